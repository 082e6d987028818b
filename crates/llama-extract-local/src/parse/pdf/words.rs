//! Glyphs to words.

use std::collections::BTreeMap;

use super::device::PlacedGlyph;
use crate::parse::model::{Rect, Word};

/// A gap this wide, in font sizes, parts words: many documents draw no spaces.
const WORD_GAP: f64 = 0.18;
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
}

/// Groups glyphs into words, whatever the order and direction in which they were drawn.
pub(super) fn group(glyphs: Vec<PlacedGlyph>) -> Vec<Word> {
    let mut directions: BTreeMap<i32, Vec<PlacedGlyph>> = BTreeMap::new();
    for glyph in glyphs {
        let degrees = glyph.dy.atan2(glyph.dx).to_degrees().round() as i32;
        directions.entry(degrees).or_default().push(glyph);
    }
    let mut words = Vec::new();
    for (degrees, glyphs) in directions {
        let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
        let turned = glyphs.into_iter().map(|glyph| {
            let start = glyph.x * cos + glyph.y * sin;
            Turned {
                text: glyph.text,
                start,
                end: start + glyph.advance,
                baseline: glyph.y * cos - glyph.x * sin,
                size: glyph.size,
            }
        });
        for line in baselines(turned.collect()) {
            words.extend(
                split(line)
                    .into_iter()
                    .map(|word| turn_back(word, sin, cos)),
            );
        }
    }
    words
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
fn split(line: Vec<Turned>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut current: Option<Word> = None;
    // The glyphs drawn last, with their starts: fake bold repeats one of a pair of interleaved copies.
    let mut recent: [(String, f64); 3] = Default::default();
    for glyph in line {
        if glyph.text.trim().is_empty() {
            // A space overdrawn by a letter is the space of a copy that is drawn over it.
            let covered = current
                .as_ref()
                .is_some_and(|word| word.rect.x1 > glyph.start + 0.5 * (glyph.end - glyph.start));
            if !covered {
                words.extend(current.take());
            }
            continue;
        }
        // A typed bar parts cells even where no space is left.
        if glyph.text == "|" || current.as_ref().is_some_and(|word| word.text == "|") {
            words.extend(current.take());
        }
        let doubled = recent.iter().any(|(text, start)| {
            *text == glyph.text && glyph.start - start <= SAME_GLYPH * glyph.size
        });
        if doubled {
            continue;
        }
        recent.rotate_left(1);
        if let Some(last) = recent.last_mut() {
            *last = (glyph.text.clone(), glyph.start);
        }
        let rect = Rect {
            x0: glyph.start,
            y0: glyph.baseline - ASCENT * glyph.size,
            x1: glyph.end,
            y1: glyph.baseline + DESCENT * glyph.size,
        };
        match &mut current {
            Some(word) if glyph.start - word.rect.x1 <= WORD_GAP * word.size.max(glyph.size) => {
                word.text.push_str(&glyph.text);
                word.rect = word.rect.union(&rect);
                word.size = word.size.max(glyph.size);
            }
            _ => {
                words.extend(current.take());
                current = Some(Word {
                    text: glyph.text,
                    rect,
                    size: glyph.size,
                    is_mark: false,
                });
            }
        }
    }
    words.extend(current);
    // A glyph may stand for a phrase; its spaces are spaces.
    for word in &mut words {
        word.text = word.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    words
}

fn turn_back(mut word: Word, sin: f64, cos: f64) -> Word {
    let Rect { x0, y0, x1, y1 } = word.rect;
    let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)]
        .map(|(u, v)| (u * cos - v * sin, u * sin + v * cos));
    word.rect = corners
        .iter()
        .map(|&(x, y)| Rect {
            x0: x,
            y0: y,
            x1: x,
            y1: y,
        })
        .reduce(|a, b| a.union(&b))
        .unwrap_or_default();
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x: f64, advance: f64) -> PlacedGlyph {
        PlacedGlyph {
            text: text.into(),
            x,
            y: 100.0,
            dx: 1.0,
            dy: 0.0,
            advance,
            size: 10.0,
        }
    }

    fn texts(glyphs: Vec<PlacedGlyph>) -> Vec<String> {
        group(glyphs).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn a_gap_parts_words_without_a_space_glyph() {
        let glyphs = vec![
            glyph("a", 0.0, 5.0),
            glyph("b", 5.0, 5.0),
            glyph("c", 12.5, 5.0),
        ];
        assert_eq!(texts(glyphs), ["ab", "c"]);
    }

    #[test]
    fn a_space_glyph_parts_words_without_a_gap() {
        let glyphs = vec![
            glyph("a", 0.0, 5.0),
            glyph(" ", 5.0, 0.5),
            glyph("b", 5.5, 5.0),
        ];
        assert_eq!(texts(glyphs), ["a", "b"]);
    }

    #[test]
    fn fake_bold_is_read_once() {
        let glyphs = [0.0, 0.4]
            .into_iter()
            .flat_map(|shift| [glyph("a", shift, 5.0), glyph("b", 5.0 + shift, 5.0)])
            .collect();
        assert_eq!(texts(glyphs), ["ab"]);
    }

    #[test]
    fn a_real_double_letter_is_kept() {
        assert_eq!(
            texts(vec![glyph("l", 0.0, 2.3), glyph("l", 2.3, 2.3)]),
            ["ll"]
        );
    }

    #[test]
    fn letters_are_put_in_the_order_of_reading() {
        assert_eq!(
            texts(vec![glyph("b", 5.0, 5.0), glyph("a", 0.0, 5.0)]),
            ["ab"]
        );
    }

    #[test]
    fn upward_text_is_one_word_with_an_upright_box() {
        let up = |text: &str, y: f64| PlacedGlyph {
            dx: 0.0,
            dy: -1.0,
            y,
            ..glyph(text, 50.0, 5.0)
        };
        let words = group(vec![up("a", 100.0), up("b", 95.0)]);
        assert_eq!(words.len(), 1);
        for word in words {
            assert_eq!(word.text, "ab");
            assert!(
                word.rect.height() > 9.9 && word.rect.height() < 10.1,
                "{word:?}"
            );
        }
    }

    #[test]
    fn ligatures_are_letters_and_a_drawn_soft_hyphen_is_a_hyphen() {
        assert_eq!(super::super::device::fold("o\u{FB03}ce\u{AD}1"), "office-1");
    }

    #[test]
    fn tabs_returns_and_no_break_spaces_are_spaces() {
        for space in ["\t", "\r", "\u{A0}", "\u{202F}"] {
            let glyphs = vec![
                glyph("a", 0.0, 5.0),
                glyph(&super::super::device::fold(space), 5.0, 0.5),
                glyph("b", 5.5, 5.0),
            ];
            assert_eq!(texts(glyphs), ["a", "b"], "{space:?}");
        }
    }
}
