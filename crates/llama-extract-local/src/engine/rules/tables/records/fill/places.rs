//! Where an employer or school is: `Harrow Ltd, Leeds`, `City Hospital, Denver, CO`.

use super::{Part, open, part_of};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Role;
use crate::engine::rules::prose::is_company_form;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::Row;
use crate::parse::Page;

/// Words of a place between commas.
const LONGEST: usize = 3;
/// Names of fields for a place of any size.
const PLACES: [&str; 11] = [
    "location",
    "place",
    "ort",
    "standort",
    "plaats",
    "locatie",
    "lieu",
    "lugar",
    "ubicación",
    "miejsce",
    "miejscowość",
];

/// What part of a place a field asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    City,
    /// A state or country: what follows the city.
    Region,
    Whole,
}

fn wanted(columns: &Columns<'_>, slot: usize) -> Option<Wanted> {
    let role = columns.slots.get(slot)?.role;
    let name = columns.field(slot)?.name.to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    if words.any(|word| PLACES.contains(&word)) {
        return Some(Wanted::Whole);
    }
    match role {
        Role::City => Some(Wanted::City),
        Role::State | Role::Country => Some(Wanted::Region),
        _ => None,
    }
}

/// Gives the fields that ask for a place what stands last between the commas of a line.
pub(super) fn by_place(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    row: &mut Row,
    parts: &mut [Part],
) {
    let slots: Vec<(usize, Wanted)> = open(columns, row)
        .into_iter()
        .filter_map(|slot| Some((slot, wanted(columns, slot)?)))
        .collect();
    if slots.is_empty() {
        return;
    }
    let asks = |what: Wanted| slots.iter().find(|(_, wanted)| *wanted == what);
    let texts = open(columns, row)
        .into_iter()
        .filter(|slot| !columns.is_typed(*slot))
        .count();
    let usable = parts.iter().filter(|part| !part.used && !part.item).count();
    let mut best: Option<(usize, usize, Vec<Vec<usize>>)> = None;
    for (nth, part) in parts.iter().enumerate() {
        let Some(page) = scene.document.pages.get(part.place.page) else {
            continue;
        };
        if part.used || part.item || part.text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let pieces = at_commas(page, part);
        // The first line says what the record is: its commas may part a post from a department.
        let sure = ends_with_region(page, &pieces);
        let parts_enough = usable >= texts || nth == 0 && usable > 1;
        if pieces.len() < 2 || parts_enough && !sure {
            continue;
        }
        let wants = if sure || asks(Wanted::City).is_some() && asks(Wanted::Region).is_some() {
            2
        } else {
            1
        };
        let count = wants.min(pieces.len());
        let at = pieces.len() - count;
        let tail = pieces.get(at..).unwrap_or_default();
        if !sure && (at == 0 || !tail.iter().all(|piece| is_place(page, piece))) {
            continue;
        }
        let worth = usize::from(sure) * 2 + usize::from(nth > 0);
        if best.as_ref().is_none_or(|(known, _, _)| worth > *known) {
            best = Some((worth, nth, tail.to_vec()));
        }
    }
    let Some((_, nth, tail)) = best else { return };
    let Some(part) = parts.get(nth).cloned() else {
        return;
    };
    let Some(page) = scene.document.pages.get(part.place.page) else {
        return;
    };
    let all: Vec<usize> = tail.concat();
    let (city, region) = match tail.as_slice() {
        [city, region] => (Some(city.as_slice()), Some(region.as_slice())),
        [only] => (Some(only.as_slice()), None),
        _ => (None, None),
    };
    let mut answer = |what: Wanted, words: Option<&[usize]>| {
        if let (Some((slot, _)), Some(words)) = (asks(what), words) {
            row.cells.insert(*slot, part_of(page, &part, words).place);
        }
    };
    answer(Wanted::Whole, Some(&all));
    answer(Wanted::City, city);
    answer(Wanted::Region, region);
    let first = all.first().copied().unwrap_or_default();
    let rest: Vec<usize> = part.place.runs.iter().cloned().flatten().collect();
    let rest: Vec<usize> = rest.into_iter().take_while(|word| *word != first).collect();
    if rest.is_empty() {
        if let Some(part) = parts.get_mut(nth) {
            part.used = true;
        }
    } else if let Some(slot) = parts.get_mut(nth) {
        *slot = part_of(page, &part, &rest);
    }
}

fn at_commas(page: &Page, part: &Part) -> Vec<Vec<usize>> {
    let mut pieces: Vec<Vec<usize>> = vec![Vec::new()];
    for word in part.place.runs.iter().cloned().flatten() {
        let text = page.words.get(word).map_or("", |word| word.text.as_str());
        if let Some(piece) = pieces.last_mut() {
            piece.push(word);
        }
        if text.ends_with(',') {
            pieces.push(Vec::new());
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// `Duluth, MN`: two capitals behind a comma.
fn ends_with_region(page: &Page, pieces: &[Vec<usize>]) -> bool {
    let Some([word]) = pieces.last().map(Vec::as_slice) else {
        return false;
    };
    let text = page.words.get(*word).map_or("", |word| word.text.as_str());
    let city = pieces.len().checked_sub(2).and_then(|at| pieces.get(at));
    (2..=3).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_uppercase())
        && city.is_some_and(|city| is_place(page, city))
}

fn is_place(page: &Page, piece: &[usize]) -> bool {
    let texts: Vec<&str> = piece
        .iter()
        .filter_map(|word| page.words.get(*word))
        .map(|word| word.text.trim_end_matches(','))
        .collect();
    !texts.is_empty()
        && texts.len() <= LONGEST
        && texts
            .first()
            .is_some_and(|text| text.starts_with(char::is_uppercase))
        && !texts.iter().any(|text| is_company_form(text))
        && !texts
            .concat()
            .contains(|c: char| c.is_ascii_digit() || "()&:".contains(c))
}
