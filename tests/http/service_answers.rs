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
