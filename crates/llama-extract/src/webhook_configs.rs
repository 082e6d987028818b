//! Stored webhook configurations: whom the service tells of events, kept under an id. (Deployments since August 2026.)
//!
//! ```no_run
//! # async fn example(client: llama_extract::Client) -> Result<(), llama_extract::Error> {
//! let stored = client
//!     .webhook_configs()
//!     .create("https://example.com/hook")
//!     .events(["extract.success", "extract.error"])
//!     .json()
//!     .signing_secret("whsec_...")
//!     .await?;
//! assert!(stored.has_secret);
//! # Ok(())
//! # }
//! ```

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use llama_extract_api::builder::ListWebhookConfigs;
use llama_extract_api::types::{
    WebhookConfigCreate, WebhookConfigResponse, WebhookConfigUpdate, WebhookEvent,
};

use crate::page::{ListQuery, Page, PageFuture, sealed};
use crate::request::{With as _, path_id};
use crate::secret::Secret;
use crate::{Client, Error, List};

/// Stored webhook configurations; from [`Client::webhook_configs`].
#[derive(Clone, Debug)]
pub struct WebhookConfigs {
    client: Client,
}

impl WebhookConfigs {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Stores a configuration that sends events to this URL: set the rest, then await it.
    pub fn create(&self, url: impl Into<String>) -> SetWebhookConfig {
        SetWebhookConfig::new(self.client.clone(), None, Some(url.into()))
    }

    /// Changes a stored configuration: say what, then await it. What is not said stays as it is.
    pub fn update(&self, id: impl Into<String>) -> SetWebhookConfig {
        SetWebhookConfig::new(self.client.clone(), Some(id.into()), None)
    }

    /// A stored configuration. Its secret cannot be read back; `has_secret` says whether there is one.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers.
    pub async fn get(&self, id: &str) -> Result<WebhookConfigResponse, Error> {
        let id = path_id(id, "webhook configuration")?;
        let request = self.client.api().get_webhook_config().config_id(id);
        let request = self.client.scoped(request);
        let what = format!("get webhook configuration {id}");
        self.client.answer(request.send(), what).await
    }

    /// The stored configurations of the project. Deployments before October 2026 give them all at once.
    pub fn list(&self) -> List<WebhookConfigQuery> {
        List::new(self.client.clone(), WebhookConfigQuery::default())
    }

    /// Deletes a stored configuration.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers.
    pub async fn delete(&self, id: &str) -> Result<(), Error> {
        let id = path_id(id, "webhook configuration")?;
        let request = self.client.api().delete_webhook_config().config_id(id);
        let request = self.client.scoped(request);
        let what = format!("delete webhook configuration {id}");
        self.client.done(request.send(), what).await
    }
}

/// A webhook configuration to store, or changes to one: set what is needed, then await it.
#[derive(Clone)]
#[must_use = "nothing is stored until it is awaited"]
pub struct SetWebhookConfig {
    client: Client,
    /// None for a new one.
    id: Option<String>,
    url: Option<String>,
    events: Option<Vec<WebhookEvent>>,
    headers: Vec<(String, Secret)>,
    output_format: Option<String>,
    signing_secret: Option<Secret>,
}

impl SetWebhookConfig {
    fn new(client: Client, id: Option<String>, url: Option<String>) -> Self {
        Self {
            client,
            id,
            url,
            events: None,
            headers: vec![],
            output_format: None,
            signing_secret: None,
        }
    }

    /// Where to send the events. The service refuses addresses that are not public.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Which events to send, such as `extract.success`. A new configuration sends all when this is not called.
    pub fn events(mut self, events: impl IntoIterator<Item = impl Into<WebhookEvent>>) -> Self {
        self.events = Some(events.into_iter().map(Into::into).collect());
        self
    }

    /// A header to send along. Called again, it adds another one. In an update, the headers of all calls replace those
    /// that were stored.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), Secret(value.into())));
        self
    }

    /// Sends each event as a JSON object. (The service's default is the same JSON inside a JSON string.)
    pub fn json(self) -> Self {
        self.output_format("json")
    }

    /// How to write each event: `string` or `json`.
    pub fn output_format(mut self, format: impl Into<String>) -> Self {
        self.output_format = Some(format.into());
        self
    }

    /// The secret that signs each delivery. It can be written, never read.
    pub fn signing_secret(mut self, secret: impl Into<String>) -> Self {
        self.signing_secret = Some(Secret(secret.into()));
        self
    }

    async fn send(self) -> Result<WebhookConfigResponse, Error> {
        if self.events.as_ref().is_some_and(Vec::is_empty) {
            return Err(Error::argument(
                "a webhook configuration without events is refused: name some, or leave `events` out for all",
            ));
        }
        let headers = self
            .headers
            .into_iter()
            .map(|(name, Secret(value))| (name, value));
        let mut changes = WebhookConfigUpdate::default();
        changes.webhook_headers = (headers.len() > 0).then(|| headers.collect());
        changes.webhook_url = self.url;
        changes.webhook_events = self.events;
        changes.webhook_output_format = self.output_format;
        changes.webhook_signing_secret = self.signing_secret.map(|secret| secret.0);
        let api = self.client.api();
        match self.id {
            Some(id) => {
                let id = path_id(&id, "webhook configuration")?;
                let request = api.update_webhook_config().config_id(id).body(changes);
                let request = self.client.scoped(request);
                let what = format!("update webhook configuration {id}");
                self.client.answer(request.send(), what).await
            }
            None => {
                let url = changes.webhook_url.unwrap_or_default();
                let mut body = WebhookConfigCreate::new(url);
                body.webhook_events = changes.webhook_events;
                body.webhook_headers = changes.webhook_headers;
                body.webhook_output_format = changes.webhook_output_format;
                body.webhook_signing_secret = changes.webhook_signing_secret;
                let request = api.create_webhook_config().body(body);
                let request = self.client.scoped(request);
                let what = "store a webhook configuration";
                self.client.answer(request.send(), what).await
            }
        }
    }
}

/// Without the secret, and without the values of headers: they are often secrets too.
impl fmt::Debug for SetWebhookConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetWebhookConfig")
            .field("id", &self.id)
            .field("url", &self.url)
            .field("events", &self.events)
            .field("headers", &self.headers)
            .field("output_format", &self.output_format)
            .field("signing_secret", &self.signing_secret)
            .finish_non_exhaustive()
    }
}

/// # Errors
///
/// [`Error::is_argument`] for a list of no events, before anything is sent; [`Error::is_not_found`] if there is none to
/// change; whatever else the service answers.
impl IntoFuture for SetWebhookConfig {
    type Output = Result<WebhookConfigResponse, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Which stored webhook configurations a list is of: all of them.
#[derive(Clone, Debug, Default)]
pub struct WebhookConfigQuery {
    include_total: Option<bool>,
    page_size: Option<i64>,
}

/// Settings of [`WebhookConfigs::list`].
impl List<WebhookConfigQuery> {
    /// Has them counted, for [`total_size`](Self::total_size).
    pub fn include_total(mut self) -> Self {
        self.query.include_total = Some(true);
        self
    }

    /// How many to get at a time.
    pub fn page_size(mut self, size: u32) -> Self {
        self.query.page_size = Some(size.into());
        self
    }
}

impl sealed::Sealed for WebhookConfigQuery {}

impl ListQuery for WebhookConfigQuery {
    type Item = WebhookConfigResponse;

    fn page(self, client: Client, token: Option<String>) -> PageFuture<WebhookConfigResponse> {
        Box::pin(async move {
            let what = "list webhook configurations";
            let is_first = token.is_none();
            let request = client.scoped(client.api().list_webhook_configs());
            let request = request
                .with(self.include_total, ListWebhookConfigs::include_total)
                .with(self.page_size, ListWebhookConfigs::page_size)
                .with(token, ListWebhookConfigs::page_token);
            match client.answer(request.send(), what).await {
                Ok(page) => Ok(page.into()),
                // The paged list is younger than what it lists.
                Err(error) if error.is_not_found() && is_first => {
                    let request = client.scoped(client.api().list_all_webhook_configs());
                    Ok(Page::only(client.answer(request.send(), what).await?))
                }
                Err(error) => Err(error),
            }
        })
    }
}
