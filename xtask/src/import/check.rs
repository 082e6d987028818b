//! The last look at a spec before it is written: what is wrong is named by its JSON pointer.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::schema;

/// Fails unless the document parses as OpenAPI 3.0, every `$ref` leads somewhere, and operation ids are unique.
pub(super) fn check(spec: &Value) -> Result<()> {
    references(spec, spec, &mut String::new())?;
    let mut ids = BTreeMap::new();
    for (method, path, operation) in schema::operations(spec) {
        let key = schema::operation_key(method, path);
        let id = operation
            .get("operationId")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if let Some(other) = ids.insert(id.to_owned(), key.clone()) {
            bail!(
                "{key} and {other} have one operation id, {id}; name one of them under [names] in spec/operations.toml"
            );
        }
    }
    let text = serde_json::to_string(spec)?;
    serde_json::from_str::<openapiv3::OpenAPI>(&text)
        .map(drop)
        .context("the document is not OpenAPI 3.0 after all rules; a rule of xtask/src/import/normalize.rs is missing")
}

pub(super) fn references(value: &Value, document: &Value, at: &mut String) -> Result<()> {
    match value {
        Value::Object(object) => {
            if let Some(to) = object.get("$ref").and_then(Value::as_str) {
                let found = to
                    .strip_prefix('#')
                    .and_then(|pointer| document.pointer(pointer));
                if found.is_none() {
                    bail!("{at}: $ref to {to}, which is not in the document");
                }
            }
            for (key, value) in object {
                within(at, &key.replace('~', "~0").replace('/', "~1"), |at| {
                    references(value, document, at)
                })?;
            }
            Ok(())
        }
        Value::Array(list) => list.iter().enumerate().try_for_each(|(index, value)| {
            within(at, &index.to_string(), |at| references(value, document, at))
        }),
        _ => Ok(()),
    }
}

fn within<T>(at: &mut String, token: &str, f: impl FnOnce(&mut String) -> T) -> T {
    let length = at.len();
    at.push('/');
    at.push_str(token);
    let result = f(at);
    at.truncate(length);
    result
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde_json::json;

    use super::*;

    #[test]
    fn a_reference_to_nothing_names_its_place() {
        let spec = json!({"paths": {"/a": {"get": {"x": {"$ref": "#/components/schemas/Gone"}}}}});
        let error = check(&spec).unwrap_err();
        assert_eq!(
            error.to_string(),
            "/paths/~1a/get/x: $ref to #/components/schemas/Gone, which is not in the document"
        );
    }

    #[test]
    fn two_operations_with_one_id_are_refused() {
        let operation = json!({"operationId": "a", "responses": {}});
        let spec = json!({"paths": {"/a": {"get": operation}, "/b": {"get": operation}}});
        let error = check(&spec).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("GET /b and GET /a have one operation id"),
            "{error}"
        );
    }
}
