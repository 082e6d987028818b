//! The sample invoice, whole: every value right, every citation where it says.

use serde_json::{Value, json};

use crate::client::Api;

pub(crate) const INVOICE: &[u8] = include_bytes!("../../../../tests/documents/invoice.pdf");
const EXPECTED: &str = include_str!("../../../../tests/documents/invoice.expected.json");

fn optional(kind: &str) -> Value {
    json!({"anyOf": [{"type": kind}, {"type": "null"}]})
}

/// The schema as a struct would derive it.
fn schema() -> Value {
    json!({"type": "object", "properties": {
        "vendor": {"type": "string", "description": "Supplier's name as printed at the top"},
        "invoice_number": {"type": "string"},
        "issue_date": {"type": "string", "description": "Date of issue (YYYY-MM-DD)"},
        "due_date": optional("string"),
        "purchase_order": optional("string"),
        "currency": optional("string"),
        "bill_to": {"type": "object", "properties": {
            "name": {"type": "string"},
            "address": {"type": "string"},
            "email": optional("string"),
        }},
        "items": {"type": "array", "items": {"type": "object", "properties": {
            "description": {"type": "string"},
            "quantity": {"type": "integer"},
            "unit_price": {"type": "number"},
            "amount": {"type": "number"},
        }}},
        "subtotal": {"type": "number"},
        "tax": {"type": "number"},
        "total": {"type": "number", "description": "Grand total, in the invoice's currency"},
        "payment_email": optional("string"),
    }})
}

async fn job() -> Value {
    let api = Api::start().await;
    let configuration =
        json!({"data_schema": schema(), "cite_sources": true, "confidence_scores": true});
    api.extract("invoice.pdf", INVOICE, configuration).await
}

#[tokio::test]
async fn every_value_of_the_sample_is_right_and_in_the_order_of_the_schema() {
    let job = job().await;
    let expected: Value = serde_json::from_str(EXPECTED).unwrap();
    assert_eq!(job["extract_result"], expected, "{job:#}");
    let keys = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&job["extract_result"]), keys(&schema()["properties"]));
}

#[tokio::test]
async fn a_schema_in_other_words_finds_the_same() {
    let text = json!({"type": "string"});
    let number = json!({"type": "number"});
    let said = |description: &str| json!({"type": "string", "description": description});
    let schema = json!({"type": "object", "properties": {
        "supplier": text,
        "number": said("Invoice number"),
        "date": said("When the invoice was issued"),
        "due": said("When payment is due"),
        "customer": {"type": "object", "properties": {"name": text, "city": text, "state": text, "zip": text}},
        "lines": {"type": "array", "items": {"type": "object", "properties": {
            "item": text, "qty": number, "price": number, "total": number}}},
        "vat": number,
        "tax_rate": {"type": "number", "description": "Tax rate in percent"},
        "grand_total": number,
    }});
    let api = Api::start().await;
    let job = api
        .extract("invoice.pdf", INVOICE, json!({"data_schema": schema}))
        .await;
    let found = &job["extract_result"];
    let line = json!({"item": "Cotton rag paper, A3, 220 gsm", "qty": 12.0, "price": 18.5, "total": 222.0});
    assert_eq!(found["lines"][0], line);
    assert_eq!(found["lines"].as_array().unwrap().len(), 5);
    let customer = json!({"name": "Harbour & Pine Bookshop", "city": "Portland", "state": "ME", "zip": "04101"});
    assert_eq!(found["customer"], customer);
    for (field, value) in [
        ("supplier", json!("Fernhill Paper Works")),
        ("number", json!("FPW-2026-0187")),
        ("date", json!("2026-03-04")),
        ("due", json!("2026-04-03")),
        ("vat", json!(100.4)),
        // The rate stands in the label of the amount.
        ("tax_rate", json!(8.0)),
        ("grand_total", json!(1355.4)),
    ] {
        assert_eq!(found[field], value, "{field}");
    }
}

#[tokio::test]
async fn every_value_of_the_sample_is_cited_on_its_page() {
    let job = job().await;
    let mut leaves = Vec::new();
    let metadata = &job["extract_metadata"]["field_metadata"]["document_metadata"];
    collect(&job["extract_result"], metadata, String::new(), &mut leaves);
    assert_eq!(leaves.len(), 33);
    for (path, value, leaf) in leaves {
        let citation = &leaf["citation"][0];
        assert_eq!(citation["page"], 1, "{path}");
        assert_eq!(
            citation["page_dimensions"],
            json!({"width": 595.0, "height": 842.0}),
            "{path}"
        );
        let text = citation["matching_text"].as_str().unwrap();
        let said = match &value {
            Value::String(value) if path.ends_with("date") => text.contains(&value[..4]),
            Value::String(value) => text.replace(',', "") == value.replace(',', ""),
            value => text.replace(['$', ','], "").parse::<f64>().ok() == value.as_f64(),
        };
        assert!(said, "{path}: {value} is not said by {text:?}");
        for place in citation["bounding_boxes"].as_array().unwrap() {
            let side = |name: &str| place[name].as_f64().unwrap();
            assert!(
                side("x") >= 50.0 && side("x") + side("w") <= 545.0,
                "{path}: {place}"
            );
            assert!(
                side("y") >= 50.0 && side("y") + side("h") <= 800.0,
                "{path}: {place}"
            );
        }
        let confidence = leaf["confidence"].as_f64().unwrap();
        assert!(
            confidence > 0.45 && confidence <= 1.0,
            "{path}: {confidence}"
        );
    }
}

#[tokio::test]
async fn the_boxes_are_where_the_sample_draws_the_text() {
    let job = job().await;
    let metadata = &job["extract_metadata"]["field_metadata"]["document_metadata"];
    // The total is set in 12 points, right-aligned at x 531, its baseline 485 from the top.
    let place = &metadata["total"]["citation"][0]["bounding_boxes"][0];
    let side = |name: &str| place[name].as_f64().unwrap();
    assert!((side("x") + side("w") - 531.0).abs() < 0.5, "{place}");
    let capitals = (485.0 - 0.7 * 12.0, 485.0);
    assert!(
        side("y") < capitals.0 && side("y") + side("h") > capitals.1,
        "{place}"
    );
    assert!(side("h") < 1.5 * 12.0, "{place}");
}

#[tokio::test]
async fn the_same_input_gives_the_same_output() {
    let (one, two) = (job().await, job().await);
    let result = |job: &Value| job["extract_result"].to_string();
    assert_eq!(result(&one), result(&two));
    let fields = |job: &Value| job["extract_metadata"]["field_metadata"].to_string();
    assert_eq!(fields(&one), fields(&two));
}

fn collect(
    value: &Value,
    metadata: &Value,
    path: String,
    leaves: &mut Vec<(String, Value, Value)>,
) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                collect(value, &metadata[name], format!("{path}/{name}"), leaves);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, &metadata[index], format!("{path}/{index}"), leaves);
            }
        }
        value => leaves.push((path, value.clone(), metadata.clone())),
    }
}
