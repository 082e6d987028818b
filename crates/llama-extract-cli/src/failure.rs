//! Why the command ends with status 1.

use std::{fmt, io};

use crate::output;

/// Why the command could not do all that it was asked for.
pub(crate) enum Failure {
    /// For people: it names the thing and the remedy.
    Message(String),
    /// Standard output takes no more.
    Output(io::Error),
    /// Standard error has it already.
    Reported,
}

impl Failure {
    pub(crate) fn message(message: impl Into<String>) -> Self {
        Self::Message(message.into())
    }

    /// Tells the user, unless there is nothing to tell.
    pub(crate) fn report(&self) {
        match self {
            // Whoever read the output has seen enough, as `head` does.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Self::Message(_) | Self::Output(_) => output::error(&self.to_string()),
            Self::Reported => {}
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(message) => f.write_str(message),
            Self::Output(error) => write!(f, "cannot write to standard output: {error}"),
            Self::Reported => f.write_str("see above"),
        }
    }
}
