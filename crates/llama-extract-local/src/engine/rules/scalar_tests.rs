//! What single fields find in small documents of ordinary kinds, one fact each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use serde_json::{Value, json};

use super::testing;

/// Checks what the fields of a text say: the place of each, its schema, and its value.
fn says(text: &str, fields: &[(&str, Value, Value)]) {
    let properties: serde_json::Map<String, Value> = fields
        .iter()
        .map(|(name, schema, _)| ((*name).to_owned(), schema.clone()))
        .collect();
    let found = testing::found("document.txt", text, properties.into());
    for (name, _, expected) in fields {
        let got = found.get(*name).unwrap_or(&Value::Null);
        let same = got == expected || got.as_f64().is_some() && got.as_f64() == expected.as_f64();
        assert!(same, "{name}: {got} instead of {expected} in\n{text}");
    }
}

fn string() -> Value {
    json!({"type": "string"})
}

fn date() -> Value {
    json!({"type": "string", "format": "date"})
}

fn number() -> Value {
    json!({"type": "number"})
}

#[test]
fn of_two_dates_of_payment_the_earlier_is_that_of_the_discount() {
    for text in [
        "Zahlbar bis 04.03.2026 mit 3 % Skonto oder bis 21.03.2026 ohne Abzug.",
        "Fällig am 21.03.2026 netto, bei Zahlung bis 04.03.2026 gewähren wir 3 % Skonto.",
    ] {
        says(
            text,
            &[
                ("skonto_bis", date(), json!("2026-03-04")),
                ("zahlbar_bis", date(), json!("2026-03-21")),
                ("skonto_prozent", number(), json!(3.0)),
            ],
        );
    }
}

#[test]
fn of_a_hidden_card_number_the_last_digits_are_read() {
    let digits = json!({"type": "string", "description": "Last four digits of the card"});
    says(
        "Receipt\n\nPaid by card: XXXX XXXX XXXX 5519\nTotal: 12.40\n",
        &[("card_last4", digits, json!("5519"))],
    );
    let digits = json!({"type": "string", "description": "Últimas cuatro cifras"});
    says(
        "Ticket\n\nTARJETA MASTERCARD ****8812      31,50\n",
        &[("tarjeta_cifras", digits, json!("8812"))],
    );
}

#[test]
fn an_amount_stands_behind_its_rate() {
    says(
        "\
Net value of goods                    1.500,00
Discount                  3,00 %         45,00-
Freight                                  20,00
VAT                      21,00 %        309,75
Order total                           1.784,75
",
        &[
            ("discount", number(), json!(-45.0)),
            ("freight", number(), json!(20.0)),
            ("vat", number(), json!(309.75)),
            ("total", number(), json!(1784.75)),
        ],
    );
}

#[test]
fn a_rate_stands_in_the_label_of_its_amount() {
    says(
        "\
Summe netto:                   400,00 EUR
abzgl. 5 % Rabatt:             -20,00 EUR
Betrag MwSt. 19 %:              72,20 EUR
Rechnungsbetrag:               452,20 EUR
",
        &[
            ("vat_rate", number(), json!(19.0)),
            ("vat_amount", number(), json!(72.2)),
            ("discount_percent", number(), json!(5.0)),
            ("total", number(), json!(452.2)),
        ],
    );
}

#[test]
fn a_label_over_a_figure_of_its_own_is_no_part_of_the_next() {
    says(
        "\
Retenue de garantie 5 %        -50,00
Total à payer                  950,00
",
        &[
            ("total_a_payer", number(), json!(950.0)),
            ("retenue_garantie", number(), json!(-50.0)),
        ],
    );
}

#[test]
fn a_description_may_give_an_amount_its_sign() {
    let negative = json!({"type": "number", "description": "Discount as a negative amount"});
    says("Discount: 12.50\n", &[("discount", negative, json!(-12.5))]);
}

#[test]
fn an_id_ends_before_the_word_that_joins_it_with_its_date() {
    says(
        "Zamówienie nr: ZM/77/2026 z dnia 3.02.2026\n",
        &[("numer_zamowienia", string(), json!("ZM/77/2026"))],
    );
}
