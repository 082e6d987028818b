//! `extract --hosted`, with a service on this machine in the place of the hosted one.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::time::Duration;

use llama_extract_local::LocalService;
use serde_json::Value;

use crate::run::{Files, Serving, fails, llama_extract, stderr, stdout, succeeds};

const KEY: &str = "llx-hosted-secret";

fn files() -> Files {
    let files = Files::new();
    files.write("receipt.txt", "Total amount: 10.00\n");
    files.write(
        "receipt.json",
        r#"{"type": "object", "properties": {"total_amount": {"type": "number"}}}"#,
    );
    files
}

fn extract_hosted(files: &Files) -> Command {
    let mut command = llama_extract();
    command
        .args(["extract", "--hosted"])
        .arg(files.path("receipt.txt"))
        .arg("--schema")
        .arg(files.path("receipt.json"));
    command
}

#[test]
fn the_environment_says_where_and_with_which_key() {
    let serving = Serving::start(llama_extract().env("LLAMA_EXTRACT_SERVE_KEY", KEY));
    let output = succeeds(
        extract_hosted(&files())
            .env("LLAMA_CLOUD_BASE_URL", serving.base_url())
            .env("LLAMA_CLOUD_API_KEY", KEY),
    );
    let found: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(found["result"]["total_amount"], 10.0);
    assert!(!stdout(&output).contains("secret") && !stderr(&output).contains("secret"));
}

#[test]
fn a_wrong_key_is_refused_without_being_printed() {
    let serving = Serving::start(llama_extract().env("LLAMA_EXTRACT_SERVE_KEY", "llx-other"));
    let output = fails(
        extract_hosted(&files())
            .env("LLAMA_CLOUD_BASE_URL", serving.base_url())
            .env("LLAMA_CLOUD_API_KEY", KEY),
        1,
        &["receipt.txt", "401"],
    );
    assert!(
        !stderr(&output).contains("secret") && !stderr(&output).contains("llx-other"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn headers_from_the_environment_are_sent_along() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let head = std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let mut stream = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(stream.read_line(&mut head).unwrap(), 0, "{head}");
        }
        // Read to its end before it is answered: closing under it would reset the connection.
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.unwrap().parse().unwrap()];
        stream.read_exact(&mut body).unwrap();
        let answer = "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        stream.get_mut().write_all(answer.as_bytes()).unwrap();
        head
    });
    fails(
        extract_hosted(&files())
            .env("LLAMA_CLOUD_BASE_URL", base_url)
            .env("LLAMA_CLOUD_API_KEY", KEY)
            .env(
                "LLAMA_CLOUD_CUSTOM_HEADERS",
                "X-Team: blue\nX-Cost-Center: 7",
            ),
        1,
        &["403"],
    );
    let head = head.join().unwrap();
    assert!(head.contains("x-team: blue\r\n"), "{head}");
    assert!(head.contains("x-cost-center: 7\r\n"), "{head}");
}

#[test]
fn requests_are_logged_on_standard_error_when_asked_for_and_without_the_key() {
    let serving = Serving::start(llama_extract().env("LLAMA_EXTRACT_SERVE_KEY", KEY));
    let run = |log: &str| {
        succeeds(
            extract_hosted(&files())
                .env("LLAMA_CLOUD_BASE_URL", serving.base_url())
                .env("LLAMA_CLOUD_API_KEY", KEY)
                .env("LLAMA_CLOUD_LOG", log),
        )
    };
    let loud = run("info");
    assert!(
        stderr(&loud).contains("create_extract_job"),
        "{}",
        stderr(&loud)
    );
    assert!(!stderr(&loud).contains("secret") && !stderr(&loud).contains("10.00"));
    serde_json::from_str::<Value>(stdout(&loud)).unwrap();
    assert_eq!(stderr(&run("")), "");
}

#[test]
fn what_cannot_be_read_as_a_log_filter_is_refused() {
    fails(
        extract_hosted(&files()).env("RUST_LOG", "llama_extract=loudest"),
        1,
        &["loudest", "llama_extract=debug"],
    );
}

#[test]
fn a_missing_key_is_named_with_the_way_to_do_without() {
    fails(
        &mut extract_hosted(&files()),
        1,
        &["LLAMA_CLOUD_API_KEY", "without --hosted"],
    );
}

#[test]
fn a_deadline_that_passes_names_the_job_and_the_option() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let service = runtime
        .block_on(
            LocalService::builder()
                .running_time(Duration::from_secs(3600))
                .spawn(),
        )
        .unwrap();
    let output = fails(
        extract_hosted(&files())
            .args(["--deadline", "1"])
            .env("LLAMA_CLOUD_BASE_URL", service.base_url())
            .env("LLAMA_CLOUD_API_KEY", KEY),
        1,
        &["receipt.txt", "job ext-", "--deadline", "goes on"],
    );
    assert!(output.stdout.is_empty());
}
