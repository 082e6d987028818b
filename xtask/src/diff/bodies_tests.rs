use serde_json::{Value, json};

use crate::diff::fixture::*;

fn with(body: Value) -> Value {
    with_operation(json!({ "requestBody": body }))
}

fn body(required: bool, media: &str) -> Value {
    let mut content = json!({});
    content[media] = json!({"schema": {"type": "string"}});
    json!({"required": required, "content": content})
}

const JSON: &str = "application/json";

#[test]
fn a_new_optional_body_is_compatible() {
    let found = changes(&with_operation(json!({})), &with(body(false, JSON)));
    assert_eq!(found, ["compatible request-body-added at GET /things body"]);
}

#[test]
fn a_new_required_body_is_breaking() {
    let found = changes(&with_operation(json!({})), &with(body(true, JSON)));
    assert_eq!(
        found,
        ["breaking required-request-body-added at GET /things body"]
    );
}

#[test]
fn a_removed_body_is_breaking() {
    let found = changes(&with(body(false, JSON)), &with_operation(json!({})));
    assert_eq!(found, ["breaking request-body-removed at GET /things body"]);
}

#[test]
fn a_body_that_became_required_is_breaking() {
    let found = changes(&with(body(false, JSON)), &with(body(true, JSON)));
    assert_eq!(
        found,
        ["breaking request-body-became-required at GET /things body"]
    );
}

#[test]
fn a_body_that_became_optional_is_compatible() {
    let found = changes(&with(body(true, JSON)), &with(body(false, JSON)));
    assert_eq!(
        found,
        ["compatible request-body-became-optional at GET /things body"]
    );
}

#[test]
fn another_media_type_is_breaking() {
    let found = changes(&with(body(true, JSON)), &with(body(true, "text/plain")));
    assert_eq!(
        found,
        ["breaking request-media-type-changed at GET /things body"]
    );
}

#[test]
fn another_media_type_beside_the_known_one_is_compatible_and_one_fewer_is_breaking() {
    let mut both = body(true, JSON);
    both["content"]["text/plain"] = json!({"schema": {"type": "string"}});
    let (one, both) = (with(body(true, JSON)), with(both));
    assert_eq!(
        changes(&one, &both),
        ["compatible request-media-type-added at GET /things body (text/plain)"]
    );
    assert_eq!(
        changes(&both, &one),
        ["breaking request-media-type-removed at GET /things body (text/plain)"]
    );
}

#[test]
fn a_parameter_of_a_media_type_is_cosmetic() {
    let new = with(body(true, "application/json; charset=utf-8"));
    assert_eq!(
        changes(&with(body(true, JSON)), &new),
        ["cosmetic media-type-parameter-changed at GET /things body"]
    );
}

#[test]
fn another_encoding_of_a_form_is_breaking() {
    let form = "multipart/form-data";
    let mut new = body(true, form);
    new["content"][form]["encoding"] = json!({"a": {"contentType": "text/csv"}});
    assert_eq!(
        changes(&with(body(true, form)), &with(new)),
        ["breaking keyword-changed at GET /things body (multipart/form-data)"]
    );
}

#[test]
fn a_field_of_an_inline_body_is_named_within_its_operation() {
    let with_field = |kind: &str| {
        let schema = json!({"type": "object", "properties": {"a": {"type": kind}}});
        with(json!({"content": {"application/json": {"schema": schema}}}))
    };
    assert_eq!(
        changes(&with_field("string"), &with_field("integer")),
        ["breaking request-type-changed at GET /things body.a"]
    );
}
