//! `POST /api/v2/extract/schema/generate`.

use std::time::Duration;

use llama_extract_local::LocalService;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::client::{Api, small};
use crate::sample::INVOICE;

const PATH: &str = "/api/v2/extract/schema/generate";

#[tokio::test]
async fn a_prompt_becomes_a_configuration_that_can_be_saved() {
    let api = Api::start().await;
    let prompt = "Extract the invoice number, the due date and the line items with description and price from invoices.";
    let (status, answer) = api.post(PATH, &json!({"prompt": prompt})).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let date = "Due date (ISO 8601 date, YYYY-MM-DD)";
    assert_eq!(
        answer,
        json!({
            "name": "Invoices",
            "parameters": {
                "product_type": "extract_v2",
                "data_schema": {"type": "object", "properties": {
                    "invoice_number": {"type": "string", "description": "Invoice number"},
                    "due_date": {"type": "string", "description": date},
                    "line_items": {"type": "array", "description": "Line items", "items": {
                        "type": "object", "properties": {
                            "description": {"type": "string", "description": "Description"},
                            "price": {"type": "number", "description": "Price"}}}}}},
                "tier": "cost_effective",
                "version": "latest",
                "extraction_target": "per_doc",
                "target_pages": null,
                "max_pages": null,
                "system_prompt": null,
                "cite_sources": false,
                "confidence_scores": false,
                "parse_tier": null,
                "parse_config_id": null,
            },
        })
    );
}

#[tokio::test]
async fn a_sample_gives_a_schema_by_which_its_values_are_found() {
    let api = Api::start().await;
    let file = api.upload("invoice.pdf", INVOICE).await;
    let (status, answer) = api
        .post(PATH, &json!({"file_id": file, "name": "Bills"}))
        .await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert_eq!(answer["name"], "Bills");
    let schema = &answer["parameters"]["data_schema"];
    assert_eq!(
        schema["properties"]["line_items"]["type"], "array",
        "{schema:#}"
    );

    let id = api.start_job(&file, json!({"data_schema": schema})).await;
    let job = api.finished(&id).await;
    let found = &job["extract_result"];
    assert_eq!(
        found["line_items"].as_array().unwrap().len(),
        5,
        "{found:#}"
    );
    let leaves = found.as_object().unwrap();
    let nulls = leaves.values().filter(|value| value.is_null()).count();
    assert!(leaves.len() >= 6 && nulls == 0, "{found:#}");
}

#[tokio::test]
async fn the_same_input_gives_the_same_schema() {
    let api = Api::start().await;
    let file = api.upload("invoice.pdf", INVOICE).await;
    let body = json!({"file_id": file});
    let (_, one) = api.post(PATH, &body).await;
    let (_, two) = api.post(PATH, &body).await;
    assert_eq!(one.to_string(), two.to_string());
}

#[tokio::test]
async fn a_given_schema_gets_descriptions_and_passes_validation() {
    let api = Api::start().await;
    let (status, answer) = api.post(PATH, &small()).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let schema = &answer["parameters"]["data_schema"];
    assert_eq!(
        schema["properties"],
        json!({"code": {"type": "string", "description": "Code"}})
    );
    let body = json!({"data_schema": schema});
    let (status, _) = api.post("/api/v2/extract/schema/validation", &body).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn one_of_the_three_sources_is_needed() {
    let api = Api::start().await;
    for body in [
        json!({}),
        json!({"name": "n"}),
        json!({"prompt": " ", "file_id": null, "data_schema": null}),
    ] {
        let (status, answer) = api.post(PATH, &body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
        let detail = answer["detail"].as_str().unwrap();
        for source in ["prompt", "file_id", "data_schema"] {
            assert!(detail.contains(source), "{detail}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_drafted_from_is_refused_by_name() {
    let api = Api::start().await;
    let broken = api.upload("broken.pdf", b"%PDF-1.4 and nothing else").await;
    let array = json!({"type": "array", "items": {"type": "string"}});
    for (body, status, says) in [
        (
            json!({"file_id": "dfl-gone"}),
            StatusCode::NOT_FOUND,
            "dfl-gone",
        ),
        (
            json!({"file_id": broken}),
            StatusCode::BAD_REQUEST,
            "inputs_invalid: PDF_IS_BROKEN: broken.pdf",
        ),
        (
            json!({"data_schema": array}),
            StatusCode::BAD_REQUEST,
            "schema_validation: the root",
        ),
        (
            json!({"prompt": "Extract everything."}),
            StatusCode::BAD_REQUEST,
            "inputs_invalid: prompt names no fields",
        ),
    ] {
        let (found, answer) = api.post(PATH, &body).await;
        assert_eq!(found, status, "{answer}");
        let detail = answer["detail"].as_str().unwrap();
        assert!(detail.contains(says), "{detail}");
    }
}

#[tokio::test]
async fn members_of_the_wrong_type_do_not_fit() {
    let api = Api::start().await;
    for (member, value) in [
        ("prompt", json!(1)),
        ("file_id", json!([])),
        ("data_schema", json!("x")),
        ("name", json!("n".repeat(256))),
    ] {
        let (status, answer) = api
            .post(PATH, &json!({"prompt": "total", member: value}))
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{member}");
        assert_eq!(answer["detail"][0]["loc"], json!(["body", member]));
    }
}

#[tokio::test]
async fn a_sample_that_takes_too_long_is_refused() {
    let builder = LocalService::builder().parse_time(Duration::ZERO);
    let api = Api::of(builder.spawn().await.unwrap());
    let file = api.upload("slow.pdf", INVOICE).await;
    let (status, answer) = api.post(PATH, &json!({"file_id": file})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let detail: &Value = &answer["detail"];
    assert!(detail.as_str().unwrap().contains("TIMEOUT"), "{detail}");
}
