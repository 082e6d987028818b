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
//! lists these.
//!
//! Files, jobs and saved configurations live in memory and end with the service, or in a directory
//! ([`LocalServiceBuilder::directory`]) and outlast it. Configurations for other products than extraction are kept, and
//! nothing runs by them.
//!
//! # Choices where the facts of the API leave one
//!
//! | question | answer here |
//! |---|---|
//! | cancelling a job that has ended, deleting one that has not | 409 |
//! | deleting a job that has not ended, with `force=true` | the job is cancelled and removed |
//! | an unknown `expand` value | ignored |
//! | `page_size` | 1 to 1,000, 50 when not given |
//! | a page token that is not ours, or of a list in another order | 400 |
//! | an unknown `purpose` of a file | 422 |
//! | an unknown file as `file_input` | 404 |
//! | `project_id`, `organization_id` | accepted, and ignored: a service has one project |
//! | `order_by` of files | `name`, `id`, `created_at`, `last_modified_at`, several with commas, each with or without ` desc` or ` asc`; `created_at` alone is the newest first |
//! | `data_source_id` in a filter of files | matches none |
//! | `expires_at_seconds` of a link | 1 to 604,800 (a week), 3,600 when not given |
//! | where a link to a file's content leads | to the host that the request named, under `/_local/files/`; it needs no key, and outlasts a restart if the directory does |
//! | a link that was changed, or has expired | 403; 404 when the file is gone |
//! | versions of a saved configuration | the newest is kept, so `latest_only` changes nothing; each change gives a new `version`, which equals `updated_at`; saving what is there already is none |
//! | order of saved configurations | newest first, by when they were made |
//! | `product_type` of a configuration | `unknown` with any members is kept, a tag that the API does not have is 422 |
//! | members that the API does not have | kept in a saved configuration; 422 inside the option groups of `parse_v2`, which the API closes |
//! | parameters of an `extract_v2` configuration | shown with every setting; `version` as it was given, while a job shows the one that it ran |
//! | renaming a configuration to a name of the same product that is taken, changing its product | 400 |
//! | deleting a configuration that jobs or others name | possible: jobs keep what it was, others are refused when a job is made |
//! | built-in configurations | `cfg-PARSE_FAST`, `cfg-PARSE_COST_EFFECTIVE`, `cfg-PARSE_AGENTIC`, `cfg-PARSE_AGENTIC_PLUS`: not listed; changing or deleting one is 403 |
//! | `parse_config_id` | 404 when unknown, 400 when for another product; its tier and pages stand in for those that the extraction leaves open, and its other options have no effect. Not with tier `turbo`, nor for a parse job as the input |
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
mod links;
mod parse;
mod routes;
mod schema;
mod server;
mod store;
mod worker;

pub use error::Error;
pub use server::{LocalService, LocalServiceBuilder};
