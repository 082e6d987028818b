//! Uploaded files.
//!
//! An extraction uploads its document by itself. Upload one by hand to extract from it several times, or to find it
//! again by an id of your own:
//!
//! ```no_run
//! # use llama_extract::{Client, Document, ExtractSchema};
//! # #[derive(serde::Deserialize, ExtractSchema)]
//! # struct Invoice { total: f64 }
//! # async fn example(client: Client) -> Result<(), llama_extract::Error> {
//! let file = client.files().upload("invoice.pdf").external_file_id("order 17").await?;
//! let invoice = client.extract::<Invoice>(Document::file_id(&file.id)).await?;
//! client.files().delete(&file.id).await?;
//! # Ok(())
//! # }
//! ```

use std::future::{Future, IntoFuture};
use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use llama_extract_api::builder::ListFiles;
use llama_extract_api::types::FileV2;
use reqwest::multipart::Form;
use tokio::time::sleep;

use crate::download;
pub use crate::download::ContentUrl;
use crate::page::{ListQuery, Page, PageFuture, sealed};
use crate::request::{With as _, path_id};
use crate::{Client, Document, Error, List};

/// Uploaded files; from [`Client::files`].
#[derive(Clone, Debug)]
pub struct Files {
    client: Client,
}

impl Files {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Uploads a document: set options, then await it for the file. A path is streamed from disk.
    pub fn upload(&self, document: impl Into<Document>) -> Upload {
        Upload {
            client: self.client.clone(),
            document: document.into(),
            purpose: "extract".into(),
            external_file_id: None,
        }
    }

    /// What is known about a file.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers.
    pub async fn get(&self, id: &str) -> Result<FileV2, Error> {
        let request = self.client.api().get_file().file_id(path_id(id, "file")?);
        let request = self.client.scoped(request);
        self.client
            .answer(request.send(), format!("get file {id}"))
            .await
    }

    /// The files of the project: set filters, then read it.
    pub fn list(&self) -> List<FileQuery> {
        List::new(self.client.clone(), FileQuery::default())
    }

    /// Deletes a file.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers.
    pub async fn delete(&self, id: &str) -> Result<(), Error> {
        let request = self
            .client
            .api()
            .delete_file()
            .file_id(path_id(id, "file")?);
        let request = self.client.scoped(request);
        self.client
            .done(request.send(), format!("delete file {id}"))
            .await
    }

    /// A link to a file's content. Whoever has it can read the file until it expires, without a key.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is no file with this id; whatever else the service answers.
    pub async fn content_url(&self, id: &str) -> Result<ContentUrl, Error> {
        self.link(id, None).await
    }

    /// A link to a file's content that expires after this time, in whole seconds.
    ///
    /// # Errors
    ///
    /// As for [`content_url`](Self::content_url); the service has limits of its own for the time.
    pub async fn content_url_for(&self, id: &str, time: Duration) -> Result<ContentUrl, Error> {
        self.link(id, Some(time)).await
    }

    async fn link(&self, id: &str, time: Option<Duration>) -> Result<ContentUrl, Error> {
        let request = self
            .client
            .api()
            .read_file_content()
            .file_id(path_id(id, "file")?);
        let seconds = time.map(|time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX));
        let request = self.client.scoped(request);
        let request = request.with(seconds, |request, seconds| {
            request.expires_at_seconds(seconds)
        });
        let link = self
            .client
            .answer(request.send(), format!("get a link to file {id}"))
            .await?;
        Ok(ContentUrl::from(link))
    }

    /// The content of a file, in memory. Large files are better [downloaded to a path](Self::download_to).
    ///
    /// The service gives a [link](Self::content_url), which is followed without the key: it may lead to another host.
    ///
    /// # Errors
    ///
    /// As for [`content_url`](Self::content_url); [`Error::is_transport`] when the content breaks off, or nothing of it
    /// comes for as long as a request may take.
    pub async fn download(&self, id: &str) -> Result<Bytes, Error> {
        let link = self.content_url(id).await?;
        download::to_memory(&self.client, &link, id).await
    }

    /// Writes the content of a file to a path, without holding it in memory. What was there is replaced once all of the
    /// content is there; until then it is in a file of the same name and `.partial`. The answer is its length in bytes.
    ///
    /// # Errors
    ///
    /// As for [`download`](Self::download); [`Error::is_document`] when the path cannot be written.
    pub async fn download_to(&self, id: &str, path: impl AsRef<Path>) -> Result<u64, Error> {
        let link = self.content_url(id).await?;
        download::to_file(&self.client, &link, id, path.as_ref()).await
    }
}

/// An upload: set options, then await it.
#[derive(Clone, Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload {
    client: Client,
    document: Document,
    purpose: String,
    external_file_id: Option<String>,
}

impl Upload {
    /// What it is for: `extract` when this is not called, or `parse`, `classify`, `split`, `sheet`, `agent_app`,
    /// `user_data`. It decides how long the service keeps it.
    pub fn purpose(mut self, purpose: impl Into<String>) -> Self {
        self.purpose = purpose.into();
        self
    }

    /// An id of your own, to [find](List::external_file_id) it again by.
    pub fn external_file_id(mut self, id: impl Into<String>) -> Self {
        self.external_file_id = Some(id.into());
        self
    }

    /// The whole document is sent again when an attempt fails: a file that nobody asked for is cheap, and can be deleted.
    async fn send(self) -> Result<FileV2, Error> {
        let mut attempts = 0;
        loop {
            let error = match self.attempt().await {
                Ok(file) => return Ok(file),
                Err(error) => error,
            };
            attempts += error.attempts().max(1);
            match self.client.retry().gap(attempts, error.retry_after()) {
                Some(gap)
                    if error.is_retryable()
                        && (error.is_rate_limited() || self.client.shared().budget.take()) =>
                {
                    // After a 429 the brake of the client holds the next attempt back.
                    if !error.is_rate_limited() {
                        sleep(gap).await;
                    }
                }
                _ => return Err(error.with_attempts(attempts)),
            }
        }
    }

    async fn attempt(&self) -> Result<FileV2, Error> {
        let Some(part) = self.document.part().await? else {
            return Err(Error::document(format!(
                "{} is at the service already: there is nothing to upload",
                self.document
            )));
        };
        // The file comes last: a service that reads the form as it arrives knows by then what it is for.
        let mut form = Form::new().text("purpose", self.purpose.clone());
        if let Some(id) = &self.external_file_id {
            form = form.text("external_file_id", id.clone());
        }
        let sent = self.client.api().upload_file(
            form.part("file", part),
            self.client.organization_id(),
            self.client.project_id(),
        );
        self.client
            .answer(sent, format!("upload {}", self.document))
            .await
    }
}

/// # Errors
///
/// [`Error::is_document`] if the document cannot be read, is empty, or is at the service already; whatever the service
/// answers.
impl IntoFuture for Upload {
    type Output = Result<FileV2, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Which files a list is of.
#[derive(Clone, Debug, Default)]
pub struct FileQuery {
    file_ids: Option<Vec<String>>,
    file_name: Option<String>,
    external_file_id: Option<String>,
    order_by: Option<String>,
    expand: Option<Vec<String>>,
    page_size: Option<i64>,
}

/// Filters of [`Files::list`].
impl List<FileQuery> {
    /// Only the files with these ids.
    pub fn file_ids(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.query.file_ids = Some(ids.into_iter().map(Into::into).collect());
        self
    }

    /// Only files with exactly this name.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.query.file_name = Some(name.into());
        self
    }

    /// Only files with this [id of your own](Upload::external_file_id).
    pub fn external_file_id(mut self, id: impl Into<String>) -> Self {
        self.query.external_file_id = Some(id.into());
        self
    }

    /// In which order: `name`, `id` (ascending) or `created_at` (descending). Deployments before October 2026 take fields
    /// separated by commas, each with an optional ` desc`.
    pub fn order_by(mut self, order: impl Into<String>) -> Self {
        self.query.order_by = Some(order.into());
        self
    }

    /// Asks for a link to the content of each, in `download_url`. Beware of printing it: it needs no key.
    pub fn download_urls(mut self) -> Self {
        self.query.expand = Some(vec!["download_url".into()]);
        self
    }

    /// How many to get at a time, 1 to 1,000; 50 when this is not called.
    pub fn page_size(mut self, size: u32) -> Self {
        self.query.page_size = Some(size.into());
        self
    }
}

impl sealed::Sealed for FileQuery {}

impl ListQuery for FileQuery {
    type Item = FileV2;

    fn page(self, client: Client, token: Option<String>) -> PageFuture<FileV2> {
        Box::pin(async move {
            // An empty list is no filter on the wire: it would give all.
            if self.file_ids.as_ref().is_some_and(Vec::is_empty) {
                return Ok(Page::only(vec![]));
            }
            let request = client.scoped(client.api().list_files());
            let request = request
                .with(self.file_ids, ListFiles::file_ids)
                .with(self.file_name, ListFiles::file_name)
                .with(self.external_file_id, ListFiles::external_file_id)
                .with(self.order_by, ListFiles::order_by)
                .with(self.expand, ListFiles::expand)
                .with(self.page_size, ListFiles::page_size)
                .with(token, ListFiles::page_token);
            let page = client.answer(request.send(), "list files").await?;
            Ok(page.into())
        })
    }
}
