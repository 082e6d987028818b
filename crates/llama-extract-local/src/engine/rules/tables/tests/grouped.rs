//! Headings between the rows, sums below some of them, and keys that a legend explains.

use serde_json::json;

use super::{found, list, of};

const LEDGER: &str = "\
Entries

Booked       Text                       Value
Fees
02/03        Card replacement           12.00
02/09        Paper copies                3.50
Total fees                              15.50
Refunds and credits
02/11        Return of shoes           -64.00
";

#[test]
fn a_heading_of_rows_is_a_choice_and_its_sum_ends_nothing() {
    let entries = json!({"type": "array", "description": "Entries", "items": {"type": "object", "properties": {
        "text": {"type": "string"},
        "value": {"type": "number"},
        "kind": {"type": "string", "enum": ["fee", "refund_or_credit", "purchase"]},
    }}});
    // A field of the same name elsewhere in the schema does not end the table, either.
    let fees = json!({"type": "number", "description": "Total fees"});
    let found = found("a.txt", LEDGER, json!({"entries": entries, "fees": fees})).to_value();
    assert_eq!(
        found["entries"],
        json!([
            {"text": "Card replacement", "value": 12.0, "kind": "fee"},
            {"text": "Paper copies", "value": 3.5, "kind": "fee"},
            {"text": "Return of shoes", "value": -64.0, "kind": "refund_or_credit"},
        ])
    );
    assert_eq!(found["fees"], 15.5);
}

#[test]
fn a_heading_of_rows_with_a_label_gives_its_value_on_the_next_page_too() {
    let text = "\
Pos.  Article            Pieces     Amount

Delivery note D-77 of 3 May 2025
1     Hinge                   4       8.00
2     Bolt                   10      12.00

Delivery note D-81 of 9 May 2025
3     Bracket                 2       9.00
Carried forward                      29.00
\u{c}Pos.  Article            Pieces     Amount
Carried forward                      29.00
4     Handle                  1       6.00
";
    let schema = of(
        "Items",
        &[
            ("article", "string", ""),
            ("pieces", "integer", ""),
            ("delivery_note", "string", "Number of the delivery note"),
        ],
    );
    assert_eq!(
        list("a.txt", text, "items", schema),
        json!([
            {"article": "Hinge", "pieces": 4, "delivery_note": "D-77"},
            {"article": "Bolt", "pieces": 10, "delivery_note": "D-77"},
            {"article": "Bracket", "pieces": 2, "delivery_note": "D-81"},
            {"article": "Handle", "pieces": 1, "delivery_note": "D-81"},
        ])
    );
}

#[test]
fn a_key_of_a_rate_is_what_the_legend_says() {
    let text = "\
Article              Amount    VAT
Butter                 4.20      A
Lamp                  19.00      B
Bread                  3.10      A
Total                 26.30

A = 7 %     net 6.82
B = 19.00%  net 15.97
";
    let schema = of(
        "Items",
        &[
            ("article", "string", ""),
            ("amount", "number", ""),
            ("vat_rate", "number", "VAT rate in percent"),
        ],
    );
    assert_eq!(
        list("a.txt", text, "items", schema),
        json!([
            {"article": "Butter", "amount": 4.2, "vat_rate": 7.0},
            {"article": "Lamp", "amount": 19.0, "vat_rate": 19.0},
            {"article": "Bread", "amount": 3.1, "vat_rate": 7.0},
        ])
    );
}

#[test]
fn a_period_and_a_code_below_the_text_of_a_row_are_fields_without_a_column() {
    let text = "\
Service                     Seats      Amount

Workspace, per seat             4       40.00
WS-2041
3 Mar - 2 Apr 2025

Backups                         1        9.00
BK-70
3 Mar - 2 Apr 2025
";
    let date = |said: &str| json!({"type": "string", "format": "date", "description": said});
    let items = json!({"type": "array", "description": "Services", "items": {"type": "object", "properties": {
        "service": {"type": "string"},
        "seats": {"type": "integer"},
        "sku": {"type": "string", "description": "Article number"},
        "period_start": date("Start of the period"),
        "period_end": date("End of the period"),
    }}});
    assert_eq!(
        list("a.txt", text, "items", items),
        json!([
            {"service": "Workspace, per seat", "seats": 4, "sku": "WS-2041",
             "period_start": "2025-03-03", "period_end": "2025-04-02"},
            {"service": "Backups", "seats": 1, "sku": "BK-70",
             "period_start": "2025-03-03", "period_end": "2025-04-02"},
        ])
    );
}
