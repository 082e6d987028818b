//! The log of what arrived.

use llama_extract_local::{Faults, RequestRecord};
use reqwest::Method;

use super::raw::Raw;
use super::{api, api_with};
use crate::client::Api;

/// Method, path, operation, status.
fn line(record: &RequestRecord) -> String {
    let operation = record.operation.unwrap_or("-");
    let status = record.status.map_or("-".to_owned(), |s| s.to_string());
    format!("{} {} {operation} {status}", record.method, record.path)
}

#[tokio::test]
async fn every_request_is_in_the_log_with_its_operation_and_status() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: 7").await;
    api.get(&format!("/api/v1/beta/files/{file}?project_id=p"))
        .await;
    api.get("/api/v2/nothing").await;
    api.call(Method::PUT, "/api/v2/extract").await;
    api.answer(api.request(Method::GET, "/api/v2/extract"))
        .await;
    let log = api.service.requests();
    let lines: Vec<String> = log.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "POST /api/v1/beta/files upload_file 201".to_owned(),
            format!("GET /api/v1/beta/files/{file} get_file 200"),
            "GET /api/v2/nothing - 404".to_owned(),
            "PUT /api/v2/extract - 405".to_owned(),
            "GET /api/v2/extract list_extract_jobs 401".to_owned(),
        ]
    );
    assert_eq!(log[1].query.as_deref(), Some("project_id=p"));
    let numbers: Vec<u64> = log.iter().map(|record| record.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert!(log.iter().all(|record| record.faults.is_empty()));
}

#[tokio::test]
async fn the_log_names_the_rules_that_struck() {
    let rules = ["list_files nth=2 answer=503", "list_files delay=1ms"];
    let faults: Faults = rules.iter().map(|rule| rule.parse().unwrap()).collect();
    let api = api(faults).await;
    for _ in 0..2 {
        api.get("/api/v1/beta/files").await;
    }
    let names = |record: &RequestRecord| {
        record
            .faults
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let log = api.service.requests();
    assert_eq!(names(&log[0]), rules[1..]);
    assert_eq!(names(&log[1]), rules);
}

#[tokio::test]
async fn a_request_whose_connection_was_cut_has_no_status() {
    for rule in ["list_files reset", "list_files lost", "list_files stall"] {
        let api = api_with(rule).await;
        let mut raw = Raw::open(api.service.addr()).await;
        raw.send("GET", "/api/v1/beta/files", "").await;
        let record = loop {
            match api.service.requests().pop() {
                Some(record) if !record.faults.is_empty() => break record,
                _ => tokio::task::yield_now().await,
            }
        };
        assert_eq!(record.status, None, "{rule}");
        assert_eq!(record.faults[0].to_string(), rule);
    }
}

#[tokio::test]
async fn the_log_forgets_on_request_and_numbers_go_on() {
    let api = Api::start().await;
    api.get("/api/v1/beta/files").await;
    api.service.clear_requests();
    assert!(api.service.requests().is_empty());
    api.get("/api/v1/beta/files").await;
    let log = api.service.requests();
    assert_eq!((log.len(), log[0].number, log[0].status), (1, 2, Some(200)));
}
