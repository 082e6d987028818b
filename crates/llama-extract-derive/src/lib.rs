//! `#[derive(ExtractSchema)]` for `llama-extract`. Its documentation stands there, at the trait.
//!
//! `attr` reads attributes, `model` builds a tree of our own from the input, `check` refuses what cannot be extracted, and
//! `expand` writes the code. Errors are collected on the way, so that one run shows them all.

mod attr;
mod case;
mod check;
mod errors;
mod expand;
mod model;

use proc_macro2::TokenStream;
use syn::DeriveInput;

/// Derives `llama_extract::ExtractSchema`: what a type looks like to the extraction service, and the mirror type that
/// holds the evidence for its fields.
#[proc_macro_derive(ExtractSchema, attributes(extract, schemars, serde))]
pub fn derive_extract_schema(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as DeriveInput);
    derive(&input)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

fn derive(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut errors = errors::Errors::default();
    let container = model::Container::read(input, &mut errors);
    if let Some(container) = &container {
        check::check(container, &mut errors);
    }
    errors.finish()?;
    Ok(container
        .map(|container| expand::expand(&container))
        .unwrap_or_default())
}

#[cfg(test)]
mod tests;
