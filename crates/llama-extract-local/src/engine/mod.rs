//! From pages of words to values, each with the words that say it.

pub(crate) mod llm;
pub(crate) mod rules;

use std::ops::Range;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Map, Value};

use crate::parse::Document;
use crate::schema::Root;

pub(crate) use rules::{Look, Looks, Rules, names_party, same_label};

/// A way of finding values on this machine. Every value names its evidence; what has none is null.
pub(crate) trait Engine: Send + Sync {
    /// What results call it.
    fn name(&self) -> &'static str;

    /// What it returns after the deadline is not looked at, so it may stop then.
    fn extract(&self, document: &Document, schema: &Root, deadline: Instant) -> Found;

    /// A list of objects: the schema describes one entity, and the document has any number of them.
    fn rows(&self, document: &Document, schema: &Root, deadline: Instant) -> Found;
}

/// What answers the jobs of a service.
#[derive(Clone)]
pub(crate) enum AnyEngine {
    /// On this machine, on a thread of its own.
    Here(Arc<dyn Engine>),
    /// By asking a language model, which is waited for.
    Llm(Arc<llm::Engine>),
}

/// Whether the engine of this name, as results have it, heeds the caller's `system_prompt`.
pub(crate) fn heeds_prompts(name: &str) -> bool {
    name.starts_with(llm::NAME)
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
    /// A value that no words of the document are known to say.
    Unlocated {
        value: Value,
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
            Self::Value { .. } | Self::Unlocated { .. } => false,
            Self::Object(fields) => fields.iter().all(|(_, found)| found.is_empty()),
            Self::List(items) => items.iter().all(Self::is_empty),
        }
    }

    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Value { value, .. } | Self::Unlocated { value, .. } => value.clone(),
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
