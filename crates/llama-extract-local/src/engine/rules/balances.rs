//! Balances that lines name by their dates: of two, the earlier one is that of the beginning.

use chrono::NaiveDate;

use super::candidates::{Candidate, Scene};
use super::dates;
use super::plan::Slot;
use super::spans;
use super::values;
use crate::engine::Evidence;

const WORTH: f64 = 0.86;

/// A line such as `Balance on 30 April 2025   1,250.40`.
struct Balance {
    date: NaiveDate,
    page: usize,
    line: usize,
}

pub(super) fn by_date(scene: &Scene<'_>) -> Vec<Candidate> {
    let end_of = |slot: &Slot| {
        let is_balance = values::is_number(slot.kind) && slot.own_name.has("balance");
        let first = slot.own_name.has_any(&["start", "previous"]);
        let last = slot.own_name.has_any(&["end", "new"]);
        (is_balance && first != last).then_some(last)
    };
    if !scene.slots.iter().any(|slot| end_of(slot).is_some()) {
        return Vec::new();
    }
    let balances = balances(scene);
    let first = balances.iter().min_by_key(|balance| balance.date);
    let last = balances.iter().rev().max_by_key(|balance| balance.date);
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    if first.date == last.date {
        return Vec::new();
    }
    let slots = scene.slots.iter().enumerate();
    slots
        .filter_map(|(index, slot)| {
            let balance = if end_of(slot)? { last } else { first };
            amount(scene, balance, index, slot)
        })
        .collect()
}

fn balances(scene: &Scene<'_>) -> Vec<Balance> {
    let mut found = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        for (index, line) in page.lines.iter().enumerate() {
            if line.segments.len() < 2 || !scene.lexed.terms(at, line.words()).has("balance") {
                continue;
            }
            let texts = spans::texts(page, line.words());
            let dated = dates::among(&texts, scene.habits.order);
            if let [words] = dated.as_slice()
                && let Some(said) = texts.get(words.clone())
                && let Some((date, _)) = dates::parse(said, scene.habits.order)
            {
                found.push(Balance {
                    date,
                    page: at,
                    line: index,
                });
            }
        }
    }
    found
}

/// The amount at the end of the line.
fn amount(scene: &Scene<'_>, balance: &Balance, index: usize, slot: &Slot) -> Option<Candidate> {
    let page = scene.document.pages.get(balance.page)?;
    let last = page.lines.get(balance.line)?.segments.last()?;
    let texts = spans::texts(page, last.words.clone());
    let reading = values::read(slot, &texts, scene.habits)?;
    let start = last.words.start;
    (scene.is_free(balance.page, &last.words) && reading.fit > 0.6).then(|| Candidate {
        slot: index,
        value: reading.value,
        evidence: Evidence {
            page: balance.page,
            runs: vec![start + reading.start..start + reading.end],
        },
        label: None,
        score: WORTH,
    })
}
