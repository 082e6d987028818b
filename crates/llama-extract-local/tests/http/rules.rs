//! What the rules find, in documents small enough to read at a glance.

use serde_json::{Value, json};

use crate::client::Api;

async fn extract(text: &str, properties: Value) -> Value {
    let api = Api::start().await;
    let configuration = json!({"data_schema": {"type": "object", "properties": properties}});
    let job = api.extract("a.txt", text.as_bytes(), configuration).await;
    assert_eq!(job["status"], "COMPLETED", "{job}");
    job["extract_result"].clone()
}

fn parts() -> Value {
    json!({"parts": {"type": "array", "items": {"type": "object", "properties": {
        "part_number": {"type": "string"},
        "description": {"type": "string"},
        "quantity": {"type": "integer"},
    }}}})
}

#[tokio::test]
async fn a_value_stands_beside_behind_or_below_its_label() {
    let text = "Order number   A-17\nClerk: Jo Ma\n\nWarehouse\nNorth Dock\n";
    let fields = json!({"order_number": {"type": "string"}, "clerk": {"type": "string"},
        "warehouse": {"type": "string"}});
    let expected = json!({"order_number": "A-17", "clerk": "Jo Ma", "warehouse": "North Dock"});
    assert_eq!(extract(text, fields).await, expected);
}

#[tokio::test]
async fn one_value_answers_one_field() {
    let fields = json!({"total": {"type": "number"}, "total_due": {"type": "number"}});
    let found = extract("Total due: 12.00", fields.clone()).await;
    assert_eq!(found, json!({"total": null, "total_due": 12.0}));
    let found = extract("Total due: 12.00\nTotal: 10.00", fields).await;
    assert_eq!(found, json!({"total": 10.0, "total_due": 12.0}));
}

#[tokio::test]
async fn blocks_of_two_parties_side_by_side_are_kept_apart() {
    let text = "Bill to:                 Ship to:\n\
                Ann Low Ltd              Bo High Inc\n\
                1 First Street           2 Second Street\n\
                Dover, DE 19901          Salem, OR 97301\n\
                ann@low.example\n";
    let party = json!({"type": "object", "properties": {
        "name": {"type": "string"}, "city": {"type": "string"}, "postal_code": {"type": "string"},
        "email": {"type": "string"}}});
    let found = extract(text, json!({"bill_to": party, "ship_to": party})).await;
    assert_eq!(
        found,
        json!({
            "bill_to": {"name": "Ann Low Ltd", "city": "Dover", "postal_code": "19901", "email": "ann@low.example"},
            "ship_to": {"name": "Bo High Inc", "city": "Salem", "postal_code": "97301", "email": null},
        })
    );
}

#[tokio::test]
async fn a_table_ends_at_its_total() {
    let text = "Part no    Description     Qty\n\
                A-1        Round bolt        4\n\
                A-2        Square nut       10\n\
                Total                       14\n";
    let found = extract(text, parts()).await;
    assert_eq!(
        found,
        json!({"parts": [
            {"part_number": "A-1", "description": "Round bolt", "quantity": 4},
            {"part_number": "A-2", "description": "Square nut", "quantity": 10},
        ]})
    );
}

#[tokio::test]
async fn a_table_goes_on_over_a_page_with_and_without_a_header() {
    let header = "Part no    Description     Qty\n";
    for again in ["", header] {
        let text = format!(
            "{header}A-1        Round bolt        4\n\x0c{again}A-2        Square nut       10\n"
        );
        let found = extract(&text, parts()).await;
        assert_eq!(found["parts"].as_array().unwrap().len(), 2, "{found}");
        assert_eq!(found["parts"][1]["description"], "Square nut");
    }
}

#[tokio::test]
async fn a_wrapped_cell_goes_on_below() {
    let text = "Part no    Description     Qty\n\
                A-1        Round bolt,       4\n           zinc plated\n\
                A-2        Square nut       10\n";
    let found = extract(text, parts()).await;
    assert_eq!(
        found["parts"][0]["description"], "Round bolt, zinc plated",
        "{found}"
    );
    assert_eq!(found["parts"].as_array().unwrap().len(), 2, "{found}");
}

#[tokio::test]
async fn an_empty_cell_is_null() {
    let text = "Part no    Description     Qty\nA-1                          4\nA-2        Square nut       10\n";
    let found = extract(text, parts()).await;
    assert_eq!(
        found["parts"][0],
        json!({"part_number": "A-1", "description": null, "quantity": 4})
    );
}

#[tokio::test]
async fn an_object_that_may_be_null_is_null_when_nothing_of_it_is_found() {
    let party = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    let optional = json!({"anyOf": [party, {"type": "null"}]});
    let found = extract(
        "Nothing here.",
        json!({"buyer": party, "ship_to": optional}),
    )
    .await;
    assert_eq!(found, json!({"buyer": {"name": null}, "ship_to": null}));
}

#[tokio::test]
async fn a_list_without_a_table_is_empty() {
    assert_eq!(
        extract("Nothing here.", parts()).await,
        json!({"parts": []})
    );
}

#[tokio::test]
async fn a_list_of_single_values_is_split_at_its_commas() {
    let fields = json!({"skills": {"type": "array", "items": {"type": "string"}}});
    let found = extract("Skills: welding, sheet metal, lifting", fields).await;
    assert_eq!(
        found,
        json!({"skills": ["welding", "sheet metal", "lifting"]})
    );
}

#[tokio::test]
async fn the_dates_of_a_document_settle_the_order_of_day_and_month() {
    let fields = json!({"order_date": {"type": "string"}, "due_date": {"type": "string"}});
    let found = extract(
        "Order date: 03/04/2026\nDue date: 25/04/2026",
        fields.clone(),
    )
    .await;
    assert_eq!(
        found,
        json!({"order_date": "2026-04-03", "due_date": "2026-04-25"})
    );
    let found = extract("Order date: 03/04/2026\nDue date: 04/25/2026", fields).await;
    assert_eq!(
        found,
        json!({"order_date": "2026-03-04", "due_date": "2026-04-25"})
    );
}
