//! What a document must be to be compared. Whatever is wrong is named by its JSON pointer.

use anyhow::{Result, bail};
use serde_json::Value;

use crate::schema::{self, METHODS, Object};

/// The outermost: is this OpenAPI 3?
pub(super) fn frame(document: &Value) -> Result<()> {
    let Some(root) = document.as_object() else {
        bail!("the document is not a JSON object");
    };
    match root.get("openapi").and_then(Value::as_str) {
        Some(version) if version.starts_with("3.") => {}
        Some(version) => bail!("/openapi: version {version} is not supported; 3.0 and 3.1 are"),
        None if root.contains_key("swagger") => {
            bail!("/swagger: OpenAPI 2 is not supported; convert the document to 3.0")
        }
        None => bail!("/openapi: no version such as \"3.0.3\"; is this an OpenAPI document?"),
    }
    object(root, "paths", "")?;
    if !root.contains_key("paths") {
        bail!("/paths: no operations; is this an OpenAPI document?");
    }
    Ok(())
}

/// Every part that a comparison reads. References to shared parts are resolved already.
pub(super) fn details(document: &Value) -> Result<()> {
    let Some(root) = document.as_object() else {
        return Ok(());
    };
    if let Some(components) = object(root, "components", "")? {
        object(components, "schemas", "/components")?;
        object(components, "securitySchemes", "/components")?;
    }
    object(root, "info", "")?;
    list(root, "servers", "")?;
    list(root, "security", "")?;
    for (path, item) in object(root, "paths", "")?.into_iter().flatten() {
        if path.starts_with("x-") {
            continue;
        }
        let at = format!("/paths/{}", escape(path));
        let item = expect_object(item, &at)?;
        parameters(item, &at)?;
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                let at = format!("{at}/{method}");
                operation_details(expect_object(operation, &at)?, &at)?;
            }
        }
    }
    schemas(document)
}

fn operation_details(operation: &Object, at: &str) -> Result<()> {
    if operation
        .get("operationId")
        .is_some_and(|id| !id.is_string())
    {
        bail!("{at}/operationId: expected a string");
    }
    list(operation, "tags", at)?;
    list(operation, "security", at)?;
    parameters(operation, at)?;
    if let Some(body) = object(operation, "requestBody", at)? {
        let at = format!("{at}/requestBody");
        boolean(body, "required", &at)?;
        content(body, &at)?;
    }
    for (status, response) in object(operation, "responses", at)?.into_iter().flatten() {
        if status.starts_with("x-") {
            continue;
        }
        let at = format!("{at}/responses/{}", escape(status));
        let response = expect_object(response, &at)?;
        content(response, &at)?;
        for (name, header) in object(response, "headers", &at)?.into_iter().flatten() {
            expect_object(header, &format!("{at}/headers/{}", escape(name)))?;
        }
    }
    Ok(())
}

fn parameters(holder: &Object, at: &str) -> Result<()> {
    let parameters = list(holder, "parameters", at)?.into_iter().flatten();
    for (index, parameter) in parameters.enumerate() {
        let at = format!("{at}/parameters/{index}");
        let parameter = expect_object(parameter, &at)?;
        for key in ["name", "in"] {
            if !parameter.get(key).is_some_and(Value::is_string) {
                bail!("{at}/{key}: expected a string");
            }
        }
        boolean(parameter, "required", &at)?;
        content(parameter, &at)?;
    }
    Ok(())
}

fn content(holder: &Object, at: &str) -> Result<()> {
    for (media, value) in object(holder, "content", at)?.into_iter().flatten() {
        expect_object(value, &format!("{at}/content/{}", escape(media)))?;
    }
    Ok(())
}

/// Every schema: keywords hold what OpenAPI says they hold.
fn schemas(document: &Value) -> Result<()> {
    let mut failure = None;
    schema::visit_document(&mut document.clone(), &mut |schema, at| {
        if let Some(schema) = schema.as_object()
            && let Some((keyword, expected)) = misused(schema)
        {
            failure.get_or_insert(format!("{at}/{keyword}: expected {expected}"));
        }
    });
    match failure {
        Some(failure) => bail!(failure),
        None => Ok(()),
    }
}

/// A keyword that holds something else than it should, and what it should hold.
fn misused(schema: &Object) -> Option<(&str, &'static str)> {
    const TYPES: [&str; 7] = [
        "string", "number", "integer", "boolean", "array", "object", "null",
    ];
    let is_type = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    schema.iter().find_map(|(keyword, value)| {
        let (fits, expected) = match keyword.as_str() {
            "type" => (
                is_type(value)
                    || value
                        .as_array()
                        .is_some_and(|types| !types.is_empty() && types.iter().all(is_type)),
                "a type of JSON, or a list of them",
            ),
            "properties" | "patternProperties" | "discriminator" | "$defs" | "definitions" => {
                (value.is_object(), "an object")
            }
            "required" => (
                value
                    .as_array()
                    .is_some_and(|names| names.iter().all(Value::is_string)),
                "a list of strings",
            ),
            "enum" | "anyOf" | "oneOf" | "allOf" | "prefixItems" => (value.is_array(), "a list"),
            "items"
            | "additionalProperties"
            | "not"
            | "contains"
            | "propertyNames"
            | "if"
            | "then"
            | "else"
            | "unevaluatedProperties" => (value.is_object() || value.is_boolean(), "a schema"),
            "nullable" | "deprecated" | "readOnly" | "writeOnly" | "uniqueItems" => {
                (value.is_boolean(), "true or false")
            }
            "minimum" | "maximum" | "multipleOf" | "minLength" | "maxLength" | "minItems"
            | "maxItems" | "minProperties" | "maxProperties" => (value.is_number(), "a number"),
            "exclusiveMinimum" | "exclusiveMaximum" => (
                value.is_number() || value.is_boolean(),
                "a number, or true or false",
            ),
            "format" | "pattern" | "$ref" => (value.is_string(), "a string"),
            _ => (true, ""),
        };
        (!fits).then_some((keyword.as_str(), expected))
    })
}

fn object<'a>(holder: &'a Object, key: &str, at: &str) -> Result<Option<&'a Object>> {
    holder
        .get(key)
        .map(|value| expect_object(value, &format!("{at}/{key}")))
        .transpose()
}

fn expect_object<'a>(value: &'a Value, at: &str) -> Result<&'a Object> {
    match value.as_object() {
        Some(object) => Ok(object),
        None => bail!("{at}: expected an object"),
    }
}

fn list<'a>(holder: &'a Object, key: &str, at: &str) -> Result<Option<&'a Vec<Value>>> {
    match holder.get(key) {
        None => Ok(None),
        Some(Value::Array(list)) => Ok(Some(list)),
        Some(_) => bail!("{at}/{key}: expected a list"),
    }
}

fn boolean(holder: &Object, key: &str, at: &str) -> Result<()> {
    match holder.get(key) {
        None | Some(Value::Bool(_)) => Ok(()),
        Some(_) => bail!("{at}/{key}: expected true or false"),
    }
}

fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}
