//! What newer deployments have and the imported document does not.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use super::wording;

/// A property, with a note on who knows it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Property {
    /// The schemas that get it.
    of: Vec<String>,
    pub(super) name: String,
    /// Its schema, as JSON.
    schema: String,
    description: String,
    /// Which deployments know it: it goes into the description.
    known_to: String,
}

impl Property {
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        let mut schema: Value = serde_json::from_str(&self.schema).context("schema is not JSON")?;
        let object = schema
            .as_object_mut()
            .context("schema is not a JSON object")?;
        let note = format!(
            "{} (Deployments: {}.)",
            self.description.trim(),
            self.known_to
        );
        wording::describe(object, &note);
        for of in &self.of {
            let properties = spec
                .pointer_mut("/components/schemas")
                .and_then(|schemas| schemas.get_mut(of)?.get_mut("properties")?.as_object_mut())
                .with_context(|| format!("there is no schema {of} with properties any more"))?;
            if properties.contains_key(&self.name) {
                bail!(
                    "{of} has a property {} of its own by now; remove the entry",
                    self.name
                );
            }
            properties.insert(self.name.clone(), schema.clone());
        }
        Ok(())
    }
}

/// A property that must not be printed: the bindings hide it in `Debug`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Secret {
    /// The schemas that have it.
    of: Vec<String>,
    pub(super) name: String,
    /// For the people who read the file.
    #[serde(rename = "reason")]
    _reason: String,
}

impl Secret {
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        for of in &self.of {
            let property = spec
                .pointer_mut("/components/schemas")
                .and_then(|schemas| {
                    schemas
                        .get_mut(of)?
                        .get_mut("properties")?
                        .get_mut(&self.name)?
                        .as_object_mut()
                })
                .with_context(|| format!("{of} has no property {} any more", self.name))?;
            property.insert(crate::schema::SECRET.into(), true.into());
        }
        Ok(())
    }
}

/// Values of an enum.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Values {
    /// JSON pointer to the schema that has the enum.
    pub(super) of: String,
    add: Vec<String>,
    /// For the people who read the file.
    #[serde(rename = "reason")]
    _reason: String,
}

impl Values {
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        let values = spec
            .pointer_mut(&self.of)
            .and_then(|schema| schema.get_mut("enum")?.as_array_mut())
            .context("there is no enum any more")?;
        for value in &self.add {
            if values.iter().any(|known| known == value) {
                bail!("the enum has the value {value} of its own by now; remove it from the entry");
            }
            values.push(value.as_str().into());
        }
        Ok(())
    }
}
