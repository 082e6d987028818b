//! From what the upstream writes to valid OpenAPI 3.0.3.
//!
//! The upstream says 3.0.3 and writes 3.1. Each rule here is general: it knows a keyword, never a name.

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use crate::schema::{self, COMPONENTS, METHODS, Object, Pointer};

/// Applies every rule to every schema, then the rules for parameters, operations and responses.
pub(super) fn normalize(spec: &mut Value) -> Result<()> {
    let mut failure = None;
    schema::visit_document(spec, &mut |schema, at| {
        if let Err(error) = normalize_schema(schema, at) {
            failure.get_or_insert(error);
        }
    });
    if let Some(error) = failure {
        return Err(error);
    }
    // Unions have taken their nulls; one that stands alone has no word in 3.0, and becomes anything.
    schema::visit_document(spec, &mut |schema, _| {
        if let Some(schema) = schema
            .as_object_mut()
            .filter(|schema| schema.get("type") == Some(&json!("null")))
        {
            schema.clear();
        }
    });
    if let Some(info) = spec.get_mut("info").and_then(Value::as_object_mut) {
        info.shift_remove("description");
    }
    for item in spec
        .get_mut("paths")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(Map::values_mut)
    {
        for method in METHODS {
            if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                normalize_operation(operation);
            }
        }
    }
    Ok(())
}

/// All rules for one schema, whose inner schemas are normal already.
fn normalize_schema(schema: &mut Value, at: &Pointer) -> Result<()> {
    // 3.1 allows a boolean as a schema: `true` is anything; `false`, nothing, cannot be said in 3.0.
    if let Value::Bool(any) = schema {
        if !*any {
            bail!("{at}: a schema that admits nothing (`false`) cannot be written in OpenAPI 3.0");
        }
        *schema = json!({});
    }
    let Some(object) = schema.as_object_mut() else {
        bail!("{at}: expected a schema, found {schema}");
    };
    drop_prose(object);
    newer_keywords(object);
    type_lists(object);
    constants(object);
    exclusive_bounds(object);
    whole_bounds(object);
    uuids(object);
    null_members(object);
    any_json(object);
    numbers(object);
    if object.contains_key("nullable") && object.keys().all(|key| key == "nullable") {
        // Anything, or null: anything.
        object.clear();
    }
    reference_siblings(object);
    Ok(())
}

/// The upstream's wording, samples and generator noise: ours is in the overlay.
fn drop_prose(of: &mut Object) {
    of.retain(|key, _| !schema::is_remark(key));
}

/// Keywords of 3.1 that 3.0 has no words for: what they allow is allowed, what they forbid is left to the service.
fn newer_keywords(schema: &mut Object) {
    if let Some(patterns) = schema.shift_remove("patternProperties") {
        let one = patterns.as_object().filter(|patterns| patterns.len() == 1);
        let values = one
            .and_then(|patterns| patterns.values().next())
            .filter(|_| !schema.contains_key("properties"));
        let values = values.cloned().unwrap_or_else(|| json!({}));
        schema.insert("additionalProperties".into(), values);
    }
    if schema.shift_remove("prefixItems").is_some() {
        schema.insert("items".into(), json!({}));
    }
    // A list says what its items are (OpenAPI 3.0.3, schema object).
    if schema.get("type") == Some(&json!("array")) && !schema.contains_key("items") {
        schema.insert("items".into(), json!({}));
    }
    const ONLY_FORBID: [&str; 13] = [
        "contains",
        "minContains",
        "maxContains",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
        "unevaluatedProperties",
        "unevaluatedItems",
        "if",
        "then",
        "else",
        "$schema",
        "$id",
    ];
    schema.retain(|key, _| !ONLY_FORBID.contains(&key.as_str()));
}

/// `type: [T, "null"]` is a nullable T; several types are a union.
fn type_lists(schema: &mut Object) {
    let Some(Value::Array(types)) = schema.get("type") else {
        return;
    };
    let names: Vec<Value> = types
        .iter()
        .filter(|name| *name != "null")
        .cloned()
        .collect();
    if names.len() < types.len() {
        schema.insert("nullable".into(), true.into());
    }
    match names.as_slice() {
        [] => {
            schema.shift_remove("type");
        }
        [one] => {
            schema.insert("type".into(), one.clone());
        }
        several => {
            // Each keyword constrains one type only, so a copy for each type says the same.
            let mut rest = schema.clone();
            rest.shift_remove("type");
            rest.shift_remove("nullable");
            let members: Vec<Value> = several
                .iter()
                .map(|name| {
                    let mut member = rest.clone();
                    member.retain(|keyword, _| speaks_of(keyword, name));
                    member.insert("type".into(), name.clone());
                    Value::Object(member)
                })
                .collect();
            let nullable = schema.contains_key("nullable");
            schema.clear();
            schema.insert("anyOf".into(), Value::Array(members));
            if nullable {
                schema.insert("nullable".into(), true.into());
            }
        }
    }
}

/// Whether a keyword can constrain values of a type.
fn speaks_of(keyword: &str, name: &Value) -> bool {
    let only = match keyword {
        "items" | "minItems" | "maxItems" | "uniqueItems" => "array",
        "properties" | "required" | "additionalProperties" | "minProperties" | "maxProperties" => {
            "object"
        }
        "minLength" | "maxLength" | "pattern" => "string",
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            return name == "integer" || name == "number";
        }
        _ => return true,
    };
    name == only
}

/// `const` is an enum of one value; the default that repeats it says nothing.
fn constants(schema: &mut Object) {
    let Some(value) = schema.shift_remove("const") else {
        return;
    };
    if schema.get("default") == Some(&value) {
        schema.shift_remove("default");
    }
    let name = match &value {
        Value::Null => {
            schema.insert("nullable".into(), true.into());
            return;
        }
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    schema.entry("type").or_insert_with(|| name.into());
    schema.insert("enum".into(), json!([value]));
}

/// A numeric exclusive bound becomes the bound and a flag.
fn exclusive_bounds(schema: &mut Object) {
    for (flag, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if let Some(number) = schema.get(flag).filter(|value| value.is_number()).cloned() {
            schema.insert(bound.into(), number);
            schema.insert(flag.into(), true.into());
        }
    }
}

/// Bounds of an integer are integers: `1.0` is `1`.
fn whole_bounds(schema: &mut Object) {
    if schema.get("type") != Some(&json!("integer")) {
        return;
    }
    for bound in ["minimum", "maximum"] {
        if let Some(number) = schema
            .get(bound)
            .and_then(Value::as_f64)
            .filter(|number| number.fract() == 0.0)
        {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "bounds of page counts are far below 2^53"
            )]
            schema.insert(bound.into(), json!(number as i64));
        }
    }
}

/// Ids are opaque strings: the service sends `dfl-...`, bare UUIDs and others where upstream says `format: uuid`.
fn uuids(schema: &mut Object) {
    if schema.get("format") == Some(&json!("uuid")) {
        schema.shift_remove("format");
    }
}

/// A union with null is nullable; a union of one is that one.
fn null_members(schema: &mut Object) {
    for keyword in ["anyOf", "oneOf"] {
        let Some(Value::Array(members)) = schema.get_mut(keyword) else {
            continue;
        };
        let before = members.len();
        members.retain(|member| !is_null(member));
        // A member that is a nullable union itself, or an open schema, makes the whole nullable.
        let mut nullable = members.len() < before;
        for member in members.iter_mut().filter_map(Value::as_object_mut) {
            if member.get("nullable") == Some(&json!(true)) {
                member.shift_remove("nullable");
                nullable = true;
            }
        }
        if let [only] = members.as_slice() {
            let only = only.clone();
            schema.shift_remove(keyword);
            absorb(schema, only);
        }
        if nullable {
            schema.insert("nullable".into(), true.into());
        }
    }
}

fn is_null(schema: &Value) -> bool {
    schema.get("type") == Some(&json!("null"))
        || schema.get("enum") == Some(&json!([null]))
        || schema
            .as_object()
            .is_some_and(|object| object.len() == 1 && object.get("nullable") == Some(&json!(true)))
}

/// Puts the only member of a union in the union's place; what stood beside the union stays.
fn absorb(schema: &mut Object, only: Value) {
    let Value::Object(only) = only else { return };
    for (key, value) in only {
        schema.entry(key).or_insert(value);
    }
}

/// JSON that can be anything, written as a union of all JSON types.
fn any_json(schema: &mut Object) {
    let Some(members) = schema.get("anyOf").and_then(Value::as_array) else {
        return;
    };
    let free = |member: &Value, name: &str| {
        let Some(member) = member.as_object() else {
            return false;
        };
        member.get("type").and_then(Value::as_str) == Some(name)
            && member.iter().all(|(key, value)| match key.as_str() {
                "type" => true,
                "additionalProperties" => *value == json!(true) || *value == json!({}),
                "items" => *value == json!({}),
                _ => false,
            })
    };
    if ["object", "array", "string", "number", "boolean"]
        .iter()
        .all(|name| members.iter().any(|member| free(member, name)))
    {
        schema.shift_remove("anyOf");
        schema.shift_remove("nullable");
    }
}

/// Every integer is a number: a union of both is a number.
fn numbers(schema: &mut Object) {
    let Some(Value::Array(members)) = schema.get_mut("anyOf") else {
        return;
    };
    let plain = |member: &Value, name: &str| *member == json!({ "type": name });
    if !members.iter().any(|member| plain(member, "number")) {
        return;
    }
    members.retain(|member| !plain(member, "integer"));
    if let [only] = members.as_slice() {
        let only = only.clone();
        schema.shift_remove("anyOf");
        absorb(schema, only);
    }
}

/// In 3.0 the siblings of a `$ref` are ignored; `allOf` keeps them.
fn reference_siblings(schema: &mut Object) {
    if schema.len() > 1
        && let Some(reference) = schema.shift_remove("$ref")
    {
        schema.insert("allOf".into(), json!([{ "$ref": reference }]));
    }
}

fn normalize_operation(operation: &mut Object) {
    operation.retain(|key, _| {
        !["summary", "description"].contains(&key.as_str()) && !key.starts_with("x-")
    });
    let keeps = |parameter: &Value| parameter.get("in") != Some(&json!("cookie"));
    if let Some(Value::Array(parameters)) = operation.get_mut("parameters") {
        // Cookies are for browsers; a client authenticates by header.
        parameters.retain(keeps);
        parameters
            .iter_mut()
            .filter_map(Value::as_object_mut)
            .for_each(normalize_parameter);
        if parameters.is_empty() {
            operation.shift_remove("parameters");
        }
    }
    if let Some(body) = operation
        .get_mut("requestBody")
        .and_then(Value::as_object_mut)
    {
        body.shift_remove("description");
        drop_media_samples(body);
    }
    let responses = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut);
    for (status, response) in responses.into_iter().flatten() {
        if let Some(response) = response.as_object_mut() {
            response.insert("description".into(), reason_phrase(status).into());
            drop_media_samples(response);
        }
    }
}

fn normalize_parameter(parameter: &mut Object) {
    parameter.retain(|key, _| {
        !["description", "example", "examples"].contains(&key.as_str()) && !key.starts_with("x-")
    });
    let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) else {
        return;
    };
    // A query string and a header have no null: leaving the parameter out says it.
    schema.shift_remove("nullable");
    if let Some(Value::Array(all)) = schema.get("allOf")
        && let [only] = all.as_slice()
        && schema.len() == 1
        && only
            .get("$ref")
            .and_then(Value::as_str)
            .is_some_and(|to| to.starts_with(COMPONENTS))
    {
        let only = only.clone();
        parameter.insert("schema".into(), only);
    }
}

fn drop_media_samples(holder: &mut Object) {
    let content = holder.get_mut("content").and_then(Value::as_object_mut);
    for media in content
        .into_iter()
        .flat_map(Map::values_mut)
        .filter_map(Value::as_object_mut)
    {
        media.retain(|key, _| key != "example" && key != "examples");
    }
}

/// RFC 9110's phrase for a status: every response must have a description.
fn reason_phrase(status: &str) -> &'static str {
    match status {
        "200" => "OK",
        "201" => "Created",
        "202" => "Accepted",
        "204" => "No content",
        "400" => "Bad request",
        "401" => "Unauthorized",
        "402" => "Payment required",
        "403" => "Forbidden",
        "404" => "Not found",
        "409" => "Conflict",
        "413" => "Content too large",
        "422" => "Unprocessable content",
        "429" => "Too many requests",
        "4XX" => "Client error",
        "5XX" => "Server error",
        "default" => "Any other answer",
        _ => "Answer",
    }
}

#[cfg(test)]
#[path = "normalize_tests.rs"]
mod tests;
