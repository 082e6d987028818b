//! Rows of table bodies that have lines between columns and none between rows.

use std::ops::Range;

use crate::parse::model::{Cell, Rect, Table, Word};

/// Lines of cells whose middles differ by less, in font sizes, stand side by side.
const SAME_LINE: f64 = 0.4;
/// The space between two words, and the margins of a cell, in font sizes.
const SPACE: f64 = 0.3;
const MARGIN: f64 = 1.0;

/// Splits each ruled row below the first one that holds several rows of text. `xs` are the places of the lines down.
pub(super) fn split(table: &mut Table, xs: &[f64], words: &[Word]) {
    let mut row = table.head_rows.max(1);
    while row < table.rows {
        let parts = parts(table, row, xs, words);
        let added = parts.len().saturating_sub(1);
        if added > 0 {
            apply(table, row, &parts, words);
        }
        row += added + 1;
    }
}

/// A line of a cell.
struct TextLine {
    column: usize,
    run: Range<usize>,
    rect: Rect,
    size: f64,
    is_figure: bool,
}

/// What the lines of a column are.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// All of them figures: one a row.
    Figures,
    /// Each ends where the next word would have had room.
    Entries,
    /// Lines are broken for want of room.
    Wrapped,
}

/// The heights at which the rows of text in a ruled row begin; fewer than two when that is not certain.
fn parts(table: &Table, row: usize, xs: &[f64], words: &[Word]) -> Vec<f64> {
    let mut lines: Vec<TextLine> = Vec::new();
    let mut kinds: Vec<(usize, Kind)> = Vec::new();
    for cell in table.cells.iter().filter(|cell| cell.rows.contains(&row)) {
        if cell.rows.len() > 1 || cell.columns.len() > 1 {
            return Vec::new();
        }
        let column = cell.columns.start;
        let of_cell: Vec<TextLine> = cell
            .runs
            .iter()
            .filter_map(|run| text_line(words, run, column))
            .collect();
        if of_cell.len() > 1 {
            let width = match (xs.get(column), xs.get(column + 1)) {
                (Some(from), Some(to)) => to - from,
                _ => 0.0,
            };
            kinds.push((column, kind(&of_cell, width, words)));
        }
        lines.extend(of_cell);
    }
    // Two addresses side by side have as many lines as each other, but no figures.
    if !kinds.iter().any(|(_, kind)| *kind == Kind::Figures) {
        return Vec::new();
    }
    lines.sort_by(|a, b| a.rect.middle_y().total_cmp(&b.rect.middle_y()));
    let levels: Vec<&[TextLine]> = lines
        .chunk_by(|a, b| b.rect.middle_y() - a.rect.middle_y() <= SAME_LINE * a.size)
        .collect();
    let kind_of = |column: usize| kinds.iter().find(|(of, _)| *of == column).map(|(_, k)| *k);
    let is_start = |level: &[TextLine]| {
        let kinds = || level.iter().filter_map(|line| kind_of(line.column));
        kinds().filter(|kind| *kind != Kind::Wrapped).count() >= 2
            && kinds().any(|kind| kind == Kind::Figures)
    };
    let mut starts = Vec::new();
    // Columns with text in the first line of the present row, and with text in it at all.
    let mut first: Vec<usize> = Vec::new();
    for level in levels {
        let columns = || level.iter().map(|line| line.column);
        if is_start(level) {
            first = columns().collect();
            starts.extend(level.first().map(|line| line.rect.middle_y()));
            continue;
        }
        // Text before the first row, a second figure in a row, and a cell that does not begin at the top of its row (in
        // the middle, such as beside a taller one) are signs of another layout.
        let is_odd =
            |column: usize| !first.contains(&column) || kind_of(column) == Some(Kind::Figures);
        if columns().any(is_odd) {
            return Vec::new();
        }
    }
    starts
}

fn text_line(words: &[Word], run: &Range<usize>, column: usize) -> Option<TextLine> {
    let of = words.get(run.clone())?;
    let rects = of.iter().map(|word| word.rect);
    let chars = || of.iter().flat_map(|word| word.text.chars());
    let digits = chars().filter(char::is_ascii_digit).count();
    let letters = chars().filter(|c| c.is_alphabetic()).count();
    Some(TextLine {
        column,
        run: run.clone(),
        rect: rects.reduce(|a, b| a.union(&b))?,
        size: of.iter().map(|word| word.size).fold(0.0, f64::max),
        is_figure: digits > 0 && digits >= letters && of.len() <= 2,
    })
}

fn kind(lines: &[TextLine], width: f64, words: &[Word]) -> Kind {
    if lines.iter().all(|line| line.is_figure) {
        return Kind::Figures;
    }
    let had_room = |pair: &[TextLine]| match pair {
        [line, next] => words.get(next.run.start).is_some_and(|word| {
            let wanted = line.rect.width() + SPACE * line.size + word.rect.width();
            wanted + MARGIN * line.size <= width
        }),
        _ => true,
    };
    if lines.windows(2).all(had_room) {
        Kind::Entries
    } else {
        Kind::Wrapped
    }
}

/// Puts a row for each of the heights in the place of a row.
fn apply(table: &mut Table, row: usize, starts: &[f64], words: &[Word]) {
    let added = starts.len() - 1;
    let mut cells: Vec<Cell> = Vec::with_capacity(table.cells.len() + added * table.columns);
    for mut cell in std::mem::take(&mut table.cells) {
        if cell.rows.start > row {
            cell.rows = cell.rows.start + added..cell.rows.end + added;
            cells.push(cell);
        } else if cell.rows.start < row {
            cells.push(cell);
        } else {
            let mut parts: Vec<Vec<Range<usize>>> = vec![Vec::new(); starts.len()];
            for run in cell.runs {
                let word = words.get(run.start);
                let (middle, slack) = word.map_or((0.0, 0.0), |word| {
                    (word.rect.middle_y(), SAME_LINE * word.size)
                });
                let part = starts.partition_point(|start| *start - slack <= middle);
                if let Some(part) = parts.get_mut(part.saturating_sub(1)) {
                    part.push(run);
                }
            }
            cells.extend(parts.into_iter().enumerate().map(|(part, runs)| Cell {
                rows: row + part..row + part + 1,
                columns: cell.columns.clone(),
                runs,
            }));
        }
    }
    cells.sort_by_key(|cell| (cell.rows.start, cell.columns.start));
    table.cells = cells;
    table.rows += added;
}
