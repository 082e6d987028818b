//! The parameters of parsing. The object itself takes members that are not named here; the groups in it do not.

use serde_json::Value;

use super::shape::Shape::{
    Choice, Flag, Integer, IntegerOrText, List, Map, NumberOrText, Object, Pages, PositiveShare,
    Share, Url,
};
use super::shape::{COUNT, Group, Shape, TEXT, TEXTS};
use super::shape::{closed, omissible, open, optional, refuse_others, required};
use super::tables::PARSE_TIERS;
use crate::routes::reply::Misfits;

pub(super) const PARSE: Group = open(&[
    required("tier", PARSE_TIERS),
    required("version", TEXT),
    optional("client_name", TEXT),
    optional("disable_cache", Flag),
    optional("fast_options", Object(&closed(&[]))),
    optional("agentic_options", Object(&AGENTIC)),
    omissible("crop_box", Object(&CROP_BOX)),
    omissible("page_ranges", Object(&PAGE_RANGES)),
    omissible("input_options", Object(&INPUT)),
    omissible("output_options", Object(&OUTPUT)),
    omissible("processing_control", Object(&CONTROL)),
    omissible("processing_options", Object(&PROCESSING)),
    omissible("webhook_configurations", many(&Object(&WEBHOOK))),
    optional("webhook_configuration_ids", TEXTS),
]);

/// What the request for a parse job has beside these.
const REQUEST: Group = open(&[
    optional("file_id", TEXT),
    optional("source_url", TEXT),
    optional("http_proxy", TEXT),
    optional("configuration_id", TEXT),
    optional("user_metadata", Map),
]);

/// Adds what does not fit in the request for a parse job, which takes no other members.
pub(crate) fn check_request(
    request: &serde_json::Map<String, Value>,
    loc: &mut Vec<Value>,
    misfits: &mut Misfits,
) {
    PARSE.check(request, loc, misfits);
    REQUEST.check(request, loc, misfits);
    refuse_others(&[&PARSE, &REQUEST], request, loc, misfits);
}

const fn many(item: &'static Shape) -> Shape {
    List(item, 0, usize::MAX)
}

const CHARTS: Shape = Choice(&["agentic_plus", "agentic", "efficient"]);

const AGENTIC: Group = closed(&[optional("custom_prompt", TEXT)]);

const CROP_BOX: Group = closed(&[
    optional("top", Share),
    optional("bottom", Share),
    optional("left", Share),
    optional("right", Share),
]);

const PAGE_RANGES: Group = closed(&[
    optional("max_pages", COUNT),
    optional("target_pages", Pages),
]);

const INPUT: Group = closed(&[
    omissible("html", Object(&HTML)),
    omissible("pdf", Object(&closed(&[]))),
    omissible("spreadsheet", Object(&SPREADSHEET)),
    omissible("presentation", Object(&PRESENTATION)),
    omissible("image", Object(&IMAGE)),
]);

const HTML: Group = closed(&[
    optional("make_all_elements_visible", Flag),
    optional("remove_fixed_elements", Flag),
    optional("remove_navigation_elements", Flag),
]);

const SPREADSHEET: Group = closed(&[
    optional("detect_sub_tables_in_sheets", Flag),
    optional("force_formula_computation_in_sheets", Flag),
    optional("include_hidden_sheets", Flag),
]);

const PRESENTATION: Group = closed(&[
    optional("out_of_bounds_content", Flag),
    optional("skip_embedded_data", Flag),
    optional("include_hidden_slides", Flag),
]);

const IMAGE: Group = open(&[optional("camera_photo_correction", Flag)]);

const OUTPUT: Group = closed(&[
    omissible("markdown", Object(&MARKDOWN)),
    omissible("spatial_text", Object(&SPATIAL_TEXT)),
    omissible("tables_as_spreadsheet", Object(&TABLES_AS_SPREADSHEET)),
    optional("extract_printed_page_number", Flag),
    omissible(
        "images_to_save",
        many(&Choice(&["screenshot", "embedded", "layout"])),
    ),
    omissible("additional_outputs", TEXTS),
    omissible("granular_bboxes", many(&Choice(&["cell", "line", "word"]))),
    optional("save_output_pdf", Flag),
    optional(
        "watermark_handling",
        Choice(&["move_to_start", "move_to_end", "remove"]),
    ),
]);

const MARKDOWN: Group = closed(&[
    optional("annotate_links", Flag),
    optional("inline_images", Flag),
    optional("annotate_line_numbers", Flag),
    optional("annotate_revisions", Flag),
    omissible("tables", Object(&TABLES)),
]);

const TABLES: Group = closed(&[
    optional("compact_markdown_tables", Flag),
    optional("output_tables_as_markdown", Flag),
    optional("markdown_table_multiline_separator", TEXT),
    optional("merge_continued_tables", Flag),
]);

const SPATIAL_TEXT: Group = closed(&[
    optional("preserve_layout_alignment_across_pages", Flag),
    optional("preserve_very_small_text", Flag),
    optional("do_not_unroll_columns", Flag),
]);

const TABLES_AS_SPREADSHEET: Group = closed(&[
    optional("enable", Flag),
    omissible("guess_sheet_name", Flag),
]);

const CONTROL: Group = closed(&[
    omissible("timeouts", Object(&TIMEOUTS)),
    omissible("job_failure_conditions", Object(&FAILURE_CONDITIONS)),
]);

const TIMEOUTS: Group = closed(&[
    optional("base_in_seconds", Integer(1, 7_200)),
    optional("extra_time_per_page_in_seconds", Integer(1, 300)),
]);

const FAILURE_CONDITIONS: Group = closed(&[
    optional("allowed_page_failure_ratio", PositiveShare),
    optional("fail_on_image_extraction_error", Flag),
    optional("fail_on_image_ocr_error", Flag),
    optional("fail_on_markdown_reconstruction_error", Flag),
    optional("fail_on_buggy_font", Flag),
]);

const PROCESSING: Group = closed(&[
    omissible("ignore", Object(&IGNORE)),
    omissible("ocr_parameters", Object(&OCR)),
    optional("aggressive_table_extraction", Flag),
    optional("disable_heuristics", Flag),
    optional("specialized_chart_parsing", CHARTS),
    optional(
        "cost_optimizer",
        Object(&closed(&[optional("enable", Flag)])),
    ),
    optional("auto_mode_configuration", many(&Object(&AUTO_MODE))),
    optional("confidence_score_effort", Choice(&["high"])),
    optional("forms", Choice(&["default", "enrich"])),
]);

const IGNORE: Group = closed(&[
    optional("ignore_diagonal_text", Flag),
    optional("ignore_text_in_image", Flag),
    optional("ignore_hidden_text", Flag),
]);

const OCR: Group = closed(&[optional("languages", many(&Choice(LANGUAGES)))]);

const WEBHOOK: Group = closed(&[
    optional("webhook_url", Url),
    optional("webhook_headers", Map),
    optional("webhook_events", TEXTS),
    optional("webhook_output_format", Choice(&["string", "json"])),
]);

/// Other settings for pages that a trigger picks.
const AUTO_MODE: Group = closed(&[
    required("parsing_conf", Object(&AUTO_MODE_SETTINGS)),
    optional("trigger_mode", TEXT),
    optional("page_md_error", Flag),
    optional("text_in_page", TEXT),
    optional("table_in_page", Flag),
    optional("image_in_page", Flag),
    optional("full_page_image_in_page", Flag),
    optional("full_page_image_in_page_threshold", NumberOrText),
    optional("filename_regexp", TEXT),
    optional("filename_regexp_mode", TEXT),
    optional("filename_match_glob", TEXT),
    optional("filename_match_glob_list", TEXTS),
    optional("page_longer_than_n_chars", IntegerOrText),
    optional("page_shorter_than_n_chars", IntegerOrText),
    optional("page_contains_at_least_n_words", IntegerOrText),
    optional("page_contains_at_most_n_words", IntegerOrText),
    optional("page_contains_at_least_n_lines", IntegerOrText),
    optional("page_contains_at_most_n_lines", IntegerOrText),
    optional("page_contains_at_least_n_images", IntegerOrText),
    optional("page_contains_at_most_n_images", IntegerOrText),
    optional("page_contains_at_least_n_tables", IntegerOrText),
    optional("page_contains_at_most_n_tables", IntegerOrText),
    optional("page_contains_at_least_n_links", IntegerOrText),
    optional("page_contains_at_most_n_links", IntegerOrText),
    optional("page_contains_at_least_n_charts", IntegerOrText),
    optional("page_contains_at_most_n_charts", IntegerOrText),
    optional("page_contains_at_least_n_layout_elements", IntegerOrText),
    optional("page_contains_at_most_n_layout_elements", IntegerOrText),
    optional("page_contains_at_least_n_percent_numbers", IntegerOrText),
    optional("page_contains_at_most_n_percent_numbers", IntegerOrText),
    optional("page_contains_at_least_n_numbers", IntegerOrText),
    optional("page_contains_at_most_n_numbers", IntegerOrText),
    optional("regexp_in_page", TEXT),
    optional("regexp_in_page_mode", TEXT),
    optional("layout_element_in_page", TEXT),
    optional("layout_element_in_page_confidence_threshold", NumberOrText),
]);

const AUTO_MODE_SETTINGS: Group = closed(&[
    optional("tier", PARSE_TIERS),
    optional("version", TEXT),
    optional("custom_prompt", TEXT),
    optional("ignore", Object(&AUTO_MODE_IGNORE)),
    optional("aggressive_table_extraction", Flag),
    optional("outlined_table_extraction", Flag),
    optional("adaptive_long_table", Flag),
    optional("extract_layout", Flag),
    optional("specialized_chart_parsing", CHARTS),
    optional("high_res_ocr", Flag),
    optional("language", TEXT),
    optional("crop_box", Object(&CROP_BOX)),
    optional("spatial_text", Object(&SPATIAL_TEXT)),
    optional("presentation", Object(&AUTO_MODE_PRESENTATION)),
]);

const AUTO_MODE_IGNORE: Group = closed(&[
    optional("ignore_diagonal_text", Flag),
    optional("ignore_hidden_text", Flag),
]);

const AUTO_MODE_PRESENTATION: Group = closed(&[
    optional("out_of_bounds_content", Flag),
    optional("skip_embedded_data", Flag),
]);

const LANGUAGES: &[&str] = &[
    "af",
    "az",
    "bs",
    "cs",
    "cy",
    "da",
    "de",
    "en",
    "es",
    "et",
    "fr",
    "ga",
    "hr",
    "hu",
    "id",
    "is",
    "it",
    "ku",
    "la",
    "lt",
    "lv",
    "mi",
    "ms",
    "mt",
    "nl",
    "no",
    "oc",
    "pi",
    "pl",
    "pt",
    "ro",
    "rs_latin",
    "sk",
    "sl",
    "sq",
    "sv",
    "sw",
    "tl",
    "tr",
    "uz",
    "vi",
    "ar",
    "fa",
    "ug",
    "ur",
    "bn",
    "as",
    "mni",
    "ru",
    "rs_cyrillic",
    "be",
    "bg",
    "uk",
    "mn",
    "abq",
    "ady",
    "kbd",
    "ava",
    "dar",
    "inh",
    "che",
    "lbe",
    "lez",
    "tab",
    "tjk",
    "hi",
    "mr",
    "ne",
    "bh",
    "mai",
    "ang",
    "bho",
    "mah",
    "sck",
    "new",
    "gom",
    "sa",
    "bgc",
    "th",
    "ch_sim",
    "ch_tra",
    "ja",
    "ko",
    "ta",
    "te",
    "kn",
];
