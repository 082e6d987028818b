//! The cells that crossing lines enclose.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ruling::SNAP;
use crate::parse::model::Rule;

/// Cells of one table; what has more is graph paper.
const MAX_CELLS: usize = 20_000;
/// A part of the way that must be drawn for an edge to be there.
const DRAWN: f64 = 0.6;
/// Lines that go on past the last crossing line by this much, in points, bound a column that is open at its side.
const OPEN: f64 = 12.0;

/// Places of lines, and which cells between them are one.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) xs: Vec<f64>,
    pub(super) ys: Vec<f64>,
    /// Rows and columns of each cell, by row and column.
    pub(super) cells: Vec<(Range<usize>, Range<usize>)>,
}

impl Grid {
    /// None when the lines enclose fewer than two cells.
    pub(super) fn new(across: &[Rule], down: &[Rule]) -> Option<Self> {
        let mut xs = places(down);
        let mut ys = places(across);
        open_sides(&mut xs, across);
        open_sides(&mut ys, down);
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns == 0 || rows == 0 || columns.checked_mul(rows)? > MAX_CELLS {
            return None;
        }
        let right = edges(down, &xs, &ys);
        let below = edges(across, &ys, &xs);
        let cells = joined(rows, columns, &right, &below);
        (cells.len() >= 2).then_some(Self { xs, ys, cells })
    }

    /// The row and column in which a point lies.
    pub(super) fn place(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let within = |places: &[f64], at: f64| {
            let after = places.partition_point(|place| *place <= at);
            (after > 0 && after < places.len()).then(|| after - 1)
        };
        Some((within(&self.ys, y)?, within(&self.xs, x)?))
    }
}

/// Where lines of one direction are, each place once.
fn places(rules: &[Rule]) -> Vec<f64> {
    let mut at: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    at.sort_by(f64::total_cmp);
    let mut places: Vec<f64> = Vec::new();
    for at in at {
        if places.last().is_none_or(|last| at - last > SNAP) {
            places.push(at);
        }
    }
    places
}

/// A table may have no lines at its sides: those across end where the side is.
fn open_sides(places: &mut Vec<f64>, crossing: &[Rule]) {
    let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else {
        return;
    };
    let twice = |mut ends: Vec<f64>| {
        ends.sort_by(f64::total_cmp);
        ends.get(1).copied()
    };
    // One line alone may go on under or over the table.
    let from = twice(crossing.iter().map(|rule| rule.from).collect());
    let to = twice(crossing.iter().map(|rule| -rule.to).collect());
    if let Some(from) = from.filter(|from| first - from > OPEN) {
        places.insert(0, from);
    }
    if let Some(to) = to.map(|to| -to).filter(|to| to - last > OPEN) {
        places.push(to);
    }
}

/// For each place of these lines the stretches of the other direction along which a line is drawn, as
/// `edges[place][stretch]`.
fn edges(rules: &[Rule], places: &[f64], stretches: &[f64]) -> Vec<Vec<bool>> {
    let count = stretches.len().saturating_sub(1);
    let mut drawn = vec![vec![0.0_f64; count]; places.len()];
    for rule in rules {
        let place = places.partition_point(|place| *place + SNAP < rule.at);
        let Some(row) = drawn.get_mut(place) else {
            continue;
        };
        let first = stretches.partition_point(|s| *s <= rule.from).max(1) - 1;
        for (stretch, length) in row.iter_mut().enumerate().skip(first) {
            let (Some(from), Some(to)) = (stretches.get(stretch), stretches.get(stretch + 1))
            else {
                break;
            };
            if *from >= rule.to {
                break;
            }
            *length += (rule.to.min(*to) - rule.from.max(*from)).max(0.0) / (to - from);
        }
    }
    let is_edge = |length: f64| length >= DRAWN;
    drawn
        .into_iter()
        .map(|row| row.into_iter().map(is_edge).collect())
        .collect()
}

/// Joins cells with no line between them, as far as the result is a rectangle.
fn joined(
    rows: usize,
    columns: usize,
    down: &[Vec<bool>],
    across: &[Vec<bool>],
) -> Vec<(Range<usize>, Range<usize>)> {
    let is_edge = |edges: &[Vec<bool>], place: usize, stretch: usize| {
        let row = edges.get(place);
        row.and_then(|row| row.get(stretch))
            .copied()
            .unwrap_or(false)
    };
    let mut taken = vec![false; rows * columns];
    let mut cells = BTreeMap::new();
    for row in 0..rows {
        for column in 0..columns {
            if taken.get(row * columns + column).copied().unwrap_or(true) {
                continue;
            }
            let mut right = column + 1;
            while right < columns
                && !is_edge(down, right, row)
                && !taken.get(row * columns + right).copied().unwrap_or(true)
            {
                right += 1;
            }
            let mut bottom = row + 1;
            while bottom < rows
                && (column..right).all(|c| !is_edge(across, bottom, c))
                && (column + 1..right).all(|c| !is_edge(down, c, bottom))
            {
                bottom += 1;
            }
            for r in row..bottom {
                for c in column..right {
                    if let Some(slot) = taken.get_mut(r * columns + c) {
                        *slot = true;
                    }
                }
            }
            cells.insert((row, column), (row..bottom, column..right));
        }
    }
    cells.into_values().collect()
}
