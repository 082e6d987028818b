//! What a list may be: rows found in one way, and how good they are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::about::About;
use super::columns::Columns;
use super::split;
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::spans;
use crate::engine::rules::values;
use crate::engine::{Evidence, Found};
use crate::schema::Kind;

/// Letters that an abbreviation has at most, its full stop among them.
const SHORT: usize = 5;

/// Words of one page, a run for each line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pub(super) page: usize,
    pub(super) runs: Vec<Range<usize>>,
}

impl Place {
    pub(super) fn texts<'p>(&self, scene: &'p Scene<'_>) -> Vec<&'p str> {
        let Some(page) = scene.document.pages.get(self.page) else {
            return Vec::new();
        };
        let runs = self.runs.iter();
        runs.flat_map(|run| spans::texts(page, run.clone()))
            .map(|text| {
                if text.len() > 1 {
                    text.trim_matches('|')
                } else {
                    text
                }
            })
            .collect()
    }

    pub(super) fn text(&self, scene: &Scene<'_>) -> String {
        self.texts(scene).join(" ")
    }
}

/// A row of a list: what its fields are read from.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Row {
    /// By slot.
    pub(super) cells: BTreeMap<usize, Place>,
    /// The values of lists that are already apart, by slot.
    pub(super) lists: BTreeMap<usize, Vec<Place>>,
    /// Values that are part of a word, by slot.
    pub(super) given: BTreeMap<usize, (serde_json::Value, Place)>,
    /// What stands first in the row, whether a field asks for it or not.
    pub(super) first: Option<Place>,
    /// What stands in the row, too, and is no value of it: nor is it one of anything else.
    pub(super) rest: Vec<Place>,
}

impl Row {
    /// Its words: page and word.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, usize)> {
        let given = self.given.values().map(|(_, place)| place);
        let cells = self.cells.values().chain(self.lists.values().flatten());
        cells.chain(given).chain(&self.rest).flat_map(|place| {
            let runs = place.runs.iter().cloned();
            runs.flatten().map(|word| (place.page, word))
        })
    }
}

/// Rows found in one way.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub(super) score: f64,
    /// No heading or caption names it, nor do its columns.
    pub(super) unnamed: bool,
    pub(super) rows: Vec<Row>,
    /// How sure the column of each field is.
    pub(super) sure: Vec<f64>,
    /// Headings and captions: no label and no value of anything else.
    pub(super) heads: Vec<(usize, Range<usize>)>,
}

impl Offer {
    pub(super) fn words(&self) -> BTreeSet<(usize, usize)> {
        let heads = self.heads.iter().cloned();
        let heads = heads.flat_map(|(page, run)| run.map(move |word| (page, word)));
        self.rows.iter().flat_map(Row::words).chain(heads).collect()
    }

    /// The values of the rows, in the shape of the schema.
    pub(super) fn found(&self, scene: &Scene<'_>, columns: &Columns<'_>) -> Vec<Found> {
        self.rows
            .iter()
            .filter_map(|row| object(scene, columns, row, &self.sure))
            .collect()
    }
}

fn object(scene: &Scene<'_>, columns: &Columns<'_>, row: &Row, sure: &[f64]) -> Option<Found> {
    let mut answers = BTreeMap::new();
    let mut lists = BTreeMap::new();
    for (index, (slot, path)) in columns.slots.iter().zip(&columns.paths).enumerate() {
        let sure = 0.95 * sure.get(index).copied().unwrap_or(0.7).clamp(0.3, 1.0);
        if let Some(places) = row.lists.get(&index) {
            let places = places.iter().map(|place| (place.page, place.runs.clone()));
            let items = split::values(scene, slot, places.collect(), sure, false);
            lists.insert(path.clone(), Found::List(items));
            continue;
        }
        if let Some((value, place)) = row.given.get(&index) {
            let candidate = Candidate {
                slot: index,
                value: value.clone(),
                evidence: Evidence {
                    page: place.page,
                    runs: place.runs.clone(),
                },
                label: None,
                score: sure,
            };
            answers.insert(path.clone(), candidate);
            continue;
        }
        let Some(place) = row.cells.get(&index) else {
            continue;
        };
        if index >= columns.first_list {
            let items = split::entries(scene, slot, place, sure);
            if !items.is_empty() {
                lists.insert(path.clone(), Found::List(items));
            }
        } else if let Some((value, evidence, fit)) = read(scene, slot, place) {
            let value = columns.trimmed(index, value);
            let candidate = Candidate {
                slot: index,
                value,
                evidence,
                label: None,
                score: sure * fit,
            };
            answers.insert(path.clone(), candidate);
        }
    }
    let any = !answers.is_empty() || !lists.is_empty();
    any.then(|| super::super::build(columns.fields, &mut Vec::new(), &mut answers, &mut lists))
}

/// The value of a cell, the words that say it, and how well they suit the field.
pub(super) fn read(
    scene: &Scene<'_>,
    slot: &Slot,
    place: &Place,
) -> Option<(serde_json::Value, Evidence, f64)> {
    let texts = place.texts(scene);
    // What stands in a cell is the value, whole and as printed; prose says more than its value.
    let special = matches!(
        slot.role,
        Role::Date | Role::Phone | Role::Website | Role::Currency | Role::Email
    );
    let as_printed = slot.kind == Kind::Text && !special && slot.choices.is_empty();
    let whole = Slot {
        role: Role::Plain,
        ..slot.clone()
    };
    let slot = if as_printed { &whole } else { slot };
    let reading = values::read(slot, &texts, scene.habits).map(|mut reading| {
        let printed = texts.join(" ");
        // The full stop of an abbreviation or sentence is its own; that of a single word is none of it.
        let stopped = texts.len() > 1 || printed.chars().count() <= SHORT;
        // "inkl. Montage": a full stop inside a cell seldom ends what it says.
        if as_printed
            && reading.end < texts.len()
            && let Some(inner) = texts.get(reading.start..)
        {
            let text = inner.join(" ");
            let text = text.trim_end_matches([',', ';', '·', '•', ' ']);
            reading.value = text.into();
            reading.end = texts.len();
        }
        if as_printed
            && stopped
            && reading
                .value
                .as_str()
                .is_some_and(|text| printed == format!("{text}."))
        {
            reading.value = printed.into();
        }
        reading
    });
    let reading = reading.or_else(|| {
        // Under the heading of a date or phone number stands one, even if written in an unknown way.
        let plain = Slot {
            role: Role::Plain,
            ..slot.clone()
        };
        (slot.kind == Kind::Text && special && slot.choices.is_empty())
            .then(|| values::read(&plain, &texts, scene.habits))
            .flatten()
            .map(|reading| values::Reading {
                fit: 0.7 * reading.fit,
                ..reading
            })
    })?;
    let words: Vec<usize> = place.runs.iter().cloned().flatten().collect();
    let used = words.get(reading.start..reading.end)?;
    let runs = place
        .runs
        .iter()
        .filter_map(|run| {
            let start = used.iter().find(|word| run.contains(word))?;
            let end = used.iter().rev().find(|word| run.contains(word))?;
            Some(*start..end + 1)
        })
        .collect();
    let evidence = Evidence {
        page: place.page,
        runs,
    };
    Some((reading.value, evidence, reading.fit))
}

/// How well words suit a slot: 0 to 1.
pub(super) fn fit(scene: &Scene<'_>, slot: &Slot, place: &Place) -> f64 {
    let texts = place.texts(scene);
    values::read(slot, &texts, scene.habits).map_or(0.0, |reading| reading.fit)
}

/// The share of the cells of a slot that can be read as what it wants; none when there are no cells.
pub(super) fn fit_of_column(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    slot: usize,
    rows: &[Row],
) -> Option<f64> {
    const SAMPLE: usize = 24;
    let content = columns.slots.get(slot)?;
    let typed = columns.is_typed(slot);
    let cells: Vec<&Place> = rows
        .iter()
        .filter_map(|row| row.cells.get(&slot))
        .filter(|place| !says_nothing(&place.text(scene)))
        .take(SAMPLE)
        .collect();
    if cells.is_empty() {
        return None;
    }
    let sum: f64 = cells
        .iter()
        .map(|place| {
            if slot >= columns.first_list {
                return 1.0;
            }
            let fit = fit(scene, content, place);
            // Dates and phone numbers may be written in ways that are not known.
            let unknown = content.kind == Kind::Text && content.choices.is_empty();
            if typed {
                match fit > 0.6 {
                    true => 1.0,
                    false if unknown => 0.6,
                    false => 0.0,
                }
            } else {
                let letters = place.text(scene).contains(char::is_alphabetic);
                let number = content.role == Role::Number || letters;
                if fit == 0.0 {
                    0.0
                } else if number {
                    1.0
                } else {
                    0.85
                }
            }
        })
        .sum();
    Some(sum / cells.len() as f64)
}

pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    text.chars().all(|c| !c.is_alphanumeric())
        || matches!(text.to_lowercase().as_str(), "n/a" | "na" | "nil")
}

/// Takes out rows that sum up others, or that the description leaves out.
pub(super) fn without_totals(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    rows: &mut Vec<Row>,
) {
    without_more_totals(scene, columns, about, rows, &mut Checked::default());
}

/// Rows that have been checked, so that a table over many pages is not checked anew on each.
#[derive(Default)]
pub(super) struct Checked {
    rows: usize,
    /// Cells of the usual row when they were.
    usual: usize,
}

/// As [`without_totals`] of rows of which the first have been through it and are as it left them.
pub(super) fn without_more_totals(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    rows: &mut Vec<Row>,
    checked: &mut Checked,
) {
    let mut filled: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    let middle = filled.len() / 2;
    let usual = if filled.is_empty() {
        0
    } else {
        *filled.select_nth_unstable(middle).1
    };
    // A row that was not sparse beside fuller rows is not sparse beside emptier ones.
    let known = if usual <= checked.usual {
        checked.rows
    } else {
        0
    };
    checked.usual = usual;
    let mut at = 0;
    rows.retain(|row| {
        at += 1;
        if at <= known {
            return true;
        }
        let is_sparse = row.cells.len() < usual || row.cells.len() * 2 <= columns.slots.len();
        let first = row.first.as_ref().map(|place| place.text(scene));
        let first = first.unwrap_or_default();
        let mut texts: Vec<String> = row.cells.values().map(|place| place.text(scene)).collect();
        texts.push(first.clone());
        !about.leaves_out(&first, &texts, is_sparse)
    });
    checked.rows = rows.len();
}
