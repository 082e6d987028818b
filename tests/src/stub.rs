//! A server that answers as it is told and remembers what it was asked.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri};
use axum::response::Response;
use llama_extract::{Client, RetryPolicy};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A server on a port of its own. It stops when it is dropped.
#[derive(Debug)]
pub struct Stub {
    base_url: String,
    state: Arc<Mutex<Script>>,
    server: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Script {
    replies: VecDeque<Reply>,
    asked: Vec<Asked>,
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
}

/// One request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Asked {
    /// The method.
    pub method: Method,
    /// Path and query.
    pub uri: Uri,
    /// All headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: String,
}

impl Reply {
    /// A JSON answer.
    #[must_use]
    pub fn json(status: u16, body: &Value) -> Self {
        let headers = vec![("content-type", "application/json".to_owned())];
        Self {
            status,
            headers,
            body: body.to_string(),
        }
    }

    /// An answer of any kind.
    #[must_use]
    pub fn text(status: u16, body: &str) -> Self {
        Self {
            status,
            headers: vec![],
            body: body.to_owned(),
        }
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

impl Stub {
    /// Starts a server that gives these answers in turn, and 418 when they are used up.
    ///
    /// # Panics
    ///
    /// When no port can be had.
    pub async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port is free");
        let base_url = format!(
            "http://{}",
            listener.local_addr().expect("the port is known")
        );
        let state = Arc::new(Mutex::new(Script {
            replies: replies.into_iter().collect(),
            asked: vec![],
        }));
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&state));
        let server = tokio::spawn(async move {
            // It ends with the test; there is nobody to tell.
            let _ = axum::serve(listener, router).await;
        });
        Self {
            base_url,
            state,
            server,
        }
    }

    /// A client of it that sends each request once.
    ///
    /// # Panics
    ///
    /// When the client cannot be built.
    #[must_use]
    pub fn client(&self) -> Client {
        self.client_with(RetryPolicy::none())
    }

    /// A client of it that sends requests again, without gaps.
    ///
    /// # Panics
    ///
    /// When the client cannot be built.
    #[must_use]
    pub fn retrying_client(&self) -> Client {
        self.client_with(RetryPolicy::default().first_gap(Duration::ZERO))
    }

    fn client_with(&self, retry: RetryPolicy) -> Client {
        Client::builder()
            .base_url(&self.base_url)
            .api_key("llx-secret")
            .retry(retry)
            .build()
            .expect("the client is well-formed")
    }

    /// Where it listens.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// What it was asked so far.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .asked
            .clone()
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(state): State<Arc<Mutex<Script>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let body = String::from_utf8_lossy(&body).into_owned();
    let mut script = state.lock().unwrap_or_else(PoisonError::into_inner);
    script.asked.push(Asked {
        method: head.method,
        uri: head.uri,
        headers: head.headers,
        body,
    });
    let reply = script
        .replies
        .pop_front()
        .unwrap_or_else(|| Reply::text(418, "the script has no more answers"));
    let mut response = Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    response.body(Body::from(reply.body)).unwrap_or_default()
}
