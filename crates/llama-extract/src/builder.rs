//! How a client is made.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderMap;

use crate::client::Parts;
use crate::headers;
use crate::retry::RetryPolicy;
use crate::secret::{ApiKey, Secret};
use crate::transport::{Shared, Transport};
use crate::wait::Polling;
use crate::{Client, Error};

/// Until a connection stands.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// For a request and its answer. The service answers everything but uploads within seconds.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// Bytes that an answer may have: several times the result of the largest document that the service takes.
const ANSWER_LIMIT: usize = 64 * 1024 * 1024;

/// Where the service runs. A key works in one region only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Region {
    /// `https://api.cloud.llamaindex.ai`, the default.
    #[default]
    NorthAmerica,
    /// `https://api.cloud.eu.llamaindex.ai`: separate accounts, keys and data.
    Europe,
}

impl Region {
    /// The region's base URL.
    #[must_use]
    pub fn base_url(self) -> &'static str {
        match self {
            Self::NorthAmerica => "https://api.cloud.llamaindex.ai",
            Self::Europe => "https://api.cloud.eu.llamaindex.ai",
        }
    }
}

/// Settings of a [`Client`].
#[derive(Debug, Default)]
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    /// As it was given, before it is checked.
    key: Option<Secret>,
    base_url: Option<String>,
    project_id: Option<String>,
    organization_id: Option<String>,
    plain_http: bool,
    request_timeout: Option<Duration>,
    retry: RetryPolicy,
    polling: Polling,
    answer_limit: Option<usize>,
    http_client: Option<reqwest::Client>,
    headers: Vec<(String, Secret)>,
    /// Headers one a line, and where they come from.
    header_lines: Option<(&'static str, Secret)>,
}

impl ClientBuilder {
    /// The API key, such as `llx-...`. White space around it is dropped.
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(Secret(key.into()));
        self
    }

    /// The region that the key belongs to. The last of this and [`base_url`](Self::base_url) counts.
    pub fn region(self, region: Region) -> Self {
        self.base_url(region.base_url())
    }

    /// Where the service is: a self-hosted one, or the local one. A bare host is taken for `https`.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// The project to work in; the key's own when this is not called.
    pub fn project_id(mut self, id: impl Into<String>) -> Self {
        self.project_id = Some(id.into());
        self
    }

    /// The organization of the project.
    pub fn organization_id(mut self, id: impl Into<String>) -> Self {
        self.organization_id = Some(id.into());
        self
    }

    /// Allows `http` to a host other than this machine: key and documents then cross the network readable by anyone.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// How long a request and its answer may take; 60 seconds when this is not called.
    ///
    /// A document may take as long as it moves: each piece of it has this time, and the answer has it again after the
    /// last piece, with up to 64 seconds more for what is still under way on a slow line.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = Some(timeout);
        self
    }

    /// How often requests are sent, and with which gaps.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// One more header on every request, such as a gateway asks for; the last of a name counts. It goes to the service
    /// alone, not along with downloads from elsewhere, and its value is never printed.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), Secret(value.into())));
        self
    }

    /// Headers one a line, and where they come from.
    pub(crate) fn header_lines(mut self, source: &'static str, lines: String) -> Self {
        self.header_lines = Some((source, Secret(lines)));
        self
    }

    /// When to look at jobs that are awaited.
    pub fn polling(mut self, polling: Polling) -> Self {
        self.polling = polling;
        self
    }

    /// How many bytes an answer may have, after decompression; 64 MiB when this is not called. Downloads of files have
    /// no limit.
    pub fn answer_limit(mut self, bytes: usize) -> Self {
        self.answer_limit = Some(bytes);
        self
    }

    /// The HTTP client to send with, for a proxy or TLS settings of your own. Make it follow no redirects to other
    /// hosts: they would be sent the document.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// The client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`] for a missing or malformed key, a base URL that is none, `http` to another machine,
    /// a header that is none.
    pub fn build(self) -> Result<Client, Error> {
        let key = self.key.as_ref().map_or("", |key| key.0.as_str());
        let key = ApiKey::new(key)?;
        let base_url = base_url(
            self.base_url
                .as_deref()
                .unwrap_or(Region::default().base_url()),
            self.plain_http,
        )?;
        let http_client = match self.http_client {
            Some(client) => client,
            None => http_client(&base_url)?,
        };
        // The bindings append paths that begin with a slash.
        let base_url = base_url.as_str().trim_end_matches('/').to_owned();
        let request_timeout = self.request_timeout.unwrap_or(REQUEST_TIMEOUT);
        let mut headers = HeaderMap::new();
        if let Some((source, Secret(lines))) = &self.header_lines {
            headers::add_lines(&mut headers, lines, source)?;
        }
        for (name, Secret(value)) in &self.headers {
            headers::add(&mut headers, name, value)?;
        }
        let transport = Transport {
            key,
            headers,
            observer: None,
            request_timeout,
            retry: self.retry,
            shared: Arc::new(Shared::new()),
            answer_limit: self.answer_limit.unwrap_or(ANSWER_LIMIT),
        };
        let parts = Parts {
            base_url,
            project_id: self.project_id,
            organization_id: self.organization_id,
            polling: self.polling,
            transport,
        };
        Ok(Client::assemble(http_client, parts))
    }
}

/// Checks a base URL: what it lacks is added, what is unsafe is refused.
fn base_url(text: &str, plain_http: bool) -> Result<Url, Error> {
    let text = text.trim();
    let with_scheme = if text.contains("://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let url = Url::parse(&with_scheme).map_err(|error| {
        Error::configuration(format!("the base URL {text:?} is not a URL: {error}"))
    })?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::configuration(
            "the base URL holds a user name or password; the service takes a key instead",
        ));
    }
    if url.host_str().is_none() {
        return Err(Error::configuration(format!(
            "the base URL {text:?} names no host"
        )));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_this_machine(&url) || plain_http => Ok(url),
        "http" => Err(Error::configuration(format!(
            "the base URL {text} would send the key and documents unencrypted: use https, or call `allow_plain_http`"
        ))),
        other => Err(Error::configuration(format!(
            "the base URL {text} has the scheme {other}: use https"
        ))),
    }
}

/// Whether a URL leads to the machine that asks.
pub(crate) fn is_this_machine(url: &Url) -> bool {
    url.host_str().is_some_and(|host| {
        host == "localhost"
            || host.ends_with(".localhost")
            || host
                .trim_matches(['[', ']'])
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    })
}

fn http_client(base_url: &Url) -> Result<reqwest::Client, Error> {
    // A redirect to another host would hand it the document, and its answer would be trusted.
    let same_host = reqwest::redirect::Policy::custom(|attempt| {
        let from = attempt.previous().last().map(Url::origin);
        if from == Some(attempt.url().origin()) && attempt.previous().len() < 5 {
            attempt.follow()
        } else {
            attempt.stop()
        }
    });
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!(
            "llama-extract/",
            env!("CARGO_PKG_VERSION"),
            " (Rust)"
        ))
        .connect_timeout(CONNECT_TIMEOUT)
        .redirect(same_host);
    if is_this_machine(base_url) {
        // A proxy from the environment would be sent the documents of a service that is meant to keep them here.
        builder = builder.no_proxy();
    }
    builder
        .build()
        .map_err(|error| Error::configuration(format!("the HTTP client cannot be built: {error}")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn with_base_url(text: &str) -> Result<Client, Error> {
        Client::builder().api_key("llx-k").base_url(text).build()
    }

    #[test]
    fn a_bare_host_is_taken_for_https() {
        let client = with_base_url("api.cloud.eu.llamaindex.ai").unwrap();
        assert_eq!(client.base_url(), Region::Europe.base_url());
    }

    #[test]
    fn plain_http_is_for_this_machine() {
        for local in [
            "http://127.0.0.1:8000",
            "http://localhost:8000/",
            "http://[::1]:8000",
        ] {
            with_base_url(local).unwrap();
        }
        let error = with_base_url("http://example.com").unwrap_err();
        assert!(
            error.is_configuration() && error.to_string().contains("allow_plain_http"),
            "{error}"
        );
        Client::builder()
            .api_key("llx-k")
            .base_url("http://example.com")
            .allow_plain_http()
            .build()
            .unwrap();
    }

    #[test]
    fn what_is_no_url_is_named() {
        for wrong in [
            "https://",
            "ftp://example.com",
            "http://user:pw@localhost",
            "not a host",
        ] {
            assert!(
                with_base_url(wrong).unwrap_err().is_configuration(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_client_without_a_key_is_refused_with_the_remedy() {
        let error = Client::builder().build().unwrap_err();
        assert!(error.to_string().contains("LLAMA_CLOUD_API_KEY"), "{error}");
    }

    #[test]
    fn neither_client_nor_builder_prints_the_key() {
        let builder = Client::builder().api_key("llx-secret");
        let printed = format!("{builder:?}");
        let client = builder.build().unwrap();
        assert!(!format!("{printed}{client:?}{:?}", client.api()).contains("secret"));
    }
}
