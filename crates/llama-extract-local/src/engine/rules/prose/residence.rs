//! Where a described party lives or has its seat, where it was born, and under which ids it is known.

use std::ops::Range;

use super::text::{Text, is_capital};

/// Words that an address follows.
fn leads(plain: &str) -> bool {
    const STEMS: [&str; 22] = [
        "residing",
        "resident",
        "residence",
        "domicili",
        "wohnhaft",
        "wonende",
        "woonachtig",
        "demeurant",
        "siege",
        "sis",
        "office",
        "offices",
        "business",
        "located",
        "address",
        "gevestigd",
        "zamieszka",
        "siedzib",
        "sitz",
        "anschrift",
        "kantoorhoudende",
        "wohnend",
    ];
    STEMS.iter().any(|stem| {
        if stem.len() <= 3 {
            plain == *stem
        } else {
            plain.starts_with(stem)
        }
    })
}

/// Words that end an address.
fn ends(text: &Text<'_>, at: usize) -> bool {
    const STEMS: [&str; 33] = [
        "represented",
        "vertreten",
        "vertegenwoord",
        "represent",
        "reprezentow",
        "registered",
        "eingetragen",
        "ingeschreven",
        "immatricul",
        "inscrit",
        "wpisan",
        "nif",
        "cif",
        "nip",
        "pesel",
        "krs",
        "regon",
        "dni",
        "hierna",
        "hereinafter",
        "nachfolgend",
        "ciapres",
        "adelante",
        "zwan",
        "provist",
        "titular",
        "legitymu",
        "acting",
        "handelend",
        "agissant",
        "company",
        "entitled",
        "denomme",
    ];
    let (word, plain) = (text.text(at), text.plain(at));
    let quoted = |word: &str| {
        word.starts_with('(')
            && word.len() > 1
            && !word.chars().nth(1).is_some_and(char::is_alphabetic)
    };
    let defines = word.starts_with('(')
        && (quoted(word) || matches!(plain, "the" | "each" | "hereinafter" | "en" | "hierna"));
    defines
        || matches!(word, "–" | "—")
        || plain.len() >= 3 && STEMS.iter().any(|stem| plain.starts_with(stem))
}

fn has_digit(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// A postal code of one word: five digits, `61-001`, or four that two capitals follow.
fn postal_at(text: &Text<'_>, at: usize) -> Option<usize> {
    let bare = text.text(at).trim_matches(|c: char| !c.is_alphanumeric());
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let only = bare.chars().all(|c| c.is_ascii_digit() || c == '-');
    let next = text
        .text(at + 1)
        .trim_matches(|c: char| !c.is_alphanumeric());
    let letters = next.len() == 2 && next.chars().all(|c| c.is_ascii_uppercase());
    match () {
        () if only && digits == 5 && !text.text(at).contains('(') => Some(1),
        () if only && digits == 4 && letters && bare.len() == 4 => Some(2),
        () => None,
    }
}

/// Whether a street may begin with a word: with a capital, a number, or the word for a street.
fn begins_street(text: &Text<'_>, at: usize) -> bool {
    let word = text.text(at);
    is_capital(word)
        || has_digit(word)
        || matches!(
            text.plain(at),
            "calle"
                | "rue"
                | "avenida"
                | "plaza"
                | "ul"
                | "ulica"
                | "ulicy"
                | "carretera"
                | "paseo"
                | "avenue"
                | "boulevard"
                | "ronda"
                | "camino"
                | "impasse"
                | "place"
                | "chemin"
                | "quai"
                | "al"
                | "aleja"
                | "os"
                | "route"
                | "allee"
        )
}

/// Where the street begins in "Utrecht aan de Kanaalweg 8, 3526 KM Utrecht": behind the town, if that is said again.
fn behind_town(text: &Text<'_>, start: usize, postal: &Range<usize>) -> Option<usize> {
    let town = text.plain(postal.end);
    if town.is_empty() || text.plain(start) != town {
        return None;
    }
    let skips = |at: &usize| matches!(text.plain(*at), "aan" | "de" | "het" | "an" | "der");
    let street = (start + 1..postal.start).find(|at| !skips(at))?;
    (street > start + 1 || text.text(start).ends_with(',')).then_some(street)
}

/// The words of a party's address.
pub(super) fn address(text: &Text<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let lead = words.clone().rev().find(|&at| {
        leads(text.plain(at))
            && (at + 1..words.end.min(at + 14)).any(|after| has_digit(text.text(after)))
    });
    let postal = words
        .clone()
        .find_map(|at| postal_at(text, at).map(|count| at..at + count));
    let start = match (lead, &postal) {
        (Some(lead), _) => {
            let mut at = lead + 1;
            let skips = |at: usize| {
                matches!(
                    text.plain(at),
                    "at" | "in"
                        | "is"
                        | "en"
                        | "la"
                        | "el"
                        | "est"
                        | "situe"
                        | "situee"
                        | "au"
                        | "a"
                        | "te"
                        | "aan"
                        | "de"
                        | "der"
                        | "het"
                        | "located"
                        | "of"
                        | "business"
                        | "social"
                        | "w"
                        | "przy"
                        | "fixe"
                        | "sito"
                        | "sita"
                        | "on"
                        | "address"
                        | "und"
                        | "office"
                ) || leads(text.plain(at))
            };
            while at < words.end && skips(at) {
                at += 1;
            }
            at
        }
        // The piece before that of the postal code is the street.
        (None, Some(postal)) => {
            let comma = |at: &usize| text.text(*at).ends_with(',');
            let own = (words.start..postal.start).rev().find(comma)?;
            let street = (words.start..own)
                .rev()
                .find(comma)
                .map_or(words.start, |at| at + 1);
            let mut start = if postal.start - own > 1 {
                own + 1
            } else {
                street
            };
            while start < postal.start && !begins_street(text, start) {
                start += 1;
            }
            start
        }
        (None, None) => return None,
    };
    let mut start = start;
    // "in Poznań, ul. Portowa 21": the town before the street is said again behind it.
    let first_comma = (start..words.end.min(start + 3)).find(|&at| text.text(at).ends_with(','));
    if let (Some(comma), Some(postal)) = (first_comma, &postal)
        && comma + 1 < postal.start.saturating_sub(1)
        && !(start..=comma).any(|at| has_digit(text.text(at)))
        && matches!(text.plain(comma + 1), "ul" | "al" | "os" | "pl" | "przy")
    {
        start = comma + 1;
    }
    if let Some(postal) = &postal {
        start = behind_town(text, start, postal).unwrap_or(start);
    }
    let last = (start..words.end.min(start + 24)).find(|&at| ends(text, at));
    let mut end = last.unwrap_or(words.end.min(start + 24));
    // Without a word that leads it in, an address ends with its town.
    if let (None, Some(postal)) = (lead, &postal) {
        let comma = (postal.end..end).find(|&at| text.text(at).ends_with([',', ';', '.']));
        end = comma.map_or(end, |comma| comma + 1);
    }
    // The postal code and its town are the last of it, but for a remark in brackets.
    while end > start
        && (matches!(
            text.plain(end - 1),
            "" | "y"
                | "and"
                | "et"
                | "und"
                | "en"
                | "con"
                | "with"
                | "whose"
                | "thans"
                | "i"
                | "as"
                | "an"
        ))
    {
        end -= 1;
    }
    (start..end)
        .any(|at| has_digit(text.text(at)))
        .then_some(start..end)
}

/// The parts of an address: street, postal code, town.
#[derive(Debug, Default, Clone)]
pub(super) struct Parts {
    pub(super) street: Option<Range<usize>>,
    pub(super) postal: Option<Range<usize>>,
    pub(super) city: Option<Range<usize>>,
}

pub(super) fn parts(text: &Text<'_>, words: &Range<usize>) -> Parts {
    let mut parts = Parts::default();
    // "te Utrecht aan de Biltstraat 188"
    let aan = words.clone().find(|&at| text.plain(at) == "aan");
    if let Some(aan) = aan.filter(|aan| *aan > words.start) {
        parts.city = Some(words.start..aan);
        let street = (aan + 1..words.end).find(|&at| is_capital(text.text(at)));
        let end =
            street.and_then(|street| (street..words.end).find(|&at| text.text(at).ends_with(',')));
        parts.street = street.map(|street| street..end.map_or(words.end, |end| end + 1));
        return parts;
    }
    parts.postal = words
        .clone()
        .find_map(|at| postal_at(text, at).map(|count| at..at + count));
    if let Some(postal) = parts.postal.clone() {
        parts.street = (postal.start > words.start).then_some(words.start..postal.start);
        let end = (postal.end..words.end)
            .find(|&at| text.text(at).ends_with(',') || text.text(at + 1).starts_with('('))
            .map_or(words.end, |at| at + 1);
        parts.city = (end > postal.end).then_some(postal.end..end.min(words.end));
    } else if let Some(comma) = words.clone().find(|&at| text.text(at).ends_with(',')) {
        parts.street = Some(words.start..comma + 1);
        let end = (comma + 1..words.end)
            .find(|&at| text.text(at).ends_with(',') || has_digit(text.text(at)))
            .map_or(words.end, |at| {
                if has_digit(text.text(at)) { at } else { at + 1 }
            });
        parts.city = (end > comma + 1).then_some(comma + 1..end);
    }
    parts
}

/// What follows "born ... in": a place.
pub(super) fn birth_place(text: &Text<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let born = words
        .clone()
        .find(|&at| super::topics::is(text.plain(at), "birth"))?;
    let end = words.end.min(born + 10);
    let before = (born + 1..end).find(|&at| {
        matches!(text.plain(at), "in" | "te" | "a" | "en" | "w" | "at")
            && is_capital(text.text(at + 1))
    })?;
    let mut stop = before + 1;
    while stop < words.end && stop < before + 4 && is_capital(text.text(stop)) {
        stop += 1;
        if text.text(stop - 1).ends_with([',', ';', '.']) {
            break;
        }
    }
    Some(before + 1..stop)
}

/// The id that stands behind one of some words.
pub(super) fn id_after(
    text: &Text<'_>,
    words: &Range<usize>,
    leads: &[&str],
) -> Option<Range<usize>> {
    let lead = words.clone().find(|&at| {
        let plain = text.plain(at);
        leads.iter().any(|lead| {
            if lead.len() <= 4 {
                plain == *lead
            } else {
                plain.starts_with(lead)
            }
        })
    })?;
    let start = (lead + 1..words.end.min(lead + 12)).find(|&at| {
        let digits = text.text(at).chars().filter(char::is_ascii_digit).count();
        digits >= 3
    })?;
    let mut end = start + 1;
    while end < words.end
        && !text.text(end - 1).ends_with([',', ';', ')', '.'])
        && text
            .text(end)
            .trim_end_matches([',', '.', ';'])
            .chars()
            .all(|c| c.is_ascii_digit())
    {
        end += 1;
    }
    // "HRB 28417": the section of the register is part of the number.
    let is_section =
        start > words.start && matches!(text.text(start - 1), "HRB" | "HRA" | "VR" | "GnR");
    Some(if is_section { start - 1 } else { start }..end)
}
