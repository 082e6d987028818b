//! What a receiver is told.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::Format;

/// The events that a webhook can ask for. An extract job has four of them; the others belong to other products of the
/// hosted service, and are accepted so that one configuration serves both.
pub(crate) const EVENTS: [&str; 38] = [
    "extract.pending",
    "extract.success",
    "extract.error",
    "extract.partial_success",
    "extract.cancelled",
    "parse.pending",
    "parse.running",
    "parse.success",
    "parse.error",
    "parse.partial_success",
    "parse.cancelled",
    "classify.pending",
    "classify.running",
    "classify.success",
    "classify.error",
    "classify.partial_success",
    "classify.cancelled",
    "sheets.pending",
    "sheets.success",
    "sheets.error",
    "sheets.partial_success",
    "sheets.cancelled",
    "split.pending",
    "split.processing",
    "split.success",
    "split.error",
    "split.cancelled",
    "batch.pending",
    "batch.running",
    "batch.success",
    "batch.error",
    "batch.cancelled",
    "verify.pending",
    "verify.running",
    "verify.success",
    "verify.error",
    "verify.cancelled",
    "unmapped_event",
];

/// What happened to an extract job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    Pending,
    Success,
    Error,
    Cancelled,
}

impl Event {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "extract.pending",
            Self::Success => "extract.success",
            Self::Error => "extract.error",
            Self::Cancelled => "extract.cancelled",
        }
    }

    /// The status of the job from then on.
    fn status(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Success => "COMPLETED",
            Self::Error => "FAILED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// An event that has happened.
pub(crate) struct Moment<'m> {
    pub(crate) event: Event,
    /// The same for every webhook that is told of it, so that a receiver can tell a repetition.
    pub(crate) event_id: &'m str,
    pub(crate) job_id: &'m str,
    pub(crate) project_id: &'m str,
    pub(crate) error_message: Option<&'m str>,
    pub(crate) time: DateTime<Utc>,
}

impl Moment<'_> {
    /// The body of a delivery. It is written once: what is tried again is the same, byte by byte.
    pub(crate) fn body(&self, format: Format) -> String {
        let payload = json!({
            "event_id": self.event_id,
            "event_type": self.event.as_str(),
            "timestamp": self.time.timestamp_micros() as f64 / 1e6,
            "data": {
                "id": self.job_id,
                "job_id": self.job_id,
                "project_id": self.project_id,
                "status": self.event.status(),
                "error_message": self.error_message,
            },
        });
        match format {
            Format::Json => payload.to_string(),
            Format::String => Value::String(payload.to_string()).to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn moment(time: DateTime<Utc>) -> Moment<'static> {
        Moment {
            event: Event::Error,
            event_id: "e",
            job_id: "ext-1",
            project_id: "prj-1",
            error_message: Some("\"no\""),
            time,
        }
    }

    #[test]
    fn a_string_body_is_the_json_body_once_more_as_json() {
        let moment = moment(DateTime::UNIX_EPOCH);
        let inner: String = serde_json::from_str(&moment.body(Format::String)).unwrap();
        assert_eq!(inner, moment.body(Format::Json));
    }

    #[test]
    fn the_timestamp_is_a_float_of_seconds_even_on_the_second() {
        let at = |micros| DateTime::from_timestamp_micros(micros).unwrap();
        for (micros, text) in [
            (1_757_581_262_118_000, "\"timestamp\":1757581262.118,"),
            (1_757_581_262_000_000, "\"timestamp\":1757581262.0,"),
        ] {
            let body = moment(at(micros)).body(Format::Json);
            assert!(body.contains(text), "{body}");
        }
    }
}
