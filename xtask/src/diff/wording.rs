//! Comparing what normalising takes away: words for people, samples, and what a client has no use for.
//!
//! All of it is cosmetic, but for a cookie that every request must have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::change::Class;
use super::compare::Comparison;
use super::place::{Part, Place, Step};
use crate::import::lenient;
use crate::schema::{self, Object};

/// What is said where: by the place's words and the kind of its change, in the order of the document.
#[derive(Default)]
struct Wording {
    places: BTreeMap<String, Place>,
    said: BTreeMap<(String, String), Vec<Value>>,
}

impl Comparison<'_> {
    /// Compares the wording of two documents that are not normalised.
    pub(super) fn wording(&mut self, old: &Value, new: &Value) {
        self.cookies(old, new);
        let (old, new) = (Wording::of(old), Wording::of(new));
        let keys: BTreeSet<&(String, String)> = old.said.keys().chain(new.said.keys()).collect();
        for key in keys {
            let (path, keyword) = key;
            // What came or went with its place is reported as that.
            let (Some(place), true) = (old.places.get(path), new.places.contains_key(path)) else {
                continue;
            };
            if old.said.get(key) != new.said.get(key) {
                let (kind, message) = fact(keyword);
                self.report(Class::Cosmetic, place, kind, message);
            }
        }
    }

    /// Cookies are for browsers; a client authenticates by header.
    fn cookies(&mut self, old: &Value, new: &Value) {
        let olds: Vec<(&str, &str, &Value)> = schema::operations(old).collect();
        for (method, path, new) in schema::operations(new) {
            let Some((_, _, old)) = olds.iter().find(|it| it.0 == method && it.1 == path) else {
                continue;
            };
            let key = schema::operation_key(method, path);
            let place = Place::operation(&key, &lenient::operation_id(new, method, path));
            let (old, new) = (cookies_of(old), cookies_of(new));
            let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
            for name in names {
                let place = place.part(Part::Parameter {
                    location: "cookie".to_owned(),
                    name: name.to_owned(),
                });
                let required = |cookie: Option<&&Value>| {
                    cookie.and_then(|it| it.get("required")) == Some(&Value::Bool(true))
                };
                let (before, now) = (old.get(name), new.get(name));
                if before == now {
                    continue;
                }
                let (class, message) = if required(now) && !required(before) {
                    (Class::Breaking, "requests must have the cookie")
                } else {
                    (
                        Class::Cosmetic,
                        "the cookie is for browsers; clients send none",
                    )
                };
                self.report(class, &place, "cookie-changed", message);
            }
        }
    }
}

fn cookies_of(operation: &Value) -> BTreeMap<&str, &Value> {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    parameters
        .into_iter()
        .flatten()
        .filter(|parameter| parameter.get("in").and_then(Value::as_str) == Some("cookie"))
        .filter_map(|parameter| Some((parameter.get("name")?.as_str()?, parameter)))
        .collect()
}

/// Kind and message for a keyword that says something else.
fn fact(keyword: &str) -> (&'static str, String) {
    let kind = match keyword {
        "summary" => "summary-changed",
        "description" => "description-changed",
        "title" => "title-changed",
        "example" | "examples" => "example-changed",
        "format" => {
            let message = "an id is, or no longer is, said to be a UUID; ids are any strings here";
            return ("id-format-changed", message.to_owned());
        }
        "contentMediaType" => "content-media-type-changed",
        keyword if keyword.starts_with("x-") => "extension-changed",
        _ => "remark-changed",
    };
    (kind, format!("the {keyword} is different"))
}

impl Wording {
    fn of(document: &Value) -> Self {
        let mut wording = Self::default();
        if let Some(info) = document.get("info").and_then(Value::as_object) {
            wording.add(Place::document("info"), info, &["description"]);
        }
        for (method, path, operation) in schema::operations(document) {
            wording.operation(method, path, operation);
        }
        let mut found = Vec::new();
        schema::visit_document(&mut document.clone(), &mut |schema, at| {
            if let Some(schema) = schema.as_object() {
                found.push((at.tokens().to_vec(), remarks(schema)));
            }
        });
        for (tokens, remarks) in found {
            if let Some(place) = place_of(&tokens, document) {
                wording.add(place, &remarks, &[]);
            }
        }
        wording
    }

    /// Adds some keywords of an object; all of them if none are named.
    fn add(&mut self, place: Place, object: &Object, keywords: &[&str]) {
        let path = place.to_string();
        self.places.insert(path.clone(), place);
        for (keyword, value) in object {
            let extension = keyword.starts_with("x-") && !keywords.is_empty();
            if keywords.is_empty() || keywords.contains(&keyword.as_str()) || extension {
                let key = (path.clone(), keyword.clone());
                self.said.entry(key).or_default().push(value.clone());
            }
        }
    }

    fn operation(&mut self, method: &str, path: &str, operation: &Value) {
        const SAMPLES: [&str; 2] = ["example", "examples"];
        let key = schema::operation_key(method, path);
        let place = Place::operation(&key, &lenient::operation_id(operation, method, path));
        if let Some(object) = operation.as_object() {
            self.add(place.clone(), object, &["summary", "description"]);
        }
        let parameters = operation.get("parameters").and_then(Value::as_array);
        for parameter in parameters.into_iter().flatten() {
            if let (Some(part), Some(object)) = (parameter_part(parameter), parameter.as_object()) {
                let keywords = ["description", "example", "examples"];
                self.add(place.part(part), object, &keywords);
            }
        }
        let bodies = operation.get("requestBody").map(|body| (None, body));
        let responses = operation.get("responses").and_then(Value::as_object);
        let responses = responses.into_iter().flatten();
        let holders = bodies
            .into_iter()
            .chain(responses.map(|(status, response)| (Some(status.to_uppercase()), response)));
        for (status, holder) in holders {
            let part = |media: &str| match &status {
                None => Part::Body {
                    media: media.to_owned(),
                },
                Some(status) => Part::Response {
                    status: status.clone(),
                    media: media.to_owned(),
                },
            };
            if let Some(object) = holder.as_object() {
                self.add(place.part(part("")), object, &["description"]);
            }
            let content = holder.get("content").and_then(Value::as_object);
            for (media, body) in content.into_iter().flatten() {
                if let Some(object) = body.as_object() {
                    self.add(place.part(part(media)), object, &SAMPLES);
                }
            }
        }
    }
}

/// What normalising takes out of a schema.
fn remarks(of: &Object) -> Object {
    let mut remarks = of.clone();
    remarks.retain(|keyword, value| {
        schema::is_remark(keyword) || (keyword == "format" && *value == "uuid")
    });
    remarks
}

fn parameter_part(parameter: &Value) -> Option<Part> {
    let text = |key: &str| parameter.get(key)?.as_str().map(str::to_owned);
    Some(Part::Parameter {
        location: text("in")?,
        name: text("name")?,
    })
}

/// The place of a schema, from the way to it in the document.
fn place_of(tokens: &[String], document: &Value) -> Option<Place> {
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["components", "schemas", name, within @ ..] => Some(steps(Place::component(name), within)),
        ["paths", path, method, within @ ..] => {
            let operation = document.get("paths")?.get(path)?.get(method)?;
            let key = schema::operation_key(method, path);
            let place = Place::operation(&key, &lenient::operation_id(operation, method, path));
            let (part, within) = match within {
                ["parameters", index, "schema", within @ ..] => {
                    let index: usize = index.parse().ok()?;
                    let parameter = operation.get("parameters")?.get(index)?;
                    (parameter_part(parameter)?, within)
                }
                ["requestBody", "content", media, "schema", within @ ..] => {
                    let media = (*media).to_owned();
                    (Part::Body { media }, within)
                }
                ["responses", status, "content", media, "schema", within @ ..] => {
                    let status = status.to_uppercase();
                    let media = (*media).to_owned();
                    (Part::Response { status, media }, within)
                }
                ["responses", status, "headers", name, "schema", within @ ..] => {
                    let status = status.to_uppercase();
                    let name = (*name).to_owned();
                    (Part::Header { status, name }, within)
                }
                _ => return None,
            };
            Some(steps(place.part(part), within))
        }
        _ => None,
    }
}

/// The steps within a schema. Members of unions share the place of the union: a wrapper around a nullable value comes
/// and goes.
fn steps(mut place: Place, mut within: &[&str]) -> Place {
    loop {
        within = match within {
            ["properties" | "patternProperties", name, rest @ ..] => {
                place = place.field(name);
                rest
            }
            ["items", rest @ ..] => {
                place = place.then(Step::Items);
                rest
            }
            ["additionalProperties", rest @ ..] => {
                place = place.then(Step::Values);
                rest
            }
            ["anyOf" | "oneOf" | "allOf" | "prefixItems", _, rest @ ..] => rest,
            [other, rest @ ..] => {
                place = place.then(Step::Variant((*other).to_owned()));
                rest
            }
            [] => return place,
        };
    }
}

#[cfg(test)]
#[path = "wording_tests.rs"]
mod tests;
