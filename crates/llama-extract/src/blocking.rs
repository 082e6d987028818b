//! The same without `async`: each call blocks its thread until it is done. With the feature `blocking`.
//!
//! ```
//! use llama_extract::{Document, ExtractSchema, blocking};
//! # use llama_extract_local::LocalService;
//!
//! #[derive(serde::Deserialize, ExtractSchema)]
//! struct Receipt {
//!     /// Total amount
//!     total: f64,
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let runtime = tokio::runtime::Runtime::new()?;
//! # let service = runtime.block_on(LocalService::spawn())?;
//! # let client = llama_extract::Client::builder().base_url(service.base_url()).api_key("any").build()?;
//! // In a program: `blocking::Client::from_env()?`
//! let client = blocking::Client::new(client)?;
//!
//! let file = client.files().upload(Document::bytes("receipt.txt", "Total amount: $12.50")).wait()?;
//! let receipt = client
//!     .extract::<Receipt>(Document::file_id(&file.id))
//!     .set(|extract| extract.cite_sources())
//!     .wait()?;
//! assert_eq!(receipt.value.total, 12.5);
//!
//! let jobs = client.jobs().set(|jobs| jobs.file_input(&file.id));
//! assert_eq!(jobs.collect::<Result<Vec<_>, _>>()?.len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! What has options in the asynchronous API has the same ones here, behind `set`. What is not here can be had by
//! [`Client::block_on`].
//!
//! The work is done on a thread of the client's own. So a call can also be made where a runtime is at work already; it
//! blocks the thread all the same, so make it on one that may be blocked (`spawn_blocking`).

use std::fmt;
use std::future::{Future, IntoFuture};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::{self, ThreadId};

use bytes::Bytes;
use llama_extract_api::types::{ExtractJobStatus, ExtractV2Job, FileV2};
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use crate::extract::Settings;
use crate::files::{ContentUrl, FileQuery, Upload};
use crate::granularity::{Granularity, PerDocument};
use crate::jobs::JobQuery;
use crate::{Document, Error, Extract, ExtractSchema, JobHandle, ListQuery};

/// A client whose calls block; see the [module](self). Cheap to clone; clones share connections and their thread.
#[derive(Clone, Debug)]
pub struct Client {
    inner: crate::Client,
    runtime: Runtime,
}

/// A thread that drives futures. It ends when nobody holds it any more.
#[derive(Clone)]
struct Runtime(Arc<Driver>);

struct Driver {
    handle: Handle,
    thread: ThreadId,
    /// Dropped, it ends the thread.
    _end: oneshot::Sender<()>,
}

impl Runtime {
    fn start() -> Result<Self, Error> {
        let failed = |error| Error::configuration(format!("cannot start a thread: {error}"));
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(failed)?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel();
        let thread = thread::Builder::new()
            .name("llama-extract".into())
            .spawn(move || {
                // It gives an error when the last client is dropped, which is its only use.
                let _ = runtime.block_on(ended);
            })
            .map_err(failed)?;
        Ok(Self(Arc::new(Driver {
            handle,
            thread: thread.thread().id(),
            _end: end,
        })))
    }

    fn run<T: Send + 'static>(
        &self,
        future: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> Result<T, Error> {
        if thread::current().id() == self.0.thread {
            return Err(Error::argument(
                "a blocking call was made from a callback of another one, which would wait for itself for ever",
            ));
        }
        let (sender, receiver) = mpsc::sync_channel(1);
        self.0.handle.spawn(async move {
            // Nobody waits only when the caller's thread has ended.
            let _ = sender.send(future.await);
        });
        receiver.recv().unwrap_or_else(|_| {
            Err(Error::argument(
                "the call ended without an outcome: a callback of it panicked",
            ))
        })
    }
}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Runtime")
    }
}

impl Client {
    /// A blocking client that sends as `client` does.
    ///
    /// The client should not have been used in a runtime that ends before this one: its connections would end with it.
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`] when no thread can be started.
    pub fn new(client: crate::Client) -> Result<Self, Error> {
        Ok(Self {
            inner: client,
            runtime: Runtime::start()?,
        })
    }

    /// A client from the environment, as [`Client::from_env`](crate::Client::from_env) makes it.
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`] when no key is set, a setting is not valid, or no thread can be started.
    pub fn from_env() -> Result<Self, Error> {
        Self::new(crate::Client::from_env()?)
    }

    /// The asynchronous client behind.
    #[must_use]
    pub fn inner(&self) -> &crate::Client {
        &self.inner
    }

    /// Blocks until something of the [asynchronous client](Self::inner) is done, for what has no method here.
    ///
    /// # Errors
    ///
    /// Those of what is done.
    pub fn block_on<C, T>(&self, call: C) -> Result<T, Error>
    where
        C: IntoFuture<Output = Result<T, Error>>,
        C::IntoFuture: Send + 'static,
        T: Send + 'static,
    {
        self.runtime.run(call.into_future())
    }

    /// Extracts `T` from a document: [`set`](Call::set) options, then [`wait`](Call::wait) for the result, or
    /// [`submit`](Call::submit) it for a job.
    pub fn extract<T: ExtractSchema>(&self, document: impl Into<Document>) -> Call<Extract<T>> {
        self.call(self.inner.extract(document))
    }

    /// A job that was submitted before, by this program or another one.
    pub fn job<T: ExtractSchema>(&self, job: impl Into<JobHandle>) -> Job<T> {
        Job {
            job: Some(self.inner.job(job)),
            runtime: self.runtime.clone(),
        }
    }

    /// Extraction jobs: [`set`](List::set) filters, then iterate.
    pub fn jobs(&self) -> List<JobQuery> {
        self.list(self.inner.jobs().list())
    }

    /// Uploaded files.
    #[must_use]
    pub fn files(&self) -> Files {
        Files {
            client: self.clone(),
        }
    }

    fn call<C>(&self, call: C) -> Call<C> {
        Call {
            call,
            runtime: self.runtime.clone(),
        }
    }

    fn list<Q: ListQuery>(&self, list: crate::List<Q>) -> List<Q> {
        List {
            list: Some(list),
            runtime: self.runtime.clone(),
        }
    }
}

/// A call that is being composed: [`set`](Self::set) options, then [`wait`](Self::wait).
#[derive(Debug)]
#[must_use = "a call does nothing until `wait`"]
pub struct Call<C> {
    call: C,
    runtime: Runtime,
}

impl<C> Call<C> {
    /// Sets options: `.set(|extract| extract.cite_sources().per_page())`.
    pub fn set<D>(self, set: impl FnOnce(C) -> D) -> Call<D> {
        Call {
            call: set(self.call),
            runtime: self.runtime,
        }
    }

    /// Blocks until it is done.
    ///
    /// # Errors
    ///
    /// Those of the call.
    pub fn wait<T>(self) -> Result<T, Error>
    where
        C: IntoFuture<Output = Result<T, Error>>,
        C::IntoFuture: Send + 'static,
        T: Send + 'static,
    {
        self.runtime.run(self.call.into_future())
    }
}

impl<T: ExtractSchema + 'static, G: Granularity + 'static, S: Settings> Call<Extract<T, G, S>> {
    /// Uploads the document and creates the job, without waiting for it. From here on it is paid for.
    ///
    /// # Errors
    ///
    /// As for [`Extract::submit`].
    pub fn submit(self) -> Result<Job<T, G>, Error> {
        let job = self.runtime.run(self.call.submit())?;
        Ok(Job {
            job: Some(job),
            runtime: self.runtime,
        })
    }
}

/// A job at the service; see [`Job`](crate::Job).
#[derive(Debug)]
#[must_use = "a job that nobody waits for is paid for all the same; keep its id at least"]
pub struct Job<T, G = PerDocument> {
    /// Away only while a call has it, or after a callback panicked in one.
    job: Option<crate::Job<T, G>>,
    runtime: Runtime,
}

impl<T: ExtractSchema + 'static, G: Granularity + 'static> Job<T, G> {
    /// Sets options: `.set(|job| job.deadline(an_hour))`.
    pub fn set<H: Granularity>(
        self,
        set: impl FnOnce(crate::Job<T, G>) -> crate::Job<T, H>,
    ) -> Job<T, H> {
        Job {
            job: self.job.map(set),
            runtime: self.runtime,
        }
    }

    /// The job's id; empty after a call that panicked.
    #[must_use]
    pub fn id(&self) -> &str {
        self.job.as_ref().map_or("", crate::Job::id)
    }

    /// The status at the last look; none for a job that was picked up by its id and not looked at yet.
    #[must_use]
    pub fn status(&self) -> Option<&ExtractJobStatus> {
        self.job.as_ref()?.status()
    }

    /// Looks at the job once.
    ///
    /// # Errors
    ///
    /// As for [`Job::poll_once`](crate::Job::poll_once).
    pub fn poll_once(&mut self) -> Result<ExtractV2Job, Error> {
        let mut job = self.take()?;
        let (job, looked) = self.runtime.run(async move {
            let looked = job.poll_once().await.cloned();
            Ok((job, looked))
        })?;
        self.job = Some(job);
        looked
    }

    /// Cancels the job at the service.
    ///
    /// # Errors
    ///
    /// As for [`Job::cancel`](crate::Job::cancel).
    pub fn cancel(&mut self) -> Result<(), Error> {
        let mut job = self.take()?;
        let (job, cancelled) = self.runtime.run(async move {
            let cancelled = job.cancel().await;
            Ok((job, cancelled))
        })?;
        self.job = Some(job);
        cancelled
    }

    /// Deletes the job and its results at the service.
    ///
    /// # Errors
    ///
    /// As for [`Job::delete`](crate::Job::delete).
    pub fn delete(mut self) -> Result<(), Error> {
        let job = self.take()?;
        self.runtime.run(job.delete())
    }

    /// Blocks until the job has ended, and gives its result.
    ///
    /// # Errors
    ///
    /// As for awaiting a [`Job`](crate::Job).
    pub fn wait(mut self) -> Result<G::Output<T>, Error>
    where
        G::Output<T>: Send + 'static,
    {
        let job = self.take()?;
        self.runtime.run(job.into_future())
    }

    fn take(&mut self) -> Result<crate::Job<T, G>, Error> {
        self.job
            .take()
            .ok_or_else(|| Error::argument("the job was lost in a call that panicked"))
    }
}

/// Uploaded files; from [`Client::files`].
#[derive(Clone, Debug)]
pub struct Files {
    client: Client,
}

impl Files {
    /// Uploads a document: [`set`](Call::set) options, then [`wait`](Call::wait) for the file.
    pub fn upload(&self, document: impl Into<Document>) -> Call<Upload> {
        self.client.call(self.files().upload(document))
    }

    /// The files of the project: [`set`](List::set) filters, then iterate.
    pub fn list(&self) -> List<FileQuery> {
        self.client.list(self.files().list())
    }

    /// What is known about a file.
    ///
    /// # Errors
    ///
    /// As for [`Files::get`](crate::files::Files::get).
    pub fn get(&self, id: &str) -> Result<FileV2, Error> {
        let (files, id) = (self.files(), id.to_owned());
        self.run(async move { files.get(&id).await })
    }

    /// Deletes a file.
    ///
    /// # Errors
    ///
    /// As for [`Files::delete`](crate::files::Files::delete).
    pub fn delete(&self, id: &str) -> Result<(), Error> {
        let (files, id) = (self.files(), id.to_owned());
        self.run(async move { files.delete(&id).await })
    }

    /// A link to a file's content, which works without a key until it expires.
    ///
    /// # Errors
    ///
    /// As for [`Files::content_url`](crate::files::Files::content_url).
    pub fn content_url(&self, id: &str) -> Result<ContentUrl, Error> {
        let (files, id) = (self.files(), id.to_owned());
        self.run(async move { files.content_url(&id).await })
    }

    /// The content of a file, in memory.
    ///
    /// # Errors
    ///
    /// As for [`Files::download`](crate::files::Files::download).
    pub fn download(&self, id: &str) -> Result<Bytes, Error> {
        let (files, id) = (self.files(), id.to_owned());
        self.run(async move { files.download(&id).await })
    }

    /// Writes the content of a file to a path; the answer is its length in bytes.
    ///
    /// # Errors
    ///
    /// As for [`Files::download_to`](crate::files::Files::download_to).
    pub fn download_to(&self, id: &str, path: impl Into<PathBuf>) -> Result<u64, Error> {
        let (files, id, path) = (self.files(), id.to_owned(), path.into());
        self.run(async move { files.download_to(&id, path).await })
    }

    fn files(&self) -> crate::files::Files {
        self.client.inner.files()
    }

    fn run<T: Send + 'static>(
        &self,
        future: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> Result<T, Error> {
        self.client.runtime.run(future)
    }
}

/// A list at the service, over all its pages, as an iterator: [`set`](Self::set) filters first.
#[must_use = "a list asks for nothing until it is read"]
pub struct List<Q: ListQuery> {
    list: Option<crate::List<Q>>,
    runtime: Runtime,
}

impl<Q: ListQuery> List<Q> {
    /// Sets filters: `.set(|files| files.file_name("invoice.pdf"))`.
    pub fn set(self, set: impl FnOnce(crate::List<Q>) -> crate::List<Q>) -> Self {
        Self {
            list: self.list.map(set),
            runtime: self.runtime,
        }
    }
}

impl<Q: ListQuery> Iterator for List<Q> {
    type Item = Result<Q::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut list = self.list.take()?;
        let next = self.runtime.run(async move {
            let next = list.next().await;
            Ok((list, next))
        });
        match next {
            Ok((list, next)) => {
                self.list = Some(list);
                next
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<Q: ListQuery + fmt::Debug> fmt::Debug for List<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("List")
            .field("list", &self.list)
            .finish_non_exhaustive()
    }
}
