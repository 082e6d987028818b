//! Rows of several lines under a header of as many lines, each line of a row under its own line of the header: what an
//! order system prints where the columns are too many for the width of a page.

use std::ops::Range;

use super::about::About;
use super::cells::{self, Cell};
use super::columns::Columns;
use super::ends::{says_carried, says_total};
use super::geometry;
use super::header::{self, Header};
use super::offer::{self, Offer, Place, Row};
use super::outline::Outline;
use crate::engine::rules::candidates::Scene;
use crate::parse::{Line, Page};
use crate::schema::Kind;

/// Rows are not further apart than this, in line heights.
const LOOSE: f64 = 4.0;
/// Lines that a row may have below those of the header.
const MOST_MORE: usize = 4;
/// A line stands under a line of the header when it begins as close to it as this, in line heights.
const ALIGNED: f64 = 0.8;

/// Both lines of a header.
struct Pair {
    upper: Header,
    lower: Header,
}

impl Pair {
    /// The fields of both lines.
    fn slots(&self) -> Vec<usize> {
        let mut slots = self.upper.slots();
        slots.extend(self.lower.slots());
        slots.sort_unstable();
        slots
    }
}

/// The tables of such rows that the list may be.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
) -> Vec<Offer> {
    let pairs = pairs(scene, columns);
    let mut signatures: Vec<Vec<usize>> = pairs.iter().map(Pair::slots).collect();
    signatures.sort();
    signatures.dedup();
    let of_signature = |signature: Vec<usize>| {
        let same: Vec<&Pair> = pairs
            .iter()
            .filter(|pair| pair.slots() == signature)
            .collect();
        offer_of(scene, columns, about, outline, &same)
    };
    signatures.into_iter().filter_map(of_signature).collect()
}

fn pairs(scene: &Scene<'_>, columns: &Columns<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return Vec::new();
        }
        for (index, lines) in page.lines.windows(2).enumerate() {
            let [first, second] = lines else { continue };
            let close = second.rect.y0 - first.rect.y1 < first.rect.height();
            let knows = |line: &Line| columns.named_in(&scene.lexed, at, line.words()) > 0;
            let is_running = |line: &Line| header::is_running(page, line);
            if !close || !knows(first) || !knows(second) || is_running(first) || is_running(second)
            {
                continue;
            }
            let of = |index: usize, line: &Line| {
                header::of_lines(page, at, index, std::slice::from_ref(line), columns)
            };
            let (upper, mut lower) = (of(index, first), of(index + 1, second));
            // What both lines name is the upper one's.
            let named = upper.slots();
            for column in &mut lower.columns {
                column.slot = column.slot.filter(|slot| !named.contains(slot));
            }
            let fields = (named.len(), lower.slots().len());
            let enough = fields.0 + fields.1 >= columns.least().max(3);
            if enough && fields.0 > 0 && fields.1 > 0 && upper.columns.len() > 1 {
                pairs.push(Pair { upper, lower });
            }
        }
    }
    pairs
}

fn offer_of(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    pairs: &[&Pair],
) -> Option<Offer> {
    let mut alike = vec![0.0_f64; columns.slots.len()];
    let (mut rows, mut heads) = (Vec::new(), Vec::new());
    let mut named = 0.0_f64;
    for pair in pairs {
        rows.extend(rows_under(scene, columns, pair));
        for header in [&pair.upper, &pair.lower] {
            let words = header.words.iter();
            heads.extend(words.map(|words| (header.page, words.clone())));
            for column in &header.columns {
                if let Some(known) = column.slot.and_then(|slot| alike.get_mut(slot)) {
                    *known = known.max(column.alike);
                }
            }
        }
        let captions = outline.captions(scene.document, pair.upper.page, pair.upper.first_line);
        named = named.max(about.named_by_any(&captions));
    }
    geometry::finish(scene, columns, about, rows, heads, alike, named)
}

/// A row that is being put together: the cells of its lines.
struct Open {
    upper: Vec<Cell>,
    lower: Vec<Cell>,
    /// The lines below those of the header.
    more: Vec<Range<usize>>,
}

fn rows_under(scene: &Scene<'_>, columns: &Columns<'_>, pair: &Pair) -> Vec<Row> {
    let at = pair.upper.page;
    let Some(page) = scene.document.pages.get(at) else {
        return Vec::new();
    };
    let mut open: Vec<Open> = Vec::new();
    let mut bottom = pair.lower.bottom;
    for line in page.lines.iter().skip(pair.lower.last_line + 1) {
        if line.rect.y0 - bottom > LOOSE * line.rect.height() {
            break;
        }
        bottom = line.rect.y1;
        if says_carried(page, line) {
            continue;
        }
        let upper = cells::of_line(page, line, &pair.upper);
        let lower = cells::of_line(page, line, &pair.lower);
        let suits_upper = suits(scene, columns, page, line, &pair.upper, &upper);
        let suits_lower = suits(scene, columns, page, line, &pair.lower, &lower);
        match open.last_mut() {
            Some(row)
                if row.lower.is_empty() && suits_lower > 0.0 && suits_lower >= suits_upper =>
            {
                row.lower = lower;
            }
            _ if suits_upper > 1.0 && suits_upper > suits_lower && upper.len() > 1 => {
                open.push(Open {
                    upper,
                    lower: Vec::new(),
                    more: Vec::new(),
                });
            }
            _ if says_total(page, line) => break,
            Some(row) if row.more.len() < MOST_MORE && line.segments.len() == 1 => {
                row.more.push(line.words());
            }
            Some(_) => break,
            None => {}
        }
    }
    // A single line is no row of two.
    open.retain(|row| !row.lower.is_empty());
    let rest = rest_slot(columns, pair);
    open.into_iter()
        .map(|row| row_of(at, pair, row, rest))
        .collect()
}

/// How well a line suits one line of the header.
fn suits(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    page: &Page,
    line: &Line,
    header: &Header,
    cells: &[Cell],
) -> f64 {
    let near = |cell: &Cell| {
        let column = cell.column.and_then(|column| header.columns.get(column));
        let word = cell.lines.first().and_then(|run| page.words.get(run.start));
        column.zip(word).is_some_and(|(column, word)| {
            (column.rect.x0 - word.rect.x0).abs() < ALIGNED * line.rect.height()
        })
    };
    let mut sum = if cells.first().is_some_and(near) {
        1.0
    } else {
        0.0
    };
    for cell in cells {
        let column = cell.column.and_then(|column| header.columns.get(column));
        let Some(slot) = column.and_then(|column| column.slot) else {
            continue;
        };
        let Some(content) = columns.slots.get(slot) else {
            continue;
        };
        let place = Place {
            page: header.page,
            runs: cell.lines.clone(),
        };
        let fit = offer::fit(scene, content, &place);
        sum += match (columns.is_typed(slot), fit > 0.6) {
            (true, true) => 1.0,
            (true, false) => -1.0,
            (false, _) => 0.4 * fit,
        };
    }
    sum
}

/// The text field that no heading names and that asks for what else is said of a row.
fn rest_slot(columns: &Columns<'_>, pair: &Pair) -> Option<usize> {
    const REMARKS: [&str; 8] = [
        "note",
        "remark",
        "comment",
        "additional",
        "further",
        "details",
        "extra",
        "hint",
    ];
    let named = pair.slots();
    let slots = columns.slots.iter().take(columns.first_list).enumerate();
    let mut wanting = slots.filter(|(slot, content)| {
        content.kind == Kind::Text
            && !named.contains(slot)
            && content
                .terms
                .0
                .iter()
                .any(|term| REMARKS.iter().any(|remark| term.starts_with(remark)))
    });
    wanting.next().map(|(slot, _)| slot)
}

fn row_of(at: usize, pair: &Pair, row: Open, rest: Option<usize>) -> Row {
    let place = |runs: Vec<Range<usize>>| Place { page: at, runs };
    let mut made = Row {
        first: row.upper.first().map(|cell| place(cell.lines.clone())),
        ..Row::default()
    };
    for (header, cells) in [(&pair.upper, row.upper), (&pair.lower, row.lower)] {
        for cell in cells {
            let column = cell.column.and_then(|column| header.columns.get(column));
            if let Some(slot) = column.and_then(|column| column.slot) {
                made.cells.insert(slot, place(cell.lines));
            }
        }
    }
    if let Some(slot) = rest.filter(|_| !row.more.is_empty()) {
        made.cells.insert(slot, place(row.more));
    }
    made
}
