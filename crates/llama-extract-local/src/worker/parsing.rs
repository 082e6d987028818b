//! Parse jobs: read the document and write down how that went. What was read is not kept but read again when it is
//! asked for, from the same bytes and with the same result.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::Semaphore;

use super::Worker;
use crate::configuration::Configuration;
use crate::input::Input;
use crate::parse::{Document, Limits, PageRanges, Parser};
use crate::sandbox;
use crate::store::{Job, ParseJob, Store, StoreError};

impl Worker {
    /// Starts a parse job that is PENDING; it stays so while all cores are busy.
    pub(crate) fn start_parse(&self, job: &ParseJob) {
        let run = ParseRun {
            id: job.id.clone(),
            reader: self.reader(job),
            store: Arc::clone(&self.store),
            running_time: self.running_time,
            slots: Arc::clone(&self.slots),
        };
        self.spawn(&job.id, run.finish());
    }

    /// What a completed parse job has read.
    ///
    /// # Errors
    ///
    /// Why it cannot be read now, as the message of a failed job.
    pub(crate) async fn read_again(&self, job: &ParseJob) -> Result<Document, String> {
        // Nobody closes the semaphore, and without a slot there is only less order.
        let _slot = self.slots.acquire().await;
        self.reader(job).document().await
    }

    fn reader(&self, job: &ParseJob) -> Reader {
        Reader {
            input: Input::new(&self.store, &job.file_name, &job.content),
            parser: self.parser.clone(),
            pages: job.page_ranges().and_then(selected),
            parse_time: self.parse_time,
        }
    }
}

struct ParseRun {
    id: String,
    reader: Reader,
    store: Arc<Store>,
    running_time: Duration,
    slots: Arc<Semaphore>,
}

impl ParseRun {
    async fn finish(self) -> Result<(), StoreError> {
        // Waiting for its time costs no core, so it comes before the slot.
        if !self.running_time.is_zero() {
            if !self.store.start_parse_job(&self.id).await? {
                return Ok(());
            }
            tokio::time::sleep(self.running_time).await;
        }
        let Ok(_slot) = self.slots.acquire().await else {
            return Ok(());
        };
        if !self.store.start_parse_job(&self.id).await? {
            return Ok(());
        }
        let read = self.reader.document().await;
        let end = read.map(|document| document.pages.len());
        self.store.end_parse_job(&self.id, end).await
    }
}

struct Reader {
    input: Input,
    parser: Parser,
    pages: Option<PageRanges>,
    parse_time: Duration,
}

impl Reader {
    async fn document(self) -> Result<Document, String> {
        let Self {
            input,
            parser,
            pages,
            parse_time,
        } = self;
        let name = input.name.clone();
        let work = move |deadline| {
            let limits = Limits {
                pages,
                max_pages: None,
                deadline,
            };
            parser.parse(&input.name, &input.bytes()?, &limits)
        };
        sandbox::within(&name, parse_time, work).await
    }
}

/// The pages that the `page_ranges` of a parse job choose; none for all.
fn selected(page_ranges: &Value) -> Option<PageRanges> {
    // Both were checked when the job was made.
    let pages = page_ranges["target_pages"].as_str();
    // A client may have written 3.0 for 3.
    let most = &page_ranges["max_pages"];
    let most = most
        .as_u64()
        .or_else(|| most.as_f64().map(|most| most as u64));
    PageRanges::first(
        pages.and_then(|pages| PageRanges::parse(pages).ok()),
        most.map(|most| usize::try_from(most).unwrap_or(usize::MAX)),
    )
}

/// Leaves an extraction from a parse job the pages that were parsed.
pub(super) fn narrowed(mut configuration: Configuration, job: &Job) -> Configuration {
    if let Some(parsed) = job.page_ranges.as_ref().and_then(selected) {
        configuration.pages = Some(match &configuration.pages {
            Some(pages) => pages.common(&parsed),
            None => parsed,
        });
    }
    configuration
}
