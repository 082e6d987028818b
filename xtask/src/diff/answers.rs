//! Comparing the answers of an operation.
//!
//! | fact | class |
//! |---|---|
//! | another success status, instead of the known one or beside it | breaking |
//! | a success status removed that was not the only one | compatible |
//! | error status added or removed | compatible |
//! | header added | compatible |
//! | header removed | breaking |

use serde_json::Value;

use super::change::{Class, Direction};
use super::compare::{Comparison, Context};
use super::place::{Part, Place};
use super::view;

impl<'a> Comparison<'a> {
    pub(super) fn responses(&mut self, old: &'a Value, new: &'a Value, place: &Place) {
        let (olds, news) = (answers(old), answers(new));
        let is_success = |status: &str| status.starts_with('2');
        let lone = |of: &[Answer<'a>], others: &[Answer<'a>]| -> Option<Answer<'a>> {
            let mut alone = of.iter().filter(|(status, _)| {
                is_success(status) && !others.iter().any(|(other, _)| other == status)
            });
            match (alone.next(), alone.next()) {
                (Some(one), None) => Some(one.clone()),
                _ => None,
            }
        };
        let moved = lone(&olds, &news).zip(lone(&news, &olds));
        if let Some((old, new)) = &moved {
            let message = format!("success is {} now, no longer {}", new.0, old.0);
            let place = response(place, &old.0);
            self.report(Class::Breaking, &place, "success-status-changed", message);
            self.response(old, new, &place);
        }
        let has_moved = |status: &str| {
            let mut moved = moved.iter();
            moved.any(|(old, new)| old.0 == status || new.0 == status)
        };
        for old in olds.iter().filter(|it| !has_moved(&it.0)) {
            match news.iter().find(|new| new.0 == old.0) {
                Some(new) => self.response(old, new, &response(place, &old.0)),
                None => {
                    let left = news.iter().any(|it| is_success(&it.0) || it.0 == "DEFAULT");
                    let class = match is_success(&old.0) && !left {
                        true => Class::Breaking,
                        false => Class::Compatible,
                    };
                    let message = format!("there is no answer {} any more", old.0);
                    let place = response(place, &old.0);
                    self.report(class, &place, "response-status-removed", message);
                }
            }
        }
        for new in news.iter().filter(|it| !has_moved(&it.0)) {
            if olds.iter().any(|old| old.0 == new.0) {
                continue;
            }
            // A success that the bindings do not know is an error to them.
            let expected = |old: &Answer<'_>| old.0 == "DEFAULT" || old.0 == "2XX";
            let unexpected = is_success(&new.0)
                && olds.iter().any(|old| is_success(&old.0))
                && !olds.iter().any(expected);
            let class = match unexpected {
                true => Class::Breaking,
                false => Class::Compatible,
            };
            let message = format!("there is a new answer, {}", new.0);
            let place = response(place, &new.0);
            self.report(class, &place, "response-status-added", message);
        }
    }

    fn response(&mut self, old: &Answer<'a>, new: &Answer<'a>, place: &Place) {
        let (status, old, new) = (&old.0, old.1, new.1);
        self.contents(
            (old.get("content"), new.get("content")),
            Direction::Response,
            &|media| {
                place.part(Part::Response {
                    status: status.clone(),
                    media: media.to_owned(),
                })
            },
        );
        self.headers(old, new, status, place);
        if old.get("links") != new.get("links") {
            let message = "the links to other operations are different";
            self.report(Class::Cosmetic, place, "links-changed", message);
        }
        const HERE: [&str; 4] = ["description", "content", "headers", "links"];
        self.rest(old, new, &HERE, place, Direction::Response);
    }

    fn headers(&mut self, old: &'a Value, new: &'a Value, status: &str, place: &Place) {
        let of = |response: &'a Value| -> Vec<(&'a str, &'a Value)> {
            let headers = response.get("headers").and_then(Value::as_object);
            let headers = headers.into_iter().flatten();
            headers.map(|(name, it)| (name.as_str(), it)).collect()
        };
        let at = |name: &str| {
            place.part(Part::Header {
                status: status.to_owned(),
                name: name.to_owned(),
            })
        };
        let (olds, news) = (of(old), of(new));
        let response = Direction::Response;
        for (name, old) in &olds {
            let place = at(name);
            let Some((_, new)) = news.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)) else {
                let message = format!("answers have no header `{name}` any more");
                self.report(Class::Breaking, &place, "response-header-removed", message);
                continue;
            };
            let required = |header: &Value| header.get("required") == Some(&Value::Bool(true));
            let context = Context {
                may_be_absent: !required(old),
            };
            if required(old) && !required(new) {
                let message = "answers may leave the header out";
                let kind = "response-header-became-optional";
                self.report(Class::Breaking, &place, kind, message);
            } else if !required(old) && required(new) {
                let message = "answers always have the header";
                let kind = "response-header-became-required";
                self.report(Class::Compatible, &place, kind, message);
            }
            let schema = |header: &'a Value| header.get("schema").unwrap_or(&view::ANYTHING);
            self.schema(schema(old), schema(new), &place, response, context);
            const HERE: [&str; 5] = ["required", "schema", "description", "example", "examples"];
            self.rest(old, new, &HERE, &place, response);
        }
        for (name, _) in &news {
            if !olds.iter().any(|(it, _)| it.eq_ignore_ascii_case(name)) {
                let message = format!("answers have the new header `{name}`");
                let kind = "response-header-added";
                self.report(Class::Compatible, &at(name), kind, message);
            }
        }
    }
}

/// A status, in capitals, and what the document says about it.
type Answer<'a> = (String, &'a Value);

fn answers(operation: &Value) -> Vec<Answer<'_>> {
    let responses = operation.get("responses").and_then(Value::as_object);
    responses
        .into_iter()
        .flatten()
        .filter(|(status, _)| !status.starts_with("x-"))
        .map(|(status, response)| (status.to_uppercase(), response))
        .collect()
}

fn response(place: &Place, status: &str) -> Place {
    place.part(Part::Response {
        status: status.to_owned(),
        media: String::new(),
    })
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
