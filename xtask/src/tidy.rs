//! `cargo xtask tidy`: rules of this repository that no compiler knows.

use anyhow::Result;

pub(crate) fn run() -> Result<()> {
    Ok(())
}
