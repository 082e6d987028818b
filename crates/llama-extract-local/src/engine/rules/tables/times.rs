//! `2 x 2,99` and `0,660 kg @ 2,00`: how many and at what price, on the line of an item or on the one below it.

use std::ops::Range;

use super::columns::Columns;
use super::offer::{Place, Row};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Slot;
use crate::engine::rules::values;
use crate::parse::Page;

/// Signs between how many and at what price.
const SIGNS: [&str; 8] = ["x", "X", "×", "*", "@", "à", "á", "a"];
/// Letters that the unit of a quantity has at most.
const UNIT: usize = 4;

/// The fields for how many and at what price.
#[derive(Debug, Clone, Copy)]
pub(super) struct Times {
    quantity: Option<usize>,
    price: Option<usize>,
}

impl Times {
    /// The fields, when there are such and another number beside them.
    pub(super) fn of(columns: &Columns<'_>, typed: &[usize]) -> Option<Self> {
        let find = |is: &dyn Fn(&Slot) -> bool| {
            typed.iter().copied().find(|slot| {
                let slot = columns.slots.get(*slot);
                slot.is_some_and(|slot| values::is_number(slot.kind) && is(slot))
            })
        };
        let quantity = find(&|slot| slot.own_name.has("quantity"));
        let price = find(&|slot| slot.own_name.has("price") && slot.terms.has("unit"));
        let times = Self { quantity, price };
        let others = typed.iter().filter(|slot| !times.has(**slot)).count();
        ((quantity.is_some() || price.is_some()) && others > 0).then_some(times)
    }

    pub(super) fn has(self, slot: usize) -> bool {
        self.quantity == Some(slot) || self.price == Some(slot)
    }

    /// Puts the two numbers into a row.
    pub(super) fn fill(
        self,
        scene: &Scene<'_>,
        columns: &Columns<'_>,
        at: usize,
        found: &Found,
        row: &mut Row,
    ) {
        let Some(page) = scene.document.pages.get(at) else {
            return;
        };
        for (slot, word) in [(self.quantity, found.quantity), (self.price, found.price)] {
            let Some((slot, text)) = slot.zip(page.words.get(word)) else {
                continue;
            };
            let place = Place {
                page: at,
                runs: std::iter::once(word..word + 1).collect(),
            };
            // The price of a kilo may have its unit in the same word.
            let number = text.text.split('/').next().unwrap_or_default();
            let content = columns.slots.get(slot);
            match content.and_then(|slot| values::read(slot, &[number], scene.habits)) {
                Some(reading) if number.len() < text.text.len() => {
                    row.given.insert(slot, (reading.value, place));
                }
                _ => {
                    row.cells.insert(slot, place);
                }
            }
        }
    }
}

/// Where the two numbers stand.
pub(super) struct Found {
    quantity: usize,
    price: usize,
    /// Into the words that were looked through.
    pub(super) range: Range<usize>,
}

/// The first such pair among some words.
pub(super) fn find(page: &Page, words: &[usize]) -> Option<Found> {
    let text = |nth: usize| -> &str {
        let word = words.get(nth).and_then(|word| page.words.get(*word));
        word.map_or("", |word| word.text.as_str())
    };
    let is_unit = |nth: usize| {
        let text = text(nth).trim_end_matches('.');
        !text.is_empty() && text.chars().count() <= UNIT && text.chars().all(char::is_alphabetic)
    };
    (0..words.len()).find_map(|first| {
        if !is_number(text(first)) {
            return None;
        }
        let sign = if SIGNS.contains(&text(first + 1)) {
            first + 1
        } else if is_unit(first + 1) && SIGNS.contains(&text(first + 2)) {
            first + 2
        } else {
            return None;
        };
        // A currency may stand before the price, a unit behind it.
        let price = (sign + 1..sign + 3).find(|nth| is_number(text(*nth)))?;
        // "Tabs 40 *  8.50": a mark behind an item and not a sign, unless what they come to follows.
        let is_mark = text(sign) == "*" && first > 0;
        if is_mark && !(price + 1..words.len()).any(|nth| is_number(text(nth))) {
            return None;
        }
        let mut end = price + 1;
        while is_unit(end) || text(end).starts_with('/') {
            end += 1;
        }
        Some(Found {
            quantity: *words.get(first)?,
            price: *words.get(price)?,
            range: first..end.min(words.len()),
        })
    })
}

/// A number, with its currency and unit perhaps: `2,00/kg`.
fn is_number(text: &str) -> bool {
    let number = text.split('/').next().unwrap_or_default();
    let number = number.trim_matches(|c: char| matches!(c, '€' | '$' | '£'));
    number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}
