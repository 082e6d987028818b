//! What the derive's output names. Not public API: it changes together with the derive, without notice.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

pub use schemars;
pub use serde::de::DeserializeOwned;
pub use serde_json::Value;

pub use super::field::{DefaultedSchema, ExtractField, FieldSchema};
use super::{DataSchema, SchemaError};
pub use crate::evidence::{Evidence, FieldEvidence};

/// The schemas that were put together before: a type has one, and each extraction asks for it.
static SCHEMAS: RwLock<BTreeMap<TypeId, DataSchema>> = RwLock::new(BTreeMap::new());

/// The schema of a root type.
pub fn data_schema<T: ExtractField>() -> Result<DataSchema, SchemaError> {
    let of = TypeId::of::<T>();
    // Nothing under the lock can panic half-way.
    let known = SCHEMAS.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(schema) = known.get(&of) {
        return Ok(schema.clone());
    }
    drop(known);
    let schema = derive_schema::<T>()?;
    let mut known = SCHEMAS.write().unwrap_or_else(PoisonError::into_inner);
    Ok(known.entry(of).or_insert(schema).clone())
}

/// The same, put together anew.
pub fn derive_schema<T: ExtractField>() -> Result<DataSchema, SchemaError> {
    let mut settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.meta_schema = None;
    let schema = settings
        .into_generator()
        .into_root_schema_for::<FieldSchema<T>>();
    DataSchema::from_json_schema(schema.as_value())
}

/// Stands in for [`DeserializeOwned`] in the derive's output, to say in one message what is missing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` derives `ExtractSchema` but not `Deserialize`",
    label = "`serde::Deserialize` is missing",
    note = "write `#[derive(serde::Deserialize, llama_extract::ExtractSchema)]`"
)]
pub trait ReadFromJson {}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> ReadFromJson for T {}

/// The property of an object; nothing when there is none, or no object.
pub fn property<'a>(node: Option<&'a Value>, name: &str) -> Option<&'a Value> {
    node?.as_object()?.get(name)
}

/// What is left for a flattened field: the object without the fields that its owner has itself.
pub fn without(node: Option<&Value>, names: &[&str]) -> Option<Value> {
    let object = node?.as_object()?;
    let rest = object
        .iter()
        .filter(|(name, _)| !names.contains(&name.as_str()));
    Some(Value::Object(
        rest.map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    ))
}
