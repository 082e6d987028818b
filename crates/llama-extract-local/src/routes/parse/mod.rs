//! Parse jobs, as far as extraction needs them: create, get, list, cancel, delete.

mod configuration;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::body::JsonObject;
use super::id::Id;
use super::query::{Query, page_json};
use super::reply::{Misfits, Refusal};
use super::upload::Form;
use super::{App, apart};
use crate::ids::timestamp;
use crate::parse::Document;
use crate::store::{Deletion, ParseCancellation, ParseJob, ParseJobFilter, Status, Store};

const STATUSES: [&str; 5] = ["PENDING", "RUNNING", "COMPLETED", "FAILED", "CANCELLED"];
const KIND: &str = "Parse job";

pub(crate) async fn create(
    State(app): State<App>,
    query: Query,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    query.finish()?;
    let (file_id, configuration) = configuration::read(&app, &body, &["body"]).await?;
    let source_url = body.get("source_url").is_some_and(|url| !url.is_null());
    match (file_id, source_url) {
        (Some(file_id), false) => start(&app, &file_id, configuration).await,
        (None, true) => Err(Refusal::bad_request(
            "inputs_invalid: source_url: this service fetches nothing from the network; upload the document and give its file_id",
        )),
        _ => Err(Refusal::bad_request(
            "inputs_invalid: give exactly one of file_id and source_url",
        )),
    }
}

pub(crate) async fn upload(
    State(app): State<App>,
    request: Request,
) -> Result<Json<Value>, Refusal> {
    let form = Form::read(&app, request, &["configuration"]).await?;
    form.require_file()?;
    let loc = ["body", "configuration"];
    let Some(text) = form.text("configuration") else {
        return Err(Misfits::one(&loc, "missing", "Field required", Value::Null));
    };
    let body: Map<String, Value> = serde_json::from_str(text).map_err(|e| {
        let msg = format!("Input should be a JSON object, as a string: {e}");
        Misfits::one(&loc, "json_invalid", msg, Value::Null)
    })?;
    let (file_id, configuration) = configuration::read(&app, &body, &loc).await?;
    if file_id.is_some() || body.get("source_url").is_some_and(|url| !url.is_null()) {
        return Err(Refusal::bad_request(
            "inputs_invalid: the document comes with this upload; leave file_id and source_url out of the configuration",
        ));
    }
    let file = form.keep(&app, "parse", None).await?;
    start(&app, &file.id, configuration).await
}

async fn start(app: &App, file_id: &str, configuration: Value) -> Result<Json<Value>, Refusal> {
    let (service, id) = (app.clone(), file_id.to_owned());
    let job = apart(async move {
        let job = service.store.add_parse_job(&id, configuration).await?;
        if let Some(job) = &job {
            service.worker.start_parse(job);
        }
        Ok(job)
    });
    let job = job
        .await?
        .ok_or_else(|| Refusal::not_found("File", file_id))?;
    Ok(Json(job_json(&app.store, &job)))
}

pub(crate) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let page = query.page()?;
    let filter = ParseJobFilter {
        ids: query.many("job_ids"),
        status: query.choice("status", &STATUSES),
        on_or_after: query.time("created_at_on_or_after"),
        on_or_before: query.time("created_at_on_or_before"),
    };
    query.finish()?;
    let jobs = app.store.parse_jobs(filter, page).await?;
    Ok(Json(page_json(jobs, |job| job_json(&app.store, job))))
}

/// The job, and what was read of what `expand` names.
pub(crate) async fn get(
    State(app): State<App>,
    Id(id): Id,
    query: Query,
) -> Result<Json<Value>, Refusal> {
    let asked = ["text", "markdown", "text_full", "markdown_full"].map(|n| query.expands(n));
    query.finish()?;
    let job = app.store.parse_job(&id).await?;
    let job = job.ok_or_else(|| Refusal::not_found(KIND, &id))?;
    let document = if asked.contains(&true) && job.status == Status::Completed {
        let read = app.worker.read_again(&job).await;
        Some(read.map_err(|reason| Refusal::new(StatusCode::SERVICE_UNAVAILABLE, reason))?)
    } else {
        None
    };
    let shown = |asked: bool, show: &dyn Fn(&Document) -> Value| {
        document.as_ref().filter(|_| asked).map(show)
    };
    let full = |document: &Document| Value::String(texts(document).join("\n\n"));
    let [text, markdown, text_full, markdown_full] = asked;
    Ok(Json(json!({
        "job": job_json(&app.store, &job),
        "text": shown(text, &|document| pages_json(document, "text")),
        "markdown": shown(markdown, &|document| {
            let mut pages = pages_json(document, "markdown");
            for page in pages["pages"].as_array_mut().into_iter().flatten() {
                page["header"] = Value::Null;
                page["footer"] = Value::Null;
                page["success"] = true.into();
            }
            pages
        }),
        "text_full": shown(text_full, &full),
        "markdown_full": shown(markdown_full, &full),
        "items": null,
        "metadata": null,
        "result_content_metadata": null,
        "images_content_metadata": null,
        "job_metadata": null,
        "raw_parameters": null,
    })))
}

pub(crate) async fn cancel(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    let refuse = |why: String| Err(Refusal::new(StatusCode::CONFLICT, why));
    match app.store.cancel_parse_job(&id).await? {
        ParseCancellation::Cancelled(job) => {
            app.worker.abort(&id);
            Ok(Json(job_json(&app.store, &job)))
        }
        ParseCancellation::NotFound => Err(Refusal::not_found(KIND, &id)),
        ParseCancellation::Refused(status) => refuse(format!(
            "{KIND} {id} is {}, so it can no longer be cancelled",
            status.as_str()
        )),
        ParseCancellation::Owned => refuse(format!(
            "{KIND} {id} is part of an extraction; cancel that instead"
        )),
    }
}

pub(crate) async fn delete(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    match app.store.delete_parse_job(&id).await? {
        Deletion::Deleted => Ok(Json(
            json!({"id": id, "project_id": app.store.project_id()}),
        )),
        Deletion::NotFound => Err(Refusal::not_found(KIND, &id)),
        Deletion::Refused(status) => Err(Refusal::new(
            StatusCode::CONFLICT,
            format!(
                "{KIND} {id} is {}; wait for its end or cancel it, then delete it",
                status.as_str()
            ),
        )),
    }
}

/// The newest release of each tier that the facts name. All of them are the one reader that is here.
pub(crate) async fn versions() -> Json<Value> {
    let latest = json!({
        "fast": "2025-12-11",
        "cost_effective": "2026-06-05",
        "agentic": "2026-06-04",
        "agentic_plus": "2026-06-04",
    });
    let mut answer = latest.clone();
    for version in answer.as_object_mut().into_iter().flat_map(Map::values_mut) {
        *version = Value::Array(vec![version.take()]);
    }
    answer["latest"] = latest;
    Json(answer)
}

/// What the hosted service charges for a page, by tier.
pub(super) fn credits(tier: &str) -> f64 {
    match tier {
        "fast" => 1.0,
        "agentic" => 10.0,
        "agentic_plus" => 45.0,
        _ => 3.0,
    }
}

fn job_json(store: &Store, job: &ParseJob) -> Value {
    let tier = &job.configuration["tier"];
    // That of an extraction is in the extraction's own bill.
    let billed = job.pages.filter(|_| job.extract_job_id.is_none());
    let usage = billed.map(|pages| {
        let credits = pages as f64 * credits(tier.as_str().unwrap_or_default());
        json!({"credits": credits})
    });
    json!({
        "id": job.id,
        "project_id": store.project_id(),
        "status": job.status.as_str(),
        "error_message": job.error_message,
        "name": job.file_name,
        "tier": tier,
        "created_at": timestamp(job.created_at),
        "updated_at": timestamp(job.updated_at),
        "user_metadata": job.configuration["user_metadata"],
        "usage": usage,
    })
}

/// The text of each page, line by line.
fn texts(document: &Document) -> Vec<String> {
    let of_page = |page: &crate::parse::Page| {
        let lines: Vec<String> = page.lines.iter().map(|l| page.text(l.words())).collect();
        lines.join("\n")
    };
    document.pages.iter().map(of_page).collect()
}

fn pages_json(document: &Document, member: &str) -> Value {
    let pages = document.pages.iter().zip(texts(document));
    let pages: Vec<Value> = pages
        .map(|(page, text)| json!({"page_number": page.number, member: text}))
        .collect();
    json!({"pages": pages})
}
