//! Contents of files: links to them, and what the links lead to.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use futures_core::Stream;
use serde_json::{Value, json};
use tokio::task::{JoinHandle, spawn_blocking};

use super::App;
use super::id::Id;
use super::origin::Origin;
use super::query::Query;
use super::reply::Refusal;
use crate::ids::{self, timestamp};
use crate::links::{self, Bad};
use crate::store::{Content, Store, StoreError, StoredFile};

/// The path that links lead to. It is no part of the API.
pub(crate) const PATH: &str = "/_local/files/{file_id}/content";

/// How long a link works when the caller does not say, in seconds.
const DEFAULT_TIME: i64 = 3_600;
/// A week: what storage services that the hosted one could stand on sign at most.
const MAX_TIME: i64 = 7 * 24 * 3_600;

pub(crate) async fn link(
    State(app): State<App>,
    Id(id): Id,
    origin: Origin,
    mut query: Query,
) -> Result<Json<Value>, Refusal> {
    let time = query.integer("expires_at_seconds", 1, MAX_TIME);
    query.finish()?;
    let file = app
        .store
        .file(&id)
        .await?
        .ok_or_else(|| Refusal::not_found("File", &id))?;
    let time = time.unwrap_or(DEFAULT_TIME);
    Ok(Json(link_json(&app.store, &origin, &file, time)))
}

/// A link as the API shows it when it is part of a file.
pub(crate) fn default_link(store: &Store, origin: &Origin, file: &StoredFile) -> Value {
    link_json(store, origin, file, DEFAULT_TIME)
}

fn link_json(store: &Store, Origin(origin): &Origin, file: &StoredFile, seconds: i64) -> Value {
    let until = ids::now() + TimeDelta::seconds(seconds);
    let micros = until.timestamp_micros();
    let signature = links::sign(store.link_key(), &file.id, micros);
    let path = PATH.replace("{file_id}", &file.id);
    json!({
        "url": format!("{origin}{path}?expires={micros}&signature={signature}"),
        "expires_at": timestamp(until),
        "form_fields": null,
    })
}

/// The bytes as they were uploaded, for whoever has a link.
pub(crate) async fn download(
    State(app): State<App>,
    Id(id): Id,
    query: Query,
) -> Result<Response, Refusal> {
    let until = query.one("expires").and_then(|text| text.parse().ok());
    let signature = query.one("signature").unwrap_or_default();
    let checked = match until {
        Some(until) => links::check(app.store.link_key(), &id, until, signature, ids::now()),
        None => Err(Bad::Signature),
    };
    checked.map_err(|bad| {
        let reason = match bad {
            Bad::Signature => "This link was not made by this service, or was changed".to_owned(),
            Bad::Expired(until) => format!("This link worked until {}", timestamp(until)),
        };
        let reason = format!("{reason}; ask for a new one at /api/v1/beta/files/{id}/content");
        Refusal::new(StatusCode::FORBIDDEN, reason)
    })?;
    let file = app
        .store
        .file(&id)
        .await?
        .ok_or_else(|| Refusal::not_found("File", &id))?;
    // The file may be deleted in this moment.
    let content = app
        .store
        .content(&file.content)
        .ok_or_else(|| Refusal::not_found("File", &id))?;
    let (content, size) = match spawn_blocking(|| content.size().map(|size| (content, size))).await
    {
        Ok(Ok(opened)) => opened,
        Ok(Err(e)) if e.kind() == io::ErrorKind::NotFound => {
            return Err(Refusal::not_found("File", &id));
        }
        Ok(Err(e)) => return Err(StoreError::io("the file cannot be read back", e).into()),
        Err(_) => return Err(StoreError::Closed.into()),
    };
    let head = [
        (header::CONTENT_LENGTH, size.to_string()),
        // Never the kind that the caller said it is: a browser would run HTML as if this service had written it.
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&file.name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (
            HeaderName::from_static("content-security-policy"),
            "sandbox".to_owned(),
        ),
    ];
    Ok((head, Body::from_stream(Pieces::new(content, size))).into_response())
}

/// `Content-Disposition` for a name of any characters (RFC 6266, RFC 8187).
fn attachment(name: &str) -> String {
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded += &format!("%{byte:02X}");
        }
    }
    format!("attachment; filename*=UTF-8''{encoded}")
}

/// Bytes of a known number, read one piece at a time and only when the caller takes them.
struct Pieces {
    content: Content,
    size: u64,
    read: u64,
    reading: Option<JoinHandle<io::Result<Vec<u8>>>>,
}

impl Pieces {
    fn new(content: Content, size: u64) -> Self {
        Self {
            content,
            size,
            read: 0,
            reading: None,
        }
    }
}

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.read >= self.size {
            return Poll::Ready(None);
        }
        let (content, from) = (self.content.clone(), self.read);
        let reading = self
            .reading
            .get_or_insert_with(|| spawn_blocking(move || content.piece(from)));
        let piece = ready!(Pin::new(reading).poll(context));
        self.reading = None;
        let piece = piece.map_err(io::Error::other).flatten();
        Poll::Ready(Some(match piece {
            // The end is announced by the length: what ends before it must not look whole.
            Ok(piece) if piece.is_empty() => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(piece) => {
                self.read += piece.len() as u64;
                Ok(piece.into())
            }
            Err(e) => {
                self.read = self.size;
                Err(e)
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_data_in_a_header() {
        assert_eq!(
            attachment("Rechnung ä\"; x=\r\n../a.pdf"),
            "attachment; filename*=UTF-8''Rechnung%20%C3%A4%22%3B%20x%3D%0D%0A..%2Fa.pdf"
        );
    }
}
