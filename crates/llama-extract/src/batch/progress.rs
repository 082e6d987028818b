//! How far a batch is, and what has come of it.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use llama_extract_api::types::ExtractV2Job;

use crate::Error;

/// Failures that a summary tells of. When all of a million documents fail, memory is not to be the next thing that does.
const MOST_FAILURES: usize = 10_000;

/// How far a batch is, to be read at any time; from [`Batch::progress`](super::Batch::progress). Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Progress(pub(super) Arc<Counters>);

#[derive(Debug, Default)]
pub(super) struct Counters {
    pub(super) taken: AtomicU64,
    pub(super) uploaded: AtomicU64,
    pub(super) created: AtomicU64,
    pub(super) resumed: AtomicU64,
    pub(super) running: AtomicU64,
    pub(super) done: AtomicU64,
    pub(super) failed: AtomicU64,
    pub(super) skipped: AtomicU64,
    pub(super) retried: Arc<AtomicU64>,
}

/// Counts of a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Documents that were taken from the input so far.
    pub taken: u64,
    /// Documents that were uploaded.
    pub uploaded: u64,
    /// Jobs that this run has created, or found after the answer to their create was lost.
    pub created: u64,
    /// Documents whose job, or the intent to create it, was in the journal.
    pub resumed: u64,
    /// Jobs that are waited for now.
    pub running: u64,
    /// Results that were given out.
    pub done: u64,
    /// Errors that were given out.
    pub failed: u64,
    /// Documents that were passed over, because only those that failed before were asked for.
    pub skipped: u64,
    /// Requests that were sent again.
    pub retried: u64,
}

impl Progress {
    /// The counts of this moment.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let counters = &self.0;
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Counts {
            taken: read(&counters.taken),
            uploaded: read(&counters.uploaded),
            created: read(&counters.created),
            resumed: read(&counters.resumed),
            running: read(&counters.running),
            done: read(&counters.done),
            failed: read(&counters.failed),
            skipped: read(&counters.skipped),
            retried: read(&counters.retried),
        }
    }
}

pub(super) fn add_one(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

/// Counts one up while it lives.
#[derive(Debug)]
pub(super) struct Gauge<'a>(&'a AtomicU64);

impl<'a> Gauge<'a> {
    pub(super) fn up(counter: &'a AtomicU64) -> Self {
        add_one(counter);
        Self(counter)
    }
}

impl Drop for Gauge<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What has come of a batch so far; from [`Batch::summary`](super::Batch::summary).
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Summary {
    /// How many documents gave a result.
    pub done: u64,
    /// How many did not.
    pub failed: u64,
    /// Which ones, and why, in the order in which they were given out: the first 10,000 of them.
    pub failures: Vec<Failure>,
    /// What the jobs with a result cost, if asked for with [`usage`](super::ExtractAll::usage).
    pub credits: Option<Credits>,
    /// Parse jobs that are in the sum, as the service calls them.
    parse_jobs: HashSet<String>,
}

/// A document without a result.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Failure {
    /// The document's place in the input, from 0.
    pub index: u64,
    /// The document: its path, name or id.
    pub document: String,
    /// Its job, where there is one.
    pub job_id: Option<String>,
    /// Why.
    pub message: String,
}

/// What jobs cost. A parse job that several of them share is counted once, though each of them reports it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Credits {
    /// In all.
    pub total: f64,
    /// Of these, for extractions.
    pub extract: f64,
    /// Of these, for reading documents.
    pub parse: f64,
    /// How many jobs the service had not settled when they were looked at: these are not in the sum.
    pub unsettled: u64,
}

impl Summary {
    pub(super) fn with_credits() -> Self {
        Self {
            credits: Some(Credits::default()),
            ..Self::default()
        }
    }

    pub(super) fn failed(&mut self, index: u64, document: String, error: &Error) {
        self.failed += 1;
        if self.failures.len() >= MOST_FAILURES {
            return;
        }
        self.failures.push(Failure {
            index,
            document,
            job_id: error.job_id().map(str::to_owned),
            message: error.to_string(),
        });
    }

    /// Adds what a job cost, if that is asked for.
    pub(super) fn cost(&mut self, job: &ExtractV2Job) {
        let Some(credits) = &mut self.credits else {
            return;
        };
        let usage = job.usage.as_ref();
        let parse = usage.and_then(|usage| usage.parse_credits);
        let extract = usage.and_then(|usage| {
            let rest = || Some(usage.credits? - parse.unwrap_or_default());
            usage.extract_credits.or_else(rest)
        });
        let Some(extract) = extract else {
            credits.unsettled += 1;
            return;
        };
        let parse_job = job
            .extract_metadata
            .as_ref()
            .and_then(|metadata| metadata.parse_job_id.clone());
        let is_counted = parse_job.is_some_and(|id| !self.parse_jobs.insert(id));
        let parse = match is_counted {
            true => 0.0,
            false => parse.unwrap_or_default(),
        };
        credits.extract += extract;
        credits.parse += parse;
        credits.total += extract + parse;
    }
}
