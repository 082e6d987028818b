//! Which model is asked, and how.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderValue;

/// Any less, and a part of a document would hold no sense.
const LEAST_CONTEXT: usize = 500;

/// A language model behind an OpenAI-compatible chat-completions API, to find the values in place of the rules:
/// OpenAI and what speaks its protocol, such as Ollama, llama.cpp, vLLM or LM Studio.
///
/// **The text of every document is sent to the URL that is given here**, with the schema and the `system_prompt` of
/// the job. Nothing else is; the boxes and the file itself stay on the machine.
///
/// ```
/// use llama_extract_local::{Llm, LocalService};
///
/// let llm = Llm::new("http://localhost:11434/v1", "qwen3:8b");
/// let service = LocalService::builder().llm(llm);
/// ```
#[derive(Clone)]
#[must_use = "it is used by `LocalServiceBuilder::llm`"]
pub struct Llm {
    pub(super) base_url: String,
    pub(super) model: String,
    api_key: Option<String>,
    allow_plain_http: bool,
    pub(super) silence: Duration,
    pub(super) job_time: Duration,
    pub(super) context_chars: usize,
    pub(super) backoff: Duration,
    pub(super) jobs_at_once: usize,
}

impl Llm {
    /// A model by its name, behind a base URL such as `https://api.openai.com/v1` or `http://localhost:11434/v1`:
    /// what comes before `/chat/completions`.
    ///
    /// Both are checked when the service starts: an URL that cannot be read, is not `http` or `https`, or holds a user
    /// or a password is refused then, as is an empty name.
    pub fn new(base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            model: model.into(),
            api_key: None,
            allow_plain_http: false,
            silence: Duration::from_secs(120),
            job_time: Duration::from_secs(600),
            context_chars: 40_000,
            backoff: Duration::from_millis(500),
            jobs_at_once: 4,
        }
    }

    /// The key, sent as a bearer token; none is sent when not set, which is what servers on one's own machine expect.
    /// It is never shown or logged, and is left out of what is quoted from the server.
    ///
    /// A key is not sent by plain `http` to another host than this machine: the service then refuses to start, unless
    /// [`allow_plain_http`](Self::allow_plain_http) is set. An empty key is refused, too.
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// Whether the key may be sent unencrypted to another host; false when not set.
    pub fn allow_plain_http(mut self, allow: bool) -> Self {
        self.allow_plain_http = allow;
        self
    }

    /// How long the server may be silent, before its first word and between its words; two minutes when not set. For a
    /// server that does not stream, that is the time for the whole answer. A request that meets a longer silence is
    /// made again, at most three times.
    pub fn timeout(mut self, silence: Duration) -> Self {
        self.silence = silence;
        self
    }

    /// How long the model may take for one job, with all requests, waits and repeats; ten minutes when not set. Then
    /// the job fails. The time for reading the document is apart:
    /// [`parse_time`](crate::LocalServiceBuilder::parse_time).
    pub fn job_time(mut self, time: Duration) -> Self {
        self.job_time = time;
        self
    }

    /// How many characters of a document go into one request; 40,000 when not set, at least 500. A longer document is
    /// asked about in parts that overlap a little, and the answers are put together.
    ///
    /// A token is about four characters; schema, instructions and answer need room, too. Servers that run models
    /// locally often cut what exceeds their context window without a word: set it well below that window.
    pub fn context_chars(mut self, characters: usize) -> Self {
        self.context_chars = characters.max(LEAST_CONTEXT);
        self
    }

    /// How long to wait before a request that failed is made again, when the server names no time; half a second when
    /// not set. It doubles with each of at most four attempts. A time that the server names is kept.
    pub fn backoff(mut self, first: Duration) -> Self {
        self.backoff = first;
        self
    }

    /// How many jobs ask the model at the same time; 4 when not set. The requests of one job come one after another.
    pub fn max_jobs_at_once(mut self, jobs: usize) -> Self {
        self.jobs_at_once = jobs.clamp(1, tokio::sync::Semaphore::MAX_PERMITS);
        self
    }

    /// Where requests go.
    ///
    /// # Errors
    ///
    /// What is wrong with the settings, and the remedy; without the key.
    pub(super) fn endpoint(&self) -> Result<Endpoint, String> {
        if self.model.trim().is_empty() {
            return Err("the name of the model is empty; give the one that the server knows it by, such as gpt-4.1-mini".into());
        }
        let wrong = |what: &str| {
            format!(
                "the base URL of the model {what}; give one such as https://api.openai.com/v1 or http://localhost:11434/v1"
            )
        };
        let mut url = Url::parse(self.base_url.trim())
            .map_err(|e| wrong(&format!("cannot be read ({e})")))?;
        let host = url.host_str().map(str::to_owned);
        let Some(host) = host.filter(|_| matches!(url.scheme(), "http" | "https")) else {
            return Err(wrong("is neither http nor https"));
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong(
                "holds a user or a password, which error messages would show",
            ));
        }
        let is_loopback = is_loopback(&host);
        let key = self.api_key.as_deref().map(str::trim);
        if key.is_some_and(str::is_empty) {
            return Err("the API key of the model is empty; give a key, or none".into());
        }
        if key.is_some() && url.scheme() == "http" && !is_loopback && !self.allow_plain_http {
            return Err(format!(
                "the API key of the model would go unencrypted to {host}; use https, or allow plain http"
            ));
        }
        let authorization = key.map(|key| HeaderValue::from_str(&format!("Bearer {key}")));
        let mut authorization = authorization.transpose().map_err(|_| {
            "the API key of the model has characters that cannot be sent; give it without quotes and line breaks".to_owned()
        })?;
        if let Some(value) = &mut authorization {
            value.set_sensitive(true);
        }
        url.set_fragment(None);
        let path = url.path().trim_end_matches('/');
        let path = path.strip_suffix("/chat/completions").unwrap_or(path);
        url.set_path(&format!("{path}/chat/completions"));
        // A query may hold a key.
        let mut shown = url.clone();
        shown.set_query(None);
        Ok(Endpoint {
            url,
            shown: shown.to_string(),
            authorization,
            key: key.map(str::to_owned),
            is_loopback,
        })
    }
}

impl fmt::Debug for Llm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL may hold a key, in its query or before the host.
        let url = self.endpoint().map(|endpoint| endpoint.shown);
        f.debug_struct("Llm")
            .field("url", &url.unwrap_or_else(|_| "not usable".into()))
            .field("model", &self.model)
            .field("api_key", &self.api_key.as_ref().map(|_| "set, not shown"))
            .field("allow_plain_http", &self.allow_plain_http)
            .field("timeout", &self.silence)
            .field("job_time", &self.job_time)
            .field("context_chars", &self.context_chars)
            .field("backoff", &self.backoff)
            .field("max_jobs_at_once", &self.jobs_at_once)
            .finish()
    }
}

/// Where requests go, and what they carry. Not printable: it holds the key.
pub(super) struct Endpoint {
    pub(super) url: Url,
    /// The URL as messages show it.
    pub(super) shown: String,
    pub(super) authorization: Option<HeaderValue>,
    key: Option<String>,
    pub(super) is_loopback: bool,
}

impl Endpoint {
    pub(super) fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// What a server said, without the key: some give it back.
    pub(super) fn without_key(&self, text: &str) -> String {
        match &self.key {
            Some(key) => text.replace(key.as_str(), "[key]"),
            None => text.to_owned(),
        }
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn error(llm: &Llm) -> String {
        llm.endpoint().err().unwrap()
    }

    #[test]
    fn the_path_of_the_protocol_follows_the_base_url() {
        for base in [
            "https://llm.example/v1",
            "https://llm.example/v1/",
            "https://llm.example/v1/chat/completions",
        ] {
            let endpoint = Llm::new(base, "m").endpoint().unwrap();
            assert_eq!(endpoint.shown, "https://llm.example/v1/chat/completions");
        }
    }

    #[test]
    fn a_key_is_not_sent_unencrypted_to_another_host_unless_allowed() {
        let far = Llm::new("http://llm.example/v1", "m");
        assert!(far.endpoint().is_ok(), "there is nothing to protect");
        let far = far.api_key("secret-key");
        assert!(error(&far).contains("unencrypted to llm.example"));
        assert!(far.allow_plain_http(true).endpoint().is_ok());
        for near in ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"] {
            assert!(
                Llm::new(near, "m").api_key("k").endpoint().is_ok(),
                "{near}"
            );
        }
    }

    #[test]
    fn what_cannot_work_is_refused_with_an_example() {
        for (url, words) in [
            ("", "cannot be read"),
            ("localhost:11434", "neither http nor https"),
            ("ftp://llm.example", "neither http nor https"),
            ("https://me:pass@llm.example/v1", "a user or a password"),
        ] {
            let message = error(&Llm::new(url, "m"));
            assert!(
                message.contains(words) && message.contains("/v1"),
                "{message}"
            );
            assert!(!message.contains("pass@"), "{message}");
        }
        let local = || Llm::new("http://localhost:1/v1", "m");
        assert!(error(&Llm::new("http://localhost:1/v1", " ")).contains("name of the model"));
        assert!(error(&local().api_key(" ")).contains("empty"));
        let message = error(&local().api_key("secret\nkey"));
        assert!(
            message.contains("cannot be sent") && !message.contains("secret"),
            "{message}"
        );
    }

    #[test]
    fn debug_output_shows_no_key_wherever_it_is() {
        let llm = Llm::new("https://llm.example/v1?key=secret-key", "m").api_key("secret-key");
        let shown = format!("{llm:?}");
        assert!(
            shown.contains("set, not shown") && shown.contains("llm.example"),
            "{shown}"
        );
        assert!(!shown.contains("secret"), "{shown}");
        let shown = format!("{:?}", Llm::new("https://me:secret@llm.example", "m"));
        assert!(!shown.contains("secret"), "{shown}");
    }
}
