//! From the reviewed spec to what the code generator should see: transforms that serve the code alone.
//!
//! The spec says what the service promises; bindings that must outlive it should rely on less. So bounds, defaults
//! and closed objects go, and an optional field may be null.

use serde_json::{Map, Value, json};

use crate::schema::{self, METHODS, Object};

/// An operation that is left to a hand-written call, and why.
pub(crate) struct Skipped {
    pub(super) operation: String,
    pub(super) reason: String,
}

/// Applies all transforms; answers with the operations that were taken out.
pub(super) fn simplify(spec: &mut Value) -> Vec<Skipped> {
    prefer_json_bodies(spec);
    let skipped = take_out_what_cannot_be_generated(spec);
    keep_one_success_answer(spec);
    let answered = components_in_answers(spec);
    schema::visit_document(spec, &mut |schema, at| {
        let in_answer = match at.tokens() {
            [components, schemas, name, ..]
                if components == "components" && schemas == "schemas" =>
            {
                answered.iter().any(|known| known == name)
            }
            tokens => tokens.iter().any(|token| token == "responses"),
        };
        if let Some(schema) = schema.as_object_mut() {
            drop_bounds_and_defaults(schema);
            drop_unused_formats(schema);
            drop_typed_enums(schema);
            optional_is_nullable(schema);
            open_objects(schema, in_answer);
        }
    });
    skipped
}

/// Where a body may be JSON, it is: a method takes one kind.
fn prefer_json_bodies(spec: &mut Value) {
    let items = spec.get_mut("paths").and_then(Value::as_object_mut);
    for item in items.into_iter().flat_map(Map::values_mut) {
        for method in METHODS {
            let content = item
                .get_mut(method)
                .and_then(|operation| operation.pointer_mut("/requestBody/content"))
                .and_then(Value::as_object_mut);
            if let Some(content) =
                content.filter(|content| content.contains_key("application/json"))
            {
                content.retain(|media_type, _| media_type == "application/json");
            }
        }
    }
}

/// What progenitor refuses or would stop at.
fn take_out_what_cannot_be_generated(spec: &mut Value) -> Vec<Skipped> {
    let mut skipped = Vec::new();
    let Some(paths) = spec.get_mut("paths").and_then(Value::as_object_mut) else {
        return skipped;
    };
    for (path, item) in paths.iter_mut() {
        let Some(item) = item.as_object_mut() else {
            continue;
        };
        for method in METHODS {
            if let Some(reason) = item.get(method).and_then(obstacle) {
                item.shift_remove(method);
                skipped.push(Skipped {
                    operation: schema::operation_key(method, path),
                    reason,
                });
            }
        }
    }
    paths.retain(|_, item| METHODS.iter().any(|method| item.get(method).is_some()));
    skipped
}

/// Why progenitor cannot generate an operation, if it cannot.
fn obstacle(operation: &Value) -> Option<String> {
    const BODIES: [&str; 4] = [
        "application/json",
        "application/x-www-form-urlencoded",
        "application/octet-stream",
        "text/plain",
    ];
    let content = operation
        .pointer("/requestBody/content")
        .and_then(Value::as_object);
    let types: Vec<&str> = content
        .into_iter()
        .flat_map(|content| content.keys().map(String::as_str))
        .collect();
    match types.as_slice() {
        [] => None,
        [one] if BODIES.contains(one) => None,
        several => Some(format!("request body as {}", several.join(" or "))),
    }
}

/// Errors are decoded in one place, by hand: any status may carry either form of `detail`, HTML, or nothing, and
/// what is not in the description reaches the caller with its status, headers and body. So does a second kind of
/// success: a method gives one type.
fn keep_one_success_answer(spec: &mut Value) {
    let items = spec.get_mut("paths").and_then(Value::as_object_mut);
    for operation in items
        .into_iter()
        .flat_map(Map::values_mut)
        .filter_map(Value::as_object_mut)
        .flatten()
        .filter(|(method, _)| METHODS.contains(&method.as_str()))
        .map(|(_, operation)| operation)
    {
        let responses = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        let Some(responses) = responses else { continue };
        let succeeds = |status: &&String| status.starts_with('2');
        let has_content = |status: &&String| responses[*status].get("content").is_some();
        let first = responses.keys().filter(succeeds).find(has_content);
        let first = first.or_else(|| responses.keys().find(succeeds));
        let kept = first.map_or("default", String::as_str).to_owned();
        responses.retain(|status, _| *status == kept);
        let content = responses
            .values_mut()
            .filter_map(|response| response.get_mut("content"));
        for media in content
            .filter_map(Value::as_object_mut)
            .flat_map(Map::values_mut)
        {
            // JSON of any kind.
            if let Some(media) = media
                .as_object_mut()
                .filter(|media| !media.contains_key("schema"))
            {
                media.insert("schema".into(), json!({}));
            }
        }
    }
}

/// Components that the service sends.
fn components_in_answers(spec: &Value) -> Vec<String> {
    let empty = Object::new();
    let schemas = spec
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let answers: Vec<Value> = schema::operations(spec)
        .filter_map(|(_, _, operation)| operation.get("responses").cloned())
        .collect();
    schema::reachable(&Value::Array(answers), schemas)
}

/// A bound is the service's to judge, and may change there. A default, once in the client, would be sent back and
/// pinned: what is unset is left out.
fn drop_bounds_and_defaults(schema: &mut Object) {
    const KEYWORDS: [&str; 18] = [
        "not",
        "default",
        "minLength",
        "maxLength",
        "pattern",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "readOnly",
        "writeOnly",
        "deprecated",
    ];
    schema.retain(|key, _| !KEYWORDS.contains(&key.as_str()));
}

/// Formats that become a type of their own; the others only describe a string.
fn drop_unused_formats(schema: &mut Object) {
    const KNOWN: [&str; 7] = [
        "date-time",
        "date",
        "int32",
        "int64",
        "float",
        "double",
        "binary",
    ];
    let known = |format: &Value| {
        format
            .as_str()
            .is_some_and(|format| KNOWN.contains(&format))
    };
    if schema.get("format").is_some_and(|format| !known(format)) {
        schema.shift_remove("format");
    }
}

/// An enum of numbers or booleans is that type: a closed list would refuse tomorrow's value.
fn drop_typed_enums(schema: &mut Object) {
    let strings = |values: &Value| {
        values
            .as_array()
            .is_some_and(|values| values.iter().all(Value::is_string))
    };
    if schema.get("enum").is_some_and(|values| !strings(values)) {
        schema.shift_remove("enum");
    }
}

/// The service sends an explicit null for what it has not got.
fn optional_is_nullable(schema: &mut Object) {
    let required: Vec<String> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (_, property) in properties
        .into_iter()
        .flatten()
        .filter(|(name, _)| !required.contains(name))
    {
        let Some(property) = property
            .as_object_mut()
            .filter(|property| !property.is_empty())
        else {
            continue;
        };
        if let Some(to) = property.shift_remove("$ref") {
            property.insert("allOf".into(), json!([{ "$ref": to }]));
        }
        property.insert("nullable".into(), true.into());
    }
}

/// What the service adds tomorrow is kept in answers; requests carry what they declare.
fn open_objects(schema: &mut Object, in_answer: bool) {
    if !schema.contains_key("properties") {
        return;
    }
    if in_answer || schema.get("additionalProperties") == Some(&json!(true)) {
        schema.insert("additionalProperties".into(), json!({}));
    } else {
        schema.shift_remove("additionalProperties");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn spec(schema: Value) -> Value {
        json!({
            "paths": {"/a": {"get": {"operationId": "a", "responses": {
                "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
                "422": {}
            }}}},
            "components": {"schemas": {"A": schema}}
        })
    }

    fn simplified(schema: Value) -> Value {
        let mut spec = spec(schema);
        simplify(&mut spec);
        spec["components"]["schemas"]["A"].take()
    }

    #[test]
    fn a_multipart_operation_is_skipped_whatever_its_name() {
        let mut spec = json!({"paths": {"/up": {"post": {
            "operationId": "anything",
            "requestBody": {"content": {"multipart/form-data": {"schema": {}}}}
        }}}});
        let skipped = simplify(&mut spec);
        assert_eq!(skipped.len(), 1);
        assert_eq!(skipped[0].operation, "POST /up");
        assert_eq!(skipped[0].reason, "request body as multipart/form-data");
        assert_eq!(spec["paths"], json!({}));
    }

    #[test]
    fn a_body_that_may_be_json_is_json() {
        let mut spec = json!({"paths": {"/a": {"post": {"operationId": "a", "requestBody": {"content": {
            "application/xml": {"schema": {}}, "application/json": {"schema": {}}
        }}}}}});
        assert!(simplify(&mut spec).is_empty());
        let body = spec["paths"]["/a"]["post"]["requestBody"]["content"]
            .as_object()
            .unwrap();
        assert_eq!(body.keys().collect::<Vec<_>>(), ["application/json"]);
    }

    #[test]
    fn a_default_is_not_pinned() {
        let a = simplified(
            json!({"type": "object", "required": ["t"], "properties": {"t": {"type": "string", "default": "x"}}}),
        );
        assert_eq!(a["properties"]["t"], json!({"type": "string"}));
    }

    #[test]
    fn a_property_called_default_stays() {
        let a =
            simplified(json!({"type": "object", "properties": {"default": {"type": "string"}}}));
        assert_eq!(
            a["properties"]["default"],
            json!({"type": "string", "nullable": true})
        );
    }

    #[test]
    fn an_optional_reference_may_be_null() {
        let a = simplified(
            json!({"type": "object", "properties": {"b": {"$ref": "#/components/schemas/A"}}}),
        );
        assert_eq!(
            a["properties"]["b"],
            json!({"allOf": [{"$ref": "#/components/schemas/A"}], "nullable": true})
        );
    }

    #[test]
    fn what_the_service_sends_keeps_unknown_fields() {
        let a =
            simplified(json!({"type": "object", "properties": {}, "additionalProperties": false}));
        assert_eq!(a["additionalProperties"], json!({}));
    }

    #[test]
    fn a_second_kind_of_success_is_left_to_the_caller() {
        let mut spec = spec(json!({}));
        spec["paths"]["/a"]["get"]["responses"]["202"] =
            json!({"content": {"application/json": {"schema": {}}}});
        simplify(&mut spec);
        let answers: Vec<_> = spec["paths"]["/a"]["get"]["responses"]
            .as_object()
            .unwrap()
            .keys()
            .collect();
        assert_eq!(answers, ["200"]);
    }

    #[test]
    fn only_success_answers_are_typed() {
        let mut spec = spec(json!({}));
        simplify(&mut spec);
        let answers: Vec<_> = spec["paths"]["/a"]["get"]["responses"]
            .as_object()
            .unwrap()
            .keys()
            .collect();
        assert_eq!(answers, ["200"]);
    }
}
