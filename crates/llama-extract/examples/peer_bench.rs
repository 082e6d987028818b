//! This crate as a peer of the neutral harness that measures clients of the service beside each other: the same jobs against
//! the same mock server, one process a measurement, described by environment variables, with one JSON object as the last
//! line of the output.
//!
//! | variable | meaning |
//! |---|---|
//! | `BASE_URL`, `API_KEY` | as for any client |
//! | `MODE` | `throughput`, `cold_tuned`, `tuned`, `default`, `cold`, `fault`, `list`, `upload`, `probe` |
//! | `N`, `C`, `FILE_KB` | jobs, jobs in flight, payload of each upload |
//! | `SPAWN_NS` | when the process was started, in nanoseconds since 1970 |
//! | `POLL_S`, `POLL_TIMEOUT_S`, `REQ_TIMEOUT_S`, `MAX_RETRIES`, `TENANT_HEADER` | settings of the client; its defaults when absent |
//! | `UPLOAD_FILE` | the file to upload |
//! | `ACTION`, `PROBE` | for `MODE=probe` |

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a measurement prints, and ends where it cannot go on"
)]

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use llama_extract::webhook::Webhook;
use llama_extract::{
    Client, Document, Error, Extract, ExtractSchema, Extraction, Polling, RetryPolicy,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// What each job extracts.
#[derive(Debug, Deserialize, ExtractSchema)]
struct Invoice {
    invoice_number: Option<String>,
    total_amount: Option<f64>,
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut report = runtime.block_on(run());
    report.insert("peer".into(), "rust".into());
    report.insert("mode".into(), mode().into());
    report.insert("import_ms".into(), 0.into());
    report.insert("peak_rss_mb".into(), peak_memory().into());
    report.insert("cpu_total_s".into(), cpu_seconds().into());
    println!("{}", Value::Object(report));
    // A task that still runs must not keep the process.
    runtime.shutdown_background();
}

async fn run() -> Map<String, Value> {
    let report = match mode().as_str() {
        "list" => list().await,
        "upload" => upload().await,
        "probe" => probe().await,
        "throughput" | "cold_tuned" | "tuned" | "default" | "cold" | "fault" => jobs().await,
        other => json!({"unsupported": true, "type": format!("the mode {other} is not known")}),
    };
    match report {
        Value::Object(report) => report,
        other => Map::from_iter([("value".to_owned(), other)]),
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn number<T: std::str::FromStr>(name: &str) -> Option<T> {
    variable(name)?.parse().ok()
}

fn seconds(name: &str) -> Option<Duration> {
    number(name).map(Duration::from_secs_f64)
}

fn mode() -> String {
    variable("MODE").unwrap_or_else(|| "throughput".into())
}

fn polling() -> Polling {
    let fixed = seconds("POLL_S").or(match mode().as_str() {
        "throughput" | "cold_tuned" => Some(Duration::ZERO),
        "tuned" => Some(Duration::from_millis(100)),
        _ => None,
    });
    fixed.map_or_else(Polling::default, Polling::every)
}

fn client() -> Result<Client, Error> {
    let mut builder = Client::builder()
        .api_key(variable("API_KEY").unwrap_or_default())
        .base_url(variable("BASE_URL").unwrap_or_default())
        .polling(polling());
    if let Some(timeout) = seconds("REQ_TIMEOUT_S") {
        builder = builder.request_timeout(timeout);
    }
    if variable("TENANT_HEADER").is_some() {
        builder = builder.header("X-Tenant-Token", "TENANT-SECRET");
    }
    if let Some(retries) = number::<u32>("MAX_RETRIES") {
        builder = builder.retry(RetryPolicy::default().attempts(retries + 1));
    }
    builder.build()
}

fn extraction(client: &Client, document: Document) -> Extract<Invoice> {
    client
        .extract::<Invoice>(document)
        .system_prompt("PROMPT-MARKER be careful")
}

async fn extract(client: &Client, document: Document) -> Result<Extraction<Invoice>, Error> {
    finish(extraction(client, document)).await
}

async fn finish(mut extraction: Extract<Invoice>) -> Result<Extraction<Invoice>, Error> {
    if let Some(deadline) = seconds("POLL_TIMEOUT_S") {
        extraction = extraction.deadline(deadline);
    }
    extraction.await
}

async fn jobs() -> Value {
    let n: usize = number("N").unwrap_or(10);
    let c: usize = number("C").unwrap_or(4);
    let payload = Bytes::from(vec![b'x'; number("FILE_KB").unwrap_or(64) * 1024]);
    let client = client().expect("a client");
    let next = Arc::new(AtomicUsize::new(0));

    let (cpu, wall) = (cpu_seconds(), Instant::now());
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..c {
        let (client, next, payload) = (client.clone(), next.clone(), payload.clone());
        tasks.spawn(async move {
            let mut ends = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= n {
                    return ends;
                }
                let document = Document::bytes(format!("document-{number}.pdf"), payload.clone());
                let end = extract(&client, document).await;
                ends.push((SystemTime::now(), end.map(drop).map_err(|e| label(&e))));
            }
        });
    }
    let mut ends = Vec::new();
    while let Some(task) = tasks.join_next().await {
        ends.extend(task.expect("no panic"));
    }
    let (wall, cpu) = (wall.elapsed().as_secs_f64(), cpu_seconds() - cpu);

    let mut errors = BTreeMap::<String, usize>::new();
    for (_, end) in &ends {
        if let Err(label) = end {
            *errors.entry(label.clone()).or_default() += 1;
        }
    }
    let done = ends.iter().filter(|(_, end)| end.is_ok());
    let ok = done.clone().count();
    json!({
        "n": n, "c": c, "ok": ok, "failed": n - ok,
        "wall_s": wall, "jobs_per_s": ok as f64 / wall,
        "cpu_s": cpu, "cpu_ms_per_job": cpu * 1000.0 / n as f64,
        "first_job_ms": done.map(|(at, _)| *at).min().map(since_spawn),
        "errors": errors,
    })
}

async fn list() -> Value {
    let client = client().expect("a client");
    let (cpu, wall) = (cpu_seconds(), Instant::now());
    let mut jobs = client.jobs().list().page_size(100);
    let mut items = 0;
    while let Ok(Some(_)) = jobs.try_next().await {
        items += 1;
    }
    let wall = wall.elapsed().as_secs_f64();
    json!({"items": items, "wall_s": wall, "items_per_s": f64::from(items) / wall, "cpu_s": cpu_seconds() - cpu})
}

async fn upload() -> Value {
    let client = client().expect("a client");
    let path = variable("UPLOAD_FILE").unwrap_or_default();
    let mib = std::fs::metadata(&path).map_or(0.0, |file| file.len() as f64 / 1_048_576.0);
    let base = peak_memory();
    // How long the runtime is kept from other work.
    let beat = tokio::spawn(async {
        let (mut longest, mut last) = (Duration::ZERO, Instant::now());
        loop {
            tokio::time::sleep(Duration::from_millis(2)).await;
            longest = longest.max(last.elapsed());
            last = Instant::now();
            LONGEST_GAP.store(longest.as_micros() as usize, Ordering::Relaxed);
        }
    });
    let (cpu, wall) = (cpu_seconds(), Instant::now());
    let uploaded = client.files().upload(path.as_str()).await;
    let wall = wall.elapsed().as_secs_f64();
    beat.abort();
    let mut report = json!({
        "mib": mib, "wall_s": wall, "mib_per_s": mib / wall, "cpu_s": cpu_seconds() - cpu, "base_rss_mb": base,
        "max_loop_gap_ms": LONGEST_GAP.load(Ordering::Relaxed) as f64 / 1000.0,
    });
    if let Err(error) = uploaded {
        report["outcome"] = "raised".into();
        report["message"] = error.to_string().into();
    }
    report
}

static LONGEST_GAP: AtomicUsize = AtomicUsize::new(0);

async fn probe() -> Value {
    let base = peak_memory();
    let started = Instant::now();
    let outcome = match client() {
        Ok(client) => act(&client).await,
        Err(error) => Err(error),
    };
    let mut report = match outcome {
        Ok(report) => report,
        Err(error) => failed(&error),
    };
    report["probe"] = variable("PROBE").into();
    report["elapsed_s"] = started.elapsed().as_secs_f64().into();
    report["base_rss_mb"] = base.into();
    report
}

async fn act(client: &Client) -> Result<Value, Error> {
    let action = variable("ACTION").unwrap_or_else(|| "run".into());
    let path = variable("UPLOAD_FILE").unwrap_or_default();
    match action.as_str() {
        "run" => {
            let found = extract(client, Document::bytes("d.pdf", "PDF")).await?;
            Ok(found_json(&found))
        }
        "log" => {
            // Everything that is logged, by whomever, goes to standard error.
            tracing_subscriber::fmt()
                .with_max_level(tracing::Level::TRACE)
                .with_writer(std::io::stderr)
                .init();
            let webhook =
                Webhook::to("http://127.0.0.1/h").header("Authorization", "WEBHOOK-SECRET");
            let extraction = extraction(client, Document::bytes("d.pdf", "PDF")).webhook(webhook);
            tracing::debug!(?client, "about to run");
            let found = finish(extraction).await?;
            Ok(found_json(&found))
        }
        "create" => {
            let job = client
                .extract::<Invoice>(Document::file_id("dfl-1"))
                .submit()
                .await?;
            let status = job.status().map(|status| status.as_str().to_owned());
            Ok(json!({"outcome": "returned", "type": "Job", "value": job.id(), "status": status}))
        }
        "get" => {
            let mut job = client.job::<Invoice>("ext-1");
            let job = job.poll_once().await?;
            Ok(json!({
                "outcome": "returned", "type": "ExtractV2Job", "status": job.status.as_str(),
                "has_result": job.extract_result.is_some(), "has_metadata": job.extract_metadata.is_some(),
            }))
        }
        // Neither can be read twice.
        "upload_pipe" | "upload_stream" => {
            let length = tokio::fs::metadata(&path)
                .await
                .map_or(0, |file| file.len());
            let document = if action == "upload_pipe" {
                let (pipe, mut end) = std::io::pipe().expect("a pipe");
                let mut file = std::fs::File::open(&path).expect("the file");
                // It ends with the file, or with the pipe when nobody reads on.
                std::thread::spawn(move || std::io::copy(&mut file, &mut end));
                Document::reader("up.bin", length, Blocking(pipe))
            } else {
                let file = tokio::fs::File::open(&path).await.expect("the file");
                Document::reader("up.bin", length, file)
            };
            let file = client.files().upload(document).await?;
            Ok(json!({"outcome": "returned", "type": "FileV2", "value": file.id}))
        }
        "upload" => {
            let file = client.files().upload(path.as_str()).await?;
            Ok(json!({"outcome": "returned", "type": "FileV2", "value": file.id}))
        }
        "list" => {
            let mut jobs = client.jobs().list().page_size(2);
            let mut ids = Vec::new();
            while let Some(job) = jobs.try_next().await? {
                ids.push(job.id);
                if ids.len() >= 60 {
                    break;
                }
            }
            let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
            Ok(
                json!({"outcome": "returned", "type": "list", "items": ids.len(), "distinct": distinct.len()}),
            )
        }
        "repr" => {
            Ok(json!({"outcome": "returned", "type": "repr", "value": format!("{client:?}")}))
        }
        "cancel" => {
            let waiting = client.clone();
            let task = tokio::spawn(async move {
                extract(&waiting, Document::file_id("dfl-1"))
                    .await
                    .map(drop)
            });
            tokio::time::sleep(Duration::from_millis(500)).await;
            let stopped = Instant::now();
            task.abort();
            let ended = task.await;
            Ok(json!({
                "outcome": "returned", "type": if ended.is_err() { "aborted" } else { "returned" },
                "stop_ms": stopped.elapsed().as_secs_f64() * 1000.0,
            }))
        }
        other => {
            Ok(json!({"unsupported": true, "type": format!("the action {other} is not known")}))
        }
    }
}

fn found_json(found: &Extraction<Invoice>) -> Value {
    let job = found.job();
    json!({
        "outcome": "returned", "type": "Extraction", "status": job.status.as_str(),
        "has_result": job.extract_result.is_some(), "has_metadata": job.extract_metadata.is_some(),
        "value": format!("{:?} {:?}", found.value.invoice_number, found.value.total_amount),
    })
}

/// A pipe as a reader: this process has nothing else to do while it waits for it.
struct Blocking<R>(R);

impl<R: std::io::Read + Unpin> tokio::io::AsyncRead for Blocking<R> {
    fn poll_read(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        let read = self.0.read(buffer.initialize_unfilled())?;
        buffer.advance(read);
        std::task::Poll::Ready(Ok(()))
    }
}

/// An error as the harness wants to see it.
fn failed(error: &Error) -> Value {
    let key = variable("API_KEY").unwrap_or_default();
    let key = key.trim_matches(|c: char| !c.is_ascii_graphic());
    let shown = format!("{error} {error:?}");
    let mut chain = shown.clone();
    let mut cause = error.source();
    while let Some(next) = cause {
        chain.push_str(&format!("\n{next} {next:?}"));
        cause = next.source();
    }
    json!({
        "outcome": "raised", "type": label(error), "message": error.to_string(), "sdk_error": true,
        "status": error.status(),
        "key_in_error": !key.is_empty() && shown.contains(key),
        "key_in_traceback": !key.is_empty() && chain.contains(key),
        "job_id_in_error": error.job_id().is_some(),
    })
}

fn label(error: &Error) -> String {
    let kind = [
        (error.is_configuration(), "configuration"),
        (error.is_document(), "document"),
        (error.is_schema(), "schema"),
        (error.is_uncertain(), "uncertain"),
        (error.is_job_failed(), "job failed"),
        (error.is_job_cancelled(), "job cancelled"),
        (error.is_deadline(), "deadline"),
        (error.is_decode(), "decode"),
        (error.is_senseless_answer(), "senseless answer"),
        (error.is_rate_limited(), "rate limited"),
        (error.is_unauthorized(), "unauthorized"),
        (error.is_transport(), "transport"),
    ];
    let kind = kind.into_iter().find_map(|(is, name)| is.then_some(name));
    match (kind, error.status()) {
        (Some(kind), _) => kind.to_owned(),
        (None, Some(status)) => format!("status {status}"),
        (None, None) => "other".to_owned(),
    }
}

fn since_spawn(at: SystemTime) -> f64 {
    let spawned =
        number::<u64>("SPAWN_NS").map_or(UNIX_EPOCH, |ns| UNIX_EPOCH + Duration::from_nanos(ns));
    at.duration_since(spawned).unwrap_or_default().as_secs_f64() * 1000.0
}

/// The most memory that the process has had, in MiB; 0 where the system does not tell.
fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}

/// Processor time of the process.
fn cpu_seconds() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
