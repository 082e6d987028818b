use serde_json::{Value, json};

use crate::diff::fixture::*;

fn typed(kind: &str) -> Value {
    holding(json!({ "type": kind }))
}

#[test]
fn another_type_is_breaking() {
    let found = in_requests(typed("string"), typed("integer"));
    assert_eq!(found, ["breaking request-type-changed at Thing.a"]);
    let found = in_responses(typed("string"), typed("integer"));
    assert_eq!(found, ["breaking response-type-changed at Thing.a"]);
}

#[test]
fn an_integer_that_became_a_number_breaks_answers_alone() {
    let found = in_requests(typed("integer"), typed("number"));
    assert_eq!(found, ["compatible request-type-widened at Thing.a"]);
    let found = in_responses(typed("integer"), typed("number"));
    assert_eq!(found, ["breaking response-type-widened at Thing.a"]);
}

#[test]
fn a_number_that_became_an_integer_breaks_requests_alone() {
    let found = in_requests(typed("number"), typed("integer"));
    assert_eq!(found, ["breaking request-type-narrowed at Thing.a"]);
    let found = in_responses(typed("number"), typed("integer"));
    assert_eq!(found, ["compatible response-type-narrowed at Thing.a"]);
}

#[test]
fn anything_that_became_a_type_breaks_requests_alone() {
    let found = in_requests(holding(json!({})), typed("string"));
    assert_eq!(found, ["breaking request-type-narrowed at Thing.a"]);
    let found = in_responses(holding(json!({})), typed("string"));
    assert_eq!(found, ["compatible response-type-narrowed at Thing.a"]);
}

#[test]
fn a_type_that_became_anything_breaks_answers_alone() {
    let found = in_requests(typed("string"), holding(json!({})));
    assert_eq!(found, ["compatible request-type-widened at Thing.a"]);
    let found = in_responses(typed("string"), holding(json!({})));
    assert_eq!(found, ["breaking response-type-widened at Thing.a"]);
}

#[test]
fn a_type_that_became_one_of_several_breaks_answers_alone() {
    let several = || holding(json!({"type": ["string", "integer"]}));
    let found = in_requests(typed("string"), several());
    assert_eq!(found, ["compatible request-type-widened at Thing.a"]);
    let found = in_responses(typed("string"), several());
    assert_eq!(found, ["breaking response-type-widened at Thing.a"]);
    let found = in_requests(several(), typed("string"));
    assert_eq!(found, ["breaking request-type-narrowed at Thing.a"]);
}

#[test]
fn ways_to_write_what_may_be_null_are_equal() {
    let written = [
        json!({"type": "string", "nullable": true}),
        json!({"type": ["string", "null"]}),
        json!({"anyOf": [{"type": "string"}, {"type": "null"}]}),
    ];
    for old in &written {
        for new in &written {
            assert_eq!(
                in_responses(holding(old.clone()), holding(new.clone())),
                NOTHING
            );
        }
    }
}

#[test]
fn a_type_that_follows_from_the_rest_is_cosmetic() {
    let found = in_requests(
        holding(json!({"type": "string"})),
        json!({"properties": {"a": {"type": "string"}}}),
    );
    assert_eq!(found, ["cosmetic type-notation-changed at Thing"]);
}
