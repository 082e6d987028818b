//! The rows under the headings of a table whose cells are known.

use std::collections::BTreeSet;

use super::heads::Head;
use super::matrix::Matrix;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::leftover::{self, Free};
use crate::engine::rules::tables::offer::{self, Place, Row};
use crate::engine::rules::tables::{about, geometry, wrapped};
use crate::parse::model::Cell;
use crate::schema::Kind;

pub(super) fn rows_under(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    matrix: &Matrix<'_>,
    head: &Head,
) -> Vec<Row> {
    let mut named = head.named.clone();
    stub(scene, columns, matrix, head, &mut named);
    let slots: Vec<usize> = named.iter().flatten().map(|(slot, _)| *slot).collect();
    // A list that no heading names is what stands in all other columns.
    let others = named.iter().filter(|named| named.is_none()).count();
    let list = (columns.first_list..columns.slots.len())
        .find(|slot| !slots.contains(slot))
        .filter(|_| others > 1);
    let section = geometry::section_among(columns, &slots);
    let typed: Vec<(usize, usize)> = named
        .iter()
        .enumerate()
        .filter_map(|(column, named)| named.map(|(slot, _)| (column, slot)))
        .filter(|(_, slot)| columns.is_typed(*slot) && *slot < columns.first_list)
        .collect();
    let headings: Vec<String> = (head.first..head.end)
        .flat_map(|row| matrix.cells(row))
        .map(|cell| matrix.text(cell))
        .collect();
    let mut under: Option<Place> = None;
    let mut blank = 0;
    let mut found: Vec<Row> = Vec::new();
    let mut summed_up = false;
    for row in head.end..head.stop {
        let cells = matrix.cells(row);
        if cells.is_empty() {
            blank += 1;
            continue;
        }
        let texts: Vec<String> = cells.iter().map(|cell| matrix.text(cell)).collect();
        // The header again, on the next page.
        if head.end > head.first
            && texts.len() > 1
            && texts.iter().all(|text| headings.contains(text))
        {
            continue;
        }
        // One text over the whole width or in the first column stands over the rows below.
        let alone = match cells.as_slice() {
            [cell] => Some(*cell),
            _ => None,
        };
        let reads = typed.iter().any(|&(column, slot)| {
            let cell = matrix.cell(row, column);
            let slot = columns.slots.get(slot);
            cell.zip(slot)
                .is_some_and(|(cell, slot)| offer::fit(scene, slot, &matrix.place(cell)) > 0.6)
        });
        if let Some(cell) = alone
            && matrix.columns > 1
            && !reads
            && (!typed.is_empty() || cell.columns.len() > 1)
        {
            under = Some(matrix.place(cell));
            blank = 0;
            continue;
        }
        // What follows a sum is a row only if it is as full as rows are.
        let sums = texts
            .first()
            .is_some_and(|text| about::is_total(text.trim_end_matches(':'), true));
        if summed_up && !sums && cells.len() * 5 < matrix.columns * 3 {
            continue;
        }
        summed_up |= sums;
        // Behind a gap, rows that hold none of the typed values are of something else.
        if blank > 0 && !found.is_empty() && !typed.is_empty() && !reads {
            break;
        }
        blank = 0;
        let mut out = Row {
            first: cells.first().map(|cell| matrix.place(cell)),
            ..Row::default()
        };
        for (column, named) in named.iter().enumerate() {
            let Some((slot, _)) = named else { continue };
            let Some(cell) = matrix.cell(row, column) else {
                continue;
            };
            // A cell over several columns is the value of the first of them.
            let first =
                (cell.columns.start..column).all(|left| named_slot(&head.named, left).is_none());
            if !first && cell.columns.len() > 1 {
                continue;
            }
            for (other, runs) in wrapped::of_others(columns, &slots, *slot, &cell.runs) {
                let place = Place {
                    page: matrix.at,
                    runs,
                };
                out.cells.entry(other).or_insert(place);
            }
            let runs = cell.runs.clone();
            let runs = wrapped::wanted_lines(scene, columns, &slots, *slot, matrix.page, runs);
            if runs.is_empty() {
                continue;
            }
            out.cells.insert(
                *slot,
                Place {
                    page: matrix.at,
                    runs,
                },
            );
        }
        if let (Some(slot), Some(under)) = (section, &under) {
            out.cells.entry(slot).or_insert_with(|| under.clone());
        }
        if let Some(list) = list {
            let rest = cells.iter().filter(|cell| {
                cell.columns
                    .clone()
                    .all(|column| named.get(column).is_some_and(Option::is_none))
            });
            let places: Vec<Place> = rest
                .map(|cell| matrix.place(cell))
                .filter(|place| !offer::says_nothing(&place.text(scene)))
                .collect();
            if !places.is_empty() {
                out.lists.insert(list, places);
            }
        }
        if !out.cells.is_empty() {
            found.push(out);
        }
    }
    found
}

pub(super) fn named_slot(named: &[Option<(usize, f64)>], column: usize) -> Option<usize> {
    named.get(column).copied().flatten().map(|(slot, _)| slot)
}

/// Gives the columns that no field is named by to the fields that are left, when there is only one way.
pub(super) fn stub(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    matrix: &Matrix<'_>,
    head: &Head,
    named: &mut [Option<(usize, f64)>],
) {
    const SAMPLE: usize = 8;
    let used: BTreeSet<usize> = named.iter().flatten().map(|(slot, _)| *slot).collect();
    let only = columns.slots.len() == used.len() + 1;
    let unnamed = named.iter().filter(|place| place.is_none()).count();
    let section = geometry::section_among(columns, &used.iter().copied().collect::<Vec<_>>());
    let left: Vec<usize> = (0..columns.first_list)
        .filter(|slot| !used.contains(slot) && Some(*slot) != section)
        .collect();
    let rows: Vec<usize> = (head.end..head.stop)
        .filter(|row| matrix.cells(*row).len() > 1)
        .take(SAMPLE)
        .collect();
    let fits = |slot: usize, column: usize| -> bool {
        let Some(content) = columns.slots.get(slot) else {
            return false;
        };
        let cells: Vec<&Cell> = rows
            .iter()
            .filter_map(|row| matrix.cell(*row, column))
            .collect();
        let good = cells.iter().filter(|cell| {
            let text = matrix.text(cell);
            let typed = columns.is_typed(slot);
            let letters = text.contains(char::is_alphabetic);
            offer::fit(scene, content, &matrix.place(cell)) > 0.6 && (typed || letters)
        });
        !cells.is_empty() && good.count() * 10 >= cells.len() * 9
    };
    for slot in left {
        let is_text = columns
            .slots
            .get(slot)
            .is_some_and(|slot| slot.kind == Kind::Text);
        let free: Vec<usize> = (0..matrix.columns)
            .filter(|column| named.get(*column).is_some_and(Option::is_none))
            .filter(|column| {
                let silent = matrix.headings(head.first..head.end, *column).is_empty();
                // The last field goes to the last column, or to the one that names the rows, whatever its heading.
                let only = only && used.len() > 1 && (unnamed == 1 || *column == 0 && is_text);
                (silent || only) && fits(slot, *column)
            })
            .collect();
        let chosen = match free.as_slice() {
            [one] => Some(*one),
            // Of several, the first names the rows.
            [first, ..] if is_text && *first == 0 => Some(*first),
            _ => None,
        };
        if let Some(place) = chosen.and_then(|column| named.get_mut(column)) {
            *place = Some((slot, 0.65));
        }
    }
    let used: Vec<usize> = named.iter().flatten().map(|(slot, _)| *slot).collect();
    let free = (0..matrix.columns).filter(|column| named.get(*column).is_some_and(Option::is_none));
    let free = free.map(|column| {
        let headings = matrix.headings(head.first..head.end, column);
        let texts: Vec<String> = headings.iter().map(|cell| matrix.text(cell)).collect();
        let cells = rows.iter().filter_map(|row| matrix.cell(*row, column));
        Free {
            column,
            heading: texts.join(" "),
            cells: cells
                .map(|cell| matrix.place(cell))
                .filter(|place| !offer::says_nothing(&place.text(scene)))
                .collect(),
        }
    });
    for (column, slot, alike) in leftover::assign(scene, columns, &used, free.collect()) {
        if let Some(place) = named.get_mut(column) {
            *place = Some((slot, alike));
        }
    }
}
