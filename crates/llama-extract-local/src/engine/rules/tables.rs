//! Lists of objects out of tables with a header row, and lists of single values.

mod cells;
mod header;

use std::ops::Range;

use super::candidates::{self, Scene};
use super::plan::{self, Slot};
use super::spans;
use super::terms::Terms;
use super::values;
use crate::engine::{Evidence, Found};
use crate::parse::{Line, Page};
use crate::schema::{Field, Kind, Leaf, Node};
use cells::Cell;
use header::Header;

/// Rows are not further apart than this, in line heights, counted from the row above.
const LOOSE: f64 = 3.0;
/// A second line of a cell is not further below the first than this, in line heights.
const WRAPPED: f64 = 0.45;
/// What a table cell is sure of when its header and its type fit.
const CONFIDENCE: f64 = 0.95;

/// The rows of the table whose header names the fields best; its words are taken.
pub(super) fn find(scene: &mut Scene<'_>, field: &Field, columns: &[Field]) -> Found {
    let slots: Vec<Option<Slot>> = columns
        .iter()
        .map(|column| match &column.node {
            Node::Leaf(leaf) => Some(Slot::new(column, leaf, &[])),
            _ => None,
        })
        .collect();
    let about = plan::phrases(field);
    let headers = header::find(scene, &slots, &about);
    let mut rows = Vec::new();
    for header in &headers {
        let Some(page) = scene.document.pages.get(header.page) else {
            continue;
        };
        let found = rows_under(scene, page, header, &slots);
        take(scene, header.page, header.words.iter().cloned());
        for row in found {
            let words: Vec<_> = row.iter().flat_map(|cell| cell.lines.clone()).collect();
            take(scene, header.page, words.into_iter());
            rows.push(object(scene, header.page, columns, &slots, &row));
        }
    }
    Found::List(rows.into_iter().flatten().collect())
}

fn take(scene: &mut Scene<'_>, page: usize, runs: impl Iterator<Item = Range<usize>>) {
    scene.taken.extend(runs.flatten().map(|word| (page, word)));
}

/// A row that is being put together.
struct Row {
    cells: Vec<Cell>,
    bottom: f64,
}

fn rows_under(
    scene: &Scene<'_>,
    page: &Page,
    header: &Header,
    slots: &[Option<Slot>],
) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Row> = Vec::new();
    // Lines of text cells above the first line of their row.
    let mut waiting: Vec<(Vec<Cell>, f64)> = Vec::new();
    let mut bottom = header.bottom;
    for line in page.lines.iter().skip(header.last_line + 1) {
        let height = line.rect.height();
        if line.rect.y0 - bottom > LOOSE * height || ends_table(scene, page, line, slots) {
            break;
        }
        let cells = cells::of_line(page, line, header);
        bottom = line.rect.y1;
        if cells.iter().all(|cell| cell.column.is_none()) {
            continue;
        }
        if starts_row(scene, page, &cells, slots, header) {
            let mut row = Row { cells, bottom };
            for (above, _) in waiting.drain(..).rev() {
                cells::prepend(&mut row.cells, above);
            }
            rows.push(row);
            continue;
        }
        match rows.last_mut() {
            Some(row) if line.rect.y0 - row.bottom <= WRAPPED * height => {
                cells::append(&mut row.cells, cells);
                row.bottom = bottom;
            }
            _ => waiting.push((cells, bottom)),
        }
    }
    rows.into_iter().map(|row| row.cells).collect()
}

/// Sums stand below the last row under the same columns: a label of a field outside, or a total.
fn ends_table(scene: &Scene<'_>, page: &Page, line: &Line, slots: &[Option<Slot>]) -> bool {
    let Some(first) = line.segments.first() else {
        return false;
    };
    let text = page.text(first.words.clone());
    let words: Vec<&str> = text.split(' ').collect();
    (1..=words.len().min(4)).any(|count| {
        let Some(head) = words.get(..count) else {
            return false;
        };
        let terms = Terms::of(&head.join(" "));
        let whole = count == words.len() || head.last().is_some_and(|word| word.ends_with(':'));
        let of_column = slots
            .iter()
            .flatten()
            .map(|slot| slot.label_similarity(&terms))
            .fold(0.0, f64::max);
        let of_field = scene
            .slots
            .iter()
            .map(|slot| slot.label_similarity(&terms))
            .fold(0.0, f64::max);
        (terms.has_any(&["total", "subtotal"]) && count <= 2 && line.segments.len() <= 3)
            || (whole && of_field > 0.9 && of_field > of_column)
    })
}

/// Whether a line begins a row: it has a value that is typed, or most of the columns.
fn starts_row(
    scene: &Scene<'_>,
    page: &Page,
    cells: &[Cell],
    slots: &[Option<Slot>],
    header: &Header,
) -> bool {
    let slot_of = |cell: &Cell| slots.get(header.columns.get(cell.column?)?.slot?)?.as_ref();
    let typed = |slot: &Slot| slot.kind != Kind::Text || slot.role == plan::Role::Date;
    let has_typed_columns = header
        .columns
        .iter()
        .filter_map(|column| slots.get(column.slot?)?.as_ref())
        .any(typed);
    let reads = |cell: &Cell| {
        let Some(slot) = slot_of(cell).filter(|slot| typed(slot)) else {
            return false;
        };
        let texts: Vec<&str> = cell
            .lines
            .iter()
            .flat_map(|run| spans::texts(page, run.clone()))
            .collect();
        values::read(slot, &texts, scene.habits).is_some_and(|reading| reading.fit > 0.7)
    };
    let filled = cells.iter().filter(|cell| cell.column.is_some()).count();
    if has_typed_columns {
        cells.iter().any(reads) || filled * 2 > header.columns.len() && filled > 1
    } else {
        filled > 1 || header.columns.len() == 1
    }
}

fn object(
    scene: &Scene<'_>,
    page_index: usize,
    columns: &[Field],
    slots: &[Option<Slot>],
    row: &[Cell],
) -> Option<Found> {
    let page = scene.document.pages.get(page_index)?;
    let mut any = false;
    let mut fields = Vec::with_capacity(columns.len());
    for (index, column) in columns.iter().enumerate() {
        let cell = row.iter().find(|cell| cell.slot == Some(index));
        let slot = slots.get(index).and_then(Option::as_ref);
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
    let alone = Scene {
        document: scene.document,
        slots: std::slice::from_ref(&text),
        habits: scene.habits,
        taken: scene.taken.clone(),
    };
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
