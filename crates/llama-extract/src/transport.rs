//! What every request passes through: authentication, time limits, a trace.

use std::time::Duration;

use llama_extract_api::{Execute, Executed};
use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH};
use reqwest::{Client, Request};
use tracing::Instrument as _;

use crate::secret::ApiKey;

/// Sends requests with the key, each within its time.
pub(crate) struct Transport {
    pub(crate) key: ApiKey,
    /// For a request and the whole of its answer; what a request carries comes on top.
    pub(crate) request_timeout: Duration,
}

/// A second for each 128 KiB of body: a slow line gets a large document through, a stalled one does not hang for ever.
fn time_to_carry(request: &Request) -> Duration {
    let length = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    Duration::from_secs(length.unwrap_or(0_u64) / (128 * 1024))
}

impl Execute for Transport {
    fn execute<'a>(
        &'a self,
        client: &'a Client,
        mut request: Request,
        operation: &'static str,
    ) -> Executed<'a> {
        request
            .headers_mut()
            .insert(AUTHORIZATION, self.key.authorization());
        // The bindings announce the version of their document; no service asks for it.
        request.headers_mut().remove("api-version");
        if request.timeout().is_none() {
            *request.timeout_mut() = Some(self.request_timeout + time_to_carry(&request));
        }
        let span = tracing::debug_span!("llama_extract", operation, status = tracing::field::Empty);
        let sent = async move {
            let response = client.execute(request).await;
            if let Ok(response) = &response {
                tracing::Span::current().record("status", response.status().as_u16());
            }
            response
        };
        Box::pin(sent.instrument(span))
    }
}
