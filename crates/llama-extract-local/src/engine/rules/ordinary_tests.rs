//! What ordinary papers of offices leave unsaid or say in a way of their own: one fact each.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
use serde_json::{Value, json};

use super::testing;

fn found(text: &str, properties: Value) -> Value {
    testing::found("paper.txt", text, properties)
}

fn text() -> Value {
    json!({"type": ["string", "null"]})
}

fn number() -> Value {
    json!({"type": ["number", "null"]})
}

fn date() -> Value {
    json!({"type": ["string", "null"], "format": "date"})
}

fn rows(properties: Value) -> Value {
    json!({"type": "array", "items": {"type": "object", "properties": properties}})
}

const ACCOUNT: &str = "\
BANQUE DES COLLINES
Relevé de compte n° 8

Date     Libellé                             Débit     Crédit
         SOLDE AU 31/03/2025                           900,00
02/04    Virement Martin                               150,00
09/04    Prélèvement Eau                     40,00
         SOLDE AU 30/04/2025                         1 010,00
";

#[test]
fn balances_are_told_by_their_dates_and_are_no_bookings() {
    let found = found(
        ACCOUNT,
        json!({
            "opening_balance": number(),
            "closing_balance": number(),
            "transactions": rows(json!({"date": date(), "description": text(), "debit": number(), "credit": number()})),
        }),
    );
    assert_eq!(found["opening_balance"], 900.0);
    assert_eq!(found["closing_balance"], 1010.0);
    let said: Vec<&Value> = found["transactions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["description"])
        .collect();
    assert_eq!(said, ["Virement Martin", "Prélèvement Eau"]);
}

#[test]
fn a_bank_is_called_by_its_whole_name() {
    let found = found(ACCOUNT, json!({"bank": text()}));
    assert_eq!(found["bank"], "BANQUE DES COLLINES");
}

#[test]
fn a_range_is_for_two_fields() {
    let results = "\
Test              Result     Unit      Reference range
Ferritin              85     ug/l      30 - 300
Sodium               139     mmol/l    135 - 145
";
    let fields = json!({"test": text(), "result": number(), "reference_low": number(), "reference_high": number()});
    let found = found(results, json!({"results": rows(fields)}));
    let expected = json!([
        {"test": "Ferritin", "result": 85.0, "reference_low": 30.0, "reference_high": 300.0},
        {"test": "Sodium", "result": 139.0, "reference_low": 135.0, "reference_high": 145.0},
    ]);
    assert_eq!(found["results"], expected);
}

#[test]
fn letters_in_front_of_names_are_a_field_of_their_own() {
    let cover = "\
Coverage                   Limit     Premium
A. Building              250,000      410.00
B. Belongings             60,000       95.00
C. Liability             500,000       38.00
";
    let fields = json!({"letter": text(), "name": text(), "limit": number(), "premium": number()});
    let found = found(cover, json!({"coverages": rows(fields)}));
    let first = json!({"letter": "A", "name": "Building", "limit": 250_000.0, "premium": 410.0});
    assert_eq!(found["coverages"][0], first);
}

#[test]
fn a_row_that_is_the_sum_of_those_above_is_none() {
    let bill = "\
Charge                        Amount
Base fee                       18.50
Sewer                          39.75
Total of what was used         58.25
";
    let found = found(
        bill,
        json!({"charges": rows(json!({"charge": text(), "amount": number()}))}),
    );
    assert_eq!(found["charges"].as_array().unwrap().len(), 2);
}

#[test]
fn place_and_date_stand_together() {
    let letter = "Nr 41/2025                         Opole, dnia 14.10.2025 r.\n\nZaświadczenie\n";
    let found = found(letter, json!({"issue_date": date(), "issue_place": text()}));
    assert_eq!(
        found,
        json!({"issue_date": "2025-10-14", "issue_place": "Opole"})
    );
}

#[test]
fn a_kind_of_document_is_nobodys_name() {
    let bill = "UTILITY BILL\n\nAccount Number: 118-00452\n";
    let found = found(bill, json!({"utility": text(), "account_number": text()}));
    assert_eq!(
        found,
        json!({"utility": null, "account_number": "118-00452"})
    );
}

#[test]
fn a_vat_id_may_stand_in_groups() {
    let found = found(
        "Seller: Low Mill Ltd\nVAT number: GB 123 4567 89\n",
        json!({"vat_number": text()}),
    );
    assert_eq!(found["vat_number"], "GB 123 4567 89");
}

const INVOICE: &str = "\
BIRCHWOOD

Invoice 2291

Birchwood Tools Ltd                      Bill to
14 Forge Road                            Kay & Sons
Hull HU1 4AB                             3 Quay Street
sales@birchwood.example                  Goole DN14 5BB

Item          Amount
Chisel         12.00
";

#[test]
fn the_full_name_of_a_brand_stands_elsewhere() {
    let vendor = json!({"type": "object", "properties": {"name": text()}});
    let found = found(INVOICE, json!({"vendor": vendor}));
    assert_eq!(found["vendor"]["name"], "Birchwood Tools Ltd");
}

#[test]
fn money_of_two_columns_is_one_amount_with_its_sign() {
    let statement = "\
Date      Text                    Withdrawals    Deposits     Balance
03/02     Salary                                 1,900.00    2,400.00
04/02     Rent                         800.00                1,600.00
05/02     Groceries                     60.00                1,540.00
Continued on next page
";
    let fields = json!({"date": text(), "text": text(), "amount": number(), "balance": number()});
    let found = found(statement, json!({"entries": rows(fields)}));
    let amounts: Vec<&Value> = found["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["amount"])
        .collect();
    assert_eq!(amounts, [1900.0, -800.0, -60.0]);
    assert_eq!(found["entries"][2]["text"], "Groceries");
}

#[test]
fn a_label_may_go_on_before_its_amount() {
    let summary = "\
Beginning balance on September 1             $1,836.42
Deposits (3)                                 $4,768.32
";
    let found = found(
        summary,
        json!({"beginning_balance": number(), "deposits": number()}),
    );
    assert_eq!(
        found,
        json!({"beginning_balance": 1836.42, "deposits": 4768.32})
    );
}

#[test]
fn where_value_is_taxed_the_day_comes_first() {
    let receipt = "Receipt 771\nDate 12/10/2024\nTOTAL GBP 30.87\nVAT 20% included 1.42\n";
    let found = found(receipt, json!({"date": date()}));
    assert_eq!(found["date"], "2024-10-12");
}

#[test]
fn labels_with_values_below_a_table_are_none_of_its_rows() {
    let policy = "\
Cover                       Sum insured      Excess
Building                     125,000.00      150.00
Contents                      32,500.00      150.00

Net premium                      218.40
Total premium                    245.50
";
    let fields = json!({"cover": text(), "sum_insured": number(), "excess": number()});
    let found = found(
        policy,
        json!({"covers": rows(fields), "net_premium": number(), "total_premium": number()}),
    );
    assert_eq!(found["covers"].as_array().unwrap().len(), 2);
    assert_eq!(found["net_premium"], 218.4);
    assert_eq!(found["total_premium"], 245.5);
}
