//! What can be extracted from.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use tokio::fs::File;
use tokio::io::AsyncRead;

use crate::Error;
use crate::content::{self, Content, Hash, Once};

/// A document to extract from: a file on disk, bytes in memory, a stream, or one that the service has already.
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
    Reader {
        name: String,
        length: u64,
        reader: Once,
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

    /// A document that comes from a stream of `length` bytes, such as another server's answer. It is sent as it is read.
    ///
    /// A stream can be read once. So it can be uploaded once, by one of the clones of the document; and when an attempt
    /// fails after something was read, the upload ends with an [error](crate::Error::is_document) in place of another
    /// attempt. A reader that gives fewer or more bytes than `length` is such an error too: no part of a document is
    /// ever taken for the whole.
    pub fn reader(
        name: impl Into<String>,
        length: u64,
        reader: impl AsyncRead + Send + 'static,
    ) -> Self {
        Self(Source::Reader {
            name: name.into(),
            length,
            reader: Once::new(reader),
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

    /// Its name and content in memory; `None` if the service has it already.
    pub(crate) async fn read(&self) -> Result<Option<(String, Bytes)>, Error> {
        let (name, bytes) = match &self.0 {
            Source::Id(_) => return Ok(None),
            Source::Path(path) => {
                self.is_file_with_content(path).await?;
                let bytes = tokio::fs::read(path)
                    .await
                    .map_err(|error| Error::unreadable(self, error))?;
                (file_name(path), bytes.into())
            }
            Source::Bytes { name, bytes } => (name.clone(), bytes.clone()),
            Source::Reader { name, length, .. } => {
                let content = self.open().await?.map(|(_, content)| content);
                let mut bytes = Vec::with_capacity(usize::try_from(*length).unwrap_or_default());
                if let Some(mut content) = content {
                    while let Some(piece) = content.next().await {
                        let piece = piece.map_err(|broken| {
                            Error::broken_content(format!("cannot read {self}: {broken}"), broken)
                        })?;
                        bytes.extend_from_slice(&piece);
                    }
                }
                (name.clone(), bytes.into())
            }
        };
        self.has_content(bytes.len() as u64)?;
        Ok(Some((name, bytes)))
    }

    /// Its name and content, to be sent; `None` if the service has it already.
    pub(crate) async fn open(&self) -> Result<Option<(String, Content)>, Error> {
        let (name, content) = match &self.0 {
            Source::Id(_) => return Ok(None),
            Source::Path(path) => {
                let unreadable = |error| Error::unreadable(self, error);
                self.is_file_with_content(path).await?;
                let file = File::open(path).await.map_err(unreadable)?;
                // The length of the file that is open: behind the path there may be another one by now.
                let length = file.metadata().await.map_err(unreadable)?.len();
                (file_name(path), Content::file(file, length))
            }
            Source::Bytes { name, bytes } => (name.clone(), Content::bytes(bytes.clone())),
            Source::Reader {
                name,
                length,
                reader,
            } => {
                let turn = reader.take().ok_or_else(|| self.was_read())?;
                (name.clone(), Content::reader(turn, *length))
            }
        };
        if name.trim().is_empty() {
            return Err(Error::document(
                "the document has no name: its extension tells the service the type, as in `invoice.pdf`",
            ));
        }
        self.has_content(content.length())?;
        Ok(Some((name, content)))
    }

    /// The SHA-256 of its content; `None` if the service has it already.
    pub(crate) async fn hash(&self) -> Result<Option<Hash>, Error> {
        let hash = match &self.0 {
            Source::Id(_) => return Ok(None),
            Source::Path(path) => {
                self.is_file_with_content(path).await?;
                let path = path.clone();
                content::hash(move || std::fs::File::open(path)).await
            }
            Source::Bytes { bytes, .. } => {
                let bytes = bytes.clone();
                content::hash(move || Ok(std::io::Cursor::new(bytes))).await
            }
            Source::Reader { .. } => {
                return Err(Error::document(format!(
                    "{self} comes from a stream, which can be read once: it cannot be looked for by its content and \
                     then be sent; give a path or bytes"
                )));
            }
        };
        hash.map(Some)
            .map_err(|error| Error::unreadable(self, error))
    }

    /// Its name, as far as it is known; ids have none.
    pub(crate) fn name(&self) -> Option<String> {
        match &self.0 {
            Source::Id(_) => None,
            Source::Path(path) => Some(file_name(path)),
            Source::Bytes { name, .. } | Source::Reader { name, .. } => Some(name.clone()),
        }
    }

    /// Whether its content cannot be had from its beginning any more.
    pub(crate) fn is_used_up(&self) -> bool {
        matches!(&self.0, Source::Reader { reader, .. } if reader.is_begun())
    }

    fn was_read(&self) -> Error {
        Error::document(format!(
            "{self} comes from a stream that was read before, and cannot be sent again: open it again, or give a path or \
             bytes"
        ))
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

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The media type that a name's extension stands for; the service takes many, of which these are the usual ones.
pub(crate) fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "pdf" => "application/pdf",
        "txt" | "text" => "text/plain",
        "md" | "markdown" => "text/markdown",
        "htm" | "html" => "text/html",
        "csv" => "text/csv",
        "json" => "application/json",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "tif" | "tiff" => "image/tiff",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Path(path) => path.display().fmt(f),
            Source::Bytes { name, .. } | Source::Reader { name, .. } => f.write_str(name),
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
            Source::Reader { name, length, .. } => f
                .debug_struct("Document::reader")
                .field("name", name)
                .field("len", length)
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
