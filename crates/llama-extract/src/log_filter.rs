//! What to log, as the environment says.

use crate::env;

/// The directives for a subscriber of `tracing` that the environment asks for: `RUST_LOG` as it is; else, for
/// `LLAMA_CLOUD_LOG=debug` or `info`, those that show this crate's events of that level. None when neither is set.
///
/// What is logged by a program is the program's affair, so this crate installs no subscriber; with `tracing-subscriber`
/// (feature `env-filter`) it is
///
/// ```text
/// if let Some(filter) = llama_extract::log_filter() {
///     tracing_subscriber::fmt().with_env_filter(filter).init();
/// }
/// ```
///
/// At `info` there is an event for each request that was answered (operation, status, attempts), at `debug` each attempt
/// that failed, and a span for each request. Neither holds keys, headers, links, or anything of documents, schemas and
/// results.
#[must_use]
pub fn log_filter() -> Option<String> {
    filter(env::read(env::RUST_LOG), env::read(env::LOG))
}

fn filter(rust_log: Option<String>, ours: Option<String>) -> Option<String> {
    rust_log.or_else(|| {
        let level = ours?.trim().to_ascii_lowercase();
        ["info", "debug"]
            .contains(&level.as_str())
            .then(|| format!("llama_extract={level}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rust_log: Option<&str>, ours: Option<&str>) -> Option<String> {
        filter(rust_log.map(str::to_owned), ours.map(str::to_owned))
    }

    #[test]
    fn rust_log_counts_before_ours() {
        assert_eq!(of(Some("warn"), Some("debug")).as_deref(), Some("warn"));
        assert_eq!(
            of(None, Some("DEBUG")).as_deref(),
            Some("llama_extract=debug")
        );
        assert_eq!(
            of(None, Some("info")).as_deref(),
            Some("llama_extract=info")
        );
    }

    #[test]
    fn what_is_no_level_of_ours_asks_for_nothing() {
        assert_eq!(of(None, Some("loud")), None);
        assert_eq!(of(None, None), None);
    }
}
