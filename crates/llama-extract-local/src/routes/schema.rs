//! Schema validation.

use axum::Json;
use serde_json::{Value, json};

use super::body::{JsonObject, Members};
use super::reply::Refusal;

/// Answers with the schema as it was sent: it is ready for use.
pub(crate) async fn validate(JsonObject(body): JsonObject) -> Result<Json<Value>, Refusal> {
    let mut members = Members::new(&body, &["body"]);
    let schema = members.object("data_schema");
    if body.get("data_schema").is_none_or(Value::is_null) {
        members.misfit(
            "data_schema",
            "dict_type",
            "Input should be a valid dictionary",
        );
    }
    members.misfits.refuse_any()?;
    let schema = schema.cloned().map_or(Value::Null, Value::Object);
    crate::schema::check(&schema).map_err(refuse)?;
    Ok(Json(json!({"data_schema": schema})))
}

pub(crate) fn refuse(reason: String) -> Refusal {
    Refusal::bad_request(format!("schema_validation: {reason}"))
}
