//! Stored webhook configurations.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::Api;

const PATH: &str = "/api/v1/beta/webhook-configs";
const URL: &str = "https://example.com/hook";

async fn store(api: &Api, config: &Value) -> Value {
    let (status, config) = api.post(PATH, config).await;
    assert_eq!(status, StatusCode::CREATED, "{config}");
    config
}

fn path_of(config: &Value) -> String {
    format!("{PATH}/{}", config["id"].as_str().unwrap())
}

async fn put(api: &Api, path: &str, body: &Value) -> (StatusCode, Value) {
    let request = api.request(Method::PUT, path).bearer_auth("llx-test");
    api.answer(request.json(body)).await
}

fn ids(list: &Value) -> Vec<&str> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| item["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_configuration_is_stored_and_shown_without_its_secret() {
    let api = Api::start().await;
    let config = json!({"webhook_url": URL, "webhook_events": ["extract.success"],
        "webhook_headers": {"X-Tenant": "seven"}, "webhook_output_format": "json",
        "webhook_signing_secret": "whsec_hush"});
    let stored = store(&api, &config).await;
    assert!(stored["id"].as_str().unwrap().starts_with("whc-"));
    assert_eq!(stored["has_secret"], true);
    assert_eq!(stored["tenant_type"], "project");
    assert!(stored["tenant_id"].as_str().unwrap().starts_with("prj-"));
    for name in [
        "webhook_url",
        "webhook_events",
        "webhook_headers",
        "webhook_output_format",
    ] {
        assert_eq!(stored[name], config[name], "{name}");
    }
    assert!(stored["created_at"].is_string());
    assert_eq!(stored["created_at"], stored["updated_at"]);
    assert_eq!(
        api.get(&path_of(&stored)).await,
        (StatusCode::OK, stored.clone())
    );
    assert_eq!(
        api.get(PATH).await,
        (StatusCode::OK, json!([stored.clone()]))
    );
    let (_, page) = api.get("/api/v2/webhook-configs").await;
    assert_eq!(
        page,
        json!({"items": [stored], "next_page_token": null, "total_size": null})
    );
    assert!(!page.to_string().contains("hush"));
}

#[tokio::test]
async fn what_is_not_given_is_null() {
    let api = Api::start().await;
    let stored = store(&api, &json!({"webhook_url": URL})).await;
    assert_eq!(stored["has_secret"], false);
    for name in ["webhook_events", "webhook_headers", "webhook_output_format"] {
        assert_eq!(stored.get(name), Some(&Value::Null), "{name}");
    }
}

#[tokio::test]
async fn a_change_leaves_what_it_does_not_name() {
    let api = Api::start().await;
    let config = json!({"webhook_url": URL, "webhook_events": ["extract.success"],
        "webhook_headers": {"X-Tenant": "seven"}, "webhook_signing_secret": "whsec_hush"});
    let stored = store(&api, &config).await;
    let path = path_of(&stored);
    let (status, changed) = put(&api, &path, &json!({"webhook_output_format": "json"})).await;
    assert_eq!(status, StatusCode::OK);
    let mut expected = stored.clone();
    expected["webhook_output_format"] = "json".into();
    expected["updated_at"] = changed["updated_at"].clone();
    assert_eq!(changed, expected);
    assert!(changed["updated_at"].as_str() > stored["updated_at"].as_str());
    assert_eq!(api.get(&path).await.1, changed);

    let every_other = json!({"webhook_url": "http://localhost:1/other", "webhook_events": ["parse.error"],
        "webhook_headers": {}, "webhook_signing_secret": "another"});
    let (_, changed) = put(&api, &path, &every_other).await;
    for name in ["webhook_url", "webhook_events", "webhook_headers"] {
        assert_eq!(changed[name], every_other[name], "{name}");
    }
    assert_eq!(changed["webhook_output_format"], "json");
}

#[tokio::test]
async fn null_takes_away_all_but_the_url() {
    let api = Api::start().await;
    let config = json!({"webhook_url": URL, "webhook_events": ["extract.success"],
        "webhook_headers": {"X-Tenant": "seven"}, "webhook_output_format": "json",
        "webhook_signing_secret": "whsec_hush"});
    let stored = store(&api, &config).await;
    let nulls = json!({"webhook_url": null, "webhook_events": null, "webhook_headers": null,
        "webhook_output_format": null, "webhook_signing_secret": null});
    let (status, changed) = put(&api, &path_of(&stored), &nulls).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(changed["webhook_url"], URL);
    assert_eq!(changed["has_secret"], false);
    for name in ["webhook_events", "webhook_headers", "webhook_output_format"] {
        assert_eq!(changed[name], Value::Null, "{name}");
    }
}

#[tokio::test]
async fn a_change_that_does_not_fit_changes_nothing() {
    let api = Api::start().await;
    let stored = store(&api, &json!({"webhook_url": URL})).await;
    let path = path_of(&stored);
    let bad = json!({"webhook_output_format": "json", "webhook_events": []});
    let (status, body) = put(&api, &path, &bad).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body["detail"][0]["loc"], json!(["body", "webhook_events"]));
    assert_eq!(api.get(&path).await.1, stored);
}

#[tokio::test]
async fn a_deleted_configuration_is_gone() {
    let api = Api::start().await;
    let stored = store(&api, &json!({"webhook_url": URL})).await;
    let path = path_of(&stored);
    assert_eq!(
        api.call(Method::DELETE, &path).await,
        (StatusCode::NO_CONTENT, Value::Null)
    );
    let answers = [
        api.get(&path).await,
        api.call(Method::DELETE, &path).await,
        put(&api, &path, &json!({})).await,
    ];
    for (status, body) in answers {
        assert_eq!(status, StatusCode::NOT_FOUND);
        let id = stored["id"].as_str().unwrap();
        assert!(body["detail"].as_str().unwrap().contains(id), "{body}");
    }
    assert_eq!(api.get(PATH).await.1, json!([]));
}

#[tokio::test]
async fn configurations_are_listed_newest_first_page_by_page() {
    let api = Api::start().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(store(&api, &json!({"webhook_url": URL})).await);
    }
    made.reverse();
    let made = Value::Array(made);
    assert_eq!(api.get(PATH).await.1, made);
    let mut seen = Vec::new();
    let mut path = "/api/v2/webhook-configs?page_size=2&include_total=true".to_owned();
    for page in 0..3 {
        let (status, list) = api.get(&path).await;
        assert_eq!((status, &list["total_size"]), (StatusCode::OK, &json!(5)));
        seen.extend(list["items"].as_array().unwrap().clone());
        match list["next_page_token"].as_str() {
            Some(token) => {
                path = format!(
                    "/api/v2/webhook-configs?page_size=2&include_total=true&page_token={token}"
                );
            }
            None => assert_eq!(page, 2),
        }
    }
    assert_eq!(ids(&Value::Array(seen)), ids(&made));
    for (query, name) in [
        ("page_size=0", "page_size"),
        ("include_total=some", "include_total"),
    ] {
        let (status, body) = api.get(&format!("/api/v2/webhook-configs?{query}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(body["detail"][0]["loc"], json!(["query", name]));
    }
}

#[tokio::test]
async fn configurations_outlast_the_service() {
    let directory = tempfile::tempdir().unwrap();
    let start = async || {
        let builder = llama_extract_local::LocalService::builder().directory(directory.path());
        Api::of(builder.spawn().await.unwrap())
    };
    let api = start().await;
    let config = json!({"webhook_url": URL, "webhook_events": ["extract.success"],
        "webhook_headers": {"X-Tenant": "seven"}, "webhook_output_format": "string",
        "webhook_signing_secret": "whsec_hush"});
    let stored = store(&api, &config).await;
    api.service.shutdown().await;
    let api = start().await;
    assert_eq!(api.get(&path_of(&stored)).await.1, stored);
}
