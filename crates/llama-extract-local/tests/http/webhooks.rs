//! What webhooks are told.

use llama_extract_local::LocalService;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{Api, small};
use crate::receiver::{Receiver, types};

const SECRET: &str = "whsec_of-the-test";

/// Starts a job that tells these webhooks, and returns its id.
pub(crate) async fn start_job_with(api: &Api, text: &[u8], name: &str, hooks: Value) -> String {
    let file = api.upload(name, text).await;
    let body =
        json!({"file_input": file, "configuration": small(), "webhook_configurations": hooks});
    let (status, job) = api.post("/api/v2/extract", &body).await;
    assert_eq!(status, StatusCode::OK, "{job}");
    job["id"].as_str().unwrap().to_owned()
}

pub(crate) async fn start_job(api: &Api, hooks: Value) -> String {
    start_job_with(api, b"Code: A-7", "a.txt", hooks).await
}

/// The deliveries of a job once none is pending.
pub(crate) async fn settled(api: &Api, job: &str) -> Vec<Value> {
    for _ in 0..20_000 {
        let path = format!("/_local/webhook-deliveries?job_id={job}");
        let (status, list) = api.get(&path).await;
        assert_eq!(status, StatusCode::OK, "{list}");
        let items = list["items"].as_array().unwrap();
        if items.iter().all(|item| item["state"] != "pending") {
            return items.clone();
        }
    }
    panic!("the deliveries of {job} do not end");
}

#[tokio::test]
async fn a_job_that_completes_is_told_as_pending_and_as_success() {
    let (api, mut receiver) = (Api::start().await, Receiver::start().await);
    let job = start_job(&api, json!([{"webhook_url": receiver.url()}])).await;
    let told = receiver.take(2).await;
    assert_eq!(types(&told), ["extract.pending", "extract.success"]);
    for (received, status) in told.iter().zip(["PENDING", "COMPLETED"]) {
        assert_eq!(
            (&received.method, received.path.as_str()),
            (&Method::POST, "/hook")
        );
        assert_eq!(received.header("content-type"), Some("application/json"));
        assert_eq!(
            received.header("user-agent"),
            Some("llamaindex-webhook-service/1.0")
        );
        let event = received.event();
        assert_eq!(
            received.header("x-webhook-event-id"),
            event["event_id"].as_str()
        );
        assert_eq!(event["event_type"], received.event_type());
        assert!(event["timestamp"].is_f64(), "{event}");
        assert_eq!(
            event["data"],
            json!({"id": job, "job_id": job, "project_id": event["data"]["project_id"],
                   "status": status, "error_message": null})
        );
        assert!(
            event["data"]["project_id"]
                .as_str()
                .unwrap()
                .starts_with("prj-")
        );
    }
    assert_ne!(told[0].event()["event_id"], told[1].event()["event_id"]);
    assert!(told[0].event()["timestamp"].as_f64() <= told[1].event()["timestamp"].as_f64());
    // Who is told finds what it is told of.
    let (_, found) = api.get(&format!("/api/v2/extract/{job}")).await;
    assert_eq!(found["status"], "COMPLETED");
}

#[tokio::test]
async fn a_job_that_fails_is_told_as_error_with_its_message() {
    let (api, mut receiver) = (Api::start().await, Receiver::start().await);
    let hooks = json!([{"webhook_url": receiver.url(), "webhook_events": ["extract.error", "extract.success"]}]);
    let id = start_job_with(&api, b"%PDF-1.7 no more", "broken.pdf", hooks).await;
    let event = receiver.next().await.event();
    assert_eq!(event["event_type"], "extract.error");
    assert_eq!(event["data"]["status"], "FAILED");
    let job = api.finished(&id).await;
    assert!(job["error_message"].is_string(), "{job}");
    assert_eq!(event["data"]["error_message"], job["error_message"]);
}

#[tokio::test]
async fn a_job_that_is_cancelled_or_deleted_by_force_is_told_as_cancelled() {
    let (api, mut receiver) = (Api::with_endless_jobs().await, Receiver::start().await);
    let hooks = json!([{"webhook_url": receiver.url(), "webhook_events": ["extract.cancelled"]}]);
    for (method, path) in [(Method::POST, "/cancel"), (Method::DELETE, "?force=true")] {
        let job = start_job(&api, hooks.clone()).await;
        let (status, _) = api
            .call(method, &format!("/api/v2/extract/{job}{path}"))
            .await;
        assert_eq!(status, StatusCode::OK);
        let event = receiver.next().await.event();
        assert_eq!(event["event_type"], "extract.cancelled");
        assert_eq!(
            (&event["data"]["job_id"], &event["data"]["status"]),
            (&json!(job), &json!("CANCELLED"))
        );
        settled(&api, &job).await;
        // Deleting a job that has ended is no event.
        api.call(Method::DELETE, &format!("/api/v2/extract/{job}"))
            .await;
    }
    let (_, list) = api.get("/_local/webhook-deliveries").await;
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
    receiver.assert_quiet();
}

#[tokio::test]
async fn a_webhook_is_told_only_what_it_asks_for() {
    let (api, mut all, mut one, mut none) = (
        Api::start().await,
        Receiver::start().await,
        Receiver::start().await,
        Receiver::start().await,
    );
    let job = start_job(
        &api,
        json!([
            {"webhook_url": all.url(), "webhook_events": null},
            {"webhook_url": one.url(), "webhook_events": ["parse.success", "extract.success"]},
            {"webhook_url": none.url(), "webhook_events": ["extract.error", "verify.running"]},
        ]),
    )
    .await;
    let told = all.take(2).await;
    assert_eq!(types(&told), ["extract.pending", "extract.success"]);
    let only = one.next().await;
    assert_eq!(only.event_type(), "extract.success");
    // One event, one id, however many are told.
    assert_eq!(only.event(), told[1].event());
    settled(&api, &job).await;
    for receiver in [&mut all, &mut one, &mut none] {
        receiver.assert_quiet();
    }
}

#[tokio::test]
async fn the_body_is_json_in_a_string_unless_json_is_asked_for() {
    let (api, mut receiver) = (Api::start().await, Receiver::start().await);
    for (format, is_string) in [
        (json!(null), true),
        (json!("string"), true),
        (json!("json"), false),
    ] {
        let hook = json!({"webhook_url": receiver.url(), "webhook_events": ["extract.success"],
                          "webhook_output_format": format});
        start_job(&api, json!([hook])).await;
        let received = receiver.next().await;
        assert_eq!(received.json().is_string(), is_string, "{format}");
        assert_eq!(received.json().is_object(), !is_string, "{format}");
        assert_eq!(received.event()["event_type"], "extract.success");
    }
}

#[tokio::test]
async fn a_secret_signs_the_raw_body() {
    let (api, mut receiver) = (Api::start().await, Receiver::start().await);
    for format in ["string", "json"] {
        let hook = json!({"webhook_url": receiver.url(), "webhook_events": ["extract.success"],
                          "webhook_output_format": format, "webhook_signing_secret": SECRET});
        start_job(&api, json!([hook])).await;
        let received = receiver.next().await;
        let expected = received.signature_by(SECRET);
        assert_eq!(received.header("lc-signature"), Some(expected.as_str()));
    }
}

#[tokio::test]
async fn without_a_secret_nothing_is_signed() {
    let (api, mut receiver) = (Api::start().await, Receiver::start().await);
    for secret in [json!(null), json!("")] {
        let hook = json!({"webhook_url": receiver.url(), "webhook_events": ["extract.success"],
                          "webhook_signing_secret": secret});
        start_job(&api, json!([hook])).await;
        assert_eq!(receiver.next().await.header("lc-signature"), None);
    }
}

#[tokio::test]
async fn custom_headers_go_along_and_replace_none_of_the_api() {
    let (api, mut receiver) = (Api::start().await, Receiver::start().await);
    let headers = json!({"X-Tenant": "seven", "Authorization": "Bearer ours", "user-agent": "mine",
                         "content-type": "text/plain", "LC-Signature": "sha256=00"});
    let hook = json!({"webhook_url": receiver.url(), "webhook_headers": headers, "webhook_signing_secret": SECRET});
    start_job(&api, json!([hook])).await;
    let received = receiver.next().await;
    assert_eq!(received.header("x-tenant"), Some("seven"));
    assert_eq!(received.header("authorization"), Some("Bearer ours"));
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(
        received.header("user-agent"),
        Some("llamaindex-webhook-service/1.0")
    );
    let expected = received.signature_by(SECRET);
    assert_eq!(received.header("lc-signature"), Some(expected.as_str()));
}

#[tokio::test]
async fn stored_configurations_are_told_as_they_were_when_the_job_was_made() {
    let api = Api::with_endless_jobs().await;
    let (mut inline, mut stored) = (Receiver::start().await, Receiver::start().await);
    let config = json!({"webhook_url": stored.url(), "webhook_events": ["extract.cancelled"],
        "webhook_headers": {"x-stored": "yes"}, "webhook_output_format": "json",
        "webhook_signing_secret": SECRET});
    let (_, config) = api.post("/api/v1/beta/webhook-configs", &config).await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let body = json!({"file_input": file, "configuration": small(),
        "webhook_configurations": [{"webhook_url": inline.url(), "webhook_events": ["extract.pending"]}],
        "webhook_configuration_ids": [config["id"]]});
    let (_, job) = api.post("/api/v2/extract", &body).await;
    let (job, config) = (job["id"].as_str().unwrap(), config["id"].as_str().unwrap());
    let path = format!("/api/v1/beta/webhook-configs/{config}");
    assert_eq!(
        api.call(Method::DELETE, &path).await.0,
        StatusCode::NO_CONTENT
    );
    api.call(Method::POST, &format!("/api/v2/extract/{job}/cancel"))
        .await;
    assert_eq!(inline.next().await.event_type(), "extract.pending");
    let received = stored.next().await;
    assert_eq!(received.event_type(), "extract.cancelled");
    assert!(received.json().is_object());
    assert_eq!(received.header("x-stored"), Some("yes"));
    let expected = received.signature_by(SECRET);
    assert_eq!(received.header("lc-signature"), Some(expected.as_str()));
}

#[tokio::test]
async fn deliveries_are_listed_newest_first_page_by_page() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let url = receiver.url().replace("//", "//user:hush@") + "?token=hush";
    let job = start_job(&api, json!([{"webhook_url": url}])).await;
    api.finished(&job).await;
    let deliveries = settled(&api, &job).await;
    let mut paged = Vec::new();
    let mut path = "/_local/webhook-deliveries?page_size=1&state=delivered".to_owned();
    for _ in 0..2 {
        let (_, list) = api.get(&path).await;
        paged.extend(list["items"].as_array().unwrap().clone());
        if let Some(token) = list["next_page_token"].as_str() {
            path = format!(
                "/_local/webhook-deliveries?page_size=1&state=delivered&page_token={token}"
            );
        }
    }
    assert_eq!(paged, deliveries);
    let (newest, oldest) = (&paged[0], &paged[1]);
    assert_eq!(
        (&newest["event_type"], &oldest["event_type"]),
        (&json!("extract.success"), &json!("extract.pending"))
    );
    assert_eq!(
        (&newest["state"], &newest["job_id"], &newest["url"]),
        (&json!("delivered"), &json!(job), &json!(receiver.url()))
    );
    let attempts = newest["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 1);
    assert_eq!(
        (&attempts[0]["status"], &attempts[0]["error"]),
        (&json!(200), &Value::Null)
    );
    assert!(attempts[0]["at"].as_str() >= newest["created_at"].as_str());
    for (query, status) in [
        ("state=failed", StatusCode::OK),
        ("job_id=ext-none", StatusCode::OK),
        ("state=done", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let (found, list) = api
            .get(&format!("/_local/webhook-deliveries?{query}"))
            .await;
        assert_eq!(found, status, "{query}");
        assert!(list["items"].as_array().is_none_or(Vec::is_empty), "{list}");
    }
}

#[tokio::test]
async fn deliveries_are_shown_only_with_the_key() {
    let service = LocalService::builder().api_key("llx-right").spawn().await;
    let api = Api::of(service.unwrap());
    let (status, _) = api.get("/_local/webhook-deliveries").await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}
