//! `serve`.

use std::net::TcpListener;

use crate::run::{Files, INVOICE, INVOICE_SCHEMA, Serving, fails, llama_extract, succeeds};
#[cfg(unix)]
use crate::run::{stderr, stdout};

#[test]
fn the_first_line_names_an_address_that_answers() {
    let serving = Serving::start(&mut llama_extract());
    let port = serving
        .base_url()
        .strip_prefix("http://127.0.0.1:")
        .unwrap_or_else(|| panic!("{:?}", serving.first_line));
    assert_ne!(port.parse::<u16>().unwrap(), 0);
    assert_eq!(serving.list_jobs(Some("any-key")), "HTTP/1.1 200 OK");
    assert_eq!(serving.list_jobs(None), "HTTP/1.1 401 Unauthorized");
}

#[cfg(unix)]
#[test]
fn sigterm_ends_it_with_status_0() {
    let output = Serving::start(&mut llama_extract()).stop("TERM");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output).lines().count(), 1, "{}", stdout(&output));
}

#[cfg(unix)]
#[test]
fn sigint_ends_it_with_status_0() {
    let output = Serving::start(&mut llama_extract()).stop("INT");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn the_key_of_the_environment_is_the_only_one_accepted() {
    let serving =
        Serving::start(llama_extract().env("LLAMA_EXTRACT_SERVE_KEY", "llx-serve-secret\n"));
    assert_eq!(
        serving.list_jobs(Some("llx-serve-secret")),
        "HTTP/1.1 200 OK"
    );
    assert_eq!(
        serving.list_jobs(Some("llx-other")),
        "HTTP/1.1 401 Unauthorized"
    );
}

#[cfg(unix)]
#[test]
fn the_key_is_printed_nowhere() {
    let mut command = llama_extract();
    command.env("LLAMA_EXTRACT_SERVE_KEY", "llx-serve-secret");
    let output = Serving::start(&mut command).stop("TERM");
    let said = format!("{}{}", stdout(&output), stderr(&output));
    assert!(
        said.contains("listening on") && !said.contains("secret"),
        "{said}"
    );

    let help = llama_extract()
        .args(["serve", "--help"])
        .env("LLAMA_EXTRACT_SERVE_KEY", "llx-serve-secret")
        .output()
        .unwrap();
    let said = stdout(&help);
    assert!(
        said.contains("LLAMA_EXTRACT_SERVE_KEY") && !said.contains("secret"),
        "{said}"
    );
}

#[test]
fn a_taken_port_is_refused_with_the_remedy_and_without_the_key() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = taken.local_addr().unwrap().to_string();
    let output = fails(
        llama_extract().args(["serve", "--addr", &addr, "--api-key", "llx-serve-secret"]),
        1,
        &[addr.as_str(), "another program", "--addr", "port 0"],
    );
    assert!(!String::from_utf8_lossy(&output.stderr).contains("secret"));
    assert!(output.stdout.is_empty());
}

#[test]
fn an_address_that_others_can_reach_needs_a_key() {
    fails(
        llama_extract().args(["serve", "--addr", "0.0.0.0:0"]),
        1,
        &["0.0.0.0:0", "LLAMA_EXTRACT_SERVE_KEY"],
    );
}

#[test]
fn an_empty_key_is_refused() {
    fails(
        llama_extract()
            .args(["serve", "--addr", "127.0.0.1:0"])
            .env("LLAMA_EXTRACT_SERVE_KEY", " "),
        1,
        &["empty", "LLAMA_EXTRACT_SERVE_KEY"],
    );
}

#[test]
fn fault_rules_make_requests_fail_in_their_order() {
    let rules = [
        "--fault",
        "list_extract_jobs first=1 answer=429 retry_after=1s",
        "--fault",
        "list_extract_jobs nth=2 close",
    ];
    let serving = Serving::start_with(&mut llama_extract(), &rules.map(AsRef::as_ref));
    let key = Some("any-key");
    assert_eq!(serving.list_jobs(key), "HTTP/1.1 429 Too Many Requests");
    assert_eq!(serving.list_jobs(key), "");
    assert_eq!(serving.list_jobs(key), "HTTP/1.1 200 OK");
}

#[test]
fn a_fault_seed_repeats_itself_and_another_differs() {
    let sequence = |seed: &str| -> Vec<String> {
        let args = ["--fault", "* chance=0.5 answer=503", "--fault-seed", seed];
        let serving = Serving::start_with(&mut llama_extract(), &args.map(AsRef::as_ref));
        (0..32)
            .map(|_| serving.list_jobs(Some("any-key")))
            .collect()
    };
    let first = sequence("7");
    assert_eq!(first, sequence("7"));
    assert_ne!(first, sequence("8"));
}

#[cfg(unix)]
#[test]
fn faults_are_announced() {
    let args = ["--fault", "* answer=503", "--fault-seed", "7"];
    let output = Serving::start_with(&mut llama_extract(), &args.map(AsRef::as_ref)).stop("TERM");
    assert!(
        stderr(&output).contains("1 fault rule(s), seed 7"),
        "{}",
        stderr(&output)
    );
}
fn serving_in(directory: &std::path::Path) -> Serving {
    let options = ["--dir".as_ref(), directory.as_os_str()];
    Serving::start_with(&mut llama_extract(), &options)
}

#[test]
fn what_was_accepted_outlasts_a_kill() {
    let files = Files::new();
    let schema = files.write("schema.json", INVOICE_SCHEMA);
    let directory = files.path("state");
    let serving = serving_in(&directory);
    let extracted = succeeds(
        llama_extract()
            .args(["extract", "--hosted", INVOICE, "--schema"])
            .arg(schema)
            .env("LLAMA_CLOUD_BASE_URL", serving.base_url())
            .env("LLAMA_CLOUD_API_KEY", "llx-any"),
    );
    let before = serving.get("/api/v2/extract", Some("any"));
    // Dropped, it is killed (SIGKILL) and cannot tidy up.
    drop(serving);

    let serving = serving_in(&directory);
    let after = serving.get("/api/v2/extract", Some("any"));
    assert!(after.contains("COMPLETED"), "{after}");
    let body = |answer: &str| {
        answer
            .split_once("\r\n\r\n")
            .map(|(_, body)| body.to_owned())
    };
    assert_eq!(body(&after), body(&before));
    assert!(!extracted.stdout.is_empty());
}

#[test]
fn a_directory_in_use_is_refused_with_the_remedy() {
    let files = Files::new();
    let directory = files.path("state");
    let _first = serving_in(&directory);
    fails(
        llama_extract()
            .args(["serve", "--addr", "127.0.0.1:0", "--dir"])
            .arg(&directory),
        1,
        &["another service", "--dir"],
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_large_upload_goes_to_disk_and_not_into_memory() {
    const SIZE: u64 = 192 * 1024 * 1024;
    let files = Files::new();
    let serving = serving_in(&files.path("state"));
    let before = serving.peak_memory();
    let answer = serving.upload_zeros(SIZE);
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    let grown = serving.peak_memory() - before;
    assert!(grown < SIZE / 3, "{grown} bytes more for {SIZE}");
}
