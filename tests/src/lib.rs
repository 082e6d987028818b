//! What the tests of this workspace share.
//!
//! A test uses the least powerful of these that can fail for the right reason: a snapshot, a [`stub`] that answers as it is
//! told, the local service.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

pub mod batch;
pub mod documents;
pub mod score;
pub mod spec;
pub mod stub;

/// README's code compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// So does that of the local service.
#[cfg(doctest)]
#[doc = include_str!("../../crates/llama-extract-local/README.md")]
pub struct LocalReadme;
