//! The schema as a model gets it: in the form that strict structured output takes.

use serde_json::{Map, Value, json};

use crate::schema::{Field, Kind, Leaf, Node, Root};

/// Every property is required and no other allowed; what may be missing is null.
pub(super) fn strict(root: &Root) -> Value {
    object(&root.fields)
}

fn object(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name.clone(), property(field)))
        .collect();
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    json!({"type": "object", "properties": properties, "required": names, "additionalProperties": false})
}

fn property(field: &Field) -> Value {
    let schema = node(&field.node);
    // A document may lack any single value, whatever its schema wishes. Lists are empty then.
    let may_be_null = match &field.node {
        Node::Leaf(_) => true,
        Node::Object(_) => field.nullable,
        Node::List(_) => false,
    };
    let mut schema = if may_be_null {
        json!({"anyOf": [schema, {"type": "null"}]})
    } else {
        schema
    };
    if let Some(description) = description(field) {
        schema["description"] = description.into();
    }
    schema
}

/// `format` and `title` become words: not every server knows the keywords.
fn description(field: &Field) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(field.title.clone());
    parts.extend(field.description.clone());
    if let Node::Leaf(leaf) = &field.node {
        match leaf.format.as_deref() {
            Some("date") => parts.push("ISO 8601 date, YYYY-MM-DD".into()),
            Some("date-time") => parts.push("ISO 8601 date and time".into()),
            Some(format) => parts.push(format!("format: {format}")),
            None => {}
        }
    }
    let texts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim_end_matches('.'))
        .collect();
    (!texts.is_empty()).then(|| texts.join(". "))
}

fn node(node: &Node) -> Value {
    match node {
        Node::Object(fields) => object(fields),
        Node::List(element) => json!({"type": "array", "items": self::node(element)}),
        Node::Leaf(leaf) => self::leaf(leaf),
    }
}

fn leaf(leaf: &Leaf) -> Value {
    let kind = match leaf.kind {
        Kind::Text => "string",
        Kind::Number => "number",
        Kind::Integer => "integer",
        Kind::Bool => "boolean",
    };
    let mut schema = json!({"type": kind});
    if !leaf.choices.is_empty() {
        schema["enum"] = leaf.choices.clone().into();
    }
    schema
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::schema::check;

    #[test]
    fn every_property_is_required_and_what_may_be_missing_is_null() {
        let root = check(&json!({"type": "object", "required": ["total"], "properties": {
            "total": {"type": "number", "description": "Amount due.", "minimum": 0},
            "due": {"type": ["string", "null"], "format": "date"},
            "state": {"type": "string", "enum": ["paid", "open"]},
            "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": {"type": "string"}}}},
            "buyer": {"anyOf": [{"type": "object", "properties": {"name": {"type": "string"}}}, {"type": "null"}]},
        }}))
        .unwrap();
        let or_null = |schema: Value| json!({"anyOf": [schema, {"type": "null"}]});
        let text = || or_null(json!({"type": "string"}));
        let with = |mut schema: Value, description: &str| {
            schema["description"] = description.into();
            schema
        };
        let object = |properties: Value| {
            let names: Vec<_> = properties.as_object().unwrap().keys().cloned().collect();
            json!({"type": "object", "properties": properties, "required": names, "additionalProperties": false})
        };
        assert_eq!(
            strict(&root),
            object(json!({
                "total": with(or_null(json!({"type": "number"})), "Amount due"),
                "due": with(text(), "ISO 8601 date, YYYY-MM-DD"),
                "state": or_null(json!({"type": "string", "enum": ["paid", "open"]})),
                "lines": {"type": "array", "items": object(json!({"sku": text()}))},
                "buyer": or_null(object(json!({"name": text()}))),
            }))
        );
    }
}
