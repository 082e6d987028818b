//! Extraction agents and their schemas.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{V1, is_uuid_4, schema};
use crate::client::Api;

#[tokio::test]
async fn an_agent_is_made_shown_changed_and_deleted() {
    let api = Api::start().await;
    let config = json!({"cite_sources": true});
    let body = json!({"name": "codes", "data_schema": schema().to_string(), "config": config});
    let agent = api.v1("/extraction-agents", body.clone()).await;
    assert!(is_uuid_4(&agent["id"]));
    assert_eq!(agent["data_schema"], schema());
    assert_eq!(agent["custom_configuration"], Value::Null);
    let config = agent["config"].as_object().unwrap();
    assert_eq!((config.len(), &config["cite_sources"]), (16, &json!(true)));
    assert_eq!(config["extraction_target"], "PER_DOC");

    let path = format!("/extraction-agents/{}", agent["id"].as_str().unwrap());
    assert_eq!(api.v1_get(&path).await, agent);
    assert_eq!(api.v1_get("/extraction-agents/by-name/codes").await, agent);
    assert_eq!(api.v1_get("/extraction-agents").await, json!([agent]));
    let taken = api.refused("/extraction-agents", body, 400).await;
    assert!(taken.contains("codes"), "{taken}");

    let put = async |body: Value| {
        let request = api.request(Method::PUT, &format!("{V1}{path}"));
        api.answer(request.bearer_auth("llx-test").json(&body))
            .await
    };
    let other = json!({"type": "object", "properties": {"total": {"type": "number"}}});
    let (status, changed) = put(json!({"data_schema": other, "config": {}})).await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    assert_eq!(
        (&changed["data_schema"], &changed["config"]["cite_sources"]),
        (&other, &json!(false))
    );
    assert_eq!(
        (&changed["id"], &changed["name"]),
        (&agent["id"], &agent["name"])
    );
    let (status, body) = put(json!({"data_schema": other})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body["detail"][0]["loc"], json!(["body", "config"]));

    let delete = format!("{V1}{path}");
    assert_eq!(api.call(Method::DELETE, &delete).await.0, StatusCode::OK);
    assert_eq!(
        api.call(Method::DELETE, &delete).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(api.get(&delete).await.0, StatusCode::NOT_FOUND);
    assert_eq!(
        put(json!({"data_schema": other, "config": {}})).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(api.v1_get("/extraction-agents").await, json!([]));
    api.agent("codes").await;
}

#[tokio::test]
async fn the_default_agent_is_made_when_it_is_asked_for_and_listed_on_request() {
    let api = Api::start().await;
    let default = api.v1_get("/extraction-agents/default").await;
    assert_eq!(default["custom_configuration"], "default");
    assert_eq!(api.v1_get("/extraction-agents/default").await, default);
    api.agent("codes").await;
    let count = async |query: &str| {
        let agents = api.v1_get(&format!("/extraction-agents{query}")).await;
        agents.as_array().unwrap().len()
    };
    assert_eq!(
        (count("").await, count("?include_default=true").await),
        (1, 2)
    );
}

#[tokio::test]
async fn agents_come_in_pages_too() {
    let api = Api::start().await;
    for name in ["a", "b", "c"] {
        api.agent(name).await;
    }
    let path = "/api/v1/beta/extraction-agents?page_size=2";
    let (status, first) = api.get(path).await;
    assert_eq!(status, StatusCode::OK);
    let names = |page: &Value| {
        let items = page["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|a| a["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&first), ["c", "b"]);
    let token = first["next_page_token"].as_str().unwrap();
    let (_, last) = api.get(&format!("{path}&page_token={token}")).await;
    assert_eq!(
        (names(&last), &last["next_page_token"]),
        (vec!["a".into()], &Value::Null)
    );
}

#[tokio::test]
async fn agents_that_do_not_fit_are_refused_by_name() {
    let api = Api::start().await;
    let whole = json!({"name": "x", "data_schema": schema(), "config": {}});
    for (member, value, status, word) in [
        ("name", Value::Null, 422, "name"),
        ("name", json!(""), 422, "name"),
        ("name", json!("x".repeat(3_001)), 422, "name"),
        ("config", json!([]), 422, "config"),
        (
            "data_schema",
            json!({"type": "array"}),
            400,
            "schema_validation",
        ),
    ] {
        let mut body = whole.clone();
        body[member] = value;
        let detail = api.refused("/extraction-agents", body, status).await;
        assert!(detail.contains(word), "{detail}");
    }
}

#[tokio::test]
async fn a_schema_is_validated_as_an_object_and_as_a_string() {
    let api = Api::start().await;
    let path = "/extraction-agents/schema/validation";
    for given in [schema(), schema().to_string().into()] {
        let answer = api.v1(path, json!({"data_schema": given})).await;
        assert_eq!(answer, json!({"data_schema": schema()}));
    }
    let bad = json!({"data_schema": {"type": "object", "properties": {"a": {"type": "date"}}}});
    assert!(
        api.refused(path, bad, 400)
            .await
            .contains("schema_validation")
    );
    assert!(
        api.refused(path, json!({}), 422)
            .await
            .contains("data_schema")
    );
}
