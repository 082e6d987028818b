//! The exit status of `cargo xtask diff`, from the real program: scripts depend on it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::process::{Command, Output};

/// A document with one operation, in a file of its own.
fn document(file: &str, id: &str, summary: &str) -> PathBuf {
    let text = format!(
        r#"{{"openapi": "3.0.3", "info": {{}}, "paths": {{"/a": {{"get":
            {{"operationId": "{id}", "summary": "{summary}", "responses": {{}}}}}}}}}}"#
    );
    write(file, &text)
}

fn write(file: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file);
    std::fs::write(&path, text).unwrap();
    path
}

fn diff(old: &PathBuf, new: &PathBuf) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("diff")
        .args([old, new])
        .args(["--format", "json"])
        .output()
        .unwrap()
}

#[test]
fn nothing_breaking_is_0() {
    let output = diff(
        &document("cosmetic_old.json", "a", "Old"),
        &document("cosmetic_new.json", "a", "New"),
    );
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("summary-changed"), "{text}");
}

#[test]
fn something_breaking_is_1() {
    let output = diff(
        &document("breaking_old.json", "a", ""),
        &document("breaking_new.json", "b", ""),
    );
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("operation-renamed"), "{text}");
}

#[test]
fn a_document_that_cannot_be_compared_is_2_and_named() {
    let output = diff(
        &document("sound.json", "a", ""),
        &write(
            "unsound.json",
            r#"{"openapi": "3.0.3", "paths": {"/a": 1}}"#,
        ),
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        text.contains("unsound.json: /paths/~1a: expected an object"),
        "{text}"
    );
}
