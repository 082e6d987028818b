//! Creating an extraction once, whatever the network does.
//!
//! The service takes no idempotency key, and every create is paid for. A create whose answer was lost (a timeout, a broken
//! connection, 502, 504) may have made a job. So the job is looked for, and only when it is surely not there is the create
//! sent again.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use llama_extract_api::types::{ExtractConfiguration, ExtractV2Job, ExtractV2JobCreate};
use tokio::time::{Instant, sleep};

use crate::retry::Outcome;
use crate::{Client, Error, transport};

/// The gaps before the looks for a job whose create went unanswered, in first gaps of the retry policy (half a second
/// each): a service that was cut off acts within these, if at all.
const LOOKS: [u32; 3] = [0, 1, 3];
/// A create that ran out of time may still be worked on: it is looked for over this much more.
const LATE_LOOKS: [u32; 6] = [0, 2, 4, 8, 16, 30];
/// More jobs than this from one document at one time are not told apart.
const PAGE: u32 = 50;
/// How long it is remembered which jobs were made from documents that others may extract from, too.
const MEMORY: Duration = Duration::from_secs(15 * 60);

/// A create that is being sent.
pub(crate) struct Create<'a> {
    pub(crate) client: &'a Client,
    pub(crate) body: ExtractV2JobCreate,
    /// The document was uploaded for this create alone, so every job from it is this one.
    pub(crate) own_document: bool,
    /// "create an extraction from invoice.pdf".
    pub(crate) what: String,
}

impl Create<'_> {
    /// # Errors
    ///
    /// [`Error::is_uncertain`] when the answer was lost and it could not be found out whether there is a job; whatever
    /// the service answers.
    pub(crate) async fn send(self) -> Result<ExtractV2Job, Error> {
        let mut attempts = 0;
        loop {
            let (now, uncertainty) = self.client.shared().service_time();
            let since = now - uncertainty;
            let request = self
                .client
                .api()
                .create_extract_job()
                .body(self.body.clone());
            let sent = self.client.scoped(request).send();
            let error = match self.client.answer(sent, self.what.clone()).await {
                Ok(job) => {
                    self.claim(&job.id);
                    return Ok(job);
                }
                Err(error) => error,
            };
            attempts += error.attempts().max(1);
            let Some(looks) = looks_after(&error) else {
                return Err(error);
            };
            match Box::pin(self.look_for_job(looks, since)).await {
                Ok(Some(job)) => return Ok(job),
                Ok(None) => {}
                Err(_) if error.is_senseless_answer() => return Err(error),
                Err(look) => return Err(self.cannot_look(error, look)),
            }
            // A service that took too long, or sends what cannot be read, would do so again.
            let sends_again = !error.is_timeout() && !error.is_senseless_answer();
            match self.client.retry().gap(attempts, error.retry_after()) {
                Some(gap) if sends_again => {
                    transport::count_retry();
                    sleep(gap).await;
                }
                _ if error.is_senseless_answer() => return Err(error),
                _ => return Err(self.not_found(error)),
            }
        }
    }

    /// The job of a create that an earlier run may have sent at this time; sends it when there is surely no such job.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub(crate) async fn find_or_send(self, earlier: DateTime<Utc>) -> Result<ExtractV2Job, Error> {
        let (now, _) = self.client.shared().service_time();
        let settled = self.client.retry().first_gap * LATE_LOOKS.iter().sum();
        let is_settled = (now - earlier).to_std().is_ok_and(|age| age >= settled);
        // What was sent a moment ago may still be worked on.
        let looks = if is_settled {
            &LOOKS[..1]
        } else {
            &LATE_LOOKS[..]
        };
        match Box::pin(self.look_for_job(looks, earlier)).await {
            Ok(Some(job)) => Ok(job),
            Ok(None) => self.send().await,
            Err(look) => {
                let message = format!(
                    "an earlier run has tried to {}, and whether that made a job could not be found out ({look}): {}",
                    self.what,
                    self.how_to_look()
                );
                Err(Error::uncertain(message, look))
            }
        }
    }

    /// The job that the create has made; none when there is none after the last look.
    async fn look_for_job(
        &self,
        looks: &[u32],
        since: DateTime<Utc>,
    ) -> Result<Option<ExtractV2Job>, Error> {
        for gaps in looks {
            sleep(self.client.retry().first_gap * *gaps).await;
            let mut jobs = self
                .client
                .jobs()
                .list()
                .file_input(&self.body.file_input)
                .expand("configuration")
                .page_size(PAGE);
            // The newest come first: behind the first that is too old there is nothing to find.
            while let Some(job) = jobs.try_next().await? {
                if !self.own_document && job.created_at < since {
                    break;
                }
                if self.is_from_this(&job) && self.claim(&job.id) {
                    return Ok(Some(job));
                }
            }
        }
        Ok(None)
    }

    /// Whether a job from the same document is from the same request.
    fn is_from_this(&self, job: &ExtractV2Job) -> bool {
        if self.own_document {
            return true;
        }
        match (&self.body.configuration, &job.configuration) {
            (Some(sent), Some(shown)) => is_same(sent, shown),
            // A service that does not show it leaves the document and the time to tell.
            (Some(_), None) => job.configuration_id.is_none(),
            (None, _) => job.configuration_id == self.body.configuration_id,
        }
    }

    /// Whether the job was not yet taken for another create of this client.
    fn claim(&self, id: &str) -> bool {
        self.own_document || self.client.shared().claims.claim(id)
    }

    fn how_to_look(&self) -> String {
        let file = &self.body.file_input;
        format!("look with `client.jobs().list().file_input({file:?})` before sending it again")
    }

    fn not_found(&self, cause: Error) -> Error {
        let message = format!(
            "{cause}; the service may have created the job all the same, though it shows none yet: {}",
            self.how_to_look()
        );
        Error::uncertain(message, cause)
    }

    fn cannot_look(&self, cause: Error, look: Error) -> Error {
        let message = format!(
            "{cause}; the service may have created the job all the same, and whether it did could not be found out \
             ({look}): {}",
            self.how_to_look()
        );
        Error::uncertain(message, cause)
    }
}

/// When to look for the job after this error; none when the service has surely not made one.
fn looks_after(error: &Error) -> Option<&'static [u32]> {
    if error.is_timeout() {
        return Some(&LATE_LOOKS);
    }
    let unknown = match error.status_code() {
        Some(status) => Outcome::of_status(status) == Outcome::Unknown,
        // An answer that cannot be read may be that to a job. One look is enough: the service has answered.
        None if error.is_senseless_answer() => return Some(&LOOKS[..1]),
        None => error.is_transport() && !error.is_connect(),
    };
    unknown.then_some(&LOOKS)
}

/// Whether the configuration that a job shows is the one that was sent: the service adds what was left open.
fn is_same(sent: &ExtractConfiguration, shown: &ExtractConfiguration) -> bool {
    sent.data_schema == shown.data_schema
        && sent.tier == shown.tier
        && (sent.extraction_target.is_none() || sent.extraction_target == shown.extraction_target)
}

/// Jobs that this client has made from documents which it did not upload for them alone.
#[derive(Debug, Default)]
pub(crate) struct Claims(Mutex<Claimed>);

#[derive(Debug, Default)]
struct Claimed {
    ids: HashSet<String>,
    /// The same, the oldest first.
    since: VecDeque<(Instant, String)>,
}

impl Claims {
    /// Whether nobody had it.
    pub(crate) fn claim(&self, id: &str) -> bool {
        let mut claimed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        while let Some((since, old)) = claimed.since.pop_front() {
            if now.saturating_duration_since(since) <= MEMORY {
                claimed.since.push_front((since, old));
                break;
            }
            claimed.ids.remove(&old);
        }
        let is_new = claimed.ids.insert(id.to_owned());
        if is_new {
            claimed.since.push_back((now, id.to_owned()));
        }
        is_new
    }
}
