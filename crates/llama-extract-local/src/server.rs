//! Starting and stopping the service.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::auth::Key;
use crate::connections::{self, ConnectionLimits, Counts};
use crate::engine::llm::{self, Llm};
use crate::engine::{AnyEngine, Rules};
use crate::error::Error;
use crate::faults::{FaultCount, FaultError, FaultRule, Faults, Plan};
use crate::parse::Parser;
#[cfg(feature = "ocr")]
use crate::recognition::TextRecognition;
use crate::requests::{RequestRecord, Requests};
use crate::routes::{self, App};
use crate::store::{Store, StoreError};
use crate::webhook::{Deliverer, Schedule};
use crate::worker::Worker;

/// How long `shutdown` waits for requests that are under way.
const GRACE: Duration = Duration::from_secs(10);

/// What can be uploaded to the hosted service.
const MAX_UPLOAD: u64 = 512 * 1024 * 1024;

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
    faults: Arc<Plan>,
    requests: Arc<Requests>,
    connections: Arc<Counts>,
    deliverer: Deliverer,
    store: Arc<Store>,
}

/// How many connections a service has been asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectionCounts {
    /// Taken since the service started.
    pub accepted: u64,
    /// Open now.
    pub open: usize,
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
            parser: Parser::default(),
            llm: None,
            faults: Faults::default(),
            limits: ConnectionLimits::default(),
            directory: None,
            max_upload: MAX_UPLOAD,
            webhooks: Schedule::default(),
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

    /// Sets the fault rules in place of those that are set, and begins to count anew. Jobs that have been created keep
    /// what was decided for them.
    ///
    /// # Errors
    ///
    /// When a rule is wrong; then nothing is changed.
    pub fn set_faults(&self, faults: impl Into<Faults>) -> Result<(), FaultError> {
        self.faults.replace(faults.into())
    }

    /// Adds a rule behind those that are set, whose counts go on.
    ///
    /// # Errors
    ///
    /// When the rule is wrong.
    pub fn add_fault(&self, rule: FaultRule) -> Result<(), FaultError> {
        self.faults.add(&[rule])
    }

    /// The fault rules that are set, in their order, and how often each has struck.
    #[must_use]
    pub fn faults(&self) -> Vec<FaultCount> {
        self.faults.counts().1
    }

    /// The last 10,000 requests, in the order of their arrival; those under `/_local/` are left out.
    #[must_use]
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.requests.all()
    }

    /// Forgets the requests that have arrived.
    pub fn clear_requests(&self) {
        self.requests.clear();
    }

    /// How many connections were and are open.
    #[must_use]
    pub fn connections(&self) -> ConnectionCounts {
        ConnectionCounts {
            accepted: self.connections.accepted(),
            open: self.connections.open(),
        }
    }

    /// Stops taking connections, waits up to ten seconds for the requests that are under way, and stops working on jobs.
    /// With a directory, everything that was accepted is in it when this returns, and unfinished jobs go on with the
    /// next service that is given it; without one, everything goes with the service.
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
        self.worker.abort_all();
        self.deliverer.abort();
        let store = Arc::clone(&self.store);
        // Waits for the last commit. What it returns is nothing, and a panic in it is not ours to pass on.
        let _ = tokio::task::spawn_blocking(move || store.close()).await;
    }
}

impl Drop for LocalService {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        self.worker.abort_all();
        self.deliverer.abort();
        self.store.close();
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
    parser: Parser,
    llm: Option<Llm>,
    faults: Faults,
    limits: ConnectionLimits,
    directory: Option<PathBuf>,
    max_upload: u64,
    webhooks: Schedule,
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

    /// What reads PDF pages that are images; without it, a document of such pages fails its job. Reading takes seconds a
    /// page, and counts as [`parse_time`](Self::parse_time).
    #[cfg(feature = "ocr")]
    pub fn text_recognition(mut self, recognition: impl TextRecognition + 'static) -> Self {
        self.parser.recognition = Some(Arc::new(recognition));
        self
    }

    /// A language model that finds the values; rules do when not set. The text of the documents is then sent to the
    /// model's server: see [`Llm`].
    pub fn llm(mut self, llm: Llm) -> Self {
        self.llm = Some(llm);
        self
    }

    /// What goes wrong on purpose; nothing when not set. See [`faults`](crate::faults).
    pub fn faults(mut self, faults: impl Into<Faults>) -> Self {
        self.faults = faults.into();
        self
    }

    /// How many connections may be open at once; 1,024 when not set. Whoever comes next waits until one is closed.
    pub fn max_connections(mut self, most: usize) -> Self {
        // With none, not even the first would be answered.
        self.limits.connections = most.clamp(1, tokio::sync::Semaphore::MAX_PERMITS);
        self
    }

    /// How long a connection may take for the head of its next request before it is closed, from when it is opened or
    /// its last request is answered; two minutes when not set. A head has at most 100 headers and 32 KiB.
    pub fn head_time(mut self, time: Duration) -> Self {
        self.limits.head_time = time;
        self
    }

    /// Where files, jobs, results and everything else are kept, so that they outlast the service; in memory when not
    /// set. The directory is made when it is not there, and one service at a time can use it. Jobs that a service has
    /// left unfinished, because it was stopped or killed, go on when the next one starts.
    pub fn directory(mut self, directory: impl Into<PathBuf>) -> Self {
        self.directory = Some(directory.into());
        self
    }

    /// How many bytes an uploaded file may have, before it is refused with 413; 512 MiB when not set, as the hosted
    /// service has it. Documents over 100 MiB can be uploaded, not extracted from.
    pub fn max_upload(mut self, bytes: u64) -> Self {
        self.max_upload = bytes;
        self
    }

    /// How long a webhook that did not get through waits before it is tried again; one second when not set. The wait
    /// doubles with each of at most three attempts, up to a minute.
    pub fn webhook_backoff(mut self, first: Duration) -> Self {
        self.webhooks.backoff = first;
        self
    }

    /// How long the receiver of a webhook may take to answer before the attempt counts as failed; 30 seconds when not
    /// set.
    pub fn webhook_timeout(mut self, time: Duration) -> Self {
        self.webhooks.timeout = time;
        self
    }

    /// Starts the service. It is ready for requests when this returns.
    ///
    /// # Errors
    ///
    /// When the address is taken, is not one of this machine, or is open to other machines without a
    /// key; when the key is empty; when a fault rule is wrong; when a model's settings are (see [`Llm`]); and when the directory cannot be written, is in use
    /// by another service, or was written by a newer version.
    pub async fn spawn(self) -> Result<LocalService, Error> {
        if self.key.as_deref().is_some_and(|key| key.trim().is_empty()) {
            return Err(Error::empty_key());
        }
        if !self.addr.ip().is_loopback() && self.key.is_none() {
            return Err(Error::open_without_key(self.addr));
        }
        let faults = Arc::new(Plan::new(self.faults.clone()).map_err(Error::fault)?);
        let engine = match &self.llm {
            None => AnyEngine::Here(Arc::new(Rules)),
            Some(llm) => AnyEngine::Llm(Arc::new(llm::Engine::new(llm).map_err(Error::llm)?)),
        };
        let bind_error = |e| Error::bind(self.addr, e);
        let listener = TcpListener::bind(self.addr).await.map_err(bind_error)?;
        let addr = listener.local_addr().map_err(bind_error)?;

        let directory = self.directory.clone();
        let store_error = |e| Error::store(directory.clone(), e);
        let store = Arc::new(self.open_store().await.map_err(store_error)?);
        let worker = Arc::new(Worker::new(
            Arc::clone(&store),
            engine,
            Arc::clone(&faults),
            self.running_time,
            self.parse_time,
            self.parser,
        ));
        let requests = Arc::new(Requests::default());
        let connections = Arc::new(Counts::default());
        let app = App {
            store: Arc::clone(&store),
            worker: Arc::clone(&worker),
            faults: Arc::clone(&faults),
            requests: Arc::clone(&requests),
            connections: Arc::clone(&connections),
            addr,
            max_upload: self.max_upload,
        };
        routes::resume(&app).await.map_err(store_error)?;
        let deliverer = Deliverer::start(Arc::clone(&store), self.webhooks);
        let app = routes::router(app, Key::new(self.key));
        let (stop, stopped) = oneshot::channel::<()>();
        let counts = Arc::clone(&connections);
        let limits = self.limits;
        let server = tokio::spawn(async move {
            let stop = async move {
                // A dropped sender means the same as a message: stop.
                let _ = stopped.await;
            };
            connections::serve(listener, app, limits, counts, stop).await;
        });
        Ok(LocalService {
            addr,
            base_url: format!("http://{addr}"),
            stop: Some(stop),
            server: Some(server),
            worker,
            faults,
            requests,
            connections,
            deliverer,
            store,
        })
    }

    async fn open_store(&self) -> Result<Store, StoreError> {
        let directory = self.directory.clone();
        let open = move || match &directory {
            None => Store::in_memory(),
            Some(directory) => Store::in_directory(directory),
        };
        // Opening waits for the disk. It cannot be aborted, so an error means that the runtime is going down.
        let opened = tokio::task::spawn_blocking(open).await;
        opened.unwrap_or(Err(StoreError::Closed))
    }
}

impl fmt::Debug for LocalServiceBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalServiceBuilder")
            .field("addr", &self.addr)
            .field("key", &self.key.as_ref().map(|_| "set, not shown"))
            .field("running_time", &self.running_time)
            .field("parse_time", &self.parse_time)
            .field("parser", &self.parser)
            .field("llm", &self.llm)
            .field("faults", &self.faults)
            .field("limits", &self.limits)
            .field("directory", &self.directory)
            .field("max_upload", &self.max_upload)
            .field("webhooks", &self.webhooks)
            .finish()
    }
}
