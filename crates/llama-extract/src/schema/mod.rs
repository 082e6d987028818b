//! From a type to the schema that the service takes.
//!
//! `field` says what each type looks like, schemars puts a struct together, `normalize` rewrites the outcome into the
//! subset of JSON Schema that the service accepts, and `check` holds it against the service's limits.

mod check;
mod data_schema;
mod dates;
mod describe;
mod error;
mod field;
mod normalize;
pub mod private;
mod shape;

pub use data_schema::DataSchema;
pub use error::SchemaError;

use serde::de::DeserializeOwned;

use crate::evidence::{Evidence, EvidenceTree};

/// A type that can be extracted from a document: what it looks like, and how its evidence is laid out.
///
/// Derive it beside serde's `Deserialize`, on a struct with named fields:
///
/// ```
/// use llama_extract::ExtractSchema;
/// use serde::Deserialize;
///
/// /// An invoice sent by a supplier
/// #[derive(Deserialize, ExtractSchema)]
/// struct Invoice {
///     /// Supplier's name as printed at the top
///     vendor: String,
///     /// Grand total, in the invoice's currency
///     total: f64,
///     items: Vec<LineItem>,
/// }
///
/// #[derive(Deserialize, ExtractSchema)]
/// struct LineItem {
///     description: String,
///     amount: Option<f64>,
/// }
///
/// let schema = Invoice::data_schema()?;
/// assert_eq!(schema.as_object()["properties"]["vendor"]["description"], "Supplier's name as printed at the top");
/// # Ok::<(), llama_extract::SchemaError>(())
/// ```
///
/// # What a field can be
///
/// | type | schema | evidence |
/// |---|---|---|
/// | `String`, `char`, `Cow<'static, str>` | string | [`FieldEvidence`](crate::evidence::FieldEvidence) |
/// | `bool`, integers, `f32`, `f64` | boolean, integer, number | `FieldEvidence` |
/// | chrono's `NaiveDate`, `NaiveTime`, `NaiveDateTime`, `DateTime<Utc>`, `DateTime<FixedOffset>` | string, the format said in its description | `FieldEvidence` |
/// | an enum of unit variants that derives this trait | string with `enum` | `FieldEvidence` |
/// | a struct that derives this trait | object | its mirror |
/// | `Option<T>` | T or null, not required | T's |
/// | `Box<T>` | T | T's |
/// | `Vec<T>` | array | `Vec` of T's, as long as the extracted list |
/// | `BTreeMap<String, T>`, `HashMap<String, T>` | open object, the kind of value said in its description | map of T's |
/// | `serde_json::Value` | string, number, boolean or null: the service wants a type for every field | [`EvidenceTree`] |
///
/// Any other type that serde can read: say what it looks like in JSON with `#[extract(with = "f64")]`.
///
/// # Attributes
///
/// - Doc comments of structs, fields, enums and variants become descriptions, which steer the extraction. A field's
///   description is followed by that of its type.
/// - `#[serde(rename, rename_all, default, skip, skip_deserializing, flatten, deny_unknown_fields)]` act as they do in
///   serde; `alias`, `deserialize_with` and those for serialization change nothing here. Attributes that replace the
///   shape of a type (`transparent`, `from`, `try_from`, `tag`, `untagged`) are refused.
/// - `#[schemars(description, example, range, length, regex)]` go into the description, because the service refuses
///   constraint keywords; `#[schemars(with = "...")]` is read like `#[extract(with = "...")]`. Others are for schemars.
/// - `#[extract(with = "Type")]` on a field: the schema and evidence of another type.
/// - `#[extract(crate = "path")]` on the type: where to find this crate when it is not `::llama_extract`.
///
/// # Roots
///
/// Only structs are roots: the service refuses a list or a single value at the top. For a schema that is known at run
/// time only, extract a [`serde_json::Value`] and give a [`DataSchema`] with the request.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the root of an extraction",
    label = "not a struct that derives `ExtractSchema`",
    note = "the root is a struct with named fields: `#[derive(Deserialize, ExtractSchema)]`",
    note = "for a list, put it into a field of a struct, or extract one struct per page or per row"
)]
pub trait ExtractSchema: DeserializeOwned {
    /// The mirror of `Self`: the same fields, with evidence in every leaf.
    type Evidence: Evidence;

    /// The schema of `Self` as the service takes it.
    ///
    /// # Errors
    ///
    /// When the schema is larger than the service takes: 7 levels of structs, 5,000 properties, 120,000 characters of
    /// names, descriptions and enum values, 150,000 characters as JSON. The error names the field. What a type alone
    /// shows to be wrong, such as a struct that contains itself, does not compile.
    fn data_schema() -> Result<DataSchema, SchemaError>;
}

/// For a schema known at run time: [`ExtractSchema::data_schema`] is an error that says to give one.
impl ExtractSchema for serde_json::Value {
    type Evidence = EvidenceTree;

    fn data_schema() -> Result<DataSchema, SchemaError> {
        Err(SchemaError::at_root(
            "`serde_json::Value` does not say what to extract",
            "give a `DataSchema` with the request, or extract a struct that derives `ExtractSchema`",
        ))
    }
}
