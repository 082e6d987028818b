//! What came of one document, and how it is written.

use std::path::Path;

use llama_extract::Extraction;
use llama_extract::evidence::{Field, FieldEvidence};
use serde_json::{Map, Value, json};

use crate::table;

/// The result of one document.
pub(crate) struct Extracted {
    job_id: String,
    /// As the service sent it; per page, the list of them.
    result: Value,
    leaves: Vec<Leaf>,
}

/// One value of the result.
struct Leaf {
    /// A JSON pointer into the result.
    pointer: String,
    value: Value,
    evidence: FieldEvidence,
}

impl Extracted {
    pub(crate) fn per_document(job_id: String, extraction: &Extraction<Value>) -> Self {
        Self {
            job_id,
            result: extraction.raw().clone(),
            leaves: leaves("", extraction).collect(),
        }
    }

    pub(crate) fn per_page(job_id: String, pages: &[Extraction<Value>]) -> Self {
        Self {
            job_id,
            result: pages.iter().map(|page| page.raw().clone()).collect(),
            leaves: pages
                .iter()
                .enumerate()
                .flat_map(|(index, page)| leaves(&format!("/{index}"), page).collect::<Vec<_>>())
                .collect(),
        }
    }

    /// `fields` is there when evidence was asked for.
    pub(crate) fn to_json(&self, file: &Path, with_fields: bool) -> Value {
        let mut document = json!({
            "file": file.to_string_lossy(),
            "job_id": self.job_id,
            "result": self.result,
        });
        if with_fields {
            document["fields"] = self.leaves.iter().map(Leaf::to_json).collect();
        }
        document
    }

    /// Columns are there for what was asked for.
    pub(crate) fn to_table(&self, file: &Path, cite: bool, confidence: bool) -> String {
        let mut header = vec!["field", "value"];
        if cite {
            header.extend(["page", "text"]);
        }
        if confidence {
            header.push("confidence");
        }
        let rows: Vec<_> = self
            .leaves
            .iter()
            .map(|leaf| leaf.row(cite, confidence))
            .collect();
        format!("{}\n{}", file.display(), table::render(&header, &rows))
    }
}

fn leaves(prefix: &str, extraction: &Extraction<Value>) -> impl Iterator<Item = Leaf> {
    extraction.fields().map(
        move |Field {
                  pointer,
                  value,
                  evidence,
                  ..
              }| Leaf {
            pointer: format!("{prefix}{pointer}"),
            value: value.clone(),
            evidence,
        },
    )
}

impl Leaf {
    fn to_json(&self) -> Value {
        let mut field = Map::new();
        field.insert("pointer".into(), self.pointer.clone().into());
        field.insert("value".into(), self.value.clone());
        // Evidence is made of JSON, so it can be written as JSON; what the service adds to it cannot take our places.
        if let Ok(Value::Object(evidence)) = serde_json::to_value(&self.evidence) {
            for (key, value) in evidence {
                field.entry(key).or_insert(value);
            }
        }
        field.into()
    }

    fn row(&self, cite: bool, confidence: bool) -> Vec<String> {
        let value = match &self.value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let mut row = vec![self.pointer.clone(), value];
        if cite {
            let citation = self.evidence.citations.first();
            let page = citation.and_then(|citation| citation.page);
            let text = citation.and_then(|citation| citation.matching_text.clone());
            row.push(page.map_or_else(String::new, |page| page.to_string()));
            row.push(text.unwrap_or_default());
        }
        if confidence {
            let confidence = self.evidence.confidence;
            row.push(confidence.map_or_else(String::new, |confidence| format!("{confidence:.2}")));
        }
        row
    }
}
