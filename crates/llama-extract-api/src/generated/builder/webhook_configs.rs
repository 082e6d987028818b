// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests of webhook_configs: set what is needed, then `send`.

#[allow(unused_imports, reason = "which of these an operation needs depends on it")]
use progenitor_client::{
    ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt,
    ResponseValue, encode_path,
};

/// Builder for [`Client::create_webhook_config`]
///
/// [`Client::create_webhook_config`]: crate::Client::create_webhook_config
#[derive(Debug, Clone)]
pub struct CreateWebhookConfig<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::WebhookConfigCreate, String>,
}

impl<'a> CreateWebhookConfig<'a> {
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
        V: TryInto<crate::types::WebhookConfigCreate>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: WebhookConfigCreate` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `POST` request to `/api/v1/beta/webhook-configs`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::WebhookConfigResponse>, Error<()>> {
        let Self { client, organization_id, project_id, body } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/beta/webhook-configs", client.baseurl,);
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
            operation_id: "create_webhook_config",
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

/// Builder for [`Client::delete_webhook_config`]
///
/// [`Client::delete_webhook_config`]: crate::Client::delete_webhook_config
#[derive(Debug, Clone)]
pub struct DeleteWebhookConfig<'a> {
    client: &'a crate::Client,
    config_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> DeleteWebhookConfig<'a> {
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
    /// Sends a `DELETE` request to `/api/v1/beta/webhook-configs/{config_id}`
    pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
        let Self { client, config_id, organization_id, project_id } = self;
        let config_id = config_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/webhook-configs/{}", client.baseurl, encode_path(& config_id
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
            operation_id: "delete_webhook_config",
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

/// Builder for [`Client::get_webhook_config`]
///
/// [`Client::get_webhook_config`]: crate::Client::get_webhook_config
#[derive(Debug, Clone)]
pub struct GetWebhookConfig<'a> {
    client: &'a crate::Client,
    config_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> GetWebhookConfig<'a> {
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
    /// Sends a `GET` request to `/api/v1/beta/webhook-configs/{config_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::WebhookConfigResponse>, Error<()>> {
        let Self { client, config_id, organization_id, project_id } = self;
        let config_id = config_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/webhook-configs/{}", client.baseurl, encode_path(& config_id
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
            operation_id: "get_webhook_config",
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

/// Builder for [`Client::list_all_webhook_configs`]
///
/// [`Client::list_all_webhook_configs`]: crate::Client::list_all_webhook_configs
#[derive(Debug, Clone)]
pub struct ListAllWebhookConfigs<'a> {
    client: &'a crate::Client,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> ListAllWebhookConfigs<'a> {
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
    /// Sends a `GET` request to `/api/v1/beta/webhook-configs`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<Vec<crate::types::WebhookConfigResponse>>, Error<()>> {
        let Self { client, organization_id, project_id } = self;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v1/beta/webhook-configs", client.baseurl,);
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
            operation_id: "list_all_webhook_configs",
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

/// Builder for [`Client::list_webhook_configs`]
///
/// [`Client::list_webhook_configs`]: crate::Client::list_webhook_configs
#[derive(Debug, Clone)]
pub struct ListWebhookConfigs<'a> {
    client: &'a crate::Client,
    include_total: Result<Option<bool>, String>,
    organization_id: Result<Option<String>, String>,
    page_size: Result<Option<i64>, String>,
    page_token: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
}

impl<'a> ListWebhookConfigs<'a> {
    pub fn new(client: &'a crate::Client) -> Self {
        Self {
            client: client,
            include_total: Ok(None),
            organization_id: Ok(None),
            page_size: Ok(None),
            page_token: Ok(None),
            project_id: Ok(None),
        }
    }
    /// Count them all.
    pub fn include_total<V>(mut self, value: V) -> Self
    where
        V: TryInto<bool>,
    {
        self.include_total = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for include_total failed".to_string());
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
    /// Configurations on a page.
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
    /// Sends a `GET` request to `/api/v2/webhook-configs`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::WebhookConfigQueryResponse>, Error<()>> {
        let Self {
            client,
            include_total,
            organization_id,
            page_size,
            page_token,
            project_id,
        } = self;
        let include_total = include_total.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let page_size = page_size.map_err(Error::InvalidRequest)?;
        let page_token = page_token.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let url = format!("{}/api/v2/webhook-configs", client.baseurl,);
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
            .query(&progenitor_client::QueryParam::new("include_total", &include_total))
            .query(
                &progenitor_client::QueryParam::new("organization_id", &organization_id),
            )
            .query(&progenitor_client::QueryParam::new("page_size", &page_size))
            .query(&progenitor_client::QueryParam::new("page_token", &page_token))
            .query(&progenitor_client::QueryParam::new("project_id", &project_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "list_webhook_configs",
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

/// Builder for [`Client::update_webhook_config`]
///
/// [`Client::update_webhook_config`]: crate::Client::update_webhook_config
#[derive(Debug, Clone)]
pub struct UpdateWebhookConfig<'a> {
    client: &'a crate::Client,
    config_id: Result<String, String>,
    organization_id: Result<Option<String>, String>,
    project_id: Result<Option<String>, String>,
    body: Result<crate::types::WebhookConfigUpdate, String>,
}

impl<'a> UpdateWebhookConfig<'a> {
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
        V: TryInto<crate::types::WebhookConfigUpdate>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `crate :: types :: WebhookConfigUpdate` for body failed"
                    .to_string()
            });
        self
    }
    /// Sends a `PUT` request to `/api/v1/beta/webhook-configs/{config_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<crate::types::WebhookConfigResponse>, Error<()>> {
        let Self { client, config_id, organization_id, project_id, body } = self;
        let config_id = config_id.map_err(Error::InvalidRequest)?;
        let organization_id = organization_id.map_err(Error::InvalidRequest)?;
        let project_id = project_id.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/api/v1/beta/webhook-configs/{}", client.baseurl, encode_path(& config_id
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
            operation_id: "update_webhook_config",
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
