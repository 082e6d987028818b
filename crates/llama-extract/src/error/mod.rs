//! The one error of this crate.

mod make;
pub(crate) mod misfit;

use std::fmt;
use std::time::Duration;

use llama_extract_api::types::ExtractV2Job;
use reqwest::StatusCode;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why an extraction, or another call, did not succeed.
///
/// What to do about it is a question to its predicates, such as [`is_rate_limited`](Self::is_rate_limited); what it says is
/// made for people, names the thing and the remedy, and never holds the API key or the content of a document.
///
/// What each of them means, and what helps, is on a page of its own: [`troubleshooting`](crate::troubleshooting).
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    message: String,
    /// The service's own words.
    detail: Option<String>,
    status: Option<StatusCode>,
    request_id: Option<String>,
    retry_after: Option<Duration>,
    attempts: u32,
    truncated: bool,
    job_id: Option<String>,
    job: Option<ExtractV2Job>,
    source: Option<Source>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Configuration,
    Argument,
    Document,
    Schema,
    Transport,
    Answer,
    Senseless,
    Uncertain,
    JobFailed,
    JobCancelled,
    Deadline,
    Decode,
    Journal,
}

impl Error {
    /// The client was not built right: no key, a base URL that is none. Nothing was sent.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        self.0.kind == Kind::Configuration
    }

    /// What was asked for makes no sense, whatever the service is: an empty id, a list of no events. Nothing was sent.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.0.kind == Kind::Argument
    }

    /// The document could not be read, or written where it was to be downloaded to: it is not there, empty, changed while
    /// it was sent, or comes from a stream that can be read once and would have to be sent again.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.0.kind == Kind::Document
    }

    /// The schema is not one that the service takes, found here or there (400, `schema_validation: ...`).
    #[must_use]
    pub fn is_schema(&self) -> bool {
        self.0.kind == Kind::Schema
    }

    /// The service refused the key (401).
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.0.status == Some(StatusCode::UNAUTHORIZED)
    }

    /// The plan has no credits left (402).
    #[must_use]
    pub fn is_out_of_credits(&self) -> bool {
        self.0.status == Some(StatusCode::PAYMENT_REQUIRED)
    }

    /// No such job, file or configuration (404).
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.0.status == Some(StatusCode::NOT_FOUND)
    }

    /// Too many requests, or a limit of the plan (429).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.0.status == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// No answer came, or not all of it.
    #[must_use]
    pub fn is_transport(&self) -> bool {
        self.0.kind == Kind::Transport
    }

    /// An answer came that is not the API's, or contradicts itself. Asking again would bring the same.
    #[must_use]
    pub fn is_senseless_answer(&self) -> bool {
        self.0.kind == Kind::Senseless
    }

    /// An extraction may have been created, or not: the answer was lost, and looking for the job did not settle it. The
    /// message says how to look later. Sending it again may pay for it twice.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.0.kind == Kind::Uncertain
    }

    /// The job ended `FAILED`.
    #[must_use]
    pub fn is_job_failed(&self) -> bool {
        self.0.kind == Kind::JobFailed
    }

    /// The job ended `CANCELLED`.
    #[must_use]
    pub fn is_job_cancelled(&self) -> bool {
        self.0.kind == Kind::JobCancelled
    }

    /// The job did not end before the deadline; it goes on at the service.
    #[must_use]
    pub fn is_deadline(&self) -> bool {
        self.0.kind == Kind::Deadline
    }

    /// The result does not fit the Rust type; [`job`](Self::job) has it.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.0.kind == Kind::Decode
    }

    /// The journal of a batch cannot be used: it belongs to another batch, is in use or damaged, or cannot be written.
    #[must_use]
    pub fn is_journal(&self) -> bool {
        self.0.kind == Kind::Journal
    }

    /// Whether the same call may succeed later. It says nothing about whether repeating it is safe: a create whose
    /// answer was lost may have made a job, which is paid for.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.0.kind {
            Kind::Transport | Kind::Deadline => true,
            Kind::Answer => self.0.status.is_some_and(|status| {
                matches!(status.as_u16(), 408 | 425 | 429) || status.is_server_error()
            }),
            _ => false,
        }
    }

    /// The HTTP status, where the service answered with an error.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.status.map(|status| status.as_u16())
    }

    /// The service's own words: its `detail`, or the failed job's `error_message`.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// The id of the request, to be told to the service's support, where the answer had one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// How long the service asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    pub(crate) fn status_code(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// An answer that stopped in the middle: the next one may be whole.
    pub(crate) fn is_truncated_answer(&self) -> bool {
        self.0.truncated
    }

    fn transport_cause(&self) -> Option<&reqwest::Error> {
        self.0.source.as_deref()?.downcast_ref()
    }

    /// No connection stood: the service has seen nothing.
    pub(crate) fn is_connect(&self) -> bool {
        self.transport_cause()
            .is_some_and(reqwest::Error::is_connect)
    }

    /// A connection stood, and the answer took too long.
    pub(crate) fn is_timeout(&self) -> bool {
        self.transport_cause()
            .is_some_and(|cause| cause.is_timeout() && !cause.is_connect())
    }

    /// How many requests were sent for the call, retries included; 0 when none was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The job that this is about.
    #[must_use]
    pub fn job_id(&self) -> Option<&str> {
        self.0.job_id.as_deref()
    }

    /// The job as it ended, with its result, when it ended otherwise than hoped for.
    #[must_use]
    pub fn job(&self) -> Option<&ExtractV2Job> {
        self.0.job.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

/// Without the job: it holds what was extracted, which has no place in a log.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        let mut debug = f.debug_struct("Error");
        debug
            .field("kind", &inner.kind)
            .field("message", &inner.message);
        if let Some(status) = &inner.status {
            debug.field("status", &status.as_u16());
        }
        if let Some(id) = &inner.request_id {
            debug.field("request_id", id);
        }
        if let Some(id) = &inner.job_id {
            debug.field("job_id", id);
        }
        if let Some(source) = &inner.source {
            debug.field("source", &source.to_string());
        }
        debug.finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_question_has_its_section_on_the_page() {
        let page = include_str!("../troubleshooting.md");
        let questions = include_str!("mod.rs")
            .lines()
            .filter_map(|line| line.trim().strip_prefix("pub fn is_"))
            .filter_map(|line| Some(line.split_once('(')?.0));
        let mut count = 0;
        for question in questions {
            assert!(page.contains(&format!("## `is_{question}`")), "{question}");
            count += 1;
        }
        assert_eq!(page.matches("\n## `").count(), count);
    }
}
