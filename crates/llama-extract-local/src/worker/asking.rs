//! Jobs that a language model answers. Reading and grounding take a core, and the wait for the model between them
//! takes none.

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::SemaphorePermit;
use tokio::time::Instant;

use super::{Read, Run, show};
use crate::configuration::Target;
use crate::engine::Found;
use crate::engine::llm::{Answer, Engine, Reading, Request, merge, nothing};
use crate::ground::{self, Locator};
use crate::parse::Document;
use crate::sandbox;
use crate::schema::{Field, Node, Root};
use crate::store::Outcome;

/// The list that the rows of a table are asked for as.
const ROWS: &str = "rows";

/// A document of its own, as far as the model is concerned.
struct Unit {
    document: Document,
    reading: Reading,
}

/// Does the work of a job. `slot` is the core that it works on.
///
/// # Errors
///
/// The message of the failed job.
pub(super) async fn outcome(
    run: &Run,
    engine: &Engine,
    slot: SemaphorePermit<'_>,
) -> Result<Outcome, String> {
    let name = &run.input.name;
    let (input, parser) = (run.input.clone(), run.parser.clone());
    let configuration = Arc::clone(&run.configuration);
    let target = configuration.target;
    let read = sandbox::within(name, run.parse_time, move |deadline| {
        let Read { document, words } = super::read(&input, &parser, &configuration, deadline)?;
        let pages = document.pages.len();
        Ok((units(document, configuration.target), pages, words))
    });
    let (units, pages, document_words) = read
        .await
        .map_err(|reason| format!("parsing_error: {reason}"))?;
    drop(slot);

    let schema = Arc::new(asked(&run.configuration.schema, target));
    let answers = ask(run, engine, &units, &schema)
        .await
        .map_err(|reason| format!("extraction_error: {reason}"))?;

    // Nobody closes the semaphore, and without a slot there is only less order.
    let _slot = run.slots.acquire().await;
    let show = show(&run.configuration);
    let grounded = sandbox::within(name, run.parse_time, move |_| {
        let found = units.iter().zip(&answers).map(|(unit, answers)| {
            let found = grounded(&unit.document, &schema, answers);
            let found = if target == Target::PerTableRow {
                rows_of(found)
            } else {
                found
            };
            let metadata = ground::metadata(&unit.document, &found, show);
            (found.to_value(), metadata)
        });
        let (mut results, mut metadata): (Vec<Value>, Vec<Value>) = found.unzip();
        Ok(match target {
            Target::PerPage => (Value::Array(results), Value::Array(metadata)),
            Target::PerDoc | Target::PerTableRow => (
                results.pop().unwrap_or_default(),
                metadata.pop().unwrap_or_default(),
            ),
        })
    });
    let (result, field_metadata) = grounded
        .await
        .map_err(|reason| format!("parsing_error: {reason}"))?;
    Ok(Outcome {
        result,
        field_metadata,
        pages,
        document_words,
        engine: engine.name(),
    })
}

fn units(document: Document, target: Target) -> Vec<Unit> {
    let documents = match target {
        Target::PerDoc | Target::PerTableRow => vec![document],
        Target::PerPage => {
            let page_count = document.page_count;
            let pages = document.pages.into_iter().map(|page| Document {
                pages: vec![page],
                page_count,
            });
            pages.collect()
        }
    };
    let unit = |document| Unit {
        reading: Reading::of(&document),
        document,
    };
    documents.into_iter().map(unit).collect()
}

/// The schema of what the model is asked for.
fn asked(schema: &Root, target: Target) -> Root {
    match target {
        Target::PerDoc | Target::PerPage => schema.clone(),
        Target::PerTableRow => Root {
            fields: vec![Field {
                name: ROWS.into(),
                title: None,
                description: Some("An entry for each row of the tables that state this".into()),
                nullable: false,
                node: Node::List(Box::new(Node::Object(schema.fields.clone()))),
            }],
        },
    }
}

fn rows_of(found: Found) -> Found {
    match found {
        Found::Object(fields) => fields
            .into_iter()
            .next()
            .map_or(Found::List(Vec::new()), |(_, rows)| rows),
        other => other,
    }
}

async fn ask(
    run: &Run,
    engine: &Engine,
    units: &[Unit],
    schema: &Root,
) -> Result<Vec<Vec<Answer>>, String> {
    let _turn = engine.turn().await;
    let deadline = Instant::now() + engine.job_time();
    let system_prompt = run.configuration.json["system_prompt"]
        .as_str()
        .filter(|prompt| !prompt.trim().is_empty());
    let all = async {
        let mut answers = Vec::with_capacity(units.len());
        for unit in units {
            let request = Request {
                reading: &unit.reading,
                schema,
                system_prompt,
                deadline,
            };
            answers.push(engine.ask(&request).await?);
        }
        Ok(answers)
    };
    tokio::time::timeout_at(deadline, all)
        .await
        .unwrap_or_else(|_| Err(engine.out_of_time(&run.input.name)))
}

fn grounded(document: &Document, schema: &Root, answers: &[Answer]) -> Found {
    let locator = Locator::of(document);
    let ground = |answer: &Answer| locator.ground(&schema.fields, &answer.value, &answer.lines);
    if answers.is_empty() {
        // A page without text.
        return locator.ground(&schema.fields, &nothing(schema), &(0..0));
    }
    merge(answers.iter().map(ground))
}
