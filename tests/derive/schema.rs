//! The schema of a sample, as a reviewer should see it, and that it is what the service takes.

use llama_extract::ExtractSchema;
use serde_json::{Value, json};

use crate::sample::Invoice;

#[test]
fn the_schema_of_the_sample() {
    let schema = Invoice::data_schema().unwrap();

    insta::assert_json_snapshot!("invoice", schema);
}

#[test]
fn the_schema_of_the_sample_has_nothing_that_the_service_refuses() {
    let schema = Value::from(Invoice::data_schema().unwrap());

    let mut keywords = Vec::new();
    collect_keywords(&schema, &mut keywords);
    keywords.sort();
    keywords.dedup();
    assert_eq!(
        keywords,
        [
            "additionalProperties",
            "anyOf",
            "description",
            "enum",
            "items",
            "properties",
            "required",
            "type"
        ]
    );
    assert_eq!(
        schema["required"],
        json!(["vendor", "total", "paid", "items", "notes", "references"])
    );
}

fn collect_keywords(schema: &Value, keywords: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else {
        return;
    };
    keywords.extend(schema.keys().cloned());
    for part in schema
        .get("anyOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        assert!(part.get("anyOf").is_none(), "a union in a union: {part}");
        collect_keywords(part, keywords);
    }
    for field in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        collect_keywords(field.1, keywords);
    }
    if let Some(items) = schema.get("items") {
        collect_keywords(items, keywords);
    }
    assert!(
        schema.get("type").is_none_or(Value::is_string),
        "a list of types: {schema:?}"
    );
}

#[test]
fn keys_stand_in_the_order_of_the_fields() {
    let schema = Invoice::data_schema().unwrap();

    let names: Vec<_> = schema.as_object()["properties"]
        .as_object()
        .unwrap()
        .keys()
        .collect();

    assert_eq!(
        names,
        [
            "vendor",
            "total",
            "currency",
            "due_date",
            "paid",
            "bank",
            "items",
            "notes",
            "references"
        ]
    );
}
