use llama_extract_local::LocalService;
use reqwest::{Method, StatusCode};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

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
        let (status, body) = api.answer(api.request(method, path)).await;
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
        let (status, body) = api.answer(request).await;
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
    assert_eq!(api.answer(request).await.0, StatusCode::OK);
}

#[tokio::test]
async fn another_key_than_the_one_set_is_refused_with_a_hint_at_the_region() {
    let service = LocalService::builder()
        .api_key("llx-right")
        .spawn()
        .await
        .unwrap();
    let api = Api::of(service);
    let with = |key: &str| api.answer(api.request(Method::GET, "/api/v2/extract").bearer_auth(key));
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
async fn a_client_that_sends_before_it_reads_still_gets_an_early_refusal() {
    // By hand: an HTTP library reads while it sends, and would not notice that the connection closes under it.
    let api = Api::start().await;
    let mut connection = TcpStream::connect(api.service.addr()).await.unwrap();
    // More than the buffers of a connection hold, so that sending it all takes a service that reads it all.
    let body = vec![b'x'; 8 * 1024 * 1024];
    let head = format!(
        "POST /api/v1/beta/files HTTP/1.1\r\nhost: local\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes()).await.unwrap();
    connection
        .write_all(&body)
        .await
        .expect("nobody closes the connection under the body");
    connection
        .write_all(b"GET /api/v2/extract HTTP/1.1\r\nhost: local\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answers = String::new();
    connection.read_to_string(&mut answers).await.unwrap();
    // One for each request: the connection outlives the refusal.
    assert_eq!(answers.matches("HTTP/1.1 401").count(), 2, "{answers}");
}
