//! Waiting for many jobs with few requests.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::vec;

use futures_util::{StreamExt as _, stream};
use llama_extract_api::types::{ExtractJobStatus, ExtractV2Job};
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout_at};

use super::rate::Rate;
use crate::request::path_id;
use crate::wait::{self, Polling};
use crate::{Client, Error};

/// Up to so many jobs are looked at one by one, which gives everything about them at once.
const FEW: usize = 2;
/// Jobs in one list: their ids make a URL of 5 KB at most, which every proxy takes.
const CHUNK: usize = 50;
/// Looks under way at one time. Jobs that come due meanwhile go into the next one together.
const AT_ONCE: usize = 4;
/// The least time between two rounds of looks, as a share of the gap of a job of middle age. Without it, jobs that were
/// created one after the other would come due, and be looked at, one after the other.
const SPACING: f64 = 0.1;
/// How long a job that was just made may be unknown to the service.
const UNSEEN: Duration = Duration::from_secs(10);
/// A century: longer than anybody waits, short enough for every clock.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// Looks at the open jobs of a batch: each after gaps that grow with its age, as a job that is awaited alone, but all that
/// are due together in one list.
#[derive(Debug)]
pub(super) struct Watch {
    client: Client,
    polling: Polling,
    usage: bool,
    reads: Option<Rate>,
    tickets: AtomicU64,
    open: Mutex<Open>,
    changed: Notify,
    /// The service gives lists of jobs by their ids.
    lists: AtomicBool,
}

#[derive(Debug)]
struct Open {
    jobs: HashMap<u64, Watched>,
    /// No look before.
    next_round: Instant,
}

#[derive(Debug)]
struct Watched {
    id: String,
    since: Instant,
    /// Made by this program a moment ago.
    is_new: bool,
    looked: Option<Instant>,
    next: Instant,
    /// A look is under way.
    busy: bool,
    status: Option<ExtractJobStatus>,
    error: Option<Error>,
    ended: oneshot::Sender<Result<ExtractV2Job, Error>>,
}

/// One request: a job by itself, or many as a list. Each with its ticket.
type Look = Vec<(u64, String)>;

impl Watch {
    pub(super) fn new(client: Client, polling: Polling, usage: bool, reads: Option<Rate>) -> Self {
        Self {
            client,
            polling,
            usage,
            reads,
            tickets: AtomicU64::new(0),
            open: Mutex::new(Open {
                jobs: HashMap::new(),
                next_round: Instant::now(),
            }),
            changed: Notify::new(),
            lists: AtomicBool::new(true),
        }
    }

    /// Waits until the job has ended. Somebody has to [`run`](Self::run) the watch meanwhile.
    ///
    /// # Errors
    ///
    /// [`Error::is_deadline`] when it has not ended in time; what the service answers otherwise than passing. A job that
    /// failed is not an error here: it is in the status.
    pub(super) async fn wait(
        &self,
        id: &str,
        is_new: bool,
        time: Duration,
    ) -> Result<ExtractV2Job, Error> {
        path_id(id, "job")?;
        let since = Instant::now();
        let deadline = since.checked_add(time).unwrap_or(since + LONGEST);
        let (sender, ended) = oneshot::channel();
        let ticket = self.tickets.fetch_add(1, Ordering::Relaxed);
        let watched = Watched {
            id: id.to_owned(),
            since,
            is_new,
            looked: None,
            next: since,
            busy: false,
            status: None,
            error: None,
            ended: sender,
        };
        self.lock().jobs.insert(ticket, watched);
        self.changed.notify_one();
        if let Ok(Ok(result)) = timeout_at(deadline, ended).await {
            return result;
        }
        let (status, error) = match self.lock().jobs.remove(&ticket) {
            Some(job) => (job.status, job.error),
            None => (None, None),
        };
        let status = status.as_ref().map(ExtractJobStatus::as_str);
        Err(Error::deadline(id, status, time, error))
    }

    /// Looks at jobs as they come due, for ever.
    pub(super) async fn run(&self) {
        // Boxed, because the compiler does not see that the future is `Send` otherwise.
        let rounds = stream::unfold(self, Self::next_round).boxed();
        rounds
            .flatten()
            .for_each_concurrent(AT_ONCE, |look| self.look(look))
            .await;
    }

    async fn next_round(&self) -> Option<(stream::Iter<vec::IntoIter<Look>>, &Self)> {
        Some((stream::iter(self.next_looks().await), self))
    }

    async fn next_looks(&self) -> Vec<Look> {
        loop {
            let (looks, wake) = self.due(Instant::now());
            if !looks.is_empty() {
                return looks;
            }
            let changed = self.changed.notified();
            match wake {
                // It has changed, or it is time: looked at again either way.
                Some(wake) => drop(timeout_at(wake, changed).await),
                None => changed.await,
            }
        }
    }

    /// What is to be looked at now; if nothing, when there will be something.
    fn due(&self, now: Instant) -> (Vec<Look>, Option<Instant>) {
        let mut open = self.lock();
        let idle = || open.jobs.values().filter(|job| !job.busy);
        let Some(first) = idle().map(|job| job.next).min() else {
            return (vec![], None);
        };
        let first = first.max(open.next_round);
        if first > now {
            return (vec![], Some(first));
        }
        let due = idle().filter(|job| job.next <= now).count();
        let as_list = due > FEW && self.lists.load(Ordering::Relaxed);
        open.next_round = now + self.spacing(&open, now);
        let taken = open.jobs.iter_mut().filter(|(_, job)| {
            // A list takes along who is due soon.
            !job.busy && (job.next <= now || as_list && job.is_half_way(now))
        });
        let mut taken: Look = taken
            .map(|(ticket, job)| {
                job.busy = true;
                (*ticket, job.id.clone())
            })
            .collect();
        // The oldest first: they have waited longest, and are the likeliest to have ended.
        taken.sort_unstable_by_key(|(ticket, _)| *ticket);
        let chunk = if as_list { CHUNK } else { 1 };
        (taken.chunks(chunk).map(<[_]>::to_vec).collect(), None)
    }

    fn spacing(&self, open: &Open, now: Instant) -> Duration {
        let mut ages: Vec<_> = open.jobs.values().map(|job| job.since).collect();
        let middle = ages.len() / 2;
        if ages.len() <= FEW {
            return Duration::ZERO;
        }
        let (_, since, _) = ages.select_nth_unstable(middle);
        let age = now.saturating_duration_since(*since);
        self.polling.gap(age).mul_f64(SPACING)
    }

    async fn look(&self, jobs: Look) {
        match jobs.as_slice() {
            [(ticket, id)] => self.look_at(*ticket, id).await,
            _ => self.list(jobs).await,
        }
    }

    async fn look_at(&self, ticket: u64, id: &str) {
        self.pass().await;
        let mut expand = vec!["extract_metadata".to_owned()];
        expand.extend(self.usage.then(|| "usage".to_owned()));
        let request = self.client.api().get_extract_job().job_id(id);
        let request = self.client.scoped(request.expand(expand));
        let what = format!("get job {id}");
        let job = self.client.answer(request.send(), what).await;
        self.saw(ticket, job);
    }

    async fn list(&self, asked: Look) {
        self.pass().await;
        let size = u32::try_from(asked.len()).unwrap_or(u32::MAX);
        let ids = asked.iter().map(|(_, id)| id);
        let mut list = self.client.jobs().list().job_ids(ids).page_size(size);
        if !self.usage {
            list = list.expand("extract_metadata");
        }
        let mut found = HashMap::with_capacity(asked.len());
        // One page has them all; a service that gives shorter ones is asked for the rest.
        while found.len() < asked.len() {
            match list.next_page().await {
                Ok(Some(page)) => found.extend(page.into_iter().map(|job| (job.id.clone(), job))),
                Ok(None) => break,
                Err(error) if error.is_retryable() => return self.missed(&asked, error),
                // It does not take such lists, or this one is too long for it.
                Err(_) => {
                    self.lists.store(false, Ordering::Relaxed);
                    break;
                }
            }
        }
        let mut alone = Vec::new();
        for (ticket, id) in asked {
            match found.remove(&id) {
                Some(job) if !self.lacks_something(&job) => self.saw(ticket, Ok(job)),
                _ => alone.push((ticket, id)),
            }
        }
        stream::iter(alone)
            .for_each_concurrent(AT_ONCE, async |(ticket, id)| {
                self.look_at(ticket, &id).await;
            })
            .await;
    }

    /// Whether a job has ended, and a list does not tell all about it.
    fn lacks_something(&self, job: &ExtractV2Job) -> bool {
        let lacks_result = job.extract_result.is_none() || job.extract_metadata.is_none();
        let is_completed = job.status == ExtractJobStatus::Completed;
        wait::has_ended(&job.status) && (self.usage || is_completed && lacks_result)
    }

    /// What came of a look at a job.
    fn saw(&self, ticket: u64, seen: Result<ExtractV2Job, Error>) {
        let mut open = self.lock();
        // It may have run out of time meanwhile.
        if let Some(mut job) = open.jobs.remove(&ticket) {
            let now = Instant::now();
            let age = now.saturating_duration_since(job.since);
            let asked = match seen {
                Ok(seen) if wait::has_ended(&seen.status) => return job.end(Ok(seen)),
                Ok(seen) => {
                    (job.status, job.error) = (Some(seen.status), None);
                    None
                }
                Err(error)
                    if error.is_retryable()
                        || error.is_not_found() && job.is_new && age < UNSEEN =>
                {
                    let asked = error.retry_after();
                    job.error = Some(error);
                    asked
                }
                Err(error) => {
                    let error = error.with_job_id(&job.id);
                    return job.end(Err(error));
                }
            };
            job.busy = false;
            job.looked = Some(now);
            job.next = now + self.polling.gap(age).max(asked.unwrap_or_default());
            open.jobs.insert(ticket, job);
        }
        drop(open);
        self.changed.notify_one();
    }

    /// A list that could not be had, for a passing reason.
    fn missed(&self, asked: &Look, error: Error) {
        let error = Arc::new(error);
        for (ticket, _) in asked {
            let same = Error::transport(error.to_string(), Arc::clone(&error));
            self.saw(*ticket, Err(same.with_headers(None, error.retry_after())));
        }
    }

    async fn pass(&self) {
        if let Some(reads) = &self.reads {
            reads.pass().await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watched {
    fn is_half_way(&self, now: Instant) -> bool {
        self.looked
            .is_some_and(|looked| now >= looked + self.next.saturating_duration_since(looked) / 2)
    }

    fn end(self, result: Result<ExtractV2Job, Error>) {
        // Who waited may be gone.
        let _ = self.ended.send(result);
    }
}
