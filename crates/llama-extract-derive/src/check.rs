//! What a type alone shows to be wrong.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, GenericParam, PathArguments, PathSegment, Type};

use crate::{
    errors::Errors,
    model::{Body, Container, Field},
};

pub(crate) fn check(container: &Container, errors: &mut Errors) {
    match &container.body {
        Body::Struct(fields) => {
            check_generics(container, fields, errors);
            if fields.is_empty() {
                errors.at(
                    &container.ident,
                    "there is nothing to extract: add a field that serde does not skip",
                );
            }
            for field in fields {
                check_field(&container.ident, field, errors);
            }
        }
        Body::Enum(variants) => {
            if let Some(param) = container.generics.params.first() {
                errors.at(param, "an enum of plain names has no use for parameters");
            }
            if variants.is_empty() {
                errors.at(
                    &container.ident,
                    "an enum without variants has no value to extract",
                );
            }
        }
    }
}

fn check_generics(container: &Container, fields: &[Field], errors: &mut Errors) {
    for param in &container.generics.params {
        match param {
            GenericParam::Lifetime(lifetime) => errors.at(
                lifetime,
                "an extracted value outlives the answer it came in, so it cannot borrow: use owned types such as `String`",
            ),
            GenericParam::Const(param) => errors.at(param, "constant parameters are not supported"),
            GenericParam::Type(param) => {
                if !fields.iter().any(|field| names(&field.ty, &[&param.ident])) {
                    errors.at(
                        param,
                        format_args!("no extracted field is of type parameter `{}`: remove the parameter", param.ident),
                    );
                }
            }
        }
    }
}

fn check_field(owner: &Ident, field: &Field, errors: &mut Errors) {
    let ty = &field.ty;
    if names(ty, &[owner, &Ident::new("Self", owner.span())]) {
        errors.at(
            ty,
            format_args!(
                "`{owner}` contains itself, and the service takes no recursive schema: write out the levels that you need as types of their own"
            ),
        );
    }
    if field.flattened && last_segment(ty).is_some_and(|segment| segment.ident == "Option") {
        errors.at(ty, "a flattened `Option` cannot be told from its parts: make each field inside it an `Option` instead");
    }
    check_type(ty, errors);
}

/// Looks for maps and tuples, also inside other types.
fn check_type(ty: &Type, errors: &mut Errors) {
    match ty {
        Type::Tuple(tuple) => {
            errors.at(
                tuple,
                "a tuple has no names to extract by: use a struct with named fields",
            );
        }
        Type::Array(array) => {
            errors.at(
                array,
                "the service does not count: use `Vec` in place of an array of fixed length",
            );
        }
        Type::Reference(reference) => {
            errors.at(
                reference,
                "an extracted value cannot borrow: use an owned type such as `String`",
            );
        }
        _ => {}
    }
    let Some(segment) = last_segment(ty) else {
        return;
    };
    let inner = arguments(segment);
    match segment.ident.to_string().as_str() {
        "BTreeMap" | "HashMap" | "IndexMap" => {
            if let [key, _, ..] = inner.as_slice()
                && last_segment(key).is_some_and(|key| key.ident != "String")
            {
                errors.at(
                    key,
                    format_args!(
                        "a key of type `{}` cannot be extracted: names in JSON are strings, so use `String`, or a `Vec` of structs with the key as a field",
                        key.to_token_stream()
                    ),
                );
            }
        }
        "BTreeSet" | "HashSet" | "IndexSet" => {
            errors.at(
                ty,
                "a set loses the order that evidence goes by: use `Vec`, and make a set of it afterwards",
            );
            return;
        }
        _ => {}
    }
    for inner in inner {
        check_type(inner, errors);
    }
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}

fn arguments(segment: &PathSegment) -> Vec<&Type> {
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => {
            let types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            types.collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a type names one of some types directly. `other::Name` is another type of that name.
pub(crate) fn names(ty: &Type, wanted: &[&Ident]) -> bool {
    fn search(tokens: TokenStream, wanted: &[&Ident]) -> bool {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let colon = |tree: Option<&TokenTree>| matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        tokens.iter().enumerate().any(|(index, tree)| match tree {
            TokenTree::Ident(ident) => {
                let in_path = index
                    .checked_sub(1)
                    .is_some_and(|before| colon(tokens.get(before)));
                wanted.contains(&ident) && !in_path
            }
            TokenTree::Group(group) => search(group.stream(), wanted),
            _ => false,
        })
    }
    search(ty.to_token_stream(), wanted)
}
