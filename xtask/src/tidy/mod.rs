//! `cargo xtask tidy`: rules of this repository that no compiler knows.
//!
//! A rule that nothing checks is not written down anywhere else.

mod arrows;
mod lints;
mod sources;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{layout, terminal};

/// A text file of the repository, by its path from the root.
struct File {
    path: String,
    text: String,
}

impl File {
    /// A Rust file that a person wrote.
    fn is_hand_written_rust(&self) -> bool {
        self.path.ends_with(".rs") && !self.path.starts_with(layout::GENERATED)
    }
}

/// Fails with every breach of every rule.
pub(crate) fn run() -> Result<()> {
    let files = files(&layout::root())?;
    let breaches = breaches(&files)?;
    if !breaches.is_empty() {
        bail!(
            "{} breaches of the repository's rules\n  {}",
            breaches.len(),
            breaches.join("\n  ")
        );
    }
    terminal::say(format!("{} files are tidy", files.len()))?;
    Ok(())
}

fn breaches(files: &[File]) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    for file in files {
        if file.path.ends_with("Cargo.toml") {
            breaches.extend(arrows::breaches(file)?);
            breaches.extend(lints::breaches(file)?);
        }
        breaches.extend(sources::breaches(file));
    }
    Ok(breaches)
}

/// Every text file but what tools write for themselves.
fn files(root: &Path) -> Result<Vec<File>> {
    const NOT_OURS: [&str; 3] = [".git", "target", "Cargo.lock"];
    let mut found = Vec::new();
    let mut queue: Vec<PathBuf> = vec![root.to_path_buf()];
    while let Some(folder) = queue.pop() {
        let entries = std::fs::read_dir(&folder)
            .with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if NOT_OURS.contains(&name.as_ref()) {
                continue;
            }
            if path.is_dir() {
                queue.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let path = path
                    .strip_prefix(root)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn this_repository_is_tidy() {
        let breaches = breaches(&files(&layout::root()).unwrap()).unwrap();
        assert!(breaches.is_empty(), "{breaches:#?}");
    }
}
