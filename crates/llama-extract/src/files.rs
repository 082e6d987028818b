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

use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use llama_extract_api::builder::ListFiles;
use llama_extract_api::types::FileV2;

use crate::download;
pub use crate::download::ContentUrl;
use crate::page::{ListQuery, Page, PageFuture, sealed};
use crate::request::{With as _, path_id};
pub use crate::upload::Upload;
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

    /// Uploads a document: set options, then await it for the file. A path is streamed from disk, whatever its size.
    pub fn upload(&self, document: impl Into<Document>) -> Upload {
        Upload::new(self.client.clone(), document.into())
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
