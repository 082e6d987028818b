//! The asynchronous part of a command.

use tokio::runtime::Runtime;

use crate::failure::Failure;

/// Runs it to its end.
pub(crate) fn block_on(command: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = Runtime::new()
        .map_err(|error| Failure::message(format!("cannot start threads: {error}")))?;
    let outcome = runtime.block_on(command);
    // Dropping the runtime would wait for a document that is still being read after its deadline.
    runtime.shutdown_background();
    outcome
}
