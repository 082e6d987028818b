//! From an extraction that names a webhook to the verified event at a receiver.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRef, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use llama_extract::webhook::{
    self, Admission, Delivery, Event, EventKind, OutputFormat, ReplayGuard, SignedDelivery,
    SigningSecret, VerifiedEvent, Verifier, Webhook, WebhookError,
};
use llama_extract::{Client, Document};
use llama_extract_local::LocalService;
use llama_extract_tests::documents;
use llama_extract_tests::stub::Stub;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::AbortHandle;

use crate::invoice::{Invoice, client_of, service};

/// A guard against a test that hangs, not a wait.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Clone)]
struct App {
    verifier: Verifier,
    guard: ReplayGuard,
    /// How often work fails before it succeeds.
    failures: Arc<AtomicU32>,
    worked_on: UnboundedSender<Event>,
    raw: UnboundedSender<(HeaderMap, Bytes)>,
}

impl FromRef<App> for Verifier {
    fn from_ref(app: &App) -> Self {
        app.verifier.clone()
    }
}

/// As a user would write it.
async fn hook(
    State(app): State<App>,
    VerifiedEvent(event): VerifiedEvent,
) -> Result<StatusCode, WebhookError> {
    if app.guard.admit(&event).await? == Admission::SeenBefore {
        return Ok(StatusCode::OK);
    }
    let fails = |left: u32| left.checked_sub(1);
    if app.failures.fetch_update(SeqCst, SeqCst, fails).is_ok() {
        app.guard.forget(&event).await?;
        return Ok(StatusCode::INTERNAL_SERVER_ERROR);
    }
    let _ = app.worked_on.send(event);
    Ok(StatusCode::OK)
}

/// Takes anything, for tests that verify by hand.
async fn raw(State(app): State<App>, headers: HeaderMap, body: Bytes) {
    let _ = app.raw.send((headers, body));
}

struct Receiver {
    addr: SocketAddr,
    worked_on: UnboundedReceiver<Event>,
    raw: UnboundedReceiver<(HeaderMap, Bytes)>,
    server: AbortHandle,
}

impl Receiver {
    async fn start(secret: &SigningSecret) -> Self {
        Self::failing(0, secret).await
    }

    async fn failing(times: u32, secret: &SigningSecret) -> Self {
        let (send, worked_on) = unbounded_channel();
        let (send_raw, received) = unbounded_channel();
        let app = App {
            verifier: Verifier::new(secret.clone()).body_limit(4_096),
            guard: ReplayGuard::in_memory(),
            failures: Arc::new(AtomicU32::new(times)),
            worked_on: send,
            raw: send_raw,
        };
        let router = Router::new()
            .route("/hook", post(hook))
            .route("/raw", post(raw))
            .with_state(app);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let serve = async move { axum::serve(listener, router).await };
        Self {
            addr,
            worked_on,
            raw: received,
            server: tokio::spawn(serve).abort_handle(),
        }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.addr)
    }

    /// The next so many events that were worked on, those of one job in the order in which they happened.
    async fn worked_on(&mut self, count: usize) -> Vec<Event> {
        let mut events = vec![];
        for _ in 0..count {
            let next = tokio::time::timeout(PATIENCE, self.worked_on.recv()).await;
            events.push(next.expect("an event in time").expect("an event"));
        }
        // Of two at the same time, `pending` is first.
        events.sort_by_key(|event| (event.timestamp, event.kind.to_string()));
        events
    }

    async fn raw(&mut self) -> (HeaderMap, Bytes) {
        let next = tokio::time::timeout(PATIENCE, self.raw.recv()).await;
        next.expect("a delivery in time").expect("a delivery")
    }

    async fn send(&self, sent: SignedDelivery) -> (StatusCode, String) {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = client.post(self.url("/hook")).headers(sent.headers);
        let response = request.body(sent.body).send().await.unwrap();
        (response.status(), response.text().await.unwrap())
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn secret() -> SigningSecret {
    SigningSecret::new("whsec_of-the-test").unwrap()
}

fn kinds(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event.kind.as_str()).collect()
}

#[tokio::test]
async fn an_extraction_tells_its_webhook_and_the_receiver_gets_the_job() {
    let (_service, client) = service().await;
    let mut receiver = Receiver::start(&secret()).await;
    let job = client
        .extract::<Invoice>(documents::invoice())
        .webhook(Webhook::to(receiver.url("/hook")).signing_secret(&secret()))
        .submit()
        .await
        .unwrap();

    let events = receiver.worked_on(2).await;
    assert_eq!(kinds(&events), ["extract.pending", "extract.success"]);
    assert_eq!(events[1].job_id.as_deref(), Some(job.id()));
    assert_eq!(events[1].data["status"], "COMPLETED");

    let id = events[1].job_id.clone().unwrap();
    let found = client.job::<Invoice>(id).await.unwrap();
    assert_eq!(found.value.total, 1355.4);
}

#[tokio::test]
async fn both_formats_of_the_service_are_verified_over_their_raw_bytes() {
    let (_service, client) = service().await;
    let mut receiver = Receiver::start(&secret()).await;
    for (format, first) in [(OutputFormat::String, b'"'), (OutputFormat::Json, b'{')] {
        let webhook = Webhook::to(receiver.url("/raw"))
            .events([EventKind::ExtractSuccess])
            .header("x-tenant", "17")
            .output_format(format)
            .signing_secret(&secret());
        extract_small(&client, webhook).await;

        let (headers, body) = receiver.raw().await;
        assert_eq!(
            (headers["x-tenant"].to_str().unwrap(), body[0]),
            ("17", first)
        );
        let event = webhook::verify(&secret(), &headers, &body).unwrap();
        assert_eq!(event.kind, EventKind::ExtractSuccess);
        assert_eq!(headers["x-webhook-event-id"], event.id);

        let other = SigningSecret::new("whsec_of-somebody-else").unwrap();
        let error = webhook::verify(&other, &headers, &body).unwrap_err();
        assert!(error.is_bad_signature(), "{error}");
        let mut tampered = body.to_vec();
        *tampered.last_mut().unwrap() ^= 1;
        let error = webhook::verify(&secret(), &headers, &tampered).unwrap_err();
        assert!(error.is_bad_signature(), "{error}");
        assert_eq!(webhook::sign(&secret(), &body), headers["lc-signature"]);
    }
}

async fn extract_small(client: &Client, webhook: Webhook) {
    let schema = serde_json::json!({"type": "object", "properties": {"code": {"type": "string"}}});
    let _told_by_the_webhook = client
        .extract::<Value>(Document::bytes("a.txt", "Code: A-7"))
        .data_schema(schema.try_into().unwrap())
        .webhook(webhook)
        .submit()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_webhook_without_a_secret_sends_what_is_refused_as_unsigned() {
    let (_service, client) = service().await;
    let mut receiver = Receiver::start(&secret()).await;
    let webhook = Webhook::to(receiver.url("/raw")).events([EventKind::ExtractSuccess]);
    extract_small(&client, webhook).await;
    let (headers, body) = receiver.raw().await;
    let error = webhook::verify(&secret(), &headers, &body).unwrap_err();
    assert!(error.is_missing_signature(), "{error}");
}

#[tokio::test]
async fn a_stored_webhook_is_told_with_the_secret_that_was_stored() {
    let (_service, client) = service().await;
    let mut receiver = Receiver::start(&secret()).await;
    let webhook = Webhook::to(receiver.url("/hook"))
        .events([EventKind::ExtractSuccess])
        .signing_secret(&secret());
    let stored = client.webhook_configs().create(webhook).await.unwrap();
    assert!(stored.has_secret);

    let job = client
        .extract::<Invoice>(documents::invoice())
        .stored_webhook(&stored.id)
        .submit()
        .await
        .unwrap();
    let events = receiver.worked_on(1).await;
    assert_eq!(events[0].job_id.as_deref(), Some(job.id()));
}

#[tokio::test]
async fn a_delivery_that_is_sent_again_is_answered_well_and_not_worked_on() {
    let mut receiver = Receiver::start(&secret()).await;
    let delivery = Delivery::new("extract.success", "ext-1").signed_by(&secret());
    // The header with the id is not signed: to change it makes no new event.
    let mut renamed = delivery.clone();
    renamed
        .headers
        .insert("x-webhook-event-id", "another".parse().unwrap());
    for sent in [delivery.clone(), delivery, renamed] {
        assert_eq!(receiver.send(sent).await, (StatusCode::OK, String::new()));
    }
    assert_eq!(receiver.worked_on(1).await.len(), 1);
    assert!(receiver.worked_on.try_recv().is_err());
}

#[tokio::test]
async fn work_that_failed_is_done_when_the_service_sends_again() {
    let hasty = LocalService::builder().webhook_backoff(Duration::from_millis(1));
    let service = hasty.spawn().await.unwrap();
    let mut receiver = Receiver::failing(2, &secret()).await;
    let webhook = Webhook::to(receiver.url("/hook"))
        .events([EventKind::ExtractSuccess])
        .signing_secret(&secret());
    extract_small(&client_of(&service), webhook).await;
    let events = receiver.worked_on(1).await;
    assert_eq!(kinds(&events), ["extract.success"]);
    assert!(receiver.worked_on.try_recv().is_err());
}

#[tokio::test]
async fn what_is_not_from_the_service_never_reaches_the_handler() {
    let mut receiver = Receiver::start(&secret()).await;
    let delivery = || Delivery::new("extract.success", "ext-1");
    let mut tampered = delivery().signed_by(&secret());
    tampered.body = Bytes::from(
        String::from_utf8_lossy(&tampered.body)
            .replace("ext-1", "ext-2")
            .into_bytes(),
    );
    let mut nonsense = delivery().signed_by(&secret());
    nonsense.body = Bytes::from_static(b"{}");
    let signature = webhook::sign(&secret(), &nonsense.body);
    nonsense.headers.insert("lc-signature", signature);
    let other = SigningSecret::new("whsec_of-somebody-else").unwrap();
    for (sent, status) in [
        (delivery().unsigned(), 401),
        (delivery().signed_by(&other), 401),
        (tampered, 401),
        (nonsense, 400),
        (
            delivery()
                .data("more", "x".repeat(9_000))
                .signed_by(&secret()),
            413,
        ),
        (
            delivery()
                .timestamp(chrono::DateTime::UNIX_EPOCH)
                .signed_by(&secret()),
            400,
        ),
    ] {
        let (answered, body) = receiver.send(sent).await;
        assert_eq!((answered.as_u16(), body.as_str()), (status, ""));
    }
    assert!(receiver.worked_on.try_recv().is_err());
}

#[tokio::test]
async fn a_webhook_that_makes_no_sense_is_refused_before_the_document_is_uploaded() {
    let stub = Stub::start([]).await;
    let none: [EventKind; 0] = [];
    let client = stub.client();
    let extract = || client.extract::<Invoice>(documents::invoice());
    for refused in [
        extract().webhook(Webhook::to("https://example.com").events(none)),
        extract().webhook("no URL"),
        extract().stored_webhook(""),
    ] {
        let error = refused.submit().await.unwrap_err();
        assert!(error.is_argument(), "{error}");
    }
    assert_eq!(stub.asked().len(), 0);
}

#[tokio::test]
async fn a_printed_extraction_shows_neither_the_secret_nor_the_headers_of_its_webhook() {
    let stub = Stub::start([]).await;
    let webhook = Webhook::to("https://example.com/hook?key=hush")
        .header("authorization", "Bearer hush")
        .signing_secret(&SigningSecret::new("whsec_hush").unwrap());
    let extract = stub
        .client()
        .extract::<Invoice>(documents::invoice())
        .webhook(webhook);
    let printed = format!("{extract:?} {extract:#?}");
    assert!(!printed.contains("hush"), "{printed}");
    assert!(printed.contains("https://example.com/hook"), "{printed}");
}
