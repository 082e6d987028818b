//! Files: upload, get, delete.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::App;
use super::file_content;
use super::id::Id;
use super::origin::Origin;
use super::query::Query;
use super::reply::{Misfits, Refusal};
use super::upload::Form;
use crate::ids::timestamp;
use crate::store::{Store, StoredFile};

const PURPOSES: [&str; 7] = [
    "user_data",
    "parse",
    "extract",
    "split",
    "classify",
    "sheet",
    "agent_app",
];

pub(crate) async fn upload(
    State(app): State<App>,
    request: Request,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let form = Form::read(&app, request, &["purpose", "external_file_id"]).await?;
    form.require_file()?;
    let purpose = form.text("purpose").unwrap_or_default().to_owned();
    if !PURPOSES.contains(&purpose.as_str()) {
        let loc = ["body", "purpose"];
        let mut misfits = Misfits::default();
        if purpose.is_empty() {
            misfits.missing(&loc);
        } else {
            let msg = format!("Input should be one of {}", PURPOSES.join(", "));
            misfits.add(&loc, "enum", msg, Value::String(purpose.clone()));
        }
        misfits.refuse_any()?;
    }
    let external_file_id = form.text("external_file_id").map(str::to_owned);
    let file = form.keep(&app, &purpose, external_file_id).await?;
    Ok((
        StatusCode::CREATED,
        Json(file_json(&app.store, &file, None)),
    ))
}

pub(crate) async fn get(
    State(app): State<App>,
    Id(id): Id,
    origin: Origin,
    query: Query,
) -> Result<Json<Value>, Refusal> {
    let link = query.expands("download_url").then_some(&origin);
    let file = app
        .store
        .file(&id)
        .await?
        .ok_or_else(|| Refusal::not_found("File", &id))?;
    Ok(Json(file_json(&app.store, &file, link)))
}

pub(crate) async fn delete(State(app): State<App>, Id(id): Id) -> Result<StatusCode, Refusal> {
    if app.store.delete_file(&id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Refusal::not_found("File", &id))
    }
}

/// `link` is where the caller reached the service, when a link to the content was asked for.
pub(crate) fn file_json(store: &Store, file: &StoredFile, link: Option<&Origin>) -> Value {
    json!({
        "id": file.id,
        "name": file.name,
        "project_id": store.project_id(),
        "external_file_id": file.external_file_id,
        "file_type": file.file_type(),
        "last_modified_at": timestamp(file.created_at),
        // Files live as long as the service; null says that none is set to go before.
        "expires_at": null,
        "purpose": file.purpose,
        "download_url": link.map(|origin| file_content::default_link(store, origin, file)),
    })
}
