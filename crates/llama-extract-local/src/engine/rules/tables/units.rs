//! Units that stand in the cells of quantities: `25 m`, `40 Stk.`.

use super::columns::Columns;
use super::offer::{Place, Row};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::values;
use crate::schema::Kind;

/// Words that a unit has at most.
const LONGEST: usize = 2;

/// Fills the field for a unit that has no column out of the cells of the quantity: the fields of both.
pub(super) fn beside_quantities(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    rows: &mut [Row],
) -> Option<(usize, usize)> {
    let slots = || columns.slots.iter().take(columns.first_list).enumerate();
    let has = |slot: usize| rows.iter().any(|row| row.cells.contains_key(&slot));
    let (unit, _) = slots().find(|(index, slot)| {
        slot.kind == Kind::Text
            && slot.own_name.has("unit")
            && !slot.own_name.has("price")
            && !has(*index)
    })?;
    let (quantity, _) = slots().find(|(index, slot)| {
        values::is_number(slot.kind) && slot.own_name.has("quantity") && has(*index)
    })?;
    let mut filled = false;
    for row in rows {
        let place = row.cells.get(&quantity);
        let Some(found) = place.and_then(|place| behind_number(scene, place)) else {
            continue;
        };
        row.cells.insert(unit, found);
        filled = true;
    }
    filled.then_some((unit, quantity))
}

/// The words behind the number of a cell, if they are few and without digits.
fn behind_number(scene: &Scene<'_>, place: &Place) -> Option<Place> {
    let page = scene.document.pages.get(place.page)?;
    let run = place.runs.first()?;
    let digits = |word: usize| -> bool {
        let word = page.words.get(word);
        word.is_some_and(|word| word.text.contains(|c: char| c.is_ascii_digit()))
    };
    let numbers = run.clone().take_while(|word| digits(*word)).count();
    let rest = run.start + numbers..run.end;
    let is_unit = numbers > 0
        && (1..=LONGEST).contains(&rest.len())
        && page.text(rest.clone()).contains(char::is_alphabetic)
        && !rest.clone().any(digits);
    is_unit.then(|| Place {
        page: place.page,
        runs: vec![rest],
    })
}
