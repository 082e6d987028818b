//! Reads the value of a field out of words.

use std::ops::Range;

use serde_json::Value;

use super::dates::{self, Order};
use super::numbers::{self, Decimal};
use super::plan::{Role, Slot};
use super::terms::Terms;
use crate::parse::Document;
use crate::schema::Kind;

/// How this document writes numbers and dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habits {
    pub(super) decimal: Decimal,
    pub(super) order: Order,
}

impl Habits {
    pub(super) fn of(document: &Document) -> Self {
        Self {
            decimal: Decimal::of(document),
            order: Order::of(document),
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
}

/// Reads the value that a slot asks for; none when the words do not hold one.
pub(super) fn read(slot: &Slot, words: &[&str], habits: Habits) -> Option<Reading> {
    if !slot.choices.is_empty() {
        return choice(slot, words);
    }
    match (slot.kind, slot.role) {
        (Kind::Bool, _) => flag(words),
        (Kind::Number | Kind::Integer, _) => number(slot, words, habits),
        (Kind::Text, Role::Date) => date(words, habits),
        (Kind::Text, Role::Currency) => {
            first_word(words, |word| numbers::currency(word).map(str::to_owned))
        }
        (Kind::Text, Role::Email) => first_word(words, email),
        (Kind::Text, Role::Website) => first_word(words, website),
        (Kind::Text, Role::Phone) => phone(words),
        (Kind::Text, role) => text(words, role),
    }
}

/// Whether words are a number or a date and nothing else.
pub(super) fn only_a_number(words: &[&str], habits: Habits) -> bool {
    let whole_date =
        dates::parse(words, habits.order).is_some_and(|(_, count)| count == words.len());
    whole_date || numbers::parse(&words.join(" "), habits.decimal).is_some()
}

/// What documents print for "nothing".
fn says_nothing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(
        text.as_str(),
        "" | "-" | "–" | "—" | "--" | "n/a" | "na" | "none" | "nil" | "null" | "not applicable"
    )
}

fn text(words: &[&str], role: Role) -> Option<Reading> {
    let filler = |word: &&str| {
        word.chars()
            .all(|c| matches!(c, ':' | '#' | '|' | '•' | '=' | '.' | '_'))
    };
    let start = words.iter().position(|word| !filler(word))?;
    let end = words.len() - words.iter().rev().position(|word| !filler(word))?;
    let joined = words.get(start..end)?.join(" ");
    let value = joined
        .trim_matches([':', ' ', '|'])
        .trim_end_matches([',', ';'])
        .to_owned();
    if says_nothing(&value) || joined.ends_with(':') {
        return None;
    }
    let has_digit = value.contains(|c: char| c.is_ascii_digit());
    // Words in brackets are a remark about a value, not one; numbers in brackets may be.
    if value.starts_with('(') && value.ends_with(')') && !has_digit {
        return None;
    }
    let fit = match role {
        Role::Number if !has_digit => 0.5,
        Role::Number if end - start > 4 => 0.6,
        Role::Name if value.chars().filter(|c| c.is_alphabetic()).count() < 2 => 0.4,
        _ if end - start > 25 => 0.7,
        _ => 1.0,
    };
    Some(Reading {
        value: value.into(),
        start,
        end,
        fit,
    })
}

fn number(slot: &Slot, words: &[&str], habits: Habits) -> Option<Reading> {
    let mut best: Option<Reading> = None;
    let dated = dates_among(words, habits);
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
            let Some(value) = json_number(slot, number.value) else {
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
            if best.as_ref().is_none_or(|best| fit > best.fit) {
                best = Some(Reading {
                    value,
                    start,
                    end,
                    fit: fit.min(1.0),
                });
            }
            break;
        }
    }
    best
}

/// Where the words say dates.
fn dates_among(words: &[&str], habits: Habits) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(rest) = words.get(start..).filter(|rest| !rest.is_empty()) {
        match dates::parse(rest, habits.order) {
            Some((_, count)) => {
                found.push(start..start + count);
                start += count.max(1);
            }
            None => start += 1,
        }
    }
    found
}

fn json_number(slot: &Slot, number: f64) -> Option<Value> {
    match slot.kind {
        Kind::Integer if number.fract() == 0.0 && number.abs() < 9.0e15 => {
            Some((number as i64).into())
        }
        Kind::Integer => None,
        _ => serde_json::Number::from_f64(number).map(Value::Number),
    }
}

fn date(words: &[&str], habits: Habits) -> Option<Reading> {
    (0..words.len()).find_map(|start| {
        let (date, count) = dates::parse(words.get(start..)?, habits.order)?;
        let rest = words.len() - count;
        Some(Reading {
            value: date.to_string().into(),
            start,
            end: start + count,
            fit: if rest == 0 {
                1.0
            } else {
                (0.9 - 0.03 * rest as f64).max(0.3)
            },
        })
    })
}

fn flag(words: &[&str]) -> Option<Reading> {
    let said = words.first()?.to_lowercase();
    let value = match said.trim_matches(|c: char| !c.is_alphanumeric() && !"☑☒☐✓✔".contains(c))
    {
        "yes" | "true" | "y" | "x" | "ja" | "oui" | "sí" | "si" | "checked" | "☑" | "☒" | "✓"
        | "✔" => true,
        "no" | "false" | "n" | "nein" | "nee" | "non" | "unchecked" | "☐" => false,
        _ => return None,
    };
    Some(Reading {
        value: value.into(),
        start: 0,
        end: 1,
        fit: if words.len() == 1 { 1.0 } else { 0.8 },
    })
}

/// The choice whose words the text holds, in the spelling of the schema.
fn choice(slot: &Slot, words: &[&str]) -> Option<Reading> {
    let folded: Vec<Terms> = words.iter().map(|word| Terms::of(word)).collect();
    let mut best: Option<Reading> = None;
    for choice in &slot.choices {
        let spelled = choice
            .as_str()
            .map_or_else(|| choice.to_string(), str::to_owned);
        let wanted = Terms::of(&spelled);
        let length = wanted.0.len();
        if length == 0 {
            continue;
        }
        for start in 0..words.len() {
            let end = start + length;
            let Some(span) = folded.get(start..end) else {
                break;
            };
            let terms = span
                .iter()
                .fold(Terms::default(), |all, terms| all.and(terms));
            let fit = (0.7 + 0.3 * length as f64 / words.len() as f64).min(1.0);
            if terms == wanted
                && best
                    .as_ref()
                    .is_none_or(|best| length > best.end - best.start)
            {
                best = Some(Reading {
                    value: choice.clone(),
                    start,
                    end,
                    fit,
                });
            }
        }
    }
    best
}

fn first_word(words: &[&str], value: impl Fn(&str) -> Option<String>) -> Option<Reading> {
    let (start, value) = words
        .iter()
        .enumerate()
        .find_map(|(i, word)| Some((i, value(word)?)))?;
    Some(Reading {
        value: value.into(),
        start,
        end: start + 1,
        fit: if words.len() == 1 { 1.0 } else { 0.85 },
    })
}

pub(super) fn email(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (user, host) = word.split_once('@')?;
    let fits = |part: &str| !part.is_empty() && !part.contains(['@', ',', ';', '(', ')']);
    let (name, top) = host.rsplit_once('.')?;
    (fits(user) && fits(name) && top.len() >= 2 && top.chars().all(char::is_alphabetic))
        .then(|| word.to_owned())
}

fn website(word: &str) -> Option<String> {
    let word = word
        .trim_matches(['(', ')', ',', ';', '<', '>'])
        .trim_end_matches('.');
    let lower = word.to_lowercase();
    let starts = ["http://", "https://", "www."]
        .iter()
        .any(|start| lower.starts_with(start));
    (starts && lower.contains('.')).then(|| word.to_owned())
}

/// A run of words made of digits and the marks between them, 7 to 15 digits in all.
fn phone(words: &[&str]) -> Option<Reading> {
    let part = |word: &&str| {
        let marks = |c: char| c.is_ascii_digit() || "+()-./".contains(c);
        word.chars().all(marks) && word.contains(|c: char| c.is_ascii_digit())
    };
    let start = words.iter().position(part)?;
    let count = words
        .iter()
        .skip(start)
        .take_while(|word| part(word))
        .count();
    let text = words.get(start..start + count)?.join(" ");
    let digits = text.chars().filter(char::is_ascii_digit).count();
    // A date has digits enough, too.
    let is_date = dates::parse(words.get(start..start + count)?, Order::BySign).is_some();
    (7..=15).contains(&digits).then_some(())?;
    (!is_date && !text.contains(['.', ','])).then_some(())?;
    Some(Reading {
        value: text.into(),
        start,
        end: start + count,
        fit: if count == words.len() { 1.0 } else { 0.85 },
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::schema::{Node, check};
    use serde_json::json;

    const HABITS: Habits = Habits {
        decimal: Decimal::Point,
        order: Order::BySign,
    };

    /// What a field of this name and schema reads out of a text.
    fn value(name: &str, schema: Value, text: &str) -> Value {
        let root = check(&json!({"type": "object", "properties": {name: schema}})).unwrap();
        let field = root.fields.first().unwrap();
        let Node::Leaf(leaf) = &field.node else {
            return Value::Null;
        };
        let slot = Slot::new(field, leaf, &[]);
        let words: Vec<_> = text.split_whitespace().collect();
        read(&slot, &words, HABITS).map_or(Value::Null, |reading| reading.value)
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
