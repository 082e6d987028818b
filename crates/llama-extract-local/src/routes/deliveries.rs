//! What was delivered to webhooks, and what was not. The hosted service shows it in its web interface alone.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::App;
use super::query::{Query, page_json};
use super::reply::Refusal;
use crate::ids::timestamp;
use crate::store::{DeliveryFilter, DeliveryRecord, DeliveryState};

pub(crate) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let page = query.page()?;
    let filter = DeliveryFilter {
        job_id: query.owned("job_id"),
        state: query.choice("state", &DeliveryState::NAMES),
    };
    query.finish()?;
    let deliveries = app.store.deliveries(filter, page).await?;
    Ok(Json(page_json(deliveries, delivery_json)))
}

fn delivery_json(delivery: &DeliveryRecord) -> Value {
    json!({
        "event_id": delivery.event_id,
        "event_type": delivery.event_type,
        "job_id": delivery.job_id,
        "url": delivery.url,
        "state": delivery.state,
        "created_at": timestamp(delivery.created_at),
        "attempts": delivery.attempts,
    })
}
