//! Why the service could not start.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::faults::FaultError;
use crate::store::StoreError;

/// The service could not start; the text names the reason and the remedy.
pub struct Error {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Bind(SocketAddr, std::io::Error),
    OpenWithoutKey(SocketAddr),
    EmptyKey,
    Fault(FaultError),
    /// What is wrong with the settings of a model, in words without its key.
    Llm(String),
    /// The directory, when the state is in one.
    Store(Option<PathBuf>, StoreError),
}

impl Error {
    pub(crate) fn bind(addr: SocketAddr, source: std::io::Error) -> Self {
        Self {
            kind: Kind::Bind(addr, source),
        }
    }

    pub(crate) fn open_without_key(addr: SocketAddr) -> Self {
        Self {
            kind: Kind::OpenWithoutKey(addr),
        }
    }

    pub(crate) fn empty_key() -> Self {
        Self {
            kind: Kind::EmptyKey,
        }
    }

    pub(crate) fn fault(source: FaultError) -> Self {
        Self {
            kind: Kind::Fault(source),
        }
    }

    pub(crate) fn llm(message: String) -> Self {
        Self {
            kind: Kind::Llm(message),
        }
    }

    pub(crate) fn store(directory: Option<PathBuf>, source: StoreError) -> Self {
        Self {
            kind: Kind::Store(directory, source),
        }
    }

    /// Whether another program already listens on the address.
    ///
    /// Troubleshooting: use port 0 to be given a free one.
    #[must_use]
    pub fn is_address_in_use(&self) -> bool {
        matches!(&self.kind, Kind::Bind(_, e) if e.kind() == std::io::ErrorKind::AddrInUse)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Bind(addr, e) if e.kind() == std::io::ErrorKind::AddrInUse => write!(
                f,
                "another program already listens on {addr}; choose another port, or port 0 to be given a free one"
            ),
            Kind::Bind(addr, e) => {
                write!(
                    f,
                    "cannot listen on {addr}: {e}; choose an address of this machine, such as 127.0.0.1:0"
                )
            }
            Kind::OpenWithoutKey(addr) => write!(
                f,
                "{addr} can be reached from other machines, so an API key is needed; set one, or listen on 127.0.0.1"
            ),
            Kind::Store(None, e) => write!(f, "the service cannot keep its state: {e}"),
            Kind::Store(Some(directory), e) => write!(
                f,
                "the directory {} cannot be used: {e}",
                directory.display()
            ),
            Kind::EmptyKey => write!(
                f,
                "the API key is empty, so no client could use it; give a key, or none to accept any"
            ),
            Kind::Fault(e) => e.fmt(f),
            Kind::Llm(message) => f.write_str(message),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Error").field(&self.kind).finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Bind(_, e) => Some(e),
            Kind::Store(_, e) => Some(e),
            // Its text is this error's text.
            _ => None,
        }
    }
}
