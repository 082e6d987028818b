//! Schemas: validated and generated.

use llama_extract::{DataSchema, ExtractSchema as _};
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::{Value, json};

use crate::invoice::{Invoice, service};

#[tokio::test]
async fn the_local_service_takes_the_schema_of_a_type() {
    let (_service, client) = service().await;
    let accepted = client.schemas().validate::<Invoice>().await.unwrap();
    assert_eq!(accepted, Invoice::data_schema().unwrap());
}

#[tokio::test]
async fn a_schema_known_at_run_time_is_validated_by_its_value() {
    let (_service, client) = service().await;
    let schema = json!({"type": "object", "properties": {"b": {"type": "string"}, "a": {"type": "integer"}}});
    let schema = DataSchema::try_from(schema).unwrap();
    let accepted = client
        .schemas()
        .validate_schema(schema.clone())
        .await
        .unwrap();
    let keys: Vec<_> = accepted.as_object()["properties"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(keys, ["b", "a"], "in order");
    assert_eq!(accepted, schema);
}

#[tokio::test]
async fn a_schema_that_the_service_refuses_is_a_schema_error_with_its_words() {
    let detail = json!({"detail": "schema_validation: total: union of unions"});
    let stub = Stub::start([Reply::json(400, &detail)]).await;
    let error = stub
        .client()
        .schemas()
        .validate::<Invoice>()
        .await
        .unwrap_err();
    assert!(error.is_schema(), "{error}");
    assert_eq!(
        error.message(),
        Some("schema_validation: total: union of unions")
    );
}

#[tokio::test]
async fn what_no_service_takes_is_not_sent() {
    let stub = Stub::start([]).await;
    let error = stub
        .client()
        .schemas()
        .validate::<Value>()
        .await
        .unwrap_err();
    assert!(error.is_schema(), "{error}");
    assert_eq!(stub.asked().len(), 0);
}

#[tokio::test]
async fn the_service_may_use_a_schema_that_we_would_refuse() {
    // What it answers is what it uses, references and all.
    let used = json!({"type": "object", "properties": {"total": {"$ref": "#/$defs/Money"}}, "$defs": {"Money": {"type": "number"}}});
    let stub = Stub::start([Reply::json(200, &json!({"data_schema": used}))]).await;
    let accepted = stub.client().schemas().validate::<Invoice>().await.unwrap();
    assert_eq!(Value::from(accepted), used);
}

#[tokio::test]
async fn a_generated_schema_can_be_extracted_with_and_saved() {
    let schema = json!({"type": "object", "properties": {"total": {"type": "number"}}});
    let parameters =
        json!({"product_type": "extract_v2", "data_schema": schema, "tier": "agentic"});
    let draft = json!({"name": "Totals", "parameters": parameters});
    let saved = json!({"id": "cfg-1", "name": "Totals", "product_type": "extract_v2", "version": "1", "parameters": parameters});
    let stub = Stub::start([Reply::json(200, &draft), Reply::json(201, &saved)]).await;
    let client = stub.client();
    let draft = client
        .schemas()
        .generate()
        .prompt("the total")
        .await
        .unwrap();
    assert_eq!(
        (draft.name.as_str(), Value::from(draft.data_schema)),
        ("Totals", schema)
    );
    let saved = client
        .configurations()
        .create_with(draft.name, draft.parameters)
        .await
        .unwrap();
    assert_eq!(saved.id, "cfg-1");
    let sent: Value = serde_json::from_str(&stub.asked()[1].body).unwrap();
    assert_eq!(sent["parameters"], parameters);
}

#[tokio::test]
async fn a_draft_of_a_newer_product_still_has_its_schema() {
    let parameters = json!({"product_type": "extract_v3", "data_schema": {"type": "object"}});
    let draft = Reply::json(200, &json!({"name": "n", "parameters": parameters}));
    let without = Reply::json(
        200,
        &json!({"name": "n", "parameters": {"product_type": "unknown"}}),
    );
    let stub = Stub::start([draft, without]).await;
    let schemas = stub.client().schemas();
    let draft = schemas.generate().prompt("the total").await.unwrap();
    assert_eq!(draft.data_schema.as_object()["type"], "object");
    let error = schemas.generate().prompt("the total").await.unwrap_err();
    assert!(error.to_string().contains("without one"), "{error}");
}
