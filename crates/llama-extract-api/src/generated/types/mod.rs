// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests and answers.

mod configurations;
mod enums;
mod extract;
mod files;
mod legacy;
mod parse;
mod shared;
mod unions;
mod webhook_configs;

#[allow(unused_imports, reason = "a subject may need no other")]
pub use configurations::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use enums::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use extract::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use files::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use legacy::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use parse::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use shared::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use unions::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use webhook_configs::*;
