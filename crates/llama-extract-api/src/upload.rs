//! The operations that cannot be generated: their bodies are multipart, which progenitor refuses.

use progenitor_client::{ClientHooks, Error, OperationInfo, ResponseValue};
use reqwest::multipart::Form;
use serde::de::DeserializeOwned;

use crate::{Client, types};

impl Client {
    /// Sends a `POST` request to `/api/v1/beta/files`.
    ///
    /// The form has a part `file` with a file name, a part `purpose` (`extract` for documents to extract from), and
    /// may have a part `external_file_id`. A part without a known length makes the whole body chunked, which stalls
    /// at the service: give streams their length.
    ///
    /// # Errors
    ///
    /// [`Error::UnexpectedResponse`] for every status but 201, [`Error::CommunicationError`] if none came.
    pub async fn upload_file(
        &self,
        form: Form,
        organization_id: Option<&str>,
        project_id: Option<&str>,
    ) -> Result<ResponseValue<types::FileV2>, Error<()>> {
        let query = [
            ("organization_id", organization_id),
            ("project_id", project_id),
        ];
        self.post_form("upload_file", "/api/v1/beta/files", &query, form, 201)
            .await
    }

    /// Sends a `POST` request to `/api/v2/parse/upload`: uploads a document and starts reading it.
    ///
    /// The form has a part `file` with a file name, and a part `configuration`: a parse request's configuration as JSON
    /// in a string, without the document.
    ///
    /// # Errors
    ///
    /// [`Error::UnexpectedResponse`] for every status but 200, [`Error::CommunicationError`] if none came.
    pub async fn create_parse_job_from_file(
        &self,
        form: Form,
        organization_id: Option<&str>,
        project_id: Option<&str>,
    ) -> Result<ResponseValue<types::ParseJobResponse>, Error<()>> {
        let query = [
            ("organization_id", organization_id),
            ("project_id", project_id),
        ];
        self.post_form(
            "create_parse_job_from_file",
            "/api/v2/parse/upload",
            &query,
            form,
            200,
        )
        .await
    }

    /// Sends a `POST` request to `/api/v1/extraction/jobs/file`: uploads a file and starts an agent of the legacy API
    /// on it.
    ///
    /// The form has a part `extraction_agent_id`, a part `file` with a file name, and may have `data_schema_override`
    /// and `config_override`, each JSON in a string.
    ///
    /// # Errors
    ///
    /// [`Error::UnexpectedResponse`] for every status but 200, [`Error::CommunicationError`] if none came.
    pub async fn create_legacy_job_from_file(
        &self,
        form: Form,
    ) -> Result<ResponseValue<types::ExtractJob>, Error<()>> {
        let path = "/api/v1/extraction/jobs/file";
        self.post_form("create_legacy_job_from_file", path, &[], form, 200)
            .await
    }

    async fn post_form<T: DeserializeOwned>(
        &self,
        operation_id: &'static str,
        path: &str,
        query: &[(&str, Option<&str>)],
        form: Form,
        success: u16,
    ) -> Result<ResponseValue<T>, Error<()>> {
        let request = self
            .client
            .post(format!("{}{path}", self.baseurl))
            .header(reqwest::header::ACCEPT, "application/json")
            .query(query)
            .multipart(form)
            .build()?;
        let response = self.exec(request, &OperationInfo { operation_id }).await?;
        if response.status().as_u16() == success {
            ResponseValue::from_response(response).await
        } else {
            Err(Error::UnexpectedResponse(response))
        }
    }
}
