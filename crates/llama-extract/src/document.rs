//! What can be extracted from.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use reqwest::multipart::Part;

use crate::Error;

/// A document to extract from: a file on disk, bytes in memory, or one that the service has already.
///
/// A path converts by itself, so `client.extract::<Invoice>("invoice.pdf")` reads a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Document(pub(crate) Source);

#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Path(PathBuf),
    Bytes {
        name: String,
        bytes: Bytes,
    },
    /// A file or a parse job: the service tells them apart by itself.
    Id(String),
}

impl Document {
    /// A file on disk. It is streamed when it is uploaded, not read into memory.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self(Source::Path(path.into()))
    }

    /// A document in memory. The name's extension tells the service its type, so give it one: `invoice.pdf`.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self(Source::Bytes {
            name: name.into(),
            bytes: bytes.into(),
        })
    }

    /// A file that was uploaded before, by its id (`dfl-...`, or a bare UUID on some deployments).
    pub fn file_id(id: impl Into<String>) -> Self {
        Self(Source::Id(id.into()))
    }

    /// The outcome of a parse job, by its id (`pjb-...`). The service refuses one that has not completed.
    pub fn parse_job_id(id: impl Into<String>) -> Self {
        Self(Source::Id(id.into()))
    }
}

impl Document {
    /// Its id, if the service has it already.
    pub(crate) fn service_id(&self) -> Result<Option<&str>, Error> {
        match &self.0 {
            Source::Id(id) if id.trim().is_empty() => {
                Err(Error::document("the id of the document is empty"))
            }
            Source::Id(id) => Ok(Some(id)),
            _ => Ok(None),
        }
    }

    /// Its name and content; `None` if the service has it already.
    pub(crate) async fn read(&self) -> Result<Option<(String, Bytes)>, Error> {
        let (name, bytes) = match &self.0 {
            Source::Id(_) => return Ok(None),
            Source::Path(path) => {
                self.is_file_with_content(path).await?;
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let bytes = tokio::fs::read(path)
                    .await
                    .map_err(|error| Error::unreadable(self, error))?;
                (name.into_owned(), bytes.into())
            }
            Source::Bytes { name, bytes } => (name.clone(), bytes.clone()),
        };
        self.has_content(bytes.len() as u64)?;
        Ok(Some((name, bytes)))
    }

    /// The part of an upload that has its content, of a known length; `None` if the service has it already.
    pub(crate) async fn part(&self) -> Result<Option<Part>, Error> {
        Ok(Some(match &self.0 {
            Source::Id(_) => return Ok(None),
            Source::Path(path) => {
                self.is_file_with_content(path).await?;
                Part::file(path)
                    .await
                    .map_err(|error| Error::unreadable(self, error))?
            }
            Source::Bytes { name, bytes } => {
                if name.trim().is_empty() {
                    return Err(Error::document(
                        "the document has no name: its extension tells the service the type, as in `invoice.pdf`",
                    ));
                }
                self.has_content(bytes.len() as u64)?;
                let body = reqwest::Body::from(bytes.clone());
                Part::stream_with_length(body, bytes.len() as u64).file_name(name.clone())
            }
        }))
    }

    /// Checks that a path leads to a file with content.
    async fn is_file_with_content(&self, path: &Path) -> Result<(), Error> {
        let metadata = tokio::fs::metadata(path)
            .await
            .map_err(|error| Error::unreadable(self, error))?;
        if !metadata.is_file() {
            return Err(Error::document(format!(
                "{self} is not a file: name one document"
            )));
        }
        self.has_content(metadata.len())
    }

    /// The service refuses an empty file; this error says which one.
    fn has_content(&self, length: u64) -> Result<(), Error> {
        if length == 0 {
            return Err(Error::document(format!(
                "{self} is empty: there is nothing to extract from"
            )));
        }
        Ok(())
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Path(path) => path.display().fmt(f),
            Source::Bytes { name, .. } => f.write_str(name),
            Source::Id(id) => f.write_str(id),
        }
    }
}

/// The content of a document has no place in a log.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Path(path) => f.debug_tuple("Document::path").field(path).finish(),
            Source::Bytes { name, bytes } => f
                .debug_struct("Document::bytes")
                .field("name", name)
                .field("len", &bytes.len())
                .finish(),
            Source::Id(id) => f.debug_tuple("Document::id").field(id).finish(),
        }
    }
}

impl From<&str> for Document {
    fn from(path: &str) -> Self {
        Self::path(path)
    }
}

impl From<String> for Document {
    fn from(path: String) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for Document {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<PathBuf> for Document {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&PathBuf> for Document {
    fn from(path: &PathBuf) -> Self {
        Self::path(path)
    }
}
