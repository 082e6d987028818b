//! Comparing what a value may be: enums, formats, bounds, and every other keyword.
//!
//! | fact | in requests | in answers |
//! |---|---|---|
//! | enum value added | compatible | compatible: our enums keep what they do not know |
//! | enum value removed | breaking, unless other values are allowed | compatible |
//! | any string, where an enum was | compatible | compatible |
//! | an enum, where any string was | breaking | compatible |
//! | bound added or tightened | breaking | cosmetic |
//! | bound removed or loosened | compatible | cosmetic |
//! | default | compatible: the service does something else | compatible |
//! | deprecated | cosmetic | cosmetic |
//! | any other keyword | breaking | breaking |

use serde_json::Value;

use super::bounds::{self, Bounds, Effect};
use super::change::{Class, Direction};
use super::compare::Comparison;
use super::place::Place;
use super::view::{Values, View};

/// Keywords that are compared elsewhere.
const ELSEWHERE: [&str; 3] = ["items", "additionalProperties", "discriminator"];

/// Keywords that say nothing about a value in JSON.
const HARMLESS: [&str; 7] = [
    "xml",
    "$schema",
    "$id",
    "$anchor",
    "$defs",
    "definitions",
    "$comment",
];

/// Keywords that hold a schema.
const SCHEMAS: [&str; 7] = [
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "unevaluatedProperties",
];

impl<'a> Comparison<'a> {
    pub(super) fn values(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
    ) {
        let free = |values: &Option<Values<'_>>| values.as_ref().is_none_or(|it| it.open);
        match (free(&old.values), free(&new.values)) {
            (true, false) => self.report(
                direction.narrowed(),
                place,
                direction.kind("enum-closed"),
                format!("only these values are left: {}", list(&new.values)),
            ),
            (false, true) => self.report(
                Class::Compatible,
                place,
                direction.kind("enum-opened"),
                format!("other values than these are allowed: {}", list(&old.values)),
            ),
            _ => {}
        }
        let (Some(old), Some(new)) = (&old.values, &new.values) else {
            return;
        };
        let has = |values: &Values<'_>, value: &Value| {
            values.known.iter().any(|known| same_json(known, value))
        };
        for value in old.known.iter().filter(|value| !has(new, value)) {
            let class = match direction {
                Direction::Request if new.open => Class::Compatible,
                _ => direction.narrowed(),
            };
            let message = direction.pick(
                format!("{value} is no longer one of the values that requests may have"),
                format!("{value} is no longer one of the values that answers have"),
            );
            self.report(class, place, direction.kind("enum-value-removed"), message);
        }
        for value in new.known.iter().filter(|value| !has(old, value)) {
            let message = direction.pick(
                format!("requests may have the new value {value}"),
                format!(
                    "answers may have the new value {value}; our enums keep what they do not know"
                ),
            );
            let kind = direction.kind("enum-value-added");
            self.report(Class::Compatible, place, kind, message);
        }
    }

    pub(super) fn bounds(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
    ) {
        for found in bounds::compare(&Bounds(&old.keywords), &Bounds(&new.keywords)) {
            let (class, fact) = match (direction, found.effect) {
                (Direction::Response, _) => (Class::Cosmetic, "bound-changed"),
                (_, Effect::Added) => (Class::Breaking, "bound-added"),
                (_, Effect::Tightened) => (Class::Breaking, "bound-tightened"),
                (_, Effect::Loosened) => (Class::Compatible, "bound-loosened"),
                (_, Effect::Removed) => (Class::Compatible, "bound-removed"),
            };
            self.report(class, place, direction.kind(fact), found.message);
        }
        if let Some((effect, message)) = bounds::compare_formats(&old.keywords, &new.keywords) {
            let class = match effect {
                bounds::FormatEffect::Narrowed => direction.narrowed(),
                bounds::FormatEffect::Widened => direction.widened(),
                bounds::FormatEffect::Forgotten => Class::Compatible,
                bounds::FormatEffect::Changed => Class::Breaking,
            };
            self.report(class, place, direction.kind("format-changed"), message);
        }
    }

    /// What is left: nothing is passed over.
    pub(super) fn other_keywords(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
    ) {
        let added = new
            .keywords
            .keys()
            .filter(|it| !old.keywords.contains_key(*it));
        for keyword in old.keywords.keys().chain(added) {
            if ELSEWHERE.contains(keyword) || bounds::knows(keyword) {
                continue;
            }
            let (before, now) = (old.keywords.get(keyword), new.keywords.get(keyword));
            self.keyword(keyword, before.copied(), now.copied(), place, direction);
        }
        if old.conflicts != new.conflicts {
            self.report(
                Class::Breaking,
                place,
                "keyword-changed",
                "the members of `allOf` contradict each other, and what they say is not what it was",
            );
        }
    }

    /// One keyword, by its name and its values.
    pub(super) fn keyword(
        &mut self,
        keyword: &str,
        old: Option<&'a Value>,
        new: Option<&'a Value>,
        place: &Place,
        direction: Direction,
    ) {
        let equal = match (old, new) {
            (None, None) => true,
            (Some(old), Some(new)) if SCHEMAS.contains(&keyword) && old.is_object() => {
                new.is_object() && self.same(old, new)
            }
            (Some(old), Some(new)) => same_json(old, new),
            // What is written out though it goes without saying.
            (Some(value), None) | (None, Some(value)) => {
                ["deprecated", "readOnly", "writeOnly"].contains(&keyword)
                    && *value == Value::Bool(false)
            }
        };
        if equal {
            return;
        }
        let said = |value: Option<&Value>| value.map_or_else(|| "not set".to_owned(), short);
        let (class, kind) = match keyword {
            "default" => {
                let message = format!(
                    "the default was {} and is {}: without a value the service does something else",
                    said(old),
                    said(new)
                );
                self.report(Class::Compatible, place, "default-changed", message);
                return;
            }
            "deprecated" => {
                let is = new == Some(&Value::Bool(true));
                let (kind, message) = match is {
                    true => ("deprecated", "it is deprecated"),
                    false => ("no-longer-deprecated", "it is no longer deprecated"),
                };
                self.report(Class::Cosmetic, place, kind, message);
                return;
            }
            "readOnly" => (direction.narrowed(), "keyword-changed"),
            "writeOnly" => (Class::Breaking, "keyword-changed"),
            _ if HARMLESS.contains(&keyword) => (Class::Cosmetic, "keyword-changed"),
            _ => (Class::Breaking, "keyword-changed"),
        };
        let message = format!("`{keyword}` was {} and is {}", said(old), said(new));
        self.report(class, place, kind, message);
    }
}

fn list(values: &Option<Values<'_>>) -> String {
    let known = values.iter().flat_map(|values| &values.known);
    let words: Vec<String> = known.map(|value| value.to_string()).collect();
    words.join(", ")
}

/// JSON in a message, cut where it gets long.
pub(super) fn short(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// Whether two values are the same in JSON, where `1` and `1.0` are one number.
pub(super) fn same_json(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_json(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same_json(a, b)))
        }
        _ => old == new,
    }
}

#[cfg(test)]
#[path = "values_tests.rs"]
mod tests;
