//! Ids in paths: opaque, whatever bytes they are made of.

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;

use super::reply::Refusal;

/// The id that the path ends in.
pub(crate) struct Id(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(id)) => Ok(Self(id)),
            // No id that was given out has bytes outside UTF-8, so it is one that does not exist.
            Err(_) => Err(Refusal::new(StatusCode::NOT_FOUND, "Not Found")),
        }
    }
}
