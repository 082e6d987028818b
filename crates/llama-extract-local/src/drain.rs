//! An answer that comes early must not get lost.
//!
//! A request can be refused before its body is read. Closing the connection with unread bytes makes the system reset it,
//! and a client that is still sending may see the reset in place of the answer. So what is left of a body is read and
//! thrown away, within bounds, before the answer goes out.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use futures_core::Stream;
use tokio::time::timeout;

use crate::faults::Harm;

/// More than any upload that the service takes; whoever sends more is cut off.
const MOST_BYTES: usize = 2 * 1024 * 1024 * 1024;
/// For all of it.
const MOST_TIME: Duration = Duration::from_secs(30);

pub(crate) async fn before_answering(request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let rest = Shared(Arc::new(Mutex::new(body.into_data_stream())));
    let request = Request::from_parts(head, Body::from_stream(rest.clone()));
    let response = next.run(request).await;
    if response.extensions().get().is_some_and(Harm::is_abrupt) {
        return response;
    }
    // Out of time or bounds: the connection closes, and the client may or may not see the answer.
    let _ = timeout(MOST_TIME, rest.drain()).await;
    response
}

/// A body that the handler reads, and that can be read on after the handler has dropped it.
#[derive(Clone)]
struct Shared(Arc<Mutex<BodyDataStream>>);

impl Shared {
    async fn drain(mut self) {
        let mut read = 0;
        while let Some(Ok(chunk)) =
            std::future::poll_fn(|context| Pin::new(&mut self).poll_next(context)).await
        {
            read += chunk.len();
            if read > MOST_BYTES {
                return;
            }
        }
    }
}

impl Stream for Shared {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_next(context)
    }
}
