//! From pages of words to values, each with the words that say it.

mod rules;

use std::ops::Range;
use std::time::Instant;

use serde_json::{Map, Value};

use crate::parse::Document;
use crate::schema::Root;

pub(crate) use rules::{Look, Looks, Rules, names_party, same_label};

/// A way of finding values. Every value names its evidence; what has none is null.
pub(crate) trait Engine: Send + Sync {
    /// What results call it.
    fn name(&self) -> &'static str;

    /// What it returns after the deadline is not looked at, so it may stop then.
    fn extract(&self, document: &Document, schema: &Root, deadline: Instant) -> Found;

    /// A list of objects: the schema describes one entity, and the document has any number of them.
    fn rows(&self, document: &Document, schema: &Root, deadline: Instant) -> Found;
}

/// Words of one page that say a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// Index into the pages of the document, not the page's number.
    pub(crate) page: usize,
    /// Runs of words, in reading order: one for each line that the value is on.
    pub(crate) runs: Vec<Range<usize>>,
}

/// Values in the shape of the schema.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    Nothing,
    Value {
        value: Value,
        evidence: Evidence,
        /// 0 to 1.
        confidence: f64,
    },
    Object(Vec<(String, Found)>),
    List(Vec<Found>),
}

impl Found {
    /// Whether it holds no value at all.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Value { .. } => false,
            Self::Object(fields) => fields.iter().all(|(_, found)| found.is_empty()),
            Self::List(items) => items.iter().all(Self::is_empty),
        }
    }

    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Value { value, .. } => value.clone(),
            Self::Object(fields) => Value::Object(
                fields
                    .iter()
                    .map(|(name, found)| (name.clone(), found.to_value()))
                    .collect::<Map<_, _>>(),
            ),
            Self::List(items) => items.iter().map(Self::to_value).collect(),
        }
    }
}
