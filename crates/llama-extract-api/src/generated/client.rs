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
    /// Sends a `GET` request to `/api/v1/beta/files`
    pub fn list_files(&self) -> builder::ListFiles<'_> {
        builder::ListFiles::new(self)
    }
    /// Sends a `POST` request to `/api/v1/beta/files/query`
    pub fn query_files(&self) -> builder::QueryFiles<'_> {
        builder::QueryFiles::new(self)
    }
    /// Sends a `GET` request to `/api/v1/beta/files/{file_id}`
    pub fn get_file(&self) -> builder::GetFile<'_> {
        builder::GetFile::new(self)
    }
    /// Sends a `DELETE` request to `/api/v1/beta/files/{file_id}`
    pub fn delete_file(&self) -> builder::DeleteFile<'_> {
        builder::DeleteFile::new(self)
    }
    /// Sends a `GET` request to `/api/v1/beta/files/{file_id}/content`
    pub fn read_file_content(&self) -> builder::ReadFileContent<'_> {
        builder::ReadFileContent::new(self)
    }
    /// Sends a `POST` request to `/api/v2/extract/schema/validation`
    pub fn validate_extraction_schema(&self) -> builder::ValidateExtractionSchema<'_> {
        builder::ValidateExtractionSchema::new(self)
    }
    /// Sends a `POST` request to `/api/v2/extract/schema/generate`
    pub fn generate_extraction_schema(&self) -> builder::GenerateExtractionSchema<'_> {
        builder::GenerateExtractionSchema::new(self)
    }
    /// Sends a `GET` request to `/api/v2/extract`
    pub fn list_extract_jobs(&self) -> builder::ListExtractJobs<'_> {
        builder::ListExtractJobs::new(self)
    }
    /// Sends a `POST` request to `/api/v2/extract`
    pub fn create_extract_job(&self) -> builder::CreateExtractJob<'_> {
        builder::CreateExtractJob::new(self)
    }
    /// Sends a `GET` request to `/api/v2/extract/{job_id}`
    pub fn get_extract_job(&self) -> builder::GetExtractJob<'_> {
        builder::GetExtractJob::new(self)
    }
    /// Sends a `DELETE` request to `/api/v2/extract/{job_id}`
    pub fn delete_extract_job(&self) -> builder::DeleteExtractJob<'_> {
        builder::DeleteExtractJob::new(self)
    }
    /// Sends a `POST` request to `/api/v2/extract/{job_id}/cancel`
    pub fn cancel_extract_job(&self) -> builder::CancelExtractJob<'_> {
        builder::CancelExtractJob::new(self)
    }
}
