//! Data to standard output, words to standard error; neither panics when nobody reads.

use std::io::{self, IsTerminal, Write};

use serde_json::Value;

use crate::failure::Failure;

/// Writes a line, or several, and hands it over at once.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{text}")
        .and_then(|()| stdout.flush())
        .map_err(Failure::Output)
}

/// Writes a JSON document: one line for programs, indented for people.
pub(crate) fn json(value: &Value) -> Result<(), Failure> {
    if io::stdout().is_terminal() {
        // The alternate form is the indented one.
        line(&format!("{value:#}"))
    } else {
        line(&value.to_string())
    }
}

/// Says what went wrong.
pub(crate) fn error(message: &str) {
    note(&format!("error: {message}"));
}

/// Says something that is not data.
pub(crate) fn note(message: &str) {
    // Where standard error is closed, there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "{message}");
}
