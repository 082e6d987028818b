use serde_json::{Value, json};

use crate::diff::fixture::*;

fn with(path: &str, method: &str, id: &str) -> Value {
    let mut paths = json!({});
    paths[path][method] = json!({"operationId": id, "responses": {}});
    document(paths, json!({}))
}

fn nothing() -> Value {
    document(json!({}), json!({}))
}

#[test]
fn a_new_operation_is_compatible() {
    let found = changes(&nothing(), &with("/things", "get", "get_things"));
    assert_eq!(found, ["compatible operation-added at GET /things"]);
}

#[test]
fn a_removed_operation_is_breaking() {
    let found = changes(&with("/things", "get", "get_things"), &nothing());
    assert_eq!(found, ["breaking operation-removed at GET /things"]);
}

#[test]
fn an_operation_at_another_path_is_breaking() {
    let found = changes(
        &with("/things", "get", "get_things"),
        &with("/v2/things", "get", "get_things"),
    );
    assert_eq!(found, ["breaking operation-moved at GET /things"]);
}

#[test]
fn an_operation_with_another_method_is_breaking() {
    let found = changes(
        &with("/things", "put", "set_things"),
        &with("/things", "patch", "set_things"),
    );
    assert_eq!(found, ["breaking operation-moved at PUT /things"]);
}

#[test]
fn an_operation_with_a_new_name_is_breaking_for_its_name_in_rust() {
    let (old, new) = (
        with("/things", "get", "get_things"),
        with("/things", "get", "list_things"),
    );
    assert_eq!(
        changes(&old, &new),
        ["breaking operation-renamed at GET /things"]
    );
    assert!(
        report(&old, &new)
            .to_text()
            .contains("Rust: Client::get_things, Client::list_things")
    );
}

#[test]
fn a_deprecated_operation_is_cosmetic() {
    let found = changes(
        &with_operation(json!({})),
        &with_operation(json!({"deprecated": true})),
    );
    assert_eq!(found, ["cosmetic deprecated at GET /things"]);
}

#[test]
fn other_tags_are_cosmetic() {
    let found = changes(
        &with_operation(json!({"tags": ["a"]})),
        &with_operation(json!({"tags": ["b"]})),
    );
    assert_eq!(found, ["cosmetic tags-changed at GET /things"]);
}

#[test]
fn a_keyword_of_an_operation_that_nobody_knows_is_breaking() {
    let found = changes(
        &with_operation(json!({})),
        &with_operation(json!({"callbacks": {"a": {}}})),
    );
    assert_eq!(found, ["breaking keyword-changed at GET /things"]);
}

#[test]
fn another_version_of_the_document_is_cosmetic() {
    let mut new = with_operation(json!({}));
    new["info"]["version"] = json!("2");
    let found = changes(&with_operation(json!({})), &new);
    assert_eq!(found, ["cosmetic document-changed at info"]);
}

#[test]
fn a_component_that_nothing_uses_is_cosmetic() {
    let with = |schemas: Value| document(json!({}), schemas);
    let (none, one, other) = (
        with(json!({})),
        with(json!({"A": {"type": "string"}})),
        with(json!({"A": {"type": "integer"}})),
    );
    assert_eq!(changes(&none, &one), ["cosmetic unused-type-added at A"]);
    assert_eq!(changes(&one, &none), ["cosmetic unused-type-removed at A"]);
    assert_eq!(changes(&one, &other), ["cosmetic unused-type-changed at A"]);
}

#[test]
fn a_server_of_a_path_is_breaking() {
    let mut new = with_operation(json!({}));
    new["paths"]["/things"]["servers"] = json!([{"url": "https://other"}]);
    let found = changes(&with_operation(json!({})), &new);
    assert_eq!(found, ["breaking keyword-changed at /things"]);
}
