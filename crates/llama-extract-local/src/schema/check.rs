//! The restrictions of the service on a `data_schema`, each with its remedy in the message.

use serde_json::{Map, Value};

use super::{Field, Kind, Leaf, Node, Root};

const MAX_LEVELS: usize = 7;
const MAX_PROPERTIES: usize = 5_000;
const MAX_TEXT: usize = 120_000;
const MAX_RAW: usize = 150_000;
/// Lists in lists and references are followed this far; only a schema that refers to itself goes on.
const MAX_STEPS: usize = 40;

/// Checks a schema and turns it into the shape that the engine works with.
///
/// # Errors
///
/// One sentence that names the place in the schema, what is wrong there, and what to write instead.
pub(crate) fn check(schema: &Value) -> Result<Root, String> {
    let raw = schema.to_string().chars().count();
    if raw > MAX_RAW {
        return Err(format!(
            "the schema has {raw} characters, at most {MAX_RAW} are allowed; split it into several extractions"
        ));
    }
    let mut checker = Checker {
        root: schema,
        properties: 0,
        text: 0,
    };
    let node = checker.node(schema, &Place::default())?;
    let Node::Object(fields) = node else {
        return Err(
            "the root must be an object with `properties`; wrap a list or a single value in one"
                .into(),
        );
    };
    Ok(Root { fields })
}

/// Where in the schema we are.
#[derive(Clone, Default)]
struct Place {
    path: String,
    /// Objects that this place lies in.
    levels: usize,
    steps: usize,
}

impl Place {
    fn name(&self) -> &str {
        if self.path.is_empty() {
            "the root"
        } else {
            &self.path
        }
    }

    fn step(&self) -> Self {
        Self {
            steps: self.steps + 1,
            ..self.clone()
        }
    }

    fn property(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self {
            path: format!("{}{dot}{name}", self.path),
            ..self.step()
        }
    }

    fn element(&self) -> Self {
        Self {
            path: format!("{}[]", self.path),
            ..self.step()
        }
    }
}

struct Checker<'s> {
    root: &'s Value,
    properties: usize,
    text: usize,
}

impl<'s> Checker<'s> {
    fn node(&mut self, schema: &'s Value, at: &Place) -> Result<Node, String> {
        if at.steps > MAX_STEPS {
            return Err(format!(
                "{} is nested without end; a schema that refers to itself cannot be filled in",
                at.name()
            ));
        }
        let Some(map) = schema.as_object() else {
            return Err(format!(
                "{} is not a schema object; write one such as {{\"type\": \"string\"}}",
                at.name()
            ));
        };
        if map.get("default").is_some_and(|d| !d.is_null()) {
            return Err(format!(
                "{} has a `default`, which is not supported; remove it",
                at.name()
            ));
        }
        if map
            .get("additionalProperties")
            .is_some_and(|a| !a.is_boolean())
        {
            return Err(format!(
                "{}: `additionalProperties` must be a boolean; name the properties instead",
                at.name()
            ));
        }
        if let Some(reference) = map.get("$ref") {
            let target = self.resolve(reference, at)?;
            return self.node(target, &at.step());
        }
        if let Some(union) = map.get("anyOf").or_else(|| map.get("oneOf")) {
            return self.union(union, at);
        }
        if map.contains_key("allOf") {
            return Err(format!(
                "{}: `allOf` is not supported; write the combined schema out",
                at.name()
            ));
        }
        match type_name(map, at)? {
            "object" => self.object(map, at),
            "array" => self.list(map, at),
            scalar => self.leaf(scalar, map, at),
        }
    }

    fn object(&mut self, map: &'s Map<String, Value>, at: &Place) -> Result<Node, String> {
        let inside = Place {
            levels: at.levels + 1,
            ..at.clone()
        };
        if inside.levels > MAX_LEVELS {
            return Err(format!(
                "{} is nested {} levels deep, at most {MAX_LEVELS} are allowed; flatten the schema",
                at.name(),
                inside.levels
            ));
        }
        let properties = match map.get("properties") {
            Some(Value::Object(properties)) if !properties.is_empty() => properties,
            _ => {
                return Err(format!(
                    "{} is an object without `properties`; name the values to extract",
                    at.name()
                ));
            }
        };
        let mut fields = Vec::with_capacity(properties.len());
        for (name, schema) in properties {
            self.properties += 1;
            if self.properties > MAX_PROPERTIES {
                return Err(format!(
                    "the schema has more than {MAX_PROPERTIES} properties; split it into several extractions"
                ));
            }
            self.count_text(name)?;
            let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
            let description = text("description").or_else(|| self.described_by(schema));
            if let Some(description) = &description {
                self.count_text(description)?;
            }
            fields.push(Field {
                name: name.clone(),
                title: text("title"),
                description,
                nullable: is_nullable(schema),
                node: self.node(schema, &inside.property(name))?,
            });
        }
        Ok(Node::Object(fields))
    }

    /// The description of what a property refers to, when it has none of its own.
    fn described_by(&self, schema: &Value) -> Option<String> {
        let target = self.resolve(schema.get("$ref")?, &Place::default()).ok()?;
        target.get("description")?.as_str().map(str::to_owned)
    }

    fn list(&mut self, map: &'s Map<String, Value>, at: &Place) -> Result<Node, String> {
        let Some(items) = map.get("items") else {
            return Err(format!(
                "{} is an array without `items`; say what it holds",
                at.name()
            ));
        };
        let node = self.node(items, &at.element())?;
        Ok(Node::List(Box::new(node)))
    }

    fn leaf(
        &mut self,
        scalar: &str,
        map: &'s Map<String, Value>,
        at: &Place,
    ) -> Result<Node, String> {
        let kind = match scalar {
            "string" => Kind::Text,
            "number" => Kind::Number,
            "integer" => Kind::Integer,
            "boolean" => Kind::Bool,
            other => return Err(invalid_type(at, other)),
        };
        let choices = match (map.get("enum"), map.get("const")) {
            (Some(Value::Array(choices)), _) => choices.clone(),
            (Some(_), _) => return Err(format!("{}: `enum` must be a list", at.name())),
            (None, Some(only)) => vec![only.clone()],
            (None, None) => Vec::new(),
        };
        for (index, choice) in choices.iter().enumerate() {
            let fits = match kind {
                Kind::Text => choice.is_string(),
                Kind::Number => choice.is_number(),
                Kind::Integer => choice.is_i64() || choice.is_u64(),
                Kind::Bool => choice.is_boolean(),
            };
            if !fits {
                return Err(format!(
                    "{}: enum.{index} should be a valid {scalar}; for an optional value use anyOf with {{\"type\": \"null\"}}",
                    at.name()
                ));
            }
            if let Value::String(text) = choice {
                self.count_text(text)?;
            }
        }
        let format = map.get("format").and_then(Value::as_str).map(str::to_owned);
        Ok(Node::Leaf(Leaf {
            kind,
            choices,
            format,
        }))
    }

    /// `anyOf` with null makes a value optional; of several other members the first counts.
    fn union(&mut self, union: &'s Value, at: &Place) -> Result<Node, String> {
        let members = union.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut first = None;
        for member in members {
            if member.get("type").and_then(Value::as_str) == Some("null") {
                continue;
            }
            if member.get("anyOf").is_some() || member.get("oneOf").is_some() {
                return Err(format!(
                    "{} has a union inside a union; write all members in one `anyOf`",
                    at.name()
                ));
            }
            let node = self.node(member, &at.step())?;
            first.get_or_insert(node);
        }
        first.ok_or_else(|| {
            format!(
                "{}: `anyOf` has no member besides null; say what the value is",
                at.name()
            )
        })
    }

    fn resolve(&self, reference: &Value, at: &Place) -> Result<&'s Value, String> {
        reference
            .as_str()
            .and_then(|text| text.strip_prefix('#'))
            .and_then(|pointer| self.root.pointer(pointer))
            .ok_or_else(|| {
                format!(
                    "{}: {reference} leads nowhere; a reference must point into `$defs` of this schema",
                    at.name()
                )
            })
    }

    fn count_text(&mut self, text: &str) -> Result<(), String> {
        self.text += text.chars().count();
        if self.text > MAX_TEXT {
            return Err(format!(
                "names, descriptions and enum values have more than {MAX_TEXT} characters together; shorten the descriptions"
            ));
        }
        Ok(())
    }
}

fn is_nullable(schema: &Value) -> bool {
    let is_null = |schema: &Value| schema.get("type").and_then(Value::as_str) == Some("null");
    let union = ["anyOf", "oneOf"]
        .iter()
        .find_map(|key| schema.get(key)?.as_array());
    let types = schema.get("type").and_then(Value::as_array);
    union.is_some_and(|members| members.iter().any(is_null))
        || types.is_some_and(|types| types.iter().any(|name| name == "null"))
}

/// The one type of a schema; `["T", "null"]` counts as T.
fn type_name<'m>(map: &'m Map<String, Value>, at: &Place) -> Result<&'m str, String> {
    match map.get("type") {
        Some(Value::String(name)) => Ok(name),
        Some(Value::Array(names)) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            let mut real = names.iter().filter(|name| **name != "null");
            match (real.next(), real.next()) {
                (Some(&"array"), _) if names.len() > 1 => Err(format!(
                    "{}: a type list with `array` loses its items; write anyOf with the array and {{\"type\": \"null\"}}",
                    at.name()
                )),
                (Some(name), None) => Ok(name),
                _ => Err(invalid_type(at, "list")),
            }
        }
        Some(_) => Err(invalid_type(at, "value")),
        None if map.contains_key("properties") => Ok("object"),
        None if map.contains_key("items") => Ok("array"),
        None => Err(invalid_type(at, "none")),
    }
}

fn invalid_type(at: &Place, found: &str) -> String {
    format!(
        "{} has an invalid type ({found}); use one of object, array, string, number, integer, boolean",
        at.name()
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use serde_json::json;

    fn with(field: Value) -> Result<Root, String> {
        check(&json!({"type": "object", "properties": {"field": field}}))
    }

    fn nested(levels: usize) -> Value {
        (1..levels).fold(
            json!({"type": "object", "properties": {"leaf": {"type": "string"}}}),
            |inner, _| json!({"type": "object", "properties": {"inner": inner}}),
        )
    }

    #[test]
    fn fields_keep_their_order() {
        let root = check(&json!({"type": "object", "properties": {
            "zebra": {"type": "string"}, "ant": {"type": "integer"}}}))
        .unwrap();
        let names: Vec<_> = root.fields.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["zebra", "ant"]);
    }

    #[test]
    fn seven_levels_are_taken_and_eight_refused() {
        assert!(check(&nested(7)).is_ok());
        let error = check(&nested(8)).unwrap_err();
        assert!(error.contains("8 levels deep, at most 7"), "{error}");
    }

    #[test]
    fn an_array_root_is_refused() {
        let error = check(&json!({"type": "array", "items": {"type": "string"}})).unwrap_err();
        assert!(error.contains("root must be an object"), "{error}");
    }

    #[test]
    fn an_optional_value_is_its_type_and_may_be_null() {
        let optional = with(json!({"anyOf": [{"type": "number"}, {"type": "null"}]})).unwrap();
        assert_eq!(optional, with(json!({"type": ["number", "null"]})).unwrap());
        let plain = with(json!({"type": "number"})).unwrap();
        let first = |root: &Root| root.fields.first().map(|f| (f.node.clone(), f.nullable));
        let (node, nullable) = first(&optional).unwrap();
        assert_eq!(first(&plain), Some((node, false)));
        assert!(nullable);
    }

    #[test]
    fn what_the_service_refuses_is_refused() {
        for (schema, says) in [
            (
                json!({"type": ["array", "null"], "items": {"type": "string"}}),
                "loses its items",
            ),
            (
                json!({"anyOf": [{"anyOf": [{"type": "string"}]}]}),
                "union inside a union",
            ),
            (json!({"enum": ["a"]}), "invalid type"),
            (
                json!({"type": "string", "enum": ["a", null]}),
                "enum.1 should be a valid string",
            ),
            (
                json!({"type": "object", "properties": {"a": {"type": "string"}},
                    "additionalProperties": {"type": "string"}}),
                "must be a boolean",
            ),
            (json!({"type": "string", "default": "x"}), "`default`"),
            (json!({"$ref": "#/$defs/Gone"}), "leads nowhere"),
            (json!({"type": "object"}), "without `properties`"),
            (json!({"type": "array"}), "without `items`"),
            (json!("string"), "not a schema object"),
        ] {
            let error = with(schema).unwrap_err();
            assert!(error.contains(says) && error.contains("field"), "{error}");
        }
    }

    #[test]
    fn references_are_followed() {
        let root = check(&json!({"type": "object",
            "properties": {"a": {"$ref": "#/$defs/A"}},
            "$defs": {"A": {"type": "integer", "description": "how many"}}}))
        .unwrap();
        let field = root.fields.first().unwrap();
        assert_eq!(field.description.as_deref(), Some("how many"));
        assert!(matches!(&field.node, Node::Leaf(leaf) if leaf.kind == Kind::Integer));
    }

    #[test]
    fn a_schema_that_refers_to_itself_is_refused() {
        let error = check(&json!({"type": "object",
            "properties": {"next": {"$ref": "#/$defs/N"}},
            "$defs": {"N": {"$ref": "#/$defs/N"}}}))
        .unwrap_err();
        assert!(error.contains("without end"), "{error}");
    }

    #[test]
    fn five_thousand_properties_are_taken_and_one_more_refused() {
        // The raw limit comes first for long property schemas, so the shortest possible is used.
        let short = |count: usize| {
            let properties: Map<_, _> = (0..count)
                .map(|n| (format!("p{n}"), json!({"$ref": "#/d"})))
                .collect();
            json!({"properties": properties, "d": {"type": "string"}})
        };
        assert!(check(&short(5_000)).is_ok());
        let error = check(&short(5_001)).unwrap_err();
        assert!(error.contains("more than 5000 properties"), "{error}");
    }

    #[test]
    fn long_texts_and_long_schemas_are_refused() {
        let error =
            with(json!({"type": "string", "description": "x".repeat(120_001)})).unwrap_err();
        assert!(error.contains("120000"), "{error}");
        let error = with(json!({"type": "string", "$comment": "x".repeat(150_001)})).unwrap_err();
        assert!(error.contains("150000"), "{error}");
    }
}
