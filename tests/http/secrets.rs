//! What must not be told is not, by any error, `Debug`, span or event.

use std::error::Error as _;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use llama_extract::webhook::{SigningSecret, Webhook};
use llama_extract::{Client, Document, ExtractSchema, RetryPolicy};
use llama_extract_local::{FaultRule, LocalService};
use llama_extract_tests::stub::{Reply, Stub};
use serde::Deserialize;
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

#[derive(Debug, Deserialize, ExtractSchema)]
struct Note {
    /// Word s3cr3t-description
    word: Option<String>,
}

/// Writes down everything of this project's crates, at every level.
#[derive(Clone, Default)]
struct Everything(Arc<Mutex<String>>);

impl Everything {
    fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

impl Visit for Everything {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0.lock().unwrap(), " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Everything {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("llama_extract")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        write!(self.0.lock().unwrap(), "\nspan {}", span.metadata().name()).unwrap();
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        writeln!(self.0.lock().unwrap()).unwrap();
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

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
async fn a_run_leaves_no_secret_and_no_content_in_the_log_or_in_debug_output() {
    let faults = FaultRule::on("get_extract_job").nth(1).answer(503);
    let service = LocalService::builder()
        .api_key("llx-s3cr3t-key")
        .faults(faults)
        .spawn()
        .await
        .unwrap();
    let log = Everything::default();
    let guard = tracing::subscriber::set_default(log.clone());

    let builder = Client::builder()
        .base_url(service.base_url())
        .api_key("llx-s3cr3t-key")
        .header("x-tenant", "s3cr3t-header");
    let mut shown = format!("{builder:?}");
    let client = builder.build().unwrap();
    let document = Document::bytes("note.txt", "Word: s3cr3t-content\n");
    let signing = SigningSecret::new("s3cr3t-signing-secret").unwrap();
    let webhook = Webhook::to("http://127.0.0.1:9/hook")
        .header("x-token", "s3cr3t-webhook-header")
        .signing_secret(&signing);
    let extract = client
        .extract::<Note>(document.clone())
        .cite_sources()
        .webhook(webhook);
    write!(shown, "{client:?} {document:?} {signing:?} {extract:?}").unwrap();
    let found = extract.system_prompt("s3cr3t-prompt").await.unwrap();
    assert_eq!(found.value.word.as_deref(), Some("s3cr3t-content"));
    let files = client.files();
    let link = files.content_url(&found.job().file_input).await.unwrap();
    write!(shown, "{link:?} {:?}", link.clone().into_inner()).unwrap();
    let content = files.download(&found.job().file_input).await.unwrap();
    assert!(content.starts_with(b"Word"));
    drop(guard);

    let logged = log.text();
    // The log tells what was done, so it could have told the rest.
    for expected in [
        "create_extract_job",
        "trying again",
        "status=503",
        "upload_file",
    ] {
        assert!(logged.contains(expected), "{expected}: {logged}");
    }
    let query = link
        .url()
        .split_once('?')
        .map_or("no query", |(_, query)| query);
    for text in [&logged, &shown] {
        // The schema's own words are the program's, but have no place in a log either.
        let text = text.replace("s3cr3t-description", "");
        assert!(!text.contains("s3cr3t"), "{text}");
        assert!(!text.contains(query), "{text}");
    }
    assert!(!logged.contains("s3cr3t-description"), "{logged}");
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
        errors.push(client.job::<Note>("ext-1").await.unwrap_err());
    }
    assert_eq!(stub.asked().len(), 5);
    let document = Document::reader("note.txt", 3, &b"s3cr3t-content"[..]);
    errors.push(client.files().upload(document).await.unwrap_err());
    for error in errors {
        let text = whole(&error);
        assert!(!text.contains("s3cr3t"), "{text}");
    }
}
