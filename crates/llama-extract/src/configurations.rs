//! Saved configurations: a schema and settings under a name, to extract by their id.
//!
//! ```no_run
//! # use llama_extract::{Client, ExtractSchema};
//! # #[derive(serde::Deserialize, ExtractSchema)]
//! # struct Invoice { total: f64 }
//! # async fn example(client: Client) -> Result<(), llama_extract::Error> {
//! let saved = client.configurations().create::<Invoice>("invoices").cite_sources().await?;
//! let invoice = client.extract_saved::<Invoice>("invoice.pdf", &saved.id).await?;
//! # Ok(())
//! # }
//! ```

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;

use llama_extract_api::builder::ListConfigurations;
use llama_extract_api::types::{
    ConfigurationCreateRequest, ConfigurationCreateRequestParameters, ConfigurationResponse,
    ConfigurationUpdateRequest, ConfigurationUpdateRequestParameters, ProductType,
};

use crate::granularity::{Granularity, PerDocument, PerPage, PerTableRow};
use crate::options::{Options, option_setters};
use crate::page::{ListQuery, PageFuture, sealed};
use crate::request::{With as _, path_id};
use crate::{Client, Error, ExtractSchema, List};

/// Saved configurations; from [`Client::configurations`].
#[derive(Clone, Debug)]
pub struct Configurations {
    client: Client,
}

impl Configurations {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Saves a configuration that extracts `T`: set the options of an extraction, then await it.
    ///
    /// The service updates the configuration of the same name, if there is one: what runs by its id runs differently
    /// from then on.
    pub fn create<T: ExtractSchema>(&self, name: impl Into<String>) -> CreateConfiguration<T> {
        CreateConfiguration {
            client: self.client.clone(),
            name: name.into(),
            options: Options::new(),
            kind: PhantomData,
        }
    }

    /// Saves a configuration of any product. It replaces one of the same name and product.
    ///
    /// # Errors
    ///
    /// [`Error::is_schema`] for a schema that the service refuses; whatever else it answers.
    pub async fn create_with(
        &self,
        name: impl Into<String>,
        parameters: impl Into<ConfigurationCreateRequestParameters>,
    ) -> Result<ConfigurationResponse, Error> {
        let body = ConfigurationCreateRequest::new(name.into(), parameters);
        let what = format!("save configuration {}", body.name);
        let request = self.client.api().create_configuration().body(body);
        let request = self.client.scoped(request);
        self.client.answer(request.send(), what).await
    }

    /// A saved configuration.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers.
    pub async fn get(&self, id: &str) -> Result<ConfigurationResponse, Error> {
        let id = path_id(id, "configuration")?;
        let request = self.client.api().get_configuration().config_id(id);
        let request = self.client.scoped(request);
        let what = format!("get configuration {id}");
        self.client.answer(request.send(), what).await
    }

    /// The saved configurations of the project, of all products: set filters, then read it.
    pub fn list(&self) -> List<ConfigurationQuery> {
        List::new(self.client.clone(), ConfigurationQuery::default())
    }

    /// Changes a saved configuration: say what, then await it. What is not said stays as it is.
    pub fn update(&self, id: impl Into<String>) -> UpdateConfiguration {
        UpdateConfiguration {
            client: self.client.clone(),
            id: id.into(),
            changes: ConfigurationUpdateRequest::default(),
        }
    }

    /// Deletes a saved configuration.
    ///
    /// # Errors
    ///
    /// [`Error::is_not_found`] if there is none with this id; whatever else the service answers.
    pub async fn delete(&self, id: &str) -> Result<(), Error> {
        let id = path_id(id, "configuration")?;
        let request = self.client.api().delete_configuration().config_id(id);
        let request = self.client.scoped(request);
        let what = format!("delete configuration {id}");
        self.client.done(request.send(), what).await
    }
}

/// A configuration to save: set options, then await it.
///
/// As in an extraction, options that are not set are left to the service, but for the tier: `cost_effective` is saved.
#[derive(Debug)]
#[must_use = "a configuration is not saved until it is awaited"]
pub struct CreateConfiguration<T, G = PerDocument> {
    client: Client,
    name: String,
    options: Options,
    kind: PhantomData<fn() -> (T, G)>,
}

impl<T: ExtractSchema> CreateConfiguration<T> {
    /// One result for each page, in the order of the pages.
    pub fn per_page(self) -> CreateConfiguration<T, PerPage> {
        self.granularity()
    }

    /// One result for each row of the document's tables, or each entity of a list; `T` describes one of them.
    pub fn per_table_row(self) -> CreateConfiguration<T, PerTableRow> {
        self.granularity()
    }

    fn granularity<G: Granularity>(self) -> CreateConfiguration<T, G> {
        CreateConfiguration {
            client: self.client,
            name: self.name,
            options: self.options.granularity::<G>(),
            kind: PhantomData,
        }
    }
}

impl<T: ExtractSchema, G: Granularity> CreateConfiguration<T, G> {
    option_setters!();
}

/// # Errors
///
/// [`Error::is_schema`] before anything is sent, if the service would refuse the schema; whatever it answers.
impl<T: ExtractSchema, G: Granularity> IntoFuture for CreateConfiguration<T, G> {
    type Output = Result<ConfigurationResponse, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let parameters = self.options.into_parameters::<T>();
        let (client, name) = (self.client, self.name);
        Box::pin(async move { client.configurations().create_with(name, parameters?).await })
    }
}

/// Changes to a saved configuration: say what, then await it.
#[derive(Clone, Debug)]
#[must_use = "nothing changes until it is awaited"]
pub struct UpdateConfiguration {
    client: Client,
    id: String,
    changes: ConfigurationUpdateRequest,
}

impl UpdateConfiguration {
    /// A new name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.changes = self.changes.name(name);
        self
    }

    /// New parameters, in place of all that there were.
    pub fn parameters(
        mut self,
        parameters: impl Into<ConfigurationUpdateRequestParameters>,
    ) -> Self {
        self.changes = self.changes.parameters(parameters);
        self
    }

    async fn send(self) -> Result<ConfigurationResponse, Error> {
        let id = path_id(&self.id, "configuration")?;
        let request = self.client.api().update_configuration();
        let request = self.client.scoped(request.config_id(id).body(self.changes));
        let what = format!("update configuration {id}");
        self.client.answer(request.send(), what).await
    }
}

/// # Errors
///
/// [`Error::is_not_found`] if there is none with this id; [`Error::is_schema`] for a schema that the service refuses;
/// whatever else it answers.
impl IntoFuture for UpdateConfiguration {
    type Output = Result<ConfigurationResponse, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Which configurations a list is of.
#[derive(Clone, Debug, Default)]
pub struct ConfigurationQuery {
    product_types: Vec<ProductType>,
    name: Option<String>,
    latest_only: Option<bool>,
    page_size: Option<i64>,
}

/// Filters of [`Configurations::list`].
impl List<ConfigurationQuery> {
    /// Only configurations of this product, such as `extract_v2`. Called again, it adds another product.
    pub fn product_type(mut self, product: impl Into<ProductType>) -> Self {
        self.query.product_types.push(product.into());
        self
    }

    /// Only configurations of this name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.query.name = Some(name.into());
        self
    }

    /// Only the newest version of each name.
    pub fn latest_only(mut self) -> Self {
        self.query.latest_only = Some(true);
        self
    }

    /// How many to get at a time, 1 to 1,000.
    pub fn page_size(mut self, size: u32) -> Self {
        self.query.page_size = Some(size.into());
        self
    }
}

impl sealed::Sealed for ConfigurationQuery {}

impl ListQuery for ConfigurationQuery {
    type Item = ConfigurationResponse;

    fn page(self, client: Client, token: Option<String>) -> PageFuture<ConfigurationResponse> {
        Box::pin(async move {
            let products = Some(self.product_types).filter(|products| !products.is_empty());
            let request = client.scoped(client.api().list_configurations());
            let request = request
                .with(products, ListConfigurations::product_type)
                .with(self.name, ListConfigurations::name)
                .with(self.latest_only, ListConfigurations::latest_only)
                .with(self.page_size, ListConfigurations::page_size)
                .with(token, ListConfigurations::page_token);
            let page = client.answer(request.send(), "list configurations").await?;
            Ok(page.into())
        })
    }
}
