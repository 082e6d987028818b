//! Why a schema cannot be sent.

use std::fmt;

/// A schema that the service would refuse: which field, why, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaError {
    path: String,
    problem: String,
    remedy: String,
}

impl SchemaError {
    pub(super) fn new(path: &Path, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            path: path.to_string(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    pub(super) fn at_root(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(&Path::default(), problem, remedy)
    }

    /// The field at fault, names joined by dots and `[]` after a list (`items[].amount`); empty for the whole schema.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => write!(
                f,
                "the schema cannot be used: {}; {}",
                self.problem, self.remedy
            ),
            path => write!(
                f,
                "the schema cannot be used: field `{path}`: {}; {}",
                self.problem, self.remedy
            ),
        }
    }
}

impl std::error::Error for SchemaError {}

/// Where in a schema a walk is, for messages.
#[derive(Debug, Clone, Default)]
pub(super) struct Path(String);

impl Path {
    pub(super) fn field(&self, name: &str) -> Self {
        match self.0.as_str() {
            "" => Self(name.to_owned()),
            parent => Self(format!("{parent}.{name}")),
        }
    }

    pub(super) fn items(&self) -> Self {
        Self(format!("{}[]", self.0))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
