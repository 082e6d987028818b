//! Authors and their institutions, which papers print without labels between title and abstract.

pub(super) mod authors;
mod blocks;
pub(super) mod keywords;

use super::offer::Place;
use super::outline::{Outline, Piece};
use super::split;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::titles;
use crate::engine::{Evidence, Found};
use crate::schema::Field;

/// Words that begin what follows the authors.
const ABSTRACT: [&str; 9] = [
    "abstract",
    "zusammenfassung",
    "samenvatting",
    "résumé",
    "resumen",
    "streszczenie",
    "summary",
    "keywords",
    "introduction",
];
/// Words of institutions, as they begin.
const INSTITUTIONS: [&str; 26] = [
    "universi",
    "uniwersytet",
    "institut",
    "instytut",
    "college",
    "school",
    "hochschule",
    "faculty",
    "fakultät",
    "laborator",
    "labs",
    "department",
    "center",
    "centre",
    "academy",
    "akadem",
    "research",
    "hospital",
    "politechnika",
    "polytechni",
    "école",
    "escuela",
    "gmbh",
    "inc",
    "corp",
    "ministry",
];
/// Small words within names of people.
const PARTICLES: [&str; 12] = [
    "von", "van", "de", "der", "den", "del", "della", "da", "di", "la", "le", "ten",
];
/// Pieces that may stand before the abstract.
const MOST: usize = 80;
const SURE: f64 = 0.7;

/// The authors or institutions, when the field asks for them and the document has an abstract.
pub(super) fn find(scene: &Scene<'_>, outline: &Outline, field: &Field) -> Option<Vec<Found>> {
    let name = field.name.to_lowercase();
    let asks = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let authors = asks(&["author", "autor", "auteur", "verfasser", "auteurs"]);
    let institutions = asks(&[
        "affiliation",
        "institution",
        "afiliac",
        "instelling",
        "instytuc",
    ]);
    if authors == institutions {
        return None;
    }
    let front = front(scene, outline)?;
    let found = if authors {
        people(scene, &front)
    } else {
        front
            .iter()
            .filter(|piece| is_institution(&text(scene, piece)))
            .filter_map(|piece| institution(scene, piece))
            .collect()
    };
    (!found.is_empty()).then_some(found)
}

/// What stands between the title, which is set largest, and the abstract.
fn front<'o>(scene: &Scene<'_>, outline: &'o Outline) -> Option<Vec<&'o Piece>> {
    let pieces: Vec<&Piece> = outline
        .pieces
        .iter()
        .take(MOST)
        .take_while(|piece| piece.page == 0)
        .collect();
    let end = pieces.iter().position(|piece| {
        let text = text(scene, piece).to_lowercase();
        ABSTRACT.iter().any(|word| text.starts_with(word))
    })?;
    let size = |piece: &Piece| -> f64 {
        let words = scene
            .document
            .pages
            .first()
            .and_then(|page| page.words.get(piece.words.clone()));
        words
            .unwrap_or_default()
            .iter()
            .map(|word| word.size)
            .fold(0.0, f64::max)
    };
    let front = pieces.get(..end)?;
    // Where all text is of one size, the title is what the top of the page says.
    let smallest = front
        .iter()
        .map(|piece| size(piece))
        .fold(f64::INFINITY, f64::min);
    let largest = front.iter().map(|piece| size(piece)).fold(0.0, f64::max);
    if smallest > 0.98 * largest {
        let page = scene.document.pages.first()?;
        let title = titles::title(scene, page)?.last()?.end;
        let rest = front
            .iter()
            .copied()
            .filter(|piece| piece.words.start >= title);
        return Some(rest.collect());
    }
    // A stamp in the margin may be larger than the title, but the title has more words.
    let title = front
        .iter()
        .filter(|piece| piece.words.len() > 2)
        .map(|piece| size(piece))
        .fold(0.0, f64::max);
    let first = front
        .iter()
        .rposition(|piece| size(piece) >= 0.98 * title && piece.words.len() > 2)?;
    Some(
        front
            .get(first + 1..)?
            .iter()
            .copied()
            .filter(|piece| size(piece) < title)
            .collect(),
    )
}

fn text(scene: &Scene<'_>, piece: &Piece) -> String {
    scene
        .document
        .pages
        .get(piece.page)
        .map_or_else(String::new, |page| page.text(piece.words.clone()))
}

fn is_institution(text: &str) -> bool {
    let lower = text.to_lowercase();
    !lower.contains('@')
        && lower
            .split(|c: char| !c.is_alphabetic())
            .any(|word| INSTITUTIONS.iter().any(|own| word.starts_with(own)))
}

/// Names up to the first institution, parted by commas and "and", without marks.
fn people(scene: &Scene<'_>, front: &[&Piece]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut name: Vec<(usize, String)> = Vec::new();
    let Some(page) = scene.document.pages.first() else {
        return found;
    };
    for piece in front {
        let line = text(scene, piece);
        if is_institution(&line) || line.contains('@') {
            break;
        }
        for index in piece.words.clone() {
            let Some(word) = page.words.get(index) else {
                continue;
            };
            let bare = word
                .text
                .trim_end_matches(|c: char| !c.is_alphabetic() && c != '.');
            let bare = bare.trim_start_matches(|c: char| !c.is_alphabetic());
            let is_and = split::AND.contains(&bare.to_lowercase().as_str());
            if word.text.starts_with([',', ';', ')'])
                || is_and
                || split::SIGNS.contains(&word.text.as_str())
            {
                found.extend(person(&mut name));
                if is_and || bare.is_empty() {
                    continue;
                }
            }
            let fits = bare.starts_with(|c: char| c.is_uppercase()) || PARTICLES.contains(&bare);
            if fits {
                name.push((index, bare.to_owned()));
            }
            if word.text.ends_with([',', ';']) {
                found.extend(person(&mut name));
            }
        }
    }
    found.extend(person(&mut name));
    found
}

fn person(name: &mut Vec<(usize, String)>) -> Option<Found> {
    let words = std::mem::take(name);
    if !(2..=5).contains(&words.len()) {
        return None;
    }
    let texts: Vec<&str> = words.iter().map(|(_, text)| text.as_str()).collect();
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (word, _) in &words {
        match runs.last_mut() {
            Some(run) if run.end == *word => run.end = word + 1,
            _ => runs.push(*word..word + 1),
        }
    }
    Some(Found::Value {
        value: texts.join(" ").into(),
        evidence: Evidence { page: 0, runs },
        confidence: SURE,
    })
}

/// A line with an institution, without the mark in front.
fn institution(scene: &Scene<'_>, piece: &Piece) -> Option<Found> {
    let page = scene.document.pages.get(piece.page)?;
    let start = piece.words.clone().find(|word| {
        page.words
            .get(*word)
            .is_some_and(|word| word.text.contains(char::is_alphabetic) && word.text.len() > 1)
    })?;
    let place = Place {
        page: piece.page,
        runs: std::iter::once(start..piece.words.end).collect(),
    };
    let value = place.text(scene);
    let value = value
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .trim_end_matches([',', ';', '.'])
        .to_owned();
    Some(Found::Value {
        value: value.into(),
        evidence: Evidence {
            page: place.page,
            runs: place.runs,
        },
        confidence: SURE,
    })
}
