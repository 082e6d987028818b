//! A result, with the place of every value.

use llama_extract_api::types::{ExtractJobCredits, ExtractV2Job};
use serde_json::Value;

use crate::error::misfit;
use crate::evidence::{self, Evidence, Fields};
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
    raw: Value,
    metadata: Value,
    job: ExtractV2Job,
}

impl<T: ExtractSchema> Extraction<T> {
    /// All leaves by JSON pointer, each with its evidence, without regard to `T`.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        evidence::fields(&self.raw, &self.metadata)
    }

    /// The value as the service sent it.
    #[must_use]
    pub fn raw(&self) -> &Value {
        &self.raw
    }

    /// Where its values stood, as the service sent it; null unless asked for.
    #[must_use]
    pub fn raw_evidence(&self) -> &Value {
        &self.metadata
    }

    /// The job that it came from.
    #[must_use]
    pub fn job(&self) -> &ExtractV2Job {
        &self.job
    }

    /// What the job cost, if asked for with [`usage`](crate::Extract::usage) and known to the service.
    #[must_use]
    pub fn usage(&self) -> Option<&ExtractJobCredits> {
        self.job.usage.as_ref()
    }
}

/// Decodes one result. If it does not fit, the error has the job: it was paid for.
pub(crate) fn decode<T: ExtractSchema>(
    raw: Value,
    metadata: Value,
    job: ExtractV2Job,
) -> Result<Extraction<T>, Error> {
    match serde_path_to_error::deserialize(&raw) {
        Ok(value) => {
            let evidence = T::Evidence::decode_beside(Some(&raw), Some(&metadata));
            Ok(Extraction {
                value,
                evidence,
                raw,
                metadata,
                job,
            })
        }
        Err(error) => {
            let message = format!(
                "the result of job {} does not fit the Rust type at `{}`: {}; make the field an `Option` if the document \
                 may not state it. `Error::job` has the finished job",
                job.id,
                error.path(),
                misfit::words(error.inner())
            );
            Err(Error::decode(message, job))
        }
    }
}
