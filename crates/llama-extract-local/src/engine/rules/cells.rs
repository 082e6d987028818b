//! Cells of ruled forms and marked-up tables as places of labels: the value stands in the label's own cell, or there is none.

use std::ops::Range;

use super::spans::{self, Span};
use crate::parse::Page;
use crate::parse::model::{Cell, Table};

/// Where a label stands within a table.
pub(super) enum Place {
    /// In no cell, or not as a line of its own.
    Open,
    /// Above the other lines of its cell; the look tells whether it is known to be a label.
    Heads(Vec<Range<usize>>, bool),
    /// Alone in a cell whose neighbours have their values below their labels: nothing is filled in.
    Unfilled,
}

/// The cells of one page by their words.
pub(super) struct Cells<'p> {
    page: &'p Page,
    /// For each word its table and its cell there.
    of_word: Vec<Option<(usize, usize)>>,
}

/// Sizes of text that differ by less are the same.
const SAME_SIZE: f64 = 0.06;
/// Rows of more cells are those of a list, not of a form.
const MOST_CELLS: usize = 12;

impl<'p> Cells<'p> {
    pub(super) fn of(page: &'p Page) -> Self {
        let mut of_word = vec![None; page.words.len()];
        for (at, table) in page.tables.iter().enumerate() {
            for (index, cell) in table.cells.iter().enumerate() {
                for word in cell.runs.iter().flat_map(Clone::clone) {
                    if let Some(slot) = of_word.get_mut(word) {
                        *slot = Some((at, index));
                    }
                }
            }
        }
        Self { page, of_word }
    }

    /// Where a label stands that nothing follows in its segment.
    pub(super) fn place(&self, span: &Span) -> Place {
        let Some((table, cell)) = self.find(span.words.start) else {
            return Place::Open;
        };
        let line = cell.runs.iter().position(|run| {
            run.start <= span.words.start
                && (span.words.end == run.end || span.rest.start == run.end)
        });
        let Some(line) = line.filter(|&line| line == span.above.len()) else {
            return Place::Open;
        };
        let rest = cell.runs.get(line + 1..).unwrap_or_default();
        let words = span.words.clone();
        if let Some(next) = rest.first() {
            let is_label =
                span.has_colon || self.is_marked(&words, next) || self.is_of_form(table, cell);
            return Place::Heads(rest.to_vec(), is_label);
        }
        let mut row = neighbours(table, cell);
        let unfilled = row.any(|other| match other.runs.as_slice() {
            [head, value, ..] => self.is_level(head, &words) && self.is_marked(head, value),
            _ => false,
        });
        if unfilled {
            Place::Unfilled
        } else {
            Place::Open
        }
    }

    fn find(&self, word: usize) -> Option<(&'p Table, &'p Cell)> {
        let (table, cell) = (*self.of_word.get(word)?)?;
        let table = self.page.tables.get(table)?;
        Some((table, table.cells.get(cell)?))
    }

    /// Whether a line is set off from the one below it as labels are: by a number, or by its print.
    fn is_marked(&self, label: &Range<usize>, value: &Range<usize>) -> bool {
        let before = label.start.saturating_sub(1)..label.end;
        spans::is_numbered(self.page, label)
            || spans::is_numbered(self.page, &before) && self.find_same(before.start, label.start)
            || differ(self.page, label, value)
    }

    fn find_same(&self, a: usize, b: usize) -> bool {
        self.of_word.get(a) == self.of_word.get(b)
    }

    fn is_level(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let y = |words: &Range<usize>| self.page.words.get(words.start).map(|word| word.rect);
        match (y(a), y(b)) {
            (Some(a), Some(b)) => (a.middle_y() - b.middle_y()).abs() < 0.6 * a.height(),
            _ => false,
        }
    }

    /// Whether all cells of the row have their label above one value.
    fn is_of_form(&self, table: &Table, cell: &Cell) -> bool {
        let mut row = neighbours(table, cell).peekable();
        row.peek().is_some() && row.all(|other| other.runs.len() == 2)
    }
}

fn neighbours<'t>(table: &'t Table, cell: &'t Cell) -> impl Iterator<Item = &'t Cell> {
    let of_row = table.cells.iter().filter(move |other| {
        other.rows.start == cell.rows.start && other.columns.start != cell.columns.start
    });
    let is_form = table.columns <= MOST_CELLS;
    of_row.filter(move |_| is_form)
}

/// Whether words are printed in another size or weight than others.
pub(super) fn differ(page: &Page, a: &Range<usize>, b: &Range<usize>) -> bool {
    let first = |words: &Range<usize>| page.words.get(words.start);
    match (first(a), first(b)) {
        (Some(a), Some(b)) => {
            a.bold != b.bold || (a.size - b.size).abs() > SAME_SIZE * a.size.max(b.size)
        }
        _ => false,
    }
}
