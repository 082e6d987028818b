//! TLS by rustls, with ring and the platform's certificates.

use reqwest::{ClientBuilder, Url};

use crate::Error;

/// Sets up TLS where it is needed: reading the platform's certificates takes time that a plain connection to this
/// machine should not wait for.
#[cfg(feature = "rustls")]
pub(crate) fn configure(builder: ClientBuilder, base_url: &Url) -> Result<ClientBuilder, Error> {
    use std::sync::Arc;

    use rustls_platform_verifier::BuilderVerifierExt as _;

    // The provider is named here, so no process-wide default is needed, and none is changed.
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::configuration(format!("TLS cannot be set up: {error}")))?;
    let config = if base_url.scheme() == "https" {
        versions
            .with_platform_verifier()
            .map_err(|error| {
                Error::configuration(format!(
                    "the platform's certificates cannot be read: {error}"
                ))
            })?
            .with_no_client_auth()
    } else {
        // Nothing is trusted: a client for plain http must not follow anyone to https.
        versions
            .with_root_certificates(rustls::RootCertStore::empty())
            .with_no_client_auth()
    };
    Ok(builder.tls_backend_preconfigured(config))
}

/// Without TLS of our own, only plain http to this machine works; for more, give a client of your own.
#[cfg(not(feature = "rustls"))]
pub(crate) fn configure(builder: ClientBuilder, base_url: &Url) -> Result<ClientBuilder, Error> {
    if base_url.scheme() == "https" {
        return Err(Error::configuration(
            "https needs the feature `rustls` of llama-extract, or `ClientBuilder::http_client`",
        ));
    }
    Ok(builder)
}
