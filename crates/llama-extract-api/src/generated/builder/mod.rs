// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests that are being composed.

mod configurations;
mod extract;
mod files;
mod legacy;
mod parse;
mod webhook_configs;

pub use configurations::*;
pub use extract::*;
pub use files::*;
pub use legacy::*;
pub use parse::*;
pub use webhook_configs::*;
