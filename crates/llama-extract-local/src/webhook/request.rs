//! One attempt to deliver: the request, and what became of it.

use std::fmt;
use std::time::Duration;

use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use sha2::Sha256;

use super::is_loopback;
use crate::outgoing::{Outgoing, root};

const USER_AGENT: &str = "llamaindex-webhook-service/1.0";

/// What is to be sent, and where.
pub(crate) struct Delivery {
    pub(crate) event_id: String,
    pub(crate) event_type: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) secret: Option<String>,
    pub(crate) body: String,
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery")
            .field("event_id", &self.event_id)
            .field("event_type", &self.event_type)
            .field("url", &super::shown_url(&self.url))
            .finish_non_exhaustive()
    }
}

impl Delivery {
    /// Custom headers, except those that the API sets itself, and the headers of the API.
    fn headers(&self) -> HeaderMap {
        let mut own = HeaderMap::new();
        let mut set = |name: &'static str, value: &str| {
            // Ids and names of ours are plain ASCII.
            if let Ok(value) = HeaderValue::from_str(value) {
                own.insert(HeaderName::from_static(name), value);
            }
        };
        set("content-type", "application/json");
        set("user-agent", USER_AGENT);
        set("x-webhook-event-id", &self.event_id);
        set("x-webhook-event-type", &self.event_type);
        if let Some(secret) = &self.secret {
            set(
                "lc-signature",
                &signature(secret.as_bytes(), self.body.as_bytes()),
            );
        }
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            // Both were checked when they were taken.
            let name = HeaderName::from_bytes(name.as_bytes());
            let value = HeaderValue::from_bytes(value.as_bytes());
            if let (Ok(name), Ok(mut value)) = (name, value) {
                value.set_sensitive(true);
                headers.append(name, value);
            }
        }
        // Takes the place of what is there under the same name.
        headers.extend(own);
        headers
    }
}

/// `sha256=` and the HMAC-SHA256 of a body in lower-case hex.
fn signature(secret: &[u8], body: &[u8]) -> String {
    // A key of any length will do.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else {
        return String::new();
    };
    mac.update(body);
    let digest = mac.finalize().into_bytes();
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256={hex}")
}

/// Sends deliveries.
pub(super) struct Sender {
    timeout: Duration,
    /// For this machine: a proxy would take such a URL for its own.
    direct: Outgoing,
    /// For all others, through the proxy that the environment names, if it names one.
    outside: Outgoing,
}

impl Sender {
    pub(super) fn new(timeout: Duration) -> Self {
        Self {
            timeout,
            direct: Outgoing::new(true),
            outside: Outgoing::new(false),
        }
    }

    /// The status of the answer, or why there was none.
    pub(super) async fn send(&self, delivery: &Delivery) -> Result<u16, String> {
        let url = Url::parse(&delivery.url).map_err(|e| format!("the URL cannot be read: {e}"))?;
        let to = if is_loopback(&url) {
            &self.direct
        } else {
            &self.outside
        };
        let client = to.client().await?;
        let request = client
            .post(url)
            .headers(delivery.headers())
            .body(delivery.body.clone())
            .timeout(self.timeout);
        match request.send().await {
            Ok(response) => Ok(response.status().as_u16()),
            Err(error) => Err(self.reason(&error)),
        }
    }

    /// Without the URL, in which the caller may have put a key.
    fn reason(&self, error: &reqwest::Error) -> String {
        if error.is_timeout() {
            format!("no answer within {} s", self.timeout.as_secs_f64())
        } else if error.is_connect() {
            format!("cannot connect: {}", root(error))
        } else {
            format!("the connection broke off: {}", root(error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_the_published_test_case() {
        // RFC 4231, test case 2.
        assert_eq!(
            signature(b"Jefe", b"what do ya want for nothing?"),
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn a_custom_header_does_not_replace_one_of_the_api() {
        let delivery = Delivery {
            event_id: "e".into(),
            event_type: "extract.success".into(),
            url: "http://localhost/".into(),
            headers: vec![
                ("X-Webhook-Event-Type".into(), "extract.error".into()),
                ("X-More".into(), "one".into()),
                ("x-more".into(), "two".into()),
            ],
            secret: None,
            body: "{}".into(),
        };
        let headers = delivery.headers();
        let all = |name: &str| headers.get_all(name).iter().collect::<Vec<_>>();
        assert_eq!(all("x-webhook-event-type"), ["extract.success"]);
        assert_eq!(all("x-more"), ["one", "two"]);
        assert!(!headers.contains_key("lc-signature"));
    }
}
