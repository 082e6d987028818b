//! `extract`: documents to values.

pub(super) mod connect;
mod extracted;

use std::path::Path;

use llama_extract::{Client, DataSchema, Error};
use serde_json::Value;

use self::extracted::Extracted;
use super::schema;
use crate::args::{Extract, Format};
use crate::engine::{Reading, environment};
use crate::failure::Failure;
use crate::{output, runtime};

pub(crate) fn run(args: &Extract) -> Result<(), Failure> {
    let reading = args.engine.reading(environment)?;
    let schema = schema::read(&args.schema)?;
    runtime::block_on(extract_each(args, reading, &schema))
}

async fn extract_each(
    args: &Extract,
    reading: Reading,
    schema: &DataSchema,
) -> Result<(), Failure> {
    let service = if args.hosted {
        connect::hosted()?
    } else {
        connect::local(reading).await?
    };
    let mut all_well = true;
    for file in &args.files {
        match extract(&service.client, args, schema, file).await {
            Ok(extracted) => match args.format {
                Format::Json => {
                    output::json(&extracted.to_json(file, args.cite || args.confidence))?
                }
                Format::Table => {
                    output::line(&extracted.to_table(file, args.cite, args.confidence))?
                }
            },
            Err(error) => {
                output::error(&describe(&error, args, file));
                all_well = false;
            }
        }
    }
    if all_well {
        Ok(())
    } else {
        Err(Failure::Reported)
    }
}

async fn extract(
    client: &Client,
    args: &Extract,
    schema: &DataSchema,
    file: &Path,
) -> Result<Extracted, Error> {
    let mut extract = client.extract::<Value>(file).data_schema(schema.clone());
    if args.cite {
        extract = extract.cite_sources();
    }
    if args.confidence {
        extract = extract.confidence_scores();
    }
    if let Some(tier) = &args.tier {
        extract = extract.tier(tier.as_str());
    }
    if let Some(pages) = &args.pages {
        extract = extract.target_pages(pages.as_str());
    }
    if let Some(deadline) = args.deadline {
        extract = extract.deadline(deadline);
    }
    // The job's id is taken before the wait: a document without pages gives no result to take it from.
    if args.per_page {
        let job = extract.per_page().submit().await?;
        let id = job.id().to_owned();
        Ok(Extracted::per_page(id, &job.await?))
    } else {
        let job = extract.submit().await?;
        let id = job.id().to_owned();
        Ok(Extracted::per_document(id, &job.await?))
    }
}

/// What went wrong with a file. The client's own words do, but for a deadline: they name a Rust method as the remedy.
fn describe(error: &Error, args: &Extract, file: &Path) -> String {
    let file = file.display();
    if error.is_document() {
        // It names the file.
        return error.to_string();
    }
    if !error.is_deadline() {
        return format!("{file}: {error}");
    }
    let job = error.job_id().unwrap_or_default();
    let mut message = format!("{file}: job {job} did not end in time; allow more with --deadline");
    if args.hosted {
        message.push_str(" (this one goes on at the service)");
    }
    if let Some(last) = std::error::Error::source(error) {
        message.push_str(&format!("; the last look at it failed: {last}"));
    }
    message
}
