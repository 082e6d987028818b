//! Lists of objects out of tables with a header row, and lists of single values.

mod cells;
mod header;
mod rows;

use std::ops::Range;

use super::candidates::{self, Scene};
use super::labels::Labels;
use super::plan::{self, Slot};
use super::spans;
use super::values;
use crate::engine::{Evidence, Found};
use crate::parse::Page;
use crate::schema::{Field, Kind, Leaf, Node};
use cells::Cell;

/// What a table cell is sure of when its header and its type fit.
const CONFIDENCE: f64 = 0.95;

/// The fields of a row; a field that is no single value has no column.
struct Columns {
    slots: Vec<Option<Slot>>,
    /// What the headings of the columns are.
    labels: Labels,
}

impl Columns {
    fn new(fields: &[Field]) -> Self {
        let slots: Vec<Option<Slot>> = fields
            .iter()
            .map(|field| match &field.node {
                Node::Leaf(leaf) => Some(Slot::new(field, leaf, &[])),
                _ => None,
            })
            .collect();
        let phrases = |slot: &Option<Slot>| {
            let slot = slot.as_ref();
            slot.map(|slot| slot.phrases.clone()).unwrap_or_default()
        };
        let labels = Labels::new(slots.iter().map(phrases));
        Self { slots, labels }
    }
}

/// The rows of the table whose header names the fields best; its words are taken.
pub(super) fn find(scene: &mut Scene<'_>, field: &Field, columns: &[Field]) -> Found {
    let wanted = Columns::new(columns);
    let about = plan::phrases(field);
    let headers = header::find(scene, &wanted, &about);
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
    let mut any = false;
    let mut fields = Vec::with_capacity(columns.len());
    for (index, column) in columns.iter().enumerate() {
        let cell = row.iter().find(|cell| cell.slot == Some(index));
        let slot = wanted.slots.get(index).and_then(Option::as_ref);
        let found = match (cell, slot) {
            (Some(cell), Some(slot)) => read_cell(scene, page, page_index, slot, cell),
            _ => None,
        };
        any |= found.is_some();
        fields.push((column.name.clone(), found.unwrap_or(Found::Nothing)));
    }
    any.then_some(Found::Object(fields))
}

fn read_cell(scene: &Scene<'_>, page: &Page, at: usize, slot: &Slot, cell: &Cell) -> Option<Found> {
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
    Some(Found::Value {
        value: reading.value,
        evidence: Evidence { page: at, runs },
        confidence: CONFIDENCE * reading.fit,
    })
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
    let mut alone = Scene::new(scene.document, slots, scene.habits, scene.deadline);
    alone.taken.clone_from(&scene.taken);
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
