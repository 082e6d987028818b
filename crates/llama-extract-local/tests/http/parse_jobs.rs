//! Parse jobs: made by themselves or by an extraction, and extracted from by their ids.

use std::time::Duration;

use llama_extract_local::LocalService;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{Api, small};
use crate::sample::INVOICE;

/// Two pages: a form feed ends the first.
const TWO_PAGES: &[u8] = b"Code: A-7\nfirst page\x0cCode: B-8\n";

fn fast(file: &str) -> Value {
    json!({"file_id": file, "tier": "fast", "version": "latest"})
}

impl Api {
    async fn parse(&self, body: &Value) -> String {
        let (status, job) = self.post("/api/v2/parse", body).await;
        assert_eq!(status, StatusCode::OK, "{job}");
        job["id"].as_str().unwrap().to_owned()
    }

    /// The answer for a parse job that has ended.
    async fn parsed(&self, id: &str, expand: &str) -> Value {
        for _ in 0..20_000 {
            let (status, body) = self.get(&format!("/api/v2/parse/{id}?{expand}")).await;
            assert_eq!(status, StatusCode::OK, "{body}");
            if !matches!(body["job"]["status"].as_str(), Some("PENDING" | "RUNNING")) {
                return body;
            }
        }
        panic!("parse job {id} does not end");
    }
}

#[tokio::test]
async fn a_parse_job_made_from_a_file_is_extracted_from_by_its_id() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let parse = api.parse(&fast(&file)).await;
    assert!(parse.starts_with("pjb-"));
    let job = api.parsed(&parse, "").await["job"].clone();
    assert_eq!(job["status"], "COMPLETED");
    assert_eq!(
        (&job["name"], &job["tier"]),
        (&json!("a.txt"), &json!("fast"))
    );
    assert_eq!(job["usage"], json!({"credits": 1.0}));

    let (_, extraction) = api.create(&parse, small()).await;
    assert_eq!(extraction["file_input"], parse.as_str());
    let extraction = api.finished(extraction["id"].as_str().unwrap()).await;
    assert_eq!(extraction["extract_result"], json!({"code": "A-7"}));
    assert_eq!(
        extraction["extract_metadata"]["parse_job_id"],
        parse.as_str()
    );
}

#[tokio::test]
async fn what_was_read_comes_when_it_is_asked_for_and_only_then() {
    let api = Api::start().await;
    let file = api.upload("a.txt", TWO_PAGES).await;
    let parse = api.parse(&fast(&file)).await;
    let bare = api.parsed(&parse, "").await;
    assert!(bare["text"].is_null() && bare["markdown_full"].is_null());

    let expand = "expand=text&expand=markdown&expand=text_full&expand=items";
    let full = api.parsed(&parse, expand).await;
    let pages = json!([
        {"page_number": 1, "text": "Code: A-7\nfirst page"},
        {"page_number": 2, "text": "Code: B-8"},
    ]);
    assert_eq!(full["text"], json!({"pages": pages}));
    assert_eq!(full["markdown"]["pages"][1]["markdown"], "Code: B-8");
    assert_eq!(full["markdown"]["pages"][1]["success"], true);
    assert_eq!(full["text_full"], "Code: A-7\nfirst page\n\nCode: B-8");
    assert!(full["items"].is_null());
}

#[tokio::test]
async fn an_extraction_sees_no_page_that_its_parse_job_has_not_read() {
    let api = Api::start().await;
    let file = api.upload("a.txt", TWO_PAGES).await;
    let mut body = fast(&file);
    body["page_ranges"] = json!({"target_pages": "2", "max_pages": 1.0});
    let parse = api.parse(&body).await;
    let read = api.parsed(&parse, "expand=text").await;
    assert_eq!(read["text"]["pages"].as_array().unwrap().len(), 1);
    assert_eq!(read["text"]["pages"][0]["page_number"], 2);

    let job = api.start_job(&parse, small()).await;
    let job = api.finished(&job).await;
    assert_eq!(job["extract_result"], json!({"code": "B-8"}));
    let mut other_page = small();
    other_page["target_pages"] = "1".into();
    let job = api.start_job(&parse, other_page).await;
    assert_eq!(api.finished(&job).await["status"], "FAILED");
}

#[tokio::test]
async fn a_broken_document_fails_its_parse_job_and_cannot_be_extracted_from() {
    let api = Api::start().await;
    let file = api.upload("letter.pdf", b"Dear Sir").await;
    let parse = api.parse(&fast(&file)).await;
    let read = api.parsed(&parse, "expand=text").await;
    assert_eq!(read["job"]["status"], "FAILED");
    let message = read["job"]["error_message"].as_str().unwrap();
    assert!(message.starts_with("PDF_IS_BROKEN"), "{message}");
    assert!(read["text"].is_null());

    let (status, body) = api.create(&parse, small()).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let detail = body["detail"].as_str().unwrap();
    assert!(detail.starts_with("inputs_invalid"), "{detail}");
}

#[tokio::test]
async fn a_document_that_takes_too_long_fails_its_parse_job() {
    let builder = LocalService::builder().parse_time(Duration::ZERO);
    let api = Api::of(builder.spawn().await.unwrap());
    let file = api.upload("invoice.pdf", INVOICE).await;
    let job = api.parsed(&api.parse(&fast(&file)).await, "").await;
    let message = job["job"]["error_message"].as_str().unwrap();
    assert!(message.contains("TIMEOUT"), "{message}");
}

#[tokio::test]
async fn the_parse_job_of_an_extraction_is_there_and_shares_its_end() {
    let api = Api::start().await;
    for (name, status) in [("a.txt", "COMPLETED"), ("a.xlsx", "FAILED")] {
        let job = api.extract(name, b"Code: A-7", small()).await;
        let (_, page) = api.get("/api/v2/parse?page_size=1").await;
        let parse = page["items"][0].clone();
        let id = parse["id"].as_str().unwrap();
        assert_eq!(api.parsed(id, "").await["job"], parse);
        assert_eq!(
            (&job["status"], &parse["status"]),
            (&json!(status), &json!(status))
        );
        assert_eq!(parse["tier"], "cost_effective");
        let message = parse["error_message"].as_str().unwrap_or_default();
        assert!(!message.contains("parsing_error"), "{message}");
        assert_eq!(message.is_empty(), status == "COMPLETED");

        api.call(
            Method::DELETE,
            &format!("/api/v2/extract/{}", job["id"].as_str().unwrap()),
        )
        .await;
        let (status, _) = api.get(&format!("/api/v2/parse/{id}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_parse_job_of_a_running_extraction_is_left_to_the_extraction() {
    let api = Api::with_endless_jobs().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let job = api.start_job(&file, small()).await;
    let (_, page) = api.get("/api/v2/parse").await;
    let path = format!("/api/v2/parse/{}", page["items"][0]["id"].as_str().unwrap());
    let (status, body) = api.call(Method::POST, &format!("{path}/cancel")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(body["detail"].as_str().unwrap().contains("extraction"));
    assert_eq!(
        api.call(Method::DELETE, &path).await.0,
        StatusCode::CONFLICT
    );

    api.call(Method::POST, &format!("/api/v2/extract/{job}/cancel"))
        .await;
    assert_eq!(api.get(&path).await.1["job"]["status"], "CANCELLED");
    let (status, body) = api.call(Method::DELETE, &path).await;
    assert_eq!(status, StatusCode::OK);
    assert!(path.ends_with(body["id"].as_str().unwrap()));
    assert!(body["project_id"].is_string());
}

#[tokio::test]
async fn a_parse_job_is_cancelled_once_and_deleted_only_after_its_end() {
    let api = Api::with_endless_jobs().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let path = format!("/api/v2/parse/{}", api.parse(&fast(&file)).await);
    assert_eq!(
        api.call(Method::DELETE, &path).await.0,
        StatusCode::CONFLICT
    );
    let cancel = format!("{path}/cancel");
    let (status, job) = api.call(Method::POST, &cancel).await;
    assert_eq!(
        (status, &job["status"]),
        (StatusCode::OK, &json!("CANCELLED"))
    );
    assert_eq!(
        api.call(Method::POST, &cancel).await.0,
        StatusCode::CONFLICT
    );
    assert_eq!(api.call(Method::DELETE, &path).await.0, StatusCode::OK);
    for method in [Method::GET, Method::DELETE] {
        assert_eq!(api.call(method, &path).await.0, StatusCode::NOT_FOUND);
    }
    assert_eq!(
        api.call(Method::POST, &cancel).await.0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn an_upload_is_parsed_with_the_configuration_beside_it() {
    let api = Api::start().await;
    let send = async |configuration: Option<&str>| {
        let file = Part::bytes(TWO_PAGES).file_name("a.txt");
        let mut form = Form::new().part("file", file);
        if let Some(text) = configuration {
            form = form.text("configuration", text.to_owned());
        }
        let request = api.request(Method::POST, "/api/v2/parse/upload");
        api.answer(request.bearer_auth("llx-test").multipart(form))
            .await
    };
    let (status, job) = send(Some(r#"{"tier": "agentic", "version": "latest"}"#)).await;
    assert_eq!(status, StatusCode::OK, "{job}");
    let job = api.parsed(job["id"].as_str().unwrap(), "").await["job"].clone();
    assert_eq!(job["status"], "COMPLETED");
    assert_eq!(job["usage"], json!({"credits": 20.0}));

    for (configuration, expected) in [
        (None, StatusCode::UNPROCESSABLE_ENTITY),
        (Some("{"), StatusCode::UNPROCESSABLE_ENTITY),
        (Some("[]"), StatusCode::UNPROCESSABLE_ENTITY),
        (Some("{}"), StatusCode::UNPROCESSABLE_ENTITY),
        (
            Some(r#"{"tier": "fast", "version": "latest", "file_id": "dfl-x"}"#),
            StatusCode::BAD_REQUEST,
        ),
    ] {
        let (status, body) = send(configuration).await;
        assert_eq!(status, expected, "{body}");
        assert!(
            body["detail"].to_string().contains("configuration"),
            "{body}"
        );
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused_by_name() {
    let api = Api::start().await;
    let refused = async |body: Value| {
        let (status, body) = api.post("/api/v2/parse", &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        let details = body["detail"].as_array().unwrap().clone();
        let named = details
            .iter()
            .map(|d| (d["loc"].clone(), d["type"].clone()));
        named.collect::<Vec<_>>()
    };
    let missing = refused(json!({"file_id": "dfl-x"})).await;
    assert_eq!(
        missing,
        [
            (json!(["body", "tier"]), json!("missing")),
            (json!(["body", "version"]), json!("missing")),
        ]
    );
    let extra = refused(json!({
        "tier": "fastest", "version": "latest", "file": "x",
        "page_ranges": {"pages": "1", "target_pages": "0"},
    }))
    .await;
    assert_eq!(
        extra,
        [
            (json!(["body", "tier"]), json!("enum")),
            (
                json!(["body", "page_ranges", "target_pages"]),
                json!("value_error")
            ),
            (
                json!(["body", "page_ranges", "pages"]),
                json!("extra_forbidden")
            ),
            (json!(["body", "file"]), json!("extra_forbidden")),
        ]
    );
}

#[tokio::test]
async fn exactly_one_known_file_is_parsed_and_nothing_from_the_network() {
    let api = Api::start().await;
    let url = "https://example.com/a.pdf";
    for (inputs, status, word) in [
        (json!({}), StatusCode::BAD_REQUEST, "exactly one"),
        (
            json!({"file_id": "x", "source_url": url}),
            StatusCode::BAD_REQUEST,
            "exactly one",
        ),
        (
            json!({"source_url": url}),
            StatusCode::BAD_REQUEST,
            "network",
        ),
        (json!({"file_id": "dfl-x"}), StatusCode::NOT_FOUND, "dfl-x"),
    ] {
        let mut body = json!({"tier": "fast", "version": "latest"});
        for (name, value) in inputs.as_object().unwrap() {
            body[name] = value.clone();
        }
        let (answered, answer) = api.post("/api/v2/parse", &body).await;
        assert_eq!(answered, status, "{answer}");
        assert!(
            answer["detail"].as_str().unwrap().contains(word),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn versions_are_shown_to_those_without_a_key() {
    let api = Api::start().await;
    let (status, body) = api
        .answer(api.request(Method::GET, "/api/v2/parse/versions"))
        .await;
    assert_eq!(status, StatusCode::OK);
    for tier in ["fast", "cost_effective", "agentic", "agentic_plus"] {
        assert_eq!(body[tier][0], body["latest"][tier], "{body}");
        assert!(body["latest"][tier].is_string());
    }
    let (status, _) = api.answer(api.request(Method::GET, "/api/v2/parse")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn lists_are_filtered_and_newest_first() {
    let api = Api::start().await;
    let good = api.upload("a.txt", b"Code: A-7").await;
    let bad = api.upload("a.xlsx", b"PK").await;
    let mut ids = Vec::new();
    for file in [&good, &bad, &good] {
        let id = api.parse(&fast(file)).await;
        api.parsed(&id, "").await;
        ids.insert(0, id);
    }
    let listed = async |query: &str| {
        let (status, page) = api.get(&format!("/api/v2/parse?{query}")).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        let items = page["items"].as_array().unwrap();
        let ids = items
            .iter()
            .map(|job| job["id"].as_str().unwrap().to_owned());
        (ids.collect::<Vec<_>>(), page["next_page_token"].clone())
    };
    assert_eq!(listed("").await.0, ids);
    assert_eq!(listed("status=FAILED").await.0, [ids[1].clone()]);
    let two = format!("job_ids={}&job_ids={}", ids[0], ids[2]);
    assert_eq!(listed(&two).await.0, [ids[0].clone(), ids[2].clone()]);
    let (first, token) = listed("page_size=2").await;
    assert_eq!(first, ids[..2]);
    let rest = format!("page_size=2&page_token={}", token.as_str().unwrap());
    assert_eq!(listed(&rest).await.0, ids[2..]);
}

#[tokio::test]
async fn a_parse_job_outlasts_the_service_keeps_its_bytes_and_goes_on() {
    let directory = tempfile::tempdir().unwrap();
    let slow = LocalService::builder()
        .directory(directory.path())
        .running_time(Duration::from_secs(3_600));
    let api = Api::of(slow.spawn().await.unwrap());
    let file = api.upload("a.txt", b"Code: A-7").await;
    let parse = api.parse(&fast(&file)).await;
    api.call(Method::DELETE, &format!("/api/v1/beta/files/{file}"))
        .await;
    api.service.shutdown().await;

    let next = LocalService::builder().directory(directory.path());
    let api = Api::of(next.spawn().await.unwrap());
    assert_eq!(api.parsed(&parse, "").await["job"]["status"], "COMPLETED");
    let job = api.start_job(&parse, small()).await;
    assert_eq!(api.finished(&job).await["extract_result"]["code"], "A-7");

    let kept = || {
        std::fs::read_dir(directory.path().join("contents"))
            .unwrap()
            .count()
    };
    api.call(Method::DELETE, &format!("/api/v2/parse/{parse}"))
        .await;
    assert_eq!(kept(), 1);
    api.call(Method::DELETE, &format!("/api/v2/extract/{job}"))
        .await;
    assert_eq!(kept(), 0);
}

#[tokio::test]
async fn a_saved_parse_configuration_says_what_the_request_leaves_open() {
    let api = Api::start().await;
    let parameters = json!({"product_type": "parse_v2", "tier": "agentic", "version": "latest",
        "page_ranges": {"max_pages": 1.0}});
    let saved = json!({"name": "first page", "parameters": parameters});
    let (_, saved) = api.post("/api/v1/beta/configurations", &saved).await;
    let file = api.upload("a.txt", TWO_PAGES).await;
    let mut body = fast(&file);
    body["configuration_id"] = saved["id"].clone();
    let parse = api.parse(&body).await;
    let parsed = api.parsed(&parse, "expand=text_full").await;
    assert_eq!(parsed["job"]["tier"], "fast", "the request counts more");
    let text = parsed["text_full"].as_str().unwrap();
    assert!(text.contains("A-7") && !text.contains("B-8"), "{text}");
}
