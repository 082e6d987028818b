//! A receiver of webhooks that keeps what it is sent, byte by byte.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::AbortHandle;

/// A guard against a test that hangs, not a wait.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Received {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next()?;
        assert!(values.next().is_none(), "{name} twice");
        Some(value.to_str().expect("text"))
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The event, whichever the format is.
    pub(crate) fn event(&self) -> Value {
        match self.json() {
            Value::String(text) => serde_json::from_str(&text).expect("JSON in a string"),
            object => object,
        }
    }

    pub(crate) fn event_type(&self) -> String {
        self.header("x-webhook-event-type").expect("a type").into()
    }

    pub(crate) fn signature_by(&self, secret: &str) -> String {
        format!("sha256={}", hmac_sha256(secret.as_bytes(), &self.body))
    }
}

/// RFC 2104, by hand.
fn hmac_sha256(key: &[u8], text: &[u8]) -> String {
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let padded = |pad: u8| block.map(|byte| byte ^ pad);
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(text);
    let outer = Sha256::new()
        .chain_update(padded(0x5c))
        .chain_update(inner.finalize());
    let digest = outer.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) struct Receiver {
    addr: SocketAddr,
    received: UnboundedReceiver<Received>,
    server: AbortHandle,
}

impl Receiver {
    /// Answers with these statuses, then with 200. A status of 0 is no answer at all.
    pub(crate) async fn answering(statuses: &[u16]) -> Self {
        let statuses = Arc::new(Mutex::new(VecDeque::from(statuses.to_vec())));
        Self::with(move || statuses.lock().unwrap().pop_front().unwrap_or(200)).await
    }

    pub(crate) async fn start() -> Self {
        Self::answering(&[]).await
    }

    /// Takes requests and never answers.
    pub(crate) async fn silent() -> Self {
        Self::with(|| 0).await
    }

    async fn with(status: impl Fn() -> u16 + Clone + Send + Sync + 'static) -> Self {
        let (send, received) = unbounded_channel();
        let take = async move |method, uri: Uri, headers, body| {
            let path = uri.to_string();
            // Nobody listens any more when the test has ended.
            let _ = send.send(Received {
                method,
                path,
                headers,
                body,
            });
            match status() {
                0 => std::future::pending().await,
                // What a redirect points to must not be asked.
                status => (
                    StatusCode::from_u16(status).unwrap(),
                    [("location", "/redirected")],
                ),
            }
        };
        let app = Router::new().fallback(
            move |method: Method, uri: Uri, headers: HeaderMap, body: Bytes| {
                let take = take.clone();
                async move { take(method, uri, headers, body).await }
            },
        );
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let serve = async move { axum::serve(listener, app).await };
        let server = tokio::spawn(serve).abort_handle();
        Self {
            addr,
            received,
            server,
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/hook", self.addr)
    }

    pub(crate) async fn next(&mut self) -> Received {
        let next = tokio::time::timeout(PATIENCE, self.received.recv()).await;
        next.expect("a webhook in time").expect("a webhook")
    }

    /// The next so many, by event type: their order is not promised.
    pub(crate) async fn take(&mut self, count: usize) -> Vec<Received> {
        let mut taken = Vec::new();
        for _ in 0..count {
            taken.push(self.next().await);
        }
        taken.sort_by_key(Received::event_type);
        taken
    }

    /// Nothing has come that was not taken.
    pub(crate) fn assert_quiet(&mut self) {
        let more = self.received.try_recv().map(|more| more.event_type());
        assert!(more.is_err(), "{more:?}");
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.server.abort();
    }
}

pub(crate) fn types(received: &[Received]) -> Vec<String> {
    received.iter().map(Received::event_type).collect()
}
