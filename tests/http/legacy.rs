//! The API before v2.

use std::time::Duration;

use llama_extract::{Document, ExtractSchema};
use llama_extract_tests::stub::{Reply, Stub};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize, ExtractSchema)]
struct Total {
    total: f64,
}

fn agent(id: &str) -> Value {
    json!({"id": id, "name": "totals", "project_id": "prj-1", "data_schema": {}, "config": {}})
}

fn job(status: &str) -> Reply {
    let error = (status == "ERROR").then_some("no text");
    Reply::json(
        200,
        &json!({"id": "job-1", "extraction_agent": agent("agent-1"), "status": status, "error": error}),
    )
}

fn result(data: Value) -> Reply {
    let leaf = json!({"citation": [{"page": 1, "matching_text": "12.50"}], "confidence": 0.5});
    Reply::json(
        200,
        &json!({"run_id": "run-1", "extraction_agent_id": "agent-1", "data": data,
            "extraction_metadata": {"field_metadata": {"total": leaf}, "usage": {}}}),
    )
}

fn sent(stub: &Stub) -> Value {
    serde_json::from_str(&stub.asked()[0].body).unwrap()
}

#[tokio::test]
async fn a_run_is_waited_for_and_decoded_with_its_evidence() {
    let stub = Stub::start([
        job("PENDING"),
        job("PENDING"),
        Reply::text(503, ""),
        job("ARCHIVING"),
        job("SUCCESS"),
        result(json!({"total": 12.5})),
    ])
    .await;
    let run = stub
        .client()
        .legacy()
        .run::<Total>(Document::bytes("a.pdf", "%PDF"));
    let found = run
        .configure(|config| config.cite_sources(true))
        .await
        .unwrap();
    assert_eq!(found.value.total, 12.5);
    assert_eq!(found.evidence.total.citations[0].page, Some(1));
    assert_eq!(found.resultset.run_id, "run-1");

    let body = sent(&stub);
    assert_eq!(body["config"], json!({"cite_sources": true}));
    assert_eq!(
        body["file"],
        json!({"data": "JVBERg==", "mime_type": "application/pdf"})
    );
    assert_eq!(body["data_schema"]["required"], json!(["total"]));
    assert!(body.get("text").is_none() && body.get("file_id").is_none());
}

#[tokio::test]
async fn a_file_id_and_a_text_go_as_they_are() {
    let stub = Stub::start([job("PENDING")]).await;
    let run = stub
        .client()
        .legacy()
        .run::<Total>(Document::file_id("dfl-1"));
    assert_eq!(run.submit().await.unwrap().id, "job-1");
    assert_eq!(sent(&stub)["file_id"], "dfl-1");

    let stub = Stub::start([job("PENDING")]).await;
    let run = stub
        .client()
        .legacy()
        .run_on_text::<Total>("Total: 12.50 for Ms Smith");
    assert!(
        !format!("{run:?}").contains("Smith"),
        "a document's content is not printed"
    );
    run.submit().await.unwrap();
    assert_eq!(sent(&stub)["text"], "Total: 12.50 for Ms Smith");
}

#[tokio::test]
async fn a_job_that_failed_or_was_cancelled_is_an_error_with_its_id() {
    let stub = Stub::start([job("ERROR"), job("CANCELLED")]).await;
    let legacy = stub.client().legacy();
    let error = legacy.wait("job-1", Duration::MAX).await.unwrap_err();
    assert!(
        error.is_job_failed() && error.message() == Some("no text"),
        "{error}"
    );
    let error = legacy.wait("job-1", Duration::MAX).await.unwrap_err();
    assert!(
        error.is_job_cancelled() && error.job_id() == Some("job-1"),
        "{error}"
    );
}

#[tokio::test]
async fn a_job_that_does_not_end_in_time_is_given_up_with_its_id() {
    let stub = Stub::start((0..100).map(|_| job("PENDING"))).await;
    let legacy = stub.client().legacy();
    let error = legacy
        .wait("job-1", Duration::from_millis(80))
        .await
        .unwrap_err();
    assert!(
        error.is_deadline() && error.job_id() == Some("job-1"),
        "{error}"
    );
    assert!(
        error.to_string().contains("still PENDING") && error.to_string().contains("Legacy::wait"),
        "{error}"
    );
}

#[tokio::test]
async fn a_result_that_does_not_fit_names_the_path_and_can_be_had_raw() {
    let data = json!([{"total": 1.0}, {"total": 2.0}]);
    let stub = Stub::start([result(json!({"total": "a lot"})), result(data.clone())]).await;
    let legacy = stub.client().legacy();
    let error = legacy.result::<Total>("job-1").await.unwrap_err();
    assert!(
        error.is_decode() && error.to_string().contains("`total`"),
        "{error}"
    );
    assert_eq!(error.job_id(), Some("job-1"));
    assert_eq!(legacy.result::<Value>("job-1").await.unwrap().value, data);
}

#[tokio::test]
async fn agents_are_made_changed_and_deleted() {
    let replies = [
        Reply::json(200, &agent("agent-1")),
        Reply::json(200, &agent("agent-1")),
        Reply::json(200, &Value::Null),
    ];
    let stub = Stub::start(replies).await;
    let legacy = stub.client().legacy();
    let made = legacy.create_agent::<Total>("totals").await.unwrap();
    legacy
        .update_agent::<Total>(&made.id)
        .configure(|config| config.page_range("1-3"))
        .await
        .unwrap();
    legacy.delete_agent(&made.id).await.unwrap();
    let asked = stub.asked();
    let calls: Vec<_> = asked
        .iter()
        .map(|asked| format!("{} {}", asked.method, asked.uri))
        .collect();
    assert_eq!(
        calls,
        [
            "POST /api/v1/extraction/extraction-agents",
            "PUT /api/v1/extraction/extraction-agents/agent-1",
            "DELETE /api/v1/extraction/extraction-agents/agent-1",
        ]
    );
    let body: Value = serde_json::from_str(&asked[1].body).unwrap();
    assert_eq!(body["config"], json!({"page_range": "1-3"}));
}

#[tokio::test]
async fn agents_are_listed_at_once_where_there_are_no_pages() {
    let absent = Reply::json(404, &json!({"detail": "Not Found"}));
    let stub = Stub::start([absent, Reply::json(200, &json!([agent("agent-1")]))]).await;
    let agents = stub.client().legacy().agents().collect_all().await.unwrap();
    assert_eq!(agents[0].id, "agent-1");
}

#[tokio::test]
async fn webhooks_are_checked_and_sent_along() {
    let stub = Stub::start([job("PENDING")]).await;
    let legacy = stub.client().legacy();
    let run = legacy.run_on_text::<Total>("Total: 1");
    let error = run.webhook("ftp://hooks.example").submit().await;
    assert!(error.unwrap_err().is_argument());

    let run = legacy.run_on_text::<Total>("Total: 1");
    run.webhook("https://hooks.example/a")
        .submit()
        .await
        .unwrap();
    let asked = stub.asked();
    assert_eq!(asked.len(), 1);
    let body: Value = serde_json::from_str(&asked[0].body).unwrap();
    let urls = &body["webhook_configurations"][0]["webhook_url"];
    assert_eq!(urls, "https://hooks.example/a");
}
