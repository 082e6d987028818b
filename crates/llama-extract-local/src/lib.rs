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
//! # Webhooks
//!
//! They are delivered for real, to any `http` or `https` URL. The hosted service refuses receivers on a private or
//! loopback address; here such receivers are what webhooks are for, and they are reached without the proxy that the
//! environment may name. A delivery is written down in the same step as the change of the job that it tells of, so
//! with [`directory`](LocalServiceBuilder::directory) one that was pending when the service was killed is made by the
//! next one. A receiver can see a delivery twice, and knows it by its event id. At most 64 attempts are under way at
//! once, at most 8 of them to one receiver, and none keeps a job waiting.
//!
//! `GET /_local/webhook-deliveries` (`job_id`, `state`, `page_size`, `page_token`), which only a local service has,
//! lists what became of them: the state is `pending`, `delivered` or `failed`, and each attempt has its time, and a
//! status or an error. URLs are shown without user, password and query. The newest 10,000 that have ended are kept.
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
//! | what `data` of a webhook holds | `id` and `job_id` (the same), `project_id`, `status`, and `error_message` (null unless the job failed) |
//! | the id of an event | a UUID, the same for every webhook that is told of it and in every attempt |
//! | several webhooks of one job | each is told; at most 100 |
//! | when a webhook is tried again | after anything but a 2xx within 30 s, a redirect included: 1 s and 2 s later; then it is given up |
//! | `webhook_configuration_ids` | copied when the job is made: a later change or deletion does not reach the job |
//! | deleting a job that has not ended, with `force=true` | its webhooks are told `extract.cancelled` |
//! | an empty `webhook_events`, also inline; an event or an output format that is not known | 422 |
//! | `webhook_headers` that the API sets itself (`Content-Type`, `User-Agent`, `X-Webhook-*`, `LC-Signature`) | accepted, and left out; those that frame the request, such as `Content-Length`, are 422 |
//! | null in the change of a webhook configuration | takes the setting away; the URL stays |
//! | an empty `webhook_signing_secret` | the same as none |
//! | `target_pages` beyond the end | pages that exist are read; if none does, the job fails |
//! | nesting of a schema | an object inside an object is one level deeper, the root is level 1 |
//! | `extraction_target: per_table_row` | 400, not supported yet |
//! | a field whose value is null | has no entry in the field metadata |
//! | an object of which nothing was found | null if the schema allows it, else an object of nulls |
//! | a list of which nothing was found | empty |

mod auth;
mod configuration;
mod drain;
mod engine;
mod error;
mod ground;
mod ids;
mod parse;
mod routes;
mod schema;
mod server;
mod store;
mod webhook;
mod worker;

pub use error::Error;
pub use server::{LocalService, LocalServiceBuilder};
