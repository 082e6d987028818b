// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests of legacy: set what is needed, then `send`.

#[allow(unused_imports, reason = "which of these an operation needs depends on it")]
use progenitor_client::{
    ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt,
    ResponseValue, encode_path,
};

/// Builder for [`Client::create_extraction_agent`]
///
/// [`Client::create_extraction_agent`]: crate::Client::create_extraction_agent
#[derive(Debug, Clone)]
pub struct CreateExtractionAgent<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::ExtractAgentCreate, String>,
}

impl<'a> CreateExtractionAgent<'a> {
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
        V: TryInto<crate::types::ExtractAgentCreate>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractAgentCreate` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/extraction/extraction-agents`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractAgent>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/extraction/extraction-agents", client.baseurl,);
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
            operation_id: "create_extraction_agent",
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

/// Builder for [`Client::create_legacy_job`]
///
/// [`Client::create_legacy_job`]: crate::Client::create_legacy_job
#[derive(Debug, Clone)]
pub struct CreateLegacyJob<'a> {
    client: &'a crate::Client,
    from_ui: Result<Option<bool>, String>,
    body: Result<crate::types::ExtractJobCreate, String>,
}

impl<'a> CreateLegacyJob<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            from_ui: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }
    /// For the service's own browser interface.
    pub fn from_ui<V>(mut self, value: V) -> Self
    where
        V: TryInto<bool>,
    {
        self.from_ui = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for from_ui failed".to_string());
        self
    }
    /// The request's body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ExtractJobCreate>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractJobCreate` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/extraction/jobs`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractJob>, Error<()>> {
        let Self { client, from_ui, body } = self;
        let from_ui = from_ui.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/extraction/jobs", client.baseurl,);
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
            .query(&progenitor_client::QueryParam::new("from_ui", &from_ui))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "create_legacy_job",
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

/// Builder for [`Client::create_legacy_jobs`]
///
/// [`Client::create_legacy_jobs`]: crate::Client::create_legacy_jobs
#[derive(Debug, Clone)]
pub struct CreateLegacyJobs<'a> {
    client: &'a crate::Client,
    from_ui: Result<Option<bool>, String>,
    body: Result<crate::types::ExtractJobCreateBatch, String>,
}

impl<'a> CreateLegacyJobs<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            from_ui: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }
    /// For the service's own browser interface.
    pub fn from_ui<V>(mut self, value: V) -> Self
    where
        V: TryInto<bool>,
    {
        self.from_ui = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for from_ui failed".to_string());
        self
    }
    /// The request's body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ExtractJobCreateBatch>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractJobCreateBatch` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/extraction/jobs/batch`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<Vec<crate::types::ExtractJob>>, Error<()>> {
        let Self { client, from_ui, body } = self;
        let from_ui = from_ui.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/extraction/jobs/batch", client.baseurl,);
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
            .query(&progenitor_client::QueryParam::new("from_ui", &from_ui))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "create_legacy_jobs",
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

/// Builder for [`Client::delete_extraction_agent`]
///
/// [`Client::delete_extraction_agent`]: crate::Client::delete_extraction_agent
#[derive(Debug, Clone)]
pub struct DeleteExtractionAgent<'a> {
    client: &'a crate::Client,
    extraction_agent_id: Result<String, String>,
}

impl<'a> DeleteExtractionAgent<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            extraction_agent_id: Err(
                "extraction_agent_id was not initialized".to_string(),
            ),
        }
    }
    /// The agent's id.
    pub fn extraction_agent_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.extraction_agent_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for extraction_agent_id failed"
                    .to_string()
            });
        self
    }
    /// Sends a `DELETE` request to `/api/v1/extraction/extraction-agents/{extraction_agent_id}`
    pub async fn send(self) -> Result<ResponseValue<::serde_json::Value>, Error<()>> {
        let Self { client, extraction_agent_id } = self;
        let extraction_agent_id = extraction_agent_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/extraction-agents/{}", client.baseurl, encode_path(&
            extraction_agent_id.to_string()),
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
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "delete_extraction_agent",
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

/// Builder for [`Client::delete_legacy_run`]
///
/// [`Client::delete_legacy_run`]: crate::Client::delete_legacy_run
#[derive(Debug, Clone)]
pub struct DeleteLegacyRun<'a> {
    client: &'a crate::Client,
    run_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> DeleteLegacyRun<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            run_id: Err("run_id was not initialized".to_string()),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The run's id.
    pub fn run_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.run_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for run_id failed"
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
    /// Sends a `DELETE` request to `/api/v1/extraction/runs/{run_id}`
    pub async fn send(self) -> Result<ResponseValue<::serde_json::Value>, Error<()>> {
        let Self { client, run_id, organization_id, project_id } = self;
        let run_id = run_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/runs/{}", client.baseurl, encode_path(& run_id
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
            .delete(url)
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
            operation_id: "delete_legacy_run",
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

/// Builder for [`Client::extract_stateless`]
///
/// [`Client::extract_stateless`]: crate::Client::extract_stateless
#[derive(Debug, Clone)]
pub struct ExtractStateless<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::ExtractStatelessRequest, String>,
}

impl<'a> ExtractStateless<'a> {
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
        V: TryInto<crate::types::ExtractStatelessRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractStatelessRequest` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/extraction/run`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractJob>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/extraction/run", client.baseurl,);
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
            operation_id: "extract_stateless",
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

/// Builder for [`Client::generate_legacy_schema`]
///
/// [`Client::generate_legacy_schema`]: crate::Client::generate_legacy_schema
#[derive(Debug, Clone)]
pub struct GenerateLegacySchema<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::ExtractSchemaGenerateRequest, String>,
}

impl<'a> GenerateLegacySchema<'a> {
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
        V: TryInto<crate::types::ExtractSchemaGenerateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractSchemaGenerateRequest` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/extraction/extraction-agents/schema/generate`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractSchemaGenerateResponse>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/extraction-agents/schema/generate", client.baseurl,
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
            .json(&body)
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "generate_legacy_schema",
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

/// Builder for [`Client::get_extraction_agent`]
///
/// [`Client::get_extraction_agent`]: crate::Client::get_extraction_agent
#[derive(Debug, Clone)]
pub struct GetExtractionAgent<'a> {
    client: &'a crate::Client,
    extraction_agent_id: Result<String, String>,
}

impl<'a> GetExtractionAgent<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            extraction_agent_id: Err(
                "extraction_agent_id was not initialized".to_string(),
            ),
        }
    }
    /// The agent's id.
    pub fn extraction_agent_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.extraction_agent_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for extraction_agent_id failed"
                    .to_string()
            });
        self
    }
    /// Sends a `GET` request to `/api/v1/extraction/extraction-agents/{extraction_agent_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractAgent>, Error<()>> {
        let Self { client, extraction_agent_id } = self;
        let extraction_agent_id = extraction_agent_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/extraction-agents/{}", client.baseurl, encode_path(&
            extraction_agent_id.to_string()),
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
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_extraction_agent",
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

/// Builder for [`Client::get_extraction_agent_by_name`]
///
/// [`Client::get_extraction_agent_by_name`]: crate::Client::get_extraction_agent_by_name
#[derive(Debug, Clone)]
pub struct GetExtractionAgentByName<'a> {
    client: &'a crate::Client,
    name: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetExtractionAgentByName<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            name: Err("name was not initialized".to_string()),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The agent's name.
    pub fn name<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.name = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for name failed".to_string()
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
    /// Sends a `GET` request to `/api/v1/extraction/extraction-agents/by-name/{name}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractAgent>, Error<()>> {
        let Self { client, name, organization_id, project_id } = self;
        let name = name.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/extraction-agents/by-name/{}", client.baseurl,
            encode_path(& name.to_string()),
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
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_extraction_agent_by_name",
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

/// Builder for [`Client::get_latest_legacy_run_from_ui`]
///
/// [`Client::get_latest_legacy_run_from_ui`]: crate::Client::get_latest_legacy_run_from_ui
#[derive(Debug, Clone)]
pub struct GetLatestLegacyRunFromUi<'a> {
    client: &'a crate::Client,
    extraction_agent_id: Result<String, String>,
}

impl<'a> GetLatestLegacyRunFromUi<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            extraction_agent_id: Err(
                "extraction_agent_id was not initialized".to_string(),
            ),
        }
    }
    /// The agent's id.
    pub fn extraction_agent_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.extraction_agent_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for extraction_agent_id failed"
                    .to_string()
            });
        self
    }
    /// Sends a `GET` request to `/api/v1/extraction/runs/latest-from-ui`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<crate::types::GetLatestLegacyRunFromUiResponse>,
        Error<()>,
    > {
        let Self { client, extraction_agent_id } = self;
        let extraction_agent_id = extraction_agent_id.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/extraction/runs/latest-from-ui", client.baseurl,);
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
                    "extraction_agent_id",
                    &extraction_agent_id,
                ),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_latest_legacy_run_from_ui",
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

/// Builder for [`Client::get_legacy_job`]
///
/// [`Client::get_legacy_job`]: crate::Client::get_legacy_job
#[derive(Debug, Clone)]
pub struct GetLegacyJob<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
}

impl<'a> GetLegacyJob<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            job_id: Err("job_id was not initialized".to_string()),
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
    /// Sends a `GET` request to `/api/v1/extraction/jobs/{job_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractJob>, Error<()>> {
        let Self { client, job_id } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/jobs/{}", client.baseurl, encode_path(& job_id
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
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_legacy_job",
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

/// Builder for [`Client::get_legacy_job_result`]
///
/// [`Client::get_legacy_job_result`]: crate::Client::get_legacy_job_result
#[derive(Debug, Clone)]
pub struct GetLegacyJobResult<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetLegacyJobResult<'a> {
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
    /// Sends a `GET` request to `/api/v1/extraction/jobs/{job_id}/result`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractResultset>, Error<()>> {
        let Self { client, job_id, organization_id, project_id } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/jobs/{}/result", client.baseurl, encode_path(& job_id
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
            .get(url)
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
            operation_id: "get_legacy_job_result",
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

/// Builder for [`Client::get_legacy_run`]
///
/// [`Client::get_legacy_run`]: crate::Client::get_legacy_run
#[derive(Debug, Clone)]
pub struct GetLegacyRun<'a> {
    client: &'a crate::Client,
    run_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetLegacyRun<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            run_id: Err("run_id was not initialized".to_string()),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The run's id.
    pub fn run_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.run_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for run_id failed"
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
    /// Sends a `GET` request to `/api/v1/extraction/runs/{run_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractRun>, Error<()>> {
        let Self { client, run_id, organization_id, project_id } = self;
        let run_id = run_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/runs/{}", client.baseurl, encode_path(& run_id
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
            .get(url)
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
            operation_id: "get_legacy_run",
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

/// Builder for [`Client::get_legacy_run_by_job`]
///
/// [`Client::get_legacy_run_by_job`]: crate::Client::get_legacy_run_by_job
#[derive(Debug, Clone)]
pub struct GetLegacyRunByJob<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetLegacyRunByJob<'a> {
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
    /// Sends a `GET` request to `/api/v1/extraction/runs/by-job/{job_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractRun>, Error<()>> {
        let Self { client, job_id, organization_id, project_id } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/runs/by-job/{}", client.baseurl, encode_path(& job_id
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
            .get(url)
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
            operation_id: "get_legacy_run_by_job",
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

/// Builder for [`Client::get_or_create_default_extraction_agent`]
///
/// [`Client::get_or_create_default_extraction_agent`]: crate::Client::get_or_create_default_extraction_agent
#[derive(Debug, Clone)]
pub struct GetOrCreateDefaultExtractionAgent<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetOrCreateDefaultExtractionAgent<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            organization_id: Ok(None),
            project_id: Ok(None),
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
    /// Sends a `GET` request to `/api/v1/extraction/extraction-agents/default`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractAgent>, Error<()>> {
        let Self { client, organization_id, project_id } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/extraction-agents/default", client.baseurl,
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
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_or_create_default_extraction_agent",
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

/// Builder for [`Client::list_extraction_agents`]
///
/// [`Client::list_extraction_agents`]: crate::Client::list_extraction_agents
#[derive(Debug, Clone)]
pub struct ListExtractionAgents<'a> {
    client: &'a crate::Client,
    include_default: Result<Option<bool>, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> ListExtractionAgents<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            include_default: Ok(None),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The default agent too.
    pub fn include_default<V>(mut self, value: V) -> Self
    where
        V: TryInto<bool>,
    {
        self.include_default = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for include_default failed".to_string());
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
    /// Sends a `GET` request to `/api/v1/extraction/extraction-agents`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<Vec<crate::types::ExtractAgent>>, Error<()>> {
        let Self { client, include_default, organization_id, project_id } = self;
        let include_default = include_default.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/extraction/extraction-agents", client.baseurl,);
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
                &progenitor_client::QueryParam::new("include_default", &include_default),
            )
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_extraction_agents",
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

/// Builder for [`Client::list_extraction_agents_by_page`]
///
/// [`Client::list_extraction_agents_by_page`]: crate::Client::list_extraction_agents_by_page
#[derive(Debug, Clone)]
pub struct ListExtractionAgentsByPage<'a> {
    client: &'a crate::Client,
    include_default: Result<Option<bool>, String>,
    organization_id: Result<Option<String>, String>,
    page_size: Result<Option<i64>, String>,
    page_token: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> ListExtractionAgentsByPage<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            include_default: Ok(None),
            organization_id: Ok(None),
            page_size: Ok(None),
            page_token: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The default agent too.
    pub fn include_default<V>(mut self, value: V) -> Self
    where
        V: TryInto<bool>,
    {
        self.include_default = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for include_default failed".to_string());
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
    /// Agents on a page.
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
    /// Sends a `GET` request to `/api/v1/beta/extraction-agents`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractAgentPage>, Error<()>> {
        let Self {
            client,
            include_default,
            organization_id,
            page_size,
            page_token,
            project_id,
        } = self;
        let include_default = include_default.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let page_size = page_size.map_err(Error::InvalidRequest)?;
        let page_token = page_token.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/beta/extraction-agents", client.baseurl,);
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
                &progenitor_client::QueryParam::new("include_default", &include_default),
            )
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("page_size", &page_size))
            .query(&progenitor_client::QueryParam::new("page_token", &page_token))
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_extraction_agents_by_page",
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

/// Builder for [`Client::list_legacy_jobs`]
///
/// [`Client::list_legacy_jobs`]: crate::Client::list_legacy_jobs
#[derive(Debug, Clone)]
pub struct ListLegacyJobs<'a> {
    client: &'a crate::Client,
    extraction_agent_id: Result<String, String>,
}

impl<'a> ListLegacyJobs<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            extraction_agent_id: Err(
                "extraction_agent_id was not initialized".to_string(),
            ),
        }
    }
    /// The agent's id.
    pub fn extraction_agent_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.extraction_agent_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for extraction_agent_id failed"
                    .to_string()
            });
        self
    }
    /// Sends a `GET` request to `/api/v1/extraction/jobs`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<Vec<crate::types::ExtractJob>>, Error<()>> {
        let Self { client, extraction_agent_id } = self;
        let extraction_agent_id = extraction_agent_id.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/extraction/jobs", client.baseurl,);
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
                    "extraction_agent_id",
                    &extraction_agent_id,
                ),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_legacy_jobs",
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

/// Builder for [`Client::list_legacy_runs`]
///
/// [`Client::list_legacy_runs`]: crate::Client::list_legacy_runs
#[derive(Debug, Clone)]
pub struct ListLegacyRuns<'a> {
    client: &'a crate::Client,
    extraction_agent_id: Result<String, String>,
    limit: Result<Option<i64>, String>,
    run_id: Result<Option<String>, String>,
    skip: Result<Option<i64>, String>,
    status: Result<Option<String>, String>,
}

impl<'a> ListLegacyRuns<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            extraction_agent_id: Err(
                "extraction_agent_id was not initialized".to_string(),
            ),
            limit: Ok(None),
            run_id: Ok(None),
            skip: Ok(None),
            status: Ok(None),
        }
    }
    /// The agent's id.
    pub fn extraction_agent_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.extraction_agent_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for extraction_agent_id failed"
                    .to_string()
            });
        self
    }
    /// How many to list, 25 by default.
    pub fn limit<V>(mut self, value: V) -> Self
    where
        V: TryInto<i64>,
    {
        self.limit = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for limit failed".to_string());
        self
    }
    /// Only the run with this id.
    pub fn run_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.run_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for run_id failed"
                    .to_string()
            });
        self
    }
    /// How many to leave out at the beginning.
    pub fn skip<V>(mut self, value: V) -> Self
    where
        V: TryInto<i64>,
    {
        self.skip = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for skip failed".to_string());
        self
    }
    /// Only runs with this status.
    pub fn status<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.status = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for status failed"
                    .to_string()
            });
        self
    }
    /// Sends a `GET` request to `/api/v1/extraction/runs`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::PaginatedExtractRunsResponse>, Error<()>> {
        let Self { client, extraction_agent_id, limit, run_id, skip, status } = self;
        let extraction_agent_id = extraction_agent_id.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let run_id = run_id.map_err(Error::InvalidRequest)?;
        let skip = skip.map_err(Error::InvalidRequest)?;
        let status = status.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/extraction/runs", client.baseurl,);
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
                    "extraction_agent_id",
                    &extraction_agent_id,
                ),
            )
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("run_id", &run_id))
            .query(&progenitor_client::QueryParam::new("skip", &skip))
            .query(&progenitor_client::QueryParam::new("status", &status))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_legacy_runs",
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

/// Builder for [`Client::update_extraction_agent`]
///
/// [`Client::update_extraction_agent`]: crate::Client::update_extraction_agent
#[derive(Debug, Clone)]
pub struct UpdateExtractionAgent<'a> {
    client: &'a crate::Client,
    extraction_agent_id: Result<String, String>,
    body: Result<crate::types::ExtractAgentUpdate, String>,
}

impl<'a> UpdateExtractionAgent<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            extraction_agent_id: Err(
                "extraction_agent_id was not initialized".to_string(),
            ),
            body: Err("body was not initialized".to_string()),
        }
    }
    /// The agent's id.
    pub fn extraction_agent_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.extraction_agent_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for extraction_agent_id failed"
                    .to_string()
            });
        self
    }
    /// The request's body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ExtractAgentUpdate>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractAgentUpdate` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `PUT` request to `/api/v1/extraction/extraction-agents/{extraction_agent_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractAgent>, Error<()>> {
        let Self { client, extraction_agent_id, body } = self;
        let extraction_agent_id = extraction_agent_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/extraction-agents/{}", client.baseurl, encode_path(&
            extraction_agent_id.to_string()),
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
            .put(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "update_extraction_agent",
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

/// Builder for [`Client::validate_legacy_schema`]
///
/// [`Client::validate_legacy_schema`]: crate::Client::validate_legacy_schema
#[derive(Debug, Clone)]
pub struct ValidateLegacySchema<'a> {
    client: &'a crate::Client,
    body: Result<crate::types::ExtractSchemaValidateRequest, String>,
}

impl<'a> ValidateLegacySchema<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            body: Err("body was not initialized".to_string()),
        }
    }
    /// The request's body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ExtractSchemaValidateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ExtractSchemaValidateRequest` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/extraction/extraction-agents/schema/validation`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ExtractSchemaValidateResponse>, Error<()>> {
        let Self { client, body } = self;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/extraction/extraction-agents/schema/validation", client.baseurl,
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
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "validate_legacy_schema",
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
