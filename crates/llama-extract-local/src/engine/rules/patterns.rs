//! Values that need no label, because they look like nothing else and the document has just one.

use super::candidates::{Candidate, Scene};
use super::codes;
use super::numbers;
use super::plan::{Role, Slot};
use super::spans;
use super::values;
use crate::engine::Evidence;
use crate::schema::Kind;

/// What stands alone is less sure than what has a label.
const SCORE: f64 = 0.6;

pub(super) fn by_look(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, slot) in scene.slots.iter().enumerate() {
        let unique = match slot.role {
            // A field that names whose address it is wants that one and no other.
            Role::Email | Role::Website | Role::Phone => slot.section.is_empty() && !slot.is_nested,
            Role::Iban | Role::Bic => true,
            Role::Date => slot.terms.0.len() == 1,
            Role::Currency => {
                found.extend(currency(scene, index));
                false
            }
            _ => false,
        };
        if unique && slot.kind == Kind::Text {
            found.extend(only_one(scene, index, slot));
        }
        let words = |pattern: fn(&[&str]) -> Option<String>| only_word(scene, index, pattern);
        if slot.kind == Kind::Text && slot.terms.has("vat") && slot.terms.has("number") {
            found.extend(words(|texts| codes::vat_id(texts.last()?)));
        }
        if slot.kind == Kind::Text && slot.terms.has("digit") && slot.terms.has_any(&["four", "4"])
        {
            found.extend(words(card_end));
        }
    }
    found
}

/// The value when all that look like it are the same.
fn only_one(scene: &Scene<'_>, index: usize, slot: &Slot) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let texts = spans::texts(page, segment.words.clone());
            let Some(reading) = values::read(slot, &texts, scene.habits) else {
                continue;
            };
            match &only {
                Some(other) if other.value == reading.value => {}
                Some(_) => return None,
                None => {
                    let run =
                        segment.words.start + reading.start..segment.words.start + reading.end;
                    only = Some(Candidate {
                        slot: index,
                        value: reading.value,
                        evidence: Evidence {
                            page: at,
                            runs: vec![run],
                        },
                        label: None,
                        score: SCORE,
                    });
                }
            }
        }
    }
    only
}

/// The last digits of a card, behind its brand or the signs that hide the others.
fn card_end(texts: &[&str]) -> Option<String> {
    let (last, before) = texts.split_last()?;
    let digits = last.trim_start_matches(['*', 'x', 'X', '•', '.', '-', '·']);
    let is_end = digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit());
    let hidden = digits.len() < last.len();
    let brand = before.iter().rev().take(3).any(|word| {
        let word = word.to_lowercase();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_brand = matches!(
            bare,
            "visa"
                | "mastercard"
                | "amex"
                | "maestro"
                | "discover"
                | "card"
                | "ending"
                | "karte"
                | "carte"
                | "tarjeta"
                | "kaart"
                | "karta"
        );
        is_brand
            || word.len() > 2
                && word
                    .chars()
                    .all(|c| matches!(c, '*' | 'x' | '•' | '.' | '·'))
    });
    (is_end && (hidden || brand)).then(|| digits.to_owned())
}

/// The word that a pattern fits, when all that it fits say the same. The pattern sees the words before it, too.
fn only_word(
    scene: &Scene<'_>,
    slot: usize,
    pattern: fn(&[&str]) -> Option<String>,
) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let texts = spans::texts(page, segment.words.clone());
            for end in 1..=texts.len() {
                let Some(value) = texts.get(end.saturating_sub(4)..end).and_then(pattern) else {
                    continue;
                };
                match &only {
                    Some(other) if other.value == value => {}
                    Some(_) => return None,
                    None => {
                        let word = segment.words.start + end - 1;
                        only = Some(Candidate {
                            slot,
                            value: value.into(),
                            evidence: Evidence {
                                page: at,
                                runs: std::iter::once(word..word + 1).collect(),
                            },
                            label: None,
                            score: SCORE,
                        });
                    }
                }
            }
        }
    }
    only
}

/// The currency of the amounts, when all that name one name the same.
fn currency(scene: &Scene<'_>, slot: usize) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for (index, word) in page.words.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| page.words.get(index));
            let before = before.map_or("", |word| word.text.as_str());
            let named = || numbers::named_currency(before, &word.text);
            let Some(code) = numbers::currency(&word.text).or_else(named) else {
                continue;
            };
            match &only {
                Some(other) if other.value == code => {}
                Some(_) => return None,
                None => {
                    only = Some(Candidate {
                        slot,
                        value: code.into(),
                        evidence: Evidence {
                            page: at,
                            runs: std::iter::once(index..index + 1).collect(),
                        },
                        label: None,
                        score: SCORE,
                    });
                }
            }
        }
    }
    only
}
