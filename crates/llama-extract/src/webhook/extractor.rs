//! Verified events as arguments of axum's handlers.

use std::future::poll_fn;
use std::pin::Pin;

use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use futures_core::Stream as _;
use http::StatusCode;

use super::signature::claimed;
use super::{Event, Verifier, WebhookError};

/// A verified event, as an argument of an axum handler. (Feature `axum`, for axum 0.8.)
///
/// The router's state has to hold the [`Verifier`], as itself or by `FromRef`. What is not signed right never reaches the
/// handler: it is answered with the [`status`](WebhookError::status) of the refusal (401, 400, 413) and an empty body. A
/// body is read only if there is a signature, and only up to the verifier's limit; axum's own limit has no part in it.
///
/// ```
/// use axum::extract::{FromRef, State};
/// use axum::http::StatusCode;
/// use axum::{Router, routing::post};
/// use llama_extract::webhook::{Admission, ReplayGuard, SigningSecret, VerifiedEvent, Verifier, WebhookError};
///
/// #[derive(Clone)]
/// struct App {
///     verifier: Verifier,
///     guard: ReplayGuard,
/// }
///
/// impl FromRef<App> for Verifier {
///     fn from_ref(app: &App) -> Self {
///         app.verifier.clone()
///     }
/// }
///
/// async fn hook(State(app): State<App>, VerifiedEvent(event): VerifiedEvent) -> Result<StatusCode, WebhookError> {
///     if app.guard.admit(&event).await? == Admission::SeenBefore {
///         return Ok(StatusCode::OK);
///     }
///     println!("{}: {:?}", event.kind, event.job_id);
///     Ok(StatusCode::OK)
/// }
///
/// let secret = SigningSecret::new("whsec_mLqX8...")?;
/// let app = App { verifier: Verifier::new(secret), guard: ReplayGuard::in_memory() };
/// let router: Router = Router::new().route("/hook", post(hook)).with_state(app);
/// # Ok::<(), llama_extract::Error>(())
/// ```
#[derive(Clone, Debug)]
#[allow(
    clippy::exhaustive_structs,
    reason = "handlers take it apart in their arguments"
)]
pub struct VerifiedEvent(
    /// The event.
    pub Event,
);

impl<S> FromRequest<S> for VerifiedEvent
where
    Verifier: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = WebhookError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebhookError> {
        let verifier = Verifier::from_ref(state);
        let (head, body) = request.into_parts();
        // Whoever does not even claim to have signed is not worth reading.
        claimed(&head.headers)?;
        let mut chunks = body.into_data_stream();
        let mut body = Vec::new();
        while let Some(chunk) = poll_fn(|cx| Pin::new(&mut chunks).poll_next(cx)).await {
            let chunk = chunk.map_err(WebhookError::unreadable)?;
            if chunk.len() > verifier.limit().saturating_sub(body.len()) {
                return Err(WebhookError::too_large(verifier.limit()));
            }
            body.extend_from_slice(&chunk);
        }
        verifier.verify(&head.headers, &body).map(Self)
    }
}

/// The status alone: whoever sends forgeries learns nothing from it.
impl IntoResponse for WebhookError {
    fn into_response(self) -> Response {
        StatusCode::from_u16(self.status())
            .unwrap_or(StatusCode::BAD_REQUEST)
            .into_response()
    }
}
