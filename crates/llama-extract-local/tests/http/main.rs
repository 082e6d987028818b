//! The service as a client meets it: over TCP, as raw JSON.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod auth;
mod client;
mod documents;
mod faults;
mod files;
mod jobs;
mod lists;
mod rules;
mod sample;
mod schema;
mod server;
mod state;
