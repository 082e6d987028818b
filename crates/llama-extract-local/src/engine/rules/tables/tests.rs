//! What lists are found in small documents, one fact each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod grouped;
mod invented;
mod receipts;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::rules::testing;
use crate::engine::{Engine, Found, Rules};
use crate::parse::{Limits, parse};
use crate::schema::check;

fn found(name: &str, text: &str, properties: Value) -> Found {
    testing::found_with_places(name, text, properties)
}

fn list(name: &str, text: &str, field: &str, schema: Value) -> Value {
    found(name, text, json!({field: schema})).to_value()[field].take()
}

fn of(description: &str, fields: &[(&str, &str, &str)]) -> Value {
    let fields: serde_json::Map<String, Value> = fields
        .iter()
        .map(|(name, kind, said)| {
            let kind = if *kind == "strings" {
                json!({"type": "array", "items": {"type": "string"}, "description": said})
            } else {
                json!({"type": kind, "description": said})
            };
            ((*name).to_owned(), kind)
        })
        .collect();
    json!({"type": "array", "description": description, "items": {"type": "object", "properties": fields}})
}

fn strings(description: &str) -> Value {
    json!({"type": "array", "description": description, "items": {"type": "string"}})
}

const TWO_TABLES: &str = "\
Stock of the north store

Code     Thing            Pieces
N-1      Rope                 12
N-2      Tar                   7
         Total                19

Stock of the south store

Code     Thing            Pieces
S-1      Canvas                3
";

#[test]
fn of_two_tables_alike_the_caption_chooses() {
    let fields = [("code", "string", "Code"), ("pieces", "integer", "Pieces")];
    let south = list(
        "a.txt",
        TWO_TABLES,
        "rows",
        of("Stock of the south store", &fields),
    );
    assert_eq!(south, json!([{"code": "S-1", "pieces": 3}]));
}

#[test]
fn a_row_that_sums_up_others_is_none() {
    let fields = [("code", "string", "Code"), ("pieces", "integer", "Pieces")];
    let north = list(
        "a.txt",
        TWO_TABLES,
        "rows",
        of("Stock of the north store", &fields),
    );
    assert_eq!(
        north,
        json!([{"code": "N-1", "pieces": 12}, {"code": "N-2", "pieces": 7}])
    );
}

#[test]
fn two_lists_do_not_take_one_table() {
    let fields = [("code", "string", "Code"), ("pieces", "integer", "Pieces")];
    let both = json!({"south": of("South store", &fields), "north": of("North store", &fields)});
    let both = found("a.txt", TWO_TABLES, both).to_value();
    assert_eq!(both["north"].as_array().unwrap().len(), 2);
    assert_eq!(both["south"].as_array().unwrap().len(), 1);
}

#[test]
fn a_heading_over_two_lines_is_one() {
    let text = "\
Part     Unit      Date
code     price     checked
A-1       1.50     2025-03-01
A-2       2.75     2025-03-02
";
    let fields = [
        ("part_code", "string", "Part code"),
        ("unit_price", "number", "Unit price"),
    ];
    let rows = list("a.txt", text, "parts", of("Parts", &fields));
    assert_eq!(rows[1], json!({"part_code": "A-2", "unit_price": 2.75}));
}

#[test]
fn a_cell_goes_on_over_lines_but_not_with_a_label_or_a_caption() {
    let text = "\
Article                     Qty    Price
Lamp with brass foot,         1    80.00
and a shade of linen
Serial: 88-1
Table                         2    45.00

Prices hold until the end of the year and not longer.
";
    let fields = [
        ("article", "string", "Article"),
        ("qty", "integer", "Quantity"),
        ("price", "number", "Price"),
    ];
    let rows = list("a.txt", text, "items", of("Items", &fields));
    assert_eq!(
        rows,
        json!([
            {"article": "Lamp with brass foot, and a shade of linen", "qty": 1, "price": 80.0},
            {"article": "Table", "qty": 2, "price": 45.0},
        ])
    );
}

#[test]
fn a_table_goes_on_over_the_page_without_its_header() {
    let text = "Day          Work          Hours\nMonday       Sawing          7.5\nPage 1 of 2\n\u{c}Tuesday      Gluing          6.0\nPage 2 of 2\n";
    let fields = [
        ("day", "string", "Day"),
        ("work", "string", "Work"),
        ("hours", "number", "Hours"),
    ];
    let rows = list("a.txt", text, "log", of("Log of work", &fields));
    assert_eq!(rows.as_array().unwrap().len(), 2);
    assert_eq!(
        rows[1],
        json!({"day": "Tuesday", "work": "Gluing", "hours": 6.0})
    );
}

#[test]
fn rows_may_be_the_fields_and_columns_the_records() {
    let text = "\
Course             11       13       15
Old Mill         7:05     8:05     9:05
Bridge           7:20              9:20
";
    let fields = [
        ("course", "string", "Course"),
        ("old_mill", "string", "Old Mill"),
        ("bridge", "string", "Bridge"),
    ];
    let rows = list(
        "a.txt",
        text,
        "courses",
        of("One record per course", &fields),
    );
    assert_eq!(
        rows,
        json!([
            {"course": "11", "old_mill": "7:05", "bridge": "7:20"},
            {"course": "13", "old_mill": "8:05", "bridge": null},
            {"course": "15", "old_mill": "9:05", "bridge": "9:20"},
        ])
    );
}

#[test]
fn a_heading_between_rows_is_their_category() {
    let html = "<table><tr><th>Dish</th><th>Price</th></tr><tr><td colspan=2>Soups</td></tr>\
        <tr><td>Leek</td><td>4.50</td></tr><tr><td colspan=2>Cakes</td></tr>\
        <tr><td>Plum</td><td>3.20</td></tr><tr><td>Total</td><td>7.70</td></tr></table>";
    let fields = [
        ("category", "string", "Category"),
        ("dish", "string", "Dish"),
        ("price", "number", "Price"),
    ];
    let rows = list("a.html", html, "dishes", of("Dishes", &fields));
    assert_eq!(
        rows,
        json!([
            {"category": "Soups", "dish": "Leek", "price": 4.5},
            {"category": "Cakes", "dish": "Plum", "price": 3.2},
        ])
    );
}

#[test]
fn a_group_heading_tells_columns_with_one_heading_apart() {
    let html = "<table><tr><th rowspan=2>Site</th><th colspan=1>2024</th><th colspan=1>2023</th></tr>\
        <tr><th>Yield</th><th>Yield</th></tr><tr><td>Hill</td><td>12</td><td>11</td></tr></table>";
    let fields = [
        ("site", "string", "Site"),
        ("yield", "integer", "Yield 2023"),
    ];
    let rows = list("a.html", html, "sites", of("Sites", &fields));
    assert_eq!(rows, json!([{"site": "Hill", "yield": 11}]));
}

#[test]
fn a_list_in_a_row_takes_the_columns_that_are_left() {
    let html = "<table><tr><td>Stop</td><td>Run 1</td><td>Run 2</td></tr>\
        <tr><td>Quay</td><td>6:10</td><td>8:10</td></tr></table>";
    let fields = [
        ("stop", "string", "Stop"),
        ("times", "strings", "Departures"),
    ];
    let rows = list("a.html", html, "stops", of("Stops with times", &fields));
    assert_eq!(rows, json!([{"stop": "Quay", "times": ["6:10", "8:10"]}]));
}

#[test]
fn lines_with_leaders_are_rows_without_a_header_and_end_at_the_sum() {
    let text = "\
Shop by the mill

Bread ............. 3.10
Cheese ............ 7.25
Apples
  1.5 x 2.00 ...... 3.00
Total ............ 13.35
Cash ............. 20.00
";
    let fields = [
        ("name", "string", "Article"),
        ("amount", "number", "Amount"),
    ];
    let rows = list(
        "a.txt",
        text,
        "shop",
        of("What was bought in the shop", &fields),
    );
    assert_eq!(
        rows,
        json!([
            {"name": "Bread", "amount": 3.1},
            {"name": "Cheese", "amount": 7.25},
            {"name": "Apples", "amount": 3.0},
        ])
    );
}

#[test]
fn the_first_label_again_begins_the_next_record() {
    let text = "\
Task: Mend the roof,
also the gutter
Owner: Ann Low

Task: Paint the door
Owner: Ben Roe
";
    let fields = [("task", "string", "Task"), ("owner", "string", "Owner")];
    let rows = list("a.txt", text, "tasks", of("Tasks", &fields));
    assert_eq!(
        rows,
        json!([
            {"task": "Mend the roof, also the gutter", "owner": "Ann Low"},
            {"task": "Paint the door", "owner": "Ben Roe"},
        ])
    );
}

#[test]
fn jobs_of_a_resume_are_records_with_what_was_done_in_each() {
    let text = "\
# Jo Bell

## Experience

### Technician — Mill Works Ltd

2019 – present

- Repairs
- Training of two apprentices

### Assistant — Quay College

2015 – 2019

- Inventory

## Hobbies

- Rowing
";
    let fields = [
        ("company", "string", "Employer"),
        ("position", "string", "Job title"),
        ("start_year", "integer", "Year started"),
        ("end_year", "integer", "Year ended, null when present"),
        ("tasks", "strings", "Tasks"),
    ];
    let rows = list("a.md", text, "experience", of("Work experience", &fields));
    assert_eq!(
        rows,
        json!([
            {"company": "Mill Works Ltd", "position": "Technician", "start_year": 2019, "end_year": null,
             "tasks": ["Repairs", "Training of two apprentices"]},
            {"company": "Quay College", "position": "Assistant", "start_year": 2015, "end_year": 2019,
             "tasks": ["Inventory"]},
        ])
    );
}

#[test]
fn entries_under_a_heading_are_a_list() {
    let text = "\
DECISIONS

1. The tank is replaced;
2. Rents stay; and
3. The fair is in June.

NEXT MEETING

- none
";
    assert_eq!(
        list("a.txt", text, "decisions", strings("Decisions")),
        json!(["The tank is replaced", "Rents stay", "The fair is in June."])
    );
}

#[test]
fn values_after_a_label_are_a_list() {
    let text = "Present: Ann Low (chair), Ben Roe and Cy Day\nPlace: Hall\n";
    assert_eq!(
        list("a.txt", text, "present", strings("Present")),
        json!(["Ann Low (chair)", "Ben Roe", "Cy Day"])
    );
}

#[test]
fn a_document_without_the_list_has_none() {
    let fields = [("code", "string", "Code"), ("price", "number", "Price")];
    let text = "Dear Ann,\n\nthe parcel came on Monday. Thank you!\n\nBen\n";
    assert_eq!(
        list("a.txt", text, "items", of("Items", &fields)),
        json!([])
    );
    assert_eq!(list("a.txt", text, "skills", strings("Skills")), json!([]));
}

#[test]
fn past_the_deadline_nothing_is_looked_for() {
    let limits = Limits {
        pages: None,
        max_pages: None,
        deadline: Instant::now() + Duration::from_secs(60),
    };
    let document = parse("a.txt", TWO_TABLES.as_bytes(), &limits).unwrap();
    let fields = [("code", "string", "Code"), ("pieces", "integer", "Pieces")];
    let schema = json!({"type": "object", "properties": {"rows": of("Stock", &fields)}});
    let found = Rules.extract(&document, &check(&schema).unwrap(), Instant::now());
    assert_eq!(found.to_value(), json!({"rows": []}));
}

const STAGGERED: &str = "\
Bestellung 77-104

Pos.  Material   Bezeichnung
      Liefertermin           Menge  Einheit     Preis         Wert

10    M-1180     Dichtring Kupfer 12 x 16
      04.05.2026                50  ST           0,42        21,00

20    M-2077     Schlauchschelle verzinkt
      04.05.2026                 8  ST           1,75        14,00
      Bitte einzeln verpacken

                 Summe                                       35,00
";

#[test]
fn rows_of_two_lines_stand_under_a_header_of_two_lines() {
    let items = list(
        "bestellung.txt",
        STAGGERED,
        "items",
        of(
            "Ordered items",
            &[
                ("material", "string", "as printed"),
                ("description", "string", ""),
                ("delivery_date", "string", "as printed"),
                ("quantity", "number", ""),
                ("unit", "string", ""),
                ("price", "number", ""),
                ("note", "string", ""),
            ],
        ),
    );
    assert_eq!(
        items,
        json!([
            {
                "material": "M-1180", "description": "Dichtring Kupfer 12 x 16",
                "delivery_date": "04.05.2026", "quantity": 50.0, "unit": "ST", "price": 0.42, "note": null
            },
            {
                "material": "M-2077", "description": "Schlauchschelle verzinkt",
                "delivery_date": "04.05.2026", "quantity": 8.0, "unit": "ST", "price": 1.75,
                "note": "Bitte einzeln verpacken"
            },
        ])
    );
}
