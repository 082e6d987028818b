//! Files: upload, get, delete.

use axum::Json;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use super::App;
use super::body::too_large;
use super::file_content;
use super::id::Id;
use super::origin::Origin;
use super::query::Query;
use super::reply::{Misfits, Refusal};
use crate::ids::timestamp;
use crate::store::{Incoming, NewFile, Store, StoredFile};

/// An upload has three parts; clients may add some of their own.
const MAX_PARTS: usize = 32;
/// Room for each part that is not the file.
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
    file: Option<(String, Incoming)>,
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
        .and_then(|value| value.parse::<u64>().ok());
    let limit = app.max_upload;
    if declared.is_some_and(|length| length > limit.saturating_add(2 * MAX_FORM_TEXT as u64)) {
        return Err(too_large(limit));
    }
    let form = Multipart::from_request(request, &())
        .await
        .map_err(|e| Refusal::bad_request(format!("the upload is not a multipart form: {e}")))?;
    let upload = read_form(&app, form).await?;

    let Some((name, incoming)) = upload.file else {
        return Err(Refusal::bad_request(
            "the upload has no part called `file`; send the document in one, with a filename",
        ));
    };
    if name.is_empty() {
        return Err(Refusal::bad_request(
            "the part `file` has no filename; its extension says how to read the document",
        ));
    }
    if incoming.size() == 0 {
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
    let new = NewFile {
        name,
        purpose,
        external_file_id: upload.external_file_id.filter(|id| !id.is_empty()),
        received: incoming.finish().await?,
    };
    let file = app.store.add_file(new).await?;
    Ok((
        StatusCode::CREATED,
        Json(file_json(&app.store, &file, None)),
    ))
}

async fn read_form(app: &App, mut form: Multipart) -> Result<Upload, Refusal> {
    let broken = |e: MultipartError| {
        Refusal::bad_request(format!(
            "the upload broke off or is not a valid multipart form: {e}"
        ))
    };
    let mut upload = Upload::default();
    let mut parts = 0;
    while let Some(part) = form.next_field().await.map_err(broken)? {
        parts += 1;
        if parts > MAX_PARTS {
            return Err(Refusal::bad_request(format!(
                "the form has more than {MAX_PARTS} parts; send `file`, `purpose` and, if need be, `external_file_id`"
            )));
        }
        match part.name().unwrap_or_default() {
            "file" => {
                let name = part.file_name().unwrap_or_default().to_owned();
                upload.file = Some((name, read_file(app, part).await?));
            }
            "purpose" => upload.purpose = Some(read_text(part).await?),
            "external_file_id" => upload.external_file_id = Some(read_text(part).await?),
            _ => {
                read_text(part).await?;
            }
        }
    }
    Ok(upload)
}

async fn read_text(mut part: Field<'_>) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(broke_off)? {
        if bytes.len() + chunk.len() > MAX_FORM_TEXT {
            return Err(Refusal::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!(
                    "a part of the form has more than {MAX_FORM_TEXT} bytes; send the document in the part `file`"
                ),
            ));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn read_file(app: &App, mut part: Field<'_>) -> Result<Incoming, Refusal> {
    let mut incoming = app.store.receive();
    while let Some(chunk) = part.chunk().await.map_err(broke_off)? {
        if incoming.size() + chunk.len() as u64 > app.max_upload {
            return Err(too_large(app.max_upload));
        }
        incoming.write(&chunk).await?;
    }
    Ok(incoming)
}

fn broke_off(error: MultipartError) -> Refusal {
    Refusal::bad_request(format!("the upload broke off before its end: {error}"))
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
