//! What must not be told is not, by any error.

use std::error::Error as _;
use std::fmt::Write as _;

use llama_extract::{Client, Document, RetryPolicy};
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::{Value, json};

/// An error and whatever is behind it, both ways of printing.
fn whole(error: &llama_extract::Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        write!(text, " {error} {error:?}").unwrap();
        cause = error.source();
    }
    text
}

#[tokio::test]
async fn no_error_repeats_the_key_the_headers_or_the_content() {
    let nobody = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let client_of = |base_url: &str| {
        Client::builder()
            .base_url(base_url)
            .api_key("llx-s3cr3t-key")
            .header("x-tenant", "s3cr3t-header")
            .retry(RetryPolicy::none())
            .build()
            .unwrap()
    };
    let job = json!({
        "id": "ext-1", "file_input": "dfl-1", "project_id": "prj-1", "status": "FAILED",
        "extract_result": {"word": "s3cr3t-content"}, "error_message": "no",
        "created_at": "2026-09-11T09:00:31Z", "updated_at": "2026-09-11T09:00:31Z"
    });
    let broken = job.to_string().replace('}', "]");
    let stub = Stub::start([
        Reply::json(200, &job),
        Reply::text(200, &broken),
        Reply::text(200, "<html>who are you?</html>"),
        Reply::json(401, &json!({"detail": "Invalid key"})),
        Reply::text(302, "").header("location", "http://example.com/elsewhere"),
    ])
    .await;
    let client = client_of(stub.base_url());
    let mut errors = vec![client_of(&nobody).files().get("dfl-1").await.unwrap_err()];
    for _ in 0..5 {
        errors.push(client.job::<Value>("ext-1").await.unwrap_err());
    }
    assert_eq!(stub.asked().len(), 5);
    let document = Document::reader("note.txt", 3, &b"s3cr3t-content"[..]);
    errors.push(client.files().upload(document).await.unwrap_err());
    for error in errors {
        let text = whole(&error);
        assert!(!text.contains("s3cr3t"), "{text}");
    }
}
