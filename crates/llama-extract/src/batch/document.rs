//! A document of a batch, and how it is known again.

use std::fmt::Write as _;
use std::path::Path;
use std::time::UNIX_EPOCH;

use sha2::{Digest as _, Sha256};

use crate::document::Source;
use crate::{Document, Error};

/// A document of a batch. A [`Document`], and whatever makes one, converts by itself.
#[derive(Clone, Debug)]
pub struct BatchDocument {
    pub(super) document: Document,
    key: Option<String>,
}

impl BatchDocument {
    /// A document.
    pub fn new(document: impl Into<Document>) -> Self {
        Self {
            document: document.into(),
            key: None,
        }
    }

    /// A name that the [journal](super#the-journal) knows the document by, in place of what it finds out by itself. Two
    /// documents of a batch should not have the same.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// How the journal knows the document: the key that was given, or else
    /// path, length and time of change of a file, name and hash of bytes in memory, the id of what the service has.
    pub(super) async fn identity(&self) -> Result<String, Error> {
        if let Some(key) = &self.key {
            return Ok(format!("key {key}"));
        }
        match &self.document.0 {
            Source::Path(path) => of_file(path)
                .await
                .map_err(|error| Error::unreadable(&self.document, error)),
            Source::Bytes { name, bytes } => {
                let (name, bytes) = (name.clone(), bytes.clone());
                let hash = tokio::task::spawn_blocking(move || hex(&Sha256::digest(&bytes)));
                match hash.await {
                    Ok(hash) => Ok(format!("bytes {name} {hash}")),
                    Err(_) => Err(Error::document(format!(
                        "{} cannot be hashed: the program is ending",
                        self.document
                    ))),
                }
            }
            Source::Id(id) => Ok(format!("id {id}")),
            Source::Reader { .. } => Err(Error::document(format!(
                "{} comes from a stream, which cannot be known again by itself: give it a name with `BatchDocument::key`",
                self.document
            ))),
        }
    }
}

/// Not by content: a batch that is taken up again should not have to read everything.
async fn of_file(path: &Path) -> std::io::Result<String> {
    let metadata = tokio::fs::metadata(path).await?;
    let changed = metadata.modified().ok().map_or(0, |time| {
        time.duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_nanos())
    });
    let length = metadata.len();
    Ok(match path.to_str() {
        Some(path) => format!("path {path} {length} {changed}"),
        // Escaped, so that two names do not become one.
        None => format!("path {path:?} {length} {changed}"),
    })
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

impl<D: Into<Document>> From<D> for BatchDocument {
    fn from(document: D) -> Self {
        Self::new(document)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[tokio::test]
    async fn bytes_are_known_by_their_content() {
        let of = async |name: &str, text: &'static str| {
            let document = BatchDocument::new(Document::bytes(name, text));
            document.identity().await.unwrap()
        };
        assert_eq!(of("a.txt", "one").await, of("a.txt", "one").await);
        assert_ne!(of("a.txt", "one").await, of("a.txt", "two").await);
        assert_ne!(of("a.txt", "one").await, of("b.txt", "one").await);
        assert!(!of("a.txt", "one").await.contains("one"));
    }

    #[tokio::test]
    async fn a_key_of_ones_own_counts_even_if_the_file_is_not_there() {
        let document = BatchDocument::new("/no/such/file.pdf");
        assert!(document.identity().await.unwrap_err().is_document());
        assert_eq!(document.key("17").identity().await.unwrap(), "key 17");
    }
}
