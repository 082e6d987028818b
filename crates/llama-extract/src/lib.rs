//! Typed document extraction.

pub mod evidence;
mod schema;

#[doc(hidden)]
pub use schema::private as __private;
pub use schema::{DataSchema, ExtractSchema, SchemaError};

pub use llama_extract_derive::ExtractSchema;
