//! Tables: columns with wrapped cells, a header that may be filled, and lines between rows or around cells.

use crate::sheet::{Align, BLACK, Colour, GREY, Pen, Sheet, leading};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Lines {
    Rows,
    Cells,
}

/// A header, its left and right edges and how its cells stand.
pub(crate) type Column = (&'static str, f32, f32, Align);

#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    pub(crate) columns: &'a [Column],
    pub(crate) head: Pen,
    pub(crate) head_fill: Option<Colour>,
    pub(crate) body: Pen,
    pub(crate) lines: Lines,
    /// Space above and below the text of a row.
    pub(crate) padding: f32,
}

impl Table<'_> {
    /// The header from `top` down; the answer is where it ends.
    pub(crate) fn header(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let titles: Vec<&str> = self.columns.iter().map(|column| column.0).collect();
        let height = self.height(self.head, &titles);
        if let Some(colour) = self.head_fill {
            let (left, right) = self.edges();
            sheet.fill([left, top, right, top + height], colour);
        }
        self.draw(sheet, top, self.head, &titles)
    }

    /// Rows from `top` down, one a line of the text, cells parted by a bar; two slashes break a line within a cell.
    pub(crate) fn rows(&self, sheet: &mut Sheet, top: f32, rows: &str) -> f32 {
        let mut y = top;
        for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
            y = self.row(sheet, y, self.body, row);
        }
        y
    }

    /// One row in a pen of its own.
    pub(crate) fn row(&self, sheet: &mut Sheet, top: f32, pen: Pen, row: &str) -> f32 {
        let cells: Vec<String> = row
            .split('|')
            .map(|cell| cell.trim().replace("//", "\n"))
            .collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        self.draw(sheet, top, pen, &cells)
    }

    fn height(&self, pen: Pen, cells: &[&str]) -> f32 {
        let most = cells.iter().zip(self.columns).map(|(cell, column)| {
            let width = column.2 - column.1 - 6.0;
            pen.wrap(cell, width).len()
        });
        most.max().unwrap_or(1) as f32 * leading(pen) + 2.0 * self.padding
    }

    fn edges(&self) -> (f32, f32) {
        let first = self.columns.first().map_or(0.0, |column| column.1);
        (first, self.columns.last().map_or(0.0, |column| column.2))
    }

    fn draw(&self, sheet: &mut Sheet, top: f32, pen: Pen, cells: &[&str]) -> f32 {
        let bottom = top + self.height(pen, cells);
        for (cell, &(_, x0, x1, align)) in cells.iter().zip(self.columns) {
            let mut y = top + self.padding + pen.size;
            for line in pen.wrap(cell, x1 - x0 - 6.0) {
                match align {
                    Align::Left => sheet.text(x0 + 3.0, y, pen, &line),
                    Align::Right => sheet.right(x1 - 3.0, y, pen, &line),
                    Align::Centre => sheet.centre((x0 + x1) / 2.0, y, pen, &line),
                }
                y += leading(pen);
            }
            if self.lines == Lines::Cells {
                sheet.frame([x0, top, x1, bottom], 0.5, BLACK);
            }
        }
        if self.lines == Lines::Rows {
            let (left, right) = self.edges();
            sheet.rule(left, right, bottom, 0.4, GREY);
        }
        bottom
    }
}
