#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};

use crate::diff::fixture::{document, report};

fn before() -> Value {
    with(json!({"type": "object", "properties": {
        "a": {"type": "string", "description": "Old"}, "z": {"type": "string"}, "b": {"type": "integer"}
    }}))
}

fn after() -> Value {
    with(json!({"type": "object", "properties": {
        "a": {"type": "string", "description": "New"}, "c": {"type": "boolean"}
    }}))
}

fn with(thing: Value) -> Value {
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}});
    let operation = json!({"operationId": "get_thing", "responses": {"200": {"description": "D", "content": content}}});
    document(
        json!({"/thing": {"get": operation}}),
        json!({ "Thing": thing }),
    )
}

#[test]
fn text_is_sorted_by_class_and_ends_with_a_count() {
    assert_eq!(
        report(&before(), &after()).to_text(),
        "\
breaking:
  Thing.b
    response-field-removed: answers have no `b` any more
      Rust: types::Thing::b
  Thing.z
    response-field-removed: answers have no `z` any more
      Rust: types::Thing::z

compatible:
  Thing.c
    response-field-added: answers have the new field `c`
      Rust: types::Thing::c

cosmetic:
  Thing.a
    description-changed: the description is different

2 breaking, 1 compatible, 1 cosmetic
"
    );
}

#[test]
fn json_is_a_list_of_class_path_kind_and_message() {
    let text = report(&before(), &after()).to_json().unwrap();
    let list: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 4);
    assert_eq!(
        list[0],
        json!({
            "class": "breaking",
            "path": "Thing.b",
            "kind": "response-field-removed",
            "message": "answers have no `b` any more"
        })
    );
}

#[test]
fn only_a_breaking_change_makes_a_report_breaking() {
    assert!(report(&before(), &after()).is_breaking());
    let mut added = before();
    added["components"]["schemas"]["Thing"]["properties"]["d"] = json!({});
    assert!(!report(&before(), &added).is_breaking());
}

#[test]
fn equal_documents_are_said_to_be_equal() {
    let report = report(&before(), &before());
    assert_eq!(report.to_text(), "no changes\n");
    assert_eq!(report.to_json().unwrap(), "[]\n");
}
