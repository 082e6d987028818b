//! Headers, time limits and observers, for a client and for a single call.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use llama_extract::Client;
use llama_extract_local::{FaultRule, LocalService, Moment};
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::json;

use crate::invoice::client_of;

fn file() -> Reply {
    Reply::json(
        200,
        &json!({"id": "dfl-1", "name": "a.txt", "project_id": "prj-1"}),
    )
}

#[tokio::test]
async fn headers_of_a_client_and_of_a_call_are_sent_and_never_shown() {
    let stub = Stub::start([file(), file()]).await;
    let client = Client::builder()
        .base_url(stub.base_url())
        .api_key("llx-secret")
        .header("X-Tenant", "s3cr3t-1")
        .header("x-two", "s3cr3t-2");
    assert!(!format!("{client:?}").contains("s3cr3t"));
    let client = client.build().unwrap();
    let special = client.with_header("X-Two", "s3cr3t-3").unwrap();
    special.files().get("dfl-1").await.unwrap();
    client.files().get("dfl-1").await.unwrap();
    let sent: Vec<_> = stub
        .asked()
        .iter()
        .map(|asked| [&asked.headers["x-tenant"], &asked.headers["x-two"]].map(Clone::clone))
        .collect();
    assert_eq!(sent[0], ["s3cr3t-1", "s3cr3t-3"]);
    assert_eq!(sent[1], ["s3cr3t-1", "s3cr3t-2"]);
    let printed = format!("{client:?} {special:?} {:?}", special.api());
    assert!(!printed.contains("s3cr3t"), "{printed}");
}

#[tokio::test]
async fn headers_that_the_client_needs_are_its_own() {
    let client = Stub::start([]).await.client();
    for name in ["Authorization", "content-length", "Host", "accept-encoding"] {
        let error = client.with_header(name, "s3cr3t").unwrap_err();
        assert!(error.is_configuration(), "{error:?}");
        let text = error.to_string();
        assert!(
            text.contains(&name.to_lowercase()) && !text.contains("s3cr3t"),
            "{text}"
        );
    }
    let broken = client.with_header("x-a", "s3cr3t\r\nx-b: 1").unwrap_err();
    assert!(!format!("{broken} {broken:?}").contains("s3cr3t"));
}

#[tokio::test]
async fn a_time_limit_holds_for_the_call_that_it_is_for() {
    let service = LocalService::builder()
        .faults(FaultRule::on("list_files").nth(1).stall(Moment::Before))
        .spawn()
        .await
        .unwrap();
    let client = Client::builder()
        .base_url(service.base_url())
        .api_key("llx-any")
        .retry(llama_extract::RetryPolicy::none())
        .build()
        .unwrap();
    let hasty = client.with_timeout(Duration::from_millis(200));
    let error = hasty.files().list().try_next().await.unwrap_err();
    assert!(
        error.is_transport() && error.to_string().contains("too long"),
        "{error}"
    );
    assert!(client.files().list().try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn an_observer_sees_each_attempt_of_each_call() {
    let busy = Reply::json(503, &json!({"detail": "no"})).header("x-request-id", "req-1");
    let fine = file().header("x-request-id", "req-2");
    let stub = Stub::start([busy, fine, file()]).await;
    let client = stub.retrying_client();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&seen);
    let observed = client.with_observer(move |answer| {
        sink.lock().unwrap().push((
            answer.operation(),
            answer.attempt(),
            answer.status(),
            answer.request_id(),
            answer.header("Content-Type").map(str::to_owned),
        ));
    });
    observed.files().get("dfl-1").await.unwrap();
    client.files().get("dfl-1").await.unwrap();
    let json = || Some("application/json".to_owned());
    let expected = [
        ("get_file", 1, 503, Some("req-1".to_owned()), json()),
        ("get_file", 2, 200, Some("req-2".to_owned()), json()),
    ];
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_client_for_one_call_shares_the_connections_of_the_other() {
    let service = LocalService::spawn().await.unwrap();
    let client = client_of(&service);
    client.files().list().try_next().await.unwrap();
    for _ in 0..5 {
        let once = client.with_header("x-once", "1").unwrap();
        once.files().list().try_next().await.unwrap();
    }
    assert_eq!(service.connections().accepted, 1);
}
