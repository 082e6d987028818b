//! What one result is for: the document, a page, or a row of a table.

use llama_extract_api::types::{ExtractV2Job, ExtractionTarget};

use crate::extraction::{self, Extraction};
use crate::outcome::Outcome;
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
        let mut decoded = extraction::decode(Outcome::of(job, Self::TARGET)?)?;
        // There is exactly one.
        decoded
            .pop()
            .ok_or_else(|| Error::senseless_answer("the job has no result"))
    }
}

impl Granularity for PerPage {
    type Output<T: ExtractSchema> = Vec<Extraction<T>>;

    const TARGET: ExtractionTarget = ExtractionTarget::PerPage;

    fn decode<T: ExtractSchema>(job: ExtractV2Job) -> Result<Vec<Extraction<T>>, Error> {
        extraction::decode(Outcome::of(job, Self::TARGET)?)
    }
}

impl Granularity for PerTableRow {
    type Output<T: ExtractSchema> = Vec<Extraction<T>>;

    const TARGET: ExtractionTarget = ExtractionTarget::PerTableRow;

    fn decode<T: ExtractSchema>(job: ExtractV2Job) -> Result<Vec<Extraction<T>>, Error> {
        extraction::decode(Outcome::of(job, Self::TARGET)?)
    }
}
