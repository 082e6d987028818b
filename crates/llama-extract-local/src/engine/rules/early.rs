//! Sentences that offer a discount for early payment: which of their dates and amounts is which.

use super::candidates::{Candidate, Scene};
use super::dates;
use super::numbers;
use super::plan::{Role, Slot};
use super::prose;
use super::values::{is_number, json_number};
use crate::engine::Evidence;
use crate::parse::Page;

/// A sentence that says both dates leaves no doubt which is which.
const SCORE: f64 = 0.96;
/// Of the amount to pay, what a discount for early payment is at most.
const MOST: f64 = 0.15;

/// What such a sentence says, each with its words.
struct Offer {
    /// Of two dates, the earlier is the last day of the discount; a lone date is that day.
    last_day: Said<String>,
    due: Option<Said<String>>,
    percent: Option<Said<f64>>,
    /// What the discount is and what is left to pay.
    amounts: Option<(Said<f64>, Said<f64>)>,
}

#[derive(Clone)]
struct Said<T> {
    value: T,
    words: Vec<usize>,
}

/// Answers of all sentences that offer a discount.
pub(super) fn by_offer(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let is_asked = |slot: &Slot| is_of_discount(slot) || is_due(slot);
    if !scene.slots.iter().any(is_asked) {
        return found;
    }
    for (at, page) in scene.document.pages.iter().enumerate() {
        for sentence in prose::sentences(page, at) {
            let Some(offer) = offer(scene, page, &sentence.words) else {
                continue;
            };
            for (slot, wanted) in scene.slots.iter().enumerate() {
                found.extend(answer(wanted, &offer).map(|(value, words)| Candidate {
                    slot,
                    value,
                    evidence: Evidence {
                        page: at,
                        runs: prose::runs_of(words),
                    },
                    label: None,
                    score: SCORE,
                }));
            }
        }
    }
    found
}

/// Whether it is about a discount, itself or as part of an object.
fn is_of_discount(slot: &Slot) -> bool {
    let in_object = || {
        slot.section
            .iter()
            .any(|phrase| phrase.terms.has("discount"))
    };
    slot.terms.has("discount") || slot.is_nested && in_object()
}

fn is_due(slot: &Slot) -> bool {
    slot.role == Role::Date && slot.terms.has("due") && !is_of_discount(slot)
}

fn answer<'o>(slot: &Slot, offer: &'o Offer) -> Option<(serde_json::Value, &'o [usize])> {
    let of_discount = is_of_discount(slot);
    let day = |said: &'o Said<String>| (said.value.clone().into(), said.words.as_slice());
    let number =
        |said: &'o Said<f64>| Some((json_number(slot, said.value)?, said.words.as_slice()));
    match () {
        () if slot.as_printed => None,
        () if slot.role == Role::Date && of_discount => Some(day(&offer.last_day)),
        () if is_due(slot) => offer.due.as_ref().map(day),
        () if !(of_discount && is_number(slot.kind)) => None,
        () if slot.terms.has_any(&["percent", "rate"]) => number(offer.percent.as_ref()?),
        () if slot.terms.has_any(&["pay", "due", "total"]) => number(&offer.amounts.as_ref()?.1),
        () if slot.terms.has("amount") => number(&offer.amounts.as_ref()?.0),
        () => None,
    }
}

fn offer(scene: &Scene<'_>, page: &Page, words: &[usize]) -> Option<Offer> {
    let texts: Vec<&str> = words
        .iter()
        .filter_map(|&word| Some(page.words.get(word)?.text.as_str()))
        .collect();
    let is_offer = texts.iter().any(|word| {
        let terms = super::terms::Terms::of(word);
        terms.has("discount")
    });
    if !is_offer || texts.len() != words.len() {
        return None;
    }
    let habits = scene.habits;
    let run = |start: usize, end: usize| words.get(start..end).map(<[usize]>::to_vec);
    let dated = dates::among(&texts, habits.order);
    let mut days = Vec::new();
    for date in &dated {
        let (day, count) = dates::parse(texts.get(date.clone())?, habits.order)?;
        days.push((
            day,
            Said {
                value: day.to_string(),
                words: run(date.start, date.start + count)?,
            },
        ));
    }
    let (last_day, due) = match days.as_slice() {
        [only] => (only.1.clone(), None),
        [a, b] if a.0 < b.0 => (a.1.clone(), Some(b.1.clone())),
        [a, b] if a.0 > b.0 => (b.1.clone(), Some(a.1.clone())),
        _ => return None,
    };
    let mut percent = None;
    let mut amounts: Vec<Said<f64>> = Vec::new();
    for (at, word) in texts.iter().enumerate() {
        if dated.iter().any(|date| date.contains(&at)) {
            continue;
        }
        let bare = word.trim_matches(['(', ')', ',', ';', '=']);
        let Some(number) = numbers::parse(bare, habits.decimal) else {
            continue;
        };
        let said = Said {
            value: number.value.abs(),
            words: run(at, at + 1)?,
        };
        let next = texts.get(at + 1).copied().unwrap_or_default();
        let is_money = number.has_currency
            || numbers::currency(next.trim_end_matches([')', ',', '.', ';'])).is_some()
            || at
                .checked_sub(1)
                .and_then(|at| texts.get(at))
                .is_some_and(|before| numbers::currency(before.trim_start_matches('(')).is_some());
        if number.is_percent || next.starts_with('%') || next.starts_with("percent") {
            percent.get_or_insert(said);
        } else if is_money {
            amounts.push(said);
        }
    }
    // Without a rate it is a discount of another kind.
    percent.as_ref()?;
    let amounts = match amounts.as_slice() {
        [a, b] if a.value < MOST * b.value => Some((a.clone(), b.clone())),
        [a, b] if b.value < MOST * a.value => Some((b.clone(), a.clone())),
        _ => None,
    };
    Some(Offer {
        last_day,
        due,
        percent,
        amounts,
    })
}
