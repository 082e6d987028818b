//! Names for what has none.

use std::collections::BTreeMap;

use heck::ToPascalCase;
use serde_json::Value;

use crate::schema::{self, Object, Pointer};

/// What every Rust file can name without an import: a type of such a name would stand in its way.
const PRELUDE: [&str; 27] = [
    "Box", "Option", "Some", "None", "Result", "Ok", "Err", "String", "Vec", "Copy", "Send",
    "Sized", "Sync", "Drop", "Fn", "Clone", "Debug", "Default", "From", "Into", "TryFrom",
    "TryInto", "Iterator", "ToString", "Self", "Eq", "Ord",
];

/// Gives every component a name that is a Rust type of its own: in Pascal case, unlike those of the prelude, unlike any
/// other's.
pub(super) fn name_components(spec: &mut Value) {
    let mut names = Names::default();
    let renamed: BTreeMap<String, String> = schema::components(spec)
        .keys()
        .map(|component| {
            let name = component.to_pascal_case();
            let name = match name.as_str() {
                "" => "Unnamed".to_owned(),
                prelude if PRELUDE.contains(&prelude) => format!("{name}Schema"),
                digit if digit.starts_with(|c: char| c.is_ascii_digit()) => format!("V{name}"),
                _ => name,
            };
            (component.clone(), names.claim(&name))
        })
        .collect();
    let rename = |name: &str| {
        renamed
            .get(name)
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    };
    let schemas = spec
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut);
    if let Some(schemas) = schemas {
        *schemas = std::mem::take(schemas)
            .into_iter()
            .map(|(name, schema)| (rename(&name), schema))
            .collect();
    }
    schema::visit_document(spec, &mut |schema, _| {
        if let Some(component) = schema::component_of(schema).map(rename) {
            schema["$ref"] = format!("{}{component}", schema::COMPONENTS).into();
        }
        let mapping = schema
            .pointer_mut("/discriminator/mapping")
            .and_then(Value::as_object_mut);
        for to in mapping.into_iter().flat_map(Object::values_mut) {
            let component = to
                .as_str()
                .map(|to| to.trim_start_matches(schema::COMPONENTS))
                .map(rename);
            if let Some(component) = component {
                *to = format!("{}{component}", schema::COMPONENTS).into();
            }
        }
    });
}

/// Names for schemas that have none, after the place where they stand.
pub(super) struct Namer {
    /// `path/method` to operation id.
    operations: BTreeMap<(String, String), String>,
    /// `path/method/index` to parameter name.
    parameters: BTreeMap<(String, String, String), String>,
    taken: Names,
}

impl Namer {
    pub(super) fn new(spec: &Value) -> Self {
        let mut namer = Self {
            operations: BTreeMap::new(),
            parameters: BTreeMap::new(),
            taken: Names::default(),
        };
        for (method, path, operation) in schema::operations(spec) {
            let id = operation
                .get("operationId")
                .and_then(Value::as_str)
                .unwrap_or(path);
            namer
                .operations
                .insert((path.into(), method.into()), id.into());
            let parameters = operation.get("parameters").and_then(Value::as_array);
            for (index, parameter) in parameters.into_iter().flatten().enumerate() {
                let name = parameter
                    .get("name")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                namer
                    .parameters
                    .insert((path.into(), method.into(), index.to_string()), name.into());
            }
        }
        for name in spec
            .pointer("/components/schemas")
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Object::keys)
        {
            namer.taken.claim(&name.to_pascal_case());
        }
        namer
    }

    /// The name for the schema at a place, and whether it is a component already.
    pub(super) fn name(&mut self, at: &Pointer) -> (String, bool) {
        let (name, is_component) = self.peek(at);
        if is_component {
            (name, true)
        } else {
            (self.taken.claim(&name), false)
        }
    }

    pub(super) fn peek(&self, at: &Pointer) -> (String, bool) {
        let tokens: Vec<&str> = at.tokens().iter().map(String::as_str).collect();
        match tokens.as_slice() {
            ["components", "schemas", name] => (name.to_pascal_case(), true),
            ["components", "schemas", name, rest @ ..] => {
                (format!("{}{}", name.to_pascal_case(), place(rest)), false)
            }
            ["paths", path, method, rest @ ..] => {
                let key = ((*path).to_owned(), (*method).to_owned());
                let operation = self
                    .operations
                    .get(&key)
                    .map_or_else(String::new, |id| id.to_pascal_case());
                let rest = match rest {
                    ["parameters", index, "schema", rest @ ..] => {
                        let key = (key.0, key.1, (*index).to_owned());
                        let parameter = self.parameters.get(&key).map_or("", String::as_str);
                        format!("{}{}", parameter.to_pascal_case(), place(rest))
                    }
                    ["requestBody", "content", _, "schema", rest @ ..] => {
                        format!("Body{}", place(rest))
                    }
                    ["responses", _, "content", _, "schema", rest @ ..] => {
                        format!("Response{}", place(rest))
                    }
                    other => place(other),
                };
                (format!("{operation}{rest}"), false)
            }
            other => (place(other), false),
        }
    }
}

/// `properties/status/items` is `StatusItem`.
fn place(tokens: &[&str]) -> String {
    match tokens {
        ["properties" | "patternProperties", name, rest @ ..] => {
            format!("{}{}", name.to_pascal_case(), place(rest))
        }
        ["items", rest @ ..] => format!("Item{}", place(rest)),
        ["additionalProperties", rest @ ..] => format!("Value{}", place(rest)),
        ["allOf" | "anyOf" | "oneOf", index, rest @ ..] => format!("Variant{index}{}", place(rest)),
        [other, rest @ ..] => format!("{}{}", other.to_pascal_case(), place(rest)),
        [] => String::new(),
    }
}

/// Identifiers that are in use.
#[derive(Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    /// The name, or the name with the first number that makes it unique.
    pub(super) fn claim(&mut self, name: &str) -> String {
        let unique = std::iter::once(name.to_owned())
            .chain((2_u32..).map(|number| format!("{name}{number}")))
            .find(|candidate| !self.0.contains(candidate))
            .unwrap_or_default();
        self.0.push(unique.clone());
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_use_gets_a_number() {
        let mut names = Names::default();
        assert_eq!(names.claim("A"), "A");
        assert_eq!(names.claim("A"), "A2");
        assert_eq!(names.claim("A"), "A3");
    }

    #[test]
    fn a_component_like_the_prelude_or_like_another_is_renamed_with_all_that_refer_to_it() {
        let mut spec = serde_json::json!({"components": {"schemas": {
            "Option": {"type": "object"},
            "a_b": {"$ref": "#/components/schemas/Option"},
            "A-B": {"oneOf": [{"$ref": "#/components/schemas/a_b"}],
                   "discriminator": {"propertyName": "k", "mapping": {"x": "#/components/schemas/a_b"}}}
        }}});
        name_components(&mut spec);
        let names: Vec<_> = schema::components(&spec)
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(names, ["OptionSchema", "AB", "AB2"]);
        let schemas = &spec["components"]["schemas"];
        assert_eq!(schemas["AB"]["$ref"], "#/components/schemas/OptionSchema");
        assert_eq!(
            schemas["AB2"]["oneOf"][0]["$ref"],
            "#/components/schemas/AB"
        );
        assert_eq!(
            schemas["AB2"]["discriminator"]["mapping"]["x"],
            "#/components/schemas/AB"
        );
    }

    #[test]
    fn a_place_reads_like_a_path() {
        assert_eq!(place(&["properties", "events", "items"]), "EventsItem");
        assert_eq!(
            place(&["additionalProperties", "anyOf", "1"]),
            "ValueVariant1"
        );
    }
}
