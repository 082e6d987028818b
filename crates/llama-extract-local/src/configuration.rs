//! What a job shall do, read from its request once.

use std::sync::Arc;

use serde_json::Value;

use crate::parse::PageRanges;
use crate::schema::Root;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::enum_variant_names, reason = "the API calls them so")]
pub(crate) enum Target {
    PerDoc,
    PerPage,
    PerTableRow,
}

#[derive(Debug, Clone)]
pub(crate) struct Configuration {
    /// The configuration as the API shows it, every setting present.
    pub(crate) json: Value,
    pub(crate) schema: Arc<Root>,
    pub(crate) target: Target,
    pub(crate) pages: Option<PageRanges>,
    pub(crate) max_pages: Option<usize>,
    pub(crate) cite_sources: bool,
    pub(crate) confidence_scores: bool,
}
