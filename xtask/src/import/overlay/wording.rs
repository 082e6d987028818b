//! What operations, parameters and types mean, in our words.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::schema::{self, METHODS, Object};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OperationWording {
    summary: String,
    description: Option<String>,
    /// Parameter name to what it means.
    #[serde(default)]
    parameters: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SchemaWording {
    description: Option<String>,
    /// Property name to what it means.
    #[serde(default)]
    properties: BTreeMap<String, String>,
}

impl OperationWording {
    pub(super) fn apply(&self, spec: &mut Value, id: &str) -> Result<()> {
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
    pub(super) fn apply(&self, spec: &mut Value, name: &str) -> Result<()> {
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

pub(super) fn describe_everywhere(spec: &mut Value, name: &str, text: &str) -> Result<()> {
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
pub(super) fn describe(schema: &mut Object, text: &str) {
    if let Some(to) = schema::component_of(&Value::Object(schema.clone())).map(schema::reference_to)
    {
        schema.shift_remove("$ref");
        schema.insert("allOf".into(), Value::Array(vec![to]));
    }
    schema.insert("description".into(), text.trim().into());
}
