//! What commands say, to a terminal or to another program.

use std::io::{ErrorKind, Write as _};

use anyhow::{Context, Result};

/// Prints a whole text. A reader that has seen enough (`| head`) is no error.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}

/// Prints a line.
pub(crate) fn say(line: impl std::fmt::Display) -> Result<()> {
    print(&format!("{line}\n"))
}
