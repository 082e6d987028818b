//! `spec/overlay.toml`: our additions, corrections and wording.
//!
//! An entry that no longer applies is an error with its name: the upstream has moved, and a person should look.

mod addition;
mod answer;
mod change;
mod wording;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Overlay {
    #[serde(default)]
    change: Vec<change::Change>,
    #[serde(default)]
    property: Vec<addition::Property>,
    #[serde(default)]
    values: Vec<addition::Values>,
    #[serde(default)]
    secret: Vec<addition::Secret>,
    #[serde(default)]
    answer: Vec<answer::Answer>,
    /// Parameter name to what it means in every operation that does not say otherwise.
    #[serde(default)]
    parameter: BTreeMap<String, String>,
    #[serde(default)]
    operation: BTreeMap<String, wording::OperationWording>,
    #[serde(default)]
    schema: BTreeMap<String, wording::SchemaWording>,
}

impl Overlay {
    pub(super) fn parse(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// Applies every entry in order. The first one that does not apply is the error.
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        self.entries()
            .into_iter()
            .try_for_each(|entry| entry.apply(spec))
    }

    /// Applies what applies, and answers with the errors of the other entries.
    pub(super) fn apply_what_fits(&self, spec: &mut Value) -> Vec<anyhow::Error> {
        self.entries()
            .into_iter()
            .filter_map(|entry| entry.apply(spec).err())
            .collect()
    }

    /// Changes first; then additions; then wording, which may be about either.
    fn entries(&self) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        for it in &self.change {
            entries.push(Entry::new("change", &it.name, |spec| it.apply(spec)));
        }
        for it in &self.property {
            entries.push(Entry::new("property", &it.name, |spec| it.apply(spec)));
        }
        for it in &self.values {
            entries.push(Entry::new("values", &it.of, |spec| it.apply(spec)));
        }
        for it in &self.secret {
            entries.push(Entry::new("secret", &it.name, |spec| it.apply(spec)));
        }
        for it in &self.answer {
            entries.push(Entry::new("answer", &it.status, |spec| it.apply(spec)));
        }
        for (name, text) in &self.parameter {
            entries.push(Entry::new("parameter", name, move |spec| {
                wording::describe_everywhere(spec, name, text)
            }));
        }
        for (id, it) in &self.operation {
            entries.push(Entry::new("operation", id, move |spec| it.apply(spec, id)));
        }
        for (name, it) in &self.schema {
            entries.push(Entry::new("schema", name, move |spec| it.apply(spec, name)));
        }
        entries
    }
}

/// One entry of the file.
struct Entry<'a> {
    kind: &'static str,
    name: &'a str,
    apply: Box<Apply<'a>>,
}

/// What an entry does to the spec.
type Apply<'a> = dyn Fn(&mut Value) -> Result<()> + 'a;

impl<'a> Entry<'a> {
    fn new(
        kind: &'static str,
        name: &'a str,
        apply: impl Fn(&mut Value) -> Result<()> + 'a,
    ) -> Self {
        Self {
            kind,
            name,
            apply: Box::new(apply),
        }
    }

    fn apply(&self, spec: &mut Value) -> Result<()> {
        (self.apply)(spec)
            .with_context(|| format!("spec/overlay.toml: {} \"{}\"", self.kind, self.name))
    }
}

#[cfg(test)]
mod tests;
