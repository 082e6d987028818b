//! Whom the service is to tell, of what, and how.

use std::fmt;

use http::{HeaderName, HeaderValue};
use llama_extract_api::types::{
    ExtractV2JobCreate, WebhookConfiguration, WebhookEvent as EventKind,
};
use reqwest::Url;

use super::SigningSecret;
use crate::Error;
use crate::request::path_id;
use crate::secret::Secret;

/// A webhook: whom the service tells, of which events, and how. For one extraction
/// ([`Extract::webhook`](crate::Extract::webhook)), or to be stored
/// ([`WebhookConfigs::create`](crate::webhook_configs::WebhookConfigs::create)).
///
/// What is not said is left to the service: all events, the format [`OutputFormat::String`], no signature.
///
/// ```
/// use llama_extract::webhook::{EventKind, SigningSecret, Webhook};
///
/// let secret = SigningSecret::new("whsec_mLqX8...")?;
/// let webhook = Webhook::to("https://example.com/hook?token=4711")
///     .events([EventKind::ExtractSuccess, EventKind::ExtractError])
///     .header("x-tenant", "17")
///     .signing_secret(&secret)
///     .json();
///
/// // What may be a secret is not printed.
/// let printed = format!("{webhook:?}");
/// assert!(!printed.contains("4711") && !printed.contains("17") && !printed.contains("whsec"));
/// # Ok::<(), llama_extract::Error>(())
/// ```
#[derive(Clone, Default)]
#[must_use = "a webhook is told of nothing until it is given to an extraction, or stored"]
pub struct Webhook {
    /// None in a change to a stored one that leaves it as it is.
    url: Option<String>,
    events: Option<Vec<EventKind>>,
    headers: Vec<(String, Secret)>,
    output_format: Option<OutputFormat>,
    signing_secret: Option<SigningSecret>,
}

/// How the body of a delivery is written. [`verify`](super::verify) takes both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutputFormat {
    /// The event's JSON inside a JSON string: the service's default.
    #[default]
    String,
    /// The event as a JSON object.
    Json,
}

impl OutputFormat {
    /// As the API calls it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Json => "json",
        }
    }
}

impl Webhook {
    /// A webhook at this URL, `http` or `https`. The hosted service refuses addresses that are not public.
    pub fn to(url: impl Into<String>) -> Self {
        Self::default().url(url)
    }

    pub(crate) fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Which events to send; all when this is not called. An empty list is refused.
    pub fn events(mut self, events: impl IntoIterator<Item = impl Into<EventKind>>) -> Self {
        self.events = Some(events.into_iter().map(Into::into).collect());
        self
    }

    /// A header to send along. Called again, it adds another one, or replaces the one of the same name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.headers
            .retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        self.headers.push((name, Secret(value.into())));
        self
    }

    /// How to write each delivery.
    pub fn output_format(mut self, format: OutputFormat) -> Self {
        self.output_format = Some(format);
        self
    }

    /// Writes each delivery as a JSON object: [`OutputFormat::Json`].
    pub fn json(self) -> Self {
        self.output_format(OutputFormat::Json)
    }

    /// The secret to sign each delivery with. Without one, nobody can tell a delivery from a forgery. (Deployments since
    /// August 2026.)
    pub fn signing_secret(mut self, secret: &SigningSecret) -> Self {
        self.signing_secret = Some(secret.clone());
        self
    }

    /// Checks what can be checked before anything is sent.
    pub(crate) fn into_configuration(self) -> Result<WebhookConfiguration, Error> {
        if let Some(url) = &self.url {
            check_url(url)?;
        }
        if self.events.as_ref().is_some_and(Vec::is_empty) {
            return Err(Error::argument(
                "a webhook without events is refused: name some, or leave `events` out for all",
            ));
        }
        for (name, Secret(value)) in &self.headers {
            check_header(name, value)?;
        }
        let mut configuration = WebhookConfiguration::default();
        configuration.webhook_url = self.url;
        configuration.webhook_events = self.events;
        let headers = self.headers.into_iter();
        configuration.webhook_headers =
            (headers.len() > 0).then(|| headers.map(|(name, value)| (name, value.0)).collect());
        configuration.webhook_output_format =
            self.output_format.map(|format| format.as_str().into());
        configuration.webhook_signing_secret =
            self.signing_secret.map(|secret| secret.expose().into());
        Ok(configuration)
    }
}

impl From<&str> for Webhook {
    fn from(url: &str) -> Self {
        Self::to(url)
    }
}

impl From<String> for Webhook {
    fn from(url: String) -> Self {
        Self::to(url)
    }
}

/// Without the secret, the values of headers, and what a URL may hold of keys.
impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("url", &self.url.as_deref().map(shown))
            .field("events", &self.events)
            .field("headers", &self.headers)
            .field("output_format", &self.output_format)
            .field("signing_secret", &self.signing_secret)
            .finish()
    }
}

/// The webhooks of one extraction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Webhooks {
    pub(crate) inline: Vec<Webhook>,
    /// Ids of stored ones.
    pub(crate) stored: Vec<String>,
}

impl Webhooks {
    /// Adds them to a request.
    pub(crate) fn settle(self, request: &mut ExtractV2JobCreate) -> Result<(), Error> {
        let inline = self.inline.into_iter().map(Webhook::into_configuration);
        let inline = inline.collect::<Result<Vec<_>, _>>()?;
        for id in &self.stored {
            path_id(id, "webhook configuration")?;
        }
        request.webhook_configurations = (!inline.is_empty()).then_some(inline);
        request.webhook_configuration_ids = (!self.stored.is_empty()).then_some(self.stored);
        Ok(())
    }
}

fn check_url(text: &str) -> Result<(), Error> {
    // No message repeats the URL: it may hold a key.
    let url = Url::parse(text)
        .map_err(|error| Error::argument(format!("the URL of the webhook is none: {error}")))?;
    match url.scheme() {
        "http" | "https" => Ok(()),
        other => Err(Error::argument(format!(
            "the URL of the webhook has the scheme {other}: use https"
        ))),
    }
}

fn check_header(name: &str, value: &str) -> Result<(), Error> {
    if HeaderName::from_bytes(name.as_bytes()).is_err() {
        return Err(Error::argument(format!(
            "{name:?} is not the name of a header that a webhook can have"
        )));
    }
    if HeaderValue::from_str(value).is_err() {
        return Err(Error::argument(format!(
            "the value of the webhook's header {name} holds a line break, another control character, or one beyond ASCII"
        )));
    }
    Ok(())
}

/// A URL without user, password, query and fragment.
fn shown(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else {
        return "***".into();
    };
    // They fail for a URL that has no place for them, which needs no hiding.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_query(None);
    url.set_fragment(None);
    url.into()
}
