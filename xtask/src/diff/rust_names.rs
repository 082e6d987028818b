//! Which items of the bindings a change touches.

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToSnakeCase};
use serde_json::Value;

use super::change::Change;
use super::place::{Part, Place, Root, Step};
use crate::regen;

/// What is generated from a document: the rest of it has no name in Rust.
#[derive(Default)]
pub(super) struct Bindings {
    components: BTreeSet<String>,
    operations: BTreeSet<String>,
}

impl Bindings {
    /// The bindings of two documents together.
    pub(super) fn of(old: &Value, new: &Value) -> Self {
        let mut bindings = Self::default();
        for document in [old, new] {
            let generated = regen::generated_from(document);
            bindings.components.extend(generated.components);
            bindings.operations.extend(generated.operations);
        }
        bindings
    }

    /// The types, fields and methods that a change touches: `types::ExtractConfiguration::tier`,
    /// `Client::create_extract_job`, `builder::ListFiles::page_size`.
    pub(super) fn rust_items(&self, change: &Change) -> Vec<String> {
        [Some(&change.place), change.renamed_to.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(|place| self.item(place))
            .collect()
    }

    fn item(&self, place: &Place) -> Option<String> {
        if let Some((depth, name)) = &place.through
            && let Some(steps) = place.steps.get(*depth..).filter(|it| !it.is_empty())
        {
            let known = self.components.contains(name);
            return known.then(|| within(&name.to_pascal_case(), steps));
        }
        match &place.root {
            Root::Document(_) => None,
            Root::Type(name) => self
                .components
                .contains(name)
                .then(|| within(&name.to_pascal_case(), &place.steps)),
            Root::Operation { id, part, .. } => {
                if !self.operations.contains(id) {
                    return None;
                }
                let method = id.to_snake_case();
                let builder = id.to_pascal_case();
                match part {
                    Part::Parameter { name, .. } => {
                        Some(format!("builder::{builder}::{}", identifier(name)))
                    }
                    // An object that stands inside an operation is a type named after it.
                    Part::Body { .. } if has_field(place) => {
                        Some(within(&format!("{builder}Body"), &place.steps))
                    }
                    Part::Response { .. } if has_field(place) => {
                        Some(within(&format!("{builder}Response"), &place.steps))
                    }
                    _ => Some(format!("Client::{method}")),
                }
            }
        }
    }
}

fn has_field(place: &Place) -> bool {
    place.steps.iter().any(|it| matches!(it, Step::Field(_)))
}

/// The field that steps lead to. An object inside another is a type named after both.
fn within(base: &str, steps: &[Step]) -> String {
    let mut name = base.to_owned();
    let mut item = format!("types::{name}");
    for step in steps {
        match step {
            Step::Field(field) => {
                item = format!("types::{name}::{}", identifier(field));
                name.push_str(&field.to_pascal_case());
            }
            Step::Items => name.push_str("Item"),
            Step::Values => name.push_str("Value"),
            // A member of a union is a type that is named elsewhere: the item is the one that holds the union.
            Step::Variant(_) => break,
        }
    }
    item
}

/// A field's or a setter's name.
fn identifier(name: &str) -> String {
    let snake = name.to_snake_case();
    let starts = snake.chars().next();
    let snake = match starts {
        Some(first) if first.is_alphabetic() || first == '_' => snake,
        _ => format!("x{snake}"),
    };
    match syn::parse_str::<syn::Ident>(&snake) {
        Ok(_) => snake,
        // A keyword.
        Err(_) => format!("{snake}_"),
    }
}

#[cfg(test)]
#[path = "rust_names_tests.rs"]
mod tests;
