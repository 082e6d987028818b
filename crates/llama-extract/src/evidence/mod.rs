//! Where a value was found, and how sure the service is.
//!
//! The service answers with a tree beside the result. Here it is decoded by structure: the type, or the extracted value,
//! says what is a leaf, so a field of yours may be called `citation` or `confidence`. Decoding never fails: what is
//! missing is empty, and what is not understood is kept as JSON in `extra`.

mod citation;
mod leaf;
mod tree;
mod walk;

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
};

pub use citation::{BoundingBox, Citation, PageDimensions};
pub use leaf::FieldEvidence;
use serde_json::Value;
pub use tree::EvidenceTree;
pub use walk::{Field, Fields, fields};

/// Evidence laid out like a type. Implemented by [`FieldEvidence`], lists and maps of evidence, and the mirror types that
/// the derive makes.
pub trait Evidence: Default + Clone + Debug + Send + Sync {
    /// Decodes a node of the tree, beside the extracted value that it is about.
    ///
    /// The value aligns lists: there is one evidence for each entry of the extracted list, empty where the service gave
    /// none, so that zipping the two loses nothing.
    fn decode_beside(value: Option<&Value>, node: Option<&Value>) -> Self;

    /// Decodes a node of the tree when the extracted value is not at hand.
    #[must_use]
    fn decode(node: Option<&Value>) -> Self {
        Self::decode_beside(None, node)
    }
}

impl<E: Evidence> Evidence for Vec<E> {
    fn decode_beside(value: Option<&Value>, node: Option<&Value>) -> Self {
        let values = value.and_then(Value::as_array);
        let nodes = node.and_then(Value::as_array);
        let length = values.or(nodes).map_or(0, Vec::len);
        let entry = |index| {
            E::decode_beside(
                values.and_then(|list| list.get(index)),
                nodes.and_then(|list| list.get(index)),
            )
        };
        (0..length).map(entry).collect()
    }
}

impl<E: Evidence> Evidence for BTreeMap<String, E> {
    fn decode_beside(value: Option<&Value>, node: Option<&Value>) -> Self {
        entries(value, node).collect()
    }
}

impl<E: Evidence> Evidence for HashMap<String, E> {
    fn decode_beside(value: Option<&Value>, node: Option<&Value>) -> Self {
        entries(value, node).collect()
    }
}

/// One entry for each key of the value, or of the node where there is no value.
fn entries<'a, E: Evidence>(
    value: Option<&'a Value>,
    node: Option<&'a Value>,
) -> impl Iterator<Item = (String, E)> + 'a {
    let values = value.and_then(Value::as_object);
    let nodes = node.and_then(Value::as_object);
    values.or(nodes).into_iter().flatten().map(move |(key, _)| {
        let evidence = E::decode_beside(
            values.and_then(|map| map.get(key)),
            nodes.and_then(|map| map.get(key)),
        );
        (key.clone(), evidence)
    })
}
