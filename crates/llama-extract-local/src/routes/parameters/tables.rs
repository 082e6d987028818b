//! The parameters of the products that this service keeps and does not run. Limits are those of the API.

use super::shape::Shape::{Choice, Flag, List, Object, Pages, Text};
use super::shape::{COUNT, Group, INTEGER, Shape, TEXT, TEXTS};
use super::shape::{omissible, open, optional, required};

pub(super) const PARSE_TIERS: Shape =
    Choice(&["fast", "cost_effective", "agentic", "agentic_plus"]);

/// Settings of an extraction that have no effect here: kept, and shown again.
pub(super) const EXTRACT_EXTRAS: Group = open(&[
    optional("disable_cache", Flag),
    optional("advanced_citations", Flag),
    optional("spreadsheet_mode", Flag),
    optional("sheet_names", TEXTS),
]);

const CATEGORY: Group = open(&[
    required("name", Text(1, 200)),
    optional("description", Text(1, 2_000)),
]);

const SPLITTING_STRATEGY: Group = open(&[
    omissible(
        "allow_uncategorized",
        Choice(&["include", "forbid", "omit"]),
    ),
    optional("custom_instructions", TEXT),
    optional("min_pages_per_split", INTEGER),
]);

pub(super) const SPLIT: Group = open(&[
    required("categories", List(&Object(&CATEGORY), 1, 50)),
    omissible("splitting_strategy", Object(&SPLITTING_STRATEGY)),
    optional("parse_config_id", TEXT),
    optional("parse_tier", PARSE_TIERS),
    optional("target_pages", Pages),
    optional("version", TEXT),
]);

const RULE: Group = open(&[
    required("type", Text(1, 50)),
    required("description", Text(10, 500)),
]);

const CLASSIFY_PARSING: Group = open(&[
    omissible("lang", TEXT),
    optional("target_pages", Pages),
    optional("max_pages", COUNT),
]);

pub(super) const CLASSIFY: Group = open(&[
    required("rules", List(&Object(&RULE), 1, usize::MAX)),
    omissible("mode", Choice(&["FAST"])),
    optional("parsing_configuration", Object(&CLASSIFY_PARSING)),
]);

pub(super) const SPREADSHEET: Group = open(&[
    optional("sheet_names", TEXTS),
    omissible("include_hidden_cells", Flag),
    optional("extraction_range", TEXT),
    omissible("generate_additional_metadata", Flag),
    omissible("use_experimental_processing", Flag),
    omissible("flatten_hierarchical_tables", Flag),
    omissible("table_merge_sensitivity", Choice(&["strong", "weak"])),
    optional("specialization", TEXT),
    optional("tier", Choice(&["agentic", "cost_effective"])),
]);
