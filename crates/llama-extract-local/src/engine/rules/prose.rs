//! Answers that stand in sentences: a typed value near the words that a field is about.

mod caption;
mod clauses;
mod counts;
mod described;
mod filled;
mod flows;
mod law;
mod measures;
mod parties;
mod phrases;
mod polarity;
mod residence;
mod roles;
mod search;
mod signed;
#[cfg(test)]
mod tests;
mod text;
mod topics;
mod wanted;

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::candidates::{Candidate, Scene};
use super::dates;
use super::plan::{Role, Slot};
use super::terms;
use super::values::{self, Reading};
use crate::engine::Evidence;
use crate::schema::Kind;

pub(super) use filled::lists;
pub(super) use flows::{is_end, sentences, texts_of_columns};
pub(super) use parties::is_form as is_company_form;

/// What an answer out of a sentence is worth whose words all stand next to it.
const WORTH: f64 = 0.84;
/// So much of a field's words, those aside that any such value implies, must be in the sentence.
const COVERED: f64 = 0.55;
/// A word this far from the value, in words, says hardly anything about it.
const FAR: f64 = 22.0;

/// A number that suits a field less is an id or another thing.
const SURE: f64 = 0.62;
/// What stands behind its number.
const UNITS: [&str; 10] = [
    "day", "week", "month", "year", "hour", "percent", "vat", "unit", "page", "guest",
];

/// One sentence answers hardly more fields than this.
const MOST_FIELDS: usize = 24;

/// A sentence as word indices of a page.
pub(super) struct Sentence {
    pub(super) at: usize,
    pub(super) words: Vec<usize>,
}

pub(super) fn by_sentence(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            break;
        }
        for sentence in sentences(page, at) {
            parties::defined(scene, page, &sentence, &mut found);
            if sentence
                .words
                .iter()
                .any(|&word| !scene.is_free(at, &(word..word + 1)))
            {
                continue;
            }
            in_sentence(scene, &sentence, &mut found);
        }
        parties::captions(scene, page, at, &mut found);
    }
    let text = text::Text::of(scene.document);
    let clauses = clauses::Clauses::of(&text);
    clauses::by_clause(scene, &clauses, &mut found);
    roles::by_role(scene, &text, &mut found);
    phrases::by_phrase(scene, &text, &mut found);
    filled::by_caption(scene, &mut found);
    found
}

fn in_sentence(scene: &Scene<'_>, sentence: &Sentence, found: &mut Vec<Candidate>) {
    let at = sentence.at;
    let Some(page) = scene.document.pages.get(at) else {
        return;
    };
    // Where each term of a field stands.
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, &word) in sentence.words.iter().enumerate() {
        if scene.is_relevant(at, word) {
            for term in scene.lexed.of_word(at, word) {
                places.entry(term).or_default().push(position);
            }
        }
    }
    // Of the fields that share words with the sentence, those that share most: the others would lose to them.
    let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
    for term in places.keys() {
        for &slot in scene.labels.slots_with(term) {
            *shared.entry(slot).or_default() += terms::weight(term);
        }
    }
    let mut slots: Vec<(usize, f64)> = shared.into_iter().collect();
    slots.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    slots.truncate(MOST_FIELDS);
    if slots.is_empty() {
        return;
    }
    let texts: Vec<&str> = sentence
        .words
        .iter()
        .filter_map(|&word| page.words.get(word).map(|word| word.text.as_str()))
        .collect();
    let dated = dates::among(&texts, scene.habits.order);
    for (index, _) in slots {
        let Some(slot) = scene.slots.get(index).filter(|slot| is_typed(slot)) else {
            continue;
        };
        for reading in readings(slot, &texts, &dated, scene) {
            // What the top says is about the whole document.
            let first = page
                .lines
                .get(12)
                .map_or(usize::MAX, |line| line.words().start);
            let is_top = at == 0 && sentence.words.first().is_some_and(|&word| word < first);
            let score = score(slot, &reading, &texts, &places) * if is_top { 1.06 } else { 1.0 };
            if score <= 0.0 {
                continue;
            }
            let words = sentence
                .words
                .get(reading.start..reading.end)
                .unwrap_or_default();
            found.push(Candidate {
                slot: index,
                value: reading.value,
                evidence: Evidence {
                    page: at,
                    runs: runs_of(words),
                },
                label: None,
                score,
            });
        }
    }
}

/// Whether the values of a field can be told from other words of a sentence.
fn is_typed(slot: &Slot) -> bool {
    let typed = matches!(
        slot.role,
        Role::Date
            | Role::Email
            | Role::Phone
            | Role::Website
            | Role::Iban
            | Role::Bic
            | Role::Time
            | Role::Number
    );
    slot.choices.is_empty() && (values::is_number(slot.kind) || slot.kind == Kind::Text && typed)
}

/// All values of a sentence that suit a field by their form; `dated` is where the sentence says dates.
fn readings(
    slot: &Slot,
    texts: &[&str],
    dated: &[Range<usize>],
    scene: &Scene<'_>,
) -> Vec<Reading> {
    let mut found = Vec::new();
    let mut start = 0;
    let is_number = values::is_number(slot.kind);
    while start < texts.len() && found.len() < 24 {
        let Some(rest) = texts.get(start..) else {
            break;
        };
        let reading = match slot.role {
            // An id is one word here: where it ends is not to be told from prose.
            Role::Number => rest.iter().position(|word| is_id(word)).map(|at| {
                let text = rest.get(at).copied().unwrap_or_default();
                let text = text.trim_matches(|c: char| !c.is_alphanumeric());
                Reading::new(text.into(), start + at..start + at + 1, 1.0)
            }),
            _ if is_number => values::next_number(slot, texts, start, dated, scene.habits),
            _ => values::read(slot, rest, scene.habits).map(|reading| Reading {
                start: start + reading.start,
                end: start + reading.end,
                ..reading
            }),
        };
        let Some(reading) = reading else { break };
        start = reading.end.max(start + 1);
        // The number of an item in a list counts the items.
        let is_item = texts.get(reading.start).is_some_and(|word| {
            word.len() <= 3 && word.ends_with(['.', ')']) && !word.starts_with('(')
        });
        if !(is_number && (is_item || reading.fit < SURE)) {
            found.push(reading);
        }
    }
    found
}

fn is_id(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let others = word
        .chars()
        .any(|c| c.is_alphabetic() || matches!(c, '-' | '/'));
    let is_amount = word.contains(['%', '$', '€', '£'])
        || word.contains(',')
        || dates::parse(&[word], dates::Order::BySign).is_some();
    !is_amount && (digits >= 4 || digits >= 2 && others && word.len() >= 4)
}

fn score(
    slot: &Slot,
    reading: &Reading,
    texts: &[&str],
    places: &BTreeMap<&str, Vec<usize>>,
) -> f64 {
    let said = texts
        .get(reading.start..reading.end)
        .unwrap_or_default()
        .concat();
    let is_percent = said.contains('%')
        || texts
            .get(reading.end)
            .is_some_and(|word| word.starts_with('%'));
    let near = |term: &str| -> f64 {
        let distance = |&place: &usize| -> f64 {
            if place < reading.start {
                (reading.start - place - 1) as f64
            } else {
                // What follows a value is mostly about the next one, but a unit.
                1.5 * (place.saturating_sub(reading.end)) as f64
                    + if UNITS.contains(&term) { 0.0 } else { 3.0 }
            }
        };
        let nearest = places
            .get(term)
            .into_iter()
            .flatten()
            .map(distance)
            .fold(FAR, f64::min);
        1.0 - nearest / FAR
    };
    let implied = |term: &str| match term {
        "date" | "day" => slot.role == Role::Date,
        "start" | "end" | "from" | "to" => reading.of_period,
        "amount" | "total" => values::is_number(slot.kind) && !is_percent,
        "percent" | "rate" => is_percent,
        "number" | "code" => slot.role == Role::Number || slot.role == Role::Phone,
        "phone" | "email" | "website" | "iban" | "bic" | "time" | "address" => {
            slot.role != Role::Number && slot.kind == Kind::Text
        }
        _ => false,
    };
    if is_percent
        && values::is_number(slot.kind)
        && !slot
            .terms
            .has_any(&["percent", "rate", "growth", "share", "interest"])
    {
        return 0.0;
    }
    let of_phrase = |terms: &terms::Terms| -> f64 {
        let (mut all, mut covered, mut own, mut own_covered) = (0.0, 0.0, 0.0, 0.0);
        for term in &terms.0 {
            let weight = terms::weight(term);
            let near = near(term);
            all += weight;
            if implied(term) {
                covered += weight * near.max(0.8);
            } else {
                covered += weight * near;
                own += weight;
                own_covered += weight * near;
            }
        }
        // Of words that any such value implies alone, nothing follows.
        if own == 0.0 || own_covered / own < COVERED || all < 0.9 {
            return 0.0;
        }
        covered / all
    };
    let best = slot
        .phrases
        .iter()
        .map(|phrase| phrase.worth * of_phrase(&phrase.terms))
        .fold(0.0, f64::max);
    let fit = if reading.of_period && !slot.asks_for_end_or_start() {
        0.5
    } else {
        1.0
    };
    // An id has nothing that tells it from any other.
    let kind = if slot.role == Role::Number { 0.8 } else { 1.0 };
    WORTH * best * fit * kind
}

/// Word indices as runs of neighbours.
pub(super) fn runs_of(words: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &word in words {
        match runs.last_mut() {
            Some(run) if run.end == word => run.end = word + 1,
            _ => runs.push(word..word + 1),
        }
    }
    runs
}

/// A text out of words of a page, as one value.
pub(super) fn text_candidate(
    scene: &Scene<'_>,
    at: usize,
    slot: usize,
    words: &[usize],
    score: f64,
) -> Option<Candidate> {
    let page = scene.document.pages.get(at)?;
    let texts: Vec<&str> = words
        .iter()
        .filter_map(|&word| page.words.get(word).map(|w| w.text.as_str()))
        .collect();
    let value = texts.join(" ");
    let value = value
        .trim_matches([',', ';', ':', ' ', '"', '“', '”', '„', '*'])
        .to_owned();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2).then(|| Candidate {
        slot,
        value: Value::String(value),
        evidence: Evidence {
            page: at,
            runs: runs_of(words),
        },
        label: None,
        score,
    })
}
