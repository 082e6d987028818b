//! Schemas, as the service sees them: have one validated, or one generated.
//!
//! ```no_run
//! # use llama_extract::{Client, Document, ExtractSchema};
//! # use serde_json::Value;
//! # #[derive(serde::Deserialize, ExtractSchema)]
//! # struct Invoice { total: f64 }
//! # async fn example(client: Client) -> Result<(), llama_extract::Error> {
//! // Does the service take this type?
//! client.schemas().validate::<Invoice>().await?;
//!
//! // What would a schema for such documents look like?
//! let draft = client.schemas().generate().prompt("supplier, date and total of an invoice").await?;
//! let values = client.extract::<Value>("invoice.pdf").data_schema(draft.data_schema).await?;
//! # Ok(())
//! # }
//! ```

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use llama_extract_api::types::{
    ConfigurationCreateRequest, ConfigurationCreateRequestParameters as Parameters,
    ExtractV2SchemaGenerateRequest, ExtractV2SchemaValidateRequest,
};
use serde_json::Value;

use crate::{Client, DataSchema, Error, ExtractSchema};

/// Schemas, as the service sees them; from [`Client::schemas`].
#[derive(Clone, Debug)]
pub struct Schemas {
    client: Client,
}

impl Schemas {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Asks the service whether it takes the schema of `T`; the answer is the schema as the service will use it.
    ///
    /// An extraction checks the schema against the known limits by itself, before anything is sent; this asks the one who
    /// decides. (For a schema that is known at run time, there is [`validate_schema`](Self::validate_schema): two names,
    /// because one takes a type and no value, the other a value and no type.)
    ///
    /// # Errors
    ///
    /// [`Error::is_schema`] when the service refuses it, or would: what the limits forbid is not sent.
    pub async fn validate<T: ExtractSchema>(&self) -> Result<DataSchema, Error> {
        self.validate_schema(T::data_schema()?).await
    }

    /// Asks the service whether it takes a schema that is known at run time; the answer is the schema as the service will
    /// use it.
    ///
    /// # Errors
    ///
    /// [`Error::is_schema`] when the service refuses it, with its words; whatever else it answers.
    pub async fn validate_schema(&self, schema: DataSchema) -> Result<DataSchema, Error> {
        let body = ExtractV2SchemaValidateRequest::new(schema.into_object());
        // This operation, alone of all, knows no project.
        let request = self.client.api().validate_extraction_schema().body(body);
        let answer = self.client.answer(request.send(), "validate the schema");
        Ok(DataSchema::from_service(answer.await?.data_schema))
    }

    /// Has a schema generated: say from what (a prompt, a file, a schema to go on from), then await it. It may cost
    /// credits.
    pub fn generate(&self) -> GenerateSchema {
        GenerateSchema {
            client: self.client.clone(),
            request: ExtractV2SchemaGenerateRequest::default(),
        }
    }
}

/// A schema to be generated: say from what, then await it.
#[derive(Clone, Debug)]
#[must_use = "nothing is generated until it is awaited"]
pub struct GenerateSchema {
    client: Client,
    request: ExtractV2SchemaGenerateRequest,
}

impl GenerateSchema {
    /// What to look for, in words.
    pub fn prompt(mut self, prompt: impl Into<String>) -> Self {
        self.request = self.request.prompt(prompt);
        self
    }

    /// An uploaded file that is like those to extract from.
    pub fn file_id(mut self, id: impl Into<String>) -> Self {
        self.request = self.request.file_id(id);
        self
    }

    /// A schema to go on from.
    pub fn data_schema(mut self, schema: DataSchema) -> Self {
        self.request = self.request.data_schema(schema.into_object());
        self
    }

    /// What to call the drafted configuration; the service thinks of a name when this is not called.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.request = self.request.name(name);
        self
    }

    async fn send(self) -> Result<Draft, Error> {
        let request = self.client.api().generate_extraction_schema();
        let request = self.client.scoped(request.body(self.request));
        let draft: ConfigurationCreateRequest = self
            .client
            .answer(request.send(), "generate a schema")
            .await?;
        let schema = match &draft.parameters {
            Parameters::ExtractV2(parameters) => Some(parameters.data_schema.clone()),
            Parameters::Other(other) => {
                other.get("data_schema").and_then(Value::as_object).cloned()
            }
            _ => None,
        };
        let schema = schema.ok_or_else(|| {
            Error::senseless_answer(format!(
                "cannot generate a schema: {} drafted a configuration without one",
                self.client.base_url()
            ))
        })?;
        Ok(Draft {
            name: draft.name,
            data_schema: DataSchema::from_service(schema),
            parameters: draft.parameters,
        })
    }
}

/// # Errors
///
/// [`Error::is_not_found`] if there is no such file; [`Error::is_out_of_credits`]; whatever else the service answers.
impl IntoFuture for GenerateSchema {
    type Output = Result<Draft, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A configuration that the service drafted. It is not saved:
/// [`Configurations::create_with`](crate::configurations::Configurations::create_with) does that.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// The generated schema, to extract with.
    pub data_schema: DataSchema,
    /// All of its parameters, the schema among them.
    pub parameters: Parameters,
}
