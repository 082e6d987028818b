//! Answers that are not those of the service.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use llama_extract_local::{FaultRule, Faults};
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{api, api_with, fired};
use crate::client::{Api, small};

async fn list(api: &Api) -> reqwest::Response {
    let request = api.request(Method::GET, "/api/v1/beta/files");
    request.bearer_auth("llx-test").send().await.unwrap()
}

async fn statuses(api: &Api, requests: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..requests {
        statuses.push(list(api).await.status().as_u16());
    }
    statuses
}

#[tokio::test]
async fn every_error_status_can_be_answered_with_the_body_of_the_service() {
    for status in [
        400, 401, 402, 403, 404, 408, 409, 413, 422, 425, 429, 500, 502, 503, 504, 599,
    ] {
        let api = api(FaultRule::on("list_files").answer(status)).await;
        let (given, body) = api.get("/api/v1/beta/files").await;
        assert_eq!(given.as_u16(), status);
        match status {
            422 => {
                let entry = &body["detail"][0];
                assert!(
                    entry["loc"].is_array() && entry["msg"].is_string(),
                    "{body}"
                );
                assert!(entry["type"].is_string(), "{body}");
            }
            _ => assert!(
                body["detail"].as_str().is_some_and(|d| !d.is_empty()),
                "{body}"
            ),
        }
        assert_eq!(
            body.get("correlation_id").is_some(),
            status >= 500,
            "{body}"
        );
    }
}

#[tokio::test]
async fn known_texts_are_those_of_the_service() {
    for (status, words) in [(402, "quota"), (413, "MB"), (429, "exhausted")] {
        let api = api(FaultRule::on("list_files").answer(status)).await;
        let (_, body) = api.get("/api/v1/beta/files").await;
        assert!(body["detail"].as_str().unwrap().contains(words), "{body}");
    }
}

#[tokio::test]
async fn a_text_of_ones_own_can_be_said() {
    let api = api(FaultRule::on("list_files")
        .answer(422)
        .detail("llm_refusal: no"))
    .await;
    let (_, body) = api.get("/api/v1/beta/files").await;
    assert_eq!(body, json!({"detail": "llm_refusal: no"}));
}

#[tokio::test]
async fn retry_after_is_seconds_or_a_date_or_nothing() {
    let seconds = api_with("list_files answer=429 retry_after=1500ms").await;
    assert_eq!(list(&seconds).await.headers()[RETRY_AFTER], "2");

    let date = api_with("list_files answer=503 retry_after_date=1m").await;
    let response = list(&date).await;
    let text = response.headers()[RETRY_AFTER].to_str().unwrap();
    assert!(text.ends_with(" GMT"), "{text}");
    let ahead = DateTime::parse_from_rfc2822(text).unwrap().to_utc() - Utc::now();
    assert!((55..=61).contains(&ahead.num_seconds()), "{text}");

    let none = api_with("list_files answer=429").await;
    assert!(!list(&none).await.headers().contains_key(RETRY_AFTER));
}

#[tokio::test]
async fn a_proxy_answers_in_html_or_with_nothing() {
    for (rule, status) in [
        ("list_files body=html", 200),
        ("list_files answer=502 body=html", 502),
        ("list_files answer=504 body=empty", 504),
    ] {
        let api = api_with(rule).await;
        let response = list(&api).await;
        assert_eq!(response.status().as_u16(), status, "{rule}");
        if rule.contains("html") {
            let kind = response.headers()[CONTENT_TYPE].to_str().unwrap();
            assert!(kind.starts_with("text/html"), "{kind}");
            assert!(
                response
                    .text()
                    .await
                    .unwrap()
                    .starts_with("<!DOCTYPE html>")
            );
        } else {
            assert_eq!(response.text().await.unwrap(), "");
        }
    }
}

#[tokio::test]
async fn a_lost_answer_can_be_a_gateways() {
    let api = api_with("create_extract_job nth=1 lost answer=504 body=html").await;
    let file = api.upload("a.txt", b"Code: 7").await;
    let body = json!({"file_input": file, "configuration": small()});
    let request = api.request(Method::POST, "/api/v2/extract").json(&body);
    let response = request.bearer_auth("llx-test").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::GATEWAY_TIMEOUT);
    let (_, jobs) = api.get("/api/v2/extract").await;
    assert_eq!(jobs["items"].as_array().unwrap().len(), 1, "{jobs}");
}

#[tokio::test]
async fn an_answer_in_place_of_the_work_leaves_no_trace_of_it() {
    let api = api_with("upload_file nth=1 answer=503").await;
    let (status, _) = api
        .send_form(crate::client::form("a.txt", &[b'x'; 300_000]))
        .await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(api.get("/api/v1/beta/files").await.1["items"], json!([]));
    api.upload("a.txt", b"Code: 7").await;
}

#[tokio::test]
async fn a_delay_comes_before_the_answer() {
    let api = api_with("list_files delay=60ms").await;
    let started = Instant::now();
    assert_eq!(list(&api).await.status(), StatusCode::OK);
    assert!(started.elapsed() >= Duration::from_millis(60));
}

#[tokio::test]
async fn a_script_of_failures_is_followed_by_success() {
    let script = Faults::default()
        .rule(FaultRule::on("list_files").first(2).answer(429))
        .rule(FaultRule::on("list_files").nth(3).answer(503));
    let api = api(script).await;
    assert_eq!(statuses(&api, 5).await, [429, 429, 503, 200, 200]);
    assert_eq!(fired(&api), [2, 1]);
}

#[tokio::test]
async fn a_seed_repeats_itself_over_http() {
    let chaos = |seed| {
        Faults::seeded(seed)
            .rule(FaultRule::everywhere().chance(0.3).answer(503))
            .rule(FaultRule::on("list_files").chance(0.3).answer(429))
    };
    let mut seen = Vec::new();
    for seed in [7, 7, 8] {
        seen.push(statuses(&api(chaos(seed)).await, 40).await);
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[0], seen[2]);
    for status in [200, 429, 503] {
        assert!(seen[0].contains(&status), "{:?}", seen[0]);
    }
}

#[tokio::test]
async fn a_wrong_key_is_401_whatever_the_rules_say_and_is_not_counted() {
    let api = api_with("* answer=503").await;
    let (status, _) = api
        .answer(api.request(Method::GET, "/api/v1/beta/files"))
        .await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(api.service.faults()[0].matched, 0);
}

#[tokio::test]
async fn an_unknown_path_is_404_whatever_the_rules_say() {
    let api = api_with("* answer=503").await;
    assert_eq!(api.get("/api/v2/nothing").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_wrong_rule_keeps_the_service_from_starting() {
    let builder = llama_extract_local::LocalService::builder()
        .faults(FaultRule::on("create_job").answer(503));
    let error = builder.spawn().await.unwrap_err().to_string();
    assert!(error.contains("create_job answer=503"), "{error}");
    assert!(
        error.contains("did you mean") && error.contains("create_extract_job"),
        "{error}"
    );
}

#[tokio::test]
async fn rules_can_be_set_added_and_removed_while_the_service_runs() {
    let api = Api::start().await;
    let status = |status: u16| FaultRule::everywhere().answer(status);
    api.service.set_faults(status(503)).unwrap();
    assert_eq!(statuses(&api, 1).await, [503]);
    api.service.set_faults(status(500).nth(1)).unwrap();
    api.service.add_fault(status(502).nth(1)).unwrap();
    api.service.add_fault(status(504)).unwrap();
    assert_eq!(statuses(&api, 2).await, [500, 504]);
    assert_eq!(fired(&api), [1, 0, 1]);
    assert!(api.service.set_faults(FaultRule::everywhere()).is_err());
    assert_eq!(statuses(&api, 1).await, [504]);
    api.service.set_faults(Faults::default()).unwrap();
    let (given, body): (StatusCode, Value) = api.get("/api/v1/beta/files").await;
    assert_eq!((given, &body["items"]), (StatusCode::OK, &json!([])));
}
