//! The main path: a struct, a document, a typed value with evidence.

use llama_extract::{DataSchema, Document, ExtractJobStatus};
use llama_extract_tests::documents;
use serde_json::{Value, json};

use crate::invoice::{Invoice, service};

#[tokio::test]
async fn the_sample_invoice_is_read_right() {
    let (_service, client) = service().await;
    let invoice = client
        .extract::<Invoice>(documents::invoice())
        .await
        .unwrap();
    let value = serde_json::to_value(&invoice.value).unwrap();
    assert_eq!(
        value,
        numbers_as_floats(documents::invoice_expected(), &value)
    );
}

/// `12` and `12.0` are one number; the typed value decides how it is written.
fn numbers_as_floats(expected: Value, like: &Value) -> Value {
    match (expected, like) {
        (Value::Number(number), Value::Number(other)) if number.as_f64() == other.as_f64() => {
            like.clone()
        }
        (Value::Array(list), Value::Array(other)) if list.len() == other.len() => list
            .into_iter()
            .zip(other)
            .map(|(expected, like)| numbers_as_floats(expected, like))
            .collect(),
        (Value::Object(fields), Value::Object(_)) => {
            let convert = |(key, value): (String, Value)| {
                let value = numbers_as_floats(value, &like[&key]);
                (key, value)
            };
            Value::Object(fields.into_iter().map(convert).collect())
        }
        (expected, _) => expected,
    }
}

#[tokio::test]
async fn every_value_has_the_place_where_it_stood() {
    let (_service, client) = service().await;
    let invoice = client
        .extract::<Invoice>(documents::invoice())
        .cite_sources()
        .confidence_scores()
        .await
        .unwrap();

    let citation = &invoice.evidence.total.citations[0];
    assert_eq!(citation.page, Some(1));
    assert_eq!(citation.matching_text.as_deref(), Some("$1,355.40"));
    let size = citation.page_dimensions.as_ref().unwrap();
    let found = &citation.bounding_boxes[0];
    assert!(
        found.x > 0.0 && found.x + found.w < size.width,
        "{found:?} in {size:?}"
    );
    assert!(
        found.y > 0.0 && found.y + found.h < size.height,
        "{found:?} in {size:?}"
    );
    assert_eq!(
        invoice.evidence.items[3].unit_price.citations[0]
            .matching_text
            .as_deref(),
        Some("$0.92")
    );
    assert!(
        invoice
            .evidence
            .bill_to
            .name
            .confidence
            .is_some_and(|confidence| (0.0..=1.0).contains(&confidence))
    );

    for field in invoice.fields().filter(|field| !field.value.is_null()) {
        assert!(
            !field.evidence.citations.is_empty(),
            "{} = {} has no place",
            field.pointer,
            field.value
        );
        assert!(
            field.evidence.confidence.is_some(),
            "{} has no confidence",
            field.pointer
        );
    }
}

#[tokio::test]
async fn evidence_is_empty_unless_asked_for() {
    let (_service, client) = service().await;
    let invoice = client
        .extract::<Invoice>(documents::invoice())
        .await
        .unwrap();
    assert!(invoice.evidence.total.is_empty());
    assert!(invoice.evidence.items[0].amount.is_empty());
}

#[tokio::test]
async fn bytes_and_an_uploaded_file_give_what_the_path_gives() {
    let (_service, client) = service().await;
    let bytes = std::fs::read(documents::invoice()).unwrap();
    let first = client
        .extract::<Invoice>(Document::bytes("invoice.pdf", bytes))
        .await
        .unwrap();
    let again = client
        .extract::<Invoice>(Document::file_id(&first.job().file_input))
        .await
        .unwrap();
    let from_path = client
        .extract::<Invoice>(documents::invoice())
        .await
        .unwrap();
    assert_eq!(first.raw(), from_path.raw());
    assert_eq!(again.raw(), from_path.raw());
}

#[tokio::test]
async fn a_schema_known_at_run_time_gives_json() {
    let (_service, client) = service().await;
    let schema = json!({"type": "object", "properties": {
        "invoice_number": {"type": "string", "description": "Invoice number"},
        "warehouse": {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "Warehouse code"}
    }});
    let found = client
        .extract::<Value>(documents::invoice())
        .data_schema(DataSchema::try_from(schema).unwrap())
        .await
        .unwrap();
    assert_eq!(
        found.value,
        json!({"invoice_number": "FPW-2026-0187", "warehouse": null})
    );
}

#[tokio::test]
async fn one_result_a_page() {
    let (_service, client) = service().await;
    let pages = client
        .extract::<Invoice>(documents::invoice())
        .cite_sources()
        .per_page()
        .await
        .unwrap();
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0].value.invoice_number, "FPW-2026-0187");
    let again = client
        .job::<Invoice>(&pages[0].job().id)
        .per_page()
        .await
        .unwrap();
    assert_eq!(again[0].raw(), pages[0].raw());
    let error = client.job::<Invoice>(&pages[0].job().id).await.unwrap_err();
    assert!(
        error.is_decode() && error.to_string().contains("per page"),
        "{error}"
    );
    assert_eq!(pages[0].evidence.invoice_number.citations[0].page, Some(1));
}

#[tokio::test]
async fn a_submitted_job_can_be_stepped_and_picked_up_by_its_id() {
    let (_service, client) = service().await;
    let mut job = client
        .extract::<Invoice>(documents::invoice())
        .submit()
        .await
        .unwrap();
    let id = job.id().to_owned();
    // Bounded, without a clock: each look is a round trip to a service that works meanwhile.
    for _ in 0..100_000 {
        if job.poll_once().await.unwrap().status == ExtractJobStatus::Completed {
            break;
        }
    }
    assert_eq!(job.status(), Some(&ExtractJobStatus::Completed));
    let picked_up = client.job::<Invoice>(&id).await.unwrap();
    assert_eq!(picked_up.value.total, 1355.4);
    assert_eq!(picked_up.job().id, id);
}

#[tokio::test]
async fn the_price_is_told_on_request() {
    let (_service, client) = service().await;
    let invoice = client
        .extract::<Invoice>(documents::invoice())
        .usage()
        .await
        .unwrap();
    // One page, cost_effective: 5 for the extraction and 3 for reading (facts, 7.6).
    assert_eq!(invoice.usage().unwrap().credits, Some(8.0));
}

#[tokio::test]
async fn the_order_of_fields_survives_the_round_trip() {
    let (_service, client) = service().await;
    let invoice = client
        .extract::<Invoice>(documents::invoice())
        .await
        .unwrap();
    let keys: Vec<_> = invoice
        .raw()
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys[..4],
        ["vendor", "invoice_number", "issue_date", "due_date"]
    );
}
