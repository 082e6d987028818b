//! The time that a request with a large body may take: as long as the body moves.
//!
//! A limit on the whole would have to know how fast the line is. So each piece of the body has the time that a small
//! request and its answer have together, and the answer has it once more after the last piece.

use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use reqwest::header::CONTENT_LENGTH;
use reqwest::{Body, Request, Response};
use tokio::time::{Instant, sleep_until};

/// Bodies up to this length go out in one write.
const SMALL: usize = 256 * 1024;
/// The most that is handed over at a time.
const PIECE: usize = 256 * 1024;
/// What the system may still hold when the last piece was handed over to it, at both ends of a connection.
const UNDER_WAY: u64 = 8 * 1024 * 1024;
/// The slowest line, in bytes a second, that gets these through in time.
const SLOWEST: u64 = 128 * 1024;

/// Watches a body that is being sent.
pub(crate) struct Watch {
    state: Mutex<State>,
    /// How long a piece may take.
    patience: Duration,
    /// How long the answer may take after the last piece.
    answer: Duration,
}

struct State {
    /// When a piece was taken last.
    last: Instant,
    taken: u64,
    is_done: bool,
}

impl Watch {
    /// Watches the body of a request, if it is one that takes its time; others are sent with a limit on the whole.
    pub(crate) fn over(request: &mut Request, patience: Duration) -> Option<Arc<Self>> {
        let body = request.body()?;
        if body.as_bytes().is_some_and(|bytes| bytes.len() <= SMALL) {
            return None;
        }
        let declared = request.headers().get(CONTENT_LENGTH);
        let declared = declared.and_then(|length| length.to_str().ok()?.parse().ok());
        let length = declared.or_else(|| body.size_hint().exact());
        let tail = length.map_or(UNDER_WAY, |length: u64| length.min(UNDER_WAY));
        let watch = Arc::new(Self {
            state: Mutex::new(State {
                last: Instant::now(),
                taken: 0,
                is_done: false,
            }),
            patience,
            answer: patience.saturating_add(Duration::from_secs(tail / SLOWEST)),
        });
        let body = std::mem::take(request.body_mut())?;
        let body = Carried {
            body,
            rest: Bytes::new(),
            watch: Arc::clone(&watch),
        };
        *request.body_mut() = Some(Body::wrap(body));
        Some(watch)
    }

    /// The answer, unless the body or the answer stalls before.
    pub(crate) async fn guard<T>(
        &self,
        answer: impl Future<Output = reqwest::Result<T>>,
    ) -> reqwest::Result<T> {
        let mut answer = pin!(answer);
        let mut timer = pin!(sleep_until(self.limit()));
        let done = poll_fn(|context| {
            if let Poll::Ready(answer) = answer.as_mut().poll(context) {
                return Poll::Ready(Some(answer));
            }
            loop {
                ready!(timer.as_mut().poll(context));
                let limit = self.limit();
                if limit <= timer.deadline() {
                    return Poll::Ready(None);
                }
                timer.as_mut().reset(limit);
            }
        });
        match done.await {
            Some(answer) => answer,
            None => Err(self.stalled().await),
        }
    }

    /// When it has stalled, as far as can be told now.
    fn limit(&self) -> Instant {
        let state = self.lock();
        let patience = if state.is_done {
            self.answer
        } else {
            self.patience
        };
        let longest = state.last + Duration::from_secs(100 * 365 * 24 * 60 * 60);
        state.last.checked_add(patience).unwrap_or(longest)
    }

    async fn stalled(&self) -> reqwest::Error {
        let (is_done, taken) = {
            let state = self.lock();
            (state.is_done, state.taken)
        };
        let stalled = Stalled {
            sent: (!is_done).then_some(taken),
            patience: if is_done { self.answer } else { self.patience },
        };
        error(io::Error::new(io::ErrorKind::TimedOut, stalled)).await
    }

    fn took(&self, bytes: usize) {
        let mut state = self.lock();
        state.taken += bytes as u64;
        state.last = Instant::now();
    }

    fn done(&self) {
        let mut state = self.lock();
        if !state.is_done {
            state.is_done = true;
            state.last = Instant::now();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An error of the HTTP client with a cause of ours: it makes none by itself, but for a body that fails.
async fn error(cause: io::Error) -> reqwest::Error {
    let body = Body::wrap(Failing(Some(cause)));
    let mut response = Response::from(http::Response::new(body));
    loop {
        match response.chunk().await {
            Err(error) => return error,
            // The body gives nothing but its error, and an end that nobody waits for.
            Ok(_) => std::future::pending().await,
        }
    }
}

struct Failing(Option<io::Error>);

impl http_body::Body for Failing {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(self.get_mut().0.take().map(Err))
    }
}

/// A request stood still.
#[derive(Debug)]
pub(crate) struct Stalled {
    /// How much of the body was taken; none when all of it was.
    sent: Option<u64>,
    patience: Duration,
}

impl Stalled {
    /// The one that is behind an error of the HTTP client, if one is.
    pub(crate) fn behind<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a Self> {
        let mut cause = Some(error);
        while let Some(error) = cause {
            let inner = error.downcast_ref().and_then(io::Error::get_ref);
            if let Some(stalled) = inner.and_then(|inner| inner.downcast_ref()) {
                return Some(stalled);
            }
            cause = error.source();
        }
        None
    }
}

impl fmt::Display for Stalled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.patience.as_secs_f64();
        match self.sent {
            Some(sent) => write!(
                f,
                "nothing more was taken for {seconds} s, after {sent} bytes of it"
            ),
            None => write!(
                f,
                "all was sent, and no answer came for {seconds} s; it took too long"
            ),
        }
    }
}

impl std::error::Error for Stalled {}

/// A body that tells of each piece that is taken.
struct Carried {
    body: Body,
    /// What is left of a piece that was too large to see it move: a body in memory is a single one.
    rest: Bytes,
    watch: Arc<Watch>,
}

impl http_body::Body for Carried {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, reqwest::Error>>> {
        let this = self.get_mut();
        if this.rest.is_empty() {
            match ready!(Pin::new(&mut this.body).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => this.rest = data,
                    Err(trailers) => return Poll::Ready(Some(Ok(trailers))),
                },
                end => {
                    this.watch.done();
                    return Poll::Ready(end);
                }
            }
        }
        let piece = this.rest.split_to(this.rest.len().min(PIECE));
        this.watch.took(piece.len());
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let rest = self.rest.len() as u64;
        match self.body.size_hint().exact() {
            Some(length) => SizeHint::with_exact(length + rest),
            None => SizeHint::default(),
        }
    }
}

/// A body of known length is let go after its last byte, without being asked whether that was the last.
impl Drop for Carried {
    fn drop(&mut self) {
        self.watch.done();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use tokio::time::sleep;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(60);

    fn request(length: usize) -> Request {
        let client = reqwest::Client::new();
        let body = vec![7_u8; length];
        client.post("http://127.0.0.1/").body(body).build().unwrap()
    }

    /// Takes a body as a connection would: a piece after each gap.
    async fn take(body: &mut Body, gap: Duration) -> usize {
        let mut taken = 0;
        while let Some(frame) = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
            taken += frame.unwrap().into_data().unwrap().len();
            sleep(gap).await;
        }
        taken
    }

    #[test]
    fn a_small_body_is_sent_as_it_is() {
        assert!(Watch::over(&mut request(SMALL), PATIENCE).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_may_take_many_times_the_limit_as_long_as_it_moves() {
        let length = 10 * PIECE;
        let mut request = request(length);
        let watch = Watch::over(&mut request, PATIENCE).unwrap();
        let mut body = std::mem::take(request.body_mut()).unwrap();
        assert_eq!(body.size_hint().exact(), Some(length as u64));
        let started = Instant::now();
        let sent = async { Ok(take(&mut body, PATIENCE * 9 / 10).await) };
        assert_eq!(watch.guard(sent).await.unwrap(), length);
        assert!(started.elapsed() > PATIENCE * 8);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stands_still_is_given_up() {
        let mut request = request(10 * PIECE);
        let watch = Watch::over(&mut request, PATIENCE).unwrap();
        let mut body = std::mem::take(request.body_mut()).unwrap();
        let started = Instant::now();
        let sent = async { Ok(take(&mut body, PATIENCE * 2).await) };
        let error = watch.guard(sent).await.unwrap_err();
        assert_eq!(started.elapsed().as_secs(), PATIENCE.as_secs());
        assert!(error.is_timeout());
        let words = Stalled::behind(&error).unwrap().to_string();
        let expected = format!("nothing more was taken for 60 s, after {PIECE} bytes");
        assert!(words.contains(&expected), "{words}");
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_does_not_come_is_given_up() {
        let mut request = request(10 * PIECE);
        let watch = Watch::over(&mut request, PATIENCE).unwrap();
        let mut body = std::mem::take(request.body_mut()).unwrap();
        let started = Instant::now();
        let sent = async {
            take(&mut body, Duration::ZERO).await;
            std::future::pending::<reqwest::Result<()>>().await
        };
        let error = watch.guard(sent).await.unwrap_err();
        // Ten pieces may still be under way for twenty seconds.
        assert_eq!(started.elapsed().as_secs(), PATIENCE.as_secs() + 20);
        let words = Stalled::behind(&error).unwrap().to_string();
        assert!(words.contains("all was sent"), "{words}");
    }
}
