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
                of_segment(page, line, segment, &part, &mut spans);
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
