//! `spec/lock.toml`: which upstream document the spec came from.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use sha2::{Digest, Sha256};

#[derive(Serialize)]
pub(super) struct Lock {
    /// The document's file name.
    document: String,
    /// Its date, as the file name or the caller gives it: the document itself carries none.
    date: String,
    /// SHA-256 of its bytes, in lower-case hex.
    sha256: String,
}

impl Lock {
    pub(super) fn of(path: &Path, bytes: &[u8], date: Option<&str>) -> Result<Self> {
        let document = path
            .file_name()
            .and_then(|name| name.to_str())
            .with_context(|| format!("{} has no file name", path.display()))?
            .to_owned();
        let date = match date {
            Some(date) if date_in(date) == Some(date) => date,
            Some(date) => bail!("--date {date}: write it as YYYY-MM or YYYY-MM-DD"),
            None => date_in(&document).with_context(|| {
                format!("{document} does not carry its date; add --date YYYY-MM-DD")
            })?,
        };
        let sha256 = Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok(Self {
            date: date.to_owned(),
            document,
            sha256,
        })
    }

    pub(super) fn to_toml(&self) -> Result<String> {
        Ok(format!(
            "# Written by `cargo xtask import`: the upstream document that spec/openapi.json was made from.\n{}",
            toml::to_string(self)?
        ))
    }
}

/// The first `YYYY-MM` or `YYYY-MM-DD` in a text.
fn date_in(text: &str) -> Option<&str> {
    let fits = |candidate: &str, shape: &str| {
        candidate.len() == shape.len()
            && candidate.bytes().zip(shape.bytes()).all(|(c, s)| {
                if s == b'0' {
                    c.is_ascii_digit()
                } else {
                    c == s
                }
            })
    };
    (0..text.len()).find_map(|start| {
        ["0000-00-00", "0000-00"]
            .into_iter()
            .filter_map(|shape| Some((text.get(start..start + shape.len())?, shape)))
            .find_map(|(candidate, shape)| fits(candidate, shape).then_some(candidate))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn the_date_comes_from_the_file_name() {
        assert_eq!(date_in("openapi-2026-08.json"), Some("2026-08"));
        assert_eq!(date_in("openapi-2026-08-31.json"), Some("2026-08-31"));
        assert_eq!(date_in("openapi.json"), None);
    }

    #[test]
    fn a_document_without_a_date_asks_for_one() {
        let error = Lock::of(Path::new("openapi.json"), b"{}", None)
            .err()
            .unwrap();
        assert_eq!(
            error.to_string(),
            "openapi.json does not carry its date; add --date YYYY-MM-DD"
        );
    }

    #[test]
    fn a_wrong_date_is_refused() {
        let error = Lock::of(Path::new("openapi.json"), b"{}", Some("May 2026"))
            .err()
            .unwrap();
        assert_eq!(
            error.to_string(),
            "--date May 2026: write it as YYYY-MM or YYYY-MM-DD"
        );
    }
}
