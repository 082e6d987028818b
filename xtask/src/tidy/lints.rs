//! Every lint decision has a reason next to it, and every crate obeys.

use anyhow::{Context, Result};
use toml::Table;

use super::File;

pub(super) fn breaches(file: &File) -> Result<Vec<String>> {
    let manifest: Table = file.text.parse().with_context(|| file.path.clone())?;
    let mut breaches = Vec::new();
    let inherits = manifest
        .get("lints")
        .and_then(|lints| lints.get("workspace")?.as_bool());
    // A workspace of its own has nobody to inherit from.
    let is_member = manifest.contains_key("package") && !manifest.contains_key("workspace");
    if is_member && inherits != Some(true) {
        breaches.push(format!(
            "{}: add `[lints]` with `workspace = true`",
            file.path
        ));
    }
    breaches.extend(without_reason(file));
    Ok(breaches)
}

/// Entries of `[workspace.lints]` that stand under no comment. One comment serves the entries that follow it.
fn without_reason(file: &File) -> Vec<String> {
    let mut breaches = Vec::new();
    let mut in_lints = false;
    let mut explained = false;
    for (line, number) in file.text.lines().zip(1..) {
        if line.starts_with('[') {
            in_lints = line.starts_with("[workspace.lints");
            explained = false;
        } else if line.starts_with('#') {
            explained = true;
        } else if in_lints && !line.trim().is_empty() && !explained {
            breaches.push(format!(
                "{}:{number}: say in a comment why: {line}",
                file.path
            ));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn of(manifest: &str) -> Vec<String> {
        breaches(&File {
            path: "Cargo.toml".into(),
            text: manifest.into(),
        })
        .unwrap()
    }

    #[test]
    fn a_lint_without_a_reason_is_named() {
        let found = of("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n");
        assert_eq!(
            found,
            ["Cargo.toml:2: say in a comment why: unsafe_code = \"forbid\""]
        );
        assert!(of("[workspace.lints.rust]\n# Keys.\nunsafe_code = \"forbid\"\n").is_empty());
    }

    #[test]
    fn a_crate_without_the_workspace_lints_is_named() {
        assert_eq!(of("[package]\nname = \"a\"\n").len(), 1);
        assert!(of("[package]\nname = \"a\"\n[lints]\nworkspace = true\n").is_empty());
    }
}
