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
    /// Parameter name to what it means in every operation that does not say otherwise.
    #[serde(default)]
    parameter: BTreeMap<String, String>,
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

    /// Changes first, in order; then wording.
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        for change in &self.change {
            change
                .apply(spec)
                .with_context(|| format!("spec/overlay.toml: change \"{}\"", change.name))?;
        }
        for (name, text) in &self.parameter {
            describe_everywhere(spec, name, text)
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

fn describe_everywhere(spec: &mut Value, name: &str, text: &str) -> Result<()> {
    let items = spec
        .get_mut("paths")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flatten();
    let operations = items.filter_map(|(_, item)| item.as_object_mut()).flatten();
    let mut found = false;
    for (_, operation) in operations {
        let parameters = operation
            .get_mut("parameters")
            .and_then(Value::as_array_mut);
        for parameter in parameters
            .into_iter()
            .flatten()
            .filter_map(Value::as_object_mut)
        {
            if parameter.get("name").is_some_and(|known| known == name) {
                parameter.insert("description".into(), text.into());
                found = true;
            }
        }
    }
    if found {
        Ok(())
    } else {
        bail!("no operation has such a parameter any more")
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
        let error = apply("[parameter]\ngone = \"d\"\n", json!({})).unwrap_err();
        assert_eq!(
            format!("{error:#}"),
            "spec/overlay.toml: parameter.gone: no operation has such a parameter any more"
        );
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
