//! What `cargo xtask` can do; run it without arguments for the list.
//!
//! Two steps lead from the document that LlamaCloud publishes to code, and the file between them is what people review:
//!
//! ```text
//! upstream document --import--> spec/openapi.json --regen--> crates/llama-extract-api/src/generated/
//! ```

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to the terminal that started it"
)]

mod import;
mod layout;
mod regen;
mod schema;
mod tidy;
mod whole;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
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
    /// Check the rules of this repository that no compiler knows
    Tidy,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Import { document, date } => import::run(&document, date.as_deref()),
        Command::Regen { from, check } => {
            if let Some(document) = from {
                import::run(&document, None)?;
            }
            regen::run(check)
        }
        Command::Whole { document } => whole::run(&document),
        Command::Tidy => tidy::run(),
    }
}
