use llama_extract_local::LocalService;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::client::Api;

const PATHS: [(&str, &str); 4] = [
    ("GET", "/api/v2/extract"),
    ("POST", "/api/v2/extract/schema/validation"),
    ("GET", "/api/v1/beta/files"),
    ("POST", "/api/v1/beta/files"),
];

#[tokio::test]
async fn a_request_without_a_key_is_not_authenticated() {
    let api = Api::start().await;
    for (method, path) in PATHS {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let (status, body) = Api::answer(api.request(method, path)).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(body, json!({"detail": "Not authenticated"}), "{path}");
    }
}

#[tokio::test]
async fn what_is_no_bearer_key_is_not_authenticated() {
    let api = Api::start().await;
    for header in ["Bearer ", "Bearer", "Basic bGx4Og==", "llx-key"] {
        let request = api
            .request(Method::GET, "/api/v2/extract")
            .header("Authorization", header);
        let (status, body) = Api::answer(request).await;
        assert_eq!(
            (status, &body["detail"]),
            (StatusCode::UNAUTHORIZED, &json!("Not authenticated")),
            "{header}"
        );
    }
}

#[tokio::test]
async fn any_key_is_accepted_when_none_is_set() {
    let api = Api::start().await;
    let request = api
        .request(Method::GET, "/api/v2/extract")
        .bearer_auth("whatever");
    assert_eq!(Api::answer(request).await.0, StatusCode::OK);
}

#[tokio::test]
async fn another_key_than_the_one_set_is_refused_with_a_hint_at_the_region() {
    let service = LocalService::builder()
        .api_key("llx-right")
        .spawn()
        .await
        .unwrap();
    let api = Api::of(service);
    let with =
        |key: &str| Api::answer(api.request(Method::GET, "/api/v2/extract").bearer_auth(key));
    assert_eq!(with("llx-right").await.0, StatusCode::OK);
    let (status, body) = with("llx-wrong").await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let detail = body["detail"].as_str().unwrap();
    assert!(
        detail.contains("Invalid API key") && detail.contains("region"),
        "{detail}"
    );
}

#[tokio::test]
async fn the_key_is_not_printed() {
    let builder = LocalService::builder().api_key("llx-secret");
    assert!(!format!("{builder:?}").contains("secret"));
    let service = builder.spawn().await.unwrap();
    assert!(!format!("{service:?}").contains("secret"));
}

#[tokio::test]
async fn a_large_upload_that_is_refused_early_still_gets_its_answer() {
    let api = Api::start().await;
    // More than the buffers of a connection hold, several times: an early close would reset some of them.
    for _ in 0..10 {
        let request = api
            .request(Method::POST, "/api/v1/beta/files")
            .body(vec![b'x'; 8 * 1024 * 1024]);
        assert_eq!(Api::answer(request).await.0, StatusCode::UNAUTHORIZED);
    }
}
