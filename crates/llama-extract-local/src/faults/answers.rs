//! What a fault answers: status, headers and body as the hosted service or a proxy before it has them.

use axum::Json;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::rule::{BodyKind, FaultRule, RetryAfter};
use crate::ids;

/// The answer of a rule that [has a status](FaultRule::status).
pub(super) fn answer(rule: &FaultRule, status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = match rule.body {
        BodyKind::Json => Json(json_body(rule, status)).into_response(),
        BodyKind::Html => {
            let mut response = Response::new(Body::from(page(status)));
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            response.headers_mut().insert(CONTENT_TYPE, html);
            response
        }
        BodyKind::Empty => Response::new(Body::empty()),
    };
    *response.status_mut() = status;
    if let Some(value) = rule.retry_after.and_then(retry_after) {
        response.headers_mut().insert(RETRY_AFTER, value);
    }
    response
}

/// `detail` as text, but as a list for 422, as the service has it; a correlation id in 5xx.
fn json_body(rule: &FaultRule, status: StatusCode) -> Value {
    let detail = match &rule.detail {
        Some(text) => Value::String(text.clone()),
        None if status == StatusCode::UNPROCESSABLE_ENTITY => {
            json!([{"type": "value_error", "loc": ["body"], "msg": "Value error, refused on request", "input": null}])
        }
        None => Value::String(detail(status).to_owned()),
    };
    let mut body = Map::new();
    body.insert("detail".to_owned(), detail);
    if status.is_server_error() {
        body.insert("correlation_id".to_owned(), ids::new_id("cor").into());
    }
    Value::Object(body)
}

/// Begins or contains what the hosted service says, where that is known.
fn detail(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "inputs_invalid: refused on request",
        401 => {
            "Invalid API key. Check the key, and that it belongs to the region of this base URL."
        }
        402 => "Credits exceeded: no quota left to create a job",
        403 => "Access to the file or project is denied",
        404 => "Not Found",
        408 => "Request Timeout",
        409 => "Conflict with the current state",
        413 => {
            "File size exceeds the limit of 512 MB. Upload a smaller file, or split the document."
        }
        429 => "Resources exhausted: too many requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => status.canonical_reason().unwrap_or("Refused on request"),
    }
}

fn page(status: StatusCode) -> String {
    format!(
        "<!DOCTYPE html>\n<html><head><title>{status}</title></head>\n<body><h1>{status}</h1><p>proxy</p></body></html>\n"
    )
}

fn retry_after(when: RetryAfter) -> Option<HeaderValue> {
    let whole = |time: std::time::Duration| {
        let broken = u64::from(time.subsec_nanos() > 0);
        time.as_secs().saturating_add(broken)
    };
    let text = match when {
        RetryAfter::Seconds(time) => whole(time).to_string(),
        RetryAfter::Date(time) => {
            let later = TimeDelta::try_seconds(i64::try_from(whole(time)).ok()?)?;
            let date = Utc::now().checked_add_signed(later)?;
            date.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
        }
    };
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_broken_second_is_waited_for_as_a_whole_one() {
        let header = retry_after(RetryAfter::Seconds(Duration::from_millis(1_001)));
        assert_eq!(header, Some(HeaderValue::from_static("2")));
    }

    #[test]
    fn a_date_that_no_calendar_has_is_left_out() {
        assert_eq!(retry_after(RetryAfter::Date(Duration::MAX)), None);
    }
}
