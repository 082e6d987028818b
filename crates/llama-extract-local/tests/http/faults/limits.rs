//! What a connection may take of the service.

use std::time::Duration;

use llama_extract_local::LocalService;
use tokio::io::AsyncWriteExt;

use super::raw::{Ending, Raw};
use crate::client::Api;

async fn answer_to(head: &str) -> String {
    let api = Api::start().await;
    let mut raw = Raw::open(api.service.addr()).await;
    raw.0.write_all(head.as_bytes()).await.unwrap();
    raw.until("\r\n\r\n").await
}

#[tokio::test]
async fn a_head_that_is_too_long_is_431() {
    let answer = answer_to(&format!(
        "GET /api/v2/extract HTTP/1.1\r\nHost: local\r\nX-Long: {}\r\n\r\n",
        "x".repeat(40_000)
    ))
    .await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_head_with_too_many_headers_is_431() {
    let headers: String = (0..101).map(|n| format!("X-{n}: 1\r\n")).collect();
    let answer = answer_to(&format!("GET /api/v2/extract HTTP/1.1\r\n{headers}\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_head_that_trickles_is_cut_off() {
    let builder = LocalService::builder().head_time(Duration::from_millis(50));
    let service = builder.spawn().await.unwrap();
    let mut raw = Raw::open(service.addr()).await;
    raw.0.write_all(b"GET /api/v2/ext").await.unwrap();
    // Returns at all: the service ends it.
    let (answer, ending) = raw.until_end().await;
    assert_eq!((answer.as_str(), ending), ("", Ending::Closed));
}

#[tokio::test]
async fn connections_are_counted_while_they_are_open() {
    let service = LocalService::spawn().await.unwrap();
    let mut raw = Raw::open(service.addr()).await;
    raw.send("GET", "/api/v2/extract", "").await;
    raw.answer().await;
    let counts = service.connections();
    assert_eq!((counts.accepted, counts.open), (1, 1));
    drop(raw);
    while service.connections().open > 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(service.connections().accepted, 1);
}

#[tokio::test]
async fn whoever_comes_when_all_connections_are_taken_waits_for_one() {
    let builder = LocalService::builder().max_connections(1);
    let service = builder.spawn().await.unwrap();
    let mut first = Raw::open(service.addr()).await;
    first.send("GET", "/api/v2/extract", "").await;
    first.answer().await;
    let mut second = Raw::open(service.addr()).await;
    second.send("GET", "/api/v2/extract", "").await;
    first.send("GET", "/api/v2/extract", "").await;
    first.answer().await;
    assert_eq!(service.connections().accepted, 1);
    drop(first);
    assert!(second.answer().await.0.starts_with("HTTP/1.1 200"));
    assert_eq!(service.connections().accepted, 2);
}

#[tokio::test]
async fn requests_under_way_are_answered_before_the_end() {
    let api = super::api_with("list_files delay=100ms").await;
    let mut raw = Raw::open(api.service.addr()).await;
    raw.send("GET", "/api/v1/beta/files", "").await;
    while api.service.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    let Api { service, .. } = api;
    let (answer, ()) = tokio::join!(raw.until_end(), service.shutdown());
    assert!(answer.0.starts_with("HTTP/1.1 200"), "{answer:?}");
}
