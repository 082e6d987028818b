//! `spec/overlay.toml`: our additions, corrections and wording.
//!
//! An entry that no longer applies is an error with its name: the upstream has moved, and a person should look.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::schema::{self, METHODS, Object};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Overlay {
    #[serde(default)]
    change: Vec<Change>,
    #[serde(default)]
    operation: BTreeMap<String, OperationWording>,
    #[serde(default)]
    schema: BTreeMap<String, SchemaWording>,
}

/// One addition or correction.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    name: String,
    /// For the people who read the file.
    #[serde(rename = "reason")]
    _reason: String,
    /// JSON pointer to what changes; its parent must exist.
    target: String,
    /// The JSON that stands there now; the entry is stale when it does not. Absent: nothing stands there.
    old: Option<String>,
    /// The JSON that takes its place. Absent: it goes.
    new: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OperationWording {
    summary: String,
    description: Option<String>,
    /// Parameter name to what it means.
    #[serde(default)]
    parameters: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SchemaWording {
    description: Option<String>,
    /// Property name to what it means.
    #[serde(default)]
    properties: BTreeMap<String, String>,
}

impl Overlay {
    pub(super) fn parse(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// Changes first, in order; then wording. The first entry that does not apply is the error.
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        self.steps(spec).find(Result::is_err).unwrap_or(Ok(()))
    }

    /// Applies what applies, and answers with the errors of the other entries.
    pub(super) fn apply_what_fits(&self, spec: &mut Value) -> Vec<anyhow::Error> {
        self.steps(spec).filter_map(Result::err).collect()
    }

    /// Applies one entry a step, in order.
    fn steps<'a>(&'a self, spec: &'a mut Value) -> impl Iterator<Item = Result<()>> + 'a {
        enum Entry<'a> {
            Change(&'a Change),
            Operation(&'a String, &'a OperationWording),
            Schema(&'a String, &'a SchemaWording),
        }
        let changes = self.change.iter().map(Entry::Change);
        let operations = self
            .operation
            .iter()
            .map(|(id, it)| Entry::Operation(id, it));
        let schemas = self.schema.iter().map(|(name, it)| Entry::Schema(name, it));
        changes
            .chain(operations)
            .chain(schemas)
            .map(move |entry| match entry {
                Entry::Change(change) => change
                    .apply(spec)
                    .with_context(|| format!("spec/overlay.toml: change \"{}\"", change.name)),
                Entry::Operation(id, wording) => wording
                    .apply(spec, id)
                    .with_context(|| format!("spec/overlay.toml: operation.{id}")),
                Entry::Schema(name, wording) => wording
                    .apply(spec, name)
                    .with_context(|| format!("spec/overlay.toml: schema.{name}")),
            })
    }
}

impl Change {
    fn apply(&self, spec: &mut Value) -> Result<()> {
        let json = |text: &Option<String>, which: &str| -> Result<Option<Value>> {
            text.as_deref()
                .map(serde_json::from_str)
                .transpose()
                .with_context(|| format!("{which} is not JSON"))
        };
        let (old, new) = (json(&self.old, "old")?, json(&self.new, "new")?);
        let (parent, key) = self
            .target
            .rsplit_once('/')
            .context("target is not a JSON pointer")?;
        let key = key.replace("~1", "/").replace("~0", "~");
        let parent = spec
            .pointer_mut(parent)
            .with_context(|| format!("{parent} is not there any more"))?;
        // As in JSON Patch (RFC 6902), `-` is the place after the last entry of a list.
        if let (Some(list), "-", None, Some(new)) =
            (parent.as_array_mut(), key.as_str(), &old, &new)
        {
            list.push(new.clone());
            return Ok(());
        }
        let parent = parent.as_object_mut().with_context(|| {
            format!(
                "{} does not name a property or the end of a list",
                self.target
            )
        })?;
        if parent.get(&key) != old.as_ref() {
            let found = parent
                .get(&key)
                .map_or_else(|| "nothing".to_owned(), Value::to_string);
            bail!(
                "{} holds {found}, not what `old` says; the upstream has moved",
                self.target
            );
        }
        match new {
            Some(new) => {
                parent.insert(key, new);
            }
            None => {
                parent.shift_remove(&key);
            }
        }
        Ok(())
    }
}

impl OperationWording {
    fn apply(&self, spec: &mut Value, id: &str) -> Result<()> {
        let operation = spec
            .get_mut("paths")
            .and_then(Value::as_object_mut)
            .into_iter()
            .flat_map(|paths| paths.values_mut())
            .filter_map(Value::as_object_mut)
            .flat_map(|item| item.iter_mut())
            .filter(|(method, _)| METHODS.contains(&method.as_str()))
            .find_map(|(_, operation)| (operation.get("operationId")? == id).then_some(operation))
            .and_then(Value::as_object_mut)
            .context("there is no such operation any more")?;
        operation.insert("summary".into(), self.summary.clone().into());
        if let Some(description) = &self.description {
            operation.insert("description".into(), description.trim().into());
        }
        for (name, text) in &self.parameters {
            let parameter = operation
                .get_mut("parameters")
                .and_then(Value::as_array_mut)
                .into_iter()
                .flatten()
                .filter_map(Value::as_object_mut)
                .find(|parameter| parameter.get("name").is_some_and(|known| known == name))
                .with_context(|| format!("there is no parameter {name} any more"))?;
            parameter.insert("description".into(), text.clone().into());
        }
        Ok(())
    }
}

impl SchemaWording {
    fn apply(&self, spec: &mut Value, name: &str) -> Result<()> {
        let schema = spec
            .pointer_mut("/components/schemas")
            .and_then(|schemas| schemas.get_mut(name))
            .and_then(Value::as_object_mut)
            .context("there is no such schema any more")?;
        if let Some(description) = &self.description {
            describe(schema, description);
        }
        for (property, text) in &self.properties {
            let property = schema
                .get_mut("properties")
                .and_then(|properties| properties.get_mut(property))
                .and_then(Value::as_object_mut)
                .with_context(|| format!("there is no property {property} any more"))?;
            describe(property, text);
        }
        Ok(())
    }
}

/// A description beside a bare `$ref` needs `allOf` around the reference.
fn describe(schema: &mut Object, text: &str) {
    if let Some(to) = schema::component_of(&Value::Object(schema.clone())).map(schema::reference_to)
    {
        schema.shift_remove("$ref");
        schema.insert("allOf".into(), Value::Array(vec![to]));
    }
    schema.insert("description".into(), text.trim().into());
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde_json::json;

    use super::*;

    fn apply(overlay: &str, mut spec: Value) -> Result<Value> {
        Overlay::parse(overlay)
            .unwrap()
            .apply(&mut spec)
            .map(|()| spec)
    }

    #[test]
    fn a_change_replaces_what_it_names() {
        let overlay = "[[change]]\nname = \"n\"\nreason = \"r\"\ntarget = \"/a/b\"\nold = '1'\nnew = '{\"c\": 2}'\n";
        assert_eq!(
            apply(overlay, json!({"a": {"b": 1}})).unwrap(),
            json!({"a": {"b": {"c": 2}}})
        );
    }

    #[test]
    fn a_change_that_no_longer_applies_is_an_error_with_its_name() {
        let overlay =
            "[[change]]\nname = \"bound\"\nreason = \"r\"\ntarget = \"/a/b\"\nold = '1'\n";
        let error = apply(overlay, json!({"a": {"b": 7}})).unwrap_err();
        let text = format!("{error:#}");
        assert_eq!(
            text,
            "spec/overlay.toml: change \"bound\": /a/b holds 7, not what `old` says; the upstream has moved"
        );
    }

    #[test]
    fn a_change_can_add_to_the_end_of_a_list() {
        let overlay = "[[change]]\nname = \"n\"\nreason = \"r\"\ntarget = \"/a/-\"\nnew = '2'\n";
        assert_eq!(
            apply(overlay, json!({"a": [1]})).unwrap(),
            json!({"a": [1, 2]})
        );
    }

    #[test]
    fn wording_for_what_is_gone_is_an_error_with_its_name() {
        let error = apply("[schema.Gone]\ndescription = \"d\"\n", json!({})).unwrap_err();
        assert_eq!(
            format!("{error:#}"),
            "spec/overlay.toml: schema.Gone: there is no such schema any more"
        );
        let overlay = "[schema.A.properties]\ngone = \"d\"\n";
        let error = apply(overlay, json!({"components": {"schemas": {"A": {}}}})).unwrap_err();
        assert_eq!(
            format!("{error:#}"),
            "spec/overlay.toml: schema.A: there is no property gone any more"
        );
    }

    #[test]
    fn wording_beside_a_reference_wraps_it() {
        let spec = json!({"components": {"schemas": {"A": {"properties": {"b": {"$ref": "#/components/schemas/B"}}}}}});
        let spec = apply("[schema.A.properties]\nb = \"The b\"\n", spec).unwrap();
        assert_eq!(
            spec["components"]["schemas"]["A"]["properties"]["b"],
            json!({"allOf": [{"$ref": "#/components/schemas/B"}], "description": "The b"})
        );
    }
}
