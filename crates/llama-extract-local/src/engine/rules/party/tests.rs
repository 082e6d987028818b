//! Whose name and address is found in small documents, one fact each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use serde_json::{Value, json};

use crate::engine::rules::testing;

fn found(text: &str, properties: Value) -> Value {
    testing::found("letter.txt", text, properties)
}

fn party(fields: &[&str]) -> Value {
    let fields: serde_json::Map<String, Value> = fields
        .iter()
        .map(|name| ((*name).to_owned(), json!({"type": "string"})))
        .collect();
    json!({"type": "object", "properties": fields})
}

const LETTER: &str = "\
                                                     MOORHOF

Gartenbau Moorhof GmbH · Heideweg 7 · 29221 Celle

Stadtwerke Altenau eG
Ringstraße 15
38707 Altenau

Rechnung Nr. 4711 vom 03.04.2025
";

#[test]
fn the_line_above_the_window_of_a_letter_is_the_sender() {
    let found = found(
        LETTER,
        json!({"lieferant": party(&["name", "strasse", "plz", "ort"])}),
    );
    assert_eq!(
        found["lieferant"],
        json!({"name": "Gartenbau Moorhof GmbH", "strasse": "Heideweg 7", "plz": "29221", "ort": "Celle"})
    );
}

#[test]
fn the_block_below_the_line_of_the_sender_is_the_recipient() {
    let found = found(
        LETTER,
        json!({"kunde": party(&["name", "strasse", "plz", "ort"])}),
    );
    assert_eq!(
        found["kunde"],
        json!({"name": "Stadtwerke Altenau eG", "strasse": "Ringstraße 15", "plz": "38707", "ort": "Altenau"})
    );
}

#[test]
fn a_phone_number_under_an_address_is_no_postal_code() {
    let text = "Seller\nMolen Tuin B.V.\nDijkweg 41\n1619 HA Andijk\nTel. 0228 - 555 019\n";
    let found = found(
        text,
        json!({"seller": party(&["street", "postal_code", "city"])}),
    );
    assert_eq!(
        found["seller"],
        json!({"street": "Dijkweg 41", "postal_code": "1619 HA", "city": "Andijk"})
    );
}

#[test]
fn an_address_in_one_line_is_parted_by_its_dash() {
    let text = "\
        BAZAR DEL PUERTO\n\
      C/ Real, 12 - 11001 Cadiz\n\
\n\
TOTAL EUR            9,50\n";
    let fields = ["comercio", "direccion", "codigo_postal", "ciudad"];
    let found = found(text, party(&fields)["properties"].clone());
    assert_eq!(
        found,
        json!({"comercio": "BAZAR DEL PUERTO", "direccion": "C/ Real, 12", "codigo_postal": "11001", "ciudad": "Cadiz"})
    );
}
