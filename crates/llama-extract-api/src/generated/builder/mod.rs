// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests that are being composed.

mod extract;
mod files;

pub use extract::*;
pub use files::*;
