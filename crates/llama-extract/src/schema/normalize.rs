//! From JSON Schema as schemars and others write it to the subset that the service accepts.
//!
//! The outcome is written anew from known keywords; nothing is copied because nobody thought of it.

use serde_json::{Map, Value, json};

use super::{
    check::{MAX_LEVELS, MAX_NESTING, MAX_PROPERTIES},
    describe,
    error::{Path, SchemaError},
    field::OPTIONAL,
};

/// Rewrites a root schema.
pub(super) fn normalize(root: &Value) -> Result<Map<String, Value>, SchemaError> {
    let mut normalizer = Normalizer {
        root,
        expanding: Vec::new(),
        nesting: 0,
        levels: 0,
        properties: 0,
    };
    let shape = normalizer.shape(root, &Path::default())?;
    match <[Map<_, _>; 1]>::try_from(shape.branches) {
        Ok([mut object])
            if object.get("type").is_some_and(|kind| kind == "object") && !shape.nullable =>
        {
            describe(&mut object, &shape.description);
            Ok(object)
        }
        _ => Err(SchemaError::at_root(
            "the root is not an object",
            "make it `\"type\": \"object\"` with `properties`, and put a list into one of them",
        )),
    }
}

/// A schema taken apart: its alternatives without null, and what belongs to all of them.
#[derive(Default)]
struct Shape {
    branches: Vec<Map<String, Value>>,
    nullable: bool,
    description: Vec<String>,
}

impl Shape {
    fn branch(branch: Map<String, Value>) -> Self {
        Self {
            branches: vec![branch],
            ..Self::default()
        }
    }

    /// What the service's types can express of "anything".
    fn any() -> Self {
        let branches = ["string", "number", "boolean"]
            .map(|kind| typed(kind))
            .into();
        Self {
            branches,
            nullable: true,
            description: Vec::new(),
        }
    }

    fn into_schema(self, path: &Path) -> Result<Value, SchemaError> {
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
        describe(&mut schema, &self.description);
        Ok(Value::Object(schema))
    }
}

fn typed(kind: &str) -> Map<String, Value> {
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
fn describe(schema: &mut Map<String, Value>, description: &[String]) {
    if !description.is_empty() {
        let place = usize::from(schema.contains_key("type"));
        schema.shift_insert(
            place,
            "description".to_owned(),
            description.join("\n").into(),
        );
    }
}

struct Normalizer<'a> {
    root: &'a Value,
    /// The references that lead to where the walk is.
    expanding: Vec<&'a str>,
    nesting: usize,
    levels: usize,
    properties: usize,
}

impl<'a> Normalizer<'a> {
    fn schema(&mut self, schema: &'a Value, path: &Path) -> Result<Value, SchemaError> {
        self.shape(schema, path)?.into_schema(path)
    }

    fn shape(&mut self, schema: &'a Value, path: &Path) -> Result<Shape, SchemaError> {
        if self.nesting == MAX_NESTING {
            return Err(SchemaError::new(
                path,
                "it is nested too deeply",
                "flatten the schema",
            ));
        }
        self.nesting += 1;
        let shape = match schema {
            Value::Bool(true) => Ok(Shape::any()),
            Value::Object(schema) => self.object_schema(schema, path),
            _ => Err(SchemaError::new(
                path,
                "its schema is not a JSON object",
                "write `{\"type\": ..}`",
            )),
        };
        self.nesting -= 1;
        shape
    }

    fn object_schema(
        &mut self,
        schema: &'a Map<String, Value>,
        path: &Path,
    ) -> Result<Shape, SchemaError> {
        let mut shape = if let Some(Value::String(reference)) = schema.get("$ref") {
            self.referred(reference, path)?
        } else if let Some(Value::Array(parts)) = schema.get("allOf") {
            match parts.as_slice() {
                [part] => self.shape(part, path)?,
                _ => {
                    return Err(SchemaError::new(
                        path,
                        "`allOf` of several schemas",
                        "merge them into one",
                    ));
                }
            }
        } else if let Some(Value::Array(parts)) =
            schema.get("anyOf").or_else(|| schema.get("oneOf"))
        {
            if schema.contains_key("properties") {
                return Err(SchemaError::new(
                    path,
                    "alternatives beside properties, such as a flattened enum gives",
                    "put the alternatives into a field of their own",
                ));
            }
            self.alternatives(parts, path)?
        } else {
            self.by_type(schema, path)?
        };
        shape.nullable |= schema
            .get("nullable")
            .is_some_and(|nullable| nullable == true);
        let own = schema
            .get("description")
            .and_then(Value::as_str)
            .map(str::trim)
            .filter(|text| !text.is_empty());
        let mut description: Vec<String> = own.into_iter().map(str::to_owned).collect();
        description.append(&mut shape.description);
        description.extend(describe::constraints(schema));
        shape.description = description;
        Ok(shape)
    }

    fn referred(&mut self, reference: &'a str, path: &Path) -> Result<Shape, SchemaError> {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        if reference == "#" || self.expanding.contains(&reference) {
            let name = if reference == "#" { "the root" } else { name };
            return Err(SchemaError::new(
                path,
                format!("it contains `{name}`, which it is part of"),
                "the service takes no recursive schema: write out the levels that you need as types of their own",
            ));
        }
        let target = reference
            .strip_prefix('#')
            .and_then(|pointer| self.root.pointer(pointer));
        let Some(target) = target else {
            return Err(SchemaError::new(
                path,
                format!("`$ref` leads nowhere: `{reference}`"),
                "refer to a definition in the same schema, such as `#/$defs/Name`",
            ));
        };
        self.expanding.push(reference);
        let shape = self.shape(target, path);
        self.expanding.pop();
        shape
    }

    fn alternatives(&mut self, parts: &'a [Value], path: &Path) -> Result<Shape, SchemaError> {
        let shapes = parts
            .iter()
            .map(|part| self.shape(part, path))
            .collect::<Result<Vec<_>, _>>()?;
        let mut whole = Shape {
            nullable: shapes.iter().any(|shape| shape.nullable),
            ..Shape::default()
        };
        let mut shapes: Vec<_> = shapes
            .into_iter()
            .filter(|shape| !shape.branches.is_empty())
            .collect();
        if let [only] = shapes.as_mut_slice() {
            whole.description = std::mem::take(&mut only.description);
        } else if let Some(values) = shapes.iter().map(string_values).collect::<Option<Vec<_>>>() {
            return Ok(Shape {
                nullable: whole.nullable,
                ..one_enum(&shapes, values)
            });
        }
        for mut shape in shapes {
            match shape.branches.as_mut_slice() {
                [branch] if !shape.description.is_empty() => {
                    describe(branch, &shape.description);
                }
                _ => whole.description.append(&mut shape.description),
            }
            for branch in shape.branches {
                if !whole.branches.contains(&branch) {
                    whole.branches.push(branch);
                }
            }
        }
        Ok(whole)
    }

    fn by_type(
        &mut self,
        schema: &'a Map<String, Value>,
        path: &Path,
    ) -> Result<Shape, SchemaError> {
        let kinds: Vec<&str> = match schema.get("type") {
            Some(Value::String(kind)) => vec![kind],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => match implied_type(schema) {
                Some(kind) => vec![kind],
                None if schema.contains_key("enum") || schema.contains_key("const") => {
                    return Err(SchemaError::new(
                        path,
                        "its enum mixes types",
                        "use values of one type",
                    ));
                }
                None => return Ok(Shape::any()),
            },
        };
        let mut whole = Shape::default();
        for kind in kinds {
            let shape = match kind {
                "null" => Shape {
                    nullable: true,
                    ..Shape::default()
                },
                "object" => self.object(schema, path)?,
                "array" => self.array(schema, path)?,
                "string" | "number" | "integer" | "boolean" => scalar(kind, schema),
                other => {
                    return Err(SchemaError::new(
                        path,
                        format!("`{other}` is no JSON Schema type"),
                        "use string, number, integer, boolean, object or array",
                    ));
                }
            };
            whole.branches.extend(shape.branches);
            whole.nullable |= shape.nullable;
            whole.description.extend(shape.description);
        }
        Ok(whole)
    }

    fn object(
        &mut self,
        schema: &'a Map<String, Value>,
        path: &Path,
    ) -> Result<Shape, SchemaError> {
        if self.levels == MAX_LEVELS {
            return Err(SchemaError::too_deep(path));
        }
        self.levels += 1;
        let mut object = typed("object");
        let mut description = Vec::new();
        let wanted = schema
            .get("required")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut required = Vec::new();
        if let Some(Value::Object(fields)) = schema.get("properties") {
            let mut properties = Map::new();
            for (name, field) in fields {
                let path = path.field(name);
                self.properties += 1;
                if self.properties > MAX_PROPERTIES {
                    return Err(SchemaError::too_many_properties(&path));
                }
                properties.insert(name.clone(), self.schema(field, &path)?);
                if wanted.iter().any(|wanted| wanted == name) && field.get(OPTIONAL).is_none() {
                    required.push(Value::from(name.as_str()));
                }
            }
            object.insert("properties".to_owned(), properties.into());
        }
        if !required.is_empty() {
            object.insert("required".to_owned(), required.into());
        }
        match schema.get("additionalProperties") {
            None => {}
            Some(Value::Bool(allowed)) => {
                object.insert("additionalProperties".to_owned(), (*allowed).into());
            }
            Some(values) => {
                description.push(describe::map_values(&self.schema(values, path)?));
                object.insert("additionalProperties".to_owned(), true.into());
            }
        }
        self.levels -= 1;
        Ok(Shape {
            description,
            ..Shape::branch(object)
        })
    }

    fn array(&mut self, schema: &'a Map<String, Value>, path: &Path) -> Result<Shape, SchemaError> {
        if schema.contains_key("prefixItems") || schema.get("items").is_some_and(Value::is_array) {
            return Err(SchemaError::new(
                path,
                "it is a tuple, whose entries have no names",
                "use an object with a named field for each entry",
            ));
        }
        let path = path.items();
        let items = match schema.get("items") {
            Some(items) => self.schema(items, &path)?,
            None => Shape::any().into_schema(&path)?,
        };
        let mut array = typed("array");
        array.insert("items".to_owned(), items);
        Ok(Shape::branch(array))
    }
}

fn scalar(kind: &str, schema: &Map<String, Value>) -> Shape {
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
fn implied_type(schema: &Map<String, Value>) -> Option<&'static str> {
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
    let kinds: [(&str, fn(&Value) -> bool); 4] = [
        ("string", Value::is_string),
        ("integer", |value| value.is_i64() || value.is_u64()),
        ("number", Value::is_number),
        ("boolean", Value::is_boolean),
    ];
    let kind = kinds
        .into_iter()
        .find(|(_, holds)| !values.is_empty() && values.iter().all(holds));
    kind.map(|(kind, _)| kind)
}

/// The values of a shape that is a string enum and nothing else.
fn string_values(shape: &Shape) -> Option<Vec<Value>> {
    match shape.branches.as_slice() {
        [branch] if branch.get("type").is_some_and(|kind| kind == "string") => {
            branch.get("enum").and_then(Value::as_array).cloned()
        }
        _ => None,
    }
}

/// Several string enums as one, the way schemars writes variants with doc comments. What each said goes into the
/// description.
fn one_enum(shapes: &[Shape], values: Vec<Vec<Value>>) -> Shape {
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
