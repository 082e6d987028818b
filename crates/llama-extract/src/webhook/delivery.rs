//! Deliveries as the service makes them, for tests of receivers.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::header::{CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue};
use llama_extract_api::types::WebhookEvent as EventKind;
use serde_json::{Map, Value, json};

use super::signature::{SIGNATURE, sign};
use super::{OutputFormat, SigningSecret};

const EVENT_ID: HeaderName = HeaderName::from_static("x-webhook-event-id");
const EVENT_TYPE: HeaderName = HeaderName::from_static("x-webhook-event-type");

/// Makes a delivery as the service does, for tests of receivers: headers and body of a POST request.
///
/// ```
/// use llama_extract::webhook::{self, Delivery, EventKind, OutputFormat, SigningSecret};
///
/// let secret = SigningSecret::new("whsec_mLqX8...")?;
/// let sent = Delivery::new(EventKind::ExtractError, "ext-1")
///     .id("event-1")
///     .data("error_message", "no such page")
///     .output_format(OutputFormat::Json)
///     .signed_by(&secret);
///
/// let event = webhook::verify(&secret, &sent.headers, &sent.body)?;
/// assert_eq!((event.id.as_str(), event.kind), ("event-1", EventKind::ExtractError));
/// assert_eq!(event.data["error_message"], "no such page");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a delivery is made by `signed_by` or `unsigned`"]
pub struct Delivery {
    id: String,
    kind: EventKind,
    timestamp: DateTime<Utc>,
    data: Map<String, Value>,
    format: OutputFormat,
}

/// Headers and body of a delivery, to be sent to a receiver.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SignedDelivery {
    /// The headers that the service sets.
    pub headers: HeaderMap,
    /// The body, byte by byte as it was signed.
    pub body: Bytes,
}

impl Delivery {
    /// That this happened to the job, now, under an id of its own.
    pub fn new(kind: impl Into<EventKind>, job_id: impl Into<String>) -> Self {
        let job_id = Value::String(job_id.into());
        let mut data = Map::new();
        data.insert("id".into(), job_id.clone());
        data.insert("job_id".into(), job_id);
        Self {
            id: format!("evt-{:032x}", fastrand::u128(..)),
            kind: kind.into(),
            timestamp: Utc::now(),
            data,
            format: OutputFormat::default(),
        }
    }

    /// The event's id, which is the same when it is sent again.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// When it happened.
    pub fn timestamp(mut self, time: DateTime<Utc>) -> Self {
        self.timestamp = time;
        self
    }

    /// Tells this, too, of the job.
    pub fn data(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.data.insert(key.into(), value.into());
        self
    }

    /// How the body is written; as [`OutputFormat::String`] when this is not called, as at the service.
    pub fn output_format(mut self, format: OutputFormat) -> Self {
        self.format = format;
        self
    }

    /// The delivery of a webhook that has a signing secret.
    #[must_use]
    pub fn signed_by(self, secret: &SigningSecret) -> SignedDelivery {
        let mut delivery = self.unsigned();
        let signature = sign(secret, &delivery.body);
        delivery.headers.insert(SIGNATURE, signature);
        delivery
    }

    /// The delivery of a webhook that has no signing secret.
    #[must_use]
    pub fn unsigned(self) -> SignedDelivery {
        let mut headers = HeaderMap::new();
        let mut set = |name, value: &str| {
            // An id that no header can hold is in the body, where it counts.
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        set(CONTENT_TYPE, "application/json");
        set(USER_AGENT, "llamaindex-webhook-service/1.0");
        set(EVENT_ID, &self.id);
        set(EVENT_TYPE, self.kind.as_str());
        let event = json!({
            "event_id": self.id,
            "event_type": self.kind.as_str(),
            "timestamp": self.timestamp.timestamp_micros() as f64 / 1e6,
            "data": self.data,
        });
        let body = match self.format {
            OutputFormat::Json => event.to_string(),
            OutputFormat::String => Value::String(event.to_string()).to_string(),
        };
        SignedDelivery {
            headers,
            body: body.into(),
        }
    }
}
