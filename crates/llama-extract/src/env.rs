//! The environment variables that [`Client::from_env`](crate::Client::from_env) and
//! [`log_filter`](crate::log_filter()) read: each is declared here, once.

/// The API key, such as `llx-...`.
pub(crate) const API_KEY: &str = "LLAMA_CLOUD_API_KEY";

/// The API key too, read when [`API_KEY`] is not set.
pub(crate) const API_KEY_FALLBACK: &str = "LLAMA_PARSE_API_KEY";

/// The base URL of the service, for another region, a self-hosted service or the local one.
pub(crate) const BASE_URL: &str = "LLAMA_CLOUD_BASE_URL";

/// Headers to send along, one `name: value` a line.
pub(crate) const CUSTOM_HEADERS: &str = "LLAMA_CLOUD_CUSTOM_HEADERS";

/// What to log: `info` or `debug`.
pub(crate) const LOG: &str = "LLAMA_CLOUD_LOG";

/// What to log, in the language of subscribers; counts before [`LOG`].
pub(crate) const RUST_LOG: &str = "RUST_LOG";

/// The variable's value, unless it is unset, empty, or not Unicode.
pub(crate) fn read(name: &str) -> Option<String> {
    std::env::var(name)
        .ok()
        .filter(|value| !value.trim().is_empty())
}
