//! A given schema in the form that the service takes, with nothing lost that it says.

use serde_json::{Map, Value, json};

use super::draft::{Draft, ISO_DATE, Shape};
use super::names;
use crate::engine::same_label;
use crate::schema::{Field, Node, Root};

/// Keywords that the service knows; the rest of JSON Schema is left out.
const KEPT: [&str; 10] = [
    "type",
    "title",
    "description",
    "properties",
    "required",
    "items",
    "enum",
    "const",
    "anyOf",
    "additionalProperties",
];

/// The schema normalised: references written out, null as a member of `anyOf`, no unsupported keyword,
/// a description for every field. It must have passed [`crate::schema::check`], which bounds its depth.
pub(super) fn normal(given: &Value) -> Value {
    let mut schema = node(given, given, None);
    if let (Some(map), Some(title)) = (schema.as_object_mut(), given.get("title")) {
        map.entry("title").or_insert_with(|| title.clone());
    }
    schema
}

fn node(root: &Value, schema: &Value, name: Option<&str>) -> Value {
    let Some(map) = schema.as_object() else {
        return schema.clone();
    };
    if let Some(target) = map
        .get("$ref")
        .and_then(|reference| resolve(root, reference))
    {
        let mut inlined = node(root, target, name);
        // What stands beside the reference is about this place and wins.
        if let Some(inlined) = inlined.as_object_mut() {
            for key in ["title", "description"] {
                if let Some(own) = map.get(key) {
                    inlined.insert(key.into(), own.clone());
                }
            }
        }
        return inlined;
    }
    let union = map.get("anyOf").or_else(|| map.get("oneOf"));
    let mut out = Map::new();
    if let Some(members) = union.and_then(Value::as_array) {
        let members: Vec<Value> = members.iter().map(|m| node(root, m, None)).collect();
        out.insert("anyOf".into(), members.into());
    } else if let Some((real, true)) = nullable_type(map) {
        let mut plain = map.clone();
        plain.insert("type".into(), real.into());
        plain.remove("description");
        let plain = node(root, &Value::Object(plain), None);
        out.insert("anyOf".into(), json!([plain, {"type": "null"}]));
    } else {
        plain(root, map, &mut out);
    }
    if let Some(description) = described(map, name) {
        out.insert("description".into(), description.into());
    }
    Value::Object(out)
}

fn plain(root: &Value, map: &Map<String, Value>, out: &mut Map<String, Value>) {
    let implied = match (map.contains_key("properties"), map.contains_key("items")) {
        (true, _) => Some("object"),
        (_, true) => Some("array"),
        _ => None,
    };
    if let (None, Some(implied)) = (map.get("type"), implied) {
        out.insert("type".into(), implied.into());
    }
    for key in KEPT {
        let Some(value) = map.get(key) else { continue };
        let value = match (key, value) {
            ("properties", Value::Object(properties)) => properties
                .iter()
                .map(|(name, schema)| (name.clone(), node(root, schema, Some(name))))
                .collect::<Map<_, _>>()
                .into(),
            ("items", items) => node(root, items, None),
            ("type", Value::Array(names)) => names.first().cloned().unwrap_or_default(),
            (_, value) => value.clone(),
        };
        out.insert(key.into(), value);
    }
}

/// The type of `["T", "null"]`, and whether null is in it.
fn nullable_type(map: &Map<String, Value>) -> Option<(&str, bool)> {
    let names = map.get("type")?.as_array()?;
    let mut real = names
        .iter()
        .filter_map(Value::as_str)
        .filter(|name| *name != "null");
    let first = real.next()?;
    Some((first, names.iter().any(|name| name == "null")))
}

/// What a schema says of itself, else its name in words; a date says how it is written.
fn described(map: &Map<String, Value>, name: Option<&str>) -> Option<String> {
    let own = map.get("description").and_then(Value::as_str);
    let own = own
        .filter(|text| !text.trim().is_empty())
        .map(str::to_owned);
    let mut description = own.or_else(|| name.map(names::words_of))?;
    let format = |schema: &Map<String, Value>| {
        let format = schema.get("format").and_then(Value::as_str);
        format.is_some_and(|format| format == "date")
    };
    let members = map.get("anyOf").and_then(Value::as_array);
    let in_union =
        members.is_some_and(|members| members.iter().filter_map(Value::as_object).any(format));
    if (format(map) || in_union) && !description.contains("YYYY") && !description.contains("8601") {
        description.push_str(ISO_DATE);
    }
    Some(description)
}

fn resolve<'r>(root: &'r Value, reference: &Value) -> Option<&'r Value> {
    root.pointer(reference.as_str()?.strip_prefix('#')?)
}

/// Adds the fields that the schema does not have yet; those of objects and lists that it does have are
/// added inside of them.
pub(super) fn add_missing(schema: &mut Value, root: &Root, more: &[Draft]) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    for draft in more {
        let known = root.fields.iter().find(|field| same(field, draft));
        match known {
            None => {
                properties.insert(
                    draft.name.clone(),
                    super::draft::properties(std::slice::from_ref(draft))
                        .remove(&draft.name)
                        .unwrap_or_default(),
                );
            }
            Some(field) => {
                if let (Some(inner), Some(schema)) =
                    (inner(field, draft), properties.get_mut(&field.name))
                {
                    let (fields, more) = inner;
                    let schema = if schema.get("items").is_some() {
                        schema.get_mut("items")
                    } else {
                        Some(schema)
                    };
                    if let Some(schema) = schema {
                        add_missing(
                            schema,
                            &Root {
                                fields: fields.to_vec(),
                            },
                            more,
                        );
                    }
                }
            }
        }
    }
}

fn same(field: &Field, draft: &Draft) -> bool {
    let title = field.title.as_deref();
    field.name == draft.name
        || same_label(&field.name, &draft.name)
        || title.is_some_and(|title| same_label(title, &draft.name))
        || field
            .description
            .as_deref()
            .is_some_and(|d| same_label(d, &draft.description))
}

/// The fields inside a known field and inside what would be added to it.
fn inner<'f>(field: &'f Field, draft: &'f Draft) -> Option<(&'f [Field], &'f [Draft])> {
    fn of(node: &Node) -> Option<&[Field]> {
        match node {
            Node::Object(fields) => Some(fields),
            Node::List(inner) => of(inner),
            Node::Leaf(_) => None,
        }
    }
    fn drafts(shape: &Shape) -> Option<&[Draft]> {
        match shape {
            Shape::Object(fields) => Some(fields),
            Shape::List(inner) => drafts(inner),
            _ => None,
        }
    }
    let is_list = matches!(field.node, Node::List(_));
    let adds_list = matches!(draft.shape, Shape::List(_));
    (is_list == adds_list).then_some(())?;
    Some((of(&field.node)?, drafts(&draft.shape)?))
}
