//! One extraction by the legacy API.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use llama_extract_api::types::{ExtractConfig, ExtractJob, ExtractStatelessRequest, FileData};

use super::{Legacy, LegacyExtraction};
use crate::document::media_type;
use crate::webhook::Webhook;
use crate::{DataSchema, Document, Error, ExtractSchema};

/// How long a job is waited for when nobody says.
const DEADLINE: Duration = Duration::from_secs(30 * 60);

/// An extraction by the legacy API: set options, then await it, or [`submit`](Self::submit) it.
#[must_use = "an extraction does nothing until it is awaited or submitted"]
pub struct LegacyRun<T> {
    legacy: Legacy,
    input: Input,
    schema: Option<DataSchema>,
    config: ExtractConfig,
    webhooks: Vec<Webhook>,
    deadline: Duration,
    kind: PhantomData<fn() -> T>,
}

pub(super) enum Input {
    Document(Document),
    Text(String),
}

impl<T: ExtractSchema> LegacyRun<T> {
    pub(super) fn new(legacy: Legacy, input: Input) -> Self {
        Self {
            legacy,
            input,
            schema: None,
            config: ExtractConfig::default(),
            webhooks: Vec::new(),
            deadline: DEADLINE,
            kind: PhantomData,
        }
    }

    /// Settings; what is not set is left to the service: `.configure(|config| config.cite_sources(true))`.
    pub fn configure(mut self, f: impl FnOnce(ExtractConfig) -> ExtractConfig) -> Self {
        self.config = f(self.config);
        self
    }

    /// A schema that is known at run time only, in place of `T`'s own; `T` is then often [`serde_json::Value`].
    pub fn data_schema(mut self, schema: DataSchema) -> Self {
        self.schema = Some(schema);
        self
    }

    /// Has the service tell this webhook of the job. Called again, it adds another one.
    pub fn webhook(mut self, webhook: impl Into<Webhook>) -> Self {
        self.webhooks.push(webhook.into());
        self
    }

    /// How long to wait for the job; 30 minutes when this is not called.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Creates the job, without waiting for it. From here on it is paid for. [`Legacy::wait`] and [`Legacy::result`] go on
    /// from its id.
    ///
    /// # Errors
    ///
    /// [`Error::is_schema`] before anything is sent, if the service would refuse the schema; [`Error::is_argument`] for a
    /// webhook that cannot be; [`Error::is_document`] if the document cannot be read; whatever the service answers.
    pub async fn submit(self) -> Result<ExtractJob, Error> {
        let schema = match self.schema {
            Some(schema) => schema,
            None => T::data_schema()?,
        };
        let mut body = ExtractStatelessRequest::new(self.config, schema.into_object());
        let webhooks = self.webhooks.into_iter().map(Webhook::into_configuration);
        let webhooks = webhooks.collect::<Result<Vec<_>, _>>()?;
        body.webhook_configurations = (!webhooks.is_empty()).then_some(webhooks);
        let what = format!("create a legacy extraction from {}", self.input);
        let body = match self.input {
            Input::Text(text) => body.text(text),
            Input::Document(document) => match document.service_id()? {
                Some(id) => body.file_id(id),
                None => body.file(in_line(&document).await?),
            },
        };
        let client = self.legacy.client;
        let request = client.scoped(client.api().extract_stateless().body(body));
        client.answer(request.send(), what).await
    }

    async fn finish(self) -> Result<LegacyExtraction<T>, Error> {
        let (legacy, deadline) = (self.legacy.clone(), self.deadline);
        let job = self.submit().await?;
        legacy.wait(&job.id, deadline).await?;
        legacy.result(&job.id).await
    }
}

/// Without the text: the content of a document has no place in a log.
impl<T> fmt::Debug for LegacyRun<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LegacyRun")
            .field("input", &format_args!("{}", self.input))
            .field("config", &self.config)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(document) => document.fmt(f),
            Self::Text(text) => write!(f, "a text of {} bytes", text.len()),
        }
    }
}

/// # Errors
///
/// As for [`LegacyRun::submit`], [`Legacy::wait`] and [`Legacy::result`].
impl<T: ExtractSchema + 'static> IntoFuture for LegacyRun<T> {
    type Output = Result<LegacyExtraction<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.finish())
    }
}

/// A document in the request itself.
async fn in_line(document: &Document) -> Result<FileData, Error> {
    let (name, bytes) = document.read().await?.unwrap_or_default();
    Ok(FileData::new(STANDARD.encode(bytes), media_type(&name)))
}
