//! What the headings between rows say of the rows below them: `Cash advances`, `Delivery note 4711 of 3 May`.

use std::ops::Range;

use super::columns::Columns;
use super::offer::{Place, Row};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::dates;
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::spans;
use crate::engine::rules::terms::Terms;
use crate::engine::rules::values;
use crate::parse::Page;
use crate::schema::Kind;

/// A heading of more words is a sentence.
const LONGEST: usize = 10;
/// A heading says a choice if it is so much alike.
const ALIKE: f64 = 0.6;
/// Words at the start of a heading name a field if they suit it so well.
const NAMED: f64 = 0.85;

/// What a heading says of one field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// The words are the value.
    Words(Range<usize>),
    Choice(serde_json::Value, Range<usize>),
}

/// What a heading says of the fields that no column is for.
pub(super) fn said(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    named: &[usize],
    page: &Page,
    words: &Range<usize>,
) -> Vec<(usize, Said)> {
    if words.len() > LONGEST {
        return Vec::new();
    }
    let open = columns.slots.iter().enumerate().take(columns.first_list);
    open.filter(|(index, _)| !named.contains(index))
        .filter_map(|(index, slot)| {
            let said = if slot.choices.is_empty() {
                labelled(scene, columns, index, slot, page, words).map(Said::Words)
            } else {
                choice(slot, page, words).map(|value| Said::Choice(value, words.clone()))
            };
            Some((index, said?))
        })
        .collect()
}

/// Gives a row what the heading above it says.
pub(super) fn fill(row: &mut Row, at: usize, said: &[(usize, Said)]) {
    for (slot, said) in said {
        if row.cells.contains_key(slot) {
            continue;
        }
        let place = |words: &Range<usize>| Place {
            page: at,
            runs: vec![words.clone()],
        };
        match said {
            Said::Words(words) => {
                row.cells.insert(*slot, place(words));
            }
            Said::Choice(value, words) => {
                row.given.insert(*slot, (value.clone(), place(words)));
            }
        }
    }
}

/// The choice that a heading is most like.
fn choice(slot: &Slot, page: &Page, words: &Range<usize>) -> Option<serde_json::Value> {
    let heading = Terms::of(&page.text(words.clone()));
    let mut best: Option<(f64, &serde_json::Value)> = None;
    for choice in &slot.choices {
        let Some(text) = choice.as_str() else {
            continue;
        };
        let alike = heading.similarity(&Terms::of(&text.replace('_', " ")));
        if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, choice));
        }
    }
    best.map(|(_, choice)| choice.clone())
}

/// What stands behind a field's name at the start of a heading.
fn labelled(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    index: usize,
    slot: &Slot,
    page: &Page,
    words: &Range<usize>,
) -> Option<Range<usize>> {
    let texts = spans::texts(page, words.clone());
    let most = texts.len().saturating_sub(1).min(3);
    let label = (1..=most).rev().find(|count| {
        let text = texts.get(..*count).unwrap_or_default().join(" ");
        let suits = columns.suits(text.trim_end_matches([':', '#', '.']));
        suits
            .iter()
            .any(|(of, alike)| *of == index && *alike >= NAMED)
    })?;
    let behind = texts.get(label..)?;
    let start = words.start + label;
    let has_digit = |text: &&str| text.contains(|c: char| c.is_ascii_digit());
    if slot.kind == Kind::Text && slot.role != Role::Date {
        // An id is one word; what follows it is about it, such as its date.
        return match behind {
            [first, ..]
                if has_digit(first) && dates::parse(behind, scene.habits.order).is_none() =>
            {
                Some(start..start + 1)
            }
            [_, ..] if slot.role != Role::Number => Some(start..words.end),
            _ => None,
        };
    }
    let reading = values::read(slot, behind, scene.habits)?;
    Some(start + reading.start..start + reading.end)
}
