//! `eval`: a folder of documents to predictions, for a scorer.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io};

use llama_extract::{Client, Extraction};
use serde_json::{Value, json};

use super::extract::connect;
use super::schema;
use crate::args::Eval;
use crate::engine::{Reading, environment};
use crate::failure::Failure;
use crate::{output, runtime};

/// What stands beside a document in its folder.
const SCHEMA: &str = "schema.json";
const BESIDE: [&str; 4] = [SCHEMA, "expected.json", "meta.json", "pages.json"];
/// A document that takes longer has failed: its reader is hung. More than a model has by itself.
const DEADLINE: Duration = Duration::from_secs(900);

pub(crate) fn run(args: &Eval) -> Result<(), Failure> {
    let reading = args.engine.reading(environment)?;
    let cases = cases(args)?;
    fs::create_dir_all(&args.out).map_err(|error| {
        Failure::message(format!("cannot make {}: {error}", args.out.display()))
    })?;
    let deadline = args.engine.time().map_or(DEADLINE, |time| time + DEADLINE);
    runtime::block_on(predict_each(&cases, reading, deadline, &args.out))
}

/// A document and what to ask of it.
struct Case {
    name: String,
    directory: PathBuf,
}

/// The folders that have a schema, by name.
fn cases(args: &Eval) -> Result<Vec<Case>, Failure> {
    let directory = args.documents.display();
    let unreadable =
        |error: io::Error| Failure::message(format!("cannot read the folder {directory}: {error}"));
    let mut cases = Vec::new();
    for entry in fs::read_dir(&args.documents).map_err(unreadable)? {
        let directory = entry.map_err(unreadable)?.path();
        let name = directory.file_name().unwrap_or_default().to_string_lossy();
        let wanted = args.only.as_ref().is_none_or(|text| name.contains(text));
        if wanted && directory.join(SCHEMA).is_file() {
            cases.push(Case {
                name: name.into_owned(),
                directory,
            });
        }
    }
    if cases.is_empty() {
        return Err(Failure::message(format!(
            "{directory} has no folder with a document and its {SCHEMA}; give the folder that holds these"
        )));
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

async fn predict_each(
    cases: &[Case],
    reading: Reading,
    deadline: Duration,
    out: &Path,
) -> Result<(), Failure> {
    let service = connect::local(reading).await?;
    let mut all_well = true;
    for case in cases {
        let file = out.join(format!("{}.json", case.name));
        let started = Instant::now();
        let predicted = predict(&service.client, case, deadline).await;
        let seconds = started.elapsed().as_secs_f64();
        let written = predicted.and_then(|prediction| write(&file, &prediction));
        if let Err(reason) = &written {
            // What an earlier run predicted is not what this one did.
            let _ = fs::remove_file(&file);
            output::error(&format!("{}: {reason}", case.name));
            all_well = false;
        }
        output::line(
            &json!({"document": case.name, "seconds": seconds, "error": written.err()}).to_string(),
        )?;
    }
    if all_well {
        Ok(())
    } else {
        Err(Failure::Reported)
    }
}

async fn predict(client: &Client, case: &Case, deadline: Duration) -> Result<Value, String> {
    let schema =
        schema::read(&case.directory.join(SCHEMA)).map_err(|failure| failure.to_string())?;
    let document = case.document()?;
    let extraction: Extraction<Value> = client
        .extract(document.as_path())
        .data_schema(schema)
        .cite_sources()
        .confidence_scores()
        .deadline(deadline)
        .await
        .map_err(|error| error.to_string())?;
    Ok(json!({
        "extract_result": extraction.raw(),
        "extract_metadata": {"field_metadata": {"document_metadata": extraction.raw_evidence()}},
    }))
}

impl Case {
    /// The one file that is none of those which stand beside it.
    fn document(&self) -> Result<PathBuf, String> {
        let entries = fs::read_dir(&self.directory).map_err(|error| error.to_string())?;
        let mut documents: Vec<_> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.is_file())
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                !BESIDE.contains(&name.as_ref()) && !name.starts_with('.')
            })
            .collect();
        match (documents.pop(), documents.is_empty()) {
            (Some(document), true) => Ok(document),
            (None, _) => Err(format!("no document beside {SCHEMA}; put one there")),
            (Some(_), false) => Err(format!(
                "several documents beside {SCHEMA}; give each a folder of its own"
            )),
        }
    }
}

/// Under its name only once it is whole.
fn write(file: &Path, prediction: &Value) -> Result<(), String> {
    let part = file.with_extension("json.part");
    fs::write(&part, format!("{prediction:#}\n"))
        .and_then(|()| fs::rename(&part, file))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))
}
