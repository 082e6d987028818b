//! What can be extracted from.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;

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
