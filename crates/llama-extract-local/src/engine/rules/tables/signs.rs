//! Numbers and letters in front of the names of rows: `A. Dwelling`, `2) Roof`.

use super::columns::Columns;
use super::offer::{Place, Row};
use crate::engine::rules::candidates::Scene;
use crate::schema::Kind;

/// Words of a field that asks for the sign of a row.
const ASKED: [&str; 4] = ["letter", "number", "code", "position"];

/// Parts the sign from the name, when most rows have one and a field without a column asks for it.
pub(super) fn part(scene: &Scene<'_>, columns: &Columns<'_>, rows: &mut [Row]) {
    let has = |slot: usize| rows.iter().any(|row| row.cells.contains_key(&slot));
    let slots = || columns.slots.iter().enumerate().take(columns.first_list);
    let asked = slots().find(|(index, slot)| {
        let number = matches!(slot.kind, Kind::Text | Kind::Integer);
        number && slot.own_name.has_any(&ASKED) && !has(*index)
    });
    let Some((asked, _)) = asked.filter(|_| rows.len() > 1) else {
        return;
    };
    let signed = |slot: usize| {
        rows.iter().all(|row| {
            row.cells
                .get(&slot)
                .is_some_and(|place| sign(scene, place).is_some())
        })
    };
    let Some((name, _)) = slots().find(|(index, slot)| slot.kind == Kind::Text && signed(*index))
    else {
        return;
    };
    for row in rows {
        let Some(place) = row.cells.get_mut(&name) else {
            continue;
        };
        let Some(text) = sign(scene, place) else {
            continue;
        };
        let Some(run) = place.runs.first_mut() else {
            continue;
        };
        let word = run.start..run.start + 1;
        let of_sign = Place {
            page: place.page,
            runs: vec![word],
        };
        let number = text.parse::<i64>().ok();
        let choices = columns.slots.get(asked).map(|slot| slot.choices.as_slice());
        if choices.is_some_and(|all| !all.is_empty() && !all.contains(&text.as_str().into())) {
            continue;
        }
        let value = match (columns.slots.get(asked).map(|slot| slot.kind), number) {
            (Some(Kind::Integer), Some(number)) => number.into(),
            (Some(Kind::Integer), None) => continue,
            _ => text.into(),
        };
        run.start += 1;
        row.given.insert(asked, (value, of_sign));
    }
}

/// The sign that a name of more words begins with.
fn sign(scene: &Scene<'_>, place: &Place) -> Option<String> {
    let run = place.runs.first().filter(|run| run.len() > 1)?;
    let page = scene.document.pages.get(place.page)?;
    let word = page.words.get(run.start)?.text.as_str();
    let sign = word.strip_suffix(['.', ')'])?.trim_start_matches('(');
    let is_letter = sign.len() == 1 && sign.starts_with(|c: char| c.is_ascii_uppercase());
    let is_number = (1..=2).contains(&sign.len()) && sign.bytes().all(|c| c.is_ascii_digit());
    (is_letter || is_number).then(|| sign.to_owned())
}
