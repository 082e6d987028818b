//! Rules: labels, tables and typed patterns. Deterministic, and silent about what they do not find.

mod balances;
mod boxes;
mod candidates;
mod cells;
mod choices;
mod codes;
mod confidence;
mod crossings;
mod datelines;
mod dates;
mod early;
mod extent;
mod flags;
#[cfg(test)]
mod form_tests;
mod hours;
mod institutions;
mod labels;
mod legal_names;
mod lexed;
mod lexicon;
mod looks;
mod names;
mod numbers;
mod offices;
#[cfg(test)]
mod ordinary_tests;
#[cfg(test)]
mod outline_tests;
mod party;
mod patterns;
mod phrases;
mod plan;
pub(crate) mod printed;
mod prose;
mod rows;
#[cfg(test)]
mod scalar_tests;
mod scales;
mod sections;
mod spans;
mod tables;
mod terms;
#[cfg(test)]
mod testing;
mod titles;
mod units;
mod values;
mod ways;

use std::collections::BTreeMap;
use std::time::Instant;

use super::{Engine, Found};
use crate::parse::Document;
use crate::schema::{Field, Node, Root};
pub(crate) use looks::{Look, Looks, names_party, same_label};

use candidates::{Candidate, Scene};
use plan::Role;
use values::Habits;

/// An answer that scores less is a guess, and null is better than a guess.
const THRESHOLD: f64 = 0.45;

/// What the name at the head of a block is worth to a field that asks for a contact.
const OF_CONTACT: f64 = 0.75;

pub(crate) struct Rules;

impl Engine for Rules {
    fn name(&self) -> &'static str {
        "rules"
    }

    fn extract(&self, document: &Document, schema: &Root, deadline: Instant) -> Found {
        let habits = Habits::of(document);
        let leaves = plan::leaves(&schema.fields);
        let (paths, slots): (Vec<_>, Vec<_>) = leaves.into_iter().unzip();
        let mut scene = Scene::new(document, &slots, habits, deadline);
        // Tables first: what stands in their cells is no label and no value of anything else.
        let mut lists = tables::all(&mut scene, &schema.fields);
        lists.found.extend(boxes::ticked(&scene, &schema.fields));
        prose::lists(&scene, &schema.fields, &mut lists.found);
        let mut assigned = assigned(&scene);
        if lists.guess(&mut scene, &candidates::answered(&assigned)) {
            assigned = self::assigned(&scene);
        }
        let answers = assigned.into_iter();
        let mut answers = answers
            .filter_map(|(slot, candidate)| Some((paths.get(slot)?.clone(), candidate)))
            .collect();
        build(
            &schema.fields,
            &mut Vec::new(),
            &mut answers,
            &mut lists.found,
        )
    }

    /// The root object is what the columns of a table describe.
    fn rows(&self, document: &Document, schema: &Root, deadline: Instant) -> Found {
        let mut scene = Scene::new(document, &[], Habits::of(document), deadline);
        tables::rows(&mut scene, &schema.fields)
    }
}

/// The answers that the words outside the tables give, by slot.
fn assigned(scene: &Scene<'_>) -> BTreeMap<usize, Candidate> {
    let mut candidates = candidates::by_label(scene);
    // The label of a box of a form is nobody's name or address.
    let is_label = |candidate: &Candidate| {
        let page = scene.document.pages.get(candidate.evidence.page);
        let run = candidate.evidence.runs.first();
        page.zip(run).is_some_and(|(page, run)| {
            let last = run.end.checked_sub(1).and_then(|at| page.words.get(at));
            let is_open = last.is_some_and(|word| word.text.ends_with(':'));
            is_open || spans::is_numbered(page, run)
        })
    };
    let of_party = party::by_block(scene);
    candidates.extend(
        of_party
            .into_iter()
            .filter(|found| !is_label(found))
            .map(|mut found| {
                // Who heads a block is the company more often than its contact.
                let is_contact = scene
                    .slots
                    .get(found.slot)
                    .is_some_and(|slot| slot.role == Role::Name && slot.own_name.has("contact"));
                found.score *= if is_contact { OF_CONTACT } else { 1.0 };
                found
            }),
    );
    candidates.extend(patterns::by_look(scene));
    candidates.extend(early::by_offer(scene));
    candidates.extend(boxes::by_box(scene));
    candidates.extend(titles::by_top(scene));
    candidates.extend(balances::by_date(scene));
    candidates.extend(crossings::by_crossing(scene));
    candidates.extend(institutions::by_own_name(scene));
    candidates.extend(datelines::by_dateline(scene));
    candidates.extend(hours::by_hours(scene));
    candidates.extend(offices::by_office(scene));
    candidates.extend(prose::by_sentence(scene));
    candidates.retain(|candidate| !boxes::is_unticked(scene, candidate));
    candidates::assign(scene.document, candidates, THRESHOLD)
}

/// Puts what was found into the shape of the schema.
fn build(
    fields: &[Field],
    path: &mut Vec<usize>,
    answers: &mut BTreeMap<Vec<usize>, Candidate>,
    lists: &mut BTreeMap<Vec<usize>, Found>,
) -> Found {
    let mut object = Vec::with_capacity(fields.len());
    for (index, field) in fields.iter().enumerate() {
        path.push(index);
        let found = match &field.node {
            Node::Leaf(_) => {
                answers
                    .remove(path)
                    .map_or(Found::Nothing, |candidate| Found::Value {
                        value: candidate.value,
                        evidence: candidate.evidence,
                        confidence: confidence::of(candidate.score),
                    })
            }
            Node::Object(inner) => {
                let object = build(inner, path, answers, lists);
                // An object of nulls would not fit where its fields must be there.
                if field.nullable && object.is_empty() {
                    Found::Nothing
                } else {
                    object
                }
            }
            // A list that nothing was found for is empty: the schema says that a list is there.
            Node::List(_) => lists.remove(path).unwrap_or(Found::List(Vec::new())),
        };
        object.push((field.name.clone(), found));
        path.pop();
    }
    Found::Object(object)
}
