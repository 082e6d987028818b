//! What happens on the way, on standard error, for who asks for it in the environment.

use std::io;

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, fmt, registry};

use crate::failure::Failure;

/// Logs what `RUST_LOG` or `LLAMA_CLOUD_LOG` ask for; nothing when neither is set.
pub(crate) fn start() -> Result<(), Failure> {
    let Some(filter) = llama_extract::log_filter() else {
        return Ok(());
    };
    let filter: Targets = filter.parse().map_err(|error| {
        Failure::message(format!(
            "cannot read {filter:?} from the environment as what to log: {error}; such as llama_extract=debug"
        ))
    })?;
    let lines = fmt::layer().with_writer(io::stderr).with_ansi(false);
    let subscriber = registry().with(lines.with_filter(filter));
    tracing::subscriber::set_global_default(subscriber)
        .map_err(|error| Failure::message(error.to_string()))
}
