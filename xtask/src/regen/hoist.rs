//! Schemas inside operations get names.
//!
//! progenitor is given names only: every type comes from typify. So an object that stands in a request or an answer
//! becomes a component.

use heck::ToPascalCase;
use serde_json::{Map, Value};

use crate::schema::{self, METHODS, Object};

/// Moves inline objects and unions of bodies and answers to components.
pub(super) fn hoist(spec: &mut Value) {
    let mut hoisted = Object::new();
    let taken: Vec<String> = spec
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .map(|schemas| schemas.keys().cloned().collect())
        .unwrap_or_default();
    for item in spec
        .get_mut("paths")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(Map::values_mut)
    {
        for method in METHODS {
            let Some(operation) = item.get_mut(method) else {
                continue;
            };
            let id = operation
                .get("operationId")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_pascal_case();
            for (pointer, what) in [("/requestBody", "Body"), ("/responses", "Response")] {
                let Some(holder) = operation.pointer_mut(pointer) else {
                    continue;
                };
                let holders: Vec<&mut Value> = match what {
                    "Body" => vec![holder],
                    _ => holder
                        .as_object_mut()
                        .into_iter()
                        .flat_map(Map::values_mut)
                        .collect(),
                };
                for holder in holders {
                    move_out(holder, &format!("{id}{what}"), &taken, &mut hoisted);
                }
            }
        }
    }
    if let Some(schemas) = spec
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    {
        schemas.extend(hoisted);
    }
}

fn move_out(holder: &mut Value, name: &str, taken: &[String], hoisted: &mut Object) {
    let content = holder.get_mut("content").and_then(Value::as_object_mut);
    for media in content.into_iter().flat_map(Map::values_mut) {
        if let Some(schema) = media.get_mut("schema") {
            name_schema(schema, name, taken, hoisted);
        }
    }
}

/// Makes a component of a schema that is a type of its own; of a list or map, what is in it.
fn name_schema(schema: &mut Value, name: &str, taken: &[String], hoisted: &mut Object) {
    for (keyword, suffix) in [("items", "Item"), ("additionalProperties", "Value")] {
        if let Some(inner) = schema.get_mut(keyword).filter(|inner| inner.is_object()) {
            name_schema(inner, &format!("{name}{suffix}"), taken, hoisted);
        }
    }
    let composed = ["properties", "anyOf", "oneOf", "allOf", "enum"]
        .iter()
        .any(|key| schema.get(*key).is_some());
    if !composed {
        return;
    }
    let unique = std::iter::once(name.to_owned())
        .chain((2_u32..).map(|number| format!("{name}{number}")))
        .find(|name| !taken.contains(name) && !hoisted.contains_key(name))
        .unwrap_or_default();
    let reference = schema::reference_to(&unique);
    hoisted.insert(unique, std::mem::replace(schema, reference));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde_json::json;

    use super::*;

    #[test]
    fn an_inline_answer_becomes_a_component() {
        let answer = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let mut spec = json!({
            "paths": {"/a": {"get": {"operationId": "get_a", "responses": {
                "200": {"content": {"application/json": {"schema": answer}}}
            }}}},
            "components": {"schemas": {}}
        });
        hoist(&mut spec);
        assert_eq!(spec["components"]["schemas"]["GetAResponse"], answer);
        assert_eq!(
            spec["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
                ["$ref"],
            "#/components/schemas/GetAResponse"
        );
    }
}
