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
mod parse_jobs;
mod receiver;
mod rows;
mod rules;
mod sample;
mod schema;
mod server;
mod state;
mod webhook_configs;
mod webhook_requests;
mod webhook_retries;
mod webhooks;
