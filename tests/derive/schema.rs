//! The schema of a sample, as a reviewer should see it, and that it is what the service takes.

use llama_extract::ExtractSchema;
use serde_json::{Value, json};

use crate::sample::{Currency, Invoice};

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

#[test]
fn every_name_of_an_enum_in_the_schema_is_read_in_the_order_of_the_variants() {
    let schema = Value::from(Invoice::data_schema().unwrap());

    let names = schema["properties"]["currency"]["anyOf"][0]["enum"].clone();
    let read: Vec<Currency> = serde_json::from_value(names).unwrap();

    assert_eq!(read, [Currency::Eur, Currency::Usd, Currency::Other]);
}

#[test]
fn a_value_with_the_required_properties_alone_is_read() {
    let schema = Value::from(Invoice::data_schema().unwrap());
    let mut value = json!({
        "vendor": "Acme", "total": 12.5, "paid": false, "references": {"order": "A-1"}, "notes": [],
        "items": [{"description": "Paper", "quantity": 2}],
    });
    serde_json::from_value::<Invoice>(value.clone()).unwrap();

    for name in schema["required"].as_array().unwrap() {
        let name = name.as_str().unwrap();
        let taken = value.as_object_mut().unwrap().remove(name).unwrap();
        assert!(
            serde_json::from_value::<Invoice>(value.clone()).is_err(),
            "read without `{name}`"
        );
        value[name] = taken;
    }
}

#[test]
fn dates_and_times_say_the_format_that_is_read() {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

    #[derive(serde::Deserialize, ExtractSchema)]
    struct Times {
        date: NaiveDate,
        time: NaiveTime,
        local: NaiveDateTime,
        utc: DateTime<Utc>,
        offset: DateTime<FixedOffset>,
    }

    let schema = Value::from(Times::data_schema().unwrap());
    let said: Vec<_> = schema["properties"]
        .as_object()
        .unwrap()
        .values()
        .map(|field| &field["description"])
        .collect();
    assert_eq!(
        said,
        [
            "Format: ISO 8601 date, YYYY-MM-DD.",
            "Format: ISO 8601 time, HH:MM:SS.",
            "Format: ISO 8601 date and time without offset, YYYY-MM-DDTHH:MM:SS.",
            "Format: RFC 3339 date and time with offset, YYYY-MM-DDTHH:MM:SS+00:00.",
            "Format: RFC 3339 date and time with offset, YYYY-MM-DDTHH:MM:SS+00:00.",
        ]
    );
    serde_json::from_value::<Times>(json!({
        "date": "2026-09-11", "time": "09:00:31", "local": "2026-09-11T09:00:31", "utc": "2026-09-11T09:00:31+00:00",
        "offset": "2026-09-11T09:00:31+02:00",
    }))
    .unwrap();
}
