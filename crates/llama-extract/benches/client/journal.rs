//! A batch with a journal, against a service that answers at once.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use criterion::{BatchSize, Criterion, Throughput};
use llama_extract::{Client, Document, Polling};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::decode;

/// In one batch. For each, the journal gets three records: about to be sent, created, ended.
const DOCUMENTS: usize = 32;

pub(crate) fn bench(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let client = runtime.block_on(serve());
    let mut group = criterion.benchmark_group("journal");
    group.sample_size(20);
    group.bench_function("sync of one record", |bencher| {
        let folder = folder();
        let mut file = std::fs::File::create(folder.path().join("journal")).unwrap();
        bencher.iter(|| {
            file.write_all(&[b'x'; 160]).unwrap();
            file.sync_data().unwrap();
        });
    });
    group.throughput(Throughput::Elements(DOCUMENTS as u64));
    group.bench_function("32 documents without a journal", |bencher| {
        bencher.iter(|| runtime.block_on(run(&client, None, 16)));
    });
    for concurrency in [1, 16] {
        let name = format!("32 documents with a journal, {concurrency} at a time");
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                folder,
                |folder| {
                    let journal = folder.path().join("journal");
                    runtime.block_on(run(&client, Some(journal), concurrency));
                    folder
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

/// On the disk that the build is on: a folder for temporary files may be in memory.
fn folder() -> TempDir {
    TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

async fn run(client: &Client, journal: Option<PathBuf>, concurrency: usize) {
    let documents = (0..DOCUMENTS).map(|number| Document::file_id(format!("dfl-{number}")));
    let mut batch = client
        .extract_all::<Value>(documents)
        .data_schema(
            json!({"type": "object", "properties": {"a": {"type": "string"}}})
                .try_into()
                .unwrap(),
        )
        .polling(Polling::every(Duration::ZERO))
        .concurrency(concurrency)
        .open_jobs(concurrency);
    if let Some(journal) = journal {
        batch = batch.journal(journal);
    }
    let mut batch = batch.start().await.unwrap();
    let mut results = 0;
    while let Some(result) = batch.next().await {
        result.result.unwrap();
        results += 1;
    }
    assert_eq!(results, DOCUMENTS);
}

/// A client of a service whose jobs have ended before they are asked for.
async fn serve() -> Client {
    let create = async |Json(request): Json<Value>| {
        let file = request["file_input"].as_str().unwrap_or_default();
        Json(ended(&file.replace("dfl", "ext"), file))
    };
    let look = async |Path(id): Path<String>| Json(ended(&id, &id.replace("ext", "dfl")));
    let app = Router::new()
        .route(
            "/api/v2/extract",
            // It gives no lists, so that each job is looked at by itself.
            post(create).get(async || StatusCode::UNPROCESSABLE_ENTITY),
        )
        .route("/api/v2/extract/{id}", get(look));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    let client = Client::builder()
        .api_key("any")
        .base_url(format!("http://{address}"));
    client.build().unwrap()
}

fn ended(id: &str, file: &str) -> Value {
    let mut job = decode::job(&json!({"a": "b"}), &json!({}));
    job["id"] = id.into();
    job["file_input"] = file.into();
    job
}
