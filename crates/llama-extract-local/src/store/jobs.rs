//! Extract jobs and the life they lead: PENDING, at times THROTTLED, RUNNING, then one of three ends.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::{Value, json};

use super::contents;
use super::deliveries::Outbox;
use super::files;
use super::parse_jobs::{self, ParseJob};
use super::select::{Json, Micros, Order, Select};
use super::webhook_configs;
use super::{PageOf, PageRequest, Store, StoreError};
use crate::ids;
use crate::webhook::{Event, Webhook};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Pending,
    Throttled,
    Running,
    Completed,
    Failed,
    Cancelled,
}

impl Status {
    pub(crate) const ALL: [Self; 6] = [
        Self::Pending,
        Self::Throttled,
        Self::Running,
        Self::Completed,
        Self::Failed,
        Self::Cancelled,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Throttled => "THROTTLED",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Failed => "FAILED",
            Self::Cancelled => "CANCELLED",
        }
    }

    pub(crate) fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }

    /// What webhooks are told when a job gets there.
    fn event(self) -> Option<Event> {
        match self {
            Self::Completed => Some(Event::Success),
            Self::Failed => Some(Event::Error),
            Self::Cancelled => Some(Event::Cancelled),
            _ => None,
        }
    }

    pub(super) fn parse(text: &str) -> rusqlite::Result<Self> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| rusqlite::Error::InvalidParameterName(format!("job status {text}")))
    }
}

/// Rows of jobs that have not ended.
pub(super) const UNFINISHED: &str = "status NOT IN ('COMPLETED', 'FAILED', 'CANCELLED')";

/// Rows of jobs that were not made through the legacy API, which shows them in its own way.
const NOT_LEGACY: &str =
    "NOT EXISTS (SELECT 1 FROM legacy_runs WHERE extract_job_id = extract_jobs.id)";

/// What the id that a job was given stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InputType {
    File,
    /// One that was made by itself, or that of an earlier extraction.
    ParseJob,
}

impl InputType {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::File => "file_id",
            Self::ParseJob => "parse_job_id",
        }
    }
}

/// What a finished job has to show.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) result: Value,
    /// The content of `document_metadata`, `page_metadata` or `row_metadata`, by target.
    pub(crate) field_metadata: Value,
    pub(crate) pages: usize,
    pub(crate) document_words: usize,
    pub(crate) engine: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) id: String,
    /// The id that the caller gave.
    pub(crate) file_input: String,
    /// Of the file, which may have been deleted since.
    pub(crate) file_name: String,
    /// Id of the bytes.
    pub(crate) content: String,
    pub(crate) parse_job_id: String,
    /// Of the parse job that it was made from; what that has not read, this does not see.
    pub(crate) page_ranges: Option<Value>,
    pub(crate) configuration_id: Option<String>,
    /// As the API shows it, every setting present.
    pub(crate) configuration: Value,
    pub(crate) status: Status,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) error_message: Option<String>,
    pub(crate) outcome: Option<Outcome>,
}

impl Job {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let result: Option<Json> = row.get("result")?;
        let outcome = match result {
            None => None,
            Some(Json(result)) => Some(Outcome {
                result,
                field_metadata: row.get::<_, Json>("field_metadata")?.0,
                pages: row.get("pages")?,
                document_words: row.get("document_words")?,
                engine: row.get("engine")?,
            }),
        };
        Ok(Self {
            id: row.get("id")?,
            file_input: row.get("file_input")?,
            file_name: row.get("file_name")?,
            content: row.get("content")?,
            parse_job_id: row.get("parse_job_id")?,
            page_ranges: row
                .get::<_, Option<Json>>("page_ranges")?
                .map(|json| json.0),
            configuration_id: row.get("configuration_id")?,
            configuration: row.get::<_, Json>("configuration")?.0,
            status: Status::parse(&row.get::<_, String>("status")?)?,
            created_at: row.get::<_, Micros>("created_at")?.0,
            updated_at: row.get::<_, Micros>("updated_at")?.0,
            error_message: row.get("error_message")?,
            outcome,
        })
    }
}

/// A job as it is asked for.
pub(crate) struct NewJob {
    pub(crate) file_input: String,
    pub(crate) configuration: Value,
    /// Of the parse job that it makes when it is made from a file.
    pub(crate) parse_tier: String,
    pub(crate) configuration_id: Option<String>,
    pub(crate) webhooks: Vec<Webhook>,
}

/// What became of the request to make a job.
pub(crate) enum Creation {
    Created(Box<Job>),
    UnknownInput,
    /// The input is a parse job that has not been COMPLETED.
    ParseNotCompleted,
}

#[derive(Debug, Default)]
pub(crate) struct JobFilter {
    pub(crate) ids: Vec<String>,
    pub(crate) status: Option<String>,
    pub(crate) file_input: Option<String>,
    pub(crate) input_type: Option<String>,
    pub(crate) configuration_id: Option<String>,
    pub(crate) on_or_after: Option<DateTime<Utc>>,
    pub(crate) on_or_before: Option<DateTime<Utc>>,
}

/// What became of a request to delete a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deletion {
    Deleted,
    NotFound,
    /// The job has not ended.
    Refused(Status),
}

impl Store {
    /// Makes a job that is PENDING. When this returns it is there to stay, and so are the bytes that it will read.
    pub(crate) async fn add_job(&self, new: NewJob) -> Result<Creation, StoreError> {
        let outbox = self.outbox.clone();
        self.database
            .call(move |connection| {
                let creation = create(connection, new)?;
                if let Creation::Created(job) = &creation {
                    outbox.tell(connection, &job.id, Event::Pending, None)?;
                }
                Ok(creation)
            })
            .await
    }

    pub(crate) async fn job(&self, id: &str) -> Result<Option<Job>, StoreError> {
        let id = id.to_owned();
        self.database.call(move |c| find(c, &id)).await
    }

    pub(crate) async fn jobs(
        &self,
        filter: JobFilter,
        page: PageRequest,
    ) -> Result<PageOf<Job>, StoreError> {
        self.database
            .call(move |connection| {
                Select::from("extract_jobs")
                    .only(NOT_LEGACY)
                    .among("id", &filter.ids)
                    .when("status = ?", filter.status)
                    .when("file_input = ?", filter.file_input)
                    .when("input_type = ?", filter.input_type)
                    .when("configuration_id = ?", filter.configuration_id)
                    .when("created_at >= ?", filter.on_or_after.map(Micros))
                    .when("created_at <= ?", filter.on_or_before.map(Micros))
                    .page(connection, Order::NewestFirst, &page, Job::read)
            })
            .await
    }

    /// Jobs that a service that stopped or was killed has left, oldest first.
    pub(crate) async fn unfinished_jobs(&self) -> Result<Vec<Job>, StoreError> {
        self.database
            .call(|connection| {
                Select::from("extract_jobs")
                    .only(UNFINISHED)
                    .all(connection, Job::read)
            })
            .await
    }

    /// Whether the job now waits for its turn; one that has ended stays as it is.
    pub(crate) async fn throttle_job(&self, id: &str) -> Result<bool, StoreError> {
        self.advance(id, Status::Throttled, None, None).await
    }

    /// Whether the job now runs; one that has ended stays as it is.
    pub(crate) async fn start_job(&self, id: &str) -> Result<bool, StoreError> {
        self.advance(id, Status::Running, None, None).await
    }

    pub(crate) async fn complete_job(&self, id: &str, outcome: Outcome) -> Result<(), StoreError> {
        self.advance(id, Status::Completed, None, Some(outcome))
            .await?;
        Ok(())
    }

    pub(crate) async fn fail_job(&self, id: &str, message: String) -> Result<(), StoreError> {
        self.advance(id, Status::Failed, Some(message), None)
            .await?;
        Ok(())
    }

    /// The job as it then stands, and whether it was this call that cancelled it.
    pub(crate) async fn cancel_job(&self, id: &str) -> Result<Option<(Job, bool)>, StoreError> {
        let id = id.to_owned();
        let outbox = self.outbox.clone();
        self.database
            .call(move |connection| {
                let cancelled = advance(connection, &outbox, &id, Status::Cancelled, None, None)?;
                Ok(find(connection, &id)?.map(|job| (job, cancelled)))
            })
            .await
    }

    /// Moves a job that has not ended; a job that has ended stays as it is. Whether it moved.
    async fn advance(
        &self,
        id: &str,
        status: Status,
        message: Option<String>,
        outcome: Option<Outcome>,
    ) -> Result<bool, StoreError> {
        let id = id.to_owned();
        let outbox = self.outbox.clone();
        self.database
            .call(move |c| advance(c, &outbox, &id, status, message, outcome))
            .await
    }

    pub(crate) async fn delete_job(&self, id: &str, force: bool) -> Result<Deletion, StoreError> {
        let id = id.to_owned();
        let outbox = self.outbox.clone();
        let (deletion, unused) = self
            .database
            .call(move |connection| {
                let Some(job) = find(connection, &id)? else {
                    return Ok((Deletion::NotFound, None));
                };
                if !job.status.is_terminal() && !force {
                    return Ok((Deletion::Refused(job.status), None));
                }
                Ok((Deletion::Deleted, remove(connection, &outbox, &job)?))
            })
            .await?;
        self.remove_content(unused).await?;
        Ok(deletion)
    }
}

pub(super) fn find(connection: &Connection, id: &str) -> rusqlite::Result<Option<Job>> {
    connection
        .prepare_cached("SELECT * FROM extract_jobs WHERE id = ?")?
        .query_row([id], Job::read)
        .optional()
}

/// Deletes a job, the parse job that it owns, and the run of the legacy API that it works for; if it has not ended, its
/// webhooks are told that it was cancelled. Returns the id of its bytes when they can go.
pub(super) fn remove(
    connection: &Connection,
    outbox: &Outbox,
    job: &Job,
) -> rusqlite::Result<Option<String>> {
    if !job.status.is_terminal() {
        outbox.tell(connection, &job.id, Event::Cancelled, None)?;
    }
    webhook_configs::take(connection, &job.id)?;
    connection.execute("DELETE FROM extract_jobs WHERE id = ?", [&job.id])?;
    connection.execute(
        "DELETE FROM legacy_runs WHERE extract_job_id = ?",
        [&job.id],
    )?;
    parse_jobs::delete_owned(connection, &job.id)?;
    contents::release(connection, &job.content)
}

/// Makes a job. Whoever calls this tells its webhooks, once everything about the job is written down.
pub(super) fn create(connection: &Connection, new: NewJob) -> rusqlite::Result<Creation> {
    let now = ids::now();
    let id = ids::new_id("ext");
    let (input_type, parse_job) = match files::find(connection, &new.file_input)? {
        Some(file) => {
            let parse_job = ParseJob {
                id: ids::new_id("pjb"),
                extract_job_id: Some(id.clone()),
                file_name: file.name,
                content: file.content,
                configuration: json!({"tier": new.parse_tier}),
                status: Status::Pending,
                created_at: now,
                updated_at: now,
                error_message: None,
                pages: None,
            };
            parse_jobs::insert(connection, &parse_job)?;
            (InputType::File, parse_job)
        }
        None => match parse_jobs::find(connection, &new.file_input)? {
            None => return Ok(Creation::UnknownInput),
            Some(job) if job.status != Status::Completed => {
                return Ok(Creation::ParseNotCompleted);
            }
            Some(job) => (InputType::ParseJob, job),
        },
    };
    let page_ranges = parse_job.page_ranges().cloned();
    let ParseJob {
        id: parse_job_id,
        file_name,
        content,
        ..
    } = parse_job;
    connection
        .prepare_cached(
            "INSERT INTO extract_jobs (id, file_input, input_type, file_name, content, parse_job_id, page_ranges,
                                       configuration_id, configuration, status, created_at, updated_at)
             VALUES (:id, :file_input, :input_type, :file_name, :content, :parse_job_id, :page_ranges,
                     :configuration_id, :configuration, :status, :now, :now)",
        )?
        .execute(named_params! {
            ":id": id,
            ":file_input": new.file_input,
            ":input_type": input_type.as_str(),
            ":file_name": file_name,
            ":content": content,
            ":parse_job_id": parse_job_id,
            ":page_ranges": page_ranges.clone().map(Json),
            ":configuration_id": new.configuration_id,
            ":configuration": Json(new.configuration.clone()),
            ":status": Status::Pending.as_str(),
            ":now": Micros(now),
        })?;
    webhook_configs::give(connection, &id, &new.webhooks)?;
    Ok(Creation::Created(Box::new(Job {
        id,
        file_input: new.file_input,
        file_name,
        content,
        parse_job_id,
        page_ranges,
        configuration_id: new.configuration_id,
        configuration: new.configuration,
        status: Status::Pending,
        created_at: now,
        updated_at: now,
        error_message: None,
        outcome: None,
    })))
}

fn advance(
    connection: &Connection,
    outbox: &Outbox,
    id: &str,
    status: Status,
    message: Option<String>,
    outcome: Option<Outcome>,
) -> rusqlite::Result<bool> {
    let sql = format!(
        "UPDATE extract_jobs
         SET status = :status, updated_at = :now, error_message = :message, result = :result,
             field_metadata = :field_metadata, pages = :pages, document_words = :document_words, engine = :engine
         WHERE id = :id AND {UNFINISHED}"
    );
    let outcome = outcome.as_ref();
    let changed = connection.prepare_cached(&sql)?.execute(named_params! {
        ":id": id,
        ":status": status.as_str(),
        ":now": Micros(ids::now()),
        ":message": message,
        ":result": outcome.map(|o| Json(o.result.clone())),
        ":field_metadata": outcome.map(|o| Json(o.field_metadata.clone())),
        ":pages": outcome.map(|o| o.pages),
        ":document_words": outcome.map(|o| o.document_words),
        ":engine": outcome.map(|o| o.engine.as_str()),
    })?;
    if let Some(event) = status.event().filter(|_| changed > 0) {
        outbox.tell(connection, id, event, message.as_deref())?;
    }
    if changed > 0 {
        parse_jobs::follow(connection, id)?;
    }
    Ok(changed > 0)
}
