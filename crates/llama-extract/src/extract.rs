//! An extraction that is being composed.

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use llama_extract_api::types::{ExtractConfiguration, ExtractTier, ExtractV2JobCreate, ParseTier};

use crate::granularity::{Granularity, PerDocument, PerPage, PerTableRow};
use crate::job::{Expand, Job};
use crate::{Client, DataSchema, Document, Error, ExtractSchema};

/// An extraction: set options, then await it, or [`submit`](Self::submit) it.
///
/// Awaited, it uploads the document, creates a job, waits for it and decodes the result. Options that are not set are
/// left to the service, but for the tier, whose default is not the same everywhere: `cost_effective` is sent.
#[derive(Debug)]
#[must_use = "an extraction does nothing until it is awaited or submitted"]
pub struct Extract<T, G = PerDocument> {
    client: Client,
    document: Document,
    schema: Option<DataSchema>,
    configuration: ExtractConfiguration,
    expand: Expand,
    deadline: Option<Duration>,
    kind: PhantomData<fn() -> (T, G)>,
}

impl<T: ExtractSchema> Extract<T> {
    pub(crate) fn new(client: Client, document: Document) -> Self {
        Self {
            client,
            document,
            schema: None,
            configuration: ExtractConfiguration::new(serde_json::Map::new())
                .tier(ExtractTier::CostEffective),
            expand: Expand::default(),
            deadline: None,
            kind: PhantomData,
        }
    }

    /// One result for each page, in the order of the pages.
    pub fn per_page(self) -> Extract<T, PerPage> {
        self.granularity()
    }

    /// One result for each row of the document's tables, or each entity of a list; `T` describes one of them.
    pub fn per_table_row(self) -> Extract<T, PerTableRow> {
        self.granularity()
    }

    fn granularity<G: Granularity>(self) -> Extract<T, G> {
        Extract {
            client: self.client,
            document: self.document,
            schema: self.schema,
            configuration: self.configuration.extraction_target(G::TARGET),
            expand: self.expand,
            deadline: self.deadline,
            kind: PhantomData,
        }
    }
}

impl<T: ExtractSchema, G: Granularity> Extract<T, G> {
    /// Asks where each value was found: page, matching text, and boxes where the service has them.
    pub fn cite_sources(self) -> Self {
        self.configure(|configuration| configuration.cite_sources(true))
    }

    /// Asks how sure the service is of each value, from 0 to 1. For documents of at most 100 pages.
    pub fn confidence_scores(self) -> Self {
        self.configure(|configuration| configuration.confidence_scores(true))
    }

    /// How hard to look; it sets the price.
    pub fn tier(self, tier: impl Into<ExtractTier>) -> Self {
        self.configure(|configuration| configuration.tier(tier))
    }

    /// Which release of the extraction: `latest`, a date (the newest release not later than it), or a release's name.
    pub fn version(self, version: impl Into<String>) -> Self {
        self.configure(|configuration| configuration.version(version))
    }

    /// The pages to read, counted from 1: `1,3,5-7`.
    pub fn target_pages(self, pages: impl Into<String>) -> Self {
        self.configure(|configuration| configuration.target_pages(pages))
    }

    /// Reads no more than this many pages.
    pub fn max_pages(self, pages: u32) -> Self {
        self.configure(|configuration| configuration.max_pages(pages))
    }

    /// Words to steer the extraction.
    pub fn system_prompt(self, prompt: impl Into<String>) -> Self {
        self.configure(|configuration| configuration.system_prompt(prompt))
    }

    /// How hard to work on reading the document; the extract tier when this is not called.
    pub fn parse_tier(self, tier: impl Into<ParseTier>) -> Self {
        self.configure(|configuration| configuration.parse_tier(tier))
    }

    /// A saved parse configuration to read the document with.
    pub fn parse_config_id(self, id: impl Into<String>) -> Self {
        self.configure(|configuration| configuration.parse_config_id(id))
    }

    /// A schema that is known at run time only, in place of `T`'s own; `T` is then often [`serde_json::Value`].
    pub fn data_schema(mut self, schema: DataSchema) -> Self {
        self.schema = Some(schema);
        self
    }

    /// Asks what the job cost. Deployments before August 2026 do not tell.
    pub fn usage(mut self) -> Self {
        self.expand.usage = true;
        self
    }

    /// How long to wait for the job; 30 minutes when this is not called. A job that does not end in time goes on at
    /// the service, and the error has its id.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    fn configure(mut self, f: impl FnOnce(ExtractConfiguration) -> ExtractConfiguration) -> Self {
        self.configuration = f(self.configuration);
        self
    }

    /// Uploads the document and creates the job, without waiting for it. From here on it is paid for.
    ///
    /// # Errors
    ///
    /// [`Error::is_schema`] before anything is sent, if the service would refuse the schema;
    /// [`Error::is_document`] if the document cannot be read; whatever the service answers. A create whose answer is
    /// lost is not sent again: it may have made a job.
    pub async fn submit(self) -> Result<Job<T, G>, Error> {
        let schema = match self.schema {
            Some(schema) => schema,
            None => T::data_schema()?,
        };
        let file_input = self.client.upload(&self.document).await?;
        let mut configuration = self.configuration;
        configuration.data_schema = schema.into_object();
        let body = ExtractV2JobCreate::new(file_input).configuration(configuration);
        let mut request = self.client.api().create_extract_job().body(body);
        if let Some(id) = self.client.project_id() {
            request = request.project_id(id);
        }
        if let Some(id) = self.client.organization_id() {
            request = request.organization_id(id);
        }
        match request.send().await {
            Ok(job) => {
                let job = job.into_inner();
                let mut handle = Job::new(self.client, job.id.clone(), Some(job));
                handle.expand = self.expand;
                if let Some(deadline) = self.deadline {
                    handle = handle.deadline(deadline);
                }
                Ok(handle)
            }
            Err(error) => Err(self
                .client
                .error(
                    error,
                    &format!("create an extraction from {}", self.document),
                )
                .await),
        }
    }
}

impl<T: ExtractSchema + 'static, G: Granularity> IntoFuture for Extract<T, G> {
    type Output = Result<G::Output<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.submit().await?.await })
    }
}
