//! Snapshots of what a reviewer should see when the API moves: small files, one subject each.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod forward;
mod operations;
mod wire;
