//! Bindings of the LlamaExtract HTTP API, generated from `spec/openapi.json` by `cargo xtask regen`.
//!
//! [`Client`] has a method for each operation; it gives a builder (in [`builder`]) that is sent with `send`.
//! Requests and answers are in [`types`]. Most programs want the crate `llama-extract`, which adds waiting, typed
//! results and evidence; its `Client::api` hands out this client for everything else.
//!
//! What is promised, whatever the API grows into:
//!
//! - an enum value, or a variant of a union, that this version does not know decodes to `Other` and encodes back
//!   unchanged;
//! - an unknown field of an answer is kept in `extra`;
//! - an option that is not set is left out of the request, so that the service's own default applies;
//! - ids are opaque strings; JSON objects keep the order of their keys.
//!
//! This file and its two hand-written companions are the only ones that touch both worlds: generated code knows the
//! hooks by name, and nothing else of ours.

mod hooks;
mod json;
mod open;
mod upload;

#[allow(
    missing_docs,
    unreachable_pub,
    rust_2018_idioms,
    clippy::all,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::allow_attributes_without_reason,
    reason = "generated: its wording comes from the spec, its shape from progenitor and typify"
)]
// Formatted by prettyplease, whose version Cargo.lock pins; rustfmt's opinion changes with the toolchain.
#[rustfmt::skip]
mod generated;

pub use generated::{Client, builder, types};
pub use hooks::{Execute, Executed, Hooks};
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};

pub(crate) use open::{open_enum, tagged_union, untagged_union};
