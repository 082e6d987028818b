//! Looking at generated Rust, and mending it.

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Expr, Field, GenericArgument, ItemImpl, Lit, Meta, Path, PathArguments, Type,
};

/// The text of doc attributes, as one.
fn doc_text(attributes: &[Attribute]) -> String {
    attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => Some(text.value()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })
        .flat_map(|text| {
            text.lines()
                .map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned())
                .collect::<Vec<_>>()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Keeps the words of docs: no JSON schema, no sample that nobody compiles, no name in place of a description.
pub(super) fn tidy_docs(attributes: &mut Vec<Attribute>) {
    let text = doc_text(attributes);
    attributes.retain(|attribute| !attribute.path().is_ident("doc"));
    let text = ["<details>", "```ignore"]
        .iter()
        .fold(text.as_str(), |text, mark| {
            text.split_once(mark).map_or(text, |(before, _)| before)
        });
    // A link from a file that the code has moved out of.
    let text = text.replace("super::Client", "crate::Client");
    let text = text.trim();
    let is_only_a_name = text.starts_with('`') && text.ends_with('`') && !text.contains(' ');
    if text.is_empty() || is_only_a_name {
        return;
    }
    let docs = doc_attributes(text);
    attributes.splice(0..0, docs);
}

/// One doc attribute a line, so that it is printed as `///`.
pub(super) fn doc_attributes(text: &str) -> Vec<Attribute> {
    text.lines()
        .map(|line| {
            let line = line.trim_end();
            let line = if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            };
            syn::parse_quote!(#[doc = #line])
        })
        .collect()
}

/// The name of the type that an impl is for; none for what we leave out (`From<&T>`, which only clones).
pub(super) fn subject_of(item: &ItemImpl) -> Option<String> {
    if let Some((path, _)) = &item.trait_
        && let Some(last) = path.segments.last()
        && last.ident == "From"
        && last
            .arguments
            .to_token_stream()
            .to_string()
            .starts_with("< &")
    {
        return None;
    }
    // `impl From<Ours> for Theirs` belongs to ours.
    if let Some((path, _)) = &item.trait_
        && matches!(item.self_ty.as_ref(), Type::Path(path) if path.path.leading_colon.is_some())
        && let Some(Type::Path(from)) = path
            .segments
            .last()
            .and_then(|last| first_type(&last.arguments))
    {
        return from
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string());
    }
    match item.self_ty.as_ref() {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

/// `T` of `Option<T>`.
pub(super) fn option_of(kind: &Type) -> Option<&Type> {
    let Type::Path(path) = kind else { return None };
    let last = path
        .path
        .segments
        .last()
        .filter(|segment| segment.ident == "Option")?;
    first_type(&last.arguments)
}

/// The first type between the angle brackets.
fn first_type(arguments: &PathArguments) -> Option<&Type> {
    match arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(kind) => Some(kind),
                _ => None,
            })
        }
        _ => None,
    }
}

/// Whether a field holds what no other field names.
pub(super) fn is_flattened(field: &Field) -> bool {
    field
        .attrs
        .iter()
        .any(|attribute| attribute.to_token_stream().to_string().contains("flatten"))
}

/// Makes paths that start with `super` or `types` stand on `crate`, so that code can move to another file.
pub(super) struct Rebase;

impl VisitMut for Rebase {
    fn visit_path_mut(&mut self, path: &mut Path) {
        if path.leading_colon.is_none()
            && let Some(first) = path.segments.first_mut()
        {
            if first.ident == "super" {
                first.ident = syn::Ident::new("crate", first.ident.span());
            } else if first.ident == "types" && path.segments.len() > 1 {
                path.segments.insert(0, syn::parse_quote!(crate));
            }
        }
        visit_mut::visit_path_mut(self, path);
    }
}

/// `::std::option::Option` is `Option`, unless the API has a type of that name.
pub(super) struct Shorten<'a> {
    pub(super) taken: &'a [String],
}

impl VisitMut for Shorten<'_> {
    fn visit_path_mut(&mut self, path: &mut Path) {
        const PRELUDE: [[&str; 3]; 6] = [
            ["std", "option", "Option"],
            ["std", "string", "String"],
            ["std", "vec", "Vec"],
            ["std", "result", "Result"],
            ["std", "convert", "From"],
            ["std", "convert", "TryInto"],
        ];
        visit_mut::visit_path_mut(self, path);
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        let in_prelude = PRELUDE
            .iter()
            .any(|known| names.iter().take(3).eq(known.iter()));
        if in_prelude && !self.taken.contains(&names[2]) {
            path.leading_colon = None;
            path.segments = path.segments.iter().skip(2).cloned().collect();
        }
    }
}
