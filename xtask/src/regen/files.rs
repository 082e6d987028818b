//! One file a subject.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result};
use heck::ToPascalCase;
use serde_json::Value;
use syn::Item;
use syn::visit_mut::VisitMut;

use super::names::Names;
use super::open::{OpenType, Shape};
use super::operations::Operations;
use super::{syntax, types};
use crate::schema;

const PREAMBLE: &str = "// Written by `cargo xtask regen` from spec/openapi.json; do not edit.\n";
/// Types that several subjects share.
const SHARED: &str = "shared";

/// Which subject each operation and type belongs to.
pub(super) struct Subjects {
    operations: BTreeMap<String, String>,
    types: BTreeMap<String, String>,
}

impl Subjects {
    /// A type belongs to the one subject whose operations reach it.
    pub(super) fn of(spec: &Value) -> Self {
        let mut operations = BTreeMap::new();
        let mut types: BTreeMap<String, String> = BTreeMap::new();
        for (_, _, operation) in schema::operations(spec) {
            let text = |pointer: &str| {
                operation
                    .pointer(pointer)
                    .and_then(Value::as_str)
                    .unwrap_or(SHARED)
            };
            let subject = text("/tags/0").to_owned();
            operations.insert(text("/operationId").to_pascal_case(), subject.clone());
            for component in schema::reachable(operation, schema::components(spec)) {
                types
                    .entry(types::rust_name(&component))
                    .and_modify(|known| {
                        if *known != subject {
                            SHARED.clone_into(known);
                        }
                    })
                    .or_insert_with(|| subject.clone());
            }
        }
        Self { operations, types }
    }

    fn of_operation(&self, name: &str) -> &str {
        self.operations.get(name).map_or(SHARED, String::as_str)
    }

    /// A type without a component of its own belongs to the one that it is named after.
    fn of_type(&self, name: &str) -> &str {
        let known = self
            .types
            .iter()
            .filter(|(known, _)| name.starts_with(known.as_str()))
            .max_by_key(|(known, _)| known.len());
        known.map_or(SHARED, |(_, subject)| subject)
    }
}

/// The files by their path within the generated folder.
pub(super) fn arrange(
    subjects: &Subjects,
    mut types: BTreeMap<String, Vec<Item>>,
    open: &[OpenType],
    mut operations: Operations,
) -> Result<BTreeMap<PathBuf, String>> {
    let taken: Vec<String> = types.keys().cloned().collect();
    let mut shorten = syntax::Shorten { taken: &taken };
    let built = operations.builders.values_mut().flatten();
    for item in types.values_mut().flatten().chain(built) {
        shorten.visit_item_mut(item);
    }
    let mut files = BTreeMap::new();
    let by_subject = |items: BTreeMap<String, Vec<Item>>, subject: &dyn Fn(&str) -> String| {
        let mut grouped: BTreeMap<String, Vec<Item>> = BTreeMap::new();
        for (name, items) in items {
            grouped.entry(subject(&name)).or_default().extend(items);
        }
        grouped
    };

    let types = by_subject(types, &|name| subjects.of_type(name).to_owned());
    let mut modules: Vec<String> = types.keys().cloned().collect();
    for (subject, items) in types {
        let about = format!("Types of {subject}.");
        files.insert(
            format!("types/{subject}.rs").into(),
            file(&about, TYPE_IMPORTS, items)?,
        );
    }
    for (name, about, text) in [
        ("enums", "Enums that the service may extend.", enums(open)),
        ("unions", "Values of one of several types.", unions(open)),
    ] {
        if !text.is_empty() {
            modules.push(name.to_owned());
            files.insert(
                format!("types/{name}.rs").into(),
                format!("{PREAMBLE}//! {about}\n\n{text}"),
            );
        }
    }
    files.insert(
        "types/mod.rs".into(),
        module(
            "Requests and answers.",
            &modules,
            "#[allow(unused_imports, reason = \"a subject may need no other\")]",
        ),
    );

    let builders = by_subject(operations.builders, &|name| {
        subjects.of_operation(name).to_owned()
    });
    let modules: Vec<String> = builders.keys().cloned().collect();
    for (subject, items) in builders {
        let about = format!("Requests of {subject}: set what is needed, then `send`.");
        files.insert(
            format!("builder/{subject}.rs").into(),
            file(&about, OPERATION_IMPORTS, items)?,
        );
    }
    files.insert(
        "builder/mod.rs".into(),
        module("Requests that are being composed.", &modules, ""),
    );

    files.insert(
        "client.rs".into(),
        file(
            "The client: one method an operation.",
            CLIENT_IMPORTS,
            operations.client,
        )?,
    );
    files.insert(
        "mod.rs".into(),
        format!(
            "{PREAMBLE}\npub mod builder;\nmod client;\npub mod types;\n\npub use client::Client;\n"
        ),
    );
    Ok(files)
}

const TYPE_IMPORTS: &str =
    "#[allow(unused_imports, reason = \"a subject may need no other\")]\nuse super::*;";

const OPERATION_IMPORTS: &str = "#[allow(unused_imports, reason = \"which of these an operation needs depends on it\")]
use progenitor_client::{ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt, ResponseValue, encode_path};";

const CLIENT_IMPORTS: &str =
    "use progenitor_client::{ClientHooks, ClientInfo};\n\nuse super::builder;";

fn file(about: &str, imports: &str, items: Vec<Item>) -> Result<String> {
    let imports: syn::File = syn::parse_str(imports).context("imports of a generated file")?;
    let of = |items: Vec<Item>| {
        prettyplease::unparse(&syn::File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items,
        })
    };
    let mut text = format!("{PREAMBLE}//! {about}\n\n{}", of(imports.items));
    for item in items {
        // prettyplease leaves no line between items.
        text.push('\n');
        text.push_str(&of(vec![item]));
    }
    Ok(text)
}

fn module(about: &str, modules: &[String], attribute: &str) -> String {
    let mut text = format!("{PREAMBLE}//! {about}\n\n");
    let mut modules = modules.to_vec();
    modules.sort();
    for name in &modules {
        let _ = writeln!(text, "mod {name};");
    }
    text.push('\n');
    for name in &modules {
        if !attribute.is_empty() {
            let _ = writeln!(text, "{attribute}");
        }
        let _ = writeln!(text, "pub use {name}::*;");
    }
    text
}

fn docs(text: Option<&String>) -> String {
    let lines = text.into_iter().flat_map(|text| text.lines());
    lines.fold(String::new(), |mut docs, line| {
        let _ = writeln!(docs, "    /// {}", line.trim_end());
        docs
    })
}

fn enums(open: &[OpenType]) -> String {
    let mut text = String::new();
    for OpenType { name, doc, shape } in open {
        let Shape::Enum(values) = shape else { continue };
        let _ = write!(
            text,
            "crate::open_enum! {{\n{}    pub enum {name} {{\n",
            docs(doc.as_ref())
        );
        let mut names = Names::default();
        // Taken by the variant for what is not known.
        names.claim("Other");
        for value in values {
            let variant = names.claim(&variant_name(value));
            let _ = writeln!(text, "        {variant} = {value:?},");
        }
        text.push_str("    }\n}\n\n");
    }
    trim(text)
}

fn unions(open: &[OpenType]) -> String {
    let mut text = String::new();
    for OpenType { name, doc, shape } in open {
        let mut names = Names::default();
        names.claim("Other");
        match shape {
            Shape::Enum(_) => continue,
            Shape::Tagged { tag, variants } => {
                let _ = write!(
                    text,
                    "crate::tagged_union! {{\n{}    pub enum {name} by {tag:?} {{\n",
                    docs(doc.as_ref())
                );
                for variant in variants {
                    let variant_name = names.claim(&variant_name(&variant.value));
                    let _ = writeln!(
                        text,
                        "        {variant_name}(crate::types::{}) = {:?},",
                        variant.rust_type, variant.value
                    );
                }
            }
            Shape::Untagged(variants) => {
                let _ = write!(
                    text,
                    "crate::untagged_union! {{\n{}    pub enum {name} {{\n",
                    docs(doc.as_ref())
                );
                for variant in variants {
                    let _ = writeln!(
                        text,
                        "        {}({}),",
                        names.claim(&variant.name),
                        variant.rust_type
                    );
                }
            }
        }
        text.push_str("    }\n}\n\n");
    }
    if !text.is_empty() {
        text.insert_str(0, "#[allow(unused_imports, reason = \"a union may hold plain types only\")]\nuse super::*;\n\n");
    }
    trim(text)
}

fn trim(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// A Rust variant for an enum value: `extract.pending` is `ExtractPending`, `2026-06-05` is `V20260605`.
fn variant_name(value: &str) -> String {
    let name = value.to_pascal_case();
    match name.chars().next() {
        None => "Empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("V{name}"),
        Some(_) if name == "Self" => "SelfValue".to_owned(),
        Some(_) if syn::parse_str::<syn::Ident>(&name).is_err() => "Value".to_owned(),
        Some(_) => name,
    }
}
