//! `schema check`.

use serde_json::{Value, json};

use crate::run::{Files, INVOICE_SCHEMA, fails, llama_extract, stdout, succeeds};

#[test]
fn a_schema_with_an_editors_keywords_is_ok() {
    let files = Files::new();
    let path = files.write("invoice.json", INVOICE_SCHEMA);
    let output = succeeds(llama_extract().args(["schema", "check"]).arg(path));
    assert_eq!(stdout(&output), "ok\n");
}

#[test]
fn print_writes_the_schema_as_it_would_be_sent_and_nothing_else() {
    let files = Files::new();
    let path = files.write("invoice.json", INVOICE_SCHEMA);
    let output = succeeds(
        llama_extract()
            .args(["schema", "check", "--print"])
            .arg(path),
    );
    let sent: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(sent.get("$schema"), None);
    assert_eq!(
        sent.pointer("/properties/items/items/properties/amount"),
        Some(&json!({"type": "number"}))
    );
    let names: Vec<_> = sent["properties"].as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        ["invoice_number", "issue_date", "items", "total", "iban"]
    );
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_schema() {
    let files = Files::new();
    let path = files.write("invoice.json", format!("\u{feff}{INVOICE_SCHEMA}"));
    succeeds(llama_extract().args(["schema", "check"]).arg(path));
}

#[test]
fn a_schema_that_contains_itself_is_refused_naming_file_and_field() {
    let files = Files::new();
    let path = files.write(
        "parts.json",
        r##"{"type": "object", "properties": {"part": {"$ref": "#"}}}"##,
    );
    let output = fails(
        llama_extract()
            .args(["schema", "check", "--print"])
            .arg(path),
        1,
        &["parts.json", "field `part`", "recursive"],
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn what_is_not_json_is_refused_with_the_place() {
    let files = Files::new();
    let path = files.write("broken.json", "{\"type\": \"object\",\n");
    fails(
        llama_extract().args(["schema", "check"]).arg(path),
        1,
        &["broken.json", "not JSON", "line 2"],
    );
}

#[test]
fn a_schema_that_is_not_there_is_named() {
    let files = Files::new();
    fails(
        llama_extract()
            .args(["schema", "check"])
            .arg(files.path("nowhere.json")),
        1,
        &["nowhere.json", "cannot read"],
    );
}
