//! The local service's answers are what `spec/openapi.json` promises. They are read as plain JSON: the bindings would
//! forgive.

use llama_extract_local::LocalService;
use llama_extract_tests::documents;
use llama_extract_tests::spec::Spec;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// A plain HTTP client that holds every answer against the spec.
struct Judge {
    service: LocalService,
    http: reqwest::Client,
    spec: Spec,
}

impl Judge {
    async fn new() -> Self {
        Self {
            service: LocalService::spawn().await.unwrap(),
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
            spec: Spec::read(),
        }
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.service.base_url()))
            .bearer_auth("llx-any")
    }

    /// The answer, which must be what the spec promises for this operation.
    async fn send(&self, operation: &str, request: reqwest::RequestBuilder) -> Value {
        let response = request.send().await.unwrap();
        let status = response.status();
        let answer: Value = response.json().await.unwrap();
        let faults = self.spec.faults(operation, status.as_u16(), &answer);
        assert!(
            faults.is_empty(),
            "{operation} answered {status} {answer:#}\n{faults:#?}"
        );
        answer
    }

    async fn upload(&self) -> String {
        let part =
            Part::bytes(std::fs::read(documents::invoice()).unwrap()).file_name("invoice.pdf");
        let form = Form::new().text("purpose", "extract").part("file", part);
        let request = self
            .request(Method::POST, "/api/v1/beta/files")
            .multipart(form);
        let file = self.send("upload_file", request).await;
        file["id"].as_str().unwrap().to_owned()
    }

    async fn create(&self, file: &str) -> String {
        let body = json!({"file_input": file, "configuration": {
            "data_schema": {"type": "object", "properties": {"total": {"type": "number", "description": "Total due"}}},
            "cite_sources": true, "confidence_scores": true
        }});
        let job = self
            .send(
                "create_extract_job",
                self.request(Method::POST, "/api/v2/extract").json(&body),
            )
            .await;
        job["id"].as_str().unwrap().to_owned()
    }

    async fn get(&self, job: &str) -> Value {
        let path = format!(
            "/api/v2/extract/{job}?expand=extract_metadata&expand=configuration&expand=metadata&expand=usage"
        );
        self.send("get_extract_job", self.request(Method::GET, &path))
            .await
    }

    /// The job once it has ended; each look is held against the spec.
    async fn ended(&self, job: &str) -> Value {
        for _ in 0..100_000 {
            let answer = self.get(job).await;
            if !["PENDING", "RUNNING"].contains(&answer["status"].as_str().unwrap()) {
                return answer;
            }
        }
        panic!("{job} does not end");
    }
}

#[tokio::test]
async fn files_are_as_promised() {
    let judge = Judge::new().await;
    let id = judge.upload().await;
    judge
        .send(
            "get_file",
            judge.request(Method::GET, &format!("/api/v1/beta/files/{id}")),
        )
        .await;
    let page = judge
        .send(
            "list_files",
            judge.request(Method::GET, "/api/v1/beta/files?page_size=1"),
        )
        .await;
    assert_eq!(page["items"][0]["id"], id.as_str());
    let deleted = judge
        .request(Method::DELETE, &format!("/api/v1/beta/files/{id}"))
        .send()
        .await
        .unwrap();
    assert_eq!(deleted.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn links_and_queries_of_files_are_as_promised() {
    let judge = Judge::new().await;
    let id = judge.upload().await;
    let path = format!("/api/v1/beta/files/{id}");
    for (operation, request) in [
        (
            "read_file_content",
            judge.request(Method::GET, &format!("{path}/content")),
        ),
        (
            "read_file_content",
            judge.request(Method::GET, &format!("{path}/content?expires_at_seconds=0")),
        ),
        (
            "get_file",
            judge.request(Method::GET, &format!("{path}?expand=download_url")),
        ),
        (
            "list_files",
            judge.request(
                Method::GET,
                "/api/v1/beta/files?expand=download_url&order_by=name%20desc,id",
            ),
        ),
        (
            "query_files",
            judge
                .request(Method::POST, "/api/v1/beta/files/query")
                .json(&json!({"page_size": 1, "filter": {"file_ids": [id]}})),
        ),
        (
            "query_files",
            judge
                .request(Method::POST, "/api/v1/beta/files/query")
                .json(&json!({"page_size": 0, "page_token": "x"})),
        ),
    ] {
        judge.send(operation, request).await;
    }
}

#[tokio::test]
async fn configurations_are_as_promised_from_save_to_delete() {
    const PATH: &str = "/api/v1/beta/configurations";
    let judge = Judge::new().await;
    let save = async |name: &str, parameters: Value| {
        let body = json!({"name": name, "parameters": parameters});
        let request = judge.request(Method::POST, PATH).json(&body);
        judge.send("create_configuration", request).await
    };
    let schema = json!({"type": "object", "properties": {"total": {"type": "number"}}});
    let extract = json!({"product_type": "extract_v2", "data_schema": schema, "parse_config_id": "cfg-PARSE_AGENTIC",
                         "sheet_names": null, "advanced_citations": true});
    let saved = save("a", extract).await;
    assert_eq!(saved["product_type"], "extract_v2");
    for parameters in [
        json!({"product_type": "split_v1", "categories": [{"name": "Letter"}],
               "splitting_strategy": {"allow_uncategorized": "omit"}}),
        json!({"product_type": "classify_v2", "rules": [{"type": "bill", "description": "It asks for money"}]}),
        json!({"product_type": "parse_v2", "tier": "agentic", "version": "latest", "fast_options": {},
               "crop_box": {"top": 0}, "processing_options": {"ocr_parameters": {"languages": ["de"]}}}),
        json!({"product_type": "spreadsheet_v1", "tier": null, "sheet_names": ["One"]}),
        json!({"product_type": "unknown", "anything": [1]}),
    ] {
        let saved = save("a", parameters.clone()).await;
        assert_eq!(saved["parameters"], parameters);
    }
    for parameters in [
        json!({"product_type": "verify_v9"}),
        json!({"product_type": "split_v1", "categories": [{}]}),
        json!({"product_type": "extract_v2", "data_schema": {"type": "array"}}),
        json!({"product_type": "extract_v2", "data_schema": schema, "parse_config_id": "cfg-none"}),
    ] {
        let refused = save("b", parameters).await;
        assert!(!refused["detail"].is_null(), "{refused}");
    }
    let path = format!("{PATH}/{}", saved["id"].as_str().unwrap());
    let change = |body: Value| judge.request(Method::PUT, &path).json(&body);
    for (operation, request) in [
        ("get_configuration", judge.request(Method::GET, &path)),
        (
            "get_configuration",
            judge.request(Method::GET, &format!("{PATH}/cfg-PARSE_AGENTIC")),
        ),
        ("list_configurations", judge.request(Method::GET, PATH)),
        (
            "list_configurations",
            judge.request(Method::GET, &format!("{PATH}?product_type=verify_v9")),
        ),
        ("update_configuration", change(json!({"name": "b"}))),
        ("update_configuration", change(json!({"name": ""}))),
        (
            "update_configuration",
            change(json!({"parameters": {"product_type": "unknown"}})),
        ),
        (
            "delete_configuration",
            judge.request(Method::DELETE, &format!("{PATH}/cfg-PARSE_AGENTIC")),
        ),
    ] {
        judge.send(operation, request).await;
    }
    let body = json!({"file_input": judge.upload().await, "configuration_id": saved["id"]});
    let request = judge.request(Method::POST, "/api/v2/extract").json(&body);
    let job = judge.send("create_extract_job", request).await;
    let job = judge.ended(job["id"].as_str().unwrap()).await;
    assert_eq!(job["configuration_id"], saved["id"]);
    let deleted = judge.request(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(deleted.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn jobs_are_as_promised_from_create_to_delete() {
    let judge = Judge::new().await;
    let id = judge.create(&judge.upload().await).await;
    let job = judge.ended(&id).await;
    assert_eq!(job["status"], "COMPLETED");
    assert_eq!(job["extract_result"], json!({"total": 1355.4}));
    assert_eq!(
        job["extract_metadata"]["field_metadata"]["document_metadata"]["total"]["citation"][0]["page"],
        1
    );
    let page = judge
        .send(
            "list_extract_jobs",
            judge.request(Method::GET, "/api/v2/extract?status=COMPLETED"),
        )
        .await;
    assert_eq!(page["items"][0]["id"], id.as_str());
    judge
        .send(
            "delete_extract_job",
            judge.request(Method::DELETE, &format!("/api/v2/extract/{id}")),
        )
        .await;
}

#[tokio::test]
async fn schema_validation_is_as_promised() {
    let judge = Judge::new().await;
    let body = json!({"data_schema": {"type": "object", "properties": {"b": {"type": "string"}, "a": {"type": "integer"}}}});
    let request = judge
        .request(Method::POST, "/api/v2/extract/schema/validation")
        .json(&body);
    let answer = judge.send("validate_extraction_schema", request).await;
    assert_eq!(answer["data_schema"], body["data_schema"]);
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_422_with_a_list() {
    let judge = Judge::new().await;
    let request = judge
        .request(Method::POST, "/api/v2/extract")
        .json(&json!({"configuration": {}}));
    let answer = judge.send("create_extract_job", request).await;
    assert!(answer["detail"].is_array(), "{answer}");
}
