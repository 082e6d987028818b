//! Where things stand in this repository.

use std::path::{Path, PathBuf};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    // `CARGO_MANIFEST_DIR` is `<root>/xtask`.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The document that the bindings are generated from.
pub(crate) const SPEC: &str = "spec/openapi.json";
/// Which operations we take from upstream, and under which names.
pub(crate) const OPERATIONS: &str = "spec/operations.toml";
/// Our additions, corrections and wording.
pub(crate) const OVERLAY: &str = "spec/overlay.toml";
/// Which upstream document the spec came from.
pub(crate) const LOCK: &str = "spec/lock.toml";
/// The generated code: everything in this folder is written by `regen`.
pub(crate) const GENERATED: &str = "crates/llama-extract-api/src/generated";
