//! Columns of ranges for two fields: `12.0 - 16.0` is a lower and an upper limit.

use super::columns::Columns;
use super::offer::{Place, Row};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Slot;
use crate::engine::rules::values;

/// The fields for the two ends of a range, in columns of which only one has a heading, or none.
pub(super) fn ends(columns: &Columns<'_>, named: &[usize]) -> Option<(usize, usize)> {
    let find = |end: &str| {
        let mut slots = columns.slots.iter().enumerate().take(columns.first_list);
        slots
            .find(|(_, slot)| is_end(slot, end))
            .map(|(index, _)| index)
    };
    let (low, high) = (find("minimum")?, find("maximum")?);
    (!(named.contains(&low) && named.contains(&high))).then_some((low, high))
}

fn is_end(slot: &Slot, end: &str) -> bool {
    values::is_number(slot.kind) && slot.own_name.has(end)
}

/// Whether a text is two numbers with a sign between.
pub(super) fn is_range(text: &str) -> bool {
    parts(text).is_some()
}

/// The words of both numbers, counted from the first.
fn parts(text: &str) -> Option<(usize, usize)> {
    let words: Vec<&str> = text.split(' ').collect();
    let has_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let sign = words.iter().position(|word| {
        matches!(
            *word,
            "-" | "–" | "—" | "to" | "bis" | "tot" | "à" | "a" | "do"
        )
    })?;
    let fits = sign > 0
        && words.len() > sign + 1
        && has_digit(words.first()?)
        && has_digit(words.get(sign + 1)?);
    fits.then_some((sign, sign + 1))
}

/// Gives both fields their part of the cells that are ranges.
pub(super) fn split(scene: &Scene<'_>, columns: &Columns<'_>, rows: &mut [Row]) {
    let Some((low, high)) = ends(columns, &[]) else {
        return;
    };
    for row in rows {
        let ends = (row.cells.get(&low), row.cells.get(&high));
        let ((Some(cell), None) | (None, Some(cell))) = ends else {
            continue;
        };
        let [run] = cell.runs.as_slice() else {
            continue;
        };
        let Some((end, start)) = parts(&cell.text(scene)) else {
            continue;
        };
        let place = |words| Place {
            page: cell.page,
            runs: vec![words],
        };
        let (first, second) = (
            place(run.start..run.start + end),
            place(run.start + start..run.end),
        );
        row.cells.insert(low, first);
        row.cells.insert(high, second);
    }
}
