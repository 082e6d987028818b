//! An extraction that is being composed.

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use llama_extract_api::types::ExtractV2JobCreate;

use crate::create::Create;
use crate::granularity::{Granularity, PerDocument, PerPage, PerTableRow};
use crate::job::{Expand, Job};
use crate::options::{Options, option_setters};
use crate::request::path_id;
use crate::upload::Handling;
use crate::webhook::{Webhook, Webhooks};
use crate::{Client, Document, Error, ExtractSchema};

/// An extraction: set options, then await it, or [`submit`](Self::submit) it.
///
/// Awaited, it uploads the document, creates a job, waits for it and decodes the result. Options that are not set are
/// left to the service, but for the tier, whose default is not the same everywhere: `cost_effective` is sent.
///
/// `G` is what one result is for; `S` is where the settings come from: [`Options`], or a [`SavedConfiguration`].
#[derive(Debug)]
#[must_use = "an extraction does nothing until it is awaited or submitted"]
pub struct Extract<T, G = PerDocument, S = Options> {
    client: Client,
    document: Document,
    upload: Handling,
    options: S,
    webhooks: Webhooks,
    expand: Expand,
    deadline: Option<Duration>,
    cancel_on_drop: bool,
    kind: PhantomData<fn() -> (T, G)>,
}

/// The settings of an extraction are those of a saved configuration; the request names its id, and nothing else.
#[derive(Clone, Debug)]
pub struct SavedConfiguration(String);

/// Where the settings of an extraction come from. Implemented by [`Options`] and [`SavedConfiguration`] alone.
pub trait Settings: sealed::Sealed + Send + 'static {
    #[doc(hidden)]
    fn granularity<G: Granularity>(self) -> Self;

    /// Completes the request; called before anything is sent.
    #[doc(hidden)]
    fn settle<T: ExtractSchema>(
        self,
        request: ExtractV2JobCreate,
    ) -> Result<ExtractV2JobCreate, Error>;
}

mod sealed {
    pub trait Sealed {}
}

impl SavedConfiguration {
    pub(crate) fn new(id: String) -> Self {
        Self(id)
    }
}

impl sealed::Sealed for Options {}
impl sealed::Sealed for SavedConfiguration {}

impl Settings for Options {
    fn granularity<G: Granularity>(self) -> Self {
        self.granularity::<G>()
    }

    fn settle<T: ExtractSchema>(
        self,
        request: ExtractV2JobCreate,
    ) -> Result<ExtractV2JobCreate, Error> {
        Ok(request.configuration(self.into_configuration::<T>()?))
    }
}

impl Settings for SavedConfiguration {
    // It is saved with the rest; here it says only how to decode.
    fn granularity<G: Granularity>(self) -> Self {
        self
    }

    fn settle<T: ExtractSchema>(
        self,
        request: ExtractV2JobCreate,
    ) -> Result<ExtractV2JobCreate, Error> {
        let id = path_id(&self.0, "configuration")?;
        Ok(request.configuration_id(id))
    }
}

impl<T: ExtractSchema> Extract<T> {
    pub(crate) fn new(client: Client, document: Document) -> Self {
        Self::with_settings(client, document, Options::new())
    }
}

impl<T: ExtractSchema> Extract<T, PerDocument, SavedConfiguration> {
    pub(crate) fn saved(client: Client, document: Document, configuration_id: String) -> Self {
        Self::with_settings(client, document, SavedConfiguration(configuration_id))
    }
}

impl<T: ExtractSchema, S: Settings> Extract<T, PerDocument, S> {
    fn with_settings(client: Client, document: Document, options: S) -> Self {
        Self {
            client,
            document,
            upload: Handling::default(),
            options,
            webhooks: Webhooks::default(),
            expand: Expand::default(),
            deadline: None,
            cancel_on_drop: false,
            kind: PhantomData,
        }
    }

    /// One result for each page, in the order of the pages. A saved configuration has to be made for it.
    pub fn per_page(self) -> Extract<T, PerPage, S> {
        self.granularity()
    }

    /// One result for each row of the document's tables, or each entity of a list; `T` describes one of them. A saved
    /// configuration has to be made for it.
    pub fn per_table_row(self) -> Extract<T, PerTableRow, S> {
        self.granularity()
    }

    fn granularity<G: Granularity>(self) -> Extract<T, G, S> {
        Extract {
            client: self.client,
            document: self.document,
            upload: self.upload,
            options: self.options.granularity::<G>(),
            webhooks: self.webhooks,
            expand: self.expand,
            deadline: self.deadline,
            cancel_on_drop: self.cancel_on_drop,
            kind: PhantomData,
        }
    }
}

impl<T: ExtractSchema, G: Granularity> Extract<T, G> {
    option_setters!();
}

impl<T: ExtractSchema, G: Granularity, S: Settings> Extract<T, G, S> {
    /// Asks what the job cost. Deployments before August 2026 do not tell.
    pub fn usage(mut self) -> Self {
        self.expand.usage = true;
        self
    }

    /// Calls `progress` with how many bytes of the document were handed over for the upload, and of how many; see
    /// [`Upload::on_progress`](crate::files::Upload::on_progress). Not called for a document that the service has already.
    pub fn on_upload_progress(
        mut self,
        progress: impl Fn(u64, u64) + Send + Sync + 'static,
    ) -> Self {
        self.upload.progress = Some(Arc::new(progress));
        self
    }

    /// Extracts from a file of the same content that was uploaded this way before, if there is one, in place of
    /// uploading the document again; see [`Upload::reuse_identical`](crate::files::Upload::reuse_identical).
    pub fn reuse_identical_upload(mut self) -> Self {
        self.upload.reuse_identical = true;
        self
    }

    /// How long to wait for the job; 30 minutes when this is not called. A job that does not end in time goes on at
    /// the service, and the error has its id.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Cancels the job at the service when the future that awaits it is dropped before it has ended; see
    /// [`Job::cancel_on_drop`].
    pub fn cancel_on_drop(mut self) -> Self {
        self.cancel_on_drop = true;
        self
    }

    /// Has the service tell this webhook of the job. Called again, it adds another one.
    pub fn webhook(mut self, webhook: impl Into<Webhook>) -> Self {
        self.webhooks.inline.push(webhook.into());
        self
    }

    /// Has the service tell a stored webhook ([`WebhookConfigs::create`](crate::webhook_configs::WebhookConfigs::create)
    /// makes one) of the job. Called again, it adds another one. Deployments before August 2026 have none.
    pub fn stored_webhook(mut self, id: impl Into<String>) -> Self {
        self.webhooks.stored.push(id.into());
        self
    }

    /// Uploads the document and creates the job, without waiting for it. From here on it is paid for.
    ///
    /// # Errors
    ///
    /// [`Error::is_schema`] before anything is sent, if the service would refuse the schema; [`Error::is_argument`] for a
    /// webhook without events, with a URL that is none or a header that cannot be sent; [`Error::is_document`] if the document cannot be read; whatever the service answers. A create whose answer is
    /// lost is not sent again blindly, because it may have made a job: the job is looked for, and
    /// [`Error::is_uncertain`] says that this did not settle it.
    pub async fn submit(self) -> Result<Job<T, G>, Error> {
        // Settled before the upload: a schema that is refused costs nothing.
        let mut body = self.options.settle::<T>(ExtractV2JobCreate::new(""))?;
        self.webhooks.settle(&mut body)?;
        // A service may send evidence that nobody asked for, and reading it is half of the work of a job. What a saved
        // configuration asks for is not known here.
        let evidence = body.configuration.as_ref().is_none_or(|settings| {
            settings.cite_sources == Some(true) || settings.confidence_scores == Some(true)
        });
        body.file_input = self.client.file_input(&self.document, &self.upload).await?;
        let create = Create {
            client: &self.client,
            body,
            // A file that others may find by its content is not for this create alone.
            own_document: self.document.service_id()?.is_none() && !self.upload.reuse_identical,
            what: format!("create an extraction from {}", self.document),
        };
        let job = create.send().await?;
        let mut job = Job::new(self.client, job.id.as_str().into(), Some(job));
        job.expand = Expand {
            evidence,
            ..self.expand
        };
        if let Some(deadline) = self.deadline {
            job = job.deadline(deadline);
        }
        if self.cancel_on_drop {
            job = job.cancel_on_drop();
        }
        Ok(job)
    }
}

impl<T: ExtractSchema + 'static, G: Granularity, S: Settings> IntoFuture for Extract<T, G, S> {
    type Output = Result<G::Output<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.submit().await?.await })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde_json::Value;

    use super::*;
    use crate::updates::Watch;

    /// See `Client::call`: sizes double from layer to layer, and nobody sees it.
    #[test]
    fn futures_that_every_job_takes_are_small() {
        let client = Client::builder()
            .api_key("any")
            .base_url("http://127.0.0.1:1");
        let client = client.build().unwrap();
        let document = Document::bytes("a.pdf", "a");
        let extraction = client.extract::<Value>(document.clone());
        assert!(size_of_val(&extraction.submit()) <= 6 * 1024);
        let mut job = client.job::<Value>("ext-1");
        assert!(size_of_val(&job.poll_once()) <= 2 * 1024);
        assert!(size_of_val(&Watch::new(job).finish()) <= 3 * 1024);
    }
}
