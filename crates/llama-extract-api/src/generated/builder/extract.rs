// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests of extract: set what is needed, then `send`.

#[allow(unused_imports, reason = "which of these an operation needs depends on it")]
use progenitor_client::{
    ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt,
    ResponseValue, encode_path,
};

/// Builder for [`Client::cancel_extract_job`]
///
/// [`Client::cancel_extract_job`]: crate::Client::cancel_extract_job
#[derive(Debug, Clone)]
pub struct CancelExtractJob<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> CancelExtractJob<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            job_id: Err("job_id was not initialized".to_string()),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The job's id.
    pub fn job_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.job_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for job_id failed"
                    .to_string()
            });
        self
    }
    /// The organization of the project.
    pub fn organization_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.organization_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for organization_id failed"
                    .to_string()
            });
        self
    }
    /// The project to work in; the key's own when left out.
    pub fn project_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.project_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for project_id failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v2/extract/{job_id}/cancel`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractV2Job>, Error<()>> {
        let Self { client, job_id, organization_id, project_id } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v2/extract/{}/cancel", client.baseurl, encode_path(& job_id
            .to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(crate::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "cancel_extract_job",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`Client::create_extract_job`]
///
/// [`Client::create_extract_job`]: crate::Client::create_extract_job
#[derive(Debug, Clone)]
pub struct CreateExtractJob<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::ExtractV2JobCreate, String>,
}

impl<'a> CreateExtractJob<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            organization_id: Ok(None),
            project_id: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }
    /// The organization of the project.
    pub fn organization_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.organization_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for organization_id failed"
                    .to_string()
            });
        self
    }
    /// The project to work in; the key's own when left out.
    pub fn project_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.project_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for project_id failed"
                    .to_string()
            });
        self
    }
    /// The request's body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ExtractV2JobCreate>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractV2JobCreate` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v2/extract`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractV2Job>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v2/extract", client.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(crate::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "create_extract_job",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`Client::delete_extract_job`]
///
/// [`Client::delete_extract_job`]: crate::Client::delete_extract_job
#[derive(Debug, Clone)]
pub struct DeleteExtractJob<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
    force: Result<Option<bool>, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> DeleteExtractJob<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            job_id: Err("job_id was not initialized".to_string()),
            force: Ok(None),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The job's id.
    pub fn job_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.job_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for job_id failed"
                    .to_string()
            });
        self
    }
    /// Delete a job that has not ended. Deployments before October 2026 do not know it.
    pub fn force<V>(mut self, value: V) -> Self
    where
        V: TryInto<bool>,
    {
        self.force = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for force failed".to_string());
        self
    }
    /// The organization of the project.
    pub fn organization_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.organization_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for organization_id failed"
                    .to_string()
            });
        self
    }
    /// The project to work in; the key's own when left out.
    pub fn project_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.project_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for project_id failed"
                    .to_string()
            });
        self
    }
    /// Sends a `DELETE` request to `/api/v2/extract/{job_id}`
    pub async fn send(self) -> Result<ResponseValue<::serde_json::Value>, Error<()>> {
        let Self { client, job_id, force, organization_id, project_id } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let force = force.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v2/extract/{}", client.baseurl, encode_path(& job_id.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(crate::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .delete(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("force", &force))
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "delete_extract_job",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`Client::generate_extraction_schema`]
///
/// [`Client::generate_extraction_schema`]: crate::Client::generate_extraction_schema
#[derive(Debug, Clone)]
pub struct GenerateExtractionSchema<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::ExtractV2SchemaGenerateRequest, String>,
}

impl<'a> GenerateExtractionSchema<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            organization_id: Ok(None),
            project_id: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }
    /// The organization of the project.
    pub fn organization_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.organization_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for organization_id failed"
                    .to_string()
            });
        self
    }
    /// The project to work in; the key's own when left out.
    pub fn project_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.project_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for project_id failed"
                    .to_string()
            });
        self
    }
    /// The request's body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ExtractV2SchemaGenerateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractV2SchemaGenerateRequest` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v2/extract/schema/generate`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ConfigurationCreateRequest>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v2/extract/schema/generate", client.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(crate::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "generate_extraction_schema",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`Client::get_extract_job`]
///
/// [`Client::get_extract_job`]: crate::Client::get_extract_job
#[derive(Debug, Clone)]
pub struct GetExtractJob<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
    expand: Result<Option<Vec<String>>, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetExtractJob<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            job_id: Err("job_id was not initialized".to_string()),
            expand: Ok(None),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The job's id.
    pub fn job_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.job_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for job_id failed"
                    .to_string()
            });
        self
    }
    /// What to add: `configuration`, `extract_metadata`, `metadata`, `usage`.
    pub fn expand<V>(mut self, value: V) -> Self
    where
        V: TryInto<Vec<String>>,
    {
        self.expand = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: vec :: Vec < :: std :: string :: String >` for expand failed"
                    .to_string()
            });
        self
    }
    /// The organization of the project.
    pub fn organization_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.organization_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for organization_id failed"
                    .to_string()
            });
        self
    }
    /// The project to work in; the key's own when left out.
    pub fn project_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.project_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for project_id failed"
                    .to_string()
            });
        self
    }
    /// Sends a `GET` request to `/api/v2/extract/{job_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractV2Job>, Error<()>> {
        let Self { client, job_id, expand, organization_id, project_id } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let expand = expand.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v2/extract/{}", client.baseurl, encode_path(& job_id.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(crate::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("expand", &expand))
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_extract_job",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`Client::list_extract_jobs`]
///
/// [`Client::list_extract_jobs`]: crate::Client::list_extract_jobs
#[derive(Debug, Clone)]
pub struct ListExtractJobs<'a> {
    client: &'a crate::Client,
    configuration_id: Result<Option<String>, String>,
    created_at_on_or_after: Result<
        Option<::chrono::DateTime<::chrono::offset::Utc>>,
        String,
    >,
    created_at_on_or_before: Result<
        Option<::chrono::DateTime<::chrono::offset::Utc>>,
        String,
    >,
    document_input_type: Result<Option<String>, String>,
    document_input_value: Result<Option<String>, String>,
    expand: Result<Option<Vec<String>>, String>,
    file_input: Result<Option<String>, String>,
    job_ids: Result<Option<Vec<String>>, String>,
    organization_id: Result<Option<String>, String>,
    page_size: Result<Option<i64>, String>,
    page_token: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    status: Result<Option<crate::types::ExtractJobStatus>, String>,
}

impl<'a> ListExtractJobs<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            configuration_id: Ok(None),
            created_at_on_or_after: Ok(None),
            created_at_on_or_before: Ok(None),
            document_input_type: Ok(None),
            document_input_value: Ok(None),
            expand: Ok(None),
            file_input: Ok(None),
            job_ids: Ok(None),
            organization_id: Ok(None),
            page_size: Ok(None),
            page_token: Ok(None),
            project_id: Ok(None),
            status: Ok(None),
        }
    }
    /// Only jobs made with this saved configuration.
    pub fn configuration_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.configuration_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for configuration_id failed"
                    .to_string()
            });
        self
    }
    /// Only jobs created at this time or later.
    pub fn created_at_on_or_after<V>(mut self, value: V) -> Self
    where
        V: TryInto<::chrono::DateTime<::chrono::offset::Utc>>,
    {
        self.created_at_on_or_after = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: chrono :: DateTime < :: chrono :: offset :: Utc >` for created_at_on_or_after failed"
                    .to_string()
            });
        self
    }
    /// Only jobs created at this time or earlier.
    pub fn created_at_on_or_before<V>(mut self, value: V) -> Self
    where
        V: TryInto<::chrono::DateTime<::chrono::offset::Utc>>,
    {
        self.created_at_on_or_before = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: chrono :: DateTime < :: chrono :: offset :: Utc >` for created_at_on_or_before failed"
                    .to_string()
            });
        self
    }
    /// Only jobs on files (`file_id`) or on parse jobs (`parse_job_id`).
    pub fn document_input_type<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.document_input_type = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for document_input_type failed"
                    .to_string()
            });
        self
    }
    /// The old name of `file_input`.
    pub fn document_input_value<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.document_input_value = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for document_input_value failed"
                    .to_string()
            });
        self
    }
    /// What to add to each job: `configuration`, `extract_metadata`.
    pub fn expand<V>(mut self, value: V) -> Self
    where
        V: TryInto<Vec<String>>,
    {
        self.expand = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: vec :: Vec < :: std :: string :: String >` for expand failed"
                    .to_string()
            });
        self
    }
    /// Only jobs on the file or parse job with this id.
    pub fn file_input<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.file_input = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for file_input failed"
                    .to_string()
            });
        self
    }
    /// Only the jobs with these ids.
    pub fn job_ids<V>(mut self, value: V) -> Self
    where
        V: TryInto<Vec<String>>,
    {
        self.job_ids = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: vec :: Vec < :: std :: string :: String >` for job_ids failed"
                    .to_string()
            });
        self
    }
    /// The organization of the project.
    pub fn organization_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.organization_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for organization_id failed"
                    .to_string()
            });
        self
    }
    /// Jobs on a page; no bounds are documented.
    pub fn page_size<V>(mut self, value: V) -> Self
    where
        V: TryInto<i64>,
    {
        self.page_size = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for page_size failed".to_string());
        self
    }
    /// `next_page_token` of the page before.
    pub fn page_token<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.page_token = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for page_token failed"
                    .to_string()
            });
        self
    }
    /// The project to work in; the key's own when left out.
    pub fn project_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.project_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for project_id failed"
                    .to_string()
            });
        self
    }
    /// Only jobs with this status.
    pub fn status<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ExtractJobStatus>,
    {
        self.status = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractJobStatus` for status failed"
                    .to_string()
            });
        self
    }
    /// Sends a `GET` request to `/api/v2/extract`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractV2JobQueryResponse>, Error<()>> {
        let Self {
            client,
            configuration_id,
            created_at_on_or_after,
            created_at_on_or_before,
            document_input_type,
            document_input_value,
            expand,
            file_input,
            job_ids,
            organization_id,
            page_size,
            page_token,
            project_id,
            status,
        } = self;
        let configuration_id = configuration_id.map_err(Error::InvalidRequest)?;
        let created_at_on_or_after = created_at_on_or_after
            .map_err(Error::InvalidRequest)?;
        let created_at_on_or_before = created_at_on_or_before
            .map_err(Error::InvalidRequest)?;
        let document_input_type = document_input_type.map_err(Error::InvalidRequest)?;
        let document_input_value = document_input_value.map_err(Error::InvalidRequest)?;
        let expand = expand.map_err(Error::InvalidRequest)?;
        let file_input = file_input.map_err(Error::InvalidRequest)?;
        let job_ids = job_ids.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let page_size = page_size.map_err(Error::InvalidRequest)?;
        let page_token = page_token.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let status = status.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v2/extract", client.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(crate::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(
                &progenitor_client::QueryParam::new(
                    "configuration_id",
                    &configuration_id,
                ),
            )
            .query(
                &progenitor_client::QueryParam::new(
                    "created_at_on_or_after",
                    &created_at_on_or_after,
                ),
            )
            .query(
                &progenitor_client::QueryParam::new(
                    "created_at_on_or_before",
                    &created_at_on_or_before,
                ),
            )
            .query(
                &progenitor_client::QueryParam::new(
                    "document_input_type",
                    &document_input_type,
                ),
            )
            .query(
                &progenitor_client::QueryParam::new(
                    "document_input_value",
                    &document_input_value,
                ),
            )
            .query(&progenitor_client::QueryParam::new("expand", &expand))
            .query(&progenitor_client::QueryParam::new("file_input", &file_input))
            .query(&progenitor_client::QueryParam::new("job_ids", &job_ids))
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("page_size", &page_size))
            .query(&progenitor_client::QueryParam::new("page_token", &page_token))
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .query(&progenitor_client::QueryParam::new("status", &status))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_extract_jobs",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`Client::validate_extraction_schema`]
///
/// [`Client::validate_extraction_schema`]: crate::Client::validate_extraction_schema
#[derive(Debug, Clone)]
pub struct ValidateExtractionSchema<'a> {
    client: &'a crate::Client,
    body: Result<crate::types::ExtractV2SchemaValidateRequest, String>,
}

impl<'a> ValidateExtractionSchema<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            body: Err("body was not initialized".to_string()),
        }
    }
    /// The request's body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ExtractV2SchemaValidateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractV2SchemaValidateRequest` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v2/extract/schema/validation`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<crate::types::ExtractV2SchemaValidateResponse>,
        Error<()>,
    > {
        let Self { client, body } = self;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v2/extract/schema/validation", client.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(crate::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "validate_extraction_schema",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
