//! Where the caller reached the service: the start of links that lead back to it.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::uri::Authority;

use super::App;

/// `http://HOST:PORT`, without a slash at the end.
///
/// The host is the one that the request names, since that is where the caller can reach the service: in a container or
/// behind a forwarded port the service's own address may mean nothing to it. Without one it is the own address.
pub(crate) struct Origin(pub(crate) String);

impl FromRequestParts<App> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let of_uri = parts.uri.authority().cloned();
        let of_header = || {
            let host = parts.headers.get(HOST)?;
            host.to_str().ok()?.parse::<Authority>().ok()
        };
        let host = of_uri
            .or_else(of_header)
            .filter(|host| !host.host().is_empty() && !host.as_str().contains('@'));
        Ok(Self(match host {
            Some(host) => format!("http://{host}"),
            None => format!("http://{}", app.addr),
        }))
    }
}
