//! The rules of a service, and what they decide.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::Method;

use super::check;
use super::error::FaultError;
use super::rule::{FaultRule, JobEnd, Place};

/// Rules with a seed.
///
/// ```
/// use llama_extract_local::{FaultRule, Faults, LocalService, Moment};
/// use std::time::Duration;
///
/// # async fn run() -> Result<(), llama_extract_local::Error> {
/// let chaos = Faults::seeded(7)
///     .rule(FaultRule::everywhere().chance(0.1).reset(Moment::Before))
///     .rule(FaultRule::on("get_extract_job").chance(0.2).answer(503))
///     .rule(FaultRule::everywhere().delay_between(Duration::ZERO, Duration::from_millis(5)));
/// let service = LocalService::builder().faults(chaos).spawn().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use = "faults do nothing before they are given to a service"]
pub struct Faults {
    seed: u64,
    rules: Vec<FaultRule>,
}

impl Faults {
    /// No rules yet. The seed decides what chance decides: the same rules with the same seed strike the same
    /// requests in a sequence. Without a seed it is 0.
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            rules: Vec::new(),
        }
    }

    /// Adds a rule behind the others.
    pub fn rule(mut self, rule: FaultRule) -> Self {
        self.rules.push(rule);
        self
    }

    /// The seed.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The rules, in their order.
    pub fn rules(&self) -> &[FaultRule] {
        &self.rules
    }

    fn check(&self) -> Result<(), FaultError> {
        self.rules.iter().try_for_each(check::rule)
    }
}

impl From<FaultRule> for Faults {
    fn from(rule: FaultRule) -> Self {
        Self::default().rule(rule)
    }
}

impl FromIterator<FaultRule> for Faults {
    fn from_iter<I: IntoIterator<Item = FaultRule>>(rules: I) -> Self {
        Self {
            seed: 0,
            rules: rules.into_iter().collect(),
        }
    }
}

/// How often a rule has struck.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FaultCount {
    /// The rule.
    pub rule: FaultRule,
    /// How many requests or jobs it looked at because they match.
    pub matched: u64,
    /// On how many of these it did something.
    pub fired: u64,
}

/// The rules of a running service.
#[derive(Default)]
pub(crate) struct Plan(Mutex<State>);

#[derive(Default)]
struct State {
    seed: u64,
    rules: Vec<Counted>,
}

struct Counted {
    rule: Arc<FaultRule>,
    matched: u64,
    fired: u64,
}

/// What happens to a request.
#[derive(Debug, Default)]
pub(super) struct Decision {
    pub(super) delay: Duration,
    pub(super) effect: Option<Arc<FaultRule>>,
    /// The rules that struck.
    pub(super) fired: Vec<Arc<FaultRule>>,
}

/// What happens to a job before its work, or instead of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct JobPlan {
    pub(crate) throttled: Option<Duration>,
    pub(crate) running: Option<Duration>,
    pub(crate) end: Option<JobEnd>,
}

impl Plan {
    pub(crate) fn new(faults: Faults) -> Result<Self, FaultError> {
        let plan = Self::default();
        plan.replace(faults)?;
        Ok(plan)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can panic half-way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets other rules and begins to count anew; changes nothing if one of them is wrong.
    pub(crate) fn replace(&self, faults: Faults) -> Result<(), FaultError> {
        faults.check()?;
        let mut state = self.lock();
        state.seed = faults.seed;
        state.rules = faults.rules.into_iter().map(Counted::new).collect();
        Ok(())
    }

    /// Adds rules behind the others, whose counts go on; changes nothing if one of them is wrong.
    pub(crate) fn add(&self, rules: &[FaultRule]) -> Result<(), FaultError> {
        rules.iter().try_for_each(check::rule)?;
        let new = rules.iter().cloned().map(Counted::new);
        self.lock().rules.extend(new);
        Ok(())
    }

    pub(crate) fn counts(&self) -> (u64, Vec<FaultCount>) {
        let state = self.lock();
        let counts = state.rules.iter().map(|counted| FaultCount {
            rule: FaultRule::clone(&counted.rule),
            matched: counted.matched,
            fired: counted.fired,
        });
        (state.seed, counts.collect())
    }

    /// Counts a request; nothing if no rule strikes it.
    pub(super) fn request(
        &self,
        operation: Option<&str>,
        method: &Method,
        path: &str,
    ) -> Option<Decision> {
        let mut decision = Decision::default();
        let mut delayed = false;
        self.lock().strike(
            |rule| match &rule.place {
                Place::Operation(name) => operation == Some(name.as_str()),
                Place::Path {
                    method: only,
                    pattern,
                } => {
                    only.as_ref().is_none_or(|only| only == method.as_str()) && glob(pattern, path)
                }
                Place::Everywhere => true,
                Place::Jobs => false,
            },
            |rule, draw| {
                let delays = !delayed && rule.delay.is_some();
                if let (true, Some((least, most))) = (delays, rule.delay) {
                    delayed = true;
                    let more = most.saturating_sub(least).mul_f64(draw);
                    decision.delay = least.saturating_add(more).min(most);
                }
                let harms = decision.effect.is_none() && rule.has_effect();
                if harms {
                    decision.effect = Some(Arc::clone(rule));
                }
                if delays || harms {
                    decision.fired.push(Arc::clone(rule));
                }
                delays || harms
            },
        );
        (!decision.fired.is_empty()).then_some(decision)
    }

    /// Counts a job, as it starts.
    pub(crate) fn job(&self, file: &str) -> JobPlan {
        let mut plan = JobPlan::default();
        self.lock().strike(
            |rule| {
                rule.place == Place::Jobs && rule.file.as_ref().is_none_or(|name| glob(name, file))
            },
            |rule, _| {
                let throttles = take(&mut plan.throttled, &rule.throttled);
                let runs = take(&mut plan.running, &rule.running);
                let ends = take(&mut plan.end, &rule.end);
                throttles || runs || ends
            },
        );
        plan
    }
}

/// Fills what is empty; says whether it did.
fn take<T: Clone>(to: &mut Option<T>, from: &Option<T>) -> bool {
    let takes = to.is_none() && from.is_some();
    if takes {
        to.clone_from(from);
    }
    takes
}

impl State {
    /// Counts for every rule that matches, and lets those act whose turn it is. `act` gets a number from 0 to 1, and
    /// says whether the rule did anything.
    fn strike(
        &mut self,
        matches: impl Fn(&FaultRule) -> bool,
        mut act: impl FnMut(&Arc<FaultRule>, f64) -> bool,
    ) {
        for (index, counted) in self.rules.iter_mut().enumerate() {
            let rule = &counted.rule;
            if !matches(rule) {
                continue;
            }
            counted.matched += 1;
            let number = counted.matched;
            let draw = |purpose| draw(self.seed, index as u64, number, purpose);
            let fires = rule.turn.takes(number)
                && rule
                    .chance
                    .is_none_or(|chance| draw(Purpose::Chance) < chance);
            if fires && act(rule, draw(Purpose::Delay)) {
                counted.fired += 1;
            }
        }
    }
}

impl Counted {
    fn new(rule: FaultRule) -> Self {
        Self {
            rule: Arc::new(rule),
            matched: 0,
            fired: 0,
        }
    }
}

/// What a number is drawn for: one request needs several that do not depend on each other.
#[derive(Clone, Copy)]
enum Purpose {
    Chance = 1,
    Delay = 2,
}

/// A number of at least 0 and below 1 that depends on nothing but these. Counting instead of keeping a generator makes
/// rules independent of each other, and of how requests for other rules come between.
fn draw(seed: u64, rule: u64, number: u64, purpose: Purpose) -> f64 {
    let bits = [rule, number, purpose as u64]
        .into_iter()
        .fold(mix(seed), |bits, part| mix(bits ^ mix(part)));
    // 53 bits are what the fraction of an f64 holds.
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

/// One step of SplitMix64 (Steele, Lea and Flood 2014).
fn mix(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Whether the whole text fits a pattern in which `*` stands for any characters.
fn glob(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(mut left) = text.strip_prefix(start) else {
        return false;
    };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let end = pieces.pop().unwrap_or_default();
    for piece in pieces {
        match left.split_once(piece) {
            Some((_, behind)) => left = behind,
            None => return false,
        }
    }
    left.ends_with(end)
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
