use serde_json::{Value, json};

use crate::diff::fixture::*;

fn with(parameters: Value) -> Value {
    with_operation(json!({ "parameters": parameters }))
}

fn size() -> Value {
    json!({"name": "size", "in": "query", "schema": {"type": "integer"}})
}

fn size_with(key: &str, value: Value) -> Value {
    let mut parameter = size();
    parameter[key] = value;
    with(json!([parameter]))
}

#[test]
fn a_new_optional_parameter_is_compatible() {
    let found = changes(&with(json!([])), &with(json!([size()])));
    assert_eq!(
        found,
        ["compatible parameter-added at GET /things query size"]
    );
}

#[test]
fn a_new_required_parameter_is_breaking() {
    let found = changes(&with(json!([])), &size_with("required", json!(true)));
    assert_eq!(
        found,
        ["breaking required-parameter-added at GET /things query size"]
    );
}

#[test]
fn a_removed_parameter_is_breaking() {
    let found = changes(&with(json!([size()])), &with(json!([])));
    assert_eq!(
        found,
        ["breaking parameter-removed at GET /things query size"]
    );
}

#[test]
fn a_renamed_parameter_is_breaking() {
    let found = changes(&with(json!([size()])), &size_with("name", json!("limit")));
    assert_eq!(
        found,
        ["breaking parameter-renamed at GET /things query size"]
    );
}

#[test]
fn a_parameter_that_moved_to_a_header_is_breaking() {
    let found = changes(&with(json!([size()])), &size_with("in", json!("header")));
    assert!(
        found.contains(&"breaking parameter-moved at GET /things query size".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_parameter_that_became_required_is_breaking() {
    let found = changes(&with(json!([size()])), &size_with("required", json!(true)));
    assert_eq!(
        found,
        ["breaking parameter-became-required at GET /things query size"]
    );
}

#[test]
fn a_parameter_that_became_optional_is_compatible() {
    let found = changes(&size_with("required", json!(true)), &with(json!([size()])));
    assert_eq!(
        found,
        ["compatible parameter-became-optional at GET /things query size"]
    );
}

#[test]
fn the_schema_of_a_parameter_is_compared() {
    let bounded = size_with("schema", json!({"type": "integer", "maximum": 10}));
    let found = changes(&with(json!([size()])), &bounded);
    assert_eq!(
        found,
        ["breaking request-bound-added at GET /things query size"]
    );
}

#[test]
fn another_notation_of_a_parameter_is_breaking() {
    let found = changes(&with(json!([size()])), &size_with("explode", json!(false)));
    assert_eq!(
        found,
        ["breaking parameter-notation-changed at GET /things query size"]
    );
    // What goes without saying.
    let found = changes(&with(json!([size()])), &size_with("style", json!("form")));
    assert_eq!(found, NOTHING);
}

#[test]
fn a_deprecated_parameter_is_cosmetic() {
    let found = changes(
        &with(json!([size()])),
        &size_with("deprecated", json!(true)),
    );
    assert_eq!(found, ["cosmetic deprecated at GET /things query size"]);
}

#[test]
fn null_means_nothing_in_a_query() {
    let nullable = size_with(
        "schema",
        json!({"anyOf": [{"type": "integer"}, {"type": "null"}]}),
    );
    assert_eq!(changes(&with(json!([size()])), &nullable), NOTHING);
}

#[test]
fn the_order_of_parameters_says_nothing() {
    let other =
        json!({"name": "a", "in": "query", "description": "A", "schema": {"type": "string"}});
    let found = changes(&with(json!([size(), other])), &with(json!([other, size()])));
    assert_eq!(found, NOTHING);
}

#[test]
fn a_parameter_of_the_path_item_or_of_the_components_belongs_to_the_operation() {
    let operation = json!({"operationId": "get_things", "responses": {}});
    let on_path = document(
        json!({"/things": {"get": operation, "parameters": [size()]}}),
        json!({}),
    );
    let mut shared = document(
        json!({"/things": {"get": {
            "operationId": "get_things", "responses": {},
            "parameters": [{"$ref": "#/components/parameters/Size"}]
        }}}),
        json!({}),
    );
    shared["components"]["parameters"] = json!({"Size": size()});
    assert_eq!(changes(&on_path, &shared), NOTHING);
}

#[test]
fn a_path_parameter_with_a_new_name_is_breaking_for_its_name_in_rust() {
    let with = |name: &str| {
        let mut paths = json!({});
        paths[format!("/things/{{{name}}}")] = json!({"get": {
            "operationId": "get_thing", "responses": {},
            "parameters": [{"name": name, "in": "path", "required": true, "schema": {"type": "string"}}]
        }});
        document(paths, json!({}))
    };
    let found = changes(&with("id"), &with("thing_id"));
    assert_eq!(
        found,
        ["breaking path-parameter-renamed at GET /things/{id} path id"]
    );
}
