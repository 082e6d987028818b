use serde_json::{Value, json};

use crate::diff::fixture::*;

fn described(keyword: &str, value: Value) -> Value {
    let mut field = json!({"type": "string"});
    field[keyword] = value;
    holding(field)
}

#[test]
fn another_description_is_cosmetic() {
    let found = in_responses(
        described("description", json!("Old")),
        described("description", json!("New")),
    );
    assert_eq!(found, ["cosmetic description-changed at Thing.a"]);
}

#[test]
fn another_title_is_cosmetic() {
    let found = in_requests(
        described("title", json!("A")),
        described("title", json!("B")),
    );
    assert_eq!(found, ["cosmetic title-changed at Thing.a"]);
}

#[test]
fn other_examples_are_cosmetic() {
    for keyword in ["example", "examples"] {
        let found = in_requests(
            described(keyword, json!(["A"])),
            described(keyword, json!(["B"])),
        );
        assert_eq!(found, ["cosmetic example-changed at Thing.a"]);
    }
}

#[test]
fn another_extension_is_cosmetic() {
    let found = in_requests(
        described("x-order", json!(1)),
        described("x-order", json!(2)),
    );
    assert_eq!(found, ["cosmetic extension-changed at Thing.a"]);
}

#[test]
fn a_field_called_description_is_a_field() {
    let old = json!({"type": "object", "properties": {"description": {"type": "string"}}});
    let new = json!({"type": "object", "properties": {"description": {"type": "integer"}}});
    let found = in_requests(old, new);
    assert_eq!(
        found,
        ["breaking request-type-changed at Thing.description"]
    );
}

#[test]
fn another_summary_of_an_operation_is_cosmetic() {
    let found = changes(
        &with_operation(json!({"summary": "Old", "description": "Old"})),
        &with_operation(json!({"summary": "New", "description": "New"})),
    );
    assert_eq!(
        found,
        [
            "cosmetic description-changed at GET /things",
            "cosmetic summary-changed at GET /things"
        ]
    );
}

#[test]
fn another_description_of_an_answer_is_cosmetic() {
    let with = |text: &str| with_operation(json!({"responses": {"200": {"description": text}}}));
    let found = changes(&with("Old"), &with("New"));
    assert_eq!(
        found,
        ["cosmetic description-changed at GET /things response 200"]
    );
}

#[test]
fn a_sample_of_a_body_is_cosmetic() {
    let with = |sample: &str| {
        with_operation(
            json!({"requestBody": {"content": {"application/json": {"example": sample}}}}),
        )
    };
    let found = changes(&with("Old"), &with("New"));
    assert_eq!(found, ["cosmetic example-changed at GET /things body"]);
}

#[test]
fn the_wording_of_a_field_that_came_is_part_of_the_field() {
    let found = in_responses(json!({"type": "object"}), described("title", json!("A")));
    assert_eq!(found, ["compatible response-field-added at Thing.a"]);
}

#[test]
fn a_cookie_is_cosmetic_unless_it_is_required() {
    let with = |cookies: Value| with_operation(json!({ "parameters": cookies }));
    let cookie = |required: bool| {
        with(
            json!([{"name": "session", "in": "cookie", "required": required, "schema": {"type": "string"}}]),
        )
    };
    let place = "GET /things cookie session";
    assert_eq!(
        changes(&with(json!([])), &cookie(false)),
        [format!("cosmetic cookie-changed at {place}")]
    );
    assert_eq!(
        changes(&cookie(false), &cookie(true)),
        [format!("breaking cookie-changed at {place}")]
    );
}
