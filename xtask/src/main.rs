//! What `cargo xtask` can do; run it without arguments for the list.
//!
//! Two steps lead from the document that LlamaCloud publishes to code, and the file between them is what people review:
//!
//! ```text
//! upstream document --import--> spec/openapi.json --regen--> crates/llama-extract-api/src/generated/
//! ```

#![allow(
    clippy::print_stderr,
    reason = "a command talks to the terminal that started it"
)]

mod diff;
mod import;
mod interop;
mod layout;
mod regen;
mod schema;
mod terminal;
mod tidy;
mod whole;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write spec/openapi.json and spec/lock.toml from a document that LlamaCloud publishes
    Import {
        /// The published OpenAPI document (JSON)
        document: PathBuf,
        /// Its date, when the file name does not carry one (YYYY-MM or YYYY-MM-DD)
        #[arg(long)]
        date: Option<String>,
    },
    /// Write crates/llama-extract-api/src/generated/ from spec/openapi.json
    Regen {
        /// Import this document first
        #[arg(long, value_name = "DOCUMENT")]
        from: Option<PathBuf>,
        /// Change nothing; fail if the committed code is not what regen would write
        #[arg(long, conflicts_with = "from")]
        check: bool,
    },
    /// Check that every operation of a published document becomes code that compiles
    Whole {
        /// The published OpenAPI document (JSON)
        document: PathBuf,
    },
    /// Say what differs between two OpenAPI documents, and whether it breaks this client
    ///
    /// Exit status: 0, nothing breaking; 1, something breaking; 2, a document that cannot be compared.
    ///
    /// Both documents are normalised first. Two documents of one origin (both published by LlamaCloud, or both ours) are
    /// compared whole. Of spec/openapi.json and a published one, the published one is taken as `import` would take it:
    /// our operations, our names, with our overlay; entries that no longer apply are listed as notes.
    #[command(verbatim_doc_comment)]
    Diff {
        /// The document before (JSON)
        old: PathBuf,
        /// The document after (JSON)
        new: PathBuf,
        /// How to write the changes
        #[arg(long, value_enum, default_value = "text")]
        format: diff::Format,
        /// Compare only the operations that spec/operations.toml takes
        #[arg(long)]
        selected: bool,
    },
    /// Run the official clients, and requests made up from the spec, against the local service
    ///
    /// The official Python and TypeScript clients and schemathesis are installed once, in the versions pinned in
    /// tests/interop/, outside the tree. Needs Python 3.11 and Node.js 20 or newer.
    #[command(verbatim_doc_comment)]
    Interop {
        /// Run this suite only
        #[arg(long, value_enum)]
        only: Option<interop::Suite>,
        /// Where the clients are installed [default: llama-extract/interop in XDG_CACHE_HOME or ~/.cache]
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
        /// Install nothing: fail if something is missing
        #[arg(long)]
        offline: bool,
    },
    /// Check the rules of this repository that no compiler knows
    Tidy,
}

/// Why a command ended early, and with which exit status.
struct Failure {
    error: anyhow::Error,
    status: u8,
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self { error, status: 1 }
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(status) => status,
        Err(Failure { error, status }) => {
            eprintln!("error: {error:#}");
            ExitCode::from(status)
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Import { document, date } => import::run(&document, date.as_deref())?,
        Command::Regen { from, check } => {
            if let Some(document) = from {
                let spec = layout::root().join(layout::SPEC);
                match import::read(&document, None) {
                    Ok(imported) => {
                        diff::print_to_spec(&spec, &imported.spec)?;
                        imported.write()?;
                    }
                    Err(error) => {
                        // What moved says best why an entry of ours no longer applies. That it cannot be said either
                        // is no news beside the error.
                        let _ = diff::run(&spec, &document, diff::Format::Text, false);
                        return Err(error.into());
                    }
                }
            }
            regen::run(check)?;
        }
        Command::Diff {
            old,
            new,
            format,
            selected,
        } => {
            // 1 is for documents that were compared.
            let breaking = diff::run(&old, &new, format, selected)
                .map_err(|error| Failure { error, status: 2 })?;
            return Ok(ExitCode::from(u8::from(breaking)));
        }
        Command::Whole { document } => whole::run(&document)?,
        Command::Interop {
            only,
            cache,
            offline,
        } => return Ok(interop::run(only, cache, offline)?),
        Command::Tidy => tidy::run()?,
    }
    Ok(ExitCode::SUCCESS)
}
