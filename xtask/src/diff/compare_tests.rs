#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};

use crate::diff::fixture::*;

fn typed(kind: &str) -> Value {
    holding(json!({ "type": kind }))
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

#[test]
fn the_items_of_an_array_are_compared() {
    let list = |items: Value| holding(json!({"type": "array", "items": items}));
    let found = in_responses(
        list(requiring(json!({"type": "string"}))),
        list(requiring(json!({"type": "boolean"}))),
    );
    assert_eq!(found, ["breaking response-type-changed at Thing.a[].a"]);
}

#[test]
fn a_component_in_requests_and_answers_is_reported_once_for_each() {
    let both = |values: Value| {
        let content = json!({"application/json": {"schema": reference("Thing")}});
        let operation = json!({
            "operationId": "put_thing",
            "requestBody": {"content": content},
            "responses": {"200": {"description": "OK", "content": content}}
        });
        let again = json!({
            "operationId": "get_thing",
            "responses": {"200": {"description": "OK", "content": content}}
        });
        let thing = holding(json!({"type": "string", "enum": values}));
        document(
            json!({"/things": {"put": operation, "get": again}}),
            json!({ "Thing": thing }),
        )
    };
    let found = changes(&both(json!(["x", "y"])), &both(json!(["x"])));
    assert_eq!(
        found,
        [
            "breaking request-enum-value-removed at Thing.a",
            "compatible response-enum-value-removed at Thing.a"
        ]
    );
}

#[test]
fn a_component_and_the_same_schema_in_its_place_are_equal() {
    let other = holding(json!({"type": "string"}));
    let old = with_response(json!({"Thing": holding(reference("Other")), "Other": other}));
    let new = in_response(holding(other));
    assert_eq!(changes(&old, &new), NOTHING);
    assert_eq!(changes(&new, &old), NOTHING);
}

#[test]
fn a_component_with_a_new_name_is_breaking_for_its_name_in_rust() {
    let with = |name: &str| {
        let mut schemas = json!({"Thing": holding(reference(name))});
        schemas[name] = typed("string");
        with_response(schemas)
    };
    let report = report(&with("Old"), &with("New"));
    assert_eq!(
        changes(&with("Old"), &with("New")),
        ["breaking type-renamed at Old"]
    );
    assert!(report.to_text().contains("Rust: types::Old, types::New"));
}

#[test]
fn another_known_component_in_its_place_is_breaking() {
    let with = |name: &str| {
        let thing = json!({"type": "object", "properties": {
            "a": reference(name), "b": reference("First"), "c": reference("Second")
        }});
        with_response(json!({"Thing": thing, "First": typed("string"), "Second": typed("string")}))
    };
    assert_eq!(
        changes(&with("First"), &with("Second")),
        ["breaking type-replaced at Thing.a"]
    );
}

#[test]
fn a_schema_that_refers_to_itself_is_compared_once() {
    let tree = |leaf: &str| {
        let node = json!({"type": "object", "properties": {
            "children": {"type": "array", "items": reference("Thing")},
            "parent": {"allOf": [reference("Thing")], "nullable": true},
            "leaf": {"type": leaf}
        }});
        with_request(json!({ "Thing": node }))
    };
    assert_eq!(
        changes(&tree("string"), &tree("integer")),
        ["breaking request-type-changed at Thing.leaf"]
    );
}

#[test]
fn schemas_that_are_nothing_but_references_in_a_ring_are_compared() {
    let ring = || {
        with_request(json!({
            "Thing": reference("Other"),
            "Other": reference("Thing")
        }))
    };
    assert_eq!(changes(&ring(), &ring()), NOTHING);
    assert!(!changes(&ring(), &in_request(typed("string"))).is_empty());
}

#[test]
fn a_recursive_schema_equals_itself_unrolled_once() {
    let node = |next: &str| holding(reference(next));
    let old = with_response(json!({"Thing": node("Thing")}));
    let new = with_response(json!({
        "Thing": {"type": "object", "properties": {"a": {"type": "object", "properties": {"a": reference("Thing")}}}}
    }));
    assert_eq!(changes(&old, &new), NOTHING);
}

#[test]
fn inherited_fields_are_fields() {
    let base =
        json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}});
    let own = json!({"type": "object", "properties": {"b": {"type": "string"}}});
    let old = with_response(json!({
        "Thing": {"allOf": [reference("Base"), own]}, "Base": base
    }));
    let flat = json!({"type": "object", "required": ["a"], "properties": {
        "b": {"type": "string"}, "a": {"type": "string"}
    }});
    assert_eq!(changes(&old, &in_response(flat.clone())), NOTHING);
    let mut fewer = flat;
    fewer["properties"].as_object_mut().unwrap().remove("a");
    fewer["required"] = json!([]);
    assert_eq!(
        changes(&old, &in_response(fewer)),
        ["breaking response-field-removed at Thing.a"]
    );
}

#[test]
fn a_chain_of_components_may_be_as_long_as_it_likes() {
    let chain = |names: &str, last: &str| {
        let length = 300;
        let mut schemas = json!({"Thing": holding(reference(&format!("{names}0")))});
        for index in 0..length {
            let next = reference(&format!("{names}{}", index + 1));
            schemas[format!("{names}{index}")] = json!({"anyOf": [next, {"type": "string"}]});
        }
        schemas[format!("{names}{length}")] = json!({ "type": last });
        with_request(schemas)
    };
    assert_eq!(
        changes(&chain("A", "string"), &chain("A", "integer")),
        ["breaking request-type-changed at A300"]
    );
    let found = changes(&chain("A", "string"), &chain("B", "string"));
    assert!(
        found.contains(&"breaking type-renamed at A0".to_owned()),
        "{found:?}"
    );
}
