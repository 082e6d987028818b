//! What a parse job is asked to do: checked whole, though the one reader here uses its pages alone.

use serde_json::{Map, Value};

use crate::parse::PageRanges;
use crate::routes::body::{Members, shown};
use crate::routes::reply::Refusal;

const TIERS: [&str; 4] = ["fast", "cost_effective", "agentic", "agentic_plus"];
const MEMBERS: [&str; 19] = [
    "tier",
    "version",
    "client_name",
    "processing_options",
    "fast_options",
    "agentic_options",
    "webhook_configurations",
    "input_options",
    "crop_box",
    "page_ranges",
    "disable_cache",
    "output_options",
    "processing_control",
    "file_id",
    "source_url",
    "http_proxy",
    "webhook_configuration_ids",
    "configuration_id",
    "user_metadata",
];
/// Groups of options, with the names that each one has.
const GROUPS: [(&str, &[&str]); 6] = [
    ("page_ranges", &["max_pages", "target_pages"]),
    ("crop_box", &["bottom", "left", "right", "top"]),
    (
        "processing_control",
        &["timeouts", "job_failure_conditions"],
    ),
    (
        "input_options",
        &["html", "pdf", "spreadsheet", "presentation", "image"],
    ),
    (
        "output_options",
        &[
            "markdown",
            "spatial_text",
            "tables_as_spreadsheet",
            "extract_printed_page_number",
            "images_to_save",
            "additional_outputs",
            "granular_bboxes",
            "save_output_pdf",
            "watermark_handling",
        ],
    ),
    (
        "processing_options",
        &[
            "ignore",
            "ocr_parameters",
            "aggressive_table_extraction",
            "disable_heuristics",
            "specialized_chart_parsing",
            "cost_optimizer",
            "auto_mode_configuration",
            "confidence_score_effort",
            "forms",
        ],
    ),
];

/// The file that was named, and the configuration as it is kept. `loc` is where in the request it stands.
pub(super) fn read(
    body: &Map<String, Value>,
    loc: &[&str],
) -> Result<(Option<String>, Value), Refusal> {
    let mut members = Members::new(body, loc);
    refuse_others(&mut members, body, &MEMBERS, loc);
    for name in ["tier", "version"] {
        if members.get(name).is_none() {
            members.misfit(name, "string_type", "Input should be a valid string");
        }
    }
    members.choice("tier", &TIERS);
    members.text("version");
    members.text("source_url");
    members.text("http_proxy");
    members.text("client_name");
    members.flag("disable_cache");
    members.object("user_metadata");
    members.object("fast_options");
    members.object("agentic_options");
    let file_id = members.text("file_id");
    let configuration_id = members.text("configuration_id");
    for (group, names) in GROUPS {
        if let Some(options) = members.object(group) {
            refuse_others(&mut members, options, names, &[loc, &[group]].concat());
        }
    }
    let mut max_pages = None;
    if let Some(ranges) = members.object("page_ranges") {
        let mut inner = Members::new(ranges, &[loc, &["page_ranges"]].concat());
        max_pages = inner.positive("max_pages");
        if let Some(Err(reason)) = inner.text("target_pages").map(PageRanges::parse) {
            let msg = format!("Value error, {reason}");
            inner.misfit("target_pages", "value_error", msg);
        }
        members.misfits.append(inner.misfits);
    }
    members.misfits.refuse_any()?;
    if let Some(id) = configuration_id {
        return Err(Refusal::not_found("Configuration", id));
    }
    let mut kept = body.clone();
    for input in ["file_id", "source_url", "configuration_id"] {
        kept.shift_remove(input);
    }
    if let Some(max_pages) = max_pages {
        // A client may have written 3.0 for 3.
        kept["page_ranges"]["max_pages"] = max_pages.into();
    }
    Ok((file_id.map(str::to_owned), Value::Object(kept)))
}

fn refuse_others(
    members: &mut Members<'_>,
    map: &Map<String, Value>,
    names: &[&str],
    loc: &[&str],
) {
    for (name, value) in map {
        if !names.contains(&name.as_str()) {
            let loc: Vec<&str> = loc.iter().copied().chain([name.as_str()]).collect();
            let msg = "Extra inputs are not permitted";
            members
                .misfits
                .add(&loc, "extra_forbidden", msg, shown(value));
        }
    }
}
