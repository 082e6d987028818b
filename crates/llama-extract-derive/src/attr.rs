//! Attributes as lists of settings: `#[serde(rename = "a", default)]` is two.
//!
//! Settings are cut out of the tokens without being parsed as expressions: most belong to other derives and are none of
//! our business.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Ident, LitStr,
    ext::IdentExt,
    parse::{Parse, Parser},
};

use crate::errors::Errors;

/// One setting of an attribute.
pub(crate) struct Setting {
    pub(crate) key: Ident,
    /// What stands after `=`.
    pub(crate) value: Option<TokenStream>,
    /// What stands in parentheses.
    pub(crate) list: Option<TokenStream>,
    /// The whole, to be copied or pointed at.
    pub(crate) tokens: TokenStream,
}

impl Setting {
    pub(crate) fn is(&self, key: &str) -> bool {
        self.key == key
    }

    /// The value as a string literal.
    pub(crate) fn string(&self) -> Option<LitStr> {
        syn::parse2(self.value.clone()?).ok()
    }

    /// The string that holds for deserialization: `= "a"` or `(deserialize = "a")`.
    pub(crate) fn deserialize_string(&self) -> Option<LitStr> {
        match &self.list {
            Some(list) => settings_of(list.clone())
                .iter()
                .find(|inner| inner.is("deserialize"))?
                .string(),
            None => self.string(),
        }
    }

    /// The value read as a type or path, with or without quotes.
    pub(crate) fn parsed<T: Parse>(&self, errors: &mut Errors, example: &str) -> Option<T> {
        let parsed = match (self.string(), &self.value) {
            (Some(text), _) => text.parse(),
            (None, Some(value)) => syn::parse2(value.clone()),
            (None, None) => Err(syn::Error::new(self.key.span(), "no value")),
        };
        if parsed.is_err() {
            errors.at(
                &self.tokens,
                format_args!("expected `{} = \"{example}\"`", self.key),
            );
        }
        parsed.ok()
    }
}

/// All settings of the attributes of one name.
pub(crate) fn settings(attrs: &[Attribute], name: &str) -> Vec<Setting> {
    let lists = attrs
        .iter()
        .filter(|attr| attr.path().is_ident(name))
        .filter_map(|attr| attr.meta.require_list().ok());
    lists
        .flat_map(|list| settings_of(list.tokens.clone()))
        .collect()
}

fn settings_of(tokens: TokenStream) -> Vec<Setting> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let parts =
        tokens.split(|tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ','));
    parts.filter_map(setting).collect()
}

fn setting(tokens: &[TokenTree]) -> Option<Setting> {
    let (key, rest) = tokens.split_first()?;
    // `crate` is a keyword, and yet a key.
    let key = Ident::parse_any.parse2(key.to_token_stream()).ok()?;
    let (mut value, mut list) = (None, None);
    match rest.split_first() {
        Some((TokenTree::Punct(equals), rest)) if equals.as_char() == '=' => {
            value = Some(rest.iter().cloned().collect());
        }
        Some((TokenTree::Group(group), _)) if group.delimiter() == Delimiter::Parenthesis => {
            list = Some(group.stream());
        }
        _ => {}
    }
    Some(Setting {
        key,
        value,
        list,
        tokens: tokens.iter().cloned().collect(),
    })
}
