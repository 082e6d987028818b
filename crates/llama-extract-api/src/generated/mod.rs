// Written by `cargo xtask regen` from spec/openapi.json; do not edit.

pub mod builder;
mod client;
pub mod types;

pub use client::Client;
