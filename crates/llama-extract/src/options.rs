//! How to extract: settings that an extraction and a saved configuration share.

use llama_extract_api::types::{
    ConfigurationCreateRequestParameters, ExtractConfiguration, ExtractTier,
};
use serde_json::{Map, Value};

use crate::granularity::Granularity;
use crate::{DataSchema, Error, ExtractSchema};

/// How to extract. Options that are not set are left to the service, but for the tier.
#[derive(Clone, Debug)]
pub struct Options {
    schema: Option<DataSchema>,
    configuration: ExtractConfiguration,
}

impl Options {
    pub(crate) fn new() -> Self {
        Self {
            schema: None,
            // The service's default is not the same everywhere.
            configuration: ExtractConfiguration::new(Map::new()).tier(ExtractTier::CostEffective),
        }
    }

    pub(crate) fn granularity<G: Granularity>(self) -> Self {
        self.configure(|configuration| configuration.extraction_target(G::TARGET))
    }

    pub(crate) fn data_schema(mut self, schema: DataSchema) -> Self {
        self.schema = Some(schema);
        self
    }

    pub(crate) fn configure(
        mut self,
        f: impl FnOnce(ExtractConfiguration) -> ExtractConfiguration,
    ) -> Self {
        self.configuration = f(self.configuration);
        self
    }

    /// The configuration of a job, with `T`'s schema unless another one was given.
    pub(crate) fn into_configuration<T: ExtractSchema>(
        self,
    ) -> Result<ExtractConfiguration, Error> {
        let schema = match self.schema {
            Some(schema) => schema,
            None => T::data_schema()?,
        };
        let mut configuration = self.configuration;
        configuration.data_schema = schema.into_object();
        Ok(configuration)
    }

    /// The same as parameters of a saved configuration.
    pub(crate) fn into_parameters<T: ExtractSchema>(
        self,
    ) -> Result<ConfigurationCreateRequestParameters, Error> {
        let unfit = |error| {
            Error::argument(format!(
                "the options cannot be written as a saved configuration: {error}"
            ))
        };
        let configuration = self.into_configuration::<T>()?;
        // The two types have the same fields and one more. By way of JSON, a field that both gain is not forgotten here.
        let mut parameters = serde_json::to_value(configuration).map_err(unfit)?;
        parameters["product_type"] = Value::from("extract_v2");
        serde_json::from_value(parameters).map_err(unfit)
    }
}

/// The setters of [`Options`], for every builder that has them in a field `options`.
macro_rules! option_setters {
    () => {
        /// Asks where each value was found: page, matching text, and boxes where the service has them.
        pub fn cite_sources(self) -> Self {
            self.configure(|configuration| configuration.cite_sources(true))
        }

        /// Asks how sure the service is of each value, from 0 to 1. For documents of at most 100 pages.
        pub fn confidence_scores(self) -> Self {
            self.configure(|configuration| configuration.confidence_scores(true))
        }

        /// How hard to look; it sets the price.
        pub fn tier(self, tier: impl Into<llama_extract_api::types::ExtractTier>) -> Self {
            self.configure(|configuration| configuration.tier(tier))
        }

        /// Which release of the extraction: `latest`, a date (the newest release not later than it), or a release's
        /// name.
        pub fn version(self, version: impl Into<String>) -> Self {
            self.configure(|configuration| configuration.version(version))
        }

        /// The pages to read, counted from 1: `1,3,5-7`.
        pub fn target_pages(self, pages: impl Into<String>) -> Self {
            self.configure(|configuration| configuration.target_pages(pages))
        }

        /// Reads no more than this many pages.
        pub fn max_pages(self, pages: u32) -> Self {
            self.configure(|configuration| configuration.max_pages(pages))
        }

        /// Words to steer the extraction.
        pub fn system_prompt(self, prompt: impl Into<String>) -> Self {
            self.configure(|configuration| configuration.system_prompt(prompt))
        }

        /// How hard to work on reading the document; the extract tier when this is not called.
        pub fn parse_tier(self, tier: impl Into<llama_extract_api::types::ParseTier>) -> Self {
            self.configure(|configuration| configuration.parse_tier(tier))
        }

        /// A saved parse configuration to read the document with.
        pub fn parse_config_id(self, id: impl Into<String>) -> Self {
            self.configure(|configuration| configuration.parse_config_id(id))
        }

        /// Whether citations get tighter boxes; without them it is faster. (Deployments since October 2026.)
        pub fn advanced_citations(self, yes: bool) -> Self {
            self.configure(|configuration| configuration.advanced_citations(yes))
        }

        /// Neither reuses a cached result nor stores this one. (Deployments since August 2026.)
        pub fn disable_cache(self) -> Self {
            self.configure(|configuration| configuration.disable_cache(true))
        }

        /// Reads the cells of a workbook directly: tier `agentic_plus` only, without citations and confidence.
        /// (Deployments since August 2026.)
        pub fn spreadsheet_mode(self) -> Self {
            self.configure(|configuration| configuration.spreadsheet_mode(true))
        }

        /// With [`spreadsheet_mode`](Self::spreadsheet_mode): the sheets to read, by their exact names, in place of
        /// target pages. (Deployments since August 2026.)
        pub fn sheet_names(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
            let names: Vec<String> = names.into_iter().map(Into::into).collect();
            self.configure(|configuration| configuration.sheet_names(names))
        }

        /// A schema that is known at run time only, in place of `T`'s own; `T` is then often [`serde_json::Value`].
        pub fn data_schema(mut self, schema: $crate::DataSchema) -> Self {
            self.options = self.options.data_schema(schema);
            self
        }

        fn configure(
            mut self,
            f: impl FnOnce(
                llama_extract_api::types::ExtractConfiguration,
            ) -> llama_extract_api::types::ExtractConfiguration,
        ) -> Self {
            self.options = self.options.configure(f);
            self
        }
    };
}

pub(crate) use option_setters;
