//! The one operation that cannot be generated: its body is multipart, which progenitor refuses.

use progenitor_client::{ClientHooks, Error, OperationInfo, ResponseValue};
use reqwest::multipart::Form;

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
        let request = self
            .client
            .post(format!("{}/api/v1/beta/files", self.baseurl))
            .header(reqwest::header::ACCEPT, "application/json")
            .query(&[
                ("organization_id", organization_id),
                ("project_id", project_id),
            ])
            .multipart(form)
            .build()?;
        let info = OperationInfo {
            operation_id: "upload_file",
        };
        let response = self.exec(request, &info).await?;
        match response.status().as_u16() {
            201 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
