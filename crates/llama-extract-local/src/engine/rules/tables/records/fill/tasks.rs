//! Tasks of a meeting: who is to do what by when, in one sentence or in parts of a line.

use super::{Part, open, part_of};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Role;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::Row;

/// Names of fields for who is to do something.
const OWNERS: [&str; 18] = [
    "owner",
    "assignee",
    "responsible",
    "who",
    "person",
    "assigned",
    "verantwortlich",
    "verantwortlicher",
    "wer",
    "zustaendig",
    "wie",
    "verantwoordelijke",
    "actiehouder",
    "responsable",
    "qui",
    "quien",
    "osoba",
    "odpowiedzialny",
];
/// Names of fields for what is to be done.
const TASKS: [&str; 16] = [
    "task",
    "action",
    "description",
    "todo",
    "what",
    "item",
    "aufgabe",
    "was",
    "taak",
    "actie",
    "wat",
    "tache",
    "tarea",
    "accion",
    "zadanie",
    "beschreibung",
];
/// Words between what is to be done and by when.
const BY: [&str; 16] = [
    "by",
    "before",
    "until",
    "due",
    "bis",
    "vor",
    "tegen",
    "tot",
    "uiterlijk",
    "voor",
    "avant",
    "pour",
    "antes",
    "hasta",
    "do",
    "przed",
];
/// Words of a name.
const NAME: usize = 4;

/// Takes owner and task out of a record whose first part says both.
pub(super) fn part_tasks(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    row: &mut Row,
    parts: &mut Vec<Part>,
) {
    let slot_of = |names: &[&str], row: &Row| {
        open(columns, row).into_iter().find(|slot| {
            !columns.is_typed(*slot)
                && columns.slots.get(*slot).is_some_and(|slot| {
                    let mut words = slot.wording.name.iter();
                    words.any(|word| names.contains(&word.as_str()))
                })
        })
    };
    let (Some(owner), Some(task)) = (slot_of(&OWNERS, row), slot_of(&TASKS, row)) else {
        return;
    };
    if owner == task {
        return;
    }
    sentence(scene, columns, row, parts, (owner, task));
    // `Order chairs - Ann Low - 3 May`: the name is told by its capitals.
    let free = |part: &&mut Part| !part.used && !part.text.ends_with(':');
    if parts.iter().filter(|part| !part.used).count() > 1
        && !row.cells.contains_key(&owner)
        && let Some(part) = parts
            .iter_mut()
            .filter(free)
            .find(|part| is_name(&part.text))
    {
        part.used = true;
        row.cells.insert(owner, part.place.clone());
    }
}

/// `Ann Low to order chairs by 3 May`, `Ann Low: order chairs (by 3 May)`.
fn sentence(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    row: &mut Row,
    parts: &mut Vec<Part>,
    (owner, task): (usize, usize),
) {
    let Some((nth, part)) = parts.iter().enumerate().find(|(_, part)| !part.used) else {
        return;
    };
    let Some(page) = scene.document.pages.get(part.place.page) else {
        return;
    };
    let words: Vec<usize> = part.place.runs.iter().cloned().flatten().collect();
    let text = |at: usize| {
        let word = words.get(at).and_then(|word| page.words.get(*word));
        word.map_or("", |word| word.text.as_str())
    };
    let to = (1..=NAME.min(words.len())).find(|&at| matches!(text(at), "to" | "will"));
    let Some(to) = to.filter(|to| to + 1 < words.len()) else {
        return;
    };
    let (front, rest) = words.split_at(to);
    let who = part_of(page, part, front);
    let is_all = matches!(who.text.to_lowercase().as_str(), "all" | "everyone");
    let named = who
        .text
        .split(' ')
        .all(|word| word.starts_with(char::is_uppercase));
    if !named && !is_all {
        return;
    }
    let rest = rest.get(1..).unwrap_or_default();
    let digit = |word: &usize| {
        let word = page.words.get(*word);
        word.is_some_and(|word| word.text.contains(|c: char| c.is_ascii_digit()))
    };
    let by = rest.iter().rposition(|word| {
        let text = page.words.get(*word).map_or("", |word| word.text.as_str());
        BY.contains(&text.trim_start_matches('(').to_lowercase().as_str())
    });
    let by = by.filter(|by| {
        let after = rest.get(by + 1..).unwrap_or_default();
        after.len() <= 6 && after.iter().any(digit)
    });
    let (what, when) = rest.split_at(by.unwrap_or(rest.len()));
    if what.is_empty() {
        return;
    }
    let (what, when) = (part_of(page, part, what), part_of(page, part, when));
    row.cells.insert(owner, who.place);
    let said = what.text.trim_end_matches([',', '.', ';', ' ']).to_owned();
    row.given.insert(task, (said.into(), what.place));
    let dated = |slot: &usize| {
        let slot = columns.slots.get(*slot);
        slot.is_some_and(|slot| slot.role == Role::Date)
    };
    let date = open(columns, row).into_iter().find(dated);
    let mut when = (!when.text.is_empty()).then_some(when);
    if let (Some(slot), Some(part)) = (date, &mut when) {
        part.used = true;
        row.cells.insert(slot, part.place.clone());
    }
    parts.splice(nth..=nth, when);
}

/// Two or three words with capitals, and nothing else.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.trim_matches(['(', ')', ',']).split(' ').collect();
    (2..=3).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || ".-'’".contains(c))
                && (word.chars().skip(1).any(char::is_lowercase) || word.ends_with('.'))
        })
}
