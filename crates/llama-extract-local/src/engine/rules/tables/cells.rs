//! Words of a table line to the columns that they stand under.

use std::ops::Range;

use super::header::{Header, rect_of};
use crate::parse::{Line, Page, Rect, Word};

/// A gap this wide, in font sizes, parts cells.
const CELL_GAP: f64 = 0.55;
/// In points: what lying beside a heading instead of under it costs.
const OVERLAP: f64 = 20.0;
/// What two runs in one column cost.
const SHARED: f64 = 25.0;
/// Further from every heading than this is not of the table.
const FAR: f64 = 180.0;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// Into the columns of the header.
    pub(super) column: Option<usize>,
    /// A run for each line.
    pub(super) lines: Vec<Range<usize>>,
}

/// The cells of a line, from left to right.
pub(super) fn of_line(page: &Page, line: &Line, header: &Header) -> Vec<Cell> {
    let runs: Vec<Range<usize>> = runs(page, line)
        .into_iter()
        .flat_map(|run| typed_apart(page, run, header))
        .collect();
    in_columns(page, &runs, header)
}

/// The cells that runs of words make.
pub(super) fn in_columns(page: &Page, runs: &[Range<usize>], header: &Header) -> Vec<Cell> {
    let rects: Vec<Rect> = runs.iter().map(|run| rect_of(page, run)).collect();
    let mut cells: Vec<Cell> = Vec::new();
    for (run, column) in runs.iter().cloned().zip(columns_of(&rects, header)) {
        let Some(column) = column else { continue };
        match cells.last_mut() {
            Some(cell) if cell.column == Some(column) => {
                if let Some(last) = cell.lines.last_mut() {
                    last.end = run.end;
                }
            }
            _ => cells.push(Cell {
                column: Some(column),
                lines: vec![run],
            }),
        }
    }
    cells
}

/// The cheapest way to put runs into columns that keeps their order.
fn columns_of(rects: &[Rect], header: &Header) -> Vec<Option<usize>> {
    let costs = |rect: &Rect| -> Vec<f64> {
        header
            .columns
            .iter()
            .map(|column| cost(rect, &column.rect))
            .collect()
    };
    // As many cells as columns: one each, even where the text before them pushed them along.
    let far = rects
        .iter()
        .zip(&header.columns)
        .any(|(rect, column)| cost(rect, &column.rect) >= FAR);
    if rects.len() == header.columns.len() && rects.len() > 2 && !far {
        return (0..rects.len()).map(Some).collect();
    }
    // For each run and column: the least cost of all runs so far, and the column of the run before.
    let mut table: Vec<Vec<(f64, usize)>> = Vec::with_capacity(rects.len());
    for rect in rects {
        let before = table.last();
        let row = costs(rect).into_iter().enumerate().map(|(column, own)| {
            let cheapest = before.and_then(|before| {
                before
                    .iter()
                    .take(column + 1)
                    .enumerate()
                    .map(|(at, (cost, _))| (cost + if at == column { SHARED } else { 0.0 }, at))
                    .min_by(|(a, _), (b, _)| a.total_cmp(b))
            });
            cheapest.map_or((own, column), |(cost, at)| (own + cost, at))
        });
        let row = row.collect();
        table.push(row);
    }
    let mut column = table.last().and_then(|row| {
        let cheapest = row
            .iter()
            .enumerate()
            .min_by(|(_, (a, _)), (_, (b, _))| a.total_cmp(b));
        cheapest.map(|(column, _)| column)
    });
    let mut columns = Vec::with_capacity(rects.len());
    for (row, rect) in table.iter().zip(rects).rev() {
        let near = |column: &usize| {
            let column = header.columns.get(*column);
            column.is_some_and(|column| cost(rect, &column.rect) < FAR)
        };
        columns.push(column.filter(near));
        column = column
            .and_then(|column| row.get(column))
            .map(|(_, before)| *before);
    }
    columns.reverse();
    columns
}

pub(super) fn runs(page: &Page, line: &Line) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for segment in &line.segments {
        let start = runs.len();
        for index in segment.words.clone() {
            let gap = index.checked_sub(1).and_then(|before| {
                let (a, b) = (page.words.get(before)?, page.words.get(index)?);
                Some((b.rect.x0 - a.rect.x1) / a.size.max(b.size).max(1.0))
            });
            match runs.get_mut(start..).and_then(<[_]>::last_mut) {
                Some(run) if gap.is_some_and(|gap| gap <= CELL_GAP) || follows(page, index) => {
                    run.end = index + 1;
                }
                _ => runs.push(index..index + 1),
            }
        }
    }
    runs
}

/// The width of a letter where two words are of one font whose letters are all as wide.
fn pitch(a: &Word, b: &Word) -> Option<f64> {
    let of = |word: &Word| word.rect.width() / word.text.chars().count().max(1) as f64;
    let (of_a, of_b) = (of(a), of(b));
    let gap = b.rect.x0 - a.rect.x1;
    let fixed = (of_a - of_b).abs() <= 0.02 * of_a && gap > 0.0 && of_a > 0.45 * a.size;
    // Gaps are whole letters wide, too.
    let letters = (gap / of_a.max(0.1)).round();
    (fixed && letters >= 1.0 && (gap - letters * of_a).abs() <= 0.06 * of_a).then_some(of_a)
}

/// Whether a typed word follows the one before it with a single space between, however wide that is.
fn follows(page: &Page, index: usize) -> bool {
    let before = index
        .checked_sub(1)
        .and_then(|before| page.words.get(before));
    let pair = before.zip(page.words.get(index));
    pair.is_some_and(|(a, b)| pitch(a, b).is_some_and(|pitch| b.rect.x0 - a.rect.x1 < 1.5 * pitch))
}

/// Parts what is typed with a single space between columns: a text that is as long as its column is wide, or figures
/// that fill theirs.
fn typed_apart(page: &Page, run: Range<usize>, header: &Header) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = run.start;
    for index in run.start + 1..run.end {
        let (Some(a), Some(b)) = (page.words.get(index - 1), page.words.get(index)) else {
            continue;
        };
        let Some(pitch) = pitch(a, b) else { continue };
        let is_spaced = b.rect.x0 - a.rect.x1 < 1.5 * pitch && are_groups(&a.text, &b.text);
        if is_spaced {
            continue;
        }
        let near = |x: f64, other: f64| (x - other).abs() < 1.3 * pitch;
        let figures = is_figures(&b.text);
        let ends = header
            .columns
            .iter()
            .skip(1)
            .any(|column| figures && near(b.rect.x1, column.rect.x1));
        // Behind short figures, the text column begins.
        let begins = start + 1 == index
            && is_figures(&a.text)
            && header.columns.windows(2).take(1).any(|pair| {
                matches!(pair, [first, second]
                    if a.rect.x1 <= first.rect.x1.max(second.rect.x0 - 0.5 * pitch) + 0.5 * pitch
                        && (b.rect.x0 - second.rect.x0).abs() < 0.5 * pitch)
            });
        // What follows figures begins where its heading does.
        let under = is_figures(&a.text)
            && header.columns.iter().skip(1).any(|column| {
                (b.rect.x0 - column.rect.x0).abs() < 0.5 * pitch && a.rect.x1 < column.rect.x0
            });
        if ends || begins || under {
            parts.push(start..index);
            start = index;
        }
    }
    parts.push(start..run.end);
    parts
}

/// Whether two words are one number whose thousands a space parts: `1 010,00`.
fn are_groups(a: &str, b: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let head = a.trim_start_matches(['-', '+', '−']);
    (1..=3).contains(&head.len())
        && digits(head)
        && b.split_once(',').is_some_and(|(group, decimals)| {
            group.len() == 3 && digits(group) && decimals.len() == 2 && digits(decimals)
        })
}

fn is_figures(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && letters == 0
}

/// How far a run is from standing under a heading: edges or middles apart, less when they overlap.
fn cost(rect: &Rect, column: &Rect) -> f64 {
    let edges = (column.x0 - rect.x0).abs().min((column.x1 - rect.x1).abs());
    let middles = ((column.x0 + column.x1) - (rect.x0 + rect.x1)).abs() / 2.0;
    let shared = column.overlap_x(rect) / rect.width().min(column.width()).max(1.0);
    edges.min(middles) + OVERLAP * (1.0 - shared.clamp(-1.0, 1.0))
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
