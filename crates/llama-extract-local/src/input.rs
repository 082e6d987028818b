//! What is read: a file's name, which tells its kind, and its bytes.

use crate::store::{Content, Store};

const MEGABYTE: u64 = 1024 * 1024;
/// The largest file that is extracted from; larger ones can be uploaded.
const MAX_DOCUMENT: u64 = 100 * MEGABYTE;

#[derive(Clone)]
pub(crate) struct Input {
    pub(crate) name: String,
    content: Option<Content>,
}

impl Input {
    /// The file of this name whose bytes are kept under the id `content`.
    pub(crate) fn new(store: &Store, name: &str, content: &str) -> Self {
        Self {
            name: name.to_owned(),
            content: store.content(content),
        }
    }

    /// All of it. Blocks while it reads.
    ///
    /// # Errors
    ///
    /// A message for the job: why it cannot be read, or that it is too large.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, String> {
        let name = &self.name;
        let unreadable = |e: &dyn std::fmt::Display| format!("{name} could not be read back: {e}");
        let content = self
            .content
            .as_ref()
            .ok_or_else(|| unreadable(&"its bytes are gone"))?;
        let size = content.size().map_err(|e| unreadable(&e))?;
        if size > MAX_DOCUMENT {
            return Err(format!(
                "DOCUMENT_TOO_LARGE: {name} has {} MB, documents up to {} MB are extracted from; split it",
                size / MEGABYTE,
                MAX_DOCUMENT / MEGABYTE
            ));
        }
        content.read().map_err(|e| unreadable(&e))
    }
}
