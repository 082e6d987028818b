//! What goes over the wire.

use llama_extract::{Document, ExtractSchema, ExtractTier};
use llama_extract_tests::spec::Spec;
use llama_extract_tests::stub::{Asked, Reply, Stub};
use serde::Deserialize;
use serde_json::{Value, json};

/// An invoice
#[derive(Debug, Deserialize, ExtractSchema)]
#[expect(dead_code, reason = "only its schema is sent")]
struct Invoice {
    /// Supplier
    vendor: String,
    /// Before `amount` in the alphabet's reverse: the order of fields is kept
    total: Option<f64>,
    amount: i64,
}

fn job() -> Value {
    json!({
        "id": "ext-1", "file_input": "dfl-1", "project_id": "prj-1", "status": "PENDING",
        "created_at": "2026-09-11T09:00:31.892912Z", "updated_at": "2026-09-11T09:00:31.892912Z"
    })
}

/// Method, path and query, headers that we set, and the body.
pub(crate) fn on_the_wire(asked: &Asked) -> String {
    let mut headers: Vec<String> = asked
        .headers
        .iter()
        .filter(|(name, _)| !["host", "content-length"].contains(&name.as_str()))
        .map(|(name, value)| match name.as_str() {
            // A key has no place in a fixture, not even a made-up one.
            "authorization" => "authorization: Bearer ***".to_owned(),
            _ => format!("{name}: {}", value.to_str().unwrap()),
        })
        .collect();
    headers.sort();
    let body = match serde_json::from_str::<Value>(&asked.body) {
        Ok(json) => serde_json::to_string_pretty(&json).unwrap(),
        Err(_) => asked.body.clone(),
    };
    let wire = format!(
        "{} {}\n{}\n\n{body}",
        asked.method,
        asked.uri,
        headers.join("\n")
    );
    // The boundary of a form is another one each time.
    let content_type = asked.headers.get("content-type");
    match content_type.and_then(|kind| kind.to_str().unwrap().split_once("boundary=")) {
        Some((_, boundary)) => wire.replace(boundary, "BOUNDARY").replace('\r', ""),
        None => wire,
    }
}

#[tokio::test]
async fn the_create_request_with_every_option() {
    let stub = Stub::start([Reply::json(200, &job())]).await;
    let job = stub
        .client()
        .extract::<Invoice>(Document::file_id("dfl-1"))
        .cite_sources()
        .confidence_scores()
        .tier(ExtractTier::Agentic)
        .version("2026-08-01")
        .target_pages("1,3,5-7")
        .max_pages(10)
        .system_prompt("Amounts are in euros")
        .parse_tier("agentic_plus")
        .parse_config_id("cfg-1")
        .advanced_citations(false)
        .disable_cache()
        .spreadsheet_mode()
        .sheet_names(["Sheet1", "Sheet2"])
        .per_page()
        .submit()
        .await
        .unwrap();
    assert_eq!(job.id(), "ext-1");
    // An option that the API gains is to be seen here; `extract_version` is the old name of `version`.
    let spec = Spec::read();
    let options = &spec.referred("#/components/schemas/ExtractConfiguration")["properties"];
    let body: Value = serde_json::from_str(&stub.asked()[0].body).unwrap();
    for (option, _) in options.as_object().unwrap() {
        let is_set = body["configuration"].get(option).is_some();
        assert_eq!(is_set, option != "extract_version", "{option}");
    }
    assert_eq!(
        stub.asked()[0].headers["authorization"],
        "Bearer llx-secret"
    );
    insta::assert_snapshot!(on_the_wire(&stub.asked()[0]));
}

#[tokio::test]
async fn the_create_request_without_options_sends_no_defaults() {
    let stub = Stub::start([Reply::json(200, &job())]).await;
    let _job = stub
        .client()
        .extract::<Invoice>(Document::file_id("dfl-1"))
        .submit()
        .await
        .unwrap();
    insta::assert_snapshot!(on_the_wire(&stub.asked()[0]));
    let body: Value = serde_json::from_str(&stub.asked()[0].body).unwrap();
    let keys: Vec<_> = body["configuration"]["data_schema"]["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(
        keys,
        ["vendor", "total", "amount"],
        "the order of fields is kept"
    );
}

#[tokio::test]
async fn the_upload_request_has_a_length_and_no_chunks() {
    let stub = Stub::start([
        Reply::json(
            201,
            &json!({"id": "dfl-1", "name": "a.txt", "project_id": "prj-1"}),
        ),
        Reply::json(200, &job()),
    ])
    .await;
    let document = Document::bytes("a.txt", "Total: 1");
    let _job = stub
        .client()
        .extract::<Invoice>(document)
        .submit()
        .await
        .unwrap();
    let upload = &stub.asked()[0];
    assert_eq!(
        upload.headers["content-length"],
        upload.body.len().to_string().as_str()
    );
    assert!(!upload.headers.contains_key("transfer-encoding"));

    insta::assert_snapshot!(on_the_wire(upload));
}
