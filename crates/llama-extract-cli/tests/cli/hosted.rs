//! `extract --hosted`, with a service on this machine in the place of the hosted one.

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
