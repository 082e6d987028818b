//! The one place that every operation passes through.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use progenitor_client::{ClientHooks, OperationInfo};
use reqwest::{Request, Response};

use crate::Client;

/// What [`Execute::execute`] gives.
pub type Executed<'a> = Pin<Box<dyn Future<Output = reqwest::Result<Response>> + Send + 'a>>;

/// Sends a request: authentication, retries, limits and tracing belong here, once for all operations.
pub trait Execute: Send + Sync {
    /// Sends `request`, which is for the operation with this id, and answers with the response, whatever its status.
    fn execute<'a>(
        &'a self,
        client: &'a reqwest::Client,
        request: Request,
        operation: &'static str,
    ) -> Executed<'a>;
}

/// How a [`Client`] sends its requests.
#[derive(Clone)]
pub struct Hooks(Arc<dyn Execute>);

impl Hooks {
    /// Sends every request through `execute`.
    pub fn new(execute: impl Execute + 'static) -> Self {
        Self(Arc::new(execute))
    }
}

/// What is behind may hold a key: it is not shown.
impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hooks")
    }
}

impl ClientHooks<Hooks> for Client {
    async fn exec(&self, request: Request, info: &OperationInfo) -> reqwest::Result<Response> {
        self.inner
            .0
            .execute(&self.client, request, info.operation_id)
            .await
    }
}
