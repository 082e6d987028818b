// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Requests and answers.

mod enums;
mod extract;
mod files;
mod unions;

#[allow(unused_imports, reason = "a subject may need no other")]
pub use enums::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use extract::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use files::*;
#[allow(unused_imports, reason = "a subject may need no other")]
pub use unions::*;
