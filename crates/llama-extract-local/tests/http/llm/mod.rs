//! Jobs that a language model answers, against a server that plays one.

mod answers;
mod grounding;
mod protocol;
mod stub;

use std::time::Duration;

use llama_extract_local::{Llm, LocalService};
use serde_json::{Value, json};

use self::stub::Model;
use crate::client::Api;

const KEY: &str = "sk-never-shown-4711";

const LETTER: &str = "Order number: A-17\nOrder date: 4 March 2026\nTotal due: EUR 1.204,50\n";

fn fields() -> Value {
    json!({
        "order_number": {"type": "string"},
        "order_date": {"type": "string", "format": "date"},
        "total_due": {"type": "number"},
    })
}

/// What is true of the letter.
fn truth() -> Value {
    json!({"order_number": "A-17", "order_date": "2026-03-04", "total_due": 1204.5})
}

fn llm(model: &Model) -> Llm {
    // Short waits: the tests are about what happens, not when.
    Llm::new(model.base_url(), "stub-1")
        .api_key(KEY)
        .backoff(Duration::from_millis(1))
}

async fn api(llm: Llm) -> Api {
    let builder = LocalService::builder().llm(llm);
    Api::of(builder.spawn().await.expect("a free port"))
}

fn asking(properties: Value) -> Value {
    json!({"cite_sources": true, "confidence_scores": true,
        "data_schema": {"type": "object", "properties": properties}})
}

/// The job about a text, when it has ended.
async fn job(llm: Llm, text: &str, configuration: Value) -> Value {
    let api = api(llm).await;
    let job = api.extract("a.txt", text.as_bytes(), configuration).await;
    let shown = job.to_string();
    assert!(!shown.contains(KEY), "{shown}");
    job
}

/// The job about the letter.
async fn letter(model: &Model) -> Value {
    job(llm(model), LETTER, asking(fields())).await
}

#[track_caller]
fn completed(job: &Value) -> &Value {
    assert_eq!(job["status"], "COMPLETED", "{job}");
    &job["extract_result"]
}

#[track_caller]
fn failed(job: &Value) -> &str {
    assert_eq!(job["status"], "FAILED", "{job}");
    let message = job["error_message"].as_str().unwrap();
    assert!(message.starts_with("extraction_error: "), "{message}");
    message
}

/// The metadata of the fields.
fn metadata(job: &Value) -> &Value {
    &job["extract_metadata"]["field_metadata"]["document_metadata"]
}
