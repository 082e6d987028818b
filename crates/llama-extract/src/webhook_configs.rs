//! Stored webhook configurations: whom the service tells of events, kept under an id. (Deployments since August 2026.)
//!
//! ```no_run
//! use llama_extract::webhook::{EventKind, SigningSecret};
//!
//! # #[derive(serde::Deserialize, llama_extract::ExtractSchema)]
//! # struct Invoice { total: f64 }
//! # async fn example(client: llama_extract::Client) -> Result<(), llama_extract::Error> {
//! let secret = SigningSecret::new("whsec_mLqX8...")?;
//! let stored = client
//!     .webhook_configs()
//!     .create("https://example.com/hook")
//!     .events([EventKind::ExtractSuccess, EventKind::ExtractError])
//!     .json()
//!     .signing_secret(&secret)
//!     .await?;
//! assert!(stored.has_secret);
//! client.extract::<Invoice>("invoice.pdf").stored_webhook(stored.id).submit().await?;
//! # Ok(())
//! # }
//! ```

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use llama_extract_api::builder::ListWebhookConfigs;
use llama_extract_api::types::{WebhookConfigCreate, WebhookConfigResponse, WebhookConfigUpdate};

use crate::page::{ListQuery, Page, PageFuture, sealed};
use crate::request::{With as _, path_id};
use crate::webhook::{EventKind, OutputFormat, SigningSecret, Webhook};
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

    /// Stores a webhook, given as one or as its URL: set the rest, then await it.
    pub fn create(&self, webhook: impl Into<Webhook>) -> SetWebhookConfig {
        SetWebhookConfig::new(self.client.clone(), None, webhook.into())
    }

    /// Changes a stored configuration: say what, then await it. What is not said stays as it is.
    pub fn update(&self, id: impl Into<String>) -> SetWebhookConfig {
        SetWebhookConfig::new(self.client.clone(), Some(id.into()), Webhook::default())
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
#[derive(Clone, Debug)]
#[must_use = "nothing is stored until it is awaited"]
pub struct SetWebhookConfig {
    client: Client,
    /// None for a new one.
    id: Option<String>,
    webhook: Webhook,
}

impl SetWebhookConfig {
    fn new(client: Client, id: Option<String>, webhook: Webhook) -> Self {
        Self {
            client,
            id,
            webhook,
        }
    }

    /// Where to send the events. The hosted service refuses addresses that are not public.
    pub fn url(self, url: impl Into<String>) -> Self {
        self.with(|webhook| webhook.url(url))
    }

    /// Which events to send. A new configuration sends all when this is not called.
    pub fn events(self, events: impl IntoIterator<Item = impl Into<EventKind>>) -> Self {
        self.with(|webhook| webhook.events(events))
    }

    /// A header to send along. Called again, it adds another one, or replaces the one of the same name. In an update, the
    /// headers of all calls replace those that were stored.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|webhook| webhook.header(name, value))
    }

    /// Writes each delivery as a JSON object: [`OutputFormat::Json`].
    pub fn json(self) -> Self {
        self.with(Webhook::json)
    }

    /// How to write each delivery.
    pub fn output_format(self, format: OutputFormat) -> Self {
        self.with(|webhook| webhook.output_format(format))
    }

    /// The secret that signs each delivery. It can be written, never read.
    pub fn signing_secret(self, secret: &SigningSecret) -> Self {
        self.with(|webhook| webhook.signing_secret(secret))
    }

    fn with(mut self, f: impl FnOnce(Webhook) -> Webhook) -> Self {
        self.webhook = f(self.webhook);
        self
    }

    async fn send(self) -> Result<WebhookConfigResponse, Error> {
        let webhook = self.webhook.into_configuration()?;
        let mut changes = WebhookConfigUpdate::default();
        changes.webhook_url = webhook.webhook_url;
        changes.webhook_events = webhook.webhook_events;
        changes.webhook_headers = webhook.webhook_headers;
        changes.webhook_output_format = webhook.webhook_output_format;
        changes.webhook_signing_secret = webhook.webhook_signing_secret;
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

/// # Errors
///
/// [`Error::is_argument`] before anything is sent, for a list of no events, a URL that is none or a header that cannot be
/// sent; [`Error::is_not_found`] if there is none to
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
