use std::net::SocketAddr;

use llama_extract_local::LocalService;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::client::{Api, small};

#[tokio::test]
async fn two_services_do_not_meet() {
    let (one, two) = (Api::start().await, Api::start().await);
    let file = one.upload("a.txt", b"Code: 7").await;
    assert_eq!(
        one.get(&format!("/api/v1/beta/files/{file}")).await.0,
        StatusCode::OK
    );
    assert_eq!(
        two.get(&format!("/api/v1/beta/files/{file}")).await.0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_taken_address_is_named_with_the_remedy() {
    let first = LocalService::spawn().await.unwrap();
    let error = LocalService::builder()
        .addr(first.addr())
        .spawn()
        .await
        .unwrap_err();
    assert!(error.is_address_in_use());
    let text = error.to_string();
    assert!(
        text.contains(&first.addr().to_string()) && text.contains("port 0"),
        "{text}"
    );
}

#[tokio::test]
async fn an_address_open_to_others_needs_a_key() {
    let open: SocketAddr = "0.0.0.0:0".parse().unwrap();
    let error = LocalService::builder()
        .addr(open)
        .spawn()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("API key"), "{error}");
}

#[tokio::test]
async fn an_empty_key_is_refused() {
    let error = LocalService::builder()
        .api_key(" ")
        .spawn()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("empty"), "{error}");
}

#[tokio::test]
async fn after_shutdown_nobody_answers() {
    let service = LocalService::spawn().await.unwrap();
    let addr = service.addr();
    service.shutdown().await;
    assert!(tokio::net::TcpStream::connect(addr).await.is_err());
}

#[tokio::test]
async fn a_dropped_service_stops_answering() {
    let service = LocalService::spawn().await.unwrap();
    let addr = service.addr();
    drop(service);
    for _ in 0..10_000 {
        if tokio::net::TcpStream::connect(addr).await.is_err() {
            return;
        }
    }
    panic!("{addr} still answers");
}

#[tokio::test]
async fn shutdown_does_not_wait_for_jobs() {
    let api = Api::with_endless_jobs().await;
    let file = api.upload("a.txt", b"Code: 7").await;
    api.start_job(&file, small()).await;
    let Api { service, .. } = api;
    let stopped = tokio::time::timeout(std::time::Duration::from_secs(60), service.shutdown());
    assert!(stopped.await.is_ok());
}

#[tokio::test]
async fn an_unknown_route_is_404_and_a_wrong_method_405_in_json() {
    let api = Api::start().await;
    let (status, body) = api.get("/api/v2/nothing").await;
    assert_eq!(
        (status, body),
        (StatusCode::NOT_FOUND, json!({"detail": "Not Found"}))
    );
    let (status, body) = api.get("/api/v2/extract/%ff").await;
    assert_eq!(
        (status, body),
        (StatusCode::NOT_FOUND, json!({"detail": "Not Found"}))
    );
    let (status, body) = api.call(Method::PUT, "/api/v2/extract").await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(body, json!({"detail": "Method Not Allowed"}));
}
