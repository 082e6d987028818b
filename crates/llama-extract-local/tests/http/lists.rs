use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::client::{Api, small};

fn ids(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().expect("items");
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn jobs_are_listed_newest_first_page_by_page() {
    let api = Api::with_endless_jobs().await;
    let file = api.upload("a.txt", b"Code: A").await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(api.start_job(&file, small()).await);
    }
    made.reverse();
    let mut seen: Vec<String> = Vec::new();
    let mut path = "/api/v2/extract?page_size=2".to_owned();
    for page in 0..3 {
        let (status, list) = api.get(&path).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(list.get("total_size"), Some(&Value::Null));
        seen.extend(ids(&list).into_iter().map(str::to_owned));
        // What comes in between two pages moves nothing.
        api.start_job(&file, small()).await;
        match list["next_page_token"].as_str() {
            Some(token) => path = format!("/api/v2/extract?page_size=2&page_token={token}"),
            None => assert_eq!(page, 2),
        }
    }
    assert_eq!(seen, made);
}

#[tokio::test]
async fn jobs_are_filtered() {
    let api = Api::start().await;
    let one = api.extract("a.txt", b"Code: A", small()).await;
    let two = api.extract("b.xyz", b"Code: B", small()).await;
    let (one_id, two_id) = (one["id"].as_str().unwrap(), two["id"].as_str().unwrap());
    let file = one["file_input"].as_str().unwrap();
    let time = one["created_at"].as_str().unwrap();
    for (query, expected) in [
        ("status=COMPLETED".to_owned(), vec![one_id]),
        ("status=FAILED".to_owned(), vec![two_id]),
        ("status=THROTTLED".to_owned(), vec![]),
        (format!("file_input={file}"), vec![one_id]),
        (format!("document_input_value={file}"), vec![one_id]),
        (
            format!("job_ids={one_id}&job_ids={two_id}"),
            vec![two_id, one_id],
        ),
        (format!("job_ids={one_id}"), vec![one_id]),
        ("configuration_id=cfg-x".to_owned(), vec![]),
        (
            "document_input_type=file_id".to_owned(),
            vec![two_id, one_id],
        ),
        ("document_input_type=parse_job_id".to_owned(), vec![]),
        (format!("created_at_on_or_before={time}"), vec![one_id]),
        (
            format!("created_at_on_or_after={time}"),
            vec![two_id, one_id],
        ),
        ("created_at_on_or_after=2999-01-01".to_owned(), vec![]),
    ] {
        let (status, list) = api.get(&format!("/api/v2/extract?{query}")).await;
        assert_eq!(status, StatusCode::OK, "{query}");
        assert_eq!(ids(&list), expected, "{query}");
    }
}

#[tokio::test]
async fn a_list_expands_configurations() {
    let api = Api::start().await;
    api.extract("a.txt", b"Code: A", small()).await;
    let (_, list) = api.get("/api/v2/extract?expand=configuration").await;
    assert_eq!(
        list["items"][0]["configuration"]["data_schema"],
        small()["data_schema"]
    );
    let (_, list) = api.get("/api/v2/extract").await;
    assert_eq!(list["items"][0]["configuration"], Value::Null);
}

#[tokio::test]
async fn queries_that_do_not_parse_are_named() {
    let api = Api::start().await;
    for (path, name) in [
        ("/api/v2/extract?page_size=many", "page_size"),
        ("/api/v2/extract?page_size=0", "page_size"),
        ("/api/v2/extract?page_size=-1", "page_size"),
        ("/api/v2/extract?status=DONE", "status"),
        (
            "/api/v2/extract?created_at_on_or_after=yesterday",
            "created_at_on_or_after",
        ),
        ("/api/v1/beta/files?page_size=1001", "page_size"),
        ("/api/v1/beta/files?order_by=size", "order_by"),
    ] {
        let (status, body) = api.get(path).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert_eq!(body["detail"][0]["loc"], json!(["query", name]), "{path}");
    }
    let (status, body) = api.get("/api/v2/extract?page_token=nonsense").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(
        body["detail"].as_str().unwrap().contains("page_token"),
        "{body}"
    );
}

#[tokio::test]
async fn files_are_listed_filtered_and_ordered() {
    let api = Api::start().await;
    let b = api.upload("b.txt", b"x").await;
    let a = api.upload("a.txt", b"x").await;
    let c = api.upload("c.txt", b"x").await;
    for (query, expected) in [
        (String::new(), vec![&c, &a, &b]),
        ("order_by=name".to_owned(), vec![&a, &b, &c]),
        ("file_name=b.txt".to_owned(), vec![&b]),
        (format!("file_ids={a}&file_ids={b}"), vec![&a, &b]),
        ("external_file_id=none".to_owned(), vec![]),
        ("page_size=1&order_by=name".to_owned(), vec![&a]),
    ] {
        let (status, list) = api.get(&format!("/api/v1/beta/files?{query}")).await;
        assert_eq!(status, StatusCode::OK, "{query}");
        assert_eq!(ids(&list), expected, "{query}");
    }
    let (_, first) = api
        .get("/api/v1/beta/files?page_size=2&order_by=name")
        .await;
    let token = first["next_page_token"].as_str().unwrap();
    let (_, second) = api
        .get(&format!(
            "/api/v1/beta/files?page_size=2&order_by=name&page_token={token}"
        ))
        .await;
    assert_eq!(
        (ids(&second), &second["next_page_token"]),
        (vec![c.as_str()], &Value::Null)
    );
}
