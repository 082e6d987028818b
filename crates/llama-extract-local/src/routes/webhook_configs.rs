//! Stored webhook configurations: create, list in two ways, get, change, delete.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::App;
use super::body::JsonObject;
use super::id::Id;
use super::query::{Query, page_json};
use super::reply::{Misfits, Refusal};
use super::webhooks::{Change, headers_json, not_found, read_whole};
use crate::ids::timestamp;
use crate::store::{PageRequest, Store, WebhookConfig};
use crate::webhook::Format;

pub(crate) async fn create(
    State(app): State<App>,
    JsonObject(body): JsonObject,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let mut misfits = Misfits::default();
    let webhook = read_whole(&body, &["body".into()], &mut misfits);
    misfits.refuse_any()?;
    let config = app.store.add_webhook_config(webhook.unwrap_or_default());
    let json = config_json(&app.store, &config.await?);
    Ok((StatusCode::CREATED, Json(json)))
}

/// All of them at once, newest first.
pub(crate) async fn list_all(State(app): State<App>) -> Result<Json<Value>, Refusal> {
    let everything = PageRequest {
        size: usize::MAX,
        after: None,
    };
    let (configs, _) = app.store.webhook_configs(everything).await?;
    let configs = configs.items.iter().map(|c| config_json(&app.store, c));
    Ok(Json(configs.collect()))
}

pub(crate) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let page = query.page()?;
    let counted = query.flag("include_total");
    query.finish()?;
    let (configs, total) = app.store.webhook_configs(page).await?;
    let mut json = page_json(configs, |config| config_json(&app.store, config));
    if counted {
        json["total_size"] = total.into();
    }
    Ok(Json(json))
}

pub(crate) async fn get(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    let config = app.store.webhook_config(&id).await?;
    let config = config.ok_or_else(|| not_found(&id))?;
    Ok(Json(config_json(&app.store, &config)))
}

/// What the body leaves out stays as it is; null takes away what can be done without.
pub(crate) async fn update(
    State(app): State<App>,
    Id(id): Id,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    let change = read_change(&body)?;
    let config = app
        .store
        .change_webhook_config(&id, |webhook| change.apply(webhook))
        .await?;
    let config = config.ok_or_else(|| not_found(&id))?;
    Ok(Json(config_json(&app.store, &config)))
}

fn read_change(body: &Map<String, Value>) -> Result<Change, Refusal> {
    let mut misfits = Misfits::default();
    let change = Change::read(body, &["body".into()], &mut misfits);
    misfits.refuse_any()?;
    Ok(change)
}

pub(crate) async fn delete(State(app): State<App>, Id(id): Id) -> Result<StatusCode, Refusal> {
    if app.store.delete_webhook_config(&id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(not_found(&id))
    }
}

fn config_json(store: &Store, config: &WebhookConfig) -> Value {
    let webhook = &config.webhook;
    json!({
        "id": config.id,
        "has_secret": webhook.secret.is_some(),
        "tenant_id": store.project_id(),
        "tenant_type": "project",
        "webhook_url": webhook.url,
        "webhook_events": webhook.events,
        "webhook_headers": webhook.headers.as_deref().map(headers_json),
        "webhook_output_format": webhook.format.map(Format::as_str),
        "created_at": timestamp(config.created_at),
        "updated_at": timestamp(config.updated_at),
    })
}
