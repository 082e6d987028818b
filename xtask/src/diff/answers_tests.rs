use serde_json::{Value, json};

use crate::diff::fixture::*;

fn with(statuses: &[&str]) -> Value {
    let mut responses = json!({});
    for status in statuses {
        responses[*status] = json!({"description": "D"});
    }
    with_operation(json!({ "responses": responses }))
}

fn with_answer(answer: Value) -> Value {
    with_operation(json!({"responses": {"200": answer}}))
}

#[test]
fn another_success_status_is_breaking() {
    let found = changes(&with(&["200"]), &with(&["201"]));
    assert_eq!(
        found,
        ["breaking success-status-changed at GET /things response 200"]
    );
}

#[test]
fn a_success_status_beside_the_known_one_is_breaking() {
    let found = changes(&with(&["200"]), &with(&["200", "202"]));
    assert_eq!(
        found,
        ["breaking response-status-added at GET /things response 202"]
    );
}

#[test]
fn a_success_status_that_a_range_foresaw_is_compatible() {
    let found = changes(&with(&["2XX"]), &with(&["2XX", "202"]));
    assert_eq!(
        found,
        ["compatible response-status-added at GET /things response 202"]
    );
}

#[test]
fn one_success_status_fewer_is_compatible_and_none_left_is_breaking() {
    let found = changes(&with(&["200", "202"]), &with(&["200"]));
    assert_eq!(
        found,
        ["compatible response-status-removed at GET /things response 202"]
    );
    let found = changes(&with(&["200", "422"]), &with(&["422"]));
    assert_eq!(
        found,
        ["breaking response-status-removed at GET /things response 200"]
    );
}

#[test]
fn a_new_or_removed_error_status_is_compatible() {
    let found = changes(&with(&["200"]), &with(&["200", "404"]));
    assert_eq!(
        found,
        ["compatible response-status-added at GET /things response 404"]
    );
    let found = changes(&with(&["200", "404"]), &with(&["200"]));
    assert_eq!(
        found,
        ["compatible response-status-removed at GET /things response 404"]
    );
}

#[test]
fn an_answer_of_another_media_type_is_breaking() {
    let answer = |media: &str| {
        let mut content = json!({});
        content[media] = json!({"schema": {"type": "string"}});
        with_answer(json!({"description": "D", "content": content}))
    };
    assert_eq!(
        changes(&answer("application/json"), &answer("text/plain")),
        ["breaking response-media-type-changed at GET /things response 200"]
    );
}

#[test]
fn an_answer_that_lost_its_body_is_breaking_and_one_that_got_one_is_compatible() {
    let empty = with_answer(json!({"description": "D"}));
    let full = with_answer(json!({"description": "D", "content": {
        "application/json": {"schema": {"type": "string"}}
    }}));
    assert_eq!(
        changes(&full, &empty),
        ["breaking response-body-removed at GET /things response 200"]
    );
    assert_eq!(
        changes(&empty, &full),
        ["compatible response-body-added at GET /things response 200"]
    );
}

#[test]
fn headers_of_answers_are_compared() {
    let with = |headers: Value| with_answer(json!({"description": "D", "headers": headers}));
    let tag = |kind: &str| json!({"ETag": {"schema": {"type": kind}}});
    let place = "GET /things response 200 header ETag";
    assert_eq!(
        changes(&with(tag("string")), &with(json!({}))),
        [format!("breaking response-header-removed at {place}")]
    );
    assert_eq!(
        changes(&with(json!({})), &with(tag("string"))),
        [format!("compatible response-header-added at {place}")]
    );
    assert_eq!(
        changes(&with(tag("string")), &with(tag("integer"))),
        [format!("breaking response-type-changed at {place}")]
    );
}

#[test]
fn links_of_answers_are_cosmetic() {
    let linked = with_answer(json!({"description": "D", "links": {"next": {"operationId": "a"}}}));
    assert_eq!(
        changes(&with_answer(json!({"description": "D"})), &linked),
        ["cosmetic links-changed at GET /things response 200"]
    );
}
