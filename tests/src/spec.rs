//! `spec/openapi.json` as a judge of answers.

use std::path::Path;

use serde_json::{Map, Value, json};

/// The document that the bindings are generated from.
#[derive(Debug)]
pub struct Spec(Value);

impl Spec {
    /// Reads it.
    ///
    /// # Panics
    ///
    /// When it is not there or not JSON.
    #[must_use]
    pub fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.json");
        let text = std::fs::read_to_string(path).expect("the spec is there");
        Self(serde_json::from_str(&text).expect("the spec is JSON"))
    }

    /// Every operation: method, path, and the operation itself, in the order of the document.
    pub fn operations(&self) -> impl Iterator<Item = (&str, &str, &Value)> {
        let paths = self.0["paths"].as_object().into_iter().flatten();
        paths.flat_map(|(path, item)| {
            item.as_object()
                .into_iter()
                .flatten()
                .map(move |(method, operation)| (method.as_str(), path.as_str(), operation))
        })
    }

    /// What is wrong with a JSON answer to the operation with this id; empty when it is what the document promises.
    ///
    /// # Panics
    ///
    /// When there is no such operation.
    #[must_use]
    pub fn faults(&self, operation_id: &str, status: u16, answer: &Value) -> Vec<String> {
        let (_, _, operation) = self
            .operations()
            .find(|(_, _, operation)| operation["operationId"] == operation_id)
            .unwrap_or_else(|| panic!("no operation {operation_id} in the spec"));
        let Some(response) = operation["responses"].get(status.to_string()) else {
            return vec![format!("{operation_id} does not promise a {status}")];
        };
        let schema = &response["content"]["application/json"]["schema"];
        let mut schema = json_schema(schema);
        schema["components"] = json_schema(&self.0["components"]);
        let validator = jsonschema::draft202012::new(&schema).expect("the schema is well-formed");
        validator
            .iter_errors(answer)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }
}

/// OpenAPI 3.0 schemas as JSON Schema: `nullable` is the one keyword that means something there and nothing here.
fn json_schema(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => {
            let mut converted: Map<String, Value> = object
                .iter()
                .map(|(key, value)| (key.clone(), json_schema(value)))
                .collect();
            if converted.remove("nullable") == Some(Value::Bool(true)) {
                return json!({ "anyOf": [Value::Object(converted), { "type": "null" }] });
            }
            Value::Object(converted)
        }
        Value::Array(list) => list.iter().map(json_schema).collect(),
        other => other.clone(),
    }
}
