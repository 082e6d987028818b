//! Comparing bounds and formats: which of two admits more.

use std::collections::BTreeMap;

use serde_json::Value;

use super::values::{same_json, short};

/// The keywords of a schema that bound its values.
pub(super) struct Bounds<'a>(pub(super) &'a BTreeMap<&'a str, &'a Value>);

/// What became of a bound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    Added,
    Tightened,
    Loosened,
    Removed,
}

/// A bound that is not what it was.
pub(super) struct Found {
    pub(super) effect: Effect,
    pub(super) message: String,
}

const LOWER: [&str; 4] = ["minimum", "minLength", "minItems", "minProperties"];
const UPPER: [&str; 4] = ["maximum", "maxLength", "maxItems", "maxProperties"];
/// Flags that belong to `minimum` and `maximum` in OpenAPI 3.0.
const FLAGS: [&str; 2] = ["exclusiveMinimum", "exclusiveMaximum"];
const OTHERS: [&str; 3] = ["pattern", "multipleOf", "uniqueItems"];

/// Whether a keyword is compared here.
pub(super) fn knows(keyword: &str) -> bool {
    keyword == "format"
        || [&LOWER[..], &UPPER[..], &FLAGS[..], &OTHERS[..]]
            .iter()
            .any(|list| list.contains(&keyword))
}

/// All bounds that differ, in a fixed order.
pub(super) fn compare(old: &Bounds<'_>, new: &Bounds<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for keyword in LOWER {
        let limits = (old.limit(keyword), new.limit(keyword));
        found.extend(limit(keyword, limits, |old, new| new.above(old)));
    }
    for keyword in UPPER {
        let limits = (old.limit(keyword), new.limit(keyword));
        found.extend(limit(keyword, limits, |old, new| new.below(old)));
    }
    for keyword in OTHERS {
        let values = (old.other(keyword), new.other(keyword));
        found.extend(other(keyword, values));
    }
    found
}

fn limit(
    keyword: &str,
    (old, new): (Option<Limit>, Option<Limit>),
    tighter: impl Fn(&Limit, &Limit) -> bool,
) -> Option<Found> {
    let (effect, message) = match (old, new) {
        (None, None) => return None,
        (None, Some(new)) => (Effect::Added, format!("the new bound `{keyword}` is {new}")),
        (Some(old), None) => (
            Effect::Removed,
            format!("the bound `{keyword}` of {old} is gone"),
        ),
        (Some(old), Some(new)) if old == new => return None,
        (Some(old), Some(new)) => {
            let effect = match tighter(&old, &new) {
                true => Effect::Tightened,
                false => Effect::Loosened,
            };
            (effect, format!("`{keyword}` was {old} and is {new}"))
        }
    };
    Some(Found { effect, message })
}

fn other(keyword: &str, (old, new): (Option<&Value>, Option<&Value>)) -> Option<Found> {
    let (effect, message) = match (old, new) {
        (None, None) => return None,
        (None, Some(new)) => (
            Effect::Added,
            format!("the new bound `{keyword}` is {}", short(new)),
        ),
        (Some(old), None) => (
            Effect::Removed,
            format!("the bound `{keyword}` of {} is gone", short(old)),
        ),
        (Some(old), Some(new)) if same_json(old, new) => return None,
        (Some(old), Some(new)) => {
            // Every multiple of 6 is a multiple of 3. Of two patterns nobody knows which admits more.
            let looser = keyword == "multipleOf"
                && match (old.as_f64(), new.as_f64()) {
                    (Some(old), Some(new)) => (old / new).fract() == 0.0,
                    _ => false,
                };
            let effect = match looser {
                true => Effect::Loosened,
                false => Effect::Tightened,
            };
            let message = format!("`{keyword}` was {} and is {}", short(old), short(new));
            (effect, message)
        }
    };
    Some(Found { effect, message })
}

impl<'a> Bounds<'a> {
    fn limit(&self, keyword: &str) -> Option<Limit> {
        let value = self.0.get(keyword)?.as_f64()?;
        // No length is below zero.
        if value == 0.0 && keyword != "minimum" && LOWER.contains(&keyword) {
            return None;
        }
        let flag = match keyword {
            "minimum" => "exclusiveMinimum",
            "maximum" => "exclusiveMaximum",
            _ => "",
        };
        Some(Limit {
            value,
            exclusive: self.0.get(flag).is_some_and(|it| **it == Value::Bool(true)),
        })
    }

    fn other(&self, keyword: &str) -> Option<&'a Value> {
        let value = self.0.get(keyword).copied()?;
        (*value != Value::Bool(false)).then_some(value)
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Limit {
    value: f64,
    /// The value itself is out.
    exclusive: bool,
}

impl Limit {
    fn above(&self, other: &Self) -> bool {
        self.value > other.value || (self.value == other.value && self.exclusive)
    }

    fn below(&self, other: &Self) -> bool {
        self.value < other.value || (self.value == other.value && self.exclusive)
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.exclusive {
            true => write!(f, "{}, which itself is out", self.value),
            false => write!(f, "{}", self.value),
        }
    }
}

/// What became of a format.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FormatEffect {
    /// Fewer values fit.
    Narrowed,
    /// More values fit, and a type that was made for the old format does not hold them.
    Widened,
    /// More values fit, and they are of the same type in Rust.
    Forgotten,
    /// Others fit.
    Changed,
}

/// Compares `format`.
pub(super) fn compare_formats(
    old: &BTreeMap<&str, &Value>,
    new: &BTreeMap<&str, &Value>,
) -> Option<(FormatEffect, String)> {
    /// Formats that are a type of their own in Rust.
    const TYPED: [&str; 6] = ["date-time", "date", "int32", "int64", "float", "double"];
    let (old, new) = (old.get("format").copied(), new.get("format").copied());
    let name = |format: Option<&Value>| {
        format
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let effect = match (name(old).as_str(), name(new).as_str()) {
        _ if old == new => return None,
        // A part of a form with bytes, and one with text, are different parts.
        ("binary", _) | (_, "binary") => FormatEffect::Changed,
        ("", _) | ("int64", "int32") | ("double", "float") => FormatEffect::Narrowed,
        ("int32", "int64") | ("float", "double") => FormatEffect::Widened,
        (old, "") if TYPED.contains(&old) => FormatEffect::Widened,
        (_, "") => FormatEffect::Forgotten,
        _ => FormatEffect::Changed,
    };
    let said = |format: Option<&Value>| format.map_or_else(|| "not set".to_owned(), short);
    let message = format!("the format was {} and is {}", said(old), said(new));
    Some((effect, message))
}
