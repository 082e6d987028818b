//! Routes that only a local service has, under `/_local/`: fault rules, what was requested, and what became of webhooks.
//! No fault strikes them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::body::JsonValue;
use super::reply::Refusal;
use super::{App, deliveries};
use crate::faults::{FaultError, Faults, read_faults, write_counts};
use crate::requests::record_json;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(
            "/_local/faults",
            get(faults)
                .put(set_faults)
                .post(add_faults)
                .delete(clear_faults),
        )
        .route("/_local/requests", get(requests).delete(clear_requests))
        .route("/_local/webhook-deliveries", get(deliveries::list))
}

async fn faults(State(app): State<App>) -> Json<Value> {
    let (seed, counts) = app.faults.counts();
    Json(write_counts(seed, &counts))
}

async fn set_faults(
    State(app): State<App>,
    JsonValue(body): JsonValue,
) -> Result<Json<Value>, Refusal> {
    let set = read_faults(&body).and_then(|new| app.faults.replace(new));
    set.map_err(wrong)?;
    Ok(faults(State(app)).await)
}

async fn add_faults(
    State(app): State<App>,
    JsonValue(body): JsonValue,
) -> Result<Json<Value>, Refusal> {
    if body.get("seed").is_some() {
        return Err(Refusal::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "seed: rules that are added get the seed that is set; PUT sets another",
        ));
    }
    let added = read_faults(&body).and_then(|new| app.faults.add(new.rules()));
    added.map_err(wrong)?;
    Ok(faults(State(app)).await)
}

async fn clear_faults(State(app): State<App>) -> Result<StatusCode, Refusal> {
    app.faults.replace(Faults::default()).map_err(wrong)?;
    Ok(StatusCode::NO_CONTENT)
}

fn wrong(error: FaultError) -> Refusal {
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string())
}

async fn requests(State(app): State<App>) -> Json<Value> {
    let records: Vec<Value> = app.requests.all().iter().map(record_json).collect();
    Json(json!({
        "connections": {"accepted": app.connections.accepted(), "open": app.connections.open()},
        "requests": records,
    }))
}

async fn clear_requests(State(app): State<App>) -> StatusCode {
    app.requests.clear();
    StatusCode::NO_CONTENT
}
