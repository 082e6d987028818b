// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Types of parse.

#[allow(unused_imports, reason = "a subject may need no other")]
use super::*;

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct BBox {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub confidence: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub end_index: Option<i64>,
    pub h: f64,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub label: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub r: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub start_index: Option<i64>,
    pub w: f64,
    pub x: f64,
    pub y: f64,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl BBox {
    /// One with what is required.
    #[must_use]
    pub fn new(
        h: impl Into<f64>,
        w: impl Into<f64>,
        x: impl Into<f64>,
        y: impl Into<f64>,
    ) -> Self {
        Self {
            confidence: None,
            end_index: None,
            h: h.into(),
            label: None,
            r: None,
            start_index: None,
            w: w.into(),
            x: x.into(),
            y: y.into(),
            extra: Default::default(),
        }
    }
    /// Sets `confidence`.
    #[must_use]
    pub fn confidence(mut self, value: impl Into<f64>) -> Self {
        self.confidence = Some(value.into());
        self
    }
    /// Sets `end_index`.
    #[must_use]
    pub fn end_index(mut self, value: impl Into<i64>) -> Self {
        self.end_index = Some(value.into());
        self
    }
    /// Sets `label`.
    #[must_use]
    pub fn label(mut self, value: impl Into<String>) -> Self {
        self.label = Some(value.into());
        self
    }
    /// Sets `r`.
    #[must_use]
    pub fn r(mut self, value: impl Into<f64>) -> Self {
        self.r = Some(value.into());
        self
    }
    /// Sets `start_index`.
    #[must_use]
    pub fn start_index(mut self, value: impl Into<i64>) -> Self {
        self.start_index = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct CodeItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub language: Option<String>,
    pub md: String,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::CodeItemType>,
    pub value: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl CodeItem {
    /// One with what is required.
    #[must_use]
    pub fn new(md: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            bbox: None,
            language: None,
            md: md.into(),
            type_: None,
            value: value.into(),
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `language`.
    #[must_use]
    pub fn language(mut self, value: impl Into<String>) -> Self {
        self.language = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::CodeItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct FailedMarkdownPage {
    pub error: String,
    pub page_number: i64,
    pub success: bool,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl FailedMarkdownPage {
    /// One with what is required.
    #[must_use]
    pub fn new(
        error: impl Into<String>,
        page_number: impl Into<i64>,
        success: impl Into<bool>,
    ) -> Self {
        Self {
            error: error.into(),
            page_number: page_number.into(),
            success: success.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct FailedStructuredPage {
    pub error: String,
    pub page_number: i64,
    pub success: bool,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl FailedStructuredPage {
    /// One with what is required.
    #[must_use]
    pub fn new(
        error: impl Into<String>,
        page_number: impl Into<i64>,
        success: impl Into<bool>,
    ) -> Self {
        Self {
            error: error.into(),
            page_number: page_number.into(),
            success: success.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct FooterItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    pub items: Vec<crate::types::FooterItemItemsItem>,
    pub md: String,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::FooterItemType>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl FooterItem {
    /// One with what is required.
    #[must_use]
    pub fn new(
        items: impl Into<Vec<crate::types::FooterItemItemsItem>>,
        md: impl Into<String>,
    ) -> Self {
        Self {
            bbox: None,
            items: items.into(),
            md: md.into(),
            type_: None,
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::FooterItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct HeaderItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    pub items: Vec<crate::types::HeaderItemItemsItem>,
    pub md: String,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::HeaderItemType>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl HeaderItem {
    /// One with what is required.
    #[must_use]
    pub fn new(
        items: impl Into<Vec<crate::types::HeaderItemItemsItem>>,
        md: impl Into<String>,
    ) -> Self {
        Self {
            bbox: None,
            items: items.into(),
            md: md.into(),
            type_: None,
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::HeaderItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct HeadingItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    pub level: i64,
    pub md: String,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::HeadingItemType>,
    pub value: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl HeadingItem {
    /// One with what is required.
    #[must_use]
    pub fn new(
        level: impl Into<i64>,
        md: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        Self {
            bbox: None,
            level: level.into(),
            md: md.into(),
            type_: None,
            value: value.into(),
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::HeadingItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ImageItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    pub caption: String,
    pub md: String,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::ImageItemType>,
    pub url: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ImageItem {
    /// One with what is required.
    #[must_use]
    pub fn new(
        caption: impl Into<String>,
        md: impl Into<String>,
        url: impl Into<String>,
    ) -> Self {
        Self {
            bbox: None,
            caption: caption.into(),
            md: md.into(),
            type_: None,
            url: url.into(),
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::ImageItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ImageMetadata {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<ImageMetadataBBox>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub category: Option<crate::types::ImageMetadataCategory>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub content_type: Option<String>,
    pub filename: String,
    pub index: i64,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub presigned_url: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub size_bytes: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ImageMetadata {
    /// One with what is required.
    #[must_use]
    pub fn new(filename: impl Into<String>, index: impl Into<i64>) -> Self {
        Self {
            bbox: None,
            category: None,
            content_type: None,
            filename: filename.into(),
            index: index.into(),
            presigned_url: None,
            size_bytes: None,
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<ImageMetadataBBox>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `category`.
    #[must_use]
    pub fn category(
        mut self,
        value: impl Into<crate::types::ImageMetadataCategory>,
    ) -> Self {
        self.category = Some(value.into());
        self
    }
    /// Sets `content_type`.
    #[must_use]
    pub fn content_type(mut self, value: impl Into<String>) -> Self {
        self.content_type = Some(value.into());
        self
    }
    /// Sets `presigned_url`.
    #[must_use]
    pub fn presigned_url(mut self, value: impl Into<String>) -> Self {
        self.presigned_url = Some(value.into());
        self
    }
    /// Sets `size_bytes`.
    #[must_use]
    pub fn size_bytes(mut self, value: impl Into<i64>) -> Self {
        self.size_bytes = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ImageMetadataBBox {
    pub h: i64,
    pub w: i64,
    pub x: i64,
    pub y: i64,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ImageMetadataBBox {
    /// One with what is required.
    #[must_use]
    pub fn new(
        h: impl Into<i64>,
        w: impl Into<i64>,
        x: impl Into<i64>,
        y: impl Into<i64>,
    ) -> Self {
        Self {
            h: h.into(),
            w: w.into(),
            x: x.into(),
            y: y.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ImagesContentMetadata {
    pub images: Vec<ImageMetadata>,
    pub total_count: i64,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ImagesContentMetadata {
    /// One with what is required.
    #[must_use]
    pub fn new(
        images: impl Into<Vec<ImageMetadata>>,
        total_count: impl Into<i64>,
    ) -> Self {
        Self {
            images: images.into(),
            total_count: total_count.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct LinkItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    pub md: String,
    pub text: String,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::LinkItemType>,
    pub url: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LinkItem {
    /// One with what is required.
    #[must_use]
    pub fn new(
        md: impl Into<String>,
        text: impl Into<String>,
        url: impl Into<String>,
    ) -> Self {
        Self {
            bbox: None,
            md: md.into(),
            text: text.into(),
            type_: None,
            url: url.into(),
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::LinkItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ListItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    pub items: Vec<crate::types::ListItemItemsItem>,
    pub md: String,
    pub ordered: bool,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::ListItemType>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ListItem {
    /// One with what is required.
    #[must_use]
    pub fn new(
        items: impl Into<Vec<crate::types::ListItemItemsItem>>,
        md: impl Into<String>,
        ordered: impl Into<bool>,
    ) -> Self {
        Self {
            bbox: None,
            items: items.into(),
            md: md.into(),
            ordered: ordered.into(),
            type_: None,
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::ListItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct MarkdownResult {
    pub pages: Vec<crate::types::MarkdownResultPagesItem>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl MarkdownResult {
    /// One with what is required.
    #[must_use]
    pub fn new(pages: impl Into<Vec<crate::types::MarkdownResultPagesItem>>) -> Self {
        Self {
            pages: pages.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct MarkdownResultPage {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub footer: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub header: Option<String>,
    pub markdown: String,
    pub page_number: i64,
    pub success: bool,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl MarkdownResultPage {
    /// One with what is required.
    #[must_use]
    pub fn new(
        markdown: impl Into<String>,
        page_number: impl Into<i64>,
        success: impl Into<bool>,
    ) -> Self {
        Self {
            footer: None,
            header: None,
            markdown: markdown.into(),
            page_number: page_number.into(),
            success: success.into(),
            extra: Default::default(),
        }
    }
    /// Sets `footer`.
    #[must_use]
    pub fn footer(mut self, value: impl Into<String>) -> Self {
        self.footer = Some(value.into());
        self
    }
    /// Sets `header`.
    #[must_use]
    pub fn header(mut self, value: impl Into<String>) -> Self {
        self.header = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct MetadataResult {
    pub pages: Vec<MetadataResultPage>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl MetadataResult {
    /// One with what is required.
    #[must_use]
    pub fn new(pages: impl Into<Vec<MetadataResultPage>>) -> Self {
        Self {
            pages: pages.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct MetadataResultPage {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub confidence: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cost_optimized: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub original_orientation_angle: Option<i64>,
    pub page_number: i64,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub printed_page_number: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub slide_section_name: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub speaker_notes: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub triggered_auto_mode: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl MetadataResultPage {
    /// One with what is required.
    #[must_use]
    pub fn new(page_number: impl Into<i64>) -> Self {
        Self {
            confidence: None,
            cost_optimized: None,
            original_orientation_angle: None,
            page_number: page_number.into(),
            printed_page_number: None,
            slide_section_name: None,
            speaker_notes: None,
            triggered_auto_mode: None,
            extra: Default::default(),
        }
    }
    /// Sets `confidence`.
    #[must_use]
    pub fn confidence(mut self, value: impl Into<f64>) -> Self {
        self.confidence = Some(value.into());
        self
    }
    /// Sets `cost_optimized`.
    #[must_use]
    pub fn cost_optimized(mut self, value: impl Into<bool>) -> Self {
        self.cost_optimized = Some(value.into());
        self
    }
    /// Sets `original_orientation_angle`.
    #[must_use]
    pub fn original_orientation_angle(mut self, value: impl Into<i64>) -> Self {
        self.original_orientation_angle = Some(value.into());
        self
    }
    /// Sets `printed_page_number`.
    #[must_use]
    pub fn printed_page_number(mut self, value: impl Into<String>) -> Self {
        self.printed_page_number = Some(value.into());
        self
    }
    /// Sets `slide_section_name`.
    #[must_use]
    pub fn slide_section_name(mut self, value: impl Into<String>) -> Self {
        self.slide_section_name = Some(value.into());
        self
    }
    /// Sets `speaker_notes`.
    #[must_use]
    pub fn speaker_notes(mut self, value: impl Into<String>) -> Self {
        self.speaker_notes = Some(value.into());
        self
    }
    /// Sets `triggered_auto_mode`.
    #[must_use]
    pub fn triggered_auto_mode(mut self, value: impl Into<bool>) -> Self {
        self.triggered_auto_mode = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ParseConcernItem {
    pub details: String,
    #[serde(rename = "type")]
    pub type_: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ParseConcernItem {
    /// One with what is required.
    #[must_use]
    pub fn new(details: impl Into<String>, type_: impl Into<String>) -> Self {
        Self {
            details: details.into(),
            type_: type_.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct ParseJobCredits {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub credits: Option<f64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ParseJobCredits {
    /// Sets `credits`.
    #[must_use]
    pub fn credits(mut self, value: impl Into<f64>) -> Self {
        self.credits = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ParseJobDeleted {
    pub id: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub project_id: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ParseJobDeleted {
    /// One with what is required.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            project_id: None,
            extra: Default::default(),
        }
    }
    /// Sets `project_id`.
    #[must_use]
    pub fn project_id(mut self, value: impl Into<String>) -> Self {
        self.project_id = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ParseJobQueryResponse {
    pub items: Vec<ParseJobResponse>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next_page_token: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub total_size: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ParseJobQueryResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(items: impl Into<Vec<ParseJobResponse>>) -> Self {
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

/// A parse job.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ParseJobResponse {
    /// When it was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// What went wrong, once it has failed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error_message: Option<String>,
    /// Its id (`pjb-...`); an extraction can start from it once it has completed.
    pub id: String,
    /// The document's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Where it stands.
    pub status: crate::types::ParseJobStatus,
    /// The tier that it is read with.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tier: Option<String>,
    /// When it last changed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// What the job cost. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub usage: Option<ParseJobCredits>,
    /// The caller's own notes on the job. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub user_metadata: Option<::serde_json::Map<String, ::serde_json::Value>>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ParseJobResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        project_id: impl Into<String>,
        status: impl Into<crate::types::ParseJobStatus>,
    ) -> Self {
        Self {
            created_at: None,
            error_message: None,
            id: id.into(),
            name: None,
            project_id: project_id.into(),
            status: status.into(),
            tier: None,
            updated_at: None,
            usage: None,
            user_metadata: None,
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
    /// Sets `error_message`.
    #[must_use]
    pub fn error_message(mut self, value: impl Into<String>) -> Self {
        self.error_message = Some(value.into());
        self
    }
    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Sets `tier`.
    #[must_use]
    pub fn tier(mut self, value: impl Into<String>) -> Self {
        self.tier = Some(value.into());
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
    /// Sets `usage`.
    #[must_use]
    pub fn usage(mut self, value: impl Into<ParseJobCredits>) -> Self {
        self.usage = Some(value.into());
        self
    }
    /// Sets `user_metadata`.
    #[must_use]
    pub fn user_metadata(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.user_metadata = Some(value.into());
        self
    }
}

/// What to read, and how. Exactly one of `file_id` and `source_url` is needed.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ParseRequestConfiguration {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub agentic_options: Option<LlamaParseAgenticOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub client_name: Option<String>,
    /// A saved parse configuration to start from. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub configuration_id: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub crop_box: Option<LlamaParseCropBox>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub disable_cache: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fast_options: Option<LlamaParseFastOptions>,
    /// The file to read.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_id: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub http_proxy: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub input_options: Option<LlamaParseInputOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub output_options: Option<LlamaParseOutputOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_ranges: Option<LlamaParsePageRanges>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processing_control: Option<LlamaParseProcessingControl>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processing_options: Option<LlamaParseProcessingOptions>,
    /// Where the service can fetch the document.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source_url: Option<String>,
    /// How hard to work on it.
    pub tier: crate::types::ParseTier,
    /// The caller's own notes on the job. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub user_metadata: Option<::serde_json::Map<String, ::serde_json::Value>>,
    /// Which release of the tier: `latest` or a date.
    pub version: crate::types::ParseRequestConfigurationVersion,
    /// Whom to tell, by the ids of stored webhook configurations. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configuration_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configurations: Option<Vec<LlamaParseWebhookConfiguration>>,
}

impl ParseRequestConfiguration {
    /// One with what is required.
    #[must_use]
    pub fn new(
        tier: impl Into<crate::types::ParseTier>,
        version: impl Into<crate::types::ParseRequestConfigurationVersion>,
    ) -> Self {
        Self {
            agentic_options: None,
            client_name: None,
            configuration_id: None,
            crop_box: None,
            disable_cache: None,
            fast_options: None,
            file_id: None,
            http_proxy: None,
            input_options: None,
            output_options: None,
            page_ranges: None,
            processing_control: None,
            processing_options: None,
            source_url: None,
            tier: tier.into(),
            user_metadata: None,
            version: version.into(),
            webhook_configuration_ids: None,
            webhook_configurations: None,
        }
    }
    /// Sets `agentic_options`.
    #[must_use]
    pub fn agentic_options(
        mut self,
        value: impl Into<LlamaParseAgenticOptions>,
    ) -> Self {
        self.agentic_options = Some(value.into());
        self
    }
    /// Sets `client_name`.
    #[must_use]
    pub fn client_name(mut self, value: impl Into<String>) -> Self {
        self.client_name = Some(value.into());
        self
    }
    /// Sets `configuration_id`.
    #[must_use]
    pub fn configuration_id(mut self, value: impl Into<String>) -> Self {
        self.configuration_id = Some(value.into());
        self
    }
    /// Sets `crop_box`.
    #[must_use]
    pub fn crop_box(mut self, value: impl Into<LlamaParseCropBox>) -> Self {
        self.crop_box = Some(value.into());
        self
    }
    /// Sets `disable_cache`.
    #[must_use]
    pub fn disable_cache(mut self, value: impl Into<bool>) -> Self {
        self.disable_cache = Some(value.into());
        self
    }
    /// Sets `fast_options`.
    #[must_use]
    pub fn fast_options(mut self, value: impl Into<LlamaParseFastOptions>) -> Self {
        self.fast_options = Some(value.into());
        self
    }
    /// Sets `file_id`.
    #[must_use]
    pub fn file_id(mut self, value: impl Into<String>) -> Self {
        self.file_id = Some(value.into());
        self
    }
    /// Sets `http_proxy`.
    #[must_use]
    pub fn http_proxy(mut self, value: impl Into<String>) -> Self {
        self.http_proxy = Some(value.into());
        self
    }
    /// Sets `input_options`.
    #[must_use]
    pub fn input_options(mut self, value: impl Into<LlamaParseInputOptions>) -> Self {
        self.input_options = Some(value.into());
        self
    }
    /// Sets `output_options`.
    #[must_use]
    pub fn output_options(mut self, value: impl Into<LlamaParseOutputOptions>) -> Self {
        self.output_options = Some(value.into());
        self
    }
    /// Sets `page_ranges`.
    #[must_use]
    pub fn page_ranges(mut self, value: impl Into<LlamaParsePageRanges>) -> Self {
        self.page_ranges = Some(value.into());
        self
    }
    /// Sets `processing_control`.
    #[must_use]
    pub fn processing_control(
        mut self,
        value: impl Into<LlamaParseProcessingControl>,
    ) -> Self {
        self.processing_control = Some(value.into());
        self
    }
    /// Sets `processing_options`.
    #[must_use]
    pub fn processing_options(
        mut self,
        value: impl Into<LlamaParseProcessingOptions>,
    ) -> Self {
        self.processing_options = Some(value.into());
        self
    }
    /// Sets `source_url`.
    #[must_use]
    pub fn source_url(mut self, value: impl Into<String>) -> Self {
        self.source_url = Some(value.into());
        self
    }
    /// Sets `user_metadata`.
    #[must_use]
    pub fn user_metadata(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.user_metadata = Some(value.into());
        self
    }
    /// Sets `webhook_configuration_ids`.
    #[must_use]
    pub fn webhook_configuration_ids(mut self, value: impl Into<Vec<String>>) -> Self {
        self.webhook_configuration_ids = Some(value.into());
        self
    }
    /// Sets `webhook_configurations`.
    #[must_use]
    pub fn webhook_configurations(
        mut self,
        value: impl Into<Vec<LlamaParseWebhookConfiguration>>,
    ) -> Self {
        self.webhook_configurations = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ParseResultResponse {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub images_content_metadata: Option<ImagesContentMetadata>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub items: Option<StructuredResult>,
    pub job: ParseJobResponse,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub job_metadata: Option<::serde_json::Map<String, ::serde_json::Value>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub markdown: Option<MarkdownResult>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub markdown_full: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: Option<MetadataResult>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub raw_parameters: Option<::serde_json::Map<String, ::serde_json::Value>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub result_content_metadata: Option<
        ::indexmap::IndexMap<String, ResultTypeMetadata>,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub text: Option<TextResult>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub text_full: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ParseResultResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(job: impl Into<ParseJobResponse>) -> Self {
        Self {
            images_content_metadata: None,
            items: None,
            job: job.into(),
            job_metadata: None,
            markdown: None,
            markdown_full: None,
            metadata: None,
            raw_parameters: None,
            result_content_metadata: None,
            text: None,
            text_full: None,
            extra: Default::default(),
        }
    }
    /// Sets `images_content_metadata`.
    #[must_use]
    pub fn images_content_metadata(
        mut self,
        value: impl Into<ImagesContentMetadata>,
    ) -> Self {
        self.images_content_metadata = Some(value.into());
        self
    }
    /// Sets `items`.
    #[must_use]
    pub fn items(mut self, value: impl Into<StructuredResult>) -> Self {
        self.items = Some(value.into());
        self
    }
    /// Sets `job_metadata`.
    #[must_use]
    pub fn job_metadata(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.job_metadata = Some(value.into());
        self
    }
    /// Sets `markdown`.
    #[must_use]
    pub fn markdown(mut self, value: impl Into<MarkdownResult>) -> Self {
        self.markdown = Some(value.into());
        self
    }
    /// Sets `markdown_full`.
    #[must_use]
    pub fn markdown_full(mut self, value: impl Into<String>) -> Self {
        self.markdown_full = Some(value.into());
        self
    }
    /// Sets `metadata`.
    #[must_use]
    pub fn metadata(mut self, value: impl Into<MetadataResult>) -> Self {
        self.metadata = Some(value.into());
        self
    }
    /// Sets `raw_parameters`.
    #[must_use]
    pub fn raw_parameters(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.raw_parameters = Some(value.into());
        self
    }
    /// Sets `result_content_metadata`.
    #[must_use]
    pub fn result_content_metadata(
        mut self,
        value: impl Into<::indexmap::IndexMap<String, ResultTypeMetadata>>,
    ) -> Self {
        self.result_content_metadata = Some(value.into());
        self
    }
    /// Sets `text`.
    #[must_use]
    pub fn text(mut self, value: impl Into<TextResult>) -> Self {
        self.text = Some(value.into());
        self
    }
    /// Sets `text_full`.
    #[must_use]
    pub fn text_full(mut self, value: impl Into<String>) -> Self {
        self.text_full = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ParseVersionsResponse {
    pub agentic: Vec<crate::types::ParseVersionsResponseAgenticItem>,
    pub agentic_plus: Vec<crate::types::ParseVersionsResponseAgenticPlusItem>,
    pub cost_effective: Vec<crate::types::ParseVersionsResponseCostEffectiveItem>,
    pub fast: Vec<crate::types::ParseVersionsResponseFastItem>,
    /// The newest version of each tier. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub latest: Option<::indexmap::IndexMap<String, String>>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ParseVersionsResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(
        agentic: impl Into<Vec<crate::types::ParseVersionsResponseAgenticItem>>,
        agentic_plus: impl Into<Vec<crate::types::ParseVersionsResponseAgenticPlusItem>>,
        cost_effective: impl Into<
            Vec<crate::types::ParseVersionsResponseCostEffectiveItem>,
        >,
        fast: impl Into<Vec<crate::types::ParseVersionsResponseFastItem>>,
    ) -> Self {
        Self {
            agentic: agentic.into(),
            agentic_plus: agentic_plus.into(),
            cost_effective: cost_effective.into(),
            fast: fast.into(),
            latest: None,
            extra: Default::default(),
        }
    }
    /// Sets `latest`.
    #[must_use]
    pub fn latest(
        mut self,
        value: impl Into<::indexmap::IndexMap<String, String>>,
    ) -> Self {
        self.latest = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ResultTypeMetadata {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exists: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub presigned_url: Option<String>,
    pub size_bytes: i64,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ResultTypeMetadata {
    /// One with what is required.
    #[must_use]
    pub fn new(size_bytes: impl Into<i64>) -> Self {
        Self {
            exists: None,
            presigned_url: None,
            size_bytes: size_bytes.into(),
            extra: Default::default(),
        }
    }
    /// Sets `exists`.
    #[must_use]
    pub fn exists(mut self, value: impl Into<bool>) -> Self {
        self.exists = Some(value.into());
        self
    }
    /// Sets `presigned_url`.
    #[must_use]
    pub fn presigned_url(mut self, value: impl Into<String>) -> Self {
        self.presigned_url = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct StructuredResult {
    pub pages: Vec<crate::types::StructuredResultPagesItem>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl StructuredResult {
    /// One with what is required.
    #[must_use]
    pub fn new(pages: impl Into<Vec<crate::types::StructuredResultPagesItem>>) -> Self {
        Self {
            pages: pages.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct StructuredResultPage {
    pub items: Vec<crate::types::StructuredResultPageItemsItem>,
    pub page_height: f64,
    pub page_number: i64,
    pub page_width: f64,
    pub success: bool,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl StructuredResultPage {
    /// One with what is required.
    #[must_use]
    pub fn new(
        items: impl Into<Vec<crate::types::StructuredResultPageItemsItem>>,
        page_height: impl Into<f64>,
        page_number: impl Into<i64>,
        page_width: impl Into<f64>,
        success: impl Into<bool>,
    ) -> Self {
        Self {
            items: items.into(),
            page_height: page_height.into(),
            page_number: page_number.into(),
            page_width: page_width.into(),
            success: success.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct TableItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    pub csv: String,
    pub html: String,
    pub md: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub merged_from_pages: Option<Vec<i64>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub merged_into_page: Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_concerns: Option<Vec<ParseConcernItem>>,
    pub rows: Vec<Vec<Option<crate::types::StringOrNumber>>>,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::TableItemType>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl TableItem {
    /// One with what is required.
    #[must_use]
    pub fn new(
        csv: impl Into<String>,
        html: impl Into<String>,
        md: impl Into<String>,
        rows: impl Into<Vec<Vec<Option<crate::types::StringOrNumber>>>>,
    ) -> Self {
        Self {
            bbox: None,
            csv: csv.into(),
            html: html.into(),
            md: md.into(),
            merged_from_pages: None,
            merged_into_page: None,
            parse_concerns: None,
            rows: rows.into(),
            type_: None,
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `merged_from_pages`.
    #[must_use]
    pub fn merged_from_pages(mut self, value: impl Into<Vec<i64>>) -> Self {
        self.merged_from_pages = Some(value.into());
        self
    }
    /// Sets `merged_into_page`.
    #[must_use]
    pub fn merged_into_page(mut self, value: impl Into<i64>) -> Self {
        self.merged_into_page = Some(value.into());
        self
    }
    /// Sets `parse_concerns`.
    #[must_use]
    pub fn parse_concerns(mut self, value: impl Into<Vec<ParseConcernItem>>) -> Self {
        self.parse_concerns = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::TableItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct TextItem {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bbox: Option<Vec<BBox>>,
    pub md: String,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: Option<crate::types::TextItemType>,
    pub value: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl TextItem {
    /// One with what is required.
    #[must_use]
    pub fn new(md: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            bbox: None,
            md: md.into(),
            type_: None,
            value: value.into(),
            extra: Default::default(),
        }
    }
    /// Sets `bbox`.
    #[must_use]
    pub fn bbox(mut self, value: impl Into<Vec<BBox>>) -> Self {
        self.bbox = Some(value.into());
        self
    }
    /// Sets `type_`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<crate::types::TextItemType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct TextResult {
    pub pages: Vec<TextResultPage>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl TextResult {
    /// One with what is required.
    #[must_use]
    pub fn new(pages: impl Into<Vec<TextResultPage>>) -> Self {
        Self {
            pages: pages.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct TextResultPage {
    pub page_number: i64,
    pub text: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl TextResultPage {
    /// One with what is required.
    #[must_use]
    pub fn new(page_number: impl Into<i64>, text: impl Into<String>) -> Self {
        Self {
            page_number: page_number.into(),
            text: text.into(),
            extra: Default::default(),
        }
    }
}
