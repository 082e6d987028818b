//! `#[derive(ExtractSchema)]`: the schema it makes, the evidence it decodes, and the messages it gives.

#![allow(
    dead_code,
    reason = "most samples are there for their shape, and no value of them is ever made"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod sample;

mod attributes;
mod evidence;
mod limits;
mod run_time_schema;
mod schema;
mod ui;
