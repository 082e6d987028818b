//! How much the service takes, and what it loses when it is killed: nothing.
//!
//! Starts the service as a process of its own with a directory, sends it many small documents at once, and checks every
//! answer that was given: each job that was accepted must end COMPLETED with the value that its document holds. With
//! `--kill` the process is killed (SIGKILL) when half of the jobs are done, and started again on the same directory.
//!
//! ```text
//! cargo run --release -p llama-extract-local --example load -- [--kill] [--memory] [JOBS [CONCURRENCY]]
//! ```

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement prints, and ends where it cannot go on"
)]

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use llama_extract_local::LocalService;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

/// Bytes of one document.
const DOCUMENT: usize = 10 * 1024;
/// Between two looks at a job, and two tries while the service is down.
const PAUSE: Duration = Duration::from_millis(25);

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, addr, directory] = arguments.as_slice()
        && first == "serve"
    {
        return serve(addr.parse().unwrap(), Path::new(directory)).await;
    }
    let has = |flag: &str| arguments.iter().any(|a| a == flag);
    let mut numbers = arguments.iter().filter_map(|a| a.parse().ok());
    let jobs: usize = numbers.next().unwrap_or(1_000);
    let concurrency: usize = numbers.next().unwrap_or(64);
    measure(jobs, concurrency, has("--kill"), has("--memory")).await;
}

/// The service that is measured: this program once more, in a process that can be killed.
async fn serve(addr: SocketAddr, directory: &Path) {
    let mut builder = LocalService::builder().addr(addr);
    if directory != Path::new("-") {
        builder = builder.directory(directory);
    }
    let service = builder.spawn().await.unwrap();
    println!("{}", service.addr());
    std::future::pending::<()>().await;
}

/// A service in a process of its own.
struct Process {
    child: Child,
    addr: SocketAddr,
    directory: PathBuf,
}

impl Process {
    fn start(addr: &str, directory: PathBuf) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["serve", addr])
            .arg(&directory)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let addr = line.trim().parse().expect("the address of the service");
        Self {
            child,
            addr,
            directory,
        }
    }

    /// Kills it in the middle of whatever it does, and starts another one in its place.
    fn restart(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        *self = Self::start(&self.addr.to_string(), self.directory.clone());
    }

    /// The most memory it has had, in MiB; nothing where the system does not tell.
    fn peak_memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kib / 1024.0)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn measure(jobs: usize, concurrency: usize, kill: bool, memory: bool) {
    let directory = tempfile::tempdir().unwrap();
    let place = if memory {
        PathBuf::from("-")
    } else {
        directory.path().to_owned()
    };
    let process = Arc::new(Mutex::new(Process::start("127.0.0.1:0", place)));
    let caller = Arc::new(Caller {
        base: format!("http://{}", process.lock().unwrap().addr),
        http: reqwest::Client::builder().no_proxy().build().unwrap(),
    });
    let next = Arc::new(AtomicUsize::new(0));
    let done = Arc::new(AtomicUsize::new(0));
    let accepted = Arc::new(Mutex::new(Vec::new()));

    let start = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..concurrency {
        let (caller, next, done) = (caller.clone(), next.clone(), done.clone());
        let (accepted, process) = (accepted.clone(), process.clone());
        tasks.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= jobs {
                    return;
                }
                let file = caller.upload(number).await;
                let job = caller.create(&file).await;
                accepted.lock().unwrap().push((number, job.clone()));
                caller.finish(&job).await;
                if done.fetch_add(1, Ordering::Relaxed) + 1 == jobs / 2 && kill {
                    let process = process.clone();
                    tokio::task::spawn_blocking(move || process.lock().unwrap().restart())
                        .await
                        .unwrap();
                }
            }
        });
    }
    while let Some(task) = tasks.join_next().await {
        task.unwrap();
    }
    let elapsed = start.elapsed().as_secs_f64();

    // Once more, all of them, after everything that has happened.
    let accepted = accepted.lock().unwrap().clone();
    let mut lost = 0;
    for (number, job) in &accepted {
        let answer = caller.ask(|| caller.get(job)).await;
        lost += usize::from(!is_right(&answer, *number));
    }
    let killed = if kill { ", killed once" } else { "" };
    let peak = process.lock().unwrap().peak_memory();
    println!(
        "{} jobs at concurrency {concurrency}{killed}: {:.0} jobs/s, {elapsed:.2} s, peak memory {}, {lost} of {} accepted jobs lost",
        jobs,
        jobs as f64 / elapsed,
        peak.map_or("unknown".to_owned(), |mib| format!("{mib:.0} MiB")),
        accepted.len(),
    );
}

struct Caller {
    base: String,
    http: reqwest::Client,
}

impl Caller {
    /// Asks until there is an answer: while the service is down there is none.
    async fn ask(&self, request: impl Fn() -> reqwest::RequestBuilder) -> Value {
        loop {
            let sent = request().bearer_auth("llx-load").send().await;
            let answer = match sent {
                Ok(response) => {
                    let status = response.status();
                    response.json::<Value>().await.map(|body| (status, body))
                }
                Err(e) => Err(e),
            };
            match answer {
                Ok((status, body)) if status != 503 => return body,
                _ => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    async fn upload(&self, number: usize) -> String {
        let mut text = format!("Code: N-{number}\n");
        while text.len() < DOCUMENT {
            text.push_str("and a line of words that say nothing about it\n");
        }
        let answer = self
            .ask(|| {
                let file = Part::text(text.clone()).file_name(format!("{number}.txt"));
                let form = Form::new().text("purpose", "extract").part("file", file);
                self.http
                    .post(format!("{}/api/v1/beta/files", self.base))
                    .multipart(form)
            })
            .await;
        answer["id"].as_str().unwrap().to_owned()
    }

    async fn create(&self, file: &str) -> String {
        let schema = json!({"type": "object", "properties": {"code": {"type": "string"}}});
        let body = json!({"file_input": file, "configuration": {"data_schema": schema}});
        let answer = self
            .ask(|| {
                self.http
                    .post(format!("{}/api/v2/extract", self.base))
                    .json(&body)
            })
            .await;
        answer["id"].as_str().unwrap().to_owned()
    }

    fn get(&self, job: &str) -> reqwest::RequestBuilder {
        self.http.get(format!("{}/api/v2/extract/{job}", self.base))
    }

    /// Waits for the end of a job.
    async fn finish(&self, job: &str) {
        loop {
            let answer = self.ask(|| self.get(job)).await;
            if !matches!(answer["status"].as_str(), Some("PENDING" | "RUNNING")) {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

fn is_right(job: &Value, number: usize) -> bool {
    job["status"] == "COMPLETED" && job["extract_result"]["code"] == format!("N-{number}")
}
