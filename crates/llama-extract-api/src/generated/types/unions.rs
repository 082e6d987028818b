// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Values of one of several types.

#[allow(unused_imports, reason = "a union may hold plain types only")]
use super::*;

crate::tagged_union! {
    /// The parameters, as the product takes them.
    pub enum ConfigurationCreateRequestParameters by "product_type" {
        SplitV1(crate::types::SplitV1Parameters) = "split_v1",
        ExtractV2(crate::types::ExtractV2Parameters) = "extract_v2",
        ClassifyV2(crate::types::ClassifyV2Parameters) = "classify_v2",
        ParseV2(crate::types::ParseV2Parameters) = "parse_v2",
        SpreadsheetV1(crate::types::SpreadsheetV1Parameters) = "spreadsheet_v1",
        Unknown(crate::types::UntypedParameters) = "unknown",
    }
}

crate::untagged_union! {
    /// What was extracted, once the job has completed: an object, or a list of objects for results by page or row.
    pub enum ExtractV2JobExtractResult {
        Object(serde_json::Map<String, serde_json::Value>),
        Array(Vec<serde_json::Map<String, serde_json::Value>>),
    }
}

crate::untagged_union! {
    pub enum IntegerOrString {
        Integer(i64),
        String(String),
    }
}

crate::untagged_union! {
    pub enum NumberOrString {
        Number(f64),
        String(String),
    }
}
