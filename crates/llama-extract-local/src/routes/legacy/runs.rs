//! Runs: list, get, delete.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::{agents, jobs, shown};
use crate::routes::App;
use crate::routes::id::Id;
use crate::routes::query::Query;
use crate::routes::reply::Refusal;
use crate::store::{RunFilter, Status};

const KIND: &str = "Run";
const STATES: [&str; 4] = ["CREATED", "PENDING", "SUCCESS", "ERROR"];
const DEFAULT_LIMIT: usize = 25;
const MAX_LIMIT: usize = 1_000;
/// More runs than a service will ever have.
const MAX_SKIP: usize = 1_000_000_000;

pub(super) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let agent_id = query.required("extraction_agent_id");
    let skip = query.count("skip", 0..=MAX_SKIP, 0);
    let limit = query.count("limit", 1..=MAX_LIMIT, DEFAULT_LIMIT);
    let state = query.choice("status", &STATES);
    let run_id = query.owned("run_id");
    query.finish()?;
    agents::find(&app, &agent_id).await?;
    let statuses = match state {
        None => Vec::new(),
        Some(state) => {
            let all = Status::ALL.into_iter();
            all.filter(|s| shown::run_state(*s) == state).collect()
        }
    };
    let filter = RunFilter {
        agent_id,
        statuses,
        run_id,
        skip,
        limit,
    };
    let (runs, total) = app.store.legacy_runs(filter).await?;
    let items: Vec<Value> = runs.iter().map(|run| shown::run(&app.store, run)).collect();
    Ok(Json(
        json!({"items": items, "total": total, "skip": skip, "limit": limit}),
    ))
}

pub(super) async fn by_job(State(app): State<App>, Id(job_id): Id) -> Result<Json<Value>, Refusal> {
    let run = jobs::find(&app, &job_id).await?;
    Ok(Json(shown::run(&app.store, &run)))
}

/// Null when no run of the agent came from its web page.
pub(super) async fn latest_from_ui(
    State(app): State<App>,
    mut query: Query,
) -> Result<Json<Value>, Refusal> {
    let agent_id = query.required("extraction_agent_id");
    query.finish()?;
    agents::find(&app, &agent_id).await?;
    let run = app.store.latest_run_from_ui(&agent_id).await?;
    let run = run.map(|run| shown::run(&app.store, &run));
    Ok(Json(run.unwrap_or_default()))
}

pub(super) async fn get(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    let run = app.store.legacy_run(&id).await?;
    let run = run.ok_or_else(|| Refusal::not_found(KIND, &id))?;
    Ok(Json(shown::run(&app.store, &run)))
}

pub(super) async fn delete(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    let job_id = app.store.delete_legacy_run(&id).await?;
    let job_id = job_id.ok_or_else(|| Refusal::not_found(KIND, &id))?;
    app.worker.abort(&job_id);
    Ok(Json(json!({})))
}
