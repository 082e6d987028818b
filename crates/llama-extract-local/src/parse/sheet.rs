//! Rows and columns of typed cells, as spreadsheets and CSV files have them: which parts are tables, which rows are
//! their headings.

use std::collections::BTreeMap;
use std::ops::Range;

use super::budget::{Budget, Stop};
use super::flow::{Grid, GridCell, Inline, Node, Region, Text};

/// Rows that can be headings of one table.
const MAX_HEAD_ROWS: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A number, a date or a truth value: what headings are not.
    Typed,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) kind: Kind,
    /// How many rows and columns it covers when merged.
    pub(super) span: (usize, usize),
}

/// Cells by place, those that are there.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) cells: BTreeMap<(usize, usize), Value>,
    /// Whether it is of a format for records, whose first row mostly has their headings.
    pub(super) is_list: bool,
}

/// What a row holds, in columns that are numbered without the empty ones.
struct Filled {
    /// In the source.
    row: usize,
    cells: Vec<(usize, Value)>,
}

impl Sheet {
    /// The sheet as one grid without its empty rows and columns.
    pub(super) fn into_grid(self, budget: &mut Budget<'_>) -> Result<Grid, Stop> {
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        for &(_, column) in self.cells.keys() {
            numbers.insert(column, 0);
        }
        for (index, number) in numbers.values_mut().enumerate() {
            *number = index;
        }
        let columns = numbers.len();
        let mut rows: Vec<Filled> = Vec::new();
        for ((row, column), mut value) in self.cells {
            budget.step()?;
            let start = numbers.get(&column).copied().unwrap_or(0);
            let until = column.saturating_add(value.span.1);
            value.span.1 = numbers.range(column..until).count().max(1);
            match rows.last_mut() {
                Some(last) if last.row == row => last.cells.push((start, value)),
                _ => rows.push(Filled {
                    row,
                    cells: vec![(start, value)],
                }),
            }
        }
        let gaps: Vec<usize> = (1..rows.len())
            .filter(|&at| row_number(&rows, at) > row_number(&rows, at - 1) + 1)
            .collect();
        let regions = regions(&rows, &gaps, self.is_list);
        grid(rows, columns, gaps, regions, budget)
    }
}

fn row_number(rows: &[Filled], at: usize) -> usize {
    rows.get(at).map_or(0, |row| row.row)
}

fn grid(
    rows: Vec<Filled>,
    columns: usize,
    gaps: Vec<usize>,
    regions: Vec<Region>,
    budget: &mut Budget<'_>,
) -> Result<Grid, Stop> {
    let numbers: Vec<usize> = rows.iter().map(|row| row.row).collect();
    let count = rows.len();
    let mut cells = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        let starts: Vec<usize> = row.cells.iter().map(|(column, _)| *column).collect();
        for (index, (column, value)) in row.cells.into_iter().enumerate() {
            let until = row.row.saturating_add(value.span.0);
            let below = numbers.get(at..).unwrap_or_default();
            let height = below.partition_point(|&number| number < until).max(1);
            let next = starts.get(index + 1).copied().unwrap_or(columns);
            let end = (column + value.span.1).min(next).max(column + 1);
            let mut inline = Inline::default();
            for line in value.text.lines() {
                inline.text(line, budget)?;
                inline.end_row();
            }
            cells.push(GridCell {
                rows: at..at + height,
                columns: column..end,
                // Numbers do not run over into the next cell.
                overflow: if value.kind == Kind::Text {
                    next - end
                } else {
                    0
                },
                content: vec![Node::Text(Text::plain(inline.take()))],
            });
        }
    }
    Ok(Grid {
        rows: count,
        columns,
        cells,
        regions,
        gaps,
    })
}

/// The parts of a sheet that are tables: several rows in a row with something in the same columns.
fn regions(rows: &[Filled], gaps: &[usize], is_list: bool) -> Vec<Region> {
    let mut bands: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for &gap in gaps.iter().chain([&rows.len()]) {
        bands.push(start..gap);
        start = gap;
    }
    // Headings are often set apart from what they head by an empty row.
    let mut joined: Vec<Range<usize>> = Vec::new();
    for band in bands {
        match joined.last_mut() {
            Some(last) if heads(rows, last, &band) => last.end = band.end,
            _ => joined.push(band),
        }
    }
    joined
        .into_iter()
        .filter_map(|band| region(rows, band, is_list))
        .collect()
}

/// Whether the last row of a band is the heading of the next band.
fn heads(rows: &[Filled], above: &Range<usize>, below: &Range<usize>) -> bool {
    let Some(last) = rows.get(above.end.saturating_sub(1)) else {
        return false;
    };
    let Some(first) = rows.get(below.start) else {
        return false;
    };
    let is_head = last.cells.len() >= 3 && last.cells.iter().all(|(_, v)| v.kind == Kind::Text);
    let columns: Vec<usize> = last.cells.iter().map(|(column, _)| *column).collect();
    let typed: Vec<usize> = typed_columns(first).collect();
    is_head
        && row_number(rows, below.start) == row_number(rows, above.end - 1) + 2
        && typed.len() >= 2
        && typed.iter().all(|column| columns.contains(column))
}

fn typed_columns(row: &Filled) -> impl Iterator<Item = usize> + '_ {
    row.cells
        .iter()
        .filter(|(_, value)| value.kind == Kind::Typed)
        .map(|(column, _)| *column)
}

fn region(rows: &[Filled], band: Range<usize>, is_list: bool) -> Option<Region> {
    let (mut start, mut end) = (band.start, band.end);
    let lone = |at: usize| {
        rows.get(at)
            .is_none_or(|row| row.cells.len() < 2 && row.cells.iter().all(|(_, v)| v.span.1 < 2))
    };
    // Titles above and notes below are text and no part of the table.
    while start < end && lone(start) {
        start += 1;
    }
    while start < end && lone(end - 1) {
        end -= 1;
    }
    let inside = rows.get(start..end)?;
    let first = inside
        .iter()
        .filter_map(|row| row.cells.first())
        .map(|(column, _)| *column)
        .min()?;
    let last = inside
        .iter()
        .filter_map(|row| row.cells.last())
        .map(|(column, value)| column + value.span.1)
        .max()?;
    if inside.len() < 2 || last - first < 2 {
        return None;
    }
    Some(Region {
        rows: start..end,
        columns: first..last,
        head_rows: head_rows(inside, is_list),
    })
}

/// How many rows at the top are headings; 0 when it is not certain.
fn head_rows(rows: &[Filled], is_list: bool) -> usize {
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let is_text = |row: &Filled| row.cells.iter().all(|(_, v)| v.kind == Kind::Text);
    let head = rows.iter().take_while(|row| is_text(row)).count();
    let (top, rest) = rows.split_at(head);
    if rest.is_empty() {
        // Text only: a first row that fills all columns with different words, over at least two rows.
        let Some(first) = rows.first() else { return 0 };
        let mut texts: Vec<&str> = first.cells.iter().map(|(_, v)| v.text.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        let certain = widest >= 3 && rows.len() >= 3 && texts.len() == widest;
        return usize::from(certain);
    }
    let typed = rest.iter().filter(|row| !is_text(row)).count();
    let filled = top.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let headed: Vec<usize> = top.iter().flat_map(columns_of).collect();
    let is_certain = match rest {
        // Values below their labels: each has one.
        [only] => columns_of(only).all(|column| headed.contains(&column)),
        // Two columns are labels and values, unless what is below the first row is numbers throughout.
        _ if widest == 2 => head == 1 && typed == rest.len() && (is_list || typed > 2),
        _ => typed * 2 > rest.len(),
    };
    let is_head = (1..=MAX_HEAD_ROWS).contains(&head) && filled >= 2 && filled * 2 >= widest;
    if is_head && is_certain { head } else { 0 }
}

/// The columns that have something, merged ones included.
fn columns_of(row: &Filled) -> impl Iterator<Item = usize> + '_ {
    row.cells
        .iter()
        .flat_map(|(column, value)| *column..column + value.span.1)
}
