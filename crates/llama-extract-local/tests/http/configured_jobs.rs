//! Jobs that are made from saved configurations.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{Api, small};
use crate::configurations::{PATH, extract, id, parse, save};
use crate::state::service_in;

async fn create_from(api: &Api, file: &str, configuration: &str) -> (StatusCode, Value) {
    let body = json!({"file_input": file, "configuration_id": configuration});
    api.post("/api/v2/extract", &body).await
}

#[tokio::test]
async fn a_job_keeps_what_its_configuration_was() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7\nName: B-8").await;
    let saved = save(&api, "codes", &extract()).await;
    let (status, job) = create_from(&api, &file, id(&saved)).await;
    assert_eq!(status, StatusCode::OK, "{job}");
    assert_eq!(job["configuration_id"], id(&saved));

    let mut parameters = extract();
    parameters["data_schema"]["properties"] = json!({"name": {"type": "string"}});
    save(&api, "codes", &parameters).await;
    let path = format!("{PATH}/{}", id(&saved));
    api.call(Method::DELETE, &path).await;

    let job = api.finished(job["id"].as_str().unwrap()).await;
    assert_eq!(job["extract_result"], json!({"code": "A-7"}), "{job}");
    assert_eq!(job["configuration"]["data_schema"], small()["data_schema"]);
    assert_eq!(job["configuration"].get("product_type"), None);
    // The configuration said `latest`; the job says what that was.
    assert_eq!(saved["parameters"]["version"], "latest");
    let version = job["configuration"]["version"].as_str().unwrap();
    assert!(version.starts_with("local-"), "{version}");

    api.start_job(&file, small()).await;
    let query = format!("configuration_id={}", id(&saved));
    let (_, list) = api.get(&format!("/api/v2/extract?{query}")).await;
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["id"], job["id"]);
}

#[tokio::test]
async fn a_job_needs_one_configuration_that_is_there_and_for_extraction() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let (status, body) = create_from(&api, &file, "cfg-none").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body["detail"].as_str().unwrap().contains("cfg-none"));
    let other = save(&api, "p", &parse()).await;
    for other in [id(&other), "cfg-PARSE_AGENTIC"] {
        let (status, body) = create_from(&api, &file, other).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        let detail = body["detail"].as_str().unwrap();
        assert!(
            detail.starts_with("inputs_invalid:") && detail.contains(other),
            "{detail}"
        );
    }
    let saved = save(&api, "e", &extract()).await;
    let both =
        json!({"file_input": file, "configuration": small(), "configuration_id": id(&saved)});
    for body in [both, json!({"file_input": file})] {
        let (status, body) = api.post("/api/v2/extract", &body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(
            body["detail"]
                .as_str()
                .unwrap()
                .starts_with("inputs_invalid:"),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_parse_configuration_fills_in_what_the_job_leaves_open() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7\x0cCode: B-8").await;
    let mut parameters = parse();
    parameters["page_ranges"] = json!({"target_pages": "2"});
    let reading = save(&api, "second page", &parameters).await;
    let mut settings = small();
    settings["parse_config_id"] = reading["id"].clone();
    let job = api.start_job(&file, settings.clone()).await;
    let job = api.finished(&job).await;
    assert_eq!(job["extract_result"], json!({"code": "B-8"}), "{job}");
    assert_eq!(job["configuration"]["parse_config_id"], reading["id"]);
    assert_eq!(job["configuration"]["target_pages"], "2");
    assert_eq!(job["extract_metadata"]["parse_tier"], "agentic");

    settings["target_pages"] = json!("1");
    settings["parse_config_id"] = json!("cfg-PARSE_FAST");
    let job = api.start_job(&file, settings).await;
    let job = api.finished(&job).await;
    assert_eq!(job["extract_result"], json!({"code": "A-7"}));
    assert_eq!(job["extract_metadata"]["parse_tier"], "fast");
}

#[tokio::test]
async fn a_parse_configuration_must_be_there_and_be_one() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let other = save(&api, "e", &extract()).await;
    for (parse_config, expected) in [
        ("cfg-none", StatusCode::NOT_FOUND),
        (id(&other), StatusCode::BAD_REQUEST),
    ] {
        let mut settings = small();
        settings["parse_config_id"] = json!(parse_config);
        let (status, body) = api.create(&file, settings.clone()).await;
        assert_eq!(status, expected, "{body}");
        settings["product_type"] = json!("extract_v2");
        let body = json!({"name": "n", "parameters": settings});
        let (status, body) = api.post(PATH, &body).await;
        assert_eq!(status, expected, "{body}");
        assert!(body["detail"].as_str().unwrap().contains(parse_config));
    }
}

#[tokio::test]
async fn configurations_outlast_the_service() {
    let directory = tempfile::tempdir().unwrap();
    let api = service_in(directory.path()).await;
    let saved = save(&api, "codes", &extract()).await;
    api.service.shutdown().await;

    let api = service_in(directory.path()).await;
    let (_, got) = api.get(&format!("{PATH}/{}", id(&saved))).await;
    assert_eq!(got.to_string(), saved.to_string());
    let file = api.upload("a.txt", b"Code: A-7").await;
    let (_, job) = create_from(&api, &file, id(&saved)).await;
    let job = api.finished(job["id"].as_str().unwrap()).await;
    assert_eq!(job["extract_result"], json!({"code": "A-7"}));
}
