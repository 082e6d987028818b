//! Values by a language model: the text of a document goes to a chat-completions API, and what comes back is checked
//! against the schema. Where the values stand is not the model's to say: see [`crate::ground::Locator`].

mod answer;
mod check;
mod client;
mod completion;
mod dialect;
mod merge;
mod parts;
mod prompt;
mod schema;
mod settings;

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;

use self::client::{Client, Trouble};
use self::completion::{Completion, Finish};
use self::dialect::Dialect;
use self::parts::{Part, Script};
use self::prompt::{Excerpt, Task};
use super::rules::printed::NumberStyle;
use crate::parse::Document;
use crate::schema::Root;
pub(crate) use check::nothing;
pub(crate) use merge::merge;
pub use settings::Llm;

/// What the names of these engines begin with; the name of the model follows.
pub(crate) const NAME: &str = "llm:";
/// How often a model is asked again for an answer that can be used.
const MOST_REPEATS: usize = 2;
/// How often a part is halved when its answer does not fit: into 32 pieces.
const MOST_SPLITS: usize = 5;
/// Of an answer that cannot be used, so much is shown to the model again, in characters.
const MOST_SHOWN: usize = 8_000;

/// What the model is asked about one document, or one page.
pub(crate) struct Request<'r> {
    pub(crate) reading: &'r Reading,
    pub(crate) schema: &'r Root,
    /// The caller's instructions.
    pub(crate) system_prompt: Option<&'r str>,
    pub(crate) deadline: Instant,
}

/// A document as the model gets it.
pub(crate) struct Reading {
    script: Script,
    style: NumberStyle,
}

impl Reading {
    pub(crate) fn of(document: &Document) -> Self {
        Self {
            script: Script::of(document),
            style: NumberStyle::of(document),
        }
    }
}

/// What the model says about a part of a document, in the shape of the schema.
pub(crate) struct Answer {
    /// Lines, counted through all pages.
    pub(crate) lines: Part,
    pub(crate) value: Value,
}

pub(crate) struct Engine {
    client: Client,
    model: String,
    job_time: Duration,
    context_chars: usize,
    /// What the server took last.
    dialect: Mutex<Dialect>,
    turns: Semaphore,
}

/// One answer, or that the part is too much for one.
enum Said {
    Object(Value),
    TooMuch(String),
}

impl Engine {
    /// # Errors
    ///
    /// What is wrong with the settings, and the remedy.
    pub(crate) fn new(llm: &Llm) -> Result<Self, String> {
        Ok(Self {
            client: Client::new(llm)?,
            model: llm.model.clone(),
            job_time: llm.job_time,
            context_chars: llm.context_chars,
            dialect: Mutex::new(Dialect::FULL),
            turns: Semaphore::new(llm.jobs_at_once),
        })
    }

    /// What results call it.
    pub(crate) fn name(&self) -> String {
        format!("{NAME}{}", self.model)
    }

    pub(crate) fn job_time(&self) -> Duration {
        self.job_time
    }

    /// Waits until a job may ask. None when the service is stopping.
    pub(crate) async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        self.turns.acquire().await.ok()
    }

    /// The message of a job that took too long.
    pub(crate) fn out_of_time(&self, name: &str) -> String {
        format!(
            "TIMEOUT: the model {} at {} took longer than {:.1} s for {name}; choose fewer pages with target_pages or max_pages, or allow jobs more time",
            self.model,
            self.client.url(),
            self.job_time.as_secs_f64()
        )
    }

    /// What the model finds, part by part in the order of the document. Dropping the future ends the request.
    ///
    /// # Errors
    ///
    /// Why there is no answer that can be used, and the remedy.
    pub(crate) async fn ask(&self, request: &Request<'_>) -> Result<Vec<Answer>, String> {
        let script = &request.reading.script;
        let schema = schema::strict(request.schema);
        let parts = script.parts(self.context_chars);
        let mut open: VecDeque<(Part, usize)> = parts.into_iter().map(|part| (part, 0)).collect();
        let mut answers: Vec<Answer> = Vec::new();
        while let Some((part, splits)) = open.pop_front() {
            let task = Task {
                schema: &schema,
                instructions: request.system_prompt,
            };
            let text = script.text(&part);
            let excerpt = Excerpt {
                text: &text,
                number: answers.len() + 1,
                count: answers.len() + 1 + open.len(),
            };
            match self.answer(request, &task, &excerpt).await? {
                Said::Object(value) => answers.push(Answer { lines: part, value }),
                Said::TooMuch(reason) => {
                    let halves = script.halves(&part).filter(|_| splits < MOST_SPLITS);
                    let Some((first, second)) = halves else {
                        return Err(self.too_much(script, &part, &reason));
                    };
                    open.push_front((second, splits + 1));
                    open.push_front((first, splits + 1));
                }
            }
        }
        Ok(answers)
    }

    fn too_much(&self, script: &Script, part: &Part, reason: &str) -> String {
        let pages = script
            .pages(part)
            .map_or_else(String::new, |(first, last)| {
                format!(
                    " (page {} to {} of those that were read)",
                    first + 1,
                    last + 1
                )
            });
        format!(
            "{reason}, also for {} lines of the document{pages}; ask for less with a smaller schema, or use a model with more room for its answer",
            part.len()
        )
    }

    async fn answer(
        &self,
        request: &Request<'_>,
        task: &Task<'_>,
        excerpt: &Excerpt<'_>,
    ) -> Result<Said, String> {
        let mut messages = prompt::messages(task, excerpt);
        let asked = messages.len();
        let mut wrong = String::new();
        for attempt in 0..=MOST_REPEATS {
            let completion = self
                .complete(&messages, task.schema, request.deadline)
                .await;
            let completion = match completion {
                Ok(completion) => completion,
                Err(Trouble::TooLong(reason)) => return Ok(Said::TooMuch(reason)),
                Err(Trouble::Failed(reason) | Trouble::Rejected(reason)) => return Err(reason),
            };
            let quoted = |text: &str| self.client.quoted(text);
            if !completion.refusal.trim().is_empty() {
                return Err(format!(
                    "the model {} refuses to answer: {}",
                    self.model,
                    quoted(&completion.refusal)
                ));
            }
            match completion.finish {
                Some(Finish::ContentFilter) => {
                    return Err(format!(
                        "a content filter stopped the answer of the model {} after: \"{}\"; choose another model, or leave out the pages that it objects to",
                        self.model,
                        quoted(&completion.content)
                    ));
                }
                Some(Finish::Length) => {
                    return Ok(Said::TooMuch(format!(
                        "the answer of the model {} is cut off",
                        self.model
                    )));
                }
                Some(Finish::Stop) | None => {}
            }
            let is_last = attempt == MOST_REPEATS;
            let has_field = |value: &Value| check::has_field(request.schema, value);
            let fitted = answer::object(&completion.content, has_field).and_then(|value| {
                check::fit(request.schema, &value, request.reading.style, is_last)
            });
            match fitted {
                Ok(value) => return Ok(Said::Object(value)),
                Err(reason) => {
                    let shown: String = completion.content.chars().take(MOST_SHOWN).collect();
                    messages.truncate(asked);
                    messages.extend(prompt::repeat(&shown, &reason));
                    wrong = reason;
                }
            }
        }
        Err(format!(
            "the model {} gave no answer that can be used, in {} attempts; the last was wrong: {}; choose a more capable model, or a simpler schema",
            self.model,
            MOST_REPEATS + 1,
            self.client.quoted(&wrong)
        ))
    }

    /// Asks in the words that the server takes.
    async fn complete(
        &self,
        messages: &[Value],
        schema: &Value,
        deadline: Instant,
    ) -> Result<Completion, Trouble> {
        let mut dialect = *self.dialect.lock().unwrap_or_else(PoisonError::into_inner);
        let mut first_rejection: Option<String> = None;
        loop {
            let request = dialect.request(&self.model, messages, schema);
            match self.client.ask(&request, deadline).await {
                Err(Trouble::Rejected(words)) => {
                    let poorer = dialect.poorer(&words);
                    // What it says of the request as it was meant tells more than what it says of the last resort.
                    let first = first_rejection.get_or_insert(words);
                    match poorer {
                        Some(poorer) => dialect = poorer,
                        None => return Err(Trouble::Rejected(first.clone())),
                    }
                }
                Ok(completion) => {
                    *self.dialect.lock().unwrap_or_else(PoisonError::into_inner) = dialect;
                    return Ok(completion);
                }
                Err(trouble) => return Err(trouble),
            }
        }
    }
}
