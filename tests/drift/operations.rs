//! Which operations there are.

use std::fmt::Write as _;
use std::path::Path;

use llama_extract_tests::spec::Spec;
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::json;

#[test]
fn the_operation_table() {
    let spec = Spec::read();
    let mut rows: Vec<_> = spec
        .operations()
        .map(|(method, path, operation)| {
            let text = |pointer: &str| {
                operation
                    .pointer(pointer)
                    .and_then(|value| value.as_str())
                    .unwrap_or("-")
                    .to_owned()
            };
            let answers: Vec<_> = operation["responses"]
                .as_object()
                .unwrap()
                .keys()
                .map(String::as_str)
                .collect();
            (
                text("/tags/0"),
                text("/operationId"),
                format!("{:<6} {path}", method.to_uppercase()),
                answers.join(" "),
            )
        })
        .collect();
    rows.sort();
    let table = rows
        .iter()
        .fold(String::new(), |mut table, (subject, id, call, answers)| {
            let _ = writeln!(table, "{subject:<16} {id:<40} {call:<86} {answers}");
            table
        });
    insta::assert_snapshot!(table);
    // Beside the picture, the rule: ids are what methods are called.
    assert!(
        rows.iter()
            .all(|(_, id, ..)| id.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    );
}

/// All Rust files of a folder, as one text.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&sources(&path));
        } else {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
    text
}

#[test]
fn every_operation_has_a_method_generated_or_written_by_hand() {
    let bindings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/llama-extract-api/src");
    let bindings = sources(&bindings);
    let spec = Spec::read();
    for (_, _, operation) in spec.operations() {
        let id = operation["operationId"].as_str().unwrap();
        let has = |what: &str| bindings.contains(&format!("    pub {what} {id}("));
        assert!(has("fn") || has("async fn"), "{id} cannot be called");
    }
}

#[tokio::test]
async fn an_upload_to_parse_is_one_form() {
    let job = json!({"id": "pjb-1", "project_id": "prj-1", "status": "PENDING"});
    let stub = Stub::start([Reply::json(200, &job)]).await;
    let form = reqwest::multipart::Form::new()
        .text("configuration", r#"{"tier": "fast", "version": "latest"}"#)
        .part(
            "file",
            reqwest::multipart::Part::text("Total: 1").file_name("a.txt"),
        );
    let client = stub.client();
    let started = client
        .api()
        .create_parse_job_from_file(form, None, Some("prj-1"))
        .await
        .unwrap();
    assert_eq!(started.id, "pjb-1");
    let asked = &stub.asked()[0];
    assert_eq!(asked.uri, "/api/v2/parse/upload?project_id=prj-1");
    assert!(
        asked.body.contains("filename=\"a.txt\"") && asked.body.contains("name=\"configuration\"")
    );
}
