//! Fields of a schema that is being drafted, and how two drafts become one.

use serde_json::{Map, Value, json};

use crate::engine::same_label;

/// A field with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) shape: Shape,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// Text because nothing says otherwise.
    Unknown,
    Text,
    Date,
    Number,
    Integer,
    Bool,
    Choice(Vec<String>),
    Object(Vec<Draft>),
    List(Box<Shape>),
}

impl Draft {
    /// A field whose name is made from its description.
    pub(super) fn new(description: &str, shape: Shape) -> Self {
        Self {
            name: super::names::of(description),
            description: super::names::sentence(description),
            shape,
        }
    }

    fn to_schema(&self) -> Value {
        let mut schema = self.shape.to_schema();
        let mut description = self.description.clone();
        if self.shape.is_date() && !description.contains("YYYY") {
            description.push_str(ISO_DATE);
        }
        if let Some(map) = schema.as_object_mut()
            && !description.is_empty()
        {
            map.insert("description".into(), description.into());
        }
        schema
    }
}

/// `format` is not a keyword that the service takes, so the description says it.
pub(super) const ISO_DATE: &str = " (ISO 8601 date, YYYY-MM-DD)";

impl Shape {
    fn is_date(&self) -> bool {
        matches!(self, Self::Date) || matches!(self, Self::List(inner) if inner.is_date())
    }

    fn to_schema(&self) -> Value {
        match self {
            Self::Unknown | Self::Text | Self::Date => json!({"type": "string"}),
            Self::Number => json!({"type": "number"}),
            Self::Integer => json!({"type": "integer"}),
            Self::Bool => json!({"type": "boolean"}),
            Self::Choice(choices) => json!({"type": "string", "enum": choices}),
            Self::Object(fields) => object(fields),
            Self::List(inner) => json!({"type": "array", "items": inner.to_schema()}),
        }
    }

    /// The fields of the object or of the objects of the list.
    fn fields_mut(&mut self) -> Option<&mut Vec<Draft>> {
        match self {
            Self::Object(fields) => Some(fields),
            Self::List(inner) => inner.fields_mut(),
            _ => None,
        }
    }
}

/// An object schema with these fields, in their order.
pub(super) fn object(fields: &[Draft]) -> Value {
    json!({"type": "object", "properties": properties(fields)})
}

pub(super) fn properties(fields: &[Draft]) -> Map<String, Value> {
    let pairs = fields.iter().map(|f| (f.name.clone(), f.to_schema()));
    pairs.collect()
}

/// Adds a field unless one of its name is there. Of two, the first stays and learns from the second.
pub(super) fn add(fields: &mut Vec<Draft>, field: Draft) {
    match fields.iter_mut().find(|other| other.name == field.name) {
        Some(known) => learn(known, &field),
        None => fields.push(field),
    }
}

/// What a sample tells about fields that were named without it: the types of values, the columns of
/// lists.
pub(super) fn learn_all(fields: &mut [Draft], sample: &[Draft]) {
    for field in fields {
        let same = |other: &&Draft| other.name == field.name;
        let alike = |other: &&Draft| same_label(&other.name, &field.name);
        let known = sample.iter().find(same);
        if let Some(known) = known.or_else(|| sample.iter().find(alike)) {
            learn(field, known);
        }
    }
}

fn learn(field: &mut Draft, other: &Draft) {
    if field.shape == Shape::Unknown {
        field.shape = other.shape.clone();
    }
    let names_only = matches!(&field.shape, Shape::List(inner) if **inner == Shape::Unknown);
    if names_only && matches!(other.shape, Shape::List(_)) {
        field.shape = other.shape.clone();
    }
    let mut other = other.shape.clone();
    if let (Some(own), Some(others)) = (field.shape.fields_mut(), other.fields_mut()) {
        learn_all(own, others);
    }
}
