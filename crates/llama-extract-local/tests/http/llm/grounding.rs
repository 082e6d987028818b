//! Where the values of a model stand, and which stand nowhere.

use serde_json::{Value, json};

use super::stub::Model;
use super::{LETTER, asking, completed, fields, job, letter, llm, metadata};
use crate::sample::INVOICE;

async fn located(text: &str, properties: Value, answer: Value) -> Value {
    let model = Model::saying(answer.clone()).await;
    let job = job(llm(&model), text, asking(properties)).await;
    assert_eq!(completed(&job), &answer);
    metadata(&job).clone()
}

fn matching(leaf: &Value) -> &str {
    leaf["citation"][0]["matching_text"]
        .as_str()
        .unwrap_or_default()
}

#[tokio::test]
async fn values_are_cited_as_the_document_prints_them() {
    let model = Model::saying(super::truth()).await;
    let job = letter(&model).await;
    let leaf = |name: &str| metadata(&job)[name].clone();
    assert_eq!(matching(&leaf("order_number")), "A-17");
    assert_eq!(matching(&leaf("order_date")), "4 March 2026");
    assert!(
        matching(&leaf("total_due")).contains("1.204,50"),
        "{}",
        leaf("total_due")
    );
    for name in ["order_number", "order_date", "total_due"] {
        assert!(
            leaf(name)["confidence"].as_f64().unwrap() > 0.9,
            "{}",
            leaf(name)
        );
        assert_eq!(leaf(name)["citation"][0]["page"], 1);
    }
}

#[tokio::test]
async fn a_value_that_the_document_does_not_state_has_no_citation_and_low_confidence() {
    let answer = json!({"order_number": "Z-99", "order_date": "2031-01-01", "total_due": 7});
    let found = located(LETTER, fields(), answer).await;
    for name in ["order_number", "order_date", "total_due"] {
        assert_eq!(found[name]["citation"], json!([]), "{found}");
        assert_eq!(found[name]["confidence"], 0.3, "{found}");
    }
}

#[tokio::test]
async fn of_several_places_the_one_with_the_label_is_cited() {
    let text = "Ordered 12 pieces\nTax    12.00\nTotal due    12.00\nPage 12\n";
    let fields = json!({"total_due": {"type": "number"}, "tax": {"type": "number"}});
    let model = Model::saying(json!({"total_due": 12.0, "tax": 12.0})).await;
    let api = super::api(llm(&model)).await;
    let pdf = one_page_pdf(text);
    let job = api.extract("a.pdf", &pdf, asking(fields)).await;
    let top = |name: &str| metadata(&job)[name]["citation"][0]["bounding_boxes"][0]["y"].as_f64();
    let (tax, total) = (top("tax").unwrap(), top("total_due").unwrap());
    assert!(
        (total - tax - 20.0).abs() < 2.0,
        "a line below: {tax} {total}"
    );
}

/// Text as a PDF, a line each 20 points.
fn one_page_pdf(text: &str) -> Vec<u8> {
    let lines: String = text
        .lines()
        .enumerate()
        .map(|(n, line)| format!("BT /F1 12 Tf 20 {} Td ({line}) Tj ET\n", 260 - 20 * n))
        .collect();
    format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
         3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R \
         /Resources <</Font <</F1 4 0 R>>>>>> endobj\n\
         4 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj\n\
         5 0 obj <</Length {}>> stream\n{lines}\nendstream endobj\n\
         trailer <</Root 1 0 R>>\n%%EOF",
        lines.len()
    )
    .into_bytes()
}

#[tokio::test]
async fn the_values_of_an_entry_are_cited_on_its_own_line() {
    let text = "Part     Count   Price\nBolt     2       4.00\nNut      4       2.00\nBolt     4       4.00\n";
    let items = json!({"items": {"type": "array", "items": {"type": "object", "properties": {
        "part": {"type": "string"}, "count": {"type": "integer"}, "price": {"type": "number"}}}}});
    let rows = json!([
        {"part": "Bolt", "count": 2, "price": 4},
        {"part": "Nut", "count": 4, "price": 2},
        {"part": "Bolt", "count": 4, "price": 4},
    ]);
    let model = Model::saying(json!({"items": rows})).await;
    let api = super::api(llm(&model)).await;
    let job = api
        .extract("a.pdf", &columns_pdf(text), asking(items))
        .await;
    completed(&job);
    let place = |row: usize, name: &str| {
        let leaf = &metadata(&job)["items"][row][name];
        let bounds = &leaf["citation"][0]["bounding_boxes"][0];
        let of = |side: &str| {
            bounds[side]
                .as_f64()
                .unwrap_or_else(|| panic!("{leaf}"))
                .round() as i64
        };
        (of("x"), of("y"))
    };
    let top = place(0, "part").1;
    for row in 0..3 {
        for (column, name) in ["part", "count", "price"].into_iter().enumerate() {
            let (x, y) = place(row, name);
            assert_eq!(y - top, 20 * row as i64, "row {row} {name}");
            assert_eq!(x, 20 + 90 * column as i64, "row {row} {name}");
        }
    }
}

/// Text in columns as a PDF: a line each 20 points, a column each 90.
fn columns_pdf(text: &str) -> Vec<u8> {
    let cell = |row: usize, column: usize, text: &str| {
        format!(
            "BT /F1 12 Tf {} {} Td ({text}) Tj ET\n",
            20 + 90 * column,
            260 - 20 * row
        )
    };
    let lines: String = text
        .lines()
        .enumerate()
        .flat_map(|(row, line)| {
            let cells = line.split_whitespace().enumerate();
            cells.map(move |(column, text)| cell(row, column, text))
        })
        .collect();
    let blank = one_page_pdf("");
    let blank = String::from_utf8(blank).unwrap();
    let (head, tail) = blank.split_once("5 0 obj").unwrap();
    let (_, tail) = tail.split_once("endstream").unwrap();
    format!(
        "{head}5 0 obj <</Length {}>> stream\n{lines}\nendstream{tail}",
        lines.len()
    )
    .into_bytes()
}

#[tokio::test]
async fn values_are_found_in_whatever_form_they_are_printed() {
    let text = "Discount: (24.50)\nRate: 19,5 %\nAmounts in €\nPeriod: July 1 - July 31, 2014\nShare 25%\nBox of 12pcs\n\
                Phone: +1 (802) 555-0142\nLe caf\u{e9} \u{ab}Au Ch\u{e2}teau\u{bb}\n";
    let number = || json!({"type": "number"});
    let string = || json!({"type": "string"});
    let fields = json!({"discount": number(), "rate": number(), "currency": string(), "period_start": string(),
        "share": number(), "count": number(), "phone": string(), "place": string(), "period_end": string()});
    let answer = json!({"discount": -24.5, "rate": 19.5, "currency": "EUR", "period_start": "2014-07-01",
        "share": 0.25, "count": 12, "phone": "+1 802 555 0142", "place": "CAF\u{c9} \"Au Ch\u{e2}teau\"", "period_end": "2014-07-31"});
    let found = located(text, fields, answer).await;
    for (name, words) in [
        ("discount", "(24.50)"),
        ("rate", "19,5"),
        ("currency", "€"),
        ("period_start", "July 1"),
        ("period_end", "July 31, 2014"),
        ("share", "25%"),
        ("count", "12pcs"),
        ("phone", "+1 (802) 555-0142"),
        ("place", "caf\u{e9} \u{ab}Au Ch\u{e2}teau\u{bb}"),
    ] {
        assert!(
            matching(&found[name]).contains(words),
            "{name}: {}",
            found[name]
        );
    }
    // A part of one is not what was printed.
    assert_eq!(found["share"]["confidence"], 0.6);
}

#[tokio::test]
async fn the_values_of_an_object_are_cited_in_its_own_block() {
    let text =
        "Billing\nAnn Low\n1 First Street\nDover\n\nDelivery\nBo High\n2 Second Street\nDover\n";
    let party = json!({"type": "object", "properties": {
        "name": {"type": "string"}, "street": {"type": "string"}, "city": {"type": "string"}}});
    let fields = json!({"ship_to": party, "bill_to": party});
    let answer = json!({
        "ship_to": {"name": "Bo High", "street": "2 Second Street", "city": "Dover"},
        "bill_to": {"name": "Ann Low", "street": "1 First Street", "city": "Dover"},
    });
    let model = Model::saying(answer).await;
    let api = super::api(llm(&model)).await;
    let job = api
        .extract("a.pdf", &one_page_pdf(text), asking(fields))
        .await;
    completed(&job);
    let y = |party: &str, name: &str| {
        let leaf = &metadata(&job)[party][name]["citation"][0];
        leaf["bounding_boxes"][0]["y"].as_f64().unwrap()
    };
    assert!(y("bill_to", "city") < y("ship_to", "name"));
    assert!(y("ship_to", "city") > y("ship_to", "street"));
}

#[tokio::test]
async fn a_text_over_two_lines_is_cited_with_both() {
    let text = "Delivery address:\nNorthern Ware-\nhouse, Dock 4\nThank you\n";
    let fields = json!({"delivery_address": {"type": "string"}});
    let answer = json!({"delivery_address": "Northern Warehouse, Dock 4"});
    let found = located(text, fields, answer).await;
    assert_eq!(
        matching(&found["delivery_address"]),
        "Northern Ware- house, Dock 4",
        "{found}"
    );
}

#[tokio::test]
async fn what_is_said_in_other_words_is_cited_by_its_line_and_less_sure() {
    let text = "Terms\nThe tenant shall pay the rent on the first day of each month in advance.\nPets: are not allowed\n";
    let fields = json!({"rent_due": {"type": "string"}, "pets_allowed": {"type": "boolean"}});
    let answer = json!({"rent_due": "Rent: first day of each month, paid in advance", "pets_allowed": false});
    let found = located(text, fields, answer).await;
    assert!(
        matching(&found["rent_due"]).contains("first day of each month"),
        "{found}"
    );
    assert!(matching(&found["pets_allowed"]).contains("Pets"), "{found}");
    for name in ["rent_due", "pets_allowed"] {
        assert_eq!(found[name]["confidence"], 0.6, "{found}");
    }
}

#[tokio::test]
async fn values_of_a_page_far_in_are_cited_there() {
    let text: String = (1..=30)
        .map(|n| format!("Page about {n}\nCode-{n}: C{n}X\n\x0c"))
        .collect();
    let fields = json!({"code": {"type": "string"}});
    let found = located(&text, fields, json!({"code": "C23X"})).await;
    assert_eq!(found["code"]["citation"][0]["page"], 23, "{found}");
}

#[tokio::test]
async fn the_boxes_of_a_pdf_hold_the_value() {
    let rules = crate::client::Api::start().await;
    let fields = json!({"total": {"type": "number", "description": "Total amount due"}, "missing": {"type": "string"}});
    let by_rules = rules
        .extract("invoice.pdf", INVOICE, asking(fields.clone()))
        .await;
    let total = by_rules["extract_result"]["total"].clone();
    // What the rules read off the sample is what the model is made to say.
    let model = Model::saying(json!({"total": total, "missing": null})).await;
    let api = super::api(llm(&model)).await;
    let by_model = api.extract("invoice.pdf", INVOICE, asking(fields)).await;
    let citation = |job: &Value| metadata(job)["total"]["citation"][0].clone();
    let (a, b) = (citation(&by_model), citation(&by_rules));
    assert_eq!(a["page"], b["page"]);
    assert_eq!(a["page_dimensions"], b["page_dimensions"]);
    let y = |citation: &Value| citation["bounding_boxes"][0]["y"].as_f64().unwrap();
    assert!((y(&a) - y(&b)).abs() < 1.0, "{a} {b}");
    assert!(metadata(&by_model).get("missing").is_none());
}
