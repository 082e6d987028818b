//! Runs jobs: read the document, extract, ground, and write down how it ended.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::AbortHandle;

use crate::engine::{Engine, Rules};
use crate::parse::{self, Document, Limits};
use crate::sandbox;
use crate::store::{Configuration, Job, Outcome, Store, StoredFile, Target};

/// How long reading one document may take, when the builder does not say otherwise.
pub(crate) const PARSE_TIME: Duration = Duration::from_secs(30);
/// Confidence is given for documents of at most this many pages.
const MAX_CONFIDENCE_PAGES: usize = 100;

pub(crate) struct Worker {
    store: Arc<Store>,
    engine: Arc<dyn Engine>,
    running_time: Duration,
    parse_time: Duration,
    slots: Arc<Semaphore>,
    jobs: Arc<Mutex<HashMap<String, AbortHandle>>>,
}

impl Worker {
    pub(crate) fn new(store: Arc<Store>, running_time: Duration, parse_time: Duration) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            store,
            engine: Arc::new(Rules),
            running_time,
            parse_time,
            slots: Arc::new(Semaphore::new(cores)),
            jobs: Arc::default(),
        }
    }

    /// Starts a job that is PENDING; it stays so while all cores are busy.
    pub(crate) fn start(&self, job: &Job) {
        let run = Run {
            id: job.id.clone(),
            file: job.input.file.clone(),
            configuration: Arc::clone(&job.configuration),
            store: Arc::clone(&self.store),
            engine: Arc::clone(&self.engine),
            running_time: self.running_time,
            parse_time: self.parse_time,
            slots: Arc::clone(&self.slots),
        };
        let jobs = Arc::clone(&self.jobs);
        let id = job.id.clone();
        // Held over the start, so that the entry is there before the task can remove it.
        let mut handles = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let task = tokio::spawn(async move {
            let id = run.id.clone();
            run.finish().await;
            jobs.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&id);
        });
        handles.insert(id, task.abort_handle());
    }

    /// Works on a document for somebody who waits for it, under the protection that jobs have.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        name: &str,
        work: impl FnOnce(Instant) -> Result<T, String> + Send + 'static,
    ) -> Result<T, String> {
        let _slot = self.slots.acquire().await.map_err(|e| e.to_string())?;
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
    file: StoredFile,
    configuration: Arc<Configuration>,
    store: Arc<Store>,
    engine: Arc<dyn Engine>,
    running_time: Duration,
    parse_time: Duration,
    slots: Arc<Semaphore>,
}

impl Run {
    async fn finish(self) {
        // Waiting for its time costs no core, so it comes before the slot.
        if self.running_time > Duration::ZERO {
            if !self.store.start_job(&self.id) {
                return;
            }
            tokio::time::sleep(self.running_time).await;
        }
        let Ok(_slot) = self.slots.acquire().await else {
            return;
        };
        if !self.store.start_job(&self.id) {
            return;
        }
        match self.work().await {
            Ok(outcome) => self.store.complete_job(&self.id, outcome),
            Err(reason) => self
                .store
                .fail_job(&self.id, format!("parsing_error: {reason}")),
        }
    }

    async fn work(&self) -> Result<Outcome, String> {
        let file = self.file.clone();
        let configuration = Arc::clone(&self.configuration);
        let engine = Arc::clone(&self.engine);
        sandbox::within(&self.file.name, self.parse_time, move |deadline| {
            extract(&file, &configuration, engine.as_ref(), deadline)
        })
        .await
    }
}

fn extract(
    file: &StoredFile,
    configuration: &Configuration,
    engine: &dyn Engine,
    deadline: Instant,
) -> Result<Outcome, String> {
    let limits = Limits {
        pages: configuration.pages.clone(),
        max_pages: configuration.max_pages,
        deadline,
    };
    let document = parse::parse(&file.name, &file.bytes, &limits)?;
    let pages = document.pages.len();
    if configuration.confidence_scores && pages > MAX_CONFIDENCE_PAGES {
        return Err(format!(
            "TOO_MANY_PAGES: {} has {pages} pages, confidence_scores takes at most {MAX_CONFIDENCE_PAGES}; leave it out, or choose pages with target_pages",
            file.name
        ));
    }
    let document_words = document.word_count();
    let show = crate::ground::Show {
        citations: configuration.cite_sources,
        confidence: configuration.confidence_scores,
    };
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
        engine: engine.name(),
    })
}
