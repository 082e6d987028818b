//! Short texts that set phrases lead in: whose law holds, which courts, where it was signed, who is certified.

use std::ops::Range;

use serde_json::Value;

use super::described::{is_honorific, name_at};
use super::text::{Text, is_capital};
use super::topics;
use super::{law, signed};
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::dates;
use crate::engine::rules::plan::{Role, Slot};
use crate::schema::Kind;

const WORTH: f64 = 0.99;

/// What a phrase leads in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Law,
    Courts,
    SignedAt,
    SignedOn,
    Certified,
    Quoted,
    Signatory,
    Position,
    Judge,
}

fn asked(slot: &Slot) -> Option<Asked> {
    if slot.kind != Kind::Text || !slot.choices.is_empty() {
        return None;
    }
    let name: Vec<&str> = slot.wording.name.iter().map(String::as_str).collect();
    let description: Vec<&str> = slot
        .wording
        .description
        .iter()
        .map(String::as_str)
        .collect();
    let has = |words: &[&str]| name.iter().any(|word| words.contains(word));
    let stem = |stems: &[&str]| {
        name.iter()
            .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    let says = |stems: &[&str]| {
        description
            .iter()
            .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    let signs = |word: &&str| topics::is(word, "signing");
    let is_place = slot.role == Role::City
        || has(&[
            "place", "lieu", "lugar", "ort", "plaats", "miejsce", "location", "stadt", "ville",
            "city",
        ]);
    let about_law = has(&[
        "law",
        "laws",
        "recht",
        "ley",
        "legislacion",
        "loi",
        "droit",
        "prawo",
    ]) && (stem(&[
        "govern",
        "applicable",
        "applic",
        "aplicable",
        "anwendb",
        "toepass",
        "regi",
        "wlasciw",
        "obowiazuj",
    ]) || name.len() == 1)
        || has(&["rechtswahl", "ley_aplicable"]);
    let about_courts = has(&[
        "jurisdiction",
        "venue",
        "fuero",
        "gerichtsstand",
        "juzgados",
        "tribunal",
        "courts",
        "tribunaux",
        "sad",
    ]) || stem(&["jurisdic", "juridic", "jurysdyk"]);
    match () {
        () if about_law => Some(Asked::Law),
        () if about_courts && slot.role != Role::Number => Some(Asked::Courts),
        () if slot.role == Role::Date
            && (name.iter().any(signs) || description.iter().any(signs))
            && !has(&["effective", "start", "from"]) =>
        {
            Some(Asked::SignedOn)
        }
        () if slot.role == Role::Date => None,
        () if is_place
            && (name.iter().any(signs)
                || description.iter().any(signs)
                || name.len() == 1 && !slot.is_nested) =>
        {
            Some(Asked::SignedAt)
        }
        () if slot.is_nested => None,
        () if stem(&[
            "participant",
            "teilnehmer",
            "alumn",
            "deelnemer",
            "cursist",
            "uczestni",
            "holder",
            "recipient",
            "awardee",
            "titular",
            "graduate",
            "student",
            "candidate",
        ]) =>
        {
            Some(Asked::Certified)
        }
        () if stem(&[
            "course",
            "curso",
            "kurs",
            "seminar",
            "cursus",
            "formation",
            "szkolen",
            "opleiding",
            "training",
            "lehrgang",
            "schulung",
            "programme",
        ]) && name.len() <= 2 =>
        {
            Some(Asked::Quoted)
        }
        () if stem(&[
            "signator",
            "unterzeichner",
            "ondertekenaar",
            "firmante",
            "signataire",
            "podpisa",
        ]) || has(&["signed", "signer"]) && has(&["by", "signer", "name"]) =>
        {
            Some(Asked::Signatory)
        }
        () if stem(&["judge", "richter", "rechter", "juge", "juez", "sedzia"])
            && name.len() <= 2 =>
        {
            Some(Asked::Judge)
        }
        () if has(&[
            "poste",
            "position",
            "stelle",
            "functie",
            "funktion",
            "puesto",
            "cargo",
            "stanowisko",
            "fonction",
            "job",
        ]) && !says(&["signa"]) =>
        {
            Some(Asked::Position)
        }
        () => None,
    }
}

pub(super) fn by_phrase(scene: &Scene<'_>, text: &Text<'_>, found: &mut Vec<Candidate>) {
    let mut signing: Option<Option<(Range<usize>, Range<usize>)>> = None;
    for (index, slot) in scene.slots.iter().enumerate() {
        if scene.out_of_time() {
            return;
        }
        let Some(asked) = asked(slot) else { continue };
        let words = match asked {
            Asked::Law => law::law(text),
            Asked::Courts => law::courts(text),
            Asked::SignedAt | Asked::SignedOn => {
                let (place, date) =
                    match signing.get_or_insert_with(|| signed::signing(scene, text)) {
                        Some(both) => both.clone(),
                        None => continue,
                    };
                if asked == Asked::SignedOn {
                    let texts = text.texts(date.clone());
                    if let Some((day, _)) = dates::parse(&texts, scene.habits.order)
                        && let Some(evidence) = text.evidence(date)
                    {
                        found.push(Candidate {
                            slot: index,
                            value: day.to_string().into(),
                            evidence,
                            label: None,
                            score: WORTH,
                        });
                    }
                    continue;
                }
                Some(place)
            }
            Asked::Certified => certified(text),
            Asked::Quoted => quoted(text, slot),
            Asked::Signatory => {
                let both = signing.get_or_insert_with(|| signed::signing(scene, text));
                signed::signatory(text, both.as_ref().map(|(_, date)| date))
            }
            Asked::Position => position(text),
            Asked::Judge => judge(text),
        };
        let Some(words) = words else { continue };
        found.extend(candidate(text, words, index));
    }
}

fn candidate(text: &Text<'_>, words: Range<usize>, slot: usize) -> Option<Candidate> {
    let said = text.texts(words.clone()).join(" ");
    let said = said
        .trim_matches(|c: char| {
            matches!(
                c,
                ',' | ';' | ':' | ' ' | '"' | '“' | '”' | '„' | '«' | '»' | '*' | '(' | ')'
            )
        })
        .trim_end_matches('.')
        .trim_end_matches(['”', '"', '“', '»', ',']);
    (!said.is_empty()).then_some(Candidate {
        slot,
        value: Value::String(said.to_owned()),
        evidence: text.evidence(words)?,
        label: None,
        score: WORTH,
    })
}

/// Words from a place to the end of their clause.
pub(super) fn clause_from(text: &Text<'_>, start: usize, most: usize) -> Range<usize> {
    let end = text
        .sentences
        .iter()
        .find(|sentence| sentence.words.contains(&start))
        .map_or(start + 1, |sentence| sentence.words.end)
        .min(start + most);
    let stop =
        (start..end).find(|&at| text.text(at).ends_with([',', ';', '.', ':']) && at + 1 < end);
    // "England and Wales" goes on, "Delaware and the courts of" does not.
    let other = (start + 1..end).find(|&at| {
        matches!(
            text.plain(at),
            "without"
                | "excluding"
                | "unter"
                | "con"
                | "sans"
                | "y"
                | "shall"
                | "zonder"
                | "ohne"
                | "z"
        ) || matches!(text.plain(at), "and" | "und" | "et" | "en") && !is_capital(text.text(at + 1))
    });
    let end = stop.map_or(end, |stop| stop + 1).min(other.unwrap_or(end));
    start..end.max(start + 1)
}

/// Who is certified: the name behind "certify that", "bescheinigt, dass", "se otorga a".
fn certified(text: &Text<'_>) -> Option<Range<usize>> {
    let end = text.tokens.len();
    (0..end).find_map(|at| {
        const STEMS: [&str; 16] = [
            "certif",
            "bescheinig",
            "bestatig",
            "attest",
            "zaswiadcza",
            "verklaar",
            "verklaart",
            "otorga",
            "awarded",
            "presented",
            "decern",
            "delivre",
            "uitgereikt",
            "acredita",
            "verliehen",
            "granted",
        ];
        let verb = STEMS.iter().any(|stem| text.plain(at).starts_with(stem));
        if !verb {
            return None;
        }
        let lead = (at + 1..end.min(at + 8)).find(|&at| {
            matches!(
                text.plain(at),
                "that" | "dass" | "que" | "dat" | "ze" | "to" | "a" | "aan" | "an"
            )
        })?;
        let start = (lead + 1..end.min(lead + 4)).find(|&at| is_capital(text.text(at)))?;
        person(text, start, end)
    })
}

pub(super) fn person(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let paragraph = text
        .paragraphs
        .iter()
        .find(|words| words.contains(&start))?;
    let mut from = start;
    while from < end && is_honorific(text.text(from)) {
        from += 1;
    }
    let name = name_at(text, from, paragraph.end.min(end))?;
    let long = name.len() >= 2 && name.len() <= 6;
    let letters = name
        .clone()
        .all(|at| !text.text(at).contains(|c: char| c.is_ascii_digit()));
    (long && letters).then_some(name)
}

/// A title in quotes behind the word for the thing: "the course “First Aid”".
fn quoted(text: &Text<'_>, slot: &Slot) -> Option<Range<usize>> {
    let opens = |at: usize| text.text(at).starts_with(['«', '“', '„', '"', '‘']);
    let closes = |at: usize| {
        text.text(at)
            .trim_end_matches([',', '.', ';', ')'])
            .ends_with(['»', '”', '“', '"', '’'])
    };
    let terms = |word: &str| super::super::terms::Terms::of(word);
    (0..text.tokens.len())
        .filter(|&at| opens(at))
        .find_map(|at| {
            let names = (at.saturating_sub(4)..at).any(|before| {
                let said = terms(text.text(before));
                !said.is_empty()
                    && slot.wording.name.iter().any(|word| {
                        let asked = terms(word);
                        asked.0.intersection(&said.0).next().is_some()
                    })
            });
            let close = (at..text.tokens.len().min(at + 20)).find(|&at| closes(at))?;
            (names && close > at).then_some(at..close + 1)
        })
}

/// What somebody is engaged as: "en qualité de chef d'atelier", "in the position of", "als Bauleiter".
fn position(text: &Text<'_>) -> Option<Range<usize>> {
    text.sentences.iter().find_map(|sentence| {
        let words = sentence.words.clone();
        let engages = words.clone().find(|&at| {
            [
                "engag",
                "employ",
                "eingestellt",
                "beschaftigt",
                "aangesteld",
                "indienst",
                "embauch",
                "contrata",
                "zatrudni",
                "tritt",
                "treedt",
                "prestara",
                "hired",
                "appoint",
            ]
            .iter()
            .any(|stem| text.plain(at).starts_with(stem))
        })?;
        let lead = (engages..words.end).find_map(|at| {
            let two = (text.plain(at), text.plain(at + 1));
            match two {
                (
                    "qualite" | "calidad" | "position" | "hoedanigheid" | "functie" | "fonctions"
                    | "role" | "capacity" | "puesto",
                    "de" | "of" | "van" | "as",
                ) => Some(at + 2),
                ("functie" | "stanowisku", _) => Some(at + 1),
                ("als" | "as", next) if !matches!(next, "of" | "from" | "a" | "the" | "an") => {
                    Some(at + 1)
                }
                ("as", "a" | "the" | "an") if text.plain(at + 2) != "result" => Some(at + 2),
                ("comme", _) => Some(at + 1),
                _ => None,
            }
        })?;
        (lead < words.end).then(|| clause_from(text, lead, 7))
    })
}

/// The name behind "the Honorable", "Hon.", "Judge".
fn judge(text: &Text<'_>) -> Option<Range<usize>> {
    let end = text.tokens.len();
    (0..end).find_map(|at| {
        let leads = matches!(
            text.plain(at),
            "honorable"
                | "honourable"
                | "hon"
                | "judge"
                | "justice"
                | "richter"
                | "richterin"
                | "juez"
                | "jueza"
                | "magistrado"
                | "rechter"
                | "sedzia"
                | "juge"
        );
        let next = text.text(at + 1);
        if !leads || text.text(at).ends_with(':') || is_honorific(next) || !is_capital(next) {
            return None;
        }
        person(text, at + 1, end)
    })
}
