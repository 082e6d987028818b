//! A result, with the place of every value.

use std::sync::Arc;

use llama_extract_api::types::{ExtractJobCredits, ExtractV2Job};
use serde_json::Value;

use crate::error::misfit;
use crate::evidence::{self, Evidence, Fields};
use crate::outcome::Outcome;
use crate::{Error, ExtractSchema};

/// What was extracted, and where each value stood.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Extraction<T: ExtractSchema> {
    /// The value.
    pub value: T,
    /// The mirror of the value: citations and confidence in every leaf. Empty unless asked for with
    /// [`cite_sources`](crate::Extract::cite_sources) or [`confidence_scores`](crate::Extract::confidence_scores).
    pub evidence: T::Evidence,
    /// Shared by all pages or rows of a job.
    outcome: Arc<Outcome>,
    /// Which of its results this is.
    index: usize,
}

impl<T: ExtractSchema> Extraction<T> {
    /// All leaves by JSON pointer, each with its evidence, without regard to `T`.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        evidence::fields(self.raw(), self.outcome.tree(self.index))
    }

    /// The value as the service sent it.
    #[must_use]
    pub fn raw(&self) -> &Value {
        self.outcome.result(self.index)
    }

    /// Where its values stood, as the service sent it; null unless asked for.
    #[must_use]
    pub fn raw_evidence(&self) -> &Value {
        self.outcome.tree(self.index)
    }

    /// The job that it came from, with all of its results. It is put together when it is asked for the first time, so
    /// that nobody else holds every result twice.
    ///
    /// Its metadata, with the id of the parse job, is there if citations or confidence were asked for.
    #[must_use]
    pub fn job(&self) -> &ExtractV2Job {
        self.outcome.job()
    }

    /// What the job cost, if asked for with [`usage`](crate::Extract::usage) and known to the service.
    #[must_use]
    pub fn usage(&self) -> Option<&ExtractJobCredits> {
        self.outcome.bare_job().usage.as_ref()
    }
}

/// Decodes all results of a job. If one does not fit, the error has the job: it was paid for.
pub(crate) fn decode<T: ExtractSchema>(outcome: Outcome) -> Result<Vec<Extraction<T>>, Error> {
    let mut values = Vec::with_capacity(outcome.len());
    for index in 0..outcome.len() {
        match T::deserialize(outcome.result(index)) {
            Ok(value) => values.push(value),
            Err(_) => return Err(unfit::<T>(outcome, index)),
        }
    }
    let outcome = Arc::new(outcome);
    let extraction = |(index, value)| Extraction {
        value,
        evidence: T::Evidence::decode_beside(
            Some(outcome.result(index)),
            Some(outcome.tree(index)),
        ),
        outcome: Arc::clone(&outcome),
        index,
    };
    Ok(values.into_iter().enumerate().map(extraction).collect())
}

/// Why a result does not fit. To know where it does not takes a second look, which costs more than the first.
fn unfit<T: ExtractSchema>(outcome: Outcome, index: usize) -> Error {
    let looked: Result<T, _> = serde_path_to_error::deserialize(outcome.result(index));
    let (place, cause) = match looked {
        Err(error) => (error.path().to_string(), Some(error.into_inner())),
        // Only a type that decodes differently each time gets here.
        Ok(_) => (".".to_owned(), None),
    };
    let job = outcome.into_job();
    let why = cause.as_ref().map_or_else(
        || "it fits at times, and at times it does not".to_owned(),
        misfit::words,
    );
    let message = format!(
        "the result of job {} does not fit the Rust type at `{place}`: {why}; make the field an `Option` if the document \
         may not state it. `Error::job` has the finished job",
        job.id
    );
    Error::decode(message, job)
}
