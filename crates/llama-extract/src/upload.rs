//! An upload that is being composed.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use chrono::{TimeDelta, Utc};
use llama_extract_api::types::FileV2;
use reqwest::Body;
use reqwest::multipart::{Form, Part};
use tokio::time::sleep;

use crate::content::{Hash, Progress};
use crate::document::media_type;
use crate::{Client, Document, Error, transport};

/// A file that expires within this time is not extracted from any more.
const TIME_LEFT: TimeDelta = TimeDelta::hours(1);

/// An upload: set options, then await it.
#[derive(Clone, Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload {
    client: Client,
    document: Document,
    purpose: String,
    external_file_id: Option<String>,
    handling: Handling,
}

/// How a document gets to the service.
#[derive(Clone, Default)]
pub(crate) struct Handling {
    pub(crate) progress: Option<Progress>,
    pub(crate) reuse_identical: bool,
}

impl fmt::Debug for Handling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handling")
            .field("reports_progress", &self.progress.is_some())
            .field("reuse_identical", &self.reuse_identical)
            .finish()
    }
}

impl Upload {
    pub(crate) fn new(client: Client, document: Document) -> Self {
        Self {
            client,
            document,
            purpose: "extract".into(),
            external_file_id: None,
            handling: Handling::default(),
        }
    }

    pub(crate) fn handled(mut self, handling: Handling) -> Self {
        self.handling = handling;
        self
    }

    /// What it is for: `extract` when this is not called, or `parse`, `classify`, `split`, `sheet`, `agent_app`,
    /// `user_data`. It decides how long the service keeps it.
    pub fn purpose(mut self, purpose: impl Into<String>) -> Self {
        self.purpose = purpose.into();
        self
    }

    /// An id of your own, to [find](crate::List::external_file_id) it again by.
    pub fn external_file_id(mut self, id: impl Into<String>) -> Self {
        self.external_file_id = Some(id.into());
        self
    }

    /// Calls `progress` with how many bytes of the document were handed over to the connection, and of how many. It
    /// begins anew with another attempt. It is called between two pieces, so it should not take long.
    pub fn on_progress(mut self, progress: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
        self.handling.progress = Some(Arc::new(progress));
        self
    }

    /// Gives a file of the same content that was uploaded this way before, if there is one, and uploads none then.
    ///
    /// The file is known by the SHA-256 of its content, which takes the place of an
    /// [id of your own](Self::external_file_id): `sha256:` and 64 digits. It is taken if it has the same purpose and the
    /// same extension in its name (which tells the service the type), and does not expire within the hour. Two programs
    /// that upload the same document at the same moment may upload it twice. The document is read twice, so that it
    /// cannot be a [stream](Document::reader).
    pub fn reuse_identical(mut self) -> Self {
        self.handling.reuse_identical = true;
        self
    }

    async fn send(self) -> Result<FileV2, Error> {
        if self.document.service_id()?.is_some() {
            return Err(Error::document(format!(
                "{} is at the service already: there is nothing to upload",
                self.document
            )));
        }
        if !self.handling.reuse_identical {
            let id = self.external_file_id.clone();
            return self.upload(id, None).await;
        }
        if self.external_file_id.is_some() {
            return Err(Error::argument(
                "an upload has one external id: an id of your own, or the hash by which `reuse_identical` finds it",
            ));
        }
        let hash = self.document.hash().await?.unwrap_or_default();
        let id = hash
            .iter()
            .fold("sha256:".to_owned(), |id, byte| format!("{id}{byte:02x}"));
        match self.find(&id).await? {
            Some(file) => Ok(file),
            None => self.upload(Some(id), Some(hash)).await,
        }
    }

    /// A file that stands for this content.
    async fn find(&self, id: &str) -> Result<Option<FileV2>, Error> {
        let name = self.document.name().unwrap_or_default();
        let too_soon = Utc::now() + TIME_LEFT;
        let mut files = self.client.files().list().external_file_id(id);
        while let Some(file) = files.try_next().await? {
            // A service that does not know the filter gives all files.
            if file.external_file_id.as_deref() == Some(id)
                && file.purpose.as_ref().is_none_or(|it| *it == self.purpose)
                && extension(&file.name) == extension(&name)
                && file.expires_at.is_none_or(|expires| expires > too_soon)
            {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }

    /// The whole document is sent again when an attempt fails: a file that nobody asked for is cheap, and can be deleted.
    async fn upload(&self, id: Option<String>, hash: Option<Hash>) -> Result<FileV2, Error> {
        let mut attempts = 0;
        loop {
            let error = match self.attempt(id.clone(), hash).await {
                Ok(file) => return Ok(file),
                Err(error) => error,
            };
            attempts += error.attempts().max(1);
            if error.is_retryable() && self.document.is_used_up() {
                let error = error.with_attempts(attempts);
                return Err(Error::not_replayable(&self.document, error));
            }
            match self.client.retry().gap(attempts, error.retry_after()) {
                Some(gap)
                    if error.is_retryable()
                        && (error.is_rate_limited() || self.client.shared().budget.take()) =>
                {
                    transport::count_retry();
                    // After a 429 the brake of the client holds the next attempt back.
                    if !error.is_rate_limited() {
                        sleep(gap).await;
                    }
                }
                _ => return Err(error.with_attempts(attempts)),
            }
        }
    }

    async fn attempt(&self, id: Option<String>, hash: Option<Hash>) -> Result<FileV2, Error> {
        let Some((name, content)) = self.document.open().await? else {
            return Err(Error::document(format!("{} has no content", self.document)));
        };
        let length = content.length();
        let content = content
            .with_progress(self.handling.progress.clone())
            .with_hash(hash);
        let what = format!("upload {}", self.document);
        let part = Part::stream_with_length(Body::wrap_stream(content), length)
            .mime_str(media_type(&name))
            .map_err(|error| Error::document(format!("cannot {what}: {error}")))?
            .file_name(name);
        // The file comes last: a service that reads the form as it arrives knows by then what it is for.
        let mut form = Form::new().text("purpose", self.purpose.clone());
        if let Some(id) = id {
            form = form.text("external_file_id", id);
        }
        let sent = self.client.api().upload_file(
            form.part("file", part),
            self.client.organization_id(),
            self.client.project_id(),
        );
        self.client.answer(sent, what).await
    }
}

/// The extension of a name, however it is written.
fn extension(name: &str) -> Option<String> {
    let extension = Path::new(name).extension()?;
    Some(extension.to_string_lossy().to_ascii_lowercase())
}

/// # Errors
///
/// [`Error::is_document`] if the document cannot be read, is empty, changes while it is sent, or is at the service
/// already; whatever the service answers.
impl IntoFuture for Upload {
    type Output = Result<FileV2, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
