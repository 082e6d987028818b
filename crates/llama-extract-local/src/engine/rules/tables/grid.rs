//! Tables whose cells are known: ruled, or marked up.

use std::collections::BTreeSet;
use std::ops::Range;

use super::about::About;
use super::columns::Columns;
use super::geometry;
use super::header::merge;
use super::offer::{self, Offer, Place, Row};
use super::outline::Outline;
use super::rows;
use crate::engine::rules::candidates::Scene;
use crate::parse::Page;
use crate::parse::model::{Cell, Table};
use crate::schema::Kind;

const ALIKE: f64 = 0.6;
/// Rows that a header may have.
const TALLEST: usize = 3;
/// What another row of a header must add.
const GAIN: f64 = 0.1;
/// Known cells are surer than those that places make.
const SURER: f64 = 0.05;
/// Rows looked at for a header when the source does not tell which it is.
const SEARCHED: usize = 2_000;
/// Words that a heading has at most.
const LONGEST: usize = 14;

/// A table by row and column, each place with the cell that covers it.
struct Matrix<'t> {
    page: &'t Page,
    at: usize,
    columns: usize,
    rows: Vec<Vec<Option<&'t Cell>>>,
}

/// A row of headings that name some fields.
#[derive(Debug, Clone)]
struct Head {
    first: usize,
    /// One past the last row of headings.
    end: usize,
    /// By column: the field and how alike.
    named: Vec<Option<(usize, f64)>>,
    /// Rows before this are of the table.
    stop: usize,
}

impl Head {
    fn score(&self) -> f64 {
        self.named.iter().flatten().map(|(_, alike)| alike).sum()
    }

    fn count(&self) -> usize {
        self.named.iter().flatten().count()
    }
}

impl<'t> Matrix<'t> {
    fn new(page: &'t Page, at: usize, table: &'t Table) -> Self {
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

    fn cell(&self, row: usize, column: usize) -> Option<&'t Cell> {
        let cell = self.rows.get(row)?.get(column).copied().flatten()?;
        (!cell.runs.is_empty()).then_some(cell)
    }

    fn text(&self, cell: &Cell) -> String {
        let texts: Vec<String> = cell
            .runs
            .iter()
            .map(|run| self.page.text(run.clone()))
            .collect();
        texts.join(" ")
    }

    /// The cells of a row, each once, from left to right.
    fn cells(&self, row: usize) -> Vec<&'t Cell> {
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

    fn place(&self, cell: &Cell) -> Place {
        Place {
            page: self.at,
            runs: cell.runs.clone(),
        }
    }

    /// The headings over a column, top to bottom, each once.
    fn headings(&self, rows: Range<usize>, column: usize) -> Vec<&'t Cell> {
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
}

/// The tables that the list may be.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
) -> Vec<Offer> {
    let mut offers = Vec::new();
    // Tables of the document so far, for lists that say which one they are.
    let mut nth = 0;
    // The header of the table before, for one that goes on over the page.
    let mut before: Option<(Vec<Option<(usize, f64)>>, usize, usize)> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for table in &page.tables {
            if scene.out_of_time() {
                return Vec::new();
            }
            let matrix = Matrix::new(page, at, table);
            let heads = heads(&matrix, table, columns);
            if heads.is_empty() {
                // Without a header of its own, a table on the next page goes on with the one before.
                if let Some((named, width, last)) = &before
                    && *width == table.columns
                    && at <= last + 1
                    && table.head_rows == 0
                    && let Some(Offer { rows, .. }) = offers.last_mut()
                {
                    let head = Head {
                        first: 0,
                        end: 0,
                        named: named.clone(),
                        stop: table.rows,
                    };
                    let more = rows_under(scene, columns, &matrix, &head);
                    let fits = more.iter().filter(|row| row.cells.len() > 1).count();
                    if fits * 2 > more.len() {
                        rows.extend(more);
                        offer_totals(scene, columns, about, rows);
                        before = Some((named.clone(), *width, at));
                        continue;
                    }
                }
                before = None;
                nth += 1;
                continue;
            }
            for head in &heads {
                let rows = rows_under(scene, columns, &matrix, head);
                let mut caption = captioned(scene, about, outline, &matrix, head);
                if about.place == Some(nth) {
                    caption = 1.0;
                }
                let mut alike = vec![0.0; columns.slots.len()];
                for (slot, how) in head.named.iter().flatten() {
                    if let Some(known) = alike.get_mut(*slot) {
                        *known = *how;
                    }
                }
                for row in &rows {
                    for slot in row.cells.keys() {
                        if let Some(known) = alike.get_mut(*slot)
                            && *known == 0.0
                        {
                            *known = 0.6;
                        }
                    }
                }
                let words = (head.first..head.end)
                    .flat_map(|row| matrix.cells(row))
                    .flat_map(|cell| cell.runs.iter().map(|run| (at, run.clone())))
                    .collect();
                let offer = geometry::finish(scene, columns, about, rows, words, alike, caption);
                if let Some(mut offer) = offer {
                    offer.score += SURER;
                    offers.push(offer);
                    before = Some((head.named.clone(), table.columns, at));
                }
            }
            nth += 1;
        }
    }
    joined(scene, offers)
}

fn offer_totals(scene: &Scene<'_>, columns: &Columns<'_>, about: &About, rows: &mut Vec<Row>) {
    offer::without_totals(scene, columns, about, rows);
}

/// Tables with the same columns that suit the list equally are all of it.
fn joined(_scene: &Scene<'_>, offers: Vec<Offer>) -> Vec<Offer> {
    const AS_WELL: f64 = 0.04;
    let Some(best) = offers.iter().map(|offer| offer.score).reduce(f64::max) else {
        return offers;
    };
    let slots = |offer: &Offer| -> BTreeSet<usize> {
        offer
            .rows
            .iter()
            .flat_map(|row| row.cells.keys().copied())
            .collect()
    };
    let Some(first) = offers.iter().position(|offer| offer.score >= best) else {
        return offers;
    };
    let Some(wanted) = offers.get(first).map(slots) else {
        return offers;
    };
    let mut all: Option<Offer> = None;
    let mut alone = Vec::new();
    for offer in offers {
        if offer.score >= best - AS_WELL && slots(&offer) == wanted {
            match &mut all {
                Some(all) => {
                    all.rows.extend(offer.rows);
                    all.heads.extend(offer.heads);
                }
                None => all = Some(offer),
            }
        } else {
            alone.push(offer);
        }
    }
    all.into_iter().chain(alone).collect()
}

/// The rows of headings that a table has: one, or several when tables stand under each other in it.
fn heads(matrix: &Matrix<'_>, table: &Table, columns: &Columns<'_>) -> Vec<Head> {
    let searched = if table.head_rows > 0 {
        table.head_rows.min(table.rows)
    } else {
        table.rows.min(SEARCHED)
    };
    let mut found: Vec<Head> = Vec::new();
    for first in 0..searched {
        if found.last().is_some_and(|last| first < last.end) {
            continue;
        }
        let tallest = if table.head_rows > 0 {
            table.head_rows - first
        } else {
            TALLEST
        };
        let mut best: Option<Head> = None;
        for height in 1..=tallest.min(TALLEST + 1) {
            let end = first + height;
            if end > table.rows || height > 1 && table.head_rows == 0 && is_data(matrix, end - 1) {
                break;
            }
            let head = head_of(matrix, first..end, columns);
            if best
                .as_ref()
                .is_none_or(|best| head.score() > best.score() + GAIN)
            {
                best = Some(head);
            }
        }
        let Some(mut head) = best.filter(|head| head.count() >= columns.least()) else {
            continue;
        };
        // A row above that names nothing is no heading of these columns.
        if table.head_rows > 0 {
            head.end = head.end.max(table.head_rows);
        }
        found.push(head);
    }
    let starts: Vec<usize> = found.iter().map(|head| head.first).collect();
    for (nth, head) in found.iter_mut().enumerate() {
        head.stop = starts.get(nth + 1).copied().unwrap_or(table.rows);
    }
    found
}

/// Whether most cells of a row hold digits.
fn is_data(matrix: &Matrix<'_>, row: usize) -> bool {
    let cells = matrix.cells(row);
    let digits = cells.iter().filter(|cell| {
        let text = matrix.text(cell);
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let signs = text.chars().filter(|c| c.is_alphanumeric()).count();
        // A year is a heading as often as a value.
        let year = digits == 4 && signs == 4 && (text.starts_with("19") || text.starts_with("20"));
        digits * 2 >= signs && digits > 0 && !year
    });
    digits.count() * 2 > cells.len()
}

fn head_of(matrix: &Matrix<'_>, rows: Range<usize>, columns: &Columns<'_>) -> Head {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for column in 0..matrix.columns {
        let cells = matrix.headings(rows.clone(), column);
        let texts: Vec<String> = cells.iter().map(|cell| matrix.text(cell)).collect();
        let whole = texts.join(" ");
        if whole.is_empty() || whole.split(' ').count() > LONGEST {
            continue;
        }
        let mut suits = columns.suits(&whole);
        if let [.., last] = texts.as_slice()
            && texts.len() > 1
        {
            merge(&mut suits, columns.suits(last), 0.95);
            // The years and groups above tell columns with the same heading apart.
            if suits.is_empty() {
                continue;
            }
            let above = texts.get(..texts.len() - 1).unwrap_or_default().join(" ");
            for (slot, alike) in &mut suits {
                *alike += 0.1 * columns.mentions(*slot, &above);
            }
        }
        for (slot, alike) in suits {
            if alike >= ALIKE {
                pairs.push((alike, slot, column));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut named: Vec<Option<(usize, f64)>> = vec![None; matrix.columns];
    let mut used = BTreeSet::new();
    for (alike, slot, column) in pairs {
        let cell = rows.clone().rev().find_map(|row| matrix.cell(row, column));
        let spans = |other: usize| {
            let there = rows.clone().rev().find_map(|row| matrix.cell(row, other));
            matches!((cell, there), (Some(a), Some(b)) if std::ptr::eq(a, b))
        };
        // One heading over several columns names one field.
        let taken = (0..matrix.columns).any(|other| {
            other != column && named.get(other).is_some_and(Option::is_some) && spans(other)
        });
        if let Some(place) = named.get_mut(column)
            && place.is_none()
            && !taken
            && used.insert(slot)
        {
            *place = Some((slot, alike.min(1.0)));
        }
    }
    Head {
        first: rows.start,
        end: rows.end,
        named,
        stop: matrix.rows.len(),
    }
}

fn captioned(
    scene: &Scene<'_>,
    about: &About,
    outline: &Outline,
    matrix: &Matrix<'_>,
    head: &Head,
) -> f64 {
    let first = (head.first..head.stop).find_map(|row| {
        matrix
            .cells(row)
            .first()
            .and_then(|cell| cell.runs.first().map(|run| run.start))
    });
    let Some(first) = first else { return 0.0 };
    let page = matrix.page;
    let line = page.lines.partition_point(|line| line.words().end <= first);
    // Rows of the sheet above the headings may be the caption: nearest first.
    let mut captions = Vec::new();
    for (distance, row) in (0..head.first).rev().take(4).enumerate() {
        for cell in matrix.cells(row) {
            captions.push((matrix.text(cell), 1.0 - 0.05 * distance as f64));
        }
    }
    captions.extend(outline.captions(scene.document, matrix.at, line));
    let mut best = about.named_by_any(&captions);
    // And so may headings over groups of columns.
    for row in head.first..head.end {
        for cell in matrix
            .cells(row)
            .iter()
            .filter(|cell| cell.columns.len() > 1)
        {
            best = best.max(0.9 * about.named_by(&matrix.text(cell)));
        }
    }
    best
}

fn rows_under(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    matrix: &Matrix<'_>,
    head: &Head,
) -> Vec<Row> {
    let mut named = head.named.clone();
    stub(scene, columns, matrix, head, &mut named);
    let slots: Vec<usize> = named.iter().flatten().map(|(slot, _)| *slot).collect();
    let section = geometry::section_among(columns, &slots);
    let typed: Vec<(usize, usize)> = named
        .iter()
        .enumerate()
        .filter_map(|(column, named)| named.map(|(slot, _)| (column, slot)))
        .filter(|(_, slot)| columns.is_typed(*slot) && *slot < columns.first_list)
        .collect();
    let headings: Vec<String> = (head.first..head.end)
        .flat_map(|row| matrix.cells(row))
        .map(|cell| matrix.text(cell))
        .collect();
    let mut under: Option<Place> = None;
    let mut blank = 0;
    let mut found: Vec<Row> = Vec::new();
    for row in head.end..head.stop {
        let cells = matrix.cells(row);
        if cells.is_empty() {
            blank += 1;
            continue;
        }
        let texts: Vec<String> = cells.iter().map(|cell| matrix.text(cell)).collect();
        // The header again, on the next page.
        if head.end > head.first
            && texts.len() > 1
            && texts.iter().all(|text| headings.contains(text))
        {
            continue;
        }
        // One text over the whole width or in the first column stands over the rows below.
        let alone = match cells.as_slice() {
            [cell] => Some(*cell),
            _ => None,
        };
        let reads = typed.iter().any(|&(column, slot)| {
            let cell = matrix.cell(row, column);
            let slot = columns.slots.get(slot);
            cell.zip(slot)
                .is_some_and(|(cell, slot)| offer::fit(scene, slot, &matrix.place(cell)) > 0.6)
        });
        if let Some(cell) = alone
            && matrix.columns > 1
            && !reads
            && (!typed.is_empty() || cell.columns.len() > 1)
        {
            under = Some(matrix.place(cell));
            blank = 0;
            continue;
        }
        // Behind a gap, rows that hold none of the typed values are of something else.
        if blank > 0 && !found.is_empty() && !typed.is_empty() && !reads {
            break;
        }
        blank = 0;
        let mut out = Row {
            first: cells.first().map(|cell| matrix.place(cell)),
            ..Row::default()
        };
        for (column, named) in named.iter().enumerate() {
            let Some((slot, _)) = named else { continue };
            let Some(cell) = matrix.cell(row, column) else {
                continue;
            };
            // A cell over several columns is the value of the first of them.
            let first =
                (cell.columns.start..column).all(|left| named_slot(&head.named, left).is_none());
            if !first && cell.columns.len() > 1 {
                continue;
            }
            let runs = rows::wanted_lines(scene, columns, *slot, matrix.page, cell.runs.clone());
            out.cells.insert(
                *slot,
                Place {
                    page: matrix.at,
                    runs,
                },
            );
        }
        if let (Some(slot), Some(under)) = (section, &under) {
            out.cells.entry(slot).or_insert_with(|| under.clone());
        }
        if !out.cells.is_empty() {
            found.push(out);
        }
    }
    found
}

fn named_slot(named: &[Option<(usize, f64)>], column: usize) -> Option<usize> {
    named.get(column).copied().flatten().map(|(slot, _)| slot)
}

/// Gives the columns that no field is named by to the fields that are left, when there is only one way.
fn stub(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    matrix: &Matrix<'_>,
    head: &Head,
    named: &mut [Option<(usize, f64)>],
) {
    const SAMPLE: usize = 8;
    let used: BTreeSet<usize> = named.iter().flatten().map(|(slot, _)| *slot).collect();
    let only = columns.slots.len() == used.len() + 1;
    let unnamed = named.iter().filter(|place| place.is_none()).count();
    let section = geometry::section_among(columns, &used.iter().copied().collect::<Vec<_>>());
    let left: Vec<usize> = (0..columns.first_list)
        .filter(|slot| !used.contains(slot) && Some(*slot) != section)
        .collect();
    let rows: Vec<usize> = (head.end..head.stop)
        .filter(|row| matrix.cells(*row).len() > 1)
        .take(SAMPLE)
        .collect();
    let fits = |slot: usize, column: usize| -> bool {
        let Some(content) = columns.slots.get(slot) else {
            return false;
        };
        let cells: Vec<&Cell> = rows
            .iter()
            .filter_map(|row| matrix.cell(*row, column))
            .collect();
        let good = cells.iter().filter(|cell| {
            let text = matrix.text(cell);
            let typed = columns.is_typed(slot);
            let letters = text.contains(char::is_alphabetic);
            offer::fit(scene, content, &matrix.place(cell)) > 0.6 && (typed || letters)
        });
        !cells.is_empty() && good.count() * 10 >= cells.len() * 9
    };
    for slot in left {
        let is_text = columns
            .slots
            .get(slot)
            .is_some_and(|slot| slot.kind == Kind::Text);
        let free: Vec<usize> = (0..matrix.columns)
            .filter(|column| named.get(*column).is_some_and(Option::is_none))
            .filter(|column| {
                let silent = matrix.headings(head.first..head.end, *column).is_empty();
                // The last field goes to the last column, or to the one that names the rows, whatever its heading.
                let only = only && used.len() > 1 && (unnamed == 1 || *column == 0 && is_text);
                (silent || only) && fits(slot, *column)
            })
            .collect();
        let chosen = match free.as_slice() {
            [one] => Some(*one),
            // Of several, the first names the rows.
            [first, ..] if is_text && *first == 0 => Some(*first),
            _ => None,
        };
        if let Some(place) = chosen.and_then(|column| named.get_mut(column)) {
            *place = Some((slot, 0.65));
        }
    }
}
