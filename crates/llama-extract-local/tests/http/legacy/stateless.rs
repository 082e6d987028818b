//! Runs without an agent.

use llama_extract_local::LocalService;
use serde_json::{Value, json};

use super::{CODE, is_uuid_4, schema};
use crate::client::Api;
use crate::sample::INVOICE;

#[tokio::test]
async fn a_run_without_an_agent_takes_text_a_file_or_base64() {
    let api = Api::start().await;
    let file_id = api.upload("a.txt", b"Code: A-7").await;
    for input in [
        json!({"file_id": file_id}),
        json!({"text": "Code: A-7"}),
        json!({"file": {"data": CODE, "mime_type": "text/plain"}}),
    ] {
        let mut body = json!({"data_schema": schema(), "config": {}});
        for (name, value) in input.as_object().unwrap() {
            body[name] = value.clone();
        }
        let job = api.v1("/run", body).await;
        assert_eq!(job["status"], "PENDING");
        assert!(is_uuid_4(&job["id"]) && is_uuid_4(&job["extraction_agent"]["id"]));
        let (result, job) = api.v1_ended(&job).await;
        assert_eq!(
            (&job["status"], &job["error"]),
            (&json!("SUCCESS"), &Value::Null)
        );
        assert_eq!(result["data"], json!({"code": "A-7"}));
        assert_eq!(result["extraction_agent_id"], job["extraction_agent"]["id"]);
        assert!(is_uuid_4(&result["run_id"]));
        assert_eq!(
            result["extraction_metadata"]["usage"]["num_pages_extracted"],
            1
        );
        assert_eq!(job["file"]["id"], job["file_id"]);
        assert_eq!(job["file"]["file_size"], 9);
    }
}

#[tokio::test]
async fn a_schema_can_be_its_json_in_a_string() {
    let api = Api::start().await;
    let body = json!({"text": "Code: A-7", "data_schema": schema().to_string(), "config": {}});
    let (result, _) = api.v1_ended(&api.v1("/run", body).await).await;
    assert_eq!(result["data"], json!({"code": "A-7"}));

    for text in ["{", "7"] {
        let body = json!({"text": "x", "data_schema": text, "config": {}});
        let detail = api.refused("/run", body, 400).await;
        assert!(
            detail.contains("schema_validation: data_schema is a string"),
            "{detail}"
        );
    }
}

#[tokio::test]
async fn the_mime_type_tells_the_kind_of_a_document() {
    let api = Api::start().await;
    let pdf = {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(INVOICE)
    };
    // Encoders of MIME break lines.
    let lines: Vec<&str> = (0..pdf.len())
        .step_by(76)
        .map(|at| &pdf[at..pdf.len().min(at + 76)])
        .collect();
    let (_, job) = api.run_file(&lines.join("\r\n"), "application/pdf").await;
    assert_eq!(job["status"], "SUCCESS", "{job}");
    assert_eq!(job["file"]["name"], "document.pdf");
    let (result, job) = api.run_file(CODE, "image/png").await;
    assert_eq!(job["status"], "ERROR");
    let error = job["error"].as_str().unwrap();
    assert!(
        error.contains("UNSUPPORTED_FILE_TYPE") && error.contains(".png"),
        "{error}"
    );
    assert_eq!(
        (&result["data"], &result["extraction_metadata"]),
        (&Value::Null, &json!({}))
    );
}

#[tokio::test]
async fn a_run_has_exactly_one_input() {
    let api = Api::start().await;
    for inputs in [
        json!({}),
        json!({"text": "x", "file_id": "dfl-x"}),
        json!({"text": "x", "file": {"data": CODE, "mime_type": "text/plain"}}),
    ] {
        let mut body = json!({"data_schema": schema(), "config": {}});
        for (name, value) in inputs.as_object().unwrap() {
            body[name] = value.clone();
        }
        let detail = api.refused("/run", body, 400).await;
        assert!(
            detail.contains("exactly one of file_id, text and file"),
            "{detail}"
        );
    }
    let body = json!({"text": "", "data_schema": schema(), "config": {}});
    assert!(api.refused("/run", body, 400).await.contains("empty"));
    let body = json!({"file_id": "dfl-x", "data_schema": schema(), "config": {}});
    assert!(api.refused("/run", body, 404).await.contains("dfl-x"));
}

#[tokio::test]
async fn what_does_not_fit_in_a_run_is_named() {
    let api = Api::start().await;
    let whole = json!({"text": "x", "data_schema": schema(), "config": {}});
    for (member, value, loc) in [
        ("config", Value::Null, r#"["body","config"]"#),
        ("data_schema", json!(7), r#"["body","data_schema"]"#),
        ("text", json!(7), r#"["body","text"]"#),
        (
            "config",
            json!({"extraction_mode": "SLOW"}),
            r#"["body","config","extraction_mode"]"#,
        ),
        (
            "config",
            json!({"page_range": "3-1"}),
            r#"["body","config","page_range"]"#,
        ),
        (
            "config",
            json!({"parse_model": "none"}),
            r#"["body","config","parse_model"]"#,
        ),
        (
            "file",
            json!({"data": "%", "mime_type": "text/plain"}),
            r#"["body","file","data"]"#,
        ),
        (
            "file",
            json!({"data": CODE}),
            r#"["body","file","mime_type"]"#,
        ),
        (
            "webhook_configurations",
            json!({}),
            r#"["body","webhook_configurations"]"#,
        ),
    ] {
        let mut body = whole.clone();
        if member == "file" {
            body.as_object_mut().unwrap().remove("text");
        }
        body[member] = value;
        let detail = api.refused("/run", body, 422).await;
        assert!(detail.contains(loc), "{detail}");
    }
}

#[tokio::test]
async fn a_document_in_a_request_may_be_larger_than_other_requests_but_not_any_size() {
    let api = Api::start().await;
    let text = format!("{}\nCode: A-7", "words without end\n".repeat(400_000));
    let body = json!({"text": text, "data_schema": schema(), "config": {}});
    let job = api.v1("/run", body).await;
    assert_eq!(job["file"]["file_size"], text.len());

    let small_uploads = LocalService::builder().max_upload(8);
    let api = Api::of(small_uploads.spawn().await.unwrap());
    let body = json!({"text": "Code: A-7", "data_schema": schema(), "config": {}});
    assert!(api.refused("/run", body, 413).await.contains("exceeds"));
}

#[tokio::test]
async fn modes_targets_and_pages_of_old_mean_those_of_today() {
    let api = Api::start().await;
    let file_id = api
        .upload("a.txt", b"Code: A-7\x0cCode: B-8\x0cCode: C-9")
        .await;
    for (mode, parse_tier) in [
        ("FAST", "cost_effective"),
        ("BALANCED", "agentic"),
        ("MULTIMODAL", "agentic"),
        ("PREMIUM", "agentic_plus"),
    ] {
        let config = json!({
            "extraction_mode": mode, "extraction_target": "PER_PAGE", "page_range": "2-3",
            "citation_bbox": true, "unknown_setting": 1,
        });
        let body = json!({"file_id": file_id, "data_schema": schema(), "config": config});
        let (result, _) = api.v1_ended(&api.v1("/run", body).await).await;
        assert_eq!(result["data"], json!([{"code": "B-8"}, {"code": "C-9"}]));
        let metadata = &result["extraction_metadata"]["field_metadata"];
        assert_eq!(metadata[1]["code"]["citation"][0]["page"], 3, "{metadata}");
        let (_, parse) = api.get("/api/v2/parse?page_size=1").await;
        assert_eq!(parse["items"][0]["tier"], parse_tier, "{mode}");
    }
}
