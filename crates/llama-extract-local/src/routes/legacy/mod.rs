//! The legacy API, v1: extraction agents, jobs, runs, and runs without an agent.

mod agents;
mod config;
mod input;
mod jobs;
mod runs;
mod schema;
mod shown;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::App;

/// A request can carry its document, as text or as base64: here up to some 36 MB of it, held in memory. Larger ones are
/// uploaded as files.
const MAX_INLINE: usize = 48 * 1024 * 1024;

const KIND_AGENT: &str = "Extraction agent";

pub(super) fn router() -> Router<App> {
    let v1 = Router::new()
        .route("/extraction-agents", get(agents::list).post(agents::create))
        .route(
            "/extraction-agents/{extraction_agent_id}",
            get(agents::get).put(agents::update).delete(agents::delete),
        )
        .route("/extraction-agents/by-name/{name}", get(agents::by_name))
        .route("/extraction-agents/default", get(agents::default))
        .route(
            "/extraction-agents/schema/validation",
            post(schema::validate),
        )
        .route("/extraction-agents/schema/generate", post(schema::generate))
        .route("/jobs", get(jobs::list).post(jobs::create))
        .route("/jobs/batch", post(jobs::create_batch))
        .route("/jobs/{job_id}", get(jobs::get))
        .route("/jobs/{job_id}/result", get(jobs::result))
        .route("/runs", get(runs::list))
        .route("/runs/by-job/{job_id}", get(runs::by_job))
        .route("/runs/latest-from-ui", get(runs::latest_from_ui))
        .route("/runs/{run_id}", get(runs::get).delete(runs::delete));
    Router::new()
        .nest("/api/v1/extraction", v1)
        .route("/api/v1/beta/extraction-agents", get(agents::page))
}

/// Requests that can carry a document.
pub(super) fn inline_router() -> Router<App> {
    Router::new()
        .route("/api/v1/extraction/run", post(jobs::run))
        .layer(DefaultBodyLimit::max(MAX_INLINE))
}

/// Forms with a document, which count their own bytes.
pub(super) fn upload_router() -> Router<App> {
    Router::new().route(
        "/api/v1/extraction/jobs/file",
        post(jobs::create_from_upload),
    )
}
