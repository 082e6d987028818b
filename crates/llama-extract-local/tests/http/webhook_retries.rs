//! Webhooks that do not get through at once.

use std::path::Path;
use std::time::Duration;

use llama_extract_local::LocalService;
use serde_json::{Value, json};

use crate::client::Api;
use crate::receiver::{Receiver, types};
use crate::webhooks::{settled, start_job};

/// A service that hardly waits between attempts.
async fn hasty() -> Api {
    let builder = LocalService::builder().webhook_backoff(Duration::from_millis(1));
    Api::of(builder.spawn().await.unwrap())
}

fn on_success(url: &str) -> Value {
    json!({"webhook_url": url, "webhook_events": ["extract.success"], "webhook_signing_secret": "s"})
}

fn statuses(delivery: &Value) -> Vec<Value> {
    let attempts = delivery["attempts"].as_array().unwrap();
    attempts.iter().map(|a| a["status"].clone()).collect()
}

#[tokio::test]
async fn a_delivery_is_tried_again_unchanged_until_it_is_taken() {
    let (api, mut receiver) = (hasty().await, Receiver::answering(&[500, 404, 204]).await);
    let job = start_job(&api, json!([on_success(&receiver.url())])).await;
    let first = receiver.next().await;
    for _ in 0..2 {
        let again = receiver.next().await;
        assert_eq!(again.body, first.body);
        assert_eq!(again.headers, first.headers);
    }
    let deliveries = settled(&api, &job).await;
    assert_eq!(deliveries.len(), 1);
    assert_eq!(deliveries[0]["state"], "delivered");
    assert_eq!(statuses(&deliveries[0]), [500, 404, 204]);
    receiver.assert_quiet();
}

#[tokio::test]
async fn after_three_attempts_a_delivery_is_given_up() {
    let (api, mut receiver) = (hasty().await, Receiver::answering(&[500, 503, 429]).await);
    let job = start_job(&api, json!([on_success(&receiver.url())])).await;
    let deliveries = settled_after(&api, &job, 1).await;
    assert_eq!(deliveries[0]["state"], "failed");
    assert_eq!(statuses(&deliveries[0]), [500, 503, 429]);
    receiver.take(3).await;
    receiver.assert_quiet();
    assert_eq!(api.finished(&job).await["status"], "COMPLETED");
}

/// The deliveries of a job that has so many of them, once none is pending.
async fn settled_after(api: &Api, job: &str, count: usize) -> Vec<Value> {
    // The job ends first: what it has to tell is written down in the same step.
    api.finished(job).await;
    let deliveries = settled(api, job).await;
    assert_eq!(deliveries.len(), count);
    deliveries
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (api, mut receiver) = (hasty().await, Receiver::answering(&[302, 307, 308]).await);
    let job = start_job(&api, json!([on_success(&receiver.url())])).await;
    assert_eq!(settled_after(&api, &job, 1).await[0]["state"], "failed");
    for received in receiver.take(3).await {
        assert_eq!(received.path, "/hook");
    }
    receiver.assert_quiet();
}

#[tokio::test]
async fn a_receiver_that_is_not_there_is_an_error_without_the_keys_of_its_url() {
    let api = hasty().await;
    // Bound, so that nobody else gets the port, and not listening, so that nobody is there.
    let closed = tokio::net::TcpSocket::new_v4().unwrap();
    closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let addr = closed.local_addr().unwrap();
    let url = format!("http://user:hush@{addr}/hook?token=hush");
    let job = start_job(&api, json!([on_success(&url)])).await;
    let deliveries = settled_after(&api, &job, 1).await;
    assert_eq!(deliveries[0]["state"], "failed");
    let attempts = deliveries[0]["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 3);
    for attempt in attempts {
        let error = attempt["error"].as_str().unwrap();
        assert!(error.starts_with("cannot connect: "), "{error}");
        assert_eq!(attempt["status"], Value::Null);
    }
    assert!(!json!(deliveries).to_string().contains("hush"));
}

#[tokio::test]
async fn a_receiver_that_never_answers_holds_up_neither_the_job_nor_others() {
    let (api, mut silent, mut other) = (
        Api::start().await,
        Receiver::silent().await,
        Receiver::start().await,
    );
    // More than may be under way at once, to one receiver and in all.
    let mut hooks = vec![json!({"webhook_url": silent.url()}); 80];
    hooks.push(on_success(&other.url()));
    let job = start_job(&api, json!(hooks)).await;
    silent.next().await;
    assert_eq!(api.finished(&job).await["status"], "COMPLETED");
    assert_eq!(other.next().await.event_type(), "extract.success");
    let path = format!("/_local/webhook-deliveries?job_id={job}&state=pending&page_size=1000");
    let (_, pending) = api.get(&path).await;
    assert_eq!(pending["items"].as_array().unwrap().len(), 160);
    for item in pending["items"].as_array().unwrap() {
        assert_eq!(item["attempts"], json!([]));
    }
    // Stopping does not wait for it either.
    api.service.shutdown().await;
}

#[tokio::test]
async fn a_receiver_that_takes_too_long_is_tried_again() {
    let builder = LocalService::builder()
        .webhook_backoff(Duration::from_millis(1))
        .webhook_timeout(Duration::from_millis(50));
    let api = Api::of(builder.spawn().await.unwrap());
    let mut receiver = Receiver::silent().await;
    let job = start_job(&api, json!([on_success(&receiver.url())])).await;
    let deliveries = settled_after(&api, &job, 1).await;
    receiver.take(3).await;
    for attempt in deliveries[0]["attempts"].as_array().unwrap() {
        assert_eq!(attempt["error"], "no answer within 0.05 s");
    }
}

async fn service_in(directory: &Path) -> Api {
    let builder = LocalService::builder().directory(directory);
    Api::of(builder.spawn().await.unwrap())
}

#[tokio::test]
async fn what_was_pending_is_delivered_by_the_next_service() {
    let directory = tempfile::tempdir().unwrap();
    let api = service_in(directory.path()).await;
    // The first attempt of each hangs until the service stops.
    let mut receiver = Receiver::answering(&[0, 0]).await;
    let hook = json!({"webhook_url": receiver.url(), "webhook_signing_secret": "s",
                      "webhook_headers": {"x-key": "k"}});
    let job = start_job(&api, json!([hook])).await;
    let before = receiver.take(2).await;
    api.service.shutdown().await;

    let api = service_in(directory.path()).await;
    let after = receiver.take(2).await;
    assert_eq!(types(&after), ["extract.pending", "extract.success"]);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(
            (&before.body, &before.headers),
            (&after.body, &after.headers)
        );
    }
    for delivery in settled(&api, &job).await {
        assert_eq!(statuses(&delivery), [200]);
    }
    receiver.assert_quiet();
}

#[tokio::test]
async fn a_job_that_ends_with_the_next_service_still_tells_its_webhooks() {
    let directory = tempfile::tempdir().unwrap();
    let slow = LocalService::builder()
        .directory(directory.path())
        .running_time(Duration::from_secs(3_600));
    let api = Api::of(slow.spawn().await.unwrap());
    let mut receiver = Receiver::start().await;
    let job = start_job(&api, json!([on_success(&receiver.url())])).await;
    api.service.shutdown().await;

    let _api = service_in(directory.path()).await;
    let received = receiver.next().await;
    assert_eq!(received.event()["data"]["job_id"], job);
    let expected = received.signature_by("s");
    assert_eq!(received.header("lc-signature"), Some(expected.as_str()));
}
