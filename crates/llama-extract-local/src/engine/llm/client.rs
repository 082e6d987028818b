//! Requests to the server of the model: sent, listened to, and made again when that may help.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde_json::Value;
use tokio::time::Instant;

use super::completion::{self, Completion, Decoder, Malformed};
use super::settings::{Endpoint, Llm};
use crate::outgoing::{Outgoing, root};

/// How often a request is made.
const MOST_ATTEMPTS: u32 = 4;
const LONGEST_BACKOFF: Duration = Duration::from_secs(30);
/// Of an answer that reports an error, so much is read.
const MOST_ERROR: usize = 64 * 1024;
/// So much of what a server said is quoted, in characters.
const MOST_QUOTED: usize = 300;

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The server does not take the request as it is; its words.
    Rejected(String),
    /// The request is more than the model can read at once; the server's words.
    TooLong(String),
    /// Nothing that another request could change.
    Failed(String),
}

/// Why one attempt failed, and whether to try again.
enum Miss {
    Final(Trouble),
    Passing {
        message: String,
        /// When the server wants to be asked again.
        after: Option<Duration>,
    },
}

impl Miss {
    fn failed(message: String) -> Self {
        Self::Final(Trouble::Failed(message))
    }

    fn passing(message: String) -> Self {
        Self::Passing {
            message,
            after: None,
        }
    }
}

pub(super) struct Client {
    endpoint: Endpoint,
    model: String,
    silence: Duration,
    backoff: Duration,
    outgoing: Outgoing,
}

impl Client {
    pub(super) fn new(llm: &Llm) -> Result<Self, String> {
        let endpoint = llm.endpoint()?;
        Ok(Self {
            outgoing: Outgoing::new(endpoint.is_loopback),
            endpoint,
            model: llm.model.clone(),
            silence: llm.silence,
            backoff: llm.backoff,
        })
    }

    /// The URL as messages show it.
    pub(super) fn url(&self) -> &str {
        &self.endpoint.shown
    }

    /// Text of the server or the model, fit for a message.
    pub(super) fn quoted(&self, text: &str) -> String {
        let text = self.endpoint.without_key(text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.char_indices().nth(MOST_QUOTED) {
            Some((end, _)) => format!("{}..", text.get(..end).unwrap_or_default()),
            None => text,
        }
    }

    /// The answer to a request. Waits for a server that is busy, as long as there is time.
    pub(super) async fn ask(&self, body: &Value, deadline: Instant) -> Result<Completion, Trouble> {
        let body = body.to_string();
        let mut attempt = 1;
        loop {
            let (message, after) = match self.once(body.clone()).await {
                Ok(completion) => return Ok(completion),
                Err(Miss::Final(trouble)) => return Err(trouble),
                Err(Miss::Passing { message, after }) => (message, after),
            };
            if attempt == MOST_ATTEMPTS {
                let message = format!("{message}, at {MOST_ATTEMPTS} attempts; try again later");
                return Err(Trouble::Failed(message));
            }
            let doubled = self
                .backoff
                .saturating_mul(2_u32.saturating_pow(attempt - 1));
            let wait = after.unwrap_or(doubled.min(LONGEST_BACKOFF));
            let left = deadline.saturating_duration_since(Instant::now());
            if wait >= left {
                let message = format!(
                    "{message}; it wants to be asked again in {} s, which is after the time for this job; try again later, or allow jobs more time",
                    wait.as_secs()
                );
                return Err(Trouble::Failed(message));
            }
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    async fn once(&self, body: String) -> Result<Completion, Miss> {
        let http = self.outgoing.client().await.map_err(Miss::failed)?;
        let mut request = http
            .post(self.endpoint.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .body(body);
        if let Some(authorization) = &self.endpoint.authorization {
            request = request.header(AUTHORIZATION, authorization.clone());
        }
        let response = match tokio::time::timeout(self.silence, request.send()).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return Err(self.unsent(error)),
            Err(_) => return Err(self.silent()),
        };
        if response.status() == StatusCode::OK {
            self.read(response).await
        } else {
            Err(self.status(response).await)
        }
    }

    async fn read(&self, mut response: Response) -> Result<Completion, Miss> {
        let mut decoder = Decoder::new();
        while !decoder.is_done {
            match tokio::time::timeout(self.silence, response.chunk()).await {
                Ok(Ok(Some(bytes))) => decoder.push(&bytes).map_err(|e| self.malformed(e))?,
                Ok(Ok(None)) => break,
                Ok(Err(error)) => {
                    let message = format!(
                        "the answer of {} broke off: {}",
                        self.url(),
                        root(&error.without_url())
                    );
                    return Err(Miss::passing(message));
                }
                Err(_) => return Err(self.silent()),
            }
        }
        decoder.finish().map_err(|e| self.malformed(e))
    }

    fn malformed(&self, malformed: Malformed) -> Miss {
        let url = self.url();
        match malformed {
            Malformed::Reported(text) if is_too_long(&text) => {
                Miss::Final(Trouble::TooLong(self.quoted(&text)))
            }
            Malformed::Reported(text) => {
                Miss::passing(format!("{url} reports: {}", self.quoted(&text)))
            }
            Malformed::TooLarge => Miss::failed(format!(
                "the answer of {url} does not end; choose another model, or fewer pages"
            )),
            Malformed::Foreign => Miss::failed(format!(
                "{url} does not answer as a chat-completions API does; check the base URL, which often ends with /v1"
            )),
        }
    }

    fn silent(&self) -> Miss {
        Miss::passing(format!(
            "{} said nothing for {} s",
            self.url(),
            self.silence.as_secs_f64()
        ))
    }

    fn unsent(&self, error: reqwest::Error) -> Miss {
        let url = self.url();
        let error = error.without_url();
        let reason = root(&error);
        if error.is_connect() {
            let remedy = if self.endpoint.is_loopback {
                "start the server of the model, or give its base URL"
            } else {
                "check the base URL and the network"
            };
            Miss::failed(format!("cannot connect to {url}: {reason}; {remedy}"))
        } else {
            Miss::passing(format!("the connection to {url} broke off: {reason}"))
        }
    }

    /// What an answer that is no success means.
    async fn status(&self, response: Response) -> Miss {
        let status = response.status();
        let after = retry_after(&response);
        let text = self.error_text(response).await;
        let url = self.url();
        let says = if text.is_empty() {
            format!("{url} answered {}", status.as_u16())
        } else {
            format!("{url} answered {}: {text}", status.as_u16())
        };
        match status.as_u16() {
            400 | 413 | 422 if status == 413 || is_too_long(&text) => {
                Miss::Final(Trouble::TooLong(says))
            }
            400 | 422 | 501 => Miss::Final(Trouble::Rejected(says)),
            // What is said of a key may hold parts of it.
            401 | 403 => Miss::failed(format!(
                "{url} answered {} {}; check the API key, and that it may use the model {}",
                status.as_u16(),
                if self.endpoint.has_key() {
                    "to the API key that was sent"
                } else {
                    "to a request without an API key"
                },
                self.model
            )),
            404 => Miss::failed(format!(
                "{says}; check the name of the model, {}, and the base URL, which often ends with /v1",
                self.model
            )),
            429 if text.contains("insufficient_quota") => Miss::failed(says),
            408 | 409 | 425 | 429 | 500..=599 => Miss::Passing {
                message: says,
                after,
            },
            300..=399 => Miss::failed(format!(
                "{url} answered {}, which leads elsewhere; give the base URL that it leads to",
                status.as_u16()
            )),
            _ => Miss::failed(says),
        }
    }

    async fn error_text(&self, mut response: Response) -> String {
        let mut body = Vec::new();
        while body.len() < MOST_ERROR {
            match tokio::time::timeout(self.silence, response.chunk()).await {
                Ok(Ok(Some(bytes))) => body.extend_from_slice(&bytes),
                _ => break,
            }
        }
        let text = match serde_json::from_slice::<Value>(&body) {
            Ok(answer) => {
                let error = answer.get("error").unwrap_or(&answer);
                let code = error["code"].as_str().map(|code| format!(" ({code})"));
                completion::message(error) + &code.unwrap_or_default()
            }
            // A page of a proxy or gateway says no more than its status.
            Err(_) => String::from_utf8_lossy(&body)
                .lines()
                .next()
                .filter(|line| !line.contains('<'))
                .unwrap_or_default()
                .to_owned(),
        };
        self.quoted(&text)
    }
}

/// How servers say that a request has more tokens than the model reads.
fn is_too_long(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "context length",
        "context_length",
        "context window",
        "context size",
        "maximum context",
    ]
    .iter()
    .any(|words| text.contains(words))
        || text.contains("prompt is too long")
        || text.contains("too many tokens")
}

/// Seconds, or a date.
fn retry_after(response: &Response) -> Option<Duration> {
    let text = response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(Duration::from_secs(seconds.into()));
    }
    let at = DateTime::parse_from_rfc2822(text).ok()?;
    Some((at.to_utc() - Utc::now()).to_std().unwrap_or_default())
}
