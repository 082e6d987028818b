// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Types of webhook_configs.

#[allow(unused_imports, reason = "a subject may need no other")]
use super::*;

/// A webhook configuration to store.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone)]
#[non_exhaustive]
pub struct WebhookConfigCreate {
    /// Which events to send; all when left out. An empty list is refused.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_events: Option<Vec<crate::types::WebhookEvent>>,
    /// Headers to send along.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_headers: Option<::indexmap::IndexMap<String, String>>,
    /// `string` (the default: the event as JSON inside a JSON string) or `json`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_output_format: Option<String>,
    /// The secret that signs each delivery; it can be written, never read.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_signing_secret: Option<String>,
    /// Where to send the events.
    pub webhook_url: String,
}

impl std::fmt::Debug for WebhookConfigCreate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookConfigCreate")
            .field("webhook_events", &self.webhook_events)
            .field("webhook_headers", &crate::open::Hidden::of(&self.webhook_headers))
            .field("webhook_output_format", &self.webhook_output_format)
            .field(
                "webhook_signing_secret",
                &crate::open::Hidden::of(&self.webhook_signing_secret),
            )
            .field("webhook_url", &self.webhook_url)
            .finish()
    }
}

impl WebhookConfigCreate {
    /// One with what is required.
    #[must_use]
    pub fn new(webhook_url: impl Into<String>) -> Self {
        Self {
            webhook_events: None,
            webhook_headers: None,
            webhook_output_format: None,
            webhook_signing_secret: None,
            webhook_url: webhook_url.into(),
        }
    }
    /// Sets `webhook_events`.
    #[must_use]
    pub fn webhook_events(
        mut self,
        value: impl Into<Vec<crate::types::WebhookEvent>>,
    ) -> Self {
        self.webhook_events = Some(value.into());
        self
    }
    /// Sets `webhook_headers`.
    #[must_use]
    pub fn webhook_headers(
        mut self,
        value: impl Into<::indexmap::IndexMap<String, String>>,
    ) -> Self {
        self.webhook_headers = Some(value.into());
        self
    }
    /// Sets `webhook_output_format`.
    #[must_use]
    pub fn webhook_output_format(mut self, value: impl Into<String>) -> Self {
        self.webhook_output_format = Some(value.into());
        self
    }
    /// Sets `webhook_signing_secret`.
    #[must_use]
    pub fn webhook_signing_secret(mut self, value: impl Into<String>) -> Self {
        self.webhook_signing_secret = Some(value.into());
        self
    }
}

/// A page of stored webhook configurations.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct WebhookConfigQueryResponse {
    /// The configurations.
    pub items: Vec<WebhookConfigResponse>,
    /// The token for the next page; null, empty or missing on the last one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next_page_token: Option<String>,
    /// How many there are in all, when asked for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub total_size: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl WebhookConfigQueryResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(items: impl Into<Vec<WebhookConfigResponse>>) -> Self {
        Self {
            items: items.into(),
            next_page_token: None,
            total_size: None,
            extra: Default::default(),
        }
    }
    /// Sets `next_page_token`.
    #[must_use]
    pub fn next_page_token(mut self, value: impl Into<String>) -> Self {
        self.next_page_token = Some(value.into());
        self
    }
    /// Sets `total_size`.
    #[must_use]
    pub fn total_size(mut self, value: impl Into<i64>) -> Self {
        self.total_size = Some(value.into());
        self
    }
}

/// A stored webhook configuration.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone)]
#[non_exhaustive]
pub struct WebhookConfigResponse {
    /// When it was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// Whether deliveries are signed.
    pub has_secret: bool,
    /// Its id (`whc-...`).
    pub id: String,
    /// The project that it belongs to.
    pub tenant_id: String,
    /// Always `project`.
    pub tenant_type: crate::types::WebhookConfigResponseTenantType,
    /// When it last changed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// Which events are sent; all when null.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_events: Option<Vec<crate::types::WebhookEvent>>,
    /// Headers that are sent along.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_headers: Option<::indexmap::IndexMap<String, String>>,
    /// `string` or `json`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_output_format: Option<String>,
    /// Where the events are sent.
    pub webhook_url: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl std::fmt::Debug for WebhookConfigResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookConfigResponse")
            .field("created_at", &self.created_at)
            .field("has_secret", &self.has_secret)
            .field("id", &self.id)
            .field("tenant_id", &self.tenant_id)
            .field("tenant_type", &self.tenant_type)
            .field("updated_at", &self.updated_at)
            .field("webhook_events", &self.webhook_events)
            .field("webhook_headers", &crate::open::Hidden::of(&self.webhook_headers))
            .field("webhook_output_format", &self.webhook_output_format)
            .field("webhook_url", &self.webhook_url)
            .field("extra", &self.extra)
            .finish()
    }
}

impl WebhookConfigResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(
        has_secret: impl Into<bool>,
        id: impl Into<String>,
        tenant_id: impl Into<String>,
        tenant_type: impl Into<crate::types::WebhookConfigResponseTenantType>,
        webhook_url: impl Into<String>,
    ) -> Self {
        Self {
            created_at: None,
            has_secret: has_secret.into(),
            id: id.into(),
            tenant_id: tenant_id.into(),
            tenant_type: tenant_type.into(),
            updated_at: None,
            webhook_events: None,
            webhook_headers: None,
            webhook_output_format: None,
            webhook_url: webhook_url.into(),
            extra: Default::default(),
        }
    }
    /// Sets `created_at`.
    #[must_use]
    pub fn created_at(
        mut self,
        value: impl Into<::chrono::DateTime<::chrono::offset::Utc>>,
    ) -> Self {
        self.created_at = Some(value.into());
        self
    }
    /// Sets `updated_at`.
    #[must_use]
    pub fn updated_at(
        mut self,
        value: impl Into<::chrono::DateTime<::chrono::offset::Utc>>,
    ) -> Self {
        self.updated_at = Some(value.into());
        self
    }
    /// Sets `webhook_events`.
    #[must_use]
    pub fn webhook_events(
        mut self,
        value: impl Into<Vec<crate::types::WebhookEvent>>,
    ) -> Self {
        self.webhook_events = Some(value.into());
        self
    }
    /// Sets `webhook_headers`.
    #[must_use]
    pub fn webhook_headers(
        mut self,
        value: impl Into<::indexmap::IndexMap<String, String>>,
    ) -> Self {
        self.webhook_headers = Some(value.into());
        self
    }
    /// Sets `webhook_output_format`.
    #[must_use]
    pub fn webhook_output_format(mut self, value: impl Into<String>) -> Self {
        self.webhook_output_format = Some(value.into());
        self
    }
}

/// What to change; what is left out stays as it is.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Default)]
#[non_exhaustive]
pub struct WebhookConfigUpdate {
    /// Which events to send. An empty list is refused.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_events: Option<Vec<crate::types::WebhookEvent>>,
    /// Headers to send along.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_headers: Option<::indexmap::IndexMap<String, String>>,
    /// `string` or `json`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_output_format: Option<String>,
    /// The secret that signs each delivery; it can be written, never read.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_signing_secret: Option<String>,
    /// Where to send the events.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_url: Option<String>,
}

impl std::fmt::Debug for WebhookConfigUpdate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookConfigUpdate")
            .field("webhook_events", &self.webhook_events)
            .field("webhook_headers", &crate::open::Hidden::of(&self.webhook_headers))
            .field("webhook_output_format", &self.webhook_output_format)
            .field(
                "webhook_signing_secret",
                &crate::open::Hidden::of(&self.webhook_signing_secret),
            )
            .field("webhook_url", &self.webhook_url)
            .finish()
    }
}

impl WebhookConfigUpdate {
    /// Sets `webhook_events`.
    #[must_use]
    pub fn webhook_events(
        mut self,
        value: impl Into<Vec<crate::types::WebhookEvent>>,
    ) -> Self {
        self.webhook_events = Some(value.into());
        self
    }
    /// Sets `webhook_headers`.
    #[must_use]
    pub fn webhook_headers(
        mut self,
        value: impl Into<::indexmap::IndexMap<String, String>>,
    ) -> Self {
        self.webhook_headers = Some(value.into());
        self
    }
    /// Sets `webhook_output_format`.
    #[must_use]
    pub fn webhook_output_format(mut self, value: impl Into<String>) -> Self {
        self.webhook_output_format = Some(value.into());
        self
    }
    /// Sets `webhook_signing_secret`.
    #[must_use]
    pub fn webhook_signing_secret(mut self, value: impl Into<String>) -> Self {
        self.webhook_signing_secret = Some(value.into());
        self
    }
    /// Sets `webhook_url`.
    #[must_use]
    pub fn webhook_url(mut self, value: impl Into<String>) -> Self {
        self.webhook_url = Some(value.into());
        self
    }
}
