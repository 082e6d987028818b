//! The rows under a header: which lines begin one, which go on with it, which end the table.

use super::Columns;
use super::cells::{self, Cell};
use super::header::Header;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::{self, Slot};
use crate::engine::rules::spans;
use crate::engine::rules::terms::Terms;
use crate::engine::rules::values;
use crate::parse::{Line, Page};
use crate::schema::Kind;

/// Rows are not further apart than this, in line heights, counted from the row above.
const LOOSE: f64 = 3.0;
/// A second line of a cell is not further below the first than this, in line heights.
const WRAPPED: f64 = 0.4;
/// Lines that a page may have above the rows that go on from the page before, and below those that do.
const MARGIN_LINES: usize = 4;

/// The rows of a table that are on one page.
#[derive(Default)]
pub(super) struct Part {
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether the page ended before the table did.
    pub(super) goes_on: bool,
}

/// The rows under a header.
pub(super) fn under(scene: &Scene<'_>, header: &Header, wanted: &Columns) -> Part {
    let page = scene.document.pages.get(header.page);
    page.map_or_else(Part::default, |page| {
        from_line(
            scene,
            page,
            header,
            wanted,
            header.last_line + 1,
            header.bottom,
        )
    })
}

/// The rows of a table that goes on without a header of its own.
pub(super) fn on_next_page(
    scene: &Scene<'_>,
    at: usize,
    header: &Header,
    wanted: &Columns,
) -> Part {
    let Some(page) = scene.document.pages.get(at) else {
        return Part::default();
    };
    let is_row = |line: &Line| {
        let cells = cells::of_line(page, line, header);
        cells.len() > 1
            && cells.len() * 2 >= header.columns.len()
            && starts_row(scene, page, &cells, wanted, header)
    };
    let first = page.lines.iter().take(MARGIN_LINES + 1).position(is_row);
    let top = first
        .and_then(|first| page.lines.get(first))
        .map(|line| line.rect.y0);
    match (first, top) {
        (Some(first), Some(top)) => from_line(scene, page, header, wanted, first, top),
        _ => Part::default(),
    }
}

/// A row that is being put together.
struct Row {
    cells: Vec<Cell>,
    bottom: f64,
}

fn from_line(
    scene: &Scene<'_>,
    page: &Page,
    header: &Header,
    wanted: &Columns,
    first: usize,
    top: f64,
) -> Part {
    let mut rows: Vec<Row> = Vec::new();
    // Lines of text cells above the first line of their row.
    let mut waiting: Vec<Row> = Vec::new();
    let mut bottom = top;
    let mut goes_on = true;
    for (index, line) in page.lines.iter().enumerate().skip(first) {
        let height = line.rect.height();
        if ends_table(scene, page, line, wanted) {
            goes_on = false;
            break;
        }
        if line.rect.y0 - bottom > LOOSE * height {
            goes_on = page.lines.len() - index <= MARGIN_LINES;
            break;
        }
        let cells = cells::of_line(page, line, header);
        bottom = line.rect.y1;
        if cells.is_empty() {
            continue;
        }
        if starts_row(scene, page, &cells, wanted, header) {
            let mut row = Row { cells, bottom };
            let mut top = line.rect.y0;
            for above in waiting.drain(..).rev() {
                if top - above.bottom > WRAPPED * height {
                    break;
                }
                top = above.bottom - height;
                cells::prepend(&mut row.cells, above.cells);
            }
            rows.push(row);
            continue;
        }
        match rows.last_mut() {
            Some(row) if line.rect.y0 - row.bottom <= WRAPPED * height => {
                cells::append(&mut row.cells, cells);
                row.bottom = bottom;
            }
            _ => waiting.push(Row { cells, bottom }),
        }
    }
    Part {
        goes_on: goes_on && !rows.is_empty(),
        rows: rows.into_iter().map(|row| row.cells).collect(),
    }
}

/// Sums stand below the last row under the same columns: a label of a field outside, or a total.
fn ends_table(scene: &Scene<'_>, page: &Page, line: &Line, wanted: &Columns) -> bool {
    let Some(first) = line.segments.first() else {
        return false;
    };
    let text = page.text(first.words.clone());
    let words: Vec<&str> = text.split(' ').collect();
    (1..=words.len().min(4)).any(|count| {
        let Some(head) = words.get(..count) else {
            return false;
        };
        let terms = Terms::of(&head.join(" "));
        let whole = count == words.len() || head.last().is_some_and(|word| word.ends_with(':'));
        let of_column = wanted.labels.best(&terms);
        let of_field = scene.labels.best(&terms);
        (terms.has_any(&["total", "subtotal"]) && count <= 2 && line.segments.len() <= 3)
            || (whole && of_field > 0.9 && of_field > of_column)
    })
}

/// Whether a line begins a row: it has a value that is typed, or most of the columns.
fn starts_row(
    scene: &Scene<'_>,
    page: &Page,
    cells: &[Cell],
    wanted: &Columns,
    header: &Header,
) -> bool {
    let slot_of = |cell: &Cell| wanted.slots.get(header.columns.get(cell.column?)?.slot?);
    let typed = |slot: &Slot| slot.kind != Kind::Text || slot.role == plan::Role::Date;
    let has_typed_columns = header
        .columns
        .iter()
        .filter_map(|column| wanted.slots.get(column.slot?))
        .any(typed);
    let reads = |cell: &Cell| {
        let Some(slot) = slot_of(cell).filter(|slot| typed(slot)) else {
            return false;
        };
        let texts: Vec<&str> = cell
            .lines
            .iter()
            .flat_map(|run| spans::texts(page, run.clone()))
            .collect();
        values::read(slot, &texts, scene.habits).is_some_and(|reading| reading.fit > 0.7)
    };
    let filled = cells.iter().filter(|cell| cell.column.is_some()).count();
    if has_typed_columns {
        cells.iter().any(reads) || filled * 2 > header.columns.len() && filled > 1
    } else {
        filled > 1 || header.columns.len() == 1
    }
}
