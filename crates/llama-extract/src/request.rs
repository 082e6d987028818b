//! What requests have in common: the project that they are for, settings that may be missing, ids in paths.

use std::cell::Cell;
use std::future::Future;

use llama_extract_api::{Error as ApiError, ResponseValue, builder};
use serde::de::DeserializeOwned;

use crate::transport::ATTEMPTS;
use crate::{Client, Error};

/// A request that can say which project it is for.
pub(crate) trait Scoped: Sized {
    fn project_id(self, id: String) -> Self;
    fn organization_id(self, id: String) -> Self;
}

macro_rules! scoped {
    ($($request:ident)*) => {$(
        impl Scoped for builder::$request<'_> {
            fn project_id(self, id: String) -> Self {
                self.project_id(id)
            }

            fn organization_id(self, id: String) -> Self {
                self.organization_id(id)
            }
        }
    )*};
}

scoped! {
    CreateExtractJob ListExtractJobs GetExtractJob DeleteExtractJob CancelExtractJob GenerateExtractionSchema
    ListFiles GetFile DeleteFile ReadFileContent
    CreateConfiguration ListConfigurations GetConfiguration UpdateConfiguration DeleteConfiguration
    CreateWebhookConfig ListWebhookConfigs ListAllWebhookConfigs GetWebhookConfig UpdateWebhookConfig
    DeleteWebhookConfig
    ExtractStateless GetLegacyJobResult CreateExtractionAgent ListExtractionAgents ListExtractionAgentsByPage
    GetExtractionAgentByName
}

/// Sets what there is to set: an option that is missing is left out of the request.
pub(crate) trait With: Sized {
    fn with<V>(self, value: Option<V>, set: impl FnOnce(Self, V) -> Self) -> Self {
        match value {
            Some(value) => set(self, value),
            None => self,
        }
    }
}

impl<R: Scoped> With for R {}

/// An id as a path can hold it. An empty one, or dots, would name another resource: the list, or what is above it.
pub(crate) fn path_id<'a>(id: &'a str, what: &str) -> Result<&'a str, Error> {
    match id.trim() {
        "" => Err(Error::argument(format!("the id of the {what} is empty"))),
        "." | ".." => Err(Error::argument(format!("{id:?} is not the id of a {what}"))),
        _ => Ok(id),
    }
}

/// What the bindings give for a request.
type Sent<T> = Result<ResponseValue<T>, ApiError<()>>;

impl Client {
    /// The request, for the project and organization of this client.
    pub(crate) fn scoped<R: Scoped>(&self, request: R) -> R {
        request
            .with(self.project_id().map(str::to_owned), R::project_id)
            .with(
                self.organization_id().map(str::to_owned),
                R::organization_id,
            )
    }

    /// The answer to a request that tried `what`: "get file dfl-1".
    ///
    /// The status of a success is not documented for all operations (201 or 200 for a creation): any will do.
    pub(crate) fn answer<T: DeserializeOwned + Send>(
        &self,
        sent: impl Future<Output = Sent<T>> + Send,
        what: impl Into<String> + Send,
    ) -> impl Future<Output = Result<T, Error>> + Send {
        let sent = Box::pin(sent);
        let answer = async {
            let response = match sent.await {
                Err(ApiError::UnexpectedResponse(response)) if response.status().is_success() => {
                    response
                }
                answer => return answer.map(ResponseValue::into_inner),
            };
            let answer = Box::pin(ResponseValue::from_response(response)).await;
            answer.map(ResponseValue::into_inner)
        };
        self.call(answer, what)
    }

    /// Waits for a request to succeed whose answer says nothing.
    pub(crate) fn done<T: Send>(
        &self,
        sent: impl Future<Output = Sent<T>> + Send,
        what: impl Into<String> + Send,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        let sent = Box::pin(sent);
        let done = async {
            match sent.await {
                Err(ApiError::UnexpectedResponse(response)) if response.status().is_success() => {
                    Ok(())
                }
                answer => answer.map(|_| ()),
            }
        };
        self.call(done, what)
    }

    /// Makes a call and counts its attempts, for the error.
    ///
    /// A future has room for each future that it was given, and again for each that it waits for. So what is large, or
    /// seldom waited for, is in a box on this way, which every request takes: without them it takes fifty kilobytes, which
    /// cost more to move about than a request costs to send.
    async fn call<T>(
        &self,
        call: impl Future<Output = Result<T, ApiError<()>>>,
        what: impl Into<String>,
    ) -> Result<T, Error> {
        let counted = async {
            let result = call.await;
            (result, ATTEMPTS.with(Cell::get))
        };
        match ATTEMPTS.scope(Cell::new(0), counted).await {
            (Ok(answer), _) => Ok(answer),
            (Err(error), attempts) => Err(Box::pin(self.error(error, &what.into()))
                .await
                .with_attempts(attempts)),
        }
    }
}
