//! What a sentence allows, denies or states of a thing: answers to yes or no.

use serde_json::Value;

use super::clauses::{Clauses, Search};
use super::topics;
use crate::engine::rules::candidates::Candidate;

const WORTH: f64 = 0.88;
const COVERED: f64 = 0.5;

/// Words that deny.
const NOT: [&str; 36] = [
    "not",
    "no",
    "never",
    "neither",
    "nor",
    "without",
    "prohibited",
    "forbidden",
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "ohne",
    "untersagt",
    "verboten",
    "niet",
    "geen",
    "zonder",
    "verboden",
    "ne",
    "pas",
    "aucun",
    "aucune",
    "sans",
    "interdit",
    "interdite",
    "sin",
    "prohibido",
    "prohibida",
    "ningun",
    "nie",
    "bez",
    "zabronione",
    "zakazane",
    "queda",
];
/// Words that a denial is only a condition with: "without prior consent".
const CONSENT: [&str; 14] = [
    "consent",
    "approval",
    "permission",
    "zustimmung",
    "erlaubnis",
    "genehmigung",
    "toestemming",
    "accord",
    "autorisation",
    "consentimiento",
    "autorizacion",
    "permiso",
    "zgody",
    "zgoda",
];
/// Prefixes that turn a word into its opposite.
const OPPOSITE: [&str; 6] = ["un", "on", "in", "non", "nie", "niet"];

/// What a field is that asks for a yes to a denial.
const DENIED: [&str; 9] = [
    "prohibited",
    "forbidden",
    "excluded",
    "verboten",
    "untersagt",
    "verboden",
    "interdit",
    "prohibido",
    "zakaz",
];

/// Whether the sentence says yes or no to what the field is about.
pub(super) fn answer(
    clauses: &Clauses<'_, '_>,
    search: &Search<'_, '_, '_>,
    sentence: usize,
    slot: usize,
) -> Option<Candidate> {
    let text = clauses.text;
    let here = text.sentences.get(sentence)?;
    let asks = here.words.clone().any(|at| text.text(at).ends_with('?'));
    if here.words.len() > 60 || asks {
        return None;
    }
    let said = said_of_subject(search, here.words.clone(), here.heading.clone())?;
    let topic = said.1;
    let mut denies = false;
    let mut is_condition = false;
    for at in here.words.clone() {
        let plain = text.plain(at);
        let is_not = NOT.contains(&plain) && plain != "queda";
        if !is_not {
            continue;
        }
        // "is permitted, unless no", "mits geen overlast": what comes behind a condition denies something else.
        let conditional = (here.words.start..at).any(|before| {
            before > topic
                && matches!(
                    text.plain(before),
                    "mits"
                        | "provided"
                        | "sofern"
                        | "solange"
                        | "soweit"
                        | "siempre"
                        | "salvo"
                        | "sauf"
                        | "unless"
                        | "except"
                        | "chyba"
                        | "tenzij"
                        | "condition"
                        | "if"
                        | "wenn"
                        | "falls"
                        | "pourvu"
                )
        });
        if conditional {
            is_condition = true;
            continue;
        }
        denies = true;
        // Two words of one denial, as in "ne ... pas" and "nie ... bez zgody", are still one.
        let asks_consent =
            (at..here.words.end.min(at + 8)).any(|after| CONSENT.contains(&text.plain(after)));
        is_condition |= asks_consent;
    }
    let opposite = here.words.contains(&topic)
        && OPPOSITE.iter().any(|prefix| {
            text.plain(topic)
                .strip_prefix(prefix)
                .is_some_and(|rest| rest.len() > 4 && !topics::of(rest).is_empty())
        });
    let value = !(denies || opposite);
    let asks_denial = search.name.iter().any(|(about, _)| about.is_word(&DENIED));
    let score = WORTH * said.0 * if is_condition { 0.93 } else { 1.0 };
    Some(Candidate {
        slot,
        value: Value::Bool(value != asks_denial),
        evidence: text.evidence(here.words.clone())?,
        label: None,
        score,
    })
}

/// How much of the field's words a sentence or its heading says, and where it says the first.
fn said_of_subject(
    search: &Search<'_, '_, '_>,
    words: std::ops::Range<usize>,
    heading: std::ops::Range<usize>,
) -> Option<(f64, usize)> {
    let mut first = None;
    let mut part = |all: &[(&super::wanted::About, Vec<usize>)]| -> f64 {
        let (mut said, mut weight) = (0.0, 0.0);
        for (about, places) in all {
            let own = places.iter().find(|place| words.contains(place));
            let above = places.iter().any(|place| heading.contains(place));
            // "Allowed", "permitted": what is asked of the thing, which a sentence may say in any way.
            let of_mode = about.is_mode();
            let own_weight = if of_mode { 0.35 } else { about.weight };
            weight += own_weight;
            if let Some(place) = own {
                said += own_weight;
                if !of_mode && first.is_none() {
                    first = Some(*place);
                }
            } else if above {
                said += 0.5 * own_weight;
            } else if of_mode {
                said += 0.5 * own_weight;
            }
        }
        if weight > 0.0 { said / weight } else { 0.0 }
    };
    let name = part(&search.name);
    let description = part(&search.description);
    let said = name.max(0.92 * description);
    let first = first?;
    (said >= COVERED).then_some((said, first))
}
