use serde_json::{Value, json};

use crate::diff::fixture::*;

fn either(values: Value) -> Value {
    holding(json!({"type": "string", "enum": values}))
}

fn text() -> Value {
    holding(json!({"type": "string"}))
}

fn text_with(keyword: &str, value: Value) -> Value {
    let mut field = json!({"type": "string"});
    field[keyword] = value;
    holding(field)
}

fn count_with(keyword: &str, value: Value) -> Value {
    let mut field = json!({"type": "integer"});
    field[keyword] = value;
    holding(field)
}

#[test]
fn a_new_value_in_a_response_enum_is_compatible() {
    let found = in_responses(either(json!(["x"])), either(json!(["x", "y"])));
    assert_eq!(found, ["compatible response-enum-value-added at Thing.a"]);
}

#[test]
fn a_value_removed_from_a_response_enum_is_compatible() {
    let found = in_responses(either(json!(["x", "y"])), either(json!(["x"])));
    assert_eq!(found, ["compatible response-enum-value-removed at Thing.a"]);
}

#[test]
fn a_new_value_in_a_request_enum_is_compatible() {
    let found = in_requests(either(json!(["x"])), either(json!(["x", "y"])));
    assert_eq!(found, ["compatible request-enum-value-added at Thing.a"]);
}

#[test]
fn a_value_removed_from_a_request_enum_is_breaking() {
    let found = in_requests(either(json!(["x", "y"])), either(json!(["x"])));
    assert_eq!(found, ["breaking request-enum-value-removed at Thing.a"]);
}

#[test]
fn a_value_removed_from_an_enum_that_allows_others_is_compatible() {
    let open = |values: Value| {
        holding(json!({"anyOf": [{"type": "string", "enum": values}, {"type": "string"}]}))
    };
    let found = in_requests(open(json!(["x", "y"])), open(json!(["x"])));
    assert_eq!(found, ["compatible request-enum-value-removed at Thing.a"]);
}

#[test]
fn the_order_of_enum_values_says_nothing() {
    let found = in_requests(either(json!(["x", "y"])), either(json!(["y", "x"])));
    assert_eq!(found, NOTHING);
}

#[test]
fn an_enum_that_became_any_string_is_compatible() {
    let found = in_requests(either(json!(["x"])), text());
    assert_eq!(found, ["compatible request-enum-opened at Thing.a"]);
    let found = in_responses(either(json!(["x"])), text());
    assert_eq!(found, ["compatible response-enum-opened at Thing.a"]);
}

#[test]
fn any_string_that_became_an_enum_breaks_requests_alone() {
    let found = in_requests(text(), either(json!(["x"])));
    assert_eq!(found, ["breaking request-enum-closed at Thing.a"]);
    let found = in_responses(text(), either(json!(["x"])));
    assert_eq!(found, ["compatible response-enum-closed at Thing.a"]);
}

#[test]
fn a_constant_is_an_enum_of_one_value() {
    let constant = |value: &str| holding(json!({ "const": value }));
    let found = in_requests(constant("x"), either(json!(["x", "y"])));
    assert_eq!(found, ["compatible request-enum-value-added at Thing.a"]);
    assert_eq!(in_requests(constant("x"), either(json!(["x"]))), NOTHING);
}

#[test]
fn a_new_bound_on_a_request_is_breaking() {
    for (keyword, value) in [
        ("maxLength", json!(3)),
        ("minLength", json!(1)),
        ("pattern", json!("^a")),
    ] {
        let found = in_requests(text(), text_with(keyword, value));
        assert_eq!(
            found,
            ["breaking request-bound-added at Thing.a"],
            "{keyword}"
        );
    }
}

#[test]
fn a_tightened_bound_on_a_request_is_breaking() {
    for (keyword, old, new) in [("maximum", 9, 8), ("minimum", 1, 2), ("multipleOf", 2, 4)] {
        let found = in_requests(
            count_with(keyword, old.into()),
            count_with(keyword, new.into()),
        );
        assert_eq!(
            found,
            ["breaking request-bound-tightened at Thing.a"],
            "{keyword}"
        );
    }
}

#[test]
fn a_bound_that_now_excludes_itself_is_tightened() {
    let inclusive = count_with("minimum", json!(0));
    let exclusive = count_with("exclusiveMinimum", json!(0));
    let found = in_requests(inclusive.clone(), exclusive.clone());
    assert_eq!(found, ["breaking request-bound-tightened at Thing.a"]);
    let found = in_requests(exclusive, inclusive);
    assert_eq!(found, ["compatible request-bound-loosened at Thing.a"]);
}

#[test]
fn another_pattern_on_a_request_is_breaking() {
    let found = in_requests(
        text_with("pattern", json!("^a")),
        text_with("pattern", json!("^b")),
    );
    assert_eq!(found, ["breaking request-bound-tightened at Thing.a"]);
}

#[test]
fn a_loosened_bound_on_a_request_is_compatible() {
    for (keyword, old, new) in [("maximum", 8, 9), ("minimum", 2, 1), ("multipleOf", 4, 2)] {
        let found = in_requests(
            count_with(keyword, old.into()),
            count_with(keyword, new.into()),
        );
        assert_eq!(
            found,
            ["compatible request-bound-loosened at Thing.a"],
            "{keyword}"
        );
    }
}

#[test]
fn a_bound_removed_from_a_request_is_compatible() {
    let found = in_requests(text_with("maxLength", json!(3)), text());
    assert_eq!(found, ["compatible request-bound-removed at Thing.a"]);
}

#[test]
fn a_bound_on_an_answer_is_cosmetic() {
    let found = in_responses(text(), text_with("maxLength", json!(3)));
    assert_eq!(found, ["cosmetic response-bound-changed at Thing.a"]);
}

#[test]
fn a_bound_that_bounds_nothing_says_nothing() {
    assert_eq!(
        in_requests(text(), text_with("minLength", json!(0))),
        NOTHING
    );
    let old = count_with("minimum", json!(1));
    assert_eq!(in_requests(old, count_with("minimum", json!(1.0))), NOTHING);
}

#[test]
fn a_new_format_breaks_requests_alone() {
    let found = in_requests(text(), text_with("format", json!("date-time")));
    assert_eq!(found, ["breaking request-format-changed at Thing.a"]);
    let found = in_responses(text(), text_with("format", json!("date-time")));
    assert_eq!(found, ["compatible response-format-changed at Thing.a"]);
}

#[test]
fn a_lost_format_with_a_type_of_its_own_breaks_answers_alone() {
    let found = in_requests(text_with("format", json!("date-time")), text());
    assert_eq!(found, ["compatible request-format-changed at Thing.a"]);
    let found = in_responses(text_with("format", json!("date-time")), text());
    assert_eq!(found, ["breaking response-format-changed at Thing.a"]);
}

#[test]
fn a_lost_format_that_only_describes_a_string_is_compatible() {
    let found = in_responses(text_with("format", json!("email")), text());
    assert_eq!(found, ["compatible response-format-changed at Thing.a"]);
}

#[test]
fn another_format_is_breaking() {
    let date = || text_with("format", json!("date"));
    let moment = || text_with("format", json!("date-time"));
    let found = in_requests(date(), moment());
    assert_eq!(found, ["breaking request-format-changed at Thing.a"]);
    let found = in_responses(date(), moment());
    assert_eq!(found, ["breaking response-format-changed at Thing.a"]);
}

#[test]
fn a_wider_integer_breaks_answers_alone() {
    let (narrow, wide) = (
        count_with("format", json!("int32")),
        count_with("format", json!("int64")),
    );
    let found = in_requests(narrow.clone(), wide.clone());
    assert_eq!(found, ["compatible request-format-changed at Thing.a"]);
    let found = in_responses(narrow, wide);
    assert_eq!(found, ["breaking response-format-changed at Thing.a"]);
}

#[test]
fn bytes_instead_of_text_are_breaking() {
    let found = in_requests(text_with("format", json!("binary")), text());
    assert_eq!(found, ["breaking request-format-changed at Thing.a"]);
}

#[test]
fn an_id_that_is_no_longer_a_uuid_is_cosmetic() {
    let found = in_responses(text_with("format", json!("uuid")), text());
    assert_eq!(found, ["cosmetic id-format-changed at Thing.a"]);
}

#[test]
fn another_default_is_compatible_and_both_values_are_said() {
    let (old, new) = (
        text_with("default", json!("x")),
        text_with("default", json!("y")),
    );
    let found = in_requests(old.clone(), new.clone());
    assert_eq!(found, ["compatible default-changed at Thing.a"]);
    let message = &report(&in_request(old), &in_request(new)).changes[0].message;
    assert!(
        message.starts_with("the default was \"x\" and is \"y\""),
        "{message}"
    );
}

#[test]
fn a_deprecated_field_is_cosmetic() {
    let found = in_requests(text(), text_with("deprecated", json!(true)));
    assert_eq!(found, ["cosmetic deprecated at Thing.a"]);
    let found = in_requests(text_with("deprecated", json!(true)), text());
    assert_eq!(found, ["cosmetic no-longer-deprecated at Thing.a"]);
}

#[test]
fn deprecated_false_says_nothing() {
    assert_eq!(
        in_requests(text(), text_with("deprecated", json!(false))),
        NOTHING
    );
}

#[test]
fn a_request_field_that_became_read_only_is_breaking() {
    let found = in_requests(text(), text_with("readOnly", json!(true)));
    assert_eq!(found, ["breaking keyword-changed at Thing.a"]);
    let found = in_responses(text(), text_with("readOnly", json!(true)));
    assert_eq!(found, ["compatible keyword-changed at Thing.a"]);
}

#[test]
fn a_keyword_that_nobody_knows_is_breaking_and_named() {
    for (old, new) in [
        (text(), text_with("contentEncoding", json!("base64"))),
        (text_with("contentEncoding", json!("base64")), text()),
    ] {
        let found = in_responses(old.clone(), new.clone());
        assert_eq!(found, ["breaking keyword-changed at Thing.a"]);
        let message = &report(&in_response(old), &in_response(new)).changes[0].message;
        assert!(message.starts_with("`contentEncoding` was"), "{message}");
    }
}

#[test]
fn a_keyword_that_says_nothing_about_json_is_cosmetic() {
    let found = in_requests(text(), text_with("xml", json!({"name": "x"})));
    assert_eq!(found, ["cosmetic keyword-changed at Thing.a"]);
}

#[test]
fn a_schema_that_is_excluded_is_compared_by_what_it_admits() {
    let not = |schema: Value| text_with("not", schema);
    let found = in_requests(
        not(json!({"type": "string", "enum": ["x"], "title": "T"})),
        not(json!({"enum": ["x"], "type": "string"})),
    );
    assert_eq!(found, ["cosmetic title-changed at Thing.a<not>"]);
    let found = in_requests(not(json!({"enum": ["x"]})), not(json!({"enum": ["y"]})));
    assert_eq!(found, ["breaking keyword-changed at Thing.a"]);
}
