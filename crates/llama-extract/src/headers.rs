//! Headers of one's own, and what can be known of an answer beside its content.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::{Error, answer};

/// Headers that requests cannot go without, or that say how a body is to be read.
const RESERVED: [&str; 9] = [
    "accept-encoding",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "transfer-encoding",
];

/// Adds a header, checked; what it says is not shown by anything.
pub(crate) fn add(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), Error> {
    let name = name.trim();
    let checked = HeaderName::try_from(name)
        .map_err(|_| Error::configuration(format!("{name:?} is not the name of a header")))?;
    if RESERVED.contains(&checked.as_str()) {
        return Err(Error::configuration(format!(
            "the header {checked} is set by this client, and cannot be set to another value"
        )));
    }
    let mut value = HeaderValue::try_from(value.trim()).map_err(|_| {
        Error::configuration(format!(
            "the value of the header {checked} holds a character that no header takes"
        ))
    })?;
    value.set_sensitive(true);
    headers.insert(checked, value);
    Ok(())
}

/// Adds headers written one a line, `name: value`; empty lines count for nothing. An error names the line of `source`, and
/// not what it says: that may be a secret.
pub(crate) fn add_lines(headers: &mut HeaderMap, lines: &str, source: &str) -> Result<(), Error> {
    for (number, line) in lines.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let place = format!("line {} of {source}", number + 1);
        let Some((name, value)) = line.split_once(':') else {
            return Err(Error::configuration(format!(
                "{place} is not a header: write `name: value`"
            )));
        };
        // What stands before a colon may be a part of a value that was broken over lines.
        if HeaderName::try_from(name.trim()).is_err() {
            return Err(Error::configuration(format!(
                "{place} does not begin with the name of a header: write `name: value`"
            )));
        }
        add(headers, name, value)
            .map_err(|error| Error::configuration(format!("{place}: {error}")))?;
    }
    Ok(())
}

/// What can be known of an answer beside its content; see [`Client::with_observer`](crate::Client::with_observer).
#[derive(Clone, Copy)]
pub struct Answered<'a> {
    pub(crate) operation: &'static str,
    pub(crate) attempt: u32,
    pub(crate) status: u16,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) elapsed: Duration,
}

impl Answered<'_> {
    /// The operation that it answers, as [`Client::api`](crate::Client::api) names it: `create_extract_job`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Which attempt it answers, counted from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// A header, if it is there and is text; the name in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.headers
    }

    /// The id of the request, to be told to the service's support, where the answer had one.
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        answer::request_id(self.headers)
    }

    /// From the sending of this attempt to the end of its answer.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }
}

/// Without the headers: some of them, such as cookies, have no place in a log.
impl fmt::Debug for Answered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answered")
            .field("operation", &self.operation)
            .field("attempt", &self.attempt)
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}

/// Told of each answer.
pub(crate) type Observer = Arc<dyn Fn(&Answered<'_>) + Send + Sync>;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn lines_are_headers_and_empty_ones_are_not() {
        let mut headers = HeaderMap::new();
        add_lines(&mut headers, "\nX-Tenant: a:b \n\n x-two:2\n", "X").unwrap();
        assert_eq!(headers["x-tenant"], "a:b");
        assert_eq!(headers["x-two"], "2");
        assert!(!format!("{headers:?}").contains("a:b"));
    }

    #[test]
    fn a_wrong_line_is_named_by_its_number_and_not_by_what_it_says() {
        for wrong in [
            "x: y\ns3cr3t",
            "x: y\ns3 cr3t: z",
            "x: y\nz: s3\u{1}cr3t",
            "x: y\nAuthorization: s3cr3t",
        ] {
            let error = add_lines(&mut HeaderMap::new(), wrong, "SOME_VARIABLE").unwrap_err();
            let text = format!("{error} {error:?}");
            assert!(text.contains("line 2 of SOME_VARIABLE"), "{text}");
            assert!(!text.contains("s3"), "{text}");
        }
    }
}
