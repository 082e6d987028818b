//! What every request passes through: authentication, time limits, retries, a bound on the answer, a trace.

use std::future::Future;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use chrono::Utc;
use llama_extract_api::{Execute, Executed};
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, DATE, HeaderMap};
use reqwest::{Client, Request, Response, StatusCode};
use tokio::time::{Instant, sleep};
use tracing::Instrument as _;

use crate::answer;
use crate::brake::Brake;
use crate::carry::Watch;
use crate::create::Claims;
use crate::headers::{Answered, Observer};
use crate::retry::{Budget, Outcome, RetryPolicy, is_repeatable};
use crate::secret::ApiKey;

tokio::task_local! {
    /// Counts the attempts of the call that is being made, for its error.
    pub(crate) static ATTEMPTS: std::cell::Cell<u32>;
    /// Counts the requests that a batch has sent again.
    pub(crate) static RETRIED: std::sync::Arc<std::sync::atomic::AtomicU64>;
}

/// Tells the batch that this is for, if any, that something is sent again.
pub(crate) fn count_retry() {
    // Most calls are for no batch.
    let _ = RETRIED.try_with(|count| count.fetch_add(1, Ordering::Relaxed));
}

/// Sends requests with the key, each within its time, again where that helps and is safe.
#[derive(Clone)]
pub(crate) struct Transport {
    pub(crate) key: ApiKey,
    /// The user's own, on every request.
    pub(crate) headers: HeaderMap,
    pub(crate) observer: Option<Observer>,
    /// For a request and the whole of its answer; for each piece of a large body, and for the answer to it.
    pub(crate) request_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) shared: std::sync::Arc<Shared>,
    /// Bytes that an answer may have.
    pub(crate) answer_limit: usize,
}

/// What all requests of a client share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) brake: Brake,
    pub(crate) budget: Budget,
    pub(crate) claims: Claims,
    /// By how many milliseconds the service's clock is ahead of ours; `i64::MIN` before its first answer.
    clock: AtomicI64,
}

impl Shared {
    pub(crate) fn new() -> Self {
        Self {
            brake: Brake::default(),
            budget: Budget::new(),
            claims: Claims::default(),
            clock: AtomicI64::new(i64::MIN),
        }
    }

    /// What time it is at the service, and how far off that may be. Its `Date` headers tell to the second; before the
    /// first of them, our own clock has to do.
    pub(crate) fn service_time(&self) -> (chrono::DateTime<Utc>, chrono::TimeDelta) {
        match self.clock.load(Ordering::Relaxed) {
            i64::MIN => (Utc::now(), chrono::TimeDelta::seconds(10)),
            ahead => (
                Utc::now() + chrono::TimeDelta::milliseconds(ahead),
                chrono::TimeDelta::seconds(2),
            ),
        }
    }

    fn read_clock(&self, headers: &HeaderMap) {
        let date = headers.get(DATE).and_then(|date| date.to_str().ok());
        let Some(date) = date.and_then(|date| httpdate::parse_http_date(date).ok()) else {
            return;
        };
        let ahead = chrono::DateTime::<Utc>::from(date) - Utc::now();
        self.clock
            .store(ahead.num_milliseconds(), Ordering::Relaxed);
    }
}

impl Execute for Transport {
    fn execute<'a>(
        &'a self,
        client: &'a Client,
        mut request: Request,
        operation: &'static str,
    ) -> Executed<'a> {
        request
            .headers_mut()
            .insert(AUTHORIZATION, self.key.authorization());
        for (name, value) in &self.headers {
            request.headers_mut().insert(name, value.clone());
        }
        // The bindings announce the version of their document; no service asks for it.
        request.headers_mut().remove("api-version");
        let span = tracing::debug_span!(
            "llama_extract",
            operation,
            status = tracing::field::Empty,
            attempts = tracing::field::Empty
        );
        // In a box, because the future has room for it thrice.
        let request = Box::new(request);
        Box::pin(self.attempt(client, request, operation).instrument(span))
    }
}

impl Transport {
    /// Sends until there is an answer that another attempt would not change, or no other attempt is to be made.
    async fn attempt(
        &self,
        client: &Client,
        mut request: Box<Request>,
        operation: &'static str,
    ) -> reqwest::Result<Response> {
        let repeatable = is_repeatable(operation, request.method());
        let mut attempts = 0;
        loop {
            // A body that is a stream can be sent once. Who has the source of it may make another request.
            let copy = request.try_clone().map(Box::new);
            self.shared.brake.pass().await;
            attempts += 1;
            // Without a call that counts (the raw bindings), nobody asks.
            let _ = ATTEMPTS.try_with(|count| count.set(count.get() + 1));
            let started = Instant::now();
            let result = self.send(client, *request).await;
            if let (Some(observer), Ok(response)) = (&self.observer, &result) {
                observer(&Answered {
                    operation,
                    attempt: attempts,
                    status: response.status().as_u16(),
                    headers: response.headers(),
                    elapsed: started.elapsed(),
                });
            }
            let outcome = Outcome::of(&result);
            let again = match outcome {
                Outcome::Final => false,
                Outcome::Refused => true,
                Outcome::Unknown => repeatable,
            };
            let status = result.as_ref().ok().map(Response::status);
            let asked = result
                .as_ref()
                .ok()
                .and_then(|response| answer::retry_after(response.headers()));
            let gap = self.retry.gap(attempts, asked);
            let throttled = status == Some(StatusCode::TOO_MANY_REQUESTS);
            if throttled {
                // Also when this request is given up: the others must know.
                let wait = gap.or(asked).unwrap_or_default();
                self.shared.brake.refused(wait.min(LONGEST_STOP));
            } else if outcome == Outcome::Final {
                self.shared.brake.taken();
                self.shared.budget.succeeded();
            }
            match (again, copy, gap) {
                (true, Some(copy), Some(gap)) if throttled || self.shared.budget.take() => {
                    tracing::debug!(
                        attempts,
                        status = status.map(|status| status.as_u16()),
                        "trying again"
                    );
                    count_retry();
                    request = copy;
                    if !throttled {
                        sleep(gap).await;
                    }
                }
                _ => {
                    let status = status.map(|status| status.as_u16());
                    let span = tracing::Span::current();
                    span.record("attempts", attempts);
                    span.record("status", status);
                    if status.is_some() {
                        tracing::info!(operation, status, attempts, "answered");
                    } else {
                        tracing::info!(operation, attempts, "not answered");
                    }
                    return result;
                }
            }
        }
    }

    /// One attempt, with the whole of its answer.
    fn send(
        &self,
        client: &Client,
        mut request: Request,
    ) -> impl Future<Output = reqwest::Result<Response>> + Send {
        let watch = Watch::over(&mut request, self.request_timeout);
        // A client that was given to us may have a limit of its own, which would hold for the whole of a large body.
        *request.timeout_mut() = Some(match watch {
            Some(_) => UNLIMITED,
            None => self.request_timeout,
        });
        let answer = client.execute(request);
        async {
            match watch {
                Some(watch) => Box::pin(watch.guard(self.receive(answer))).await,
                None => self.receive(answer).await,
            }
        }
    }

    async fn receive(
        &self,
        answer: impl Future<Output = reqwest::Result<Response>>,
    ) -> reqwest::Result<Response> {
        let response = answer.await?;
        self.shared.read_clock(response.headers());
        collect(response, self.answer_limit).await
    }
}

/// A year: the time of a large body is watched otherwise.
const UNLIMITED: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The longest that one 429 stops everybody.
const LONGEST_STOP: Duration = Duration::from_secs(60);

/// What stands in place of an answer that was too large to be read.
pub(crate) const TOO_LARGE: &[u8] =
    b"(the answer is larger than the limit of this client, and was not read)";

/// What stands in place of an answer that is packed in a way that was not asked for: unpacked, it could be any size.
pub(crate) const ENCODED: &[u8] =
    b"(the answer is compressed, which was not asked for, and was not read)";

/// Room for an answer before any of it has come.
const FIRST_ROOM: usize = 4 * 1024 * 1024;

/// Reads an answer to its end, so that one that breaks off can be asked for again, and none fills the memory.
async fn collect(mut response: Response, limit: usize) -> reqwest::Result<Response> {
    // An HTTP client that unpacks takes the header away.
    let encoding = response.headers().get(CONTENT_ENCODING);
    let is_encoded = encoding.is_some_and(|encoding| encoding != "identity");
    let body = if is_encoded {
        Bytes::from_static(ENCODED)
    } else {
        read(&mut response, limit).await?
    };
    let mut whole = http::Response::new(body);
    *whole.status_mut() = response.status();
    *whole.headers_mut() = std::mem::take(response.headers_mut());
    Ok(Response::from(whole))
}

async fn read(response: &mut Response, limit: usize) -> reqwest::Result<Bytes> {
    // What an answer claims is room for it to begin with, not a promise to be kept at any price.
    let claimed = response.content_length().unwrap_or_default();
    let claimed = usize::try_from(claimed).unwrap_or(usize::MAX);
    let room = claimed.min(limit).min(FIRST_ROOM);
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > limit {
            return Ok(Bytes::from_static(TOO_LARGE));
        }
        // Most answers come in one piece, which needs no copy.
        if chunk.len() == claimed && body.is_empty() {
            return Ok(chunk);
        }
        if body.is_empty() {
            body.reserve(room.max(chunk.len()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}
