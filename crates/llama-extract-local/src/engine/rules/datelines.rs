//! Place and date of a document in one part of a line, as letters and certificates have them: `Lublin, dnia 30.09.2025 r.`

use std::ops::Range;

use super::candidates::{Candidate, Scene};
use super::dates;
use super::plan::{Role, Slot};
use super::spans;
use crate::engine::Evidence;
use crate::parse::Page;
use crate::schema::Kind;

const WORTH: f64 = 0.66;
/// Words of a place.
const LONGEST: usize = 4;
/// Words between place and date.
const BETWEEN: [&str; 10] = [
    "dnia", "den", "le", "a", "el", "op", "am", "on", "the", "dd.",
];

struct Dateline {
    page: usize,
    place: Range<usize>,
    date: Range<usize>,
    iso: String,
}

pub(super) fn by_dateline(scene: &Scene<'_>) -> Vec<Candidate> {
    let is_date = |slot: &Slot| {
        let own = slot
            .own_name
            .without(&["date", "issue", "document", "letter", "certificate"]);
        slot.role == Role::Date && own.is_empty() && !slot.is_nested
    };
    let is_place = |slot: &Slot| {
        let own = slot
            .own_name
            .without(&["issue", "place", "city", "signature"]);
        let named = slot.own_name.has("place") || slot.own_name.has("issue");
        slot.kind == Kind::Text
            && !slot.is_nested
            && named
            && own.is_empty()
            && slot.role != Role::Date
    };
    if !scene
        .slots
        .iter()
        .any(|slot| is_date(slot) || is_place(slot))
    {
        return Vec::new();
    }
    let Some(line) = datelines(scene).into_iter().next() else {
        return Vec::new();
    };
    let candidate = |slot: usize, value: String, words: &Range<usize>| Candidate {
        slot,
        value: value.into(),
        evidence: Evidence {
            page: line.page,
            runs: std::iter::once(words.clone()).collect(),
        },
        label: None,
        score: WORTH,
    };
    let page = scene.document.pages.get(line.page);
    let place = page
        .map(|page| page.text(line.place.clone()))
        .unwrap_or_default();
    let place = place.trim_end_matches(',');
    let slots = scene.slots.iter().enumerate();
    slots
        .filter_map(|(index, slot)| {
            if is_date(slot) {
                Some(candidate(index, line.iso.clone(), &line.date))
            } else if is_place(slot) {
                Some(candidate(index, place.to_owned(), &line.place))
            } else {
                None
            }
        })
        .collect()
}

fn datelines(scene: &Scene<'_>) -> Vec<Dateline> {
    let mut found = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            found.extend(
                dateline(scene, page, &segment.words).map(|(place, date, iso)| Dateline {
                    page: at,
                    place,
                    date,
                    iso,
                }),
            );
        }
    }
    found
}

/// Place and date, if they are all that some words say.
fn dateline(
    scene: &Scene<'_>,
    page: &Page,
    words: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>, String)> {
    let texts = spans::texts(page, words.clone());
    let dated = dates::among(&texts, scene.habits.order);
    let [date] = dated.as_slice() else {
        return None;
    };
    let rest = texts.get(date.end..)?;
    let ends = rest
        .iter()
        .all(|word| matches!(*word, "r." | "r" | "." | "roku"));
    let mut end = date.start;
    while end > 0
        && texts
            .get(end - 1)
            .is_some_and(|word| BETWEEN.contains(word))
    {
        end -= 1;
    }
    let place = texts.get(..end)?;
    let is_place = (1..=LONGEST).contains(&place.len())
        && place
            .last()
            .is_some_and(|word| word.ends_with(',') || end < date.start)
        && place.iter().all(|word| {
            !word.contains(|c: char| c.is_ascii_digit() || c == ':')
                && (word.starts_with(char::is_uppercase) || word.len() <= 3)
        })
        && place
            .first()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
    if !ends || !is_place {
        return None;
    }
    let (iso, _) = dates::parse(texts.get(date.clone())?, scene.habits.order)?;
    let date = words.start + date.start..words.start + date.end;
    Some((words.start..words.start + end, date, iso.to_string()))
}
