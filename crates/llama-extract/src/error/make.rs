//! How errors come about: one function for each kind, and what is added on the way.

use std::fmt;
use std::time::Duration;

use llama_extract_api::types::ExtractV2Job;
use reqwest::StatusCode;

use super::{Error, Inner, Kind, Source};
use crate::SchemaError;

impl Error {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            detail: None,
            status: None,
            request_id: None,
            retry_after: None,
            attempts: 0,
            truncated: false,
            job_id: None,
            job: None,
            source: None,
        }))
    }

    fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(Kind::Configuration, message)
    }

    pub(crate) fn argument(message: impl Into<String>) -> Self {
        Self::new(Kind::Argument, message)
    }

    /// An answer that makes no sense: it is not the API's, or contradicts itself.
    pub(crate) fn senseless_answer(message: impl Into<String>) -> Self {
        Self::new(Kind::Senseless, message)
    }

    /// The same, of an answer that cannot be read.
    pub(crate) fn unreadable_answer(message: impl Into<String>, source: serde_json::Error) -> Self {
        Self::senseless_answer(message).with_source(source)
    }

    /// The journal of a batch cannot be used.
    pub(crate) fn journal(message: impl Into<String>) -> Self {
        Self::new(Kind::Journal, message)
    }

    /// The same, for a reason of the system.
    pub(crate) fn journal_io(
        message: impl fmt::Display,
        source: std::sync::Arc<std::io::Error>,
    ) -> Self {
        Self::journal(format!("{message}: {source}")).with_source(source)
    }

    /// The same, of JSON that stops in the middle although the connection says that it is whole.
    pub(crate) fn truncated_answer(message: impl Into<String>, source: serde_json::Error) -> Self {
        let mut error = Self::unreadable_answer(message, source);
        error.0.truncated = true;
        error
    }

    pub(crate) fn document(message: impl Into<String>) -> Self {
        Self::new(Kind::Document, message)
    }

    pub(crate) fn unreadable(document: impl fmt::Display, source: std::io::Error) -> Self {
        Self::new(Kind::Document, format!("cannot read {document}: {source}")).with_source(source)
    }

    /// A document that cannot be sent to its end.
    pub(crate) fn broken_content(message: impl Into<String>, source: impl Into<Source>) -> Self {
        Self::new(Kind::Document, message).with_source(source)
    }

    /// An upload that failed half-way, of a document that cannot be had from its beginning again.
    pub(crate) fn not_replayable(document: impl fmt::Display, cause: Self) -> Self {
        let message = format!(
            "{cause}; {document} comes from a stream that was read already, so that it cannot be sent again: open it \
             again, or give a path or bytes"
        );
        Self::new(Kind::Document, message).caused_by(cause)
    }

    pub(crate) fn unwritable(path: &std::path::Path, source: std::io::Error) -> Self {
        Self::new(
            Kind::Document,
            format!("cannot write {}: {source}", path.display()),
        )
        .with_source(source)
    }

    pub(crate) fn transport(message: impl Into<String>, source: impl Into<Source>) -> Self {
        Self::new(Kind::Transport, message).with_source(source)
    }

    /// An answer that is not the one asked for; `detail` is the service's own words.
    pub(crate) fn answer(
        message: impl Into<String>,
        status: StatusCode,
        detail: Option<String>,
    ) -> Self {
        // A refused schema is the same mistake wherever it is noticed.
        let refused_schema = detail
            .as_deref()
            .is_some_and(|text| text.starts_with("schema_validation"));
        let kind = if refused_schema {
            Kind::Schema
        } else {
            Kind::Answer
        };
        let mut error = Self::new(kind, message);
        error.0.status = Some(status);
        error.0.detail = detail;
        error
    }

    pub(crate) fn with_headers(
        mut self,
        request_id: Option<String>,
        retry_after: Option<Duration>,
    ) -> Self {
        self.0.request_id = request_id;
        self.0.retry_after = retry_after;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        if attempts > 1 {
            self.0
                .message
                .push_str(&format!(" (after {attempts} attempts)"));
        }
        self
    }

    /// A create whose answer was lost, and nobody knows what has become of it.
    pub(crate) fn uncertain(message: impl Into<String>, cause: Self) -> Self {
        Self::new(Kind::Uncertain, message).caused_by(cause)
    }

    /// What is known of the cause is known of this.
    fn caused_by(mut self, cause: Self) -> Self {
        self.0.status = cause.0.status;
        self.0.detail.clone_from(&cause.0.detail);
        self.0.request_id.clone_from(&cause.0.request_id);
        self.0.retry_after = cause.0.retry_after;
        self.0.attempts = cause.0.attempts;
        self.with_source(cause)
    }

    pub(crate) fn with_job_id(mut self, id: &str) -> Self {
        self.0.job_id.get_or_insert_with(|| id.to_owned());
        self
    }

    pub(crate) fn job_failed(job: ExtractV2Job) -> Self {
        let words = job
            .error_message
            .clone()
            .unwrap_or_else(|| "the service gives no reason".into());
        let mut error = Self::new(Kind::JobFailed, format!("job {} failed: {words}", job.id));
        error.0.detail = job.error_message.clone();
        error.about(job)
    }

    pub(crate) fn job_cancelled(job: ExtractV2Job) -> Self {
        Self::new(Kind::JobCancelled, format!("job {} was cancelled", job.id)).about(job)
    }

    /// A job of the legacy API that ended without a result.
    pub(crate) fn legacy_job_failed(id: &str, words: Option<String>) -> Self {
        let shown = words.as_deref().unwrap_or("the service gives no reason");
        let mut error = Self::new(Kind::JobFailed, format!("legacy job {id} failed: {shown}"));
        error.0.detail = words;
        error.with_job_id(id)
    }

    pub(crate) fn legacy_job_cancelled(id: &str) -> Self {
        Self::new(Kind::JobCancelled, format!("legacy job {id} was cancelled")).with_job_id(id)
    }

    /// A result of the legacy API that does not fit.
    pub(crate) fn legacy_decode(id: &str, message: impl Into<String>) -> Self {
        Self::new(Kind::Decode, message).with_job_id(id)
    }

    pub(crate) fn deadline(
        job_id: &str,
        last_status: Option<&str>,
        waited: Duration,
        last: Option<Self>,
    ) -> Self {
        Self::out_of_time(job_id, "Client::job", last_status, waited, last)
    }

    pub(crate) fn legacy_deadline(
        job_id: &str,
        last_status: Option<&str>,
        waited: Duration,
        last: Option<Self>,
    ) -> Self {
        Self::out_of_time(job_id, "Legacy::wait", last_status, waited, last)
    }

    fn out_of_time(
        job_id: &str,
        remedy: &str,
        last_status: Option<&str>,
        waited: Duration,
        last: Option<Self>,
    ) -> Self {
        let status = last_status.map_or_else(
            || "without a status".to_owned(),
            |status| format!("still {status}"),
        );
        let mut message = format!(
            "job {job_id} was {status} after {} s; it goes on at the service: pick it up with `{remedy}`",
            waited.as_secs_f64().round()
        );
        if let Some(last) = &last {
            message.push_str("; the last look failed: ");
            message.push_str(&last.to_string());
        }
        let mut error = Self::new(Kind::Deadline, message).with_job_id(job_id);
        error.0.source = last.map(Into::into);
        error
    }

    /// Without a source: what serde says quotes the document.
    pub(crate) fn decode(message: impl Into<String>, job: ExtractV2Job) -> Self {
        Self::new(Kind::Decode, message).about(job)
    }

    fn about(mut self, job: ExtractV2Job) -> Self {
        self.0.job_id = Some(job.id.clone());
        self.0.job = Some(job);
        self
    }
}

impl From<SchemaError> for Error {
    fn from(error: SchemaError) -> Self {
        Self::new(Kind::Schema, error.to_string()).with_source(error)
    }
}
