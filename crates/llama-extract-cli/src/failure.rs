//! Why the command ends with a status that is not 0.

use std::process::ExitCode;
use std::{fmt, io};

use crate::output;

/// Why the command could not do all that it was asked for.
pub(crate) enum Failure {
    /// For people: it names the thing and the remedy.
    Message(String),
    /// The command line cannot be understood; for people, too.
    Usage(String),
    /// Standard output takes no more.
    Output(io::Error),
    /// Standard error has it already.
    Reported,
}

impl Failure {
    pub(crate) fn message(message: impl Into<String>) -> Self {
        Self::Message(message.into())
    }

    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Usage(message.into())
    }

    pub(crate) fn status(&self) -> ExitCode {
        match self {
            // What clap ends with.
            Self::Usage(_) => ExitCode::from(2),
            Self::Message(_) | Self::Output(_) | Self::Reported => ExitCode::FAILURE,
        }
    }

    /// Tells the user, unless there is nothing to tell.
    pub(crate) fn report(&self) {
        match self {
            // Whoever read the output has seen enough, as `head` does.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Self::Message(_) | Self::Usage(_) | Self::Output(_) => output::error(&self.to_string()),
            Self::Reported => {}
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(message) | Self::Usage(message) => f.write_str(message),
            Self::Output(error) => write!(f, "cannot write to standard output: {error}"),
            Self::Reported => f.write_str("see above"),
        }
    }
}
