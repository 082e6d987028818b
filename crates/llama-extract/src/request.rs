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
    pub(crate) async fn answer<T: DeserializeOwned>(
        &self,
        sent: impl Future<Output = Sent<T>>,
        what: impl Into<String>,
    ) -> Result<T, Error> {
        self.call(
            async {
                let answer = match sent.await {
                    Err(ApiError::UnexpectedResponse(response))
                        if response.status().is_success() =>
                    {
                        ResponseValue::from_response(response).await
                    }
                    answer => answer,
                };
                answer.map(ResponseValue::into_inner)
            },
            what,
        )
        .await
    }

    /// Waits for a request to succeed whose answer says nothing.
    pub(crate) async fn done<T>(
        &self,
        sent: impl Future<Output = Sent<T>>,
        what: impl Into<String>,
    ) -> Result<(), Error> {
        self.call(
            async {
                match sent.await {
                    Err(ApiError::UnexpectedResponse(response))
                        if response.status().is_success() =>
                    {
                        Ok(())
                    }
                    answer => answer.map(|_| ()),
                }
            },
            what,
        )
        .await
    }

    /// Makes a call and counts its attempts, for the error.
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
            (Err(error), attempts) => Err(self
                .error(error, &what.into())
                .await
                .with_attempts(attempts)),
        }
    }
}
