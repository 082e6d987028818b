//! Reads the value of a field out of words.

use std::ops::Range;

use serde_json::Value;

use super::choices;
use super::codes;
use super::dates::{self, Order, Years};
use super::flags;
use super::names;
use super::numbers::{self, Decimal};
use super::plan::{Role, Slot};
use super::prose;
use super::scales::{end_of_range, grouped, in_scale};
use super::terms::Terms;
use crate::parse::Document;
use crate::schema::Kind;

/// How this document writes numbers and dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habits {
    pub(super) decimal: Decimal,
    pub(super) order: Order,
    pub(super) years: Years,
}

impl Habits {
    pub(super) fn of(document: &Document) -> Self {
        let order = Order::of(document);
        Self {
            decimal: Decimal::of(document),
            order,
            years: Years::of(document, order),
        }
    }
}

/// A value and the words that say it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) value: Value,
    /// Into the words that were given: first and one past the last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// How well the words suit the field: 1 when they say the value and nothing else.
    pub(super) fit: f64,
    /// Whether the value is one end of a period or range, whose other end another field may want.
    pub(super) of_period: bool,
}

impl Reading {
    pub(super) fn new(value: Value, words: Range<usize>, fit: f64) -> Self {
        Self {
            value,
            start: words.start,
            end: words.end,
            fit,
            of_period: false,
        }
    }
}

/// Reads the value that a slot asks for; none when the words do not hold one.
pub(super) fn read(slot: &Slot, words: &[&str], habits: Habits) -> Option<Reading> {
    if !slot.choices.is_empty() {
        return choices::read(slot, words);
    }
    if slot.kind == Kind::Text && slot.wants_last_digits() {
        return codes::last_digits(words);
    }
    match (slot.kind, slot.role) {
        (Kind::Bool, _) => flags::read(words),
        (Kind::Number | Kind::Integer, _) => number(slot, words, habits),
        (Kind::Text, Role::Date) => date(slot, words, habits),
        (Kind::Text, Role::Currency) => currency(words),
        (Kind::Text, Role::Email) => codes::first_word(words, codes::email),
        (Kind::Text, Role::Website) => codes::first_word(words, codes::website),
        (Kind::Text, Role::Phone) => codes::phone(words),
        (Kind::Text, Role::Iban) => codes::iban(words),
        (Kind::Text, Role::Bic) => codes::first_word(words, codes::bic),
        (Kind::Text, Role::Time) => codes::time(words),
        (Kind::Text, Role::Number) if slot.terms.has_any(&["vat", "tax"]) => {
            codes::grouped_vat_id(words).or_else(|| codes::id(words))
        }
        (Kind::Text, Role::Number) => codes::id(words),
        (Kind::Text, role) => text(words, role, slot.own_name.has_any(&PROSE)),
    }
}

pub(super) fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Number | Kind::Integer)
}

/// Whether words are a number or a date and nothing else.
pub(super) fn only_a_number(words: &[&str], habits: Habits) -> bool {
    let whole_date =
        dates::parse(words, habits.order).is_some_and(|(_, count)| count == words.len());
    whole_date || numbers::parse(&words.join(" "), habits.decimal).is_some()
}

/// Values of more words are prose, and go on over sentences.
const SHORT_VALUE: usize = 8;

/// Fields of more than one sentence.
const PROSE: [&str; 5] = [
    "summary",
    "profile",
    "objective",
    "conclusion",
    "background",
];

/// What documents print for "nothing".
pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(
        text.as_str(),
        "" | "-" | "–" | "—" | "--" | "n/a" | "na" | "none" | "nil" | "null" | "not applicable"
    )
}

/// A text; one that is `prose` goes on over the ends of its sentences, however short they are.
fn text(words: &[&str], role: Role, prose: bool) -> Option<Reading> {
    let filler = |word: &&str| {
        word.chars()
            .all(|c| matches!(c, ':' | '#' | '|' | '•' | '=' | '.' | '_'))
    };
    let start = words.iter().position(|word| !filler(word))?;
    let end = words.len() - words.iter().rev().position(|word| !filler(word))?;
    // A value of a few words ends with its sentence.
    let sentences = start..end.min(start + SHORT_VALUE);
    let sentence_end = sentences.filter(|_| !prose).find(|&at| {
        let next = words.get(at + 1).copied();
        next.is_some() && words.get(at).is_some_and(|word| prose::is_end(word, next))
    });
    let end = sentence_end.map_or(end, |at| at + 1).min(end);
    let joined = words.get(start..end)?.join(" ");
    let value = joined
        .trim_matches([':', ' ', '|'])
        .trim_end_matches([',', ';', '·', '•', ' ']);
    let stops = sentence_end.is_some()
        || end - start <= SHORT_VALUE && words.last().is_some_and(|word| prose::is_end(word, None));
    let has_stop_inside = value.trim_end_matches('.').contains(". ");
    let value = if stops && !has_stop_inside {
        value.trim_end_matches('.')
    } else {
        value
    }
    .to_owned();
    if says_nothing(&value) || joined.ends_with(':') {
        return None;
    }
    let has_digit = value.contains(|c: char| c.is_ascii_digit());
    // Words in brackets are a remark about a value, not one; numbers in brackets may be.
    if value.starts_with('(') && value.ends_with(')') && !has_digit {
        return None;
    }
    let value = codes::balanced(value);
    // "Ann Low (ann@low.example, 555 0100)": how to reach somebody is no part of the name.
    let value = match value.split_once(" (") {
        Some((name, way)) if role == Role::Name && way.contains('@') => name.to_owned(),
        _ => value,
    };
    let value = match role {
        Role::Name => names::without_title(names::without_office(value), true),
        Role::Plain => names::without_title(value, false),
        _ => value,
    };
    let is_date = || {
        let words = words.get(start..end).unwrap_or_default();
        dates::parse(words, Order::BySign).is_some_and(|(_, count)| count == words.len())
    };
    let fit = match role {
        Role::Name if value.chars().filter(|c| c.is_alphabetic()).count() < 2 => 0.4,
        // A date is none, and a line of an address is none.
        Role::Name if has_digit && is_date() => 0.4,
        Role::Name if value.chars().filter(char::is_ascii_digit).count() > 3 => 0.55,
        _ if end - start > 25 => 0.7,
        _ => 1.0,
    };
    Some(Reading::new(value.into(), start..end, fit))
}

/// The currency that some words name: by code or sign, or by its name.
fn currency(words: &[&str]) -> Option<Reading> {
    let fit = if words.len() <= 2 { 1.0 } else { 0.85 };
    words.iter().enumerate().find_map(|(at, word)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied();
        let named = || numbers::named_currency(before.unwrap_or_default(), word);
        let code = numbers::currency(word).or_else(named)?;
        Some(Reading::new(code.into(), at..at + 1, fit))
    })
}

fn number(slot: &Slot, words: &[&str], habits: Habits) -> Option<Reading> {
    if let Some(end) = end_of_range(slot, words, habits) {
        return Some(end);
    }
    let mut best: Option<Reading> = None;
    let dated = dates::among(words, habits.order);
    for start in 0..words.len() {
        // Signs and codes may stand apart from their digits, and digits in groups.
        for end in (start + 1..=words.len().min(start + 3)).rev() {
            let slice = words.get(start..end)?;
            // A day and a year are no amount, and a comma that stands alone is none of a number's.
            let in_date = dated
                .iter()
                .any(|date| start < date.end && date.start < end);
            if in_date || slice.iter().any(|word| matches!(*word, "," | ".")) {
                continue;
            }
            let Some(number) = numbers::parse(&slice.join(" "), habits.decimal) else {
                continue;
            };
            let text = slice.concat();
            // Many digits without a sign between them are an id.
            let is_id = text.len() >= 7 && text.chars().all(|c| c.is_ascii_digit());
            let bracketed = slice.first().is_some_and(|word| word.starts_with('('));
            let after_word = start.checked_sub(1).and_then(|at| words.get(at));
            // "thirty-six (36) months": brackets behind the same number in words make nothing negative.
            let repeats = bracketed
                && after_word
                    .is_some_and(|word| word.chars().all(|c| c.is_alphabetic() || c == '-'));
            // A year in brackets is a remark, and never negative.
            let is_year = bracketed && slot.own_name.has("year");
            let amount = if repeats || is_year {
                number.value.abs()
            } else {
                number.value
            };
            let amount = slot.sign().map_or(amount, |sign| sign * amount.abs());
            let amount = in_scale(slot, amount, &text);
            let whole_number = || grouped(&text).and_then(|amount| json_number(slot, amount));
            let Some(value) = json_number(slot, amount).or_else(whole_number) else {
                continue;
            };
            let wants_percent = slot.terms.has("percent");
            let whole = end - start == words.len();
            let mut fit: f64 = if whole {
                1.0
            } else {
                0.8 - 0.02 * (words.len() - (end - start)).min(20) as f64
            };
            if number.is_percent
                && !wants_percent
                && !slot.terms.has_any(&["rate", "accuracy", "ratio", "share"])
            {
                fit *= 0.6;
            }
            // A rate is not an amount of money.
            if number.has_currency && wants_percent {
                fit *= 0.3;
            }
            if number.has_currency && !whole {
                fit += 0.15;
            }
            // "within 30 days": the unit behind the number is what the field asks for.
            let unit = words
                .get(end)
                .map(|word| Terms::of(word))
                .unwrap_or_default();
            if unit.0.iter().any(|term| slot.terms.has(term)) {
                fit += 0.15;
            }
            if is_id {
                fit *= 0.6;
            }
            if wants_percent && number.is_percent {
                fit += 0.1;
            }
            if best.as_ref().is_none_or(|best| fit > best.fit) {
                best = Some(Reading::new(value, start..end, fit.min(1.0)));
            }
            break;
        }
    }
    best
}

/// The first number of some words from a place on, whatever follows; `dated` is where the words say dates.
pub(super) fn next_number(
    slot: &Slot,
    words: &[&str],
    from: usize,
    dated: &[Range<usize>],
    habits: Habits,
) -> Option<Reading> {
    let at = (from..words.len()).find(|&at| {
        let in_date = dated.iter().any(|date| date.contains(&at));
        let has_digit = words
            .get(at)
            .is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()));
        has_digit
            && !in_date
            && words
                .get(at..at + 1)
                .is_some_and(|word| number(slot, word, habits).is_some())
    })?;
    // A sign before and a scale or more digits behind belong to it.
    let start = at.saturating_sub(1).max(from);
    let end = words.len().min(at + 3);
    let stop = dated
        .iter()
        .map(|date| date.start)
        .find(|&date| date > at)
        .unwrap_or(end)
        .min(end);
    let around = words.get(start..stop)?;
    let mut reading = number(slot, around, habits)?;
    reading.start += start;
    reading.end += start;
    (reading.start <= at && at < reading.end).then_some(reading)
}

pub(super) fn json_number(slot: &Slot, number: f64) -> Option<Value> {
    match slot.kind {
        Kind::Integer if number.fract() == 0.0 && number.abs() < 9.0e15 => {
            Some((number as i64).into())
        }
        Kind::Integer => None,
        _ => serde_json::Number::from_f64(number).map(Value::Number),
    }
}

fn date(slot: &Slot, words: &[&str], habits: Habits) -> Option<Reading> {
    if let Some(period) = dates::period(words, habits.order) {
        let rest = words.len() - period.start.1.len() - period.end.1.len();
        let (date, words, fit) = match slot.asks_for_end() {
            Some(true) => (period.end.0, period.end.1, 1.0),
            Some(false) => (period.start.0, period.start.1, 1.0),
            // Of two dates, no field that asks for one day says which.
            None => (period.start.0, period.start.1, 0.5),
        };
        let fit = (fit - 0.02 * rest as f64).max(0.3);
        return Some(Reading {
            of_period: true,
            ..Reading::new(date.to_string().into(), words, fit)
        });
    }
    let whole = (0..words.len()).find_map(|start| {
        let (date, count) = dates::parse(words.get(start..)?, habits.order)?;
        let rest = words.len() - count;
        let fit = if rest == 0 {
            1.0
        } else {
            (0.9 - 0.03 * rest as f64).max(0.3)
        };
        let value = if slot.as_printed {
            words
                .get(start..start + count)?
                .join(" ")
                .trim_end_matches([',', '.'])
                .to_owned()
        } else {
            date.to_string()
        };
        Some(Reading::new(value.into(), start..start + count, fit))
    });
    whole.or_else(|| {
        let date = dates::yearless(words, habits.order, habits.years);
        let date = date.filter(|_| !slot.as_printed)?;
        Some(Reading::new(date.to_string().into(), 0..words.len(), 0.9))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::schema::{Node, check};
    use serde_json::json;

    fn habits() -> Habits {
        Habits {
            decimal: Decimal::Point,
            order: Order::BySign,
            years: Years::default(),
        }
    }

    /// What a field of this name and schema reads out of a text.
    fn value(name: &str, schema: Value, text: &str) -> Value {
        let root = check(&json!({"type": "object", "properties": {name: schema}})).unwrap();
        let field = root.fields.first().unwrap();
        let Node::Leaf(leaf) = &field.node else {
            return Value::Null;
        };
        let slot = Slot::new(field, leaf, &[]);
        let words: Vec<_> = text.split_whitespace().collect();
        read(&slot, &words, habits()).map_or(Value::Null, |reading| reading.value)
    }

    fn text(name: &str, text: &str) -> Value {
        value(name, json!({"type": "string"}), text)
    }

    #[test]
    fn a_text_is_read_without_the_signs_around_it() {
        assert_eq!(text("code", ": A-7"), "A-7");
        assert_eq!(text("warehouse", "East, Dock 4"), "East, Dock 4");
    }

    #[test]
    fn what_says_nothing_is_null() {
        for nothing in ["", "-", "N/A", "none", "Code:"] {
            assert_eq!(text("code", nothing), Value::Null, "{nothing}");
        }
    }

    #[test]
    fn numbers_are_typed_by_the_schema() {
        let number = |kind: &str, text: &str| value("count", json!({"type": kind}), text);
        assert_eq!(number("integer", "12 pcs"), 12);
        assert_eq!(number("integer", "12.5"), Value::Null);
        assert_eq!(number("number", "approx. $1,204.50"), 1204.5);
        assert_eq!(number("number", "none"), Value::Null);
    }

    #[test]
    fn a_date_is_no_number() {
        let total = |text: &str| value("total", json!({"type": "number"}), text);
        assert_eq!(total("August 3 , 2014"), Value::Null);
        assert_eq!(total("due August 3, 2014 : $4.11"), 4.11);
    }

    #[test]
    fn a_remark_in_brackets_is_no_value() {
        assert_eq!(text("vendor_name", "(see overleaf)"), Value::Null);
        assert_eq!(
            text("vendor_name", "Fernhill (Paper) Works"),
            "Fernhill (Paper) Works"
        );
    }

    #[test]
    fn dates_become_iso() {
        assert_eq!(text("due_date", "on March 4, 2026 at noon"), "2026-03-04");
        assert_eq!(text("due_date", "soon"), Value::Null);
    }

    #[test]
    fn a_bool_is_said_by_a_word_or_a_mark() {
        let flag = |text: &str| value("paid", json!({"type": "boolean"}), text);
        assert_eq!(flag("Yes"), true);
        assert_eq!(flag("☐"), false);
        assert_eq!(flag("perhaps"), Value::Null);
    }

    #[test]
    fn a_choice_is_given_in_the_spelling_of_the_schema() {
        let choice = |text: &str| {
            value(
                "status",
                json!({"type": "string", "enum": ["paid", "part_paid", "open"]}),
                text,
            )
        };
        assert_eq!(choice("Status PAID"), "paid");
        assert_eq!(choice("Part paid"), "part_paid");
        assert_eq!(choice("closed"), Value::Null);
    }

    #[test]
    fn ways_to_reach_somebody_are_found_in_a_line() {
        assert_eq!(text("email", "Write to <a.b@c.example>."), "a.b@c.example");
        assert_eq!(text("email", "at home"), Value::Null);
        assert_eq!(text("phone", "Tel: +1 (802) 555-0142"), "+1 (802) 555-0142");
        assert_eq!(text("phone", "2026-03-04"), Value::Null);
        assert_eq!(
            text("website", "see www.example.org, please"),
            "www.example.org"
        );
    }

    #[test]
    fn a_currency_is_its_code() {
        assert_eq!(text("currency", "all in EUR"), "EUR");
        assert_eq!(text("currency", "$12.00"), "USD");
    }
}
