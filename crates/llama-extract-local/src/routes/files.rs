//! Files: upload, list, get, delete.

use axum::Json;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use super::App;
use super::body::too_large;
use super::id::Id;
use super::query::{Query, page_json};
use super::reply::{Misfits, Refusal};
use crate::ids::timestamp;
use crate::store::{FileFilter, FileOrder, NewFile, Store, StoredFile};

/// The largest file that can be extracted from.
const MAX_FILE: usize = 100 * 1024 * 1024;
/// Room for the other parts of an upload.
const MAX_FORM_TEXT: usize = 64 * 1024;
const PURPOSES: [&str; 7] = [
    "user_data",
    "parse",
    "extract",
    "split",
    "classify",
    "sheet",
    "agent_app",
];

#[derive(Default)]
struct Upload {
    file: Option<(String, Vec<u8>)>,
    purpose: Option<String>,
    external_file_id: Option<String>,
}

pub(crate) async fn upload(
    State(app): State<App>,
    request: Request,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let declared = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<usize>().ok());
    if declared.is_some_and(|length| length > MAX_FILE + 2 * MAX_FORM_TEXT) {
        return Err(too_large(MAX_FILE));
    }
    let form = Multipart::from_request(request, &())
        .await
        .map_err(|e| Refusal::bad_request(format!("the upload is not a multipart form: {e}")))?;
    let upload = read_form(form).await?;

    let Some((name, bytes)) = upload.file else {
        return Err(Refusal::bad_request(
            "the upload has no part called `file`; send the document in one, with a filename",
        ));
    };
    if name.is_empty() {
        return Err(Refusal::bad_request(
            "the part `file` has no filename; its extension says how to read the document",
        ));
    }
    if bytes.is_empty() {
        return Err(Refusal::bad_request(format!(
            "the file {name:?} is empty; upload a document with content"
        )));
    }
    let purpose = upload.purpose.unwrap_or_default();
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
    let file = app.store.add_file(NewFile {
        name,
        purpose,
        external_file_id: upload.external_file_id.filter(|id| !id.is_empty()),
        bytes,
    });
    Ok((StatusCode::CREATED, Json(file_json(&app.store, &file))))
}

async fn read_form(mut form: Multipart) -> Result<Upload, Refusal> {
    let broken = |e: MultipartError| {
        Refusal::bad_request(format!(
            "the upload broke off or is not a valid multipart form: {e}"
        ))
    };
    let mut upload = Upload::default();
    while let Some(part) = form.next_field().await.map_err(broken)? {
        match part.name().unwrap_or_default() {
            "file" => {
                let name = part.file_name().unwrap_or_default().to_owned();
                upload.file = Some((name, read_part(part, MAX_FILE).await?));
            }
            "purpose" => upload.purpose = Some(read_text(part).await?),
            "external_file_id" => upload.external_file_id = Some(read_text(part).await?),
            _ => {
                read_part(part, MAX_FILE).await?;
            }
        }
    }
    Ok(upload)
}

async fn read_text(part: Field<'_>) -> Result<String, Refusal> {
    let bytes = read_part(part, MAX_FORM_TEXT).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn read_part(mut part: Field<'_>, limit: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    loop {
        let chunk = part.chunk().await.map_err(|e| {
            Refusal::bad_request(format!("the upload broke off before its end: {e}"))
        })?;
        let Some(chunk) = chunk else { break };
        if bytes.len() + chunk.len() > limit {
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

pub(crate) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let page = query.page()?;
    let order = match query
        .choice("order_by", &["name", "id", "created_at"])
        .as_deref()
    {
        Some("name") => FileOrder::Name,
        Some("id") => FileOrder::Id,
        _ => FileOrder::CreatedAt,
    };
    let filter = FileFilter {
        ids: query.many("file_ids"),
        name: query.owned("file_name"),
        external_file_id: query.owned("external_file_id"),
    };
    query.finish()?;
    let files = app.store.files(&filter, order, &page);
    Ok(Json(page_json(files, |file| file_json(&app.store, file))))
}

pub(crate) async fn get(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    let file = app
        .store
        .file(&id)
        .ok_or_else(|| Refusal::not_found("File", &id))?;
    Ok(Json(file_json(&app.store, &file)))
}

pub(crate) async fn delete(State(app): State<App>, Id(id): Id) -> Result<StatusCode, Refusal> {
    if app.store.delete_file(&id) {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Refusal::not_found("File", &id))
    }
}

fn file_json(store: &Store, file: &StoredFile) -> Value {
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
        "download_url": null,
    })
}
