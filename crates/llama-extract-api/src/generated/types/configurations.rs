// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Types of configurations.

#[allow(unused_imports, reason = "a subject may need no other")]
use super::*;

/// A page of saved configurations.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ConfigurationQueryResponse {
    /// The configurations.
    pub items: Vec<ConfigurationResponse>,
    /// The token for the next page; null, empty or missing on the last one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next_page_token: Option<String>,
    /// How many there are in all, where the service counts; it may be an estimate.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub total_size: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ConfigurationQueryResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(items: impl Into<Vec<ConfigurationResponse>>) -> Self {
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

/// A saved configuration.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ConfigurationResponse {
    /// When it was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// Its id (`cfg-...`).
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its parameters.
    pub parameters: crate::types::ConfigurationResponseParameters,
    /// What it is for.
    pub product_type: crate::types::ProductType,
    /// When it last changed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// Which version of it this is: each change makes a new one.
    pub version: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ConfigurationResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        parameters: impl Into<crate::types::ConfigurationResponseParameters>,
        product_type: impl Into<crate::types::ProductType>,
        version: impl Into<String>,
    ) -> Self {
        Self {
            created_at: None,
            id: id.into(),
            name: name.into(),
            parameters: parameters.into(),
            product_type: product_type.into(),
            updated_at: None,
            version: version.into(),
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
}

/// What to change; what is left out stays as it is.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ConfigurationUpdateRequest {
    /// The new name, 1 to 255 characters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: Option<String>,
    /// The new parameters, whole.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parameters: Option<crate::types::ConfigurationUpdateRequestParameters>,
}

impl ConfigurationUpdateRequest {
    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Sets `parameters`.
    #[must_use]
    pub fn parameters(
        mut self,
        value: impl Into<crate::types::ConfigurationUpdateRequestParameters>,
    ) -> Self {
        self.parameters = Some(value.into());
        self
    }
}
