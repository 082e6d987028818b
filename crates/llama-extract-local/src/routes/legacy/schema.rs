//! Schemas of the legacy API: objects, or their JSON as a string.

use axum::Json;
use axum::extract::State;
use serde_json::{Map, Value, json};

use crate::routes::App;
use crate::routes::body::{JsonObject, Members};
use crate::routes::generate::Draft;
use crate::routes::query::Query;
use crate::routes::reply::Refusal;
use crate::routes::schema::refuse;

/// Answers with the schema as an object: it is ready for use.
pub(super) async fn validate(JsonObject(body): JsonObject) -> Result<Json<Value>, Refusal> {
    let mut members = Members::new(&body, &["body"]);
    let schema = required(&mut members);
    members.misfits.refuse_any()?;
    let schema = read(schema)?;
    crate::schema::check(&schema).map_err(refuse)?;
    Ok(Json(json!({"data_schema": schema})))
}

pub(super) async fn generate(
    State(app): State<App>,
    query: Query,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    query.finish()?;
    let mut members = Members::new(&body, &["body"]);
    let request = Draft::read(&mut members);
    let given = optional(&mut members, "data_schema");
    members.misfits.refuse_any()?;
    let given = match given {
        Some(given) => Some(read(Some(given))?),
        None => None,
    };
    let generated = request.make(&app, given).await?;
    Ok(Json(json!({"data_schema": generated.data_schema})))
}

/// `data_schema` as it was given.
pub(super) fn required<'b>(members: &mut Members<'b>) -> Option<&'b Value> {
    let given = optional(members, "data_schema");
    if members.get("data_schema").is_none() {
        members.misfit("data_schema", "dict_type", SHAPE);
    }
    given
}

/// A schema under another name, as it was given.
pub(super) fn optional<'b>(members: &mut Members<'b>, name: &str) -> Option<&'b Value> {
    let given = members.get(name)?;
    if given.is_object() || given.is_string() {
        return Some(given);
    }
    members.misfit(name, "dict_type", SHAPE);
    None
}

const SHAPE: &str = "Input should be a valid dictionary, or its JSON as a string";

/// The object that a given schema is, or spells.
pub(super) fn read(given: Option<&Value>) -> Result<Value, Refusal> {
    match given {
        Some(Value::String(text)) => parse(text),
        Some(given) => Ok(given.clone()),
        None => Ok(Value::Object(Map::new())),
    }
}

pub(super) fn parse(text: &str) -> Result<Value, Refusal> {
    match serde_json::from_str(text) {
        Ok(schema @ Value::Object(_)) => Ok(schema),
        Ok(_) => Err(refuse(
            "data_schema is a string whose JSON is no object; send a JSON Schema of type object"
                .to_owned(),
        )),
        Err(e) => Err(refuse(format!(
            "data_schema is a string that is not JSON: {e}; send the schema as an object, or its JSON"
        ))),
    }
}
