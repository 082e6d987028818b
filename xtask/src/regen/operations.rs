//! The client and its operations, by progenitor.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, bail};
use heck::{ToPascalCase, ToSnakeCase};
use openapiv3::OpenAPI;
use proc_macro2::TokenStream;
use progenitor::{GenerationSettings, Generator, HooksMode, InterfaceStyle, TagStyle, TypeImpl};
use quote::quote;
use serde_json::Value;
use syn::visit_mut::VisitMut;
use syn::{ImplItem, Item};

use super::{quietly, syntax, types};
use crate::schema;

/// What progenitor made.
pub(super) struct Operations {
    /// `Client`, and its impls.
    pub(super) client: Vec<Item>,
    /// Builders of requests, by type name.
    pub(super) builders: BTreeMap<String, Vec<Item>>,
}

pub(super) fn generate(spec: &Value) -> Result<Operations> {
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_tag(TagStyle::Merged)
        .with_hooks(HooksMode::Expected)
        .with_inner_type(quote!(crate::Hooks));
    for component in schema::components(spec).keys() {
        // Types are typify's: progenitor is given their names.
        let name = types::rust_name(component);
        settings.with_replacement(
            &name,
            format!("crate::types::{name}"),
            [TypeImpl::Display].into_iter(),
        );
    }
    let document: OpenAPI =
        serde_json::from_value(spec.clone()).context("spec/openapi.json is not OpenAPI 3.0")?;
    let tokens = tokens(&settings, &document).map_err(|refusal| {
        // Alone, the operation that is at fault says best what is wrong with it.
        let (place, refusal) = culprit(&settings, &document).unwrap_or((String::new(), refusal));
        anyhow!(
            "{place}progenitor refuses an operation ({refusal}); a rule of xtask/src/regen/simplify.rs is missing"
        )
    })?;
    let file: syn::File = syn::parse2(tokens).context("progenitor's output does not parse")?;
    sort(file.items, &Wording::of(spec))
}

fn tokens(settings: &GenerationSettings, document: &OpenAPI) -> Result<TokenStream, String> {
    quietly(|| {
        Generator::new(settings)
            .generate_tokens(document)
            .map_err(|error| error.to_string())
    })
}

/// The first path that progenitor refuses when it is alone, and why.
fn culprit(settings: &GenerationSettings, document: &OpenAPI) -> Option<(String, String)> {
    document.paths.paths.iter().find_map(|(path, item)| {
        let mut alone = document.clone();
        alone.paths.paths = [(path.clone(), item.clone())].into_iter().collect();
        let refusal = tokens(settings, &alone).err()?;
        let place = format!("/paths/{}: ", path.replace('~', "~0").replace('/', "~1"));
        Some((place, refusal))
    })
}

fn sort(items: Vec<Item>, wording: &Wording) -> Result<Operations> {
    let mut operations = Operations {
        client: Vec::new(),
        builders: BTreeMap::new(),
    };
    for mut item in items {
        match &mut item {
            Item::Mod(module) if module.ident == "types" => {
                // A type that progenitor had to make itself has no place among typify's.
                let made =
                    module.content.iter().flat_map(|(_, items)| items).find_map(
                        |item| match item {
                            Item::Struct(item) => Some(item.ident.to_string()),
                            Item::Enum(item) => Some(item.ident.to_string()),
                            _ => None,
                        },
                    );
                if let Some(name) = made {
                    bail!(
                        "the schema of {name} stands inside an operation; xtask/src/regen/hoist.rs should name it"
                    );
                }
            }
            Item::Mod(module) if module.ident == "builder" => {
                for mut item in module
                    .content
                    .take()
                    .into_iter()
                    .flat_map(|(_, items)| items)
                {
                    syntax::Rebase.visit_item_mut(&mut item);
                    let name = match &mut item {
                        Item::Struct(item) => {
                            syntax::tidy_docs(&mut item.attrs);
                            item.ident.to_string()
                        }
                        Item::Impl(item) => {
                            tidy_methods(item);
                            let name = syntax::subject_of(item).unwrap_or_default();
                            wording.describe(&name, item);
                            name
                        }
                        _ => continue,
                    };
                    operations.builders.entry(name).or_default().push(item);
                }
            }
            Item::Mod(_) | Item::Use(_) => {}
            Item::Impl(item) => {
                tidy_methods(item);
                operations.client.push(Item::Impl(item.clone()));
            }
            Item::Struct(item) => {
                syntax::tidy_docs(&mut item.attrs);
                operations.client.push(Item::Struct(item.clone()));
            }
            other => operations.client.push(other.clone()),
        }
    }
    Ok(operations)
}

/// What the spec says about parameters: progenitor tells it on the client's method only.
struct Wording(BTreeMap<(String, String), String>);

impl Wording {
    fn of(spec: &Value) -> Self {
        let mut wording = BTreeMap::new();
        for (_, _, operation) in schema::operations(spec) {
            let text = |value: &Value, key: &str| {
                value.get(key).and_then(Value::as_str).map(str::to_owned)
            };
            let builder = text(operation, "operationId")
                .unwrap_or_default()
                .to_pascal_case();
            let parameters = operation.get("parameters").and_then(Value::as_array);
            for parameter in parameters.into_iter().flatten() {
                if let (Some(name), Some(words)) =
                    (text(parameter, "name"), text(parameter, "description"))
                {
                    wording.insert((builder.clone(), name.to_snake_case()), words);
                }
            }
            if operation.get("requestBody").is_some() {
                wording.insert((builder, "body".into()), "The request's body.".into());
            }
        }
        Self(wording)
    }

    /// Documents the methods of a builder.
    fn describe(&self, builder: &str, item: &mut syn::ItemImpl) {
        for item in &mut item.items {
            let ImplItem::Fn(method) = item else { continue };
            let key = (builder.to_owned(), method.sig.ident.to_string());
            if let Some(words) = self.0.get(&key) {
                method.attrs.splice(0..0, syntax::doc_attributes(words));
            }
        }
    }
}

/// Tidies docs; drops the constructor that makes an HTTP client of its own (with time limits that fit no upload, and a
/// panic): ours is given one.
fn tidy_methods(item: &mut syn::ItemImpl) {
    item.items.retain(|item| {
        !matches!(item, ImplItem::Fn(method)
            if method.sig.ident == "new" && method.sig.inputs.iter().any(|input| {
                matches!(input, syn::FnArg::Typed(input) if matches!(input.pat.as_ref(), syn::Pat::Ident(name) if name.ident == "baseurl"))
            }))
    });
    for item in &mut item.items {
        if let ImplItem::Fn(method) = item {
            syntax::tidy_docs(&mut method.attrs);
        }
    }
}
