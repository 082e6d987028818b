//! Finds the words that say a value that is known: what a model answers has no places.
//!
//! Texts are the same when their letters and digits are, numbers and dates when their value is. Of several places the
//! one with a label like the field's name is taken, and in lists the one beside the other values of the row. What is
//! said in other words, a sentence or a yes, is found by the words in common. What is not found has no citation.

mod index;
mod labels;
mod rows;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;
use serde_json::Value;

use self::index::{Hit, Index};
use self::labels::Labels;
use crate::engine::rules::printed::Label;
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
/// Lines in which the values of one row stand.
const NEARBY: usize = 4;
/// Places before and behind a line that are looked at when a value belongs there.
const MOST_AROUND: usize = 64;

/// Name and title of a field.
type Name = (String, Option<String>);

/// Finds values in one document.
pub(crate) struct Locator<'d> {
    index: Index<'d>,
    labels: Labels<'d>,
    /// Where the values are that were looked for, from the top: rows of a table have many in common.
    places: RefCell<HashMap<String, Rc<[Hit]>>>,
    /// The terms in what fields are called.
    names: RefCell<HashMap<Name, Rc<Label>>>,
    /// What says one value seldom says another.
    used: RefCell<HashSet<(usize, usize)>>,
}

/// A value among others that stand near it.
#[derive(Clone, Copy)]
struct Near<'n> {
    /// Lines that the value is in, counted through all pages.
    within: &'n Range<usize>,
    /// The line that the row or block begins with which it is in.
    line: Option<usize>,
}

impl<'d> Locator<'d> {
    pub(crate) fn of(document: &'d Document) -> Self {
        Self {
            index: Index::of(document),
            labels: Labels::of(document),
            places: RefCell::default(),
            names: RefCell::default(),
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
        // First those that leave no doubt: what says their values says no other's.
        for certain in [true, false] {
            for (field, slot) in fields.iter().zip(&mut found) {
                if let (Node::Leaf(leaf), None) = (&field.node, &slot) {
                    (*slot, _) = self.leaf(Some(field), leaf, member(field), near, certain);
                }
            }
        }
        let fields = fields.iter().zip(found).map(|(field, found)| {
            let found = found.unwrap_or_else(|| self.inner(field, member(field), near));
            (field.name.clone(), found)
        });
        Found::Object(fields.collect())
    }

    fn inner(&self, field: &Field, value: &Value, near: Near<'_>) -> Found {
        match (&field.node, value) {
            (_, Value::Null) => Found::Nothing,
            (node @ Node::Object(fields), _) => {
                // Its values stand together, in a row also with those around it.
                let line = near.line.or_else(|| self.together(node, value, near, None));
                self.object(fields, value, Near { line, ..near })
            }
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
        let hits = self.hits(leaf, value);
        let hits = inside(&hits, near.within);
        let is_only = hits.len() == 1;
        let scored = self.scored(field, around(hits, near.line), near.line);
        if certain && !(is_only || scored.iter().any(|(label, _)| *label >= SIMILAR)) {
            return (None, None);
        }
        let used = self.used.borrow();
        let best = scored.into_iter().min_by_key(|(label, hit)| {
            let is_used = used.contains(&start(&hit.evidence));
            // In twentieths: what is nearly the same is decided by the place.
            let label = (label * 20.0).round() as i64;
            let away = near.line.map_or(0, |line| line.abs_diff(hit.line));
            (
                !hit.is_exact,
                !is_near(near.line, hit),
                -label,
                is_used,
                away,
                hit.line,
            )
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
        let wanted = field.map(|field| self.name(field));
        let mut left = MOST_LABELS;
        let mut score = |hit| {
            let label = wanted.as_ref().filter(|_| left > 0 && is_near(line, hit));
            left -= usize::from(label.is_some());
            label.map_or(0.0, |label| self.labels.near(label, hit))
        };
        hits.iter().map(|hit| (score(hit), hit)).collect()
    }

    /// What a field is called.
    fn name(&self, field: &Field) -> Rc<Label> {
        let key = (field.name.clone(), field.title.clone());
        let mut names = self.names.borrow_mut();
        let name = names
            .entry(key)
            .or_insert_with(|| Rc::new(labels::of_field(field)));
        Rc::clone(name)
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
            self.labels.line(&self.name(field), near.within)
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

    /// The places that say a value, from the top of the document.
    fn hits(&self, leaf: &Leaf, value: &Value) -> Rc<[Hit]> {
        let find = || {
            let mut hits = match value {
                // What says yes or no is not the word itself: see `paraphrased`.
                _ if leaf.kind == Kind::Bool => Vec::new(),
                Value::String(text) => self.text(text),
                Value::Number(number) => number
                    .as_f64()
                    .map(|number| self.index.number_places(number))
                    .unwrap_or_default(),
                _ => Vec::new(),
            };
            hits.sort_by_key(|hit| hit.line);
            Rc::from(hits)
        };
        // The JSON of a text is not that of a number.
        let key = value.to_string();
        let mut places = self.places.borrow_mut();
        Rc::clone(places.entry(key).or_insert_with(find))
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

/// Whether a place is in the row, or the block, that begins with a line.
fn is_near(line: Option<usize>, hit: &Hit) -> bool {
    line.is_none_or(|line| (line..line + NEARBY).contains(&hit.line))
}

/// The places in some lines.
fn inside<'h>(hits: &'h [Hit], within: &Range<usize>) -> &'h [Hit] {
    let from = hits.partition_point(|hit| hit.line < within.start);
    let to = hits.partition_point(|hit| hit.line < within.end);
    hits.get(from..to).unwrap_or_default()
}

/// The places next to a line, if there is one.
fn around(hits: &[Hit], line: Option<usize>) -> &[Hit] {
    let Some(line) = line else { return hits };
    let next = hits.partition_point(|hit| hit.line < line);
    let from = next.saturating_sub(MOST_AROUND);
    let to = hits.len().min(next + MOST_AROUND);
    hits.get(from..to).unwrap_or_default()
}

fn start(evidence: &Evidence) -> (usize, usize) {
    (
        evidence.page,
        evidence.runs.first().map_or(0, |run| run.start),
    )
}
