//! The sample documents, which `cargo run -p llama-extract-tests --example make_documents` makes.

use std::path::{Path, PathBuf};

/// The sample invoice.
#[must_use]
pub fn invoice() -> PathBuf {
    folder().join("invoice.pdf")
}

/// What it says.
///
/// # Panics
///
/// When the file is not JSON.
#[must_use]
pub fn invoice_expected() -> serde_json::Value {
    let text = std::fs::read_to_string(folder().join("invoice.expected.json"))
        .expect("the expected values are there");
    serde_json::from_str(&text).expect("the expected values are JSON")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("documents")
}
