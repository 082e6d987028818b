//! A schema taken apart, on its way into what the service accepts.

use serde_json::{Map, Value, json};

use super::error::{Path, SchemaError};

/// A schema taken apart: its alternatives without null, and what belongs to all of them.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) branches: Vec<Map<String, Value>>,
    pub(super) nullable: bool,
    pub(super) description: Vec<String>,
}

impl Shape {
    pub(super) fn branch(branch: Map<String, Value>) -> Self {
        Self {
            branches: vec![branch],
            ..Self::default()
        }
    }

    /// What the service's types can express of "anything".
    pub(super) fn any() -> Self {
        let branches = ["string", "number", "boolean"].map(typed).into();
        Self {
            branches,
            nullable: true,
            description: Vec::new(),
        }
    }

    pub(super) fn into_schema(self, path: &Path) -> Result<Value, SchemaError> {
        let mut schema = match <[Map<_, _>; 1]>::try_from(self.branches) {
            Ok([only]) if !self.nullable => only,
            Ok([only]) => union(vec![only], true),
            Err(branches) if branches.is_empty() => {
                return Err(SchemaError::new(
                    path,
                    "it can only be null",
                    "give it a type or leave it out",
                ));
            }
            Err(branches) => union(branches, self.nullable),
        };
        add_description(&mut schema, &self.description);
        Ok(Value::Object(schema))
    }
}

pub(super) fn typed(kind: &str) -> Map<String, Value> {
    Map::from_iter([("type".to_owned(), kind.into())])
}

fn union(branches: Vec<Map<String, Value>>, nullable: bool) -> Map<String, Value> {
    let mut branches: Vec<Value> = branches.into_iter().map(Value::Object).collect();
    if nullable {
        branches.push(json!({"type": "null"}));
    }
    Map::from_iter([("anyOf".to_owned(), branches.into())])
}

/// Puts a description where a reader looks for it: before what it describes, after a type.
pub(super) fn add_description(schema: &mut Map<String, Value>, description: &[String]) {
    if !description.is_empty() {
        let place = usize::from(schema.contains_key("type"));
        schema.shift_insert(
            place,
            "description".to_owned(),
            description.join("\n").into(),
        );
    }
}

pub(super) fn scalar(kind: &str, schema: &Map<String, Value>) -> Shape {
    let mut branch = typed(kind);
    let mut values = enum_values(schema);
    let nullable = values.iter().any(Value::is_null);
    values.retain(|value| !value.is_null());
    if !values.is_empty() {
        branch.insert("enum".to_owned(), values.into());
    }
    Shape {
        nullable,
        ..Shape::branch(branch)
    }
}

fn enum_values(schema: &Map<String, Value>) -> Vec<Value> {
    match (schema.get("enum"), schema.get("const")) {
        (Some(Value::Array(values)), _) => values.clone(),
        (_, Some(value)) => vec![value.clone()],
        _ => Vec::new(),
    }
}

/// The type of a schema that does not name one.
pub(super) fn implied_type(schema: &Map<String, Value>) -> Option<&'static str> {
    if schema.contains_key("properties") || schema.contains_key("additionalProperties") {
        return Some("object");
    }
    if schema.contains_key("items") || schema.contains_key("prefixItems") {
        return Some("array");
    }
    let values: Vec<_> = enum_values(schema)
        .into_iter()
        .filter(|value| !value.is_null())
        .collect();
    let all = |holds: fn(&Value) -> bool| !values.is_empty() && values.iter().all(holds);
    if all(Value::is_string) {
        Some("string")
    } else if all(|value| value.is_i64() || value.is_u64()) {
        Some("integer")
    } else if all(Value::is_number) {
        Some("number")
    } else if all(Value::is_boolean) {
        Some("boolean")
    } else {
        None
    }
}

/// The values of a shape that is a string enum and nothing else.
pub(super) fn string_values(shape: &Shape) -> Option<Vec<Value>> {
    match shape.branches.as_slice() {
        [branch] if branch.get("type").is_some_and(|kind| kind == "string") => {
            branch.get("enum").and_then(Value::as_array).cloned()
        }
        _ => None,
    }
}

/// Several string enums as one, the way schemars writes variants with doc comments. What each said goes into the
/// description.
pub(super) fn one_enum(shapes: &[Shape], values: Vec<Vec<Value>>) -> Shape {
    let mut all: Vec<Value> = Vec::new();
    let mut description = Vec::new();
    for (shape, values) in shapes.iter().zip(values) {
        if !shape.description.is_empty() {
            let names: Vec<_> = values
                .iter()
                .filter_map(Value::as_str)
                .map(|name| format!("`{name}`"))
                .collect();
            description.push(format!(
                "{}: {}",
                names.join(", "),
                shape.description.join(" ")
            ));
        }
        all.extend(values);
    }
    let mut branch = typed("string");
    branch.insert("enum".to_owned(), all.into());
    Shape {
        description,
        ..Shape::branch(branch)
    }
}
