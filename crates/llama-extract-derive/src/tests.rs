//! What the output names, seen from a crate that has nothing in scope.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use proc_macro2::{TokenStream, TokenTree};
use syn::{DeriveInput, parse_quote};

fn sample() -> DeriveInput {
    parse_quote! {
        /// Docs
        #[serde(rename_all = "camelCase", default, deny_unknown_fields)]
        pub struct Sample<T> {
            /// Docs
            #[schemars(range(min = 1))]
            a: u32,
            #[serde(flatten)]
            b: Vec<T>,
            #[serde(default)]
            c: Option<String>,
        }
    }
}

/// The first segments of all paths that start with `::`, attributes and string literals left aside.
fn absolute_roots(tokens: TokenStream, roots: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let colon = |index: usize| matches!(tokens.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    for (index, tree) in tokens.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => absolute_roots(group.stream(), roots),
            TokenTree::Ident(ident) => {
                let after_colons = index >= 2 && colon(index - 1) && colon(index - 2);
                let continues =
                    index >= 3 && matches!(tokens.get(index - 3), Some(TokenTree::Ident(_)));
                let closes = index >= 3
                    && matches!(tokens.get(index - 3), Some(TokenTree::Punct(punct)) if punct.as_char() == '>');
                if after_colons && !continues && !closes {
                    roots.push(ident.to_string());
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_output_names_no_crate_but_ours_and_core() {
    let mut roots = Vec::new();
    absolute_roots(crate::derive(&sample()).unwrap(), &mut roots);

    roots.sort();
    roots.dedup();
    assert_eq!(roots, ["core", "llama_extract"]);
}

#[test]
fn the_crate_path_is_replaced_everywhere() {
    let mut input = sample();
    input
        .attrs
        .push(parse_quote!(#[extract(crate = "::elsewhere::renamed")]));

    let output = crate::derive(&input).unwrap();

    let mut roots = Vec::new();
    absolute_roots(output.clone(), &mut roots);
    roots.sort();
    roots.dedup();
    assert_eq!(roots, ["core", "elsewhere"]);
    assert!(!output.to_string().contains("llama_extract"));
}

#[test]
fn all_errors_of_one_type_are_reported_together() {
    let input: DeriveInput = parse_quote! {
        #[extract(wrong)]
        struct Sample<'a> {
            a: (u8, u8),
            b: Vec<Sample<'a>>,
        }
    };

    let errors = crate::derive(&input).unwrap_err();

    assert_eq!(errors.into_iter().count(), 4);
}
