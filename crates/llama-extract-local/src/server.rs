//! Starting and stopping the service.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::auth::Key;
use crate::error::Error;
use crate::routes::{self, App};
use crate::store::Store;
use crate::worker::Worker;

/// How long `shutdown` waits for requests that are under way.
const GRACE: Duration = Duration::from_secs(10);

/// A running service.
///
/// Dropping it stops the server and aborts its jobs; [`LocalService::shutdown`] also waits for the
/// requests that are under way.
#[must_use = "the service stops when this is dropped"]
pub struct LocalService {
    addr: SocketAddr,
    base_url: String,
    stop: Option<oneshot::Sender<()>>,
    server: Option<JoinHandle<()>>,
    worker: Arc<Worker>,
}

impl LocalService {
    /// Starts a service on a free port of 127.0.0.1 that keeps everything in memory, reads documents by
    /// rules, and accepts any non-empty bearer key.
    ///
    /// # Errors
    ///
    /// When no port can be had.
    pub async fn spawn() -> Result<Self, Error> {
        Self::builder().spawn().await
    }

    /// A service with settings of your own.
    pub fn builder() -> LocalServiceBuilder {
        LocalServiceBuilder {
            addr: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            key: None,
            running_time: Duration::ZERO,
            parse_time: crate::worker::PARSE_TIME,
        }
    }

    /// What a client calls its base URL: `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The address that the service listens on, with its real port.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Stops taking connections, waits up to ten seconds for the requests that are under way, and
    /// aborts the jobs that have not ended: their state is in memory and goes with the service.
    pub async fn shutdown(mut self) {
        if let Some(stop) = self.stop.take() {
            // The server may have gone already; then there is nobody to tell.
            let _ = stop.send(());
        }
        if let Some(mut server) = self.server.take()
            && tokio::time::timeout(GRACE, &mut server).await.is_err()
        {
            server.abort();
        }
    }
}

impl Drop for LocalService {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        self.worker.abort_all();
    }
}

impl fmt::Debug for LocalService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalService")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

/// Settings of a [`LocalService`] that has not started yet.
#[must_use = "nothing starts before `spawn`"]
pub struct LocalServiceBuilder {
    addr: SocketAddr,
    key: Option<String>,
    running_time: Duration,
    parse_time: Duration,
}

impl LocalServiceBuilder {
    /// Where to listen; 127.0.0.1 and a free port when not set. An address that other machines can
    /// reach needs an API key.
    pub fn addr(mut self, addr: SocketAddr) -> Self {
        self.addr = addr;
        self
    }

    /// The one key that is accepted; any non-empty one when not set.
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// How long each job stays RUNNING before it is worked on; zero when not set. The hosted service
    /// takes seconds to minutes: a program that waits, cancels or shows progress wants to see that.
    pub fn running_time(mut self, time: Duration) -> Self {
        self.running_time = time;
        self
    }

    /// How long reading one document may take before its job fails; 30 seconds when not set.
    pub fn parse_time(mut self, time: Duration) -> Self {
        self.parse_time = time;
        self
    }

    /// Starts the service. It is ready for requests when this returns.
    ///
    /// # Errors
    ///
    /// When the address is taken, is not one of this machine, or is open to other machines without a
    /// key; and when the key is empty.
    pub async fn spawn(self) -> Result<LocalService, Error> {
        if self.key.as_deref().is_some_and(|key| key.trim().is_empty()) {
            return Err(Error::empty_key());
        }
        if !self.addr.ip().is_loopback() && self.key.is_none() {
            return Err(Error::open_without_key(self.addr));
        }
        let bind_error = |e| Error::bind(self.addr, e);
        let listener = TcpListener::bind(self.addr).await.map_err(bind_error)?;
        let addr = listener.local_addr().map_err(bind_error)?;

        let store = Arc::new(Store::new());
        let worker = Arc::new(Worker::new(
            Arc::clone(&store),
            self.running_time,
            self.parse_time,
        ));
        let app = routes::router(
            App {
                store,
                worker: Arc::clone(&worker),
            },
            Key::new(self.key),
        );
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(async move {
            let serve = axum::serve(listener, app).with_graceful_shutdown(async move {
                // A dropped sender means the same as a message: stop.
                let _ = stopped.await;
            });
            // axum's accept loop retries on its own and returns no error; nothing is left to report.
            let _ = serve.await;
        });
        Ok(LocalService {
            addr,
            base_url: format!("http://{addr}"),
            stop: Some(stop),
            server: Some(server),
            worker,
        })
    }
}

impl fmt::Debug for LocalServiceBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalServiceBuilder")
            .field("addr", &self.addr)
            .field("key", &self.key.as_ref().map(|_| "set, not shown"))
            .field("running_time", &self.running_time)
            .field("parse_time", &self.parse_time)
            .finish()
    }
}
