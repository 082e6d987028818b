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

/// One number called `total`.
fn total() -> Value {
    json!({"type": "object", "properties": {"total": {"type": "number", "description": "Total due"}}})
}

#[tokio::test]
async fn parse_jobs_are_as_promised_from_create_to_delete() {
    let judge = Judge::new().await;
    let file = judge.upload().await;
    let body = json!({"file_id": file, "tier": "agentic", "version": "latest", "user_metadata": {"order": 7},
        "page_ranges": {"target_pages": "1"}});
    let create = judge.request(Method::POST, "/api/v2/parse").json(&body);
    let job = judge.send("create_parse_job", create).await;
    let id = job["id"].as_str().unwrap().to_owned();
    let expand = "expand=text&expand=markdown&expand=text_full&expand=markdown_full&expand=items";
    let path = format!("/api/v2/parse/{id}?{expand}");
    let mut answer = Value::Null;
    for _ in 0..100_000 {
        answer = judge
            .send("get_parse_job", judge.request(Method::GET, &path))
            .await;
        if !["PENDING", "RUNNING"].contains(&answer["job"]["status"].as_str().unwrap()) {
            break;
        }
    }
    assert_eq!(answer["job"]["status"], "COMPLETED");
    assert_eq!(answer["job"]["user_metadata"], json!({"order": 7}));
    let text = answer["text"]["pages"][0]["text"].as_str().unwrap();
    assert!(text.contains("1,355.40"), "{text}");
    let list = judge.request(Method::GET, "/api/v2/parse?status=COMPLETED");
    let page = judge.send("list_parse_jobs", list).await;
    assert_eq!(page["items"][0], answer["job"]);
    let job = format!("/api/v2/parse/{id}");
    let cancel = judge.request(Method::POST, &format!("{job}/cancel"));
    judge.send("cancel_parse_job", cancel).await;
    let delete = judge.request(Method::DELETE, &job);
    let deleted = judge.send("delete_parse_job", delete).await;
    assert_eq!(deleted["id"], id.as_str());
    let part = Part::bytes(b"Total: 5".to_vec()).file_name("a.txt");
    let form = Form::new()
        .part("file", part)
        .text("configuration", r#"{"tier": "fast", "version": "latest"}"#);
    let upload = judge
        .request(Method::POST, "/api/v2/parse/upload")
        .multipart(form);
    judge.send("create_parse_job_from_file", upload).await;
    let versions = judge.request(Method::GET, "/api/v2/parse/versions");
    judge.send("list_parse_versions", versions).await;
    let create = judge
        .request(Method::POST, "/api/v2/parse")
        .json(&json!({}));
    judge.send("create_parse_job", create).await;
}

#[tokio::test]
async fn legacy_agents_are_as_promised() {
    let judge = Judge::new().await;
    let agents = "/api/v1/extraction/extraction-agents";
    let body = json!({"name": "totals", "data_schema": total(), "config": {"cite_sources": true}});
    let create = judge.request(Method::POST, agents).json(&body);
    let agent = judge.send("create_extraction_agent", create).await;
    let path = format!("{agents}/{}", agent["id"].as_str().unwrap());
    for (operation, path) in [
        ("list_extraction_agents", agents.to_owned()),
        (
            "list_extraction_agents_by_page",
            "/api/v1/beta/extraction-agents".to_owned(),
        ),
        (
            "get_extraction_agent_by_name",
            format!("{agents}/by-name/totals"),
        ),
        (
            "get_or_create_default_extraction_agent",
            format!("{agents}/default"),
        ),
        ("get_extraction_agent", path.clone()),
    ] {
        judge
            .send(operation, judge.request(Method::GET, &path))
            .await;
    }
    let body = json!({"data_schema": total().to_string(), "config": {"extraction_mode": "FAST"}});
    let update = judge.request(Method::PUT, &path).json(&body);
    judge.send("update_extraction_agent", update).await;
    let validate = judge
        .request(Method::POST, &format!("{agents}/schema/validation"))
        .json(&json!({"data_schema": total()}));
    judge.send("validate_legacy_schema", validate).await;
    judge
        .send(
            "delete_extraction_agent",
            judge.request(Method::DELETE, &path),
        )
        .await;
    judge
        .send("get_extraction_agent", judge.request(Method::GET, &path))
        .await;
    let create = judge.request(Method::POST, agents).json(&json!({}));
    judge.send("create_extraction_agent", create).await;
}

#[tokio::test]
async fn legacy_jobs_and_runs_are_as_promised() {
    let judge = Judge::new().await;
    let v1 = "/api/v1/extraction";
    let file = judge.upload().await;
    let agents = judge.request(Method::POST, &format!("{v1}/extraction-agents"));
    let body = json!({"name": "totals", "data_schema": total(), "config": {"cite_sources": true}});
    let agent = judge
        .send("create_extraction_agent", agents.json(&body))
        .await;
    let agent = agent["id"].as_str().unwrap();

    let body = json!({"extraction_agent_id": agent, "file_id": file, "file_ids": [file]});
    let create = judge.request(Method::POST, &format!("{v1}/jobs?from_ui=true"));
    let job = judge.send("create_legacy_job", create.json(&body)).await;
    let batch = judge.request(Method::POST, &format!("{v1}/jobs/batch"));
    judge.send("create_legacy_jobs", batch.json(&body)).await;
    let part = Part::bytes(b"Total: 5".to_vec()).file_name("a.txt");
    let form = Form::new()
        .part("file", part)
        .text("extraction_agent_id", agent.to_owned());
    let upload = judge.request(Method::POST, &format!("{v1}/jobs/file"));
    judge
        .send("create_legacy_job_from_file", upload.multipart(form))
        .await;
    let body = json!({"text": "Total: 5", "data_schema": total(), "config": {"extraction_target": "PER_PAGE"}});
    let run = judge.request(Method::POST, &format!("{v1}/run"));
    let stateless = judge.send("extract_stateless", run.json(&body)).await;

    for job in [&job, &stateless] {
        let id = job["id"].as_str().unwrap();
        let mut answer = Value::Null;
        for _ in 0..100_000 {
            let get = judge.request(Method::GET, &format!("{v1}/jobs/{id}"));
            answer = judge.send("get_legacy_job", get).await;
            if answer["status"] != "PENDING" {
                break;
            }
        }
        assert_eq!(answer["status"], "SUCCESS");
        let result = judge.request(Method::GET, &format!("{v1}/jobs/{id}/result"));
        let result = judge.send("get_legacy_job_result", result).await;
        let by_job = judge.request(Method::GET, &format!("{v1}/runs/by-job/{id}"));
        let run = judge.send("get_legacy_run_by_job", by_job).await;
        assert_eq!(run["data"], result["data"]);
        let path = format!("{v1}/runs/{}", run["id"].as_str().unwrap());
        let get = judge.request(Method::GET, &path);
        assert_eq!(judge.send("get_legacy_run", get).await, run);
    }
    let list = judge.request(
        Method::GET,
        &format!("{v1}/jobs?extraction_agent_id={agent}"),
    );
    judge.send("list_legacy_jobs", list).await;
    let latest = format!("{v1}/runs/latest-from-ui?extraction_agent_id={agent}");
    let latest = judge.request(Method::GET, &latest);
    let latest = judge.send("get_latest_legacy_run_from_ui", latest).await;
    assert_eq!(latest["job_id"], job["id"]);
    let runs = format!("{v1}/runs?extraction_agent_id={agent}");
    let runs = judge
        .send("list_legacy_runs", judge.request(Method::GET, &runs))
        .await;
    assert_eq!(runs["total"], 3);
    let path = format!("{v1}/runs/{}", latest["id"].as_str().unwrap());
    for _ in 0..2 {
        let delete = judge.request(Method::DELETE, &path);
        judge.send("delete_legacy_run", delete).await;
    }
    let run = judge.request(Method::POST, &format!("{v1}/run"));
    judge.send("extract_stateless", run.json(&json!({}))).await;
}
