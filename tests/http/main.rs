//! The client against the local service and against stubs, over real TCP.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod bad_input;
mod batch;
mod blocking;
mod configurations;
mod extraction;
mod files;
mod hostile;
mod invoice;
mod jobs;
mod legacy;
mod lists;
mod reach;
mod retry;
mod schemas;
mod secrets;
mod service_answers;
mod uploads;
mod waiting;
mod webhook_configs;
mod webhooks;
