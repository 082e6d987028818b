use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::client::Api;

const PATH: &str = "/api/v2/extract/schema/validation";

fn nested(levels: usize) -> Value {
    (1..levels).fold(
        json!({"type": "object", "properties": {"leaf": {"type": "string"}}}),
        |inner, _| json!({"type": "object", "properties": {"inner": inner}}),
    )
}

#[tokio::test]
async fn a_good_schema_comes_back_in_its_order() {
    let api = Api::start().await;
    let body = json!({"data_schema": {"type": "object", "properties": {
        "z": {"type": "string"}, "a": {"anyOf": [{"type": "number"}, {"type": "null"}]}}}});
    let (status, answer) = api.post(PATH, &body).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer.to_string(), body.to_string());
}

#[tokio::test]
async fn a_schema_over_seven_levels_is_refused_at_validation_and_at_create() {
    let api = Api::start().await;
    let (status, _) = api.post(PATH, &json!({"data_schema": nested(7)})).await;
    assert_eq!(status, StatusCode::OK);
    let (status, body) = api.post(PATH, &json!({"data_schema": nested(8)})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let detail = body["detail"].as_str().unwrap();
    assert!(
        detail.starts_with("schema_validation:") && detail.contains("at most 7"),
        "{detail}"
    );

    let file = api.upload("a.txt", b"x").await;
    let (status, create) = api.create(&file, json!({"data_schema": nested(8)})).await;
    assert_eq!((status, create), (StatusCode::BAD_REQUEST, body));
}

#[tokio::test]
async fn a_body_without_a_schema_does_not_fit() {
    let api = Api::start().await;
    for (body, kind) in [
        (json!({}), "missing"),
        (json!({"data_schema": null}), "dict_type"),
        (json!({"data_schema": "text"}), "dict_type"),
    ] {
        let (status, answer) = api.post(PATH, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer["detail"][0]["type"], kind, "{body}");
        assert_eq!(answer["detail"][0]["loc"], json!(["body", "data_schema"]));
    }
}

#[tokio::test]
async fn a_body_that_is_no_json_does_not_fit() {
    let api = Api::start().await;
    for (body, kind) in [
        ("{", "json_invalid"),
        ("[]", "model_attributes_type"),
        ("", "missing"),
    ] {
        let request = api
            .request(reqwest::Method::POST, PATH)
            .bearer_auth("llx-test")
            .body(body);
        let (status, answer) = api.answer(request).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer["detail"][0]["type"], kind, "{body}");
    }
}

#[tokio::test]
async fn a_schema_nested_beyond_reason_is_refused_and_breaks_nothing() {
    let api = Api::start().await;
    let deep = format!(
        "{{\"data_schema\": {}1{}}}",
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    let request = api
        .request(reqwest::Method::POST, PATH)
        .bearer_auth("llx-test")
        .body(deep);
    assert_eq!(
        api.answer(request).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}
