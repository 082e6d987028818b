// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests of parse: set what is needed, then `send`.

#[allow(unused_imports, reason = "which of these an operation needs depends on it")]
use progenitor_client::{
    ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt,
    ResponseValue, encode_path,
};

/// Builder for [`Client::cancel_parse_job`]
///
/// [`Client::cancel_parse_job`]: crate::Client::cancel_parse_job
#[derive(Debug, Clone)]
pub struct CancelParseJob<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> CancelParseJob<'a> {
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
    /// Sends a `POST` request to `/api/v2/parse/{job_id}/cancel`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ParseJobResponse>, Error<()>> {
        let Self { client, job_id, organization_id, project_id } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v2/parse/{}/cancel", client.baseurl, encode_path(& job_id
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
            operation_id: "cancel_parse_job",
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

/// Builder for [`Client::create_parse_job`]
///
/// [`Client::create_parse_job`]: crate::Client::create_parse_job
#[derive(Debug, Clone)]
pub struct CreateParseJob<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::ParseRequestConfiguration, String>,
}

impl<'a> CreateParseJob<'a> {
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
        V: TryInto<crate::types::ParseRequestConfiguration>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ParseRequestConfiguration` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v2/parse`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ParseJobResponse>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v2/parse", client.baseurl,);
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
            operation_id: "create_parse_job",
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

/// Builder for [`Client::delete_parse_job`]
///
/// [`Client::delete_parse_job`]: crate::Client::delete_parse_job
#[derive(Debug, Clone)]
pub struct DeleteParseJob<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> DeleteParseJob<'a> {
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
    /// Sends a `DELETE` request to `/api/v2/parse/{job_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ParseJobDeleted>, Error<()>> {
        let Self { client, job_id, organization_id, project_id } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v2/parse/{}", client.baseurl, encode_path(& job_id.to_string()),
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
            operation_id: "delete_parse_job",
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

/// Builder for [`Client::get_parse_job`]
///
/// [`Client::get_parse_job`]: crate::Client::get_parse_job
#[derive(Debug, Clone)]
pub struct GetParseJob<'a> {
    client: &'a crate::Client,
    job_id: Result<String, String>,
    expand: Result<Option<Vec<String>>, String>,
    image_filenames: Result<Option<String>, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetParseJob<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            job_id: Err("job_id was not initialized".to_string()),
            expand: Ok(None),
            image_filenames: Ok(None),
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
    /// What to add: `text`, `markdown`, `items` and others.
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
    /// Only the images with these names.
    pub fn image_filenames<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.image_filenames = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for image_filenames failed"
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
    /// Sends a `GET` request to `/api/v2/parse/{job_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ParseResultResponse>, Error<()>> {
        let Self {
            client,
            job_id,
            expand,
            image_filenames,
            organization_id,
            project_id,
        } = self;
        let job_id = job_id.map_err(Error::InvalidRequest)?;
        let expand = expand.map_err(Error::InvalidRequest)?;
        let image_filenames = image_filenames.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v2/parse/{}", client.baseurl, encode_path(& job_id.to_string()),
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
                &progenitor_client::QueryParam::new("image_filenames", &image_filenames),
            )
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_parse_job",
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

/// Builder for [`Client::list_parse_jobs`]
///
/// [`Client::list_parse_jobs`]: crate::Client::list_parse_jobs
#[derive(Debug, Clone)]
pub struct ListParseJobs<'a> {
    client: &'a crate::Client,
    created_at_on_or_after: Result<
        Option<::chrono::DateTime<::chrono::offset::Utc>>,
        String,
    >,
    created_at_on_or_before: Result<
        Option<::chrono::DateTime<::chrono::offset::Utc>>,
        String,
    >,
    job_ids: Result<Option<Vec<String>>, String>,
    organization_id: Result<Option<String>, String>,
    page_size: Result<Option<i64>, String>,
    page_token: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    status: Result<Option<crate::types::ParseJobStatus>, String>,
}

impl<'a> ListParseJobs<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            created_at_on_or_after: Ok(None),
            created_at_on_or_before: Ok(None),
            job_ids: Ok(None),
            organization_id: Ok(None),
            page_size: Ok(None),
            page_token: Ok(None),
            project_id: Ok(None),
            status: Ok(None),
        }
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
    /// Jobs on a page.
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
        V: TryInto<crate::types::ParseJobStatus>,
    {
        self.status = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `crate :: types :: ParseJobStatus` for status failed"
                    .to_string()
            });
        self
    }
    /// Sends a `GET` request to `/api/v2/parse`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ParseJobQueryResponse>, Error<()>> {
        let Self {
            client,
            created_at_on_or_after,
            created_at_on_or_before,
            job_ids,
            organization_id,
            page_size,
            page_token,
            project_id,
            status,
        } = self;
        let created_at_on_or_after = created_at_on_or_after
            .map_err(Error::InvalidRequest)?;
        let created_at_on_or_before = created_at_on_or_before
            .map_err(Error::InvalidRequest)?;
        let job_ids = job_ids.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let page_size = page_size.map_err(Error::InvalidRequest)?;
        let page_token = page_token.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let status = status.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v2/parse", client.baseurl,);
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
            operation_id: "list_parse_jobs",
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

/// Builder for [`Client::list_parse_versions`]
///
/// [`Client::list_parse_versions`]: crate::Client::list_parse_versions
#[derive(Debug, Clone)]
pub struct ListParseVersions<'a> {
    client: &'a crate::Client,
}

impl<'a> ListParseVersions<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self { client: client }
    }
    /// Sends a `GET` request to `/api/v2/parse/versions`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ParseVersionsResponse>, Error<()>> {
        let Self { client } = self;
        let url = format!("{}/api/v2/parse/versions", client.baseurl,);
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
            operation_id: "list_parse_versions",
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
