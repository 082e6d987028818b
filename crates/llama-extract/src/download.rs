//! Links to the content of files, and following them.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use llama_extract_api::ClientInfo as _;
use llama_extract_api::types::PresignedUrl;
use reqwest::{Response, Url};
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;
use tokio::time::timeout;

use crate::builder::is_this_machine;
use crate::{Client, Error, answer};

/// A link to the content of a file, which works without a key until it expires. It is not printed whole.
#[derive(Clone)]
pub struct ContentUrl(PresignedUrl);

impl ContentUrl {
    /// The link.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.0.url
    }

    /// Until when it works.
    #[must_use]
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.0.expires_at
    }

    /// The link as the bindings have it. Their `Debug` hides it too.
    #[must_use]
    pub fn into_inner(self) -> PresignedUrl {
        self.0
    }
}

impl From<PresignedUrl> for ContentUrl {
    fn from(link: PresignedUrl) -> Self {
        Self(link)
    }
}

/// Shows the host: path and query are the permission.
impl fmt::Debug for ContentUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = Url::parse(self.url());
        let host = url.as_ref().ok().and_then(Url::host_str).unwrap_or("?");
        f.debug_struct("ContentUrl")
            .field("host", &host)
            .field("expires_at", &self.expires_at())
            .finish_non_exhaustive()
    }
}

pub(crate) async fn to_memory(
    client: &Client,
    link: &ContentUrl,
    id: &str,
) -> Result<Bytes, Error> {
    let mut content = Content::open(client, link, id).await?;
    let mut bytes = Vec::new();
    while let Some(chunk) = content.chunk().await? {
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.into())
}

pub(crate) async fn to_file(
    client: &Client,
    link: &ContentUrl,
    id: &str,
    path: &Path,
) -> Result<u64, Error> {
    let mut content = Content::open(client, link, id).await?;
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let written = write(&mut content, &partial).await;
    let moved = match &written {
        Ok(_) => tokio::fs::rename(&partial, path)
            .await
            .map_err(|error| Error::unwritable(path, error)),
        Err(_) => Ok(()),
    };
    match (written, moved) {
        (Ok(length), Ok(())) => Ok(length),
        (Err(error), _) | (_, Err(error)) => {
            // The error says what matters; a file that cannot be removed is called `.partial` at least.
            let _ = tokio::fs::remove_file(&partial).await;
            Err(error)
        }
    }
}

async fn write(content: &mut Content<'_>, path: &Path) -> Result<u64, Error> {
    let unwritable = |error| Error::unwritable(path, error);
    let mut file = File::create(path).await.map_err(unwritable)?;
    let mut length = 0;
    while let Some(chunk) = content.chunk().await? {
        file.write_all(&chunk).await.map_err(unwritable)?;
        length += chunk.len() as u64;
    }
    file.flush().await.map_err(unwritable)?;
    Ok(length)
}

/// Content that is arriving.
struct Content<'a> {
    client: &'a Client,
    response: Response,
    what: String,
    host: String,
}

impl<'a> Content<'a> {
    /// Follows the link. The request passes by the bindings' hooks, so that the key does not go along.
    async fn open(client: &'a Client, link: &ContentUrl, id: &str) -> Result<Self, Error> {
        let what = format!("download file {id}");
        let url = checked(client, link, &what)?;
        let host = url.origin().ascii_serialization();
        let request = client.api().client().get(url).send();
        let response = match timeout(client.request_timeout(), request).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return Err(answer::unreachable(error, &what, &host)),
            Err(elapsed) => return Err(stalled(&what, &host, elapsed)),
        };
        let status = response.status();
        if !status.is_success() {
            return Err(Error::answer(
                format!(
                    "cannot {what}: its link leads to {host}, which answered {status}; it may have expired"
                ),
                status,
                None,
            ));
        }
        Ok(Self {
            client,
            response,
            what,
            host,
        })
    }

    /// A time limit for each chunk, not for all: a large file may take as long as it keeps coming.
    async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        match timeout(self.client.request_timeout(), self.response.chunk()).await {
            Ok(Ok(chunk)) => Ok(chunk),
            Ok(Err(error)) => Err(answer::broken_off(error, &self.what, &self.host)),
            Err(elapsed) => Err(stalled(&self.what, &self.host, elapsed)),
        }
    }
}

/// The link, if a document can be sent over it safely. One without a host is at the service.
fn checked(client: &Client, link: &ContentUrl, what: &str) -> Result<Url, Error> {
    let base_url = client.base_url();
    let url = Url::parse(base_url).and_then(|base| base.join(link.url()));
    // The message must not repeat the link.
    let url = url.map_err(|_| {
        Error::senseless_answer(format!(
            "cannot {what}: {base_url} gave a link that is no URL"
        ))
    })?;
    let plain_is_fine = || is_this_machine(&url) || base_url.starts_with("http://");
    match url.scheme() {
        "https" => Ok(url),
        "http" if plain_is_fine() => Ok(url),
        scheme => Err(Error::senseless_answer(format!(
            "cannot {what}: its link has the scheme {scheme}, and would send the file unencrypted"
        ))),
    }
}

fn stalled(what: &str, host: &str, elapsed: tokio::time::error::Elapsed) -> Error {
    Error::transport(
        format!("cannot {what}: nothing comes from {host}; it took too long"),
        elapsed,
    )
}
