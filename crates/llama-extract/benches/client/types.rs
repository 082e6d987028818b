//! What is extracted.

use llama_extract::ExtractSchema;
use serde::Deserialize;

macro_rules! ten_fields {
    ($(#[$attribute:meta])* $name:ident of $kind:ty) => {
        $(#[$attribute])*
        #[derive(Deserialize, ExtractSchema)]
        #[allow(dead_code, reason = "decoded, and not looked at")]
        pub(crate) struct $name {
            /// The first of ten, in words that steer the extraction
            a: $kind,
            /// The second of ten, in words that steer the extraction
            b: $kind,
            c: $kind,
            d: $kind,
            e: $kind,
            f: $kind,
            g: $kind,
            h: $kind,
            i: $kind,
            j: $kind,
        }
    };
}

ten_fields!(
    /// A part of a form
    Part of Option<String>
);
ten_fields!(
    /// A form of a hundred fields
    Form of Part
);

/// A table
#[derive(Deserialize, ExtractSchema)]
#[allow(dead_code, reason = "as above")]
pub(crate) struct Table {
    rows: Vec<Row>,
}

/// A line of a table
#[derive(Deserialize, ExtractSchema)]
#[allow(dead_code, reason = "as above")]
pub(crate) struct Row {
    number: u32,
    article: String,
    description: Option<String>,
    quantity: f64,
    price: f64,
}
