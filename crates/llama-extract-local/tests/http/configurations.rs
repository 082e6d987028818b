use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{Api, small};

pub(crate) const PATH: &str = "/api/v1/beta/configurations";

pub(crate) fn extract() -> Value {
    let mut parameters = small();
    parameters["product_type"] = json!("extract_v2");
    parameters
}

pub(crate) fn parse() -> Value {
    json!({"product_type": "parse_v2", "tier": "agentic", "version": "latest"})
}

pub(crate) async fn save(api: &Api, name: &str, parameters: &Value) -> Value {
    let body = json!({"name": name, "parameters": parameters});
    let (status, saved) = api.post(PATH, &body).await;
    assert_eq!(status, StatusCode::CREATED, "{saved}");
    saved
}

pub(crate) fn id(configuration: &Value) -> &str {
    configuration["id"].as_str().unwrap()
}

async fn put(api: &Api, id: &str, body: &Value) -> (StatusCode, Value) {
    let request = api.request(Method::PUT, &format!("{PATH}/{id}"));
    api.answer(request.bearer_auth("llx-test").json(body)).await
}

async fn names(api: &Api, query: &str) -> Vec<String> {
    let (status, list) = api.get(&format!("{PATH}?{query}")).await;
    assert_eq!(status, StatusCode::OK, "{list}");
    let items = list["items"].as_array().unwrap();
    let name = |item: &Value| item["name"].as_str().unwrap().to_owned();
    items.iter().map(name).collect()
}

/// The first entry of the detail list of a 422: place and kind.
async fn misfit(api: &Api, body: &Value) -> (Value, Value) {
    let (status, answer) = api.post(PATH, body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body} {answer}");
    let first = &answer["detail"][0];
    (first["loc"].clone(), first["type"].clone())
}

#[tokio::test]
async fn a_saved_configuration_can_be_got_and_deleted() {
    let api = Api::start().await;
    let saved = save(&api, "invoices", &extract()).await;
    assert!(id(&saved).starts_with("cfg-"), "{saved}");
    assert_eq!(saved["name"], "invoices");
    assert_eq!(saved["product_type"], "extract_v2");
    assert_eq!(saved["parameters"]["product_type"], "extract_v2");
    assert_eq!(saved["parameters"]["data_schema"], extract()["data_schema"]);
    for time in ["version", "created_at", "updated_at"] {
        assert_eq!(saved[time], saved["created_at"], "{time}");
    }
    let path = format!("{PATH}/{}", id(&saved));
    assert_eq!(api.get(&path).await, (StatusCode::OK, saved.clone()));
    assert_eq!(
        api.call(Method::DELETE, &path).await,
        (StatusCode::NO_CONTENT, Value::Null)
    );
    for method in [Method::GET, Method::DELETE] {
        let (status, body) = api.call(method, &path).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(body["detail"].as_str().unwrap().contains(id(&saved)));
    }
    let (status, _) = put(&api, id(&saved), &json!({})).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn saving_under_a_name_again_changes_what_is_there() {
    let api = Api::start().await;
    let first = save(&api, "invoices", &extract()).await;
    let mut parameters = extract();
    parameters["cite_sources"] = json!(true);
    let second = save(&api, "invoices", &parameters).await;
    assert_eq!(id(&second), id(&first));
    assert_eq!(second["created_at"], first["created_at"]);
    assert!(second["version"].as_str() > first["version"].as_str());
    assert_eq!(second["version"], second["updated_at"]);
    assert_eq!(second["parameters"]["cite_sources"], true);
    // The same name for another product is another configuration.
    let third = save(&api, "invoices", &parse()).await;
    assert_ne!(id(&third), id(&first));
    for query in ["", "latest_only=true", "name=invoices"] {
        assert_eq!(names(&api, query).await.len(), 2, "{query}");
    }
}

#[tokio::test]
async fn what_changes_nothing_makes_no_version() {
    let api = Api::start().await;
    let first = save(&api, "invoices", &extract()).await;
    assert_eq!(save(&api, "invoices", &extract()).await, first);
    assert_eq!(put(&api, id(&first), &json!({})).await.1, first);
    // The order of the fields is the order of the answers, so it is part of a schema.
    let fields = |names: [&str; 2]| {
        let fields = names.map(|name| (name.to_owned(), json!({"type": "string"})));
        let mut parameters = extract();
        parameters["data_schema"]["properties"] = Value::Object(fields.into_iter().collect());
        parameters
    };
    let ab = save(&api, "invoices", &fields(["a", "b"])).await;
    let ba = save(&api, "invoices", &fields(["b", "a"])).await;
    assert_ne!(ab["version"], ba["version"]);
}

#[tokio::test]
async fn a_put_leaves_what_it_does_not_name() {
    let api = Api::start().await;
    let saved = save(&api, "invoices", &extract()).await;
    let (status, renamed) = put(&api, id(&saved), &json!({"name": "bills"})).await;
    assert_eq!(status, StatusCode::OK, "{renamed}");
    assert_eq!(renamed["name"], "bills");
    assert_eq!(renamed["parameters"], saved["parameters"]);
    assert!(renamed["version"].as_str() > saved["version"].as_str());

    let mut parameters = extract();
    parameters["max_pages"] = json!(2);
    let body = json!({"name": null, "parameters": parameters});
    let (status, changed) = put(&api, id(&saved), &body).await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    assert_eq!(changed["name"], "bills");
    assert_eq!(changed["parameters"]["max_pages"], 2);
    assert_eq!(changed["created_at"], saved["created_at"]);
}

#[tokio::test]
async fn a_put_takes_no_name_and_no_product_that_is_not_its_own() {
    let api = Api::start().await;
    let a = save(&api, "a", &extract()).await;
    let b = save(&api, "b", &extract()).await;
    let (status, body) = put(&api, id(&b), &json!({"name": "a"})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body["detail"].as_str().unwrap().contains(id(&a)), "{body}");
    let (status, body) = put(&api, id(&b), &json!({"parameters": parse()})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(
        body["detail"].as_str().unwrap().contains("extract_v2"),
        "{body}"
    );
    assert_eq!(api.get(&format!("{PATH}/{}", id(&b))).await.1, b);
}

#[tokio::test]
async fn configurations_of_every_product_come_back_as_they_were_sent() {
    let api = Api::start().await;
    for parameters in [
        json!({"product_type": "split_v1", "categories": [{"name": "Letter", "description": null}],
               "splitting_strategy": {"allow_uncategorized": "omit", "new": [1, 2.5]}, "new": {"z": 1, "a": null}}),
        json!({"product_type": "classify_v2", "rules": [{"type": "invoice", "description": "It asks for money"}],
               "mode": "FAST", "parsing_configuration": {"max_pages": 3}, "new": "x"}),
        json!({"version": "2026-06-05", "tier": "agentic_plus", "product_type": "parse_v2", "crop_box": {"top": 0.25},
               "output_options": {"markdown": {"tables": {"merge_continued_tables": true}}},
               "processing_options": {"ocr_parameters": {"languages": ["de", "en"]},
                   "auto_mode_configuration": [{"parsing_conf": {"tier": "agentic"}, "page_longer_than_n_chars": "900"}]},
               "processing_control": {"timeouts": {"base_in_seconds": 60}}, "new": true}),
        json!({"product_type": "spreadsheet_v1", "table_merge_sensitivity": "weak", "tier": null, "new": 1e30}),
        json!({"product_type": "unknown", "tier": 7, "anything": {"goes": [null]}}),
    ] {
        let saved = save(&api, "all", &parameters).await;
        assert_eq!(saved["parameters"].to_string(), parameters.to_string());
        assert_eq!(saved["product_type"], parameters["product_type"]);
        let (_, got) = api.get(&format!("{PATH}/{}", id(&saved))).await;
        assert_eq!(got.to_string(), saved.to_string());
    }
}

#[tokio::test]
async fn an_extract_configuration_shows_every_setting_and_keeps_unknown_ones() {
    let api = Api::start().await;
    let mut parameters = extract();
    parameters["version"] = json!("2026-06-01");
    parameters["disable_cache"] = json!(true);
    parameters["new"] = json!({"b": 1, "a": 2});
    let saved = save(&api, "invoices", &parameters).await;
    for (name, value) in [
        ("version", json!("2026-06-01")),
        ("tier", json!("cost_effective")),
        ("extraction_target", json!("per_doc")),
        ("cite_sources", json!(false)),
        ("target_pages", Value::Null),
        ("parse_config_id", Value::Null),
        ("disable_cache", json!(true)),
        ("new", json!({"b": 1, "a": 2})),
    ] {
        assert_eq!(saved["parameters"].get(name), Some(&value), "{name}");
    }
}

#[tokio::test]
async fn what_does_not_fit_is_named_by_its_place() {
    let api = Api::start().await;
    let with = |parameters: Value| json!({"name": "n", "parameters": parameters});
    let with_parse = |name: &str, value: Value| {
        let mut parameters = parse();
        parameters[name] = value;
        with(parameters)
    };
    let long = "x".repeat(256);
    let category = |name: &str| json!({"name": name});
    for (body, loc, kind) in [
        (json!({"parameters": parse()}), json!(["name"]), "missing"),
        (
            json!({"name": "", "parameters": parse()}),
            json!(["name"]),
            "string_too_short",
        ),
        (
            json!({"name": long, "parameters": parse()}),
            json!(["name"]),
            "string_too_long",
        ),
        (json!({"name": "n"}), json!(["parameters"]), "missing"),
        (with(json!([])), json!(["parameters"]), "dict_type"),
        (
            with(json!({})),
            json!(["parameters"]),
            "union_tag_not_found",
        ),
        (
            with(json!({"product_type": "verify_v9"})),
            json!(["parameters"]),
            "union_tag_invalid",
        ),
        (
            with(json!({"product_type": "extract_v2"})),
            json!(["parameters", "extract_v2", "data_schema"]),
            "missing",
        ),
        (
            with(json!({"product_type": "extract_v2", "data_schema": {}, "sheet_names": ["a", 1]})),
            json!(["parameters", "extract_v2", "sheet_names", 1]),
            "string_type",
        ),
        (
            with(json!({"product_type": "split_v1", "categories": []})),
            json!(["parameters", "split_v1", "categories"]),
            "too_short",
        ),
        (
            with(json!({"product_type": "split_v1", "categories": vec![category("a"); 51]})),
            json!(["parameters", "split_v1", "categories"]),
            "too_long",
        ),
        (
            with(json!({"product_type": "split_v1", "categories": [category("a"), category("")]})),
            json!(["parameters", "split_v1", "categories", 1, "name"]),
            "string_too_short",
        ),
        (
            with(
                json!({"product_type": "classify_v2", "rules": [{"type": "a", "description": "short"}]}),
            ),
            json!(["parameters", "classify_v2", "rules", 0, "description"]),
            "string_too_short",
        ),
        (
            with(json!({"product_type": "parse_v2", "tier": "agentic"})),
            json!(["parameters", "parse_v2", "version"]),
            "missing",
        ),
        (
            with_parse("tier", json!("turbo")),
            json!(["parameters", "parse_v2", "tier"]),
            "enum",
        ),
        (
            with_parse("crop_box", json!({"left": 1.5})),
            json!(["parameters", "parse_v2", "crop_box", "left"]),
            "less_than_equal",
        ),
        (
            with_parse("crop_box", json!({"middle": 0})),
            json!(["parameters", "parse_v2", "crop_box", "middle"]),
            "extra_forbidden",
        ),
        (
            with_parse("page_ranges", json!({"target_pages": "7-5"})),
            json!(["parameters", "parse_v2", "page_ranges", "target_pages"]),
            "value_error",
        ),
        (
            with_parse(
                "processing_control",
                json!({"timeouts": {"base_in_seconds": 7201}}),
            ),
            json!([
                "parameters",
                "parse_v2",
                "processing_control",
                "timeouts",
                "base_in_seconds"
            ]),
            "less_than_equal",
        ),
        (
            with(json!({"product_type": "spreadsheet_v1", "include_hidden_cells": null})),
            json!(["parameters", "spreadsheet_v1", "include_hidden_cells"]),
            "bool_type",
        ),
    ] {
        let mut place = vec![json!("body")];
        place.extend(loc.as_array().unwrap().iter().cloned());
        let expected = (Value::Array(place), json!(kind));
        assert_eq!(misfit(&api, &body).await, expected, "{body}");
    }
}

#[tokio::test]
async fn one_answer_names_all_that_does_not_fit() {
    let api = Api::start().await;
    let body = json!({"name": 1, "parameters": {"product_type": "extract_v2", "tier": "best", "disable_cache": 1}});
    let (_, answer) = api.post(PATH, &body).await;
    let detail = answer["detail"].as_array().unwrap();
    let last = |entry: &Value| entry["loc"].as_array().unwrap().last().cloned().unwrap();
    let named: Vec<Value> = detail.iter().map(last).collect();
    assert_eq!(named, ["name", "disable_cache", "data_schema", "tier"]);
}

#[tokio::test]
async fn a_schema_that_is_not_accepted_is_not_saved() {
    let api = Api::start().await;
    let parameters = json!({"product_type": "extract_v2", "data_schema": {"type": "array"}});
    let body = json!({"name": "n", "parameters": parameters});
    let (status, answer) = api.post(PATH, &body).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(
        answer["detail"]
            .as_str()
            .unwrap()
            .starts_with("schema_validation:"),
        "{answer}"
    );
    assert!(names(&api, "").await.is_empty());
}

#[tokio::test]
async fn configurations_are_listed_filtered_page_by_page() {
    let api = Api::start().await;
    save(&api, "a", &extract()).await;
    save(&api, "b", &parse()).await;
    save(&api, "c", &json!({"product_type": "spreadsheet_v1"})).await;
    for (query, expected) in [
        ("", &["c", "b", "a"][..]),
        ("product_type=parse_v2", &["b"]),
        ("product_type=parse_v2&product_type=extract_v2", &["b", "a"]),
        ("product_type=split_v1", &[]),
        ("name=c", &["c"]),
        ("name=c&product_type=parse_v2", &[]),
        ("latest_only=false", &["c", "b", "a"]),
    ] {
        assert_eq!(names(&api, query).await, expected, "{query}");
    }
    let (_, first) = api.get(&format!("{PATH}?page_size=2")).await;
    let token = first["next_page_token"].as_str().unwrap();
    let (_, second) = api
        .get(&format!("{PATH}?page_size=2&page_token={token}"))
        .await;
    assert_eq!(second["items"][0]["name"], "a");
    assert_eq!(second["next_page_token"], Value::Null);
    for (query, name) in [
        ("product_type=verify_v9", "product_type"),
        ("page_size=1001", "page_size"),
        ("page_size=0", "page_size"),
        ("latest_only=perhaps", "latest_only"),
    ] {
        let (status, body) = api.get(&format!("{PATH}?{query}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(body["detail"][0]["loc"], json!(["query", name]));
    }
}

#[tokio::test]
async fn built_in_parse_configurations_are_there_and_stay() {
    let api = Api::start().await;
    let (status, preset) = api.get(&format!("{PATH}/cfg-PARSE_AGENTIC")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(preset["product_type"], "parse_v2");
    assert_eq!(preset["parameters"]["tier"], "agentic");
    let (status, _) = put(&api, "cfg-PARSE_AGENTIC", &json!({"name": "mine"})).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let path = format!("{PATH}/cfg-PARSE_AGENTIC");
    assert_eq!(
        api.call(Method::DELETE, &path).await.0,
        StatusCode::FORBIDDEN
    );
    assert!(names(&api, "").await.is_empty());
}
