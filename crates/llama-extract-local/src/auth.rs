//! Who may ask: a bearer key, checked before anything else.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::routes::Refusal;

/// The key that callers must send; none accepts every non-empty one.
#[derive(Clone, Default)]
pub(crate) struct Key(Option<Arc<str>>);

impl Key {
    pub(crate) fn new(key: Option<String>) -> Self {
        Self(key.map(Arc::from))
    }

    fn accepts(&self, given: &str) -> bool {
        match &self.0 {
            None => true,
            Some(key) => same_bytes(key.as_bytes(), given.as_bytes()),
        }
    }
}

/// Compares in a time that depends on the length alone, so that timing tells nothing about the key.
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    let difference = a.iter().zip(b).fold(0, |sum, (x, y)| sum | (x ^ y));
    a.len() == b.len() && std::hint::black_box(difference) == 0
}

pub(crate) async fn require_key(State(key): State<Key>, request: Request, next: Next) -> Response {
    let given = request
        .headers()
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, key)| key.trim())
        .filter(|key| !key.is_empty());
    match given {
        None => Refusal::new(StatusCode::UNAUTHORIZED, "Not authenticated").into_response(),
        Some(given) if !key.accepts(given) => Refusal::new(
            StatusCode::UNAUTHORIZED,
            "Invalid API key. Check the key, and that it belongs to the region of this base URL.",
        )
        .into_response(),
        Some(_) => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_accepts_itself_alone() {
        let key = Key::new(Some("llx-one".into()));
        assert!(key.accepts("llx-one"));
        assert!(!key.accepts("llx-two"));
        assert!(!key.accepts("llx-one-and-more"));
        assert!(!key.accepts(""));
    }

    #[test]
    fn no_key_accepts_any() {
        assert!(Key::default().accepts("llx-anything"));
    }
}
