//! A server that speaks the chat-completions protocol and answers by script.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Response, Uri};
use futures_util::StreamExt;
use futures_util::stream;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::AbortHandle;

pub(crate) enum Reply {
    /// At once, as a server that does not stream.
    Whole(u16, Vec<(&'static str, String)>, String),
    /// Event by event.
    Events(Vec<String>),
    /// These events, and then silence.
    Stalled(Vec<String>),
    /// The connection breaks off after these events.
    Broken(Vec<String>),
}

/// The model's answer in one piece, with the reason for its end.
pub(crate) fn whole(content: &str, finish: &str) -> Reply {
    let answer = json!({"id": "c-1", "object": "chat.completion", "choices": [
        {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}]});
    Reply::Whole(200, Vec::new(), answer.to_string())
}

/// What the model says, as JSON, in one piece.
pub(crate) fn says(answer: &Value) -> Reply {
    whole(&answer.to_string(), "stop")
}

pub(crate) fn error(status: u16, message: &str) -> Reply {
    let body = json!({"error": {"message": message, "type": "invalid_request_error", "param": null, "code": null}});
    Reply::Whole(status, Vec::new(), body.to_string())
}

fn event(choice: &Value) -> String {
    format!(
        "data: {}\n\n",
        json!({"object": "chat.completion.chunk", "choices": [choice]})
    )
}

/// The events of an answer, a few letters each.
pub(crate) fn events(content: &str) -> Vec<String> {
    let letters: Vec<char> = content.chars().collect();
    let mut events: Vec<String> = letters
        .chunks(4)
        .map(|piece| piece.iter().collect::<String>())
        .map(|piece| {
            event(&json!({"index": 0, "delta": {"content": piece}, "finish_reason": null}))
        })
        .collect();
    events.push(event(
        &json!({"index": 0, "delta": {}, "finish_reason": "stop"}),
    ));
    events.push("data: [DONE]\n\n".to_owned());
    events
}

/// A request as it arrived.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) authorization: Option<String>,
    pub(crate) body: Value,
}

impl Asked {
    /// What the user message says.
    pub(crate) fn text(&self) -> &str {
        self.body["messages"][1]["content"].as_str().unwrap()
    }
}

pub(crate) struct Model {
    addr: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    hung_up: Arc<Notify>,
    server: AbortHandle,
}

/// Tells when the client has closed the connection of an answer that did not end.
struct Held(Arc<Notify>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

impl Model {
    /// Answers each request by its number, from 0, and what it asks.
    pub(crate) async fn with(
        answer: impl Fn(usize, &Asked) -> Reply + Clone + Send + Sync + 'static,
    ) -> Self {
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let log = Arc::clone(&asked);
        let hung_up: Arc<Notify> = Arc::default();
        let told = Arc::clone(&hung_up);
        let take = async move |uri: Uri, headers: HeaderMap, body: Bytes| {
            let request = Asked {
                path: uri.to_string(),
                authorization: headers
                    .get("authorization")
                    .map(|value| value.to_str().unwrap().to_owned()),
                body: serde_json::from_slice(&body).unwrap(),
            };
            let number = {
                let mut log = log.lock().unwrap();
                log.push(request.clone());
                log.len() - 1
            };
            respond(answer(number, &request), &told)
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let app = Router::new().fallback(take);
        let server = tokio::spawn(async move { axum::serve(listener, app).await });
        Self {
            addr,
            asked,
            hung_up,
            server: server.abort_handle(),
        }
    }

    /// The same answer to every request.
    pub(crate) async fn saying(answer: Value) -> Self {
        Self::with(move |_, _| says(&answer)).await
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}/v1", self.addr)
    }

    /// Waits until a client leaves an answer that stalls.
    pub(crate) async fn hung_up(&self) {
        let patience = std::time::Duration::from_secs(60);
        let hung_up = tokio::time::timeout(patience, self.hung_up.notified()).await;
        hung_up.expect("the client hangs up");
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Model {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn respond(reply: Reply, hung_up: &Arc<Notify>) -> Response<Body> {
    let builder = Response::builder();
    let stream_of =
        |events: Vec<String>| stream::iter(events.into_iter().map(Ok::<_, std::io::Error>));
    let body = match reply {
        Reply::Whole(status, headers, body) => {
            let builder = headers
                .into_iter()
                .fold(builder.status(status), |builder, (name, value)| {
                    builder.header(name, value)
                });
            return builder.body(Body::from(body)).unwrap();
        }
        Reply::Events(events) => Body::from_stream(stream_of(events)),
        Reply::Stalled(events) => {
            let held = Held(Arc::clone(hung_up));
            let silence = stream::once(async move {
                let _held = held;
                std::future::pending().await
            });
            Body::from_stream(stream_of(events).chain(silence))
        }
        Reply::Broken(events) => {
            let broken = stream::iter([Err(std::io::Error::other("cut"))]);
            Body::from_stream(stream_of(events).chain(broken))
        }
    };
    builder
        .header("content-type", "text/event-stream")
        .body(body)
        .unwrap()
}
