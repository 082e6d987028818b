// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Types of files.

#[allow(unused_imports, reason = "a subject may need no other")]
use super::*;

/// Which files to list.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct FileFilter {
    /// Only files of this data source.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data_source_id: Option<String>,
    /// Only files with this id of the caller's.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub external_file_id: Option<String>,
    /// Only the files with these ids.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_ids: Option<Vec<String>>,
    /// Only files with exactly this name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_name: Option<String>,
    /// Only files that somebody uploaded.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub only_manually_uploaded: Option<bool>,
    /// Only files of this project.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub project_id: Option<String>,
}

impl FileFilter {
    /// Sets `data_source_id`.
    #[must_use]
    pub fn data_source_id(mut self, value: impl Into<String>) -> Self {
        self.data_source_id = Some(value.into());
        self
    }
    /// Sets `external_file_id`.
    #[must_use]
    pub fn external_file_id(mut self, value: impl Into<String>) -> Self {
        self.external_file_id = Some(value.into());
        self
    }
    /// Sets `file_ids`.
    #[must_use]
    pub fn file_ids(mut self, value: impl Into<Vec<String>>) -> Self {
        self.file_ids = Some(value.into());
        self
    }
    /// Sets `file_name`.
    #[must_use]
    pub fn file_name(mut self, value: impl Into<String>) -> Self {
        self.file_name = Some(value.into());
        self
    }
    /// Sets `only_manually_uploaded`.
    #[must_use]
    pub fn only_manually_uploaded(mut self, value: impl Into<bool>) -> Self {
        self.only_manually_uploaded = Some(value.into());
        self
    }
    /// Sets `project_id`.
    #[must_use]
    pub fn project_id(mut self, value: impl Into<String>) -> Self {
        self.project_id = Some(value.into());
        self
    }
}

/// A filter for files.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct FileQueryRequest {
    /// Which files to list.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub filter: Option<FileFilter>,
    /// How to order them.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub order_by: Option<String>,
    /// Files on a page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_size: Option<i64>,
    /// `next_page_token` of the page before.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: Option<String>,
}

impl FileQueryRequest {
    /// Sets `filter`.
    #[must_use]
    pub fn filter(mut self, value: impl Into<FileFilter>) -> Self {
        self.filter = Some(value.into());
        self
    }
    /// Sets `order_by`.
    #[must_use]
    pub fn order_by(mut self, value: impl Into<String>) -> Self {
        self.order_by = Some(value.into());
        self
    }
    /// Sets `page_size`.
    #[must_use]
    pub fn page_size(mut self, value: impl Into<i64>) -> Self {
        self.page_size = Some(value.into());
        self
    }
    /// Sets `page_token`.
    #[must_use]
    pub fn page_token(mut self, value: impl Into<String>) -> Self {
        self.page_token = Some(value.into());
        self
    }
}

/// A page of files.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct FileQueryResponseV2 {
    /// The files.
    pub items: Vec<FileV2>,
    /// The token for the next page; null, empty or missing on the last one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next_page_token: Option<String>,
    /// How many there are in all, where the service counts; it may be an estimate.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub total_size: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl FileQueryResponseV2 {
    /// One with what is required.
    #[must_use]
    pub fn new(items: impl Into<Vec<FileV2>>) -> Self {
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

/// An uploaded file.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct FileV2 {
    /// A link to its content. Asked for with `expand`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub download_url: Option<PresignedUrl>,
    /// When the service may drop it; null means never.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expires_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// The caller's own id for it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub external_file_id: Option<String>,
    /// Its extension, such as `pdf`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_type: Option<String>,
    /// The file's id.
    pub id: String,
    /// When it last changed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_modified_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// Its name, with the extension.
    pub name: String,
    /// The project that it belongs to.
    pub project_id: String,
    /// What it was uploaded for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub purpose: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl FileV2 {
    /// One with what is required.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        project_id: impl Into<String>,
    ) -> Self {
        Self {
            download_url: None,
            expires_at: None,
            external_file_id: None,
            file_type: None,
            id: id.into(),
            last_modified_at: None,
            name: name.into(),
            project_id: project_id.into(),
            purpose: None,
            extra: Default::default(),
        }
    }
    /// Sets `download_url`.
    #[must_use]
    pub fn download_url(mut self, value: impl Into<PresignedUrl>) -> Self {
        self.download_url = Some(value.into());
        self
    }
    /// Sets `expires_at`.
    #[must_use]
    pub fn expires_at(
        mut self,
        value: impl Into<::chrono::DateTime<::chrono::offset::Utc>>,
    ) -> Self {
        self.expires_at = Some(value.into());
        self
    }
    /// Sets `external_file_id`.
    #[must_use]
    pub fn external_file_id(mut self, value: impl Into<String>) -> Self {
        self.external_file_id = Some(value.into());
        self
    }
    /// Sets `file_type`.
    #[must_use]
    pub fn file_type(mut self, value: impl Into<String>) -> Self {
        self.file_type = Some(value.into());
        self
    }
    /// Sets `last_modified_at`.
    #[must_use]
    pub fn last_modified_at(
        mut self,
        value: impl Into<::chrono::DateTime<::chrono::offset::Utc>>,
    ) -> Self {
        self.last_modified_at = Some(value.into());
        self
    }
    /// Sets `purpose`.
    #[must_use]
    pub fn purpose(mut self, value: impl Into<String>) -> Self {
        self.purpose = Some(value.into());
        self
    }
}

/// A link to a file's content. It carries its own permission: send no key along.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone)]
#[non_exhaustive]
pub struct PresignedUrl {
    /// Until when it works.
    pub expires_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// Fields to send along, where the link is for sending.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub form_fields: Option<::indexmap::IndexMap<String, String>>,
    /// The link.
    pub url: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl std::fmt::Debug for PresignedUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PresignedUrl")
            .field("expires_at", &self.expires_at)
            .field("form_fields", &crate::open::Hidden::of(&self.form_fields))
            .field("url", &crate::open::Hidden::of(&self.url))
            .field("extra", &self.extra)
            .finish()
    }
}

impl PresignedUrl {
    /// One with what is required.
    #[must_use]
    pub fn new(
        expires_at: impl Into<::chrono::DateTime<::chrono::offset::Utc>>,
        url: impl Into<String>,
    ) -> Self {
        Self {
            expires_at: expires_at.into(),
            form_fields: None,
            url: url.into(),
            extra: Default::default(),
        }
    }
    /// Sets `form_fields`.
    #[must_use]
    pub fn form_fields(
        mut self,
        value: impl Into<::indexmap::IndexMap<String, String>>,
    ) -> Self {
        self.form_fields = Some(value.into());
        self
    }
}
