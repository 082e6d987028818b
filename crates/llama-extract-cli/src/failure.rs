//! Why the command ends with status 1.

use std::io;

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
            Self::Message(message) => output::error(message),
            // Whoever read the output has seen enough, as `head` does.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Self::Output(error) => {
                output::error(&format!("cannot write to standard output: {error}"));
            }
            Self::Reported => {}
        }
    }
}
