//! So many requests a second, and no more.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::Error;

/// What may be saved up while nothing is sent, so that a timer's granularity does not cost throughput.
const SAVED_UP: Duration = Duration::from_millis(50);

/// A token bucket. Whoever comes gets the next free moment, so nobody is overtaken.
#[derive(Debug)]
pub(super) struct Rate {
    period: Duration,
    next: Mutex<Instant>,
}

impl Rate {
    /// # Errors
    ///
    /// [`Error::is_argument`] for a rate at which nothing would ever be sent.
    pub(super) fn per_second(rate: f64, what: &str) -> Result<Self, Error> {
        let period = Some(rate)
            .filter(|rate| *rate > 0.0)
            .and_then(|rate| Duration::try_from_secs_f64(1.0 / rate).ok());
        match period {
            Some(period) => Ok(Self {
                period,
                next: Mutex::new(Instant::now()),
            }),
            None => Err(Error::argument(format!(
                "{rate} {what} a second are none: give a number above 0, or leave the limit out"
            ))),
        }
    }

    /// Waits for its turn.
    pub(super) async fn pass(&self) {
        let now = Instant::now();
        let slot = self.slot(now);
        if slot > now {
            sleep_until(slot).await;
        }
    }

    fn slot(&self, now: Instant) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = (*next).max(now.checked_sub(SAVED_UP).unwrap_or(now));
        *next = slot + self.period;
        slot
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_more_pass_than_the_rate_allows() {
        let rate = Rate::per_second(20.0, "reads").unwrap();
        let start = Instant::now();
        for _ in 0..101 {
            rate.pass().await;
        }
        let took = start.elapsed().as_secs_f64();
        assert!((4.9..5.1).contains(&took), "{took}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_is_not_made_up_for() {
        let rate = Rate::per_second(20.0, "reads").unwrap();
        tokio::time::advance(Duration::from_secs(60)).await;
        let start = Instant::now();
        for _ in 0..21 {
            rate.pass().await;
        }
        let took = start.elapsed().as_secs_f64();
        assert!(took > 0.9, "{took}");
    }

    #[test]
    fn a_rate_at_which_nothing_is_sent_is_refused() {
        for wrong in [0.0, -1.0, f64::NAN, 1e-300] {
            let error = Rate::per_second(wrong, "creates").unwrap_err();
            assert!(error.is_argument(), "{error}");
        }
    }
}
