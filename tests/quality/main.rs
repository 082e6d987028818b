//! How well the rules of the local service read the documents of our own: a snapshot of the score of each, so that a change
//! shows what it gains and what it costs.
//!
//! The documents are made up for this. Each folder of `documents/` has one with its schema and what it says.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use llama_extract::{Client, DataSchema};
use llama_extract_local::LocalService;
use llama_extract_tests::score::Score;
use serde_json::Value;

#[tokio::test]
async fn documents_of_our_own() {
    let service = LocalService::spawn().await.unwrap();
    let client = Client::builder()
        .base_url(service.base_url())
        .api_key("any")
        .build()
        .unwrap();
    let mut table = String::new();
    let mut scores = Vec::new();
    for folder in folders() {
        let schema = json(&folder.join("schema.json"));
        let extraction = client
            .extract::<Value>(document(&folder))
            .data_schema(DataSchema::from_json_schema(&schema).unwrap())
            .await
            .unwrap();
        let expected = json(&folder.join("expected.json"));
        let score = Score::of(&schema, &expected, extraction.raw()).f1();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        writeln!(table, "{name:<32} {score:>5.1}").unwrap();
        scores.push(score);
    }
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    writeln!(table, "{:<32} {mean:>5.1}", "mean").unwrap();
    insta::assert_snapshot!(table);
}

/// The folders that have a schema, by name.
fn folders() -> Vec<PathBuf> {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let mut folders: Vec<_> = fs::read_dir(documents)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("schema.json").is_file())
        .collect();
    folders.sort();
    folders
}

/// The one file that is not about it.
fn document(folder: &Path) -> PathBuf {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|kind| kind != "json"))
        .unwrap()
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}
