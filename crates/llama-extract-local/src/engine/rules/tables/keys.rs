//! Rates that rows name by a key, and a legend explains: `A` in the rows, `A = 19 %` below them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::columns::Columns;
use super::offer::{Place, Row};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Slot;
use crate::engine::rules::values;

/// A legend explains at most so many keys.
const MOST: usize = 6;
/// Words between a key and its rate: signs.
const BETWEEN: [&str; 5] = ["=", ":", "-", "–", "."];

/// Puts the rates of a legend in place of their keys, in columns that hold nothing but keys.
pub(super) fn explain(scene: &Scene<'_>, columns: &Columns<'_>, rows: &mut [Row]) {
    for (index, slot) in columns.slots.iter().enumerate().take(columns.first_list) {
        if !is_rate(slot) {
            continue;
        }
        let Some(keys) = keys(scene, index, rows) else {
            continue;
        };
        let legend: BTreeMap<String, Place> = keys
            .into_iter()
            .filter_map(|key| {
                let rate = rate_of(scene, rows, &key)?;
                Some((key, rate))
            })
            .collect();
        for row in rows.iter_mut() {
            let key = row.cells.get(&index).map(|place| bare(&place.text(scene)));
            if let Some(rate) = key.and_then(|key| legend.get(&key)) {
                row.cells.insert(index, rate.clone());
            }
        }
    }
}

fn is_rate(slot: &Slot) -> bool {
    values::is_number(slot.kind)
        && slot.own_name.has_any(&["rate", "percent"])
        && slot.terms.has_any(&["tax", "vat"])
}

fn bare(text: &str) -> String {
    text.trim_matches(['(', ')', '*', '.', ' ']).to_owned()
}

/// The different keys of a column; none if it holds anything else.
fn keys(scene: &Scene<'_>, index: usize, rows: &[Row]) -> Option<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    for place in rows.iter().filter_map(|row| row.cells.get(&index)) {
        let key = bare(&place.text(scene));
        let mut signs = key.chars();
        let first = signs.next()?;
        // Rates of one digit have their sign with them.
        if signs.next().is_some() || !first.is_alphanumeric() || keys.len() > MOST {
            return None;
        }
        keys.insert(key);
    }
    (!keys.is_empty()).then_some(keys)
}

/// The rate that stands behind a key at the start of a line or part of one, outside the rows.
fn rate_of(scene: &Scene<'_>, rows: &[Row], key: &str) -> Option<Place> {
    let of_rows: BTreeSet<(usize, usize)> = rows.iter().flat_map(Row::words).collect();
    for (at, page) in scene.document.pages.iter().enumerate() {
        for line in &page.lines {
            if of_rows.contains(&(at, line.words().start)) {
                continue;
            }
            let text = |word: usize| page.words.get(word).map_or("", |word| word.text.as_str());
            let starts = line.segments.iter().map(|segment| segment.words.start);
            for start in
                starts.filter(|start| text(*start).trim_end_matches(['=', ':', ')']) == key)
            {
                let behind =
                    (start + 1..line.words().end).find(|word| !BETWEEN.contains(&text(*word)))?;
                if let Some(words) = percent(&text, behind, line.words().end) {
                    return Some(Place {
                        page: at,
                        runs: vec![words],
                    });
                }
            }
        }
    }
    None
}

/// `19 %`, `19,00%` at a place.
fn percent<'t>(text: &impl Fn(usize) -> &'t str, start: usize, end: usize) -> Option<Range<usize>> {
    let number = text(start);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if number.ends_with('%') {
        return Some(start..start + 1);
    }
    (start + 1 < end && text(start + 1).starts_with('%')).then_some(start..start + 2)
}
