//! Bad input gets an error that names the thing and the remedy.

use std::time::Duration;

use llama_extract::{Client, DataSchema, Document, ExtractSchema};
use llama_extract_local::LocalService;
use llama_extract_tests::documents;
use llama_extract_tests::stub::{Reply, Stub};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::invoice::{Invoice, client_of, service};

#[tokio::test]
async fn a_missing_file_is_named() {
    let (_service, client) = service().await;
    let error = client
        .extract::<Invoice>("no/such/invoice.pdf")
        .await
        .unwrap_err();
    assert!(
        error.is_document()
            && error
                .to_string()
                .starts_with("cannot read no/such/invoice.pdf: "),
        "{error}"
    );
}

#[tokio::test]
async fn an_empty_file_is_named() {
    let (_service, client) = service().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.pdf");
    std::fs::write(&path, b"").unwrap();
    for document in [Document::path(&path), Document::bytes("empty.pdf", "")] {
        let error = client.extract::<Invoice>(document).await.unwrap_err();
        assert!(
            error.is_document() && error.to_string().contains("empty.pdf is empty"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_folder_is_not_a_document() {
    let (_service, client) = service().await;
    let folder = tempfile::tempdir().unwrap();
    let error = client.extract::<Invoice>(folder.path()).await.unwrap_err();
    assert!(
        error.is_document() && error.to_string().contains("is not a file"),
        "{error}"
    );
}

#[tokio::test]
async fn bytes_without_a_name_are_refused() {
    let (_service, client) = service().await;
    let error = client
        .extract::<Invoice>(Document::bytes(" ", "Total: 1"))
        .await
        .unwrap_err();
    assert!(
        error.is_document() && error.to_string().contains("has no name"),
        "{error}"
    );
}

#[tokio::test]
async fn a_truncated_pdf_fails_its_job_and_names_the_file() {
    let (_service, client) = service().await;
    let mut bytes = std::fs::read(documents::invoice()).unwrap();
    // All of its text is left, but for the end.
    bytes.truncate(bytes.len() - 40);
    let error = client
        .extract::<Invoice>(Document::bytes("cut.pdf", bytes))
        .await
        .unwrap_err();
    assert!(error.is_job_failed(), "{error}");
    assert!(
        error
            .job_id()
            .is_some_and(|id| error.to_string().contains(id)),
        "{error}"
    );
    assert!(
        error
            .message()
            .is_some_and(|message| message.contains("cut.pdf")),
        "{error}"
    );
}

#[tokio::test]
async fn a_kind_of_file_that_is_not_read_is_told_what_is() {
    let (_service, client) = service().await;
    let error = client
        .extract::<Invoice>(Document::bytes("song.mp3", "noise"))
        .await
        .unwrap_err();
    assert!(error.is_job_failed(), "{error}");
    assert!(
        error.to_string().contains("song.mp3") && error.to_string().to_lowercase().contains("pdf"),
        "{error}"
    );
}

#[tokio::test]
async fn a_wrong_key_is_told_apart_and_never_shown() {
    let service = LocalService::builder()
        .api_key("llx-right")
        .spawn()
        .await
        .unwrap();
    let client = Client::builder()
        .base_url(service.base_url())
        .api_key("llx-wrong")
        .build()
        .unwrap();
    let error = client
        .extract::<Invoice>(documents::invoice())
        .await
        .unwrap_err();
    assert!(
        error.is_unauthorized() && error.status() == Some(401),
        "{error}"
    );
    let shown = format!("{error} {error:?}");
    assert!(
        shown.contains("API key") && shown.contains("region"),
        "{shown}"
    );
    assert!(!shown.contains("llx-wrong"), "{shown}");
}

#[tokio::test]
async fn a_service_that_is_not_there_is_named() {
    // A port that was free a moment ago, on this machine.
    let service = LocalService::spawn().await.unwrap();
    let client = client_of(&service);
    service.shutdown().await;
    let error = client
        .extract::<Invoice>(documents::invoice())
        .await
        .unwrap_err();
    assert!(error.is_transport() && error.is_retryable(), "{error}");
    assert!(
        error.to_string().contains(client.base_url()) && error.to_string().contains("base URL"),
        "{error}"
    );
}

/// An object of objects, `levels` deep.
fn nested(levels: usize) -> Value {
    (1..levels).fold(
        json!({"type": "object", "properties": {"leaf": {"type": "string"}}}),
        |inner, _| json!({"type": "object", "properties": {"inner": inner}}),
    )
}

#[tokio::test]
async fn a_schema_over_seven_levels_is_refused_before_anything_is_sent() {
    let error = DataSchema::try_from(nested(9)).unwrap_err();
    assert!(
        error.to_string().contains('7') && error.to_string().contains("inner"),
        "{error}"
    );
    DataSchema::try_from(nested(3)).unwrap();
}

#[tokio::test]
async fn a_schema_that_the_service_refuses_is_a_schema_error() {
    let stub = Stub::start([Reply::json(
        400,
        &json!({"detail": "schema_validation: too deep"}),
    )])
    .await;
    let error = stub
        .client()
        .extract::<Invoice>(Document::file_id("dfl-1"))
        .await
        .unwrap_err();
    assert!(
        error.is_schema() && error.message() == Some("schema_validation: too deep"),
        "{error}"
    );
}

#[tokio::test]
async fn a_type_that_does_not_say_what_to_extract_asks_for_a_schema() {
    let (_service, client) = service().await;
    let error = client
        .extract::<Value>(documents::invoice())
        .await
        .unwrap_err();
    assert!(
        error.is_schema() && error.to_string().contains("DataSchema"),
        "{error}"
    );
}

#[derive(Debug, Deserialize, ExtractSchema)]
#[expect(dead_code, reason = "it is never there")]
struct Demanding {
    /// Warehouse code
    warehouse: String,
}

#[tokio::test]
async fn a_result_that_does_not_fit_is_kept_with_its_path() {
    let (_service, client) = service().await;
    let error = client
        .extract::<Demanding>(documents::invoice())
        .await
        .unwrap_err();
    assert!(
        error.is_decode() && error.to_string().contains("`warehouse`"),
        "{error}"
    );
    let job = error.job().unwrap();
    assert_eq!(Some(job.id.as_str()), error.job_id());
    assert!(job.extract_result.is_some());
}

#[tokio::test]
async fn an_unknown_job_is_not_found() {
    let (_service, client) = service().await;
    let error = client.job::<Invoice>("ext-none").await.unwrap_err();
    assert!(
        error.is_not_found() && error.job_id() == Some("ext-none"),
        "{error}"
    );
}

#[tokio::test]
async fn a_proxy_page_is_not_taken_for_an_answer() {
    let page = "<html><body><h1>Welcome</h1></body></html>";
    let stub = Stub::start([
        // To the create, and to the look for the job that it may have made.
        Reply::text(200, page),
        Reply::text(200, page),
        Reply::text(502, page),
    ])
    .await;
    let client = stub.client();
    let error = client
        .extract::<Invoice>(Document::file_id("dfl-1"))
        .await
        .unwrap_err();
    assert!(
        error.is_senseless_answer() && error.to_string().contains("base URL"),
        "{error}"
    );
    let error = client.files().get("dfl-1").await.unwrap_err();
    assert!(
        error.status() == Some(502) && error.is_retryable(),
        "{error}"
    );
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed() {
    let other = Stub::start([]).await;
    let stub = Stub::start([Reply::text(307, "").header("location", other.base_url())]).await;
    let error = stub
        .client()
        .extract::<Invoice>(Document::file_id("dfl-1"))
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(307), "{error}");
    assert!(
        other.asked().is_empty(),
        "the document must not leave for another host"
    );
}

#[tokio::test]
async fn a_list_of_problems_is_told_with_their_places() {
    let detail = json!({"detail": [{"loc": ["body", "configuration", "tier"], "msg": "not entitled", "type": "enum"}]});
    let stub = Stub::start([Reply::json(422, &detail).header("x-request-id", "r-1")]).await;
    let error = stub
        .client()
        .extract::<Invoice>(Document::file_id("dfl-1"))
        .await
        .unwrap_err();
    assert_eq!(
        error.message(),
        Some("body.configuration.tier: not entitled")
    );
    assert_eq!(error.request_id(), Some("r-1"));
}

#[tokio::test]
async fn a_rate_limit_tells_how_long_to_wait() {
    let refusal =
        Reply::json(429, &json!({"detail": "resources exhausted"})).header("retry-after", "7");
    let stub = Stub::start([refusal]).await;
    let error = stub
        .client()
        .extract::<Invoice>(Document::file_id("dfl-1"))
        .await
        .unwrap_err();
    assert!(error.is_rate_limited() && error.is_retryable(), "{error}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(stub.asked().len(), 1, "a create is not repeated");
}
