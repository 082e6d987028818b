//! Lists of values as the ticked options of one question.

use std::collections::BTreeMap;

use super::{Group, groups};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::choices;
use crate::engine::rules::confidence;
use crate::engine::rules::flags;
use crate::engine::rules::plan::{self, Phrase, Slot};
use crate::engine::rules::spans;
use crate::engine::rules::terms::Terms;
use crate::engine::{Evidence, Found};
use crate::parse::Page;
use crate::schema::{Field, Kind, Leaf, Node};

/// A question that is less alike than this does not ask for the list.
const ALIKE: f64 = 0.55;

/// A list of texts that boxes may answer.
struct Wanted {
    path: Vec<usize>,
    slot: Slot,
    phrases: Vec<Phrase>,
}

/// The lists of the schema that boxes answer, by their paths. One without a ticked box is empty.
pub(in crate::engine::rules) fn ticked(
    scene: &Scene<'_>,
    fields: &[Field],
) -> BTreeMap<Vec<usize>, Found> {
    let mut wanted = Vec::new();
    lists_in(fields, &mut Vec::new(), &mut wanted);
    let mut found: BTreeMap<Vec<usize>, (f64, Found)> = BTreeMap::new();
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            break;
        }
        for group in groups(page) {
            for list in &wanted {
                let score = asks(list, page, &group);
                if score < ALIKE
                    || found
                        .get(&list.path)
                        .is_some_and(|(best, _)| *best >= score)
                {
                    continue;
                }
                let values = values(&list.slot, at, page, &group, score);
                found.insert(list.path.clone(), (score, Found::List(values)));
            }
        }
    }
    found
        .into_iter()
        .map(|(path, (_, list))| (path, list))
        .collect()
}

fn lists_in(fields: &[Field], path: &mut Vec<usize>, wanted: &mut Vec<Wanted>) {
    for (index, field) in fields.iter().enumerate() {
        path.push(index);
        match &field.node {
            Node::Object(inner) => lists_in(inner, path, wanted),
            Node::List(node) => {
                if let Node::Leaf(leaf) = node.as_ref()
                    && is_text(leaf)
                {
                    wanted.push(Wanted {
                        path: path.clone(),
                        slot: Slot::new(field, leaf, &[]),
                        phrases: plan::phrases(field),
                    });
                }
            }
            Node::Leaf(_) => {}
        }
        path.pop();
    }
}

fn is_text(leaf: &Leaf) -> bool {
    leaf.kind == Kind::Text
}

/// How surely the boxes answer the list: by their question, or because their options are its choices.
fn asks(list: &Wanted, page: &Page, group: &Group) -> f64 {
    let says_yes_or_no =
        |words: &[&str]| words.len() == 1 && words.iter().any(|w| flags::says(w).is_some());
    let options = group.options.len();
    let mut named = 0;
    for option in &group.options {
        let texts = spans::texts(page, option.words.clone());
        if texts.is_empty() || says_yes_or_no(&texts) {
            return 0.0;
        }
        named += usize::from(choices::read(&list.slot, &texts).is_some());
    }
    let of_choices = !list.slot.choices.is_empty();
    if of_choices && named * 2 < options {
        return 0.0;
    }
    let by_choices = if of_choices && named > 1 { 0.85 } else { 0.0 };
    let question = group.question.iter().map(|words| page.text(words.clone()));
    let alike = question.map(|text| {
        // "(check all that apply)" is about the boxes.
        let asked = text.split('(').next().unwrap_or_default();
        plan::best(&list.phrases, &Terms::of(asked))
    });
    let alike = alike.fold(0.0, f64::max);
    if options < 2 && alike < 0.9 {
        return by_choices;
    }
    alike.max(by_choices)
}

fn values(slot: &Slot, at: usize, page: &Page, group: &Group, score: f64) -> Vec<Found> {
    let ticked = group.options.iter().filter(|option| option.is_ticked);
    ticked
        .filter_map(|option| {
            let texts = spans::texts(page, option.words.clone());
            let value = if slot.choices.is_empty() {
                let text = texts.join(" ");
                let text = text.trim_matches([':', ',', ';', '|', ' ']);
                (!text.is_empty()).then(|| text.into())?
            } else {
                choices::read(slot, &texts)?.value
            };
            Some(Found::Value {
                value,
                evidence: Evidence {
                    page: at,
                    runs: std::iter::once(option.words.clone()).collect(),
                },
                confidence: confidence::of(0.6 + 0.4 * score),
            })
        })
        .collect()
}
