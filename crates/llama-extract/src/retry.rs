//! When a request is sent again.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use reqwest::{Method, Response, StatusCode};

/// How often a request is sent, and with which gaps.
///
/// A request is sent again when no answer came, or one that passes (408, 425, 429, 5xx), and only if that is safe: what
/// creates something that is paid for, such as an extraction, is sent again only where the service cannot have acted on
/// it: no connection stood, or it refused (425, 429, 503).
///
/// The gap before an attempt is drawn at random from zero up to a limit that doubles with each attempt, so that clients
/// that failed together do not come back together. A `Retry-After` of the service counts in its place.
///
/// ```
/// # use std::time::Duration;
/// use llama_extract::{Client, RetryPolicy};
///
/// let patient = RetryPolicy::default().attempts(10).longest_gap(Duration::from_secs(30));
/// # fn build(patient: RetryPolicy) -> Result<Client, llama_extract::Error> {
/// let client = Client::builder().api_key("llx-...").retry(patient).build()?;
/// # Ok(client)
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    pub(crate) first_gap: Duration,
    longest_gap: Duration,
    longest_retry_after: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 6,
            first_gap: Duration::from_millis(500),
            longest_gap: Duration::from_secs(8),
            longest_retry_after: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// Each request is sent once.
    #[must_use]
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// How often a request is sent at most, the first time included; 6 when this is not called. 0 counts as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The longest that the gap before the second attempt can be; half a second when this is not called.
    #[must_use]
    pub fn first_gap(mut self, gap: Duration) -> Self {
        self.first_gap = gap;
        self
    }

    /// The longest that any gap can be which the service did not ask for; 8 seconds when this is not called.
    #[must_use]
    pub fn longest_gap(mut self, gap: Duration) -> Self {
        self.longest_gap = gap;
        self
    }

    /// The longest `Retry-After` that is waited for; a minute when this is not called. When the service asks for more,
    /// the call ends with its error, which has [`retry_after`](crate::Error::retry_after): to come back earlier would be
    /// in vain, and to wait is for the caller to decide.
    #[must_use]
    pub fn longest_retry_after(mut self, wait: Duration) -> Self {
        self.longest_retry_after = wait;
        self
    }

    /// The gap after this many attempts; none when there shall be no other. `asked` is what the service asked for.
    pub(crate) fn gap(&self, attempts: u32, asked: Option<Duration>) -> Option<Duration> {
        if attempts >= self.attempts {
            return None;
        }
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let most = self.first_gap.saturating_mul(doubled).min(self.longest_gap);
        let drawn = most.mul_f64(fastrand::f64());
        match asked.filter(|asked| !asked.is_zero()) {
            None => Some(drawn),
            Some(asked) if asked > self.longest_retry_after => None,
            // A little later than asked for: everybody who was refused was told the same moment.
            Some(asked) => Some(asked + asked.mul_f64(0.25 * fastrand::f64())),
        }
    }
}

/// What can be said of a request that did not bring the answer hoped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// An answer that another attempt would not change.
    Final,
    /// The service has not acted on it.
    Refused,
    /// The service may have acted on it.
    Unknown,
}

impl Outcome {
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            425 | 429 | 503 => Self::Refused,
            408 | 500.. => Self::Unknown,
            _ => Self::Final,
        }
    }

    pub(crate) fn of_error(error: &reqwest::Error) -> Self {
        if error.is_connect() {
            Self::Refused
        } else if error.is_builder() || error.is_redirect() {
            Self::Final
        } else {
            Self::Unknown
        }
    }

    pub(crate) fn of(result: &reqwest::Result<Response>) -> Self {
        match result {
            Ok(response) => Self::of_status(response.status()),
            Err(error) => Self::of_error(error),
        }
    }
}

/// Operations that make something each time they are sent, most of it paid for. (`create_configuration` is not among
/// them: the same name is updated, not doubled.)
const CREATING: [&str; 9] = [
    "create_extract_job",
    "create_parse_job",
    "create_parse_job_from_file",
    "create_webhook_config",
    "create_extraction_agent",
    "create_legacy_job",
    "create_legacy_jobs",
    "create_legacy_job_from_file",
    "extract_stateless",
];

/// Whether an operation can be sent again when nobody knows whether the service acted on it.
pub(crate) fn is_repeatable(operation: &str, method: &Method) -> bool {
    method != Method::POST || !CREATING.contains(&operation)
}

/// Attempts beyond the first, shared by all requests of a client: in an outage, retries must not multiply the traffic.
///
/// Each takes a whole; each success gives back a half. So a service that fails one request in five is retried without end,
/// and one that fails all of them for [`Budget::WHOLE`] attempts and no more.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Budget {
    const WHOLE: u32 = 100;

    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(Self::WHOLE * 2))
    }

    pub(crate) fn succeeded(&self) {
        let more = |halves: u32| (halves < Self::WHOLE * 2).then_some(halves + 1);
        // Full already: nothing to add.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }

    /// Whether there is something left for another attempt.
    pub(crate) fn take(&self) -> bool {
        let less = |halves: u32| halves.checked_sub(2);
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less)
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn gaps_are_drawn_below_a_limit_that_doubles_up_to_the_longest() {
        let policy = RetryPolicy::default().attempts(20);
        for (attempts, limit) in [(1, 500), (2, 1_000), (3, 2_000), (5, 8_000), (19, 8_000)] {
            let gaps: Vec<_> = (0..200)
                .map(|_| policy.gap(attempts, None).unwrap())
                .collect();
            let limit = Duration::from_millis(limit);
            assert!(gaps.iter().all(|gap| *gap <= limit), "{attempts}");
            assert!(gaps.iter().any(|gap| *gap > limit / 2), "{attempts}");
            assert!(gaps.iter().any(|gap| *gap < limit / 2), "{attempts}");
        }
    }

    #[test]
    fn after_the_last_attempt_there_is_no_gap() {
        assert_eq!(RetryPolicy::none().gap(1, None), None);
        assert!(RetryPolicy::default().gap(5, None).is_some());
        assert_eq!(RetryPolicy::default().gap(6, None), None);
    }

    #[test]
    fn what_the_service_asks_for_is_waited_for_and_a_little_more() {
        let policy = RetryPolicy::default();
        for _ in 0..100 {
            let gap = policy.gap(1, Some(seconds(3))).unwrap();
            assert!(gap >= seconds(3) && gap < seconds(4), "{gap:?}");
        }
    }

    #[test]
    fn asking_for_nothing_is_no_reason_to_hurry() {
        let gaps = (0..100).map(|_| RetryPolicy::default().gap(3, Some(Duration::ZERO)));
        assert!(gaps.flatten().any(|gap| gap > seconds(1)));
    }

    #[test]
    fn what_is_asked_for_beyond_the_limit_ends_the_attempts() {
        let policy = RetryPolicy::default();
        assert_eq!(policy.gap(1, Some(seconds(90))), None);
        assert_eq!(policy.gap(1, Some(Duration::MAX)), None);
        assert!(
            policy
                .longest_retry_after(seconds(90))
                .gap(1, Some(seconds(90)))
                .is_some()
        );
    }

    #[test]
    fn an_extraction_is_not_repeated_blindly_and_a_look_is() {
        assert!(!is_repeatable("create_extract_job", &Method::POST));
        assert!(is_repeatable("get_extract_job", &Method::GET));
        assert!(is_repeatable("create_configuration", &Method::POST));
        assert!(is_repeatable("cancel_extract_job", &Method::POST));
    }

    #[test]
    fn a_refusal_is_told_from_an_answer_that_leaves_it_open() {
        let of = |status| Outcome::of_status(StatusCode::from_u16(status).unwrap());
        for refused in [425, 429, 503] {
            assert_eq!(of(refused), Outcome::Refused, "{refused}");
        }
        for unknown in [408, 500, 502, 504, 520] {
            assert_eq!(of(unknown), Outcome::Unknown, "{unknown}");
        }
        for last in [200, 400, 401, 402, 404, 409, 413, 422] {
            assert_eq!(of(last), Outcome::Final, "{last}");
        }
    }

    #[test]
    fn an_outage_uses_the_budget_up_and_successes_fill_it_again() {
        let budget = Budget::new();
        let taken = (0..1_000).filter(|_| budget.take()).count();
        assert_eq!(taken, 100);
        budget.succeeded();
        assert!(!budget.take());
        budget.succeeded();
        assert!(budget.take() && !budget.take());
    }
}
