//! The code: a mirror for schemars, a mirror for evidence, and the traits.
//!
//! Everything stands in `const _: () = { .. }`, where the mirrors clash with no name of the user's.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{
    GenericParam, Generics, Ident, LitStr, Path, ext::IdentExt, parse_quote, parse_quote_spanned,
    spanned::Spanned,
};

use crate::{
    check::names,
    model::{Body, Container, Copied, Field, Variant},
};

pub(crate) fn expand(container: &Container) -> TokenStream {
    let krate = &container.krate;
    let private: Path = parse_quote!(#krate::__private);
    let code = match &container.body {
        Body::Struct(fields) => Struct::new(container, fields, &private).expand(),
        Body::Enum(variants) => expand_enum(container, variants, &private),
    };
    quote! {
        #[doc(hidden)]
        #[allow(
            dead_code, non_camel_case_types, non_snake_case, trivial_bounds, unreachable_pub,
            reason = "mirrors a type whose author answers for its style"
        )]
        const _: () = {
            #code
        };
    }
}

/// The attributes of a mirror for schemars.
fn mirror_attributes(copied: &Copied, private: &Path) -> TokenStream {
    let Copied {
        docs,
        serde,
        schemars,
    } = copied;
    let schemars_crate = string(quote!(#private::schemars), Span::call_site());
    quote! {
        #[derive(#private::schemars::JsonSchema)]
        #[schemars(crate = #schemars_crate, bound = "", #(#schemars),*)]
        #[serde(#(#serde),*)]
        #(#docs)*
    }
}

fn member_attributes(
    Copied {
        docs,
        serde,
        schemars,
    }: &Copied,
) -> TokenStream {
    let serde = (!serde.is_empty()).then(|| quote!(#[serde(#(#serde),*)]));
    let schemars = (!schemars.is_empty()).then(|| quote!(#[schemars(#(#schemars),*)]));
    quote!(#(#docs)* #serde #schemars)
}

/// Tokens as a string literal, the way schemars takes paths. A path printed by `quote` parses again with its spaces.
fn string(tokens: TokenStream, span: Span) -> LitStr {
    LitStr::new(&tokens.to_string(), span)
}

/// The tokens as if they stood at a span: the compiler points at all tokens of a bound together.
fn located(tokens: impl ToTokens, span: Span) -> TokenStream {
    let span = Span::call_site().located_at(span);
    let move_to = |mut tree: TokenTree| {
        tree.set_span(span);
        tree
    };
    tokens
        .into_token_stream()
        .into_iter()
        .map(move_to)
        .collect()
}

fn expand_enum(container: &Container, variants: &[Variant], private: &Path) -> TokenStream {
    let ident = &container.ident;
    let attributes = mirror_attributes(&container.copied, private);
    // schemars lists variants without a description before those with one; an empty one keeps them in order.
    let described = variants.iter().any(|variant| variant.copied.is_described());
    let variants = variants.iter().map(|Variant { ident, copied }| {
        let attributes = member_attributes(copied);
        let empty =
            (described && !copied.is_described()).then(|| quote!(#[schemars(description = "")]));
        quote!(#attributes #empty #ident)
    });
    quote! {
        #attributes
        enum __SchemaMirror { #(#variants),* }

        #[automatically_derived]
        impl #private::ExtractField for #ident {
            type Evidence = #private::FieldEvidence;
            const INLINE: bool = false;

            fn json_schema(generator: &mut #private::schemars::SchemaGenerator) -> #private::schemars::Schema {
                <__SchemaMirror as #private::schemars::JsonSchema>::json_schema(generator)
            }
        }
    }
}

struct Struct<'a> {
    container: &'a Container,
    fields: &'a [Field],
    private: &'a Path,
    /// The user's parameters, each of them a type that can be extracted.
    generics: Generics,
    evidence: Ident,
}

impl<'a> Struct<'a> {
    fn new(container: &'a Container, fields: &'a [Field], private: &'a Path) -> Self {
        let mut generics = container.generics.clone();
        for param in &mut generics.params {
            if let GenericParam::Type(param) = param {
                param.bounds.push(parse_quote!(#private::ExtractField));
            }
        }
        // Said on every item, so that a field type that cannot be extracted is one error at that type: within each item
        // it is taken for granted, and the compiler merges the messages about the items themselves.
        let predicates = &mut generics.make_where_clause().predicates;
        for Field { ty, .. } in fields {
            let private = located(private, ty.span());
            predicates.push(parse_quote_spanned!(ty.span()=> #ty: #private::ExtractField));
        }
        // Seen in the compiler's messages, so it is a plain name, unless a field has a type of that name.
        let mut evidence = format_ident!("{}Evidence", container.ident.unraw());
        while fields.iter().any(|field| names(&field.ty, &[&evidence])) {
            evidence = format_ident!("{evidence}_");
        }
        Self {
            container,
            fields,
            private,
            generics,
            evidence,
        }
    }

    fn expand(&self) -> TokenStream {
        let mirror = self.schema_mirror();
        let evidence = self.evidence_type();
        let decoding = self.evidence_decoding();
        let traits = self.traits();
        quote!(#mirror #evidence #decoding #traits)
    }

    fn schema_mirror(&self) -> TokenStream {
        let private = self.private;
        let attributes = mirror_attributes(&self.container.copied, private);
        let (generics, where_clause) = (&self.generics, &self.generics.where_clause);
        let fields = self.fields.iter().map(|field| {
            let Field { ident, ty, .. } = field;
            let attributes = member_attributes(&field.copied);
            // schemars puts the trait bound where the type stands, and the compiler's message with it.
            let ty = match field.defaulted {
                true => quote_spanned!(ty.span()=> #private::DefaultedSchema<#ty>),
                false => quote_spanned!(ty.span()=> #private::FieldSchema<#ty>),
            };
            quote!(#attributes #ident: #ty)
        });
        quote! {
            #attributes
            struct __SchemaMirror #generics #where_clause { #(#fields),* }
        }
    }

    fn evidence_type(&self) -> TokenStream {
        let Self {
            evidence, generics, ..
        } = self;
        let vis = &self.container.vis;
        let doc = format!(
            "The evidence for each field of [`{}`].",
            self.container.ident
        );
        let where_clause = &generics.where_clause;
        let (impl_generics, ty_generics, _) = generics.split_for_impl();
        let shown = evidence.to_string();
        let idents: Vec<_> = self.fields.iter().map(|field| &field.ident).collect();
        let names = self
            .fields
            .iter()
            .map(|field| field.ident.unraw().to_string());
        let fields = self.fields.iter().map(|field| {
            let Field { ident, vis, .. } = field;
            let doc = format!("Where `{}` was found.", ident.unraw());
            let ty = self.evidence_of(field);
            quote!(#[doc = #doc] #vis #ident: #ty)
        });
        quote! {
            #[doc = #doc]
            #[non_exhaustive]
            #vis struct #evidence #generics #where_clause { #(#fields),* }

            #[automatically_derived]
            impl #impl_generics ::core::default::Default for #evidence #ty_generics #where_clause {
                fn default() -> Self {
                    Self { #(#idents: ::core::default::Default::default()),* }
                }
            }

            #[automatically_derived]
            impl #impl_generics ::core::clone::Clone for #evidence #ty_generics #where_clause {
                fn clone(&self) -> Self {
                    Self { #(#idents: ::core::clone::Clone::clone(&self.#idents)),* }
                }
            }

            #[automatically_derived]
            impl #impl_generics ::core::fmt::Debug for #evidence #ty_generics #where_clause {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.debug_struct(#shown)#(.field(#names, &self.#idents))*.finish()
                }
            }
        }
    }

    fn evidence_decoding(&self) -> TokenStream {
        let Self {
            evidence,
            private,
            generics,
            ..
        } = self;
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let own: Vec<_> = self
            .fields
            .iter()
            .filter(|field| !field.flattened)
            .map(|field| &field.name)
            .collect();
        let fields = self.fields.iter().map(
            |Field {
                 ident,
                 name,
                 flattened,
                 ..
             }| {
                let (value, node) = match flattened {
                    true => (
                        quote!(#private::without(value, &[#(#own),*]).as_ref()),
                        quote!(#private::without(node, &[#(#own),*]).as_ref()),
                    ),
                    false => (
                        quote!(#private::property(value, #name)),
                        quote!(#private::property(node, #name)),
                    ),
                };
                quote!(#ident: #private::Evidence::decode_beside(#value, #node))
            },
        );
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::Evidence for #evidence #ty_generics #where_clause {
                fn decode_beside(
                    value: ::core::option::Option<&#private::Value>,
                    node: ::core::option::Option<&#private::Value>,
                ) -> Self {
                    Self { #(#fields),* }
                }
            }
        }
    }

    fn traits(&self) -> TokenStream {
        let Self {
            evidence,
            private,
            generics,
            ..
        } = self;
        let (ident, krate) = (&self.container.ident, &self.container.krate);
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let mut root = generics.clone();
        for param in &mut root.params {
            if let GenericParam::Type(param) = param {
                param.bounds.push(parse_quote!(#private::DeserializeOwned));
            }
        }
        let readable = quote_spanned!(ident.span()=> #ident #ty_generics: #private::ReadFromJson);
        root.make_where_clause()
            .predicates
            .push(parse_quote!(#readable));
        let (root_generics, _, root_where) = root.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::ExtractField for #ident #ty_generics #where_clause {
                type Evidence = #evidence #ty_generics;
                const INLINE: bool = false;

                fn json_schema(generator: &mut #private::schemars::SchemaGenerator) -> #private::schemars::Schema {
                    <__SchemaMirror #ty_generics as #private::schemars::JsonSchema>::json_schema(generator)
                }
            }

            #[automatically_derived]
            impl #root_generics #krate::ExtractSchema for #ident #ty_generics #root_where {
                type Evidence = #evidence #ty_generics;

                fn data_schema() -> ::core::result::Result<#krate::DataSchema, #krate::SchemaError> {
                    #private::data_schema::<Self>()
                }
            }
        }
    }

    fn evidence_of(&self, field: &Field) -> TokenStream {
        let (private, ty) = (self.private, &field.ty);
        quote_spanned!(ty.span()=> <#ty as #private::ExtractField>::Evidence)
    }
}
