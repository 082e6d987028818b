//! The extractor of axum: what it lets through, and what it answers itself.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum_core::body::Body;
use axum_core::extract::{FromRequest as _, Request};
use axum_core::response::IntoResponse as _;
use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;

use super::super::{Delivery, SignedDelivery, VerifiedEvent, Verifier, WebhookError};
use super::{JSON, JSON_BY_K1, secret, signature};

fn verifier() -> Verifier {
    Verifier::new(secret("whsec_k1")).body_limit(1_000)
}

async fn extract(headers: HeaderMap, body: Body) -> Result<VerifiedEvent, WebhookError> {
    let mut request = Request::new(body);
    *request.headers_mut() = headers;
    VerifiedEvent::from_request(request, &verifier()).await
}

/// A body in pieces, of which the last may be missing.
struct Pieces(Vec<Result<Bytes, std::io::Error>>);

impl Stream for Pieces {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready((!self.0.is_empty()).then(|| self.0.remove(0)))
    }
}

/// A body that nobody may read.
struct Untouched;

impl Stream for Untouched {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        panic!("the body was read");
    }
}

#[tokio::test]
async fn a_signed_event_is_taken_whole_or_in_pieces() {
    let pieces = JSON
        .as_bytes()
        .chunks(7)
        .map(|piece| Ok(Bytes::from_static(piece)));
    for body in [
        Body::from(JSON),
        Body::from_stream(Pieces(pieces.collect())),
    ] {
        let VerifiedEvent(event) = extract(signature(JSON_BY_K1), body).await.unwrap();
        assert_eq!(event.job_id.as_deref(), Some("ext-a1"));
    }
}

#[tokio::test]
async fn a_body_without_a_signature_is_not_read() {
    let body = Body::from_stream(Untouched);
    let error = extract(HeaderMap::new(), body).await.unwrap_err();
    assert!(error.is_missing_signature(), "{error}");
}

#[tokio::test]
async fn a_body_is_read_up_to_the_limit_and_no_further() {
    let piece = || Ok(Bytes::from(vec![b' '; 600]));
    let beyond = Err(std::io::Error::other("it was read further"));
    let body = Body::from_stream(Pieces(vec![piece(), piece(), beyond]));
    let error = extract(signature(JSON_BY_K1), body).await.unwrap_err();
    assert!(error.is_too_large(), "{error}");
}

#[tokio::test]
async fn a_body_that_breaks_off_is_unreadable() {
    let broken = Err(std::io::Error::other("reset"));
    let body = Body::from_stream(Pieces(vec![Ok(Bytes::from_static(b"{")), broken]));
    let error = extract(signature(JSON_BY_K1), body).await.unwrap_err();
    assert!(error.is_unreadable(), "{error}");
    assert_eq!(error.into_response().status(), 400);
}

#[tokio::test]
async fn a_refusal_is_answered_by_its_status_with_an_empty_body() {
    let send = |sent: SignedDelivery| extract(sent.headers, Body::from(sent.body));
    let delivery = || Delivery::new("extract.success", "ext-1");
    let nonsense = {
        let mut sent = delivery().signed_by(&secret("whsec_k1"));
        sent.body = Bytes::from_static(b"nonsense");
        sent.headers.insert(
            "lc-signature",
            super::super::sign(&secret("whsec_k1"), &sent.body),
        );
        sent
    };
    for (sent, status) in [
        (delivery().unsigned(), 401),
        (delivery().signed_by(&secret("whsec_k2")), 401),
        (nonsense, 400),
        (
            delivery()
                .data("more", "x".repeat(2_000))
                .signed_by(&secret("whsec_k1")),
            413,
        ),
    ] {
        let response = send(sent).await.unwrap_err().into_response();
        assert_eq!(response.status(), status);
        let length = http_body_length(response.into_body());
        assert_eq!(length, Some(0));
    }
}

fn http_body_length(body: Body) -> Option<u64> {
    let stream = body.into_data_stream();
    let (_, most) = stream.size_hint();
    most.map(|most| most as u64)
}
