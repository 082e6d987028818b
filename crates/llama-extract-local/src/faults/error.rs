//! What is wrong with a rule.

use std::fmt;

/// A fault rule cannot be used; the text names the wrong part and shows a right one.
#[derive(Clone, PartialEq, Eq)]
pub struct FaultError(String);

impl FaultError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The same, with the rule that it is about.
    pub(super) fn in_rule(self, rule: &impl fmt::Display) -> Self {
        Self(format!("fault rule `{rule}`: {}", self.0))
    }
}

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FaultError").field(&self.0).finish()
    }
}

impl std::error::Error for FaultError {}
