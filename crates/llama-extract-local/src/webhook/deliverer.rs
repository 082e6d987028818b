//! Gets deliveries to their receivers, beside the jobs and never in their way.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::Url;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{AbortHandle, JoinSet};

use super::request::Sender;
use crate::ids;
use crate::store::{Attempt, DeliveryState, Store, StoreError};

/// Attempts under way at once.
const MOST_AT_ONCE: usize = 64;
/// Of them, those to one receiver: one that hangs must not hold up the others.
const MOST_TO_ONE: usize = 8;
/// How often a delivery is tried.
const MOST_ATTEMPTS: usize = 3;
const LONGEST_BACKOFF: Duration = Duration::from_secs(60);
/// How long to wait with a store that failed.
const STORE_PAUSE: Duration = Duration::from_secs(1);

/// When to give up on an attempt, and when to make the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schedule {
    /// For an answer.
    pub(crate) timeout: Duration,
    /// Between the first attempt and the second; after that it doubles.
    pub(crate) backoff: Duration,
}

impl Default for Schedule {
    /// What is documented of the hosted service.
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            backoff: Duration::from_secs(1),
        }
    }
}

impl Schedule {
    /// How long to wait after an attempt, the first being 1.
    fn wait(&self, attempt: usize) -> Duration {
        let doublings = u32::try_from(attempt.saturating_sub(1)).unwrap_or(u32::MAX);
        let factor = 2_u32.saturating_pow(doublings);
        self.backoff.saturating_mul(factor).min(LONGEST_BACKOFF)
    }
}

/// A task that delivers what the store holds, also what an earlier service left there.
pub(crate) struct Deliverer {
    task: AbortHandle,
}

impl Deliverer {
    pub(crate) fn start(store: Arc<Store>, schedule: Schedule) -> Self {
        let work = Arc::new(Work {
            store,
            sender: Sender::new(schedule.timeout),
            schedule,
            slots: Arc::new(Semaphore::new(MOST_AT_ONCE)),
            receivers: Mutex::default(),
        });
        let task = tokio::spawn(work.dispatch()).abort_handle();
        Self { task }
    }

    /// Stops. What was not delivered stays in the store.
    pub(crate) fn abort(&self) {
        self.task.abort();
    }
}

struct Work {
    store: Arc<Store>,
    sender: Sender,
    schedule: Schedule,
    slots: Arc<Semaphore>,
    /// Slots of each receiver that has deliveries, by scheme, host and port.
    receivers: Mutex<HashMap<String, Arc<Semaphore>>>,
}

impl Work {
    async fn dispatch(self: Arc<Self>) {
        // Aborts what it holds when it goes.
        let mut tasks = JoinSet::new();
        let mut seen = 0;
        loop {
            match self.store.pending_deliveries(seen).await {
                Ok(pending) => {
                    for (sequence, url) in pending {
                        seen = sequence;
                        let receiver = self.receiver(&url);
                        tasks.spawn(Arc::clone(&self).deliver(sequence, receiver));
                    }
                }
                Err(StoreError::Closed) => return,
                Err(_) => {
                    tokio::time::sleep(STORE_PAUSE).await;
                    continue;
                }
            }
            loop {
                tokio::select! {
                    () = self.store.delivery_was_added() => break,
                    Some(_) = tasks.join_next() => {}
                }
            }
        }
    }

    fn receiver(&self, url: &str) -> Arc<Semaphore> {
        let origin = Url::parse(url).map(|url| url.origin().ascii_serialization());
        let mut receivers = self
            .receivers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        // Those that nobody delivers to any more.
        receivers.retain(|_, slots| Arc::strong_count(slots) > 1);
        let slots = receivers
            .entry(origin.unwrap_or_default())
            .or_insert_with(|| Arc::new(Semaphore::new(MOST_TO_ONE)));
        Arc::clone(slots)
    }

    /// Tries until it is delivered or given up. A store that fails leaves it to the next start of the service.
    async fn deliver(self: Arc<Self>, sequence: i64, receiver: Arc<Semaphore>) {
        loop {
            let Some(slots) = self.slots(&receiver).await else {
                return;
            };
            // On the heap, so that the many that wait for a slot take little.
            let attempt = Box::pin(self.attempt(sequence));
            let Ok(Some(made)) = attempt.await else {
                return;
            };
            drop(slots);
            tokio::time::sleep(self.schedule.wait(made)).await;
        }
    }

    async fn slots(
        &self,
        receiver: &Arc<Semaphore>,
    ) -> Option<(OwnedSemaphorePermit, OwnedSemaphorePermit)> {
        // The narrow one first: who waits for it keeps nobody from the other.
        let narrow = Arc::clone(receiver).acquire_owned().await.ok()?;
        let wide = Arc::clone(&self.slots).acquire_owned().await.ok()?;
        Some((narrow, wide))
    }

    /// The number of attempts made so far, when another one is due.
    async fn attempt(&self, sequence: i64) -> Result<Option<usize>, StoreError> {
        let Some((delivery, before)) = self.store.pending_delivery(sequence).await? else {
            return Ok(None);
        };
        let at = ids::now();
        let answer = self.sender.send(&delivery).await;
        let made = before + 1;
        let state = match answer {
            Ok(200..=299) => DeliveryState::Delivered,
            _ if made >= MOST_ATTEMPTS => DeliveryState::Failed,
            _ => DeliveryState::Pending,
        };
        let attempt = Attempt { at, answer };
        self.store.add_attempt(sequence, attempt, state).await?;
        Ok((state == DeliveryState::Pending).then_some(made))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_one_second_to_one_minute() {
        let schedule = Schedule::default();
        let waits: Vec<u64> = (1..=8).map(|n| schedule.wait(n).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(schedule.wait(usize::MAX), LONGEST_BACKOFF);
    }
}
