//! What a completed job has brought, taken out of it, so that no result is held twice.

use std::fmt;
use std::sync::OnceLock;

use llama_extract_api::types::{
    ExtractV2Job, ExtractV2JobExtractResult, ExtractedFieldMetadata, ExtractionTarget,
};
use serde_json::{Map, Value};

use crate::Error;

/// The results of a job, each with the tree of its evidence. Shared by the extractions that are made of them.
pub(crate) struct Outcome {
    /// The job without what is below.
    job: ExtractV2Job,
    results: Vec<Value>,
    /// In the order of the results; there may be fewer of them.
    trees: Vec<Value>,
    target: ExtractionTarget,
    /// The job as it came, once somebody has asked for it.
    whole: OnceLock<ExtractV2Job>,
}

impl Outcome {
    /// Takes the results out of a job that was made for this target.
    ///
    /// # Errors
    ///
    /// When the job has a result of another kind, or none.
    pub(crate) fn of(mut job: ExtractV2Job, target: ExtractionTarget) -> Result<Self, Error> {
        let is_list = target != ExtractionTarget::PerDoc;
        let results = match job.extract_result.take() {
            Some(ExtractV2JobExtractResult::Object(fields)) if !is_list => {
                vec![Value::Object(fields)]
            }
            Some(ExtractV2JobExtractResult::Array(list)) if is_list => {
                list.into_iter().map(Value::Object).collect()
            }
            Some(ExtractV2JobExtractResult::Other(Value::Array(list))) if is_list => list,
            other => {
                job.extract_result = other;
                return Err(unexpected(job, is_list));
            }
        };
        let trees = match trees_in(&mut job, &target) {
            Some(Trees::One(tree)) => vec![Value::Object(std::mem::take(tree))],
            Some(Trees::List(list)) => list.drain(..).map(Value::Object).collect(),
            None => Vec::new(),
        };
        Ok(Self {
            job,
            results,
            trees,
            target,
            whole: OnceLock::new(),
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.results.len()
    }

    pub(crate) fn result(&self, index: usize) -> &Value {
        self.results.get(index).unwrap_or(&Value::Null)
    }

    /// Null where there is none.
    pub(crate) fn tree(&self, index: usize) -> &Value {
        self.trees.get(index).unwrap_or(&Value::Null)
    }

    /// The job without its results.
    pub(crate) fn bare_job(&self) -> &ExtractV2Job {
        &self.job
    }

    /// The job as it came.
    pub(crate) fn job(&self) -> &ExtractV2Job {
        self.whole.get_or_init(|| {
            let (results, trees) = (self.results.clone(), self.trees.clone());
            whole(self.job.clone(), results, trees, &self.target)
        })
    }

    /// The same, by value.
    pub(crate) fn into_job(self) -> ExtractV2Job {
        whole(self.job, self.results, self.trees, &self.target)
    }
}

/// Results have no place in a log.
impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcome")
            .field("job", &self.job.id)
            .field("results", &self.results.len())
            .finish_non_exhaustive()
    }
}

/// Where a job has the trees of its evidence.
enum Trees<'a> {
    One(&'a mut Map<String, Value>),
    List(&'a mut Vec<Map<String, Value>>),
}

fn trees_in<'a>(job: &'a mut ExtractV2Job, target: &ExtractionTarget) -> Option<Trees<'a>> {
    let metadata: &mut ExtractedFieldMetadata =
        job.extract_metadata.as_mut()?.field_metadata.as_mut()?;
    match target {
        ExtractionTarget::PerPage => metadata.page_metadata.as_mut().map(Trees::List),
        ExtractionTarget::PerTableRow => metadata.row_metadata.as_mut().map(Trees::List),
        _ => Some(Trees::One(match &mut metadata.document_metadata {
            Some(tree) => tree,
            // Some documentation shows the tree one level up; then its fields are what we do not know.
            None => &mut metadata.extra,
        })),
    }
}

/// Puts back what was taken out.
fn whole(
    mut job: ExtractV2Job,
    results: Vec<Value>,
    trees: Vec<Value>,
    target: &ExtractionTarget,
) -> ExtractV2Job {
    let mut trees = trees.into_iter().filter_map(|tree| match tree {
        Value::Object(tree) => Some(tree),
        _ => None,
    });
    match trees_in(&mut job, target) {
        Some(Trees::One(place)) => *place = trees.next().unwrap_or_default(),
        Some(Trees::List(place)) => *place = trees.collect(),
        None => {}
    }
    let is_list = *target != ExtractionTarget::PerDoc;
    job.extract_result = Some(if !is_list {
        match results.into_iter().next() {
            Some(Value::Object(fields)) => ExtractV2JobExtractResult::Object(fields),
            other => ExtractV2JobExtractResult::Other(other.unwrap_or_default()),
        }
    } else if results.iter().all(Value::is_object) {
        let fields = results.into_iter().filter_map(|result| match result {
            Value::Object(fields) => Some(fields),
            _ => None,
        });
        ExtractV2JobExtractResult::Array(fields.collect())
    } else {
        ExtractV2JobExtractResult::Other(Value::Array(results))
    });
    job
}

fn unexpected(job: ExtractV2Job, expects_list: bool) -> Error {
    let found = match &job.extract_result {
        None | Some(ExtractV2JobExtractResult::Other(Value::Null)) => "no result",
        Some(
            ExtractV2JobExtractResult::Array(_) | ExtractV2JobExtractResult::Other(Value::Array(_)),
        ) => "a list",
        Some(ExtractV2JobExtractResult::Object(_)) => "an object",
        Some(_) => "a single value",
    };
    let expected = if expects_list { "a list" } else { "an object" };
    let message = format!(
        "job {} completed with {found} where {expected} was expected; `Error::job` has it. A job that was made per page \
         or per row is awaited as such",
        job.id
    );
    Error::decode(message, job)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde_json::json;

    use super::*;

    /// A completed job with these results and evidence.
    fn job(result: Value, metadata: Value) -> Value {
        json!({
            "created_at": "2026-11-22T12:00:00Z",
            "extract_metadata": {"field_metadata": metadata, "parse_job_id": "pjb-1"},
            "extract_result": result,
            "file_input": "dfl-1",
            "id": "ext-1",
            "project_id": "prj-1",
            "status": "COMPLETED",
            "updated_at": "2026-11-22T12:00:00Z",
        })
    }

    #[track_caller]
    fn comes_back_whole(target: ExtractionTarget, result: Value, metadata: Value, trees: &[Value]) {
        let sent = job(result.clone(), metadata);
        let read: ExtractV2Job = serde_json::from_value(sent.clone()).unwrap();
        let outcome = Outcome::of(read, target).unwrap();
        let results = result.as_array().cloned().unwrap_or(vec![result]);
        assert_eq!(outcome.results, results);
        assert_eq!(outcome.trees, trees);
        assert_eq!(serde_json::to_value(outcome.job()).unwrap(), sent);
        assert_eq!(serde_json::to_value(outcome.into_job()).unwrap(), sent);
    }

    #[test]
    fn a_result_is_taken_out_and_the_job_is_whole_again_when_asked_for() {
        let (result, tree) = (json!({"a": 1}), json!({"a": {"confidence": 0.5}}));
        let document = ExtractionTarget::PerDoc;
        let beside = json!({"document_metadata": tree});
        comes_back_whole(
            document.clone(),
            result.clone(),
            beside,
            std::slice::from_ref(&tree),
        );
        comes_back_whole(document, result, tree.clone(), &[tree]);
    }

    #[test]
    fn results_by_page_and_by_row_are_taken_out_too() {
        let (results, tree) = (json!([{"a": 1}, {"a": 2}]), json!({"a": {}}));
        let pages = json!({"page_metadata": [tree, tree]});
        let both = [tree.clone(), tree.clone()];
        comes_back_whole(ExtractionTarget::PerPage, results.clone(), pages, &both);
        let rows = json!({"row_metadata": [tree]});
        let row = ExtractionTarget::PerTableRow;
        comes_back_whole(row.clone(), results, rows, &[tree]);
        // A row that is no object does not decode, and is there all the same.
        comes_back_whole(row.clone(), json!([{"a": 1}, 2]), json!({}), &[]);
        comes_back_whole(row, json!([]), json!({}), &[]);
    }

    #[test]
    fn a_result_of_another_kind_is_in_the_job_of_the_error() {
        let sent = job(json!([{"a": 1}]), json!({}));
        let read = serde_json::from_value(sent.clone()).unwrap();
        let error = Outcome::of(read, ExtractionTarget::PerDoc).unwrap_err();
        assert!(error.to_string().contains("a list where an object"));
        assert_eq!(serde_json::to_value(error.job().unwrap()).unwrap(), sent);
    }
}
