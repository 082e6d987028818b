// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests of files: set what is needed, then `send`.

#[allow(unused_imports, reason = "which of these an operation needs depends on it")]
use progenitor_client::{
    ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt,
    ResponseValue, encode_path,
};

/// Builder for [`Client::delete_file`]
///
/// [`Client::delete_file`]: crate::Client::delete_file
#[derive(Debug, Clone)]
pub struct DeleteFile<'a> {
    client: &'a crate::Client,
    file_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> DeleteFile<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            file_id: Err("file_id was not initialized".to_string()),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The file's id.
    pub fn file_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.file_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for file_id failed"
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
    /// Sends a `DELETE` request to `/api/v1/beta/files/{file_id}`
    pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
        let Self { client, file_id, organization_id, project_id } = self;
        let file_id = file_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/files/{}", client.baseurl, encode_path(& file_id
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
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "delete_file",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            204u16 => Ok(ResponseValue::empty(response)),
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`Client::get_file`]
///
/// [`Client::get_file`]: crate::Client::get_file
#[derive(Debug, Clone)]
pub struct GetFile<'a> {
    client: &'a crate::Client,
    file_id: Result<String, String>,
    expand: Result<Option<Vec<String>>, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetFile<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            file_id: Err("file_id was not initialized".to_string()),
            expand: Ok(None),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The file's id.
    pub fn file_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.file_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for file_id failed"
                    .to_string()
            });
        self
    }
    /// What to add: `download_url`.
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
    /// Sends a `GET` request to `/api/v1/beta/files/{file_id}`
    pub async fn send(self) -> Result<ResponseValue<crate::types::FileV2>, Error<()>> {
        let Self { client, file_id, expand, organization_id, project_id } = self;
        let file_id = file_id.map_err(Error::InvalidRequest)?;
        let expand = expand.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/files/{}", client.baseurl, encode_path(& file_id
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
            .query(&progenitor_client::QueryParam::new("expand", &expand))
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_file",
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

/// Builder for [`Client::list_files`]
///
/// [`Client::list_files`]: crate::Client::list_files
#[derive(Debug, Clone)]
pub struct ListFiles<'a> {
    client: &'a crate::Client,
    expand: Result<Option<Vec<String>>, String>,
    external_file_id: Result<Option<String>, String>,
    file_ids: Result<Option<Vec<String>>, String>,
    file_name: Result<Option<String>, String>,
    order_by: Result<Option<String>, String>,
    organization_id: Result<Option<String>, String>,
    page_size: Result<Option<i64>, String>,
    page_token: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> ListFiles<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            expand: Ok(None),
            external_file_id: Ok(None),
            file_ids: Ok(None),
            file_name: Ok(None),
            order_by: Ok(None),
            organization_id: Ok(None),
            page_size: Ok(None),
            page_token: Ok(None),
            project_id: Ok(None),
        }
    }
    /// What to add to each file: `download_url`.
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
    /// Only files with this id of the caller's.
    pub fn external_file_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.external_file_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for external_file_id failed"
                    .to_string()
            });
        self
    }
    /// Only the files with these ids.
    pub fn file_ids<V>(mut self, value: V) -> Self
    where
        V: TryInto<Vec<String>>,
    {
        self.file_ids = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: vec :: Vec < :: std :: string :: String >` for file_ids failed"
                    .to_string()
            });
        self
    }
    /// Only files with exactly this name.
    pub fn file_name<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.file_name = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for file_name failed"
                    .to_string()
            });
        self
    }
    /// Older deployments take fields separated by commas, each with an optional ` desc`; newer ones exactly one of `name`, `id` (ascending) and `created_at` (descending).
    pub fn order_by<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.order_by = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for order_by failed"
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
    /// Files on a page, 1 to 1,000; the service's default is 50.
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
    /// Sends a `GET` request to `/api/v1/beta/files`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::FileQueryResponseV2>, Error<()>> {
        let Self {
            client,
            expand,
            external_file_id,
            file_ids,
            file_name,
            order_by,
            organization_id,
            page_size,
            page_token,
            project_id,
        } = self;
        let expand = expand.map_err(Error::InvalidRequest)?;
        let external_file_id = external_file_id.map_err(Error::InvalidRequest)?;
        let file_ids = file_ids.map_err(Error::InvalidRequest)?;
        let file_name = file_name.map_err(Error::InvalidRequest)?;
        let order_by = order_by.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let page_size = page_size.map_err(Error::InvalidRequest)?;
        let page_token = page_token.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/beta/files", client.baseurl,);
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
                &progenitor_client::QueryParam::new(
                    "external_file_id",
                    &external_file_id,
                ),
            )
            .query(&progenitor_client::QueryParam::new("file_ids", &file_ids))
            .query(&progenitor_client::QueryParam::new("file_name", &file_name))
            .query(&progenitor_client::QueryParam::new("order_by", &order_by))
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("page_size", &page_size))
            .query(&progenitor_client::QueryParam::new("page_token", &page_token))
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_files",
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

/// Builder for [`Client::query_files`]
///
/// [`Client::query_files`]: crate::Client::query_files
#[derive(Debug, Clone)]
pub struct QueryFiles<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::FileQueryRequest, String>,
}

impl<'a> QueryFiles<'a> {
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
        V: TryInto<crate::types::FileQueryRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: FileQueryRequest` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/beta/files/query`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::FileQueryResponseV2>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/beta/files/query", client.baseurl,);
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
            operation_id: "query_files",
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

/// Builder for [`Client::read_file_content`]
///
/// [`Client::read_file_content`]: crate::Client::read_file_content
#[derive(Debug, Clone)]
pub struct ReadFileContent<'a> {
    client: &'a crate::Client,
    file_id: Result<String, String>,
    expires_at_seconds: Result<Option<i64>, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> ReadFileContent<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            file_id: Err("file_id was not initialized".to_string()),
            expires_at_seconds: Ok(None),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The file's id.
    pub fn file_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.file_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for file_id failed"
                    .to_string()
            });
        self
    }
    /// How long the link should work, in seconds.
    pub fn expires_at_seconds<V>(mut self, value: V) -> Self
    where
        V: TryInto<i64>,
    {
        self.expires_at_seconds = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `i64` for expires_at_seconds failed".to_string()
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
    /// Sends a `GET` request to `/api/v1/beta/files/{file_id}/content`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::PresignedUrl>, Error<()>> {
        let Self { client, file_id, expires_at_seconds, organization_id, project_id } = self;
        let file_id = file_id.map_err(Error::InvalidRequest)?;
        let expires_at_seconds = expires_at_seconds.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/files/{}/content", client.baseurl, encode_path(& file_id
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
                &progenitor_client::QueryParam::new(
                    "expires_at_seconds",
                    &expires_at_seconds,
                ),
            )
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "read_file_content",
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
