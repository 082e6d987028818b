//! Runs jobs: read the document, extract, ground, and write down how it ended.

mod asking;
mod parsing;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::AbortHandle;

use crate::configuration::{Configuration, Target};
use crate::engine::{AnyEngine, Engine};
use crate::faults::{JobEnd, JobPlan, Plan};
use crate::ground::Show;
use crate::input::Input;
use crate::parse::{Document, Limits, Parser};
use crate::sandbox;
use crate::store::{Job, Outcome, Store, StoreError};

/// How long reading one document may take, when the builder does not say otherwise.
pub(crate) const PARSE_TIME: Duration = Duration::from_secs(30);
/// Confidence is given for documents of at most this many pages.
const MAX_CONFIDENCE_PAGES: usize = 100;

pub(crate) struct Worker {
    store: Arc<Store>,
    engine: AnyEngine,
    faults: Arc<Plan>,
    running_time: Duration,
    parse_time: Duration,
    parser: Parser,
    slots: Arc<Semaphore>,
    jobs: Arc<Mutex<HashMap<String, AbortHandle>>>,
}

impl Worker {
    pub(crate) fn new(
        store: Arc<Store>,
        engine: AnyEngine,
        faults: Arc<Plan>,
        running_time: Duration,
        parse_time: Duration,
        parser: Parser,
    ) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            store,
            engine,
            faults,
            running_time,
            parse_time,
            parser,
            slots: Arc::new(Semaphore::new(cores)),
            jobs: Arc::default(),
        }
    }

    /// Starts a job that is PENDING; it stays so while all cores are busy.
    pub(crate) fn start(&self, job: &Job, configuration: Configuration) {
        let run = Run {
            id: job.id.clone(),
            input: Input::new(&self.store, &job.file_name, &job.content),
            configuration: Arc::new(parsing::narrowed(configuration, job)),
            store: Arc::clone(&self.store),
            engine: self.engine.clone(),
            plan: self.faults.job(&job.file_name),
            running_time: self.running_time,
            parse_time: self.parse_time,
            parser: self.parser.clone(),
            slots: Arc::clone(&self.slots),
        };
        self.spawn(&job.id, run.finish());
    }

    fn spawn(&self, id: &str, work: impl Future<Output = Result<(), StoreError>> + Send + 'static) {
        let jobs = Arc::clone(&self.jobs);
        let own = id.to_owned();
        // Held over the start, so that the entry is there before the task can remove it.
        let mut handles = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let task = tokio::spawn(async move {
            // A store that fails leaves the job unfinished, and the next start of the service takes it up again.
            let _ = work.await;
            jobs.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&own);
        });
        handles.insert(id.to_owned(), task.abort_handle());
    }

    /// Works on a document for somebody who waits for it, under the protection that jobs have.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        name: &str,
        work: impl FnOnce(&Parser, Instant) -> Result<T, String> + Send + 'static,
    ) -> Result<T, String> {
        let _slot = self.slots.acquire().await.map_err(|e| e.to_string())?;
        let parser = self.parser.clone();
        let work = move |deadline| work(&parser, deadline);
        sandbox::within(name, self.parse_time, work).await
    }

    /// Stops working on a job. The store says what has become of it.
    pub(crate) fn abort(&self, id: &str) {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(task) = jobs.remove(id) {
            task.abort();
        }
    }

    pub(crate) fn abort_all(&self) {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, task) in jobs.drain() {
            task.abort();
        }
    }
}

struct Run {
    id: String,
    input: Input,
    configuration: Arc<Configuration>,
    store: Arc<Store>,
    engine: AnyEngine,
    plan: JobPlan,
    running_time: Duration,
    parse_time: Duration,
    parser: Parser,
    slots: Arc<Semaphore>,
}

impl Run {
    async fn finish(self) -> Result<(), StoreError> {
        // Waiting for its time costs no core, so it comes before the slot.
        if let Some(time) = self.plan.throttled {
            if !self.store.throttle_job(&self.id).await? {
                return Ok(());
            }
            tokio::time::sleep(time).await;
        }
        let running_time = self.plan.running.unwrap_or(self.running_time);
        if running_time > Duration::ZERO {
            if !self.store.start_job(&self.id).await? {
                return Ok(());
            }
            tokio::time::sleep(running_time).await;
        }
        match self.plan.end {
            None => {}
            Some(JobEnd::Failed(message)) => return self.store.fail_job(&self.id, message).await,
            Some(JobEnd::Cancelled) => {
                self.store.cancel_job(&self.id).await?;
                return Ok(());
            }
        }
        let Ok(slot) = self.slots.acquire().await else {
            return Ok(());
        };
        if !self.store.start_job(&self.id).await? {
            return Ok(());
        }
        match self.work(slot).await {
            Ok(outcome) => self.store.complete_job(&self.id, outcome).await,
            Err(message) => self.store.fail_job(&self.id, message).await,
        }
    }

    /// The outcome, or the message of the failed job. `slot` is the core to work on.
    async fn work(&self, slot: SemaphorePermit<'_>) -> Result<Outcome, String> {
        let engine = match &self.engine {
            AnyEngine::Here(engine) => Arc::clone(engine),
            AnyEngine::Llm(engine) => return asking::outcome(self, engine, slot).await,
        };
        let (input, parser) = (self.input.clone(), self.parser.clone());
        let configuration = Arc::clone(&self.configuration);
        let work = sandbox::within(&self.input.name, self.parse_time, move |deadline| {
            extract(&input, &parser, &configuration, engine.as_ref(), deadline)
        });
        work.await
            .map_err(|reason| format!("parsing_error: {reason}"))
    }
}

/// A document that has been read.
struct Read {
    document: Document,
    words: usize,
}

fn read(
    input: &Input,
    parser: &Parser,
    configuration: &Configuration,
    deadline: Instant,
) -> Result<Read, String> {
    let limits = Limits {
        pages: configuration.pages.clone(),
        max_pages: configuration.max_pages,
        deadline,
    };
    let bytes = input.bytes()?;
    let document = parser.parse(&input.name, &bytes, &limits)?;
    let pages = document.pages.len();
    if configuration.confidence_scores && pages > MAX_CONFIDENCE_PAGES {
        return Err(format!(
            "TOO_MANY_PAGES: {} has {pages} pages, confidence_scores takes at most {MAX_CONFIDENCE_PAGES}; leave it out, or choose pages with target_pages",
            input.name
        ));
    }
    Ok(Read {
        words: document.word_count(),
        document,
    })
}

fn show(configuration: &Configuration) -> Show {
    Show {
        citations: configuration.cite_sources,
        confidence: configuration.confidence_scores,
    }
}

fn extract(
    input: &Input,
    parser: &Parser,
    configuration: &Configuration,
    engine: &dyn Engine,
    deadline: Instant,
) -> Result<Outcome, String> {
    let Read {
        document,
        words: document_words,
    } = read(input, parser, configuration, deadline)?;
    let pages = document.pages.len();
    let show = show(configuration);
    let one = |document: &Document| {
        let found = engine.extract(document, &configuration.schema, deadline);
        let metadata = crate::ground::metadata(document, &found, show);
        (found.to_value(), metadata)
    };
    let (result, field_metadata) = match configuration.target {
        Target::PerDoc => one(&document),
        Target::PerPage => {
            let page_count = document.page_count;
            let (results, metadata): (Vec<_>, Vec<_>) = document
                .pages
                .into_iter()
                .map(|page| {
                    one(&Document {
                        pages: vec![page],
                        page_count,
                    })
                })
                .unzip();
            (Value::Array(results), Value::Array(metadata))
        }
        Target::PerTableRow => {
            let found = engine.rows(&document, &configuration.schema, deadline);
            let metadata = crate::ground::metadata(&document, &found, show);
            (found.to_value(), metadata)
        }
    };
    Ok(Outcome {
        result,
        field_metadata,
        pages,
        document_words,
        engine: engine.name().to_owned(),
    })
}
