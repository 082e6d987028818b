//! When to look at a job again.

use std::future::Future;
use std::time::Duration;

use llama_extract_api::types::ExtractJobStatus;
use tokio::time::{Instant, sleep_until, timeout_at};

use crate::Error;

/// A century: longer than anybody waits, short enough for every clock.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);
/// How long a job that was just made may be unknown to the service.
const UNSEEN: Duration = Duration::from_secs(10);
/// Answers in a row that stop in the middle before it is clear that all of them do.
const TRUNCATED: u32 = 3;

/// When to look at a job: at once, then after gaps.
///
/// By default gaps grow with the age of the job, so that its end is seen late by a twelfth of its time (the median; a sixth
/// at most), not by a fixed number of seconds, and a job of 12 seconds is looked at about 15 times. Jitter of a tenth keeps
/// jobs that started together from being looked at together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polling {
    fixed: Option<Duration>,
    longest: Duration,
}

impl Default for Polling {
    fn default() -> Self {
        Self {
            fixed: None,
            longest: Duration::from_secs(15),
        }
    }
}

impl Polling {
    /// With the same gap each time, whatever the age of the job is, and no jitter.
    #[must_use]
    pub fn every(gap: Duration) -> Self {
        Self {
            fixed: Some(gap),
            ..Self::default()
        }
    }

    /// The longest that a gap can be; 15 seconds when this is not called.
    #[must_use]
    pub fn longest_gap(mut self, gap: Duration) -> Self {
        self.longest = gap;
        self
    }

    /// How long to wait after a job of this age was seen running.
    pub(crate) fn gap(&self, age: Duration) -> Duration {
        if let Some(gap) = self.fixed {
            return gap.min(self.longest);
        }
        let seconds = age.as_secs_f64();
        let gap = match seconds {
            // The local service's jobs end within the first, quick jobs of the hosted one within the third.
            ..0.02 => 0.05,
            ..0.2 => 0.25,
            ..0.9 => 0.7,
            _ => (seconds / 6.0).max((seconds / 2.0).min(1.0)),
        };
        let jitter = 0.9 + 0.2 * fastrand::f64();
        Duration::from_secs_f64(gap * jitter).min(self.longest)
    }
}

/// Whether a status is final. One that we do not know is not: the job is waited on.
pub(crate) fn has_ended(status: &ExtractJobStatus) -> bool {
    matches!(
        status,
        ExtractJobStatus::Completed | ExtractJobStatus::Failed | ExtractJobStatus::Cancelled
    )
}

/// When a wait of this length that begins now is over.
pub(crate) fn deadline(started: Instant, time: Duration) -> Instant {
    // Who waits "for ever" gets as long as a clock can tell.
    started.checked_add(time).unwrap_or(started + LONGEST)
}

/// Which failures of looks at a job a wait survives.
#[derive(Debug, Default)]
pub(crate) struct Patience {
    truncated: u32,
}

impl Patience {
    /// Whether the next look may do better. `is_new` is a job that this program has made a moment ago.
    pub(crate) fn survives(&mut self, error: &Error, age: Duration, is_new: bool) -> bool {
        if error.is_truncated_answer() {
            self.truncated += 1;
            return self.truncated <= TRUNCATED;
        }
        // A service of many machines may not show at once what it has just made.
        let unseen = error.is_not_found() && is_new && age < UNSEEN;
        error.is_retryable() || unseen
    }
}

/// One wait: when to look, and when to stop looking.
pub(crate) struct Wait {
    polling: Polling,
    is_new: bool,
    started: Instant,
    deadline: Instant,
    next: Instant,
    patience: Patience,
    last_error: Option<Error>,
}

/// What came of one look.
pub(crate) enum Step {
    Running,
    Ended,
    /// With what the last look failed of, if it did.
    OutOfTime(Option<Error>),
    Failed(Error),
}

impl Wait {
    /// Begins now; `is_new` is a job that this program has made a moment ago.
    pub(crate) fn new(time: Duration, polling: Polling, is_new: bool) -> Self {
        let started = Instant::now();
        Self {
            polling,
            is_new,
            started,
            deadline: deadline(started, time),
            // The answer to the create may tell of the end already, but it does not carry what expand asks for.
            next: started,
            patience: Patience::default(),
            last_error: None,
        }
    }

    /// Waits for the time of the next look, and asks. One deadline holds over gaps, requests and bodies; a look that
    /// fails for a passing reason is made up for by the next.
    pub(crate) async fn look(
        &mut self,
        ask: impl Future<Output = Result<ExtractJobStatus, Error>>,
    ) -> Step {
        if self.next >= self.deadline {
            sleep_until(self.deadline).await;
            return Step::OutOfTime(self.last_error.take());
        }
        sleep_until(self.next).await;
        match timeout_at(self.deadline, ask).await {
            Err(_) => return Step::OutOfTime(self.last_error.take()),
            Ok(Ok(status)) => {
                self.last_error = None;
                if has_ended(&status) {
                    return Step::Ended;
                }
                self.patience = Patience::default();
            }
            Ok(Err(error)) => {
                if !self.patience.survives(&error, self.elapsed(), self.is_new) {
                    return Step::Failed(error);
                }
                self.last_error = Some(error);
            }
        }
        let asked = self.last_error.as_ref().and_then(Error::retry_after);
        let gap = self.polling.gap(self.elapsed());
        self.next = Instant::now() + gap.max(asked.unwrap_or_default());
        Step::Running
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// How long until the next look, or until it is given up.
    pub(crate) fn next_look(&self) -> Duration {
        let next = self.next.min(self.deadline);
        next.saturating_duration_since(Instant::now())
    }

    pub(crate) fn last_error(&self) -> Option<&Error> {
        self.last_error.as_ref()
    }
}

#[cfg(test)]
mod tests;
