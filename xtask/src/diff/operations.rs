//! Comparing documents and their operations.
//!
//! | fact | class |
//! |---|---|
//! | operation added | compatible |
//! | operation removed, moved to another path or method, or renamed (a method's name in Rust) | breaking |
//! | `info`, tags, a component that nothing uses | cosmetic |

use std::collections::BTreeSet;

use serde_json::Value;

use super::change::{Class, Direction};
use super::compare::Comparison;
use super::place::Place;
use super::values::same_json;
use crate::import::lenient;
use crate::schema;

/// An operation and its names.
struct Operation<'a> {
    path: &'a str,
    value: &'a Value,
    /// `GET /a/{id}`.
    key: String,
    /// The operation id.
    id: String,
}

impl<'a> Operation<'a> {
    fn all(document: &'a Value) -> Vec<Self> {
        schema::operations(document)
            .map(|(method, path, value)| Self {
                path,
                value,
                key: schema::operation_key(method, path),
                id: lenient::operation_id(value, method, path),
            })
            .collect()
    }

    /// The key without the names of path parameters: they are not on the wire.
    fn shape(&self) -> String {
        let mut shape = String::new();
        let mut within = false;
        for c in self.key.chars() {
            within &= c != '}';
            if !within {
                shape.push(c);
            }
            within |= c == '{';
        }
        shape
    }

    /// The names of path parameters, in order.
    fn path_parameters(&self) -> Vec<&'a str> {
        let parts = self.path.split('{').skip(1);
        parts
            .filter_map(|part| part.split_once('}').map(|(name, _)| name))
            .collect()
    }
}

impl<'a> Comparison<'a> {
    /// Compares everything.
    pub(super) fn documents(&mut self) {
        self.operations();
        self.compare_waiting();
        self.servers();
        self.security_schemes();
        self.unused_components();
        self.rest_of_document();
    }

    fn operations(&mut self) {
        let (mut olds, mut news) = (Operation::all(self.old), Operation::all(self.new));
        let mut pairs = Vec::new();
        let mut pair = |same: &dyn Fn(&Operation<'a>, &Operation<'a>) -> bool| {
            let mut left = Vec::new();
            for old in olds.drain(..) {
                match news.iter().position(|new| same(&old, new)) {
                    Some(index) => pairs.push((old, news.remove(index))),
                    None => left.push(old),
                }
            }
            olds = left;
        };
        pair(&|old, new| old.key == new.key);
        pair(&|old, new| old.shape() == new.shape());
        // One that moved keeps its name.
        pair(&|old, new| old.id == new.id);
        for (old, new) in &pairs {
            self.operation(old, new);
        }
        for old in &olds {
            self.report(
                Class::Breaking,
                &Place::operation(&old.key, &old.id),
                "operation-removed",
                format!("the operation `{}` is gone", old.id),
            );
        }
        for new in &news {
            self.report(
                Class::Compatible,
                &Place::operation(&new.key, &new.id),
                "operation-added",
                format!("the operation `{}` is new", new.id),
            );
        }
    }

    fn operation(&mut self, old: &Operation<'a>, new: &Operation<'a>) {
        let place = Place::operation(&old.key, &old.id);
        let now = Place::operation(&new.key, &new.id);
        if old.shape() != new.shape() {
            let message = format!("`{}` moved to {}", old.id, new.key);
            let to = now.clone();
            self.report_renamed(Class::Breaking, &place, to, "operation-moved", message);
        }
        if old.id != new.id {
            let message = format!(
                "`{}` is called `{}` now: on the wire nothing follows from it, in Rust the method's name does",
                old.id, new.id
            );
            let to = now.clone();
            self.report_renamed(Class::Breaking, &place, to, "operation-renamed", message);
        }
        let mut renamed = Vec::new();
        if old.shape() == new.shape() {
            let names = old.path_parameters().into_iter().zip(new.path_parameters());
            renamed.extend(names.filter(|(from, to)| from != to));
        }
        self.parameters(old.value, new.value, &place, &renamed);
        self.request_body(old.value, new.value, &place);
        self.responses(old.value, new.value, &place);
        self.security(old.value, new.value, &place);
        if old.value.get("tags") != new.value.get("tags") {
            let message = "the operation is listed under other tags";
            self.report(Class::Cosmetic, &place, "tags-changed", message);
        }
        const HERE: [&str; 6] = [
            "operationId",
            "parameters",
            "requestBody",
            "responses",
            "security",
            "tags",
        ];
        self.rest(old.value, new.value, &HERE, &place, Direction::Request);
    }

    /// All keys of two objects but those that are compared by themselves.
    pub(super) fn rest(
        &mut self,
        old: &'a Value,
        new: &'a Value,
        elsewhere: &[&str],
        place: &Place,
        direction: Direction,
    ) {
        let keys: BTreeSet<&str> = [old, new]
            .into_iter()
            .filter_map(Value::as_object)
            .flat_map(|object| object.keys().map(String::as_str))
            .filter(|key| !elsewhere.contains(key))
            .collect();
        for key in keys {
            let (old, new) = (old.get(key), new.get(key));
            if !key.starts_with("x-") {
                self.keyword(key, old, new, place, direction);
            } else if old != new {
                let message = format!("the extension `{key}` is different");
                self.report(Class::Cosmetic, place, "extension-changed", message);
            }
        }
    }

    /// Components that no operation reaches: nobody sends them.
    fn unused_components(&mut self) {
        let used = |document: &Value| {
            let paths = document.get("paths").unwrap_or(&Value::Null);
            schema::reachable(paths, schema::components(document))
        };
        let (old, new) = (schema::components(self.old), schema::components(self.new));
        let used: BTreeSet<String> = used(self.old).into_iter().chain(used(self.new)).collect();
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names.into_iter().filter(|name| !used.contains(*name)) {
            let (kind, what) = match (old.get(name), new.get(name)) {
                (Some(old), Some(new)) if same_json(old, new) => continue,
                (Some(_), Some(_)) => ("unused-type-changed", "is different"),
                (Some(_), None) => ("unused-type-removed", "is gone"),
                (None, _) => ("unused-type-added", "is new"),
            };
            let message = format!("`{name}`, which no operation uses, {what}");
            self.report(Class::Cosmetic, &Place::component(name), kind, message);
        }
    }

    fn rest_of_document(&mut self) {
        const ELSEWHERE: [&str; 5] = ["paths", "components", "servers", "security", "webhooks"];
        let keys = |document: &'a Value| {
            let keys = document.as_object().into_iter().flat_map(|it| it.keys());
            keys.map(String::as_str)
        };
        let all: BTreeSet<&str> = keys(self.old).chain(keys(self.new)).collect();
        for key in all.into_iter().filter(|key| !ELSEWHERE.contains(key)) {
            if self.old.get(key) != self.new.get(key) {
                let message = format!("`{key}` says something else");
                let place = Place::document(key);
                self.report(Class::Cosmetic, &place, "document-changed", message);
            }
        }
        self.other_components();
        let webhooks = (self.old.get("webhooks"), self.new.get("webhooks"));
        let place = Place::document("webhooks");
        self.keyword(
            "webhooks",
            webhooks.0,
            webhooks.1,
            &place,
            Direction::Response,
        );
        let paths = (self.old.get("paths"), self.new.get("paths"));
        if let (Some(old), Some(new)) = paths {
            self.path_items(old, new);
        }
    }

    /// Components that are neither schemas nor put where they are used: samples, links.
    fn other_components(&mut self) {
        const ELSEWHERE: [&str; 7] = [
            "schemas",
            "securitySchemes",
            "parameters",
            "requestBodies",
            "responses",
            "headers",
            "pathItems",
        ];
        let empty = &*super::view::ANYTHING;
        let old = self.old.get("components").unwrap_or(empty);
        let new = self.new.get("components").unwrap_or(empty);
        let objects = [old, new].into_iter().filter_map(Value::as_object);
        let sections: BTreeSet<&String> = objects.flat_map(|it| it.keys()).collect();
        for section in sections {
            if !ELSEWHERE.contains(&section.as_str()) && old.get(section) != new.get(section) {
                let place = Place::document(&format!("components {section}"));
                let message = format!("the shared {section} are different");
                self.report(Class::Cosmetic, &place, "document-changed", message);
            }
        }
    }

    /// What a path says for all its operations; parameters are with the operations already.
    fn path_items(&mut self, old: &'a Value, new: &'a Value) {
        let elsewhere: Vec<&str> = schema::METHODS
            .into_iter()
            .chain(["summary", "description", "parameters"])
            .collect();
        for (path, old) in old.as_object().into_iter().flatten() {
            if let Some(new) = new.get(path) {
                let place = Place::document(path);
                self.rest(old, new, &elsewhere, &place, Direction::Request);
            }
        }
    }
}

#[cfg(test)]
#[path = "operations_tests.rs"]
mod tests;
