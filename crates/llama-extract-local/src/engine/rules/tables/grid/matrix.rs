//! The cells of a table by row and column.

use std::ops::Range;

use crate::engine::rules::tables::offer::Place;
use crate::parse::Page;
use crate::parse::model::{Cell, Table};

/// A table by row and column, each place with the cell that covers it.
pub(super) struct Matrix<'t> {
    pub(super) page: &'t Page,
    pub(super) at: usize,
    pub(super) columns: usize,
    pub(super) rows: Vec<Vec<Option<&'t Cell>>>,
}

impl<'t> Matrix<'t> {
    pub(super) fn new(page: &'t Page, at: usize, table: &'t Table) -> Self {
        let mut rows = vec![vec![None; table.columns]; table.rows];
        for cell in &table.cells {
            for row in cell.rows.clone() {
                for column in cell.columns.clone() {
                    if let Some(place) = rows.get_mut(row).and_then(|row| row.get_mut(column)) {
                        *place = Some(cell);
                    }
                }
            }
        }
        Self {
            page,
            at,
            columns: table.columns,
            rows,
        }
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&'t Cell> {
        let cell = self.rows.get(row)?.get(column).copied().flatten()?;
        (!cell.runs.is_empty()).then_some(cell)
    }

    pub(super) fn text(&self, cell: &Cell) -> String {
        let texts: Vec<String> = cell
            .runs
            .iter()
            .map(|run| self.page.text(run.clone()))
            .collect();
        texts.join(" ")
    }

    /// The cells of a row, each once, from left to right.
    pub(super) fn cells(&self, row: usize) -> Vec<&'t Cell> {
        let mut cells: Vec<&Cell> = Vec::new();
        for column in 0..self.columns {
            if let Some(cell) = self.cell(row, column)
                && !cells.last().is_some_and(|last| std::ptr::eq(*last, cell))
            {
                cells.push(cell);
            }
        }
        cells
    }

    pub(super) fn place(&self, cell: &Cell) -> Place {
        Place {
            page: self.at,
            runs: cell.runs.clone(),
        }
    }

    /// The headings over a column, top to bottom, each once.
    pub(super) fn headings(&self, rows: Range<usize>, column: usize) -> Vec<&'t Cell> {
        let mut cells: Vec<&Cell> = Vec::new();
        for row in rows {
            if let Some(cell) = self.cell(row, column)
                && !cells.iter().any(|other| std::ptr::eq(*other, cell))
            {
                cells.push(cell);
            }
        }
        cells
    }

    /// Whether most cells of a row hold digits.
    pub(super) fn is_data(&self, row: usize) -> bool {
        let cells = self.cells(row);
        let digits = cells.iter().filter(|cell| {
            let text = self.text(cell);
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let signs = text.chars().filter(|c| c.is_alphanumeric()).count();
            // A year is a heading as often as a value.
            let year =
                digits == 4 && signs == 4 && (text.starts_with("19") || text.starts_with("20"));
            digits * 2 >= signs && digits > 0 && !year
        });
        digits.count() * 2 > cells.len()
    }
}
