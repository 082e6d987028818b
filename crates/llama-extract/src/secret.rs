//! Keys and secrets that cannot be printed.

use std::fmt;

use reqwest::header::HeaderValue;

use crate::{Error, env};

/// A text that cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(pub(crate) String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// An API key, checked once, shown never.
#[derive(Clone)]
pub(crate) struct ApiKey(HeaderValue);

impl ApiKey {
    /// Takes a key as people have it: with white space or a line break around it.
    pub(crate) fn new(key: &str) -> Result<Self, Error> {
        let key = key.trim();
        if key.is_empty() {
            return Err(Error::configuration(format!(
                "the API key is empty: set {}",
                env::API_KEY
            )));
        }
        // A header takes visible ASCII only. The message must not repeat the key.
        if let Some(position) = key.chars().position(|c| !c.is_ascii_graphic()) {
            return Err(Error::configuration(format!(
                "the API key holds a character that no key has (white space, a control character or one beyond \
                 ASCII) at position {}: copy it again",
                position + 1
            )));
        }
        let mut header = HeaderValue::try_from(format!("Bearer {key}")).map_err(|_| {
            Error::configuration("the API key cannot be sent in a header: copy it again")
        })?;
        header.set_sensitive(true);
        Ok(Self(header))
    }

    /// The value of the `Authorization` header; its `Debug` output is `Sensitive`.
    pub(crate) fn authorization(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(***)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_line_break_around_the_key_is_not_part_of_it() {
        let key = ApiKey::new(" llx-secret\n").unwrap();
        assert_eq!(key.authorization(), "Bearer llx-secret");
    }

    #[test]
    fn a_key_is_never_printed() {
        let key = ApiKey::new("llx-secret").unwrap();
        assert!(!format!("{key:?} {:?}", key.authorization()).contains("secret"));
    }

    #[test]
    fn a_key_with_a_strange_character_is_refused_without_being_repeated() {
        for key in ["llx-se\u{200b}cret", "llx-se cret", "llx-se\u{7}cret"] {
            let message = ApiKey::new(key).unwrap_err().to_string();
            assert!(
                message.contains("position 7") && !message.contains("llx"),
                "{message}"
            );
        }
    }

    #[test]
    fn an_empty_key_is_refused() {
        assert!(
            ApiKey::new(" \n")
                .unwrap_err()
                .to_string()
                .contains("LLAMA_CLOUD_API_KEY")
        );
    }
}
