//! JSON bodies, refused with the detail list of the hosted service when they do not fit.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::reply::{Misfits, Refusal};

/// The members of a JSON object in the body.
pub(crate) struct JsonObject(pub(crate) Map<String, Value>);

/// Any JSON in the body.
pub(crate) struct JsonValue(pub(crate) Value);

impl<S: Send + Sync> FromRequest<S> for JsonObject {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let JsonValue(value) = JsonValue::from_request(request, state).await?;
        match value {
            Value::Object(map) => Ok(Self(map)),
            other => Err(Misfits::one(
                &["body"],
                "model_attributes_type",
                "Input should be a valid dictionary or object to extract fields from",
                shown(&other),
            )),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for JsonValue {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|e| match e.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Refusal::new(
                    e.status(),
                    "the request body is too large for this operation; upload a large document as a file and give its id",
                ),
                status => Refusal::new(status, format!("the request body cannot be read: {e}")),
            })?;
        if bytes.is_empty() {
            return Err(Misfits::one(
                &["body"],
                "missing",
                "Field required",
                Value::Null,
            ));
        }
        match serde_json::from_slice(&bytes) {
            Ok(value) => Ok(Self(value)),
            Err(e) => Err(Misfits::one(
                &["body", &e.column().to_string()],
                "json_invalid",
                format!("JSON decode error: {e}"),
                Value::Null,
            )),
        }
    }
}

/// An input as an error shows it: not whole when it is long.
pub(crate) fn shown(value: &Value) -> Value {
    let text = value.to_string();
    if text.len() <= 200 {
        return value.clone();
    }
    Value::String(text.chars().take(200).chain(['…']).collect())
}

/// Reads members of an object and collects what does not fit.
pub(crate) struct Members<'b> {
    map: &'b Map<String, Value>,
    loc: Vec<String>,
    pub(crate) misfits: Misfits,
}

impl<'b> Members<'b> {
    pub(crate) fn new(map: &'b Map<String, Value>, loc: &[&str]) -> Self {
        Self {
            map,
            loc: loc.iter().map(|&part| part.to_owned()).collect(),
            misfits: Misfits::default(),
        }
    }

    /// A member that is there and not null.
    pub(crate) fn get(&self, name: &str) -> Option<&'b Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn misfit(&mut self, name: &str, kind: &str, msg: impl Into<String>) {
        let loc: Vec<&str> = self.loc.iter().map(String::as_str).chain([name]).collect();
        match self.map.get(name) {
            None => self.misfits.missing(&loc),
            Some(value) => self.misfits.add(&loc, kind, msg, shown(value)),
        }
    }

    pub(crate) fn text(&mut self, name: &str) -> Option<&'b str> {
        let value = self.get(name)?;
        if value.as_str().is_none() {
            self.misfit(name, "string_type", "Input should be a valid string");
        }
        value.as_str()
    }

    /// A list of strings; empty when it is not there.
    pub(crate) fn texts(&mut self, name: &str) -> Vec<String> {
        let Some(value) = self.get(name) else {
            return Vec::new();
        };
        let list = value.as_array().map(|items| {
            let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>()
        });
        match list.flatten() {
            Some(texts) => texts,
            None => {
                self.misfit(name, "list_type", "Input should be a valid list of strings");
                Vec::new()
            }
        }
    }

    pub(crate) fn flag(&mut self, name: &str) -> bool {
        match self.get(name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.misfit(name, "bool_type", "Input should be a valid boolean");
                false
            }
        }
    }

    pub(crate) fn object(&mut self, name: &str) -> Option<&'b Map<String, Value>> {
        let value = self.get(name)?;
        if value.as_object().is_none() {
            self.misfit(name, "dict_type", "Input should be a valid dictionary");
        }
        value.as_object()
    }

    /// An integer of at least 1.
    pub(crate) fn positive(&mut self, name: &str) -> Option<usize> {
        let value = self.get(name)?;
        // Clients whose types come from a schema with `minimum: 1.0` may send 3.0 for 3.
        let number = value.as_u64().or_else(|| {
            value
                .as_f64()
                .filter(|f| f.fract() == 0.0 && *f >= 0.0)
                .map(|f| f as u64)
        });
        match number {
            Some(0) | None => {
                self.misfit(
                    name,
                    "greater_than_equal",
                    "Input should be an integer greater than or equal to 1",
                );
                None
            }
            Some(number) => Some(usize::try_from(number).unwrap_or(usize::MAX)),
        }
    }

    pub(crate) fn choice(&mut self, name: &str, choices: &[&str]) -> Option<&'b str> {
        let text = self.text(name)?;
        if choices.contains(&text) {
            return Some(text);
        }
        let quoted: Vec<String> = choices.iter().map(|c| format!("'{c}'")).collect();
        let msg = match quoted.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("Input should be {} or {last}", rest.join(", "))
            }
            _ => format!("Input should be {}", quoted.concat()),
        };
        self.misfit(name, "enum", msg);
        None
    }
}

/// Reading the body failed because it was too long.
pub(crate) fn too_large(limit: u64) -> Refusal {
    Refusal::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        format!(
            "File size exceeds the limit of {} MB. Upload a smaller file, or split the document.",
            limit / (1024 * 1024)
        ),
    )
}
