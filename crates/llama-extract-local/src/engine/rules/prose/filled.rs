//! Lists that sentences and captions answer: the parties of a contract, the sides of a case.

use std::collections::BTreeMap;

use super::caption::{self, Caption, Said};
use super::described::{self, Described};
use super::roles;
use super::text::Text;
use crate::engine::Found;
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::terms::{self, Terms};
use crate::schema::{Field, Kind, Node};

const WORTH: f64 = 0.95;
const CONFIDENCE: f64 = 0.85;

fn side_of(words: &[String]) -> Option<bool> {
    const FIRST: [&str; 11] = [
        "plaintiff",
        "petitioner",
        "appellant",
        "claimant",
        "applicant",
        "klager",
        "demandeur",
        "demandante",
        "eiser",
        "powod",
        "klaeger",
    ];
    const SECOND: [&str; 10] = [
        "defendant",
        "respondent",
        "appellee",
        "beklagt",
        "defendeur",
        "demandad",
        "gedaagd",
        "pozwan",
        "beklaagd",
        "accused",
    ];
    let has = |stems: &[&str]| {
        words
            .iter()
            .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    (has(&FIRST) != has(&SECOND)).then(|| has(&FIRST))
}

/// What a caption says of single fields.
pub(super) fn by_caption(scene: &Scene<'_>, found: &mut Vec<Candidate>) {
    let Some(caption) = caption::of(scene.document) else {
        return;
    };
    for (index, slot) in scene.slots.iter().enumerate() {
        if slot.kind != Kind::Text || !slot.choices.is_empty() {
            continue;
        }
        let name = &slot.wording.name;
        let has = |words: &[&str]| name.iter().any(|word| words.contains(&word.as_str()));
        let asked: Vec<String> = if slot.is_nested {
            slot.wording.parent.clone()
        } else {
            name.clone()
        };
        let said: Option<Said> = if has(&[
            "counsel",
            "attorney",
            "attorneys",
            "lawyer",
            "law",
            "address",
            "email",
            "phone",
            "exhibit",
        ]) {
            None
        } else if slot.wants_name()
            && let Some(is_first) = side_of(&asked)
        {
            joined(if is_first {
                &caption.first
            } else {
                &caption.second
            })
        } else if has(&[
            "court",
            "gericht",
            "tribunal",
            "rechtbank",
            "juzgado",
            "sad",
        ]) && name.len() <= 2
            && slot.wants_name()
        {
            caption.court.clone()
        } else if has(&["title", "titel", "titre", "titulo", "tytul"])
            || has(&["document"]) && has(&["type"])
        {
            caption.title.clone()
        } else if slot.role == Role::Number
            && (has(&[
                "case",
                "docket",
                "cause",
                "civil",
                "index",
                "aktenzeichen",
                "action",
            ]))
        {
            caption.number.clone()
        } else {
            None
        };
        found.extend(said.map(|said| caption.candidate(index, &said, WORTH)));
    }
}

fn joined(names: &[Said]) -> Option<Said> {
    let (first, rest) = names.split_first()?;
    if rest.is_empty() {
        return Some(first.clone());
    }
    let text: Vec<&str> = names.iter().map(|said| said.text.as_str()).collect();
    Some(Said {
        text: text.join(" and "),
        words: names
            .iter()
            .flat_map(|said| said.words.iter().copied())
            .collect(),
    })
}

/// Puts into lists what sentences and captions say, where tables and enumerations say nothing as sure.
pub(in crate::engine::rules) fn lists(
    scene: &Scene<'_>,
    fields: &[Field],
    lists: &mut BTreeMap<Vec<usize>, Found>,
) {
    let mut wanted = Vec::new();
    walk(fields, &mut Vec::new(), &mut wanted);
    if wanted.is_empty() {
        return;
    }
    let caption = caption::of(scene.document);
    let text = Text::of(scene.document);
    let parties = parties(&text);
    for (path, field, element) in wanted {
        let name: Vec<String> = terms::split(&field.name).collect();
        let of_caption = caption
            .as_ref()
            .and_then(|caption| of_side(caption, &name, element));
        let of_text = || {
            let asks = name.iter().any(|word| {
                matches!(
                    word.as_str(),
                    "parties"
                        | "party"
                        | "parteien"
                        | "partijen"
                        | "partes"
                        | "strony"
                        | "vertragsparteien"
                        | "signatories"
                        | "contractanten"
                )
            });
            (asks && parties.len() >= 2)
                .then(|| of_parties(scene, &text, &parties, element))
                .flatten()
        };
        if let Some(found) = of_caption.or_else(of_text) {
            lists.insert(path, found);
        }
    }
}

fn walk<'s>(
    fields: &'s [Field],
    path: &mut Vec<usize>,
    found: &mut Vec<(Vec<usize>, &'s Field, &'s Node)>,
) {
    for (index, field) in fields.iter().enumerate() {
        path.push(index);
        match &field.node {
            Node::Object(inner) => walk(inner, path, found),
            Node::List(element) => found.push((path.clone(), field, element.as_ref())),
            Node::Leaf(_) => {}
        }
        path.pop();
    }
}

fn of_side(caption: &Caption, name: &[String], element: &Node) -> Option<Found> {
    let Node::Leaf(leaf) = element else {
        return None;
    };
    if leaf.kind != Kind::Text {
        return None;
    }
    let is_first = side_of(name)?;
    let names = if is_first {
        &caption.first
    } else {
        &caption.second
    };
    let found = names.iter().map(|said| Found::Value {
        value: said.text.clone().into(),
        evidence: caption.evidence(said),
        confidence: CONFIDENCE,
    });
    Some(Found::List(found.collect()))
}

/// What is given a role and is no party: the contract itself, its date, its object.
fn parties(text: &Text<'_>) -> Vec<Described> {
    let mut parties = described::all(text);
    parties.retain(|party| {
        let role = Terms::of(&text.texts(party.role.clone()).join(" "));
        let name = text.texts(party.name.clone());
        let starts = name
            .first()
            .is_some_and(|word| word.starts_with(|c: char| c.is_alphabetic()));
        let is_name = party.name.len() >= 2
            && !name
                .iter()
                .any(|word| word.contains(|c: char| c.is_ascii_digit()));
        let is_document = Terms::of(&name.join(" ")).has_any(&["contract", "date"]);
        starts
            && is_name
            && !is_document
            && !role.has_any(&[
                "contract",
                "date",
                "effective",
                "subject",
                "service",
                "product",
            ])
    });
    // Parties are named at the beginning, and one after the other.
    let first = parties.first().map_or(0, |party| party.words.start);
    parties.retain(|party| party.words.start < first + 400);
    parties
}

fn of_parties(
    scene: &Scene<'_>,
    text: &Text<'_>,
    parties: &[Described],
    element: &Node,
) -> Option<Found> {
    match element {
        Node::Leaf(leaf) if leaf.kind == Kind::Text => {
            let found = parties
                .iter()
                .filter_map(|party| roles::of_name(text, party).map(|candidate| value(candidate)));
            Some(Found::List(found.collect()))
        }
        Node::Object(columns) => {
            let rows = parties.iter().map(|party| {
                let cells = columns.iter().map(|column| {
                    let found = match &column.node {
                        Node::Leaf(leaf) => {
                            let slot = Slot::new(column, leaf, &[]);
                            roles::of_party(scene, text, party, &slot).map_or(Found::Nothing, value)
                        }
                        _ => Found::Nothing,
                    };
                    (column.name.clone(), found)
                });
                Found::Object(cells.collect())
            });
            Some(Found::List(rows.collect()))
        }
        _ => None,
    }
}

fn value(candidate: Candidate) -> Found {
    Found::Value {
        value: candidate.value,
        evidence: candidate.evidence,
        confidence: CONFIDENCE,
    }
}
