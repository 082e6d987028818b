//! Webhooks: have the service tell of jobs, and be sure that it was the service.
//!
//! Whoever finds out where a receiver listens can send it anything. So give the webhook a signing secret, and
//! [`verify`] what comes: over the bytes of the body as they came, before anything reads them.
//!
//! ```
//! use llama_extract::webhook::{self, EventKind, SigningSecret, Webhook};
//! use llama_extract::{Client, Document};
//! # use llama_extract::ExtractSchema;
//! # #[derive(serde::Deserialize, ExtractSchema)]
//! # struct Invoice { total: f64 }
//!
//! async fn submit(client: &Client, secret: &SigningSecret) -> Result<String, llama_extract::Error> {
//!     let told = Webhook::to("https://example.com/hook")
//!         .events([EventKind::ExtractSuccess, EventKind::ExtractError])
//!         .signing_secret(secret);
//!     let job = client.extract::<Invoice>(Document::from("invoice.pdf")).webhook(told).submit().await?;
//!     Ok(job.id().to_owned())
//! }
//!
//! async fn receive(
//!     client: &Client,
//!     secret: &SigningSecret,
//!     headers: &http::HeaderMap,
//!     body: &[u8],
//! ) -> Result<(), Box<dyn std::error::Error>> {
//!     let event = webhook::verify(secret, headers, body)?;
//!     if let (EventKind::ExtractSuccess, Some(id)) = (&event.kind, &event.job_id) {
//!         let invoice = client.job::<Invoice>(id).await?;
//!         println!("{}", invoice.value.total);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! | for | there is |
//! |---|---|
//! | having the service tell | [`Webhook`], with [`Extract::webhook`](crate::Extract::webhook) or [`webhook_configs`](crate::webhook_configs) |
//! | checking a delivery | [`verify`], [`Verifier`] |
//! | not working twice on one event | [`ReplayGuard`] |
//! | a handler in axum | `VerifiedEvent`, by the feature `axum` |
//! | tests of a receiver | [`Delivery`], [`sign`] |
//!
//! # What to expect of deliveries
//!
//! A delivery is tried three times at most, until it is answered with a 2xx within 30 seconds, with a second and two
//! between. So an event can come twice, late, after a younger one, or never: what a webhook tells is a hint, and the
//! job has the last word. Answer first and work later, or be quick.

mod delivery;
mod error;
mod event;
#[cfg(feature = "axum")]
mod extractor;
mod memory;
mod replay;
mod signature;
mod target;
#[cfg(test)]
mod tests;
mod verifier;

pub use delivery::{Delivery, SignedDelivery};
pub use error::WebhookError;
pub use event::Event;
#[cfg(feature = "axum")]
pub use extractor::VerifiedEvent;
pub use llama_extract_api::types::WebhookEvent as EventKind;
pub use memory::MemoryReplayStore;
pub use replay::{Admission, ReplayGuard, ReplayStore, ReplayStoreError, ReplayStoreFuture};
pub use signature::{SigningSecret, sign};
pub(crate) use target::Webhooks;
pub use target::{OutputFormat, Webhook};
pub use verifier::{Verifier, verify};
