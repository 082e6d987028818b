//! Finds the words that say a value that is known: what a model answers has no places.
//!
//! Texts are the same when their letters and digits are, numbers and dates when their value is. Of several places the
//! one with a label like the field's name is taken, and in lists the one beside the other values of the row. What is
//! said in other words, a sentence or a yes, is found by the words in common. What is not found has no citation.

mod index;
mod labels;
mod rows;

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

use chrono::NaiveDate;
use serde_json::Value;

use self::index::{Hit, Index};
use self::labels::Labels;
use crate::engine::{Evidence, Found};
use crate::parse::Document;
use crate::schema::{Field, Kind, Leaf, Node};

/// How sure a value is, by how it was found: beside its label, word for word, in other words, not at all.
const LABELLED: f64 = 0.92;
const STATED: f64 = 0.8;
const PARAPHRASED: f64 = 0.6;
const UNLOCATED: f64 = 0.3;
/// A label that is this similar to the name of a field is its label.
const SIMILAR: f64 = 0.5;
/// Of a value with more places, the labels of so many are looked at.
const MOST_LABELS: usize = 24;

/// Finds values in one document.
pub(crate) struct Locator<'d> {
    index: Index<'d>,
    labels: Labels<'d>,
    /// What says one value seldom says another.
    used: RefCell<HashSet<(usize, usize)>>,
}

/// A value among others that stand near it.
#[derive(Clone, Copy)]
struct Near<'n> {
    /// Lines that the value is in, counted through all pages.
    within: &'n Range<usize>,
    /// A line that it is near to.
    line: Option<usize>,
}

impl<'d> Locator<'d> {
    pub(crate) fn of(document: &'d Document) -> Self {
        Self {
            index: Index::of(document),
            labels: Labels::of(document),
            used: RefCell::default(),
        }
    }

    /// An object of the shape that `fields` describe, with the words that say its values. `within` are the lines that
    /// the answer is about, counted through all pages.
    pub(crate) fn ground(&self, fields: &[Field], value: &Value, within: &Range<usize>) -> Found {
        self.used.borrow_mut().clear();
        let near = Near { within, line: None };
        self.object(fields, value, near)
    }

    fn object(&self, fields: &[Field], value: &Value, near: Near<'_>) -> Found {
        let nothing = Value::Null;
        let member = |field: &Field| value.get(&field.name).unwrap_or(&nothing);
        let mut found: Vec<Option<Found>> = vec![None; fields.len()];
        let mut lines = Vec::new();
        // First those that leave no doubt; the others then stand near them.
        for certain in [true, false] {
            let near = Near {
                line: near.line.or_else(|| median(&lines)),
                ..near
            };
            for (field, slot) in fields.iter().zip(&mut found) {
                let Node::Leaf(leaf) = &field.node else {
                    continue;
                };
                if slot.is_none() {
                    let (leaf, hit) = self.leaf(Some(field), leaf, member(field), near, certain);
                    lines.extend(hit);
                    *slot = leaf;
                }
            }
        }
        let near = Near {
            line: near.line.or_else(|| median(&lines)),
            ..near
        };
        let fields = fields.iter().zip(found).map(|(field, found)| {
            let found = found.unwrap_or_else(|| self.inner(field, member(field), near));
            (field.name.clone(), found)
        });
        Found::Object(fields.collect())
    }

    fn inner(&self, field: &Field, value: &Value, near: Near<'_>) -> Found {
        match (&field.node, value) {
            (_, Value::Null) => Found::Nothing,
            // Where it stands is no matter of where its parent does.
            (Node::Object(fields), _) => self.object(fields, value, Near { line: None, ..near }),
            (Node::List(element), Value::Array(items)) => self.list(element, items, near),
            _ => Found::Nothing,
        }
    }

    /// The value of a field with its words, and their line. None when `certain` is asked for and it is not.
    fn leaf(
        &self,
        field: Option<&Field>,
        leaf: &Leaf,
        value: &Value,
        near: Near<'_>,
        certain: bool,
    ) -> (Option<Found>, Option<usize>) {
        if value.is_null() {
            return (Some(Found::Nothing), None);
        }
        let hits = self.hits(leaf, value, near.within);
        let scored = self.scored(field, &hits, near.line);
        if certain && !(hits.len() == 1 || scored.iter().any(|(label, _)| *label >= SIMILAR)) {
            return (None, None);
        }
        let used = self.used.borrow();
        let best = scored.into_iter().min_by(|(label_a, a), (label_b, b)| {
            let rank = |label: f64, hit: &Hit| {
                let is_used = used.contains(&start(&hit.evidence));
                // In twentieths: what is nearly the same is decided by the place.
                let label = (label * 20.0).round() as i64;
                let away = near.line.map_or(0, |line| line.abs_diff(hit.line));
                (!hit.is_exact, -label, is_used, away, hit.line)
            };
            rank(*label_a, a).cmp(&rank(*label_b, b))
        });
        drop(used);
        let Some((label, hit)) = best else {
            return self.paraphrased(field, leaf, value, near);
        };
        let confidence = match (hit.is_exact, label >= SIMILAR) {
            (true, true) => LABELLED,
            (true, false) => STATED,
            (false, _) => PARAPHRASED,
        };
        self.used.borrow_mut().insert(start(&hit.evidence));
        let line = hit.line;
        (
            Some(self::found(value, hit.evidence.clone(), confidence)),
            Some(line),
        )
    }

    /// How much the label of each place is like the field's name.
    fn scored<'h>(
        &self,
        field: Option<&Field>,
        hits: &'h [Hit],
        line: Option<usize>,
    ) -> Vec<(f64, &'h Hit)> {
        let mut hits: Vec<&Hit> = hits.iter().collect();
        if let Some(line) = line {
            hits.sort_by_key(|hit| hit.line.abs_diff(line));
        }
        let wanted = field.map(labels::of_field);
        hits.into_iter()
            .enumerate()
            .map(|(number, hit)| {
                let label = wanted.as_ref().filter(|_| number < MOST_LABELS);
                (label.map_or(0.0, |label| self.labels.near(label, hit)), hit)
            })
            .collect()
    }

    /// A value that is not printed as such: by the words that it shares with the document, or by its label.
    fn paraphrased(
        &self,
        field: Option<&Field>,
        leaf: &Leaf,
        value: &Value,
        near: Near<'_>,
    ) -> (Option<Found>, Option<usize>) {
        let sentence = value
            .as_str()
            .and_then(|text| self.index.sentence(text, near.within));
        let is_said_by_label = leaf.kind == Kind::Bool || !leaf.choices.is_empty();
        let hit = sentence.or_else(|| {
            let field = field.filter(|_| is_said_by_label)?;
            self.labels.line(&labels::of_field(field), near.within)
        });
        match hit {
            Some(hit) => {
                let line = hit.line;
                (Some(found(value, hit.evidence, PARAPHRASED)), Some(line))
            }
            None => {
                let unlocated = Found::Unlocated {
                    value: value.clone(),
                    confidence: UNLOCATED,
                };
                (Some(unlocated), None)
            }
        }
    }

    /// The places that say a value, in the lines that it is in.
    fn hits(&self, leaf: &Leaf, value: &Value, within: &Range<usize>) -> Vec<Hit> {
        let mut hits = match value {
            Value::String(text) => self.text(text),
            Value::Number(number) => number
                .as_f64()
                .map(|number| self.index.number_places(number))
                .unwrap_or_default(),
            _ => Vec::new(),
        };
        hits.retain(|hit| within.contains(&hit.line));
        // "None" or "yes" as a choice is a word like others; only as a text it is what was printed.
        if leaf.kind == Kind::Bool {
            hits.clear();
        }
        hits
    }

    fn text(&self, text: &str) -> Vec<Hit> {
        let hits = self.index.text(text);
        if !hits.is_empty() {
            return hits;
        }
        let day = text.get(..10).unwrap_or_default();
        if let Ok(date) = NaiveDate::parse_from_str(day, "%Y-%m-%d") {
            return self.index.date_places(date);
        }
        let hits = self.index.currency_places(text);
        if !hits.is_empty() {
            return hits;
        }
        // A number as a text, printed with other signs between its digits.
        let number = text
            .parse()
            .ok()
            .map(|number| self.index.number_places(number));
        number.unwrap_or_default()
    }
}

fn found(value: &Value, evidence: Evidence, confidence: f64) -> Found {
    Found::Value {
        value: value.clone(),
        evidence,
        confidence,
    }
}

fn start(evidence: &Evidence) -> (usize, usize) {
    (
        evidence.page,
        evidence.runs.first().map_or(0, |run| run.start),
    )
}

fn median(lines: &[usize]) -> Option<usize> {
    let mut lines = lines.to_vec();
    lines.sort_unstable();
    lines.get(lines.len() / 2).copied()
}
