//! Extraction jobs, as a list.

use chrono::{DateTime, Utc};
use llama_extract_api::builder::ListExtractJobs;
use llama_extract_api::types::{ExtractJobStatus, ExtractV2Job};

use crate::page::{ListQuery, Page, PageFuture, sealed};
use crate::request::With as _;
use crate::{Client, List};

/// Extraction jobs; from [`Client::jobs`]. One of them is [`Client::job`].
#[derive(Clone, Debug)]
pub struct Jobs {
    client: Client,
}

impl Jobs {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// The jobs of the project, the newest first: set filters, then read it.
    ///
    /// ```no_run
    /// # async fn example(client: llama_extract::Client) -> Result<(), llama_extract::Error> {
    /// let mut failed = client.jobs().list().status("FAILED").page_size(100);
    /// while let Some(job) = failed.try_next().await? {
    ///     println!("{}: {}", job.id, job.error_message.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self) -> List<JobQuery> {
        List::new(self.client.clone(), JobQuery::default())
    }
}

/// Which jobs a list is of.
#[derive(Clone, Debug, Default)]
pub struct JobQuery {
    status: Option<ExtractJobStatus>,
    file_input: Option<String>,
    document_input_type: Option<String>,
    configuration_id: Option<String>,
    job_ids: Option<Vec<String>>,
    created_at_on_or_after: Option<DateTime<Utc>>,
    created_at_on_or_before: Option<DateTime<Utc>>,
    expand: Vec<String>,
    page_size: Option<i64>,
}

/// Filters of [`Jobs::list`].
impl List<JobQuery> {
    /// Only jobs with this status.
    pub fn status(mut self, status: impl Into<ExtractJobStatus>) -> Self {
        self.query.status = Some(status.into());
        self
    }

    /// Only jobs that extract from this file or parse job.
    pub fn file_input(mut self, id: impl Into<String>) -> Self {
        self.query.file_input = Some(id.into());
        self
    }

    /// Only jobs that extract from a file (`file_id`), or from a parse job (`parse_job_id`).
    pub fn document_input_type(mut self, kind: impl Into<String>) -> Self {
        self.query.document_input_type = Some(kind.into());
        self
    }

    /// Only jobs that run by this saved configuration.
    pub fn configuration_id(mut self, id: impl Into<String>) -> Self {
        self.query.configuration_id = Some(id.into());
        self
    }

    /// Only the jobs with these ids.
    pub fn job_ids(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.query.job_ids = Some(ids.into_iter().map(Into::into).collect());
        self
    }

    /// Only jobs created at this time or later.
    pub fn created_at_on_or_after(mut self, time: DateTime<Utc>) -> Self {
        self.query.created_at_on_or_after = Some(time);
        self
    }

    /// Only jobs created at this time or earlier.
    pub fn created_at_on_or_before(mut self, time: DateTime<Utc>) -> Self {
        self.query.created_at_on_or_before = Some(time);
        self
    }

    /// What to add to each: `configuration`, `extract_metadata`, and on some deployments more. What is not asked for is
    /// null. Called again, it adds another one.
    pub fn expand(mut self, name: impl Into<String>) -> Self {
        self.query.expand.push(name.into());
        self
    }

    /// How many to get at a time.
    pub fn page_size(mut self, size: u32) -> Self {
        self.query.page_size = Some(size.into());
        self
    }
}

impl sealed::Sealed for JobQuery {}

impl ListQuery for JobQuery {
    type Item = ExtractV2Job;

    fn page(self, client: Client, token: Option<String>) -> PageFuture<ExtractV2Job> {
        type Request<'a> = ListExtractJobs<'a>;
        Box::pin(async move {
            // An empty list is no filter on the wire: it would give all.
            if self.job_ids.as_ref().is_some_and(Vec::is_empty) {
                return Ok(Page::only(vec![]));
            }
            let (after, before) = (self.created_at_on_or_after, self.created_at_on_or_before);
            let expand = Some(self.expand).filter(|names| !names.is_empty());
            let request = client.scoped(client.api().list_extract_jobs());
            let request = request
                .with(self.status, Request::status)
                .with(self.file_input, Request::file_input)
                .with(self.document_input_type, Request::document_input_type)
                .with(self.configuration_id, Request::configuration_id)
                .with(self.job_ids, Request::job_ids)
                .with(after, Request::created_at_on_or_after)
                .with(before, Request::created_at_on_or_before)
                .with(expand, Request::expand)
                .with(self.page_size, Request::page_size)
                .with(token, Request::page_token);
            let page = client.answer(request.send(), "list jobs").await?;
            Ok(page.into())
        })
    }
}
