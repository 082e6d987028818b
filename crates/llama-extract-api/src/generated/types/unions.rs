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

crate::tagged_union! {
    /// Its parameters.
    pub enum ConfigurationResponseParameters by "product_type" {
        SplitV1(crate::types::SplitV1Parameters) = "split_v1",
        ExtractV2(crate::types::ExtractV2Parameters) = "extract_v2",
        ClassifyV2(crate::types::ClassifyV2Parameters) = "classify_v2",
        ParseV2(crate::types::ParseV2Parameters) = "parse_v2",
        SpreadsheetV1(crate::types::SpreadsheetV1Parameters) = "spreadsheet_v1",
        Unknown(crate::types::UntypedParameters) = "unknown",
    }
}

crate::tagged_union! {
    /// The new parameters, whole.
    pub enum ConfigurationUpdateRequestParameters by "product_type" {
        SplitV1(crate::types::SplitV1Parameters) = "split_v1",
        ExtractV2(crate::types::ExtractV2Parameters) = "extract_v2",
        ClassifyV2(crate::types::ClassifyV2Parameters) = "classify_v2",
        ParseV2(crate::types::ParseV2Parameters) = "parse_v2",
        SpreadsheetV1(crate::types::SpreadsheetV1Parameters) = "spreadsheet_v1",
        Unknown(crate::types::UntypedParameters) = "unknown",
    }
}

crate::untagged_union! {
    pub enum ExtractAgentCreateDataSchema {
        Object(serde_json::Map<String, serde_json::Value>),
        String(String),
    }
}

crate::untagged_union! {
    pub enum ExtractAgentUpdateDataSchema {
        Object(serde_json::Map<String, serde_json::Value>),
        String(String),
    }
}

crate::untagged_union! {
    pub enum ExtractJobCreateBatchDataSchemaOverride {
        Object(serde_json::Map<String, serde_json::Value>),
        String(String),
    }
}

crate::untagged_union! {
    pub enum ExtractJobCreateDataSchemaOverride {
        Object(serde_json::Map<String, serde_json::Value>),
        String(String),
    }
}

crate::untagged_union! {
    /// The values: an object, or a list of them by page or row.
    pub enum ExtractResultsetData {
        Object(serde_json::Map<String, serde_json::Value>),
        Array(Vec<serde_json::Map<String, serde_json::Value>>),
    }
}

crate::untagged_union! {
    pub enum ExtractRunData {
        Object(serde_json::Map<String, serde_json::Value>),
        Array(Vec<serde_json::Map<String, serde_json::Value>>),
    }
}

crate::untagged_union! {
    pub enum ExtractSchemaGenerateRequestDataSchema {
        Object(serde_json::Map<String, serde_json::Value>),
        String(String),
    }
}

crate::untagged_union! {
    pub enum ExtractSchemaValidateRequestDataSchema {
        Object(serde_json::Map<String, serde_json::Value>),
        String(String),
    }
}

crate::untagged_union! {
    /// JSON Schema of what to extract, as an object or as text.
    pub enum ExtractStatelessRequestDataSchema {
        Object(serde_json::Map<String, serde_json::Value>),
        String(String),
    }
}

crate::untagged_union! {
    /// What was extracted, once the job has completed: an object, or a list of objects for results by page or row.
    pub enum ExtractV2JobExtractResult {
        Object(serde_json::Map<String, serde_json::Value>),
        Array(Vec<serde_json::Map<String, serde_json::Value>>),
    }
}

crate::tagged_union! {
    pub enum FooterItemItemsItem by "type" {
        Text(crate::types::TextItem) = "text",
        Heading(crate::types::HeadingItem) = "heading",
        List(crate::types::ListItem) = "list",
        Code(crate::types::CodeItem) = "code",
        Table(crate::types::TableItem) = "table",
        Image(crate::types::ImageItem) = "image",
        Link(crate::types::LinkItem) = "link",
    }
}

crate::tagged_union! {
    pub enum HeaderItemItemsItem by "type" {
        Text(crate::types::TextItem) = "text",
        Heading(crate::types::HeadingItem) = "heading",
        List(crate::types::ListItem) = "list",
        Code(crate::types::CodeItem) = "code",
        Table(crate::types::TableItem) = "table",
        Image(crate::types::ImageItem) = "image",
        Link(crate::types::LinkItem) = "link",
    }
}

crate::untagged_union! {
    pub enum IntegerOrString {
        Integer(i64),
        String(String),
    }
}

crate::untagged_union! {
    pub enum ListItemItemsItem {
        TextItem(TextItem),
        ListItem(ListItem),
    }
}

crate::untagged_union! {
    pub enum MarkdownResultPagesItem {
        MarkdownResultPage(MarkdownResultPage),
        FailedMarkdownPage(FailedMarkdownPage),
    }
}

crate::untagged_union! {
    pub enum NumberOrString {
        Number(f64),
        String(String),
    }
}

crate::untagged_union! {
    pub enum StringOrNumber {
        String(String),
        Number(f64),
    }
}

crate::tagged_union! {
    pub enum StructuredResultPageItemsItem by "type" {
        Text(crate::types::TextItem) = "text",
        Heading(crate::types::HeadingItem) = "heading",
        List(crate::types::ListItem) = "list",
        Code(crate::types::CodeItem) = "code",
        Table(crate::types::TableItem) = "table",
        Image(crate::types::ImageItem) = "image",
        Link(crate::types::LinkItem) = "link",
        Header(crate::types::HeaderItem) = "header",
        Footer(crate::types::FooterItem) = "footer",
    }
}

crate::untagged_union! {
    pub enum StructuredResultPagesItem {
        StructuredResultPage(StructuredResultPage),
        FailedStructuredPage(FailedStructuredPage),
    }
}
