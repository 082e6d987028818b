//! The types of the API, by typify.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};
use heck::ToPascalCase;
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use schemars_08::schema::Schema;
use serde_json::{Map, Value, json};
use syn::{Fields, Item, ItemStruct, Type};
use typify::{TypeSpace, TypeSpaceImpl, TypeSpaceSettings};

use super::names::Names;
use super::open::OpenType;
use super::quietly;
use super::syntax;
use crate::schema::{self, COMPONENTS, Object};

/// Where typify's own open types are named from, whatever file the code stands in.
const MAP: &str = "::indexmap::IndexMap";

/// Structs and their impls, by type name.
pub(super) fn generate(spec: &Value, open: &[OpenType]) -> Result<BTreeMap<String, Vec<Item>>> {
    let definitions = definitions(spec)?;
    let ours: Vec<&str> = open.iter().map(|open| open.name.as_str()).collect();
    let stream = tokens(&definitions, &ours).map_err(|refusal| {
        let place = culprit(&definitions, &ours).map_or_else(String::new, |name| {
            format!("/components/schemas/{name}: ")
        });
        anyhow!("{place}typify refuses the schema ({refusal}); a rule of xtask/src/regen/simplify.rs is missing")
    })?;
    let file: syn::File = syn::parse2(stream).context("typify's output does not parse")?;
    Ok(by_type(file.items, &secrets(spec)))
}

/// typify's code for all definitions; those named in `replaced` are taken for types of ours.
fn tokens(definitions: &[(String, Schema)], replaced: &[&str]) -> Result<TokenStream, String> {
    let mut settings = TypeSpaceSettings::default();
    settings.with_map_type(MAP.to_owned());
    for name in replaced {
        let none = std::iter::empty::<TypeSpaceImpl>();
        settings.with_replacement(name, format!("crate::types::{name}"), none);
    }
    quietly(move || {
        let mut space = TypeSpace::new(&settings);
        space
            .add_ref_types(definitions.iter().cloned())
            .map_err(|error| error.to_string())?;
        Ok(space.to_stream())
    })
}

/// The first definition that typify refuses when all others are ours.
fn culprit<'a>(definitions: &'a [(String, Schema)], ours: &[&str]) -> Option<&'a str> {
    let names: Vec<String> = definitions
        .iter()
        .map(|(name, _)| rust_name(name))
        .collect();
    definitions
        .iter()
        .zip(&names)
        .find_map(|((component, _), name)| {
            let others: Vec<&str> = names
                .iter()
                .filter(|other| *other != name)
                .map(String::as_str)
                .collect();
            let refused = !ours.contains(&name.as_str()) && tokens(definitions, &others).is_err();
            refused.then_some(component.as_str())
        })
}

/// The components as JSON Schema, which is what typify reads.
fn definitions(spec: &Value) -> Result<Vec<(String, Schema)>> {
    let mut document = json!({ "components": { "schemas": schema::components(spec) } });
    schema::visit_document(&mut document, &mut |schema, _| {
        if let Some(schema) = schema.as_object_mut() {
            nullable_to_union(schema);
        }
    });
    schema::components(&document)
        .iter()
        .map(|(name, schema)| {
            let text = schema.to_string().replace(COMPONENTS, "#/definitions/");
            let schema = serde_json::from_str(&text)
                .with_context(|| format!("/components/schemas/{name} is not a schema"))?;
            Ok((name.clone(), schema))
        })
        .collect()
}

/// JSON Schema has no `nullable`.
fn nullable_to_union(schema: &mut Object) {
    if schema.shift_remove("nullable") != Some(json!(true)) {
        return;
    }
    let description = schema.shift_remove("description");
    let inner = match schema
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([only]) if schema.len() == 1 => only.clone(),
        _ => Value::Object(std::mem::take(schema)),
    };
    *schema = Map::new();
    schema.extend(description.map(|text| ("description".to_owned(), text)));
    schema.insert("oneOf".into(), json!([inner, { "type": "null" }]));
}

/// Sorts items to their types, drops what we have no use for, and adds what typify does not write.
fn by_type(items: Vec<Item>, secrets: &[(String, String)]) -> BTreeMap<String, Vec<Item>> {
    let mut types: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for mut item in items {
        let name = match &mut item {
            Item::Struct(item) => {
                syntax::tidy_docs(&mut item.attrs);
                item.attrs.push(syn::parse_quote!(#[non_exhaustive]));
                for field in &mut item.fields {
                    syntax::tidy_docs(&mut field.attrs);
                    read_without_type(field);
                }
                tell_fields_apart(item);
                default_without_required(item);
                item.ident.to_string()
            }
            Item::Enum(item) => {
                syntax::tidy_docs(&mut item.attrs);
                item.ident.to_string()
            }
            Item::Type(item) => {
                syntax::tidy_docs(&mut item.attrs);
                item.ident.to_string()
            }
            Item::Impl(item) => match syntax::subject_of(item) {
                Some(name) => name,
                None => continue,
            },
            // Errors of constrained strings, and defaults: simplify leaves neither.
            _ => continue,
        };
        let setters = match &item {
            Item::Struct(item) => setters(item),
            _ => None,
        };
        let debug = match &mut item {
            Item::Struct(item) => debug_without_secrets(item, secrets),
            _ => None,
        };
        let list = types.entry(name).or_default();
        list.push(item);
        list.extend(debug);
        list.extend(setters);
    }
    types
}

/// What may be large and has no type (results, and the evidence beside them) is read by `json.rs` of the bindings.
fn read_without_type(field: &mut syn::Field) {
    let Some(kind) = syntax::option_of(&field.ty) else {
        return;
    };
    let kind = kind.to_token_stream().to_string().replace(' ', "");
    let list = kind
        .strip_prefix("::std::vec::Vec<")
        .and_then(|entry| entry.strip_suffix('>'));
    if list.unwrap_or(&kind).starts_with("::serde_json::Map<") {
        field
            .attrs
            .push(syn::parse_quote!(#[serde(default, deserialize_with = "crate::json::optional")]));
    }
}

/// Properties that differ only in case or punctuation would be one field, and so would one called `extra` and the field
/// that keeps what is unknown: the later ones get a number.
fn tell_fields_apart(item: &mut ItemStruct) {
    let mut names = Names::default();
    for field in &mut item.fields {
        let Some(ident) = field.ident.clone() else {
            continue;
        };
        let name = names.claim(&ident.to_string());
        if ident == name {
            continue;
        }
        let on_the_wire = field
            .attrs
            .iter()
            .any(|attribute| attribute.to_token_stream().to_string().contains("rename"));
        if !on_the_wire && !syntax::is_flattened(field) {
            let property = ident.to_string();
            field
                .attrs
                .push(syn::parse_quote!(#[serde(rename = #property)]));
        }
        field.ident = Some(format_ident!("{name}"));
    }
}

/// Types and their properties that must not be printed.
fn secrets(spec: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (component, schema) in schema::components(spec) {
        let properties = schema.get("properties").and_then(Value::as_object);
        for (property, schema) in properties.into_iter().flatten() {
            if schema.get(schema::SECRET) == Some(&json!(true)) {
                found.push((rust_name(component), property.clone()));
            }
        }
    }
    found
}

/// A `Debug` that says of a secret only whether there is one, in place of the derived one.
fn debug_without_secrets(item: &mut ItemStruct, secrets: &[(String, String)]) -> Option<Item> {
    let of_this = |name: &str| {
        secrets
            .iter()
            .any(|(of, property)| item.ident == of && property == name)
    };
    let names: Vec<syn::Ident> = item
        .fields
        .iter()
        .filter_map(|field| field.ident.clone())
        .collect();
    let hidden: Vec<bool> = names
        .iter()
        .map(|name| of_this(name.to_string().trim_start_matches("r#")))
        .collect();
    if !hidden.contains(&true) {
        return None;
    }
    for attribute in &mut item.attrs {
        if attribute.path().is_ident("derive") {
            let kept = attribute
                .parse_args_with(
                    syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated,
                )
                .ok()?
                .into_iter()
                .filter(|path| {
                    path.segments
                        .last()
                        .is_some_and(|last| last.ident != "Debug")
                });
            *attribute = syn::parse_quote!(#[derive(#(#kept),*)]);
        }
    }
    let fields = names.iter().zip(&hidden).map(|(name, hidden)| {
        let label = name.to_string();
        if *hidden {
            quote!(.field(#label, &crate::open::Hidden::of(&self.#name)))
        } else {
            quote!(.field(#label, &self.#name))
        }
    });
    let (ident, label) = (&item.ident, item.ident.to_string());
    Some(syn::parse_quote! {
        impl std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#label) #(#fields)* .finish()
            }
        }
    })
}

/// What needs nothing can be made from nothing. typify derives `Default` for some of these only.
fn default_without_required(item: &mut ItemStruct) {
    let Fields::Named(fields) = &item.fields else {
        return;
    };
    let needs =
        |field: &syn::Field| syntax::option_of(&field.ty).is_none() && !syntax::is_flattened(field);
    let derived = item
        .attrs
        .iter()
        .any(|attribute| attribute.to_token_stream().to_string().contains("Default"));
    if !derived && !fields.named.iter().any(needs) {
        item.attrs.push(syn::parse_quote!(#[derive(Default)]));
    }
}

/// A constructor that takes what is required, and a setter for each optional field, so that a field added tomorrow
/// breaks nobody.
fn setters(item: &ItemStruct) -> Option<Item> {
    let Fields::Named(fields) = &item.fields else {
        return None;
    };
    let name = &item.ident;
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    let mut methods = Vec::new();
    for field in &fields.named {
        let ident = field.ident.as_ref()?;
        let flattened = syntax::is_flattened(field);
        if let Some(inner) = syntax::option_of(&field.ty) {
            let doc = format!(" Sets `{}`.", ident.to_string().trim_start_matches("r#"));
            // `new` is the constructor's.
            let method = if ident == "new" {
                format_ident!("set_new")
            } else {
                ident.clone()
            };
            values.push(quote!(#ident: None));
            methods.push(quote! {
                #[doc = #doc]
                #[must_use]
                pub fn #method(mut self, value: impl Into<#inner>) -> Self {
                    self.#ident = Some(value.into());
                    self
                }
            });
        } else if flattened {
            values.push(quote!(#ident: Default::default()));
        } else {
            let (kind, value) = parameter(&field.ty, ident);
            parameters.push(quote!(#ident: #kind));
            values.push(quote!(#ident: #value));
        }
    }
    let doc = match parameters.len() {
        0 => " One with nothing set.".to_owned(),
        _ => " One with what is required.".to_owned(),
    };
    let default = parameters.is_empty().then(|| format_ident!("new"));
    // Without required fields there is `Default` already.
    let constructor = match default {
        Some(_) => quote!(),
        None => quote! {
            #[doc = #doc]
            #[must_use]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        },
    };
    if methods.is_empty() && constructor.is_empty() {
        return None;
    }
    Some(syn::parse_quote! { impl #name { #constructor #(#methods)* } })
}

/// How a required field is handed over.
fn parameter(kind: &Type, ident: &syn::Ident) -> (TokenStream, TokenStream) {
    (quote!(impl Into<#kind>), quote!(#ident.into()))
}

/// The Rust name of a component.
pub(super) fn rust_name(component: &str) -> String {
    component.to_pascal_case()
}
