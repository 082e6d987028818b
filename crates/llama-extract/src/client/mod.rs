//! The client and how it is made.

mod builder;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_core::Stream;
use llama_extract_api::{ClientInfo as _, Hooks};

pub(crate) use builder::is_this_machine;
pub use builder::{ClientBuilder, Region};

use crate::batch::{BatchDocument, ExtractAll};
use crate::configurations::Configurations;
use crate::document::Document;
use crate::extract::{Extract, SavedConfiguration};
use crate::files::Files;
use crate::granularity::PerDocument;
use crate::headers::{self, Answered};
use crate::job::Job;
use crate::jobs::Jobs;
use crate::legacy::Legacy;
use crate::retry::RetryPolicy;
use crate::schemas::Schemas;
use crate::transport::{Shared, Transport};
use crate::upload::Handling;
use crate::wait::Polling;
use crate::webhook_configs::WebhookConfigs;
use crate::{Error, ExtractSchema, JobHandle, answer};

/// A client of LlamaExtract: hosted, or the local service. Cheap to clone; clones share connections.
///
/// ```no_run
/// # use llama_extract::{Client, ExtractSchema};
/// # #[derive(serde::Deserialize, ExtractSchema)]
/// # struct Invoice { total: f64 }
/// # async fn example() -> Result<(), llama_extract::Error> {
/// let client = Client::from_env()?;
/// let invoice = client.extract::<Invoice>("invoice.pdf").cite_sources().await?;
/// println!("{}", invoice.value.total);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    api: llama_extract_api::Client,
    base_url: String,
    project_id: Option<String>,
    organization_id: Option<String>,
    polling: Polling,
    /// The same that is behind `api`, to make others from.
    transport: Transport,
}

impl Client {
    /// A client from the environment: the key from `LLAMA_CLOUD_API_KEY` (or else `LLAMA_PARSE_API_KEY`), another
    /// base URL from `LLAMA_CLOUD_BASE_URL`, headers to send along from `LLAMA_CLOUD_CUSTOM_HEADERS` (one `name: value`
    /// a line).
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`] when no key is set, or a setting is not valid.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// A client with settings of its own.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Extracts `T` from a document: set options, then await it for the result, or
    /// [`submit`](Extract::submit) it for a job. Nothing is sent before.
    pub fn extract<T: ExtractSchema>(&self, document: impl Into<Document>) -> Extract<T> {
        Extract::new(self.clone(), document.into())
    }

    /// Extracts `T` from a document as a saved configuration says ([`Configurations::create`] makes one): set options of
    /// the run, then await it for the result, or [`submit`](Extract::submit) it for a job. Nothing is sent before.
    ///
    /// `T` decodes the result; the schema is the saved one, and should be `T`'s. Call
    /// [`per_page`](Extract::per_page) or [`per_table_row`](Extract::per_table_row) where it was saved so.
    pub fn extract_saved<T: ExtractSchema>(
        &self,
        document: impl Into<Document>,
        configuration_id: impl Into<String>,
    ) -> Extract<T, PerDocument, SavedConfiguration> {
        Extract::saved(self.clone(), document.into(), configuration_id.into())
    }

    /// Extracts `T` from many documents: set options, then [`start`](ExtractAll::start) it for a stream of their results.
    /// The documents are asked for as they are needed. See [`batch`](crate::batch).
    pub fn extract_all<T: ExtractSchema>(
        &self,
        documents: impl IntoIterator<Item: Into<BatchDocument>, IntoIter: Send + 'static>,
    ) -> ExtractAll<T> {
        ExtractAll::new(self.clone(), futures_util::stream::iter(documents))
    }

    /// The same, from documents that come as a stream.
    pub fn extract_stream<T: ExtractSchema>(
        &self,
        documents: impl Stream<Item: Into<BatchDocument>> + Send + 'static,
    ) -> ExtractAll<T> {
        ExtractAll::new(self.clone(), documents)
    }

    /// A job that was submitted before, by this program or another one: its id, or the [`handle`](Job::handle) that was
    /// kept of it.
    pub fn job<T: ExtractSchema>(&self, job: impl Into<JobHandle>) -> Job<T> {
        Job::new(self.clone(), job.into(), None)
    }

    /// Uploaded files: upload, get, list, download, delete.
    #[must_use]
    pub fn files(&self) -> Files {
        Files::new(self.clone())
    }

    /// Saved configurations: create, get, list, update, delete.
    #[must_use]
    pub fn configurations(&self) -> Configurations {
        Configurations::new(self.clone())
    }

    /// Stored webhook configurations: create, get, list, update, delete.
    #[must_use]
    pub fn webhook_configs(&self) -> WebhookConfigs {
        WebhookConfigs::new(self.clone())
    }

    /// Schemas: have one validated, or generated.
    #[must_use]
    pub fn schemas(&self) -> Schemas {
        Schemas::new(self.clone())
    }

    /// Extraction jobs: list them. One of them is [`job`](Self::job).
    #[must_use]
    pub fn jobs(&self) -> Jobs {
        Jobs::new(self.clone())
    }

    /// The extraction API before v2, for deployments that still have it.
    #[must_use]
    pub fn legacy(&self) -> Legacy {
        Legacy::new(self.clone())
    }

    /// The bindings of the whole API, for what has no method here. They send with the same key and limits.
    #[must_use]
    pub fn api(&self) -> &llama_extract_api::Client {
        &self.0.api
    }

    /// Where requests go.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// This client with another time limit for requests and their answers; see
    /// [`ClientBuilder::request_timeout`]. Everything else is shared, connections and the pace after a 429 too, so it can
    /// be made for a single call:
    ///
    /// ```no_run
    /// # async fn example(client: llama_extract::Client) -> Result<(), llama_extract::Error> {
    /// # use std::time::Duration;
    /// let file = client.with_timeout(Duration::from_secs(5)).files().get("dfl-1").await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        self.sending(|transport| transport.request_timeout = timeout)
    }

    /// This client with one more header on its requests, in place of one of the same name; see
    /// [`ClientBuilder::header`]. Everything else is shared, as with [`with_timeout`](Self::with_timeout).
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`] for what is no header, or one that the client sets itself.
    pub fn with_header(&self, name: &str, value: &str) -> Result<Self, Error> {
        let mut more = self.0.transport.headers.clone();
        headers::add(&mut more, name, value)?;
        Ok(self.sending(|transport| transport.headers = more))
    }

    /// This client, which calls `observer` with status, headers and request id of each answer that it gets, whichever
    /// call it is for, and of each attempt. Everything else is shared, as with [`with_timeout`](Self::with_timeout).
    ///
    /// ```
    /// # use llama_extract::{Client, Document};
    /// # use llama_extract_local::LocalService;
    /// # use std::sync::{Arc, Mutex};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let service = LocalService::spawn().await?;
    /// # let client = Client::builder().base_url(service.base_url()).api_key("any").build()?;
    /// let seen = Arc::new(Mutex::new(Vec::new()));
    /// let sink = Arc::clone(&seen);
    /// let observed = client.with_observer(move |answer| {
    ///     if let Ok(mut seen) = sink.lock() {
    ///         seen.push((answer.operation(), answer.status()));
    ///     }
    /// });
    /// observed.files().upload(Document::bytes("a.txt", "Total: 1")).await?;
    /// assert_eq!(*seen.lock().unwrap(), [("upload_file", 201)]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_observer(&self, observer: impl Fn(&Answered<'_>) + Send + Sync + 'static) -> Self {
        self.sending(|transport| transport.observer = Some(Arc::new(observer)))
    }

    /// This client, sending otherwise.
    fn sending(&self, change: impl FnOnce(&mut Transport)) -> Self {
        let mut transport = self.0.transport.clone();
        change(&mut transport);
        let api = llama_extract_api::Client::new_with_client(
            &self.0.base_url,
            self.0.api.client().clone(),
            Hooks::new(transport.clone()),
        );
        Self(Arc::new(Inner {
            api,
            base_url: self.0.base_url.clone(),
            project_id: self.0.project_id.clone(),
            organization_id: self.0.organization_id.clone(),
            polling: self.0.polling.clone(),
            transport,
        }))
    }

    pub(crate) fn project_id(&self) -> Option<&str> {
        self.0.project_id.as_deref()
    }

    pub(crate) fn organization_id(&self) -> Option<&str> {
        self.0.organization_id.as_deref()
    }

    pub(crate) async fn error(&self, error: llama_extract_api::Error<()>, what: &str) -> Error {
        answer::error(error, what, &self.0.base_url).await
    }

    /// The id to extract from: what is not at the service yet is uploaded.
    pub(crate) async fn file_input(
        &self,
        document: &Document,
        handling: &Handling,
    ) -> Result<String, Error> {
        match document.service_id()? {
            Some(id) => Ok(id.to_owned()),
            None => {
                let upload = self.files().upload(document.clone());
                Ok(upload.handled(handling.clone()).await?.id)
            }
        }
    }

    pub(crate) fn request_timeout(&self) -> Duration {
        self.0.transport.request_timeout
    }

    pub(crate) fn retry(&self) -> &RetryPolicy {
        &self.0.transport.retry
    }

    pub(crate) fn polling(&self) -> &Polling {
        &self.0.polling
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0.transport.shared
    }
}

/// Shows where requests go; the key cannot be shown.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.0.base_url)
            .finish_non_exhaustive()
    }
}
