//! Draws the sample documents in `tests/documents/` and writes down what they say.
//!
//! `cargo run -p llama-extract-tests --example make_documents` writes the same bytes every time.

use std::error::Error;
use std::path::Path;

use pdf_writer::types::LineCapStyle;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};
use serde_json::{Value, json};

const PAGE_WIDTH: f32 = 595.0;
const PAGE_HEIGHT: f32 = 842.0;
const LEFT: f32 = 56.0;
const RIGHT: f32 = PAGE_WIDTH - 56.0;
/// Right edges of the number columns of the table.
const UNIT_PRICE: f32 = 450.0;
const AMOUNT: f32 = RIGHT - 8.0;
const DESCRIPTION: f32 = LEFT + 66.0;

const INK: [f32; 3] = [0.13, 0.15, 0.18];
const GREY: [f32; 3] = [0.42, 0.45, 0.50];
const ACCENT: [f32; 3] = [0.07, 0.37, 0.36];
const SHADE: [f32; 3] = [0.93, 0.96, 0.95];

/// Widths of the characters 32 to 126 in Helvetica, in thousandths of the font size.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same in Helvetica-Bold.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[derive(Clone, Copy, PartialEq)]
enum Face {
    Regular,
    Bold,
}

impl Face {
    fn name(self) -> Name<'static> {
        match self {
            Self::Regular => Name(b"F1"),
            Self::Bold => Name(b"F2"),
        }
    }

    /// Width of a text in points. The documents are written in ASCII.
    fn width(self, text: &str, size: f32) -> f32 {
        let widths = match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        };
        let width = |byte: u8| widths.get(usize::from(byte).wrapping_sub(32)).copied();
        let sum: u32 = text.bytes().filter_map(width).map(u32::from).sum();
        sum as f32 * size / 1000.0
    }
}

/// A page that is drawn from the top: y counts down, as the eye reads.
struct Sheet(Content);

impl Sheet {
    fn text(&mut self, x: f32, y: f32, size: f32, face: Face, colour: [f32; 3], text: &str) {
        let [r, g, b] = colour;
        self.0.set_fill_rgb(r, g, b);
        self.0.begin_text().set_font(face.name(), size);
        self.0
            .next_line(x, PAGE_HEIGHT - y)
            .show(Str(text.as_bytes()));
        self.0.end_text();
    }

    fn text_to(&mut self, right: f32, y: f32, size: f32, face: Face, colour: [f32; 3], text: &str) {
        let x = right - face.width(text, size);
        self.text(x, y, size, face, colour, text);
    }

    fn rule(&mut self, x0: f32, x1: f32, y: f32, width: f32, colour: [f32; 3]) {
        let [r, g, b] = colour;
        self.0.set_stroke_rgb(r, g, b).set_line_width(width);
        self.0.set_line_cap(LineCapStyle::ButtCap);
        self.0
            .move_to(x0, PAGE_HEIGHT - y)
            .line_to(x1, PAGE_HEIGHT - y)
            .stroke();
    }

    fn band(&mut self, y0: f32, y1: f32, colour: [f32; 3]) {
        let [r, g, b] = colour;
        self.0.set_fill_rgb(r, g, b);
        self.0
            .rect(LEFT, PAGE_HEIGHT - y1, RIGHT - LEFT, y1 - y0)
            .fill_nonzero();
    }
}

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

fn invoice() -> (Vec<u8>, Value) {
    let amount = |item: &Item| item.quantity * item.unit_price;
    let subtotal: i64 = ITEMS.iter().map(amount).sum();
    let tax = (subtotal * TAX_PERCENT + 50) / 100;
    let total = subtotal + tax;

    let mut sheet = Sheet(Content::new());
    use Face::{Bold, Regular};

    sheet.text(LEFT, 78.0, 20.0, Bold, ACCENT, "Fernhill Paper Works");
    sheet.text(
        LEFT,
        96.0,
        9.0,
        Regular,
        GREY,
        "18 Tannery Lane, Burlington, VT 05401, United States",
    );
    sheet.text(LEFT, 109.0, 9.0, Regular, GREY, "+1 802 555 0142");
    sheet.text_to(RIGHT, 78.0, 24.0, Regular, GREY, "INVOICE");
    sheet.rule(LEFT, RIGHT, 128.0, 1.2, ACCENT);

    sheet.text(LEFT, 158.0, 8.5, Bold, GREY, "BILL TO");
    sheet.text(LEFT, 174.0, 10.5, Bold, INK, "Harbour & Pine Bookshop");
    for (y, line) in [
        (188.0, "402 Mercer Street, Floor 2"),
        (202.0, "Portland, ME 04101"),
        (216.0, "accounts@harbourandpine.example"),
    ] {
        sheet.text(LEFT, y, 10.0, Regular, INK, line);
    }
    let labels = 352.0;
    for (y, label, value) in [
        (158.0, "Invoice number", "FPW-2026-0187"),
        (175.0, "Issue date", "March 4, 2026"),
        (192.0, "Due date", "April 3, 2026"),
        (209.0, "Purchase order", "PO-7731"),
        (226.0, "Currency", "USD"),
    ] {
        sheet.text(labels, y, 10.0, Regular, GREY, label);
        sheet.text_to(RIGHT, y, 10.0, Bold, INK, value);
    }

    let top = 262.0;
    sheet.band(top, top + 24.0, SHADE);
    let head = top + 16.0;
    sheet.text(LEFT + 8.0, head, 9.0, Bold, ACCENT, "Quantity");
    sheet.text(DESCRIPTION, head, 9.0, Bold, ACCENT, "Description");
    sheet.text_to(UNIT_PRICE, head, 9.0, Bold, ACCENT, "Unit price");
    sheet.text_to(AMOUNT, head, 9.0, Bold, ACCENT, "Amount");
    let mut y = top + 42.0;
    for item in &ITEMS {
        sheet.text_to(
            LEFT + 46.0,
            y,
            10.0,
            Regular,
            INK,
            &item.quantity.to_string(),
        );
        sheet.text(DESCRIPTION, y, 10.0, Regular, INK, item.description);
        sheet.text_to(UNIT_PRICE, y, 10.0, Regular, INK, &money(item.unit_price));
        sheet.text_to(AMOUNT, y, 10.0, Regular, INK, &money(amount(item)));
        sheet.rule(LEFT, RIGHT, y + 9.0, 0.5, SHADE);
        y += 25.0;
    }

    y += 10.0;
    let tax_label = format!("Sales tax ({TAX_PERCENT}%)");
    for (label, cents) in [("Subtotal", subtotal), (tax_label.as_str(), tax)] {
        sheet.text(labels, y, 10.0, Regular, GREY, label);
        sheet.text_to(AMOUNT, y, 10.0, Regular, INK, &money(cents));
        y += 19.0;
    }
    sheet.rule(labels, RIGHT, y - 10.0, 1.0, ACCENT);
    y += 8.0;
    sheet.text(labels, y, 12.0, Bold, INK, "Total due");
    sheet.text_to(AMOUNT, y, 12.0, Bold, INK, &money(total));

    y += 60.0;
    sheet.text(LEFT, y, 8.5, Bold, GREY, "PAYMENT");
    sheet.text(
        LEFT,
        y + 16.0,
        10.0,
        Regular,
        INK,
        "Please pay within 30 days, by bank transfer or card.",
    );
    sheet.text(
        LEFT,
        y + 31.0,
        10.0,
        Regular,
        INK,
        "Questions: billing@fernhillpaper.example",
    );
    sheet.rule(LEFT, RIGHT, 780.0, 0.5, SHADE);
    sheet.text(
        LEFT,
        796.0,
        8.0,
        Regular,
        GREY,
        "Fernhill Paper Works - made with care since 1974",
    );
    sheet.text_to(RIGHT, 796.0, 8.0, Regular, GREY, "Page 1 of 1");

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
    (pdf(sheet), expected)
}

/// One page with the two standard fonts, widths stated so that every reader agrees on the places.
fn pdf(sheet: Sheet) -> Vec<u8> {
    let [catalog, pages, page, content] = [1, 2, 3, 4].map(Ref::new);
    let fonts = [
        (Face::Regular, Ref::new(5), &b"Helvetica"[..], &REGULAR),
        (Face::Bold, Ref::new(6), &b"Helvetica-Bold"[..], &BOLD),
    ];
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut leaf = pdf.page(page);
    leaf.parent(pages).contents(content);
    leaf.media_box(Rect::new(0.0, 0.0, PAGE_WIDTH, PAGE_HEIGHT));
    let mut resources = leaf.resources();
    let mut names = resources.fonts();
    for (face, id, _, _) in &fonts {
        names.pair(face.name(), *id);
    }
    names.finish();
    resources.finish();
    leaf.finish();
    for (_, id, name, widths) in fonts {
        let mut font = pdf.type1_font(id);
        font.base_font(Name(name)).first_char(32).last_char(126);
        font.widths(widths.iter().map(|&width| f32::from(width)));
        font.encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    pdf.stream(content, &sheet.0.finish());
    pdf.finish()
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    std::fs::create_dir_all(&folder)?;
    let (pdf, expected) = invoice();
    std::fs::write(folder.join("invoice.pdf"), pdf)?;
    let text = format!("{}\n", serde_json::to_string_pretty(&expected)?);
    std::fs::write(folder.join("invoice.expected.json"), text)?;
    Ok(())
}
