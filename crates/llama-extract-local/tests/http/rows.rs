//! `per_table_row`: the schema describes one entity, the answer is all of them.

use serde_json::{Value, json};

use crate::client::Api;
use crate::sample::INVOICE;

fn by_row(properties: Value) -> Value {
    json!({"extraction_target": "per_table_row", "cite_sources": true, "confidence_scores": true,
        "data_schema": {"type": "object", "properties": properties}})
}

fn part() -> Value {
    by_row(json!({
        "part_number": {"type": "string"},
        "description": {"type": "string"},
        "quantity": {"type": "integer"},
    }))
}

async fn rows(text: &str, configuration: Value) -> Value {
    let api = Api::start().await;
    let job = api.extract("a.txt", text.as_bytes(), configuration).await;
    assert_eq!(job["status"], "COMPLETED", "{job}");
    job
}

const PARTS: &str = "Part no    Description     Qty\n\
                     A-1        Round bolt        4\n\
                     A-2        Square nut       10\n\
                     Total                       14\n";

#[tokio::test]
async fn each_row_of_a_table_is_an_object() {
    let job = rows(PARTS, part()).await;
    assert_eq!(
        job["extract_result"],
        json!([
            {"part_number": "A-1", "description": "Round bolt", "quantity": 4},
            {"part_number": "A-2", "description": "Square nut", "quantity": 10},
        ])
    );
}

#[tokio::test]
async fn the_metadata_of_rows_is_by_position_and_nowhere_else() {
    let job = rows(PARTS, part()).await;
    let metadata = &job["extract_metadata"]["field_metadata"];
    assert_eq!(metadata["document_metadata"], Value::Null);
    assert_eq!(metadata["page_metadata"], Value::Null);
    let rows = metadata["row_metadata"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    let leaf = &rows[1]["description"];
    assert_eq!(
        leaf["citation"],
        json!([{"page": 1, "matching_text": "Square nut"}])
    );
    assert!(leaf["confidence"].as_f64().unwrap() > 0.9, "{leaf}");
    assert_eq!(job["configuration"]["extraction_target"], "per_table_row");
}

#[tokio::test]
async fn rows_go_on_over_pages() {
    let text = "Part no    Description     Qty\nA-1        Round bolt        4\n\
                \x0cA-2        Square nut       10\nA-3        Flat washer      20\n";
    let job = rows(text, part()).await;
    let found = job["extract_result"].as_array().unwrap();
    assert_eq!(found.len(), 3, "{job}");
    let metadata = &job["extract_metadata"]["field_metadata"]["row_metadata"];
    assert_eq!(metadata[2]["quantity"]["citation"][0]["page"], 2);
}

#[tokio::test]
async fn a_document_without_such_a_table_has_no_rows() {
    for text in ["Nothing here.", "Name   Phone\nAnn    555 0142 77\n"] {
        let job = rows(text, part()).await;
        assert_eq!(job["extract_result"], json!([]), "{text}");
        let metadata = &job["extract_metadata"]["field_metadata"]["row_metadata"];
        assert_eq!(metadata, &json!([]), "{text}");
    }
}

#[tokio::test]
async fn fields_of_an_object_in_a_row_are_columns_and_a_list_in_it_is_empty() {
    let text = "Name        City      Zip      Joined\n\
                Ann Low     Dover     19901    2026-03-04\n\
                Bo High     Salem     97301    2025-12-01\n";
    let job = rows(
        text,
        by_row(json!({
            "name": {"type": "string"},
            "address": {"type": "object", "properties": {
                "city": {"type": "string"}, "zip": {"type": "string"}}},
            "joined": {"type": "string", "description": "When the member joined"},
            "orders": {"type": "array", "items": {"type": "string"}},
        })),
    )
    .await;
    assert_eq!(
        job["extract_result"],
        json!([
            {"name": "Ann Low", "address": {"city": "Dover", "zip": "19901"},
                "joined": "2026-03-04", "orders": []},
            {"name": "Bo High", "address": {"city": "Salem", "zip": "97301"},
                "joined": "2025-12-01", "orders": []},
        ])
    );
}

#[tokio::test]
async fn the_items_of_the_sample_invoice_are_its_rows_with_boxes() {
    let api = Api::start().await;
    let configuration = by_row(json!({
        "description": {"type": "string"}, "quantity": {"type": "number"},
        "unit_price": {"type": "number"}, "amount": {"type": "number"}}));
    let job = api.extract("invoice.pdf", INVOICE, configuration).await;
    let found = job["extract_result"].as_array().unwrap();
    assert_eq!(found.len(), 5, "{job}");
    assert_eq!(
        found[0],
        json!({"description": "Cotton rag paper, A3, 220 gsm", "quantity": 12.0,
            "unit_price": 18.5, "amount": 222.0})
    );
    let metadata = &job["extract_metadata"]["field_metadata"]["row_metadata"];
    for (index, row) in found.iter().enumerate() {
        for name in row.as_object().unwrap().keys() {
            let citation = &metadata[index][name]["citation"][0];
            assert_eq!(citation["bounding_boxes"].as_array().unwrap().len(), 1);
        }
    }
}
