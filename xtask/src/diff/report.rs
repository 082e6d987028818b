//! What a comparison prints.

use std::fmt::Write;

use anyhow::{Context, Result};

use super::change::{Change, Class};
use super::rust_names::Bindings;

/// What was found between two documents.
pub(crate) struct Report {
    pub(super) changes: Vec<Change>,
    pub(super) bindings: Bindings,
    /// What the reader should know about how the documents were made comparable.
    pub(crate) notes: Vec<String>,
}

impl Report {
    /// Whether a program that was built before may fail.
    pub(crate) fn is_breaking(&self) -> bool {
        self.count(Class::Breaking) > 0
    }

    /// Whether nothing differs.
    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    fn count(&self, class: Class) -> usize {
        let of_class = self.changes.iter().filter(|change| change.class == class);
        of_class.count()
    }

    /// A list of `{class, path, kind, message}`.
    pub(crate) fn to_json(&self) -> Result<String> {
        let mut text =
            serde_json::to_string_pretty(&self.changes).context("cannot write changes as JSON")?;
        text.push('\n');
        Ok(text)
    }

    /// For people: by class, then by place, with the Rust items that each change touches.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        for class in [Class::Breaking, Class::Compatible, Class::Cosmetic] {
            self.write_class(class, &mut text);
        }
        if self.is_empty() {
            return "no changes\n".to_owned();
        }
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{} breaking, {} compatible, {} cosmetic",
            self.count(Class::Breaking),
            self.count(Class::Compatible),
            self.count(Class::Cosmetic)
        );
        text
    }

    fn write_class(&self, class: Class, text: &mut String) {
        let changes: Vec<&Change> = self.changes.iter().filter(|it| it.class == class).collect();
        if changes.is_empty() {
            return;
        }
        let _ = writeln!(text, "{}:", class.word());
        let mut path = "";
        for change in changes {
            if change.path != path {
                path = &change.path;
                let _ = writeln!(text, "  {path}");
            }
            let _ = writeln!(text, "    {}: {}", change.kind, change.message);
            let items = self.bindings.rust_items(change);
            if !items.is_empty() && class != Class::Cosmetic {
                let _ = writeln!(text, "      Rust: {}", items.join(", "));
            }
        }
        text.push('\n');
    }
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
