// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! The client: one method an operation.

use progenitor_client::{ClientHooks, ClientInfo};
use super::builder;

/// Client for Llama Platform
///
/// Version: 0.1.0
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
    pub(crate) inner: crate::Hooks,
}

impl Client {
    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(
        baseurl: &str,
        client: reqwest::Client,
        inner: crate::Hooks,
    ) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
            inner,
        }
    }
}

impl ClientInfo<crate::Hooks> for Client {
    fn api_version() -> &'static str {
        "0.1.0"
    }
    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }
    fn client(&self) -> &reqwest::Client {
        &self.client
    }
    fn inner(&self) -> &crate::Hooks {
        &self.inner
    }
}

const _: () = {
    #[allow(dead_code)]
    fn assert_client_hooks()
    where
        Client: ClientHooks<crate::Hooks>,
    {}
};

impl Client {
    /// List an agent's jobs
    ///
    /// Sends a `GET` request to `/api/v1/extraction/jobs`
    ///
    /// Arguments:
    /// - `extraction_agent_id`: The agent's id.
    pub fn list_legacy_jobs(&self) -> builder::ListLegacyJobs<'_> {
        builder::ListLegacyJobs::new(self)
    }
    /// Start an agent on a file
    ///
    /// Sends a `POST` request to `/api/v1/extraction/jobs`
    ///
    /// Arguments:
    /// - `from_ui`: For the service's own browser interface.
    /// - `body`
    pub fn create_legacy_job(&self) -> builder::CreateLegacyJob<'_> {
        builder::CreateLegacyJob::new(self)
    }
    /// Get a job of the legacy API
    ///
    /// Sends a `GET` request to `/api/v1/extraction/jobs/{job_id}`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    pub fn get_legacy_job(&self) -> builder::GetLegacyJob<'_> {
        builder::GetLegacyJob::new(self)
    }
    /// Start an agent on several files
    ///
    /// Sends a `POST` request to `/api/v1/extraction/jobs/batch`
    ///
    /// Arguments:
    /// - `from_ui`: For the service's own browser interface.
    /// - `body`
    pub fn create_legacy_jobs(&self) -> builder::CreateLegacyJobs<'_> {
        builder::CreateLegacyJobs::new(self)
    }
    /// Get what a job of the legacy API extracted
    ///
    /// Sends a `GET` request to `/api/v1/extraction/jobs/{job_id}/result`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_legacy_job_result(&self) -> builder::GetLegacyJobResult<'_> {
        builder::GetLegacyJobResult::new(self)
    }
    /// List an agent's runs
    ///
    /// Sends a `GET` request to `/api/v1/extraction/runs`
    ///
    /// Arguments:
    /// - `extraction_agent_id`: The agent's id.
    /// - `limit`: How many to list, 25 by default.
    /// - `run_id`: Only the run with this id.
    /// - `skip`: How many to leave out at the beginning.
    /// - `status`: Only runs with this status.
    pub fn list_legacy_runs(&self) -> builder::ListLegacyRuns<'_> {
        builder::ListLegacyRuns::new(self)
    }
    /// Get an agent's newest run from the service's own browser interface
    ///
    /// Sends a `GET` request to `/api/v1/extraction/runs/latest-from-ui`
    ///
    /// Arguments:
    /// - `extraction_agent_id`: The agent's id.
    pub fn get_latest_legacy_run_from_ui(
        &self,
    ) -> builder::GetLatestLegacyRunFromUi<'_> {
        builder::GetLatestLegacyRunFromUi::new(self)
    }
    /// Get a job's run
    ///
    /// Sends a `GET` request to `/api/v1/extraction/runs/by-job/{job_id}`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_legacy_run_by_job(&self) -> builder::GetLegacyRunByJob<'_> {
        builder::GetLegacyRunByJob::new(self)
    }
    /// Get a run
    ///
    /// Sends a `GET` request to `/api/v1/extraction/runs/{run_id}`
    ///
    /// Arguments:
    /// - `run_id`: The run's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_legacy_run(&self) -> builder::GetLegacyRun<'_> {
        builder::GetLegacyRun::new(self)
    }
    /// Delete a run
    ///
    /// Sends a `DELETE` request to `/api/v1/extraction/runs/{run_id}`
    ///
    /// Arguments:
    /// - `run_id`: The run's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn delete_legacy_run(&self) -> builder::DeleteLegacyRun<'_> {
        builder::DeleteLegacyRun::new(self)
    }
    /// Start an extraction by the legacy API, without an agent
    ///
    /// Sends a `POST` request to `/api/v1/extraction/run`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn extract_stateless(&self) -> builder::ExtractStateless<'_> {
        builder::ExtractStateless::new(self)
    }
    /// List agents
    ///
    /// Sends a `GET` request to `/api/v1/extraction/extraction-agents`
    ///
    /// Arguments:
    /// - `include_default`: The default agent too.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn list_extraction_agents(&self) -> builder::ListExtractionAgents<'_> {
        builder::ListExtractionAgents::new(self)
    }
    /// Create an agent
    ///
    /// Sends a `POST` request to `/api/v1/extraction/extraction-agents`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn create_extraction_agent(&self) -> builder::CreateExtractionAgent<'_> {
        builder::CreateExtractionAgent::new(self)
    }
    /// Check a data schema by the legacy API
    ///
    /// Sends a `POST` request to `/api/v1/extraction/extraction-agents/schema/validation`
    pub fn validate_legacy_schema(&self) -> builder::ValidateLegacySchema<'_> {
        builder::ValidateLegacySchema::new(self)
    }
    /// Draft a data schema by the legacy API
    ///
    /// Sends a `POST` request to `/api/v1/extraction/extraction-agents/schema/generate`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn generate_legacy_schema(&self) -> builder::GenerateLegacySchema<'_> {
        builder::GenerateLegacySchema::new(self)
    }
    /// Get an agent by its name
    ///
    /// Sends a `GET` request to `/api/v1/extraction/extraction-agents/by-name/{name}`
    ///
    /// Arguments:
    /// - `name`: The agent's name.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_extraction_agent_by_name(&self) -> builder::GetExtractionAgentByName<'_> {
        builder::GetExtractionAgentByName::new(self)
    }
    /// Get the default agent, made if it is missing
    ///
    /// Sends a `GET` request to `/api/v1/extraction/extraction-agents/default`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_or_create_default_extraction_agent(
        &self,
    ) -> builder::GetOrCreateDefaultExtractionAgent<'_> {
        builder::GetOrCreateDefaultExtractionAgent::new(self)
    }
    /// Get an agent
    ///
    /// Sends a `GET` request to `/api/v1/extraction/extraction-agents/{extraction_agent_id}`
    ///
    /// Arguments:
    /// - `extraction_agent_id`: The agent's id.
    pub fn get_extraction_agent(&self) -> builder::GetExtractionAgent<'_> {
        builder::GetExtractionAgent::new(self)
    }
    /// Change an agent
    ///
    /// Sends a `PUT` request to `/api/v1/extraction/extraction-agents/{extraction_agent_id}`
    ///
    /// Arguments:
    /// - `extraction_agent_id`: The agent's id.
    /// - `body`
    pub fn update_extraction_agent(&self) -> builder::UpdateExtractionAgent<'_> {
        builder::UpdateExtractionAgent::new(self)
    }
    /// Delete an agent
    ///
    /// Sends a `DELETE` request to `/api/v1/extraction/extraction-agents/{extraction_agent_id}`
    ///
    /// Arguments:
    /// - `extraction_agent_id`: The agent's id.
    pub fn delete_extraction_agent(&self) -> builder::DeleteExtractionAgent<'_> {
        builder::DeleteExtractionAgent::new(self)
    }
    /// List files
    ///
    /// One page at a time; the next one by the token that came with this one.
    ///
    /// Sends a `GET` request to `/api/v1/beta/files`
    ///
    /// Arguments:
    /// - `expand`: What to add to each file: `download_url`.
    /// - `external_file_id`: Only files with this id of the caller's.
    /// - `file_ids`: Only the files with these ids.
    /// - `file_name`: Only files with exactly this name.
    /// - `order_by`: Older deployments take fields separated by commas, each with an optional ` desc`; newer ones exactly one of `name`, `id` (ascending) and `created_at` (descending).
    /// - `organization_id`: The organization of the project.
    /// - `page_size`: Files on a page, 1 to 1,000; the service's default is 50.
    /// - `page_token`: `next_page_token` of the page before.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn list_files(&self) -> builder::ListFiles<'_> {
        builder::ListFiles::new(self)
    }
    /// List files by a filter in the body
    ///
    /// Deprecated by the service in favour of listing files.
    ///
    /// Sends a `POST` request to `/api/v1/beta/files/query`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn query_files(&self) -> builder::QueryFiles<'_> {
        builder::QueryFiles::new(self)
    }
    /// Get a file's description
    ///
    /// Sends a `GET` request to `/api/v1/beta/files/{file_id}`
    ///
    /// Arguments:
    /// - `file_id`: The file's id.
    /// - `expand`: What to add: `download_url`.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_file(&self) -> builder::GetFile<'_> {
        builder::GetFile::new(self)
    }
    /// Delete a file
    ///
    /// Sends a `DELETE` request to `/api/v1/beta/files/{file_id}`
    ///
    /// Arguments:
    /// - `file_id`: The file's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn delete_file(&self) -> builder::DeleteFile<'_> {
        builder::DeleteFile::new(self)
    }
    /// Get a link to a file's content
    ///
    /// The answer is a link, not the content. Follow it without the API key: it leads to another host.
    ///
    /// Sends a `GET` request to `/api/v1/beta/files/{file_id}/content`
    ///
    /// Arguments:
    /// - `file_id`: The file's id.
    /// - `expires_at_seconds`: How long the link should work, in seconds.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn read_file_content(&self) -> builder::ReadFileContent<'_> {
        builder::ReadFileContent::new(self)
    }
    /// List saved configurations
    ///
    /// One page at a time; the next one by the token that came with this one.
    ///
    /// Sends a `GET` request to `/api/v1/beta/configurations`
    ///
    /// Arguments:
    /// - `latest_only`: Only the newest version of each.
    /// - `name`: Only configurations with this name.
    /// - `organization_id`: The organization of the project.
    /// - `page_size`: Configurations on a page, 1 to 1,000.
    /// - `page_token`: `next_page_token` of the page before.
    /// - `product_type`: Only configurations for these products.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn list_configurations(&self) -> builder::ListConfigurations<'_> {
        builder::ListConfigurations::new(self)
    }
    /// Save a configuration
    ///
    /// One with the same name and product in the project is changed, not doubled.
    ///
    /// Sends a `POST` request to `/api/v1/beta/configurations`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn create_configuration(&self) -> builder::CreateConfiguration<'_> {
        builder::CreateConfiguration::new(self)
    }
    /// Get a saved configuration
    ///
    /// Sends a `GET` request to `/api/v1/beta/configurations/{config_id}`
    ///
    /// Arguments:
    /// - `config_id`: The configuration's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_configuration(&self) -> builder::GetConfiguration<'_> {
        builder::GetConfiguration::new(self)
    }
    /// Change a saved configuration
    ///
    /// What is left out stays as it is, although the method is `PUT`.
    ///
    /// Sends a `PUT` request to `/api/v1/beta/configurations/{config_id}`
    ///
    /// Arguments:
    /// - `config_id`: The configuration's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn update_configuration(&self) -> builder::UpdateConfiguration<'_> {
        builder::UpdateConfiguration::new(self)
    }
    /// Delete a saved configuration
    ///
    /// Sends a `DELETE` request to `/api/v1/beta/configurations/{config_id}`
    ///
    /// Arguments:
    /// - `config_id`: The configuration's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn delete_configuration(&self) -> builder::DeleteConfiguration<'_> {
        builder::DeleteConfiguration::new(self)
    }
    /// List parse jobs
    ///
    /// Sends a `GET` request to `/api/v2/parse`
    ///
    /// Arguments:
    /// - `created_at_on_or_after`: Only jobs created at this time or later.
    /// - `created_at_on_or_before`: Only jobs created at this time or earlier.
    /// - `job_ids`: Only the jobs with these ids.
    /// - `organization_id`: The organization of the project.
    /// - `page_size`: Jobs on a page.
    /// - `page_token`: `next_page_token` of the page before.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `status`: Only jobs with this status.
    pub fn list_parse_jobs(&self) -> builder::ListParseJobs<'_> {
        builder::ListParseJobs::new(self)
    }
    /// Start reading a document
    ///
    /// Answers at once with a job; get the job until it has ended.
    ///
    /// Sends a `POST` request to `/api/v2/parse`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn create_parse_job(&self) -> builder::CreateParseJob<'_> {
        builder::CreateParseJob::new(self)
    }
    /// List the versions of each parse tier
    ///
    /// Sends a `GET` request to `/api/v2/parse/versions`
    pub fn list_parse_versions(&self) -> builder::ListParseVersions<'_> {
        builder::ListParseVersions::new(self)
    }
    /// Get a parse job, and what was read
    ///
    /// The job is under `job`, unlike an extraction's; what was read is asked for with `expand`.
    ///
    /// Sends a `GET` request to `/api/v2/parse/{job_id}`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    /// - `expand`: What to add: `text`, `markdown`, `items` and others.
    /// - `image_filenames`: Only the images with these names.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_parse_job(&self) -> builder::GetParseJob<'_> {
        builder::GetParseJob::new(self)
    }
    /// Delete a parse job that has ended
    ///
    /// Deployed since October 2026.
    ///
    /// Sends a `DELETE` request to `/api/v2/parse/{job_id}`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn delete_parse_job(&self) -> builder::DeleteParseJob<'_> {
        builder::DeleteParseJob::new(self)
    }
    /// Cancel a parse job
    ///
    /// Sends a `POST` request to `/api/v2/parse/{job_id}/cancel`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn cancel_parse_job(&self) -> builder::CancelParseJob<'_> {
        builder::CancelParseJob::new(self)
    }
    /// Check a data schema
    ///
    /// Answers with the schema, ready for use; one that is not accepted is an error (400, `schema_validation: ...`).
    ///
    /// Sends a `POST` request to `/api/v2/extract/schema/validation`
    pub fn validate_extraction_schema(&self) -> builder::ValidateExtractionSchema<'_> {
        builder::ValidateExtractionSchema::new(self)
    }
    /// Draft a data schema from a prompt, a sample file or a given schema
    ///
    /// The schema is at `parameters.data_schema` of the answer.
    ///
    /// Sends a `POST` request to `/api/v2/extract/schema/generate`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn generate_extraction_schema(&self) -> builder::GenerateExtractionSchema<'_> {
        builder::GenerateExtractionSchema::new(self)
    }
    /// List extraction jobs, newest first
    ///
    /// One page at a time; the next one by the token that came with this one.
    ///
    /// Sends a `GET` request to `/api/v2/extract`
    ///
    /// Arguments:
    /// - `configuration_id`: Only jobs made with this saved configuration.
    /// - `created_at_on_or_after`: Only jobs created at this time or later.
    /// - `created_at_on_or_before`: Only jobs created at this time or earlier.
    /// - `document_input_type`: Only jobs on files (`file_id`) or on parse jobs (`parse_job_id`).
    /// - `document_input_value`: The old name of `file_input`.
    /// - `expand`: What to add to each job: `configuration`, `extract_metadata`.
    /// - `file_input`: Only jobs on the file or parse job with this id.
    /// - `job_ids`: Only the jobs with these ids.
    /// - `organization_id`: The organization of the project.
    /// - `page_size`: Jobs on a page; no bounds are documented.
    /// - `page_token`: `next_page_token` of the page before.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `status`: Only jobs with this status.
    pub fn list_extract_jobs(&self) -> builder::ListExtractJobs<'_> {
        builder::ListExtractJobs::new(self)
    }
    /// Start an extraction
    ///
    /// Answers at once with a job, normally `PENDING`; get the job until it has ended. Exactly one of `configuration` and
    /// `configuration_id` is needed. Each call is a job, and is paid for, so a call whose answer was lost should not be
    /// repeated blindly.
    ///
    /// Sends a `POST` request to `/api/v2/extract`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn create_extract_job(&self) -> builder::CreateExtractJob<'_> {
        builder::CreateExtractJob::new(self)
    }
    /// Get an extraction job
    ///
    /// `extract_result` is there once the job has completed. What is not asked for with `expand` is null, even where the service has it.
    ///
    /// Sends a `GET` request to `/api/v2/extract/{job_id}`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    /// - `expand`: What to add: `configuration`, `extract_metadata`, `metadata`, `usage`.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_extract_job(&self) -> builder::GetExtractJob<'_> {
        builder::GetExtractJob::new(self)
    }
    /// Delete an extraction job and its results
    ///
    /// Sends a `DELETE` request to `/api/v2/extract/{job_id}`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    /// - `force`: Delete a job that has not ended. Deployments before October 2026 do not know it.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn delete_extract_job(&self) -> builder::DeleteExtractJob<'_> {
        builder::DeleteExtractJob::new(self)
    }
    /// Cancel an extraction job
    ///
    /// A job that has ended cannot be cancelled.
    ///
    /// Sends a `POST` request to `/api/v2/extract/{job_id}/cancel`
    ///
    /// Arguments:
    /// - `job_id`: The job's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn cancel_extract_job(&self) -> builder::CancelExtractJob<'_> {
        builder::CancelExtractJob::new(self)
    }
    /// List stored webhook configurations, all at once
    ///
    /// Deprecated by the service in favour of the list by the page.
    ///
    /// Sends a `GET` request to `/api/v1/beta/webhook-configs`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn list_all_webhook_configs(&self) -> builder::ListAllWebhookConfigs<'_> {
        builder::ListAllWebhookConfigs::new(self)
    }
    /// Store a webhook configuration
    ///
    /// Deployed since August 2026.
    ///
    /// Sends a `POST` request to `/api/v1/beta/webhook-configs`
    ///
    /// Arguments:
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn create_webhook_config(&self) -> builder::CreateWebhookConfig<'_> {
        builder::CreateWebhookConfig::new(self)
    }
    /// Get a stored webhook configuration
    ///
    /// Sends a `GET` request to `/api/v1/beta/webhook-configs/{config_id}`
    ///
    /// Arguments:
    /// - `config_id`: The configuration's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn get_webhook_config(&self) -> builder::GetWebhookConfig<'_> {
        builder::GetWebhookConfig::new(self)
    }
    /// Change a stored webhook configuration
    ///
    /// What is left out stays as it is, although the method is `PUT`.
    ///
    /// Sends a `PUT` request to `/api/v1/beta/webhook-configs/{config_id}`
    ///
    /// Arguments:
    /// - `config_id`: The configuration's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    /// - `body`
    pub fn update_webhook_config(&self) -> builder::UpdateWebhookConfig<'_> {
        builder::UpdateWebhookConfig::new(self)
    }
    /// Delete a stored webhook configuration
    ///
    /// Sends a `DELETE` request to `/api/v1/beta/webhook-configs/{config_id}`
    ///
    /// Arguments:
    /// - `config_id`: The configuration's id.
    /// - `organization_id`: The organization of the project.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn delete_webhook_config(&self) -> builder::DeleteWebhookConfig<'_> {
        builder::DeleteWebhookConfig::new(self)
    }
    /// List stored webhook configurations
    ///
    /// Deployed since October 2026. One page at a time; the next one by the token that came with this one.
    ///
    /// Sends a `GET` request to `/api/v2/webhook-configs`
    ///
    /// Arguments:
    /// - `include_total`: Count them all.
    /// - `organization_id`: The organization of the project.
    /// - `page_size`: Configurations on a page.
    /// - `page_token`: `next_page_token` of the page before.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn list_webhook_configs(&self) -> builder::ListWebhookConfigs<'_> {
        builder::ListWebhookConfigs::new(self)
    }
    /// List agents, by the page
    ///
    /// The newest deployments' path to agents.
    ///
    /// Sends a `GET` request to `/api/v1/beta/extraction-agents`
    ///
    /// Arguments:
    /// - `include_default`: The default agent too.
    /// - `organization_id`: The organization of the project.
    /// - `page_size`: Agents on a page.
    /// - `page_token`: `next_page_token` of the page before.
    /// - `project_id`: The project to work in; the key's own when left out.
    pub fn list_extraction_agents_by_page(
        &self,
    ) -> builder::ListExtractionAgentsByPage<'_> {
        builder::ListExtractionAgentsByPage::new(self)
    }
}
