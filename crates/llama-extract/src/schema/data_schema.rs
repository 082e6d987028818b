//! The schema that goes to the service.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{check, error::SchemaError, normalize};

/// A JSON Schema that the service takes, as an object whose keys keep their order.
///
/// It comes from [`ExtractSchema::data_schema`](super::ExtractSchema::data_schema), or, when the schema is known at run
/// time only, from a [`serde_json::Value`]: [`TryFrom`] takes it as it is, [`DataSchema::from_json_schema`] rewrites it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct DataSchema(Map<String, Value>);

impl DataSchema {
    /// Rewrites a JSON Schema into what the service accepts, and checks the outcome.
    ///
    /// References are replaced by what they refer to; `"type": ["string", "null"]`, `nullable` and nested unions become
    /// one `anyOf`; `null` leaves enums, which get a type; constraints and formats (`minimum`, `pattern`, `format`, ..)
    /// move into descriptions, so that they still steer the extraction; all other keywords are dropped.
    ///
    /// ```
    /// use llama_extract::DataSchema;
    /// use serde_json::json;
    ///
    /// let schema = DataSchema::from_json_schema(&json!({
    ///     "type": "object",
    ///     "properties": {"due": {"type": ["string", "null"], "format": "date"}},
    /// }))?;
    ///
    /// assert_eq!(
    ///     schema.as_object()["properties"]["due"],
    ///     json!({
    ///         "anyOf": [{"type": "string"}, {"type": "null"}],
    ///         "description": "Format: ISO 8601 date, YYYY-MM-DD.",
    ///     }),
    /// );
    /// # Ok::<(), llama_extract::SchemaError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What cannot be rewritten (a schema that refers to itself, a tuple, a root that is no object), and whatever
    /// [`TryFrom`] refuses.
    pub fn from_json_schema(schema: &Value) -> Result<Self, SchemaError> {
        let normal = normalize::normalize(schema)?;
        check::check(&normal)?;
        Ok(Self(normal))
    }

    /// A schema as the service gave it: what it takes is its own affair.
    pub(crate) fn from_service(schema: Map<String, Value>) -> Self {
        Self(schema)
    }

    /// The JSON object.
    #[must_use]
    pub fn as_object(&self) -> &Map<String, Value> {
        &self.0
    }

    /// The JSON object, by value.
    #[must_use]
    pub fn into_object(self) -> Map<String, Value> {
        self.0
    }
}

/// Takes a schema as it is, after checking it against the documented limits and the constructs that the service is known
/// to refuse.
impl TryFrom<Value> for DataSchema {
    type Error = SchemaError;

    fn try_from(schema: Value) -> Result<Self, SchemaError> {
        match schema {
            Value::Object(schema) => {
                check::check(&schema)?;
                Ok(Self(schema))
            }
            _ => Err(SchemaError::at_root(
                "it is not a JSON object",
                "write `{\"type\": \"object\", \"properties\": {..}}`",
            )),
        }
    }
}

impl From<DataSchema> for Value {
    fn from(schema: DataSchema) -> Self {
        Value::Object(schema.0)
    }
}
