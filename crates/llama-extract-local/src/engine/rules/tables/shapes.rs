//! Lines of one shape without a header: a name and an amount, a date and what happened.

use std::ops::Range;

use super::about::{self, About};
use super::captioned::captions;
use super::columns::Columns;
use super::geometry;
use super::offer::{self, Offer, Place, Row};
use super::outline::{Kind, Outline, Piece};
use super::times::{self, Times};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Role;
use crate::engine::rules::values;
use crate::parse::{Line, Page};
use crate::schema::Kind as ValueKind;

/// Rows that make a list where no heading says so.
const MANY: usize = 4;
/// More rows than this do not make a list surer.
const FULL: usize = 10;
/// Words that an amount or date may have.
const LONGEST: usize = 4;
/// Lines begin at one place when they are not further apart than this, in points.
const INDENT: f64 = 3.0;

/// The lists of lines that the list may be.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
) -> Vec<Offer> {
    let section = geometry::section_among(columns, &[]);
    let typed: Vec<usize> = (0..columns.first_list)
        .filter(|slot| columns.is_typed(*slot))
        .collect();
    let texts: Vec<usize> = (0..columns.first_list)
        .filter(|slot| !columns.is_typed(*slot) && Some(*slot) != section)
        .collect();
    // A choice or flag may stand anywhere in a line, so it shapes none.
    let shapes = |slot: &usize| {
        columns.slots.get(*slot).is_some_and(|slot| {
            slot.choices.is_empty() && (slot.kind != ValueKind::Text || slot.role == Role::Date)
        })
    };
    let ([text], false, true) = (
        texts.as_slice(),
        typed.is_empty() || typed.len() > 3 || !typed.iter().all(shapes),
        columns.first_list == columns.slots.len(),
    ) else {
        return Vec::new();
    };
    let times = Times::of(columns, &typed);
    let shape = Shape {
        text: *text,
        typed,
        section,
        times: None,
    };
    let mut offers = of_shape(scene, columns, about, outline, &shape);
    if let Some(times) = times.filter(|_| offers.is_empty()) {
        let typed = shape.typed.iter().copied();
        let shape = Shape {
            typed: typed.filter(|slot| !times.has(*slot)).collect(),
            times: Some(times),
            ..shape
        };
        offers = of_shape(scene, columns, about, outline, &shape);
    }
    offers
}

fn of_shape(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    shape: &Shape,
) -> Vec<Offer> {
    let mut offers = Vec::new();
    let mut whole: Vec<Entry> = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return Vec::new();
        }
        for (index, line) in page.lines.iter().enumerate() {
            whole.extend(shape.read(scene, columns, at, page, index, line));
        }
    }
    if whole.len() < 2 {
        return offers;
    }
    // A heading may stand before a sum on its line.
    let may_name = |piece: &Piece| {
        piece.kind == Kind::Heading || piece.kind != Kind::Item && piece.words.len() <= 6
    };
    for caption in captions(scene, columns, about, outline, may_name) {
        let (piece, named) = (caption.piece, caption.named);
        if is_beaten(&offers, best_score(named)) {
            continue;
        }
        let section = outline.section(caption.index);
        let (first, last) = (
            outline.pieces.get(section.start),
            outline.pieces.get(section.end.saturating_sub(1)),
        );
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        let start = whole.partition_point(|line| (line.page, line.line) < (first.page, first.line));
        let within = |line: &&Entry| (line.page, line.line) <= (last.page, last.line);
        let lines: Vec<&Entry> = whole.iter().skip(start).take_while(within).collect();
        let least = if piece.kind == Kind::Heading { 1 } else { 2 };
        offers.extend(shape.offer(scene, columns, about, outline, &lines, named, least));
    }
    let lines: Vec<&Entry> = whole.iter().collect();
    offers.extend(shape.offer(scene, columns, about, outline, &lines, 0.0, MANY));
    offers
}

/// What an offer under a heading that names the list so well is worth at most.
fn best_score(named: f64) -> f64 {
    score(named, FULL)
}

fn score(named: f64, rows: usize) -> f64 {
    0.4 + 0.4 * named + 0.01 * rows.min(FULL) as f64
}

/// Whether as many offers as are kept are no worse: a long document may repeat a heading a thousand times.
fn is_beaten(offers: &[Offer], score: f64) -> bool {
    let no_worse = offers.iter().filter(|offer| offer.score >= score);
    no_worse.take(super::MOST).count() == super::MOST
}

/// What a line must hold.
struct Shape {
    text: usize,
    typed: Vec<usize>,
    section: Option<usize>,
    /// Fields that need not stand on the line.
    times: Option<Times>,
}

/// A line of the shape.
struct Entry {
    page: usize,
    line: usize,
    indent: f64,
    row: Row,
    /// It sums up those above.
    sums: bool,
}

impl Shape {
    fn read(
        &self,
        scene: &Scene<'_>,
        columns: &Columns<'_>,
        at: usize,
        page: &Page,
        index: usize,
        line: &Line,
    ) -> Option<Entry> {
        let mut words = words_of(page, line);
        let mut row = Row::default();
        let mut is_counted = false;
        if let Some(times) = self.times {
            if let Some(found) = times::find(page, &words) {
                // Alone on its line, it tells of the item above.
                if found.range.len() == words.len() {
                    return None;
                }
                words.drain(found.range.clone());
                times.fill(scene, columns, at, &found, &mut row);
                is_counted = true;
            } else if let Some(below) = page.lines.get(index + 1) {
                let below = words_of(page, below);
                let found = times::find(page, &below);
                if let Some(found) = found.filter(|found| found.range.len() == below.len()) {
                    times.fill(scene, columns, at, &found, &mut row);
                }
            }
        }
        let (mut start, mut end) = (0, words.len());
        // Amounts stand last, in the order of the fields; dates first.
        for &slot in self.typed.iter().rev() {
            let content = columns.slots.get(slot)?;
            let from_front = content.role == Role::Date;
            let found = (1..=LONGEST.min(end - start)).rev().find_map(|count| {
                let range = if from_front {
                    start..start + count
                } else {
                    end - count..end
                };
                let part = words.get(range.clone())?;
                let texts: Vec<&str> = part
                    .iter()
                    .filter_map(|word| page.words.get(*word).map(|word| word.text.as_str()))
                    .collect();
                let reading = values::read(content, &texts, scene.habits)?;
                let whole = reading.end - reading.start == texts.len();
                (whole && reading.fit > 0.85).then_some((range, runs(part)))
            });
            let (range, runs) = found?;
            if from_front {
                start = range.end;
            } else {
                end = range.start;
            }
            row.cells.insert(slot, Place { page: at, runs });
        }
        let text = words
            .get(start..end)
            .filter(|words| is_counted || !words.is_empty())?;
        let place = Place {
            page: at,
            runs: runs(text),
        };
        let texts = place.text(scene);
        let sums = about::is_total(texts.trim_end_matches(':'), true);
        if texts.ends_with(':') && !sums {
            return None;
        }
        // "3 x 1,20" stands below what was bought.
        let words = texts.split_whitespace();
        let counted = words
            .clone()
            .all(|word| word.chars().count() <= 2 || !word.contains(char::is_alphabetic))
            && texts.contains(|c: char| c.is_ascii_digit())
            || is_counted && texts.is_empty();
        let mut indent = line.rect.x0;
        let mut place = place;
        if counted {
            let above = page.lines.get(index.checked_sub(1)?)?;
            let [segment] = above.segments.as_slice() else {
                return None;
            };
            if line.rect.y0 - above.rect.y1 > line.rect.height() {
                return None;
            }
            indent = above.rect.x0;
            place.runs = vec![segment.words.clone()];
        }
        if !place.text(scene).contains(char::is_alphabetic) {
            return None;
        }
        row.first = Some(place.clone());
        row.cells.insert(self.text, place);
        Some(Entry {
            page: at,
            line: index,
            indent,
            row,
            sums,
        })
    }

    /// Where most amounts have cents, a number without is none: that of the receipt or the till.
    fn without_whole_numbers(&self, scene: &Scene<'_>, rows: &mut Vec<Row>) {
        let has_cents = |row: &Row| {
            self.typed
                .iter()
                .filter_map(|slot| row.cells.get(slot))
                .any(|place| {
                    let text = place.text(scene);
                    text.rsplit_once(['.', ',']).is_some_and(|(_, cents)| {
                        cents.chars().take_while(char::is_ascii_digit).count() == 2
                    })
                })
        };
        let with = rows.iter().filter(|row| has_cents(row)).count();
        if with * 4 >= rows.len() * 3 {
            rows.retain(|row| has_cents(row));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call for each region")]
    fn offer(
        &self,
        scene: &Scene<'_>,
        columns: &Columns<'_>,
        about: &About,
        outline: &Outline,
        lines: &[&Entry],
        named: f64,
        least: usize,
    ) -> Option<Offer> {
        let left = lines
            .iter()
            .map(|line| line.indent)
            .fold(f64::INFINITY, f64::min);
        let mut rows = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for line in lines.iter().filter(|line| line.indent <= left + INDENT) {
            if line.sums {
                // What follows a sum is how it is made up or paid.
                if rows.is_empty() { continue } else { break }
            }
            let mut row = line.row.clone();
            if let Some(slot) = self.section {
                let heading = outline.heading_above(line.page, line.line);
                if let Some(heading) = heading {
                    let runs = vec![heading.words.clone()];
                    row.cells.insert(
                        slot,
                        Place {
                            page: heading.page,
                            runs,
                        },
                    );
                }
            }
            last = Some((line.page, line.line));
            rows.push(row);
        }
        last?;
        if self.times.is_some() {
            self.without_whole_numbers(scene, &mut rows);
        }
        offer::without_totals(scene, columns, about, &mut rows);
        (rows.len() >= least).then(|| Offer {
            unnamed: named == 0.0,
            score: score(named, rows.len()),
            sure: vec![0.55 + 0.3 * named; columns.slots.len()],
            rows,
            heads: Vec::new(),
        })
    }
}

/// The words of a line without the dots between.
fn words_of(page: &Page, line: &Line) -> Vec<usize> {
    let words = line.segments.iter();
    let words = words.flat_map(|segment| segment.words.clone());
    words
        .filter(|word| {
            page.words
                .get(*word)
                .is_some_and(|word| !is_leader(&word.text))
        })
        .collect()
}

/// Dots that lead the eye to an amount.
fn is_leader(text: &str) -> bool {
    text.chars().count() >= 2 && text.chars().all(|c| matches!(c, '.' | '…' | '·' | '_'))
        || text == "…"
}

fn runs(words: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &word in words {
        match runs.last_mut() {
            Some(run) if run.end == word => run.end = word + 1,
            _ => runs.push(word..word + 1),
        }
    }
    runs
}
