//! Questions in rows with a mark below "Yes" or "No".

use std::ops::Range;

use super::{ALIKE, mark};
use crate::engine::Evidence;
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::flags;
use crate::parse::{Line, Page, Segment};
use crate::schema::Kind;

/// Rows below one header of answers.
const MOST_ROWS: usize = 30;

/// Adds the answers of one page.
pub(super) fn answers(scene: &Scene<'_>, at: usize, page: &Page, found: &mut Vec<Candidate>) {
    if !scene.slots.iter().any(|slot| slot.kind == Kind::Bool) {
        return;
    }
    let mut header: Option<(usize, Vec<(f64, bool)>)> = None;
    for (index, line) in page.lines.iter().enumerate() {
        let heads = heads(page, line);
        if !heads.is_empty() {
            header = Some((index, heads));
            continue;
        }
        let Some((from, heads)) = &header else {
            continue;
        };
        if index - from > MOST_ROWS {
            header = None;
            continue;
        }
        let Some(first) = line.segments.first() else {
            continue;
        };
        let Some((words, value)) = ticked(page, line, heads) else {
            continue;
        };
        let suits = scene.label_suits(at, std::slice::from_ref(&first.words));
        for &(slot, alike) in suits.iter().filter(|(_, alike)| *alike >= ALIKE) {
            if scene
                .slots
                .get(slot)
                .is_some_and(|slot| slot.kind == Kind::Bool)
            {
                let runs = if words.is_empty() {
                    first.words.clone()
                } else {
                    words.clone()
                };
                found.push(Candidate {
                    slot,
                    value: value.into(),
                    evidence: Evidence {
                        page: at,
                        runs: std::iter::once(runs).collect(),
                    },
                    label: None,
                    // A cross alone would say yes.
                    score: 0.6 + 0.4 * alike,
                });
            }
        }
    }
}

/// The middles of "Yes" and "No", where a line has both and each stands alone.
fn heads(page: &Page, line: &Line) -> Vec<(f64, bool)> {
    let says = |segment: &Segment| {
        let text = page.text(segment.words.clone());
        let value = (segment.words.len() == 1).then(|| flags::says(&text))??;
        // A cross or tick is an answer, not the head of one.
        (text.len() > 1 && is_word(&text)).then_some((middle(segment), value))
    };
    let heads: Vec<(f64, bool)> = line.segments.iter().filter_map(says).collect();
    let both = heads.iter().any(|(_, value)| *value) && heads.iter().any(|(_, value)| !*value);
    let no_marks = line.words().all(|word| mark(page, word).is_none());
    if both && heads.len() == 2 && no_marks {
        heads
    } else {
        Vec::new()
    }
}

fn is_word(text: &str) -> bool {
    text.chars().all(char::is_alphabetic)
}

fn middle(segment: &Segment) -> f64 {
    (segment.rect.x0 + segment.rect.x1) / 2.0
}

/// The answer of a row: that above the only mark which is ticked. With the words of the mark, if it has any.
fn ticked(page: &Page, line: &Line, heads: &[(f64, bool)]) -> Option<(Range<usize>, bool)> {
    let reach = heads
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((b.0 - a.0).abs() / 2.0),
            _ => None,
        })
        .fold(f64::INFINITY, f64::min);
    let mut answer = None;
    for word in line.words() {
        let rect = page.words.get(word)?.rect;
        let text = page.words.get(word)?.text.as_str();
        let is_ticked = match mark(page, word) {
            Some((_, is_ticked)) => is_ticked,
            None => matches!(text, "x" | "X" | "✗" | "✘" | "×" | "•" | "●"),
        };
        let x = (rect.x0 + rect.x1) / 2.0;
        let head = heads.iter().find(|(at, _)| (at - x).abs() < reach);
        if let (true, Some((_, value))) = (is_ticked, head) {
            if answer.is_some() {
                return None;
            }
            let is_drawn = page.words.get(word).is_some_and(|word| word.is_mark);
            let words = if is_drawn { word..word } else { word..word + 1 };
            answer = Some((words, *value));
        }
    }
    answer
}
