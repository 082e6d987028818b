//! Typed document extraction.

// The derive's output names this crate from outside; its own tests are inside.
#[cfg(test)]
extern crate self as llama_extract;

pub mod evidence;
mod schema;

#[doc(hidden)]
pub use schema::private as __private;
pub use schema::{DataSchema, ExtractSchema, SchemaError};

pub use llama_extract_derive::ExtractSchema;
