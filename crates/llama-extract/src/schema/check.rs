//! The service's limits, and the constructs that it is known to refuse.
//!
//! The limits are documented; what is refused was seen at the service: a list of types loses the rest of the schema, a
//! union in a union, an enum without a type or with null in it, and a schema for additional properties are answered with
//! 400. A keyword with an unknown reaction is let through.

use serde_json::{Map, Value};

use super::error::{Path, SchemaError};

/// Objects inside objects, the root included. A list adds no level; its entries do, when they are objects.
pub(super) const MAX_LEVELS: usize = 7;
/// Properties in the whole schema, each counted as often as it is referred to.
pub(super) const MAX_PROPERTIES: usize = 5_000;
/// Characters of names, descriptions and enum values.
const MAX_TEXT: usize = 120_000;
/// Characters of the whole schema, written without spaces.
const MAX_RAW: usize = 150_000;
/// Schemas inside schemas of any kind. Ours, not the service's: it keeps a hostile schema from exhausting the stack.
pub(super) const MAX_NESTING: usize = 64;

const REWRITE: &str = "`DataSchema::from_json_schema` rewrites it";

impl SchemaError {
    pub(super) fn too_deep(path: &Path) -> Self {
        Self::new(
            path,
            format!(
                "it is an object at level {}, and the service takes {MAX_LEVELS}",
                MAX_LEVELS + 1
            ),
            "flatten the type, or extract the inner part by itself",
        )
    }

    pub(super) fn too_many_properties(path: &Path) -> Self {
        Self::new(
            path,
            format!("the schema has more than {MAX_PROPERTIES} properties, and this is the next"),
            "split the type and extract its parts one by one",
        )
    }
}

/// Holds a root schema against everything that is known.
pub(super) fn check(root: &Map<String, Value>) -> Result<(), SchemaError> {
    let is_object = root.get("type").is_some_and(|kind| kind == "object");
    let has_fields = root
        .get("properties")
        .and_then(Value::as_object)
        .is_some_and(|fields| !fields.is_empty());
    if !is_object || !has_fields {
        return Err(SchemaError::at_root(
            "the root is not an object with properties",
            "give it `\"type\": \"object\"` and at least one property; a list goes into one of them",
        ));
    }
    let mut walk = Walk {
        root,
        expanding: Vec::new(),
        nesting: 0,
        levels: 0,
        properties: 0,
        text: 0,
    };
    walk.schema(root, false, &Path::default())?;
    let raw = serde_json::to_string(root).map_or(0, |text| text.chars().count());
    if raw > MAX_RAW {
        return Err(SchemaError::at_root(
            format!("it has {raw} characters, and the service takes {MAX_RAW}"),
            "shorten names and descriptions, or split the type",
        ));
    }
    Ok(())
}

struct Walk<'a> {
    root: &'a Map<String, Value>,
    expanding: Vec<&'a str>,
    nesting: usize,
    levels: usize,
    properties: usize,
    text: usize,
}

impl<'a> Walk<'a> {
    fn schema(
        &mut self,
        schema: &'a Map<String, Value>,
        in_union: bool,
        path: &Path,
    ) -> Result<(), SchemaError> {
        if self.nesting == MAX_NESTING {
            return Err(SchemaError::new(
                path,
                "it is nested too deeply",
                "flatten the schema",
            ));
        }
        self.nesting += 1;
        self.own_keywords(schema, path)?;
        if let Some(Value::String(reference)) = schema.get("$ref") {
            self.referred(reference, in_union, path)?;
        }
        for keyword in ["anyOf", "oneOf", "allOf"] {
            let Some(Value::Array(parts)) = schema.get(keyword) else {
                continue;
            };
            let is_union = keyword != "allOf";
            if is_union && in_union {
                return Err(SchemaError::new(
                    path,
                    "a union inside a union",
                    format!("write one `anyOf`; {REWRITE}"),
                ));
            }
            for part in parts.iter().filter_map(Value::as_object) {
                self.schema(part, in_union || is_union, path)?;
            }
        }
        if let Some(items) = schema.get("items").and_then(Value::as_object) {
            self.schema(items, false, &path.items())?;
        }
        if let Some(fields) = schema.get("properties").and_then(Value::as_object) {
            self.properties(fields, path)?;
        }
        self.nesting -= 1;
        Ok(())
    }

    fn properties(
        &mut self,
        fields: &'a Map<String, Value>,
        path: &Path,
    ) -> Result<(), SchemaError> {
        if self.levels == MAX_LEVELS {
            return Err(SchemaError::too_deep(path));
        }
        self.levels += 1;
        for (name, field) in fields {
            let path = path.field(name);
            self.properties += 1;
            if self.properties > MAX_PROPERTIES {
                return Err(SchemaError::too_many_properties(&path));
            }
            self.count(name, &path)?;
            if let Some(field) = field.as_object() {
                self.schema(field, false, &path)?;
            }
        }
        self.levels -= 1;
        Ok(())
    }

    fn own_keywords(
        &mut self,
        schema: &Map<String, Value>,
        path: &Path,
    ) -> Result<(), SchemaError> {
        if schema.get("type").is_some_and(Value::is_array) {
            let remedy = format!("write `anyOf` with one type in each entry; {REWRITE}");
            return Err(SchemaError::new(path, "`type` is a list", remedy));
        }
        if let Some(Value::Array(values)) = schema.get("enum") {
            if !schema.contains_key("type") {
                return Err(SchemaError::new(
                    path,
                    "its enum has no `type`",
                    format!("name the type; {REWRITE}"),
                ));
            }
            if values.iter().any(Value::is_null) {
                let remedy =
                    format!("write `anyOf` with the enum and `{{\"type\": \"null\"}}`; {REWRITE}");
                return Err(SchemaError::new(
                    path,
                    "null is one of its enum values",
                    remedy,
                ));
            }
            for value in values.iter().filter_map(Value::as_str) {
                self.count(value, path)?;
            }
        }
        if schema
            .get("additionalProperties")
            .is_some_and(|allowed| !allowed.is_boolean())
        {
            let remedy = format!(
                "use true or false, and say in the description what the values are; {REWRITE}"
            );
            return Err(SchemaError::new(
                path,
                "`additionalProperties` is a schema",
                remedy,
            ));
        }
        if schema
            .get("default")
            .is_some_and(|default| !default.is_null())
        {
            return Err(SchemaError::new(
                path,
                "it has a default",
                format!("leave the default out; {REWRITE}"),
            ));
        }
        match schema.get("description").and_then(Value::as_str) {
            Some(description) => self.count(description, path),
            None => Ok(()),
        }
    }

    fn referred(
        &mut self,
        reference: &'a str,
        in_union: bool,
        path: &Path,
    ) -> Result<(), SchemaError> {
        let target = match reference
            .strip_prefix("#/")
            .map(|rest| rest.split_once('/'))
        {
            Some(Some((section, name))) => {
                self.root.get(section).and_then(|section| section.get(name))
            }
            _ => None,
        };
        if reference == "#" || self.expanding.contains(&reference) {
            return Err(SchemaError::new(
                path,
                format!("`{reference}` refers to what it is part of"),
                "the service takes no recursive schema: write out the levels that you need",
            ));
        }
        let Some(Value::Object(target)) = target else {
            return Err(SchemaError::new(
                path,
                format!("`$ref` leads nowhere: `{reference}`"),
                "refer to a definition in the same schema, such as `#/$defs/Name`",
            ));
        };
        self.expanding.push(reference);
        self.schema(target, in_union, path)?;
        self.expanding.pop();
        Ok(())
    }

    fn count(&mut self, text: &str, path: &Path) -> Result<(), SchemaError> {
        self.text += text.chars().count();
        if self.text > MAX_TEXT {
            return Err(SchemaError::new(
                path,
                format!(
                    "names, descriptions and enum values up to here pass the {MAX_TEXT} characters that the service takes"
                ),
                "shorten descriptions, or split the type",
            ));
        }
        Ok(())
    }
}
