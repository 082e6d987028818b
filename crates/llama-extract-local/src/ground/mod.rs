//! The field metadata tree: for each value its page, matching text, boxes and confidence.

mod locate;

use serde_json::{Map, Value, json};

use crate::engine::{Evidence, Found};
use crate::parse::{Document, Page, Rect, Word};
pub(crate) use locate::Locator;

/// What the caller asked to see.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Show {
    pub(crate) citations: bool,
    pub(crate) confidence: bool,
}

/// Mirrors the result: a leaf object for each value that was found, nothing for null.
pub(crate) fn metadata(document: &Document, found: &Found, show: Show) -> Value {
    match found {
        Found::Nothing => Value::Null,
        Found::Object(fields) => fields
            .iter()
            .filter(|(_, found)| !matches!(found, Found::Nothing))
            .map(|(name, found)| (name.clone(), metadata(document, found, show)))
            .collect::<Map<_, _>>()
            .into(),
        // Lists are by position, so a null keeps its place.
        Found::List(items) => items
            .iter()
            .map(|item| metadata(document, item, show))
            .collect(),
        Found::Value {
            evidence,
            confidence,
            ..
        } => leaf(document, Some(evidence), *confidence, show),
        Found::Unlocated { confidence, .. } => leaf(document, None, *confidence, show),
    }
}

/// Without evidence the list of citations is empty.
fn leaf(document: &Document, evidence: Option<&Evidence>, confidence: f64, show: Show) -> Value {
    let mut leaf = Map::new();
    if show.citations {
        let place = evidence.and_then(|e| Some((document.pages.get(e.page)?, e)));
        let citations: Vec<Value> = (place.into_iter())
            .map(|(page, evidence)| citation(page, evidence))
            .collect();
        leaf.insert("citation".into(), citations.into());
    }
    if show.confidence {
        leaf.insert("confidence".into(), round(confidence, 3).into());
    }
    Value::Object(leaf)
}

fn citation(page: &Page, evidence: &Evidence) -> Value {
    let texts: Vec<String> = evidence
        .runs
        .iter()
        .map(|run| {
            let words = page.words.get(run.clone()).unwrap_or_default();
            Word::join(words.iter().filter(|word| !word.is_mark))
        })
        .collect();
    let mut citation = Map::new();
    citation.insert("page".into(), page.number.into());
    citation.insert("matching_text".into(), texts.join(" ").into());
    if page.has_boxes {
        let boxes: Vec<Value> = evidence
            .runs
            .iter()
            .filter_map(|run| around(page.words.get(run.clone())?))
            .map(|rect| {
                json!({
                    "x": round(rect.x0, 2),
                    "y": round(rect.y0, 2),
                    "w": round(rect.width(), 2),
                    "h": round(rect.height(), 2),
                })
            })
            .collect();
        citation.insert("bounding_boxes".into(), boxes.into());
        citation.insert(
            "page_dimensions".into(),
            json!({"width": round(page.width, 2), "height": round(page.height, 2)}),
        );
    }
    Value::Object(citation)
}

fn around(words: &[Word]) -> Option<Rect> {
    words
        .iter()
        .map(|word| word.rect)
        .reduce(|a, b| a.union(&b))
}

fn round(number: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (number * scale).round() / scale
}
