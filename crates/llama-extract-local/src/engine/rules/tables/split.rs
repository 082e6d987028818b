//! One text to several values: `a, b; c`, `a, b and c`, a line each.

use std::ops::Range;

use super::offer::{self, Place};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Slot;
use crate::engine::{Evidence, Found};
use crate::parse::Page;

/// Signs that stand alone between values.
pub(super) const SIGNS: [&str; 9] = ["•", "|", "·", "/", "●", "▪", "◦", ";", "‣"];
/// Words before the last value, in the languages of the rules.
pub(super) const AND: [&str; 10] = ["and", "und", "en", "et", "y", "e", "i", "oraz", "&", "or"];

/// What parts the values of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parting {
    Sign,
    Semicolon,
    Comma,
    Line,
    None,
}

/// The values in a place.
pub(super) fn entries(scene: &Scene<'_>, slot: &Slot, place: &Place, sure: f64) -> Vec<Found> {
    let Some(page) = scene.document.pages.get(place.page) else {
        return Vec::new();
    };
    let places = parts(page, &place.runs);
    values(
        scene,
        slot,
        places.into_iter().map(|runs| (place.page, runs)).collect(),
        sure,
        true,
    )
}

/// The values that are all of some words each.
pub(super) fn values(
    scene: &Scene<'_>,
    slot: &Slot,
    places: Vec<(usize, Vec<Range<usize>>)>,
    sure: f64,
    one_sentence: bool,
) -> Vec<Found> {
    let runs: Vec<Vec<Range<usize>>> = places.iter().map(|(_, runs)| runs.clone()).collect();
    let page = places
        .last()
        .and_then(|(page, _)| scene.document.pages.get(*page));
    let stop = one_sentence && page.is_some_and(|page| in_sentence(page, &runs));
    let mut found: Vec<Found> = places
        .into_iter()
        .filter_map(|(page, runs)| value(scene, slot, page, runs, sure))
        .collect();
    if let Some(Found::Value { value, .. }) = found.last_mut().filter(|_| stop)
        && let Some(text) = value.as_str()
    {
        *value = text.trim_end_matches('.').into();
    }
    found
}

/// A value that is all of some words.
pub(super) fn value(
    scene: &Scene<'_>,
    slot: &Slot,
    page: usize,
    runs: Vec<Range<usize>>,
    sure: f64,
) -> Option<Found> {
    let (value, evidence, fit) = offer::read(scene, slot, &Place { page, runs })?;
    let value = match value {
        serde_json::Value::String(text) => {
            let text = text.trim_end_matches([',', ';']).trim().to_owned();
            if text.is_empty() {
                return None;
            }
            serde_json::Value::String(text)
        }
        other => other,
    };
    Some(Found::Value {
        value,
        evidence: Evidence {
            page: evidence.page,
            runs: evidence.runs,
        },
        confidence: sure * fit,
    })
}

/// The words of each value, a run for each line.
pub(super) fn parts(page: &Page, runs: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
    let words: Vec<usize> = runs.iter().cloned().flatten().collect();
    let text = |word: usize| page.words.get(word).map_or("", |word| word.text.as_str());
    let inner = words.split_last().map_or(&[][..], |(_, inner)| inner);
    let count = |fits: &dyn Fn(&str) -> bool| {
        let mut depth = 0_i32;
        let mut found = 0;
        for &word in inner {
            depth += brackets(text(word));
            if depth <= 0 && fits(text(word)) {
                found += 1;
            }
        }
        found
    };
    let parting = if count(&|text| SIGNS.contains(&text)) > 0 {
        Parting::Sign
    } else if count(&|text| text.ends_with(';')) > 0 {
        Parting::Semicolon
    } else if count(&|text| text.ends_with(',')) > 0 {
        Parting::Comma
    } else if runs.len() > 1 {
        Parting::Line
    } else {
        Parting::None
    };
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    let mut depth = 0_i32;
    for (nth, &word) in words.iter().enumerate() {
        let here = text(word);
        depth += brackets(here);
        let outside = depth <= 0;
        let first_of_line = runs.iter().any(|run| run.start == word);
        if parting == Parting::Line && first_of_line && nth > 0 {
            all.push(Vec::new());
        }
        if outside && SIGNS.contains(&here) && parting == Parting::Sign {
            all.push(Vec::new());
            continue;
        }
        if let Some(part) = all.last_mut() {
            part.push(word);
        }
        let ends = match parting {
            Parting::Semicolon => here.ends_with(';'),
            Parting::Comma => here.ends_with(','),
            _ => false,
        };
        if outside && ends {
            all.push(Vec::new());
        }
    }
    let all: Vec<Vec<usize>> = all.into_iter().filter(|part| !part.is_empty()).collect();
    last_and(all, parting, &text)
        .into_iter()
        .map(|part| in_lines(&part, runs))
        .collect()
}

/// Whether the values stand in one sentence, so that its full stop is none of the last one's.
fn in_sentence(page: &Page, places: &[Vec<Range<usize>>]) -> bool {
    let ends = |runs: &Vec<Range<usize>>, sign: char| {
        let last = runs
            .last()
            .and_then(|run| page.words.get(run.end.checked_sub(1)?));
        last.is_some_and(|word| word.text.ends_with(sign))
    };
    let (Some(last), true) = (places.last(), places.len() > 1) else {
        return false;
    };
    ends(last, '.') && places.iter().filter(|place| ends(place, '.')).count() == 1
}

/// Parts the last value at its "and", and drops an "and" in front of it.
fn last_and<'w>(
    mut all: Vec<Vec<usize>>,
    parting: Parting,
    text: &dyn Fn(usize) -> &'w str,
) -> Vec<Vec<usize>> {
    let and = |word: &usize| AND.contains(&text(*word).to_lowercase().as_str());
    let several = all.len() > 1;
    let Some(last) = all.pop() else { return all };
    if !matches!(parting, Parting::Comma | Parting::Semicolon | Parting::None) {
        all.push(last);
        return all;
    }
    match last.iter().position(and) {
        Some(0) => all.push(last.get(1..).unwrap_or_default().to_vec()),
        // "a, b and c"; a single "a and b" may be one thing unless both halves are names.
        Some(at) if several || named_apart(&last, at, text) => {
            let (before, after) = last.split_at(at);
            all.push(before.to_vec());
            all.push(after.get(1..).unwrap_or_default().to_vec());
        }
        _ => all.push(last),
    }
    all.retain(|part| !part.is_empty());
    all
}

/// Whether each side of an "and" is written as names are: with capitals, and more than one word.
fn named_apart<'w>(words: &[usize], at: usize, text: &dyn Fn(usize) -> &'w str) -> bool {
    let (before, after) = words.split_at(at);
    let name = |part: &[usize]| {
        part.len() >= 2
            && part
                .iter()
                .all(|word| text(*word).starts_with(|c: char| c.is_uppercase()))
    };
    name(before) && name(after.get(1..).unwrap_or_default())
}

fn brackets(text: &str) -> i32 {
    let open = text.matches(['(', '[']).count() as i32;
    open - text.matches([')', ']']).count() as i32
}

/// Words as runs, one for each line.
pub(super) fn in_lines(words: &[usize], lines: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &word in words {
        let same_line = |run: &Range<usize>| {
            run.end == word
                && lines
                    .iter()
                    .any(|line| line.contains(&word) && line.contains(&run.start))
        };
        match runs.last_mut() {
            Some(run) if same_line(run) => run.end = word + 1,
            _ => runs.push(word..word + 1),
        }
    }
    runs
}
