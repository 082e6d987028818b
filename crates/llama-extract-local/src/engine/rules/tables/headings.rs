//! The headings of a document as a list: its sections, chapters, articles.

use std::ops::Range;

use super::outline::{Kind, Outline, Piece};
use crate::engine::rules::candidates::Scene;
use crate::engine::{Evidence, Found};
use crate::schema::Field;

/// Names of fields for the headings of a document.
const NAMES: [&str; 16] = [
    "sections",
    "section_titles",
    "section_headings",
    "headings",
    "chapters",
    "chapter_titles",
    "abschnitte",
    "kapitel",
    "ueberschriften",
    "überschriften",
    "hoofdstukken",
    "secciones",
    "capitulos",
    "chapitres",
    "rozdzialy",
    "slide_titles",
];
const SURE: f64 = 0.7;
/// Words of a heading.
const LONGEST: usize = 12;
/// Numbers of sections that are missed before the next counts no more.
const MISSED: usize = 1;

/// The headings, when the field asks for them.
pub(super) fn find(scene: &Scene<'_>, outline: &Outline, field: &Field) -> Option<Vec<Found>> {
    if !NAMES.contains(&field.name.to_lowercase().as_str()) {
        return None;
    }
    let numbered = numbered(scene, outline);
    let found = if numbered.len() > 1 {
        numbered
    } else {
        of_rank(scene, outline)
    };
    (!found.is_empty()).then_some(found)
}

/// What stands alone behind the numbers 1, 2, 3 or I, II, III.
fn numbered(scene: &Scene<'_>, outline: &Outline) -> Vec<Found> {
    let mut best: Vec<Found> = Vec::new();
    for roman in [true, false] {
        let mut found = Vec::new();
        let mut next = 1;
        for piece in &outline.pieces {
            let Some((number, words)) = numbered_piece(scene, piece, roman) else {
                continue;
            };
            // Notes and institutions are numbered, too; the sections are the longest row of numbers.
            if number == 1 {
                if found.len() > best.len() {
                    best = std::mem::take(&mut found);
                }
                found.clear();
                next = 1;
            }
            if number < next || number > next + MISSED {
                continue;
            }
            next = number + 1;
            found.extend(value(scene, piece, words));
        }
        if found.len() > best.len() {
            best = found;
        }
    }
    best
}

fn numbered_piece(scene: &Scene<'_>, piece: &Piece, roman: bool) -> Option<(usize, Range<usize>)> {
    let page = scene.document.pages.get(piece.page)?;
    let words = piece.words.clone();
    let first = page.words.get(words.start)?.text.as_str();
    let number = first.trim_end_matches(['.', ')']);
    let number = if roman {
        roman_number(number)?
    } else {
        number.parse().ok().filter(|number| *number < 60)?
    };
    let text = page.text(words.start + 1..words.end);
    let fits = (2..=LONGEST).contains(&words.len())
        && !piece.goes_on
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ',', ';', ':'])
        && (piece.kind == Kind::Heading || piece.apart || is_caps(&text));
    fits.then_some((number, words.start + 1..words.end))
}

fn is_caps(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

fn roman_number(text: &str) -> Option<usize> {
    const NUMBERS: [&str; 15] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV",
    ];
    Some(NUMBERS.iter().position(|number| *number == text)? + 1)
}

/// Headings of the rank that most have, but the title.
fn of_rank(scene: &Scene<'_>, outline: &Outline) -> Vec<Found> {
    let headings: Vec<&Piece> = outline
        .pieces
        .iter()
        .filter(|piece| piece.kind == Kind::Heading && piece.words.len() <= LONGEST)
        .skip(1)
        .collect();
    let count = |rank: i32| headings.iter().filter(|piece| piece.rank == rank).count();
    let most = headings
        .iter()
        .map(|piece| piece.rank)
        .max_by_key(|rank| (count(*rank), *rank));
    let of_rank = headings.iter().filter(|piece| Some(piece.rank) == most);
    of_rank
        .filter_map(|piece| value(scene, piece, piece.words.clone()))
        .collect()
}

fn value(scene: &Scene<'_>, piece: &Piece, words: Range<usize>) -> Option<Found> {
    let page = scene.document.pages.get(piece.page)?;
    let text = page.text(words.clone());
    Some(Found::Value {
        value: text.trim_end_matches(':').into(),
        evidence: Evidence {
            page: piece.page,
            runs: std::iter::once(words).collect(),
        },
        confidence: SURE,
    })
}
