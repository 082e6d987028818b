//! What a label may say for a field.

use super::lexicon;
use super::plan::{self, Role};
use super::terms::{self, Terms};
use crate::schema::{Field, Kind};

/// A phrase that a label may use, and how much finding it is worth.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub(super) terms: Terms,
    pub(super) worth: f64,
}

pub(super) fn best(phrases: &[Phrase], label: &Terms) -> f64 {
    phrases
        .iter()
        .map(|phrase| phrase.worth * alike(&phrase.terms, label))
        .fold(0.0, f64::max)
}

/// A label of more words than this is a sentence about what is asked.
const LONG_LABEL: usize = 5;
/// So much of the phrase a long label must hold.
const HELD: f64 = 0.8;

fn alike(phrase: &Terms, label: &Terms) -> f64 {
    let similarity = phrase.similarity(label);
    if label.0.len() <= LONG_LABEL || phrase.weight() < 1.5 {
        return similarity;
    }
    let held: f64 = phrase
        .0
        .intersection(&label.0)
        .map(|term| terms::weight(term))
        .sum();
    let held = held / phrase.weight();
    if held < HELD {
        return similarity;
    }
    similarity.max(held * (0.6 + 0.4 * phrase.weight() / label.weight()))
}

/// What a label may add to the words of a field, or leave out, because the value shows it.
pub(super) fn of_kind(phrases: &[Phrase], role: Role, kind: Kind) -> Vec<Phrase> {
    let mut found = Vec::new();
    for phrase in phrases {
        let mut offer = |terms: Terms, worth: f64| {
            if !terms.is_empty() && terms != phrase.terms {
                let worth = phrase.worth * worth;
                found.push(Phrase { terms, worth });
            }
        };
        // "signed_on": the label may well say "Date signed".
        if role == Role::Date && !phrase.terms.has("date") {
            offer(phrase.terms.and(&Terms::of("date")), 1.0);
        }
        // "Phone number", "customer name": the kind of value is in the label, and the field has it as its role.
        let kind_word = match role {
            Role::Phone | Role::Iban => Some("number"),
            Role::Email | Role::Website => Some("address"),
            Role::Postal => Some("code"),
            Role::Name => Some("name"),
            _ => None,
        };
        if let Some(word) = kind_word.filter(|_| kind == Kind::Text) {
            offer(phrase.terms.and(&Terms::of(word)), 1.0);
        }
        if kind != Kind::Text {
            // "weight_kg", "power_kw": the unit stands with the value.
            let bare = phrase.terms.without(&UNITS);
            offer(bare.clone(), 0.98);
            // Of "-10 to 40 °C" the label says neither end.
            offer(bare.without(&["minimum", "maximum"]), 0.85);
        }
    }
    found
}

/// Units as the names of fields have them; that their values are numbers is said by the schema.
const UNITS: [&str; 44] = [
    "kg", "g", "mg", "lb", "lbs", "oz", "mm", "cm", "m", "km", "inch", "ft", "m2", "m3", "kw", "w",
    "kwh", "mwh", "va", "kva", "v", "kv", "a", "ma", "ah", "mah", "hz", "khz", "mhz", "ghz", "rpm",
    "bar", "psi", "kpa", "mpa", "db", "dba", "c", "celsius", "l", "ml", "nm", "usd", "eur",
];

/// Name, title, and what the description starts with.
pub(super) fn phrases(field: &Field) -> Vec<Phrase> {
    let mut phrases = base_phrases(field);
    let others: Vec<Phrase> = phrases.iter().flat_map(other_words).collect();
    phrases.extend(others);
    phrases
}

/// The phrases in the words of the schema.
pub(super) fn base_phrases(field: &Field) -> Vec<Phrase> {
    let mut phrases = vec![Phrase {
        terms: Terms::of(&field.name),
        worth: 1.0,
    }];
    phrases.extend(field.title.as_deref().map(|title| Phrase {
        terms: Terms::of(title),
        worth: 1.0,
    }));
    // "As printed" tells how to give the value, and is no name of it.
    if let Some(description) = meaning(field).filter(|said| !plan::is_of_print(said)) {
        let end = [
            ",",
            ";",
            "(",
            ". ",
            " e.g",
            " as printed",
            " such as",
            " without",
            " where",
            ":",
            " if ",
        ]
        .iter()
        .filter_map(|mark| description.find(mark))
        // A mark within the first letters is part of an abbreviation.
        .filter(|at| *at > 5)
        .min();
        let head = description
            .get(..end.unwrap_or(description.len()))
            .unwrap_or(description);
        let terms = Terms::of(head);
        // A long description is prose about the field, not its label.
        let worth = if terms.0.len() <= 4 { 0.97 } else { 0.85 };
        phrases.push(Phrase { terms, worth });
        // What stands in brackets is often the label itself; the whole description says more, but loosely.
        let bracketed = description
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'));
        phrases.extend(bracketed.map(|(inner, _)| Phrase {
            terms: Terms::of(inner),
            worth: if Terms::of(inner).0.len() <= 4 {
                0.85
            } else {
                0.5
            },
        }));
    }
    phrases.retain(|phrase| !phrase.terms.is_empty());
    phrases
}

/// The phrase with what documents say in place of some of its words.
fn other_words(phrase: &Phrase) -> Vec<Phrase> {
    lexicon::related()
        .iter()
        .filter(|related| related.of.iter().all(|word| phrase.terms.has(word)))
        .map(|related| Phrase {
            terms: phrase.terms.without(&related.of).and(&Terms(
                related.instead.iter().map(|&w| w.to_owned()).collect(),
            )),
            worth: phrase.worth * related.worth,
        })
        .collect()
}

/// The description without the sentences that stand for keywords of the schema, such as "Format: email."
pub(super) fn meaning(field: &Field) -> Option<&str> {
    let description = field.description.as_deref()?;
    let keywords = [
        "Format: ",
        "Pattern: ",
        "Example: ",
        "Examples: ",
        "Characters: ",
        "At least ",
        "At most ",
    ];
    let end = keywords
        .iter()
        .filter_map(|keyword| description.find(keyword))
        .min();
    let meaning = description.get(..end.unwrap_or(description.len()))?.trim();
    (!meaning.is_empty()).then_some(meaning)
}
