//! Why a webhook is refused.

use std::fmt;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why a webhook is refused: a question to its predicates. What it says is made for the receiver's log: it never holds
/// the body, the signature or a secret.
///
/// As an answer it is its [`status`](Self::status) and nothing else: whoever sends forgeries learns nothing from it.
///
/// # Troubleshooting
///
/// - [`is_missing_signature`](Self::is_missing_signature): the sender signs nothing: the webhook was configured without a
///   signing secret, the deployment is older than signatures (August 2026), or a proxy drops the header.
/// - [`is_bad_signature`](Self::is_bad_signature): signed with another secret, or changed on the way. A framework that
///   parses the body and writes it again changes it: verify the bytes as they came.
/// - [`is_too_large`](Self::is_too_large): the body is over [`Verifier::body_limit`](super::Verifier::body_limit).
/// - [`is_unreadable`](Self::is_unreadable): the connection broke before the body was there.
/// - [`is_not_event`](Self::is_not_event): rightly signed, and still no event. The message names the member.
/// - [`is_outside_window`](Self::is_outside_window): too old, too far ahead, or without a time. If it happens to genuine
///   events, this machine's clock is wrong or the window of the [`ReplayGuard`](super::ReplayGuard) too narrow.
/// - [`is_store`](Self::is_store): the store of the replay guard failed, or is full.
pub struct WebhookError {
    kind: Kind,
    message: String,
    source: Option<Source>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    MissingSignature,
    BadSignature,
    TooLarge,
    Unreadable,
    NotEvent,
    OutsideWindow,
    Store,
}

impl WebhookError {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            source: None,
        }
    }

    pub(super) fn missing_signature() -> Self {
        Self::new(
            Kind::MissingSignature,
            "the webhook has no header `LC-Signature`: give its configuration a signing secret",
        )
    }

    pub(super) fn bad_signature(message: &str) -> Self {
        Self::new(Kind::BadSignature, message)
    }

    pub(super) fn too_large(limit: usize) -> Self {
        Self::new(
            Kind::TooLarge,
            format!("the webhook's body has more than {limit} bytes"),
        )
    }

    #[cfg(feature = "axum")]
    pub(super) fn unreadable(source: impl Into<Source>) -> Self {
        let mut error = Self::new(
            Kind::Unreadable,
            "the webhook's body could not be read to its end",
        );
        error.source = Some(source.into());
        error
    }

    pub(super) fn not_event(message: impl fmt::Display) -> Self {
        Self::new(
            Kind::NotEvent,
            format!("the webhook's body is no event: {message}"),
        )
    }

    pub(super) fn outside_window(message: impl fmt::Display) -> Self {
        Self::new(
            Kind::OutsideWindow,
            format!("the webhook may be a replay: {message}"),
        )
    }

    pub(super) fn store(source: Source) -> Self {
        let mut error = Self::new(
            Kind::Store,
            format!("the store of the replay guard failed: {source}"),
        );
        error.source = Some(source);
        error
    }

    /// There is no signature.
    #[must_use]
    pub fn is_missing_signature(&self) -> bool {
        self.kind == Kind::MissingSignature
    }

    /// There is a signature, and it is by none of the secrets, or not of this body, or malformed.
    #[must_use]
    pub fn is_bad_signature(&self) -> bool {
        self.kind == Kind::BadSignature
    }

    /// The body is over the limit; nothing of it was looked at.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.kind == Kind::TooLarge
    }

    /// The body did not come to its end.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.kind == Kind::Unreadable
    }

    /// The signature is right, and what it signs is no event.
    #[must_use]
    pub fn is_not_event(&self) -> bool {
        self.kind == Kind::NotEvent
    }

    /// The event is too old, dated too far ahead, or without a time.
    #[must_use]
    pub fn is_outside_window(&self) -> bool {
        self.kind == Kind::OutsideWindow
    }

    /// The replay guard could not ask its store. The service sends again what is answered with [`status`](Self::status).
    #[must_use]
    pub fn is_store(&self) -> bool {
        self.kind == Kind::Store
    }

    /// The HTTP status to answer with: 401 without a right signature, 413 for a body that is too large, 503 for a store
    /// that failed, else 400.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self.kind {
            Kind::MissingSignature | Kind::BadSignature => 401,
            Kind::TooLarge => 413,
            Kind::Unreadable | Kind::NotEvent | Kind::OutsideWindow => 400,
            Kind::Store => 503,
        }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookError")
            .field("kind", &self.kind)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
