//! `spec/openapi.json` as a judge of answers.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// The document that the bindings are generated from.
#[derive(Debug)]
pub struct Spec {
    document: Value,
    /// Made when they are first needed: it takes longer than to use them.
    validators: Mutex<HashMap<(String, u16), Arc<Validator>>>,
}

impl Spec {
    /// Reads it.
    ///
    /// # Panics
    ///
    /// When it is not there or not JSON.
    #[must_use]
    pub fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .map(|folder| folder.join("spec/openapi.json"))
            .find(|path| path.is_file())
            .expect("the spec is above the package");
        let text = std::fs::read_to_string(path).expect("the spec is there");
        Self {
            document: serde_json::from_str(&text).expect("the spec is JSON"),
            validators: Mutex::default(),
        }
    }

    /// The operation that a request is for, by its id; none if the path or the method is not in the document.
    #[must_use]
    pub fn operation_of(&self, method: &str, path: &str) -> Option<&str> {
        let segments: Vec<&str> = path.split('/').collect();
        let fits = |template: &str| {
            let parts: Vec<&str> = template.split('/').collect();
            parts.len() == segments.len()
                && parts
                    .iter()
                    .zip(&segments)
                    .all(|(part, segment)| part.starts_with('{') || part == segment)
        };
        // A path that is written out counts more than one with a parameter in its place.
        self.operations()
            .filter(|(own, template, _)| own.eq_ignore_ascii_case(method) && fits(template))
            .min_by_key(|(_, template, _)| template.matches('{').count())
            .and_then(|(_, _, operation)| operation["operationId"].as_str())
    }

    /// Every operation: method, path, and the operation itself, in the order of the document.
    pub fn operations(&self) -> impl Iterator<Item = (&str, &str, &Value)> {
        let paths = self.document["paths"].as_object().into_iter().flatten();
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
        let schemas = self.document["components"]["schemas"].as_object();
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
        self.document
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
        if schema.is_null() {
            let empty = answer.is_null();
            return (!empty)
                .then(|| format!("{operation_id} promises a {status} without a body"))
                .into_iter()
                .collect();
        }
        self.validator(operation_id, status, schema)
            .iter_errors(answer)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    fn validator(&self, operation_id: &str, status: u16, schema: &Value) -> Arc<Validator> {
        let mut validators = self
            .validators
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let made = || {
            let mut schema = json_schema(schema);
            schema["components"] = json_schema(&self.document["components"]);
            let validator = jsonschema::draft202012::new(&schema);
            Arc::new(validator.expect("the schema is well-formed"))
        };
        let key = (operation_id.to_owned(), status);
        Arc::clone(validators.entry(key).or_insert_with(made))
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
