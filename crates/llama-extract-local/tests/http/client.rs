//! A small client that takes nothing for granted.

use std::sync::LazyLock;
use std::time::Duration;

use llama_extract_local::LocalService;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::spec::Spec;

static SPEC: LazyLock<Spec> = LazyLock::new(Spec::read);

/// A service and a way to talk to it.
pub(crate) struct Api {
    pub(crate) service: LocalService,
    http: reqwest::Client,
}

impl Api {
    pub(crate) async fn start() -> Self {
        Self::of(LocalService::spawn().await.expect("a free port"))
    }

    /// A service whose jobs stay RUNNING for longer than any test lasts.
    pub(crate) async fn with_endless_jobs() -> Self {
        let builder = LocalService::builder().running_time(Duration::from_secs(3_600));
        Self::of(builder.spawn().await.expect("a free port"))
    }

    pub(crate) fn of(service: LocalService) -> Self {
        Self {
            service,
            http: reqwest::Client::builder()
                .no_proxy()
                .build()
                .expect("a client"),
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.service.base_url());
        self.http.request(method, url)
    }

    /// Status and body; an empty body is null. Both must be what the API's document promises, unless things go wrong on
    /// purpose.
    pub(crate) async fn answer(&self, request: reqwest::RequestBuilder) -> (StatusCode, Value) {
        let (http, request) = request.build_split();
        let request = request.expect("a request");
        let operation = SPEC.operation_of(request.method().as_str(), request.url().path());
        let response = http.execute(request).await.expect("an answer");
        let status = response.status();
        let text = response.text().await.expect("a whole body");
        let body = if text.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e} in {text}"))
        };
        // Routes that only a local service has, and those that it has not, are not in the document.
        if let Some(operation) = operation.filter(|_| self.service.faults().is_empty()) {
            let wrong = SPEC.faults(operation, status.as_u16(), &body);
            assert!(
                wrong.is_empty(),
                "{operation} answered {status} {body:#}\n{wrong:#?}"
            );
        }
        (status, body)
    }

    pub(crate) async fn call(&self, method: Method, path: &str) -> (StatusCode, Value) {
        self.answer(self.request(method, path).bearer_auth("llx-test"))
            .await
    }

    pub(crate) async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.call(Method::GET, path).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let request = self.request(Method::POST, path).bearer_auth("llx-test");
        self.answer(request.json(body)).await
    }

    pub(crate) async fn send_form(&self, form: Form) -> (StatusCode, Value) {
        let request = self
            .request(Method::POST, "/api/v1/beta/files")
            .bearer_auth("llx-test");
        self.answer(request.multipart(form)).await
    }

    /// Uploads a file and returns its id.
    pub(crate) async fn upload(&self, name: &str, bytes: &[u8]) -> String {
        let (status, file) = self.send_form(form(name, bytes)).await;
        assert_eq!(status, StatusCode::CREATED, "{file}");
        file["id"].as_str().expect("an id").to_owned()
    }

    pub(crate) async fn create(&self, file: &str, configuration: Value) -> (StatusCode, Value) {
        let body = json!({"file_input": file, "configuration": configuration});
        self.post("/api/v2/extract", &body).await
    }

    /// Creates a job and returns its id.
    pub(crate) async fn start_job(&self, file: &str, configuration: Value) -> String {
        let (status, job) = self.create(file, configuration).await;
        assert_eq!(status, StatusCode::OK, "{job}");
        job["id"].as_str().expect("an id").to_owned()
    }

    /// The job when it has ended, with everything expanded. Asking again and again is the wait; each
    /// request gives the service time to work.
    pub(crate) async fn finished(&self, job: &str) -> Value {
        let expand = "expand=extract_metadata&expand=usage&expand=metadata&expand=configuration";
        for _ in 0..20_000 {
            let (status, body) = self.get(&format!("/api/v2/extract/{job}?{expand}")).await;
            assert_eq!(status, StatusCode::OK, "{body}");
            if !matches!(body["status"].as_str(), Some("PENDING" | "RUNNING")) {
                return body;
            }
        }
        panic!("job {job} does not end");
    }

    pub(crate) async fn extract(&self, name: &str, bytes: &[u8], configuration: Value) -> Value {
        let file = self.upload(name, bytes).await;
        let job = self.start_job(&file, configuration).await;
        self.finished(&job).await
    }
}

pub(crate) fn form(name: &str, bytes: &[u8]) -> Form {
    let file = Part::bytes(bytes.to_vec()).file_name(name.to_owned());
    Form::new().text("purpose", "extract").part("file", file)
}

/// One string field called `code`.
pub(crate) fn small() -> Value {
    json!({"data_schema": {"type": "object", "properties": {"code": {"type": "string"}}}})
}
