//! Typed document extraction: a struct, a document, and the place where each value stood.
//!
//! An unofficial client of LlamaExtract (LlamaCloud), and of the local service that gives the same API without a key or
//! a network.
//!
//! ```
//! use llama_extract::{Client, Document, ExtractSchema};
//! use llama_extract_local::LocalService;
//! use serde::Deserialize;
//!
//! /// A receipt
//! #[derive(Debug, Deserialize, ExtractSchema)]
//! struct Receipt {
//!     /// Receipt number
//!     receipt_number: String,
//!     /// Total amount
//!     total: f64,
//!     /// Tax, if stated
//!     tax: Option<f64>,
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let service = LocalService::spawn().await?;
//! let client = Client::builder().base_url(service.base_url()).api_key("any").build()?;
//!
//! let text = "Receipt number: R-17\nTotal amount: $1,204.50\n";
//! let receipt = client
//!     .extract::<Receipt>(Document::bytes("receipt.txt", text))
//!     .cite_sources()
//!     .confidence_scores()
//!     .await?;
//!
//! assert_eq!(receipt.value.receipt_number, "R-17");
//! assert_eq!(receipt.value.total, 1204.5);
//! assert_eq!(receipt.value.tax, None);
//! assert_eq!(receipt.evidence.total.citations[0].page, Some(1));
//! # Ok(())
//! # }
//! ```
//!
//! For the hosted service, `Client::from_env()?` is all that changes.
//!
//! Many documents are a [`batch`]: bounded, and taken up again after a crash without paying twice. Around extractions there
//! are [`files`], saved [`configurations`] (and [`Client::extract_saved`]), [`schemas`] to have
//! validated or generated, [`jobs`] as a list, [`webhook_configs`], and the [`legacy`] API. What the service lists is a
//! [`List`]: a stream over all its pages. [`Client::api`] has everything else.
//!
//! When something goes wrong, there is one [`Error`]; [`troubleshooting`] says what helps against what.
//!
//! In place of waiting, have the service tell of jobs: [`webhook`] has the settings, and what a receiver needs to trust
//! what it is told.

mod abandon;
mod answer;
pub mod batch;
#[cfg(feature = "blocking")]
pub mod blocking;
mod brake;
mod carry;
mod client;
pub mod configurations;
mod content;
mod create;
mod document;
mod download;
mod env;
mod error;
pub mod evidence;
mod extract;
mod extraction;
pub mod files;
mod granularity;
mod handle;
mod headers;
mod job;
pub mod jobs;
pub mod legacy;
mod log_filter;
mod options;
mod outcome;
mod page;
mod request;
mod retry;
mod schema;
pub mod schemas;
mod secret;
mod transport;
#[doc = include_str!("troubleshooting.md")]
pub mod troubleshooting {}
mod updates;
mod upload;
mod wait;
pub mod webhook;
pub mod webhook_configs;

#[doc(hidden)]
pub use schema::private as __private;

pub use client::{Client, ClientBuilder, Region};
pub use document::Document;
pub use error::Error;
pub use extract::{Extract, SavedConfiguration, Settings};
pub use extraction::Extraction;
pub use granularity::{Granularity, PerDocument, PerPage, PerTableRow};
pub use handle::JobHandle;
pub use headers::Answered;
pub use job::Job;
pub use llama_extract_api as api;
pub use llama_extract_api::types::{ExtractJobStatus, ExtractTier, ParseTier};
pub use llama_extract_derive::ExtractSchema;
pub use log_filter::log_filter;
pub use options::Options;
pub use page::{List, ListQuery};
pub use retry::RetryPolicy;
pub use schema::{DataSchema, ExtractSchema, SchemaError};
pub use updates::{Update, Updates};
pub use wait::Polling;
