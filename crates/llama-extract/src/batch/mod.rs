//! Many documents: a stream of their results, from a run that a restart takes up again.
//!
//! ```
//! use llama_extract::{Client, Document, ExtractSchema};
//! use llama_extract_local::LocalService;
//! use serde::Deserialize;
//!
//! /// A receipt
//! #[derive(Debug, Deserialize, ExtractSchema)]
//! struct Receipt {
//!     /// Total amount
//!     total: f64,
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! let service = LocalService::spawn().await?;
//! let client = Client::builder().base_url(service.base_url()).api_key("any").build()?;
//!
//! let documents = (1..=20).map(|n| Document::bytes(format!("{n}.txt"), format!("Total amount: ${n}.50\n")));
//! let mut batch = client
//!     .extract_all::<Receipt>(documents)
//!     .usage()
//!     .open_jobs(8)
//!     .journal(folder.path().join("receipts.jsonl"))
//!     .start()
//!     .await?;
//! let mut sum = 0.0;
//! while let Some(found) = batch.next().await {
//!     match found.result {
//!         Ok(receipt) => sum += receipt.value.total,
//!         Err(error) => eprintln!("{}: {error}", found.document),
//!     }
//! }
//! assert_eq!(sum, 220.0);
//! assert_eq!((batch.summary().done, batch.summary().failed), (20, 0));
//! // 8 credits a page.
//! assert_eq!(batch.summary().credits.map(|credits| credits.total), Some(160.0));
//! # Ok(())
//! # }
//! ```
//!
//! # What goes on at one time
//!
//! Documents are taken from the iterator or stream as there is room for them, never all at once: at most
//! [`open_jobs`](ExtractAll::open_jobs) are between it and whoever reads the results, and of these at most
//! [`concurrency`](ExtractAll::concurrency) are being uploaded or have their job created. Creates and looks at jobs can be
//! limited to a [rate](ExtractAll::creates_per_second); after a 429, all requests of the client slow down without that.
//!
//! A few jobs are looked at one by one, many in lists, each when its age calls for it. An outage is waited out, up to each
//! job's [`deadline`](ExtractAll::deadline). What goes wrong with one document is in its result and stops no other. A refused key (401) and
//! used-up credits (402) are no matter of one document: those after it are not uploaded, and their results say why.
//!
//! # The journal
//!
//! With a [`journal`](ExtractAll::journal), what is about to be paid for is written down and on the disk before it is asked
//! for, and what has come of it after that. A batch that is started with the journal of one that was stopped, killed or
//! dropped goes on where that was:
//!
//! - A document whose job has ended is not sent again. Its result is asked for by the job's id: the journal has no
//!   content of documents, neither what was sent nor what was found. A job that failed is reported again.
//! - A document that has a job is waited for.
//! - A document whose create went unanswered is looked for at the service, and sent only if there is surely no job.
//!   In the half minute after a crash this takes up to that long, since the create may still be worked on.
//! - A document that has no job, because it was not reached or because the service refused it, is sent.
//!
//! Give the same documents again, in any order. They are known by path, length and time of change, bytes in memory by name
//! and content, others by id, or all by [keys](BatchDocument::key) of your own, which readers need; so a file that was changed is another
//! document. A document that is given twice is two. To send those again that failed, there is
//! [`retry_failed`](ExtractAll::retry_failed). A result that does not fit `T` is no failure in this sense: it is there,
//! and fits a `T` that was put right, as long as its schema stays the same.
//!
//! The journal of a batch with another schema or other options is refused, and so is one that another batch has open. A
//! last line that was cut off is removed. The file has one JSON object a line, three lines and some 500 bytes for a document;
//! in memory it is up to 300 bytes a document when it is taken up again, and 30 otherwise.

mod builder;
mod document;
mod journal;
mod progress;
mod rate;
mod results;
mod run;
mod watch;

pub use builder::ExtractAll;
pub use document::BatchDocument;
pub use progress::{Counts, Credits, Failure, Progress, Summary};
pub use results::{Batch, BatchResult};
