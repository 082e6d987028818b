//! A job: await it for the result, or step it.

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use llama_extract_api::types::{ExtractJobStatus, ExtractV2Job};

use crate::abandon::CancelOnDrop;
use crate::granularity::{Granularity, PerDocument, PerPage, PerTableRow};
use crate::updates::{Updates, Watch};
use crate::wait::{self, Polling};
use crate::{Client, Error, ExtractSchema, JobHandle};

/// How long a job is waited for when nobody says.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30 * 60);

/// What to ask of the service beside the result.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expand {
    pub(crate) usage: bool,
    pub(crate) evidence: bool,
}

impl Default for Expand {
    /// The evidence, too: where the job was not made to have any, it is null, and asking costs nothing.
    fn default() -> Self {
        Self {
            usage: false,
            evidence: true,
        }
    }
}

impl Expand {
    fn names(self) -> Vec<String> {
        let evidence = self.evidence.then(|| "extract_metadata".to_owned());
        let usage = self.usage.then(|| "usage".to_owned());
        evidence.into_iter().chain(usage).collect()
    }
}

/// A job at the service. Await it for the result, look at it with [`poll_once`](Self::poll_once), or keep its
/// [`handle`](Self::handle) and pick it up later with [`Client::job`].
///
/// Dropping it leaves the job at the service, where it goes on and is paid for, unless
/// [`cancel_on_drop`](Self::cancel_on_drop) was called.
#[derive(Debug)]
#[must_use = "a job that nobody awaits is paid for all the same; keep its handle at least"]
pub struct Job<T, G = PerDocument> {
    client: Client,
    handle: JobHandle,
    on_drop: Option<CancelOnDrop>,
    last: Option<Box<ExtractV2Job>>,
    deadline: Duration,
    polling: Polling,
    /// Made by this program a moment ago: a service of many machines may not show it at once.
    is_new: bool,
    pub(crate) expand: Expand,
    kind: PhantomData<fn() -> (T, G)>,
}

impl<T: ExtractSchema> Job<T> {
    /// For a job that was made per page and picked up by its id.
    pub fn per_page(self) -> Job<T, PerPage> {
        self.granularity()
    }

    /// For a job that was made per table row and picked up by its id.
    pub fn per_table_row(self) -> Job<T, PerTableRow> {
        self.granularity()
    }

    fn granularity<G: Granularity>(self) -> Job<T, G> {
        Job {
            client: self.client,
            handle: self.handle,
            on_drop: self.on_drop,
            last: self.last,
            deadline: self.deadline,
            polling: self.polling,
            is_new: self.is_new,
            expand: self.expand,
            kind: PhantomData,
        }
    }
}

impl<T: ExtractSchema, G: Granularity> Job<T, G> {
    pub(crate) fn new(client: Client, handle: JobHandle, last: Option<ExtractV2Job>) -> Self {
        Self {
            polling: client.polling().clone(),
            is_new: last.is_some(),
            client,
            handle,
            on_drop: None,
            last: last.map(Box::new),
            deadline: DEADLINE,
            expand: Expand::default(),
            kind: PhantomData,
        }
    }

    /// The job's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.handle.id()
    }

    /// What to write down so that [`Client::job`] can pick the job up again, in this program or another one.
    #[must_use]
    pub fn handle(&self) -> JobHandle {
        self.handle.clone().at(self.client.base_url())
    }

    /// The status at the last look; none for a job that was picked up by its id and not looked at yet.
    #[must_use]
    pub fn status(&self) -> Option<&ExtractJobStatus> {
        self.last.as_ref().map(|job| &job.status)
    }

    /// How long to wait for the job when it is awaited, from then on; 30 minutes when this is not called.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// When to look at the job while it is awaited, in place of what the client was [built](crate::ClientBuilder::polling)
    /// with.
    pub fn polling(mut self, polling: Polling) -> Self {
        self.polling = polling;
        self
    }

    /// Cancels the job at the service when this, or the future that awaits it, is dropped before the job has ended.
    /// A wait that ends with an error, such as one whose deadline passes, is no drop: the error has the id of the job,
    /// which goes on.
    ///
    /// The request is sent in the background, on the runtime that this is called on or dropped on, and nobody hears
    /// whether it succeeded: a program that ends at once may end before it. What was extracted until then may be paid for.
    pub fn cancel_on_drop(mut self) -> Self {
        self.on_drop = Some(CancelOnDrop::new(self.client.clone(), self.handle.clone()));
        self
    }

    /// Asks what the job cost. Deployments before August 2026 do not tell.
    pub fn usage(mut self) -> Self {
        self.expand.usage = true;
        self
    }

    /// Looks at the job once.
    ///
    /// # Errors
    ///
    /// When the service cannot be asked. A job that failed is not an error here: it is in the status.
    pub async fn poll_once(&mut self) -> Result<&ExtractV2Job, Error> {
        let id = self.handle.id_at(self.client.base_url())?;
        let request = self.client.api().get_extract_job().job_id(id);
        let names = self.expand.names();
        let request = match names.is_empty() {
            true => request,
            false => request.expand(names),
        };
        let request = self.client.scoped(request);
        let job = self.client.answer(request.send(), format!("get job {id}"));
        let job = job.await.map_err(|error| error.with_job_id(id))?;
        if wait::has_ended(&job.status) {
            self.disarm();
        }
        Ok(self.last.insert(Box::new(job)))
    }

    /// Cancels the job at the service.
    ///
    /// # Errors
    ///
    /// When the service refuses: a job that has ended cannot be cancelled.
    pub async fn cancel(&mut self) -> Result<(), Error> {
        let id = self.handle.id_at(self.client.base_url())?;
        self.last = Some(Box::new(cancel(&self.client, id).await?));
        self.disarm();
        Ok(())
    }

    /// Deletes the job and its results at the service.
    ///
    /// # Errors
    ///
    /// When the service refuses: a job that has not ended cannot be deleted.
    pub async fn delete(mut self) -> Result<(), Error> {
        let id = self.handle.id_at(self.client.base_url())?;
        let request = self.client.api().delete_extract_job().job_id(id);
        let request = self.client.scoped(request);
        let deleted = self.client.done(request.send(), format!("delete job {id}"));
        deleted.await.map_err(|error| error.with_job_id(id))?;
        self.disarm();
        Ok(())
    }

    /// Waits for the job and shows each look: status, time, when it is looked at again.
    pub fn updates(self) -> Updates<T, G>
    where
        T: 'static,
    {
        Updates::new(self)
    }

    /// Nothing is left to cancel, or the caller was told that the job goes on.
    pub(crate) fn disarm(&mut self) {
        if let Some(on_drop) = self.on_drop.take() {
            on_drop.disarm();
        }
    }

    pub(crate) fn time_to_wait(&self) -> Duration {
        self.deadline
    }

    pub(crate) fn is_new(&self) -> bool {
        self.is_new
    }

    pub(crate) fn polling_of(&self) -> &Polling {
        &self.polling
    }

    pub(crate) fn conclude(mut self) -> Result<G::Output<T>, Error> {
        match self.last.take().map(|job| *job) {
            Some(job) => match job.status {
                ExtractJobStatus::Failed => Err(Error::job_failed(job)),
                ExtractJobStatus::Cancelled => Err(Error::job_cancelled(job)),
                _ => G::decode(job),
            },
            None => Err(self.out_of_time(None)),
        }
    }

    pub(crate) fn out_of_time(&self, last_error: Option<Error>) -> Error {
        let status = self.status().map(ExtractJobStatus::as_str);
        Error::deadline(self.id(), status, self.deadline, last_error)
    }
}

/// Cancels a job, and gives it as it is then.
pub(crate) async fn cancel(client: &Client, id: &str) -> Result<ExtractV2Job, Error> {
    let request = client.scoped(client.api().cancel_extract_job().job_id(id));
    let job = client.answer(request.send(), format!("cancel job {id}"));
    job.await.map_err(|error| error.with_job_id(id))
}

impl<T: ExtractSchema + 'static, G: Granularity> IntoFuture for Job<T, G> {
    type Output = Result<G::Output<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(Watch::new(self).finish())
    }
}
