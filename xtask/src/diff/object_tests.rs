use serde_json::{Value, json};

use crate::diff::fixture::*;

fn empty() -> Value {
    json!({"type": "object", "properties": {}})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn nullable_text() -> Value {
    json!({"type": "string", "nullable": true})
}

#[test]
fn a_new_optional_field_in_a_request_is_compatible() {
    let found = in_requests(empty(), holding(text()));
    assert_eq!(found, ["compatible request-field-added at Thing.a"]);
}

#[test]
fn a_new_required_field_in_a_request_is_breaking() {
    let found = in_requests(empty(), requiring(text()));
    assert_eq!(found, ["breaking request-required-field-added at Thing.a"]);
}

#[test]
fn a_required_name_that_nobody_describes_is_still_a_required_field() {
    let found = in_requests(empty(), json!({"type": "object", "required": ["a"]}));
    assert_eq!(found, ["breaking request-required-field-added at Thing.a"]);
}

#[test]
fn a_required_name_that_nobody_described_can_go() {
    let found = in_requests(json!({"type": "object", "required": ["a"]}), empty());
    assert_eq!(
        found,
        ["compatible request-field-became-optional at Thing.a"]
    );
}

#[test]
fn a_field_removed_from_a_request_is_breaking() {
    let found = in_requests(holding(text()), empty());
    assert_eq!(found, ["breaking request-field-removed at Thing.a"]);
}

#[test]
fn a_new_field_in_an_answer_is_compatible() {
    let found = in_responses(empty(), requiring(text()));
    assert_eq!(found, ["compatible response-field-added at Thing.a"]);
}

#[test]
fn a_field_removed_from_an_answer_is_breaking() {
    let found = in_responses(holding(text()), empty());
    assert_eq!(found, ["breaking response-field-removed at Thing.a"]);
}

#[test]
fn a_removed_field_that_is_still_called_required_is_removed() {
    let left_over = json!({"type": "object", "required": ["a"], "properties": {}});
    let found = in_responses(requiring(text()), left_over);
    assert_eq!(found, ["breaking response-field-removed at Thing.a"]);
}

#[test]
fn a_renamed_field_is_breaking_and_both_names_are_said() {
    let old = in_response(holding(json!({"type": "string", "enum": ["x", "y"]})));
    let new = in_response(json!({"type": "object", "properties": {
        "b": {"type": "string", "enum": ["x", "y"]}
    }}));
    let report = report(&old, &new);
    assert_eq!(
        changes(&old, &new),
        ["breaking response-field-renamed at Thing.a"]
    );
    assert!(
        report.changes[0]
            .message
            .starts_with("`a` is renamed to `b`"),
        "{}",
        report.changes[0].message
    );
}

#[test]
fn a_field_of_another_type_under_another_name_is_not_a_renamed_one() {
    let new = json!({"type": "object", "properties": {"b": {"type": "integer"}}});
    let found = in_requests(holding(text()), new);
    assert_eq!(
        found,
        [
            "breaking request-field-removed at Thing.a",
            "compatible request-field-added at Thing.b"
        ]
    );
}

#[test]
fn of_several_fields_that_fit_none_is_taken_for_the_renamed_one() {
    let new = json!({"type": "object", "properties": {"b": text(), "c": text()}});
    let found = in_requests(holding(text()), new);
    assert!(
        found.contains(&"breaking request-field-removed at Thing.a".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_request_field_that_became_required_is_breaking() {
    let found = in_requests(holding(text()), requiring(text()));
    assert_eq!(found, ["breaking request-field-became-required at Thing.a"]);
}

#[test]
fn a_request_field_that_became_optional_is_compatible() {
    let found = in_requests(requiring(text()), holding(text()));
    assert_eq!(
        found,
        ["compatible request-field-became-optional at Thing.a"]
    );
}

#[test]
fn an_answer_field_that_became_optional_is_breaking() {
    let found = in_responses(requiring(text()), holding(text()));
    assert_eq!(
        found,
        ["breaking response-field-became-optional at Thing.a"]
    );
}

#[test]
fn an_answer_field_that_became_optional_and_was_nullable_is_compatible() {
    let found = in_responses(requiring(nullable_text()), holding(nullable_text()));
    assert_eq!(
        found,
        ["compatible response-field-became-optional at Thing.a"]
    );
}

#[test]
fn an_answer_field_that_became_required_is_compatible() {
    let found = in_responses(holding(text()), requiring(text()));
    assert_eq!(
        found,
        ["compatible response-field-became-required at Thing.a"]
    );
}

#[test]
fn an_answer_field_that_became_nullable_is_breaking() {
    let found = in_responses(requiring(text()), requiring(nullable_text()));
    assert_eq!(found, ["breaking response-became-nullable at Thing.a"]);
}

#[test]
fn an_optional_answer_field_that_became_nullable_is_compatible() {
    let found = in_responses(holding(text()), holding(nullable_text()));
    assert_eq!(found, ["compatible response-became-nullable at Thing.a"]);
}

#[test]
fn an_answer_field_that_is_no_longer_nullable_is_compatible() {
    let found = in_responses(requiring(nullable_text()), requiring(text()));
    assert_eq!(found, ["compatible response-no-longer-nullable at Thing.a"]);
}

#[test]
fn a_request_field_that_refuses_null_is_breaking() {
    let found = in_requests(holding(nullable_text()), holding(text()));
    assert_eq!(found, ["breaking request-null-refused at Thing.a"]);
}

#[test]
fn a_request_field_that_accepts_null_is_compatible() {
    let found = in_requests(holding(text()), holding(nullable_text()));
    assert_eq!(found, ["compatible request-null-accepted at Thing.a"]);
}

#[test]
fn nullability_of_a_reference_is_seen() {
    let schemas = |nullable: bool| {
        let mut field = json!({"allOf": [{"$ref": "#/components/schemas/Other"}]});
        field["nullable"] = nullable.into();
        json!({"Thing": requiring(field), "Other": holding(text())})
    };
    let found = changes(
        &with_response(schemas(false)),
        &with_response(schemas(true)),
    );
    assert_eq!(found, ["breaking response-became-nullable at Thing.a"]);
}

fn others(additional: Value) -> Value {
    json!({"type": "object", "additionalProperties": additional})
}

#[test]
fn a_request_that_refuses_other_fields_is_breaking() {
    let found = in_requests(others(json!(true)), others(json!(false)));
    assert_eq!(
        found,
        ["breaking request-additional-properties-closed at Thing"]
    );
}

#[test]
fn a_request_that_allows_other_fields_is_compatible() {
    let found = in_requests(others(json!(false)), others(json!(true)));
    assert_eq!(
        found,
        ["compatible request-additional-properties-opened at Thing"]
    );
}

#[test]
fn an_answer_that_opens_or_closes_is_compatible() {
    let found = in_responses(others(json!(true)), others(json!(false)));
    assert_eq!(
        found,
        ["compatible response-additional-properties-closed at Thing"]
    );
    let found = in_responses(others(json!(false)), others(json!(true)));
    assert_eq!(
        found,
        ["compatible response-additional-properties-opened at Thing"]
    );
}

#[test]
fn a_map_that_became_an_empty_object_in_an_answer_is_breaking() {
    let found = in_responses(others(text()), others(json!(false)));
    assert_eq!(
        found,
        ["breaking response-additional-properties-closed at Thing"]
    );
}

#[test]
fn other_fields_that_must_fit_a_schema_break_requests_alone() {
    let found = in_requests(others(json!(true)), others(text()));
    assert_eq!(
        found,
        ["breaking request-additional-properties-typed at Thing"]
    );
    let found = in_responses(others(json!(true)), others(text()));
    assert_eq!(
        found,
        ["compatible response-additional-properties-typed at Thing"]
    );
}

#[test]
fn other_fields_that_may_hold_anything_break_answers_alone() {
    let found = in_requests(others(text()), others(json!({})));
    assert_eq!(
        found,
        ["compatible request-additional-properties-untyped at Thing"]
    );
    let found = in_responses(others(text()), others(json!({})));
    assert_eq!(
        found,
        ["breaking response-additional-properties-untyped at Thing"]
    );
}

#[test]
fn the_values_of_a_map_are_compared() {
    let found = in_responses(others(text()), others(json!({"type": "integer"})));
    assert_eq!(found, ["breaking response-type-changed at Thing{}"]);
}

#[test]
fn true_an_empty_schema_and_nothing_say_the_same_about_other_fields() {
    for old in [json!({"type": "object"}), others(json!(true))] {
        assert_eq!(in_requests(old, others(json!({}))), NOTHING);
    }
}

#[test]
fn a_field_under_a_pattern_is_compared_as_one_that_is_not_named() {
    let under = |field: Value| json!({"type": "object", "patternProperties": {"^a": field}});
    let found = in_requests(under(text()), under(json!({"type": "integer"})));
    assert_eq!(found, ["breaking request-type-changed at Thing{}"]);
    assert_eq!(
        in_requests(under(text()), others(text())),
        NOTHING,
        "normalisation makes them equal"
    );
}

#[test]
fn the_order_of_required_names_says_nothing() {
    let object = |required: Value| json!({"type": "object", "required": required, "properties": {"a": text(), "b": text()}});
    let found = in_requests(object(json!(["a", "b"])), object(json!(["b", "a"])));
    assert_eq!(found, NOTHING);
}
