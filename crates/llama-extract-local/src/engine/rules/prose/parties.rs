//! Parties that prose names: `X Ltd ("Supplier")`, `between X and Y`, `X v. Y`.

use super::{Sentence, text_candidate};
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::lexicon;
use crate::engine::rules::terms::Terms;
use crate::parse::Page;
use crate::schema::Kind;

const ALIKE: f64 = 0.7;
const WORTH: f64 = 0.96;
/// A name is not longer than this.
const LONGEST: usize = 12;

/// What stands before the name of a party, without accents.
const BEFORE: [&str; 24] = [
    "between", "and", "by", "with", "among", "zwischen", "und", "tussen", "en", "entre", "et", "y",
    "pomiedzy", "miedzy", "a", "oraz", "i", "to", "from", "of", "partij", "party", "mit", "par",
];
/// What a name ends before.
const AFTER: [&str; 34] = [
    "a",
    "an",
    "with",
    "whose",
    "having",
    "located",
    "of",
    "represented",
    "vertreten",
    "mit",
    "gevestigd",
    "met",
    "ayant",
    "dont",
    "representee",
    "represente",
    "con",
    "domiciliada",
    "representada",
    "z",
    "reprezentowana",
    "hereinafter",
    "nachfolgend",
    "hierna",
    "ci-apres",
    "en",
    "adelante",
    "zwana",
    "zwanym",
    "the",
    "incorporated",
    "organized",
    "registered",
    "at",
];

fn plain(text: &str) -> String {
    text.chars()
        .flat_map(lexicon::plain)
        .filter(|c| c.is_alphanumeric() || *c == '-')
        .collect()
}

/// Names that a sentence gives a role in quotes: `Harrow Ltd, a company, ("Lessor")`.
pub(super) fn defined(
    scene: &Scene<'_>,
    page: &Page,
    sentence: &Sentence,
    found: &mut Vec<Candidate>,
) {
    let text = |position: usize| {
        let word = sentence
            .words
            .get(position)
            .and_then(|&word| page.words.get(word));
        word.map_or("", |word| word.text.as_str())
    };
    let quote = |c: char| {
        matches!(
            c,
            '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '‟' | '″'
        )
    };
    let count = sentence.words.len();
    let mut floor = 0;
    let mut at = 0;
    while at < count {
        if !text(at).starts_with('(') {
            at += 1;
            continue;
        }
        let Some(close) = (at..count.min(at + 9)).find(|&end| text(end).contains(')')) else {
            at += 1;
            continue;
        };
        // The role is what the quotes hold.
        let quoted: Vec<&str> = (at..=close)
            .map(text)
            .skip_while(|word| !word.trim_start_matches('(').starts_with(quote))
            .collect();
        let role = Terms::of(&quoted.join(" "));
        if quoted.is_empty() || role.is_empty() {
            at = close + 1;
            continue;
        }
        let name = name_before(&text, floor, at);
        for &(index, alike) in scene.labels.suits(&role).iter() {
            let of_text = scene.slots.get(index).is_some_and(|slot| {
                slot.kind == Kind::Text && slot.choices.is_empty() && slot.wants_name()
            });
            if alike < ALIKE || !of_text {
                continue;
            }
            let words = sentence.words.get(name.clone()).unwrap_or_default();
            found.extend(text_candidate(
                scene,
                sentence.at,
                index,
                words,
                WORTH * alike,
            ));
        }
        floor = close + 1;
        at = close + 1;
    }
}

/// The name of the party that is described up to a place.
fn name_before<'t>(
    text: &impl Fn(usize) -> &'t str,
    floor: usize,
    end: usize,
) -> std::ops::Range<usize> {
    let capital = |position: usize| {
        text(position)
            .trim_start_matches(['"', '*', '('])
            .starts_with(char::is_uppercase)
    };
    let is_marker = |position: usize| {
        BEFORE.contains(&plain(text(position)).as_str())
            && !text(position).ends_with(',')
            && capital(position + 1)
    };
    // The earliest name after the last party that is led in by a word such as "between".
    let led_in = (floor..end)
        .filter(|&at| is_marker(at) || text(at).ends_with(':'))
        .find(|&at| {
            let word = plain(text(at));
            !matches!(word.as_str(), "of" | "a" | "with" | "to" | "from") || at == floor
        });
    let mut start = led_in.map_or(floor, |at| at + 1);
    // "by and between": the last of markers that follow each other.
    while start < end && is_marker(start) {
        start += 1;
    }
    while start < end && !capital(start) && !text(start).contains(|c: char| c.is_ascii_digit()) {
        start += 1;
    }
    let mut stop = start;
    while stop < end && stop < start + LONGEST {
        let word = text(stop);
        if stop > start
            && word.starts_with(char::is_lowercase)
            && AFTER.contains(&plain(word).as_str())
            || word.starts_with('(')
        {
            break;
        }
        stop += 1;
        // A comma ends the name, but for one before its legal form.
        if word.ends_with(',') && !is_form(text(stop)) {
            break;
        }
    }
    start..stop
}

/// Legal forms of companies.
pub(in crate::engine::rules) fn is_form(word: &str) -> bool {
    let bare: String = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    matches!(
        bare.as_str(),
        "inc"
            | "llc"
            | "ltd"
            | "limited"
            | "llp"
            | "lp"
            | "corp"
            | "corporation"
            | "co"
            | "company"
            | "plc"
            | "pty"
            | "gmbh"
            | "ag"
            | "kg"
            | "ohg"
            | "ug"
            | "ev"
            | "eg"
            | "mbh"
            | "se"
            | "kgaa"
            | "bv"
            | "nv"
            | "vof"
            | "sa"
            | "sas"
            | "sarl"
            | "sasu"
            | "eurl"
            | "sci"
            | "sl"
            | "slu"
            | "sau"
            | "srl"
            | "spa"
            | "oy"
            | "ab"
            | "as"
            | "aps"
            | "spzoo"
            | "zoo"
    )
}

/// The two sides of a case: what stands before and after `v.`.
pub(super) fn captions(scene: &Scene<'_>, page: &Page, at: usize, found: &mut Vec<Candidate>) {
    let sides: Vec<(usize, bool)> = scene
        .slots
        .iter()
        .enumerate()
        .filter_map(|(index, slot)| {
            let first = [
                "petitioner",
                "plaintiff",
                "appellant",
                "claimant",
                "applicant",
                "klager",
                "demandeur",
                "powod",
            ];
            let second = [
                "respondent",
                "defendant",
                "appellee",
                "beklagter",
                "defendeur",
                "demandado",
                "pozwany",
            ];
            let is_first = slot.terms.has_any(&first);
            (slot.kind == Kind::Text && is_first != slot.terms.has_any(&second))
                .then_some((index, is_first))
        })
        .collect();
    if sides.is_empty() {
        return;
    }
    for (line, content) in page.lines.iter().enumerate() {
        for (nth, segment) in content.segments.iter().enumerate() {
            let Some(versus) = segment.words.clone().find(|&word| {
                page.words.get(word).is_some_and(|word| {
                    matches!(
                        word.text.to_lowercase().as_str(),
                        "v." | "vs." | "vs" | "versus"
                    )
                })
            }) else {
                continue;
            };
            let before: Vec<usize> = (segment.words.start..versus).collect();
            let after: Vec<usize> = (versus + 1..segment.words.end).collect();
            for &(slot, is_first) in &sides {
                let inline = if is_first { &before } else { &after };
                let is_name = inline
                    .first()
                    .and_then(|&word| page.words.get(word))
                    .is_some_and(|word| word.text.starts_with(char::is_uppercase));
                let words = if !before.is_empty() && is_name {
                    inline.clone()
                } else if is_first {
                    side_above(page, line, nth)
                } else {
                    side_below(page, line, nth)
                };
                found.extend(
                    text_candidate(scene, at, slot, &up_to_comma(page, &words), 0.85).map(
                        |mut candidate| {
                            if let Some(text) = candidate.value.as_str() {
                                candidate.value = text.trim_end_matches('.').into();
                            }
                            candidate
                        },
                    ),
                );
            }
            return;
        }
    }
}

fn up_to_comma(page: &Page, words: &[usize]) -> Vec<usize> {
    let end = words.iter().position(|&word| {
        page.words
            .get(word)
            .is_some_and(|word| word.text.ends_with([',', ':']))
    });
    words
        .get(..end.map_or(words.len(), |end| end + 1))
        .unwrap_or_default()
        .to_vec()
}

/// The topmost line of the column above that is set close.
fn side_above(page: &Page, line: usize, nth: usize) -> Vec<usize> {
    let Some(mut below) = page
        .lines
        .get(line)
        .and_then(|l| l.segments.get(nth))
        .map(|s| s.rect)
    else {
        return Vec::new();
    };
    let mut words = Vec::new();
    for above in page
        .lines
        .get(..line)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(6)
    {
        let Some(segment) = above.segments.iter().find(|segment| {
            segment.rect.x0 < below.x1 + 10.0 * below.height() && has_name(page, segment)
        }) else {
            break;
        };
        if below.y0 - segment.rect.y1 > 1.6 * below.height() {
            break;
        }
        below = segment.rect;
        words = segment.words.clone().collect();
    }
    words
}

fn side_below(page: &Page, line: usize, nth: usize) -> Vec<usize> {
    let Some(here) = page
        .lines
        .get(line)
        .and_then(|l| l.segments.get(nth))
        .map(|s| s.rect)
    else {
        return Vec::new();
    };
    let below = page.lines.iter().skip(line + 1).take(2).find_map(|next| {
        next.segments.iter().find(|segment| {
            segment.rect.x0 < here.x1 + 10.0 * here.height() && has_name(page, segment)
        })
    });
    below.map_or_else(Vec::new, |segment| segment.words.clone().collect())
}

fn has_name(page: &Page, segment: &crate::parse::Segment) -> bool {
    let text = page.text(segment.words.clone());
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3 && text.starts_with(char::is_uppercase)
}
