//! One rule: where, when and what, as the builder writes it.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::error::FaultError;
use super::{check, settings, text};

/// Where a rule looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// By name; [`check::rule`] says whether there is such an operation.
    Operation(String),
    Path {
        method: Option<String>,
        /// `*` stands for any run of characters, slashes too.
        pattern: String,
    },
    Everywhere,
    Jobs,
}

/// Which of the matching requests or jobs, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Turn {
    #[default]
    Always,
    Nth(u64),
    First(u64),
    Every(u64),
    After(u64),
}

impl Turn {
    pub(super) fn takes(self, number: u64) -> bool {
        match self {
            Self::Always => true,
            Self::Nth(n) => number == n,
            Self::First(n) => number <= n,
            Self::Every(n) => n != 0 && number.is_multiple_of(n),
            Self::After(n) => number > n,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RetryAfter {
    Seconds(Duration),
    /// An HTTP date this far after the answer.
    Date(Duration),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum BodyKind {
    #[default]
    Json,
    Html,
    Empty,
}

/// What happens to the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    Reset,
    Close,
    Stall,
}

/// When, while an answer is sent, its connection goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Moment {
    /// Before the first byte of the answer.
    Before,
    /// After the head and half of the body: of the whole body if its length is known, else of its first piece.
    During,
    /// After the head and this many bytes of the body. For a body that is not longer this is [`Moment::After`].
    AtByte(u64),
    /// After the last byte, with nothing in the answer that announces it.
    After,
}

/// How a job ends instead of doing its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum JobEnd {
    Failed(String),
    Cancelled,
}

/// Where a fault strikes, when, and what it does.
///
/// A rule begins with [`on`](Self::on), [`everywhere`](Self::everywhere) or [`jobs`](Self::jobs), goes on with
/// when it fires (always, unless said), and with what it does. A call that contradicts an earlier one of the same kind
/// replaces it. Mistakes, such as an unknown operation, are reported where the rule is put to use:
/// [`LocalServiceBuilder::spawn`](crate::LocalServiceBuilder::spawn),
/// [`LocalService::set_faults`](crate::LocalService::set_faults).
///
/// ```
/// use llama_extract_local::{FaultRule, Moment};
/// use std::time::Duration;
///
/// let busy = FaultRule::on("create_extract_job").first(2).answer(429).retry_after(Duration::from_secs(1));
/// let flaky = FaultRule::on("GET /api/v2/extract/*").chance(0.2).reset(Moment::Before);
/// let cancelled = FaultRule::jobs().file("*.pdf").nth(3).running(Duration::from_millis(50)).cancelled();
///
/// // The same rules as text, which `serve --fault` takes.
/// assert_eq!(busy, "create_extract_job first=2 answer=429 retry_after=1s".parse()?);
/// assert_eq!(flaky.to_string(), "GET /api/v2/extract/* chance=0.2 reset");
/// assert_eq!(cancelled.to_string(), "jobs file=*.pdf nth=3 running=50ms cancelled");
/// # Ok::<(), llama_extract_local::FaultError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a rule does nothing before it is given to a service"]
pub struct FaultRule {
    pub(super) place: Place,
    pub(super) file: Option<String>,
    pub(super) turn: Turn,
    pub(super) chance: Option<f64>,
    pub(super) delay: Option<(Duration, Duration)>,
    pub(super) lost: bool,
    pub(super) answer: Option<u16>,
    pub(super) retry_after: Option<RetryAfter>,
    pub(super) detail: Option<String>,
    pub(super) body: BodyKind,
    pub(super) cut: Option<(Cut, Moment)>,
    pub(super) slow: Option<(u64, Duration)>,
    pub(super) throttled: Option<Duration>,
    pub(super) running: Option<Duration>,
    pub(super) end: Option<JobEnd>,
}

/// Where.
impl FaultRule {
    pub(super) fn at(place: Place) -> Self {
        Self {
            place,
            file: None,
            turn: Turn::Always,
            chance: None,
            delay: None,
            lost: false,
            answer: None,
            retry_after: None,
            detail: None,
            body: BodyKind::Json,
            cut: None,
            slow: None,
            throttled: None,
            running: None,
            end: None,
        }
    }

    /// Requests for one operation, by its `operationId` in the API's description (`create_extract_job`,
    /// `upload_file`, ..), or by method and path (`GET /api/v2/extract/*`, `/api/v1/*`; `*` stands for any
    /// characters). `*` alone is [`everywhere`](Self::everywhere), `jobs` is [`jobs`](Self::jobs).
    pub fn on(place: &str) -> Self {
        Self::at(settings::place(place))
    }

    /// Every request that has a route, apart from the service's own under `/_local/`.
    pub fn everywhere() -> Self {
        Self::at(Place::Everywhere)
    }

    /// Extract jobs, counted in the order in which they are created. Takes the settings that are for jobs:
    /// [`throttled`](Self::throttled), [`running`](Self::running), [`failed`](Self::failed),
    /// [`cancelled`](Self::cancelled).
    pub fn jobs() -> Self {
        Self::at(Place::Jobs)
    }

    /// Only jobs on files with this name; `*` stands for any characters. Other jobs are not counted.
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }
}

/// When.
impl FaultRule {
    /// Only the n-th that matches, counted from 1.
    pub fn nth(mut self, n: u64) -> Self {
        self.turn = Turn::Nth(n);
        self
    }

    /// Only the first n that match.
    pub fn first(mut self, n: u64) -> Self {
        self.turn = Turn::First(n);
        self
    }

    /// Every n-th that matches: with 3 the third, the sixth, and so on.
    pub fn every(mut self, n: u64) -> Self {
        self.turn = Turn::Every(n);
        self
    }

    /// All that match but the first n.
    pub fn after(mut self, n: u64) -> Self {
        self.turn = Turn::After(n);
        self
    }

    /// With this probability, from 0 to 1, among those that the rule would otherwise strike. The seed decides.
    pub fn chance(mut self, probability: f64) -> Self {
        self.chance = Some(probability);
        self
    }
}

/// What, for requests.
impl FaultRule {
    /// Waits this long before the request is carried out, or before the fault's own answer.
    pub fn delay(self, time: Duration) -> Self {
        self.delay_between(time, time)
    }

    /// As [`delay`](Self::delay), with a time that the seed chooses between the two.
    pub fn delay_between(mut self, least: Duration, most: Duration) -> Self {
        self.delay = Some((least, most));
        self
    }

    /// Answers with this status, 400 to 599, instead of carrying the request out. The body is what the hosted
    /// service has for it. With [`html`](Self::html) or [`empty_body`](Self::empty_body) 200 to 399 are possible too.
    pub fn answer(mut self, status: u16) -> Self {
        self.answer = Some(status);
        self
    }

    /// Sends `Retry-After` in seconds with the [`answer`](Self::answer); rounded up to whole ones.
    pub fn retry_after(mut self, time: Duration) -> Self {
        self.retry_after = Some(RetryAfter::Seconds(time));
        self
    }

    /// Sends `Retry-After` as an HTTP date, this long after the [`answer`](Self::answer); rounded up to whole
    /// seconds.
    pub fn retry_after_date(mut self, time: Duration) -> Self {
        self.retry_after = Some(RetryAfter::Date(time));
        self
    }

    /// The text of `detail` in the [`answer`](Self::answer), instead of the usual one.
    pub fn detail(mut self, text: impl Into<String>) -> Self {
        self.detail = Some(text.into());
        self
    }

    /// Answers with an HTML page, as proxies do; with status 200 if no [`answer`](Self::answer) is set.
    pub fn html(mut self) -> Self {
        self.body = BodyKind::Html;
        self
    }

    /// Answers with an empty body, as proxies do; with status 200 if no [`answer`](Self::answer) is set.
    pub fn empty_body(mut self) -> Self {
        self.body = BodyKind::Empty;
        self
    }

    /// Carries the request out and throws its answer away: a job is created, and the client does not learn of
    /// it. The connection is reset, unless [`answer`](Self::answer), [`close`](Self::close) or
    /// [`stall`](Self::stall) says what comes instead.
    pub fn lost(mut self) -> Self {
        self.lost = true;
        self
    }

    /// Resets the connection (TCP RST). With [`Moment::Before`] the request is not carried out, unless the answer is
    /// [`lost`](Self::lost).
    /// The rest of a request that is still being sent is not read.
    ///
    /// What the client's system has not accepted when the reset is sent is lost, so of an answer that is longer than
    /// the buffers in between (tens of KiB) less may arrive than was sent.
    pub fn reset(mut self, moment: Moment) -> Self {
        self.cut = Some((Cut::Reset, moment));
        self
    }

    /// Closes the connection in an orderly way (TCP FIN). With [`Moment::Before`] the request is not carried out,
    /// unless the answer is [`lost`](Self::lost).
    pub fn close(mut self, moment: Moment) -> Self {
        self.cut = Some((Cut::Close, moment));
        self
    }

    /// Sends nothing more and, with [`Moment::Before`], reads nothing more; leaves the connection open until the client closes it or the service ends.
    pub fn stall(mut self, moment: Moment) -> Self {
        self.cut = Some((Cut::Stall, moment));
        self
    }

    /// Half of the body that `Content-Length` promises, then an orderly end: `close(Moment::During)`.
    pub fn truncated(self) -> Self {
        self.close(Moment::During)
    }

    /// Sends the body in pieces of this many bytes, with this long before each.
    pub fn slow(mut self, bytes: u64, pause: Duration) -> Self {
        self.slow = Some((bytes, pause));
        self
    }
}

/// What, for jobs.
impl FaultRule {
    /// The job is THROTTLED this long before it is RUNNING.
    pub fn throttled(mut self, time: Duration) -> Self {
        self.throttled = Some(time);
        self
    }

    /// The job is RUNNING this long before its work begins, instead of what
    /// [`LocalServiceBuilder::running_time`](crate::LocalServiceBuilder::running_time) says.
    pub fn running(mut self, time: Duration) -> Self {
        self.running = Some(time);
        self
    }

    /// The job then ends as FAILED, with this message, and its document is not read.
    pub fn failed(mut self, message: impl Into<String>) -> Self {
        self.end = Some(JobEnd::Failed(message.into()));
        self
    }

    /// The job then ends as CANCELLED, as if somebody else had cancelled it.
    pub fn cancelled(mut self) -> Self {
        self.end = Some(JobEnd::Cancelled);
        self
    }
}

impl FaultRule {
    /// Whether it replaces or harms the answer; a delay does neither.
    pub(super) fn has_effect(&self) -> bool {
        self.replaces() || self.cut.is_some() || self.slow.is_some()
    }

    /// Whether the answer is the rule's own.
    pub(super) fn replaces(&self) -> bool {
        self.lost || self.status().is_some() || matches!(self.cut, Some((_, Moment::Before)))
    }

    /// The status of the rule's own answer, if it sends one.
    pub(super) fn status(&self) -> Option<u16> {
        self.answer
            .or_else(|| (self.body != BodyKind::Json).then_some(200))
    }
}

impl FromStr for FaultRule {
    type Err = FaultError;

    /// Reads the text form and checks it; the syntax is in the [module's table](crate::faults#rules-as-text-and-as-json).
    fn from_str(text: &str) -> Result<Self, FaultError> {
        let rule = text::read(text)?;
        check::rule(&rule)?;
        Ok(rule)
    }
}

/// The text form.
impl fmt::Display for FaultRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::write(self, f)
    }
}
