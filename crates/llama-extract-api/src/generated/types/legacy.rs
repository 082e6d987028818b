// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Types of legacy.

#[allow(unused_imports, reason = "a subject may need no other")]
use super::*;

/// A schema and a configuration by name: what saved configurations are in v2.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractAgent {
    pub config: ExtractConfig,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub custom_configuration: Option<crate::types::ExtractAgentCustomConfiguration>,
    pub data_schema: ::serde_json::Map<String, ::serde_json::Value>,
    pub id: String,
    pub name: String,
    pub project_id: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractAgent {
    /// One with what is required.
    #[must_use]
    pub fn new(
        config: impl Into<ExtractConfig>,
        data_schema: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
        id: impl Into<String>,
        name: impl Into<String>,
        project_id: impl Into<String>,
    ) -> Self {
        Self {
            config: config.into(),
            created_at: None,
            custom_configuration: None,
            data_schema: data_schema.into(),
            id: id.into(),
            name: name.into(),
            project_id: project_id.into(),
            updated_at: None,
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
    /// Sets `custom_configuration`.
    #[must_use]
    pub fn custom_configuration(
        mut self,
        value: impl Into<crate::types::ExtractAgentCustomConfiguration>,
    ) -> Self {
        self.custom_configuration = Some(value.into());
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

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractAgentCreate {
    pub config: ExtractConfig,
    pub data_schema: crate::types::ExtractAgentCreateDataSchema,
    pub name: String,
}

impl ExtractAgentCreate {
    /// One with what is required.
    #[must_use]
    pub fn new(
        config: impl Into<ExtractConfig>,
        data_schema: impl Into<crate::types::ExtractAgentCreateDataSchema>,
        name: impl Into<String>,
    ) -> Self {
        Self {
            config: config.into(),
            data_schema: data_schema.into(),
            name: name.into(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractAgentPage {
    pub items: Vec<ExtractAgent>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next_page_token: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub total_size: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractAgentPage {
    /// One with what is required.
    #[must_use]
    pub fn new(items: impl Into<Vec<ExtractAgent>>) -> Self {
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

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractAgentUpdate {
    pub config: ExtractConfig,
    pub data_schema: crate::types::ExtractAgentUpdateDataSchema,
}

impl ExtractAgentUpdate {
    /// One with what is required.
    #[must_use]
    pub fn new(
        config: impl Into<ExtractConfig>,
        data_schema: impl Into<crate::types::ExtractAgentUpdateDataSchema>,
    ) -> Self {
        Self {
            config: config.into(),
            data_schema: data_schema.into(),
        }
    }
}

/// How the legacy API extracts.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct ExtractConfig {
    /// Look at a page or at a section at a time.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub chunk_mode: Option<crate::types::DocumentChunkMode>,
    /// Deprecated: the same as `cite_sources`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub citation_bbox: Option<bool>,
    /// Say where in the document each value was found.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cite_sources: Option<bool>,
    /// Say how sure each value is.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub confidence_scores: Option<bool>,
    /// The model that extracts.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extract_model: Option<crate::types::ExtractConfigExtractModel>,
    /// How hard to look: `FAST`, `BALANCED`, `MULTIMODAL`, `PREMIUM`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extraction_mode: Option<crate::types::ExtractMode>,
    /// One result for the document, for each page, or for each row of its tables.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extraction_target: Option<crate::types::ExtractTarget>,
    /// Look at pages more closely.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub high_resolution_mode: Option<bool>,
    /// Use no earlier result.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub invalidate_cache: Option<bool>,
    /// Deprecated.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub multimodal_fast_mode: Option<bool>,
    /// How many pages to look at together, 1 or more.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub num_pages_context: Option<i64>,
    /// The pages to read, counted from 1: `1,3,5-7`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_range: Option<String>,
    /// The model that reads the document.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_model: Option<crate::types::PublicModelName>,
    /// How urgent it is; plans may not let you say.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub priority: Option<crate::types::ExtractConfigPriority>,
    /// Words to steer the extraction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub system_prompt: Option<String>,
    /// Say why each value was taken.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub use_reasoning: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractConfig {
    /// Sets `chunk_mode`.
    #[must_use]
    pub fn chunk_mode(
        mut self,
        value: impl Into<crate::types::DocumentChunkMode>,
    ) -> Self {
        self.chunk_mode = Some(value.into());
        self
    }
    /// Sets `citation_bbox`.
    #[must_use]
    pub fn citation_bbox(mut self, value: impl Into<bool>) -> Self {
        self.citation_bbox = Some(value.into());
        self
    }
    /// Sets `cite_sources`.
    #[must_use]
    pub fn cite_sources(mut self, value: impl Into<bool>) -> Self {
        self.cite_sources = Some(value.into());
        self
    }
    /// Sets `confidence_scores`.
    #[must_use]
    pub fn confidence_scores(mut self, value: impl Into<bool>) -> Self {
        self.confidence_scores = Some(value.into());
        self
    }
    /// Sets `extract_model`.
    #[must_use]
    pub fn extract_model(
        mut self,
        value: impl Into<crate::types::ExtractConfigExtractModel>,
    ) -> Self {
        self.extract_model = Some(value.into());
        self
    }
    /// Sets `extraction_mode`.
    #[must_use]
    pub fn extraction_mode(
        mut self,
        value: impl Into<crate::types::ExtractMode>,
    ) -> Self {
        self.extraction_mode = Some(value.into());
        self
    }
    /// Sets `extraction_target`.
    #[must_use]
    pub fn extraction_target(
        mut self,
        value: impl Into<crate::types::ExtractTarget>,
    ) -> Self {
        self.extraction_target = Some(value.into());
        self
    }
    /// Sets `high_resolution_mode`.
    #[must_use]
    pub fn high_resolution_mode(mut self, value: impl Into<bool>) -> Self {
        self.high_resolution_mode = Some(value.into());
        self
    }
    /// Sets `invalidate_cache`.
    #[must_use]
    pub fn invalidate_cache(mut self, value: impl Into<bool>) -> Self {
        self.invalidate_cache = Some(value.into());
        self
    }
    /// Sets `multimodal_fast_mode`.
    #[must_use]
    pub fn multimodal_fast_mode(mut self, value: impl Into<bool>) -> Self {
        self.multimodal_fast_mode = Some(value.into());
        self
    }
    /// Sets `num_pages_context`.
    #[must_use]
    pub fn num_pages_context(mut self, value: impl Into<i64>) -> Self {
        self.num_pages_context = Some(value.into());
        self
    }
    /// Sets `page_range`.
    #[must_use]
    pub fn page_range(mut self, value: impl Into<String>) -> Self {
        self.page_range = Some(value.into());
        self
    }
    /// Sets `parse_model`.
    #[must_use]
    pub fn parse_model(
        mut self,
        value: impl Into<crate::types::PublicModelName>,
    ) -> Self {
        self.parse_model = Some(value.into());
        self
    }
    /// Sets `priority`.
    #[must_use]
    pub fn priority(
        mut self,
        value: impl Into<crate::types::ExtractConfigPriority>,
    ) -> Self {
        self.priority = Some(value.into());
        self
    }
    /// Sets `system_prompt`.
    #[must_use]
    pub fn system_prompt(mut self, value: impl Into<String>) -> Self {
        self.system_prompt = Some(value.into());
        self
    }
    /// Sets `use_reasoning`.
    #[must_use]
    pub fn use_reasoning(mut self, value: impl Into<bool>) -> Self {
        self.use_reasoning = Some(value.into());
        self
    }
}

/// A job of the legacy API.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractJob {
    /// What went wrong.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: Option<String>,
    pub extraction_agent: ExtractAgent,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file: Option<File>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_id: Option<String>,
    pub id: String,
    /// Where it stands.
    pub status: crate::types::ExtractJobStatus2,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractJob {
    /// One with what is required.
    #[must_use]
    pub fn new(
        extraction_agent: impl Into<ExtractAgent>,
        id: impl Into<String>,
        status: impl Into<crate::types::ExtractJobStatus2>,
    ) -> Self {
        Self {
            error: None,
            extraction_agent: extraction_agent.into(),
            file: None,
            file_id: None,
            id: id.into(),
            status: status.into(),
            extra: Default::default(),
        }
    }
    /// Sets `error`.
    #[must_use]
    pub fn error(mut self, value: impl Into<String>) -> Self {
        self.error = Some(value.into());
        self
    }
    /// Sets `file`.
    #[must_use]
    pub fn file(mut self, value: impl Into<File>) -> Self {
        self.file = Some(value.into());
        self
    }
    /// Sets `file_id`.
    #[must_use]
    pub fn file_id(mut self, value: impl Into<String>) -> Self {
        self.file_id = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractJobCreate {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub config_override: Option<ExtractConfig>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data_schema_override: Option<crate::types::ExtractJobCreateDataSchemaOverride>,
    pub extraction_agent_id: String,
    pub file_id: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub priority: Option<crate::types::ExtractJobCreatePriority>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configurations: Option<Vec<WebhookConfiguration>>,
}

impl ExtractJobCreate {
    /// One with what is required.
    #[must_use]
    pub fn new(
        extraction_agent_id: impl Into<String>,
        file_id: impl Into<String>,
    ) -> Self {
        Self {
            config_override: None,
            data_schema_override: None,
            extraction_agent_id: extraction_agent_id.into(),
            file_id: file_id.into(),
            priority: None,
            webhook_configurations: None,
        }
    }
    /// Sets `config_override`.
    #[must_use]
    pub fn config_override(mut self, value: impl Into<ExtractConfig>) -> Self {
        self.config_override = Some(value.into());
        self
    }
    /// Sets `data_schema_override`.
    #[must_use]
    pub fn data_schema_override(
        mut self,
        value: impl Into<crate::types::ExtractJobCreateDataSchemaOverride>,
    ) -> Self {
        self.data_schema_override = Some(value.into());
        self
    }
    /// Sets `priority`.
    #[must_use]
    pub fn priority(
        mut self,
        value: impl Into<crate::types::ExtractJobCreatePriority>,
    ) -> Self {
        self.priority = Some(value.into());
        self
    }
    /// Sets `webhook_configurations`.
    #[must_use]
    pub fn webhook_configurations(
        mut self,
        value: impl Into<Vec<WebhookConfiguration>>,
    ) -> Self {
        self.webhook_configurations = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractJobCreateBatch {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub config_override: Option<ExtractConfig>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data_schema_override: Option<
        crate::types::ExtractJobCreateBatchDataSchemaOverride,
    >,
    pub extraction_agent_id: String,
    pub file_ids: Vec<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configurations: Option<Vec<WebhookConfiguration>>,
}

impl ExtractJobCreateBatch {
    /// One with what is required.
    #[must_use]
    pub fn new(
        extraction_agent_id: impl Into<String>,
        file_ids: impl Into<Vec<String>>,
    ) -> Self {
        Self {
            config_override: None,
            data_schema_override: None,
            extraction_agent_id: extraction_agent_id.into(),
            file_ids: file_ids.into(),
            webhook_configurations: None,
        }
    }
    /// Sets `config_override`.
    #[must_use]
    pub fn config_override(mut self, value: impl Into<ExtractConfig>) -> Self {
        self.config_override = Some(value.into());
        self
    }
    /// Sets `data_schema_override`.
    #[must_use]
    pub fn data_schema_override(
        mut self,
        value: impl Into<crate::types::ExtractJobCreateBatchDataSchemaOverride>,
    ) -> Self {
        self.data_schema_override = Some(value.into());
        self
    }
    /// Sets `webhook_configurations`.
    #[must_use]
    pub fn webhook_configurations(
        mut self,
        value: impl Into<Vec<WebhookConfiguration>>,
    ) -> Self {
        self.webhook_configurations = Some(value.into());
        self
    }
}

/// What a job of the legacy API extracted.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractResultset {
    /// The values: an object, or a list of them by page or row.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub data: Option<crate::types::ExtractResultsetData>,
    pub extraction_agent_id: String,
    /// Where each value was found.
    pub extraction_metadata: ::serde_json::Map<String, ::serde_json::Value>,
    pub run_id: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractResultset {
    /// One with what is required.
    #[must_use]
    pub fn new(
        extraction_agent_id: impl Into<String>,
        extraction_metadata: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
        run_id: impl Into<String>,
    ) -> Self {
        Self {
            data: None,
            extraction_agent_id: extraction_agent_id.into(),
            extraction_metadata: extraction_metadata.into(),
            run_id: run_id.into(),
            extra: Default::default(),
        }
    }
    /// Sets `data`.
    #[must_use]
    pub fn data(mut self, value: impl Into<crate::types::ExtractResultsetData>) -> Self {
        self.data = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractRun {
    pub config: ExtractConfig,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data: Option<crate::types::ExtractRunData>,
    pub data_schema: ::serde_json::Map<String, ::serde_json::Value>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: Option<String>,
    pub extraction_agent_id: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub extraction_metadata: Option<::serde_json::Map<String, ::serde_json::Value>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file: Option<File>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_id: Option<String>,
    pub from_ui: bool,
    pub id: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub job_id: Option<String>,
    pub project_id: String,
    pub status: crate::types::ExtractState,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractRun {
    /// One with what is required.
    #[must_use]
    pub fn new(
        config: impl Into<ExtractConfig>,
        data_schema: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
        extraction_agent_id: impl Into<String>,
        from_ui: impl Into<bool>,
        id: impl Into<String>,
        project_id: impl Into<String>,
        status: impl Into<crate::types::ExtractState>,
    ) -> Self {
        Self {
            config: config.into(),
            created_at: None,
            data: None,
            data_schema: data_schema.into(),
            error: None,
            extraction_agent_id: extraction_agent_id.into(),
            extraction_metadata: None,
            file: None,
            file_id: None,
            from_ui: from_ui.into(),
            id: id.into(),
            job_id: None,
            project_id: project_id.into(),
            status: status.into(),
            updated_at: None,
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
    /// Sets `data`.
    #[must_use]
    pub fn data(mut self, value: impl Into<crate::types::ExtractRunData>) -> Self {
        self.data = Some(value.into());
        self
    }
    /// Sets `error`.
    #[must_use]
    pub fn error(mut self, value: impl Into<String>) -> Self {
        self.error = Some(value.into());
        self
    }
    /// Sets `extraction_metadata`.
    #[must_use]
    pub fn extraction_metadata(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.extraction_metadata = Some(value.into());
        self
    }
    /// Sets `file`.
    #[must_use]
    pub fn file(mut self, value: impl Into<File>) -> Self {
        self.file = Some(value.into());
        self
    }
    /// Sets `file_id`.
    #[must_use]
    pub fn file_id(mut self, value: impl Into<String>) -> Self {
        self.file_id = Some(value.into());
        self
    }
    /// Sets `job_id`.
    #[must_use]
    pub fn job_id(mut self, value: impl Into<String>) -> Self {
        self.job_id = Some(value.into());
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

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ExtractSchemaGenerateRequest {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data_schema: Option<crate::types::ExtractSchemaGenerateRequestDataSchema>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_id: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub prompt: Option<String>,
}

impl ExtractSchemaGenerateRequest {
    /// Sets `data_schema`.
    #[must_use]
    pub fn data_schema(
        mut self,
        value: impl Into<crate::types::ExtractSchemaGenerateRequestDataSchema>,
    ) -> Self {
        self.data_schema = Some(value.into());
        self
    }
    /// Sets `file_id`.
    #[must_use]
    pub fn file_id(mut self, value: impl Into<String>) -> Self {
        self.file_id = Some(value.into());
        self
    }
    /// Sets `prompt`.
    #[must_use]
    pub fn prompt(mut self, value: impl Into<String>) -> Self {
        self.prompt = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractSchemaGenerateResponse {
    pub data_schema: ::serde_json::Map<String, ::serde_json::Value>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractSchemaGenerateResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(
        data_schema: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        Self {
            data_schema: data_schema.into(),
            extra: Default::default(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractSchemaValidateRequest {
    pub data_schema: crate::types::ExtractSchemaValidateRequestDataSchema,
}

impl ExtractSchemaValidateRequest {
    /// One with what is required.
    #[must_use]
    pub fn new(
        data_schema: impl Into<crate::types::ExtractSchemaValidateRequestDataSchema>,
    ) -> Self {
        Self {
            data_schema: data_schema.into(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractSchemaValidateResponse {
    pub data_schema: ::serde_json::Map<String, ::serde_json::Value>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractSchemaValidateResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(
        data_schema: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        Self {
            data_schema: data_schema.into(),
            extra: Default::default(),
        }
    }
}

/// An extraction by the legacy API: exactly one of `file_id`, `text` and `file` is needed.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractStatelessRequest {
    /// How to extract.
    pub config: ExtractConfig,
    /// JSON Schema of what to extract, as an object or as text.
    pub data_schema: crate::types::ExtractStatelessRequestDataSchema,
    /// The document to extract from.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file: Option<FileData>,
    /// The file to extract from.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_id: Option<String>,
    /// The text to extract from.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub text: Option<String>,
    /// Whom to tell when the job's status changes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configurations: Option<Vec<WebhookConfiguration>>,
}

impl ExtractStatelessRequest {
    /// One with what is required.
    #[must_use]
    pub fn new(
        config: impl Into<ExtractConfig>,
        data_schema: impl Into<crate::types::ExtractStatelessRequestDataSchema>,
    ) -> Self {
        Self {
            config: config.into(),
            data_schema: data_schema.into(),
            file: None,
            file_id: None,
            text: None,
            webhook_configurations: None,
        }
    }
    /// Sets `file`.
    #[must_use]
    pub fn file(mut self, value: impl Into<FileData>) -> Self {
        self.file = Some(value.into());
        self
    }
    /// Sets `file_id`.
    #[must_use]
    pub fn file_id(mut self, value: impl Into<String>) -> Self {
        self.file_id = Some(value.into());
        self
    }
    /// Sets `text`.
    #[must_use]
    pub fn text(mut self, value: impl Into<String>) -> Self {
        self.text = Some(value.into());
        self
    }
    /// Sets `webhook_configurations`.
    #[must_use]
    pub fn webhook_configurations(
        mut self,
        value: impl Into<Vec<WebhookConfiguration>>,
    ) -> Self {
        self.webhook_configurations = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct File {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data_source_id: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expires_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub external_file_id: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_size: Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_type: Option<String>,
    pub id: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_modified_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    pub name: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub permission_info: Option<::serde_json::Map<String, ::serde_json::Value>>,
    pub project_id: String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub purpose: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub resource_info: Option<::serde_json::Map<String, ::serde_json::Value>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl File {
    /// One with what is required.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        project_id: impl Into<String>,
    ) -> Self {
        Self {
            created_at: None,
            data_source_id: None,
            expires_at: None,
            external_file_id: None,
            file_size: None,
            file_type: None,
            id: id.into(),
            last_modified_at: None,
            name: name.into(),
            permission_info: None,
            project_id: project_id.into(),
            purpose: None,
            resource_info: None,
            updated_at: None,
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
    /// Sets `data_source_id`.
    #[must_use]
    pub fn data_source_id(mut self, value: impl Into<String>) -> Self {
        self.data_source_id = Some(value.into());
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
    /// Sets `file_size`.
    #[must_use]
    pub fn file_size(mut self, value: impl Into<i64>) -> Self {
        self.file_size = Some(value.into());
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
    /// Sets `permission_info`.
    #[must_use]
    pub fn permission_info(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.permission_info = Some(value.into());
        self
    }
    /// Sets `purpose`.
    #[must_use]
    pub fn purpose(mut self, value: impl Into<String>) -> Self {
        self.purpose = Some(value.into());
        self
    }
    /// Sets `resource_info`.
    #[must_use]
    pub fn resource_info(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.resource_info = Some(value.into());
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

/// A document in the request itself.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct FileData {
    /// Its bytes, in base64.
    pub data: String,
    /// Its media type, such as `application/pdf`.
    pub mime_type: String,
}

impl FileData {
    /// One with what is required.
    #[must_use]
    pub fn new(data: impl Into<String>, mime_type: impl Into<String>) -> Self {
        Self {
            data: data.into(),
            mime_type: mime_type.into(),
        }
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[serde(transparent)]
#[non_exhaustive]
pub struct GetLatestLegacyRunFromUiResponse(pub Option<ExtractRun>);

impl ::std::ops::Deref for GetLatestLegacyRunFromUiResponse {
    type Target = Option<ExtractRun>;
    fn deref(&self) -> &Option<ExtractRun> {
        &self.0
    }
}

impl From<GetLatestLegacyRunFromUiResponse> for Option<ExtractRun> {
    fn from(value: GetLatestLegacyRunFromUiResponse) -> Self {
        value.0
    }
}

impl From<Option<ExtractRun>> for GetLatestLegacyRunFromUiResponse {
    fn from(value: Option<ExtractRun>) -> Self {
        Self(value)
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct PaginatedExtractRunsResponse {
    pub items: Vec<ExtractRun>,
    pub limit: i64,
    pub skip: i64,
    pub total: i64,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl PaginatedExtractRunsResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(
        items: impl Into<Vec<ExtractRun>>,
        limit: impl Into<i64>,
        skip: impl Into<i64>,
        total: impl Into<i64>,
    ) -> Self {
        Self {
            items: items.into(),
            limit: limit.into(),
            skip: skip.into(),
            total: total.into(),
            extra: Default::default(),
        }
    }
}
