//! All leaves of a result, each with its evidence.

use serde_json::Value;

use super::{Evidence, FieldEvidence};

/// One leaf of an extracted value.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Field<'a> {
    /// Where it is in the value: a JSON pointer (RFC 6901), such as `/items/0/amount`.
    pub pointer: String,
    /// The value itself; null when the document does not say.
    pub value: &'a Value,
    /// Where it was found.
    pub evidence: FieldEvidence,
}

/// The leaves of `value` in document order, each with its evidence from `metadata`, the tree that mirrors the value.
///
/// A leaf is whatever is neither an object nor a list in the value. Empty objects and lists have none.
#[must_use]
pub fn fields<'a>(value: &'a Value, metadata: &'a Value) -> Fields<'a> {
    Fields {
        pending: vec![(String::new(), value, Some(metadata))],
    }
}

/// The iterator that [`fields`] gives.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    /// What is still to be visited, the next one last.
    pending: Vec<(String, &'a Value, Option<&'a Value>)>,
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        loop {
            let (pointer, value, node) = self.pending.pop()?;
            match value {
                Value::Object(fields) => {
                    self.pending
                        .extend(fields.iter().rev().map(|(name, field)| {
                            let node = node.and_then(|node| node.as_object()?.get(name));
                            (format!("{pointer}/{}", escape(name)), field, node)
                        }));
                }
                Value::Array(entries) => {
                    self.pending
                        .extend(entries.iter().enumerate().rev().map(|(index, entry)| {
                            let node = node.and_then(|node| node.as_array()?.get(index));
                            (format!("{pointer}/{index}"), entry, node)
                        }));
                }
                leaf => {
                    return Some(Field {
                        pointer,
                        value: leaf,
                        evidence: FieldEvidence::decode(node),
                    });
                }
            }
        }
    }
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
