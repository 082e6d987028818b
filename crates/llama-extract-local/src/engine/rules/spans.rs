//! Places where a label may stand, and the words around them that may be its value.

use std::ops::Range;

use crate::parse::{Page, Segment};

/// More words than a label has.
const LONGEST_LABEL: usize = 8;

/// Words that may be a label.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub(super) line: usize,
    pub(super) segment: usize,
    pub(super) words: Range<usize>,
    /// What follows in the same segment; empty when the label is all of it.
    pub(super) rest: Range<usize>,
    pub(super) has_colon: bool,
}

/// All spans of a page.
pub(super) fn of_page(page: &Page) -> Vec<Span> {
    let mut spans = Vec::new();
    for (line, content) in page.lines.iter().enumerate() {
        for (segment, content) in content.segments.iter().enumerate() {
            of_segment(page, line, segment, &content.words, &mut spans);
        }
    }
    spans
}

fn of_segment(
    page: &Page,
    line: usize,
    segment: usize,
    words: &Range<usize>,
    spans: &mut Vec<Span>,
) {
    let ends_with_colon =
        |index: usize| page.words.get(index).is_some_and(|w| w.text.ends_with(':'));
    let mut push = |start: usize, end: usize, rest: Range<usize>| {
        spans.push(Span {
            line,
            segment,
            words: start..end,
            rest,
            has_colon: end > start && ends_with_colon(end - 1),
        });
    };
    let colons: Vec<usize> = words
        .clone()
        .filter(|&index| ends_with_colon(index))
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
            push(start, end, end..stop);
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
        push(words.start, end, end..words.end);
    }
}

/// The segment to the right on the same line, and the gap to it in points.
pub(super) fn right_of(page: &Page, line: usize, segment: usize) -> Option<(&Segment, f64)> {
    let segments = &page.lines.get(line)?.segments;
    let here = segments.get(segment)?;
    let next = segments.get(segment + 1)?;
    Some((next, next.rect.x0 - here.rect.x1))
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

pub(super) fn texts(page: &Page, words: Range<usize>) -> Vec<&str> {
    let words = page.words.get(words).unwrap_or_default();
    words.iter().map(|word| word.text.as_str()).collect()
}
