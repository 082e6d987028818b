//! `cargo xtask diff`: what differs between two documents, and whether it breaks this client.
//!
//! [`document`] reads and normalises, [`mod@compare`] and its neighbours find the facts and class them, [`report`] prints.
//! The rules stand as tables at the top of the module that applies them: [`operations`], [`access`], [`parameters`],
//! [`bodies`], [`answers`], [`types`], [`object`], [`union`], [`values`], [`wording`].
//!
//! A change is breaking if a program that was built before it may fail against the new service, or does not compile
//! against bindings that are generated anew because a name in them is gone.

mod access;
mod answers;
mod bodies;
mod bounds;
mod change;
mod compare;
mod document;
#[cfg(test)]
mod fixture;
mod object;
mod operations;
mod parameters;
mod place;
mod report;
mod rust_names;
mod types;
mod union;
mod values;
mod verify;
mod view;
mod wording;

use std::path::Path;

use anyhow::Result;

use serde_json::Value;

use self::compare::Comparison;
use self::document::Pair;
use self::report::Report;
use self::rust_names::Bindings;
use crate::terminal;

/// How changes are written.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people: by class, with the Rust items that each change touches
    Text,
    /// A list of {class, path, kind, message}
    Json,
}

/// Compares two files and prints what differs; answers whether any of it is breaking.
pub(crate) fn run(old: &Path, new: &Path, format: Format, selected: bool) -> Result<bool> {
    let pair = document::pair(document::read(old)?, document::read(new)?, selected)?;
    let report = compare(pair);
    for note in &report.notes {
        eprintln!("note: {note}");
    }
    let text = match format {
        Format::Text => report.to_text(),
        Format::Json => report.to_json()?,
    };
    terminal::print(&text)?;
    Ok(report.is_breaking())
}

/// Prints what a new spec changes in the one that is there. Without one, there is nothing to compare with.
pub(crate) fn print_to_spec(spec: &Path, new: &Value) -> Result<()> {
    if !spec.exists() {
        return Ok(());
    }
    let new = document::usable("the imported document", new.clone())?;
    let report = compare(document::pair(document::read(spec)?, new, false)?);
    let text = report.to_text();
    let separator = if report.is_empty() { " " } else { "\n\n" };
    terminal::print(&format!("{}:{separator}{text}", crate::layout::SPEC))
}

fn compare(pair: Pair) -> Report {
    let Pair { old, new, notes } = pair;
    let mut comparison = Comparison::new(&old.plain, &new.plain);
    comparison.documents();
    comparison.wording(&old.worded, &new.worded);
    let mut changes = comparison.changes;
    change::arrange(&mut changes);
    Report {
        changes,
        bindings: Bindings::of(&old.plain, &new.plain),
        notes,
    }
}
