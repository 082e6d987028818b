//! Answers that no honest service gives.

use llama_extract::{Document, ExtractSchema};
use llama_extract_tests::stub::{Reply, Stub};
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize, ExtractSchema)]
struct Total {
    #[expect(dead_code, reason = "it never arrives")]
    total: f64,
}

/// A finished job whose result is an object nested this deep.
fn nested(depth: usize) -> Reply {
    let (open, close) = ("{\"s3cr3t\":".repeat(depth), "}".repeat(depth));
    Reply::text(
        200,
        &format!(
            r#"{{"id": "ext-1", "file_input": "dfl-1", "project_id": "prj-1", "status": "COMPLETED",
            "created_at": "2026-09-11T09:00:31Z", "updated_at": "2026-09-11T09:00:31Z",
            "extract_result": {open}1{close}}}"#
        ),
    )
}

#[tokio::test]
async fn a_packed_answer_that_was_not_asked_for_is_not_unpacked() {
    for encoding in ["gzip", "br", "zstd, gzip"] {
        let packed = Reply::text(200, "\u{1f}\u{8b}").header("content-encoding", encoding);
        let stub = Stub::start([packed.clone(), packed]).await;
        let error = stub.retrying_client().files().get("dfl-1").await;
        let error = error.unwrap_err();
        assert!(error.is_senseless_answer(), "{error:?}");
        assert!(error.to_string().contains("compressed"), "{error}");
        let asked = stub.asked();
        assert_eq!(asked.len(), 1);
        assert!(!asked[0].headers.contains_key("accept-encoding"));
    }
}

#[tokio::test]
async fn an_error_in_a_packed_answer_keeps_its_status() {
    let packed = Reply::text(404, "\u{1f}\u{8b}").header("content-encoding", "gzip");
    let stub = Stub::start([packed]).await;
    let error = stub.client().files().get("dfl-1").await.unwrap_err();
    assert!(error.is_not_found(), "{error:?}");
    assert!(error.to_string().contains("compressed"), "{error}");
}

#[tokio::test]
async fn an_answer_that_says_that_it_is_not_packed_is_read() {
    let body = r#"{"id": "dfl-1", "name": "a.txt", "project_id": "prj-1"}"#;
    let plain = Reply::text(200, body).header("content-encoding", "identity");
    let stub = Stub::start([plain]).await;
    assert_eq!(
        stub.client().files().get("dfl-1").await.unwrap().id,
        "dfl-1"
    );
}

#[tokio::test]
async fn json_that_is_nested_without_end_is_an_error_that_does_not_repeat_it() {
    for depth in [200, 100_000] {
        let stub = Stub::start([nested(depth)]).await;
        let error = stub.client().job::<Total>("ext-1").await.unwrap_err();
        assert!(error.is_senseless_answer(), "{error:?}");
        assert_eq!(error.job_id(), Some("ext-1"));
        let text = format!("{error} {error:?}");
        assert!(
            text.contains("recursion limit") && !text.contains("s3cr3t"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn json_that_is_nested_as_deep_as_it_may_be_is_read() {
    let stub = Stub::start([nested(100)]).await;
    let mut job = stub.client().job::<Value>("ext-1");
    let found = job.poll_once().await.unwrap();
    let mut depth = 0;
    let mut value = serde_json::to_value(&found.extract_result).unwrap();
    while let Some(inner) = value.get_mut("s3cr3t") {
        value = inner.take();
        depth += 1;
    }
    assert_eq!(depth, 100);
}

#[tokio::test]
async fn an_error_whose_body_is_nested_without_end_keeps_its_status() {
    let body = format!("{{\"detail\": {}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let stub = Stub::start([Reply::text(422, &body)]).await;
    let document = Document::file_id("dfl-1");
    let submitted = stub.client().extract::<Total>(document).submit().await;
    let error = submitted.unwrap_err();
    assert_eq!(error.status(), Some(422));
    assert!(error.to_string().len() < 500, "{error}");
}
