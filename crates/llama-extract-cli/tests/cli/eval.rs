//! `eval`, from a folder of documents to predictions.

use std::fs;

use serde_json::Value;

use crate::run::{Files, INVOICE, INVOICE_SCHEMA, fails, llama_extract, stdout, succeeds};

/// A folder with one document, as a scorer has them.
fn corpus(files: &Files) {
    fs::create_dir_all(files.path("documents/invoice")).unwrap();
    fs::copy(INVOICE, files.path("documents/invoice/invoice.pdf")).unwrap();
    files.write("documents/invoice/schema.json", INVOICE_SCHEMA);
    files.write("documents/invoice/expected.json", "{}");
}

#[test]
fn a_prediction_has_the_values_and_their_places() {
    let files = Files::new();
    corpus(&files);
    let output = succeeds(
        llama_extract()
            .arg("eval")
            .arg(files.path("documents"))
            .arg("--out")
            .arg(files.path("predictions")),
    );
    let line: Value = serde_json::from_str(stdout(&output).trim()).unwrap();
    assert_eq!(line["document"], "invoice");
    let prediction = fs::read(files.path("predictions/invoice.json")).unwrap();
    let prediction: Value = serde_json::from_slice(&prediction).unwrap();
    assert!(prediction["extract_result"]["total"].is_number());
    let leaf = &prediction["extract_metadata"]["field_metadata"]["document_metadata"]["total"];
    assert!(leaf["citation"][0]["page"].is_number(), "{leaf}");
    assert!(leaf["confidence"].is_number(), "{leaf}");
}

#[test]
fn a_document_that_fails_stops_no_other_and_leaves_no_prediction_of_an_earlier_run() {
    let files = Files::new();
    corpus(&files);
    fs::create_dir_all(files.path("documents/broken")).unwrap();
    files.write("documents/broken/broken.pdf", "%PDF-1.4 and no more");
    files.write("documents/broken/schema.json", INVOICE_SCHEMA);
    fs::create_dir_all(files.path("predictions")).unwrap();
    let stale = files.write("predictions/broken.json", "{}");
    fails(
        llama_extract()
            .arg("eval")
            .arg(files.path("documents"))
            .arg("--out")
            .arg(files.path("predictions")),
        1,
        &["error: broken:", "broken.pdf"],
    );
    assert!(!stale.exists());
    assert!(files.path("predictions/invoice.json").exists());
}

#[test]
fn a_folder_without_documents_is_refused_by_name() {
    let files = Files::new();
    fails(
        llama_extract()
            .args(["eval", "--out"])
            .arg(files.path("predictions"))
            .arg(files.path("")),
        1,
        &["has no folder with a document", "schema.json"],
    );
}
