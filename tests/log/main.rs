//! What a run must not tell is not in its log, at any level.
//!
//! A program of its own with one test: `tracing` caches, for the whole process, whether anybody listens to a place in the
//! code, and a test on another thread without a subscriber can decide that first.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use llama_extract::webhook::{SigningSecret, Webhook};
use llama_extract::{Client, Document, ExtractSchema};
use llama_extract_local::{FaultRule, LocalService};
use serde::Deserialize;
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
    tracing::subscriber::set_global_default(log.clone()).unwrap();

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
