//! Answers that the upstream document leaves out: it declares one error, 422.

use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::schema::{self, METHODS};

/// An answer, and which operations can give it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) status: String,
    /// The component that its body is.
    schema: String,
    description: String,
    /// Only operations with these ids.
    #[serde(default)]
    operations: Vec<String>,
    /// Only operations with these methods.
    #[serde(default)]
    methods: Vec<String>,
    /// For the people who read the file.
    #[serde(rename = "reason")]
    _reason: String,
}

impl Answer {
    pub(super) fn apply(&self, spec: &mut Value) -> Result<()> {
        let mut missing = self.operations.clone();
        let items = spec.get_mut("paths").and_then(Value::as_object_mut);
        for item in items.into_iter().flat_map(Map::values_mut) {
            for method in METHODS {
                let Some(operation) = item.get_mut(method) else {
                    continue;
                };
                let id = operation
                    .get("operationId")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned();
                missing.retain(|wanted| *wanted != id);
                let by_id = self.operations.is_empty() || self.operations.contains(&id);
                let by_method =
                    self.methods.is_empty() || self.methods.iter().any(|wanted| wanted == method);
                let responses = operation
                    .get_mut("responses")
                    .and_then(Value::as_object_mut);
                if let Some(responses) = responses.filter(|_| by_id && by_method) {
                    responses.insert(self.status.clone(), self.response());
                    // In the order of their statuses, wherever they came from.
                    responses.sort_keys();
                }
            }
        }
        if let Some(id) = missing.first() {
            bail!("there is no operation {id} any more");
        }
        Ok(())
    }

    fn response(&self) -> Value {
        json!({
            "description": self.description,
            "content": {"application/json": {"schema": schema::reference_to(&self.schema)}}
        })
    }
}
