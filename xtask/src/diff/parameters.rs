//! Comparing the parameters of an operation.
//!
//! | fact | class |
//! |---|---|
//! | added | compatible; breaking when required |
//! | removed, renamed, or moved to another part of the request | breaking |
//! | became required | breaking |
//! | became optional | compatible |
//! | another notation (style, explode) | breaking |

use serde_json::Value;

use super::change::{Class, Direction};
use super::compare::{Comparison, Context};
use super::place::{Part, Place};
use super::view;

impl<'a> Comparison<'a> {
    /// `renamed` holds the path parameters that stand at one place under two names.
    pub(super) fn parameters(
        &mut self,
        old: &'a Value,
        new: &'a Value,
        place: &Place,
        renamed: &[(&str, &str)],
    ) {
        let (olds, news) = (Parameter::all(old), Parameter::all(new));
        let mut removed = Vec::new();
        let mut added = news.clone();
        for old in olds {
            let wanted = match renamed.iter().find(|(from, _)| *from == old.name) {
                Some((_, to)) if old.location == "path" => to,
                _ => old.name,
            };
            match added.iter().position(|new| new.is(old.location, wanted)) {
                Some(index) => {
                    let new = added.remove(index);
                    if old.location == "path" && old.name != new.name {
                        self.parameter_renamed(&old, &new, place);
                    }
                    self.parameter(&old, &new, &place.part(old.part()));
                }
                None => removed.push(old),
            }
        }
        let mut gone = Vec::new();
        for old in removed {
            let elsewhere = added
                .iter()
                .position(|new| new.name == old.name)
                .or_else(|| self.only_twin(&old, &added));
            let Some(index) = elsewhere else {
                gone.push(old);
                continue;
            };
            let new = added.remove(index);
            if old.name == new.name {
                let message = format!(
                    "`{}` is in the {} now, no longer in the {}",
                    old.name, new.location, old.location
                );
                let (from, to) = (place.part(old.part()), place.part(new.part()));
                self.report_renamed(Class::Breaking, &from, to, "parameter-moved", message);
            } else {
                self.parameter_renamed(&old, &new, place);
            }
            self.parameter(&old, &new, &place.part(old.part()));
        }
        for old in gone {
            let message = format!("the {} has no `{}` any more", old.location, old.name);
            let place = place.part(old.part());
            self.report(Class::Breaking, &place, "parameter-removed", message);
        }
        for new in added {
            let (class, kind, may) = match new.required {
                true => (Class::Breaking, "required-parameter-added", "must"),
                false => (Class::Compatible, "parameter-added", "may"),
            };
            let message = format!("the {} {may} have the new `{}`", new.location, new.name);
            self.report(class, &place.part(new.part()), kind, message);
        }
    }

    /// The only new parameter at the same location that holds the same.
    fn only_twin(&self, old: &Parameter<'a>, added: &[Parameter<'a>]) -> Option<usize> {
        let mut twins = added.iter().enumerate().filter(|(_, new)| {
            new.location == old.location
                && new.required == old.required
                && self.same(old.schema(), new.schema())
        });
        match (twins.next(), twins.next()) {
            (Some((index, _)), None) => Some(index),
            _ => None,
        }
    }

    fn parameter_renamed(&mut self, old: &Parameter<'a>, new: &Parameter<'a>, place: &Place) {
        let (kind, message) = match old.location {
            "path" => (
                "path-parameter-renamed",
                format!(
                    "`{}` is called `{}` now: on the wire nothing follows from it, in Rust the setter's name does",
                    old.name, new.name
                ),
            ),
            _ => (
                "parameter-renamed",
                format!(
                    "`{}` is renamed to `{}`, it seems: one went, the other came, and both hold the same",
                    old.name, new.name
                ),
            ),
        };
        let (from, to) = (place.part(old.part()), place.part(new.part()));
        self.report_renamed(Class::Breaking, &from, to, kind, message);
    }

    fn parameter(&mut self, old: &Parameter<'a>, new: &Parameter<'a>, place: &Place) {
        match (old.required, new.required) {
            (false, true) => {
                let message = "requests must have the parameter";
                self.report(Class::Breaking, place, "parameter-became-required", message);
            }
            (true, false) => {
                let message = "requests may leave the parameter out";
                let kind = "parameter-became-optional";
                self.report(Class::Compatible, place, kind, message);
            }
            _ => {}
        }
        if old.notation() != new.notation() {
            let message = format!(
                "the notation was {} and is {} (style, explode)",
                old.notation(),
                new.notation()
            );
            let kind = "parameter-notation-changed";
            self.report(Class::Breaking, place, kind, message);
        }
        let request = Direction::Request;
        self.schema(
            old.schema(),
            new.schema(),
            place,
            request,
            Context::default(),
        );
        let contents = (old.value.get("content"), new.value.get("content"));
        if contents.0.is_some() || contents.1.is_some() {
            self.contents(contents, request, &|_| place.clone());
        }
        const HERE: [&str; 7] = [
            "name", "in", "required", "schema", "content", "style", "explode",
        ];
        self.rest(old.value, new.value, &HERE, place, request);
    }
}

/// A parameter of an operation.
#[derive(Clone)]
struct Parameter<'a> {
    location: &'a str,
    name: &'a str,
    required: bool,
    value: &'a Value,
}

impl<'a> Parameter<'a> {
    fn all(operation: &'a Value) -> Vec<Self> {
        let list = operation.get("parameters").and_then(Value::as_array);
        let mut all: Vec<Self> = Vec::new();
        for value in list.into_iter().flatten() {
            let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
            let (location, name) = (text("in"), text("name"));
            if !all.iter().any(|known| known.is(location, name)) {
                all.push(Self {
                    location,
                    name,
                    required: location == "path"
                        || value.get("required") == Some(&Value::Bool(true)),
                    value,
                });
            }
        }
        all
    }

    fn is(&self, location: &str, name: &str) -> bool {
        let same_name = match location {
            "header" => self.name.eq_ignore_ascii_case(name),
            _ => self.name == name,
        };
        self.location == location && same_name
    }

    fn part(&self) -> Part {
        Part::Parameter {
            location: self.location.to_owned(),
            name: self.name.to_owned(),
        }
    }

    fn schema(&self) -> &'a Value {
        self.value.get("schema").unwrap_or(&view::ANYTHING)
    }

    /// How lists and objects are written; what goes without saying (OpenAPI 3.0.3, parameter object) is said.
    fn notation(&self) -> String {
        let style = match (
            self.value.get("style").and_then(Value::as_str),
            self.location,
        ) {
            (Some(style), _) => style,
            (None, "query" | "cookie") => "form",
            (None, _) => "simple",
        };
        let explode = match self.value.get("explode").and_then(Value::as_bool) {
            Some(explode) => explode,
            None => style == "form",
        };
        match explode {
            true => format!("{style}, exploded"),
            false => style.to_owned(),
        }
    }
}

#[cfg(test)]
#[path = "parameters_tests.rs"]
mod tests;
