//! One brake for all requests of a client: when the service says that it is too much, everybody slows down.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Over which requests are counted to know the pace that the service took.
const WINDOW: Duration = Duration::from_secs(1);
/// Of the pace that was too much, this share is tried next.
const EASED: f64 = 0.8;
/// No slower than this, in requests a second: a service that refuses everything is left to the gaps between attempts.
const SLOWEST: f64 = 1.0;
/// Each second without a refusal lets this much more through.
const REGAINED: f64 = 0.05;
/// The same while no refusal has met the pace itself: what the service took in the moment before the first one can be far
/// less than what it takes.
const SOUGHT: f64 = 0.5;
/// From here on nothing is held back: the limit has gone, or is beyond what one client sends.
const FREE: f64 = 500.0;

/// Holds requests back after a 429, and lets them through again at the pace that the service took before it.
///
/// Without it, all who were refused come back at the same moment and most are refused again, until some have used up
/// their attempts.
#[derive(Debug, Default)]
pub(crate) struct Brake(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Nothing is sent before.
    closed_until: Option<Instant>,
    pace: Option<Pace>,
    /// Since when answers are counted, how many came in this window, and how many in the one before.
    window: Option<Instant>,
    taken: u32,
    taken_before: u32,
}

#[derive(Debug)]
struct Pace {
    /// Requests a second.
    rate: f64,
    /// When the next one may be sent.
    next: Instant,
    /// When the rate was last changed.
    changed: Instant,
    /// Whether it was too much at some time.
    is_found: bool,
}

impl Brake {
    /// Waits until a request may be sent.
    pub(crate) async fn pass(&self) {
        if let Some(slot) = self.slot(Instant::now()) {
            sleep_until(slot).await;
        }
    }

    /// The moment that the next request is for; none when it may be sent at once.
    fn slot(&self, now: Instant) -> Option<Instant> {
        let mut state = self.lock();
        let opens = state.closed_until.filter(|until| *until > now);
        state.closed_until = opens;
        let earliest = opens.unwrap_or(now);
        let Some(pace) = &mut state.pace else {
            return opens;
        };
        let slot = pace.next.max(earliest);
        pace.next = slot + Duration::from_secs_f64(1.0 / pace.rate);
        Some(slot)
    }

    /// The service answered a request, and not with 429.
    pub(crate) fn taken(&self) {
        self.taken_at(Instant::now());
    }

    fn taken_at(&self, now: Instant) {
        let mut state = self.lock();
        state.count(now);
        if let Some(pace) = &mut state.pace {
            let calm = now.saturating_duration_since(pace.changed);
            if calm >= WINDOW {
                let more = if pace.is_found { REGAINED } else { SOUGHT };
                pace.rate *= 1.0 + more * calm.as_secs_f64();
                pace.changed = now;
            }
            if pace.rate > FREE {
                state.pace = None;
            }
        }
    }

    /// The service answered 429; nothing is sent for this long.
    pub(crate) fn refused(&self, wait: Duration) {
        self.refused_at(Instant::now(), wait);
    }

    fn refused_at(&self, now: Instant, wait: Duration) {
        let mut state = self.lock();
        let until = now + wait;
        state.closed_until = Some(state.closed_until.map_or(until, |other| other.max(until)));
        let seen = f64::from(state.taken.max(state.taken_before)) / WINDOW.as_secs_f64();
        match &mut state.pace {
            None => {
                state.pace = Some(Pace {
                    rate: (seen * EASED).max(SLOWEST),
                    next: until,
                    changed: now,
                    is_found: false,
                });
            }
            // The refusals of one moment are one reason to slow down.
            Some(pace) if now.saturating_duration_since(pace.changed) >= WINDOW => {
                pace.rate = (pace.rate * EASED).max(SLOWEST);
                pace.changed = now;
                pace.is_found = true;
            }
            Some(_) => {}
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can panic half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn count(&mut self, now: Instant) {
        match self.window {
            Some(since) if now.saturating_duration_since(since) < WINDOW => self.taken += 1,
            since => {
                let adjacent =
                    since.is_some_and(|since| now.saturating_duration_since(since) < WINDOW * 2);
                self.taken_before = if adjacent { self.taken } else { 0 };
                self.window = Some(now);
                self.taken = 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn second() -> Duration {
        Duration::from_secs(1)
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_held_back_before_a_refusal() {
        let brake = Brake::default();
        let start = Instant::now();
        for _ in 0..1_000 {
            brake.pass().await;
            brake.taken();
        }
        assert_eq!(start.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn after_a_refusal_everybody_waits_and_then_goes_in_turn() {
        let brake = Brake::default();
        for _ in 0..20 {
            brake.taken();
        }
        brake.refused(second());
        let start = Instant::now();
        let mut slots = Vec::new();
        for _ in 0..3 {
            brake.pass().await;
            slots.push(start.elapsed().as_secs_f64());
        }
        // Twenty a second were too many, so sixteen are tried.
        let expected = [1.0, 1.0 + 1.0 / 16.0, 1.0 + 2.0 / 16.0];
        for (slot, expected) in slots.iter().zip(expected) {
            assert!((slot - expected).abs() < 0.005, "{slots:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn refusals_of_one_moment_slow_down_once() {
        let brake = Brake::default();
        for _ in 0..20 {
            brake.taken();
        }
        for _ in 0..30 {
            brake.refused(second());
        }
        assert!((brake.lock().pace.as_ref().unwrap().rate - 16.0).abs() < 1e-9);
    }

    #[tokio::test(start_paused = true)]
    async fn the_pace_is_regained_while_nothing_is_refused() {
        let brake = Brake::default();
        brake.refused(second());
        for _ in 0..600 {
            tokio::time::advance(second()).await;
            brake.taken();
        }
        assert!(brake.lock().pace.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_after_few_answers_does_not_hold_back_for_long() {
        let brake = Brake::default();
        brake.taken();
        brake.taken();
        brake.refused(second());
        let start = Instant::now();
        let refused = keep_to_twenty_a_second(&brake).await;
        assert!(refused < 40, "{refused} of 400 refused");
        // At the pace of the first moment it would be minutes.
        assert!(start.elapsed() < second() * 40, "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_of_twenty_a_second_is_kept_after_the_first_refusals() {
        let refused = keep_to_twenty_a_second(&Brake::default()).await;
        assert!(refused < 40, "{refused} of 400 refused");
    }

    /// The service takes twenty requests in each second, and refuses the others. How many it refuses until it has taken 400.
    async fn keep_to_twenty_a_second(brake: &Brake) -> usize {
        let (mut window, mut in_window, mut refused, mut taken) = (Instant::now(), 0, 0, 0);
        while taken < 400 {
            brake.pass().await;
            if window.elapsed() >= second() {
                (window, in_window) = (Instant::now(), 0);
            }
            if in_window < 20 {
                in_window += 1;
                taken += 1;
                brake.taken();
            } else {
                refused += 1;
                brake.refused(second());
            }
        }
        refused
    }
}
