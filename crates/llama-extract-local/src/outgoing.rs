//! HTTP to others: the receivers of webhooks, and the servers of models.

use std::error::Error as _;

use reqwest::Client;
use tokio::sync::OnceCell;

/// An HTTP client that is made when it is first needed.
#[derive(Debug)]
pub(crate) struct Outgoing {
    /// To this machine only, so never through a proxy.
    is_direct: bool,
    client: OnceCell<Client>,
}

impl Outgoing {
    pub(crate) fn new(is_direct: bool) -> Self {
        Self {
            is_direct,
            client: OnceCell::new(),
        }
    }

    /// Off the runtime: reading the certificates of the machine takes a while.
    pub(crate) async fn client(&self) -> Result<&Client, String> {
        let is_direct = self.is_direct;
        let make = async || {
            let made = tokio::task::spawn_blocking(move || client(is_direct)).await;
            made.map_err(|_| "the service is stopping".to_owned())?
                .map_err(|e| format!("no HTTP client could be made: {}", root(&e)))
        };
        self.client.get_or_try_init(make).await
    }
}

fn client(is_direct: bool) -> reqwest::Result<Client> {
    let builder = || {
        // Whoever a redirect leads to was not chosen to read what is sent.
        let builder = Client::builder().redirect(reqwest::redirect::Policy::none());
        if is_direct {
            builder.no_proxy()
        } else {
            builder
        }
    };
    // A machine without certificates can still send by http.
    let without_certificates = |_| builder().tls_certs_only([]).build();
    builder().build().or_else(without_certificates)
}

/// What is at the bottom of an error; what is above it only says where, in a URL that may hold a key.
pub(crate) fn root(error: &reqwest::Error) -> String {
    let mut source = error.source();
    let mut text = None;
    while let Some(error) = source {
        text = Some(error.to_string());
        source = error.source();
    }
    text.unwrap_or_else(|| "for an unknown reason".to_owned())
}
