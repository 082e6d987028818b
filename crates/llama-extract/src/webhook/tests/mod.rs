#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod bodies;
#[cfg(feature = "axum")]
mod extractor;
mod replay;
mod settings;
mod signatures;

use http::{HeaderMap, HeaderValue};

use super::SigningSecret;

/// The codes of the bodies below were computed with another implementation:
/// `printf %s "$body" | openssl dgst -sha256 -hmac whsec_k1`.
const JSON: &str = r#"{"event_id":"2f0f6a2e-6f6a-4a1b-9d46-0d3d1c8f7b11","event_type":"extract.success","timestamp":1757581262.118,"data":{"id":"ext-a1","job_id":"ext-a1","status":"COMPLETED"}}"#;
const JSON_BY_K1: &str = "sha256=b78aebdb2cf9f01d67a1ad184fd0a8bf0f552a5ce058f55f264586ecfaea144a";
const JSON_BY_K2: &str = "sha256=7e96cdd15c3a323261299f12b84e4c4689db087f79b0dff851f3632d99642a67";
/// The same in the output format `string`.
const STRING: &str = r#""{\"event_id\":\"2f0f6a2e-6f6a-4a1b-9d46-0d3d1c8f7b11\",\"event_type\":\"extract.success\",\"timestamp\":1757581262.118,\"data\":{\"id\":\"ext-a1\",\"job_id\":\"ext-a1\",\"status\":\"COMPLETED\"}}""#;
const STRING_BY_K1: &str =
    "sha256=9dd6475d985b3a2603247f1d1de55bfa2223e401f7f53f2fcf73628015ef7d49";

fn secret(text: &str) -> SigningSecret {
    SigningSecret::new(text).unwrap()
}

fn signature(value: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("LC-Signature", HeaderValue::from_str(value).unwrap());
    headers
}
