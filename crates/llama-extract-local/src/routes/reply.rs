//! Answers that say no: `{"detail": ...}` as a sentence, or as a list for a request that does not fit.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::store::StoreError;

/// An answer outside 2xx.
#[derive(Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    detail: Value,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            status,
            detail: Value::String(detail.into()),
        }
    }

    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    pub(crate) fn not_found(kind: &str, id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("{kind} {id} not found"))
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Closed => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "The service is stopping; start it again and repeat the request",
            ),
            other => Self::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                format!("The state of the service cannot be read or written: {other}"),
            ),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(json!({"detail": self.detail}))).into_response()
    }
}

/// What does not fit in a request, collected so that one answer names all of it.
#[derive(Debug, Default)]
pub(crate) struct Misfits(Vec<Value>);

impl Misfits {
    /// `kind` is the machine's word for it, as the hosted service's validator names errors.
    pub(crate) fn add(&mut self, loc: &[&str], kind: &str, msg: impl Into<String>, input: Value) {
        let loc: Vec<Value> = loc.iter().map(|&part| part.into()).collect();
        self.add_at(&loc, kind, msg, input);
    }

    /// As [`Misfits::add`], for a place in a list: that part of `loc` is a number.
    pub(crate) fn add_at(
        &mut self,
        loc: &[Value],
        kind: &str,
        msg: impl Into<String>,
        input: Value,
    ) {
        self.0
            .push(json!({"type": kind, "loc": loc, "msg": msg.into(), "input": input}));
    }

    pub(crate) fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    pub(crate) fn missing(&mut self, loc: &[&str]) {
        self.add(loc, "missing", "Field required", Value::Null);
    }

    /// Takes over what another part of the request was refused for.
    ///
    /// # Errors
    ///
    /// When that was no misfit.
    pub(crate) fn absorb(&mut self, refusal: Refusal) -> Result<(), Refusal> {
        match refusal.detail {
            Value::Array(misfits) => {
                self.0.extend(misfits);
                Ok(())
            }
            _ => Err(refusal),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The 422 answer when anything was added.
    pub(crate) fn refuse_any(self) -> Result<(), Refusal> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Refusal {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            detail: Value::Array(self.0),
        })
    }

    /// The 422 answer with one entry.
    pub(crate) fn one(loc: &[&str], kind: &str, msg: impl Into<String>, input: Value) -> Refusal {
        let mut misfits = Self::default();
        misfits.add(loc, kind, msg, input);
        Refusal {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            detail: Value::Array(misfits.0),
        }
    }
}
