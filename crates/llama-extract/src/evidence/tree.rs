//! Evidence for values whose shape no type tells.

use serde_json::Value;

use super::{Evidence, FieldEvidence};

/// The evidence of a [`serde_json::Value`]: a tree to look into by JSON pointer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EvidenceTree(Value);

impl EvidenceTree {
    /// The evidence of the leaf at a JSON pointer (RFC 6901) into the extracted value, such as `/items/0/amount`; the
    /// empty pointer is the value itself. Empty when the service gave none.
    #[must_use]
    pub fn at(&self, pointer: &str) -> FieldEvidence {
        FieldEvidence::decode(self.0.pointer(pointer))
    }

    /// The tree as the service sent it.
    #[must_use]
    pub fn as_value(&self) -> &Value {
        &self.0
    }
}

impl Evidence for EvidenceTree {
    fn decode_beside(_: Option<&Value>, node: Option<&Value>) -> Self {
        Self(node.cloned().unwrap_or_default())
    }
}
