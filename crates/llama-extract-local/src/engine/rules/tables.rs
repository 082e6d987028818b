//! Lists of objects out of tables with a header row, and lists of single values.

mod cells;
mod header;
mod rows;

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::candidates::{self, Candidate, Scene};
use super::labels::Labels;
use super::plan::{self, Phrase, Slot};
use super::spans;
use super::values;
use crate::engine::{Evidence, Found};
use crate::parse::Page;
use crate::schema::{Field, Kind, Leaf};
use cells::Cell;

/// What a table cell is sure of when its header and its type fit.
const CONFIDENCE: f64 = 0.95;

/// The fields of a row, each a column; those of an object in the row are columns, too.
struct Columns {
    /// Where in the row each field lies, as indices.
    paths: Vec<Vec<usize>>,
    slots: Vec<Slot>,
    /// What the headings of the columns are.
    labels: Labels,
}

impl Columns {
    fn new(fields: &[Field]) -> Self {
        let (paths, slots): (Vec<_>, Vec<Slot>) = plan::leaves(fields).into_iter().unzip();
        let labels = Labels::new(slots.iter().map(|slot| slot.phrases.clone()));
        Self {
            paths,
            slots,
            labels,
        }
    }
}

/// The rows of the table whose header names the fields best; its words are taken. `about` is what the
/// caption above it may say.
pub(super) fn find(scene: &mut Scene<'_>, about: &[Phrase], columns: &[Field]) -> Found {
    let wanted = Columns::new(columns);
    let headers = header::find(scene, &wanted, about);
    let mut rows = Vec::new();
    for header in &headers {
        take(scene, header.page, header.words.iter().cloned());
        let mut part = rows::under(scene, header, &wanted);
        let mut at = header.page;
        loop {
            for row in part.rows {
                let words: Vec<_> = row.iter().flat_map(|cell| cell.lines.clone()).collect();
                take(scene, at, words.into_iter());
                rows.push(object(scene, at, columns, &wanted, &row));
            }
            at += 1;
            let has_own = headers.iter().any(|header| header.page == at);
            if !part.goes_on || has_own {
                break;
            }
            part = rows::on_next_page(scene, at, header, &wanted);
        }
    }
    Found::List(rows.into_iter().flatten().collect())
}

fn take(scene: &mut Scene<'_>, page: usize, runs: impl Iterator<Item = Range<usize>>) {
    scene.taken.extend(runs.flatten().map(|word| (page, word)));
}

fn object(
    scene: &Scene<'_>,
    page_index: usize,
    columns: &[Field],
    wanted: &Columns,
    row: &[Cell],
) -> Option<Found> {
    let page = scene.document.pages.get(page_index)?;
    let mut answers = BTreeMap::new();
    for (index, (slot, path)) in wanted.slots.iter().zip(&wanted.paths).enumerate() {
        let cell = row.iter().find(|cell| cell.slot == Some(index));
        let read = cell.and_then(|cell| read_cell(scene, page, page_index, slot, cell));
        if let Some((value, evidence, fit)) = read {
            let candidate = Candidate {
                slot: index,
                value,
                evidence,
                label: None,
                score: CONFIDENCE * fit,
            };
            answers.insert(path.clone(), candidate);
        }
    }
    let any = !answers.is_empty();
    any.then(|| super::build(columns, &mut Vec::new(), &mut answers, &mut BTreeMap::new()))
}

/// The value of a cell, the words that say it, and how well they suit the field.
fn read_cell(
    scene: &Scene<'_>,
    page: &Page,
    at: usize,
    slot: &Slot,
    cell: &Cell,
) -> Option<(Value, Evidence, f64)> {
    let words: Vec<usize> = cell.lines.iter().cloned().flatten().collect();
    let texts: Vec<&str> = cell
        .lines
        .iter()
        .flat_map(|run| spans::texts(page, run.clone()))
        .collect();
    let reading = values::read(slot, &texts, scene.habits)?;
    let used = words.get(reading.start..reading.end)?;
    let runs = cell
        .lines
        .iter()
        .filter_map(|run| {
            let start = used.iter().find(|word| run.contains(word))?;
            let end = used.iter().rev().find(|word| run.contains(word))?;
            Some(*start..end + 1)
        })
        .collect();
    Some((reading.value, Evidence { page: at, runs }, reading.fit))
}

/// A list of single values after a label: `Skills: a, b; c`.
pub(super) fn scalars(scene: &Scene<'_>, field: &Field, leaf: &Leaf) -> Found {
    let slot = Slot::new(field, leaf, &[]);
    let text = Slot {
        kind: Kind::Text,
        role: plan::Role::Plain,
        choices: Vec::new(),
        ..slot.clone()
    };
    let slots = std::slice::from_ref(&text);
    let alone = scene.with_slots(slots);
    let candidates = candidates::by_label(&alone);
    let Some(whole) = candidates::assign(candidates, 0.6).remove(&0) else {
        return Found::List(Vec::new());
    };
    let at = whole.evidence.page;
    let Some(page) = scene.document.pages.get(at) else {
        return Found::List(Vec::new());
    };
    let mut items = Vec::new();
    for run in whole.evidence.runs {
        let mut start = run.start;
        for word in run.clone() {
            let ends = word + 1 == run.end
                || page.words.get(word).is_some_and(|w| {
                    w.text.ends_with([',', ';']) || w.text == "•" || w.text == "|"
                });
            if !ends {
                continue;
            }
            let texts = spans::texts(page, start..word + 1);
            if let Some(reading) = values::read(&slot, &texts, scene.habits) {
                items.push(Found::Value {
                    value: reading.value,
                    evidence: Evidence {
                        page: at,
                        runs: std::iter::once(start + reading.start..start + reading.end).collect(),
                    },
                    confidence: whole.score * reading.fit,
                });
            }
            start = word + 1;
        }
    }
    Found::List(items)
}
