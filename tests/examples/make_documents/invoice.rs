//! The invoice that the tests and the README start from.

use serde_json::{Value, json};

use crate::face::Face::{Bold, Regular};
use crate::pdf;
use crate::sheet::{A4, Pen, Sheet};

const LEFT: f32 = 56.0;
const RIGHT: f32 = A4.0 - 56.0;
/// Right edges of the number columns of the table.
const UNIT_PRICE: f32 = 450.0;
const AMOUNT: f32 = RIGHT - 8.0;
const DESCRIPTION: f32 = LEFT + 66.0;

const INK: [f32; 3] = [0.13, 0.15, 0.18];
const GREY: [f32; 3] = [0.42, 0.45, 0.50];
const ACCENT: [f32; 3] = [0.07, 0.37, 0.36];
const SHADE: [f32; 3] = [0.93, 0.96, 0.95];

struct Item {
    quantity: i64,
    description: &'static str,
    /// Cents.
    unit_price: i64,
}

const ITEMS: [Item; 5] = [
    Item {
        quantity: 12,
        description: "Cotton rag paper, A3, 220 gsm",
        unit_price: 1_850,
    },
    Item {
        quantity: 4,
        description: "Linen binding cloth, forest green",
        unit_price: 3_275,
    },
    Item {
        quantity: 1,
        description: "Letterpress plate, two colours",
        unit_price: 48_000,
    },
    Item {
        quantity: 250,
        description: "Folded card with envelope",
        unit_price: 92,
    },
    Item {
        quantity: 3,
        description: "Hand finishing, per hour",
        unit_price: 6_400,
    },
];
const TAX_PERCENT: i64 = 8;

/// Cents as `$1,204.50`.
fn money(cents: i64) -> String {
    let (whole, rest) = (cents / 100, cents % 100);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("${grouped}.{rest:02}")
}

fn dollars(cents: i64) -> f64 {
    cents as f64 / 100.0
}

/// The file and what it says.
pub(crate) fn draw() -> (Vec<u8>, Value) {
    let amount = |item: &Item| item.quantity * item.unit_price;
    let subtotal: i64 = ITEMS.iter().map(amount).sum();
    let tax = (subtotal * TAX_PERCENT + 50) / 100;
    let total = subtotal + tax;

    let mut sheet = Sheet::new(A4);

    sheet.text(
        LEFT,
        78.0,
        Pen::new(Bold, 20.0).ink(ACCENT),
        "Fernhill Paper Works",
    );
    sheet.text(
        LEFT,
        96.0,
        Pen::new(Regular, 9.0).ink(GREY),
        "18 Tannery Lane, Burlington, VT 05401, United States",
    );
    sheet.text(
        LEFT,
        109.0,
        Pen::new(Regular, 9.0).ink(GREY),
        "+1 802 555 0142",
    );
    sheet.right(RIGHT, 78.0, Pen::new(Regular, 24.0).ink(GREY), "INVOICE");
    sheet.rule(LEFT, RIGHT, 128.0, 1.2, ACCENT);

    sheet.text(LEFT, 158.0, Pen::new(Bold, 8.5).ink(GREY), "BILL TO");
    sheet.text(
        LEFT,
        174.0,
        Pen::new(Bold, 10.5).ink(INK),
        "Harbour & Pine Bookshop",
    );
    for (y, line) in [
        (188.0, "402 Mercer Street, Floor 2"),
        (202.0, "Portland, ME 04101"),
        (216.0, "accounts@harbourandpine.example"),
    ] {
        sheet.text(LEFT, y, Pen::new(Regular, 10.0).ink(INK), line);
    }
    let labels = 352.0;
    for (y, label, value) in [
        (158.0, "Invoice number", "FPW-2026-0187"),
        (175.0, "Issue date", "March 4, 2026"),
        (192.0, "Due date", "April 3, 2026"),
        (209.0, "Purchase order", "PO-7731"),
        (226.0, "Currency", "USD"),
    ] {
        sheet.text(labels, y, Pen::new(Regular, 10.0).ink(GREY), label);
        sheet.right(RIGHT, y, Pen::new(Bold, 10.0).ink(INK), value);
    }

    let top = 262.0;
    sheet.fill([LEFT, top, RIGHT, top + 24.0], SHADE);
    let head = top + 16.0;
    sheet.text(
        LEFT + 8.0,
        head,
        Pen::new(Bold, 9.0).ink(ACCENT),
        "Quantity",
    );
    sheet.text(
        DESCRIPTION,
        head,
        Pen::new(Bold, 9.0).ink(ACCENT),
        "Description",
    );
    sheet.right(
        UNIT_PRICE,
        head,
        Pen::new(Bold, 9.0).ink(ACCENT),
        "Unit price",
    );
    sheet.right(AMOUNT, head, Pen::new(Bold, 9.0).ink(ACCENT), "Amount");
    let mut y = top + 42.0;
    for item in &ITEMS {
        sheet.right(
            LEFT + 46.0,
            y,
            Pen::new(Regular, 10.0).ink(INK),
            &item.quantity.to_string(),
        );
        sheet.text(
            DESCRIPTION,
            y,
            Pen::new(Regular, 10.0).ink(INK),
            item.description,
        );
        sheet.right(
            UNIT_PRICE,
            y,
            Pen::new(Regular, 10.0).ink(INK),
            &money(item.unit_price),
        );
        sheet.right(
            AMOUNT,
            y,
            Pen::new(Regular, 10.0).ink(INK),
            &money(amount(item)),
        );
        sheet.rule(LEFT, RIGHT, y + 9.0, 0.5, SHADE);
        y += 25.0;
    }

    y += 10.0;
    let tax_label = format!("Sales tax ({TAX_PERCENT}%)");
    for (label, cents) in [("Subtotal", subtotal), (tax_label.as_str(), tax)] {
        sheet.text(labels, y, Pen::new(Regular, 10.0).ink(GREY), label);
        sheet.right(AMOUNT, y, Pen::new(Regular, 10.0).ink(INK), &money(cents));
        y += 19.0;
    }
    sheet.rule(labels, RIGHT, y - 10.0, 1.0, ACCENT);
    y += 8.0;
    sheet.text(labels, y, Pen::new(Bold, 12.0).ink(INK), "Total due");
    sheet.right(AMOUNT, y, Pen::new(Bold, 12.0).ink(INK), &money(total));

    y += 60.0;
    sheet.text(LEFT, y, Pen::new(Bold, 8.5).ink(GREY), "PAYMENT");
    sheet.text(
        LEFT,
        y + 16.0,
        Pen::new(Regular, 10.0).ink(INK),
        "Please pay within 30 days, by bank transfer or card.",
    );
    sheet.text(
        LEFT,
        y + 31.0,
        Pen::new(Regular, 10.0).ink(INK),
        "Questions: billing@fernhillpaper.example",
    );
    sheet.rule(LEFT, RIGHT, 780.0, 0.5, SHADE);
    sheet.text(
        LEFT,
        796.0,
        Pen::new(Regular, 8.0).ink(GREY),
        "Fernhill Paper Works - made with care since 1974",
    );
    sheet.right(
        RIGHT,
        796.0,
        Pen::new(Regular, 8.0).ink(GREY),
        "Page 1 of 1",
    );

    let items: Vec<Value> = ITEMS
        .iter()
        .map(|item| {
            json!({
                "description": item.description,
                "quantity": item.quantity,
                "unit_price": dollars(item.unit_price),
                "amount": dollars(amount(item)),
            })
        })
        .collect();
    let expected = json!({
        "vendor": "Fernhill Paper Works",
        "invoice_number": "FPW-2026-0187",
        "issue_date": "2026-03-04",
        "due_date": "2026-04-03",
        "purchase_order": "PO-7731",
        "currency": "USD",
        "bill_to": {
            "name": "Harbour & Pine Bookshop",
            "address": "402 Mercer Street, Floor 2, Portland, ME 04101",
            "email": "accounts@harbourandpine.example",
        },
        "items": items,
        "subtotal": dollars(subtotal),
        "tax": dollars(tax),
        "total": dollars(total),
        "payment_email": "billing@fernhillpaper.example",
    });
    (pdf::file(vec![sheet]), expected)
}
