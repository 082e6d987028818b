//! Where an answer can change without breaking its promise: schema and sample are walked together.

use llama_extract_tests::spec::Spec;
use serde_json::{Map, Value};

/// A place in a sample, by JSON pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// An object that may gain a field.
    Object(String),
    /// A map whose values are alike; it may gain another one.
    Map(String),
    /// A string that is one of an enum.
    Enum(String),
    /// A field that has a value and may be missing, or null.
    Optional(String),
    /// A field that has a value and may be null, but not missing.
    Nullable(String),
    /// A field that is null and may be missing.
    Null(String),
}

/// All places of a sample.
pub(crate) fn places(spec: &Spec, schema: &Value, sample: &Value) -> Vec<Place> {
    let mut walk = Walk {
        spec,
        places: vec![],
        fields: vec![],
    };
    walk.visit(schema, sample, "");
    walk.places
}

/// The fields of named types that a sample shows: `FileV2.name`.
pub(crate) fn shown_fields(spec: &Spec, schema: &Value, sample: &Value) -> Vec<String> {
    let mut walk = Walk {
        spec,
        places: vec![],
        fields: vec![],
    };
    walk.visit(schema, sample, "");
    walk.fields
}

struct Walk<'a> {
    spec: &'a Spec,
    places: Vec<Place>,
    fields: Vec<String>,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, schema: &'a Value, sample: &Value, pointer: &str) {
        let (name, schema) = self.choose(schema, sample);
        match sample {
            Value::Object(fields) => self.visit_object(name, schema, fields, pointer),
            Value::Array(entries) => {
                let Some(items) = schema.get("items") else {
                    return;
                };
                for (index, entry) in entries.iter().enumerate() {
                    self.visit(items, entry, &format!("{pointer}/{index}"));
                }
            }
            Value::String(_) if schema.get("enum").is_some() => {
                self.places.push(Place::Enum(pointer.to_owned()));
            }
            _ => {}
        }
    }

    fn visit_object(
        &mut self,
        name: Option<&str>,
        schema: &'a Value,
        fields: &Map<String, Value>,
        pointer: &str,
    ) {
        let rest = schema
            .get("additionalProperties")
            .filter(|rest| rest.is_object());
        let is_map = rest
            .and_then(Value::as_object)
            .is_some_and(|rest| !rest.is_empty());
        self.places.push(match is_map {
            true => Place::Map(pointer.to_owned()),
            false => Place::Object(pointer.to_owned()),
        });
        let required = schema["required"].as_array();
        for (field, value) in fields {
            let pointer = format!("{pointer}/{}", field.replace('~', "~0").replace('/', "~1"));
            let Some(property) = schema["properties"].get(field) else {
                if let Some(rest) = rest {
                    self.visit(rest, value, &pointer);
                }
                continue;
            };
            if let Some(name) = name {
                self.fields.push(format!("{name}.{field}"));
            }
            let is_required = required.is_some_and(|names| names.contains(&field.as_str().into()));
            match value {
                Value::Null if is_required => {}
                Value::Null => self.places.push(Place::Null(pointer)),
                _ => {
                    if !is_required {
                        self.places.push(Place::Optional(pointer.clone()));
                    } else if property["nullable"] == true {
                        self.places.push(Place::Nullable(pointer.clone()));
                    }
                    self.visit(property, value, &pointer);
                }
            }
        }
    }

    /// The schema that a sample follows: through references, single `allOf`, and unions, by their tag or by the first
    /// branch that fits.
    fn choose(&self, mut schema: &'a Value, sample: &Value) -> (Option<&'a str>, &'a Value) {
        let mut name = None;
        loop {
            if let Some(reference) = schema["$ref"].as_str() {
                name = reference.rsplit('/').next();
                schema = self.spec.referred(reference);
            } else if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
                schema = only;
            } else if let Some(union) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
                let tag = schema.pointer("/discriminator/propertyName");
                let mapping = &schema["discriminator"]["mapping"];
                let by_tag = tag.and_then(|tag| {
                    let reference = mapping
                        .get(sample.get(tag.as_str()?)?.as_str()?)?
                        .as_str()?;
                    union.iter().find(|branch| branch["$ref"] == reference)
                });
                match by_tag.or_else(|| union.iter().find(|branch| self.fits(branch, sample))) {
                    Some(branch) => schema = branch,
                    None => return (name, &Value::Null),
                }
            } else {
                return (name, schema);
            }
        }
    }

    /// Whether a sample has the type of a schema, and what it requires.
    fn fits(&self, schema: &'a Value, sample: &Value) -> bool {
        let (_, schema) = self.choose(schema, sample);
        let is = match sample {
            Value::Object(_) => "object",
            Value::Array(_) => "array",
            Value::String(_) => "string",
            Value::Number(number) if number.is_i64() && schema["type"] == "integer" => "integer",
            Value::Number(_) => "number",
            Value::Bool(_) => "boolean",
            Value::Null => "null",
        };
        let required = schema["required"].as_array().into_iter().flatten();
        schema["type"] == is
            && required
                .filter_map(Value::as_str)
                .all(|field| sample.get(field).is_some())
    }
}
