//! When to look at a job again.

use std::time::Duration;

use llama_extract_api::types::ExtractJobStatus;
use tokio::time::Instant;

use crate::Error;

/// A century: longer than anybody waits, short enough for every clock.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);
/// How long a job that was just made may be unknown to the service.
const UNSEEN: Duration = Duration::from_secs(10);
/// Answers in a row that stop in the middle before it is clear that all of them do.
const TRUNCATED: u32 = 3;

/// When to look at a job: at once, then after gaps.
///
/// By default gaps grow with the age of the job, so that its end is seen late by a tenth of its time (the median; a fifth
/// at most), not by a fixed number of seconds, and a job of 12 seconds is looked at 15 times. Jitter of a tenth keeps
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
            _ => (seconds / 5.0).max((seconds / 2.0).min(0.75)),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    #[test]
    fn gaps_grow_with_the_age_up_to_a_ceiling() {
        for (age, least, most) in [
            (0.0, 0.045, 0.055),
            (0.05, 0.22, 0.28),
            (1.5, 0.67, 0.83),
            (10.0, 1.8, 2.2),
            (600.0, 13.5, 15.0),
        ] {
            let gap = Polling::default().gap(seconds(age));
            assert!(
                gap >= seconds(least) && gap <= seconds(most),
                "{age}: {gap:?}"
            );
        }
        let fixed = Polling::every(seconds(2.0));
        assert_eq!(fixed.gap(seconds(100.0)), seconds(2.0));
    }

    /// Looks until a job of this length is seen to have ended: how many, and how late.
    fn looks_at(length: f64) -> (usize, f64) {
        let (mut looks, mut age) = (1, 0.0);
        while age < length {
            age += Polling::default().gap(seconds(age)).as_secs_f64();
            looks += 1;
        }
        (looks, age - length)
    }

    #[test]
    fn a_job_of_twelve_seconds_is_seen_within_a_tenth_of_its_time_by_fifteen_looks() {
        let (mut looks, mut late): (Vec<_>, Vec<_>) = (0..2_001)
            .map(|n| looks_at(6.0 + 12.0 * f64::from(n) / 2_000.0))
            .unzip();
        looks.sort_unstable();
        late.sort_by(f64::total_cmp);
        let middle = looks.len() / 2;
        assert!(looks[middle] <= 15, "{}", looks[middle]);
        assert!(late[middle] <= 1.2, "{}", late[middle]);
    }

    #[test]
    fn an_unknown_status_is_waited_on() {
        assert!(!has_ended(&ExtractJobStatus::from("ARCHIVING")));
        assert!(!has_ended(&ExtractJobStatus::Throttled));
        assert!(has_ended(&ExtractJobStatus::Cancelled));
    }
}
