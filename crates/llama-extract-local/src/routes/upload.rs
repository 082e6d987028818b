//! Multipart forms with one file in them, which goes to disk as it comes in.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};

use super::App;
use super::body::too_large;
use super::reply::Refusal;
use crate::store::{Incoming, NewFile, StoredFile};

/// Room for the other parts of an upload. A schema has at most 150,000 characters, and escapes double some of them.
const MAX_FORM_TEXT: usize = 512 * 1024;

/// The largest form has four parts; clients may add some of their own.
const MAX_PARTS: usize = 32;

/// What came in one form.
pub(crate) struct Form {
    file: Option<(String, Incoming)>,
    texts: Vec<(String, String)>,
}

impl Form {
    /// Reads a form to its end: the part `file`, and those of `texts`; others are passed over.
    pub(crate) async fn read(app: &App, request: Request, texts: &[&str]) -> Result<Self, Refusal> {
        let declared = request
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.parse::<u64>().ok());
        let limit = app.max_upload;
        if declared.is_some_and(|length| length > limit.saturating_add(2 * MAX_FORM_TEXT as u64)) {
            return Err(too_large(limit));
        }
        let mut form = Multipart::from_request(request, &()).await.map_err(|e| {
            Refusal::bad_request(format!("the upload is not a multipart form: {e}"))
        })?;
        let mut read = Self {
            file: None,
            texts: Vec::new(),
        };
        let mut parts = 0;
        while let Some(part) = form.next_field().await.map_err(broken)? {
            parts += 1;
            if parts > MAX_PARTS {
                return Err(Refusal::bad_request(format!(
                    "the form has more than {MAX_PARTS} parts; send `file` and the few that go with it"
                )));
            }
            let name = part.name().unwrap_or_default().to_owned();
            if name == "file" {
                let file_name = part.file_name().unwrap_or_default().to_owned();
                read.file = Some((file_name, read_file(app, part).await?));
            } else {
                let text = read_text(part).await?;
                if texts.contains(&name.as_str()) {
                    read.texts.push((name, text));
                }
            }
        }
        Ok(read)
    }

    /// The text of a part; an empty one counts as not given.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let mut of_name = self.texts.iter().rev().filter(|(part, _)| part == name);
        let (_, text) = of_name.next()?;
        (!text.is_empty()).then_some(text)
    }

    /// Refuses a form without a file, or with one that is empty or has no name.
    pub(crate) fn require_file(&self) -> Result<(), Refusal> {
        let Some((name, incoming)) = &self.file else {
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
        Ok(())
    }

    /// Keeps the file of the form.
    pub(crate) async fn keep(
        self,
        app: &App,
        purpose: &str,
        external_file_id: Option<String>,
    ) -> Result<StoredFile, Refusal> {
        self.require_file()?;
        let (name, incoming) = self.file.unwrap_or((String::new(), app.store.receive()));
        let new = NewFile {
            name,
            purpose: purpose.to_owned(),
            external_file_id,
            received: incoming.finish().await?,
        };
        Ok(app.store.add_file(new).await?)
    }
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

fn broken(error: MultipartError) -> Refusal {
    Refusal::bad_request(format!(
        "the upload broke off or is not a valid multipart form: {error}"
    ))
}

fn broke_off(error: MultipartError) -> Refusal {
    Refusal::bad_request(format!("the upload broke off before its end: {error}"))
}
