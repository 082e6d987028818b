//! The slides of a deck as records: the title of each, and what its bullets say.

use std::ops::Range;

use super::columns::Columns;
use super::outline::{Kind, Outline, Piece};
use crate::engine::rules::candidates::Scene;
use crate::engine::{Evidence, Found};
use crate::schema::{Field, Node};

/// Names of lists of slides.
const NAMES: [&str; 7] = [
    "slides",
    "folien",
    "dias",
    "diapositives",
    "diapositivas",
    "slajdy",
    "pages",
];
/// Names of fields for the title of a slide.
const TITLES: [&str; 7] = [
    "title", "heading", "titel", "titre", "titulo", "tytul", "name",
];
const SURE: f64 = 0.7;

/// The slides, when the list asks for them: for each a title and, in a list of texts, its entries.
pub(super) fn records(
    scene: &Scene<'_>,
    outline: &Outline,
    field: &Field,
    columns: &Columns<'_>,
) -> Option<Vec<Found>> {
    if !NAMES.contains(&field.name.to_lowercase().as_str()) {
        return None;
    }
    let has_title = columns.fields.iter().any(is_title);
    let slides = slides(outline);
    if !has_title || slides.len() < 2 {
        return None;
    }
    let record = |(nth, slide): (usize, &Vec<&Piece>)| {
        let (title, rest) = slide.split_first()?;
        let mut fields = Vec::new();
        for field in columns.fields {
            let value = match &field.node {
                Node::List(_) => Found::List(entries(scene, rest)),
                Node::Leaf(_) if is_title(field) => {
                    value(scene, title.page, vec![title.content.clone()])?
                }
                Node::Leaf(_) if is_number(field) => Found::Unlocated {
                    value: (nth + 1).into(),
                    confidence: SURE,
                },
                _ => Found::Nothing,
            };
            fields.push((field.name.clone(), value));
        }
        Some(Found::Object(fields))
    };
    Some(slides.iter().enumerate().filter_map(record).collect())
}

fn is_title(field: &Field) -> bool {
    let name = field.name.to_lowercase();
    name.split('_').any(|word| TITLES.contains(&word))
}

fn is_number(field: &Field) -> bool {
    matches!(
        field.name.to_lowercase().as_str(),
        "number" | "slide_number" | "page" | "index"
    )
}

/// The pieces of each slide, its title first: a page each, or what stands under each heading.
fn slides(outline: &Outline) -> Vec<Vec<&Piece>> {
    let by_page = outline.pieces.iter().any(|piece| piece.page > 0);
    let mut slides: Vec<Vec<&Piece>> = Vec::new();
    for piece in &outline.pieces {
        let begins = if by_page {
            slides
                .last()
                .and_then(|slide| slide.first())
                .is_none_or(|first| first.page != piece.page)
        } else {
            piece.kind == Kind::Heading
        };
        if begins {
            slides.push(vec![piece]);
        } else if let Some(slide) = slides.last_mut() {
            slide.push(piece);
        }
    }
    // The title of a page is its largest heading near the top.
    for slide in &mut slides {
        let top = slide.iter().take(6).enumerate();
        let headings = top.filter(|(_, piece)| piece.kind == Kind::Heading);
        let title = headings.max_by(|a, b| a.1.rank.cmp(&b.1.rank).then(b.0.cmp(&a.0)));
        if let Some((at, _)) = title {
            slide.drain(..at);
        }
    }
    slides
}

/// The entries of a slide, each with the lines that it goes on over.
fn entries(scene: &Scene<'_>, pieces: &[&Piece]) -> Vec<Found> {
    let mut entries: Vec<(usize, Vec<Range<usize>>)> = Vec::new();
    let mut open = false;
    for piece in pieces {
        match piece.kind {
            Kind::Item => {
                open = true;
                entries.push((piece.page, vec![piece.content.clone()]));
            }
            Kind::Text if open && piece.goes_on => {
                if let Some((_, runs)) = entries.last_mut() {
                    runs.push(piece.content.clone());
                }
            }
            _ => open = false,
        }
    }
    let entries = entries.into_iter();
    entries
        .filter_map(|(page, runs)| value(scene, page, runs))
        .collect()
}

fn value(scene: &Scene<'_>, at: usize, runs: Vec<Range<usize>>) -> Option<Found> {
    let page = scene.document.pages.get(at)?;
    let texts: Vec<String> = runs.iter().map(|run| page.text(run.clone())).collect();
    Some(Found::Value {
        value: texts.join(" ").into(),
        evidence: Evidence { page: at, runs },
        confidence: SURE,
    })
}
