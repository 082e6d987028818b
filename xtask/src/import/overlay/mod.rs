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

    /// Changes first, in order; then additions; then wording, which may be about either.
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        for change in &self.change {
            change
                .apply(spec)
                .with_context(|| entry("change", &change.name))?;
        }
        for property in &self.property {
            property
                .apply(spec)
                .with_context(|| entry("property", &property.name))?;
        }
        for values in &self.values {
            values
                .apply(spec)
                .with_context(|| entry("values", &values.of))?;
        }
        for answer in &self.answer {
            answer
                .apply(spec)
                .with_context(|| entry("answer", &answer.status))?;
        }
        for (name, text) in &self.parameter {
            wording::describe_everywhere(spec, name, text)
                .with_context(|| format!("spec/overlay.toml: parameter.{name}"))?;
        }
        for (id, wording) in &self.operation {
            wording
                .apply(spec, id)
                .with_context(|| format!("spec/overlay.toml: operation.{id}"))?;
        }
        for (name, wording) in &self.schema {
            wording
                .apply(spec, name)
                .with_context(|| format!("spec/overlay.toml: schema.{name}"))?;
        }
        Ok(())
    }
}

fn entry(kind: &str, name: &str) -> String {
    format!("spec/overlay.toml: {kind} \"{name}\"")
}

#[cfg(test)]
mod tests;
