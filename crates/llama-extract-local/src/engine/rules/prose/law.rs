//! Whose law a contract is under, and which courts decide.

use std::ops::Range;

use super::phrases::clause_from;
use super::text::{Text, is_capital};

pub(super) fn law(text: &Text<'_>) -> Option<Range<usize>> {
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
            "laws" | "law"
                if at > words.start
                    && is_capital(text.text(at - 1))
                    && !matches!(
                        plain(at - 1),
                        "governing" | "applicable" | "the" | "choice" | "of" | "this"
                    ) =>
            {
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

pub(super) fn courts(text: &Text<'_>) -> Option<Range<usize>> {
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
                        is_capital(text.text(at))
                            && !["streitig", "gerichtsstand"]
                                .iter()
                                .any(|stem| text.plain(at).starts_with(stem))
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
