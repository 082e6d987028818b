//! Drafts a `data_schema` from a prompt, a sample document, a given schema, or several of them.
//!
//! Rules again, not a model: a field is a label that stands in the document or a phrase of the prompt.
//! The same input gives the same schema, and what comes out passes [`crate::schema::check`].
//!
//! - A given schema stays as it is, in normal form; the others only add what it lacks.
//! - A prompt that names fields decides which there are, and a sample then tells their types and the
//!   columns of their lists.
//! - A sample alone, or with a prompt that names none, gives all its labels and tables.

mod draft;
mod names;
mod phrases;
mod prompt;
mod refine;
mod sample;
mod tables;
mod types;

use std::time::Instant;

use serde_json::Value;

use crate::parse::Document;
use crate::schema;

/// What to draft a schema from. All empty gives an error.
#[derive(Debug, Default)]
pub(crate) struct Source<'s> {
    pub(crate) prompt: Option<&'s str>,
    /// The sample and its file name.
    pub(crate) sample: Option<(&'s str, &'s Document)>,
    pub(crate) given: Option<&'s Value>,
}

/// A schema that can be used as it is, and a name of at most 255 characters for it.
#[derive(Debug, PartialEq)]
pub(crate) struct Generated {
    pub(crate) name: String,
    pub(crate) data_schema: Value,
}

/// Drafts a schema. Reading a sample stops at the deadline with what it has until then.
///
/// # Errors
///
/// When the given schema is not one that the service takes (`schema_validation: ...`), and when neither
/// prompt nor sample names a field (`inputs_invalid: ...`).
pub(crate) fn schema(source: &Source<'_>, deadline: Instant) -> Result<Generated, String> {
    let root = source.given.map(schema::check).transpose();
    let root = root.map_err(|reason| format!("schema_validation: {reason}"))?;
    let wish = source.prompt.map(prompt::read).unwrap_or_default();
    let seen = source
        .sample
        .map(|(_, document)| sample::read(document, deadline))
        .unwrap_or_default();
    let mut fields = wish.fields;
    if fields.is_empty() {
        fields = seen;
    } else {
        draft::learn_all(&mut fields, &seen);
    }
    let data_schema = match source.given.zip(root) {
        Some((given, root)) => {
            let normal = refine::normal(given);
            let mut grown = normal.clone();
            refine::add_missing(&mut grown, &root, &fields);
            // Written out, references may take more room than there is; then the schema stays as given.
            let mut forms = [grown, normal].into_iter();
            forms
                .find(|form| schema::check(form).is_ok())
                .unwrap_or_else(|| given.clone())
        }
        None => from_fields(source, &mut fields)?,
    };
    let titled = source.given.and_then(|given| given.get("title")?.as_str());
    let stem = source
        .sample
        .map(|(name, _)| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let subject = wish.subject.as_deref().map(names::sentence);
    let asked = source.prompt.map(|prompt| {
        let words: Vec<&str> = prompt.split_whitespace().take(8).collect();
        words.join(" ")
    });
    let name =
        names::configuration([titled, subject.as_deref(), stem, asked.as_deref()].into_iter());
    Ok(Generated { name, data_schema })
}

fn from_fields(source: &Source<'_>, fields: &mut Vec<draft::Draft>) -> Result<Value, String> {
    // Fields at the end go first when all of them are more than a schema may have.
    while !fields.is_empty() {
        let drafted = draft::object(fields);
        if schema::check(&drafted).is_ok() {
            return Ok(drafted);
        }
        fields.pop();
    }
    Err(match source.sample {
        Some((name, _)) => format!(
            "inputs_invalid: {name} shows no labels and no tables to make fields of; name the fields in prompt"
        ),
        None => "inputs_invalid: prompt names no fields; list them, as in \"invoice number, total amount and due date\"".into(),
    })
}

#[cfg(test)]
mod tests;
