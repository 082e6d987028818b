//! Boxes to tick: drawn squares and the signs that stand for them.

use super::drawings::{Drawings, Shade};
use crate::parse::model::{Rect, Word};

pub(super) const TICKED: &str = "☑";
pub(super) const EMPTY: &str = "☐";
/// Signs that fill a box.
const TICKS: [&str; 14] = [
    "x", "X", "×", "✓", "✔", "✕", "✖", "✗", "✘", "●", "■", "•", "V", "v",
];
/// How far a label may stand from its box, in heights of the box.
const LABEL_GAP: f64 = 3.0;
/// Squares of which this many are compared with each other: a page of a form has fewer.
const MAX_SQUARES: usize = 400;
/// A sign inside of a box is at least this large, in sides of the box.
const SIGN: f64 = 0.35;

/// Whether a glyph is a box to tick by itself.
pub(super) fn is_box(text: &str) -> bool {
    sign(text).is_some()
}

/// Whether a sign is a ticked box; none when it is no box.
fn sign(text: &str) -> Option<bool> {
    match text {
        "☑" | "☒" | "🗹" | "🗵" => Some(true),
        "☐" | "❏" | "❐" | "❑" | "❒" | "□" | "▢" | "⬜" => Some(false),
        _ => None,
    }
}

/// A word that stands for a box.
pub(super) fn mark(rect: Rect, size: f64, is_ticked: bool) -> Word {
    Word {
        text: if is_ticked { TICKED } else { EMPTY }.to_owned(),
        rect,
        size,
        bold: false,
        is_mark: true,
    }
}

/// Puts a mark in the place of each box, and of the sign that ticks it.
pub(super) fn find(mut words: Vec<Word>, drawings: &Drawings) -> Vec<Word> {
    for word in &mut words {
        if let Some(is_ticked) = sign(&word.text) {
            let is_ticked = is_ticked || drawings.strokes.iter().any(|s| fills(s, &word.rect));
            *word = mark(word.rect, word.size, is_ticked);
        }
    }
    let squares = squares(drawings);
    if squares.is_empty() {
        return words;
    }
    words.sort_by(|a, b| a.rect.middle_y().total_cmp(&b.rect.middle_y()));
    let mut gone = vec![false; words.len()];
    let mut marks = Vec::new();
    for square in &squares {
        let first = words.partition_point(|word| word.rect.middle_y() < square.y0);
        let beside = words.iter().enumerate().skip(first);
        let beside: Vec<(usize, &Word)> = beside
            .take_while(|(_, word)| word.rect.middle_y() <= square.y1)
            .collect();
        let inside: Vec<(usize, &Word)> = beside
            .iter()
            .copied()
            .filter(|(_, word)| {
                let middle = (word.rect.x0 + word.rect.x1) / 2.0;
                square.x0 <= middle && middle <= square.x1
            })
            .collect();
        let is_taken = |word: &Word| !word.is_mark && !TICKS.contains(&word.text.as_str());
        let is_labelled = beside.iter().any(|(_, word)| {
            let gap = (word.rect.x0 - square.x1).max(square.x0 - word.rect.x1);
            (-1.0..LABEL_GAP * square.height()).contains(&gap)
        });
        // A box with other text inside is a cell.
        if !is_labelled || inside.iter().any(|(_, word)| is_taken(word)) {
            continue;
        }
        let is_ticked = inside
            .iter()
            .any(|(_, word)| !word.is_mark || word.text == TICKED)
            || drawings.strokes.iter().any(|stroke| fills(stroke, square))
            || drawings.shades.iter().any(|shade| {
                shade.is_dark() && fills(&shade.rect, square) && !is_outline(shade, drawings)
            });
        for (index, _) in inside {
            if let Some(gone) = gone.get_mut(index) {
                *gone = true;
            }
        }
        marks.push(mark(*square, square.height(), is_ticked));
    }
    let kept = words.into_iter().zip(gone).filter(|(_, gone)| !gone);
    kept.map(|(word, _)| word).chain(marks).collect()
}

/// Whether something is drawn inside of a box, and large enough to be meant as its sign.
fn fills(sign: &Rect, square: &Rect) -> bool {
    let (x, y) = ((sign.x0 + sign.x1) / 2.0, sign.middle_y());
    let is_inside = square.x0 <= x && x <= square.x1 && square.y0 <= y && y <= square.y1;
    is_inside
        && sign.width() >= SIGN * square.width()
        && sign.height() >= SIGN * square.height()
        && sign.width() <= 1.6 * square.width()
        && sign.height() <= 1.6 * square.height()
}

/// A dark square with a white one upon it is an outline.
fn is_outline(dark: &Shade, drawings: &Drawings) -> bool {
    let whites = drawings.shades.iter().filter(|shade| shade.is_white());
    whites
        .into_iter()
        .any(|white| fills(&white.rect, &dark.rect) && white.rect.width() < dark.rect.width())
}

/// Squares that stand alone: those that touch their neighbours are cells for one letter each.
fn squares(drawings: &Drawings) -> Vec<Rect> {
    let small = drawings.shades.iter().filter(|shade| {
        let (width, height) = (shade.rect.width(), shade.rect.height());
        shade.is_dark() && (5.0..20.0).contains(&width) && (width - height).abs() < 0.25 * width
    });
    let outlines = small
        .take(MAX_SQUARES)
        .filter(|shade| is_outline(shade, drawings))
        .map(|shade| shade.rect);
    let mut squares: Vec<Rect> = Vec::new();
    for square in drawings.squares.iter().copied().chain(outlines) {
        let is_known = squares.iter().any(|known| fills(known, &square));
        if !is_known && squares.len() < MAX_SQUARES {
            squares.push(square);
        }
    }
    let touches = |a: &Rect, b: &Rect| {
        let beside = (a.x1 - b.x0).abs().min((a.x0 - b.x1).abs()) < 1.0;
        let below = (a.y1 - b.y0).abs().min((a.y0 - b.y1).abs()) < 1.0;
        let same_row = a.y0 < b.y1 && b.y0 < a.y1;
        let same_column = a.overlap_x(b) > 0.0;
        beside && same_row || below && same_column
    };
    let alone = |at: usize, square: &Rect| {
        let mut others = squares.iter().enumerate().filter(|(other, _)| *other != at);
        !others.any(|(_, other)| touches(square, other))
    };
    squares
        .iter()
        .enumerate()
        .filter(|(at, square)| alone(*at, square))
        .map(|(_, square)| *square)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x0: f64, y0: f64, side: f64) -> Rect {
        Rect {
            x0,
            y0,
            x1: x0 + side,
            y1: y0 + side,
        }
    }

    fn word(text: &str, x0: f64, y0: f64) -> Word {
        Word {
            text: text.into(),
            rect: rect(x0, y0, 10.0),
            size: 10.0,
            bold: false,
            is_mark: false,
        }
    }

    fn texts(words: Vec<Word>, drawings: &Drawings) -> Vec<(String, bool)> {
        let mut words = find(words, drawings);
        words.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
        words.into_iter().map(|w| (w.text, w.is_mark)).collect()
    }

    fn square(x0: f64) -> Drawings {
        Drawings {
            squares: vec![rect(x0, 10.0, 10.0)],
            ..Drawings::default()
        }
    }

    #[test]
    fn a_square_before_a_label_is_a_box_that_a_cross_ticks() {
        let label = word("Yes", 30.0, 10.0);
        let empty = texts(vec![label.clone()], &square(10.0));
        assert_eq!(empty, [("☐".into(), true), ("Yes".into(), false)]);
        let cross = word("X", 10.0, 10.0);
        let ticked = texts(vec![cross, label.clone()], &square(10.0));
        assert_eq!(ticked, [("☑".into(), true), ("Yes".into(), false)]);
        let drawn = Drawings {
            strokes: vec![rect(12.0, 12.0, 6.0)],
            ..square(10.0)
        };
        let ticked = texts(vec![label], &drawn);
        assert_eq!(ticked, [("☑".into(), true), ("Yes".into(), false)]);
    }

    #[test]
    fn a_square_around_text_and_squares_in_a_row_are_cells() {
        let words = vec![word("7", 10.0, 10.0), word("Yes", 30.0, 10.0)];
        assert_eq!(texts(words, &square(10.0)).len(), 2);
        let row = Drawings {
            squares: vec![rect(10.0, 10.0, 10.0), rect(20.0, 10.0, 10.0)],
            ..Drawings::default()
        };
        assert_eq!(
            texts(vec![word("Yes", 32.0, 10.0)], &row),
            [("Yes".into(), false)]
        );
    }

    #[test]
    fn signs_of_boxes_are_marks() {
        let words = vec![word("☒", 10.0, 10.0), word("❑", 40.0, 10.0)];
        let marks = texts(words, &Drawings::default());
        assert_eq!(marks, [("☑".into(), true), ("☐".into(), true)]);
    }
}
