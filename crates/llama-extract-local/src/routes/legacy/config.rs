//! `ExtractConfig`: settings as the legacy API writes them, and what they mean today.

use serde_json::{Map, Value, json};

use crate::configuration::Configuration;
use crate::parse::PageRanges;
use crate::routes::body::Members;
use crate::routes::configuration;
use crate::routes::reply::Refusal;

pub(super) const PRIORITIES: [&str; 4] = ["low", "medium", "high", "critical"];
const TARGETS: [&str; 3] = ["PER_DOC", "PER_PAGE", "PER_TABLE_ROW"];
const MODES: [&str; 4] = ["FAST", "BALANCED", "PREMIUM", "MULTIMODAL"];
const CHUNK_MODES: [&str; 2] = ["PAGE", "SECTION"];
const DEFAULT_MODE: &str = "PREMIUM";
/// Models that documents could be read with. None of them is here: the name is kept and has no effect.
const PARSE_MODELS: [&str; 27] = [
    "openai-gpt-4o",
    "openai-gpt-4o-mini",
    "openai-gpt-4-1",
    "openai-gpt-4-1-mini",
    "openai-gpt-4-1-nano",
    "openai-gpt-5",
    "openai-gpt-5-mini",
    "openai-gpt-5-nano",
    "openai-text-embedding-3-large",
    "openai-text-embedding-3-small",
    "openai-whisper-1",
    "anthropic-sonnet-3.5",
    "anthropic-sonnet-3.5-v2",
    "anthropic-sonnet-3.7",
    "anthropic-sonnet-4.0",
    "anthropic-sonnet-4.5",
    "anthropic-haiku-3.5",
    "anthropic-haiku-4.5",
    "gemini-2.5-flash",
    "gemini-3.0-pro",
    "gemini-3.1-pro",
    "gemini-2.5-pro",
    "gemini-2.0-flash",
    "gemini-2.0-flash-lite",
    "gemini-2.5-flash-lite",
    "gemini-1.5-flash",
    "gemini-1.5-pro",
];

/// Reads the settings under a name, with every one present afterwards; null when there are none.
pub(super) fn read(members: &mut Members<'_>, name: &str) -> Option<Value> {
    let map = members.object(name)?;
    let (config, misfits) = checked(map, &["body", name]);
    members.misfits.append(misfits);
    Some(config)
}

/// The same from the JSON of a form's part.
pub(super) fn parse(text: &str, name: &str) -> Result<Value, Refusal> {
    let map: Map<String, Value> = serde_json::from_str(text).map_err(|e| {
        let msg = format!("Input should be a JSON object, as a string: {e}");
        crate::routes::reply::Misfits::one(&["body", name], "json_invalid", msg, Value::Null)
    })?;
    let (config, misfits) = checked(&map, &["body", name]);
    misfits.refuse_any()?;
    Ok(config)
}

/// Settings of which none was given.
pub(super) fn unset() -> Value {
    checked(&Map::new(), &[]).0
}

fn checked(map: &Map<String, Value>, loc: &[&str]) -> (Value, crate::routes::reply::Misfits) {
    let mut config = Members::new(map, loc);
    if let Some(Err(reason)) = config.text("page_range").map(PageRanges::parse) {
        let msg = format!(
            "Value error, {}",
            reason.replace("target_pages", "page_range")
        );
        config.misfit("page_range", "value_error", msg);
    }
    let json = json!({
        "priority": config.choice("priority", &PRIORITIES),
        "extraction_target": config.choice("extraction_target", &TARGETS).unwrap_or("PER_DOC"),
        "extraction_mode": config.choice("extraction_mode", &MODES).unwrap_or(DEFAULT_MODE),
        "parse_model": config.choice("parse_model", &PARSE_MODELS),
        "extract_model": config.text("extract_model"),
        "multimodal_fast_mode": config.flag("multimodal_fast_mode"),
        "system_prompt": config.text("system_prompt"),
        "use_reasoning": config.flag("use_reasoning"),
        "cite_sources": config.flag("cite_sources"),
        "citation_bbox": config.flag("citation_bbox"),
        "confidence_scores": config.flag("confidence_scores"),
        "chunk_mode": config.choice("chunk_mode", &CHUNK_MODES).unwrap_or("PAGE"),
        "high_resolution_mode": config.flag("high_resolution_mode"),
        "invalidate_cache": config.flag("invalidate_cache"),
        "num_pages_context": config.positive("num_pages_context"),
        "page_range": config.text("page_range"),
    });
    (json, config.misfits)
}

/// The job of today that settings of the legacy API stand for.
pub(super) fn configuration(data_schema: &Value, config: &Value) -> Result<Configuration, Refusal> {
    let (tier, parse_tier) = match config["extraction_mode"].as_str() {
        Some("FAST") => ("cost_effective", "cost_effective"),
        Some("BALANCED") => ("cost_effective", "agentic"),
        Some("MULTIMODAL") => ("agentic", "agentic"),
        _ => ("agentic", "agentic_plus"),
    };
    let target = config["extraction_target"].as_str().unwrap_or("PER_DOC");
    // The old name of the boxes asks for citations, too.
    let cites = [&config["cite_sources"], &config["citation_bbox"]].contains(&&Value::Bool(true));
    let today = json!({
        "data_schema": data_schema,
        "tier": tier,
        "parse_tier": parse_tier,
        "extraction_target": target.to_lowercase(),
        "target_pages": config["page_range"],
        "system_prompt": config["system_prompt"],
        "cite_sources": cites,
        "confidence_scores": config["confidence_scores"],
    });
    configuration::read(today.as_object().unwrap_or(&Map::new()))
}
