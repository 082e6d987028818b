//! Years and periods in a record.

use std::ops::Range;

use serde_json::Value;

use super::{Part, open};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Role;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::{Place, Row};
use crate::engine::rules::terms::Terms;
use crate::parse::Page;
use crate::schema::Kind;

/// Words for the present as the end of a period.
pub(super) const PRESENT: [&str; 18] = [
    "present",
    "now",
    "today",
    "current",
    "currently",
    "ongoing",
    "heute",
    "jetzt",
    "laufend",
    "heden",
    "nu",
    "présent",
    "aujourd'hui",
    "actuel",
    "actualidad",
    "presente",
    "obecnie",
    "nadal",
];

/// Letters of words that are looked for within longer ones, too.
const LONG_WORD: usize = 4;

/// Whether a text holds a year, and with it or another a period.
pub(in crate::engine::rules::tables::records) fn has_period(text: &str) -> bool {
    !years(text).is_empty() && text.split_whitespace().count() <= 14
}

/// Whether a text is a year and nothing else.
pub(super) fn is_year(text: &str) -> bool {
    text.trim().len() == 4 && !years(text).is_empty()
}

/// Years with where they begin in the text.
fn years(text: &str) -> Vec<(usize, i64)> {
    let mut found = Vec::new();
    let mut run: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_digit() {
            run.get_or_insert(at);
        } else if let Some(start) = run.take() {
            let digits = text.get(start..at).unwrap_or_default();
            if digits.len() == 4
                && let Ok(year) = digits.parse::<i64>()
                && (1900..=2100).contains(&year)
            {
                found.push((start, year));
            }
        }
    }
    found
}

pub(super) fn bare(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// Which end of a period a field asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Start,
    Finish,
    Either,
}

fn end_of(columns: &Columns<'_>, slot: usize) -> Option<End> {
    let field = columns.field(slot)?;
    let mut all = Terms::of(&field.name);
    if let Some(description) = &field.description {
        all = all.and(&Terms::of(description));
    }
    let name = field.name.to_lowercase();
    let parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    // Long words may be parts of others, as in German; short ones would be found in words that mean something else.
    let has = |words: &[&str]| {
        words.iter().any(|word| {
            all.has(word) || parts.contains(word) || word.len() > LONG_WORD && name.contains(word)
        })
    };
    let is = |words: &[&str]| words.contains(&name.as_str());
    if is(&["from", "von", "van", "de", "du"])
        || has(&[
            "start", "begin", "started", "since", "beginn", "début", "inicio", "od", "desde",
            "vanaf",
        ])
    {
        Some(End::Start)
    } else if is(&["to", "bis", "au", "a"])
        || has(&[
            "end", "ended", "until", "finish", "ende", "fin", "hasta", "tot", "do", "einde",
        ])
    {
        Some(End::Finish)
    } else if has(&[
        "year", "jahr", "jaar", "année", "annee", "año", "rok", "period", "dates", "duration",
        "zeitraum", "periode", "période", "periodo", "okres",
    ]) {
        Some(End::Either)
    } else {
        None
    }
}

/// Whether a field asks for a period or an end of one.
pub(super) fn asks(columns: &Columns<'_>, slot: usize) -> bool {
    end_of(columns, slot).is_some()
}

/// Whether a field asks for the end of a period.
pub(super) fn is_end(columns: &Columns<'_>, slot: usize) -> bool {
    end_of(columns, slot) == Some(End::Finish)
}

/// Whether the word for the present is the value of a period that goes on: a text that must be there, or is said to be so.
fn wants_present(columns: &Columns<'_>, slot: usize) -> bool {
    let (Some(field), Some(content)) = (columns.field(slot), columns.slots.get(slot)) else {
        return false;
    };
    let description = field.description.as_deref().unwrap_or_default();
    let said = description.to_lowercase();
    let mut words = said.split(|c: char| !c.is_alphanumeric());
    content.role != Role::Date
        && !said.contains("null")
        && (!field.nullable || words.any(|word| PRESENT.contains(&word)))
}

/// `2016 - 2020`, `03/2019 – present`: the two ends of a period.
pub(super) fn periods(scene: &Scene<'_>, columns: &Columns<'_>, row: &mut Row, parts: &mut [Part]) {
    let wanted: Vec<(usize, End)> = open(columns, row)
        .into_iter()
        .filter_map(|slot| Some((slot, end_of(columns, slot)?)))
        .collect();
    if wanted.is_empty() {
        return;
    }
    let Some(nth) = parts
        .iter()
        .position(|part| !part.used && has_period(&part.text))
    else {
        return;
    };
    let Some(part) = parts.get(nth).cloned() else {
        return;
    };
    let found = years(&part.text);
    let pair = found.len() == 2;
    let last_word = part
        .text
        .split_whitespace()
        .map(bare)
        .find(|word| PRESENT.contains(&word.as_str()));
    let (Some(page), words) = (
        scene.document.pages.get(part.place.page),
        part.place
            .runs
            .iter()
            .cloned()
            .flatten()
            .collect::<Vec<usize>>(),
    ) else {
        return;
    };
    let word_with = |year: i64, last: bool| -> Option<usize> {
        let year = year.to_string();
        let mut words = words.iter().copied().filter(|word| {
            page.words
                .get(*word)
                .is_some_and(|word| word.text.contains(&year))
        });
        if last {
            words.next_back()
        } else {
            words.next()
        }
    };
    let mut used = false;
    for (slot, end) in wanted {
        let year = match end {
            End::Start => found.first(),
            End::Finish if pair => found.last(),
            End::Finish if last_word.is_some() => None,
            End::Finish | End::Either => found.last(),
        };
        let Some(content) = columns.slots.get(slot) else {
            continue;
        };
        let Some((at, year)) = year else {
            used |= last_word.is_some();
            if content.kind == Kind::Text && wants_present(columns, slot) {
                let present = words.iter().copied().find(|word| {
                    page.words
                        .get(*word)
                        .is_some_and(|word| PRESENT.contains(&bare(&word.text).as_str()))
                });
                if let Some(word) = present {
                    let place = Place {
                        page: part.place.page,
                        runs: std::iter::once(word..word + 1).collect(),
                    };
                    row.cells.insert(slot, place);
                }
            }
            continue;
        };
        let Some(word) = word_with(*year, end != End::Start) else {
            continue;
        };
        let place = Place {
            page: part.place.page,
            runs: std::iter::once(word..word + 1).collect(),
        };
        used = true;
        if matches!(content.kind, Kind::Integer | Kind::Number) {
            row.given.insert(slot, (Value::from(*year), place));
            continue;
        }
        if end == End::Either {
            row.cells.insert(slot, part.place.clone());
            continue;
        }
        // A text keeps the month that stands with the year.
        let (front, back) = part.text.split_at(*at);
        let dash = |c: char| matches!(c, '-' | '–' | '—');
        let side = if end == End::Start || !pair {
            format!("{}{}", front, back.split(dash).next().unwrap_or_default())
        } else {
            let from = front.rfind(dash).map_or(0, |at| {
                at + front
                    .get(at..)
                    .and_then(|c| c.chars().next())
                    .map_or(1, char::len_utf8)
            });
            format!("{}{}", front.get(from..).unwrap_or_default(), back)
        };
        let side = side.trim().to_owned();
        row.given.insert(slot, (side.into(), place));
    }
    if used && let Some(part) = parts.get_mut(nth) {
        part.used = part.text.split_whitespace().count() <= 6;
        // "Degree, School (2015)": the rest of the text is still there to be used.
        if !part.used {
            strip_year(page, part);
        }
        if part.used && part.text.contains(',') && !pair && last_word.is_none() {
            part.used = false;
            strip_year(page, part);
        }
    }
}

/// Takes a year at the end out of a part.
fn strip_year(page: &Page, part: &mut Part) {
    let has_year = |run: &Range<usize>| {
        run.end
            .checked_sub(1)
            .and_then(|last| page.words.get(last))
            .is_some_and(|word| !years(&word.text).is_empty())
    };
    if let Some(run) = part.place.runs.last_mut()
        && has_year(run)
        && run.len() > 1
    {
        run.end -= 1;
        let texts: Vec<String> = part
            .place
            .runs
            .iter()
            .map(|run| page.text(run.clone()))
            .collect();
        part.text = texts.join(" ");
    }
}
