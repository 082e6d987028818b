//! Why the store could not keep or find something.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Shared by all calls of one commit, so it can be cloned.
#[derive(Debug, Clone)]
pub(crate) enum StoreError {
    Database(Arc<rusqlite::Error>),
    /// What could not be done, and why.
    Io(String, Arc<io::Error>),
    /// The directory was written by a version of the service that is newer than this one.
    Newer,
    /// Another service has the directory open.
    InUse(PathBuf),
    /// The service is stopping.
    Closed,
}

impl StoreError {
    pub(crate) fn io(what: impl Into<String>, error: io::Error) -> Self {
        Self::Io(what.into(), Arc::new(error))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(e) => write!(f, "the database refused: {e}"),
            Self::Io(what, e) => write!(f, "{what}: {e}"),
            Self::Newer => f.write_str(
                "it was written by a newer version of the service; use that one, or another directory",
            ),
            Self::InUse(path) => write!(
                f,
                "another service is using {}; stop it, or choose another directory",
                path.display()
            ),
            Self::Closed => f.write_str("the service is stopping"),
        }
    }
}

impl std::error::Error for StoreError {}
