//! `cargo xtask whole`: every operation of a document becomes code that compiles.
//!
//! The rules of import and regen are general; what we take from the upstream document is the smaller part of it. This
//! takes all of it, without our overlay, into a crate of its own under `target/`, and compiles that. What cannot be
//! generated is listed with its reason.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

use crate::{import, layout, regen, schema, terminal};

const CRATE: &str = "crates/llama-extract-api";

pub(crate) fn run(document: &Path) -> Result<()> {
    let spec = import::everything(document)?;
    terminal::say(format!(
        "{} operations, {} schemas",
        schema::operations(&spec).count(),
        schema::components(&spec).len()
    ))?;
    let generated = regen::generate(spec)?;
    let root = layout::root();
    let folder = root.join("target/whole");
    prepare(&root, &folder)?;
    regen::write(&folder.join("src/generated"), &generated.files)?;
    regen::report(&generated.skipped)?;
    let status = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(folder.join("target"))
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!(
            "what {} generates does not compile; it is in target/whole",
            document.display()
        );
    }
    terminal::say("all of it compiles")?;
    Ok(())
}

/// The hand-written part of the bindings, as a crate outside the workspace with the workspace's versions.
fn prepare(root: &Path, folder: &Path) -> Result<()> {
    let source = root.join(CRATE);
    for file in rust_files(&source.join("src"))? {
        let to = folder
            .join("src")
            .join(file.file_name().unwrap_or_default());
        copy(&file, &to)?;
    }
    // The hand-written calls are for operations of the document that we take from; others may not have them.
    let lib = folder.join("src/lib.rs");
    let text =
        std::fs::read_to_string(&lib).with_context(|| format!("cannot read {}", lib.display()))?;
    std::fs::write(&lib, text.replace("mod upload;\n", ""))
        .with_context(|| format!("cannot write {}", lib.display()))?;
    copy(&root.join("Cargo.lock"), &folder.join("Cargo.lock"))?;
    let read = |path: PathBuf| -> Result<Table> {
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        text.parse()
            .with_context(|| format!("{} is not TOML", path.display()))
    };
    let manifest = standalone(
        read(source.join("Cargo.toml"))?,
        &read(root.join("Cargo.toml"))?,
    );
    let path = folder.join("Cargo.toml");
    std::fs::write(&path, manifest.to_string())
        .with_context(|| format!("cannot write {}", path.display()))
}

/// The hand-written files of the bindings; the folder beside them is generated.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    Ok(paths.into_iter().filter(|path| path.is_file()).collect())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent)
            .with_context(|| format!("cannot create {}", parent.display()))?;
    }
    std::fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

/// A manifest without the workspace: inherited dependencies are spelled out, the rest that is inherited goes.
fn standalone(mut manifest: Table, workspace: &Table) -> Table {
    let shared = workspace
        .get("workspace")
        .and_then(|it| it.get("dependencies"))
        .and_then(Value::as_table);
    let dependencies = manifest
        .get_mut("dependencies")
        .and_then(Value::as_table_mut);
    for (name, dependency) in dependencies.into_iter().flatten() {
        let Some(inherited) = shared.and_then(|shared| shared.get(name)) else {
            continue;
        };
        let mut merged = match inherited {
            Value::Table(table) => table.clone(),
            version => Table::from_iter([("version".to_owned(), version.clone())]),
        };
        let own = dependency.as_table().cloned().unwrap_or_default();
        for (key, value) in own.into_iter().filter(|(key, _)| key != "workspace") {
            match (merged.get_mut(&key), value) {
                (Some(Value::Array(known)), Value::Array(more)) => known.extend(more),
                (_, value) => {
                    merged.insert(key, value);
                }
            }
        }
        *dependency = Value::Table(merged);
    }
    manifest.remove("lints");
    manifest.insert("workspace".into(), Value::Table(Table::new()));
    let package = manifest.get_mut("package").and_then(Value::as_table_mut);
    if let Some(package) = package {
        package.retain(|_, value| !value.is_table());
        package.insert("edition".into(), "2024".into());
    }
    manifest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn inherited_dependencies_are_spelled_out() {
        let workspace =
            "[workspace.dependencies]\na = \"1\"\nb = { version = \"2\", features = [\"x\"] }\n";
        let manifest = "[package]\nname = \"n\"\nversion.workspace = true\n[lints]\nworkspace = true\n\
                        [dependencies]\na.workspace = true\nb = { workspace = true, features = [\"y\"] }\n";
        let alone = standalone(manifest.parse().unwrap(), &workspace.parse().unwrap());
        assert_eq!(alone["dependencies"]["a"]["version"].as_str(), Some("1"));
        let features: Vec<_> = alone["dependencies"]["b"]["features"]
            .as_array()
            .unwrap()
            .iter()
            .collect();
        assert_eq!(features.len(), 2);
        assert!(!alone.contains_key("lints") && alone["package"].get("version").is_none());
    }
}
