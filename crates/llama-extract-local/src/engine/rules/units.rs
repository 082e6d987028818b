//! What stands between a label and its value: signs, units, and the rate of an amount.

use super::flags;
use super::values;
use super::ways::Label;
use crate::parse::{Page, Segment};

/// Signs and units between a label and its value.
const UNITS: [&str; 45] = [
    "v", "kv", "mv", "hz", "khz", "mhz", "ghz", "a", "ma", "ka", "w", "kw", "mw", "va", "kva",
    "mva", "m", "mm", "cm", "km", "m2", "m3", "m²", "m³", "m³/h", "m3/h", "l/s", "l/min", "kg",
    "g", "t", "°c", "ºc", "c", "k", "bar", "pa", "kpa", "mpa", "1/min", "rpm", "%", "s", "h", "db",
];

pub(super) fn is_unit(page: &Page, segment: &Segment) -> bool {
    let text = page.text(segment.words.clone());
    let text = text.trim_matches(['[', ']', '(', ')']).to_lowercase();
    // "Yes/no" says what may be answered, and not which.
    let offers = text.contains('/') && text.split('/').all(|part| flags::says(part).is_some());
    offers || !text.contains(char::is_alphanumeric) || UNITS.contains(&text.as_str())
}

/// Whether words are the rate of the amount that a label's field asks for.
pub(super) fn is_rate_of(label: &Label<'_>, segment: &Segment) -> bool {
    let slot = label.slot;
    let text = label.page.text(segment.words.clone());
    let bare = text.trim_matches(['(', ')', ' ']);
    let is_percent = bare.strip_suffix('%').is_some_and(|number| {
        number.contains(|c: char| c.is_ascii_digit()) && !number.contains(char::is_alphabetic)
    });
    is_percent
        && values::is_number(slot.kind)
        && !slot
            .terms
            .has_any(&["percent", "rate", "share", "growth", "ratio", "accuracy"])
}
