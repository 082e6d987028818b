use llama_extract_local::LocalService;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{Api, form};

#[tokio::test]
async fn an_uploaded_file_can_be_got_and_deleted() {
    let api = Api::start().await;
    let form = form("Report.Final.TXT", b"hello").text("external_file_id", "mine-1");
    let (status, file) = api.send_form(form).await;
    assert_eq!(status, StatusCode::CREATED);
    let id = file["id"].as_str().unwrap();
    assert!(id.starts_with("dfl-"), "{id}");
    assert!(file["project_id"].as_str().unwrap().starts_with("prj-"));
    assert_eq!(file["name"], "Report.Final.TXT");
    assert_eq!(file["file_type"], "txt");
    assert_eq!(file["purpose"], "extract");
    assert_eq!(file["external_file_id"], "mine-1");
    for null in ["expires_at", "download_url"] {
        assert_eq!(file.get(null), Some(&Value::Null), "{null}");
    }
    let time = file["last_modified_at"].as_str().unwrap();
    assert!(time.len() == 27 && time.ends_with('Z'), "{time}");

    let path = format!("/api/v1/beta/files/{id}");
    assert_eq!(api.get(&path).await, (StatusCode::OK, file.clone()));
    assert_eq!(
        api.call(Method::DELETE, &path).await,
        (StatusCode::NO_CONTENT, Value::Null)
    );
    for method in [Method::GET, Method::DELETE] {
        let (status, body) = api.call(method, &path).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(body["detail"].as_str().unwrap().contains(id), "{body}");
    }
}

#[tokio::test]
async fn an_upload_that_lacks_something_says_what() {
    let api = Api::start().await;
    let purpose = || Form::new().text("purpose", "extract");
    let named = |bytes: &'static [u8]| Part::bytes(bytes).file_name("a.pdf");
    for (form, says) in [
        (purpose(), "no part called `file`"),
        (
            purpose().part("document", named(b"x")),
            "no part called `file`",
        ),
        (purpose().part("file", named(b"")), "a.pdf"),
        (
            purpose().part("file", Part::bytes(b"x".as_slice())),
            "no filename",
        ),
    ] {
        let (status, body) = api.send_form(form).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
        assert!(body["detail"].as_str().unwrap().contains(says), "{body}");
    }
}

#[tokio::test]
async fn a_missing_or_unknown_purpose_does_not_fit() {
    let api = Api::start().await;
    let file = || Form::new().part("file", Part::bytes(b"x".as_slice()).file_name("a.txt"));
    let (status, body) = api.send_form(file()).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body["detail"][0]["loc"], json!(["body", "purpose"]));
    assert_eq!(body["detail"][0]["type"], "missing");
    let (status, body) = api.send_form(file().text("purpose", "fun")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body["detail"][0]["input"], "fun");
}

#[tokio::test]
async fn a_body_that_is_no_form_is_refused() {
    let api = Api::start().await;
    let (status, body) = api.post("/api/v1/beta/files", &json!({"file": "x"})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(
        body["detail"].as_str().unwrap().contains("multipart"),
        "{body}"
    );
}

#[tokio::test]
async fn a_file_over_the_limit_is_413_with_the_limit() {
    let builder = LocalService::builder().max_upload(2 * 1024 * 1024);
    let api = Api::of(builder.spawn().await.unwrap());
    // With a length that says it at once, and without one, so that only counting tells.
    let chunked = || {
        let chunk = || Ok::<_, std::io::Error>(vec![b'x'; 1024 * 1024]);
        let body =
            reqwest::Body::wrap_stream(futures_util::stream::iter((0..3).map(move |_| chunk())));
        Form::new().part("file", Part::stream(body).file_name("big.txt"))
    };
    for form in [form("big.txt", &vec![b'x'; 3 * 1024 * 1024]), chunked()] {
        let (status, body) = api.send_form(form).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(body["detail"].as_str().unwrap().contains("2 MB"), "{body}");
    }
    let (_, list) = api.get("/api/v1/beta/files").await;
    assert_eq!(list["items"], json!([]));
}

#[tokio::test]
async fn a_form_of_too_many_parts_is_refused() {
    let api = Api::start().await;
    let many = (0..100).fold(form("a.txt", b"x"), |form, n| {
        form.text(format!("x{n}"), "x")
    });
    let (status, body) = api.send_form(many).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(
        body["detail"].as_str().unwrap().contains("32 parts"),
        "{body}"
    );
}
