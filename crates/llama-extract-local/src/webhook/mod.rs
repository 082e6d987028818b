//! Webhooks: whom to tell of a job, what is told, and how it gets there.

mod deliverer;
mod event;
mod request;

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

pub(crate) use deliverer::{Deliverer, Schedule};
pub(crate) use event::{EVENTS, Event, Moment};
pub(crate) use request::Delivery;

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// The JSON of the event as a JSON string: JSON within JSON, and the default of the hosted service.
    String,
    Json,
}

impl Format {
    pub(crate) const NAMES: [&str; 2] = ["string", "json"];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Json => "json",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        [Self::String, Self::Json]
            .into_iter()
            .find(|format| format.as_str() == name)
    }
}

/// Whom to tell of what. Everything in it has been checked.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Webhook {
    pub(crate) url: String,
    /// Names of events; all when none.
    pub(crate) events: Option<Vec<String>>,
    /// Names and values. The values may be keys of the receiver, so they are shown to nobody but who may read the
    /// configuration.
    pub(crate) headers: Option<Vec<(String, String)>>,
    pub(crate) format: Option<Format>,
    /// Signs the deliveries, and is shown to nobody.
    pub(crate) secret: Option<String>,
}

impl Webhook {
    pub(crate) fn takes(&self, event: Event) -> bool {
        let asks = |events: &Vec<String>| events.iter().any(|name| name == event.as_str());
        self.events.as_ref().is_none_or(asks)
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers = self.headers.iter().flatten();
        f.debug_struct("Webhook")
            .field("url", &shown_url(&self.url))
            .field("events", &self.events)
            .field(
                "headers",
                &headers.map(|(name, _)| name).collect::<Vec<_>>(),
            )
            .field("format", &self.format)
            .field("has_secret", &self.secret.is_some())
            .finish()
    }
}

/// A URL without the parts in which keys are carried: user and password, query, fragment.
pub(crate) fn shown_url(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else {
        return String::new();
    };
    // Refused by URLs that cannot have them, and so have none.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_query(None);
    url.set_fragment(None);
    url.into()
}

/// Whether a URL leads to this machine, going by its text: no name is looked up.
fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches([']', '.']);
    match host.parse::<IpAddr>() {
        Ok(ip) => ip.to_canonical().is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_shown_url_has_no_user_password_query_or_fragment() {
        assert_eq!(
            shown_url("https://user:word@example.com:8443/hook?token=secret#part"),
            "https://example.com:8443/hook"
        );
    }

    #[test]
    fn a_printed_webhook_shows_neither_secret_nor_header_value() {
        let webhook = Webhook {
            url: "http://u:hush@example.com/?hush".into(),
            headers: Some(vec![("x-key".into(), "hush".into())]),
            secret: Some("hush".into()),
            ..Webhook::default()
        };
        let text = format!("{webhook:?}");
        assert!(text.contains("x-key") && !text.contains("hush"), "{text}");
    }

    #[test]
    fn loopback_is_known_by_name_and_by_every_form_of_its_address() {
        for (url, expected) in [
            ("http://localhost:1/", true),
            ("http://localhost./", true),
            ("http://a.localhost/", true),
            ("http://127.0.0.1/", true),
            ("http://127.9.9.9/", true),
            ("http://0x7f.1/", true),
            ("http://[::1]/", true),
            ("http://[::ffff:127.0.0.1]/", true),
            ("http://localhost.example.com/", false),
            ("http://10.0.0.1/", false),
            ("http://[::2]/", false),
        ] {
            assert_eq!(is_loopback(&Url::parse(url).unwrap()), expected, "{url}");
        }
    }
}
