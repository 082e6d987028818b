//! Text that runs up or down the page: beside upright text, or all of a table that is too wide for its page.

use crate::parse::model::{Line, Segment, Word};

/// A gap this wide, in font sizes, ends a segment, as in upright text.
const WIDE_GAP: f64 = 0.95;

/// Puts turned text behind the upright text of a page, each line of it as one line: its words have their middles at
/// heights of upright lines, but are no part of them.
pub(crate) fn append(turned: Vec<Vec<Word>>, words: &mut Vec<Word>, lines: &mut Vec<Line>) {
    for line in turned {
        let mut segments: Vec<Segment> = Vec::new();
        let mut last: Option<Word> = None;
        for word in line {
            let at = words.len();
            let joins = last
                .as_ref()
                .is_some_and(|last| gap(last, &word) <= WIDE_GAP * last.size.max(word.size));
            match segments.last_mut() {
                Some(segment) if joins => {
                    segment.words.end = at + 1;
                    segment.rect = segment.rect.union(&word.rect);
                }
                _ => segments.push(Segment {
                    words: at..at + 1,
                    rect: word.rect,
                }),
            }
            last = Some(word.clone());
            words.push(word);
        }
        let rects = segments.iter().map(|segment| segment.rect);
        if let Some(rect) = rects.reduce(|a, b| a.union(&b)) {
            lines.push(Line { segments, rect });
        }
    }
}

/// The distance between the boxes of two words of a line, whatever its direction.
fn gap(a: &Word, b: &Word) -> f64 {
    let down = a.rect.y0.max(b.rect.y0) - a.rect.y1.min(b.rect.y1);
    let across = -a.rect.overlap_x(&b.rect);
    down.max(across)
}

/// Whether a word does not run from left to right: its box is higher than its line.
pub(super) fn is_turned(word: &Word) -> bool {
    word.rect.height() > 1.6 * word.size && word.text.chars().count() > 1 && !word.is_mark
}
