//! The input as a tree of our own.

use proc_macro2::TokenStream;
use syn::{
    Attribute, Data, DeriveInput, Fields, Generics, Ident, Path, Type, Visibility, ext::IdentExt,
    parse_quote,
};

use crate::{
    attr::{Setting, settings},
    case::Case,
    errors::Errors,
};

/// A struct or an enum, with what its attributes say.
pub(crate) struct Container {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) generics: Generics,
    /// Where `llama_extract` is.
    pub(crate) krate: Path,
    pub(crate) copied: Copied,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
}

/// A named field that is extracted.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    /// The type whose schema and evidence it has: its own, or that of `with`.
    pub(crate) ty: Type,
    /// Its name in JSON.
    pub(crate) name: String,
    pub(crate) defaulted: bool,
    pub(crate) flattened: bool,
    pub(crate) copied: Copied,
}

/// A unit variant.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) copied: Copied,
}

/// What goes to the schemars mirror as it stands: doc comments, and settings that schemars reads better than we would.
pub(crate) struct Copied {
    pub(crate) docs: Vec<Attribute>,
    pub(crate) serde: Vec<TokenStream>,
    pub(crate) schemars: Vec<TokenStream>,
}

impl Copied {
    /// Settings of schemars that describe a value. The others replace or rename, which serde would not know of.
    const SCHEMARS: [&str; 6] = [
        "description",
        "example",
        "length",
        "pattern",
        "range",
        "regex",
    ];

    fn read(attrs: &[Attribute], serde: &[&str]) -> Self {
        let copy = |name, keys: &[&str]| -> Vec<TokenStream> {
            let wanted = settings(attrs, name)
                .into_iter()
                .filter(|setting| keys.iter().any(|key| setting.is(key)));
            wanted.map(|setting| setting.tokens).collect()
        };
        Self {
            docs: attrs
                .iter()
                .filter(|attr| attr.path().is_ident("doc"))
                .cloned()
                .collect(),
            serde: copy("serde", serde),
            schemars: copy("schemars", &Self::SCHEMARS),
        }
    }
}

impl Copied {
    /// Whether schemars has anything to say about it.
    pub(crate) fn is_described(&self) -> bool {
        !self.docs.is_empty() || !self.schemars.is_empty()
    }
}

impl Container {
    /// Reads what there is. Nothing when the shape itself cannot be extracted; everything wrong goes to `errors`.
    pub(crate) fn read(input: &DeriveInput, errors: &mut Errors) -> Option<Self> {
        let mut krate: Path = parse_quote!(::llama_extract);
        for setting in settings(&input.attrs, "extract") {
            if setting.is("crate") {
                krate = setting.parsed(errors, "::llama_extract").unwrap_or(krate);
            } else {
                unknown(&setting, "crate", "with", "belongs to a field", errors);
            }
        }
        let serde = settings(&input.attrs, "serde");
        refuse_reshaping(&serde, matches!(input.data, Data::Enum(_)), errors);
        let body = match &input.data {
            Data::Struct(data) => {
                Body::Struct(read_fields(&input.ident, &data.fields, &serde, errors)?)
            }
            Data::Enum(data) => Body::Enum(
                data.variants
                    .iter()
                    .filter_map(|variant| read_variant(variant, errors))
                    .collect(),
            ),
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    "a union cannot be extracted: use a struct with named fields",
                );
                return None;
            }
        };
        Some(Self {
            ident: input.ident.clone(),
            vis: input.vis.clone(),
            generics: input.generics.clone(),
            krate,
            copied: Copied::read(&input.attrs, &["deny_unknown_fields", "rename_all"]),
            body,
        })
    }
}

/// Settings that make serde read something else than the fields or variants that stand there.
fn refuse_reshaping(serde: &[Setting], is_enum: bool, errors: &mut Errors) {
    for setting in serde {
        let key = setting.key.to_string();
        let reshapes = match key.as_str() {
            "from" | "try_from" | "remote" | "transparent" => true,
            "tag" | "content" | "untagged" => is_enum,
            _ => false,
        };
        if !reshapes {
            continue;
        }
        let remedy = match key.as_str() {
            "from" | "try_from" => {
                "derive `ExtractSchema` for the type it is made from, and convert afterwards"
            }
            _ => {
                "remove the attribute, or use `#[extract(with = \"...\")]` where the type is a field"
            }
        };
        errors.at(
            &setting.tokens,
            format_args!("`#[serde({key})]` changes what the type looks like in JSON, so its schema would be wrong: {remedy}"),
        );
    }
}

fn read_fields(
    owner: &Ident,
    fields: &Fields,
    serde: &[Setting],
    errors: &mut Errors,
) -> Option<Vec<Field>> {
    match fields {
        Fields::Named(_) => {}
        Fields::Unnamed(fields) => {
            let remedy = match fields.unnamed.len() {
                1 => {
                    "; for a wrapper around one value, use `#[extract(with = \"...\")]` on the fields that hold it"
                }
                _ => "",
            };
            let message = format!(
                "a tuple struct has no field names to extract by: name them, as in `struct {owner} {{ name: String }}`{remedy}"
            );
            errors.at(fields, message);
            return None;
        }
        Fields::Unit => {
            errors.at(
                owner,
                format_args!("a unit struct has nothing to extract: add fields, as in `struct {owner} {{ name: String }}`"),
            );
            return None;
        }
    }
    let rename_all = serde.iter().find(|setting| setting.is("rename_all"));
    let case = rename_all
        .and_then(Setting::deserialize_string)
        .and_then(|rule| Case::named(&rule.value()));
    let defaulted = serde.iter().any(|setting| setting.is("default"));
    Some(
        fields
            .iter()
            .filter_map(|field| read_field(field, case, defaulted, errors))
            .collect(),
    )
}

/// One field; nothing for a field that serde skips.
fn read_field(
    field: &syn::Field,
    case: Option<Case>,
    mut defaulted: bool,
    errors: &mut Errors,
) -> Option<Field> {
    let ident = field.ident.clone()?;
    let plain = ident.unraw().to_string();
    let mut name = case.map_or_else(|| plain.clone(), |case| case.apply(&plain));
    let mut flattened = false;
    for setting in settings(&field.attrs, "serde") {
        match setting.key.to_string().as_str() {
            "rename" => {
                if let Some(renamed) = setting.deserialize_string() {
                    name = renamed.value();
                }
            }
            "default" => defaulted = true,
            "flatten" => flattened = true,
            "skip" | "skip_deserializing" => return None,
            _ => {}
        }
    }
    let mut with: Option<Type> = None;
    for setting in settings(&field.attrs, "extract") {
        if setting.is("with") {
            with = setting.parsed(errors, "String");
        } else {
            unknown(&setting, "with", "crate", "belongs to the type", errors);
        }
    }
    for setting in settings(&field.attrs, "schemars") {
        if setting.is("with") && with.is_none() {
            with = setting.parsed(errors, "String");
        } else if setting.is("schema_with") && with.is_none() {
            errors.at(
                &setting.tokens,
                "`schema_with` gives a schema but no evidence: name a type that looks the same in JSON with `#[extract(with = \"String\")]`",
            );
        }
    }
    Some(Field {
        ident,
        vis: field.vis.clone(),
        ty: with.unwrap_or_else(|| field.ty.clone()),
        name,
        defaulted,
        flattened,
        copied: Copied::read(&field.attrs, &["flatten", "rename"]),
    })
}

fn read_variant(variant: &syn::Variant, errors: &mut Errors) -> Option<Variant> {
    for setting in settings(&variant.attrs, "serde") {
        if setting.is("untagged") {
            errors.at(
                &setting.tokens,
                "an untagged variant is not read by its name: remove the attribute",
            );
        }
    }
    if !matches!(variant.fields, Fields::Unit) {
        errors.at(
            variant,
            format_args!(
                "variant `{}` carries data, and the service takes enums of plain names only: make it a struct with an `Option` field for each case",
                variant.ident
            ),
        );
        return None;
    }
    Some(Variant {
        ident: variant.ident.clone(),
        copied: Copied::read(&variant.attrs, &["rename", "skip", "skip_deserializing"]),
    })
}

/// An `#[extract(..)]` key that is not known here.
fn unknown(setting: &Setting, known: &str, elsewhere: &str, place: &str, errors: &mut Errors) {
    let key = &setting.key;
    let message = if setting.is(elsewhere) {
        format!("`#[extract({key})]` {place}")
    } else {
        format!(
            "unknown attribute `#[extract({key})]`: here it can be `#[extract({known} = \"...\")]`"
        )
    };
    errors.push(syn::Error::new(key.span(), message));
}
