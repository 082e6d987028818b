//! Header rows of tables whose cells are known.

use std::collections::BTreeSet;
use std::ops::Range;

use super::matrix::Matrix;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::header::merge;
use crate::parse::model::Table;

const ALIKE: f64 = 0.6;
/// Rows that a header may have.
const TALLEST: usize = 3;
/// What another row of a header must add.
const GAIN: f64 = 0.1;
/// Rows looked at for a header when the source does not tell which it is.
const SEARCHED: usize = 2_000;
/// Words that a heading has at most.
const LONGEST: usize = 14;

/// A row of headings that name some fields.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) first: usize,
    /// One past the last row of headings.
    pub(super) end: usize,
    /// By column: the field and how alike.
    pub(super) named: Vec<Option<(usize, f64)>>,
    /// Rows before this are of the table.
    pub(super) stop: usize,
}

impl Head {
    pub(super) fn score(&self) -> f64 {
        self.named.iter().flatten().map(|(_, alike)| alike).sum()
    }

    pub(super) fn count(&self) -> usize {
        self.named.iter().flatten().count()
    }
}

/// The rows of headings that a table has: one, or several when tables stand under each other in it.
pub(super) fn heads(matrix: &Matrix<'_>, table: &Table, columns: &Columns<'_>) -> Vec<Head> {
    let searched = if table.head_rows > 0 {
        table.head_rows.min(table.rows)
    } else {
        table.rows.min(SEARCHED)
    };
    let mut found: Vec<Head> = Vec::new();
    for first in 0..searched {
        if found.last().is_some_and(|last| first < last.end) {
            continue;
        }
        let tallest = if table.head_rows > 0 {
            table.head_rows - first
        } else {
            TALLEST
        };
        let mut best: Option<Head> = None;
        for height in 1..=tallest.min(TALLEST + 1) {
            let end = first + height;
            if end > table.rows || height > 1 && table.head_rows == 0 && matrix.is_data(end - 1) {
                break;
            }
            let head = head_of(matrix, first..end, columns);
            if best
                .as_ref()
                .is_none_or(|best| head.score() > best.score() + GAIN)
            {
                best = Some(head);
            }
        }
        let Some(mut head) = best.filter(|head| head.count() >= columns.least()) else {
            continue;
        };
        // A row above that names nothing is no heading of these columns.
        if table.head_rows > 0 {
            head.end = head.end.max(table.head_rows);
        }
        found.push(head);
    }
    let starts: Vec<usize> = found.iter().map(|head| head.first).collect();
    for (nth, head) in found.iter_mut().enumerate() {
        head.stop = starts.get(nth + 1).copied().unwrap_or(table.rows);
    }
    found
}

pub(super) fn head_of(matrix: &Matrix<'_>, rows: Range<usize>, columns: &Columns<'_>) -> Head {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for column in 0..matrix.columns {
        let cells = matrix.headings(rows.clone(), column);
        let texts: Vec<String> = cells.iter().map(|cell| matrix.text(cell)).collect();
        let whole = texts.join(" ");
        if whole.is_empty() || whole.split(' ').count() > LONGEST {
            continue;
        }
        let mut suits = columns.suits(&whole);
        if let [.., last] = texts.as_slice()
            && texts.len() > 1
        {
            merge(&mut suits, columns.suits(last), 0.95);
            // The years and groups above tell columns with the same heading apart.
            if suits.is_empty() {
                continue;
            }
            let above = texts.get(..texts.len() - 1).unwrap_or_default().join(" ");
            for (slot, alike) in &mut suits {
                *alike += 0.1 * columns.mentions(*slot, &above);
            }
        }
        for (slot, alike) in suits {
            if alike >= ALIKE {
                pairs.push((alike, slot, column));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut named: Vec<Option<(usize, f64)>> = vec![None; matrix.columns];
    let mut used = BTreeSet::new();
    for (alike, slot, column) in pairs {
        let cell = rows.clone().rev().find_map(|row| matrix.cell(row, column));
        let spans = |other: usize| {
            let there = rows.clone().rev().find_map(|row| matrix.cell(row, other));
            matches!((cell, there), (Some(a), Some(b)) if std::ptr::eq(a, b))
        };
        // One heading over several columns names one field.
        let taken = (0..matrix.columns).any(|other| {
            other != column && named.get(other).is_some_and(Option::is_some) && spans(other)
        });
        if let Some(place) = named.get_mut(column)
            && place.is_none()
            && !taken
            && used.insert(slot)
        {
            *place = Some((slot, alike.min(1.0)));
        }
    }
    Head {
        first: rows.start,
        end: rows.end,
        named,
        stop: matrix.rows.len(),
    }
}
