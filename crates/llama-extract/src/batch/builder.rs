//! A batch that is being composed.

use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::{Stream, StreamExt as _};
use llama_extract_api::types::ExtractV2JobCreate;
use tokio::sync::{Semaphore, mpsc};

use super::journal::{self, Journal};
use super::progress::{Progress, Summary};
use super::rate::Rate;
use super::run::Run;
use super::watch::Watch;
use super::{Batch, BatchDocument};
use crate::extract::{SavedConfiguration, Settings};
use crate::granularity::{Granularity, PerDocument, PerPage, PerTableRow};
use crate::job::DEADLINE;
use crate::options::{Options, option_setters};
use crate::wait::Polling;
use crate::webhook::{Webhook, Webhooks};
use crate::{Client, Error, ExtractSchema};

/// Documents that are uploaded, or whose job is created, at one time, when nobody says.
const CONCURRENCY: usize = 16;
/// Documents between the input and the reader of the results, when nobody says.
const OPEN_JOBS: usize = 200;

type Documents = Pin<Box<dyn Stream<Item = BatchDocument> + Send>>;

/// An extraction from many documents: set options, then [`start`](Self::start) it.
///
/// `T`, `G` and `S` are those of [`Extract`](crate::Extract).
#[must_use = "a batch does nothing until it is started"]
pub struct ExtractAll<T, G = PerDocument, S = Options> {
    client: Client,
    documents: Documents,
    options: S,
    limits: Limits,
    kind: PhantomData<fn() -> (T, G)>,
}

/// Settings of the run.
#[derive(Clone, Debug)]
struct Limits {
    usage: bool,
    deadline: Duration,
    polling: Option<Polling>,
    concurrency: usize,
    open_jobs: usize,
    creates_per_second: Option<f64>,
    reads_per_second: Option<f64>,
    input_order: bool,
    webhooks: Webhooks,
    journal: Option<PathBuf>,
    only_failed: bool,
}

impl<T: ExtractSchema> ExtractAll<T> {
    pub(crate) fn new(
        client: Client,
        documents: impl Stream<Item: Into<BatchDocument>> + Send + 'static,
    ) -> Self {
        Self {
            client,
            documents: Box::pin(documents.map(Into::into)),
            options: Options::new(),
            limits: Limits {
                usage: false,
                deadline: DEADLINE,
                polling: None,
                concurrency: CONCURRENCY,
                open_jobs: OPEN_JOBS,
                creates_per_second: None,
                reads_per_second: None,
                input_order: false,
                webhooks: Webhooks::default(),
                journal: None,
                only_failed: false,
            },
            kind: PhantomData,
        }
    }

    /// Extracts as a saved configuration says, in place of options. See [`Client::extract_saved`].
    pub fn saved(
        self,
        configuration_id: impl Into<String>,
    ) -> ExtractAll<T, PerDocument, SavedConfiguration> {
        ExtractAll {
            client: self.client,
            documents: self.documents,
            options: SavedConfiguration::new(configuration_id.into()),
            limits: self.limits,
            kind: PhantomData,
        }
    }
}

impl<T: ExtractSchema, S: Settings> ExtractAll<T, PerDocument, S> {
    /// One result for each page, in the order of the pages. A saved configuration has to be made for it.
    pub fn per_page(self) -> ExtractAll<T, PerPage, S> {
        self.granularity()
    }

    /// One result for each row of the document's tables, or each entity of a list; `T` describes one of them. A saved
    /// configuration has to be made for it.
    pub fn per_table_row(self) -> ExtractAll<T, PerTableRow, S> {
        self.granularity()
    }

    fn granularity<G: Granularity>(self) -> ExtractAll<T, G, S> {
        ExtractAll {
            client: self.client,
            documents: self.documents,
            options: self.options.granularity::<G>(),
            limits: self.limits,
            kind: PhantomData,
        }
    }
}

impl<T: ExtractSchema, G: Granularity> ExtractAll<T, G> {
    option_setters!();
}

impl<T: ExtractSchema, G: Granularity, S: Settings> ExtractAll<T, G, S> {
    /// Asks what each job cost; the [summary](Batch::summary) adds it up. It takes one more request for each job.
    /// Deployments before August 2026 do not tell.
    pub fn usage(mut self) -> Self {
        self.limits.usage = true;
        self
    }

    /// How long to wait for each job, from its creation on, or from when it is picked up; 30 minutes when this is not
    /// called. A job that does not end in time goes on at the service, and the error has its id.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.limits.deadline = deadline;
        self
    }

    /// When to look at each job, in place of what the client was [built](crate::ClientBuilder::polling) with.
    pub fn polling(mut self, polling: Polling) -> Self {
        self.limits.polling = Some(polling);
        self
    }

    /// How many documents are uploaded, or have their job created, at one time; 16 when this is not called. 0 counts
    /// as 1.
    pub fn concurrency(mut self, documents: usize) -> Self {
        self.limits.concurrency = documents.max(1);
        self
    }

    /// How many jobs may be open at the service; 200 when this is not called. 0 counts as 1.
    ///
    /// No more documents than this are taken from the input before the results of others were read: it bounds memory too,
    /// and a batch whose results nobody reads comes to a stop.
    pub fn open_jobs(mut self, jobs: usize) -> Self {
        self.limits.open_jobs = jobs.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// How many jobs may be created a second; as many as the service takes when this is not called. Whatever it is, after
    /// a 429 the client slows down by itself.
    pub fn creates_per_second(mut self, rate: f64) -> Self {
        self.limits.creates_per_second = Some(rate);
        self
    }

    /// How many looks at jobs a second, lists or single ones; as many as there are due when this is not called.
    pub fn reads_per_second(mut self, rate: f64) -> Self {
        self.limits.reads_per_second = Some(rate);
        self
    }

    /// Gives results in the order of the documents, not as they come. A slow document then holds those behind it back.
    pub fn in_input_order(mut self) -> Self {
        self.limits.input_order = true;
        self
    }

    /// Has the service tell this webhook of each job. Called again, it adds another one. It may be another one when a
    /// batch is taken up again.
    pub fn webhook(mut self, webhook: impl Into<Webhook>) -> Self {
        self.limits.webhooks.inline.push(webhook.into());
        self
    }

    /// Has the service tell a stored webhook ([`WebhookConfigs::create`](crate::webhook_configs::WebhookConfigs::create)
    /// makes one) of each job. Called again, it adds another one.
    pub fn stored_webhook(mut self, id: impl Into<String>) -> Self {
        self.limits.webhooks.stored.push(id.into());
        self
    }

    /// Keeps a [journal](super#the-journal) in this file, or goes on where the batch stopped that has written it.
    pub fn journal(mut self, path: impl Into<PathBuf>) -> Self {
        self.limits.journal = Some(path.into());
        self
    }

    /// Only the documents that failed, by the [journal](Self::journal): those without a job because they could not be
    /// uploaded or the service refused, and those whose job ended `FAILED` or `CANCELLED`. They are sent again, and paid
    /// for again; all others are passed over, unfinished ones too.
    pub fn retry_failed(mut self) -> Self {
        self.limits.only_failed = true;
        self
    }

    /// Starts the batch. It works in the background of the tokio runtime from here on, until the end or until the stream
    /// is dropped.
    ///
    /// # Errors
    ///
    /// Before anything is sent: [`Error::is_schema`] if the service would refuse the schema; [`Error::is_journal`] if the
    /// journal cannot be used, or is of another batch; [`Error::is_argument`] for limits that make no sense. What goes
    /// wrong with a document is in its result.
    pub async fn start(self) -> Result<Batch<T, G>, Error> {
        let limits = self.limits;
        let rate = |rate: Option<f64>, what| {
            let limit = rate.map(|rate| Rate::per_second(rate, what));
            limit.transpose()
        };
        let creates = rate(limits.creates_per_second, "creates")?;
        let reads = rate(limits.reads_per_second, "reads")?;
        let mut request = self.options.settle::<T>(ExtractV2JobCreate::new(""))?;
        // Without the webhooks, which change nothing in what is extracted.
        let settings = journal::settings(&request)?;
        limits.webhooks.settle(&mut request)?;
        let journal = match limits.journal {
            Some(path) => Some(Journal::open(path, settings).await?),
            None if limits.only_failed => {
                return Err(Error::argument(
                    "which documents failed is known from a journal: call `journal` too",
                ));
            }
            None => None,
        };
        let polling = limits
            .polling
            .unwrap_or_else(|| self.client.polling().clone());
        let run = Arc::new(Run {
            watch: Watch::new(self.client.clone(), polling, limits.usage, reads),
            client: self.client,
            request,
            deadline: limits.deadline,
            places: Arc::new(Semaphore::new(limits.open_jobs)),
            starts: Semaphore::new(limits.concurrency),
            creates,
            journal,
            only_failed: limits.only_failed,
            progress: Progress::default(),
            stop: OnceLock::new(),
        });
        let summary = match limits.usage {
            true => Summary::with_credits(),
            false => Summary::default(),
        };
        let (sender, results) = mpsc::unbounded_channel();
        let driver = tokio::spawn(Arc::clone(&run).drive(self.documents, sender));
        Ok(Batch::new(
            run,
            driver,
            results,
            limits.input_order,
            summary,
        ))
    }
}

impl<T, G, S: fmt::Debug> fmt::Debug for ExtractAll<T, G, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtractAll")
            .field("client", &self.client)
            .field("options", &self.options)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
