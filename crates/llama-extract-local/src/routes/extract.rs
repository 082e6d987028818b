//! Extract jobs: create, get, list, cancel, delete.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::body::{JsonObject, Members};
use super::id::Id;
use super::query::{Query, page_json};
use super::reply::Refusal;
use super::webhooks::Requested;
use super::{App, apart, configuration, configurations};
use crate::engine;
use crate::ids::timestamp;
use crate::store::{Creation, Deletion, Job, JobFilter, NewJob, Outcome, Store};

const STATUSES: [&str; 6] = [
    "PENDING",
    "THROTTLED",
    "RUNNING",
    "COMPLETED",
    "FAILED",
    "CANCELLED",
];
const MAX_FILE_INPUT: usize = 200;

pub(crate) async fn create(
    State(app): State<App>,
    query: Query,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    let mut members = Members::new(&body, &["body"]);
    let file_input = members.text("file_input");
    match file_input {
        None if members.misfits.is_empty() => {
            members.misfit(
                "file_input",
                "string_type",
                "Input should be a valid string",
            );
        }
        Some(id) if id.is_empty() || id.chars().count() > MAX_FILE_INPUT => members.misfit(
            "file_input",
            "string_too_long",
            "String should have 1 to 200 characters",
        ),
        _ => {}
    }
    let inline = members.object("configuration");
    let saved = members.text("configuration_id");
    let webhooks = Requested::read(&mut members);
    members.misfits.refuse_any()?;
    query.finish()?;

    let saved_settings;
    let settings = match (inline, saved) {
        (Some(inline), None) => inline,
        (None, Some(id)) => {
            saved_settings = configurations::extract_settings(&app, id).await?;
            &saved_settings
        }
        _ => {
            return Err(Refusal::bad_request(
                "inputs_invalid: give exactly one of configuration and configuration_id",
            ));
        }
    };
    let file_input = file_input.unwrap_or_default();
    let configuration = configurations::for_job(&app, settings, file_input).await?;
    let new = NewJob {
        file_input: file_input.to_owned(),
        configuration: configuration.json.clone(),
        parse_tier: configuration::parse_tier(&configuration.json).to_owned(),
        configuration_id: saved.map(str::to_owned),
        webhooks: webhooks.resolve(&app.store).await?,
    };
    let service = app.clone();
    let creation = apart(async move {
        let creation = service.store.add_job(new).await?;
        if let Creation::Created(job) = &creation {
            service.worker.start(job, configuration);
        }
        Ok(creation)
    });
    match creation.await? {
        Creation::Created(job) => Ok(Json(job_json(&app.store, &job, &Expand::default()))),
        Creation::ParseNotCompleted => Err(Refusal::bad_request(format!(
            "inputs_invalid: parse job {file_input} is not COMPLETED; wait for it, or give the file instead"
        ))),
        Creation::UnknownInput if file_input.starts_with("pjb-") => {
            Err(Refusal::not_found("Parse job", file_input))
        }
        Creation::UnknownInput => Err(Refusal::not_found("File", file_input)),
    }
}

pub(crate) async fn get(
    State(app): State<App>,
    Id(id): Id,
    query: Query,
) -> Result<Json<Value>, Refusal> {
    let expand = Expand::from_query(&query);
    query.finish()?;
    let job = app
        .store
        .job(&id)
        .await?
        .ok_or_else(|| Refusal::not_found("Job", &id))?;
    Ok(Json(job_json(&app.store, &job, &expand)))
}

pub(crate) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let page = query.page()?;
    let filter = JobFilter {
        ids: query.many("job_ids"),
        status: query.choice("status", &STATUSES),
        file_input: query
            .owned("file_input")
            .or_else(|| query.owned("document_input_value")),
        input_type: query.owned("document_input_type"),
        configuration_id: query.owned("configuration_id"),
        on_or_after: query.time("created_at_on_or_after"),
        on_or_before: query.time("created_at_on_or_before"),
    };
    let expand = Expand::from_query(&query);
    query.finish()?;
    let jobs = app.store.jobs(filter, page).await?;
    Ok(Json(page_json(jobs, |job| {
        job_json(&app.store, job, &expand)
    })))
}

pub(crate) async fn cancel(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    let (job, cancelled) = app
        .store
        .cancel_job(&id)
        .await?
        .ok_or_else(|| Refusal::not_found("Job", &id))?;
    if !cancelled {
        return Err(Refusal::new(
            StatusCode::CONFLICT,
            format!(
                "Job {id} is {}, so it can no longer be cancelled",
                job.status.as_str()
            ),
        ));
    }
    app.worker.abort(&id);
    Ok(Json(job_json(&app.store, &job, &Expand::default())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Id(id): Id,
    mut query: Query,
) -> Result<Json<Value>, Refusal> {
    let force = query.flag("force");
    query.finish()?;
    match app.store.delete_job(&id, force).await? {
        Deletion::Deleted => {
            app.worker.abort(&id);
            Ok(Json(json!({})))
        }
        Deletion::NotFound => Err(Refusal::not_found("Job", &id)),
        Deletion::Refused(status) => Err(Refusal::new(
            StatusCode::CONFLICT,
            format!(
                "Job {id} is {}; cancel it first, or delete it with force=true",
                status.as_str()
            ),
        )),
    }
}

/// Which parts of a job were asked for.
#[derive(Default)]
struct Expand {
    configuration: bool,
    extract_metadata: bool,
    metadata: bool,
    usage: bool,
}

impl Expand {
    fn from_query(query: &Query) -> Self {
        Self {
            configuration: query.expands("configuration"),
            extract_metadata: query.expands("extract_metadata"),
            metadata: query.expands("metadata"),
            usage: query.expands("usage"),
        }
    }
}

fn job_json(store: &Store, job: &Job, expand: &Expand) -> Value {
    let mut json = Map::new();
    let mut put = |name: &str, value: Value| json.insert(name.to_owned(), value);
    put("id", job.id.clone().into());
    put("status", job.status.as_str().into());
    put("created_at", timestamp(job.created_at).into());
    put("updated_at", timestamp(job.updated_at).into());
    put("file_input", job.file_input.clone().into());
    put("document_input_value", job.file_input.clone().into());
    put("project_id", store.project_id().into());
    put("configuration_id", job.configuration_id.clone().into());
    let configuration = || job.configuration.clone();
    put("configuration", when(expand.configuration, configuration));
    put("error_message", job.error_message.clone().into());
    put("metadata", when(expand.metadata, || metadata(job)));
    let result = job.outcome.as_ref().map(|outcome| outcome.result.clone());
    put("extract_result", result.unwrap_or_default());
    put(
        "extract_metadata",
        when(expand.extract_metadata, || extract_metadata(job)),
    );
    put("usage", when(expand.usage, || usage(job)));
    Value::Object(json)
}

fn when(asked: bool, value: impl FnOnce() -> Value) -> Value {
    if asked { value() } else { Value::Null }
}

fn extract_metadata(job: &Job) -> Value {
    let Some(outcome) = &job.outcome else {
        return Value::Null;
    };
    let container = match job.configuration["extraction_target"].as_str() {
        Some("per_page") => "page_metadata",
        Some("per_table_row") => "row_metadata",
        _ => "document_metadata",
    };
    let mut fields =
        json!({"document_metadata": null, "page_metadata": null, "row_metadata": null});
    fields[container] = outcome.field_metadata.clone();
    json!({
        "field_metadata": fields,
        "parse_job_id": job.parse_job_id,
        "parse_tier": configuration::parse_tier(&job.configuration),
    })
}

fn metadata(job: &Job) -> Value {
    let Some(outcome) = &job.outcome else {
        return Value::Null;
    };
    let mut metadata = json!({
        "usage": {
            "num_pages_extracted": outcome.pages,
            "num_pages_billed": outcome.pages,
            "num_document_tokens": outcome.document_words,
            "num_output_tokens": 0,
        },
        "engine": outcome.engine,
    });
    // Who steers with words should learn that nothing was steered.
    let prompt = &job.configuration["system_prompt"];
    let is_given = prompt.as_str().is_some_and(|prompt| !prompt.is_empty());
    if is_given && !engine::heeds_prompts(&outcome.engine) {
        metadata["system_prompt"] = format!("not used by the {} engine", outcome.engine).into();
    }
    metadata
}

/// What the hosted service would have charged: credits a page, by tier.
fn usage(job: &Job) -> Value {
    let Some(Outcome { pages, .. }) = job.outcome else {
        return Value::Null;
    };
    let tier = configuration::tier(&job.configuration);
    let extract = match tier {
        "agentic" => 15.0,
        "agentic_plus" => 50.0,
        "turbo" => 35.0,
        _ => 5.0,
    };
    let parse = match tier {
        "turbo" => 0.0,
        _ => super::parse::credits(configuration::parse_tier(&job.configuration)),
    };
    let pages = pages as f64;
    json!({
        "credits": pages * (extract + parse),
        "extract_credits": pages * extract,
        "parse_credits": pages * parse,
    })
}
