// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Types of extract.

#[allow(unused_imports, reason = "a subject may need no other")]
use super::*;

/// How to extract: what to look for, and how hard.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractConfiguration {
    /// Tighter boxes around citations; without them it is faster. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub advanced_citations: Option<bool>,
    /// Say where in the document each value was found.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cite_sources: Option<bool>,
    /// Say how sure each value is, from 0 to 1. For documents of at most 100 pages.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub confidence_scores: Option<bool>,
    /// JSON Schema of what to extract: an object at the root, at most 7 levels deep.
    pub data_schema: ::serde_json::Map<String, ::serde_json::Value>,
    /// Neither reuse a cached result nor store this one. (Deployments: since August 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub disable_cache: Option<bool>,
    /// The old name of `version`: `latest`, a date, or `continuous` (splitting guided by the schema). A compatibility switch: set `version` everywhere else. (Deployments: April to June 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extract_version: Option<String>,
    /// One result for the document, for each page, or for each row of its tables.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extraction_target: Option<crate::types::ExtractionTarget>,
    /// Read no more than this many pages, 1 or more.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub max_pages: Option<i64>,
    /// A saved parse configuration to read the document with. Ignored on `turbo`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_config_id: Option<String>,
    /// How hard to work on reading the document; the extract tier when left out. Ignored on `turbo`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_tier: Option<crate::types::ParseTier>,
    /// With `spreadsheet_mode`: the sheets to read, by their exact names. Overrides `target_pages`. (Deployments: since August 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub sheet_names: Option<Vec<String>>,
    /// Read the cells of a workbook directly: `agentic_plus` only, without citations and confidence. (Deployments: since August 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub spreadsheet_mode: Option<bool>,
    /// Words to steer the extraction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub system_prompt: Option<String>,
    /// The pages to read, counted from 1: `1,3,5-7`. All when left out.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub target_pages: Option<String>,
    /// How hard to look; it sets the price. The service's own default is `cost_effective` in the API, `agentic` in its documentation, so say which.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tier: Option<crate::types::ExtractTier>,
    /// Which release of the extraction: `latest`, a date (the newest release not later than it), or a release's name. A job answers with the release that it ran.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub version: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractConfiguration {
    /// One with what is required.
    #[must_use]
    pub fn new(
        data_schema: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        Self {
            advanced_citations: None,
            cite_sources: None,
            confidence_scores: None,
            data_schema: data_schema.into(),
            disable_cache: None,
            extract_version: None,
            extraction_target: None,
            max_pages: None,
            parse_config_id: None,
            parse_tier: None,
            sheet_names: None,
            spreadsheet_mode: None,
            system_prompt: None,
            target_pages: None,
            tier: None,
            version: None,
            extra: Default::default(),
        }
    }
    /// Sets `advanced_citations`.
    #[must_use]
    pub fn advanced_citations(mut self, value: impl Into<bool>) -> Self {
        self.advanced_citations = Some(value.into());
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
    /// Sets `disable_cache`.
    #[must_use]
    pub fn disable_cache(mut self, value: impl Into<bool>) -> Self {
        self.disable_cache = Some(value.into());
        self
    }
    /// Sets `extract_version`.
    #[must_use]
    pub fn extract_version(mut self, value: impl Into<String>) -> Self {
        self.extract_version = Some(value.into());
        self
    }
    /// Sets `extraction_target`.
    #[must_use]
    pub fn extraction_target(
        mut self,
        value: impl Into<crate::types::ExtractionTarget>,
    ) -> Self {
        self.extraction_target = Some(value.into());
        self
    }
    /// Sets `max_pages`.
    #[must_use]
    pub fn max_pages(mut self, value: impl Into<i64>) -> Self {
        self.max_pages = Some(value.into());
        self
    }
    /// Sets `parse_config_id`.
    #[must_use]
    pub fn parse_config_id(mut self, value: impl Into<String>) -> Self {
        self.parse_config_id = Some(value.into());
        self
    }
    /// Sets `parse_tier`.
    #[must_use]
    pub fn parse_tier(mut self, value: impl Into<crate::types::ParseTier>) -> Self {
        self.parse_tier = Some(value.into());
        self
    }
    /// Sets `sheet_names`.
    #[must_use]
    pub fn sheet_names(mut self, value: impl Into<Vec<String>>) -> Self {
        self.sheet_names = Some(value.into());
        self
    }
    /// Sets `spreadsheet_mode`.
    #[must_use]
    pub fn spreadsheet_mode(mut self, value: impl Into<bool>) -> Self {
        self.spreadsheet_mode = Some(value.into());
        self
    }
    /// Sets `system_prompt`.
    #[must_use]
    pub fn system_prompt(mut self, value: impl Into<String>) -> Self {
        self.system_prompt = Some(value.into());
        self
    }
    /// Sets `target_pages`.
    #[must_use]
    pub fn target_pages(mut self, value: impl Into<String>) -> Self {
        self.target_pages = Some(value.into());
        self
    }
    /// Sets `tier`.
    #[must_use]
    pub fn tier(mut self, value: impl Into<crate::types::ExtractTier>) -> Self {
        self.tier = Some(value.into());
        self
    }
    /// Sets `version`.
    #[must_use]
    pub fn version(mut self, value: impl Into<String>) -> Self {
        self.version = Some(value.into());
        self
    }
}

/// What a job cost, in credits.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct ExtractJobCredits {
    /// The whole charge; null while it is not settled.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub credits: Option<f64>,
    /// For the extraction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extract_credits: Option<f64>,
    /// For reading the document. Jobs that share one parse job each report its whole cost.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_credits: Option<f64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractJobCredits {
    /// Sets `credits`.
    #[must_use]
    pub fn credits(mut self, value: impl Into<f64>) -> Self {
        self.credits = Some(value.into());
        self
    }
    /// Sets `extract_credits`.
    #[must_use]
    pub fn extract_credits(mut self, value: impl Into<f64>) -> Self {
        self.extract_credits = Some(value.into());
        self
    }
    /// Sets `parse_credits`.
    #[must_use]
    pub fn parse_credits(mut self, value: impl Into<f64>) -> Self {
        self.parse_credits = Some(value.into());
        self
    }
}

/// Where values were found, and how the document was read.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct ExtractJobMetadata {
    /// Where each value was found.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub field_metadata: Option<ExtractedFieldMetadata>,
    /// The parse job that read the document; a later extraction can take it as `file_input`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_job_id: Option<String>,
    /// The tier that the document was read with.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_tier: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractJobMetadata {
    /// Sets `field_metadata`.
    #[must_use]
    pub fn field_metadata(mut self, value: impl Into<ExtractedFieldMetadata>) -> Self {
        self.field_metadata = Some(value.into());
        self
    }
    /// Sets `parse_job_id`.
    #[must_use]
    pub fn parse_job_id(mut self, value: impl Into<String>) -> Self {
        self.parse_job_id = Some(value.into());
        self
    }
    /// Sets `parse_tier`.
    #[must_use]
    pub fn parse_tier(mut self, value: impl Into<String>) -> Self {
        self.parse_tier = Some(value.into());
        self
    }
}

/// Counters of a job.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct ExtractJobUsage {
    /// Tokens of the document. (Deployments: April to June 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub num_document_tokens: Option<i64>,
    /// Tokens of the result. (Deployments: April to June 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub num_output_tokens: Option<i64>,
    /// Pages that are paid for. (Deployments: since August 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub num_pages_billed: Option<i64>,
    /// Pages that were read.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub num_pages_extracted: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractJobUsage {
    /// Sets `num_document_tokens`.
    #[must_use]
    pub fn num_document_tokens(mut self, value: impl Into<i64>) -> Self {
        self.num_document_tokens = Some(value.into());
        self
    }
    /// Sets `num_output_tokens`.
    #[must_use]
    pub fn num_output_tokens(mut self, value: impl Into<i64>) -> Self {
        self.num_output_tokens = Some(value.into());
        self
    }
    /// Sets `num_pages_billed`.
    #[must_use]
    pub fn num_pages_billed(mut self, value: impl Into<i64>) -> Self {
        self.num_pages_billed = Some(value.into());
        self
    }
    /// Sets `num_pages_extracted`.
    #[must_use]
    pub fn num_pages_extracted(mut self, value: impl Into<i64>) -> Self {
        self.num_pages_extracted = Some(value.into());
        self
    }
}

/// An extraction job.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractV2Job {
    /// The configuration that it runs with. Asked for with `expand`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub configuration: Option<ExtractConfiguration>,
    /// The saved configuration that it runs with, if any.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub configuration_id: Option<String>,
    /// When the job was created.
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The old name of `file_input`, still sent. (Deployments: all, undocumented.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub document_input_value: Option<String>,
    /// What went wrong, once the job has failed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error_message: Option<String>,
    /// Where each value was found. Asked for with `expand`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extract_metadata: Option<ExtractJobMetadata>,
    /// What was extracted, once the job has completed: an object, or a list of objects for results by page or row.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extract_result: Option<crate::types::ExtractV2JobExtractResult>,
    /// Id of the file or parse job that is extracted from.
    pub file_input: String,
    /// The job's id.
    pub id: String,
    /// Counters, and whatever else the service tells about the job. Asked for with `expand`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: Option<ExtractV2JobMetadata>,
    /// The project that the job belongs to.
    pub project_id: String,
    /// Where the job stands.
    pub status: crate::types::ExtractJobStatus,
    /// When the job last changed.
    pub updated_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// What the job cost. Asked for with `expand`. (Deployments: since August 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub usage: Option<ExtractJobCredits>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractV2Job {
    /// One with what is required.
    #[must_use]
    pub fn new(
        created_at: impl Into<::chrono::DateTime<::chrono::offset::Utc>>,
        file_input: impl Into<String>,
        id: impl Into<String>,
        project_id: impl Into<String>,
        status: impl Into<crate::types::ExtractJobStatus>,
        updated_at: impl Into<::chrono::DateTime<::chrono::offset::Utc>>,
    ) -> Self {
        Self {
            configuration: None,
            configuration_id: None,
            created_at: created_at.into(),
            document_input_value: None,
            error_message: None,
            extract_metadata: None,
            extract_result: None,
            file_input: file_input.into(),
            id: id.into(),
            metadata: None,
            project_id: project_id.into(),
            status: status.into(),
            updated_at: updated_at.into(),
            usage: None,
            extra: Default::default(),
        }
    }
    /// Sets `configuration`.
    #[must_use]
    pub fn configuration(mut self, value: impl Into<ExtractConfiguration>) -> Self {
        self.configuration = Some(value.into());
        self
    }
    /// Sets `configuration_id`.
    #[must_use]
    pub fn configuration_id(mut self, value: impl Into<String>) -> Self {
        self.configuration_id = Some(value.into());
        self
    }
    /// Sets `document_input_value`.
    #[must_use]
    pub fn document_input_value(mut self, value: impl Into<String>) -> Self {
        self.document_input_value = Some(value.into());
        self
    }
    /// Sets `error_message`.
    #[must_use]
    pub fn error_message(mut self, value: impl Into<String>) -> Self {
        self.error_message = Some(value.into());
        self
    }
    /// Sets `extract_metadata`.
    #[must_use]
    pub fn extract_metadata(mut self, value: impl Into<ExtractJobMetadata>) -> Self {
        self.extract_metadata = Some(value.into());
        self
    }
    /// Sets `extract_result`.
    #[must_use]
    pub fn extract_result(
        mut self,
        value: impl Into<crate::types::ExtractV2JobExtractResult>,
    ) -> Self {
        self.extract_result = Some(value.into());
        self
    }
    /// Sets `metadata`.
    #[must_use]
    pub fn metadata(mut self, value: impl Into<ExtractV2JobMetadata>) -> Self {
        self.metadata = Some(value.into());
        self
    }
    /// Sets `usage`.
    #[must_use]
    pub fn usage(mut self, value: impl Into<ExtractJobCredits>) -> Self {
        self.usage = Some(value.into());
        self
    }
}

/// What to extract from, and how. Exactly one of `configuration` and `configuration_id` is needed.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractV2JobCreate {
    /// How to extract, spelled out.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub configuration: Option<ExtractConfiguration>,
    /// How to extract, by the id of a saved configuration.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub configuration_id: Option<String>,
    /// Id of a file, or of a parse job that has completed.
    pub file_input: String,
    /// Whom to tell, by the ids of stored webhook configurations. (Deployments: since August 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configuration_ids: Option<Vec<String>>,
    /// Whom to tell when the job's status changes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configurations: Option<Vec<WebhookConfiguration>>,
}

impl ExtractV2JobCreate {
    /// One with what is required.
    #[must_use]
    pub fn new(file_input: impl Into<String>) -> Self {
        Self {
            configuration: None,
            configuration_id: None,
            file_input: file_input.into(),
            webhook_configuration_ids: None,
            webhook_configurations: None,
        }
    }
    /// Sets `configuration`.
    #[must_use]
    pub fn configuration(mut self, value: impl Into<ExtractConfiguration>) -> Self {
        self.configuration = Some(value.into());
        self
    }
    /// Sets `configuration_id`.
    #[must_use]
    pub fn configuration_id(mut self, value: impl Into<String>) -> Self {
        self.configuration_id = Some(value.into());
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
        value: impl Into<Vec<WebhookConfiguration>>,
    ) -> Self {
        self.webhook_configurations = Some(value.into());
        self
    }
}

/// What the service tells about a job.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct ExtractV2JobMetadata {
    /// Counters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub usage: Option<ExtractJobUsage>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractV2JobMetadata {
    /// Sets `usage`.
    #[must_use]
    pub fn usage(mut self, value: impl Into<ExtractJobUsage>) -> Self {
        self.usage = Some(value.into());
        self
    }
}

/// A page of extraction jobs.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractV2JobQueryResponse {
    /// The jobs, newest first.
    pub items: Vec<ExtractV2Job>,
    /// The token for the next page; null, empty or missing on the last one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next_page_token: Option<String>,
    /// How many there are in all, where the service counts; it may be an estimate.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub total_size: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractV2JobQueryResponse {
    /// One with what is required.
    #[must_use]
    pub fn new(items: impl Into<Vec<ExtractV2Job>>) -> Self {
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

/// What to draft a data schema from: a prompt, a sample file, a schema to improve, or several of them.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ExtractV2SchemaGenerateRequest {
    /// A schema to start from.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub data_schema: Option<::serde_json::Map<String, ::serde_json::Value>>,
    /// A sample of the documents to come.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file_id: Option<String>,
    /// A name for the configuration; the service makes one up when left out.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: Option<String>,
    /// What should be extracted, in words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub prompt: Option<String>,
}

impl ExtractV2SchemaGenerateRequest {
    /// Sets `data_schema`.
    #[must_use]
    pub fn data_schema(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
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
    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Sets `prompt`.
    #[must_use]
    pub fn prompt(mut self, value: impl Into<String>) -> Self {
        self.prompt = Some(value.into());
        self
    }
}

/// A data schema to check.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractV2SchemaValidateRequest {
    /// The schema.
    pub data_schema: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractV2SchemaValidateRequest {
    /// One with what is required.
    #[must_use]
    pub fn new(
        data_schema: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        Self {
            data_schema: data_schema.into(),
        }
    }
}

/// A data schema that was accepted.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractV2SchemaValidateResponse {
    /// The schema, ready for use.
    pub data_schema: ::serde_json::Map<String, ::serde_json::Value>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractV2SchemaValidateResponse {
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

/// Where values were found: one of the three is set, as the extraction target says. Each tree mirrors the data schema.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct ExtractedFieldMetadata {
    /// For a result by document.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub document_metadata: Option<::serde_json::Map<String, ::serde_json::Value>>,
    /// For results by page, in the order of the results.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub page_metadata: Option<Vec<::serde_json::Map<String, ::serde_json::Value>>>,
    /// For results by table row, in the order of the results.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub row_metadata: Option<Vec<::serde_json::Map<String, ::serde_json::Value>>>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ExtractedFieldMetadata {
    /// Sets `document_metadata`.
    #[must_use]
    pub fn document_metadata(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.document_metadata = Some(value.into());
        self
    }
    /// Sets `page_metadata`.
    #[must_use]
    pub fn page_metadata(
        mut self,
        value: impl Into<Vec<::serde_json::Map<String, ::serde_json::Value>>>,
    ) -> Self {
        self.page_metadata = Some(value.into());
        self
    }
    /// Sets `row_metadata`.
    #[must_use]
    pub fn row_metadata(
        mut self,
        value: impl Into<Vec<::serde_json::Map<String, ::serde_json::Value>>>,
    ) -> Self {
        self.row_metadata = Some(value.into());
        self
    }
}
