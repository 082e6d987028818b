use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::client::{Api, form};

const QUERY: &str = "/api/v1/beta/files/query";

fn names(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().expect("items");
    items
        .iter()
        .map(|item| item["name"].as_str().unwrap())
        .collect()
}

/// Files called b, a, c, a; the last one with an id of the caller's.
async fn with_files() -> (Api, Vec<String>) {
    let api = Api::start().await;
    let mut ids = Vec::new();
    for name in ["b", "a", "c"] {
        ids.push(api.upload(name, b"x").await);
    }
    let form = form("a", b"x").text("external_file_id", "mine");
    let (_, last) = api.send_form(form).await;
    ids.push(last["id"].as_str().unwrap().to_owned());
    (api, ids)
}

#[tokio::test]
async fn files_are_ordered_as_newer_and_older_deployments_do() {
    let (api, _) = with_files().await;
    for (order, expected) in [
        ("created_at", ["a", "c", "a", "b"]),
        ("created_at%20desc", ["a", "c", "a", "b"]),
        ("created_at%20asc", ["b", "a", "c", "a"]),
        ("name", ["a", "a", "b", "c"]),
        ("name%20desc", ["c", "b", "a", "a"]),
        ("name,created_at%20desc", ["a", "a", "b", "c"]),
    ] {
        let path = format!("/api/v1/beta/files?order_by={order}");
        assert_eq!(names(&api.get(&path).await.1), expected, "{order}");
        let order = order.replace("%20", " ");
        let (_, list) = api.post(QUERY, &json!({"order_by": order})).await;
        assert_eq!(names(&list), expected, "{order}");
    }
}

#[tokio::test]
async fn pages_go_on_in_any_order() {
    let (api, ids) = with_files().await;
    for (order, expected) in [
        ("name,created_at desc", [3, 1, 0, 2]),
        ("name desc", [2, 0, 1, 3]),
        ("last_modified_at", [0, 1, 2, 3]),
        ("created_at", [3, 2, 1, 0]),
    ] {
        let mut seen = Vec::new();
        let mut token = Value::Null;
        for _ in 0..4 {
            let body = json!({"order_by": order, "page_size": 1, "page_token": token});
            let (status, list) = api.post(QUERY, &body).await;
            assert_eq!(status, StatusCode::OK, "{list}");
            seen.push(list["items"][0]["id"].as_str().unwrap().to_owned());
            token = list["next_page_token"].clone();
        }
        assert_eq!(token, Value::Null);
        assert_eq!(
            seen,
            expected.map(|place: usize| ids[place].clone()),
            "{order}"
        );
    }
}

#[tokio::test]
async fn a_token_of_another_order_is_refused() {
    let (api, _) = with_files().await;
    let (_, list) = api
        .get("/api/v1/beta/files?page_size=1&order_by=name")
        .await;
    let token = list["next_page_token"].as_str().unwrap();
    let path = format!("/api/v1/beta/files?page_token={token}");
    assert_eq!(api.get(&path).await.0, StatusCode::BAD_REQUEST);
    let path = format!("/api/v2/extract?page_token={token}");
    assert_eq!(api.get(&path).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_query_in_a_body_filters() {
    let (api, ids) = with_files().await;
    for (filter, expected) in [
        (json!(null), vec!["a", "c", "a", "b"]),
        (json!({}), vec!["a", "c", "a", "b"]),
        (json!({"file_ids": [ids[0], ids[2]]}), vec!["c", "b"]),
        (json!({"file_name": "a"}), vec!["a", "a"]),
        (json!({"external_file_id": "mine"}), vec!["a"]),
        (
            json!({"file_name": "b", "external_file_id": "mine"}),
            vec![],
        ),
        (json!({"data_source_id": "d"}), vec![]),
        (
            json!({"only_manually_uploaded": true, "project_id": "p"}),
            vec!["a", "c", "a", "b"],
        ),
    ] {
        let (status, list) = api.post(QUERY, &json!({"filter": filter})).await;
        assert_eq!(status, StatusCode::OK, "{filter}");
        assert_eq!(names(&list), expected, "{filter}");
        assert_eq!(list.get("next_page_token"), Some(&Value::Null));
    }
}

#[tokio::test]
async fn a_query_that_does_not_fit_is_named_by_its_place() {
    let api = Api::start().await;
    for (body, loc) in [
        (json!({"page_size": 0}), json!(["body", "page_size"])),
        (json!({"page_size": 1001}), json!(["body", "page_size"])),
        (json!({"order_by": "size"}), json!(["body", "order_by"])),
        (json!({"filter": []}), json!(["body", "filter"])),
        (
            json!({"filter": {"file_ids": [1]}}),
            json!(["body", "filter", "file_ids"]),
        ),
    ] {
        let (status, answer) = api.post(QUERY, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer["detail"][0]["loc"], loc);
    }
    let (status, _) = api.post(QUERY, &json!({"page_token": "nonsense"})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}
