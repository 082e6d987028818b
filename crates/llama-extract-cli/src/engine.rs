//! How the local service reads documents and which engine finds the values, by options and environment.

use std::time::Duration;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args as Arguments, ValueEnum};
use llama_extract_local::{Llm, LocalServiceBuilder};

use crate::args::duration;
use crate::failure::Failure;

/// The variables that stand in for options that are not given.
const URL: &str = "LLAMA_EXTRACT_LLM_URL";
const MODEL: &str = "LLAMA_EXTRACT_LLM_MODEL";
/// There is no option for the key: other users of the machine can see a command line.
const API_KEY: &str = "LLAMA_EXTRACT_LLM_API_KEY";

/// Text recognition takes seconds a page.
#[cfg(feature = "ocr")]
const TIME_WITH_OCR: Duration = Duration::from_secs(600);

/// For the end of a help text.
pub(crate) const NOTES: &str = "\
With --engine llm, the text of the documents, the schema and the instructions
are sent to the server of the model: any that has an OpenAI-compatible
chat-completions API, also on this machine. Its key, if it needs one, is read
from the environment only:
  LLAMA_EXTRACT_LLM_URL      in place of --llm-url
  LLAMA_EXTRACT_LLM_MODEL    in place of --llm-model
  LLAMA_EXTRACT_LLM_API_KEY  the key
  --engine llm --llm-url http://localhost:11434/v1 --llm-model qwen3:8b
  --engine llm --llm-url https://api.openai.com/v1 --llm-model gpt-4.1-mini";

#[derive(Arguments)]
pub(crate) struct EngineOptions {
    /// What finds the values on this machine [default: rules]
    #[arg(long, value_name = "ENGINE", help_heading = "Engine")]
    engine: Option<Engine>,
    /// The base URL of the model's server: what comes before /chat/completions
    #[arg(long, value_name = "URL", help_heading = "Engine", value_parser = NonEmptyStringValueParser::new())]
    llm_url: Option<String>,
    /// The name that the server knows the model by
    #[arg(long, value_name = "NAME", help_heading = "Engine", value_parser = NonEmptyStringValueParser::new())]
    llm_model: Option<String>,
    /// Send the key also by plain http to another machine
    #[arg(long, help_heading = "Engine")]
    llm_allow_http: bool,
    /// Characters of a document in one request, from 500; longer ones go in parts [default: 40000]
    #[arg(long, value_name = "N", help_heading = "Engine", value_parser = clap::value_parser!(u32).range(500..))]
    llm_context: Option<u32>,
    /// How long the model may take for one document, in whole seconds [default: 600]
    #[arg(long, value_name = "SECONDS", help_heading = "Engine", value_parser = duration)]
    llm_time: Option<Duration>,
    /// Read PDF pages that are images with the program tesseract, in these languages of it
    #[arg(long, value_name = "LANGUAGES", help_heading = "Engine", value_parser = NonEmptyStringValueParser::new())]
    ocr: Option<String>,
}

/// How documents are read and values are found.
#[derive(Clone)]
pub(crate) struct Reading {
    llm: Option<Llm>,
    /// Languages of pages that are images, where these are read.
    #[cfg(feature = "ocr")]
    ocr: Option<String>,
}

impl Reading {
    /// Whether a language model finds the values.
    pub(crate) fn is_by_model(&self) -> bool {
        self.llm.is_some()
    }

    pub(crate) fn configure(self, mut builder: LocalServiceBuilder) -> LocalServiceBuilder {
        if let Some(llm) = self.llm {
            builder = builder.llm(llm);
        }
        #[cfg(feature = "ocr")]
        if let Some(languages) = self.ocr {
            let tesseract = llama_extract_local::Tesseract::new().languages(languages);
            builder = builder
                .parse_time(TIME_WITH_OCR)
                .text_recognition(tesseract);
        }
        builder
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// Labels, tables and typed patterns: nothing leaves this machine
    Rules,
    /// A language model, which the text of the documents is sent to
    Llm,
}

impl EngineOptions {
    /// The options of a model that are given.
    fn given(&self) -> Vec<&'static str> {
        let options = [
            (self.llm_url.is_some(), "--llm-url"),
            (self.llm_model.is_some(), "--llm-model"),
            (self.llm_allow_http, "--llm-allow-http"),
            (self.llm_context.is_some(), "--llm-context"),
            (self.llm_time.is_some(), "--llm-time"),
        ];
        let given = options.into_iter().filter(|(is_given, _)| *is_given);
        given.map(|(_, name)| name).collect()
    }

    /// How long the model may take, when the options say so.
    pub(crate) fn time(&self) -> Option<Duration> {
        self.llm_time
    }

    /// How the options want documents to be read.
    pub(crate) fn reading(
        &self,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Reading, Failure> {
        if self.ocr.is_some() && cfg!(not(feature = "ocr")) {
            return Err(Failure::usage(
                "--ocr is not part of this build; install the command with --features ocr",
            ));
        }
        Ok(Reading {
            llm: self.llm(environment)?,
            #[cfg(feature = "ocr")]
            ocr: self.ocr.clone(),
        })
    }

    /// The model that is asked for; none for the rules.
    fn llm(&self, environment: impl Fn(&str) -> Option<String>) -> Result<Option<Llm>, Failure> {
        if self.engine != Some(Engine::Llm) {
            return match self.given().first() {
                // Whoever names a model believes that it reads the documents.
                Some(option) => Err(Failure::usage(format!(
                    "{option} needs --engine llm; without it, rules find the values on this machine"
                ))),
                None => Ok(None),
            };
        }
        let set = |name: &str| environment(name).filter(|value| !value.trim().is_empty());
        let needed = |option: &Option<String>, flag: &str, variable: &str, example: &str| {
            option.clone().or_else(|| set(variable)).ok_or_else(|| {
                Failure::usage(format!(
                    "--engine llm needs {flag}, or {variable} in the environment; give one such as {example}"
                ))
            })
        };
        let url = needed(&self.llm_url, "--llm-url", URL, "http://localhost:11434/v1")?;
        let model = needed(&self.llm_model, "--llm-model", MODEL, "qwen3:8b")?;
        let mut llm = Llm::new(url, model).allow_plain_http(self.llm_allow_http);
        if let Some(key) = set(API_KEY) {
            llm = llm.api_key(key);
        }
        if let Some(characters) = self.llm_context {
            llm = llm.context_chars(characters as usize);
        }
        if let Some(time) = self.llm_time {
            llm = llm.job_time(time);
        }
        Ok(Some(llm))
    }
}

/// Reads the real environment. What is not Unicode is not set.
pub(crate) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Where the settings of a model come from, for a message about what is wrong with them.
pub(crate) const REMEDY: &str = "--llm-url and --llm-model name the model, LLAMA_EXTRACT_LLM_API_KEY holds its key, --llm-allow-http allows plain http";
