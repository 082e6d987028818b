//! Schema generation.

use std::time::Instant;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::App;
use super::body::{JsonObject, Members};
use super::query::Query;
use super::reply::Refusal;
use crate::generate::{self, Generated, Source};
use crate::input::Input;
use crate::parse::{Limits, Parser};

const MAX_NAME: usize = 255;

/// Answers with what `POST /api/v1/beta/configurations` takes.
pub(crate) async fn generate(
    State(app): State<App>,
    query: Query,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    let mut members = Members::new(&body, &["body"]);
    let name = members.text("name");
    if name.is_some_and(|name| name.chars().count() > MAX_NAME) {
        members.misfit(
            "name",
            "string_too_long",
            "String should have at most 255 characters",
        );
    }
    let request = Draft::read(&mut members);
    let given = members.object("data_schema").cloned().map(Value::Object);
    members.misfits.refuse_any()?;
    query.finish()?;
    let Generated {
        name: made_up,
        data_schema,
    } = request.make(&app, given).await?;
    let name = name
        .filter(|name| !name.trim().is_empty())
        .map_or(made_up, str::to_owned);
    Ok(Json(
        json!({"name": name, "parameters": parameters(data_schema)}),
    ))
}

/// What a schema is to be drafted from, beside a given one.
pub(super) struct Draft {
    prompt: Option<String>,
    file_id: Option<String>,
}

impl Draft {
    pub(super) fn read(members: &mut Members<'_>) -> Self {
        let mut text = |name: &str| {
            let text = members.text(name).filter(|text| !text.trim().is_empty());
            text.map(str::to_owned)
        };
        Self {
            prompt: text("prompt"),
            file_id: text("file_id"),
        }
    }

    pub(super) async fn make(self, app: &App, given: Option<Value>) -> Result<Generated, Refusal> {
        let Self { prompt, file_id } = self;
        if prompt.is_none() && file_id.is_none() && given.is_none() {
            return Err(Refusal::bad_request(
                "inputs_invalid: there is nothing to draft a schema from; give at least one of prompt, file_id and data_schema",
            ));
        }
        let file = match file_id {
            Some(id) => {
                let file = app.store.file(&id).await?;
                let file = file.ok_or_else(|| Refusal::not_found("File", &id))?;
                Some(Input::new(&app.store, &file.name, &file.content))
            }
            None => None,
        };
        // The schema alone is read under the same protection as a document: it may be large.
        let what = file
            .as_ref()
            .map_or("the request", |file| &file.name)
            .to_owned();
        let work = move |parser: &Parser, deadline: Instant| {
            let limits = Limits {
                pages: None,
                max_pages: Some(SAMPLE_PAGES),
                deadline,
            };
            let document = match &file {
                Some(file) => {
                    let bytes = file.bytes();
                    let read = bytes.and_then(|bytes| parser.parse(&file.name, &bytes, &limits));
                    Some(read.map_err(|reason| format!("inputs_invalid: {reason}"))?)
                }
                None => None,
            };
            let source = Source {
                prompt: prompt.as_deref(),
                sample: file
                    .as_ref()
                    .map(|file| file.name.as_str())
                    .zip(document.as_ref()),
                given: given.as_ref(),
            };
            generate::schema(&source, deadline)
        };
        app.worker
            .read(&what, work)
            .await
            .map_err(|reason| Refusal::bad_request(prefixed(reason)))
    }
}

/// Labels and headings repeat on later pages; a sample need not be read to its end.
const SAMPLE_PAGES: usize = 20;

/// Every message leads with what kind of fault it is.
fn prefixed(reason: String) -> String {
    let known = ["inputs_invalid:", "schema_validation:"];
    if known.iter().any(|prefix| reason.starts_with(prefix)) {
        reason
    } else {
        format!("inputs_invalid: {reason}")
    }
}

/// The parameters of a saved configuration that does what a job does by default.
fn parameters(data_schema: Value) -> Value {
    json!({
        "product_type": "extract_v2",
        "data_schema": data_schema,
        "tier": "cost_effective",
        "version": "latest",
        "extraction_target": "per_doc",
        "target_pages": null,
        "max_pages": null,
        "system_prompt": null,
        "cite_sources": false,
        "confidence_scores": false,
        "parse_tier": null,
        "parse_config_id": null,
    })
}
