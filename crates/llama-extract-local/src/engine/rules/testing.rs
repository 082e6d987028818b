//! What the rules find in a small document, for their tests.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::{Engine, Found, Rules};
use crate::parse::{Limits, parse};
use crate::schema::check;

/// The values of some fields, in the shape of the schema.
pub(super) fn found(name: &str, text: &str, properties: Value) -> Value {
    found_with_places(name, text, properties).to_value()
}

/// The values with the words that say them.
pub(super) fn found_with_places(name: &str, text: &str, properties: Value) -> Found {
    let deadline = Instant::now() + Duration::from_secs(60);
    let limits = Limits {
        pages: None,
        max_pages: None,
        deadline,
    };
    let document = parse(name, text.as_bytes(), &limits).expect("the document is read");
    let schema = check(&json!({"type": "object", "properties": properties})).expect("a schema");
    Rules.extract(&document, &schema, deadline)
}
