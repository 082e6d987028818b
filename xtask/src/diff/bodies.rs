//! Comparing bodies: of requests, and of both directions by their media types.
//!
//! | fact | in requests | in answers |
//! |---|---|---|
//! | body added | compatible; breaking when required | compatible |
//! | body removed | breaking | breaking |
//! | became required | breaking | |
//! | became optional | compatible | |
//! | another media type instead of the known one, or one fewer | breaking | breaking |
//! | another media type beside the known ones | compatible | compatible |

use serde_json::Value;

use super::change::{Class, Direction};
use super::compare::{Comparison, Context};
use super::place::{Part, Place};
use super::view;

impl<'a> Comparison<'a> {
    pub(super) fn request_body(&mut self, old: &'a Value, new: &'a Value, place: &Place) {
        let body = place.part(Part::Body {
            media: String::new(),
        });
        let required = |body: &Value| body.get("required") == Some(&Value::Bool(true));
        let (old, new) = match (old.get("requestBody"), new.get("requestBody")) {
            (None, None) => return,
            (Some(_), None) => {
                let message = "requests have no body any more";
                self.report(Class::Breaking, &body, "request-body-removed", message);
                return;
            }
            (None, Some(new)) => {
                let (class, kind, message) = match required(new) {
                    true => (
                        Class::Breaking,
                        "required-request-body-added",
                        "requests must have a body",
                    ),
                    false => (
                        Class::Compatible,
                        "request-body-added",
                        "requests may have a body",
                    ),
                };
                self.report(class, &body, kind, message);
                return;
            }
            (Some(old), Some(new)) => (old, new),
        };
        match (required(old), required(new)) {
            (false, true) => {
                let kind = "request-body-became-required";
                self.report(Class::Breaking, &body, kind, "requests must have a body");
            }
            (true, false) => {
                let message = "requests may leave the body out";
                let kind = "request-body-became-optional";
                self.report(Class::Compatible, &body, kind, message);
            }
            _ => {}
        }
        self.contents(
            (old.get("content"), new.get("content")),
            Direction::Request,
            &|media| {
                place.part(Part::Body {
                    media: media.to_owned(),
                })
            },
        );
        self.rest(
            old,
            new,
            &["required", "content"],
            &body,
            Direction::Request,
        );
    }

    /// What bodies hold, by media type.
    pub(super) fn contents(
        &mut self,
        (old, new): (Option<&'a Value>, Option<&'a Value>),
        direction: Direction,
        at: &dyn Fn(&str) -> Place,
    ) {
        let (olds, news) = (bodies(old), bodies(new));
        let mut pairs = Vec::new();
        let mut removed = Vec::new();
        let mut added = news;
        for old in olds {
            match added.iter().position(|new| new.essence == old.essence) {
                Some(index) => pairs.push((old, added.remove(index))),
                None => removed.push(old),
            }
        }
        if let ([old], [new], true) = (removed.as_slice(), added.as_slice(), pairs.is_empty()) {
            let message = format!(
                "the media type is {} now, no longer {}",
                new.media, old.media
            );
            let kind = direction.kind("media-type-changed");
            self.report(Class::Breaking, &at(&old.essence), kind, message);
            pairs.push((removed.remove(0), added.remove(0)));
        }
        let had_none = pairs.is_empty() && removed.is_empty();
        let has_none = pairs.is_empty() && added.is_empty();
        for old in &removed {
            let (kind, message) = match has_none {
                true => ("body-removed", "there is no body any more".to_owned()),
                false => (
                    "media-type-removed",
                    format!("{} is no longer one of the media types", old.media),
                ),
            };
            let place = at(&old.essence);
            self.report(Class::Breaking, &place, direction.kind(kind), message);
        }
        for new in &added {
            let (kind, message) = match had_none {
                true => ("body-added", "there is a body now".to_owned()),
                false => (
                    "media-type-added",
                    format!("{} is another media type", new.media),
                ),
            };
            let place = at(&new.essence);
            self.report(Class::Compatible, &place, direction.kind(kind), message);
        }
        for (old, new) in pairs {
            let place = at(&old.essence);
            if old.essence == new.essence && old.media != new.media {
                let message = format!("the media type was {} and is {}", old.media, new.media);
                let kind = "media-type-parameter-changed";
                self.report(Class::Cosmetic, &place, kind, message);
            }
            let schema = |body: &Body<'a>| body.value.get("schema").unwrap_or(&view::ANYTHING);
            let context = Context::default();
            self.schema(schema(&old), schema(&new), &place, direction, context);
            self.rest(old.value, new.value, &["schema"], &place, direction);
        }
    }
}

/// A body of one media type.
struct Body<'a> {
    media: &'a str,
    /// The media type without its parameters.
    essence: String,
    value: &'a Value,
}

fn bodies(content: Option<&Value>) -> Vec<Body<'_>> {
    let content = content.and_then(Value::as_object);
    content
        .into_iter()
        .flatten()
        .map(|(media, value)| Body {
            media,
            essence: media
                .split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_lowercase(),
            value,
        })
        .collect()
}

#[cfg(test)]
#[path = "bodies_tests.rs"]
mod tests;
