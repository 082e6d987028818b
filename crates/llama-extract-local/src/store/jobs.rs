//! Extract jobs and the life they lead: PENDING, RUNNING, then one of three ends.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Cursor, PageOf, PageRequest, Store, StoredFile};
use crate::ids;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Pending,
    Running,
    Completed,
    Failed,
    Cancelled,
}

impl Status {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Failed => "FAILED",
            Self::Cancelled => "CANCELLED",
        }
    }

    pub(crate) fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::enum_variant_names, reason = "the API calls them so")]
pub(crate) enum Target {
    PerDoc,
    PerPage,
    PerTableRow,
}

/// What a job shall do, read from the request once.
#[derive(Debug, Clone)]
pub(crate) struct Configuration {
    /// The configuration as the API shows it, every setting present.
    pub(crate) json: Value,
    pub(crate) schema: Arc<crate::schema::Root>,
    pub(crate) target: Target,
    pub(crate) tier: String,
    pub(crate) parse_tier: String,
    pub(crate) pages: Option<crate::parse::PageRanges>,
    pub(crate) max_pages: Option<usize>,
    pub(crate) cite_sources: bool,
    pub(crate) confidence_scores: bool,
}

/// What a finished job has to show.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) result: Value,
    /// `document_metadata`, `page_metadata` or `row_metadata`, by target.
    pub(crate) field_metadata: Value,
    pub(crate) pages: usize,
    pub(crate) document_words: usize,
    pub(crate) engine: &'static str,
}

/// What a job reads: the id that the caller gave, and the file behind it.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) id: String,
    pub(crate) file: StoredFile,
    /// Set when the caller gave the parse job of an earlier extraction.
    pub(crate) parse_job_id: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) input: Input,
    pub(crate) parse_job_id: String,
    pub(crate) configuration: Arc<Configuration>,
    pub(crate) status: Status,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) error_message: Option<String>,
    pub(crate) outcome: Option<Arc<Outcome>>,
    sequence: u64,
}

#[derive(Debug, Default)]
pub(crate) struct JobFilter {
    pub(crate) ids: Vec<String>,
    pub(crate) status: Option<String>,
    pub(crate) file_input: Option<String>,
    pub(crate) input_type: Option<String>,
    pub(crate) configuration_id: Option<String>,
    pub(crate) on_or_after: Option<DateTime<Utc>>,
    pub(crate) on_or_before: Option<DateTime<Utc>>,
}

impl JobFilter {
    fn takes(&self, job: &Job) -> bool {
        let input_type = match job.input.parse_job_id {
            Some(_) => "parse_job_id",
            None => "file_id",
        };
        (self.ids.is_empty() || self.ids.contains(&job.id))
            && self.status.as_ref().is_none_or(|s| s == job.status.as_str())
            && self.file_input.as_ref().is_none_or(|f| *f == job.input.id)
            && self.input_type.as_ref().is_none_or(|t| t == input_type)
            // No configuration can be saved yet, so no job has come from one.
            && self.configuration_id.is_none()
            && self.on_or_after.is_none_or(|t| job.created_at >= t)
            && self.on_or_before.is_none_or(|t| job.created_at <= t)
    }
}

/// What became of a request to delete a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deletion {
    Deleted,
    NotFound,
    /// The job has not ended.
    Refused(Status),
}

impl Store {
    pub(crate) fn add_job(&self, input: Input, configuration: Configuration) -> Job {
        let mut state = self.lock();
        let now = ids::now();
        let job = Job {
            id: ids::new_id("ext"),
            parse_job_id: input
                .parse_job_id
                .clone()
                .unwrap_or_else(|| ids::new_id("pjb")),
            input,
            configuration: Arc::new(configuration),
            status: Status::Pending,
            created_at: now,
            updated_at: now,
            error_message: None,
            outcome: None,
            sequence: state.next_sequence(),
        };
        state.jobs.push(job.clone());
        job
    }

    pub(crate) fn job(&self, id: &str) -> Option<Job> {
        self.lock().jobs.iter().find(|j| j.id == id).cloned()
    }

    pub(crate) fn job_of_parse_job(&self, parse_job_id: &str) -> Option<Job> {
        let state = self.lock();
        state
            .jobs
            .iter()
            .find(|j| j.parse_job_id == parse_job_id)
            .cloned()
    }

    pub(crate) fn jobs(&self, filter: &JobFilter, page: &PageRequest) -> PageOf<Job> {
        let all = self
            .lock()
            .jobs
            .iter()
            .filter(|job| filter.takes(job))
            .map(|job| {
                let cursor = Cursor {
                    key: String::new(),
                    sequence: job.sequence,
                };
                (cursor, job.clone())
            })
            .collect();
        PageOf::cut(all, true, page)
    }

    /// Moves a job that has not ended; a job that has ended stays as it is. Returns the job as it then
    /// stands, and whether it moved.
    fn advance(&self, id: &str, change: impl FnOnce(&mut Job)) -> Option<(Job, bool)> {
        let mut state = self.lock();
        let job = state.jobs.iter_mut().find(|j| j.id == id)?;
        let moves = !job.status.is_terminal();
        if moves {
            change(job);
            job.updated_at = ids::now();
        }
        Some((job.clone(), moves))
    }

    pub(crate) fn start_job(&self, id: &str) -> bool {
        self.advance(id, |job| job.status = Status::Running)
            .is_some_and(|(_, moved)| moved)
    }

    pub(crate) fn complete_job(&self, id: &str, outcome: Outcome) {
        self.advance(id, |job| {
            job.status = Status::Completed;
            job.outcome = Some(Arc::new(outcome));
        });
    }

    pub(crate) fn fail_job(&self, id: &str, message: String) {
        self.advance(id, |job| {
            job.status = Status::Failed;
            job.error_message = Some(message);
        });
    }

    /// The job as it then stands, and whether it was this call that cancelled it.
    pub(crate) fn cancel_job(&self, id: &str) -> Option<(Job, bool)> {
        self.advance(id, |job| job.status = Status::Cancelled)
    }

    pub(crate) fn delete_job(&self, id: &str, force: bool) -> Deletion {
        let mut state = self.lock();
        let Some(at) = state.jobs.iter().position(|j| j.id == id) else {
            return Deletion::NotFound;
        };
        match state.jobs.get(at).map(|j| j.status) {
            Some(status) if !status.is_terminal() && !force => Deletion::Refused(status),
            _ => {
                state.jobs.remove(at);
                Deletion::Deleted
            }
        }
    }
}
