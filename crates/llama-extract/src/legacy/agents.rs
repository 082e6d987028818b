//! Agents: a schema and settings by name.

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;

use llama_extract_api::builder::ListExtractionAgentsByPage;
use llama_extract_api::types::{
    ExtractAgent, ExtractAgentCreate, ExtractAgentUpdate, ExtractConfig,
};

use crate::page::{ListQuery, Page, PageFuture, sealed};
use crate::request::{With as _, path_id};
use crate::{Client, DataSchema, Error, ExtractSchema, List};

/// An agent to make or to change: set options, then await it.
#[derive(Debug)]
#[must_use = "nothing is stored until it is awaited"]
pub struct SetAgent<T> {
    client: Client,
    which: Which,
    schema: Option<DataSchema>,
    config: ExtractConfig,
    kind: PhantomData<fn() -> T>,
}

#[derive(Debug)]
pub(super) enum Which {
    New(String),
    Existing(String),
}

impl<T: ExtractSchema> SetAgent<T> {
    pub(super) fn new(client: Client, which: Which) -> Self {
        Self {
            client,
            which,
            schema: None,
            config: ExtractConfig::default(),
            kind: PhantomData,
        }
    }

    /// Settings; what is not set is left to the service: `.configure(|config| config.cite_sources(true))`.
    pub fn configure(mut self, f: impl FnOnce(ExtractConfig) -> ExtractConfig) -> Self {
        self.config = f(self.config);
        self
    }

    /// A schema that is known at run time only, in place of `T`'s own.
    pub fn data_schema(mut self, schema: DataSchema) -> Self {
        self.schema = Some(schema);
        self
    }

    async fn send(self) -> Result<ExtractAgent, Error> {
        let schema = match self.schema {
            Some(schema) => schema.into_object(),
            None => T::data_schema()?.into_object(),
        };
        let api = self.client.api();
        match self.which {
            Which::New(name) => {
                let what = format!("create agent {name}");
                let body = ExtractAgentCreate::new(self.config, schema, name);
                let request = api.create_extraction_agent().body(body);
                let request = self.client.scoped(request);
                self.client.answer(request.send(), what).await
            }
            Which::Existing(id) => {
                let what = format!("update agent {id}");
                let body = ExtractAgentUpdate::new(self.config, schema);
                let request = api.update_extraction_agent().body(body);
                let request = request.extraction_agent_id(path_id(&id, "agent")?);
                self.client.answer(request.send(), what).await
            }
        }
    }
}

/// # Errors
///
/// [`Error::is_schema`] before anything is sent, if the service would refuse the schema; [`Error::is_not_found`] if there
/// is no agent to change; whatever else the service answers.
impl<T: ExtractSchema + 'static> IntoFuture for SetAgent<T> {
    type Output = Result<ExtractAgent, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Which agents a list is of.
#[derive(Clone, Debug, Default)]
pub struct AgentQuery {
    include_default: Option<bool>,
    page_size: Option<i64>,
}

/// Settings of [`Legacy::agents`](super::Legacy::agents).
impl List<AgentQuery> {
    /// The project's default agent too.
    pub fn include_default(mut self) -> Self {
        self.query.include_default = Some(true);
        self
    }

    /// How many to get at a time, where the service gives pages.
    pub fn page_size(mut self, size: u32) -> Self {
        self.query.page_size = Some(size.into());
        self
    }
}

impl sealed::Sealed for AgentQuery {}

impl ListQuery for AgentQuery {
    type Item = ExtractAgent;

    fn page(self, client: Client, token: Option<String>) -> PageFuture<ExtractAgent> {
        type Request<'a> = ListExtractionAgentsByPage<'a>;
        Box::pin(async move {
            let what = "list agents";
            let is_first = token.is_none();
            let request = client.scoped(client.api().list_extraction_agents_by_page());
            let request = request
                .with(self.include_default, Request::include_default)
                .with(self.page_size, Request::page_size)
                .with(token, Request::page_token);
            match client.answer(request.send(), what).await {
                Ok(page) => Ok(page.into()),
                // The paged list outlived the rest of the legacy API, but is younger.
                Err(error) if error.is_not_found() && is_first => {
                    let request = client.scoped(client.api().list_extraction_agents());
                    let request = request.with(self.include_default, |request, yes| {
                        request.include_default(yes)
                    });
                    Ok(Page::only(client.answer(request.send(), what).await?))
                }
                Err(error) => Err(error),
            }
        })
    }
}
