//! A document as the engine sees it.

use std::ops::Range;

/// A rectangle; origin at the top left of the page, units of PDF points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Rect {
    pub(crate) x0: f64,
    pub(crate) y0: f64,
    pub(crate) x1: f64,
    pub(crate) y1: f64,
}

impl Rect {
    pub(crate) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub(crate) fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    pub(crate) fn middle_y(&self) -> f64 {
        (self.y0 + self.y1) / 2.0
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Length of the common part of both widths; negative is the gap between them.
    pub(crate) fn overlap_x(&self, other: &Self) -> f64 {
        self.x1.min(other.x1) - self.x0.max(other.x0)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) rect: Rect,
    /// Font size.
    pub(crate) size: f64,
    /// Drawn heavier than the text around it.
    pub(crate) bold: bool,
    /// Stands for something drawn, such as a ticked box: no text of the page, so no citation quotes it.
    pub(crate) is_mark: bool,
}

impl Word {
    /// Words as a reader gets them, with single spaces between.
    pub(crate) fn join<'w>(words: impl IntoIterator<Item = &'w Self>) -> String {
        let texts: Vec<&str> = words.into_iter().map(|word| word.text.as_str()).collect();
        texts.join(" ")
    }

    /// The gap to the next word of the line, in font sizes. A space of a font in which all letters are equally wide is
    /// wider than those of others, and counts as one of theirs.
    pub(crate) fn gap_to(&self, next: &Self) -> f64 {
        const SPACE: f64 = 0.3;
        let gap = next.rect.x0 - self.rect.x1;
        let letter = |word: &Self| word.rect.width() / word.text.chars().count().max(1) as f64;
        let same = |a: f64, b: f64| (a - b).abs() <= 0.06 * b;
        let pitch = letter(self);
        if same(letter(next), pitch) && same(gap, pitch) {
            return SPACE;
        }
        gap / self.size.max(next.size).max(1.0)
    }
}

/// Words with no wide gap between them: a cell, a label, a stretch of prose.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    /// Into the words of the page.
    pub(crate) words: Range<usize>,
    pub(crate) rect: Rect,
}

/// What stands side by side at one height, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) segments: Vec<Segment>,
    pub(crate) rect: Rect,
}

impl Line {
    pub(crate) fn words(&self) -> Range<usize> {
        let start = self.segments.first().map_or(0, |s| s.words.start);
        let end = self.segments.last().map_or(0, |s| s.words.end);
        start..end
    }
}

/// A ruling line of a table or form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub(crate) vertical: bool,
    /// x of a vertical rule, y of a horizontal one.
    pub(crate) at: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

/// What a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Heading,
    Paragraph,
    /// An entry of a list, without its bullet or number.
    Item,
}

/// Text that belongs together, in reading order: of one column of the page, of one element of markup.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// Into the words of the page: one run for each line.
    pub(crate) runs: Vec<Range<usize>>,
}

/// A table whose cells are known for certain: ruled, or marked up as one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// So many rows at the top say what the columns are; 0 when the source does not tell.
    pub(crate) head_rows: usize,
    /// By row, then by column. A merged cell is here once; an empty cell is here without runs, or not at all.
    pub(crate) cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) rows: Range<usize>,
    pub(crate) columns: Range<usize>,
    /// Into the words of the page: one run for each line.
    pub(crate) runs: Vec<Range<usize>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    /// From 1, as in the document, whatever pages were selected.
    pub(crate) number: usize,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// In reading order: line by line, left to right.
    pub(crate) words: Vec<Word>,
    pub(crate) lines: Vec<Line>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) tables: Vec<Table>,
    pub(crate) images: usize,
    /// Whether the places mean something to the reader; those of formats without pages are made up, so that what is
    /// beside and below each other in a table or form stands so here, too.
    pub(crate) has_boxes: bool,
}

impl Page {
    /// The words of a range, with single spaces.
    pub(crate) fn text(&self, words: Range<usize>) -> String {
        Word::join(self.words.get(words).unwrap_or_default())
    }

    #[allow(
        dead_code,
        reason = "for the engines, which quote runs one by one until now"
    )]
    /// The words of several runs as one text: a word that is parted at the end of a run is whole again.
    pub(crate) fn text_of(&self, runs: &[Range<usize>]) -> String {
        let mut text = String::new();
        for run in runs {
            let next = self.text(run.clone());
            if is_parted(&text, &next) {
                text.truncate(text.trim_end_matches(['-', '\u{AD}', '\u{2010}']).len());
            } else if !text.is_empty() && !next.is_empty() {
                text.push(' ');
            }
            text.push_str(&next);
        }
        text
    }
}

#[allow(dead_code, reason = "goes with text_of")]
/// Whether a text ends with a part of a word that goes on in the next line. What follows begins with a small letter then;
/// after a digit, or before "and", the hyphen is one that stays ("pre- and post-war").
fn is_parted(text: &str, next: &str) -> bool {
    let Some(head) = text.strip_suffix(['-', '\u{AD}', '\u{2010}']) else {
        return false;
    };
    let first = next.split_whitespace().next().unwrap_or_default();
    let conjunctions = [
        "and", "or", "und", "oder", "bzw.", "en", "of", "et", "ou", "y", "o", "i", "lub",
    ];
    head.chars().next_back().is_some_and(char::is_lowercase)
        && first.chars().next().is_some_and(char::is_lowercase)
        && !conjunctions.contains(&first)
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Document {
    /// The selected pages.
    pub(crate) pages: Vec<Page>,
    /// All pages that the document has.
    pub(crate) page_count: usize,
}

impl Document {
    pub(crate) fn word_count(&self) -> usize {
        self.pages.iter().map(|page| page.words.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x0: f64, x1: f64) -> Word {
        Word {
            text: text.into(),
            rect: Rect {
                x0,
                y0: 0.0,
                x1,
                y1: 10.0,
            },
            size: 10.0,
            bold: false,
            is_mark: false,
        }
    }

    #[test]
    fn one_space_of_a_fixed_width_font_is_one_space() {
        let (one, next, far) = (
            word("Net", 0.0, 18.0),
            word("price", 24.0, 54.0),
            word("price", 30.0, 60.0),
        );
        assert!(one.gap_to(&next) < 0.5);
        assert!(one.gap_to(&far) > 1.0);
        assert!(one.gap_to(&word("price", 24.0, 44.0)) > 0.5);
    }
}
