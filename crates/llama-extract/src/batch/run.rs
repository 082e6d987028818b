//! A document of a batch, from the input to its ended job.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::{Stream, StreamExt as _, stream};
use llama_extract_api::types::{ExtractJobStatus, ExtractV2Job, ExtractV2JobCreate};
use reqwest::StatusCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use super::BatchDocument;
use super::journal::{Journal, Known, Record};
use super::progress::{Gauge, Progress, add_one};
use super::rate::Rate;
use super::watch::Watch;
use crate::create::Create;
use crate::transport::RETRIED;
use crate::upload::Handling;
use crate::{Client, Document, Error};

/// What all documents of a batch share.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) client: Client,
    /// What to create, but for the document.
    pub(super) request: ExtractV2JobCreate,
    pub(super) deadline: Duration,
    /// Room for documents between the input and whoever reads the results.
    pub(super) places: Arc<Semaphore>,
    /// Room for documents that are uploaded, or whose job is created.
    pub(super) starts: Semaphore,
    pub(super) creates: Option<Rate>,
    pub(super) watch: Watch,
    pub(super) journal: Option<Journal>,
    pub(super) only_failed: bool,
    pub(super) progress: Progress,
    /// What all documents after it would meet, too: the key is refused, or the credits are used up.
    pub(super) stop: OnceLock<Stop>,
}

/// A refusal that is not about its document.
#[derive(Debug)]
pub(super) struct Stop {
    status: StatusCode,
    detail: Option<String>,
}

/// What has come of a document.
#[derive(Debug)]
pub(super) struct Delivery {
    pub(super) index: u64,
    pub(super) document: Document,
    /// None when the document was passed over.
    pub(super) result: Option<Result<ExtractV2Job, Error>>,
    /// Its place, which is free when this is dropped.
    _place: OwnedSemaphorePermit,
}

/// A job to wait for.
struct Begun {
    job: String,
    is_new: bool,
    /// The journal knows its end.
    is_recorded: bool,
}

impl Run {
    /// Runs the batch to its end.
    pub(super) async fn drive<D>(
        self: Arc<Self>,
        documents: D,
        results: mpsc::UnboundedSender<Delivery>,
    ) where
        D: Stream<Item = BatchDocument> + Send + Unpin,
    {
        let retried = Arc::clone(&self.progress.0.retried);
        let work = self.documents(documents).for_each_concurrent(
            None,
            async |(index, document, place)| {
                let result = self.carry_out(&document).await;
                // Who reads the results may be gone, and this is about to end.
                let _ = results.send(Delivery {
                    index,
                    document: document.document,
                    result: result.transpose(),
                    _place: place,
                });
            },
        );
        let watch = self.watch.run();
        let both = async {
            match select(std::pin::pin!(work), std::pin::pin!(watch)).await {
                Either::Left(((), _)) | Either::Right(((), _)) => {}
            }
        };
        RETRIED.scope(retried, both).await;
    }

    /// The documents, each as soon as there is a place for it.
    fn documents<D>(
        &self,
        documents: D,
    ) -> impl Stream<Item = (u64, BatchDocument, OwnedSemaphorePermit)>
    where
        D: Stream<Item = BatchDocument> + Unpin,
    {
        let start = (documents.enumerate(), Arc::clone(&self.places));
        stream::unfold(start, |(mut documents, places)| async {
            // It is never closed.
            let place = Arc::clone(&places).acquire_owned().await.ok()?;
            let (index, document) = documents.next().await?;
            add_one(&self.progress.0.taken);
            Some(((index as u64, document, place), (documents, places)))
        })
    }

    /// None when the document is passed over.
    async fn carry_out(&self, document: &BatchDocument) -> Result<Option<ExtractV2Job>, Error> {
        let (key, known) = match &self.journal {
            None => (String::new(), None),
            Some(journal) => journal.claim(document.identity().await?),
        };
        let failed = matches!(known, Some(Known::Refused { .. } | Known::Failed { .. }));
        if self.only_failed && !failed {
            add_one(&self.progress.0.skipped);
            return Ok(None);
        }
        let is_resumed = known.is_some() && !self.only_failed;
        if is_resumed {
            add_one(&self.progress.0.resumed);
        }
        let picked_up = |job, is_recorded| Begun {
            job,
            is_new: false,
            is_recorded,
        };
        let begun = match known {
            Some(Known::Created { job }) => picked_up(job, false),
            Some(Known::Completed { job }) => picked_up(job, true),
            Some(Known::Failed { job }) if !self.only_failed => picked_up(job, true),
            known => Begun {
                job: self.start(&document.document, &key, known).await?.id,
                is_new: true,
                is_recorded: false,
            },
        };
        let _running = Gauge::up(&self.progress.0.running);
        let job = self
            .watch
            .wait(&begun.job, begun.is_new, self.deadline)
            .await
            .map_err(|error| error.with_job_id(&begun.job))?;
        if !begun.is_recorded {
            // When this cannot be written, a later run gets the same result again: no reason to withhold it.
            let ended = self.record(|| Record::Ended {
                key,
                job: job.id.clone(),
                status: job.status.as_str().to_owned(),
            });
            let _ = ended.await;
        }
        match job.status {
            ExtractJobStatus::Failed => Err(Error::job_failed(job)),
            ExtractJobStatus::Cancelled => Err(Error::job_cancelled(job)),
            _ => Ok(Some(job)),
        }
    }

    /// Makes the document's job, or finds the one that an earlier run has made.
    async fn start(
        &self,
        document: &Document,
        key: &str,
        known: Option<Known>,
    ) -> Result<ExtractV2Job, Error> {
        // It is never closed.
        let _start = self.starts.acquire().await;
        if let Some(stop) = self.stop.get() {
            // Not written down: a later run takes the document up as if this one had not reached it.
            return Err(stop.before(document));
        }
        let own = document.service_id()?.is_none();
        match known {
            Some(Known::Intent { file, own, at }) => {
                let create = self.create(document, file.clone(), own);
                if !own && let Some(journal) = &self.journal {
                    // Jobs of other documents are not this one's.
                    for job in journal.jobs_from(&file) {
                        self.client.shared().claims.claim(&job);
                    }
                }
                let found = create.find_or_send(at).await;
                match self.created(key, &file, own, found).await {
                    // The file is kept for some days only.
                    Err(error) if error.is_not_found() && own => {}
                    done => return done,
                }
            }
            Some(Known::Refused { file: Some(file) }) if own => {
                match self.send(document, key, file, own).await {
                    Err(error) if error.is_not_found() => {}
                    done => return done,
                }
            }
            _ => {}
        }
        let file = match self.client.file_input(document, &Handling::default()).await {
            Ok(file) => file,
            Err(error) => {
                self.refused(key, &error).await;
                return Err(error);
            }
        };
        if own {
            add_one(&self.progress.0.uploaded);
        }
        self.send(document, key, file, own).await
    }

    async fn send(
        &self,
        document: &Document,
        key: &str,
        file: String,
        own: bool,
    ) -> Result<ExtractV2Job, Error> {
        if let Some(creates) = &self.creates {
            creates.pass().await;
        }
        let (now, uncertainty) = self.client.shared().service_time();
        self.record(|| Record::Intent {
            key: key.to_owned(),
            file: file.clone(),
            own,
            at: now - uncertainty,
        })
        .await?;
        let sent = self.create(document, file.clone(), own).send().await;
        self.created(key, &file, own, sent).await
    }

    fn create(&self, document: &Document, file: String, own: bool) -> Create<'_> {
        let mut body = self.request.clone();
        body.file_input = file;
        Create {
            client: &self.client,
            body,
            own_document: own,
            what: format!("create an extraction from {document}"),
        }
    }

    /// Records what has come of a create.
    async fn created(
        &self,
        key: &str,
        file: &str,
        own: bool,
        created: Result<ExtractV2Job, Error>,
    ) -> Result<ExtractV2Job, Error> {
        match &created {
            Ok(job) => {
                add_one(&self.progress.0.created);
                if let Some(journal) = self.journal.as_ref().filter(|_| !own) {
                    journal.is_from_shared(file, &job.id);
                }
                let (key, job) = (key.to_owned(), job.id.clone());
                // The job is there and paid for, whether this can be written or not; the intent leads to it.
                let _ = self.record(|| Record::Created { key, job }).await;
            }
            // There may be a job: the intent stays, and a later run looks for it.
            Err(error) if error.is_uncertain() || error.is_senseless_answer() => {}
            Err(error) => self.refused(key, error).await,
        }
        created
    }

    /// Records that there is no job. When this cannot be written, a later run does not know that this one failed, and
    /// sends the document all the same.
    async fn refused(&self, key: &str, error: &Error) {
        if let Some(stop) = Stop::of(error) {
            // One refusal says it; the others of the same moment say the same.
            let _ = self.stop.set(stop);
        }
        let key = key.to_owned();
        let status = error.status();
        let _ = self.record(|| Record::Refused { key, status }).await;
    }

    async fn record(&self, record: impl FnOnce() -> Record) -> Result<(), Error> {
        match &self.journal {
            Some(journal) => journal.append(&record()).await,
            None => Ok(()),
        }
    }
}

impl Stop {
    fn of(error: &Error) -> Option<Self> {
        let concerns_all = error.is_unauthorized() || error.is_out_of_credits();
        let status = error.status_code().filter(|_| concerns_all)?;
        Some(Self {
            status,
            detail: error.message().map(str::to_owned),
        })
    }

    fn before(&self, document: &Document) -> Error {
        let words = self.detail.as_deref().map(|words| format!(": {words}"));
        let message = format!(
            "{document} was not sent, because the service refused one before it with {}{}; run the batch again once that \
             is put right",
            self.status,
            words.unwrap_or_default()
        );
        Error::answer(message, self.status, self.detail.clone())
    }
}
