//! Places where a label may stand, and the words around them that may be its value.

use std::ops::Range;

use crate::parse::{Page, Segment};

/// More words than a label has that is a part of a segment.
const LONGEST_LABEL: usize = 8;
/// Lines above the last that a label may have.
const MOST_LINES: usize = 3;
/// Lines of one label are not further apart than this, in line heights.
const CLOSE: f64 = 0.6;

/// Words that may be a label.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub(super) line: usize,
    pub(super) segment: usize,
    /// Those on the last line of the label.
    pub(super) words: Range<usize>,
    /// What follows in the same segment; empty when the label is all of it.
    pub(super) rest: Range<usize>,
    /// What precedes in the same segment, where the label stands at its end.
    pub(super) before: Range<usize>,
    /// The words of the label on the lines above.
    pub(super) above: Vec<Range<usize>>,
    pub(super) has_colon: bool,
    /// Words of the segment before the label that belong to no other label or value.
    pub(super) skipped: usize,
}

impl Span {
    /// All words of the label.
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        let last = std::iter::once(self.words.clone());
        self.above.iter().cloned().chain(last).collect()
    }
}

/// All spans of a page.
pub(super) fn of_page(page: &Page) -> Vec<Span> {
    let mut spans = Vec::new();
    for (line, content) in page.lines.iter().enumerate() {
        for (segment, content) in content.segments.iter().enumerate() {
            for part in parts(page, &content.words) {
                let part = without_item_number(page, &part);
                of_segment(page, line, segment, &part, &mut spans);
                within(page, line, segment, &part, &mut spans);
            }
            wrapped(page, line, segment, content, &mut spans);
        }
    }
    spans
}

/// Signs that part what a line says one after the other.
fn parts(page: &Page, words: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = words.start;
    for word in words.clone() {
        let is_sign = page
            .words
            .get(word)
            .is_some_and(|word| matches!(word.text.as_str(), "·" | "•" | "|" | "‖" | "●" | "▪"));
        if is_sign {
            parts.push(start..word);
            start = word + 1;
        }
    }
    parts.push(start..words.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a word numbers the box of a form that it stands before: "4.", "12a)", "(b)".
fn is_item_number(text: &str) -> bool {
    let Some(inner) = text.strip_suffix(['.', ')']) else {
        return false;
    };
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let letters = inner.get(digits..).unwrap_or_default();
    let lettered = letters.len() == 1 && letters.chars().all(|c| c.is_ascii_lowercase());
    match digits {
        0 => lettered && text.ends_with(')'),
        1 | 2 => letters.is_empty() || lettered,
        _ => false,
    }
}

/// Whether words begin with the number of a box of a form.
pub(super) fn is_numbered(page: &Page, words: &Range<usize>) -> bool {
    let word = |at: usize| page.words.get(at).map_or("", |word| word.text.as_str());
    words.len() > 1
        && is_item_number(word(words.start))
        && word(words.start + 1).starts_with(char::is_alphabetic)
}

/// A box of a form has a label of fewer words than this, its number and its value included.
const LONGEST_NUMBERED: usize = 10;

fn without_item_number(page: &Page, words: &Range<usize>) -> Range<usize> {
    // A sentence with a number before it is a clause.
    let ends = words.end.checked_sub(1).and_then(|at| page.words.get(at));
    let is_clause =
        words.len() > LONGEST_NUMBERED || ends.is_some_and(|word| word.text.ends_with('.'));
    let skipped = usize::from(is_numbered(page, words) && !is_clause);
    words.start + skipped..words.end
}

/// Where a remark in brackets begins that ends a label: "(MM/DD/YYYY)", "(if any)".
fn remark(page: &Page, words: &Range<usize>) -> Option<usize> {
    let text = |at: usize| page.words.get(at).map_or("", |word| word.text.as_str());
    let closes = |text: &str| text.trim_end_matches([':', '*']).ends_with(')');
    if !closes(text(words.end.checked_sub(1)?)) {
        return None;
    }
    let opening = words.clone().rev().find(|&at| text(at).starts_with('('))?;
    let says_letters = (opening..words.end).any(|at| text(at).contains(char::is_alphabetic));
    (opening > words.start && says_letters).then_some(opening)
}

/// Words of one label that stands behind another value of its line.
const LONGEST_WITHIN: usize = 3;
/// More words than a line of labels and values has that stand side by side.
const LONGEST_RUN: usize = 24;

/// "No. 4711 Rev. 2 Order date 2026-01-12": behind a value the next label may begin without any sign between.
fn within(page: &Page, line: usize, segment: usize, words: &Range<usize>, spans: &mut Vec<Span>) {
    let text = |at: usize| page.words.get(at).map_or("", |word| word.text.as_str());
    let has_digit = |at: usize| text(at).contains(|c: char| c.is_ascii_digit());
    // "Rev. B": short codes are values, too.
    let is_code = |at: usize| {
        text(at).len() <= 2
            && !text(at).is_empty()
            && text(at).chars().all(|c| c.is_ascii_uppercase())
    };
    let is_value = |at: usize| has_digit(at) || is_code(at);
    let is_word = |at: usize| text(at).starts_with(char::is_alphabetic) && !is_value(at);
    if words.len() > LONGEST_RUN || words.clone().any(|at| ends_with_colon(page, at)) {
        return;
    }
    for start in words.start + 1..words.end {
        if !(is_value(start - 1) && is_word(start)) {
            continue;
        }
        let end = (start..words.end).find(|&at| !is_word(at));
        let Some(end) = end.filter(|&end| end - start <= LONGEST_WITHIN && is_value(end)) else {
            continue;
        };
        spans.push(Span {
            line,
            segment,
            words: start..end,
            rest: end..words.end,
            before: start..start,
            above: Vec::new(),
            has_colon: false,
            skipped: 0,
        });
    }
}

fn ends_with_colon(page: &Page, index: usize) -> bool {
    page.words
        .get(index)
        .is_some_and(|word| word.text.ends_with([':', '?']))
}

fn of_segment(
    page: &Page,
    line: usize,
    segment: usize,
    words: &Range<usize>,
    spans: &mut Vec<Span>,
) {
    let mut push = |start: usize, end: usize, rest: Range<usize>, skipped: usize| {
        spans.push(Span {
            skipped,
            line,
            segment,
            words: start..end,
            rest,
            before: start..start,
            above: Vec::new(),
            has_colon: end > start && ends_with_colon(page, end - 1),
        });
    };
    let colons: Vec<usize> = words
        .clone()
        .filter(|&index| ends_with_colon(page, index))
        .collect();
    // Up to each colon; a later label starts somewhere after the value of the one before.
    let mut floor = words.start;
    for (nth, &colon) in colons.iter().enumerate() {
        let end = colon + 1;
        let stop = match colons.get(nth + 1) {
            // The word with the next colon is that label's, words before it may be.
            Some(&next) => next,
            None => words.end,
        };
        let first = floor.max(end.saturating_sub(LONGEST_LABEL));
        for start in first..end {
            // Behind an earlier label its value stands, however long; before the first, nothing should.
            let skipped = if nth == 0 { start - words.start } else { 0 };
            push(start, end, end..stop, skipped);
        }
        floor = end;
    }
    if colons
        .first()
        .is_some_and(|&colon| colon < words.start + LONGEST_LABEL)
    {
        return;
    }
    for end in words.start + 1..=words.end.min(words.start + LONGEST_LABEL) {
        push(words.start, end, end..words.end, 0);
    }
    if let Some(remark) = remark(page, words) {
        push(words.start, remark, words.end..words.end, 0);
    }
    // A long segment is a label as a whole, too, and the end of a segment is one after its value.
    if words.len() > LONGEST_LABEL {
        push(words.start, words.end, words.end..words.end, 0);
    }
    for start in (words.start + 1..words.end).rev().take(LONGEST_LABEL) {
        spans.push(Span {
            line,
            segment,
            words: start..words.end,
            rest: words.end..words.end,
            before: words.start..start,
            above: Vec::new(),
            has_colon: false,
            skipped: 0,
        });
    }
}

/// A label that began on the lines above: they stand close, begin at its left and do not end one.
fn wrapped(page: &Page, line: usize, segment: usize, last: &Segment, spans: &mut Vec<Span>) {
    // What ends a label on its last line is no value by itself.
    let is_value = |at: usize| {
        page.words.get(at).is_some_and(|word| {
            let digits = word.text.chars().filter(char::is_ascii_digit).count();
            digits > 1 && !word.text.contains(['(', '%', '²', '³'])
        })
    };
    if last.words.clone().any(is_value) {
        return;
    }
    let mut above: Vec<Range<usize>> = Vec::new();
    let mut below = last.rect;
    for index in (line.saturating_sub(MOST_LINES)..line).rev() {
        let Some(candidates) = page.lines.get(index).map(|line| &line.segments) else {
            break;
        };
        let height = below.height();
        let next = candidates.iter().find(|other| {
            (other.rect.x0 - below.x0).abs() < 1.5 * height
                && below.y0 - other.rect.y1 < CLOSE * height
                && (other.rect.height() - height).abs() < 0.25 * height
        });
        let Some(next) = next.filter(|next| {
            next.words.end > next.words.start && !ends_with_colon(page, next.words.end - 1)
        }) else {
            break;
        };
        if has_own_figure(page, index, next, line, segment) {
            break;
        }
        above.insert(0, next.words.clone());
        below = next.rect;
        spans.push(Span {
            line,
            segment,
            words: last.words.clone(),
            rest: last.words.end..last.words.end,
            before: last.words.start..last.words.start,
            above: above.clone(),
            has_colon: ends_with_colon(page, last.words.end.saturating_sub(1)),
            skipped: 0,
        });
    }
}

/// Whether the line above has a figure over that of the last line: it is a label of its own then.
fn has_own_figure(page: &Page, line: usize, here: &Segment, last: usize, segment: usize) -> bool {
    let figure = |segment: &&Segment| {
        let mut words = segment.words.clone();
        words.any(|at| {
            let word = page.words.get(at);
            word.is_some_and(|word| word.text.contains(|c: char| c.is_ascii_digit()))
        })
    };
    let after = |line: usize, x: f64| {
        let mut segments = page.lines.get(line)?.segments.iter();
        segments.find(|other| other.rect.x0 >= x).filter(figure)
    };
    let end = page
        .lines
        .get(last)
        .and_then(|line| line.segments.get(segment));
    let own = after(line, here.rect.x1);
    let of_last = end.and_then(|end| after(last, end.rect.x1));
    own.zip(of_last)
        .is_some_and(|(own, of_last)| own.rect.overlap_x(&of_last.rect) > 0.0)
}

/// The nearest segment below that shares some width, as line and segment.
pub(super) fn below(page: &Page, line: usize, segment: usize) -> Option<(usize, usize)> {
    let here = page.lines.get(line)?.segments.get(segment)?;
    let size = here.rect.height();
    for (index, next) in page.lines.iter().enumerate().skip(line + 1) {
        if next.rect.y0 - here.rect.y1 > 1.6 * size {
            return None;
        }
        let found = next
            .segments
            .iter()
            .position(|candidate| candidate.rect.overlap_x(&here.rect) > 0.0);
        if let Some(found) = found {
            return Some((index, found));
        }
    }
    None
}

/// The nearest segment above that shares some width.
pub(super) fn above(page: &Page, line: usize, segment: usize) -> Option<&Segment> {
    let here = page.lines.get(line)?.segments.get(segment)?;
    let lines = page.lines.get(..line)?;
    lines
        .iter()
        .rev()
        .take_while(|next| here.rect.y0 - next.rect.y1 <= 1.6 * next.rect.height())
        .find_map(|next| {
            let mut segments = next.segments.iter();
            segments.find(|candidate| candidate.rect.overlap_x(&here.rect) > 0.0)
        })
}

pub(super) fn texts(page: &Page, words: Range<usize>) -> Vec<&str> {
    let words = page.words.get(words).unwrap_or_default();
    words.iter().map(|word| word.text.as_str()).collect()
}
