//! Values that need no label, because they look like nothing else and the document has just one.

mod once;
mod rates;

use super::candidates::{Candidate, Scene};
use super::codes;
use super::dates;
use super::numbers;
use super::plan::{Role, Slot};
use super::spans;
use super::terms::Terms;
use super::values;
use crate::engine::Evidence;
use crate::schema::Kind;
use once::Known;

/// What stands alone is less sure than what has a label.
const SCORE: f64 = 0.6;
const EXAMPLE: f64 = 0.78;
const PERIOD: f64 = 0.56;

pub(super) fn by_look(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut period = None;
    let mut ids = None;
    let mut known = Known::default();
    for (index, slot) in scene.slots.iter().enumerate() {
        let unique = match slot.role {
            // A field that names whose address it is wants that one and no other.
            Role::Email | Role::Website | Role::Phone => {
                let same = scene.slots.iter().filter(|other| other.role == slot.role);
                slot.section.is_empty() && !slot.is_nested
                    || slot.role == Role::Email && same.count() == 1
            }
            Role::Iban | Role::Bic => true,
            Role::Time => slot.own_name.0.len() == 1,
            Role::Date => slot.terms.0.len() == 1,
            Role::Currency => {
                found.extend(known.currency.answer(index, || currency(scene, index)));
                false
            }
            _ => false,
        };
        if unique && slot.kind == Kind::Text {
            found.extend(known.only_one(scene, index, slot));
        }
        found.extend(by_example(scene, index, slot));
        if slot.role == Role::Date && slot.asks_for_end_or_start() {
            let period = period.get_or_insert_with(|| only_period(scene));
            found.extend(
                period
                    .as_ref()
                    .and_then(|period| end_of_period(index, slot, period)),
            );
        }
        if slot.role == Role::Number {
            let ids = ids.get_or_insert_with(|| prefixed(scene));
            found.extend(by_prefix(index, slot, ids));
        }
        if slot.kind == Kind::Bool && slot.terms.has_any(&["tax", "vat", "gross", "net"]) {
            found.extend(known.tax.answer(index, || tax_included(scene, index)));
        }
        if slot.kind == Kind::Integer && slot.own_name.0.len() == 1 && slot.own_name.has("year") {
            found.extend(lone_year(scene, index));
        }
        let words = |pattern: fn(&[&str]) -> Option<String>| only_word(scene, index, pattern);
        if slot.kind == Kind::Text && slot.terms.has("vat") && slot.terms.has("number") {
            found.extend(words(|texts| codes::vat_id(texts.last()?)));
        }
        if values::is_number(slot.kind) && slot.terms.has_any(&["rate", "percent"]) {
            found.extend(rates::beside_name(scene, index, slot));
        }
        if slot.kind == Kind::Text && slot.wants_last_digits() {
            found.extend(words(card_end));
        }
    }
    found
}

/// The value when all that look like it are the same.
fn only_one(scene: &Scene<'_>, index: usize, slot: &Slot) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let texts = spans::texts(page, segment.words.clone());
            let Some(reading) = values::read(slot, &texts, scene.habits) else {
                continue;
            };
            match &only {
                Some(other) if other.value == reading.value => {}
                Some(_) => return None,
                None => {
                    let run =
                        segment.words.start + reading.start..segment.words.start + reading.end;
                    only = Some(Candidate {
                        slot: index,
                        value: reading.value,
                        evidence: Evidence {
                            page: at,
                            runs: vec![run],
                        },
                        label: None,
                        score: SCORE,
                    });
                }
            }
        }
    }
    only
}

/// What looks like the example of the description: `Class 2` for `e.g. Class 1`.
fn by_example(scene: &Scene<'_>, index: usize, slot: &Slot) -> Option<Candidate> {
    let example: Vec<&str> = slot.example.as_deref()?.split(' ').collect();
    let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let typed = slot.kind != Kind::Text || !slot.wants_name() || !slot.choices.is_empty();
    if typed
        || !(2..=4).contains(&example.len())
        || !example.iter().any(has_digit)
        || example.iter().all(has_digit)
    {
        return None;
    }
    let shape = |word: &str| -> String {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.chars()
            .map(|c| {
                if c.is_ascii_digit() {
                    '9'
                } else {
                    c.to_ascii_lowercase()
                }
            })
            .collect()
    };
    let wanted: Vec<String> = example.iter().map(|word| shape(word)).collect();
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let texts = spans::texts(page, segment.words.clone());
            let found = texts.windows(wanted.len()).position(|window| {
                window
                    .iter()
                    .zip(&wanted)
                    .all(|(word, wanted)| shape(word) == *wanted)
            });
            let Some(start) = found else { continue };
            let run = segment.words.start + start..segment.words.start + start + wanted.len();
            let text = page.text(run.clone());
            return Some(Candidate {
                slot: index,
                value: text.trim_end_matches([',', '.', ';', ':']).into(),
                evidence: Evidence {
                    page: at,
                    runs: std::iter::once(run).collect(),
                },
                label: None,
                score: EXAMPLE,
            });
        }
    }
    None
}

/// A period of the document and the page that names it.
type Named = (usize, dates::Period);

/// The only period that the document names.
fn only_period(scene: &Scene<'_>) -> Option<Named> {
    let mut only: Option<Named> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        let texts = spans::texts(page, 0..page.words.len());
        let mut from = 0;
        while let Some(mut period) = texts
            .get(from..)
            .and_then(|rest| dates::period(rest, scene.habits.order))
        {
            for words in [&mut period.start.1, &mut period.end.1] {
                *words = words.start + from..words.end + from;
            }
            from = period.end.1.end.max(from + 1);
            match &only {
                Some((_, other))
                    if (other.start.0, other.end.0) == (period.start.0, period.end.0) => {}
                Some(_) => return None,
                None => only = Some((at, period)),
            }
        }
    }
    only
}

fn end_of_period(index: usize, slot: &Slot, named: &Named) -> Option<Candidate> {
    let (page, period) = named;
    let (date, words) = if slot.asks_for_end()? {
        &period.end
    } else {
        &period.start
    };
    Some(Candidate {
        slot: index,
        value: date.to_string().into(),
        evidence: Evidence {
            page: *page,
            runs: std::iter::once(words.clone()).collect(),
        },
        label: None,
        score: PERIOD,
    })
}

/// An id that begins with what it is of, as `PO-2024-117` does.
struct Prefixed {
    kind: Terms,
    id: String,
    page: usize,
    word: usize,
}

fn prefixed(scene: &Scene<'_>) -> Vec<Prefixed> {
    let mut found = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        for (word, content) in page.words.iter().enumerate() {
            let id = content.text.trim_matches(|c: char| !c.is_alphanumeric());
            let Some((prefix, rest)) = id.split_once('-') else {
                continue;
            };
            let digits = rest.chars().filter(char::is_ascii_digit).count();
            if digits >= 3 && prefix.len() >= 2 && prefix.chars().all(|c| c.is_ascii_uppercase()) {
                found.push(Prefixed {
                    kind: Terms::of(prefix),
                    id: id.to_owned(),
                    page: at,
                    word,
                });
            }
        }
    }
    found
}

/// The id whose prefix is the field's name; of ids that go on after each other, the shortest.
fn by_prefix(index: usize, slot: &Slot, ids: &[Prefixed]) -> Option<Candidate> {
    let kind = slot.own_name.without(&["number", "original"]);
    let mut own = ids.iter().filter(|id| !kind.is_empty() && id.kind == kind);
    let shortest = own.clone().min_by_key(|id| id.id.len())?;
    let fits = own.all(|id| id.id.starts_with(&shortest.id));
    fits.then(|| Candidate {
        slot: index,
        value: shortest.id.clone().into(),
        evidence: Evidence {
            page: shortest.page,
            runs: std::iter::once(shortest.word..shortest.word + 1).collect(),
        },
        label: None,
        score: PERIOD,
    })
}

/// Words before the name of a tax that leave it out of an amount, or have it in.
const WITHOUT: [&str; 14] = [
    "excl",
    "exclusive",
    "excluding",
    "exclusief",
    "ex",
    "exgst",
    "plus",
    "zzgl",
    "exkl",
    "ohne",
    "hors",
    "sin",
    "bez",
    "exvat",
];
const WITH: [&str; 12] = [
    "incl",
    "inclusive",
    "including",
    "includes",
    "inclusief",
    "inkl",
    "einschl",
    "inclgst",
    "inclvat",
    "ttc",
    "incluido",
    "includ",
];
const TAXES: [&str; 11] = [
    "gst", "vat", "tax", "mwst", "ust", "btw", "tva", "taxe", "taxes", "iva", "hst",
];

/// Whether amounts include the tax, as the words beside them say.
fn tax_included(scene: &Scene<'_>, slot: usize) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let texts = spans::texts(page, segment.words.clone());
            if !texts
                .iter()
                .any(|word| word.contains(|c: char| c.is_ascii_digit()))
            {
                continue;
            }
            for (position, word) in texts.iter().enumerate() {
                let plain = |word: &str| -> String {
                    word.chars()
                        .filter(|c| c.is_alphabetic())
                        .collect::<String>()
                        .to_lowercase()
                };
                let said = plain(word);
                let next: Vec<String> = texts
                    .iter()
                    .skip(position + 1)
                    .take(2)
                    .map(|word| plain(word))
                    .collect();
                let before_tax = next.iter().any(|word| TAXES.contains(&word.as_str()));
                let joined = TAXES
                    .iter()
                    .find_map(|tax| said.strip_suffix(tax))
                    .unwrap_or_default();
                let is = |list: &[&str]| {
                    list.contains(&said.as_str())
                        && (before_tax || said.len() > 4 && said.ends_with("gst") || said == "ttc")
                        || list.contains(&joined)
                };
                let value = match (is(&WITHOUT), is(&WITH)) {
                    (true, false) => false,
                    (false, true) => true,
                    _ => continue,
                };
                match &only {
                    Some(other) if other.value == value => {}
                    Some(_) => return None,
                    None => {
                        let word = segment.words.start + position;
                        only = Some(Candidate {
                            slot,
                            value: value.into(),
                            evidence: Evidence {
                                page: at,
                                runs: std::iter::once(word..word + 1).collect(),
                            },
                            label: None,
                            score: SCORE,
                        });
                    }
                }
            }
        }
    }
    only
}

/// The only year that stands by itself on the first page.
fn lone_year(scene: &Scene<'_>, slot: usize) -> Option<Candidate> {
    let page = scene.document.pages.first()?;
    let mut years = page
        .lines
        .iter()
        .flat_map(|line| &line.segments)
        .filter_map(|segment| {
            let text = page.text(segment.words.clone());
            let year: i64 = text.parse().ok()?;
            ((1900..2100).contains(&year) && scene.is_free(0, &segment.words))
                .then_some((year, segment.words.clone()))
        });
    let (year, words) = years.next()?;
    years.next().is_none().then(|| Candidate {
        slot,
        value: year.into(),
        evidence: Evidence {
            page: 0,
            runs: std::iter::once(words).collect(),
        },
        label: None,
        score: SCORE,
    })
}

/// The last digits of a card, behind its brand or the signs that hide the others.
fn card_end(texts: &[&str]) -> Option<String> {
    let (last, before) = texts.split_last()?;
    let digits = last.trim_start_matches(['*', 'x', 'X', '•', '.', '-', '·']);
    let is_end = digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit());
    let hidden = digits.len() < last.len();
    let brand = before.iter().rev().take(3).any(|word| {
        let word = word.to_lowercase();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_brand = matches!(
            bare,
            "visa"
                | "mastercard"
                | "amex"
                | "maestro"
                | "discover"
                | "card"
                | "ending"
                | "karte"
                | "carte"
                | "tarjeta"
                | "kaart"
                | "karta"
        );
        is_brand
            || word.len() > 2
                && word
                    .chars()
                    .all(|c| matches!(c, '*' | 'x' | '•' | '.' | '·'))
    });
    (is_end && (hidden || brand)).then(|| digits.to_owned())
}

/// The word that a pattern fits, when all that it fits say the same. The pattern sees the words before it, too.
fn only_word(
    scene: &Scene<'_>,
    slot: usize,
    pattern: fn(&[&str]) -> Option<String>,
) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let texts = spans::texts(page, segment.words.clone());
            for end in 1..=texts.len() {
                let Some(value) = texts.get(end.saturating_sub(4)..end).and_then(pattern) else {
                    continue;
                };
                match &only {
                    Some(other) if other.value == value => {}
                    Some(_) => return None,
                    None => {
                        let word = segment.words.start + end - 1;
                        only = Some(Candidate {
                            slot,
                            value: value.into(),
                            evidence: Evidence {
                                page: at,
                                runs: std::iter::once(word..word + 1).collect(),
                            },
                            label: None,
                            score: SCORE,
                        });
                    }
                }
            }
        }
    }
    only
}

/// The currency of the amounts, when all that name one name the same.
fn currency(scene: &Scene<'_>, slot: usize) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for (index, word) in page.words.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| page.words.get(index));
            let before = before.map_or("", |word| word.text.as_str());
            let named = || numbers::named_currency(before, &word.text);
            let Some(code) = numbers::currency(&word.text).or_else(named) else {
                continue;
            };
            match &only {
                Some(other) if other.value == code => {}
                Some(_) => return None,
                None => {
                    only = Some(Candidate {
                        slot,
                        value: code.into(),
                        evidence: Evidence {
                            page: at,
                            runs: std::iter::once(index..index + 1).collect(),
                        },
                        label: None,
                        score: SCORE,
                    });
                }
            }
        }
    }
    only
}
