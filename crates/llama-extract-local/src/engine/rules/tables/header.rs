//! Header rows in lines of words: what the columns of a table without ruling are.

use std::ops::Range;

use super::columns::Columns;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::terms;
use crate::parse::{Line, Page, Rect};
use crate::schema::Kind;

const ALIKE: f64 = 0.6;
const LONGEST: usize = 5;
/// Words of one header cell are not further apart than this, in font sizes.
const ONE_CELL: f64 = 0.6;
/// Lines that a heading may be wrapped over.
const TALLEST: usize = 3;
/// Lines of one heading are not further apart than this, in line heights.
const STACKED: f64 = 0.7;
/// Words of a line that may be running text, and of how many of them one is a small word there.
const RUNNING: usize = 10;
const SMALL: usize = 4;
/// What a taller header must be better by.
const GAIN: f64 = 0.15;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// The field it is for; none for a column that the schema does not ask for.
    pub(super) slot: Option<usize>,
    pub(super) alike: f64,
    pub(super) rect: Rect,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    pub(super) page: usize,
    pub(super) first_line: usize,
    pub(super) last_line: usize,
    pub(super) bottom: f64,
    /// From left to right.
    pub(super) columns: Vec<Column>,
    pub(super) words: Vec<Range<usize>>,
}

impl Header {
    /// The fields that have a heading, in their order.
    pub(super) fn slots(&self) -> Vec<usize> {
        let mut slots: Vec<usize> = self
            .columns
            .iter()
            .filter_map(|column| column.slot)
            .collect();
        slots.sort_unstable();
        slots
    }

    pub(super) fn score(&self) -> f64 {
        let named = self.columns.iter().filter(|column| column.slot.is_some());
        named.map(|column| column.alike).sum()
    }
}

/// All lines that may be headers of the list.
pub(super) fn find(scene: &Scene<'_>, columns: &Columns<'_>) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return Vec::new();
        }
        for index in 0..page.lines.len() {
            let Some(lines) = page
                .lines
                .get(index..(index + TALLEST).min(page.lines.len()))
            else {
                continue;
            };
            let Some(line) = lines.first() else { continue };
            let height = line.rect.height();
            let stacked = 1 + lines
                .windows(2)
                .take_while(|pair| match pair {
                    [a, b] => b.rect.y0 - a.rect.y1 < STACKED * height,
                    _ => false,
                })
                .count();
            let known = |count: usize| -> usize {
                let lines = lines.iter().take(count);
                lines
                    .map(|line| columns.named_in(&scene.lexed, at, line.words()))
                    .sum()
            };
            if known(1) == 0 || known(stacked) < columns.least() || is_running(page, line) {
                continue;
            }
            let mut best: Option<Header> = None;
            for count in 1..=stacked {
                let Some(lines) = lines.get(..count) else {
                    break;
                };
                if count > 1 && lines.last().is_some_and(|line| is_data(page, line)) {
                    break;
                }
                let header = of_lines(page, at, index, lines, columns);
                let better = best
                    .as_ref()
                    .is_none_or(|best| header.score() > best.score() + GAIN);
                if better {
                    best = Some(header);
                }
            }
            headers.extend(best.filter(|best| best.slots().len() >= columns.least()));
        }
    }
    // A line of a taller header is no header of its own.
    let mut kept: Vec<Header> = Vec::new();
    for header in headers {
        match kept.last_mut() {
            Some(last) if last.page == header.page && header.first_line <= last.last_line => {
                if header.score() > last.score() {
                    *last = header;
                }
            }
            // The same headings in another language.
            Some(last)
                if last.page == header.page
                    && header.first_line == last.last_line + 1
                    && same_places(last, &header) =>
            {
                last.last_line = header.last_line;
                last.bottom = header.bottom;
                last.words.extend(header.words);
            }
            _ => kept.push(header),
        }
    }
    kept
}

/// Whether most of what two headers name stands at the same places.
fn same_places(above: &Header, below: &Header) -> bool {
    let named = |header: &Header| -> Vec<Column> {
        let named = header.columns.iter().filter(|column| column.slot.is_some());
        named.cloned().collect()
    };
    let (above, below) = (named(above), named(below));
    let same = below.iter().filter(|here| {
        let mut others = above.iter().filter(|there| there.slot == here.slot);
        others.any(|there| there.rect.overlap_x(&here.rect) > 0.0)
    });
    same.count() * 3 >= below.len() * 2
}

/// Whether a line is running text: long, without gaps, and with the small words that sentences have and headings leave out.
pub(super) fn is_running(page: &Page, line: &Line) -> bool {
    let [segment] = line.segments.as_slice() else {
        return false;
    };
    let words = page.words.get(segment.words.clone()).unwrap_or_default();
    let small = words
        .iter()
        .filter(|word| terms::is_empty_word(word.text.trim_end_matches([',', '.', ';', ':'])));
    words.len() >= RUNNING && small.count() * SMALL >= words.len()
}

/// Whether a line holds values: most of its runs have digits.
fn is_data(page: &Page, line: &Line) -> bool {
    let runs = runs_of(page, line);
    let digits = runs.iter().filter(|run| {
        let text = page.text((*run).clone());
        let digits = text.chars().filter(char::is_ascii_digit).count();
        digits * 2 >= text.chars().filter(|c| c.is_alphanumeric()).count() && digits > 0
    });
    digits.count() * 2 > runs.len()
}

/// One column of stacked words.
struct Stack {
    rect: Rect,
    runs: Vec<Range<usize>>,
    /// Headings over several columns.
    groups: Vec<Range<usize>>,
}

pub(super) fn of_lines(
    page: &Page,
    at: usize,
    index: usize,
    lines: &[Line],
    columns: &Columns<'_>,
) -> Header {
    let mut header = Header {
        page: at,
        first_line: index,
        last_line: index + lines.len() - 1,
        bottom: lines.last().map_or(0.0, |line| line.rect.y1),
        columns: Vec::new(),
        words: lines.iter().map(Line::words).collect(),
    };
    let mut matches: Vec<(f64, usize, usize, Range<usize>)> = Vec::new();
    let stacks = stack(page, lines);
    if let [line] = lines {
        // In one line, headings may have single spaces between.
        for found in matches_in(page, &line.words(), columns) {
            header.columns.push(Column {
                slot: Some(found.slot),
                alike: found.alike,
                rect: rect_of(page, &found.words),
            });
            matches.push((found.alike, found.slot, 0, found.words));
        }
        let covered: Vec<Range<usize>> =
            matches.into_iter().map(|(_, _, _, words)| words).collect();
        let others: Vec<Range<usize>> = line
            .segments
            .iter()
            .flat_map(|segment| uncovered(page, &segment.words, &covered))
            .collect();
        // Of more headings than cells below, some are the rest of the heading beside them.
        let mut surplus = (covered.len() + others.len()).saturating_sub(most_cells(page, index));
        for words in others {
            let rest_of = covered.iter().position(|known| {
                known.end == words.start && is_one_cell(page, known.end - 1..words.start + 1)
            });
            let rect = rect_of(page, &words);
            match rest_of.and_then(|known| header.columns.get_mut(known)) {
                Some(column) if surplus > 0 => {
                    surplus -= 1;
                    column.rect = column.rect.union(&rect);
                }
                _ => header.columns.push(Column {
                    slot: None,
                    alike: 0.0,
                    rect,
                }),
            }
        }
    } else {
        for (nth, stack) in stacks.iter().enumerate() {
            for (slot, alike) in suits(page, stack, columns) {
                if alike >= ALIKE {
                    matches.push((alike, slot, nth, 0..0));
                }
            }
        }
        matches.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut of_stack: Vec<Option<(usize, f64)>> = vec![None; stacks.len()];
        for (alike, slot, nth, _) in matches {
            let taken = of_stack.iter().flatten().any(|(other, _)| *other == slot);
            if let Some(place) = of_stack.get_mut(nth)
                && place.is_none()
                && !taken
            {
                *place = Some((slot, alike));
            }
        }
        for (stack, found) in stacks.iter().zip(of_stack) {
            header.columns.push(Column {
                slot: found.map(|(slot, _)| slot),
                alike: found.map_or(0.0, |(_, alike)| alike),
                rect: stack.rect,
            });
        }
    }
    header.columns.extend(stub(page, &header, columns));
    header
        .columns
        .sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
    header
}

/// The most cells that one of the lines below a header has.
fn most_cells(page: &Page, index: usize) -> usize {
    let below = page.lines.get(index + 1..).unwrap_or_default();
    let counts = below.iter().take(6).map(|line| runs_of(page, line).len());
    counts.max().unwrap_or(usize::MAX)
}

fn suits(page: &Page, stack: &Stack, columns: &Columns<'_>) -> Vec<(usize, f64)> {
    let text = |runs: &[Range<usize>]| -> String {
        let texts: Vec<String> = runs.iter().map(|run| page.text(run.clone())).collect();
        texts.join(" ")
    };
    let whole = text(&stack.runs);
    // Words are hyphenated where a heading is wrapped.
    let joined = whole.replace("- ", "");
    let mut all = columns.suits(&whole);
    if joined != whole {
        merge(&mut all, columns.suits(&joined), 1.0);
    }
    if !stack.groups.is_empty() {
        let grouped = format!("{} {whole}", text(&stack.groups));
        merge(&mut all, columns.suits(&grouped), 1.0);
    }
    if stack.runs.len() > 1 {
        for run in &stack.runs {
            merge(&mut all, columns.suits(&page.text(run.clone())), 0.85);
        }
    }
    all
}

pub(super) fn merge(all: &mut Vec<(usize, f64)>, more: Vec<(usize, f64)>, worth: f64) {
    for (slot, alike) in more {
        match all.iter_mut().find(|(other, _)| *other == slot) {
            Some((_, known)) => *known = known.max(alike * worth),
            None => all.push((slot, alike * worth)),
        }
    }
}

/// Puts the words of some lines that stand over each other together.
fn stack(page: &Page, lines: &[Line]) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    for line in lines.iter().rev() {
        let above = runs_of(page, line);
        let mut fresh = Vec::new();
        for run in above {
            let rect = rect_of(page, &run);
            let under: Vec<usize> = stacks
                .iter()
                .enumerate()
                .filter(|(_, stack)| stack.rect.overlap_x(&rect) > 0.0)
                .map(|(index, _)| index)
                .collect();
            match under.as_slice() {
                [] => fresh.push(Stack {
                    rect,
                    runs: vec![run],
                    groups: Vec::new(),
                }),
                [one] => {
                    if let Some(stack) = stacks.get_mut(*one) {
                        stack.rect = stack.rect.union(&rect);
                        stack.runs.insert(0, run);
                    }
                }
                several => {
                    for index in several {
                        if let Some(stack) = stacks.get_mut(*index) {
                            stack.groups.insert(0, run.clone());
                        }
                    }
                }
            }
        }
        stacks.extend(fresh);
    }
    stacks.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
    stacks
}

/// The column that names the rows and has no heading of its own: what stands left of all headings on
/// the lines below, for the one text field that no heading names.
fn stub(page: &Page, header: &Header, columns: &Columns<'_>) -> Option<Column> {
    let named = header.slots();
    let mut unnamed = columns
        .slots
        .iter()
        .enumerate()
        .filter(|(index, slot)| slot.kind == Kind::Text && !named.contains(index));
    let (slot, _) = unnamed.next()?;
    let left = header
        .columns
        .iter()
        .map(|column| column.rect.x0)
        .fold(f64::INFINITY, f64::min);
    let below = page.lines.get(header.last_line + 1..)?;
    let mut firsts = below
        .iter()
        .take(8)
        .filter(|line| line.segments.len() > 1)
        .filter_map(|line| line.segments.first())
        .map(|first| first.rect);
    let rects: Vec<Rect> = firsts
        .by_ref()
        .take(3)
        .filter(|rect| rect.x1 < left + 4.0)
        .collect();
    let rect = rects.iter().copied().reduce(|a, b| a.union(&b))?;
    unnamed.next().is_none().then_some(Column {
        slot: Some(slot),
        alike: 0.7,
        rect,
    })
}

struct Match {
    slot: usize,
    words: Range<usize>,
    alike: f64,
}

/// The best match for each field, best first; no word names two columns.
fn matches_in(page: &Page, words: &Range<usize>, columns: &Columns<'_>) -> Vec<Match> {
    let mut all = Vec::new();
    for start in words.clone() {
        for end in start + 1..=words.end.min(start + LONGEST) {
            if !is_one_cell(page, start..end) {
                break;
            }
            for (slot, alike) in columns.suits(&page.text(start..end)) {
                if alike >= ALIKE {
                    all.push(Match {
                        slot,
                        words: start..end,
                        alike,
                    });
                }
            }
        }
    }
    all.sort_by(|a, b| {
        b.alike
            .total_cmp(&a.alike)
            .then(a.words.start.cmp(&b.words.start))
            .then(b.words.end.cmp(&a.words.end))
    });
    let mut chosen: Vec<Match> = Vec::new();
    for found in all {
        let clashes = chosen.iter().any(|other| {
            other.slot == found.slot
                || other.words.start < found.words.end && found.words.start < other.words.end
        });
        if !clashes {
            chosen.push(found);
        }
    }
    chosen
}

fn is_one_cell(page: &Page, words: Range<usize>) -> bool {
    let words = page.words.get(words).unwrap_or_default();
    words.windows(2).all(|pair| match pair {
        [a, b] => b.text != "|" && a.text != "|" && a.gap_to(b) <= ONE_CELL,
        _ => true,
    })
}

/// The cells of a header line.
fn runs_of(page: &Page, line: &Line) -> Vec<Range<usize>> {
    let segments = line.segments.iter();
    segments
        .flat_map(|segment| uncovered(page, &segment.words, &[]))
        .collect()
}

/// Runs of words between the matched ones.
fn uncovered(page: &Page, words: &Range<usize>, covered: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for word in words.clone() {
        if covered.iter().any(|range| range.contains(&word)) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == word && is_one_cell(page, word - 1..word + 1) => {
                run.end = word + 1
            }
            _ => runs.push(word..word + 1),
        }
    }
    runs
}

pub(super) fn rect_of(page: &Page, words: &Range<usize>) -> Rect {
    let words = page.words.get(words.clone()).unwrap_or_default();
    words
        .iter()
        .map(|word| word.rect)
        .reduce(|a, b| a.union(&b))
        .unwrap_or_default()
}
