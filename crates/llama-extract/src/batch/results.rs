//! The results of a batch, as a stream.

use std::collections::BTreeMap;
use std::fmt;
use std::future::{Future as _, poll_fn};
use std::marker::PhantomData;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::progress::{Progress, Summary, add_one};
use super::run::{Delivery, Run};
use crate::granularity::{Granularity, PerDocument};
use crate::{Document, Error, ExtractSchema};

/// A batch that is under way: a [`Stream`] of results, which can be read without other crates too.
///
/// Dropping it stops the batch at once. Jobs that were created go on at the service, and with a
/// [journal](super#the-journal) a later batch picks them up.
#[must_use = "a batch whose results nobody reads comes to a stop"]
pub struct Batch<T, G = PerDocument> {
    run: Arc<Run>,
    driver: JoinHandle<()>,
    results: mpsc::UnboundedReceiver<Delivery>,
    order: Option<Order>,
    summary: Summary,
    has_ended: bool,
    kind: PhantomData<fn() -> (T, G)>,
}

/// What came before its turn.
#[derive(Debug, Default)]
struct Order {
    next: u64,
    early: BTreeMap<u64, Delivery>,
}

/// What has come of a document.
#[derive(Debug)]
#[non_exhaustive]
pub struct BatchResult<T: ExtractSchema, G: Granularity = PerDocument> {
    /// The document's place in the input, from 0.
    pub index: u64,
    /// The document.
    pub document: Document,
    /// Its result. An error has the [job's id](Error::job_id) where there is a job.
    pub result: Result<G::Output<T>, Error>,
}

impl<T: ExtractSchema, G: Granularity> Batch<T, G> {
    pub(super) fn new(
        run: Arc<Run>,
        driver: JoinHandle<()>,
        results: mpsc::UnboundedReceiver<Delivery>,
        input_order: bool,
        summary: Summary,
    ) -> Self {
        Self {
            run,
            driver,
            results,
            order: input_order.then(Order::default),
            summary,
            has_ended: false,
            kind: PhantomData,
        }
    }

    /// The next result; none at the end. It can be dropped while it waits: nothing is lost.
    ///
    /// # Panics
    ///
    /// When the iterator or stream of the documents has panicked.
    pub async fn next(&mut self) -> Option<BatchResult<T, G>> {
        poll_fn(|context| self.poll_result(context)).await
    }

    /// How far the batch is. The handle can be read at any time, also after the batch.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.run.progress.clone()
    }

    /// What has come of the batch, as far as its results were read.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    fn poll_result(&mut self, context: &mut Context<'_>) -> Poll<Option<BatchResult<T, G>>> {
        while !self.has_ended {
            if let Some(delivery) = self.order.as_mut().and_then(Order::take) {
                if let Some(result) = self.give(delivery) {
                    return Poll::Ready(Some(result));
                }
                continue;
            }
            match ready!(self.results.poll_recv(context)) {
                Some(delivery) => match &mut self.order {
                    Some(order) => drop(order.early.insert(delivery.index, delivery)),
                    None => {
                        if let Some(result) = self.give(delivery) {
                            return Poll::Ready(Some(result));
                        }
                    }
                },
                None => {
                    let ended = ready!(Pin::new(&mut self.driver).poll(context));
                    self.has_ended = true;
                    self.close();
                    if let Err(error) = ended
                        && let Ok(panic) = error.try_into_panic()
                    {
                        // A batch that ends early must not look like one that is complete.
                        resume_unwind(panic);
                    }
                }
            }
        }
        Poll::Ready(None)
    }

    /// Decodes a result here, not where the requests are made: a large one would hold them up.
    fn give(&mut self, delivery: Delivery) -> Option<BatchResult<T, G>> {
        let Delivery {
            index,
            document,
            result,
            ..
        } = delivery;
        let counters = &self.run.progress.0;
        let result = result?.and_then(|job| {
            self.summary.cost(&job);
            G::decode(job)
        });
        match &result {
            Ok(_) => {
                add_one(&counters.done);
                self.summary.done += 1;
            }
            Err(error) => {
                add_one(&counters.failed);
                self.summary.failed(index, document.to_string(), error);
            }
        }
        Some(BatchResult {
            index,
            document,
            result,
        })
    }
}

impl<T, G> Batch<T, G> {
    fn close(&self) {
        if let Some(journal) = &self.run.journal {
            journal.close();
        }
    }
}

impl<T, G> Drop for Batch<T, G> {
    fn drop(&mut self) {
        self.driver.abort();
        // Not when the task is gone: another batch may want the journal at once.
        self.close();
    }
}

impl Order {
    /// The next in order, if it is there.
    fn take(&mut self) -> Option<Delivery> {
        let delivery = self.early.remove(&self.next)?;
        self.next += 1;
        Some(delivery)
    }
}

impl<T: ExtractSchema, G: Granularity> Stream for Batch<T, G> {
    type Item = BatchResult<T, G>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_result(context)
    }
}

impl<T, G> fmt::Debug for Batch<T, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("progress", &self.run.progress.counts())
            .finish_non_exhaustive()
    }
}
