//! Long documents, in parts that fit into a request.

use std::fmt::Write as _;
use std::ops::Range;

use crate::parse::{Document, Page};

/// Lines of the part before that a part begins with: what a page break parts is whole in one of them.
const OVERLAP: usize = 3;

/// Lines, counted through all pages of the document.
pub(super) type Part = Range<usize>;

/// The lines of a document as they are written into a request.
pub(super) struct Script {
    lines: Vec<ScriptLine>,
}

struct ScriptLine {
    page: usize,
    text: String,
    characters: usize,
}

impl Script {
    pub(super) fn of(document: &Document) -> Self {
        let mut lines = Vec::new();
        for (index, page) in document.pages.iter().enumerate() {
            for (number, line) in page.lines.iter().enumerate() {
                let cells = line.segments.iter();
                let cells: Vec<String> = cells.map(|cell| text(page, &cell.words)).collect();
                let mut text = String::new();
                // Writing into a string does not fail.
                let _ = write!(
                    text,
                    "[p{} l{}] {}",
                    page.number,
                    number + 1,
                    cells.join(" | ")
                );
                lines.push(ScriptLine {
                    page: index,
                    characters: text.chars().count() + 1,
                    text,
                });
            }
        }
        Self { lines }
    }

    pub(super) fn text(&self, part: &Part) -> String {
        let lines = self.lines.get(part.clone()).unwrap_or_default();
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        texts.join("\n")
    }

    /// Indexes of the first and the last page of a part.
    pub(super) fn pages(&self, part: &Part) -> Option<(usize, usize)> {
        let lines = self.lines.get(part.clone())?;
        Some((lines.first()?.page, lines.last()?.page))
    }

    /// Parts of at most so many characters, unless a line alone has more.
    pub(super) fn parts(&self, budget: usize) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut start = 0;
        while start < self.lines.len() {
            let mut end = start;
            let mut used = 0;
            while let Some(line) = self.lines.get(end) {
                if used + line.characters > budget && end > start {
                    break;
                }
                used += line.characters;
                end += 1;
            }
            if end < self.lines.len() {
                // Where a page ends is a better place, if it costs less than half of the part.
                let page_end = (start + 1..=end).rev().find(|at| self.is_page_start(*at));
                end = page_end
                    .filter(|at| at - start > (end - start) / 2)
                    .unwrap_or(end);
            }
            parts.push(start..end);
            if end >= self.lines.len() {
                break;
            }
            start = Self::overlapped(end, start);
        }
        parts
    }

    /// Both halves of a part, which together have all of its lines; none for a single line.
    pub(super) fn halves(&self, part: &Part) -> Option<(Part, Part)> {
        if part.len() < 2 {
            return None;
        }
        let middle = part.start + part.len() / 2;
        let quarter = part.len() / 4;
        let near = (middle - quarter..=middle + quarter).filter(|at| self.is_page_start(*at));
        let cut = near.min_by_key(|at| at.abs_diff(middle)).unwrap_or(middle);
        let cut = cut.clamp(part.start + 1, part.end - 1);
        Some((part.start..cut, Self::overlapped(cut, part.start)..part.end))
    }

    /// Where a part begins that comes after `end`, when the one before began at `start`.
    fn overlapped(end: usize, start: usize) -> usize {
        // At most a quarter of the part before, so that short parts get on.
        end - OVERLAP.min((end - start) / 4)
    }

    fn is_page_start(&self, at: usize) -> bool {
        let page = |at: usize| self.lines.get(at).map(|line| line.page);
        at > 0 && page(at) != page(at - 1)
    }
}

fn text(page: &Page, words: &Range<usize>) -> String {
    page.text(words.clone())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::parse::{Limits, parse};
    use std::time::{Duration, Instant};

    fn script(text: &str) -> Script {
        let limits = Limits {
            pages: None,
            max_pages: None,
            deadline: Instant::now() + Duration::from_secs(60),
        };
        Script::of(&parse("a.txt", text.as_bytes(), &limits).unwrap())
    }

    fn lines(count: usize) -> String {
        (0..count).map(|n| format!("line number {n}\n")).collect()
    }

    #[test]
    fn lines_carry_their_page_and_number_and_show_columns() {
        let script = script("Total:      4.00\nthanks\x0cnext page");
        assert_eq!(
            script.text(&(0..3)),
            "[p1 l1] Total: | 4.00\n[p1 l2] thanks\n[p2 l1] next page"
        );
    }

    #[test]
    fn a_short_document_is_one_part() {
        let parts = script(&lines(5)).parts(10_000);
        assert_eq!((parts.len(), parts.first()), (1, Some(&(0..5))));
    }

    #[test]
    fn parts_fit_the_budget_overlap_and_have_every_line() {
        let script = script(&lines(400));
        let parts = script.parts(1_000);
        assert!(parts.len() > 5, "{parts:?}");
        assert_eq!(parts.first().unwrap().start, 0);
        assert_eq!(parts.last().unwrap().end, 400);
        for pair in parts.windows(2) {
            let [a, b] = pair else { continue };
            assert!(b.start < a.end && a.end - b.start <= OVERLAP, "{a:?} {b:?}");
        }
        for part in &parts {
            assert!(script.text(part).len() <= 1_000, "{part:?}");
        }
    }

    #[test]
    fn a_part_ends_with_a_page_when_one_ends_in_its_second_half() {
        let text = format!("{}\x0c{}", lines(30), lines(30));
        let script = script(&text);
        assert_eq!(script.parts(1_000).first(), Some(&(0..30)));
    }

    #[test]
    fn halves_have_all_lines_down_to_single_ones() {
        let script = script(&lines(40));
        let mut queue: Vec<Part> = Vec::from([Part { start: 0, end: 40 }]);
        let mut seen = [false; 40];
        let mut steps = 0;
        while let Some(part) = queue.pop() {
            steps += 1;
            match script.halves(&part) {
                Some((a, b)) => {
                    assert!(a.len() < part.len() && b.len() < part.len());
                    queue.extend([a, b]);
                }
                None => seen[part.start] = true,
            }
        }
        assert!(seen.iter().all(|seen| *seen) && steps < 400, "{steps}");
    }

    #[test]
    fn a_line_longer_than_the_budget_is_a_part_of_its_own() {
        let script = script(&format!("short\n{}\nshort", "word ".repeat(100)));
        assert_eq!(script.parts(200), [0..1, 1..2, 2..3]);
    }
}
