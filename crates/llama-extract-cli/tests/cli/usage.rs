//! What the command line itself says.

use std::process::Stdio;

use crate::run::{fails, llama_extract, stderr, stdout, succeeds};

#[test]
fn no_file_is_a_usage_error() {
    fails(
        llama_extract().args(["extract", "--schema", "s.json"]),
        2,
        &["<FILE>"],
    );
}

#[test]
fn no_schema_is_a_usage_error() {
    fails(
        llama_extract().args(["extract", "invoice.pdf"]),
        2,
        &["--schema"],
    );
}

#[test]
fn an_unknown_verb_is_a_usage_error() {
    fails(llama_extract().arg("extrct"), 2, &["extrct", "extract"]);
}

#[test]
fn an_unknown_format_is_a_usage_error_that_lists_the_known() {
    fails(
        llama_extract().args(["extract", "a.pdf", "--schema", "s.json", "--format", "xml"]),
        2,
        &["json", "table"],
    );
}

#[test]
fn an_address_without_a_port_is_a_usage_error_with_an_example() {
    fails(
        llama_extract().args(["serve", "--addr", "localhost"]),
        2,
        &["localhost", "127.0.0.1:7878"],
    );
}

#[test]
fn a_deadline_that_is_no_number_of_seconds_is_a_usage_error() {
    for wrong in ["0", "soon", "99999999999999"] {
        fails(
            llama_extract().args([
                "extract",
                "a.pdf",
                "--schema",
                "s.json",
                "--deadline",
                wrong,
            ]),
            2,
            &["whole seconds"],
        );
    }
}

#[test]
fn a_wrong_fault_rule_is_a_usage_error_that_names_the_part_and_shows_a_right_one() {
    for (rule, words) in [
        (
            "create_job answer=503",
            ["no operation create_job", "create_extract_job"],
        ),
        ("* first=two answer=503", ["first=two", "first=2"]),
        ("* 503", ["503", "answer=503"]),
        ("jobs answer=503", ["jobs have throttled", "failed"]),
        ("* first=2", ["does nothing", "answer=503"]),
        ("", ["empty", "create_extract_job first=2 answer=429"]),
    ] {
        let words = [&["--fault <RULE>"][..], &words].concat();
        fails(llama_extract().args(["serve", "--fault", rule]), 2, &words);
    }
}

#[test]
fn a_fault_seed_that_is_no_number_is_a_usage_error() {
    fails(
        llama_extract().args(["serve", "--fault-seed", "x"]),
        2,
        &["--fault-seed", "x"],
    );
}

#[test]
fn help_names_the_verbs_and_fits_a_screen_of_100_columns() {
    for verb in [
        &["--help"][..],
        &["extract", "--help"],
        &["serve", "--help"],
        &["eval", "--help"],
    ] {
        let output = succeeds(llama_extract().args(verb));
        let widest = stdout(&output)
            .lines()
            .map(|line| line.chars().count())
            .max();
        assert!(widest.unwrap() <= 100, "{}", stdout(&output));
    }
    let output = succeeds(llama_extract().arg("--help"));
    for verb in ["extract", "schema", "serve"] {
        assert!(stdout(&output).contains(&format!("  {verb}  ")));
    }
}

#[test]
fn help_to_a_reader_that_has_gone_is_no_panic() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = llama_extract()
        .arg("--help")
        .stdout(writer)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert_eq!(stderr(&output), "");
}

/// Builds with the feature have the option; without it, nobody is to believe that scans are read.
#[test]
#[cfg(not(feature = "ocr"))]
fn text_recognition_that_is_not_built_in_is_a_usage_error() {
    fails(
        llama_extract().args(["extract", "a.pdf", "--schema", "s.json", "--ocr", "eng"]),
        2,
        &["--ocr", "--features ocr"],
    );
}
