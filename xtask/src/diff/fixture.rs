//! Small documents for tests, and what a comparison says about two of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use serde_json::{Value, json};

use super::report::Report;
use super::{compare, document};

/// A document with operations and components.
pub(super) fn document(paths: Value, schemas: Value) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas}
    })
}

/// A document with one operation, `GET /things`, that is called `get_things`.
pub(super) fn with_operation(mut operation: Value) -> Value {
    let parts = operation.as_object_mut().unwrap();
    parts
        .entry("operationId")
        .or_insert_with(|| json!("get_things"));
    parts
        .entry("responses")
        .or_insert_with(|| json!({"200": {"description": "OK"}}));
    document(json!({"/things": {"get": operation}}), json!({}))
}

/// A document whose requests hold `Thing`.
pub(super) fn in_request(thing: Value) -> Value {
    with_request(json!({ "Thing": thing }))
}

/// The same, with other components beside `Thing`.
pub(super) fn with_request(schemas: Value) -> Value {
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}});
    let operation = json!({
        "operationId": "create_thing",
        "requestBody": {"required": true, "content": content},
        "responses": {"204": {"description": "No content"}}
    });
    document(json!({"/things": {"post": operation}}), schemas)
}

/// A document whose answers hold `Thing`.
pub(super) fn in_response(thing: Value) -> Value {
    with_response(json!({ "Thing": thing }))
}

/// The same, with other components beside `Thing`.
pub(super) fn with_response(schemas: Value) -> Value {
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}});
    let operation = json!({
        "operationId": "get_thing",
        "responses": {"200": {"description": "OK", "content": content}}
    });
    document(json!({"/things": {"get": operation}}), schemas)
}

/// An object with one field, `a`, which is optional.
pub(super) fn holding(field: Value) -> Value {
    json!({"type": "object", "properties": {"a": field}})
}

/// An object with one field, `a`, which is required.
pub(super) fn requiring(field: Value) -> Value {
    json!({"type": "object", "required": ["a"], "properties": {"a": field}})
}

/// Compares two documents; on the way, checks that each equals itself.
pub(super) fn report(old: &Value, new: &Value) -> Report {
    for document in [old, new] {
        let report = compare_as_they_are(document, document);
        assert!(report.changes.is_empty(), "{}", report.to_text());
    }
    compare_as_they_are(old, new)
}

fn compare_as_they_are(old: &Value, new: &Value) -> Report {
    let usable = |name: &str, document: &Value| document::usable(name, document.clone()).unwrap();
    compare(document::pair(usable("old", old), usable("new", new), false).unwrap())
}

/// What changed, a line each: `breaking request-field-removed at Thing.a`.
pub(super) fn changes(old: &Value, new: &Value) -> Vec<String> {
    let report = report(old, new);
    let line = |change: &super::change::Change| {
        let class = change.class.word();
        format!("{class} {} at {}", change.kind, change.path)
    };
    report.changes.iter().map(line).collect()
}

/// What changed when `Thing` stands in requests.
pub(super) fn in_requests(old: Value, new: Value) -> Vec<String> {
    changes(&in_request(old), &in_request(new))
}

/// What changed when `Thing` stands in answers.
pub(super) fn in_responses(old: Value, new: Value) -> Vec<String> {
    changes(&in_response(old), &in_response(new))
}

/// Nothing changed.
pub(super) const NOTHING: [&str; 0] = [];
