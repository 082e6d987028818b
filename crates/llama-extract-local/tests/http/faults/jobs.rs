//! Faults of jobs.

use std::time::Duration;

use llama_extract_local::{FaultRule, Faults};
use reqwest::{Method, StatusCode};
use serde_json::json;

use super::{api, api_with};
use crate::client::{Api, small};

const LONG: Duration = Duration::from_secs(3_600);

async fn job(api: &Api, name: &str) -> String {
    let file = api.upload(name, b"Code: 7").await;
    api.start_job(&file, small()).await
}

/// Asks until the job has this status.
async fn becomes(api: &Api, job: &str, status: &str) {
    for _ in 0..20_000 {
        let (_, body) = api.get(&format!("/api/v2/extract/{job}")).await;
        if body["status"] == status {
            return;
        }
    }
    panic!("job {job} does not become {status}");
}

#[tokio::test]
async fn a_throttled_job_says_so_and_is_found_by_it() {
    let api = api(FaultRule::jobs().throttled(LONG)).await;
    let job = job(&api, "a.txt").await;
    becomes(&api, &job, "THROTTLED").await;
    let (_, page) = api.get("/api/v2/extract?status=THROTTLED").await;
    assert_eq!(page["items"][0]["id"], json!(job));
    let (status, body) = api
        .call(Method::POST, &format!("/api/v2/extract/{job}/cancel"))
        .await;
    assert_eq!(
        (status, &body["status"]),
        (StatusCode::OK, &json!("CANCELLED"))
    );
}

#[tokio::test]
async fn a_throttled_job_goes_on() {
    let api = api_with("jobs throttled=20ms running=20ms").await;
    let job = job(&api, "a.txt").await;
    becomes(&api, &job, "THROTTLED").await;
    becomes(&api, &job, "RUNNING").await;
    becomes(&api, &job, "COMPLETED").await;
    assert_eq!(
        api.finished(&job).await["extract_result"],
        json!({"code": "7"})
    );
}

#[tokio::test]
async fn the_running_time_of_a_rule_goes_before_that_of_the_builder() {
    let builder = llama_extract_local::LocalService::builder()
        .running_time(LONG)
        .faults(FaultRule::jobs().nth(1).running(Duration::ZERO));
    let api = Api::of(builder.spawn().await.unwrap());
    let (first, second) = (job(&api, "a.txt").await, job(&api, "b.txt").await);
    becomes(&api, &first, "COMPLETED").await;
    becomes(&api, &second, "RUNNING").await;
}

#[tokio::test]
async fn a_job_fails_with_the_message_of_its_rule() {
    let api = api_with("jobs failed=\"parsing_error: PDF_IS_BROKEN\"").await;
    let job = job(&api, "a.txt").await;
    let ended = api.finished(&job).await;
    assert_eq!(ended["status"], "FAILED");
    assert_eq!(ended["error_message"], "parsing_error: PDF_IS_BROKEN");
    assert_eq!(ended["extract_result"], json!(null));
}

#[tokio::test]
async fn a_job_is_cancelled_from_outside_while_it_runs() {
    let api = api_with("jobs running=20ms cancelled").await;
    let job = job(&api, "a.txt").await;
    becomes(&api, &job, "RUNNING").await;
    becomes(&api, &job, "CANCELLED").await;
    assert_eq!(api.finished(&job).await["error_message"], json!(null));
}

#[tokio::test]
async fn jobs_are_chosen_by_number_and_by_file() {
    let faults = Faults::default()
        .rule(FaultRule::jobs().nth(2).failed("the second"))
        .rule(FaultRule::jobs().file("b*.txt").failed("named b"));
    let api = api(faults).await;
    let mut messages = Vec::new();
    for name in ["a.txt", "a.txt", "best.txt", "a.txt"] {
        let job = job(&api, name).await;
        messages.push(api.finished(&job).await["error_message"].clone());
    }
    assert_eq!(
        messages,
        [
            json!(null),
            json!("the second"),
            json!("named b"),
            json!(null)
        ]
    );
}

#[tokio::test]
async fn a_throttled_job_goes_on_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let builder = || llama_extract_local::LocalService::builder().directory(directory.path());
    let throttling = builder().faults(FaultRule::jobs().throttled(LONG));
    let api = Api::of(throttling.spawn().await.unwrap());
    let job = job(&api, "a.txt").await;
    becomes(&api, &job, "THROTTLED").await;
    let Api { service, .. } = api;
    service.shutdown().await;

    let api = Api::of(builder().spawn().await.unwrap());
    becomes(&api, &job, "COMPLETED").await;
}
