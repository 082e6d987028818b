//! Where and when a document was signed, and by whom.

use std::ops::Range;

use super::phrases::person;
use super::text::{Text, is_capital};
use super::topics;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::dates;

/// A place and a date.
pub(super) type Signing = (Range<usize>, Range<usize>);

/// The place and date behind which the signatures stand: "Fait à Lyon, le 15 avril 2026", "Leipzig, den 12. Juli 2026".
pub(super) fn signing(scene: &Scene<'_>, text: &Text<'_>) -> Option<Signing> {
    let mut best: Option<(u8, Signing)> = None;
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

/// Where the line ends that a word is on: before the next word that stands lower or further left.
fn line_end(text: &Text<'_>, start: usize) -> usize {
    let rect = |at: usize| text.tokens.get(at).map(|token| (token.page, token.rect));
    let Some((page, first)) = rect(start) else {
        return start;
    };
    (start + 1..text.tokens.len())
        .find(|&at| {
            rect(at).is_none_or(|(other, rect)| {
                other != page || rect.y0 > first.y0 + 0.6 * first.height()
            })
        })
        .unwrap_or(text.tokens.len())
}

/// The name below the place and date of the signature, or below a closing formula.
pub(super) fn signatory(text: &Text<'_>, date: Option<&Range<usize>>) -> Option<Range<usize>> {
    const CLOSINGS: [&str; 14] = [
        "sincerely",
        "regards",
        "faithfully",
        "truly",
        "grussen",
        "groet",
        "groeten",
        "salutations",
        "atentamente",
        "cordialmente",
        "saludos",
        "powazaniem",
        "cordialement",
        "hochachtungsvoll",
    ];
    let closing = (0..text.tokens.len())
        .rev()
        .find(|at| CLOSINGS.contains(&text.plain(*at)))
        .filter(|at| at + 80 > text.tokens.len());
    let from = closing
        .map(|at| at + 1)
        .or_else(|| date.map(|date| date.end))?;
    let paragraphs = text.paragraphs.iter().filter(|words| words.end > from);
    paragraphs.take(6).find_map(|words| {
        let start = words.start.max(from);
        let line = line_end(text, start).min(words.end);
        let name = person(text, start, line)?;
        // A name stands alone on its line.
        let alone = name.end == line;
        let line = name
            .clone()
            .all(|at| is_capital(text.text(at)) || text.plain(at).len() <= 3);
        (alone && line).then_some(name)
    })
}
