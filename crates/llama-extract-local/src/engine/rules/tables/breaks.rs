//! Lines that stand below each other without space: which go on with the one above, and which begin something new.

use std::ops::Range;

use super::split;
use crate::parse::{Page, Rect};

/// Distances between lines that differ by less, as a part of them and in points, are the same.
const SAME: f64 = 0.03;
const OTHER: f64 = 0.06;
const OTHER_POINTS: f64 = 0.5;
/// What a space takes, in heights of the line.
const SPACE: f64 = 0.3;
/// A part of all ends of lines: where as many were not for want of room, the others were not, either.
const OFTEN: f64 = 0.3;
/// Words that no value ends with.
const OPEN: [&str; 24] = [
    "of", "and", "the", "for", "in", "to", "with", "und", "der", "die", "für", "von", "mit", "van",
    "voor", "en", "de", "et", "du", "des", "pour", "y", "del", "para",
];

/// For each line of a block whether it begins something new. A line that ends where the next word would have found
/// room was ended on purpose; and where lines have two distances, the wider one parts what they say.
pub(super) fn begins(page: &Page, runs: &[Range<usize>]) -> Vec<bool> {
    let mut begins = vec![false; runs.len()];
    if let Some(first) = begins.first_mut() {
        *first = true;
    }
    let rects: Option<Vec<Rect>> = runs.iter().map(|run| rect_of(page, run)).collect();
    let Some(rects) = rects.filter(|rects| rects.len() > 1) else {
        return begins;
    };
    if let Some(wide) = wide_gaps(&rects) {
        for (begin, wide) in begins.iter_mut().skip(1).zip(wide) {
            *begin = wide;
        }
        return begins;
    }
    let right = rects.iter().map(|rect| rect.x1).fold(0.0, f64::max);
    let pairs = || rects.windows(2).zip(runs.windows(2));
    let chosen: Vec<bool> = pairs()
        .map(|(rects, runs)| match (rects, runs) {
            ([above, below], [over, under]) => {
                let first = page
                    .words
                    .get(under.start)
                    .map_or(0.0, |word| word.rect.width());
                let room = right - above.x1 - SPACE * below.height();
                first < room && may_part(page, over, under)
            }
            _ => false,
        })
        .collect();
    let count = chosen.iter().filter(|chosen| **chosen).count();
    let often = count as f64 >= OFTEN * chosen.len() as f64;
    for ((begin, chosen), (_, runs)) in begins.iter_mut().skip(1).zip(chosen).zip(pairs()) {
        let parts = || matches!(runs, [over, under] if may_part(page, over, under));
        *begin = chosen || often && count > 0 && parts();
    }
    begins
}

/// Which distances between lines are the wider ones of two kinds, if there are two.
fn wide_gaps(rects: &[Rect]) -> Option<Vec<bool>> {
    let gaps: Vec<f64> = rects
        .windows(2)
        .filter_map(|pair| match pair {
            [above, below] => Some(below.middle_y() - above.middle_y()),
            _ => None,
        })
        .collect();
    let least = gaps.iter().copied().fold(f64::INFINITY, f64::min);
    let is_same = |gap: f64| gap <= least * (1.0 + SAME);
    let is_wide = |gap: f64| gap >= least * (1.0 + OTHER) && gap >= least + OTHER_POINTS;
    let wide = gaps.iter().filter(|gap| is_wide(**gap)).count();
    let is_clear = gaps.iter().all(|gap| is_same(*gap) || is_wide(*gap));
    (least > 0.0 && is_clear && wide > 0).then(|| gaps.iter().map(|gap| is_wide(*gap)).collect())
}

/// Whether something new may begin with a line, as its first letter and the last word above tell.
fn may_part(page: &Page, over: &Range<usize>, under: &Range<usize>) -> bool {
    let text = |at: usize| page.words.get(at).map_or("", |word| word.text.as_str());
    let last = over.end.checked_sub(1).map_or("", text);
    let is_open = last.ends_with([',', ';', '-', '–', '(', '&', '/'])
        || OPEN.contains(&last.to_lowercase().as_str())
        || split::SIGNS.contains(&last);
    !is_open && !text(under.start).starts_with(|c: char| c.is_lowercase() || ",;)".contains(c))
}

fn rect_of(page: &Page, run: &Range<usize>) -> Option<Rect> {
    let words = page.words.get(run.clone())?.iter();
    words.map(|word| word.rect).reduce(|a, b| a.union(&b))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test fails by panicking"
    )]

    use super::*;
    use crate::parse::model::{Line, Segment, Word};

    /// Lines at heights, each letter five points wide.
    fn page(lines: &[(f64, &str)]) -> (Page, Vec<Range<usize>>) {
        let (mut words, mut runs, mut out) = (Vec::new(), Vec::new(), Vec::new());
        for (y, text) in lines {
            let (start, mut x) = (words.len(), 20.0);
            for part in text.split(' ') {
                let end = x + 5.0 * part.chars().count() as f64;
                words.push(Word {
                    text: part.into(),
                    rect: Rect {
                        x0: x,
                        y0: *y,
                        x1: end,
                        y1: y + 9.0,
                    },
                    size: 9.0,
                    bold: false,
                    is_mark: false,
                });
                x = end + 3.0;
            }
            let rect = words[start].rect.union(&words[words.len() - 1].rect);
            let run = start..words.len();
            out.push(Line {
                segments: vec![Segment {
                    words: run.clone(),
                    rect,
                }],
                rect,
            });
            runs.push(run);
        }
        let page = Page {
            number: 1,
            width: 600.0,
            height: 800.0,
            words,
            lines: out,
            blocks: Vec::new(),
            tables: Vec::new(),
            images: 0,
            has_boxes: true,
        };
        (page, runs)
    }

    fn begun(lines: &[(f64, &str)]) -> Vec<bool> {
        let (page, runs) = page(lines);
        begins(&page, &runs)
    }

    #[test]
    fn the_wider_of_two_distances_parts_entries() {
        let lines = [
            (10.0, "Society of Bridge and"),
            (22.0, "Tunnel Builders"),
            (36.0, "Guild of Surveyors"),
        ];
        assert_eq!(begun(&lines), [true, false, true]);
    }

    #[test]
    fn a_line_that_had_room_for_the_next_word_was_ended_on_purpose() {
        let lines = [
            (10.0, "Surveying of roads and tracks"),
            (22.0, "Welding"),
            (34.0, "Crane signals"),
        ];
        assert_eq!(begun(&lines), [true, true, true]);
    }

    #[test]
    fn the_lines_of_a_filled_paragraph_go_on() {
        let lines = [
            (10.0, "The crew repaired the bridge"),
            (22.0, "before Easter, and inspected"),
            (34.0, "Carfax Tunnel in the autumn"),
            (46.0, "of that year."),
        ];
        assert_eq!(begun(&lines), [true, false, false, false]);
    }
}
