//! The settings of an extraction: read, checked, and shown again with every one present.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::body::Members;
use super::reply::Refusal;
use crate::configuration::{Configuration, Target};
use crate::parse::PageRanges;

const TIERS: [&str; 4] = ["cost_effective", "agentic", "agentic_plus", "turbo"];
const PARSE_TIERS: [&str; 4] = ["fast", "cost_effective", "agentic", "agentic_plus"];
const TARGETS: [&str; 3] = ["per_doc", "per_page", "per_table_row"];
const DEFAULT_TIER: &str = "cost_effective";
/// The version that `latest` stands for: a job reports the one it ran with.
const ENGINE_VERSION: &str = concat!("local-", env!("CARGO_PKG_VERSION"));

pub(crate) fn read(map: &Map<String, Value>) -> Result<Configuration, Refusal> {
    read_at(map, &["body", "configuration"])
}

/// Reads settings that stand elsewhere in a request.
pub(crate) fn read_at(map: &Map<String, Value>, loc: &[&str]) -> Result<Configuration, Refusal> {
    let mut members = Members::new(map, loc);
    let schema = members.object("data_schema");
    if members.get("data_schema").is_none() {
        members.misfit(
            "data_schema",
            "dict_type",
            "Input should be a valid dictionary",
        );
    }
    let tier = members.choice("tier", &TIERS).unwrap_or(DEFAULT_TIER);
    let parse_tier = members.choice("parse_tier", &PARSE_TIERS);
    let target = members
        .choice("extraction_target", &TARGETS)
        .unwrap_or("per_doc");
    let max_pages = members.positive("max_pages");
    let target_pages = members.text("target_pages");
    let pages = match target_pages.map(PageRanges::parse) {
        None => None,
        Some(Ok(pages)) => Some(pages),
        Some(Err(reason)) => {
            members.misfit(
                "target_pages",
                "value_error",
                format!("Value error, {reason}"),
            );
            None
        }
    };
    let system_prompt = members.text("system_prompt");
    let parse_config_id = members.text("parse_config_id");
    members.text("version");
    members.text("extract_version");
    let version = version(map);
    let cite_sources = members.flag("cite_sources");
    let confidence_scores = members.flag("confidence_scores");
    members.misfits.refuse_any()?;

    let schema = schema.cloned().map_or(Value::Null, Value::Object);
    let root = crate::schema::check(&schema).map_err(super::schema::refuse)?;
    let target_of_job = match target {
        "per_page" => Target::PerPage,
        "per_table_row" => Target::PerTableRow,
        _ => Target::PerDoc,
    };
    let json = json!({
        "data_schema": schema,
        "tier": tier,
        "version": version.filter(|v| *v != "latest").unwrap_or(ENGINE_VERSION),
        "extraction_target": target,
        "target_pages": target_pages,
        "max_pages": max_pages,
        "system_prompt": system_prompt,
        "cite_sources": cite_sources,
        "confidence_scores": confidence_scores,
        "parse_tier": parse_tier,
        "parse_config_id": parse_config_id,
    });
    Ok(Configuration {
        json,
        schema: Arc::new(root),
        target: target_of_job,
        pages,
        max_pages,
        cite_sources,
        confidence_scores,
    })
}

/// The version that was asked for, under its newer or its older name.
pub(crate) fn version(map: &Map<String, Value>) -> Option<&str> {
    let text = |name| map.get(name).and_then(Value::as_str);
    text("version").or_else(|| text("extract_version"))
}

/// The tier of a configuration that this service has shown.
pub(crate) fn tier(json: &Value) -> &str {
    json["tier"].as_str().unwrap_or(DEFAULT_TIER)
}

/// The parse tier of such a configuration; when none was asked for, the one that goes with the tier.
pub(crate) fn parse_tier(json: &Value) -> &str {
    json["parse_tier"].as_str().unwrap_or(match tier(json) {
        "agentic_plus" => "agentic",
        other => other,
    })
}
