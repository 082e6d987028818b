//! Words of a table line to the columns that they stand under.

use std::ops::Range;

use super::header::Header;
use crate::parse::{Line, Page, Rect};

/// A gap this wide, in font sizes, parts cells.
const CELL_GAP: f64 = 0.55;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// Into the columns of the header.
    pub(super) column: Option<usize>,
    /// The field of the column.
    pub(super) slot: Option<usize>,
    pub(super) lines: Vec<Range<usize>>,
}

/// The cells of a line, from left to right.
pub(super) fn of_line(page: &Page, line: &Line, header: &Header) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for run in runs(page, line) {
        let rect = rect_of(page, &run);
        let Some(column) = column_of(&rect, header) else {
            continue;
        };
        match cells.last_mut() {
            Some(cell) if cell.column == Some(column) => {
                if let Some(last) = cell.lines.last_mut() {
                    last.end = run.end;
                }
            }
            _ => cells.push(Cell {
                column: Some(column),
                slot: header.columns.get(column).and_then(|column| column.slot),
                lines: vec![run],
            }),
        }
    }
    cells
}

fn runs(page: &Page, line: &Line) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for segment in &line.segments {
        let start = runs.len();
        for index in segment.words.clone() {
            let gap = index.checked_sub(1).and_then(|before| {
                let (a, b) = (page.words.get(before)?, page.words.get(index)?);
                Some((b.rect.x0 - a.rect.x1) / a.size.max(b.size).max(1.0))
            });
            match runs.get_mut(start..).and_then(<[_]>::last_mut) {
                Some(run) if gap.is_some_and(|gap| gap <= CELL_GAP) => run.end = index + 1,
                _ => runs.push(index..index + 1),
            }
        }
    }
    runs
}

/// The column with which a run shares most width; else the one whose edge is nearest, when no other
/// column lies between.
fn column_of(rect: &Rect, header: &Header) -> Option<usize> {
    let shared = |column: &Rect| column.overlap_x(rect) / rect.width().min(column.width()).max(1.0);
    let distance = |column: &Rect| {
        let edges = (column.x0 - rect.x0).abs().min((column.x1 - rect.x1).abs());
        let middles = ((column.x0 + column.x1) - (rect.x0 + rect.x1)).abs() / 2.0;
        edges.min(middles)
    };
    let columns = header.columns.iter().enumerate();
    // Aligned with an edge beats lying over more of a neighbour's heading.
    columns
        .map(|(index, column)| {
            let shared = shared(&column.rect);
            let cost = distance(&column.rect) - 20.0 * shared.clamp(-1.0, 1.0);
            (cost, index)
        })
        .min_by(|(a, _), (b, _)| a.total_cmp(b))
        .filter(|(cost, _)| *cost < 80.0)
        .map(|(_, index)| index)
}

/// Adds the lines of cells below to the cells of a row.
pub(super) fn append(row: &mut Vec<Cell>, below: Vec<Cell>) {
    for cell in below {
        match row.iter_mut().find(|other| other.column == cell.column) {
            Some(other) => other.lines.extend(cell.lines),
            None => row.push(cell),
        }
    }
}

/// Adds the lines of cells above.
pub(super) fn prepend(row: &mut Vec<Cell>, above: Vec<Cell>) {
    for mut cell in above {
        match row.iter_mut().find(|other| other.column == cell.column) {
            Some(other) => {
                cell.lines.append(&mut other.lines);
                other.lines = cell.lines;
            }
            None => row.push(cell),
        }
    }
}

fn rect_of(page: &Page, words: &Range<usize>) -> Rect {
    let words = page.words.get(words.clone()).unwrap_or_default();
    words
        .iter()
        .map(|word| word.rect)
        .reduce(|a, b| a.union(&b))
        .unwrap_or_default()
}
