//! The real binary, run as people run it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod eval;
mod extract;
mod hosted;
mod llm;
mod run;
mod schema;
mod serve;
mod usage;
