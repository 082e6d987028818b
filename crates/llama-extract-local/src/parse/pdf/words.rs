//! Glyphs to words.

use std::collections::BTreeMap;

use super::boxes::is_box;
use super::device::{PlacedGlyph, UNREADABLE, is_unknown};
use super::raised::raise;
use super::weight::Weight;
use crate::parse::model::{Rect, Word};

/// A gap this wide, in font sizes, parts words: many documents draw no spaces.
pub(super) const WORD_GAP: f64 = 0.18;
/// The same glyph drawn again this close, in font sizes, is fake bold or a shadow.
const SAME_GLYPH: f64 = 0.12;
/// Baselines this close, in font sizes, are one line.
const SAME_BASELINE: f64 = 0.2;
/// The box of a line, in font sizes above and below the baseline.
const ASCENT: f64 = 0.95;
const DESCENT: f64 = 0.25;

/// A glyph in a frame in which its line runs to the right.
struct Turned {
    text: String,
    start: f64,
    end: f64,
    baseline: f64,
    size: f64,
    weight: Weight,
}

/// A word whose weight is not judged yet.
struct Drawn {
    word: Word,
    /// Glyphs that are bold for certain.
    bold: usize,
    glyphs: usize,
    /// Sum of the widths of strokes, and of how many glyphs.
    strokes: (f64, usize),
    /// The least and the largest advance of its letters and digits, in font sizes.
    advances: (f64, f64),
}

impl Drawn {
    fn add(&mut self, weight: Weight) {
        self.glyphs += 1;
        match weight {
            Weight::Bold(bold) => self.bold += usize::from(bold),
            Weight::Stroke(width) => {
                self.strokes.0 += width;
                self.strokes.1 += 1;
            }
            Weight::Unknown => {}
        }
    }

    /// Whether glyphs that are narrow or wide in other fonts have the same advance as the rest.
    fn is_monospaced(&self) -> bool {
        let is_uneven = |c: char| "fijlrtIJmwMW".contains(c);
        let chars = || self.word.text.chars().filter(|c| c.is_alphanumeric());
        let (least, largest) = self.advances;
        largest - least < 0.01 && chars().any(is_uneven) && chars().any(|c| !is_uneven(c))
    }

    fn stroke(&self) -> Option<f64> {
        (self.strokes.1 > 0).then(|| self.strokes.0 / self.strokes.1 as f64)
    }
}

/// Says of each word whether it is bold: by the names of the fonts, else by strokes that are wider than usual on the
/// page. Fonts of one width, which are of one weight with wider strokes, are compared with each other.
fn judge(drawn: Vec<Drawn>) -> Vec<Word> {
    let heavy = |monospaced: bool| {
        let alike = drawn.iter().filter(|d| d.is_monospaced() == monospaced);
        let mut strokes: Vec<f64> = alike.filter_map(Drawn::stroke).collect();
        strokes.sort_by(f64::total_cmp);
        let usual = strokes.get(strokes.len() / 2).copied().unwrap_or(0.0);
        HEAVIER * usual.clamp(REGULAR.start, REGULAR.end)
    };
    let (proportional, monospaced) = (heavy(false), heavy(true));
    drawn
        .into_iter()
        .map(|drawn| {
            let heavy = if drawn.is_monospaced() {
                monospaced
            } else {
                proportional
            };
            let by_stroke = drawn.stroke().is_some_and(|stroke| stroke > heavy);
            Word {
                bold: 2 * drawn.bold > drawn.glyphs || by_stroke,
                ..drawn.word
            }
        })
        .collect()
}

/// Bold strokes are wider than regular ones by more than this.
const HEAVIER: f64 = 1.25;
/// Widths of regular strokes, in thousandths of the font size: on a page all bold the median says nothing.
const REGULAR: std::ops::Range<f64> = 45.0..76.0;

/// Text that deviates less from the horizontal, in degrees, is upright: pages are scanned askew.
const UPRIGHT: i32 = 15;

/// The words of a page.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// In no order.
    pub(super) upright: Vec<Word>,
    /// Line by line as they are read by whoever turns the page.
    pub(super) turned: Vec<Vec<Word>>,
    /// Whether there are glyphs of which nobody knows the character.
    pub(super) has_unreadable: bool,
}

/// Groups glyphs into words, whatever the order and direction in which they were drawn.
pub(super) fn group(glyphs: Vec<PlacedGlyph>) -> Words {
    let has_unreadable = glyphs.iter().any(|glyph| is_unknown(&glyph.text));
    let mut directions: BTreeMap<(bool, i32), Vec<PlacedGlyph>> = BTreeMap::new();
    for glyph in glyphs {
        let degrees = glyph.dy.atan2(glyph.dx).to_degrees().round() as i32;
        let is_turned = degrees.abs() > UPRIGHT;
        directions
            .entry((is_turned, degrees))
            .or_default()
            .push(glyph);
    }
    let mut drawn = Vec::new();
    let mut upright = 0;
    let mut turned = Vec::new();
    for ((is_turned, degrees), glyphs) in directions {
        let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
        let in_frame = glyphs.into_iter().map(|glyph| {
            let start = glyph.x * cos + glyph.y * sin;
            Turned {
                text: glyph.text,
                start,
                end: start + glyph.advance,
                baseline: glyph.y * cos - glyph.x * sin,
                size: glyph.size,
                weight: glyph.weight,
            }
        });
        for line in baselines(in_frame.collect()) {
            let words = split(without_ornaments(line));
            if is_turned {
                turned.push(words.len());
            } else {
                upright += words.len();
            }
            drawn.extend(words.into_iter().map(|drawn| turn_back(drawn, sin, cos)));
        }
    }
    let mut words = judge(drawn);
    let mut rest = words.split_off(upright).into_iter();
    Words {
        upright: raise(words),
        turned: turned
            .into_iter()
            .map(|count| rest.by_ref().take(count).collect())
            .collect(),
        has_unreadable,
    }
}

/// Leaves out unreadable glyphs that stand alone, or in brackets: those are ornaments. A part of a word leaves a trace.
fn without_ornaments(line: Vec<Turned>) -> Vec<Turned> {
    let is_text = |other: Option<&Turned>, from: f64, to: f64| {
        other.is_some_and(|other| {
            let gap = (from - other.end).max(other.start - to);
            let is_near = gap <= WORD_GAP * other.size;
            is_near && (other.text == UNREADABLE || other.text.chars().any(char::is_alphanumeric))
        })
    };
    let is_part = |at: usize| {
        line.get(at).is_some_and(|glyph| {
            let before = at.checked_sub(1).and_then(|before| line.get(before));
            glyph.text != UNREADABLE
                || is_text(before, glyph.start, glyph.end)
                || is_text(line.get(at + 1), glyph.start, glyph.end)
        })
    };
    let kept: Vec<bool> = (0..line.len()).map(is_part).collect();
    let kept = line.into_iter().zip(kept).filter(|(_, kept)| *kept);
    kept.map(|(glyph, _)| glyph).collect()
}

fn baselines(mut glyphs: Vec<Turned>) -> Vec<Vec<Turned>> {
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<Vec<Turned>> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line)
                if line.last().is_some_and(|last| {
                    glyph.baseline - last.baseline <= SAME_BASELINE * glyph.size.min(last.size)
                }) =>
            {
                line.push(glyph);
            }
            _ => lines.push(vec![glyph]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.start.total_cmp(&b.start));
    }
    lines
}

/// Splits a line at spaces and gaps, in its own frame.
fn split(line: Vec<Turned>) -> Vec<Drawn> {
    let mut words = Vec::new();
    let mut current: Option<Drawn> = None;
    // The glyphs drawn last, with their starts: fake bold repeats one of a pair of interleaved copies.
    let mut recent: [(String, f64); 3] = Default::default();
    for glyph in line {
        if glyph.text.trim().is_empty() {
            // A space overdrawn by a letter is the space of a copy that is drawn over it.
            let covered = current.as_ref().is_some_and(|last| {
                last.word.rect.x1 > glyph.start + 0.5 * (glyph.end - glyph.start)
            });
            if !covered {
                words.extend(current.take());
            }
            continue;
        }
        // A typed bar parts cells even where no space is left, and a box to tick is no part of its label.
        let stands_alone = |text: &str| text == "|" || is_box(text);
        if stands_alone(&glyph.text)
            || current
                .as_ref()
                .is_some_and(|last| stands_alone(&last.word.text))
        {
            words.extend(current.take());
        }
        let doubled = recent.iter().any(|(text, start)| {
            *text == glyph.text && glyph.start - start <= SAME_GLYPH * glyph.size
        });
        if doubled {
            if let Some(last) = &mut current {
                last.bold = last.glyphs;
            }
            continue;
        }
        recent.rotate_left(1);
        if let Some(last) = recent.last_mut() {
            *last = (glyph.text.clone(), glyph.start);
        }
        let is_letter = glyph.text.chars().all(char::is_alphanumeric);
        let advance = is_letter.then_some((glyph.end - glyph.start) / glyph.size);
        let rect = Rect {
            x0: glyph.start,
            y0: glyph.baseline - ASCENT * glyph.size,
            x1: glyph.end,
            y1: glyph.baseline + DESCENT * glyph.size,
        };
        match &mut current {
            Some(Drawn { word, .. })
                if glyph.start - word.rect.x1 <= WORD_GAP * word.size.max(glyph.size) =>
            {
                word.text.push_str(&glyph.text);
                word.rect = word.rect.union(&rect);
                word.size = word.size.max(glyph.size);
            }
            _ => {
                words.extend(current.take());
                current = Some(Drawn {
                    word: Word {
                        text: glyph.text,
                        rect,
                        size: glyph.size,
                        bold: false,
                        is_mark: false,
                    },
                    bold: 0,
                    glyphs: 0,
                    strokes: (0.0, 0),
                    advances: (f64::INFINITY, f64::NEG_INFINITY),
                });
            }
        }
        if let Some(last) = &mut current {
            last.add(glyph.weight);
            if let Some(advance) = advance {
                last.advances.0 = last.advances.0.min(advance);
                last.advances.1 = last.advances.1.max(advance);
            }
        }
    }
    words.extend(current);
    // A glyph may stand for a phrase; its spaces are spaces.
    for Drawn { word, .. } in &mut words {
        word.text = word.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    words
}

fn turn_back(mut drawn: Drawn, sin: f64, cos: f64) -> Drawn {
    let Rect { x0, y0, x1, y1 } = drawn.word.rect;
    let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)]
        .map(|(u, v)| (u * cos - v * sin, u * sin + v * cos));
    drawn.word.rect = corners
        .iter()
        .map(|&(x, y)| Rect {
            x0: x,
            y0: y,
            x1: x,
            y1: y,
        })
        .reduce(|a, b| a.union(&b))
        .unwrap_or_default();
    drawn
}

#[cfg(test)]
mod tests;
