//! From when to when: `Time: 7:00 pm – 8:35 pm`, `10:00–11:30`, for fields that ask for one end.

use std::ops::Range;

use super::candidates::{Candidate, Scene};
use super::plan::{Role, Slot};
use super::spans;
use crate::engine::Evidence;
use crate::parse::Page;
use crate::schema::Kind;

/// What a range is worth behind a label that says that it is one of times, and without.
const LABELLED: f64 = 0.9;
const BARE: f64 = 0.6;
/// Words between two times.
const BETWEEN: [&str; 12] = [
    "–", "-", "—", "to", "until", "till", "bis", "tot", "à", "a", "do", "t/m",
];
/// Units that stand behind both times of a range, and are of neither.
const UNITS: [&str; 4] = ["uhr", "uur", "h", "hrs"];
/// Halves of the day.
const HALVES: [&str; 4] = ["am", "pm", "a.m", "p.m"];

/// The two ends of a range: words and text of each.
type Ends = [(Range<usize>, String); 2];

pub(super) fn by_hours(scene: &Scene<'_>) -> Vec<Candidate> {
    let wanted: Vec<(usize, usize)> = scene
        .slots
        .iter()
        .enumerate()
        .filter_map(|(index, slot)| Some((index, end_of(slot)?)))
        .collect();
    let mut found = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            break;
        }
        for line in &page.lines {
            let Some((ends, is_labelled)) = range(scene, at, page, line.words()) else {
                continue;
            };
            for &(slot, end) in &wanted {
                let Some((words, text)) = ends.get(end) else {
                    continue;
                };
                found.push(Candidate {
                    slot,
                    value: text.as_str().into(),
                    evidence: Evidence {
                        page: at,
                        runs: std::iter::once(words.clone()).collect(),
                    },
                    label: None,
                    score: if is_labelled { LABELLED } else { BARE },
                });
            }
        }
    }
    found
}

/// Which end of a range of times a field asks for.
fn end_of(slot: &Slot) -> Option<usize> {
    let named = slot.own_name.has("time") || slot.own_name.0.len() == 1;
    let is_time = slot.kind == Kind::Text && slot.role == Role::Time && named;
    match (slot.own_name.has("start"), slot.own_name.has("end")) {
        (true, false) if is_time => Some(0),
        (false, true) if is_time => Some(1),
        _ => None,
    }
}

/// The range of times in a line, and whether a label in front says that it is one.
fn range(scene: &Scene<'_>, at: usize, page: &Page, words: Range<usize>) -> Option<(Ends, bool)> {
    let texts = spans::texts(page, words.clone());
    let (start, ends) = texts.iter().enumerate().find_map(|(nth, text)| {
        if BETWEEN.contains(text) {
            return spaced(&texts, nth, words.start);
        }
        let (left, right) = text.split_once(['–', '-'])?;
        let (left, right) = (
            left.trim_matches('('),
            right.trim_matches([',', '.', ')', ';']),
        );
        let word = words.start + nth..words.start + nth + 1;
        (is_clock(left) && is_clock(right))
            .then(|| (nth, [(word.clone(), left.into()), (word, right.into())]))
    })?;
    let before = words.start..words.start + start;
    let is_labelled = scene
        .lexed
        .terms(at, before)
        .has_any(&["time", "hour", "duration"]);
    scene.is_free(at, &words).then_some((ends, is_labelled))
}

/// A range whose sign is the word at a place.
fn spaced(texts: &[&str], sign: usize, first: usize) -> Option<(usize, Ends)> {
    let is_half = |text: &str| {
        let bare = text.trim_end_matches([',', ';', '.', ')']).to_lowercase();
        HALVES.contains(&bare.as_str())
    };
    let is_unit = |text: &str| UNITS.contains(&text.to_lowercase().as_str());
    let last = sign.checked_sub(1)?;
    let before = texts.get(last)?;
    let from = if is_half(before) || is_unit(before) {
        last.checked_sub(1)?
    } else {
        last
    };
    let kept = if is_unit(before) { from + 1 } else { sign };
    let right = texts.get(sign + 1)?;
    let to = sign + 2 + usize::from(texts.get(sign + 2).is_some_and(|text| is_half(text)));
    if !is_clock(texts.get(from)?) || !is_clock(right) {
        return None;
    }
    let text = |range: Range<usize>| {
        let text = texts.get(range).unwrap_or_default().join(" ");
        let is_half = text.ends_with(['m', '.']) && text.contains("m.");
        let end: &[char] = if is_half {
            &[',', ';', ')']
        } else {
            &[',', ';', ')', '.']
        };
        text.trim_start_matches('(')
            .trim_end_matches(end)
            .to_owned()
    };
    let ends = [
        (first + from..first + kept, text(from..kept)),
        (first + sign + 1..first + to, text(sign + 1..to)),
    ];
    Some((from, ends))
}

/// `7:00`, `19.30`, `9h30`, `8:35pm`.
fn is_clock(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', ',', ';', '.']).to_lowercase();
    let text = text.trim_end_matches("am").trim_end_matches("pm");
    let Some((hours, minutes)) = text.split_once([':', '.', 'h']) else {
        return false;
    };
    let small = |text: &str, most: u32| {
        let number = text.parse::<u32>().ok();
        (1..=2).contains(&text.len()) && number.is_some_and(|number| number <= most)
    };
    small(hours, 24) && minutes.len() == 2 && small(minutes, 59)
}
