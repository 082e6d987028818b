//! `/_local/faults` and `/_local/requests`.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::api_with;
use crate::client::Api;

const FAULTS: &str = "/_local/faults";

async fn send(api: &Api, method: Method, body: &Value) -> (StatusCode, Value) {
    let request = api.request(method, FAULTS).bearer_auth("llx-test");
    api.answer(request.json(body)).await
}

#[tokio::test]
async fn rules_are_set_shown_added_and_removed() {
    let api = Api::start().await;
    let plan = json!({"seed": 7, "rules": [{"on": "list_files", "first": 1, "answer": 503}]});
    let shown = |matched: u64, fired: u64| json!({"on": "list_files", "first": 1, "answer": 503, "matched": matched, "fired": fired});
    let (status, set) = send(&api, Method::PUT, &plan).await;
    assert_eq!(
        (status, set),
        (StatusCode::OK, json!({"seed": 7, "rules": [shown(0, 0)]}))
    );

    assert_eq!(
        api.get("/api/v1/beta/files").await.0,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(api.get("/api/v1/beta/files").await.0, StatusCode::OK);
    assert_eq!(
        api.get(FAULTS).await.1,
        json!({"seed": 7, "rules": [shown(2, 1)]})
    );

    let (status, added) = send(&api, Method::POST, &json!("list_files answer=500")).await;
    assert_eq!((status, &added["rules"][0]), (StatusCode::OK, &shown(2, 1)));
    assert_eq!(
        api.get("/api/v1/beta/files").await.0,
        StatusCode::INTERNAL_SERVER_ERROR
    );

    // What was shown can be set again, and then counts anew.
    let (_, before) = api.get(FAULTS).await;
    let (_, again) = send(&api, Method::PUT, &before).await;
    assert_eq!(again["rules"][0], shown(0, 0));
    assert_eq!(again["rules"][1]["on"], "list_files");

    let (status, body) = api.call(Method::DELETE, FAULTS).await;
    assert_eq!((status, body), (StatusCode::NO_CONTENT, Value::Null));
    assert_eq!(api.get(FAULTS).await.1, json!({"seed": 0, "rules": []}));
    assert_eq!(api.get("/api/v1/beta/files").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_rule_is_422_and_changes_nothing() {
    let api = api_with("list_files answer=500").await;
    for (method, body, words) in [
        (
            Method::PUT,
            json!([{"on": "list_file", "answer": 503}]),
            "list_files",
        ),
        (Method::POST, json!("* first=x answer=503"), "first=x"),
        (Method::POST, json!({"seed": 3, "rules": []}), "seed"),
        (Method::PUT, json!(5), "object"),
    ] {
        let (status, answer) = send(&api, method, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert!(
            answer["detail"].as_str().unwrap().contains(words),
            "{answer}"
        );
    }
    let request = api
        .request(Method::PUT, FAULTS)
        .bearer_auth("llx-test")
        .body("{");
    assert_eq!(
        api.answer(request).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(api.service.faults().len(), 1);
}

#[tokio::test]
async fn the_local_routes_need_the_key_and_are_never_struck() {
    let api = api_with("* answer=503").await;
    api.service.add_fault("/* reset".parse().unwrap()).unwrap();
    for path in [FAULTS, "/_local/requests"] {
        let (status, _) = api.answer(api.request(Method::GET, path)).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(api.get(path).await.0, StatusCode::OK, "{path}");
    }
    assert!(api.service.faults().iter().all(|count| count.matched == 0));
}

#[tokio::test]
async fn a_wrong_method_on_a_local_route_is_405() {
    let api = Api::start().await;
    let (status, body) = api.call(Method::PATCH, FAULTS).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(body, json!({"detail": "Method Not Allowed"}));
}

#[tokio::test]
async fn the_log_is_shown_and_forgotten() {
    let api = api_with("list_files answer=503").await;
    api.get("/api/v1/beta/files?page_size=3").await;
    let (_, log) = api.get("/_local/requests").await;
    let expected = json!([{
        "number": 1, "operation": "list_files", "method": "GET", "path": "/api/v1/beta/files",
        "query": "page_size=3", "status": 503, "faults": ["list_files answer=503"],
    }]);
    assert_eq!(log["requests"], expected);
    assert!(
        log["connections"]["accepted"].as_u64().unwrap() >= 1,
        "{log}"
    );
    let (status, _) = api.call(Method::DELETE, "/_local/requests").await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(api.get("/_local/requests").await.1["requests"], json!([]));
}
