//! `extract` with the service in the process.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::run::{Files, INVOICE, INVOICE_SCHEMA, fails, llama_extract, stderr, stdout, succeeds};

const RECEIPT: &str = "Receipt number: R-17\nTotal amount: $1,204.50\n";
const RECEIPT_SCHEMA: &str = r#"{"type": "object", "properties": {
    "receipt_number": {"type": "string"},
    "total": {"type": "number", "description": "Total amount"},
    "tax": {"type": ["number", "null"]}
}}"#;

fn receipt() -> (Files, PathBuf, PathBuf) {
    let files = Files::new();
    let document = files.write("receipt.txt", RECEIPT);
    let schema = files.write("receipt.json", RECEIPT_SCHEMA);
    (files, document, schema)
}

fn extract(documents: &[&Path], schema: &Path) -> Command {
    let mut command = llama_extract();
    command
        .arg("extract")
        .args(documents)
        .arg("--schema")
        .arg(schema);
    command
}

/// One JSON document a line.
fn lines(output: &str) -> Vec<Value> {
    output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn one_file_gives_one_json_object_with_the_values() {
    let (_files, document, schema) = receipt();
    let output = succeeds(&mut extract(&[&document], &schema));
    let [found] = &lines(stdout(&output))[..] else {
        panic!("{}", stdout(&output));
    };
    assert_eq!(found["file"], document.to_str().unwrap());
    assert!(found["job_id"].as_str().unwrap().starts_with("ext-"));
    assert_eq!(
        found["result"],
        json!({"receipt_number": "R-17", "total": 1204.5, "tax": null})
    );
    assert_eq!(found.get("fields"), None);
    assert_eq!(stderr(&output), "");
}

#[test]
fn evidence_is_there_when_it_is_asked_for() {
    let (_files, document, schema) = receipt();
    let output = succeeds(extract(&[&document], &schema).args(["--cite", "--confidence"]));
    let found: Value = serde_json::from_str(stdout(&output)).unwrap();
    let fields = found["fields"].as_array().unwrap();
    let pointers: Vec<_> = fields.iter().map(|field| &field["pointer"]).collect();
    assert_eq!(pointers, ["/receipt_number", "/total", "/tax"]);
    for field in fields {
        let pointer = field["pointer"].as_str().unwrap();
        assert_eq!(found["result"].pointer(pointer), Some(&field["value"]));
    }
    assert_eq!(fields[1]["citation"][0]["page"], 1);
    assert_eq!(fields[1]["citation"][0]["matching_text"], "$1,204.50");
    assert!(fields[1]["confidence"].as_f64().unwrap() > 0.0);
    assert_eq!(fields[2].get("citation"), None);
}

#[test]
fn the_sample_invoice_is_read_with_its_lines() {
    let files = Files::new();
    let schema = files.write("invoice.json", INVOICE_SCHEMA);
    let output = succeeds(&mut extract(&[Path::new(INVOICE)], &schema));
    let found: Value = serde_json::from_str(stdout(&output)).unwrap();
    let result = &found["result"];
    assert_eq!(result["invoice_number"], "FPW-2026-0187");
    assert_eq!(result["issue_date"], "2026-03-04");
    assert_eq!(result["total"], 1355.4);
    assert_eq!(result["iban"], Value::Null);
    let amounts: Vec<_> = result["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["amount"])
        .collect();
    assert_eq!(amounts, [222.0, 131.0, 480.0, 230.0, 192.0]);
}

#[test]
fn a_table_has_a_row_for_each_value_and_the_columns_asked_for() {
    let (_files, document, schema) = receipt();
    let output = succeeds(extract(&[&document], &schema).args(["--format", "table", "--cite"]));
    let table: Vec<Vec<&str>> = stdout(&output)
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        table,
        [
            vec!["field", "value", "page", "text"],
            vec!["/receipt_number", "R-17", "1", "R-17"],
            vec!["/total", "1204.5", "1", "$1,204.50"],
            vec!["/tax", "null"],
        ]
    );
}

#[test]
fn a_result_per_page_is_a_list_and_pointers_lead_into_it() {
    let files = Files::new();
    let schema = files.write("receipt.json", RECEIPT_SCHEMA);
    let document = files.write("two.txt", "Total amount: 10.00\n\u{c}Total amount: 20.00\n");
    let output = succeeds(extract(&[&document], &schema).args(["--per-page", "--cite"]));
    let found: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(found["result"][0]["total"], 10.0);
    assert_eq!(found["result"][1]["total"], 20.0);
    let last = found["fields"]
        .as_array()
        .unwrap()
        .iter()
        .find(|field| field["pointer"] == "/1/total")
        .unwrap();
    assert_eq!(last["citation"][0]["page"], 2);
}

#[test]
fn pages_that_are_not_asked_for_are_not_read() {
    let files = Files::new();
    let schema = files.write("receipt.json", RECEIPT_SCHEMA);
    let document = files.write("two.txt", "Total amount: 10.00\n\u{c}Total amount: 20.00\n");
    let output = succeeds(extract(&[&document], &schema).args(["--pages", "2"]));
    let found: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(found["result"]["total"], 20.0);
}

#[test]
fn a_file_that_fails_is_named_and_does_not_stop_the_others() {
    let (files, document, schema) = receipt();
    let missing = files.path("missing.txt");
    let empty = files.write("empty.txt", "");
    let truncated = files.write("truncated.pdf", "%PDF-1.7\n1 0 obj\n");
    let output = fails(
        &mut extract(&[&missing, &empty, &truncated, &document], &schema),
        1,
        &["missing.txt", "empty.txt", "truncated.pdf"],
    );
    let [found] = &lines(stdout(&output))[..] else {
        panic!("{}", stdout(&output));
    };
    assert_eq!(found["result"]["receipt_number"], "R-17");
    assert_eq!(stderr(&output).lines().count(), 3, "{}", stderr(&output));
}

#[test]
fn a_schema_that_cannot_be_used_is_refused_before_any_document_is_read() {
    let files = Files::new();
    let schema = files.write(
        "list.json",
        r#"{"type": "array", "items": {"type": "string"}}"#,
    );
    let missing = files.path("missing.txt");
    let output = fails(
        &mut extract(&[&missing], &schema),
        1,
        &["list.json", "the root is not an object"],
    );
    assert!(!stderr(&output).contains("missing.txt"));
}

#[test]
fn pages_that_are_none_are_refused_with_an_example() {
    let (_files, document, schema) = receipt();
    fails(
        extract(&[&document], &schema).args(["--pages", "first"]),
        1,
        &["receipt.txt", "\"first\"", "1,3,5-7"],
    );
}

#[test]
fn a_proxy_does_not_get_what_is_read_on_this_machine() {
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    proxy.set_nonblocking(true).unwrap();
    let url = format!("http://{}", proxy.local_addr().unwrap());
    let (_files, document, schema) = receipt();
    let mut command = extract(&[&document], &schema);
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        command.env(name, &url);
    }
    succeeds(command.env_remove("NO_PROXY").env_remove("no_proxy"));
    assert_eq!(proxy.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
}

#[test]
fn a_reader_that_has_gone_is_no_panic() {
    let (_files, document, schema) = receipt();
    for format in ["json", "table"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = extract(&[&document], &schema)
            .args(["--format", format])
            .stdout(writer)
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap()
            .wait_with_output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        assert_eq!(stderr(&output), "");
    }
}
