//! Taking connections, within limits, and serving requests on them.

mod harmed;
mod line;

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_LENGTH;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use self::harmed::Harmed;
use self::line::{End, Line, LineStream};
use crate::faults::{Cut, Harm, Moment};

/// What a peer may take of the service before a request is understood. The body has its own limits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ConnectionLimits {
    /// Open at once; whoever comes next waits.
    pub(crate) connections: usize,
    /// From the end of one request (or the beginning of the connection) to the end of the next one's head: how long a
    /// head may trickle, and how long an unused connection is kept.
    pub(crate) head_time: Duration,
    /// Of a head, request line included.
    pub(crate) head_bytes: usize,
    pub(crate) headers: usize,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            connections: 1_024,
            // Longer than clients keep an unused connection (reqwest: 90 s), so that none is closed as a request comes.
            head_time: Duration::from_secs(120),
            head_bytes: 32 * 1024,
            headers: 100,
        }
    }
}

/// How many connections there were and are.
#[derive(Default)]
pub(crate) struct Counts {
    accepted: AtomicU64,
    open: AtomicUsize,
}

impl Counts {
    pub(crate) fn accepted(&self) -> u64 {
        self.accepted.load(Ordering::Relaxed)
    }

    pub(crate) fn open(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }
}

/// An entry in the count of open connections.
struct Opened(Arc<Counts>);

impl Opened {
    fn new(counts: &Arc<Counts>) -> Self {
        counts.accepted.fetch_add(1, Ordering::Relaxed);
        counts.open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(counts))
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Serves until `stop` resolves, and then until the requests that are under way are answered. Dropping it ends all
/// connections at once.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: ConnectionLimits,
    counts: Arc<Counts>,
    stop: impl Future<Output = ()>,
) {
    let slots = Arc::new(Semaphore::new(limits.connections));
    let (stopping, stops) = watch::channel(false);
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let next = async {
            let slot = Arc::clone(&slots).acquire_owned().await;
            (slot, accept(&listener).await)
        };
        let (slot, stream) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        // The ends of those that have ended are of no interest.
        while connections.try_join_next().is_some() {}
        let opened = Opened::new(&counts);
        let connection = connection(stream, router.clone(), limits, stops.clone());
        connections.spawn(async move {
            connection.await;
            drop((opened, slot));
        });
    }
    drop(listener);
    stopping.send_replace(true);
    while connections.join_next().await.is_some() {}
}

/// The next connection. Errors that are about one connection are passed over; when the system has no room for more,
/// it tries again a little later.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(e) if is_of_one_connection(&e) => {}
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}

async fn connection(
    stream: TcpStream,
    router: Router,
    limits: ConnectionLimits,
    mut stops: watch::Receiver<bool>,
) {
    let stop = async move {
        // A sender that is gone means the same as a message: stop.
        drop(stops.wait_for(|stops| *stops).await);
    };
    // Without this, a body in pieces is put together again on its way. Should it fail, that is all.
    let _ = stream.set_nodelay(true);
    let line = Line::new();
    let io = TokioIo::new(LineStream::new(stream, line.clone()));
    let answers = line.clone();
    let service = service_fn(move |request| answer(router.clone(), request, answers.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_header_size(limits.head_bytes)
        .max_headers(limits.headers)
        .serve_connection(io, service);
    tokio::pin!(connection);
    tokio::select! {
        // How a connection ended is its peer's business.
        _ = connection.as_mut() => {}
        () = stop => {
            connection.as_mut().graceful_shutdown();
            tokio::select! {
                _ = connection => {}
                () = line.stalled() => {}
            }
        }
    }
}

/// The router's answer, harmed if a fault rule says so.
async fn answer(
    router: Router,
    request: Request<Incoming>,
    line: Line,
) -> Result<Response, Infallible> {
    let router = TowerToHyperService::new(router);
    let Ok(mut response) = router.call(request.map(Body::new)).await;
    let Some(harm) = response.extensions_mut().remove::<Harm>() else {
        return Ok(response);
    };
    match harm.cut {
        Some((Cut::Reset, Moment::Before)) => line.end_now(End::Reset),
        Some((Cut::Close, Moment::Before)) => line.end_now(End::Close),
        Some((Cut::Stall, Moment::Before)) => {
            line.stall();
            return std::future::pending().await;
        }
        _ => {
            let length = response
                .headers()
                .get(CONTENT_LENGTH)
                .and_then(|length| length.to_str().ok()?.parse().ok());
            return Ok(response.map(|body| Body::new(Harmed::new(body, length, harm, line))));
        }
    }
    Ok(response)
}

#[cfg(test)]
mod tests;
