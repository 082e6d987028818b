//! The types of the API, by typify.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use heck::ToPascalCase;
use quote::{format_ident, quote};
use schemars_08::schema::Schema;
use serde_json::{Map, Value, json};
use syn::{Fields, Item, ItemStruct, Type};
use typify::{TypeSpace, TypeSpaceImpl, TypeSpaceSettings};

use super::open::OpenType;
use super::syntax;
use crate::schema::{self, COMPONENTS, Object};

/// Where typify's own open types are named from, whatever file the code stands in.
const MAP: &str = "::indexmap::IndexMap";

/// Structs and their impls, by type name.
pub(super) fn generate(spec: &Value, open: &[OpenType]) -> Result<BTreeMap<String, Vec<Item>>> {
    let mut settings = TypeSpaceSettings::default();
    settings.with_map_type(MAP.to_owned());
    for OpenType { name, .. } in open {
        let none = std::iter::empty::<TypeSpaceImpl>();
        settings.with_replacement(name, format!("crate::types::{name}"), none);
    }
    let mut space = TypeSpace::new(&settings);
    space
        .add_ref_types(definitions(spec)?)
        .context("typify refuses a schema of spec/openapi.json")?;
    let file: syn::File =
        syn::parse2(space.to_stream()).context("typify's output does not parse")?;
    Ok(by_type(file.items))
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
fn by_type(items: Vec<Item>) -> BTreeMap<String, Vec<Item>> {
    let mut types: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for mut item in items {
        let name = match &mut item {
            Item::Struct(item) => {
                syntax::tidy_docs(&mut item.attrs);
                item.attrs.push(syn::parse_quote!(#[non_exhaustive]));
                for field in &mut item.fields {
                    syntax::tidy_docs(&mut field.attrs);
                }
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
        let list = types.entry(name).or_default();
        list.push(item);
        list.extend(setters);
    }
    types
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
            values.push(quote!(#ident: None));
            methods.push(quote! {
                #[doc = #doc]
                #[must_use]
                pub fn #ident(mut self, value: impl Into<#inner>) -> Self {
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
fn parameter(
    kind: &Type,
    ident: &syn::Ident,
) -> (proc_macro2::TokenStream, proc_macro2::TokenStream) {
    (quote!(impl Into<#kind>), quote!(#ident.into()))
}

/// The Rust name of a component.
pub(super) fn rust_name(component: &str) -> String {
    component.to_pascal_case()
}
