//! From JSON Schema as schemars and others write it to the subset that the service accepts.
//!
//! The outcome is written anew from known keywords; nothing is copied because nobody thought of it.

use serde_json::{Map, Value};

use super::{
    check::{MAX_LEVELS, MAX_NESTING, MAX_PROPERTIES},
    describe,
    error::{Path, SchemaError},
    field::OPTIONAL,
    shape::{Shape, add_description, implied_type, one_enum, scalar, string_values, typed},
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
            add_description(&mut object, &shape.description);
            Ok(object)
        }
        _ => Err(SchemaError::at_root(
            "the root is not an object",
            "make it `\"type\": \"object\"` with `properties`, and put a list into one of them",
        )),
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
                    add_description(branch, &shape.description);
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
