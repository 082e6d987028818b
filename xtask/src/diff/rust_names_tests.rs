use serde_json::{Value, json};

use crate::diff::fixture::*;

/// The lines that name items in Rust.
fn items(old: &Value, new: &Value) -> Vec<String> {
    let text = report(old, new).to_text();
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("Rust: ").map(str::to_owned))
        .collect()
}

#[test]
fn a_field_is_named_as_the_bindings_name_it() {
    let with = |kind: &str| {
        with_response(json!({
            "Thing": {"type": "object", "properties": {
                "Type": {"type": kind}, "inner": {"type": "object", "properties": {"maxSize": {"type": kind}}},
                "list": {"type": "array", "items": {"$ref": "#/components/schemas/other_thing"}}
            }},
            "other_thing": {"type": "object", "properties": {"2nd": {"type": kind}}}
        }))
    };
    assert_eq!(
        items(&with("string"), &with("integer")),
        [
            "types::Thing::type_",
            "types::ThingInner::max_size",
            "types::OtherThing::x2nd"
        ]
    );
}

#[test]
fn a_parameter_is_a_setter_of_its_builder() {
    let with = |kind: &str| {
        with_operation(
            json!({"parameters": [{"name": "pageSize", "in": "query", "schema": {"type": kind}}]}),
        )
    };
    assert_eq!(
        items(&with("string"), &with("integer")),
        ["builder::GetThings::page_size"]
    );
}

#[test]
fn a_field_of_an_inline_answer_is_one_of_the_type_named_after_the_operation() {
    let with = |kind: &str| {
        let schema = holding(json!({ "type": kind }));
        with_operation(
            json!({"responses": {"200": {"description": "D", "content": {
                "application/json": {"schema": schema}
            }}}}),
        )
    };
    assert_eq!(
        items(&with("string"), &with("integer")),
        ["types::GetThingsResponse::a"]
    );
}

#[test]
fn an_operation_is_a_method() {
    assert_eq!(
        items(&document(json!({}), json!({})), &with_operation(json!({}))),
        ["Client::get_things"]
    );
}

#[test]
fn what_is_not_generated_has_no_name() {
    // Error bodies are decoded by hand.
    let with = |kind: &str| {
        let schema = json!({"$ref": "#/components/schemas/Problem"});
        let mut document = with_operation(json!({"responses": {
            "200": {"description": "D"},
            "422": {"description": "D", "content": {"application/json": {"schema": schema}}}
        }}));
        document["components"]["schemas"]["Problem"] = holding(json!({ "type": kind }));
        document
    };
    let found = changes(&with("string"), &with("integer"));
    assert_eq!(found, ["breaking response-type-changed at Problem.a"]);
    assert!(items(&with("string"), &with("integer")).is_empty());
}

#[test]
fn a_field_of_a_component_that_is_described_in_place_now_keeps_its_type() {
    let inner = |kind: &str| holding(json!({ "type": kind }));
    let old = with_response(json!({
        "Thing": {"type": "object", "properties": {"inner": {"$ref": "#/components/schemas/Part"}}},
        "Part": inner("string")
    }));
    let new = in_response(json!({"type": "object", "properties": {"inner": inner("integer")}}));
    assert_eq!(items(&old, &new), ["types::Part::a"]);
}
