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

    /// The schemas of what operations succeed with in JSON: id, status and schema, in the order of the document.
    pub fn answers(&self) -> impl Iterator<Item = (&str, u16, &Value)> {
        self.operations().filter_map(|(_, _, operation)| {
            let responses = operation["responses"].as_object()?;
            let (status, response) = responses
                .iter()
                .find(|(status, _)| status.starts_with('2'))?;
            let schema = response.pointer("/content/application~1json/schema")?;
            Some((
                operation["operationId"].as_str()?,
                status.parse().ok()?,
                schema,
            ))
        })
    }

    /// All named schemas, in the order of the document.
    pub fn schemas(&self) -> impl Iterator<Item = (&str, &Value)> {
        let schemas = self.0["components"]["schemas"].as_object();
        schemas
            .into_iter()
            .flatten()
            .map(|(name, schema)| (name.as_str(), schema))
    }

    /// What a reference such as `#/components/schemas/FileV2` refers to.
    ///
    /// # Panics
    ///
    /// When it refers to nothing.
    #[must_use]
    pub fn referred(&self, reference: &str) -> &Value {
        self.0
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or_else(|| panic!("{reference} refers to nothing"))
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

/// OpenAPI 3.0 schemas as JSON Schema: `nullable` means something there and nothing here, and an exclusive bound is a flag
/// there and a number here.
fn json_schema(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => {
            let mut converted: Map<String, Value> = object
                .iter()
                .map(|(key, value)| (key.clone(), json_schema(value)))
                .collect();
            for (flag, bound) in [
                ("exclusiveMinimum", "minimum"),
                ("exclusiveMaximum", "maximum"),
            ] {
                match converted.get(flag) {
                    Some(Value::Bool(true)) => {
                        let number = converted.remove(bound).unwrap_or_default();
                        converted.insert(flag.to_owned(), number);
                    }
                    Some(Value::Bool(false)) => {
                        converted.remove(flag);
                    }
                    _ => {}
                }
            }
            if converted.remove("nullable") == Some(Value::Bool(true)) {
                return json!({ "anyOf": [Value::Object(converted), { "type": "null" }] });
            }
            Value::Object(converted)
        }
        Value::Array(list) => list.iter().map(json_schema).collect(),
        other => other.clone(),
    }
}
