//! The order in which the parts of a page are read: columns from left to right, each from top to bottom.

use crate::parse::model::Rect;

/// Columns of bins across the page, in points.
const BIN: f64 = 3.0;
const MAX_BINS: usize = 1_000;
/// A blank across the page this high, in font sizes, parts areas that have columns of their own.
const APART: f64 = 2.0;
/// Lines with text on both sides of a gap that make it the gap between columns.
const MIN_LINES: usize = 3;
/// A column has at least one line for so many of its neighbour's.
const SPARSE: usize = 4;
/// A line of so many pieces, none of which has more words, is a row of a table: not even addresses stand four abreast.
const ROW: usize = 4;
const CELL_WORDS: usize = 4;
/// Columns in columns in columns: more is a table.
const MAX_DEPTH: usize = 8;

/// A stretch of text of one line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) words: std::ops::Range<usize>,
    pub(super) rect: Rect,
    pub(super) size: f64,
    /// Which line of the page it is of.
    pub(super) line: usize,
    /// Mostly digits: such as the cells of tables have.
    pub(super) is_figure: bool,
    /// Stands for this table of the page, and has no words of its own.
    pub(super) table: Option<usize>,
}

/// A part of the page that is one column; its pieces go down line by line.
pub(super) type Column = Vec<Piece>;

/// Parts the pieces of a page, which are in the order of its lines, into columns in the order of reading.
pub(super) fn columns(pieces: Vec<Piece>) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut area: Vec<Piece> = Vec::new();
    let mut bottom = f64::INFINITY;
    for piece in pieces {
        if piece.rect.y0 - bottom > APART * piece.size {
            part(std::mem::take(&mut area), 0, &mut columns);
            bottom = f64::NEG_INFINITY;
        }
        bottom = if bottom.is_finite() {
            bottom.max(piece.rect.y1)
        } else {
            piece.rect.y1
        };
        area.push(piece);
    }
    part(area, 0, &mut columns);
    columns
}

fn part(pieces: Vec<Piece>, depth: usize, columns: &mut Vec<Column>) {
    if pieces.is_empty() {
        return;
    }
    let gap = if depth < MAX_DEPTH {
        gap(&pieces)
    } else {
        None
    };
    let Some(gap) = gap else {
        columns.push(pieces);
        return;
    };
    let (mut above, mut left, mut right, mut below) = (vec![], vec![], vec![], vec![]);
    for piece in pieces {
        let side = if piece.line < gap.first {
            &mut above
        } else if piece.line > gap.last {
            &mut below
        } else if piece.rect.x0 < gap.x {
            &mut left
        } else {
            &mut right
        };
        side.push(piece);
    }
    for part_of in [above, left, right, below] {
        part(part_of, depth + 1, columns);
    }
}

/// A gap that no piece crosses between two lines.
#[derive(Debug, Clone, Copy)]
struct Gap {
    x: f64,
    first: usize,
    last: usize,
    score: usize,
}

/// What is known of a bin since a piece last crossed it.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    /// First line with text on both sides, and the last line at all.
    lines: Option<(usize, usize)>,
    left: usize,
    right: usize,
    both: usize,
    /// Lines with text on both sides of which one side is figures.
    figures: usize,
    /// Lines with text on both sides that look like rows of a table.
    rows: usize,
}

/// The gap with the most lines beside it, if those look like columns of text.
fn gap(pieces: &[Piece]) -> Option<Gap> {
    let x0 = pieces
        .iter()
        .map(|p| p.rect.x0)
        .fold(f64::INFINITY, f64::min);
    let x1 = pieces.iter().map(|p| p.rect.x1).fold(0.0, f64::max);
    let bins = ((x1 - x0) / BIN).ceil().clamp(0.0, MAX_BINS as f64) as usize;
    let bin = |x: f64| (((x - x0) / BIN).max(0.0) as usize).min(bins);
    let mut runs = vec![Run::default(); bins];
    let mut best: Option<Gap> = None;
    for line in pieces.chunk_by(|a, b| a.line == b.line) {
        // What stands above a row of figures may have columns, but not those of the row.
        if is_row(line) && 2 * line.iter().filter(|piece| piece.is_figure).count() >= line.len() {
            for (at, run) in runs.iter_mut().enumerate() {
                best = better(best, run, x0 + BIN * (at as f64 + 0.5));
                *run = Run::default();
            }
            continue;
        }
        let mut crossed = 0;
        for (index, piece) in line.iter().enumerate() {
            let (from, to) = (
                bin(piece.rect.x0),
                bin(piece.rect.x1).min(bins.saturating_sub(1)),
            );
            let is_first = index == 0;
            for run in runs.iter_mut().take(from).skip(crossed) {
                run.see(line, index, is_first);
            }
            let hit = runs.iter_mut().enumerate().take(to + 1);
            for (at, run) in hit.skip(from.max(crossed)) {
                best = better(best, run, x0 + BIN * (at as f64 + 0.5));
                *run = Run::default();
            }
            crossed = crossed.max(to + 1);
        }
        for run in runs.iter_mut().skip(crossed) {
            run.see(line, line.len(), false);
        }
    }
    for (at, run) in runs.iter().enumerate() {
        best = better(best, run, x0 + BIN * (at as f64 + 0.5));
    }
    best
}

impl Run {
    /// A line that leaves the bin free, with its piece at `next` to the right.
    fn see(&mut self, line: &[Piece], next: usize, is_first: bool) {
        let number = line.first().map_or(0, |piece| piece.line);
        let has_left = !is_first && next > 0;
        let has_right = next < line.len();
        self.left += usize::from(has_left);
        self.right += usize::from(has_right);
        // What stands above the first line of both is read before both.
        self.lines = match self.lines {
            Some((first, _)) => Some((first, number)),
            None => (has_left && has_right).then_some((number, number)),
        };
        if has_left && has_right {
            self.both += 1;
            let figure = |at: Option<&Piece>| at.is_some_and(|piece| piece.is_figure);
            let beside = figure(next.checked_sub(1).and_then(|at| line.get(at)));
            self.figures += usize::from(beside || figure(line.get(next)));
            self.rows += usize::from(is_row(line));
        }
    }
}

fn is_row(line: &[Piece]) -> bool {
    line.len() >= ROW && line.iter().all(|piece| piece.words.len() <= CELL_WORDS)
}

fn better(best: Option<Gap>, run: &Run, x: f64) -> Option<Gap> {
    let Some((first, last)) = run.lines else {
        return best;
    };
    let fewer = run.left.min(run.right);
    // Dates at the right of a few lines are no column.
    let is_sparse = SPARSE * fewer < run.left.max(run.right);
    // Words beside figures are rows of a table or labels with their values.
    let is_table = 3 * run.figures > run.both || 2 * run.rows > run.both;
    if fewer < MIN_LINES || is_sparse || is_table || best.is_some_and(|best| best.score >= fewer) {
        return best;
    }
    Some(Gap {
        x,
        first,
        last,
        score: fewer,
    })
}
