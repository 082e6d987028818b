//! The extraction API before v2, for deployments that still have it: one request with schema and document, and agents
//! (a schema and settings by name) in place of saved configurations.
//!
//! ```no_run
//! # use llama_extract::{Client, ExtractSchema};
//! # #[derive(serde::Deserialize, ExtractSchema)]
//! # struct Invoice { total: f64 }
//! # async fn example(client: Client) -> Result<(), llama_extract::Error> {
//! let invoice = client.legacy().run::<Invoice>("invoice.pdf").configure(|config| config.cite_sources(true)).await?;
//! println!("{}", invoice.value.total);
//! # Ok(())
//! # }
//! ```

mod agents;
mod run;

pub use agents::{AgentQuery, SetAgent};
pub use run::LegacyRun;

use std::time::Duration;

use llama_extract_api::types::{
    ExtractAgent, ExtractJob, ExtractJobStatus2 as Status, ExtractResultset, ExtractResultsetData,
};
use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::error::misfit;
use crate::evidence::Evidence as _;
use crate::request::path_id;
use crate::{Client, Document, Error, ExtractSchema, List};

/// The extraction API before v2; from [`Client::legacy`].
#[derive(Clone, Debug)]
pub struct Legacy {
    client: Client,
}

impl Legacy {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Extracts `T` from a document: set options, then await it for the result, or [`submit`](LegacyRun::submit) it for
    /// a job.
    ///
    /// A file's id is sent as it is; any other document goes along in the request itself, so it is held in memory.
    pub fn run<T: ExtractSchema>(&self, document: impl Into<Document>) -> LegacyRun<T> {
        LegacyRun::new(self.clone(), run::Input::Document(document.into()))
    }

    /// Extracts `T` from a text; otherwise like [`run`](Self::run).
    pub fn run_on_text<T: ExtractSchema>(&self, text: impl Into<String>) -> LegacyRun<T> {
        LegacyRun::new(self.clone(), run::Input::Text(text.into()))
    }

    /// A job, as it stands.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers. A job that failed is
    /// not an error here: it is in the status.
    pub async fn job(&self, id: &str) -> Result<ExtractJob, Error> {
        let id = path_id(id, "legacy job")?;
        let request = self.client.api().get_legacy_job().job_id(id);
        let job = self
            .client
            .answer(request.send(), format!("get legacy job {id}"));
        job.await.map_err(|error| error.with_job_id(id))
    }

    /// Waits for a job to succeed, wholly or in part, for no longer than this.
    ///
    /// # Errors
    ///
    /// [`Error::is_job_failed`], [`Error::is_job_cancelled`]; [`Error::is_deadline`] when it does not end in time: it goes
    /// on at the service. Errors that pass, such as a 503, are survived.
    pub async fn wait(&self, id: &str, deadline: Duration) -> Result<ExtractJob, Error> {
        let started = Instant::now();
        let mut last_status = None;
        loop {
            let rest = deadline.saturating_sub(started.elapsed());
            let last_error = match tokio::time::timeout(rest, self.job(id)).await {
                Ok(Ok(job)) => match job.status {
                    Status::Success | Status::PartialSuccess => return Ok(job),
                    Status::Error => return Err(Error::legacy_job_failed(id, job.error)),
                    Status::Cancelled => return Err(Error::legacy_job_cancelled(id)),
                    status => {
                        last_status = Some(status);
                        None
                    }
                },
                Ok(Err(error)) if error.is_retryable() => Some(error),
                Ok(Err(error)) => return Err(error),
                Err(_) => None,
            };
            let asked = last_error.as_ref().and_then(Error::retry_after);
            let gap = self
                .client
                .polling()
                .gap(started.elapsed())
                .max(asked.unwrap_or_default());
            let rest = deadline.saturating_sub(started.elapsed());
            sleep(gap.min(rest)).await;
            if gap >= rest {
                let status = last_status.as_ref().map(Status::as_str);
                return Err(Error::legacy_deadline(id, status, deadline, last_error));
            }
        }
    }

    /// What a job that succeeded found.
    ///
    /// # Errors
    ///
    /// [`Error::is_decode`] when it does not fit `T`; whatever the service answers. Results by page or row are lists: take
    /// them with a [`serde_json::Value`] for `T`.
    pub async fn result<T: ExtractSchema>(
        &self,
        job_id: &str,
    ) -> Result<LegacyExtraction<T>, Error> {
        let id = path_id(job_id, "legacy job")?;
        let request = self.client.api().get_legacy_job_result().job_id(id);
        let request = self.client.scoped(request);
        let what = format!("get the result of legacy job {id}");
        let result = self.client.answer(request.send(), what).await;
        LegacyExtraction::decode(id, result.map_err(|error| error.with_job_id(id))?)
    }

    /// The agents of the project. Deployments before October 2026 give them all at once.
    pub fn agents(&self) -> List<AgentQuery> {
        List::new(self.client.clone(), AgentQuery::default())
    }

    /// An agent.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers.
    pub async fn agent(&self, id: &str) -> Result<ExtractAgent, Error> {
        let id = path_id(id, "agent")?;
        let request = self.client.api().get_extraction_agent();
        let request = request.extraction_agent_id(id);
        self.client
            .answer(request.send(), format!("get agent {id}"))
            .await
    }

    /// Makes an agent that extracts `T`: set options, then await it.
    pub fn create_agent<T: ExtractSchema>(&self, name: impl Into<String>) -> SetAgent<T> {
        SetAgent::new(self.client.clone(), agents::Which::New(name.into()))
    }

    /// Makes an agent extract `T`, by the options that are set now, in place of what it did before: set them, then await
    /// it.
    pub fn update_agent<T: ExtractSchema>(&self, id: impl Into<String>) -> SetAgent<T> {
        SetAgent::new(self.client.clone(), agents::Which::Existing(id.into()))
    }

    /// Deletes an agent.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers.
    pub async fn delete_agent(&self, id: &str) -> Result<(), Error> {
        let id = path_id(id, "agent")?;
        let request = self.client.api().delete_extraction_agent();
        let request = request.extraction_agent_id(id);
        self.client
            .done(request.send(), format!("delete agent {id}"))
            .await
    }
}

/// What a job of the legacy API found, and where each value stood.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LegacyExtraction<T: ExtractSchema> {
    /// The value.
    pub value: T,
    /// The mirror of the value: citations and confidence in every leaf, where they were asked for.
    pub evidence: T::Evidence,
    /// The whole answer.
    pub resultset: ExtractResultset,
}

impl<T: ExtractSchema> LegacyExtraction<T> {
    fn decode(job_id: &str, resultset: ExtractResultset) -> Result<Self, Error> {
        let raw = match &resultset.data {
            Some(ExtractResultsetData::Object(fields)) => Value::Object(fields.clone()),
            Some(ExtractResultsetData::Array(list)) => {
                list.iter().cloned().map(Value::Object).collect()
            }
            Some(ExtractResultsetData::Other(value)) => value.clone(),
            _ => Value::Null,
        };
        let metadata = &resultset.extraction_metadata;
        let tree = metadata.get("field_metadata").cloned();
        let tree = tree.unwrap_or_else(|| Value::Object(metadata.clone()));
        match serde_path_to_error::deserialize(&raw) {
            Ok(value) => Ok(Self {
                value,
                evidence: T::Evidence::decode_beside(Some(&raw), Some(&tree)),
                resultset,
            }),
            Err(error) => {
                let message = format!(
                    "the result of legacy job {job_id} does not fit the Rust type at `{}`: {}; it is still at the service: \
                     take it with a `serde_json::Value` for `T`",
                    error.path(),
                    misfit::words(error.inner())
                );
                Err(Error::legacy_decode(job_id, message))
            }
        }
    }
}
