use std::time::{Duration, Instant};

use llama_extract_local::LocalService;
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, HOST};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{Api, form};
use crate::state::service_in;

fn content(file: &str) -> String {
    format!("/api/v1/beta/files/{file}/content")
}

async fn link(api: &Api, file: &str) -> String {
    let (status, link) = api.get(&content(file)).await;
    assert_eq!(status, StatusCode::OK, "{link}");
    link["url"].as_str().unwrap().to_owned()
}

/// Follows a link as a browser does: without a key.
async fn follow(url: &str) -> reqwest::Response {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    http.get(url).send().await.unwrap()
}

async fn refused(url: &str) -> (StatusCode, String) {
    let answer = follow(url).await;
    let status = answer.status();
    let body: Value = answer.json().await.unwrap();
    (status, body["detail"].as_str().unwrap().to_owned())
}

fn expiry(link: &Value) -> chrono::DateTime<chrono::Utc> {
    link["expires_at"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_link_gives_the_bytes_to_whoever_has_it() {
    let api = Api::of(
        LocalService::builder()
            .api_key("llx-secret")
            .spawn()
            .await
            .unwrap(),
    );
    let keyed = |request: reqwest::RequestBuilder| api.answer(request.bearer_auth("llx-secret"));
    let bytes: Vec<u8> = (0..=255).collect();
    let upload = api.request(Method::POST, "/api/v1/beta/files");
    let (_, file) = keyed(upload.multipart(form("Büro \"1\".html", &bytes))).await;
    let path = content(file["id"].as_str().unwrap());
    let (status, link) = keyed(api.request(Method::GET, &path)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(link.get("form_fields"), Some(&Value::Null));
    let url = link["url"].as_str().unwrap();
    assert!(
        url.starts_with(&format!("{}/_local/", api.service.base_url())),
        "{url}"
    );

    let answer = follow(url).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let header = |name| answer.headers()[name].to_str().unwrap();
    assert_eq!(header(CONTENT_LENGTH), "256");
    assert_eq!(header(CONTENT_TYPE), "application/octet-stream");
    assert_eq!(
        header(CONTENT_DISPOSITION),
        "attachment; filename*=UTF-8''B%C3%BCro%20%221%22.html"
    );
    assert_eq!(answer.bytes().await.unwrap(), bytes);

    // The link to the link needs the key.
    let (status, _) = api.get(&path).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_large_file_comes_back_as_it_went() {
    let directory = tempfile::tempdir().unwrap();
    let bytes: Vec<u8> = (0_u32..1_000_000).flat_map(u32::to_le_bytes).collect();
    for api in [service_in(directory.path()).await, Api::start().await] {
        let file = api.upload("numbers.bin", &bytes).await;
        let url = link(&api, &file).await;
        // Two at once, so that readers do not disturb each other.
        let (one, two) = tokio::join!(follow(&url), follow(&url));
        let (one, two) = tokio::join!(one.bytes(), two.bytes());
        assert!(one.unwrap() == bytes && two.unwrap() == bytes);
    }
}

#[tokio::test]
async fn a_changed_link_and_one_of_another_file_are_refused() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"mine").await;
    let other = api.upload("b.txt", b"other").await;
    let url = link(&api, &file).await;
    let (start, signature) = url.split_once("signature=").unwrap();
    let flipped = if signature.starts_with('0') { "1" } else { "0" };
    let plain = url.split_once('?').unwrap().0;
    for bad in [
        format!("{start}signature={flipped}{}", &signature[1..]),
        format!("{start}signature="),
        url.replace(&file, &other),
        url.replace("expires=", "expires=1"),
        url.replace("expires=", "expires=x"),
        plain.to_owned(),
    ] {
        let (status, detail) = refused(&bad).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{bad}");
        assert!(detail.contains("ask for a new one"), "{detail}");
    }
    assert_eq!(follow(&url).await.text().await.unwrap(), "mine");
}

#[tokio::test]
async fn a_link_of_another_service_is_refused() {
    let (one, two) = (Api::start().await, Api::start().await);
    let file = one.upload("a.txt", b"mine").await;
    let url = link(&one, &file).await;
    let moved = url.replace(one.service.base_url(), two.service.base_url());
    assert_eq!(refused(&moved).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_link_to_a_deleted_file_is_404() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"x").await;
    let url = link(&api, &file).await;
    api.call(Method::DELETE, &format!("/api/v1/beta/files/{file}"))
        .await;
    let (status, detail) = refused(&url).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(detail.contains(&file), "{detail}");
    assert_eq!(api.get(&content(&file)).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_link_works_for_as_long_as_was_asked_for() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"x").await;
    let (_, default) = api.get(&content(&file)).await;
    let (_, long) = api
        .get(&format!("{}?expires_at_seconds=7200", content(&file)))
        .await;
    let more = expiry(&long) - expiry(&default);
    assert!((3_600..3_660).contains(&more.num_seconds()), "{more}");

    let (_, short) = api
        .get(&format!("{}?expires_at_seconds=1", content(&file)))
        .await;
    let url = short["url"].as_str().unwrap();
    let asked = Instant::now();
    loop {
        let answer = follow(url).await;
        if answer.status() != StatusCode::OK {
            assert_eq!(answer.status(), StatusCode::FORBIDDEN);
            let text = answer.text().await.unwrap();
            assert!(
                text.contains(short["expires_at"].as_str().unwrap()),
                "{text}"
            );
            break;
        }
        assert!(asked.elapsed() < Duration::from_secs(60), "it still works");
    }
    for seconds in ["0", "-1", "604801", "soon"] {
        let path = format!("{}?expires_at_seconds={seconds}", content(&file));
        let (status, body) = api.get(&path).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{seconds}");
        assert_eq!(
            body["detail"][0]["loc"],
            json!(["query", "expires_at_seconds"])
        );
    }
}

#[tokio::test]
async fn a_link_leads_to_where_the_caller_found_the_service() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"x").await;
    let asked_at = |host: &'static str| {
        let request = api.request(Method::GET, &content(&file));
        api.answer(request.bearer_auth("llx-test").header(HOST, host))
    };
    for (host, start) in [
        (
            "extract.internal:8080",
            "http://extract.internal:8080/_local/".to_owned(),
        ),
        // Not a host, and one that would send the bytes elsewhere.
        ("a b", format!("{}/_local/", api.service.base_url())),
        (
            "user@elsewhere",
            format!("{}/_local/", api.service.base_url()),
        ),
    ] {
        let (_, link) = asked_at(host).await;
        let url = link["url"].as_str().unwrap();
        assert!(url.starts_with(&start), "{host}: {url}");
    }
}

#[tokio::test]
async fn links_outlast_the_service() {
    let directory = tempfile::tempdir().unwrap();
    let api = service_in(directory.path()).await;
    let file = api.upload("a.txt", b"still here").await;
    let url = link(&api, &file).await;
    let old = api.service.base_url().to_owned();
    api.service.shutdown().await;

    let api = service_in(directory.path()).await;
    let url = url.replace(&old, api.service.base_url());
    assert_eq!(follow(&url).await.text().await.unwrap(), "still here");
}

#[tokio::test]
async fn files_show_a_link_when_asked_to() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"bytes").await;
    let (_, got) = api
        .get(&format!("/api/v1/beta/files/{file}?expand=download_url"))
        .await;
    let (_, list) = api.get("/api/v1/beta/files?expand=download_url").await;
    for shown in [&got, &list["items"][0]] {
        let link = &shown["download_url"];
        assert!(expiry(link) > chrono::Utc::now());
        let answer = follow(link["url"].as_str().unwrap()).await;
        assert_eq!(answer.text().await.unwrap(), "bytes");
    }
    let (_, list) = api.get("/api/v1/beta/files").await;
    assert_eq!(list["items"][0]["download_url"], Value::Null);
}

#[tokio::test]
async fn a_link_can_only_be_read() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"x").await;
    let url = link(&api, &file).await;
    let path = url.strip_prefix(api.service.base_url()).unwrap();
    let (status, body) = api.call(Method::DELETE, path).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{body}");
}
