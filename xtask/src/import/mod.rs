//! `cargo xtask import`: the upstream document becomes `spec/openapi.json`.
//!
//! Select the operations, make them valid OpenAPI 3.0.3, drop the upstream's prose, apply our overlay, drop the
//! components that nothing reaches any more, check the result, write it with its lock. Nothing is written unless
//! every step succeeded.

mod check;
pub(crate) mod lenient;
mod lock;
mod normalize;
mod overlay;
mod select;

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::layout;
use crate::{schema, terminal};

/// Imports the document at `path`.
pub(crate) fn run(path: &Path, date: Option<&str>) -> Result<()> {
    read(path, date)?.write()
}

/// A document that is imported, but not written yet.
pub(crate) struct Imported {
    pub(crate) spec: Value,
    lock: lock::Lock,
}

/// All of import but for writing.
pub(crate) fn read(path: &Path, date: Option<&str>) -> Result<Imported> {
    let root = layout::root();
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lock = lock::Lock::of(path, &bytes, date)?;
    let upstream: Value = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is not a JSON document", path.display()))?;

    let read = |name: &str| {
        std::fs::read_to_string(root.join(name)).with_context(|| format!("cannot read {name}"))
    };
    let selection =
        select::Selection::parse(&read(layout::OPERATIONS)?).context(layout::OPERATIONS)?;
    let overlay = overlay::Overlay::parse(&read(layout::OVERLAY)?).context(layout::OVERLAY)?;
    let spec = convert(upstream, &selection, &overlay)?;
    Ok(Imported { spec, lock })
}

impl Imported {
    /// Writes the spec and its lock.
    pub(crate) fn write(&self) -> Result<()> {
        let root = layout::root();
        let mut text = serde_json::to_string_pretty(&self.spec)?;
        text.push('\n');
        write(&root.join(layout::SPEC), &text)?;
        write(&root.join(layout::LOCK), &self.lock.to_toml()?)?;

        terminal::say(format!(
            "{} operations, {} schemas",
            schema::operations(&self.spec).count(),
            schema::components(&self.spec).len()
        ))?;
        terminal::say(format!(
            "wrote {} and {}; next: cargo xtask regen",
            layout::SPEC,
            layout::LOCK
        ))?;
        Ok(())
    }
}

/// All operations of a document, made valid; without our selection and overlay.
pub(crate) fn everything(path: &Path) -> Result<Value> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let upstream = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is not a JSON document", path.display()))?;
    convert(
        upstream,
        &select::Selection::all(),
        &overlay::Overlay::default(),
    )
}

/// The whole of import but for reading and writing files.
fn convert(
    upstream: Value,
    selection: &select::Selection,
    overlay: &overlay::Overlay,
) -> Result<Value> {
    let mut spec = select::select(&upstream, selection)?;
    schema::prune(&mut spec);
    normalize::normalize(&mut spec)?;
    overlay.apply(&mut spec)?;
    schema::prune(&mut spec);
    check::check(&spec)?;
    Ok(spec)
}

/// Writes a whole file or none of it: a reader never meets half a document.
fn write(path: &Path, text: &str) -> Result<()> {
    let temporary = path.with_extension("new");
    std::fs::write(&temporary, text)
        .with_context(|| format!("cannot write {}", temporary.display()))?;
    std::fs::rename(&temporary, path).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod fixture_tests;
