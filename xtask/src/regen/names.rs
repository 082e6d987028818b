//! Names for what has none.

use std::collections::BTreeMap;

use heck::ToPascalCase;
use serde_json::Value;

use crate::schema::{self, Object, Pointer};

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
    fn a_place_reads_like_a_path() {
        assert_eq!(place(&["properties", "events", "items"]), "EventsItem");
        assert_eq!(
            place(&["additionalProperties", "anyOf", "1"]),
            "ValueVariant1"
        );
    }
}
