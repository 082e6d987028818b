//! Short texts that set phrases lead in: whose law holds, which courts, where it was signed, who is certified.

use std::ops::Range;

use serde_json::Value;

use super::described::{is_honorific, name_at};
use super::text::{Text, is_capital};
use super::topics;
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
    let mut signed: Option<Option<(Range<usize>, Range<usize>)>> = None;
    for (index, slot) in scene.slots.iter().enumerate() {
        if scene.out_of_time() {
            return;
        }
        let Some(asked) = asked(slot) else { continue };
        let words = match asked {
            Asked::Law => law(text),
            Asked::Courts => courts(text),
            Asked::SignedAt | Asked::SignedOn => {
                let (place, date) = match signed.get_or_insert_with(|| signing(scene, text)) {
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
fn clause_from(text: &Text<'_>, start: usize, most: usize) -> Range<usize> {
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

fn law(text: &Text<'_>) -> Option<Range<usize>> {
    text.sentences.iter().find_map(|sentence| {
        let words = sentence.words.clone();
        let plain = |at: usize| text.plain(at);
        let governs = words.clone().any(|at| {
            let word = plain(at);
            [
                "govern",
                "rige",
                "regi",
                "regul",
                "anwendung",
                "anzuwenden",
                "gilt",
                "unterlieg",
                "toepass",
                "beheerst",
                "soumis",
                "applic",
                "aplic",
                "podleg",
                "stosuje",
                "construed",
            ]
            .iter()
            .any(|stem| word.starts_with(stem))
        });
        if !governs || words.len() < 4 {
            return None;
        }
        words.clone().find_map(|at| match plain(at) {
            // "the laws of the State of X", "the law of England".
            "laws" | "law" if plain(at + 1) == "of" => {
                let start = if plain(at + 2) == "the" {
                    at + 3
                } else {
                    at + 2
                };
                Some(clause_from(text, start, 10))
            }
            "laws" | "law" if at > words.start && is_capital(text.text(at - 1)) => {
                Some(at - 1..at + 1)
            }
            "recht" | "rechts" if at > words.start && plain(at + 1) != "der" => {
                let adjective = plain(at - 1);
                let is_adjective = [
                    "deutsch",
                    "nederlands",
                    "osterreich",
                    "schweizer",
                    "belgisch",
                    "franzos",
                    "niederland",
                ]
                .iter()
                .any(|stem| adjective.starts_with(stem))
                    || text.text(at - 1).ends_with("isches");
                is_adjective.then_some(at - 1..at + 1)
            }
            "recht" if plain(at + 1) == "der" => Some(at..clause_from(text, at, 5).end),
            "droit" | "loi" | "ley" | "legislacion" | "derecho" | "legislation"
                if plain(at + 1).len() >= 5
                    && !is_capital(text.text(at + 1))
                    && !says_applicable(plain(at + 1)) =>
            {
                Some(at..at + 2)
            }
            "prawo" | "prawu" | "prawa" | "prawem"
                if plain(at + 1).ends_with("iemu")
                    || plain(at + 1).ends_with("ie")
                    || plain(at + 1).ends_with("iego")
                    || plain(at + 1).ends_with("im") =>
            {
                Some(at..at + 2)
            }
            _ => None,
        })
    })
}

fn says_applicable(plain: &str) -> bool {
    plain.starts_with("aplic") || plain.starts_with("applic")
}

fn courts(text: &Text<'_>) -> Option<Range<usize>> {
    text.sentences.iter().find_map(|sentence| {
        let words = sentence.words.clone();
        if words.len() < 3 {
            return None;
        }
        words.clone().find_map(|at| {
            let plain = text.plain(at);
            let next = text.plain(at + 1);
            match plain {
                "gerichtsstand" => {
                    let name = (at + 1..words.end).find(|&at| {
                        is_capital(text.text(at)) && !text.plain(at).starts_with("streitig")
                    });
                    name.map(|start| start..clause_from(text, start, 4).end)
                }
                "courts" | "court" if matches!(next, "of" | "in") || next == "located" => {
                    let exclusive = words.clone().any(|at| topics_of_courts(text.plain(at)));
                    exclusive.then(|| at..clause_from(text, at, 9).end)
                }
                "venue" if words.end - at < 20 => {
                    let start = (at + 1..words.end).find(|&at| is_capital(text.text(at)))?;
                    Some(clause_from(text, start, 8))
                }
                "juzgados" | "tribunales" | "tribunaux" | "tribunal" | "rechtbank" | "rechter" => {
                    if matches!(plain, "juzgados") && next == "y" {
                        return None;
                    }
                    let start =
                        (at + 1..words.end.min(at + 8)).find(|&at| is_capital(text.text(at)))?;
                    let mut end = start + 1;
                    while end < words.end
                        && is_capital(text.text(end))
                        && !text.text(end - 1).ends_with([',', '.', ';'])
                    {
                        end += 1;
                    }
                    Some(start..end)
                }
                "sad" | "sadu" | "sadem" | "sady" => {
                    let start = (at + 1..words.end.min(at + 10)).find(|&at| {
                        matches!(text.plain(at), "w" | "we") && is_capital(text.text(at + 1))
                    })?;
                    Some(start + 1..start + 2)
                }
                _ => None,
            }
        })
    })
}

fn topics_of_courts(plain: &str) -> bool {
    ["jurisdict", "exclusive", "competen", "submit", "disput"]
        .iter()
        .any(|stem| plain.starts_with(stem))
}

/// The place and date behind which the signatures stand: "Fait à Lyon, le 15 avril 2026", "Leipzig, den 12. Juli 2026".
fn signing(scene: &Scene<'_>, text: &Text<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let mut best: Option<(u8, (Range<usize>, Range<usize>))> = None;
    for sentence in &text.sentences {
        let words = sentence.words.clone();
        let texts = text.texts(words.clone());
        for at in dates::among(&texts, scene.habits.order) {
            let date = words.start + at.start..words.start + at.end;
            let Some(place) = place_before(text, words.start, date.start) else {
                continue;
            };
            let leads = words
                .clone()
                .take_while(|at| *at < place.start)
                .any(|at| topics::is(text.plain(at), "signing"));
            let whole = words.len() <= date.len() + place.len() + 4;
            // What is said in passing, "born on ... in ...", is no signing.
            if !leads && !whole {
                continue;
            }
            let rank = u8::from(leads) + u8::from(whole);
            // Of those alike the last: letters begin with place and date, contracts end with them.
            if best.as_ref().is_none_or(|(known, _)| rank >= *known) {
                best = Some((rank, (place, date)));
            }
        }
    }
    // "zawarta w dniu 9 marca 2026 r. w Poznaniu": the place behind the date.
    let behind = || {
        text.sentences.iter().take(12).find_map(|sentence| {
            let words = sentence.words.clone();
            let texts = text.texts(words.clone());
            let at = dates::among(&texts, scene.habits.order)
                .into_iter()
                .next()?;
            let date = words.start + at.start..words.start + at.end;
            let leads = words
                .clone()
                .take_while(|at| *at < date.start)
                .any(|at| topics::is(text.plain(at), "signing"));
            let before = (date.end..words.end.min(date.end + 3)).find(|&at| {
                matches!(text.plain(at), "w" | "we" | "in" | "at" | "a" | "te" | "en")
                    && is_capital(text.text(at + 1))
            })?;
            leads.then_some((before + 1..before + 2, date))
        })
    };
    best.map(|(_, both)| both).or_else(behind)
}

fn place_before(text: &Text<'_>, start: usize, date: usize) -> Option<Range<usize>> {
    // What stands between place and date: "den", "le", "a", "op", "on", "dnia".
    let mut end = date;
    while end > start
        && matches!(
            text.plain(end - 1),
            "den"
                | "le"
                | "a"
                | "op"
                | "on"
                | "dnia"
                | "this"
                | "el"
                | "d"
                | "am"
                | "the"
                | "dne"
                | ""
        )
    {
        end -= 1;
    }
    let mut from = end;
    while from > start && end - from < 4 {
        let word = text.text(from - 1);
        let inside = matches!(
            text.plain(from - 1),
            "de" | "la" | "am" | "an" | "der" | "sur" | "of" | "den"
        ) && from < end;
        if !(is_capital(word) || inside)
            || word.contains(|c: char| c.is_ascii_digit())
            || from < end && word.ends_with([',', '.', ':', ';'])
        {
            break;
        }
        from -= 1;
    }
    // "A", "En", "Done at", "Fait à", "W" begin the sentence.
    while from < end
        && (matches!(
            text.plain(from),
            "a" | "en" | "in" | "te" | "w" | "at" | "done" | "fait" | "le" | "de"
        ) && end - from > 1
            && text.plain(from).len() <= 4
            && !(matches!(text.plain(from), "a" | "le")
                && is_capital(text.text(from))
                && from > start))
    {
        from += 1;
    }
    let place = from..end;
    let is_name = !place.is_empty()
        && place
            .clone()
            .all(|at| !text.text(at).contains(|c: char| c.is_ascii_digit()))
        && is_capital(text.text(from))
        && place.clone().any(|at| text.plain(at).len() >= 3)
        && !topics::is(text.plain(from), "signing")
        && !dates::is_month(text.text(from))
        && !text.text(end - 1).ends_with(':');
    // A place is parted from its date by a comma or a small word.
    let parted = end < date || text.text(end - 1).ends_with(',');
    (is_name && parted).then_some(place)
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

fn person(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
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
