//! Draws the sample documents in `tests/documents/` that no hand can type, and writes down what the invoice says.
//!
//! `cargo run -p llama-extract-tests --example make_documents` writes the same bytes every time. What the `real-` documents
//! say is in their folders, written by hand and read against the page; so are those of them that are text.

mod face;
mod invoice;
mod package;
mod pdf;
mod sheet;
mod table;
mod word;
mod workbook;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    fs::create_dir_all(&folder)?;
    let (pdf, expected) = invoice::draw();
    fs::write(folder.join("invoice.pdf"), pdf)?;
    let text = format!("{}\n", serde_json::to_string_pretty(&expected)?);
    fs::write(folder.join("invoice.expected.json"), text)?;
    Ok(())
}
