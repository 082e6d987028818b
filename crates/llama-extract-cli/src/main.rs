//! The `llama-extract` command: documents in, typed values with their places out; and the local service.

mod args;
mod cmd;
mod engine;
mod failure;
mod logging;
mod output;
mod runtime;
mod table;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // Usage errors end here, with status 2.
    let args = args::Args::parse();
    match logging::start().and_then(|()| cmd::run(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.report();
            failure.status()
        }
    }
}
