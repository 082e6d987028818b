//! Comparing where the service is, and how it is entered.
//!
//! | fact | class |
//! |---|---|
//! | security asks for more, or in another way | breaking |
//! | security asks for less, or offers another way | compatible |
//! | server added | compatible |
//! | server removed | breaking |

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::change::Class;
use super::compare::Comparison;
use super::place::Place;
use super::values::{same_json, short};
use crate::schema;

impl<'a> Comparison<'a> {
    pub(super) fn security(&mut self, old: &'a Value, new: &'a Value, place: &Place) {
        let of = |operation: &Value| -> Vec<Value> {
            let ways = operation.get("security").and_then(Value::as_array);
            ways.cloned().unwrap_or_default()
        };
        let (old, new) = (of(old), of(new));
        let has = |ways: &[Value], way: &Value| ways.iter().any(|known| same_json(known, way));
        if old.len() == new.len() && old.iter().all(|way| has(&new, way)) {
            return;
        }
        // No way to authenticate, or an empty one, means that nobody has to.
        let open = new.is_empty() || has(&new, &json!({}));
        let class = match open || (!old.is_empty() && old.iter().all(|way| has(&new, way))) {
            true => Class::Compatible,
            false => Class::Breaking,
        };
        let message = format!(
            "the ways to authenticate were {} and are {}",
            short(&Value::Array(old)),
            short(&Value::Array(new))
        );
        self.report(class, place, "security-changed", message);
    }

    pub(super) fn security_schemes(&mut self) {
        let of = |document: &'a Value| {
            let schemes = document.pointer("/components/securitySchemes");
            schemes.and_then(Value::as_object)
        };
        let (olds, news) = (of(self.old), of(self.new));
        let names = [olds, news].into_iter().flatten().flat_map(|it| it.keys());
        let names: BTreeSet<&String> = names.collect();
        for name in names {
            let scheme = |of: Option<&'a schema::Object>| of.and_then(|it| it.get(name));
            let place = Place::document(&format!("securitySchemes {name}"));
            match (scheme(olds), scheme(news)) {
                (Some(old), Some(new)) => self.security_scheme(old, new, &place),
                (Some(_), None) => {
                    let message = "this way to authenticate is gone";
                    self.report(Class::Breaking, &place, "security-scheme-removed", message);
                }
                (None, _) => {
                    let message = "this way to authenticate is new";
                    self.report(Class::Compatible, &place, "security-scheme-added", message);
                }
            }
        }
    }

    fn security_scheme(&mut self, old: &Value, new: &Value, place: &Place) {
        let plain = |scheme: &Value| {
            let mut scheme = scheme.clone();
            if let Some(scheme) = scheme.as_object_mut() {
                scheme.retain(|key, _| key != "description" && !key.starts_with("x-"));
            }
            scheme
        };
        if !same_json(&plain(old), &plain(new)) {
            let message = format!("it was {} and is {}", short(old), short(new));
            self.report(Class::Breaking, place, "security-scheme-changed", message);
        } else if old != new {
            let message = "the security scheme is worded differently";
            self.report(Class::Cosmetic, place, "description-changed", message);
        }
    }

    pub(super) fn servers(&mut self) {
        let of = |document: &'a Value| -> Vec<(&'a str, &'a Value)> {
            let servers = document.get("servers").and_then(Value::as_array);
            let servers = servers.into_iter().flatten();
            servers
                .filter_map(|server| Some((server.get("url")?.as_str()?, server)))
                .collect()
        };
        let (olds, news) = (of(self.old), of(self.new));
        let place = Place::document("servers");
        for (url, old) in &olds {
            match news.iter().find(|(known, _)| known == url) {
                None => {
                    let message = format!("{url} is no longer a server");
                    self.report(Class::Breaking, &place, "server-removed", message);
                }
                Some((_, new)) if old.get("variables") != new.get("variables") => {
                    let message = format!("the variables of {url} are different");
                    self.report(Class::Breaking, &place, "server-changed", message);
                }
                Some((_, new)) if old != new => {
                    let message = format!("{url} is described differently");
                    self.report(Class::Cosmetic, &place, "description-changed", message);
                }
                Some(_) => {}
            }
        }
        for (url, _) in &news {
            if !olds.iter().any(|(known, _)| known == url) {
                let message = format!("{url} is a new server");
                self.report(Class::Compatible, &place, "server-added", message);
            }
        }
    }
}

#[cfg(test)]
#[path = "access_tests.rs"]
mod tests;
