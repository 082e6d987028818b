//! The one error of this crate.

use std::fmt;
use std::time::Duration;

use llama_extract_api::types::ExtractV2Job;
use reqwest::StatusCode;

use crate::SchemaError;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why an extraction, or another call, did not succeed.
///
/// What to do about it is a question to its predicates, such as [`is_rate_limited`](Self::is_rate_limited); what it says is
/// made for people, names the thing and the remedy, and never holds the API key or the content of a document.
///
/// # Troubleshooting
///
/// - [`is_configuration`](Self::is_configuration): the client was not built right; nothing was sent. The message says
///   which setting.
/// - [`is_argument`](Self::is_argument): what was asked for makes no sense, such as an empty id; nothing was sent.
/// - [`is_document`](Self::is_document): the document could not be read; nothing was sent, or only a part of it. Or a
///   file could not be written.
/// - [`is_schema`](Self::is_schema): the service would refuse, or refused, the schema. The message names the field.
/// - [`is_unauthorized`](Self::is_unauthorized): the key is wrong, or belongs to the other region.
/// - [`is_out_of_credits`](Self::is_out_of_credits): the plan has no credits left.
/// - [`is_not_found`](Self::is_not_found): no such job or file in this project.
/// - [`is_rate_limited`](Self::is_rate_limited): too many requests; wait for [`retry_after`](Self::retry_after) if there
///   is one, and send fewer at a time.
/// - [`is_transport`](Self::is_transport): no answer came, or not all of it: the service is not there, the network is
///   not, or the base URL is wrong.
/// - [`is_senseless_answer`](Self::is_senseless_answer): what came is not the API's: a proxy's page, a base URL that leads
///   elsewhere, a list whose pages repeat.
/// - [`is_uncertain`](Self::is_uncertain): an extraction was sent, its answer was lost, and no job could be found. It
///   may still appear, and is paid for then: look with [`jobs().list().file_input(..)`](crate::jobs::Jobs::list), as the
///   message says, before sending it again.
/// - [`is_job_failed`](Self::is_job_failed): the service tried and could not; the message has its words.
/// - [`is_job_cancelled`](Self::is_job_cancelled): somebody cancelled the job.
/// - [`is_deadline`](Self::is_deadline): the job did not end in time. It goes on at the service:
///   [`Client::job`](crate::Client::job) picks it up by its [`job_id`](Self::job_id).
/// - [`is_journal`](Self::is_journal): the journal of a batch cannot be used: another batch has it open, it is of another
///   batch, it is damaged, or the disk is full. Nothing is sent that cannot be written down first.
/// - [`is_decode`](Self::is_decode): the result does not fit the Rust type. Nothing is lost:
///   [`job`](Self::job) has the finished job.
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
    pub(crate) fn legacy_decode(
        id: &str,
        message: impl Into<String>,
        source: Option<Source>,
    ) -> Self {
        let mut error = Self::new(Kind::Decode, message).with_job_id(id);
        error.0.source = source;
        error
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

    pub(crate) fn decode(
        message: impl Into<String>,
        job: ExtractV2Job,
        source: Option<Source>,
    ) -> Self {
        let mut error = Self::new(Kind::Decode, message);
        error.0.source = source;
        error.about(job)
    }

    fn about(mut self, job: ExtractV2Job) -> Self {
        self.0.job_id = Some(job.id.clone());
        self.0.job = Some(job);
        self
    }
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

impl From<SchemaError> for Error {
    fn from(error: SchemaError) -> Self {
        Self::new(Kind::Schema, error.to_string()).with_source(error)
    }
}
