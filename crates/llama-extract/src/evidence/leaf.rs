//! The evidence of one value.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Citation, Evidence, citation};

/// Where one value was found, and how sure the service is. What was not asked for, or not given, is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FieldEvidence {
    /// The places in the document. Asked for with source citations.
    #[serde(rename = "citation", skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
    /// How sure the service is, from 0 to 1, all in all. Not calibrated: good for ranking, not as a probability. Asked
    /// for with confidence scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// How sure it is of having picked the right value, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extraction_confidence: Option<f64>,
    /// How sure it is of having read the document right, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parsing_confidence: Option<f64>,
    /// Why this value. It can come without being asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<String>,
    /// Everything else that stood there, as it was: keys that this version does not know, and known ones with a value
    /// of an unexpected kind.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl FieldEvidence {
    /// Whether the service said nothing about the value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Evidence for FieldEvidence {
    fn decode_beside(_: Option<&Value>, node: Option<&Value>) -> Self {
        let mut evidence = Self::default();
        for (key, value) in node.and_then(Value::as_object).into_iter().flatten() {
            let rest = match key.as_str() {
                // Singular on the wire; the plural is accepted by other readers, so somebody may write it.
                "citation" | "citations" => {
                    citation::decode_all(value, &mut evidence.citations, Citation::decode)
                }
                "confidence" => number(value, &mut evidence.confidence),
                "extraction_confidence" => number(value, &mut evidence.extraction_confidence),
                "parsing_confidence" => number(value, &mut evidence.parsing_confidence),
                "reasoning" => citation::text(value, &mut evidence.reasoning),
                _ => Some(value.clone()),
            };
            if let Some(rest) = rest {
                evidence.extra.insert(key.clone(), rest);
            }
        }
        evidence
    }
}

/// Takes a number; gives back anything else but null.
fn number(value: &Value, into: &mut Option<f64>) -> Option<Value> {
    *into = value.as_f64();
    (into.is_none() && !value.is_null()).then(|| value.clone())
}
