//! Deliveries that are sent again: by the service, or by somebody who overheard one.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Event, MemoryReplayStore, WebhookError};

/// Deliveries come within minutes, and memory is cheap: this leaves room for a queue at the service.
const MAX_AGE: Duration = Duration::from_secs(60 * 60);
/// What clocks differ by.
const MAX_AHEAD: Duration = Duration::from_secs(5 * 60);

/// Lets each event through once.
///
/// A signature proves who wrote a delivery, not when: there is no time in it, and the service itself sends again what is
/// not answered with a 2xx. So the guard refuses events that are too old or dated too far ahead, and remembers the ids of
/// the others for as long as it would let them through. Use it after [`verify`](super::verify): it trusts its events.
///
/// ```
/// use llama_extract::webhook::{self, Admission, Delivery, Event, ReplayGuard, SigningSecret, WebhookError};
///
/// /// The HTTP status to answer with.
/// async fn handle(guard: &ReplayGuard, event: &Event) -> Result<u16, WebhookError> {
///     if guard.admit(event).await? == Admission::SeenBefore {
///         // Said before, so no work is done twice; answered with a 2xx, so it is not said again.
///         return Ok(200);
///     }
///     match work(event).await {
///         Ok(()) => Ok(200),
///         Err(_) => {
///             // The service will send it again, and it is new then.
///             guard.forget(event).await?;
///             Ok(500)
///         }
///     }
/// }
/// # async fn work(_: &Event) -> Result<(), ()> { Ok(()) }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let secret = SigningSecret::new("whsec_mLqX8...")?;
/// let guard = ReplayGuard::in_memory();
/// let sent = Delivery::new("extract.success", "ext-1").signed_by(&secret);
/// for admission in [Admission::New, Admission::SeenBefore] {
///     let event = webhook::verify(&secret, &sent.headers, &sent.body)?;
///     assert_eq!(guard.admit(&event).await?, admission);
/// }
/// # let event = webhook::verify(&secret, &sent.headers, &sent.body)?;
/// # assert_eq!(handle(&guard, &event).await?, 200);
/// # Ok(())
/// # }
/// ```
///
/// Clones share the store. Receivers in several processes need a [`ReplayStore`] that they share, such as a table with a
/// unique key.
#[derive(Clone)]
pub struct ReplayGuard {
    store: Arc<dyn ReplayStore>,
    max_age: Duration,
    max_ahead: Duration,
    undated: bool,
}

/// Whether an event was seen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "an event that was seen before must not be worked on again"]
pub enum Admission {
    /// It is new, and from now on it counts as seen.
    New,
    /// It was seen before: answer with a 2xx and do nothing.
    SeenBefore,
}

/// What a [`ReplayStore`] answers with.
pub type ReplayStoreFuture<'a, T> =
    Pin<Box<dyn Future<Output = Result<T, ReplayStoreError>> + Send + 'a>>;

/// Why a [`ReplayStore`] failed, in its own terms. The message goes into that of the [`WebhookError`].
pub type ReplayStoreError = Box<dyn std::error::Error + Send + Sync>;

/// Remembers the ids of events for a while: in a database, say, that several receivers share.
///
/// ```
/// use std::time::Duration;
/// use llama_extract::webhook::{ReplayStore, ReplayStoreFuture};
///
/// # struct Database;
/// # impl Database {
/// #     async fn execute(&self, _: &str, _: &str, _: Duration) -> Result<u64, std::io::Error> { Ok(1) }
/// # }
/// struct Table(Database);
///
/// impl ReplayStore for Table {
///     fn claim<'a>(&'a self, id: &'a str, keep: Duration) -> ReplayStoreFuture<'a, bool> {
///         Box::pin(async move {
///             let insert = "insert into seen (id, until) values ($1, now() + $2) on conflict (id) do nothing";
///             Ok(self.0.execute(insert, id, keep).await? == 1)
///         })
///     }
///
///     fn release<'a>(&'a self, id: &'a str) -> ReplayStoreFuture<'a, ()> {
///         Box::pin(async move {
///             self.0.execute("delete from seen where id = $1", id, Duration::ZERO).await?;
///             Ok(())
///         })
///     }
/// }
/// # let _: Box<dyn ReplayStore> = Box::new(Table(Database));
/// ```
pub trait ReplayStore: Send + Sync + 'static {
    /// Notes the id, and keeps it for at least so long: true if it was not there. Of several claims at one time, exactly one
    /// is true.
    fn claim<'a>(&'a self, id: &'a str, keep: Duration) -> ReplayStoreFuture<'a, bool>;

    /// Forgets the id.
    fn release<'a>(&'a self, id: &'a str) -> ReplayStoreFuture<'a, ()>;
}

impl ReplayGuard {
    /// A guard that remembers in this store.
    #[must_use]
    pub fn new(store: impl ReplayStore) -> Self {
        Self {
            store: Arc::new(store),
            max_age: MAX_AGE,
            max_ahead: MAX_AHEAD,
            undated: false,
        }
    }

    /// A guard that remembers in this process: see [`MemoryReplayStore`].
    #[must_use]
    pub fn in_memory() -> Self {
        Self::new(MemoryReplayStore::default())
    }

    /// How old an event may be; an hour when this is not called. The service tries three times within minutes, so it
    /// should not be less than five of them.
    #[must_use]
    pub fn max_age(mut self, age: Duration) -> Self {
        self.max_age = age;
        self
    }

    /// How far ahead of this machine's clock an event may be dated; five minutes when this is not called.
    #[must_use]
    pub fn max_ahead(mut self, ahead: Duration) -> Self {
        self.max_ahead = ahead;
        self
    }

    /// Lets events without a time through. They can be told from replays only for as long as ids are remembered, which is
    /// [`max_age`](Self::max_age) and [`max_ahead`](Self::max_ahead) together.
    #[must_use]
    pub fn accept_undated(mut self) -> Self {
        self.undated = true;
        self
    }

    /// Asks whether a verified event is new, and remembers it.
    ///
    /// While a new event is worked on, a repetition counts as seen, and its 2xx ends the service's attempts. Work that
    /// may fail after that is best written down before it is begun.
    ///
    /// # Errors
    ///
    /// [`WebhookError::is_outside_window`]; [`WebhookError::is_store`] if the store fails.
    pub async fn admit(&self, event: &Event) -> Result<Admission, WebhookError> {
        self.admit_at(event, Utc::now()).await
    }

    /// The same, at another time than now: for tests, and for events that waited in a queue since they were received.
    ///
    /// # Errors
    ///
    /// As for [`admit`](Self::admit).
    pub async fn admit_at(
        &self,
        event: &Event,
        now: DateTime<Utc>,
    ) -> Result<Admission, WebhookError> {
        self.check_time(event, now)?;
        // An event from as far ahead as may be is not too old for so long.
        let keep = self.max_age.saturating_add(self.max_ahead);
        let claim = self.store.claim(&event.id, keep).await;
        Ok(if claim.map_err(WebhookError::store)? {
            Admission::New
        } else {
            Admission::SeenBefore
        })
    }

    /// Forgets an event whose work failed, so that it is new when the service sends it again.
    ///
    /// # Errors
    ///
    /// [`WebhookError::is_store`] if the store fails.
    pub async fn forget(&self, event: &Event) -> Result<(), WebhookError> {
        let release = self.store.release(&event.id).await;
        release.map_err(WebhookError::store)
    }

    fn check_time(&self, event: &Event, now: DateTime<Utc>) -> Result<(), WebhookError> {
        let Some(timestamp) = event.timestamp else {
            return if self.undated {
                Ok(())
            } else {
                Err(WebhookError::outside_window(
                    "it has no time; `ReplayGuard::accept_undated` lets such events through",
                ))
            };
        };
        let age = now.signed_duration_since(timestamp);
        if age > delta(self.max_age) {
            return Err(WebhookError::outside_window(format_args!(
                "it is {} s old, over the {} s that are allowed",
                age.num_seconds(),
                self.max_age.as_secs()
            )));
        }
        if -age > delta(self.max_ahead) {
            return Err(WebhookError::outside_window(format_args!(
                "it is dated {} s ahead, over the {} s that are allowed; is the clock right?",
                -age.num_seconds(),
                self.max_ahead.as_secs()
            )));
        }
        Ok(())
    }
}

/// A duration that is too long to be one is as good as any long one.
fn delta(duration: Duration) -> TimeDelta {
    TimeDelta::from_std(duration).unwrap_or(TimeDelta::MAX)
}

impl fmt::Debug for ReplayGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplayGuard")
            .field("max_age", &self.max_age)
            .field("max_ahead", &self.max_ahead)
            .field("undated", &self.undated)
            .finish_non_exhaustive()
    }
}
