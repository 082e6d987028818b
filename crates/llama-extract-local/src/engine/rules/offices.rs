//! Who holds an office, as brackets behind a name say: `Ann Low (chair)`.

use super::candidates::{Candidate, Scene};
use super::plan::Slot;
use crate::engine::Evidence;
use crate::parse::Page;
use crate::schema::Kind;

const WORTH: f64 = 0.7;
/// Words of an office and of a name.
const LONGEST_OFFICE: usize = 4;
const LONGEST_NAME: usize = 5;
/// Small words within names of people.
const PARTICLES: [&str; 14] = [
    "von", "van", "de", "der", "den", "del", "della", "da", "di", "la", "le", "ten", "el", "dos",
];

pub(super) fn by_office(scene: &Scene<'_>) -> Vec<Candidate> {
    let wanted: Vec<usize> = scene
        .slots
        .iter()
        .enumerate()
        .filter(|(_, slot)| asks(slot))
        .map(|(index, _)| index)
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
            let words = line.words();
            for open in words.clone() {
                let Some(end) = bracket_end(page, open, words.end) else {
                    continue;
                };
                let Some(start) = name_start(page, words.start, open) else {
                    continue;
                };
                let office = scene.lexed.terms(at, open..end);
                for &slot in &wanted {
                    let Some(of_slot) = scene.slots.get(slot) else {
                        continue;
                    };
                    if office.is_empty() || of_slot.own_name.without(&["name"]) != office {
                        continue;
                    }
                    found.push(Candidate {
                        slot,
                        value: page.text(start..open).into(),
                        evidence: Evidence {
                            page: at,
                            runs: std::iter::once(start..open).collect(),
                        },
                        label: None,
                        score: WORTH,
                    });
                }
            }
        }
    }
    found
}

/// A field of no object that may ask for the holder of an office; what is no office finds no brackets that say it.
fn asks(slot: &Slot) -> bool {
    slot.kind == Kind::Text && !slot.is_nested && slot.choices.is_empty() && slot.wants_name()
}

/// Where brackets end that begin with a word.
fn bracket_end(page: &Page, open: usize, end: usize) -> Option<usize> {
    let text = |at: usize| page.words.get(at).map_or("", |word| word.text.as_str());
    if !text(open).starts_with('(') {
        return None;
    }
    let closes = |at: &usize| text(*at).contains(')');
    (open..end.min(open + LONGEST_OFFICE))
        .find(closes)
        .map(|at| at + 1)
}

/// Where the name begins that stands in front of a bracket: capitals, up to a comma, a colon or a small word.
fn name_start(page: &Page, first: usize, open: usize) -> Option<usize> {
    let text = |at: usize| page.words.get(at).map_or("", |word| word.text.as_str());
    let is_part = |at: &usize| {
        let word = text(*at);
        let is_first = open - *at == 1;
        let goes_on = is_first && !word.ends_with([',', ';', ':'])
            || !is_first && !word.ends_with([',', ';', ':', ')']);
        goes_on && (word.starts_with(char::is_uppercase) || PARTICLES.contains(&word))
    };
    let count = (first..open).rev().take_while(is_part).count();
    let start = open - count;
    let is_name =
        (2..=LONGEST_NAME).contains(&count) && text(start).starts_with(char::is_uppercase);
    is_name.then_some(start)
}
