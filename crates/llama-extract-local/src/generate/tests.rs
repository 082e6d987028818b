#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::*;
use crate::parse::{Limits, parse};

fn later() -> Instant {
    Instant::now() + Duration::from_secs(60)
}

fn document(text: &str) -> Document {
    let limits = Limits {
        pages: None,
        max_pages: None,
        deadline: later(),
    };
    parse("sample.txt", text.as_bytes(), &limits).unwrap()
}

fn of_sample(text: &str) -> Value {
    let document = document(text);
    let source = Source {
        sample: Some(("sample.txt", &document)),
        ..Source::default()
    };
    checked(&source).data_schema["properties"].take()
}

fn checked(source: &Source<'_>) -> Generated {
    let generated = super::schema(source, later()).unwrap();
    schema::check(&generated.data_schema).unwrap();
    generated
}

#[test]
fn labels_of_a_sample_become_typed_fields() {
    let fields = of_sample(
        "Invoice No: INV-7\nInvoice date: March 4, 2026    Due: 2026-04-03\n\
         Customer\n\nSubtotal     1,100.00\nTotal        1,204.50\nCopies: 3\nPaid: yes\n",
    );
    assert_eq!(
        fields,
        json!({
            "invoice_no": {"type": "string", "description": "Invoice No"},
            "invoice_date": {"type": "string", "description": "Invoice date (ISO 8601 date, YYYY-MM-DD)"},
            "due": {"type": "string", "description": "Due (ISO 8601 date, YYYY-MM-DD)"},
            "subtotal": {"type": "number", "description": "Subtotal"},
            "total": {"type": "number", "description": "Total"},
            "copies": {"type": "integer", "description": "Copies"},
            "paid": {"type": "boolean", "description": "Paid"},
        })
    );
}

const ITEMS: &str = "Description     Qty    Shipped       Amount\n\
                     Round bolt        4    2026-03-01     12.00\n\
                     Square nut       10    2026-03-02      7.50\n\
                     Total                                 19.50\n";

#[test]
fn a_table_of_a_sample_becomes_a_list_with_typed_columns() {
    let fields = of_sample(ITEMS);
    let items = &fields["line_items"];
    assert_eq!(items["type"], "array");
    assert_eq!(
        items["items"]["properties"],
        json!({
            "description": {"type": "string", "description": "Description"},
            "qty": {"type": "integer", "description": "Qty"},
            "shipped": {"type": "string", "description": "Shipped (ISO 8601 date, YYYY-MM-DD)"},
            "amount": {"type": "number", "description": "Amount"},
        })
    );
    assert_eq!(fields["total"]["type"], "number");
}

#[test]
fn a_table_is_called_by_its_caption() {
    let fields =
        of_sample("Test results\nSample     Reading\nA-1          4.5\nA-2          5.5\n");
    assert_eq!(
        fields.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["test_results"]
    );
}

#[test]
fn a_label_that_two_parties_have_is_in_an_object_for_each() {
    let fields = of_sample(
        "Seller\nName: Ann Low Ltd\nTax id: 111-22\n\nBuyer\nName: Bo High Inc\nTax id: 333-44\n",
    );
    let names: Vec<_> = fields.as_object().unwrap().keys().collect();
    assert_eq!(names, ["seller", "buyer"], "{fields}");
    assert_eq!(fields["buyer"]["properties"]["tax_id"]["type"], "string");
}

#[test]
fn what_a_schema_generated_from_a_sample_asks_for_is_found_in_it() {
    use crate::engine::{Engine, Rules};
    let document = document(&format!(
        "Order no: A-17\nOrder date: 2026-03-04\n\n{ITEMS}"
    ));
    let source = Source {
        sample: Some(("a.txt", &document)),
        ..Source::default()
    };
    let root = schema::check(&checked(&source).data_schema).unwrap();
    let found = Rules.extract(&document, &root, later()).to_value();
    assert_eq!(
        found,
        json!({"order_no": "A-17", "order_date": "2026-03-04", "total": 19.5, "line_items": [
            {"description": "Round bolt", "qty": 4, "shipped": "2026-03-01", "amount": 12.0},
            {"description": "Square nut", "qty": 10, "shipped": "2026-03-02", "amount": 7.5},
        ]})
    );
}

#[test]
fn a_prompt_decides_which_fields_there_are_and_a_sample_types_them() {
    let document = document(&format!("Order no: A-17\nWeight: 12.5\n\n{ITEMS}"));
    let source = Source {
        prompt: Some("the weight, the order number and the line items with description and amount"),
        sample: Some(("a.txt", &document)),
        given: None,
    };
    let fields = checked(&source).data_schema["properties"].take();
    let names: Vec<_> = fields.as_object().unwrap().keys().collect();
    assert_eq!(names, ["weight", "order_number", "line_items"]);
    assert_eq!(fields["weight"]["type"], "number");
    let columns = fields["line_items"]["items"]["properties"]
        .as_object()
        .unwrap();
    assert_eq!(
        columns.keys().collect::<Vec<_>>(),
        ["description", "amount"]
    );
}

#[test]
fn a_given_schema_stays_and_is_written_in_normal_form() {
    let given = json!({"title": "Bill", "type": "object", "required": ["no"], "properties": {
        "no": {"type": ["string", "null"], "minLength": 2},
        "paidAt": {"type": "string", "format": "date"},
        "buyer": {"$ref": "#/$defs/Party", "description": "Who pays"},
        "state": {"type": "string", "enum": ["open", "paid"], "description": "Where it is"}},
        "$defs": {"Party": {"type": "object", "properties": {"name": {"type": "string"}}}}});
    let source = Source {
        given: Some(&given),
        ..Source::default()
    };
    let generated = checked(&source);
    assert_eq!(generated.name, "Bill");
    assert_eq!(
        generated.data_schema,
        json!({"type": "object", "title": "Bill", "required": ["no"], "properties": {
            "no": {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "No"},
            "paidAt": {"type": "string", "description": "Paid at (ISO 8601 date, YYYY-MM-DD)"},
            "buyer": {"type": "object", "description": "Who pays", "properties": {
                "name": {"type": "string", "description": "Name"}}},
            "state": {"type": "string", "enum": ["open", "paid"], "description": "Where it is"}}})
    );
    let again = Source {
        given: Some(&generated.data_schema),
        ..Source::default()
    };
    assert_eq!(checked(&again).data_schema, generated.data_schema);
}

#[test]
fn a_given_schema_gets_the_fields_that_it_lacks() {
    let given = json!({"type": "object", "properties": {
        "order_number": {"type": "string"},
        "lines": {"type": "array", "items": {"type": "object", "properties": {"item": {"type": "string"}}}}}});
    let source = Source {
        prompt: Some("order no, total, lines with item and price"),
        given: Some(&given),
        sample: None,
    };
    let fields = checked(&source).data_schema["properties"].take();
    let names: Vec<_> = fields.as_object().unwrap().keys().collect();
    assert_eq!(names, ["order_number", "lines", "total"]);
    let columns = fields["lines"]["items"]["properties"].as_object().unwrap();
    assert_eq!(columns.keys().collect::<Vec<_>>(), ["item", "price"]);
}

#[test]
fn what_names_no_field_is_an_error_that_says_what_to_do() {
    let prose = document("Dear Sir or Madam\nit was nice to see you\n");
    for (source, says) in [
        (
            Source {
                prompt: Some("Extract everything."),
                ..Source::default()
            },
            "prompt names no fields",
        ),
        (
            Source {
                sample: Some(("a.txt", &prose)),
                ..Source::default()
            },
            "a.txt shows no labels",
        ),
    ] {
        let error = super::schema(&source, later()).unwrap_err();
        assert!(
            error.starts_with("inputs_invalid:") && error.contains(says),
            "{error}"
        );
    }
}

#[test]
fn the_name_is_that_of_the_schema_the_subject_or_the_file() {
    let document = document("Total: 3.50\n");
    let name = |prompt, sample| {
        checked(&Source {
            prompt,
            sample,
            given: None,
        })
        .name
    };
    assert_eq!(name(None, Some(("May bill.pdf", &document))), "May bill");
    assert_eq!(
        name(Some("total from invoices"), Some(("x.pdf", &document))),
        "Invoices"
    );
    assert_eq!(name(Some("total, date"), None), "total, date");
    assert!(name(Some(&"total ".repeat(5)), None).chars().count() <= 255);
}

#[test]
fn rows_that_are_named_beside_the_headings_have_a_name() {
    let fields = of_sample(
        "           Height    Weight\nFir            12       4.5\nOak             9       7.5\nElm            11       6.0\n",
    );
    let rows = &fields["rows"]["items"]["properties"];
    let names: Vec<_> = rows.as_object().unwrap().keys().collect();
    assert_eq!(names, ["name", "height", "weight"], "{fields}");
}
