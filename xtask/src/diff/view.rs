//! A schema as its readers see it: references followed, inheritance flattened.
//!
//! Two schemas that mean the same have the same view, however they are written.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::schema;

/// A schema that admits anything; stands for what is not written.
pub(super) static ANYTHING: LazyLock<Value> = LazyLock::new(|| serde_json::json!({}));

/// The view. It borrows from the document, so that the places of schemas identify them.
pub(super) struct View<'a> {
    /// The schema itself.
    pub(super) node: &'a Value,
    /// `type`, or what the other keywords tell about it.
    pub(super) kind: Option<&'a str>,
    /// The type is not written; it follows from the other keywords.
    pub(super) inferred: bool,
    pub(super) nullable: bool,
    pub(super) values: Option<Values<'a>>,
    pub(super) properties: BTreeMap<&'a str, &'a Value>,
    pub(super) required: Vec<&'a str>,
    pub(super) union: Option<Union<'a>>,
    /// Every other keyword.
    pub(super) keywords: BTreeMap<&'a str, &'a Value>,
    /// What `allOf` says twice, differently.
    pub(super) conflicts: Vec<(&'a str, &'a Value)>,
}

/// The values of an enum.
pub(super) struct Values<'a> {
    pub(super) known: Vec<&'a Value>,
    /// Whether any other string is admitted too (`anyOf: [enum, string]`).
    pub(super) open: bool,
}

/// A schema that is one of several.
pub(super) struct Union<'a> {
    pub(super) keyword: &'a str,
    pub(super) members: Vec<&'a Value>,
}

/// What a schema is, roughly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape<'a> {
    Anything,
    Typed(&'a str),
    Union,
}

impl<'a> View<'a> {
    pub(super) fn of(document: &'a Value, node: &'a Value) -> Self {
        let mut view = Self {
            node,
            kind: None,
            inferred: false,
            nullable: false,
            values: None,
            properties: BTreeMap::new(),
            required: Vec::new(),
            union: None,
            keywords: BTreeMap::new(),
            conflicts: Vec::new(),
        };
        view.collect(document, node, &mut Vec::new());
        view.open_enum(document);
        view.infer_kind();
        view
    }

    pub(super) fn shape(&self) -> Shape<'a> {
        match (&self.union, self.kind) {
            (Some(_), _) => Shape::Union,
            (None, Some(kind)) => Shape::Typed(kind),
            (None, None) => Shape::Anything,
        }
    }

    /// Adds what a schema says. What is nearer to the use goes first, and stays.
    fn collect(&mut self, document: &'a Value, node: &'a Value, followed: &mut Vec<&'a str>) {
        let Some(object) = node.as_object() else {
            return;
        };
        for (keyword, value) in object {
            match keyword.as_str() {
                "$ref" | "allOf" => {}
                "nullable" => self.nullable |= *value == Value::Bool(true),
                "type" if value.is_string() => match (self.kind, value.as_str()) {
                    (None, kind) => self.kind = kind,
                    (known, kind) if known == kind => {}
                    _ => self.conflicts.push((keyword, value)),
                },
                "properties" => {
                    for (name, property) in value.as_object().into_iter().flatten() {
                        match self.properties.get(name.as_str()) {
                            None => {
                                self.properties.insert(name, property);
                            }
                            Some(known) if *known == property => {}
                            Some(_) => self.conflicts.push((name, property)),
                        }
                    }
                }
                "required" => {
                    for name in value.as_array().into_iter().flatten() {
                        if let Some(name) = name.as_str().filter(|it| !self.required.contains(it)) {
                            self.required.push(name);
                        }
                    }
                }
                "enum" if self.values.is_none() => {
                    // `null` among the values says what `nullable` says.
                    let known = value.as_array().into_iter().flatten();
                    self.nullable |= known.clone().any(Value::is_null);
                    self.values = Some(Values {
                        known: known.filter(|value| !value.is_null()).collect(),
                        open: false,
                    });
                }
                "anyOf" | "oneOf" if self.union.is_none() => {
                    self.union = Some(Union {
                        keyword,
                        members: value.as_array().into_iter().flatten().collect(),
                    });
                }
                _ => match self.keywords.get(keyword.as_str()) {
                    None => {
                        self.keywords.insert(keyword, value);
                    }
                    Some(known) if *known == value => {}
                    Some(_) => self.conflicts.push((keyword, value)),
                },
            }
        }
        let all_of = object.get("allOf").and_then(Value::as_array);
        for member in all_of.into_iter().flatten() {
            self.collect(document, member, followed);
        }
        if let Some(to) = object.get("$ref").and_then(Value::as_str)
            && !followed.contains(&to)
        {
            // Saying it twice adds nothing, and it may refer to itself.
            followed.push(to);
            self.collect(document, target(document, to), followed);
        }
    }

    /// A string or one of some values is an enum that is open by its own words.
    fn open_enum(&mut self, document: &'a Value) {
        let Some(union) = &self.union else { return };
        let mut known: Vec<&'a Value> = Vec::new();
        let mut open = false;
        for member in &union.members {
            let Some(member) = resolve(document, member).as_object() else {
                return;
            };
            let plain = member.keys().all(|key| key == "type" || key == "enum");
            if !plain || member.get("type").and_then(Value::as_str) != Some("string") {
                return;
            }
            match member.get("enum").and_then(Value::as_array) {
                Some(values) => known.extend(values),
                None => open = true,
            }
        }
        if !known.is_empty() && self.values.is_none() {
            self.union = None;
            self.kind = Some("string");
            self.values = Some(Values { known, open });
        }
    }

    fn infer_kind(&mut self) {
        if self.kind.is_some() || self.union.is_some() {
            return;
        }
        let strings = |values: &Values<'_>| values.known.iter().all(|value| value.is_string());
        if !self.properties.is_empty()
            || !self.required.is_empty()
            || self.keywords.contains_key("additionalProperties")
        {
            self.kind = Some("object");
        } else if self.keywords.contains_key("items") {
            self.kind = Some("array");
        } else if self.values.as_ref().is_some_and(strings) {
            self.kind = Some("string");
        }
        self.inferred = self.kind.is_some();
    }
}

/// What a reference leads to; anything, when that is nothing.
pub(super) fn target<'a>(document: &'a Value, reference: &str) -> &'a Value {
    reference
        .strip_prefix('#')
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or(&ANYTHING)
}

/// The schema itself, or what it refers to, directly or through others.
fn resolve<'a>(document: &'a Value, mut node: &'a Value) -> &'a Value {
    const LONGEST: usize = 32;
    for _ in 0..LONGEST {
        match node.get("$ref").and_then(Value::as_str) {
            Some(to) => node = target(document, to),
            None => return node,
        }
    }
    &ANYTHING
}

/// A component as it is used: the reference, and what stands beside it.
pub(super) struct Use<'a> {
    pub(super) component: &'a str,
    /// The object that holds the keywords beside the reference.
    pub(super) beside: &'a Value,
}

impl<'a> Use<'a> {
    /// A schema that is nothing but a reference to a component, with remarks on this use of it.
    pub(super) fn of(node: &'a Value) -> Option<Self> {
        const REMARKS: [&str; 6] = [
            "allOf",
            "nullable",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
        ];
        let object = node.as_object()?;
        let component = match object.get("allOf").and_then(Value::as_array) {
            Some(members) => match members.as_slice() {
                [only] if only.as_object()?.len() == 1 => schema::component_of(only)?,
                _ => return None,
            },
            None if object.len() == 1 => schema::component_of(node)?,
            None => return None,
        };
        object
            .keys()
            .all(|key| REMARKS.contains(&key.as_str()) || key == "$ref")
            .then_some(Self {
                component,
                beside: node,
            })
    }
}
