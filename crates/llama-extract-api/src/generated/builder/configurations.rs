// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests of configurations: set what is needed, then `send`.

#[allow(unused_imports, reason = "which of these an operation needs depends on it")]
use progenitor_client::{
    ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt,
    ResponseValue, encode_path,
};

/// Builder for [`Client::create_configuration`]
///
/// [`Client::create_configuration`]: crate::Client::create_configuration
#[derive(Debug, Clone)]
pub struct CreateConfiguration<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::ConfigurationCreateRequest, String>,
}

impl<'a> CreateConfiguration<'a> {
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
        V: TryInto<crate::types::ConfigurationCreateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ConfigurationCreateRequest` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/beta/configurations`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ConfigurationResponse>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/beta/configurations", client.baseurl,);
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
            operation_id: "create_configuration",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            201u16 => ResponseValue::from_response(response).await,
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`Client::delete_configuration`]
///
/// [`Client::delete_configuration`]: crate::Client::delete_configuration
#[derive(Debug, Clone)]
pub struct DeleteConfiguration<'a> {
    client: &'a crate::Client,
    config_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> DeleteConfiguration<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            config_id: Err("config_id was not initialized".to_string()),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The configuration's id.
    pub fn config_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.config_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for config_id failed"
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
    /// Sends a `DELETE` request to `/api/v1/beta/configurations/{config_id}`
    pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
        let Self { client, config_id, organization_id, project_id } = self;
        let config_id = config_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/configurations/{}", client.baseurl, encode_path(& config_id
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
            operation_id: "delete_configuration",
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

/// Builder for [`Client::get_configuration`]
///
/// [`Client::get_configuration`]: crate::Client::get_configuration
#[derive(Debug, Clone)]
pub struct GetConfiguration<'a> {
    client: &'a crate::Client,
    config_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetConfiguration<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            config_id: Err("config_id was not initialized".to_string()),
            organization_id: Ok(None),
            project_id: Ok(None),
        }
    }
    /// The configuration's id.
    pub fn config_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.config_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for config_id failed"
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
    /// Sends a `GET` request to `/api/v1/beta/configurations/{config_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ConfigurationResponse>, Error<()>> {
        let Self { client, config_id, organization_id, project_id } = self;
        let config_id = config_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/configurations/{}", client.baseurl, encode_path(& config_id
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
            operation_id: "get_configuration",
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

/// Builder for [`Client::list_configurations`]
///
/// [`Client::list_configurations`]: crate::Client::list_configurations
#[derive(Debug, Clone)]
pub struct ListConfigurations<'a> {
    client: &'a crate::Client,
    latest_only: Result<Option<bool>, String>,
    name: Result<Option<String>, String>,
    organization_id: Result<Option<String>, String>,
    page_size: Result<Option<i64>, String>,
    page_token: Result<Option<String>, String>,
    product_type: Result<Option<Vec<crate::types::ProductType>>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> ListConfigurations<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            latest_only: Ok(None),
            name: Ok(None),
            organization_id: Ok(None),
            page_size: Ok(None),
            page_token: Ok(None),
            product_type: Ok(None),
            project_id: Ok(None),
        }
    }
    /// Only the newest version of each.
    pub fn latest_only<V>(mut self, value: V) -> Self
    where
        V: TryInto<bool>,
    {
        self.latest_only = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for latest_only failed".to_string());
        self
    }
    /// Only configurations with this name.
    pub fn name<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.name = value
            .try_into()
            .map(Some)
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
    /// Configurations on a page, 1 to 1,000.
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
    /// Only configurations for these products.
    pub fn product_type<V>(mut self, value: V) -> Self
    where
        V: TryInto<Vec<crate::types::ProductType>>,
    {
        self.product_type = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: vec :: Vec < crate :: types :: ProductType >` for product_type failed"
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
    /// Sends a `GET` request to `/api/v1/beta/configurations`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ConfigurationQueryResponse>, Error<()>> {
        let Self {
            client,
            latest_only,
            name,
            organization_id,
            page_size,
            page_token,
            product_type,
            project_id,
        } = self;
        let latest_only = latest_only.map_err(Error::InvalidRequest)?;
        let name = name.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let page_size = page_size.map_err(Error::InvalidRequest)?;
        let page_token = page_token.map_err(Error::InvalidRequest)?;
        let product_type = product_type.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/beta/configurations", client.baseurl,);
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
            .query(&progenitor_client::QueryParam::new("latest_only", &latest_only))
            .query(&progenitor_client::QueryParam::new("name", &name))
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("page_size", &page_size))
            .query(&progenitor_client::QueryParam::new("page_token", &page_token))
            .query(&progenitor_client::QueryParam::new("product_type", &product_type))
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_configurations",
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

/// Builder for [`Client::update_configuration`]
///
/// [`Client::update_configuration`]: crate::Client::update_configuration
#[derive(Debug, Clone)]
pub struct UpdateConfiguration<'a> {
    client: &'a crate::Client,
    config_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::ConfigurationUpdateRequest, String>,
}

impl<'a> UpdateConfiguration<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            config_id: Err("config_id was not initialized".to_string()),
            organization_id: Ok(None),
            project_id: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }
    /// The configuration's id.
    pub fn config_id<V>(mut self, value: V) -> Self
    where
        V: TryInto<String>,
    {
        self.config_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for config_id failed"
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
    /// The request's body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: TryInto<crate::types::ConfigurationUpdateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: ConfigurationUpdateRequest` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `PUT` request to `/api/v1/beta/configurations/{config_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::ConfigurationResponse>, Error<()>> {
        let Self { client, config_id, organization_id, project_id, body } = self;
        let config_id = config_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/configurations/{}", client.baseurl, encode_path(& config_id
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
            .put(url)
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
            operation_id: "update_configuration",
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
