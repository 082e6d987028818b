//! Draws the sample documents in `tests/documents/` that no hand can type, and writes down what the invoice says.
//!
//! `cargo run -p llama-extract-tests --example make_documents` writes the same bytes every time. What the `real-` documents
//! say is in their folders, written by hand and read against the page; so are those of them that are text.

mod bank_statement;
mod face;
mod facture;
mod invoice;
mod invoice_kitchen;
mod package;
mod pdf;
mod purchase_order;
mod rechnung;
mod sheet;
mod table;
mod word;
mod workbook;

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::sheet::Sheet;

/// Folder, file and pages of the `real-` documents.
const DRAWN: &[(&str, &str, fn() -> Vec<Sheet>)] = &[
    (
        "real-bank-statement-en",
        "statement.pdf",
        bank_statement::draw,
    ),
    ("real-facture-energie-fr", "facture.pdf", facture::draw),
    (
        "real-invoice-kitchen-en",
        "invoice.pdf",
        invoice_kitchen::draw,
    ),
    (
        "real-purchase-order-en",
        "purchase-order.pdf",
        purchase_order::draw,
    ),
    ("real-rechnung-heizung-de", "rechnung.pdf", rechnung::draw),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    fs::create_dir_all(&folder)?;
    let (pdf, expected) = invoice::draw();
    fs::write(folder.join("invoice.pdf"), pdf)?;
    let text = format!("{}\n", serde_json::to_string_pretty(&expected)?);
    fs::write(folder.join("invoice.expected.json"), text)?;
    for (name, file, draw) in DRAWN {
        fs::create_dir_all(folder.join(name))?;
        fs::write(folder.join(name).join(file), pdf::file(draw()))?;
    }
    Ok(())
}
