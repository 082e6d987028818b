//! Saved configurations, and extracting by them.

use llama_extract::api::types::{
    ConfigurationResponseParameters, ExtractTier, ExtractionTarget, UntypedParameters,
    UntypedParametersProductType,
};
use llama_extract::{Document, ExtractSchema};
use llama_extract_tests::stub::{Reply, Stub};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize, ExtractSchema)]
struct Total {
    total: f64,
}

fn saved(parameters: Value) -> Reply {
    let product = parameters["product_type"].clone();
    Reply::json(
        201,
        &json!({"id": "cfg-1", "name": "totals", "product_type": product, "version": "2026-09-11T09:00:31Z",
            "parameters": parameters}),
    )
}

fn job(status: &str) -> Reply {
    let result = match status {
        "COMPLETED" => json!([{"total": 12.5}, {"total": 1.0}]),
        _ => Value::Null,
    };
    Reply::json(
        200,
        &json!({"id": "ext-1", "file_input": "dfl-1", "project_id": "prj-1", "status": status, "extract_result": result,
            "configuration_id": "cfg-1", "created_at": "2026-09-11T09:00:31Z", "updated_at": "2026-09-11T09:00:31Z"}),
    )
}

fn sent(stub: &Stub, request: usize) -> Value {
    serde_json::from_str(&stub.asked()[request].body).unwrap()
}

#[tokio::test]
async fn a_type_is_saved_with_its_schema_and_the_options_of_an_extraction() {
    let parameters =
        json!({"product_type": "extract_v2", "data_schema": {}, "tier": "agentic", "new": 1});
    let stub = Stub::start([saved(parameters)]).await;
    let create = stub.client().configurations().create::<Total>("totals");
    let saved = create
        .tier(ExtractTier::Agentic)
        .cite_sources()
        .per_table_row()
        .await
        .unwrap();
    let ConfigurationResponseParameters::ExtractV2(parameters) = saved.parameters else {
        panic!("not typed")
    };
    assert_eq!(parameters.tier, Some(ExtractTier::Agentic));

    let body = sent(&stub, 0);
    assert_eq!(body["name"], "totals");
    let parameters = &body["parameters"];
    assert_eq!(parameters["product_type"], "extract_v2");
    assert_eq!(
        parameters["extraction_target"],
        ExtractionTarget::PerTableRow.as_str()
    );
    assert_eq!(parameters["data_schema"]["required"], json!(["total"]));
}

#[tokio::test]
async fn saving_sends_the_same_settings_as_extracting() {
    let stub = Stub::start([
        saved(json!({"product_type": "extract_v2", "data_schema": {}})),
        job("PENDING"),
    ])
    .await;
    let client = stub.client();
    client
        .configurations()
        .create::<Total>("totals")
        .max_pages(3)
        .system_prompt("in euros")
        .await
        .unwrap();
    let extract = client
        .extract::<Total>(Document::file_id("dfl-1"))
        .max_pages(3)
        .system_prompt("in euros");
    let _job = extract.submit().await.unwrap();
    let mut parameters = sent(&stub, 0)["parameters"].clone();
    parameters
        .as_object_mut()
        .unwrap()
        .shift_remove("product_type");
    assert_eq!(parameters, sent(&stub, 1)["configuration"]);
}

#[tokio::test]
async fn a_schema_that_is_refused_here_is_not_sent() {
    let stub = Stub::start([]).await;
    let error = stub
        .client()
        .configurations()
        .create::<Value>("anything")
        .await
        .unwrap_err();
    assert!(error.is_schema(), "{error}");
    assert_eq!(stub.asked().len(), 0);
}

#[tokio::test]
async fn an_extraction_by_a_saved_configuration_names_it_and_nothing_else() {
    let stub = Stub::start([job("PENDING"), job("COMPLETED")]).await;
    let extract = stub
        .client()
        .extract_saved::<Total>(Document::file_id("dfl-1"), "cfg-1");
    let found = extract.per_page().usage().await.unwrap();
    assert_eq!(found[0].value.total, 12.5);
    assert_eq!(
        sent(&stub, 0),
        json!({"file_input": "dfl-1", "configuration_id": "cfg-1"})
    );
    assert!(
        stub.asked()[1]
            .uri
            .query()
            .unwrap()
            .contains("expand=usage")
    );
}

#[tokio::test]
async fn an_empty_configuration_id_is_refused_before_the_upload() {
    let stub = Stub::start([]).await;
    let document = Document::bytes("a.txt", "Total: 1");
    let error = stub
        .client()
        .extract_saved::<Total>(document, "")
        .await
        .unwrap_err();
    assert!(
        error.is_argument() && error.to_string().contains("configuration"),
        "{error}"
    );
    assert_eq!(stub.asked().len(), 0);
}

#[tokio::test]
async fn parameters_of_a_product_that_nobody_knows_are_kept() {
    let unknown = json!({"product_type": "transmogrify_v9", "knobs": [1, 2]});
    let stub = Stub::start([saved(unknown.clone())]).await;
    let mut parameters =
        UntypedParameters::new(UntypedParametersProductType::from("transmogrify_v9"));
    parameters.extra.insert("knobs".into(), json!([1, 2]));
    let saved = stub
        .client()
        .configurations()
        .create_with("knobs", parameters)
        .await
        .unwrap();
    assert_eq!(saved.product_type.as_str(), "transmogrify_v9");
    assert_eq!(serde_json::to_value(&saved.parameters).unwrap(), unknown);
    assert_eq!(sent(&stub, 0)["parameters"], unknown);
}

#[tokio::test]
async fn an_update_sends_what_changes() {
    let stub = Stub::start([saved(json!({"product_type": "unknown"}))]).await;
    stub.client()
        .configurations()
        .update("cfg-1")
        .name("sums")
        .await
        .unwrap();
    assert_eq!(sent(&stub, 0), json!({"name": "sums"}));
    assert_eq!(stub.asked()[0].method, "PUT");
}
