//! From headers and a body to an event, or a refusal.

use http::HeaderMap;

use super::signature::{check, claimed};
use super::{Event, SigningSecret, WebhookError};

/// Bytes that a body may have. An event has a few hundred.
const BODY_LIMIT: usize = 1024 * 1024;

/// Verifies webhooks by one secret or several, and reads their events. Cheap enough to clone for each request.
///
/// Several secrets are for changing them: first the receiver learns the new one beside the old one, then the service gets
/// the new one, then the receiver drops the old one.
///
/// ```
/// use llama_extract::webhook::{Delivery, SigningSecret, Verifier};
///
/// let (old, new) = (SigningSecret::new("whsec_old")?, SigningSecret::new("whsec_new")?);
/// let verifier = Verifier::new(new).or_secret(old.clone()).body_limit(64 * 1024);
///
/// let sent = Delivery::new("extract.success", "ext-1").signed_by(&old);
/// let event = verifier.verify(&sent.headers, &sent.body)?;
/// assert_eq!(event.job_id.as_deref(), Some("ext-1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Verifier {
    secrets: Vec<SigningSecret>,
    body_limit: usize,
}

impl Verifier {
    /// A verifier of what is signed with this secret.
    #[must_use]
    pub fn new(secret: SigningSecret) -> Self {
        Self {
            secrets: vec![secret],
            body_limit: BODY_LIMIT,
        }
    }

    /// Takes what is signed with this secret, too.
    #[must_use]
    pub fn or_secret(mut self, secret: SigningSecret) -> Self {
        self.secrets.push(secret);
        self
    }

    /// How many bytes a body may have; 1 MiB when this is not called.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// The event, from the headers and the bytes of the body as they came.
    ///
    /// Only what was signed counts: the headers `X-Webhook-Event-ID` and `X-Webhook-Event-Type` were not, and are not
    /// looked at. A signature has no time in it, so a delivery that was overheard can be sent again: see
    /// [`ReplayGuard`](super::ReplayGuard).
    ///
    /// # Errors
    ///
    /// [`WebhookError::is_too_large`]; [`WebhookError::is_missing_signature`]; [`WebhookError::is_bad_signature`];
    /// [`WebhookError::is_not_event`], only if the signature is right.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<Event, WebhookError> {
        if body.len() > self.body_limit {
            return Err(WebhookError::too_large(self.body_limit));
        }
        let code = claimed(headers)?;
        check(&self.secrets, &code, body)?;
        Event::read(body)
    }

    #[cfg(feature = "axum")]
    pub(super) fn limit(&self) -> usize {
        self.body_limit
    }
}

/// Verifies a webhook by one secret: the event, from the headers and the bytes of the body as they came.
///
/// [`Verifier`] has more settings: several secrets, and how large a body may be.
///
/// # Errors
///
/// As for [`Verifier::verify`].
pub fn verify(
    secret: &SigningSecret,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Event, WebhookError> {
    Verifier::new(secret.clone()).verify(headers, body)
}
