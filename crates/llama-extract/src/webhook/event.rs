//! What a webhook tells.

use std::fmt;

use chrono::{DateTime, Utc};
use llama_extract_api::types::WebhookEvent as EventKind;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::WebhookError;

/// Characters that the id of an event may have: a UUID has 36.
const LONGEST_ID: usize = 256;

/// What a webhook tells: something happened to a job.
///
/// Everything in it was signed. It is a hint, though: events may come late, twice or in another order than they happened,
/// and the job itself, which [`Client::job`](crate::Client::job) picks up by [`job_id`](Self::job_id), has the last word.
///
/// `Debug` leaves out [`data`](Self::data), which may hold what was extracted.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// The same in every attempt to deliver the event. Where a deployment sends none, a digest of the body takes its
    /// place: there, the same event is the same text.
    pub id: String,
    /// What happened, such as `extract.success`. A kind that this version does not know keeps its name.
    pub kind: EventKind,
    /// When it happened; to the microsecond. Some deployments do not tell.
    pub timestamp: Option<DateTime<Utc>>,
    /// The job that it happened to.
    pub job_id: Option<String>,
    /// All that the service tells of it, the job's id included, as it came.
    pub data: Map<String, Value>,
}

impl Event {
    /// Reads a body whose signature was checked.
    pub(super) fn read(body: &[u8]) -> Result<Self, WebhookError> {
        let event = match json(body)? {
            // The output format `string`, which is the default: the same JSON inside a JSON string.
            Value::String(text) => json(text.as_bytes())?,
            value => value,
        };
        let Value::Object(mut event) = event else {
            return Err(WebhookError::not_event("it is no JSON object"));
        };
        if !event.contains_key("event_type") && event.contains_key("event") {
            return Self::read_flat(event, body);
        }
        let id = text(&mut event, "event_id")?;
        if id.chars().count() > LONGEST_ID {
            return Err(WebhookError::not_event(format_args!(
                "`event_id` has more than {LONGEST_ID} characters"
            )));
        }
        let kind = EventKind::from(text(&mut event, "event_type")?);
        let timestamp = match event.remove("timestamp") {
            None | Some(Value::Null) => None,
            Some(seconds) => Some(time(&seconds).ok_or_else(|| {
                WebhookError::not_event("`timestamp` is not a number of seconds since 1970")
            })?),
        };
        let data = match event.remove("data") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(data)) => data,
            Some(_) => return Err(WebhookError::not_event("`data` is no object")),
        };
        let job_id = ["job_id", "id"]
            .into_iter()
            .find_map(|key| data.get(key)?.as_str())
            .map(str::to_owned);
        Ok(Self {
            id,
            kind,
            timestamp,
            job_id,
            data,
        })
    }

    /// The form that one page of the documentation shows: `{"event", "job_id", "status"}`.
    fn read_flat(mut event: Map<String, Value>, body: &[u8]) -> Result<Self, WebhookError> {
        let kind = EventKind::from(text(&mut event, "event")?);
        let job_id = event.get("job_id").and_then(Value::as_str);
        Ok(Self {
            id: digest(body),
            kind,
            timestamp: None,
            job_id: job_id.map(str::to_owned),
            data: event,
        })
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("timestamp", &self.timestamp)
            .field("job_id", &self.job_id)
            .finish_non_exhaustive()
    }
}

/// The parser's own words would do, but for what they might repeat of the body: the place is enough.
fn json(text: &[u8]) -> Result<Value, WebhookError> {
    serde_json::from_slice(text).map_err(|error| {
        WebhookError::not_event(format_args!(
            "no JSON from line {}, column {}",
            error.line(),
            error.column()
        ))
    })
}

fn text(event: &mut Map<String, Value>, key: &str) -> Result<String, WebhookError> {
    match event.remove(key) {
        Some(Value::String(text)) if !text.is_empty() => Ok(text),
        _ => Err(WebhookError::not_event(format_args!(
            "`{key}` is missing, or no text"
        ))),
    }
}

/// A time in seconds since 1970, with a fraction. A float of today's size has room for microseconds.
fn time(seconds: &Value) -> Option<DateTime<Utc>> {
    let micros = (seconds.as_f64()? * 1e6).round();
    // Beyond the range of i64 the cast saturates, and no such year can be named.
    DateTime::from_timestamp_micros(micros as i64)
}

fn digest(body: &[u8]) -> String {
    use fmt::Write as _;

    let mut text = String::from("sha256-");
    for byte in Sha256::digest(body) {
        // Writing to a String does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
