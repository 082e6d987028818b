//! The HTTP routes, and the answers that all of them share.

mod body;
mod configuration;
mod configurations;
mod deliveries;
mod extract;
mod file_content;
mod file_lists;
mod files;
mod generate;
mod id;
mod legacy;
mod local;
mod origin;
mod parameters;
mod parse;
mod query;
mod reply;
mod schema;
mod upload;
mod webhook_configs;
mod webhooks;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::{get, post};

use crate::auth::{self, Key};
use crate::connections::Counts;
use crate::drain;
use crate::faults::Plan;
use crate::requests::{self, Requests};
use crate::store::{Store, StoreError};
use crate::worker::Worker;

pub(crate) use reply::Refusal;

/// A schema has at most 150,000 characters; with room for escapes and the rest of the request.
const MAX_JSON: usize = 4 * 1024 * 1024;

/// What every route can reach.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) store: Arc<Store>,
    pub(crate) worker: Arc<Worker>,
    pub(crate) faults: Arc<Plan>,
    pub(crate) requests: Arc<Requests>,
    pub(crate) connections: Arc<Counts>,
    /// Where the service listens.
    pub(crate) addr: SocketAddr,
    /// Bytes that an uploaded file may have.
    pub(crate) max_upload: u64,
}

/// Goes on with the jobs that an earlier service in the same directory has left.
pub(crate) async fn resume(app: &App) -> Result<(), StoreError> {
    for job in app.store.unfinished_jobs().await? {
        let settings = job.configuration.as_object().cloned().unwrap_or_default();
        match configuration::read(&settings) {
            Ok(configuration) => app.worker.start(&job, configuration),
            // What one version of the service accepted, a later one may refuse.
            Err(_) => {
                let message = "the service was restarted with another version, which does not take the configuration of this job; create it anew";
                app.store.fail_job(&job.id, message.to_owned()).await?;
            }
        }
    }
    for job in app.store.unfinished_parse_jobs().await? {
        app.worker.start_parse(&job);
    }
    Ok(())
}

/// Makes and starts a job apart from its request: a client that hangs up in between must not leave a job behind that
/// nobody works on.
pub(crate) async fn apart<T: Send + 'static>(
    work: impl Future<Output = Result<T, StoreError>> + Send + 'static,
) -> Result<T, StoreError> {
    // It is not aborted, so an error means that the runtime is going down.
    tokio::spawn(work).await.unwrap_or(Err(StoreError::Closed))
}

pub(crate) fn router(app: App, key: Key) -> Router {
    // Uploads count their own bytes, to answer with the message of the service.
    let uploads = Router::new()
        .route(
            "/api/v1/beta/files",
            get(file_lists::list).post(files::upload),
        )
        .route("/api/v2/parse/upload", post(parse::upload))
        .merge(legacy::upload_router())
        .layer(DefaultBodyLimit::disable());
    // The one route that needs no key: a link carries its own permission.
    let links = Router::new()
        .route(file_content::PATH, get(file_content::download))
        .method_not_allowed_fallback(method_not_allowed);
    Router::new()
        .route(
            "/api/v1/beta/files/{file_id}",
            get(files::get).delete(files::delete),
        )
        .route("/api/v1/beta/files/query", post(file_lists::query))
        .route(
            "/api/v1/beta/files/{file_id}/content",
            get(file_content::link),
        )
        .route(
            "/api/v1/beta/configurations",
            get(configurations::list).post(configurations::save),
        )
        .route(
            "/api/v1/beta/configurations/{config_id}",
            get(configurations::get)
                .put(configurations::change)
                .delete(configurations::delete),
        )
        .route("/api/v2/extract", get(extract::list).post(extract::create))
        .route(
            "/api/v2/extract/{job_id}",
            get(extract::get).delete(extract::delete),
        )
        .route("/api/v2/extract/{job_id}/cancel", post(extract::cancel))
        .route("/api/v2/extract/schema/validation", post(schema::validate))
        .route("/api/v2/extract/schema/generate", post(generate::generate))
        .route(
            "/api/v1/beta/webhook-configs",
            get(webhook_configs::list_all).post(webhook_configs::create),
        )
        .route(
            "/api/v1/beta/webhook-configs/{config_id}",
            get(webhook_configs::get)
                .put(webhook_configs::update)
                .delete(webhook_configs::delete),
        )
        .route("/api/v2/webhook-configs", get(webhook_configs::list))
        .route("/api/v2/parse", get(parse::list).post(parse::create))
        .route(
            "/api/v2/parse/{job_id}",
            get(parse::get).delete(parse::delete),
        )
        .route("/api/v2/parse/{job_id}/cancel", post(parse::cancel))
        .merge(legacy::router())
        .layer(DefaultBodyLimit::max(MAX_JSON))
        .merge(legacy::inline_router())
        .merge(uploads)
        // Behind the key, so that a wrong one is refused whatever the rules say.
        .route_layer(middleware::from_fn_with_state(
            Arc::clone(&app.faults),
            crate::faults::on_request,
        ))
        .merge(local::router())
        .method_not_allowed_fallback(method_not_allowed)
        .route_layer(middleware::from_fn_with_state(key, auth::require_key))
        .merge(links)
        // The one operation that asks for no key.
        .route("/api/v2/parse/versions", get(parse::versions))
        .fallback(async || Refusal::new(StatusCode::NOT_FOUND, "Not Found"))
        .layer(middleware::from_fn(drain::before_answering))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app.requests),
            requests::remember,
        ))
        .with_state(app)
}

async fn method_not_allowed() -> Refusal {
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed")
}
