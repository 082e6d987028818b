//! The rows under a header: which lines begin one, which go on with it, which end the table.

mod further_lines;
mod headings;

use std::rc::Rc;

use super::cells::{self, Cell};
use super::columns::Columns;
use super::ends::{is_note, is_page_number, says_carried, says_continued, says_total};
use super::flows::Flows;
use super::header::Header;
use super::offer::{Place, Row};
use super::wrapped;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::spans;
use crate::engine::rules::terms::Terms;
use crate::engine::rules::values;
use crate::parse::{Line, Page, Segment};
use headings::Heading;

/// Rows are not further apart than this, in line heights, counted from the row above.
const LOOSE: f64 = 3.0;
/// A second line of a cell is not further below the first than this, in line heights.
const WRAPPED: f64 = 0.4;
/// Lines that a page may have above the rows that go on from the page before, and below those that do.
const MARGIN_LINES: usize = 5;

/// The rows of a table that are on one page.
#[derive(Default)]
pub(super) struct Part {
    pub(super) rows: Vec<Row>,
    /// Whether the page ended before the table did.
    pub(super) goes_on: bool,
    /// The heading that the last rows stand under.
    pub(super) under: Option<Rc<Heading>>,
}

/// What is looked at to tell rows from other lines.
pub(super) struct Reader<'r, 's> {
    pub(super) scene: &'r Scene<'r>,
    pub(super) columns: &'r Columns<'s>,
    pub(super) header: &'r Header,
    /// The field that the headings between the rows are for.
    pub(super) section: Option<usize>,
    /// Columns of money in and out, where one field wants both.
    pub(super) flows: Option<Flows>,
    /// The heading that the rows on the page before stand under.
    pub(super) under: Option<Rc<Heading>>,
}

/// A row that is being put together.
struct Open {
    cells: Vec<Cell>,
    bottom: f64,
    /// The heading that it stands under.
    under: Option<Rc<Heading>>,
}

impl Reader<'_, '_> {
    /// The rows under the header.
    pub(super) fn under(&self) -> Part {
        let page = self.scene.document.pages.get(self.header.page);
        page.map_or_else(Part::default, |page| {
            self.read_from(
                page,
                self.header.page,
                self.header.last_line + 1,
                self.header.bottom,
            )
        })
    }

    /// The rows of a table that goes on without a header of its own.
    pub(super) fn on_next_page(&self, at: usize) -> Part {
        let Some(page) = self.scene.document.pages.get(at) else {
            return Part::default();
        };
        let is_row = |line: &Line| {
            let cells = cells::of_line(page, line, self.header);
            cells.len() > 1
                && cells.len() * 2 >= self.header.columns.len()
                && self.starts_row(page, &cells)
        };
        let first = page.lines.iter().take(MARGIN_LINES + 1).position(is_row);
        let top = first
            .and_then(|first| page.lines.get(first))
            .map(|line| line.rect.y0);
        match (first, top) {
            (Some(first), Some(top)) => self.read_from(page, at, first, top),
            _ => Part::default(),
        }
    }

    fn read_from(&self, page: &Page, at: usize, first: usize, top: f64) -> Part {
        let mut rows: Vec<Open> = Vec::new();
        // Lines of text cells above the first line of their row.
        let mut waiting: Vec<Open> = Vec::new();
        let mut under = self.under.clone();
        let mut bottom = top;
        let mut goes_on = true;
        let mut summed_up = false;
        let mut carried = false;
        // Whether headings between the rows look like text of the first column: the first line is one.
        let mut headed = false;
        let pitch = usual_gap(page);
        for (index, line) in page.lines.iter().enumerate().skip(first) {
            let height = line.rect.height().max(1.0);
            if line.rect.y0 - bottom > LOOSE * height {
                goes_on = carried || page.lines.len() - index <= MARGIN_LINES;
                break;
            }
            let text = page.text(line.words());
            if self.is_of_header(page, line) || is_page_number(&text) || says_continued(&text) {
                bottom = line.rect.y1;
                continue;
            }
            let cells = cells::of_line(page, line, self.header);
            let sums = says_total(page, line);
            let full = cells.len() * 4 >= self.header.columns.len() * 3;
            if cells.len() <= 3 && says_carried(page, line) {
                carried = !rows.is_empty();
                bottom = line.rect.y1;
                continue;
            }
            if !rows.is_empty() && self.is_other_header(page, &cells) {
                goes_on = false;
                break;
            }
            if !sums
                && let Some(heading) = self.heading(page, at, index, &cells, bottom)
                && (heading.says_more() || summed_up || self.ends_table(page, line, &cells))
            {
                // Below a sum, or named like a field elsewhere, a heading of more rows ends nothing.
                under = Some(Rc::new(heading));
                summed_up = false;
                waiting.clear();
                bottom = line.rect.y1;
                continue;
            }
            if (summed_up || sums) && !(full && self.starts_row(page, &cells)) {
                if sums && !rows.is_empty() && self.may_go_on(page, index) {
                    summed_up = true;
                    bottom = line.rect.y1;
                    continue;
                }
                goes_on = false;
                break;
            }
            if self.ends_table(page, line, &cells) {
                goes_on = false;
                break;
            }
            let is_row = self.starts_row(page, &cells);
            if !is_row && !rows.is_empty() && is_note(page, line) {
                goes_on = false;
                break;
            }
            // Where all lines stand apart, those of one cell do, too.
            let wrapped = (WRAPPED * height).max((1.1 * pitch).min(0.8 * height));
            let apart = line.rect.y0 - bottom > wrapped;
            if !is_row && self.runs_across(line, apart) && !rows.is_empty() {
                goes_on = false;
                break;
            }
            bottom = line.rect.y1;
            if cells.is_empty() {
                continue;
            }
            let close = |row: &Open| line.rect.y0 - row.bottom <= wrapped;
            if let Some(row) = rows.last_mut()
                && close(row)
                && completes(&row.cells, &cells)
                && !self.scene.lexed.terms(at, line.words()).has("balance")
            {
                cells::append(&mut row.cells, cells);
                row.bottom = bottom;
                continue;
            }
            if is_row {
                let mut cells = cells;
                let mut top = line.rect.y0;
                while let Some(above) = waiting.pop() {
                    if top - above.bottom > WRAPPED * height {
                        waiting.push(above);
                        break;
                    }
                    top = above.bottom - height;
                    cells::prepend(&mut cells, above.cells);
                }
                if let Some(heading) = waiting.pop().filter(|heading| heading.cells.len() == 1) {
                    let words = heading.cells.first().and_then(|cell| cell.lines.first());
                    under = words.map(|words| Rc::new(Heading::new(at, words.clone())));
                }
                waiting.clear();
                rows.push(Open {
                    cells,
                    bottom,
                    under: under.clone(),
                });
                continue;
            }
            let first = rows.is_empty() && waiting.is_empty();
            let plain = self.section.is_some()
                && (first || headed)
                && self.is_lone(page, line, &cells)
                && self.row_follows(page, index);
            headed |= plain;
            if plain || self.section.is_some() && self.is_section(page, line, &cells) {
                under = Some(Rc::new(Heading::new(at, line.words())));
                waiting.clear();
                continue;
            }
            match rows.last_mut() {
                Some(row) if close(row) => {
                    cells::append(&mut row.cells, cells);
                    row.bottom = bottom;
                }
                _ => waiting.push(Open {
                    cells,
                    bottom,
                    under: None,
                }),
            }
        }
        Part {
            goes_on: goes_on && !rows.is_empty(),
            under,
            rows: rows
                .into_iter()
                .map(|row| self.row(page, at, row))
                .collect(),
        }
    }

    fn row(&self, page: &Page, at: usize, open: Open) -> Row {
        let mut row = Row::default();
        let mut cells = open.cells;
        cells.sort_by_key(|cell| cell.column);
        let is_asked_for = |cell: &&Cell| {
            let column = cell
                .column
                .and_then(|column| self.header.columns.get(column));
            column.is_some_and(|column| column.slot.is_some())
        };
        row.rest = cells
            .iter()
            .filter(is_asked_for)
            .map(|cell| Place {
                page: at,
                runs: cell.lines.clone(),
            })
            .collect();
        row.first = cells.first().map(|cell| Place {
            page: at,
            runs: cell.lines.clone(),
        });
        let amounts = self.flows.map(|flows| (flows, cells.clone()));
        let used = self.further_lines(page, at, &cells, &mut row);
        for cell in &mut cells {
            cell.lines.retain(|line| !used.contains(line));
        }
        let named = self.header.slots();
        for cell in cells {
            let slot = cell
                .column
                .and_then(|column| self.header.columns.get(column))
                .and_then(|column| column.slot);
            if let Some(slot) = slot {
                for (other, runs) in wrapped::of_others(self.columns, &named, slot, &cell.lines) {
                    row.cells.entry(other).or_insert(Place { page: at, runs });
                }
                let runs =
                    wrapped::wanted_lines(self.scene, self.columns, &named, slot, page, cell.lines);
                if !runs.is_empty() {
                    row.cells.insert(slot, Place { page: at, runs });
                }
            }
        }
        if let Some((flows, cells)) = amounts {
            flows.fill(self.scene, self.columns, page, at, &cells, &mut row);
        }
        if let Some(heading) = open.under {
            heading.fill(self.section, &mut row);
        }
        row
    }

    /// Whether another full row may stand below a line that sums up those above.
    fn may_go_on(&self, page: &Page, index: usize) -> bool {
        let below = page.lines.get(index + 1..).unwrap_or_default();
        below.iter().take(4).any(|line| {
            let cells = cells::of_line(page, line, self.header);
            cells.len() * 4 >= self.header.columns.len() * 3
                && !says_total(page, line)
                && self.starts_row(page, &cells)
        })
    }

    /// Whether a line is one stretch of text under several headings: a caption, a note, prose.
    fn runs_across(&self, line: &Line, apart: bool) -> bool {
        let [segment] = line.segments.as_slice() else {
            return false;
        };
        // What begins further right goes on with a row above, however long it is.
        let first = self.header.columns.first();
        let begins = first
            .is_some_and(|first| segment.rect.x0 < first.rect.x0 + 0.5 * segment.rect.height());
        if !apart && !begins {
            return false;
        }
        let under = self
            .header
            .columns
            .iter()
            .filter(|column| column.rect.overlap_x(&segment.rect) > 0.5 * column.rect.width());
        under.count() > 1
    }

    /// Whether a line repeats the header.
    fn is_of_header(&self, page: &Page, line: &Line) -> bool {
        let Some(own) = self.scene.document.pages.get(self.header.page) else {
            return false;
        };
        let text = page.text(line.words());
        let mut heads = self.header.words.iter();
        heads.any(|words| words.len() > 1 && own.text(words.clone()) == text)
    }

    /// Whether the next line is a row.
    fn row_follows(&self, page: &Page, index: usize) -> bool {
        page.lines.get(index + 1).is_some_and(|line| {
            let cells = cells::of_line(page, line, self.header);
            cells.len() > 1
                && cells.len() * 2 > self.header.columns.len()
                && !self.is_of_header(page, line)
                && !self.is_other_header(page, &cells)
                && self.starts_row(page, &cells)
        })
    }

    /// A label of a field outside the table stands below its last row.
    fn ends_table(&self, page: &Page, line: &Line, cells: &[Cell]) -> bool {
        // `Net: 214.35   Tax: 22.41`: labels with their values are no row.
        let is_labelled = |segment: &&Segment| {
            let words = segment.words.start..segment.words.end.saturating_sub(1);
            let mut words = words.filter_map(|word| page.words.get(word));
            words.any(|word| word.text.len() > 2 && word.text.ends_with(':'))
        };
        if line.segments.len() > 1
            && line.segments.iter().filter(is_labelled).count() == line.segments.len()
        {
            return true;
        }
        let Some(first) = line.segments.first() else {
            return false;
        };
        let text = page.text(first.words.clone());
        let words: Vec<&str> = text.split(' ').collect();
        let named = (1..=words.len().min(4)).any(|count| {
            let Some(head) = words.get(..count) else {
                return false;
            };
            let ends = head.last().is_some_and(|word| word.ends_with(':'));
            if !ends && count < words.len() {
                return false;
            }
            let terms = Terms::of(&head.join(" "));
            let of_field = self.scene.labels.best(&terms);
            of_field > 0.9 && of_field > self.columns.labels.best(&terms)
        });
        named && cells.len() * 3 <= self.header.columns.len() * 2 && cells.len() <= 2
    }

    /// Whether a line is the header of another table: words stand where the rows have figures.
    fn is_other_header(&self, page: &Page, cells: &[Cell]) -> bool {
        let wants_figures = |cell: &&Cell| {
            let slot = cell
                .column
                .and_then(|column| self.header.columns.get(column))
                .and_then(|column| column.slot)
                .and_then(|slot| self.columns.slots.get(slot));
            slot.is_some_and(|slot| values::is_number(slot.kind))
        };
        let words = cells.iter().filter(wants_figures).filter(|cell| {
            let text: Vec<String> = cell
                .lines
                .iter()
                .map(|run| page.text(run.clone()))
                .collect();
            let text = text.join(" ");
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            letters >= 3 && !text.contains(|c: char| c.is_ascii_digit())
        });
        let figures = cells.iter().filter(wants_figures).filter(|cell| {
            let mut texts = cell.lines.iter().map(|run| page.text(run.clone()));
            texts.any(|text| text.contains(|c: char| c.is_ascii_digit()))
        });
        let words = words.count();
        words >= 2 && words > figures.count()
    }

    /// Whether a line begins a row: it has a value that is typed, or most of the columns.
    fn starts_row(&self, page: &Page, cells: &[Cell]) -> bool {
        let slot_of = |cell: &Cell| self.header.columns.get(cell.column?)?.slot;
        let has_typed_columns = self
            .header
            .columns
            .iter()
            .filter_map(|column| column.slot)
            .any(|slot| self.columns.is_typed(slot));
        let reads = |cell: &Cell| {
            let slot = slot_of(cell).filter(|slot| self.columns.is_typed(*slot));
            let Some(slot) = slot.and_then(|slot| self.columns.slots.get(slot)) else {
                return false;
            };
            let texts: Vec<&str> = cell
                .lines
                .iter()
                .flat_map(|run| spans::texts(page, run.clone()))
                .collect();
            values::read(slot, &texts, self.scene.habits).is_some_and(|reading| reading.fit > 0.7)
        };
        let filled = cells.iter().filter(|cell| cell.column.is_some()).count();
        let begins = cells.iter().any(|cell| cell.column == Some(0));
        if has_typed_columns {
            // A value alone on its line is a sum, or belongs to the row above.
            let alone = filled == 1 && !begins && self.header.columns.len() > 2;
            !alone && cells.iter().any(reads)
                || filled * 2 > self.header.columns.len() && filled > 1
        } else {
            filled > 1 && begins
                || self.header.columns.len() == 1
                || filled == self.header.columns.len()
        }
    }
}

/// Whether cells fill columns of a row that are empty, and not the one that rows begin with.
fn completes(row: &[Cell], cells: &[Cell]) -> bool {
    let has = |cells: &[Cell], column| cells.iter().any(|cell| cell.column == column);
    let fresh = cells.iter().filter(|cell| !has(row, cell.column)).count();
    has(row, Some(0)) && !has(cells, Some(0)) && row.len() > 2 && cells.len() <= 2 && fresh > 0
}

/// The usual gap between two lines of a page.
fn usual_gap(page: &Page) -> f64 {
    let pairs = page.lines.windows(2);
    let mut gaps: Vec<f64> = pairs
        .filter_map(|pair| match pair {
            [a, b] => Some((b.rect.y0 - a.rect.y1).max(0.0)),
            _ => None,
        })
        .collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or_default()
}
