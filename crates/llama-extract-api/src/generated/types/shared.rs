// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Types of shared.

#[allow(unused_imports, reason = "a subject may need no other")]
use super::*;

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct AutoModeConfigurationEntry {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub filename_match_glob: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub filename_match_glob_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub filename_regexp: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub filename_regexp_mode: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub full_page_image_in_page: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub full_page_image_in_page_threshold: Option<crate::types::NumberOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub image_in_page: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub layout_element_in_page: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub layout_element_in_page_confidence_threshold: Option<
        crate::types::NumberOrString,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_charts: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_images: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_layout_elements: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_lines: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_links: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_numbers: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_percent_numbers: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_tables: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_least_n_words: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_charts: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_images: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_layout_elements: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_lines: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_links: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_numbers: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_percent_numbers: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_tables: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_contains_at_most_n_words: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_longer_than_n_chars: Option<crate::types::IntegerOrString>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_md_error: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_shorter_than_n_chars: Option<crate::types::IntegerOrString>,
    pub parsing_conf: AutoModeParsingConf,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub regexp_in_page: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub regexp_in_page_mode: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub table_in_page: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub text_in_page: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub trigger_mode: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl AutoModeConfigurationEntry {
    /// One with what is required.
    #[must_use]
    pub fn new(parsing_conf: impl Into<AutoModeParsingConf>) -> Self {
        Self {
            filename_match_glob: None,
            filename_match_glob_list: None,
            filename_regexp: None,
            filename_regexp_mode: None,
            full_page_image_in_page: None,
            full_page_image_in_page_threshold: None,
            image_in_page: None,
            layout_element_in_page: None,
            layout_element_in_page_confidence_threshold: None,
            page_contains_at_least_n_charts: None,
            page_contains_at_least_n_images: None,
            page_contains_at_least_n_layout_elements: None,
            page_contains_at_least_n_lines: None,
            page_contains_at_least_n_links: None,
            page_contains_at_least_n_numbers: None,
            page_contains_at_least_n_percent_numbers: None,
            page_contains_at_least_n_tables: None,
            page_contains_at_least_n_words: None,
            page_contains_at_most_n_charts: None,
            page_contains_at_most_n_images: None,
            page_contains_at_most_n_layout_elements: None,
            page_contains_at_most_n_lines: None,
            page_contains_at_most_n_links: None,
            page_contains_at_most_n_numbers: None,
            page_contains_at_most_n_percent_numbers: None,
            page_contains_at_most_n_tables: None,
            page_contains_at_most_n_words: None,
            page_longer_than_n_chars: None,
            page_md_error: None,
            page_shorter_than_n_chars: None,
            parsing_conf: parsing_conf.into(),
            regexp_in_page: None,
            regexp_in_page_mode: None,
            table_in_page: None,
            text_in_page: None,
            trigger_mode: None,
            extra: Default::default(),
        }
    }
    /// Sets `filename_match_glob`.
    #[must_use]
    pub fn filename_match_glob(mut self, value: impl Into<String>) -> Self {
        self.filename_match_glob = Some(value.into());
        self
    }
    /// Sets `filename_match_glob_list`.
    #[must_use]
    pub fn filename_match_glob_list(mut self, value: impl Into<Vec<String>>) -> Self {
        self.filename_match_glob_list = Some(value.into());
        self
    }
    /// Sets `filename_regexp`.
    #[must_use]
    pub fn filename_regexp(mut self, value: impl Into<String>) -> Self {
        self.filename_regexp = Some(value.into());
        self
    }
    /// Sets `filename_regexp_mode`.
    #[must_use]
    pub fn filename_regexp_mode(mut self, value: impl Into<String>) -> Self {
        self.filename_regexp_mode = Some(value.into());
        self
    }
    /// Sets `full_page_image_in_page`.
    #[must_use]
    pub fn full_page_image_in_page(mut self, value: impl Into<bool>) -> Self {
        self.full_page_image_in_page = Some(value.into());
        self
    }
    /// Sets `full_page_image_in_page_threshold`.
    #[must_use]
    pub fn full_page_image_in_page_threshold(
        mut self,
        value: impl Into<crate::types::NumberOrString>,
    ) -> Self {
        self.full_page_image_in_page_threshold = Some(value.into());
        self
    }
    /// Sets `image_in_page`.
    #[must_use]
    pub fn image_in_page(mut self, value: impl Into<bool>) -> Self {
        self.image_in_page = Some(value.into());
        self
    }
    /// Sets `layout_element_in_page`.
    #[must_use]
    pub fn layout_element_in_page(mut self, value: impl Into<String>) -> Self {
        self.layout_element_in_page = Some(value.into());
        self
    }
    /// Sets `layout_element_in_page_confidence_threshold`.
    #[must_use]
    pub fn layout_element_in_page_confidence_threshold(
        mut self,
        value: impl Into<crate::types::NumberOrString>,
    ) -> Self {
        self.layout_element_in_page_confidence_threshold = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_charts`.
    #[must_use]
    pub fn page_contains_at_least_n_charts(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_charts = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_images`.
    #[must_use]
    pub fn page_contains_at_least_n_images(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_images = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_layout_elements`.
    #[must_use]
    pub fn page_contains_at_least_n_layout_elements(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_layout_elements = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_lines`.
    #[must_use]
    pub fn page_contains_at_least_n_lines(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_lines = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_links`.
    #[must_use]
    pub fn page_contains_at_least_n_links(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_links = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_numbers`.
    #[must_use]
    pub fn page_contains_at_least_n_numbers(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_numbers = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_percent_numbers`.
    #[must_use]
    pub fn page_contains_at_least_n_percent_numbers(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_percent_numbers = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_tables`.
    #[must_use]
    pub fn page_contains_at_least_n_tables(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_tables = Some(value.into());
        self
    }
    /// Sets `page_contains_at_least_n_words`.
    #[must_use]
    pub fn page_contains_at_least_n_words(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_least_n_words = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_charts`.
    #[must_use]
    pub fn page_contains_at_most_n_charts(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_charts = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_images`.
    #[must_use]
    pub fn page_contains_at_most_n_images(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_images = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_layout_elements`.
    #[must_use]
    pub fn page_contains_at_most_n_layout_elements(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_layout_elements = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_lines`.
    #[must_use]
    pub fn page_contains_at_most_n_lines(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_lines = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_links`.
    #[must_use]
    pub fn page_contains_at_most_n_links(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_links = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_numbers`.
    #[must_use]
    pub fn page_contains_at_most_n_numbers(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_numbers = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_percent_numbers`.
    #[must_use]
    pub fn page_contains_at_most_n_percent_numbers(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_percent_numbers = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_tables`.
    #[must_use]
    pub fn page_contains_at_most_n_tables(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_tables = Some(value.into());
        self
    }
    /// Sets `page_contains_at_most_n_words`.
    #[must_use]
    pub fn page_contains_at_most_n_words(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_contains_at_most_n_words = Some(value.into());
        self
    }
    /// Sets `page_longer_than_n_chars`.
    #[must_use]
    pub fn page_longer_than_n_chars(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_longer_than_n_chars = Some(value.into());
        self
    }
    /// Sets `page_md_error`.
    #[must_use]
    pub fn page_md_error(mut self, value: impl Into<bool>) -> Self {
        self.page_md_error = Some(value.into());
        self
    }
    /// Sets `page_shorter_than_n_chars`.
    #[must_use]
    pub fn page_shorter_than_n_chars(
        mut self,
        value: impl Into<crate::types::IntegerOrString>,
    ) -> Self {
        self.page_shorter_than_n_chars = Some(value.into());
        self
    }
    /// Sets `regexp_in_page`.
    #[must_use]
    pub fn regexp_in_page(mut self, value: impl Into<String>) -> Self {
        self.regexp_in_page = Some(value.into());
        self
    }
    /// Sets `regexp_in_page_mode`.
    #[must_use]
    pub fn regexp_in_page_mode(mut self, value: impl Into<String>) -> Self {
        self.regexp_in_page_mode = Some(value.into());
        self
    }
    /// Sets `table_in_page`.
    #[must_use]
    pub fn table_in_page(mut self, value: impl Into<bool>) -> Self {
        self.table_in_page = Some(value.into());
        self
    }
    /// Sets `text_in_page`.
    #[must_use]
    pub fn text_in_page(mut self, value: impl Into<String>) -> Self {
        self.text_in_page = Some(value.into());
        self
    }
    /// Sets `trigger_mode`.
    #[must_use]
    pub fn trigger_mode(mut self, value: impl Into<String>) -> Self {
        self.trigger_mode = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct AutoModeCropBox {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bottom: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub left: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub right: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub top: Option<f64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl AutoModeCropBox {
    /// Sets `bottom`.
    #[must_use]
    pub fn bottom(mut self, value: impl Into<f64>) -> Self {
        self.bottom = Some(value.into());
        self
    }
    /// Sets `left`.
    #[must_use]
    pub fn left(mut self, value: impl Into<f64>) -> Self {
        self.left = Some(value.into());
        self
    }
    /// Sets `right`.
    #[must_use]
    pub fn right(mut self, value: impl Into<f64>) -> Self {
        self.right = Some(value.into());
        self
    }
    /// Sets `top`.
    #[must_use]
    pub fn top(mut self, value: impl Into<f64>) -> Self {
        self.top = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct AutoModeIgnoreOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ignore_diagonal_text: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ignore_hidden_text: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl AutoModeIgnoreOptions {
    /// Sets `ignore_diagonal_text`.
    #[must_use]
    pub fn ignore_diagonal_text(mut self, value: impl Into<bool>) -> Self {
        self.ignore_diagonal_text = Some(value.into());
        self
    }
    /// Sets `ignore_hidden_text`.
    #[must_use]
    pub fn ignore_hidden_text(mut self, value: impl Into<bool>) -> Self {
        self.ignore_hidden_text = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct AutoModeParsingConf {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub adaptive_long_table: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub aggressive_table_extraction: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub crop_box: Option<AutoModeCropBox>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub custom_prompt: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extract_layout: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub high_res_ocr: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ignore: Option<AutoModeIgnoreOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub outlined_table_extraction: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub presentation: Option<AutoModePresentationOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub spatial_text: Option<AutoModeSpatialTextOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub specialized_chart_parsing: Option<
        crate::types::AutoModeParsingConfSpecializedChartParsing,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tier: Option<crate::types::AutoModeParsingConfTier>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub version: Option<crate::types::AutoModeParsingConfVersion>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl AutoModeParsingConf {
    /// Sets `adaptive_long_table`.
    #[must_use]
    pub fn adaptive_long_table(mut self, value: impl Into<bool>) -> Self {
        self.adaptive_long_table = Some(value.into());
        self
    }
    /// Sets `aggressive_table_extraction`.
    #[must_use]
    pub fn aggressive_table_extraction(mut self, value: impl Into<bool>) -> Self {
        self.aggressive_table_extraction = Some(value.into());
        self
    }
    /// Sets `crop_box`.
    #[must_use]
    pub fn crop_box(mut self, value: impl Into<AutoModeCropBox>) -> Self {
        self.crop_box = Some(value.into());
        self
    }
    /// Sets `custom_prompt`.
    #[must_use]
    pub fn custom_prompt(mut self, value: impl Into<String>) -> Self {
        self.custom_prompt = Some(value.into());
        self
    }
    /// Sets `extract_layout`.
    #[must_use]
    pub fn extract_layout(mut self, value: impl Into<bool>) -> Self {
        self.extract_layout = Some(value.into());
        self
    }
    /// Sets `high_res_ocr`.
    #[must_use]
    pub fn high_res_ocr(mut self, value: impl Into<bool>) -> Self {
        self.high_res_ocr = Some(value.into());
        self
    }
    /// Sets `ignore`.
    #[must_use]
    pub fn ignore(mut self, value: impl Into<AutoModeIgnoreOptions>) -> Self {
        self.ignore = Some(value.into());
        self
    }
    /// Sets `language`.
    #[must_use]
    pub fn language(mut self, value: impl Into<String>) -> Self {
        self.language = Some(value.into());
        self
    }
    /// Sets `outlined_table_extraction`.
    #[must_use]
    pub fn outlined_table_extraction(mut self, value: impl Into<bool>) -> Self {
        self.outlined_table_extraction = Some(value.into());
        self
    }
    /// Sets `presentation`.
    #[must_use]
    pub fn presentation(
        mut self,
        value: impl Into<AutoModePresentationOptions>,
    ) -> Self {
        self.presentation = Some(value.into());
        self
    }
    /// Sets `spatial_text`.
    #[must_use]
    pub fn spatial_text(mut self, value: impl Into<AutoModeSpatialTextOptions>) -> Self {
        self.spatial_text = Some(value.into());
        self
    }
    /// Sets `specialized_chart_parsing`.
    #[must_use]
    pub fn specialized_chart_parsing(
        mut self,
        value: impl Into<crate::types::AutoModeParsingConfSpecializedChartParsing>,
    ) -> Self {
        self.specialized_chart_parsing = Some(value.into());
        self
    }
    /// Sets `tier`.
    #[must_use]
    pub fn tier(
        mut self,
        value: impl Into<crate::types::AutoModeParsingConfTier>,
    ) -> Self {
        self.tier = Some(value.into());
        self
    }
    /// Sets `version`.
    #[must_use]
    pub fn version(
        mut self,
        value: impl Into<crate::types::AutoModeParsingConfVersion>,
    ) -> Self {
        self.version = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct AutoModePresentationOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub out_of_bounds_content: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub skip_embedded_data: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl AutoModePresentationOptions {
    /// Sets `out_of_bounds_content`.
    #[must_use]
    pub fn out_of_bounds_content(mut self, value: impl Into<bool>) -> Self {
        self.out_of_bounds_content = Some(value.into());
        self
    }
    /// Sets `skip_embedded_data`.
    #[must_use]
    pub fn skip_embedded_data(mut self, value: impl Into<bool>) -> Self {
        self.skip_embedded_data = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct AutoModeSpatialTextOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub do_not_unroll_columns: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub preserve_layout_alignment_across_pages: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub preserve_very_small_text: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl AutoModeSpatialTextOptions {
    /// Sets `do_not_unroll_columns`.
    #[must_use]
    pub fn do_not_unroll_columns(mut self, value: impl Into<bool>) -> Self {
        self.do_not_unroll_columns = Some(value.into());
        self
    }
    /// Sets `preserve_layout_alignment_across_pages`.
    #[must_use]
    pub fn preserve_layout_alignment_across_pages(
        mut self,
        value: impl Into<bool>,
    ) -> Self {
        self.preserve_layout_alignment_across_pages = Some(value.into());
        self
    }
    /// Sets `preserve_very_small_text`.
    #[must_use]
    pub fn preserve_very_small_text(mut self, value: impl Into<bool>) -> Self {
        self.preserve_very_small_text = Some(value.into());
        self
    }
}

/// How to tell documents apart.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ClassifyV2Parameters {
    /// Always `FAST`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mode: Option<crate::types::ClassifyV2ParametersMode>,
    /// How to read the document first.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parsing_configuration: Option<ClassifyV2ParsingConfiguration>,
    /// Always `classify_v2`.
    pub product_type: crate::types::ClassifyV2ParametersProductType,
    /// The kinds of documents.
    pub rules: Vec<ClassifyV2Rule>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ClassifyV2Parameters {
    /// One with what is required.
    #[must_use]
    pub fn new(
        product_type: impl Into<crate::types::ClassifyV2ParametersProductType>,
        rules: impl Into<Vec<ClassifyV2Rule>>,
    ) -> Self {
        Self {
            mode: None,
            parsing_configuration: None,
            product_type: product_type.into(),
            rules: rules.into(),
            extra: Default::default(),
        }
    }
    /// Sets `mode`.
    #[must_use]
    pub fn mode(
        mut self,
        value: impl Into<crate::types::ClassifyV2ParametersMode>,
    ) -> Self {
        self.mode = Some(value.into());
        self
    }
    /// Sets `parsing_configuration`.
    #[must_use]
    pub fn parsing_configuration(
        mut self,
        value: impl Into<ClassifyV2ParsingConfiguration>,
    ) -> Self {
        self.parsing_configuration = Some(value.into());
        self
    }
}

/// How to read a document before it is classified.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct ClassifyV2ParsingConfiguration {
    /// Its language, `en` by default.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub lang: Option<String>,
    /// Read no more than this many pages, 1 or more.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub max_pages: Option<i64>,
    /// The pages to read, counted from 1: `1,3,5-7`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub target_pages: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ClassifyV2ParsingConfiguration {
    /// Sets `lang`.
    #[must_use]
    pub fn lang(mut self, value: impl Into<String>) -> Self {
        self.lang = Some(value.into());
        self
    }
    /// Sets `max_pages`.
    #[must_use]
    pub fn max_pages(mut self, value: impl Into<i64>) -> Self {
        self.max_pages = Some(value.into());
        self
    }
    /// Sets `target_pages`.
    #[must_use]
    pub fn target_pages(mut self, value: impl Into<String>) -> Self {
        self.target_pages = Some(value.into());
        self
    }
}

/// A kind of document.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ClassifyV2Rule {
    /// How to tell it, 10 to 500 characters.
    pub description: String,
    /// What it is called, 1 to 50 characters.
    #[serde(rename = "type")]
    pub type_: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ClassifyV2Rule {
    /// One with what is required.
    #[must_use]
    pub fn new(description: impl Into<String>, type_: impl Into<String>) -> Self {
        Self {
            description: description.into(),
            type_: type_.into(),
            extra: Default::default(),
        }
    }
}

/// A configuration by name.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ConfigurationCreateRequest {
    /// What it is called, 1 to 255 characters.
    pub name: String,
    /// The parameters, as the product takes them.
    pub parameters: crate::types::ConfigurationCreateRequestParameters,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ConfigurationCreateRequest {
    /// One with what is required.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        parameters: impl Into<crate::types::ConfigurationCreateRequestParameters>,
    ) -> Self {
        Self {
            name: name.into(),
            parameters: parameters.into(),
            extra: Default::default(),
        }
    }
}

/// The parameters of a saved extract configuration; the same as an inline one's.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ExtractV2Parameters {
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
    /// Always `extract_v2`.
    pub product_type: crate::types::ExtractV2ParametersProductType,
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

impl ExtractV2Parameters {
    /// One with what is required.
    #[must_use]
    pub fn new(
        data_schema: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
        product_type: impl Into<crate::types::ExtractV2ParametersProductType>,
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
            product_type: product_type.into(),
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

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseAgenticOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub custom_prompt: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseAgenticOptions {
    /// Sets `custom_prompt`.
    #[must_use]
    pub fn custom_prompt(mut self, value: impl Into<String>) -> Self {
        self.custom_prompt = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseCostOptimizerParameters {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub enable: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseCostOptimizerParameters {
    /// Sets `enable`.
    #[must_use]
    pub fn enable(mut self, value: impl Into<bool>) -> Self {
        self.enable = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseCropBox {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bottom: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub left: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub right: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub top: Option<f64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseCropBox {
    /// Sets `bottom`.
    #[must_use]
    pub fn bottom(mut self, value: impl Into<f64>) -> Self {
        self.bottom = Some(value.into());
        self
    }
    /// Sets `left`.
    #[must_use]
    pub fn left(mut self, value: impl Into<f64>) -> Self {
        self.left = Some(value.into());
        self
    }
    /// Sets `right`.
    #[must_use]
    pub fn right(mut self, value: impl Into<f64>) -> Self {
        self.right = Some(value.into());
        self
    }
    /// Sets `top`.
    #[must_use]
    pub fn top(mut self, value: impl Into<f64>) -> Self {
        self.top = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[serde(transparent)]
#[non_exhaustive]
pub struct LlamaParseFastOptions(pub ::serde_json::Map<String, ::serde_json::Value>);

impl ::std::ops::Deref for LlamaParseFastOptions {
    type Target = ::serde_json::Map<String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<String, ::serde_json::Value> {
        &self.0
    }
}

impl From<LlamaParseFastOptions> for ::serde_json::Map<String, ::serde_json::Value> {
    fn from(value: LlamaParseFastOptions) -> Self {
        value.0
    }
}

impl From<::serde_json::Map<String, ::serde_json::Value>> for LlamaParseFastOptions {
    fn from(value: ::serde_json::Map<String, ::serde_json::Value>) -> Self {
        Self(value)
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseHtmlOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub make_all_elements_visible: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub remove_fixed_elements: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub remove_navigation_elements: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseHtmlOptions {
    /// Sets `make_all_elements_visible`.
    #[must_use]
    pub fn make_all_elements_visible(mut self, value: impl Into<bool>) -> Self {
        self.make_all_elements_visible = Some(value.into());
        self
    }
    /// Sets `remove_fixed_elements`.
    #[must_use]
    pub fn remove_fixed_elements(mut self, value: impl Into<bool>) -> Self {
        self.remove_fixed_elements = Some(value.into());
        self
    }
    /// Sets `remove_navigation_elements`.
    #[must_use]
    pub fn remove_navigation_elements(mut self, value: impl Into<bool>) -> Self {
        self.remove_navigation_elements = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseIgnoreOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ignore_diagonal_text: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ignore_hidden_text: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ignore_text_in_image: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseIgnoreOptions {
    /// Sets `ignore_diagonal_text`.
    #[must_use]
    pub fn ignore_diagonal_text(mut self, value: impl Into<bool>) -> Self {
        self.ignore_diagonal_text = Some(value.into());
        self
    }
    /// Sets `ignore_hidden_text`.
    #[must_use]
    pub fn ignore_hidden_text(mut self, value: impl Into<bool>) -> Self {
        self.ignore_hidden_text = Some(value.into());
        self
    }
    /// Sets `ignore_text_in_image`.
    #[must_use]
    pub fn ignore_text_in_image(mut self, value: impl Into<bool>) -> Self {
        self.ignore_text_in_image = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseImageOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub camera_photo_correction: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseImageOptions {
    /// Sets `camera_photo_correction`.
    #[must_use]
    pub fn camera_photo_correction(mut self, value: impl Into<bool>) -> Self {
        self.camera_photo_correction = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseInputOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub html: Option<LlamaParseHtmlOptions>,
    /// Options for images. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub image: Option<LlamaParseImageOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pdf: Option<LlamaParsePdfOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub presentation: Option<LlamaParsePresentationOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub spreadsheet: Option<LlamaParseSpreadsheetOptions>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseInputOptions {
    /// Sets `html`.
    #[must_use]
    pub fn html(mut self, value: impl Into<LlamaParseHtmlOptions>) -> Self {
        self.html = Some(value.into());
        self
    }
    /// Sets `image`.
    #[must_use]
    pub fn image(mut self, value: impl Into<LlamaParseImageOptions>) -> Self {
        self.image = Some(value.into());
        self
    }
    /// Sets `pdf`.
    #[must_use]
    pub fn pdf(mut self, value: impl Into<LlamaParsePdfOptions>) -> Self {
        self.pdf = Some(value.into());
        self
    }
    /// Sets `presentation`.
    #[must_use]
    pub fn presentation(
        mut self,
        value: impl Into<LlamaParsePresentationOptions>,
    ) -> Self {
        self.presentation = Some(value.into());
        self
    }
    /// Sets `spreadsheet`.
    #[must_use]
    pub fn spreadsheet(
        mut self,
        value: impl Into<LlamaParseSpreadsheetOptions>,
    ) -> Self {
        self.spreadsheet = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseJobFailureConditions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub allowed_page_failure_ratio: Option<f64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fail_on_buggy_font: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fail_on_image_extraction_error: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fail_on_image_ocr_error: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fail_on_markdown_reconstruction_error: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseJobFailureConditions {
    /// Sets `allowed_page_failure_ratio`.
    #[must_use]
    pub fn allowed_page_failure_ratio(mut self, value: impl Into<f64>) -> Self {
        self.allowed_page_failure_ratio = Some(value.into());
        self
    }
    /// Sets `fail_on_buggy_font`.
    #[must_use]
    pub fn fail_on_buggy_font(mut self, value: impl Into<bool>) -> Self {
        self.fail_on_buggy_font = Some(value.into());
        self
    }
    /// Sets `fail_on_image_extraction_error`.
    #[must_use]
    pub fn fail_on_image_extraction_error(mut self, value: impl Into<bool>) -> Self {
        self.fail_on_image_extraction_error = Some(value.into());
        self
    }
    /// Sets `fail_on_image_ocr_error`.
    #[must_use]
    pub fn fail_on_image_ocr_error(mut self, value: impl Into<bool>) -> Self {
        self.fail_on_image_ocr_error = Some(value.into());
        self
    }
    /// Sets `fail_on_markdown_reconstruction_error`.
    #[must_use]
    pub fn fail_on_markdown_reconstruction_error(
        mut self,
        value: impl Into<bool>,
    ) -> Self {
        self.fail_on_markdown_reconstruction_error = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseMarkdownOptions {
    /// Mark line numbers. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub annotate_line_numbers: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub annotate_links: Option<bool>,
    /// Mark revisions. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub annotate_revisions: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub inline_images: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tables: Option<LlamaParseTables>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseMarkdownOptions {
    /// Sets `annotate_line_numbers`.
    #[must_use]
    pub fn annotate_line_numbers(mut self, value: impl Into<bool>) -> Self {
        self.annotate_line_numbers = Some(value.into());
        self
    }
    /// Sets `annotate_links`.
    #[must_use]
    pub fn annotate_links(mut self, value: impl Into<bool>) -> Self {
        self.annotate_links = Some(value.into());
        self
    }
    /// Sets `annotate_revisions`.
    #[must_use]
    pub fn annotate_revisions(mut self, value: impl Into<bool>) -> Self {
        self.annotate_revisions = Some(value.into());
        self
    }
    /// Sets `inline_images`.
    #[must_use]
    pub fn inline_images(mut self, value: impl Into<bool>) -> Self {
        self.inline_images = Some(value.into());
        self
    }
    /// Sets `tables`.
    #[must_use]
    pub fn tables(mut self, value: impl Into<LlamaParseTables>) -> Self {
        self.tables = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseOcrParameters {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub languages: Option<Vec<crate::types::ParserLanguages>>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseOcrParameters {
    /// Sets `languages`.
    #[must_use]
    pub fn languages(
        mut self,
        value: impl Into<Vec<crate::types::ParserLanguages>>,
    ) -> Self {
        self.languages = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseOutputOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_outputs: Option<Vec<String>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extract_printed_page_number: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub granular_bboxes: Option<
        Vec<crate::types::LlamaParseOutputOptionsGranularBboxesItem>,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub images_to_save: Option<
        Vec<crate::types::LlamaParseOutputOptionsImagesToSaveItem>,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub markdown: Option<LlamaParseMarkdownOptions>,
    /// Keep the document as a PDF. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub save_output_pdf: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub spatial_text: Option<LlamaParseSpatialTextOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tables_as_spreadsheet: Option<LlamaParseTablesAsSpreadsheetOptions>,
    /// What to do with watermarks. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub watermark_handling: Option<
        crate::types::LlamaParseOutputOptionsWatermarkHandling,
    >,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseOutputOptions {
    /// Sets `additional_outputs`.
    #[must_use]
    pub fn additional_outputs(mut self, value: impl Into<Vec<String>>) -> Self {
        self.additional_outputs = Some(value.into());
        self
    }
    /// Sets `extract_printed_page_number`.
    #[must_use]
    pub fn extract_printed_page_number(mut self, value: impl Into<bool>) -> Self {
        self.extract_printed_page_number = Some(value.into());
        self
    }
    /// Sets `granular_bboxes`.
    #[must_use]
    pub fn granular_bboxes(
        mut self,
        value: impl Into<Vec<crate::types::LlamaParseOutputOptionsGranularBboxesItem>>,
    ) -> Self {
        self.granular_bboxes = Some(value.into());
        self
    }
    /// Sets `images_to_save`.
    #[must_use]
    pub fn images_to_save(
        mut self,
        value: impl Into<Vec<crate::types::LlamaParseOutputOptionsImagesToSaveItem>>,
    ) -> Self {
        self.images_to_save = Some(value.into());
        self
    }
    /// Sets `markdown`.
    #[must_use]
    pub fn markdown(mut self, value: impl Into<LlamaParseMarkdownOptions>) -> Self {
        self.markdown = Some(value.into());
        self
    }
    /// Sets `save_output_pdf`.
    #[must_use]
    pub fn save_output_pdf(mut self, value: impl Into<bool>) -> Self {
        self.save_output_pdf = Some(value.into());
        self
    }
    /// Sets `spatial_text`.
    #[must_use]
    pub fn spatial_text(
        mut self,
        value: impl Into<LlamaParseSpatialTextOptions>,
    ) -> Self {
        self.spatial_text = Some(value.into());
        self
    }
    /// Sets `tables_as_spreadsheet`.
    #[must_use]
    pub fn tables_as_spreadsheet(
        mut self,
        value: impl Into<LlamaParseTablesAsSpreadsheetOptions>,
    ) -> Self {
        self.tables_as_spreadsheet = Some(value.into());
        self
    }
    /// Sets `watermark_handling`.
    #[must_use]
    pub fn watermark_handling(
        mut self,
        value: impl Into<crate::types::LlamaParseOutputOptionsWatermarkHandling>,
    ) -> Self {
        self.watermark_handling = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParsePageRanges {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub max_pages: Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub target_pages: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParsePageRanges {
    /// Sets `max_pages`.
    #[must_use]
    pub fn max_pages(mut self, value: impl Into<i64>) -> Self {
        self.max_pages = Some(value.into());
        self
    }
    /// Sets `target_pages`.
    #[must_use]
    pub fn target_pages(mut self, value: impl Into<String>) -> Self {
        self.target_pages = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[serde(transparent)]
#[non_exhaustive]
pub struct LlamaParsePdfOptions(pub ::serde_json::Map<String, ::serde_json::Value>);

impl ::std::ops::Deref for LlamaParsePdfOptions {
    type Target = ::serde_json::Map<String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<String, ::serde_json::Value> {
        &self.0
    }
}

impl From<LlamaParsePdfOptions> for ::serde_json::Map<String, ::serde_json::Value> {
    fn from(value: LlamaParsePdfOptions) -> Self {
        value.0
    }
}

impl From<::serde_json::Map<String, ::serde_json::Value>> for LlamaParsePdfOptions {
    fn from(value: ::serde_json::Map<String, ::serde_json::Value>) -> Self {
        Self(value)
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParsePresentationOptions {
    /// Read hidden slides too. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub include_hidden_slides: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub out_of_bounds_content: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub skip_embedded_data: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParsePresentationOptions {
    /// Sets `include_hidden_slides`.
    #[must_use]
    pub fn include_hidden_slides(mut self, value: impl Into<bool>) -> Self {
        self.include_hidden_slides = Some(value.into());
        self
    }
    /// Sets `out_of_bounds_content`.
    #[must_use]
    pub fn out_of_bounds_content(mut self, value: impl Into<bool>) -> Self {
        self.out_of_bounds_content = Some(value.into());
        self
    }
    /// Sets `skip_embedded_data`.
    #[must_use]
    pub fn skip_embedded_data(mut self, value: impl Into<bool>) -> Self {
        self.skip_embedded_data = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseProcessingControl {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub job_failure_conditions: Option<LlamaParseJobFailureConditions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub timeouts: Option<LlamaParseTimeouts>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseProcessingControl {
    /// Sets `job_failure_conditions`.
    #[must_use]
    pub fn job_failure_conditions(
        mut self,
        value: impl Into<LlamaParseJobFailureConditions>,
    ) -> Self {
        self.job_failure_conditions = Some(value.into());
        self
    }
    /// Sets `timeouts`.
    #[must_use]
    pub fn timeouts(mut self, value: impl Into<LlamaParseTimeouts>) -> Self {
        self.timeouts = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseProcessingOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub aggressive_table_extraction: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auto_mode_configuration: Option<Vec<AutoModeConfigurationEntry>>,
    /// How hard to work on confidence scores. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub confidence_score_effort: Option<
        crate::types::LlamaParseProcessingOptionsConfidenceScoreEffort,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cost_optimizer: Option<LlamaParseCostOptimizerParameters>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub disable_heuristics: Option<bool>,
    /// How to read forms. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub forms: Option<crate::types::LlamaParseProcessingOptionsForms>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ignore: Option<LlamaParseIgnoreOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ocr_parameters: Option<LlamaParseOcrParameters>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub specialized_chart_parsing: Option<
        crate::types::LlamaParseProcessingOptionsSpecializedChartParsing,
    >,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseProcessingOptions {
    /// Sets `aggressive_table_extraction`.
    #[must_use]
    pub fn aggressive_table_extraction(mut self, value: impl Into<bool>) -> Self {
        self.aggressive_table_extraction = Some(value.into());
        self
    }
    /// Sets `auto_mode_configuration`.
    #[must_use]
    pub fn auto_mode_configuration(
        mut self,
        value: impl Into<Vec<AutoModeConfigurationEntry>>,
    ) -> Self {
        self.auto_mode_configuration = Some(value.into());
        self
    }
    /// Sets `confidence_score_effort`.
    #[must_use]
    pub fn confidence_score_effort(
        mut self,
        value: impl Into<crate::types::LlamaParseProcessingOptionsConfidenceScoreEffort>,
    ) -> Self {
        self.confidence_score_effort = Some(value.into());
        self
    }
    /// Sets `cost_optimizer`.
    #[must_use]
    pub fn cost_optimizer(
        mut self,
        value: impl Into<LlamaParseCostOptimizerParameters>,
    ) -> Self {
        self.cost_optimizer = Some(value.into());
        self
    }
    /// Sets `disable_heuristics`.
    #[must_use]
    pub fn disable_heuristics(mut self, value: impl Into<bool>) -> Self {
        self.disable_heuristics = Some(value.into());
        self
    }
    /// Sets `forms`.
    #[must_use]
    pub fn forms(
        mut self,
        value: impl Into<crate::types::LlamaParseProcessingOptionsForms>,
    ) -> Self {
        self.forms = Some(value.into());
        self
    }
    /// Sets `ignore`.
    #[must_use]
    pub fn ignore(mut self, value: impl Into<LlamaParseIgnoreOptions>) -> Self {
        self.ignore = Some(value.into());
        self
    }
    /// Sets `ocr_parameters`.
    #[must_use]
    pub fn ocr_parameters(mut self, value: impl Into<LlamaParseOcrParameters>) -> Self {
        self.ocr_parameters = Some(value.into());
        self
    }
    /// Sets `specialized_chart_parsing`.
    #[must_use]
    pub fn specialized_chart_parsing(
        mut self,
        value: impl Into<
            crate::types::LlamaParseProcessingOptionsSpecializedChartParsing,
        >,
    ) -> Self {
        self.specialized_chart_parsing = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseSpatialTextOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub do_not_unroll_columns: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub preserve_layout_alignment_across_pages: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub preserve_very_small_text: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseSpatialTextOptions {
    /// Sets `do_not_unroll_columns`.
    #[must_use]
    pub fn do_not_unroll_columns(mut self, value: impl Into<bool>) -> Self {
        self.do_not_unroll_columns = Some(value.into());
        self
    }
    /// Sets `preserve_layout_alignment_across_pages`.
    #[must_use]
    pub fn preserve_layout_alignment_across_pages(
        mut self,
        value: impl Into<bool>,
    ) -> Self {
        self.preserve_layout_alignment_across_pages = Some(value.into());
        self
    }
    /// Sets `preserve_very_small_text`.
    #[must_use]
    pub fn preserve_very_small_text(mut self, value: impl Into<bool>) -> Self {
        self.preserve_very_small_text = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseSpreadsheetOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub detect_sub_tables_in_sheets: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub force_formula_computation_in_sheets: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub include_hidden_sheets: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseSpreadsheetOptions {
    /// Sets `detect_sub_tables_in_sheets`.
    #[must_use]
    pub fn detect_sub_tables_in_sheets(mut self, value: impl Into<bool>) -> Self {
        self.detect_sub_tables_in_sheets = Some(value.into());
        self
    }
    /// Sets `force_formula_computation_in_sheets`.
    #[must_use]
    pub fn force_formula_computation_in_sheets(
        mut self,
        value: impl Into<bool>,
    ) -> Self {
        self.force_formula_computation_in_sheets = Some(value.into());
        self
    }
    /// Sets `include_hidden_sheets`.
    #[must_use]
    pub fn include_hidden_sheets(mut self, value: impl Into<bool>) -> Self {
        self.include_hidden_sheets = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseTables {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub compact_markdown_tables: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub markdown_table_multiline_separator: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub merge_continued_tables: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub output_tables_as_markdown: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseTables {
    /// Sets `compact_markdown_tables`.
    #[must_use]
    pub fn compact_markdown_tables(mut self, value: impl Into<bool>) -> Self {
        self.compact_markdown_tables = Some(value.into());
        self
    }
    /// Sets `markdown_table_multiline_separator`.
    #[must_use]
    pub fn markdown_table_multiline_separator(
        mut self,
        value: impl Into<String>,
    ) -> Self {
        self.markdown_table_multiline_separator = Some(value.into());
        self
    }
    /// Sets `merge_continued_tables`.
    #[must_use]
    pub fn merge_continued_tables(mut self, value: impl Into<bool>) -> Self {
        self.merge_continued_tables = Some(value.into());
        self
    }
    /// Sets `output_tables_as_markdown`.
    #[must_use]
    pub fn output_tables_as_markdown(mut self, value: impl Into<bool>) -> Self {
        self.output_tables_as_markdown = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseTablesAsSpreadsheetOptions {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub enable: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub guess_sheet_name: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseTablesAsSpreadsheetOptions {
    /// Sets `enable`.
    #[must_use]
    pub fn enable(mut self, value: impl Into<bool>) -> Self {
        self.enable = Some(value.into());
        self
    }
    /// Sets `guess_sheet_name`.
    #[must_use]
    pub fn guess_sheet_name(mut self, value: impl Into<bool>) -> Self {
        self.guess_sheet_name = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseTimeouts {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub base_in_seconds: Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extra_time_per_page_in_seconds: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl LlamaParseTimeouts {
    /// Sets `base_in_seconds`.
    #[must_use]
    pub fn base_in_seconds(mut self, value: impl Into<i64>) -> Self {
        self.base_in_seconds = Some(value.into());
        self
    }
    /// Sets `extra_time_per_page_in_seconds`.
    #[must_use]
    pub fn extra_time_per_page_in_seconds(mut self, value: impl Into<i64>) -> Self {
        self.extra_time_per_page_in_seconds = Some(value.into());
        self
    }
}

#[derive(::serde::Deserialize, ::serde::Serialize, Clone)]
#[non_exhaustive]
#[derive(Default)]
pub struct LlamaParseWebhookConfiguration {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_events: Option<Vec<String>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[serde(default, deserialize_with = "crate::json::optional")]
    pub webhook_headers: Option<::serde_json::Map<String, ::serde_json::Value>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_output_format: Option<
        crate::types::LlamaParseWebhookConfigurationWebhookOutputFormat,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_url: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl std::fmt::Debug for LlamaParseWebhookConfiguration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LlamaParseWebhookConfiguration")
            .field("webhook_events", &self.webhook_events)
            .field("webhook_headers", &crate::open::Hidden::of(&self.webhook_headers))
            .field("webhook_output_format", &self.webhook_output_format)
            .field("webhook_url", &self.webhook_url)
            .field("extra", &self.extra)
            .finish()
    }
}

impl LlamaParseWebhookConfiguration {
    /// Sets `webhook_events`.
    #[must_use]
    pub fn webhook_events(mut self, value: impl Into<Vec<String>>) -> Self {
        self.webhook_events = Some(value.into());
        self
    }
    /// Sets `webhook_headers`.
    #[must_use]
    pub fn webhook_headers(
        mut self,
        value: impl Into<::serde_json::Map<String, ::serde_json::Value>>,
    ) -> Self {
        self.webhook_headers = Some(value.into());
        self
    }
    /// Sets `webhook_output_format`.
    #[must_use]
    pub fn webhook_output_format(
        mut self,
        value: impl Into<crate::types::LlamaParseWebhookConfigurationWebhookOutputFormat>,
    ) -> Self {
        self.webhook_output_format = Some(value.into());
        self
    }
    /// Sets `webhook_url`.
    #[must_use]
    pub fn webhook_url(mut self, value: impl Into<String>) -> Self {
        self.webhook_url = Some(value.into());
        self
    }
}

/// How to read documents; the same as a parse request's, without the document.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ParseV2Parameters {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub agentic_options: Option<LlamaParseAgenticOptions>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub client_name: Option<String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub crop_box: Option<LlamaParseCropBox>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub disable_cache: Option<bool>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fast_options: Option<LlamaParseFastOptions>,
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
    /// Always `parse_v2`.
    pub product_type: crate::types::ParseV2ParametersProductType,
    /// How hard to work on it.
    pub tier: crate::types::ParseTier,
    /// Which release of the tier: `latest` or a date.
    pub version: crate::types::ParseV2ParametersVersion,
    /// Whom to tell, by the ids of stored webhook configurations. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configuration_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_configurations: Option<Vec<LlamaParseWebhookConfiguration>>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl ParseV2Parameters {
    /// One with what is required.
    #[must_use]
    pub fn new(
        product_type: impl Into<crate::types::ParseV2ParametersProductType>,
        tier: impl Into<crate::types::ParseTier>,
        version: impl Into<crate::types::ParseV2ParametersVersion>,
    ) -> Self {
        Self {
            agentic_options: None,
            client_name: None,
            crop_box: None,
            disable_cache: None,
            fast_options: None,
            input_options: None,
            output_options: None,
            page_ranges: None,
            processing_control: None,
            processing_options: None,
            product_type: product_type.into(),
            tier: tier.into(),
            version: version.into(),
            webhook_configuration_ids: None,
            webhook_configurations: None,
            extra: Default::default(),
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

/// A kind of part.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct SplitCategory {
    /// How to tell it, up to 2,000 characters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: Option<String>,
    /// What it is called, 1 to 200 characters.
    pub name: String,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl SplitCategory {
    /// One with what is required.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            description: None,
            name: name.into(),
            extra: Default::default(),
        }
    }
    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Some(value.into());
        self
    }
}

/// How to split.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
#[derive(Default)]
pub struct SplitStrategy {
    /// Pages that fit no kind: `include` them as a part of their own, `forbid` them, or `omit` them.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub allow_uncategorized: Option<crate::types::SplitStrategyAllowUncategorized>,
    /// Words to steer the splitting. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub custom_instructions: Option<String>,
    /// The fewest pages of a part. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub min_pages_per_split: Option<i64>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl SplitStrategy {
    /// Sets `allow_uncategorized`.
    #[must_use]
    pub fn allow_uncategorized(
        mut self,
        value: impl Into<crate::types::SplitStrategyAllowUncategorized>,
    ) -> Self {
        self.allow_uncategorized = Some(value.into());
        self
    }
    /// Sets `custom_instructions`.
    #[must_use]
    pub fn custom_instructions(mut self, value: impl Into<String>) -> Self {
        self.custom_instructions = Some(value.into());
        self
    }
    /// Sets `min_pages_per_split`.
    #[must_use]
    pub fn min_pages_per_split(mut self, value: impl Into<i64>) -> Self {
        self.min_pages_per_split = Some(value.into());
        self
    }
}

/// How to split a document into parts of different kinds.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct SplitV1Parameters {
    /// The kinds of parts, 1 to 50.
    pub categories: Vec<SplitCategory>,
    /// A saved parse configuration to read the document with. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_config_id: Option<String>,
    /// How hard to work on reading the document. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parse_tier: Option<crate::types::ParseTier>,
    /// Always `split_v1`.
    pub product_type: crate::types::SplitV1ParametersProductType,
    /// What to do with pages that fit no kind.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub splitting_strategy: Option<SplitStrategy>,
    /// The pages to read, counted from 1: `1,3,5-7`. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub target_pages: Option<String>,
    /// Which release of the splitting. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub version: Option<String>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl SplitV1Parameters {
    /// One with what is required.
    #[must_use]
    pub fn new(
        categories: impl Into<Vec<SplitCategory>>,
        product_type: impl Into<crate::types::SplitV1ParametersProductType>,
    ) -> Self {
        Self {
            categories: categories.into(),
            parse_config_id: None,
            parse_tier: None,
            product_type: product_type.into(),
            splitting_strategy: None,
            target_pages: None,
            version: None,
            extra: Default::default(),
        }
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
    /// Sets `splitting_strategy`.
    #[must_use]
    pub fn splitting_strategy(mut self, value: impl Into<SplitStrategy>) -> Self {
        self.splitting_strategy = Some(value.into());
        self
    }
    /// Sets `target_pages`.
    #[must_use]
    pub fn target_pages(mut self, value: impl Into<String>) -> Self {
        self.target_pages = Some(value.into());
        self
    }
    /// Sets `version`.
    #[must_use]
    pub fn version(mut self, value: impl Into<String>) -> Self {
        self.version = Some(value.into());
        self
    }
}

/// How to find tables in workbooks.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct SpreadsheetV1Parameters {
    /// The cells to read, in A1 notation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extraction_range: Option<String>,
    /// Make plain tables of nested ones.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub flatten_hierarchical_tables: Option<bool>,
    /// Describe each table too.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub generate_additional_metadata: Option<bool>,
    /// Read hidden cells too.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub include_hidden_cells: Option<bool>,
    /// Always `spreadsheet_v1`.
    pub product_type: crate::types::SpreadsheetV1ParametersProductType,
    /// The sheets to read; all when left out.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub sheet_names: Option<Vec<String>>,
    /// A kind of workbook to be good at, such as `financial-standard`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub specialization: Option<String>,
    /// How readily to join tables that stand side by side: `strong` or `weak`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub table_merge_sensitivity: Option<
        crate::types::SpreadsheetV1ParametersTableMergeSensitivity,
    >,
    /// How hard to work. (Deployments: since October 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tier: Option<crate::types::SpreadsheetV1ParametersTier>,
    /// Try what is new.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub use_experimental_processing: Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl SpreadsheetV1Parameters {
    /// One with what is required.
    #[must_use]
    pub fn new(
        product_type: impl Into<crate::types::SpreadsheetV1ParametersProductType>,
    ) -> Self {
        Self {
            extraction_range: None,
            flatten_hierarchical_tables: None,
            generate_additional_metadata: None,
            include_hidden_cells: None,
            product_type: product_type.into(),
            sheet_names: None,
            specialization: None,
            table_merge_sensitivity: None,
            tier: None,
            use_experimental_processing: None,
            extra: Default::default(),
        }
    }
    /// Sets `extraction_range`.
    #[must_use]
    pub fn extraction_range(mut self, value: impl Into<String>) -> Self {
        self.extraction_range = Some(value.into());
        self
    }
    /// Sets `flatten_hierarchical_tables`.
    #[must_use]
    pub fn flatten_hierarchical_tables(mut self, value: impl Into<bool>) -> Self {
        self.flatten_hierarchical_tables = Some(value.into());
        self
    }
    /// Sets `generate_additional_metadata`.
    #[must_use]
    pub fn generate_additional_metadata(mut self, value: impl Into<bool>) -> Self {
        self.generate_additional_metadata = Some(value.into());
        self
    }
    /// Sets `include_hidden_cells`.
    #[must_use]
    pub fn include_hidden_cells(mut self, value: impl Into<bool>) -> Self {
        self.include_hidden_cells = Some(value.into());
        self
    }
    /// Sets `sheet_names`.
    #[must_use]
    pub fn sheet_names(mut self, value: impl Into<Vec<String>>) -> Self {
        self.sheet_names = Some(value.into());
        self
    }
    /// Sets `specialization`.
    #[must_use]
    pub fn specialization(mut self, value: impl Into<String>) -> Self {
        self.specialization = Some(value.into());
        self
    }
    /// Sets `table_merge_sensitivity`.
    #[must_use]
    pub fn table_merge_sensitivity(
        mut self,
        value: impl Into<crate::types::SpreadsheetV1ParametersTableMergeSensitivity>,
    ) -> Self {
        self.table_merge_sensitivity = Some(value.into());
        self
    }
    /// Sets `tier`.
    #[must_use]
    pub fn tier(
        mut self,
        value: impl Into<crate::types::SpreadsheetV1ParametersTier>,
    ) -> Self {
        self.tier = Some(value.into());
        self
    }
    /// Sets `use_experimental_processing`.
    #[must_use]
    pub fn use_experimental_processing(mut self, value: impl Into<bool>) -> Self {
        self.use_experimental_processing = Some(value.into());
        self
    }
}

/// Parameters of a product that has no type of its own.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UntypedParameters {
    /// Always `unknown`.
    pub product_type: crate::types::UntypedParametersProductType,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<String, ::serde_json::Value>,
}

impl UntypedParameters {
    /// One with what is required.
    #[must_use]
    pub fn new(
        product_type: impl Into<crate::types::UntypedParametersProductType>,
    ) -> Self {
        Self {
            product_type: product_type.into(),
            extra: Default::default(),
        }
    }
}

/// Whom to tell when a job's status changes.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Default)]
#[non_exhaustive]
pub struct WebhookConfiguration {
    /// Which events to send; all when left out.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_events: Option<Vec<crate::types::WebhookEvent>>,
    /// Headers to send along.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_headers: Option<::indexmap::IndexMap<String, String>>,
    /// `string` (the default: the event as JSON inside a JSON string) or `json`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_output_format: Option<String>,
    /// The secret that signs each delivery (HMAC-SHA256, header `LC-Signature`). (Deployments: since August 2026.)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_signing_secret: Option<String>,
    /// Where to send the events.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub webhook_url: Option<String>,
}

impl std::fmt::Debug for WebhookConfiguration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookConfiguration")
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

impl WebhookConfiguration {
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
