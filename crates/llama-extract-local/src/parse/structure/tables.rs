//! Tables and forms whose cells are ruled, or shaded one by one.

use hayro_interpret::kurbo::Rect as Area;

use super::grid::Grid;
use super::{rows, ruling};
use crate::parse::model::{Cell, Rect, Table, Word};
use crate::parse::pdf::drawings::Drawings;

/// A part of the page, of its width and of its height: what encloses more with few cells is a frame of the page.
const PAGE: f64 = 0.9;
/// A frame may have a box for a title and one for notes.
const FRAME_CELLS: usize = 3;
/// Words whose middles differ by less, in font sizes, stand on one line.
const SAME_LINE: f64 = 0.4;
/// Tables of one page.
const MAX_TABLES: usize = 200;

/// The tables of a page from top to bottom. Words are in the order of reading.
pub(crate) fn find(words: &[Word], drawings: &Drawings, page: Area) -> Vec<Table> {
    if words.is_empty() {
        return Vec::new();
    }
    let (across, down) = ruling::lines(drawings);
    let mut grids: Vec<Grid> = ruling::networks(&across, &down)
        .into_iter()
        .filter_map(|(across, down)| Grid::new(&across, &down))
        .filter(|grid| !is_frame(grid, page))
        .collect();
    // A table inside of another's cell has its words; the smaller one takes them first.
    grids.sort_by(|a, b| area(a).total_cmp(&area(b)));
    grids.truncate(MAX_TABLES);
    let mut taken = vec![false; words.len()];
    let mut tables: Vec<(f64, Table)> = Vec::new();
    for grid in &grids {
        if let Some(table) = filled(grid, words, &mut taken, drawings) {
            tables.push((grid.ys.first().copied().unwrap_or_default(), table));
        }
    }
    tables.sort_by(|a, b| a.0.total_cmp(&b.0));
    tables.into_iter().map(|(_, table)| table).collect()
}

fn extent(places: &[f64]) -> f64 {
    places.last().unwrap_or(&0.0) - places.first().unwrap_or(&0.0)
}

fn area(grid: &Grid) -> f64 {
    extent(&grid.xs) * extent(&grid.ys)
}

fn is_frame(grid: &Grid, page: Area) -> bool {
    grid.cells.len() <= FRAME_CELLS
        && extent(&grid.xs) > PAGE * page.width()
        && extent(&grid.ys) > PAGE * page.height()
}

/// Puts words into the cells that they stand in; none when fewer than two cells have any.
fn filled(grid: &Grid, words: &[Word], taken: &mut [bool], drawings: &Drawings) -> Option<Table> {
    let (rows, columns) = (grid.ys.len() - 1, grid.xs.len() - 1);
    // Rows of one cell are lines under rows, or shades behind them, of a table whose columns nothing parts.
    if columns < 2 {
        return None;
    }
    let mut owner = vec![usize::MAX; rows * columns];
    let mut cells: Vec<Cell> = Vec::with_capacity(grid.cells.len());
    for (index, (rows, spanned)) in grid.cells.iter().enumerate() {
        for row in rows.clone() {
            for column in spanned.clone() {
                if let Some(slot) = owner.get_mut(row * columns + column) {
                    *slot = index;
                }
            }
        }
        cells.push(Cell {
            rows: rows.clone(),
            columns: spanned.clone(),
            runs: Vec::new(),
        });
    }
    let mut held = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let x = (word.rect.x0 + word.rect.x1) / 2.0;
        let Some((row, column)) = grid.place(x, word.rect.middle_y()) else {
            continue;
        };
        let cell = owner
            .get(row * columns + column)
            .and_then(|owner| cells.get_mut(*owner));
        let (Some(cell), Some(false)) = (cell, taken.get(index)) else {
            continue;
        };
        held.push(index);
        let follows = cell.runs.last().is_some_and(|run| {
            let last = run.end.checked_sub(1).and_then(|last| words.get(last));
            run.end == index
                && last.is_some_and(|last| {
                    (last.rect.middle_y() - word.rect.middle_y()).abs() <= SAME_LINE * word.size
                        && last.rect.x0 <= word.rect.x0
                })
        });
        match cell.runs.last_mut() {
            Some(run) if follows => run.end = index + 1,
            _ => cell.runs.push(index..index + 1),
        }
    }
    if cells.iter().filter(|cell| !cell.runs.is_empty()).count() < 2 {
        return None;
    }
    for index in held {
        if let Some(slot) = taken.get_mut(index) {
            *slot = true;
        }
    }
    let mut table = Table {
        rows,
        columns,
        head_rows: 0,
        cells,
    };
    drop_empty(&mut table);
    table.head_rows = head_rows(&table, grid, words, drawings);
    rows::split(&mut table, &grid.xs, words);
    Some(table)
}

/// Leaves out rows and columns at the sides that hold nothing: margins of frames, not parts of the table.
fn drop_empty(table: &mut Table) {
    let used = |table: &Table, row: usize| {
        let mut cells = table.cells.iter().filter(|cell| !cell.runs.is_empty());
        cells.any(|cell| cell.rows.contains(&row))
    };
    while table.rows > 1 && !used(table, table.rows - 1) {
        table.rows -= 1;
        let rows = table.rows;
        table.cells.retain(|cell| cell.rows.start < rows);
        for cell in &mut table.cells {
            cell.rows.end = cell.rows.end.min(rows);
        }
    }
}

/// One when the first row is bold or shaded and the second is not: then it says what the columns are.
fn head_rows(table: &Table, grid: &Grid, words: &[Word], drawings: &Drawings) -> usize {
    let bold = |row: usize| {
        let cells = table.cells.iter().filter(|cell| cell.rows.start == row);
        let mut words = cells
            .flat_map(|cell| cell.runs.iter())
            .flat_map(|run| words.get(run.clone()).unwrap_or_default())
            .peekable();
        words.peek()?;
        Some(words.all(|word| word.bold))
    };
    let filled = table
        .cells
        .iter()
        .filter(|cell| cell.rows.start == 0 && !cell.runs.is_empty())
        .count();
    if table.rows < 2 || filled < 2 {
        return 0;
    }
    let by_weight = bold(0) == Some(true) && bold(1) == Some(false);
    let by_shade = || {
        let color = |row: usize| {
            let (top, bottom) = (grid.ys.get(row)?, grid.ys.get(row + 1)?);
            let rect = Rect {
                x0: *grid.xs.first()?,
                y0: *top,
                x1: *grid.xs.last()?,
                y1: *bottom,
            };
            Some(shade_of(&rect, drawings))
        };
        let first = color(0).flatten();
        // Where every other row is shaded, the third is like the first.
        let differs = |row: usize| row >= table.rows || color(row).flatten() != first;
        first.is_some() && differs(1) && differs(2)
    };
    usize::from(by_weight || by_shade())
}

/// The color that most of a row has, other than white; shades that reach far beyond the row are grounds of tables.
fn shade_of(row: &Rect, drawings: &Drawings) -> Option<[u8; 3]> {
    let mut width = 0.0;
    let mut color = None;
    for shade in drawings.shades.iter().filter(|shade| !shade.is_white()) {
        let is_inside = shade.rect.y0 >= row.y0 - 3.0 && shade.rect.y1 <= row.y1 + 3.0;
        let covers = shade.rect.height() > 0.5 * row.height();
        if is_inside && covers && shade.rect.overlap_x(row) > 0.0 {
            width += shade.rect.overlap_x(row);
            color = color.or(Some(shade.color));
        }
    }
    color.filter(|_| width > 0.5 * row.width())
}
