//! `cargo xtask regen`: `spec/openapi.json` becomes `crates/llama-extract-api/src/generated/`.
//!
//! typify makes the types, progenitor the operations. Before them, transforms that serve the code alone: what a client
//! must not rely on goes ([`simplify`]), enums and unions become open types of ours ([`open`]), schemas inside
//! operations get names ([`hoist`]). After them the code is sorted into one file a subject ([`files`]).

mod files;
mod hoist;
mod names;
mod open;
mod operations;
mod simplify;
mod syntax;
mod types;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::layout;
use crate::{schema, terminal};

/// Writes the generated code, or with `check` compares it with what is there.
pub(crate) fn run(check: bool) -> Result<()> {
    let root = layout::root();
    let text = std::fs::read_to_string(root.join(layout::SPEC)).with_context(|| {
        format!(
            "cannot read {}; write it with `cargo xtask import`",
            layout::SPEC
        )
    })?;
    let spec: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is not JSON", layout::SPEC))?;
    let generated = generate(spec)?;
    let folder = root.join(layout::GENERATED);
    if check {
        compare(&folder, &generated.files)?;
        terminal::say(format!("{} is up to date", layout::GENERATED))?;
    } else {
        write(&folder, &generated.files)?;
        terminal::say(format!(
            "wrote {} files to {}",
            generated.files.len(),
            layout::GENERATED
        ))?;
        report(&generated.skipped)?;
    }
    Ok(())
}

/// What of a document becomes code.
pub(crate) struct GeneratedFrom {
    /// Components that become types, by their names in the document.
    pub(crate) components: Vec<String>,
    /// Operation ids that become methods.
    pub(crate) operations: Vec<String>,
}

/// Names what of a document would be generated.
pub(crate) fn generated_from(document: &Value) -> GeneratedFrom {
    let mut spec = document.clone();
    simplify::simplify(&mut spec);
    schema::prune(&mut spec);
    GeneratedFrom {
        components: schema::components(&spec).keys().cloned().collect(),
        operations: schema::operations(&spec)
            .filter_map(|(_, _, operation)| operation.get("operationId")?.as_str())
            .map(str::to_owned)
            .collect(),
    }
}

/// The generated files by their path within the folder, and what could not be generated.
pub(crate) struct Generated {
    pub(crate) files: BTreeMap<PathBuf, String>,
    pub(crate) skipped: Vec<simplify::Skipped>,
}

/// All of regen but for reading and writing files.
pub(crate) fn generate(mut spec: Value) -> Result<Generated> {
    names::name_components(&mut spec);
    let skipped = simplify::simplify(&mut spec);
    hoist::hoist(&mut spec);
    schema::prune(&mut spec);
    // Open types stand in for what they were made from: who reaches whom must be known before.
    let subjects = files::Subjects::of(&spec);
    let open = open::take_out(&mut spec);
    let types = types::generate(&spec, &open)?;
    let operations = operations::generate(&spec)?;
    let files = files::arrange(&subjects, types, &open, operations)?;
    Ok(Generated { files, skipped })
}

/// Runs a generator that stops with a panic at what it does not know; the panic's message becomes the error.
fn quietly<T>(generate: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(generate));
    std::panic::set_hook(hook);
    outcome.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(text.unwrap_or("it stops without a word").to_owned())
    })
}

/// Lists what was left out.
pub(crate) fn report(skipped: &[simplify::Skipped]) -> Result<()> {
    if !skipped.is_empty() {
        terminal::say("not generated, left to hand-written calls:")?;
    }
    for simplify::Skipped { operation, reason } in skipped {
        terminal::say(format!("  {operation}: {reason}"))?;
    }
    Ok(())
}

/// Writes every file, then removes those that are not generated any more.
pub(crate) fn write(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)
                .with_context(|| format!("cannot create {}", parent.display()))?;
        }
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    for path in present(folder)? {
        if !files.contains_key(&path) {
            std::fs::remove_file(folder.join(&path))?;
        }
    }
    Ok(())
}

/// Fails if a file differs, is missing, or should not be there.
fn compare(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Result<()> {
    let mut differing: Vec<String> = files
        .iter()
        .filter(|(path, text)| {
            std::fs::read_to_string(folder.join(path)).ok().as_ref() != Some(*text)
        })
        .map(|(path, _)| path.display().to_string())
        .collect();
    let stray = present(folder)?
        .into_iter()
        .filter(|path| !files.contains_key(path));
    differing.extend(stray.map(|path| path.display().to_string()));
    if differing.is_empty() {
        return Ok(());
    }
    bail!(
        "{} is not what spec/openapi.json generates; run `cargo xtask regen` and commit the result\n  {}",
        layout::GENERATED,
        differing.join("\n  ")
    );
}

/// Files in the folder, by their path within it.
fn present(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut queue = vec![folder.to_path_buf()];
    while let Some(next) = queue.pop() {
        if !next.is_dir() {
            continue;
        }
        for entry in
            std::fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                queue.push(path);
            } else if let Ok(within) = path.strip_prefix(folder) {
                found.push(within.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn spec() -> Value {
        let text = std::fs::read_to_string(layout::root().join(layout::SPEC)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn the_committed_code_is_what_the_spec_generates() {
        let generated = generate(spec()).unwrap();
        compare(&layout::root().join(layout::GENERATED), &generated.files).unwrap();
    }

    #[test]
    fn a_stale_file_is_named_with_the_command_that_mends_it() {
        let mut generated = generate(spec()).unwrap();
        generated.files.insert("new.rs".into(), String::new());
        let error = compare(&layout::root().join(layout::GENERATED), &generated.files)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("cargo xtask regen") && error.ends_with("new.rs"),
            "{error}"
        );
    }
}
