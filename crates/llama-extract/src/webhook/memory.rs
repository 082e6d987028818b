//! Ids of events, remembered in this process.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tokio::time::Instant;

use super::{ReplayStore, ReplayStoreFuture};

/// As many ids as [`MemoryReplayStore::default`] has room for: 27 events a second for an hour.
const CAPACITY: usize = 100_000;

/// A digest in place of an id: each takes the same room.
type Digest = [u8; 32];

/// Remembers the ids of events in this process: it forgets them when it ends, and another one does not know them.
///
/// It takes about 160 bytes for each id, and drops them when their time is over. When it is full of ids whose time is not
/// over, it fails rather than let a replay through; the service then sends again.
pub struct MemoryReplayStore {
    capacity: usize,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    until: HashMap<Digest, Instant>,
    /// The same, those first whose time is over first.
    order: BTreeSet<(Instant, Digest)>,
}

/// The store has no room.
#[derive(Debug)]
struct Full(usize);

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "it is full with {} events: give it a larger capacity, or the guard a shorter `max_age`",
            self.0
        )
    }
}

impl std::error::Error for Full {}

impl MemoryReplayStore {
    /// A store with room for so many ids.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            capacity,
            seen: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        // What is held under the lock does not panic halfway.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, id: &str, keep: Duration) -> Result<bool, Full> {
        let digest = digest(id);
        let now = Instant::now();
        let mut seen = self.lock();
        seen.drop_those_before(now);
        if seen.until.contains_key(&digest) {
            return Ok(false);
        }
        if seen.until.len() >= self.capacity {
            return Err(Full(self.capacity));
        }
        let until = now.checked_add(keep).unwrap_or_else(|| now + FOREVER);
        seen.until.insert(digest, until);
        seen.order.insert((until, digest));
        Ok(true)
    }
}

/// Longer than any process runs, and shorter than what a clock can hold.
const FOREVER: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

impl Seen {
    /// An id is still needed at the very end of its time.
    fn drop_those_before(&mut self, now: Instant) {
        while let Some((until, digest)) = self.order.first().copied()
            && until < now
        {
            self.order.pop_first();
            self.until.remove(&digest);
        }
    }
}

/// Room for 100,000 ids.
impl Default for MemoryReplayStore {
    fn default() -> Self {
        Self::with_capacity(CAPACITY)
    }
}

impl ReplayStore for MemoryReplayStore {
    fn claim<'a>(&'a self, id: &'a str, keep: Duration) -> ReplayStoreFuture<'a, bool> {
        Box::pin(async move { Ok(self.note(id, keep)?) })
    }

    fn release<'a>(&'a self, id: &'a str) -> ReplayStoreFuture<'a, ()> {
        Box::pin(async move {
            let digest = digest(id);
            let mut seen = self.lock();
            if let Some(until) = seen.until.remove(&digest) {
                seen.order.remove(&(until, digest));
            }
            Ok(())
        })
    }
}

impl fmt::Debug for MemoryReplayStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryReplayStore")
            .field("capacity", &self.capacity)
            .field("seen", &self.lock().until.len())
            .finish()
    }
}

fn digest(id: &str) -> Digest {
    Sha256::digest(id).into()
}
