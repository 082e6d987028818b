//! Parties that a text describes at length and then gives a role: their names, addresses, ids and representatives.

use std::ops::Range;

use super::text::{Text, is_capital};

/// A description is not longer, in words.
const LONGEST: usize = 90;
const MOST_PARTIES: usize = 60;
/// A name is not longer.
const LONGEST_NAME: usize = 10;

/// A party with the words that describe it, up to its role.
#[derive(Debug, Clone)]
pub(super) struct Described {
    pub(super) words: Range<usize>,
    pub(super) role: Range<usize>,
    pub(super) name: Range<usize>,
    pub(super) representative: Option<Range<usize>>,
}

/// Words that lead in what a party is called.
fn defines(plain: &str) -> bool {
    const STEMS: [&str; 16] = [
        "hereinafter",
        "hereafter",
        "nachfolgend",
        "nachstehend",
        "folgenden",
        "hierna",
        "ciapres",
        "denomme",
        "adelante",
        "denomina",
        "zwan",
        "genannt",
        "referred",
        "known",
        "sucesivo",
        "genoemd",
    ];
    STEMS.iter().any(|stem| plain.starts_with(stem))
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '‟' | '″' | '‹' | '›'
    )
}

/// All descriptions of a text, in order.
pub(super) fn all(text: &Text<'_>) -> Vec<Described> {
    let mut found: Vec<Described> = Vec::new();
    let mut floor = 0;
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(role) = role_at(text, at) else {
            at += 1;
            continue;
        };
        let start = start_of(text, floor.max(at.saturating_sub(LONGEST)), at);
        found.extend(describe(text, start..at, role.clone()));
        floor = role.end;
        at = role.end.max(at + 1);
    }
    labelled(text, &mut found);
    found.sort_by_key(|described| described.words.start);
    found
}

/// The words of a role when its definition begins here.
fn role_at(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let end = text.tokens.len().min(at + 12);
    let opens = text.text(at).starts_with('(');
    let leads = defines(text.plain(at));
    // In brackets with quotes, or after a word that leads in a definition.
    let close = (at..end).find(|&word| text.text(word).contains(')'));
    let reach = if opens { close? + 1 } else { end };
    if !(opens || leads) {
        return None;
    }
    let quoted_from = (at..reach).find(|&word| {
        text.text(word)
            .trim_start_matches(['(', '–', '-'])
            .starts_with(is_quote)
    });
    if let Some(from) = quoted_from {
        let upto = (from..reach.min(from + 5)).find(|&word| {
            text.text(word)
                .trim_end_matches([')', ',', '.', ';', ':'])
                .trim_start_matches(['(', '"', '“', '„', '«', '‘', '\''])
                .ends_with(is_quote)
        });
        return Some(from..upto.unwrap_or(from) + 1);
    }
    if opens || !leads {
        return None;
    }
    // "hierna te noemen verhuurder", "en adelante EL ARRENDADOR": what follows in other words.
    let skip = |plain: &str| {
        defines(plain)
            || matches!(
                plain,
                "te" | "noemen"
                    | "el"
                    | "la"
                    | "le"
                    | "lo"
                    | "the"
                    | "to"
                    | "as"
                    | "de"
                    | "der"
                    | "die"
                    | "dalej"
                    | "en"
                    | "als"
                    | "l"
                    | "a"
                    | "be"
                    | "called"
                    | "denominado"
                    | "denominada"
                    | "los"
                    | "o"
            )
    };
    let from =
        (at + 1..end).find(|&word| !skip(text.plain(word)) && !text.plain(word).is_empty())?;
    let is_word = text.plain(from).len() >= 4;
    is_word.then_some(from..from + 1)
}

/// Words that a list of parties begins with.
fn begins(text: &Text<'_>, at: usize) -> bool {
    const WORDS: [&str; 14] = [
        "between",
        "zwischen",
        "tussen",
        "entre",
        "pomiedzy",
        "miedzy",
        "soussignes",
        "soussignees",
        "ondergetekenden",
        "among",
        "parte",
        "part",
        "undersigned",
        "reunidos",
    ];
    WORDS.contains(&text.plain(at))
}

/// Where a list goes on with its next party: at its number, or at a word such as "and" behind a semicolon.
fn next_of_list(text: &Text<'_>, floor: usize, end: usize) -> Option<usize> {
    (floor..end).find_map(|at| {
        let word = text.text(at);
        let digits = word.trim_matches(['(', ')', '.']);
        let numbers = digits.len() < word.len()
            && (1..=2).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        let behind = at
            .checked_sub(1)
            .is_some_and(|before| text.text(before).ends_with(';'));
        let joins = behind
            && matches!(
                text.plain(at),
                "en" | "and" | "und" | "et" | "y" | "a" | "oraz"
            );
        let follows = is_capital(text.text(at + 1))
            || text.text(at + 1).starts_with(|c: char| c.is_ascii_digit());
        ((numbers || joins) && follows).then_some(at + 1)
    })
}

/// Where the description before a definition begins.
fn start_of(text: &Text<'_>, floor: usize, end: usize) -> usize {
    // What follows the role of the party before belongs to that one.
    let floor = match floor {
        0 => 0,
        floor => next_of_list(text, floor, end).unwrap_or(floor),
    };
    let led = (floor..end).rev().find(|&at| {
        let opens = begins(text, at);
        // "Entre" and the like after the last party lead in the next one.
        opens || text.text(at).ends_with(':')
    });
    let index = text.paragraphs.partition_point(|words| words.start < end);
    let paragraph = index
        .checked_sub(1)
        .and_then(|index| text.paragraphs.get(index))
        .map_or(floor, |words| words.start);
    match led {
        Some(at) => at + 1,
        // A description may go over several short lines, of which the first is no sentence of its own.
        None if floor + LONGEST > end && floor > 0 => floor,
        None => paragraph.max(floor),
    }
}

fn joins(plain: &str) -> bool {
    matches!(
        plain,
        "and"
            | "und"
            | "en"
            | "et"
            | "y"
            | "a"
            | "i"
            | "oraz"
            | "e"
            | "by"
            | "the"
            | "der"
            | "die"
            | "dem"
            | "la"
            | "le"
            | "l"
            | "el"
            | "los"
            | "las"
            | "societe"
            | "firma"
            | "sociedad"
            | "mercantil"
            | "entidad"
            | "spolka"
            | "part"
            | "parte"
            | "otra"
            | "de"
            | "dune"
            | "dautre"
            | "una"
            | "company"
            | "partij"
            | "d"
            | "naamloze"
            | "vennootschap"
            | "besloten"
            | "between"
            | "zwischen"
            | "entre"
            | "tussen"
            | "pomiedzy"
            | "miedzy"
            | "both"
            | "with"
            | "mit"
    )
}

/// Forms of address.
pub(super) fn is_honorific(text: &str) -> bool {
    matches!(
        super::text::plain(text).as_str(),
        "herr"
            | "herrn"
            | "frau"
            | "mr"
            | "mrs"
            | "ms"
            | "miss"
            | "monsieur"
            | "madame"
            | "mademoiselle"
            | "mme"
            | "mlle"
            | "don"
            | "dona"
            | "da"
            | "sr"
            | "sra"
            | "senor"
            | "senora"
            | "heer"
            | "mevrouw"
            | "mevr"
            | "dhr"
            | "pan"
            | "pani"
            | "pania"
            | "panem"
            | "panu"
            | "hon"
            | "honorable"
            | "dr"
    ) || matches!(text, "M." | "D." | "D.ª" | "Dª" | "D.a")
}

/// Small words that stand inside of names.
fn is_inside(plain: &str, text: &str) -> bool {
    matches!(
        plain,
        "de" | "der"
            | "den"
            | "van"
            | "von"
            | "zu"
            | "zur"
            | "zum"
            | "del"
            | "la"
            | "las"
            | "los"
            | "y"
            | "und"
            | "et"
            | "of"
            | "the"
            | "for"
            | "do"
            | "da"
            | "e"
            | "i"
            | "fur"
            | "voor"
            | "ter"
            | "ten"
            | "t"
            | "oo"
            | "des"
            | "du"
            | "zoo"
            | "sp"
    ) || text == "&"
        || text == "o.o."
        || text == "z"
}

/// The name that begins at a word.
pub(super) fn name_at(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let paragraph = text.paragraphs.partition_point(|words| words.end <= start);
    let end = text
        .paragraphs
        .get(paragraph)
        .map_or(end, |words| words.end.min(end));
    let mut at = start;
    while at < end
        && (joins(text.plain(at)) && !(is_capital(text.text(at)) && is_name_word(text, at))
            || is_honorific(text.text(at))
            || text.plain(at).is_empty()
            || text.text(at).ends_with(':'))
    {
        at += 1;
    }
    let from = at;
    while at < end && at < from + LONGEST_NAME {
        let (word, plain) = (text.text(at), text.plain(at));
        let is_sign = plain.is_empty() && word != "&";
        let is_small = !is_capital(word) && !is_inside(plain, word);
        // "Warta z siedzibą": a small word is inside of a name only before another part of it.
        let dangles = !is_capital(word)
            && word != "o.o."
            && word != "&"
            && at > from
            && !(is_capital(text.text(at + 1)) || is_inside(text.plain(at + 1), text.text(at + 1)));
        if at > from && (is_sign || is_small || dangles || word.starts_with('('))
            || at == from && (is_small || is_sign)
        {
            break;
        }
        at += 1;
        let next_is_form = super::is_company_form(text.text(at)) || text.text(at).starts_with("S.");
        // "Vernay, SAS au capital de": there the form describes the company.
        let next_is_form = next_is_form && !matches!(text.plain(at + 1), "au" | "mit");
        if word.ends_with([';', ':']) || word.ends_with(',') && !next_is_form {
            break;
        }
    }
    (at > from).then_some(from..at)
}

/// "The", "Die", "La" at the beginning of a name in capitals belong to the sentence.
fn is_name_word(text: &Text<'_>, at: usize) -> bool {
    let plain = text.plain(at);
    !matches!(
        plain,
        "the"
            | "der"
            | "die"
            | "la"
            | "le"
            | "el"
            | "los"
            | "las"
            | "de"
            | "entre"
            | "zwischen"
            | "between"
            | "et"
            | "und"
            | "and"
            | "y"
            | "l"
            | "a"
            | "i"
            | "en"
            | "societe"
            | "firma"
            | "by"
            | "una"
            | "part"
            | "parte"
            | "both"
            | "entidad"
            | "mercantil"
            | "sociedad"
            | "spolka"
            | "dune"
            | "dautre"
    )
}

fn describe(text: &Text<'_>, words: Range<usize>, role: Range<usize>) -> Option<Described> {
    let from = words.clone().take(12);
    let first = from
        .into_iter()
        .find_map(|at| name_at(text, at, words.end))?;
    let leads: [&[&str]; 8] = [
        &["representacion", "de"],
        &["behalf", "of"],
        &["namens"],
        &["nom", "de"],
        &["namen", "der"],
        &["namen", "von"],
        &["imieniu"],
        &["nombre", "de"],
    ];
    let on_behalf = words.clone().find_map(|at| {
        let lead = leads.iter().find(|lead| {
            lead.iter()
                .enumerate()
                .all(|(i, word)| text.plain(at + i) == *word)
        })?;
        name_at(text, at + lead.len(), words.end)
    });
    let (name, representative) = match on_behalf {
        Some(company) if company.start > first.end => (company, Some(first)),
        _ => {
            let by = words.clone().find(|&at| {
                const STEMS: [&str; 6] = [
                    "represented",
                    "vertreten",
                    "vertegenwoord",
                    "representee",
                    "representad",
                    "reprezentowan",
                ];
                STEMS.iter().any(|stem| text.plain(at).starts_with(stem))
                    || text.plain(at) == "represente"
            });
            (
                first,
                by.and_then(|at| person_after(text, at + 1, words.end)),
            )
        }
    };
    Some(Described {
        words,
        role,
        name,
        representative,
    })
}

/// The person that stands behind "represented by", behind an office or form of address.
fn person_after(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let end = end.min(start + 14);
    let addressed = (start..end.min(start + 8)).rfind(|&at| is_honorific(text.text(at)));
    let from = match addressed {
        Some(at) => at + 1,
        None => (start..end).find(|&at| {
            is_capital(text.text(at))
                && is_capital(text.text(at + 1))
                && !text.text(at).ends_with(',')
        })?,
    };
    name_at(text, from, end)
}

/// "Lessor: X Ltd, established in ...": paragraphs that begin with the role.
fn labelled(text: &Text<'_>, found: &mut Vec<Described>) {
    for paragraph in &text.paragraphs {
        let head = (paragraph.start..paragraph.end.min(paragraph.start + 5))
            .find(|&at| text.text(at).ends_with(':'));
        let Some(colon) = head else { continue };
        let is_known = found
            .iter()
            .any(|known| known.words.start < paragraph.end && paragraph.start < known.words.end);
        // No contract has so many parties: what goes on like this is a form.
        if found.len() >= MOST_PARTIES {
            return;
        }
        if paragraph.len() < 7 || is_known {
            continue;
        }
        let index = text
            .sentences
            .partition_point(|sentence| sentence.words.end <= colon);
        let end = text
            .sentences
            .get(index)
            .map_or(paragraph.end, |sentence| sentence.words.end);
        found.extend(describe(text, colon + 1..end, paragraph.start..colon + 1));
    }
}
