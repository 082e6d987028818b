//! What one result is for: the document, a page, or a row of a table.

use llama_extract_api::types::{
    ExtractV2Job, ExtractV2JobExtractResult, ExtractedFieldMetadata, ExtractionTarget,
};
use serde_json::Value;

use crate::extraction::{self, Extraction};
use crate::{Error, ExtractSchema};

/// What one result is for. Implemented by [`PerDocument`], [`PerPage`] and [`PerTableRow`] alone.
pub trait Granularity: sealed::Sealed + Send + Sync + 'static {
    /// What awaiting an extraction gives.
    type Output<T: ExtractSchema>;

    /// How the API calls it.
    #[doc(hidden)]
    const TARGET: ExtractionTarget;

    /// Decodes a completed job.
    #[doc(hidden)]
    fn decode<T: ExtractSchema>(job: ExtractV2Job) -> Result<Self::Output<T>, Error>;
}

mod sealed {
    pub trait Sealed {}
}

/// One result for the document: an [`Extraction`].
#[derive(Debug)]
#[non_exhaustive]
pub struct PerDocument;

/// One result for each page: a `Vec` of [`Extraction`]s.
#[derive(Debug)]
#[non_exhaustive]
pub struct PerPage;

/// One result for each row of the document's tables: a `Vec` of [`Extraction`]s.
#[derive(Debug)]
#[non_exhaustive]
pub struct PerTableRow;

impl sealed::Sealed for PerDocument {}
impl sealed::Sealed for PerPage {}
impl sealed::Sealed for PerTableRow {}

impl Granularity for PerDocument {
    type Output<T: ExtractSchema> = Extraction<T>;

    const TARGET: ExtractionTarget = ExtractionTarget::PerDoc;

    fn decode<T: ExtractSchema>(job: ExtractV2Job) -> Result<Extraction<T>, Error> {
        let metadata = field_metadata(&job).map_or(Value::Null, |metadata| {
            match &metadata.document_metadata {
                Some(tree) => Value::Object(tree.clone()),
                // Some documentation shows the tree one level up; then its fields are what we do not know.
                None => Value::Object(metadata.extra.clone()),
            }
        });
        match result(&job) {
            Some(value @ Value::Object(_)) => extraction::decode(value, metadata, job),
            other => Err(unexpected(&job, "an object", other.as_ref())),
        }
    }
}

impl Granularity for PerPage {
    type Output<T: ExtractSchema> = Vec<Extraction<T>>;

    const TARGET: ExtractionTarget = ExtractionTarget::PerPage;

    fn decode<T: ExtractSchema>(job: ExtractV2Job) -> Result<Vec<Extraction<T>>, Error> {
        let trees = field_metadata(&job).and_then(|metadata| metadata.page_metadata.clone());
        decode_list(job, trees)
    }
}

impl Granularity for PerTableRow {
    type Output<T: ExtractSchema> = Vec<Extraction<T>>;

    const TARGET: ExtractionTarget = ExtractionTarget::PerTableRow;

    fn decode<T: ExtractSchema>(job: ExtractV2Job) -> Result<Vec<Extraction<T>>, Error> {
        let trees = field_metadata(&job).and_then(|metadata| metadata.row_metadata.clone());
        decode_list(job, trees)
    }
}

fn decode_list<T: ExtractSchema>(
    job: ExtractV2Job,
    trees: Option<Vec<serde_json::Map<String, Value>>>,
) -> Result<Vec<Extraction<T>>, Error> {
    let values = match result(&job) {
        Some(Value::Array(values)) => values,
        other => return Err(unexpected(&job, "a list", other.as_ref())),
    };
    let mut trees = trees.unwrap_or_default().into_iter();
    values
        .into_iter()
        .map(|value| {
            extraction::decode(
                value,
                trees.next().map_or(Value::Null, Value::Object),
                job.clone(),
            )
        })
        .collect()
}

fn field_metadata(job: &ExtractV2Job) -> Option<&ExtractedFieldMetadata> {
    job.extract_metadata.as_ref()?.field_metadata.as_ref()
}

fn result(job: &ExtractV2Job) -> Option<Value> {
    Some(match job.extract_result.clone()? {
        ExtractV2JobExtractResult::Object(fields) => Value::Object(fields),
        ExtractV2JobExtractResult::Array(list) => {
            Value::Array(list.into_iter().map(Value::Object).collect())
        }
        ExtractV2JobExtractResult::Other(value) => value,
        // The union may grow; nothing else is made today.
        _ => return None,
    })
}

fn unexpected(job: &ExtractV2Job, expected: &str, found: Option<&Value>) -> Error {
    let found = match found {
        None | Some(Value::Null) => "no result",
        Some(Value::Array(_)) => "a list",
        Some(Value::Object(_)) => "an object",
        Some(_) => "a single value",
    };
    let message = format!(
        "job {} completed with {found} where {expected} was expected; `Error::job` has it. A job that was made per page \
         or per row is awaited as such",
        job.id
    );
    Error::decode(message, job.clone())
}
