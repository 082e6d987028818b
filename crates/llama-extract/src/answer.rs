//! From what the bindings report to an [`Error`]: every answer that is not the one asked for is read here.

use std::time::{Duration, SystemTime};

use llama_extract_api::Error as ApiError;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde_json::Value;

use crate::Error;
use crate::carry::Stalled;
use crate::content::Broken;
use crate::transport::{ENCODED, TOO_LARGE};

/// How much of an unexpected body is read: enough for any message, little enough for any log.
const BODY_LIMIT: usize = 16 * 1024;
/// How much of a body that is not the service's JSON is shown.
const EXCERPT: usize = 200;

/// Turns an error of the bindings into ours; `what` was tried ("create the extraction").
pub(crate) async fn error(error: ApiError<()>, what: &str, base_url: &str) -> Error {
    match error {
        ApiError::UnexpectedResponse(response) => unexpected(response, what, base_url).await,
        ApiError::CommunicationError(source) => unreachable(source, what, base_url),
        ApiError::ResponseBodyError(source) => broken_off(source, what, base_url),
        ApiError::InvalidResponsePayload(body, source) if body == TOO_LARGE => {
            Error::unreadable_answer(
                format!(
                    "cannot {what}: the answer of {base_url} is larger than this client reads; `answer_limit` sets how much"
                ),
                source,
            )
        }
        ApiError::InvalidResponsePayload(body, source) if body.starts_with(ENCODED) => {
            Error::unreadable_answer(
                format!(
                    "cannot {what}: {base_url} answered with a compressed body, which was not asked for; a proxy between may \
                     have done it"
                ),
                source,
            )
        }
        // The connection says that this is all of it. A proxy may have cut it off, once or always.
        ApiError::InvalidResponsePayload(_, source) if source.is_eof() => Error::truncated_answer(
            format!("cannot {what}: the answer of {base_url} stops in the middle ({source})"),
            source,
        ),
        // JSON may hold what was extracted, which has no place in a message.
        ApiError::InvalidResponsePayload(_, source) if source.is_data() => {
            Error::unreadable_answer(
                format!(
                    "cannot {what}: {base_url} answered with JSON that does not fit the API ({source}); a newer version of \
                 this crate may know it"
                ),
                source,
            )
        }
        // Nor has JSON that is broken, or nested deeper than any result: reading it would exhaust the stack.
        ApiError::InvalidResponsePayload(body, source) if looks_like_json(&body) => {
            Error::unreadable_answer(
                format!(
                    "cannot {what}: {base_url} answered with JSON that cannot be read ({source})"
                ),
                source,
            )
        }
        ApiError::InvalidResponsePayload(body, source) => Error::unreadable_answer(
            format!(
                "cannot {what}: {base_url} answered with something that is not the API's JSON ({source}); is the base \
                 URL right? It began: {}",
                excerpt(&String::from_utf8_lossy(&body))
            ),
            source,
        ),
        // The others come from no response: a request that cannot be built, an upgrade that we never ask for.
        other => Error::configuration(format!("cannot {what}: {other}")),
    }
}

fn looks_like_json(body: &[u8]) -> bool {
    matches!(body.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// The answer did not come to its end.
pub(crate) fn broken_off(source: reqwest::Error, what: &str, base_url: &str) -> Error {
    Error::transport(
        format!(
            "cannot {what}: the answer of {base_url} broke off ({})",
            root_cause(&source)
        ),
        source.without_url(),
    )
}

/// No answer came.
pub(crate) fn unreachable(source: reqwest::Error, what: &str, base_url: &str) -> Error {
    if let Some(broken) = Broken::behind(&source) {
        return Error::broken_content(format!("cannot {what}: {broken}"), source.without_url());
    }
    if let Some(stalled) = Stalled::behind(&source) {
        return Error::transport(
            format!("cannot {what}: {base_url} stands still: {stalled}"),
            source.without_url(),
        );
    }
    if source.is_body() || source.is_decode() {
        return broken_off(source, what, base_url);
    }
    let hint = if source.is_timeout() {
        "it took too long"
    } else if source.is_connect() {
        "is the service running there, and is the base URL right?"
    } else if source.is_builder() {
        "the request cannot be built"
    } else {
        "the connection broke"
    };
    let cause = root_cause(&source);
    Error::transport(
        format!("cannot {what}: no answer from {base_url} ({cause}); {hint}"),
        source.without_url(),
    )
}

/// The innermost cause says most: `Connection refused`.
fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    cause.to_string()
}

async fn unexpected(response: Response, what: &str, base_url: &str) -> Error {
    let status = response.status();
    let request_id = request_id(response.headers());
    let retry_after = retry_after(response.headers());
    let body = read(response).await;
    let detail = detail(&body);
    let words = detail.clone().unwrap_or_else(|| excerpt(&body));
    let words = if words.is_empty() {
        String::new()
    } else {
        format!(": {words}")
    };
    let remedy = remedy(status, base_url);
    Error::answer(
        format!("cannot {what}: {status}{words}{remedy}"),
        status,
        detail,
    )
    .with_headers(request_id, retry_after)
}

/// What helps against an error that every call can meet.
fn remedy(status: StatusCode, base_url: &str) -> String {
    match status.as_u16() {
        401 => format!(
            "; check the API key, and that it belongs to the region of {base_url} (a key works in one region only)"
        ),
        402 => "; the plan has no credits left".into(),
        413 => "; the service takes files up to 100 MB for extraction".into(),
        429 => "; send fewer requests at a time".into(),
        300..=399 => "; redirects to another host are not followed: correct the base URL".into(),
        _ => String::new(),
    }
}

/// The service's words, from either form of `detail`: a text, or a list of what is wrong where.
fn detail(body: &str) -> Option<String> {
    let body: Value = serde_json::from_str(body).ok()?;
    match body.get("detail")? {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => {
            let lines: Vec<String> = list.iter().map(problem).collect();
            Some(lines.join("; "))
        }
        other => Some(other.to_string()),
    }
}

/// `body.configuration.tier: ...` from an entry of a `detail` list.
fn problem(entry: &Value) -> String {
    let place: Vec<String> = entry
        .get("loc")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|token| {
            token
                .as_str()
                .map_or_else(|| token.to_string(), str::to_owned)
        })
        .collect();
    match entry.get("msg").and_then(Value::as_str) {
        Some(message) if place.is_empty() => message.to_owned(),
        Some(message) => format!("{}: {message}", place.join(".")),
        // The rest of an entry repeats what was sent.
        None => format!("{}: no message", place.join(".")),
    }
}

/// The beginning of a body, up to the limit; what cannot be read is left out: the status says enough.
async fn read(mut response: Response) -> String {
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        let room = BODY_LIMIT.saturating_sub(body.len());
        body.extend(chunk.iter().take(room));
        if body.len() >= BODY_LIMIT {
            break;
        }
    }
    String::from_utf8_lossy(&body).into_owned()
}

fn excerpt(body: &str) -> String {
    let line = body.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(EXCERPT).collect();
    if cut.len() < line.len() {
        format!("{cut}...")
    } else {
        cut
    }
}

pub(crate) fn request_id(headers: &HeaderMap) -> Option<String> {
    // No name is documented; these are what services and proxies use.
    ["x-request-id", "x-correlation-id", "cf-ray"]
        .into_iter()
        .find_map(|name| headers.get(name)?.to_str().ok().map(str::to_owned))
}

/// `Retry-After` in seconds, or as a date (RFC 9110, 10.2.3), which is held against the `Date` of the same answer: the
/// clocks of both ends need not agree. What is neither is no advice.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let then = httpdate::parse_http_date(text).ok()?;
    let date = headers.get(DATE).and_then(|date| date.to_str().ok());
    let now = date
        .and_then(|date| httpdate::parse_http_date(date).ok())
        .unwrap_or_else(SystemTime::now);
    // A moment that has passed asks for nothing.
    Some(then.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn both_forms_of_detail_are_read() {
        assert_eq!(
            detail(r#"{"detail": "Not authenticated"}"#).unwrap(),
            "Not authenticated"
        );
        let list = r#"{"detail": [{"loc": ["body", "items", 0], "msg": "Field required", "type": "missing"}]}"#;
        assert_eq!(detail(list).unwrap(), "body.items.0: Field required");
    }

    #[test]
    fn what_was_sent_is_not_repeated() {
        let list = r#"{"detail": [{"loc": ["body", "prompt"], "input": "Jane Roe"}]}"#;
        assert_eq!(detail(list).unwrap(), "body.prompt: no message");
    }

    #[test]
    fn a_body_that_is_not_json_has_no_detail() {
        assert_eq!(detail("<html>Bad gateway</html>"), None);
        assert_eq!(detail(""), None);
    }

    #[test]
    fn a_long_body_is_cut_at_a_character() {
        let text = excerpt(&"ä".repeat(1000));
        assert!(text.ends_with("...") && text.chars().count() == EXCERPT + 3);
    }

    #[test]
    fn retry_after_is_read_in_seconds_and_as_a_date() {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, "7".parse().unwrap());
        assert_eq!(retry_after(&headers), Some(Duration::from_secs(7)));
        headers.insert(RETRY_AFTER, "soon".parse().unwrap());
        assert_eq!(retry_after(&headers), None);
        let at = |time: &str| format!("Sun, 22 Nov 2026 {time} GMT").parse().unwrap();
        headers.insert(DATE, at("12:00:00"));
        headers.insert(RETRY_AFTER, at("12:00:03"));
        assert_eq!(retry_after(&headers), Some(Duration::from_secs(3)));
        headers.insert(RETRY_AFTER, at("11:59:00"));
        assert_eq!(retry_after(&headers), Some(Duration::ZERO));
    }
}
