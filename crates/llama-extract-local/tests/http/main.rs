//! The service as a client meets it: over TCP, as raw JSON.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod auth;
mod client;
mod configurations;
mod configured_jobs;
mod contents;
mod documents;
mod faults;
mod file_lists;
mod files;
mod generate;
mod jobs;
mod legacy;
mod lists;
mod llm;
mod parse_jobs;
mod receiver;
mod rows;
mod rules;
mod sample;
mod schema;
mod server;
#[path = "../../../../tests/src/spec.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "the judge of the tests of the workspace, which use more of it"
)]
mod spec;
mod state;
mod webhook_configs;
mod webhook_requests;
mod webhook_retries;
mod webhooks;
