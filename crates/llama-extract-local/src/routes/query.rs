//! Query strings: repeated keys are lists; what does not parse is named in one 422.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde_json::{Value, json};

use super::reply::{Misfits, Refusal};
use crate::store::{Cursor, Order, PageOf, PageRequest};

const DEFAULT_PAGE: usize = 50;
pub(crate) const MAX_PAGE: i64 = 1_000;

pub(crate) struct Query {
    pairs: Vec<(String, String)>,
    misfits: Misfits,
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let text = parts.uri.query().unwrap_or_default();
        let pairs = form_urlencoded::parse(text.as_bytes())
            .into_owned()
            .collect();
        Ok(Self {
            pairs,
            misfits: Misfits::default(),
        })
    }
}

impl Query {
    /// The last value of a key that is given more than once; an empty one counts as not given.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        let mut values = self.pairs.iter().rev().filter(|(key, _)| key == name);
        let (_, value) = values.next()?;
        (!value.is_empty()).then_some(value)
    }

    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.one(name).map(str::to_owned)
    }

    pub(crate) fn many(&self, name: &str) -> Vec<String> {
        let of_name = self.pairs.iter().filter(|(key, _)| key == name);
        of_name.map(|(_, value)| value.clone()).collect()
    }

    pub(crate) fn expands(&self, name: &str) -> bool {
        self.pairs.iter().any(|(k, v)| k == "expand" && v == name)
    }

    pub(crate) fn flag(&mut self, name: &str) -> bool {
        match self.one(name).map(str::to_lowercase).as_deref() {
            None | Some("false" | "0" | "no" | "off") => false,
            Some("true" | "1" | "yes" | "on") => true,
            Some(_) => {
                self.misfit(
                    name,
                    "bool_parsing",
                    "Input should be a valid boolean, unable to interpret input",
                );
                false
            }
        }
    }

    pub(crate) fn time(&mut self, name: &str) -> Option<DateTime<Utc>> {
        let text = self.one(name)?;
        let time = parse_time(text);
        if time.is_none() {
            self.misfit(
                name,
                "datetime_from_date_parsing",
                "Input should be a valid datetime, such as 2026-01-31T12:00:00Z",
            );
        }
        time
    }

    pub(crate) fn required(&mut self, name: &str) -> String {
        let value = self.owned(name);
        if value.is_none() {
            self.misfits.missing(&["query", name]);
        }
        value.unwrap_or_default()
    }

    /// A whole number within bounds.
    pub(crate) fn count(
        &mut self,
        name: &str,
        bounds: std::ops::RangeInclusive<usize>,
        default: usize,
    ) -> usize {
        match self.one(name).map(str::parse::<usize>) {
            None => default,
            Some(Ok(count)) if bounds.contains(&count) => count,
            Some(_) => {
                let (least, most) = bounds.into_inner();
                let msg = format!("Input should be an integer between {least} and {most}");
                self.misfit(name, "int_parsing", &msg);
                default
            }
        }
    }

    pub(crate) fn choice(&mut self, name: &str, choices: &[&str]) -> Option<String> {
        let text = self.owned(name)?;
        if choices.contains(&text.as_str()) {
            return Some(text);
        }
        let msg = format!("Input should be one of {}", choices.join(", "));
        self.misfit(name, "enum", &msg);
        None
    }

    /// All values of a key, each one of the choices.
    pub(crate) fn choices(&mut self, name: &str, choices: &[&str]) -> Vec<String> {
        let given = self.many(name);
        for text in &given {
            if !choices.contains(&text.as_str()) {
                let msg = format!("Input should be one of {}", choices.join(", "));
                let loc = ["query", name];
                self.misfits.add(&loc, "enum", msg, text.as_str().into());
            }
        }
        given
    }

    /// An integer within bounds, both included.
    pub(crate) fn integer(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let number = self.one(name)?.parse().ok();
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let msg = format!("Input should be an integer between {least} and {most}");
            self.misfit(name, "int_parsing", &msg);
        }
        number
    }

    /// `page_size` and `page_token` of a list that comes newest first.
    pub(crate) fn page(&mut self) -> Result<PageRequest, Refusal> {
        self.page_in(&Order::NewestFirst)
    }

    /// `page_size` and `page_token` of a list in this order.
    pub(crate) fn page_in(&mut self, order: &Order) -> Result<PageRequest, Refusal> {
        let size = self.integer("page_size", 1, MAX_PAGE);
        page_request(size, self.one("page_token"), order)
    }

    pub(crate) fn misfit(&mut self, name: &str, kind: &str, msg: &str) {
        let input = self.one(name).map_or(Value::Null, Value::from);
        self.misfits.add(&["query", name], kind, msg, input);
    }

    /// Refuses the request when anything asked for so far did not parse.
    pub(crate) fn finish(self) -> Result<(), Refusal> {
        self.misfits.refuse_any()
    }
}

/// A page out of what was asked for, wherever that stood.
pub(crate) fn page_request(
    size: Option<i64>,
    token: Option<&str>,
    order: &Order,
) -> Result<PageRequest, Refusal> {
    let after = match token {
        None => None,
        Some(token) => {
            let place = Cursor::from_token(token).filter(|place| order.fits(place));
            Some(place.ok_or_else(|| {
                Refusal::bad_request(
                    "page_token is not one that this list gave out; start again without it",
                )
            })?)
        }
    };
    let size = size.and_then(|size| usize::try_from(size).ok());
    Ok(PageRequest {
        size: size.unwrap_or(DEFAULT_PAGE),
        after,
    })
}

/// RFC 3339; without an offset it is UTC, without a time midnight. A plus sign may arrive as a space.
fn parse_time(text: &str) -> Option<DateTime<Utc>> {
    let text = text.replace(' ', "+");
    if let Ok(time) = DateTime::parse_from_rfc3339(&text) {
        return Some(time.to_utc());
    }
    let plain = text.replace('+', "T");
    if let Ok(time) = NaiveDateTime::parse_from_str(&plain, "%Y-%m-%dT%H:%M:%S%.f") {
        return Some(time.and_utc());
    }
    let day = NaiveDate::parse_from_str(&plain, "%Y-%m-%d").ok()?;
    Some(day.and_hms_opt(0, 0, 0)?.and_utc())
}

/// The envelope of every list. `total_size` is for those who ask, and nothing asks for it yet.
pub(crate) fn page_json<T>(page: PageOf<T>, item: impl Fn(&T) -> Value) -> Value {
    json!({
        "items": page.items.iter().map(item).collect::<Vec<_>>(),
        "next_page_token": page.next,
        "total_size": null,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn times_are_read_with_offset_without_and_as_days() {
        let noon = DateTime::from_timestamp(1_767_268_800, 0).unwrap();
        for text in [
            "2026-01-01T12:00:00Z",
            "2026-01-01T13:00:00+01:00",
            "2026-01-01T13:00:00 01:00",
            "2026-01-01T12:00:00",
            "2026-01-01 12:00:00",
        ] {
            assert_eq!(parse_time(text), Some(noon), "{text}");
        }
        assert!(parse_time("2026-01-01").is_some());
        assert_eq!(parse_time("yesterday"), None);
    }
}
