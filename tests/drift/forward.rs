//! What the service adds tomorrow does not break a program built today, and is not lost.

use llama_extract::api::types::{
    ConfigurationCreateRequest, ExtractTier, ExtractV2Job, WebhookConfiguration,
};
use serde_json::{Value, json};

/// Decodes, encodes, and compares what came out with what went in.
fn survives<T: serde::de::DeserializeOwned + serde::Serialize>(sent: &Value) -> T {
    let value: T = serde_json::from_value(sent.clone()).unwrap();
    assert_eq!(&serde_json::to_value(&value).unwrap(), sent);
    value
}

fn job() -> Value {
    json!({
        "id": "e513b9ea-0000-0000-0000-000000000000", "file_input": "dfl-1", "project_id": "prj-1",
        "status": "ARCHIVING",
        "created_at": "2026-09-11T09:00:31.892912Z", "updated_at": "2026-09-11T09:00:31.892912Z",
        "configuration": {"data_schema": {"z": 1, "a": 2}, "tier": "galactic", "shoe_size": 44},
        "extract_result": {"b": 1, "a": {"deep": [null, 1.5]}},
        "extract_metadata": {"field_metadata": {"document_metadata": {"b": {"confidence": 0.5}}, "cell_metadata": []}},
        "usage": {"credits": 5.0, "moon_credits": 1},
        "horoscope": ["dfl-1"]
    })
}

#[test]
fn unknown_fields_and_values_of_a_job_survive_a_round_trip() {
    let job: ExtractV2Job = survives(&job());
    assert_eq!(job.status.as_str(), "ARCHIVING");
    assert_eq!(job.extra["horoscope"][0], "dfl-1");
}

#[test]
fn the_order_of_keys_survives() {
    let job: ExtractV2Job = survives(&job());
    let schema = job.configuration.unwrap().data_schema;
    assert_eq!(schema.keys().collect::<Vec<_>>(), ["z", "a"]);
}

#[test]
fn explicit_nulls_are_taken_for_what_is_not_there() {
    let mut nulls = job();
    for field in [
        "configuration",
        "extract_result",
        "extract_metadata",
        "usage",
        "error_message",
        "metadata",
    ] {
        nulls[field] = Value::Null;
    }
    let job: ExtractV2Job = serde_json::from_value(nulls).unwrap();
    assert!(job.configuration.is_none() && job.extract_result.is_none());
}

#[test]
fn an_unseen_tier_is_kept_as_it_came() {
    let tier: ExtractTier = survives(&json!("galactic"));
    assert_eq!(tier, ExtractTier::Other("galactic".into()));
    assert_eq!(survives::<ExtractTier>(&json!("turbo")), ExtractTier::Turbo);
}

#[test]
fn an_unseen_event_is_kept_among_known_ones() {
    let webhook: WebhookConfiguration = survives(
        &json!({"webhook_url": "https://example.com", "webhook_events": ["extract.success", "extract.paused"]}),
    );
    assert_eq!(webhook.webhook_events.unwrap().len(), 2);
}

#[test]
fn a_new_product_is_kept_with_its_json() {
    let request: ConfigurationCreateRequest = survives(
        &json!({"name": "n", "parameters": {"product_type": "transmogrify_v9", "knobs": [1, 2]}}),
    );
    assert!(format!("{request:?}").contains("transmogrify_v9"));
}

#[test]
fn known_parameters_are_typed_and_keep_what_is_new() {
    use llama_extract::api::types::ConfigurationCreateRequestParameters as Parameters;

    let sent = json!({"name": "n", "parameters": {
        "product_type": "extract_v2", "data_schema": {"type": "object"}, "tier": "agentic", "knob": 1
    }});
    let request: ConfigurationCreateRequest = survives(&sent);
    let Parameters::ExtractV2(parameters) = request.parameters else {
        panic!("not typed")
    };
    assert_eq!(parameters.tier, Some(ExtractTier::Agentic));
}

#[test]
fn what_is_not_set_is_not_sent() {
    use llama_extract::api::types::{ExtractConfiguration, ExtractV2JobCreate};

    let configuration = ExtractConfiguration::new(serde_json::Map::new()).cite_sources(true);
    let body = ExtractV2JobCreate::new("dfl-1").configuration(configuration);
    assert_eq!(
        serde_json::to_value(&body).unwrap(),
        json!({"file_input": "dfl-1", "configuration": {"data_schema": {}, "cite_sources": true}})
    );
}
