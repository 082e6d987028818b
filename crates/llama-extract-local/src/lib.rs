//! A LlamaExtract service in your own process, on 127.0.0.1.
//!
//! A first run without a key, a test without a network, a document that may not leave the house: in
//! each case a program written for LlamaCloud needs something to talk to. [`LocalService`] speaks the
//! same HTTP API over real TCP, keeps real files and jobs, and really reads the documents.
//!
//! ```
//! # async fn run() -> Result<(), llama_extract_local::Error> {
//! let service = llama_extract_local::LocalService::spawn().await?;
//! println!("point a client at {}", service.base_url());
//! service.shutdown().await;
//! # Ok(())
//! # }
//! ```
//!
//! # What it can and cannot do
//!
//! Values are found by rules, not by a model: labels and the values beside or below them, tables with a
//! header row, and typed patterns (numbers, dates, e-mail addresses). What the rules do not find is
//! null. Every value stands in the document, where its citation says, but it need not be the one that was
//! asked for: a word at the top of a page can be taken for the supplier's name. `system_prompt` is accepted and has no effect. The engine names itself in
//! `metadata.engine`.
//!
//! Documents: PDF with a text layer, and plain text. Any other kind fails its job with a message that
//! lists these. Jobs and files live in memory and end with the service.
//!
//! # Things that go wrong on purpose
//!
//! Slow answers, error statuses, connections that end early, answers that get lost after the work was done, jobs that
//! are throttled, fail or are cancelled: [`faults`] brings them about, by script or by seed, for tests of clients.
//! [`LocalService::requests`] tells what a client has sent.
//!
//! # Choices where the facts of the API leave one
//!
//! | question | answer here |
//! |---|---|
//! | cancelling a job that has ended, deleting one that has not | 409 |
//! | deleting a job that has not ended, with `force=true` | the job is cancelled and removed |
//! | an unknown `expand` value | ignored |
//! | `page_size` | 1 to 1,000, 50 when not given |
//! | a page token that is not ours | 400 |
//! | an unknown `purpose` of a file | 422 |
//! | an unknown file as `file_input` | 404 |
//! | `project_id`, `organization_id` | accepted, and ignored: a service has one project |
//! | `target_pages` beyond the end | pages that exist are read; if none does, the job fails |
//! | nesting of a schema | an object inside an object is one level deeper, the root is level 1 |
//! | `extraction_target: per_table_row` | 400, not supported yet |
//! | a field whose value is null | has no entry in the field metadata |
//! | an object of which nothing was found | null if the schema allows it, else an object of nulls |
//! | a list of which nothing was found | empty |
//! | the correlation id in 5xx | a member `correlation_id` beside `detail` |
//! | a head of more than 32 KiB or 100 headers | 431 |
//! | a head that takes more than two minutes, a connection unused for as long | closed |

mod auth;
mod configuration;
mod connections;
mod drain;
mod engine;
mod error;
pub mod faults;
mod ground;
mod ids;
mod parse;
mod requests;
mod routes;
mod schema;
mod server;
mod store;
mod worker;

pub use error::Error;
pub use faults::{FaultCount, FaultError, FaultRule, Faults, Moment};
pub use requests::RequestRecord;
pub use server::{ConnectionCounts, LocalService, LocalServiceBuilder};
