//! Open enums and open unions: what typify would close.
//!
//! An enum that the service fills grows, and a program built before must not break. So string enums and unions are
//! taken out of the document before typify sees it, each under a name of its own, and written as types that keep what
//! they do not know.

use heck::ToPascalCase;
use serde_json::{Value, json};

use super::names::{Namer, Names};
use crate::schema::{self, Object, Pointer};

/// A type of ours that replaces a schema of the document.
pub(super) struct OpenType {
    pub(super) name: String,
    pub(super) doc: Option<String>,
    pub(super) shape: Shape,
}

pub(super) enum Shape {
    /// The known values.
    Enum(Vec<String>),
    /// Variants told apart by the string at this property.
    Tagged {
        tag: String,
        variants: Vec<TaggedVariant>,
    },
    /// Variants told apart by trying them in order.
    Untagged(Vec<Variant>),
}

impl Shape {
    /// The name of a union of plain JSON types: `StringOrInteger`.
    fn generic_name(&self) -> Option<String> {
        let Self::Untagged(variants) = self else {
            return None;
        };
        let plain = |variant: &Variant| {
            ["String", "i64", "f64", "bool"].contains(&variant.rust_type.as_str())
        };
        let names: Vec<&str> = variants
            .iter()
            .map(|variant| variant.name.as_str())
            .collect();
        variants.iter().all(plain).then(|| names.join("Or"))
    }
}

pub(super) struct TaggedVariant {
    pub(super) value: String,
    pub(super) rust_type: String,
}

pub(super) struct Variant {
    pub(super) name: String,
    pub(super) rust_type: String,
}

/// Takes every string enum and union out of the document; in their place stand references to components that are to
/// be replaced by the types in the answer.
pub(super) fn take_out(spec: &mut Value) -> Vec<OpenType> {
    collapse_string_unions(spec);
    collapse_equal_members(spec);
    let mut namer = Namer::new(spec);
    let mut hoisted = Object::new();
    let mut types = Vec::new();
    schema::visit_document(spec, &mut |schema, at| {
        let Some(object) = schema.as_object() else {
            return;
        };
        let Some(shape) = shape_of(object, at, &mut namer, &mut hoisted) else {
            return;
        };
        let doc = object
            .get("description")
            .and_then(Value::as_str)
            .map(str::to_owned);
        let nullable = object.get("nullable").cloned();
        let (name, is_component) = match shape.generic_name() {
            Some(name) if !namer.peek(at).1 => (name, false),
            _ => namer.name(at),
        };
        // What stands here is never looked at again: the generator puts our type in its place.
        let placeholder = json!({ "type": "string" });
        if is_component {
            *schema = placeholder;
        } else {
            hoisted.insert(name.clone(), placeholder);
            let mut reference = Object::new();
            reference.insert("allOf".into(), json!([schema::reference_to(&name)]));
            reference.extend(
                doc.clone()
                    .map(|doc| ("description".to_owned(), Value::String(doc))),
            );
            reference.extend(nullable.map(|nullable| ("nullable".to_owned(), nullable)));
            *schema = if reference.len() == 1 {
                schema::reference_to(&name)
            } else {
                Value::Object(reference)
            };
        }
        // A union of plain JSON types is the same wherever it stands.
        if !types.iter().any(|known: &OpenType| known.name == name) {
            let doc = doc.filter(|_| shape.generic_name().is_none());
            types.push(OpenType { name, doc, shape });
        }
    });
    if let Some(schemas) = spec
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    {
        schemas.extend(hoisted);
    }
    types.sort_by(|a, b| a.name.cmp(&b.name));
    types
}

/// A string or one of its values: an enum that is open by its own words.
fn collapse_string_unions(spec: &mut Value) {
    let known = spec
        .pointer("/components/schemas")
        .cloned()
        .unwrap_or_default();
    schema::visit_document(spec, &mut |schema, _| {
        let Some(object) = schema.as_object_mut() else {
            return;
        };
        for keyword in ["anyOf", "oneOf"] {
            let Some(Value::Array(members)) = object.get(keyword) else {
                continue;
            };
            let resolve = |member: &Value| match schema::component_of(member) {
                Some(name) => known.get(name).cloned().unwrap_or_default(),
                None => member.clone(),
            };
            let members: Vec<Value> = members.iter().map(resolve).collect();
            let strings = members
                .iter()
                .all(|member| member.get("type") == Some(&json!("string")));
            let mut values: Vec<Value> = Vec::new();
            for value in members
                .iter()
                .filter_map(|member| member.get("enum")?.as_array())
                .flatten()
            {
                if !values.contains(value) {
                    values.push(value.clone());
                }
            }
            if strings && !values.is_empty() {
                object.shift_remove(keyword);
                object.insert("type".into(), "string".into());
                object.insert("enum".into(), Value::Array(values));
            }
        }
    });
}

/// Members that are one Rust type (a string, and a string in some format) are one member; a union of one is that one.
fn collapse_equal_members(spec: &mut Value) {
    schema::visit_document(spec, &mut |schema, _| {
        let Some(object) = schema.as_object_mut() else {
            return;
        };
        for keyword in ["anyOf", "oneOf"] {
            let Some(Value::Array(members)) = object.get_mut(keyword) else {
                continue;
            };
            let mut kept: Vec<Value> = Vec::new();
            for member in members.drain(..) {
                let member = match member.get("type").and_then(Value::as_str) {
                    Some(name @ ("string" | "integer" | "number" | "boolean")) => {
                        json!({ "type": name })
                    }
                    _ => member,
                };
                if !kept.contains(&member) {
                    kept.push(member);
                }
            }
            match kept.as_slice() {
                [Value::Object(only)] => {
                    let only = only.clone();
                    object.shift_remove(keyword);
                    object.shift_remove("discriminator");
                    for (key, value) in only {
                        object.entry(key).or_insert(value);
                    }
                }
                _ => *members = kept,
            }
        }
    });
}

fn shape_of(
    schema: &Object,
    at: &Pointer,
    namer: &mut Namer,
    hoisted: &mut Object,
) -> Option<Shape> {
    if let Some(Value::Array(values)) = schema.get("enum") {
        return Some(Shape::Enum(
            values
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        ));
    }
    let members = ["oneOf", "anyOf"]
        .iter()
        .find_map(|keyword| schema.get(*keyword)?.as_array())?;
    let tag = schema
        .get("discriminator")
        .and_then(|it| it.get("propertyName"))
        .and_then(Value::as_str);
    if let Some(tag) = tag
        && let Some(variants) = tagged(schema, members)
    {
        return Some(Shape::Tagged {
            tag: tag.to_owned(),
            variants,
        });
    }
    let (union, _) = namer.peek(at);
    let mut taken = Names::default();
    let variants = members
        .iter()
        .map(|member| {
            let (name, rust_type) = variant(member, &union, hoisted);
            Variant {
                name: taken.claim(&name),
                rust_type,
            }
        })
        .collect();
    Some(Shape::Untagged(variants))
}

/// The variants of a union with a discriminator; none if a member is not a component.
fn tagged(schema: &Object, members: &[Value]) -> Option<Vec<TaggedVariant>> {
    let mapping = schema
        .get("discriminator")?
        .get("mapping")
        .and_then(Value::as_object);
    let mut variants = Vec::new();
    for member in members {
        let component = schema::component_of(member)?;
        let reference = schema::reference_to(component);
        let values: Vec<&String> = mapping
            .into_iter()
            .flatten()
            .filter(|(_, to)| Some(*to) == reference.get("$ref") || *to == component)
            .map(|(value, _)| value)
            .collect();
        let rust_type = component.to_pascal_case();
        if values.is_empty() {
            // Without a mapping, the component's name is the value (OpenAPI 3.0.3, discriminator object).
            variants.push(TaggedVariant {
                value: component.to_owned(),
                rust_type,
            });
        } else {
            variants.extend(values.into_iter().map(|value| TaggedVariant {
                value: value.clone(),
                rust_type: rust_type.clone(),
            }));
        }
    }
    Some(variants)
}

/// A variant's name and Rust type. An object with properties becomes a component of its own.
fn variant(member: &Value, union: &str, hoisted: &mut Object) -> (String, String) {
    if let Some(component) = referenced(member) {
        let name = component.to_pascal_case();
        return (name.clone(), name);
    }
    match member.get("type").and_then(Value::as_str) {
        Some("string") => ("String".into(), "String".into()),
        Some("integer") => ("Integer".into(), "i64".into()),
        Some("number") => ("Number".into(), "f64".into()),
        Some("boolean") => ("Boolean".into(), "bool".into()),
        Some("array") => {
            let items = member.get("items").cloned().unwrap_or_default();
            let (_, inner) = variant(&items, &format!("{union}Item"), hoisted);
            ("Array".into(), format!("Vec<{inner}>"))
        }
        Some("object") if member.get("properties").is_some() => {
            let name = format!("{union}Object");
            hoisted.insert(name.clone(), member.clone());
            ("Object".into(), name)
        }
        Some("object") => (
            "Object".into(),
            "serde_json::Map<String, serde_json::Value>".into(),
        ),
        _ => ("Any".into(), "serde_json::Value".into()),
    }
}

/// The component that a schema stands for, bare or wrapped to keep a description beside it.
fn referenced(schema: &Value) -> Option<&str> {
    match schema
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([only]) => schema::component_of(only),
        _ => schema::component_of(schema),
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )]
    use super::*;

    fn document(schema: Value) -> Value {
        json!({"paths": {}, "components": {"schemas": {
            "A": {"type": "object", "properties": {"p": schema}},
            "B": {"type": "object"},
            "C": {"type": "object"}
        }}})
    }

    fn taken(schema: Value) -> (Value, Vec<OpenType>) {
        let mut spec = document(schema);
        let types = take_out(&mut spec);
        (
            spec["components"]["schemas"]["A"]["properties"]["p"].take(),
            types,
        )
    }

    #[test]
    fn an_inline_enum_is_named_after_its_place() {
        let (left, types) = taken(json!({"type": "string", "enum": ["x", "y"], "nullable": true}));
        assert_eq!(
            left,
            json!({"allOf": [{"$ref": "#/components/schemas/AP"}], "nullable": true})
        );
        assert_eq!(types[0].name, "AP");
        assert!(matches!(&types[0].shape, Shape::Enum(values) if values == &["x", "y"]));
    }

    #[test]
    fn a_string_or_one_of_its_values_is_one_open_enum() {
        let (_, types) =
            taken(json!({"anyOf": [{"type": "string", "enum": ["latest"]}, {"type": "string"}]}));
        assert_eq!(types.len(), 1);
        assert!(matches!(&types[0].shape, Shape::Enum(values) if values == &["latest"]));
    }

    #[test]
    fn a_union_with_a_discriminator_goes_by_its_values() {
        let (_, types) = taken(json!({
            "oneOf": [{"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/C"}],
            "discriminator": {"propertyName": "kind", "mapping": {"b_v1": "#/components/schemas/B", "c": "#/components/schemas/C"}}
        }));
        let Shape::Tagged { tag, variants } = &types[0].shape else {
            panic!("not tagged")
        };
        assert_eq!(tag, "kind");
        let pairs: Vec<_> = variants
            .iter()
            .map(|it| (it.value.as_str(), it.rust_type.as_str()))
            .collect();
        assert_eq!(pairs, [("b_v1", "B"), ("c", "C")]);
    }

    #[test]
    fn a_union_without_a_discriminator_is_tried_in_order() {
        let (_, types) = taken(json!({"anyOf": [
            {"type": "object", "additionalProperties": {}},
            {"type": "array", "items": {"type": "string"}},
            {"$ref": "#/components/schemas/B"}
        ]}));
        let Shape::Untagged(variants) = &types[0].shape else {
            panic!("not untagged")
        };
        let names: Vec<_> = variants.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Object", "Array", "B"]);
        assert_eq!(variants[1].rust_type, "Vec<String>");
    }

    #[test]
    fn a_union_of_one_type_is_that_type() {
        let (left, types) = taken(
            json!({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string"}]}),
        );
        assert_eq!(left, json!({"type": "string"}));
        assert!(types.is_empty());
    }
}
