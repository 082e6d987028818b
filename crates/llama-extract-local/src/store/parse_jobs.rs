//! Parse jobs: asked for by themselves, or owned by the extraction that made them.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::Value;

use super::contents;
use super::files;
use super::jobs::{Deletion, Status, UNFINISHED};
use super::select::{Json, Micros, Order, Select};
use super::{PageOf, PageRequest, Store, StoreError};
use crate::ids;

#[derive(Debug, Clone)]
pub(crate) struct ParseJob {
    pub(crate) id: String,
    /// The extraction that owns it and whose status it shares.
    pub(crate) extract_job_id: Option<String>,
    /// Of the file, which may have been deleted since.
    pub(crate) file_name: String,
    /// Id of the bytes.
    pub(crate) content: String,
    /// As it was asked for; that of an extraction has its tier alone.
    pub(crate) configuration: Value,
    pub(crate) status: Status,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) error_message: Option<String>,
    /// That were read, once it is completed.
    pub(crate) pages: Option<usize>,
}

impl ParseJob {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            extract_job_id: row.get("extract_job_id")?,
            file_name: row.get("file_name")?,
            content: row.get("content")?,
            configuration: row.get::<_, Json>("configuration")?.0,
            status: Status::parse(&row.get::<_, String>("status")?)?,
            created_at: row.get::<_, Micros>("created_at")?.0,
            updated_at: row.get::<_, Micros>("updated_at")?.0,
            error_message: row.get("error_message")?,
            pages: row.get("pages")?,
        })
    }

    /// `page_ranges` of its configuration, when it was given any.
    pub(crate) fn page_ranges(&self) -> Option<&Value> {
        self.configuration
            .get("page_ranges")
            .filter(|ranges| ranges.is_object())
    }
}

#[derive(Debug, Default)]
pub(crate) struct ParseJobFilter {
    pub(crate) ids: Vec<String>,
    pub(crate) status: Option<String>,
    pub(crate) on_or_after: Option<DateTime<Utc>>,
    pub(crate) on_or_before: Option<DateTime<Utc>>,
}

/// What became of the request to cancel a parse job.
pub(crate) enum ParseCancellation {
    Cancelled(Box<ParseJob>),
    /// It has ended.
    Refused(Status),
    /// An extraction owns it and must be cancelled instead.
    Owned,
    NotFound,
}

impl Store {
    /// Makes a parse job that is PENDING from a file; none when there is no such file.
    pub(crate) async fn add_parse_job(
        &self,
        file_id: &str,
        configuration: Value,
    ) -> Result<Option<ParseJob>, StoreError> {
        let file_id = file_id.to_owned();
        self.database
            .call(move |connection| {
                let Some(file) = files::find(connection, &file_id)? else {
                    return Ok(None);
                };
                let now = ids::now();
                let job = ParseJob {
                    id: ids::new_id("pjb"),
                    extract_job_id: None,
                    file_name: file.name,
                    content: file.content,
                    configuration,
                    status: Status::Pending,
                    created_at: now,
                    updated_at: now,
                    error_message: None,
                    pages: None,
                };
                insert(connection, &job)?;
                Ok(Some(job))
            })
            .await
    }

    pub(crate) async fn parse_job(&self, id: &str) -> Result<Option<ParseJob>, StoreError> {
        let id = id.to_owned();
        self.database.call(move |c| find(c, &id)).await
    }

    pub(crate) async fn parse_jobs(
        &self,
        filter: ParseJobFilter,
        page: PageRequest,
    ) -> Result<PageOf<ParseJob>, StoreError> {
        self.database
            .call(move |connection| {
                Select::from("parse_jobs")
                    .among("id", &filter.ids)
                    .when("status = ?", filter.status)
                    .when("created_at >= ?", filter.on_or_after.map(Micros))
                    .when("created_at <= ?", filter.on_or_before.map(Micros))
                    .page(connection, Order::NewestFirst, &page, ParseJob::read)
            })
            .await
    }

    /// Parse jobs of their own that a service that stopped or was killed has left, oldest first.
    pub(crate) async fn unfinished_parse_jobs(&self) -> Result<Vec<ParseJob>, StoreError> {
        self.database
            .call(|connection| {
                Select::from("parse_jobs")
                    .only(UNFINISHED)
                    .only("extract_job_id IS NULL")
                    .all(connection, ParseJob::read)
            })
            .await
    }

    /// Whether the job now runs; one that has ended stays as it is.
    pub(crate) async fn start_parse_job(&self, id: &str) -> Result<bool, StoreError> {
        let id = id.to_owned();
        self.database
            .call(move |c| advance(c, &id, Status::Running, None, None))
            .await
    }

    /// How reading it ended: how many pages there were, or why it failed.
    pub(crate) async fn end_parse_job(
        &self,
        id: &str,
        end: Result<usize, String>,
    ) -> Result<(), StoreError> {
        let id = id.to_owned();
        self.database
            .call(move |c| {
                match end {
                    Ok(pages) => advance(c, &id, Status::Completed, None, Some(pages)),
                    Err(message) => advance(c, &id, Status::Failed, Some(&message), None),
                }?;
                Ok(())
            })
            .await
    }

    pub(crate) async fn cancel_parse_job(&self, id: &str) -> Result<ParseCancellation, StoreError> {
        let id = id.to_owned();
        self.database
            .call(move |c| {
                let Some(job) = find(c, &id)? else {
                    return Ok(ParseCancellation::NotFound);
                };
                if job.status.is_terminal() {
                    return Ok(ParseCancellation::Refused(job.status));
                }
                if job.extract_job_id.is_some() {
                    return Ok(ParseCancellation::Owned);
                }
                advance(c, &id, Status::Cancelled, None, None)?;
                let cancelled = find(c, &id)?.unwrap_or(job);
                Ok(ParseCancellation::Cancelled(Box::new(cancelled)))
            })
            .await
    }

    /// Deletes a parse job that has ended. Extractions that were made from it keep its bytes.
    pub(crate) async fn delete_parse_job(&self, id: &str) -> Result<Deletion, StoreError> {
        let id = id.to_owned();
        let (deletion, unused) = self
            .database
            .call(move |connection| {
                let Some(job) = find(connection, &id)? else {
                    return Ok((Deletion::NotFound, None));
                };
                if !job.status.is_terminal() {
                    return Ok((Deletion::Refused(job.status), None));
                }
                connection.execute("DELETE FROM parse_jobs WHERE id = ?", [&id])?;
                Ok((
                    Deletion::Deleted,
                    contents::release(connection, &job.content)?,
                ))
            })
            .await?;
        self.remove_content(unused).await?;
        Ok(deletion)
    }
}

pub(super) fn find(connection: &Connection, id: &str) -> rusqlite::Result<Option<ParseJob>> {
    connection
        .prepare_cached("SELECT * FROM parse_jobs WHERE id = ?")?
        .query_row([id], ParseJob::read)
        .optional()
}

pub(super) fn insert(connection: &Connection, job: &ParseJob) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO parse_jobs (id, extract_job_id, file_name, content, configuration, status, created_at, updated_at)
             VALUES (:id, :extract_job_id, :file_name, :content, :configuration, :status, :created_at, :updated_at)",
        )?
        .execute(named_params! {
            ":id": job.id,
            ":extract_job_id": job.extract_job_id,
            ":file_name": job.file_name,
            ":content": job.content,
            ":configuration": Json(job.configuration.clone()),
            ":status": job.status.as_str(),
            ":created_at": Micros(job.created_at),
            ":updated_at": Micros(job.updated_at),
        })?;
    Ok(())
}

/// Gives the parse job that an extraction owns the state that the extraction has come to.
pub(super) fn follow(connection: &Connection, extract_job_id: &str) -> rusqlite::Result<()> {
    // Parse jobs have no THROTTLED, and the text that tells a caller of the extraction which step failed says nothing
    // here.
    connection
        .prepare_cached(
            "UPDATE parse_jobs
             SET status = replace(job.status, 'THROTTLED', 'PENDING'), updated_at = job.updated_at, pages = job.pages,
                 error_message = replace(job.error_message, 'parsing_error: ', '')
             FROM (SELECT * FROM extract_jobs WHERE id = ?1) AS job
             WHERE parse_jobs.extract_job_id = ?1",
        )?
        .execute([extract_job_id])?;
    Ok(())
}

/// Deletes the parse job that an extraction owns. Its bytes are those of the extraction.
pub(super) fn delete_owned(connection: &Connection, extract_job_id: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM parse_jobs WHERE extract_job_id = ?")?
        .execute([extract_job_id])?;
    Ok(())
}

fn advance(
    connection: &Connection,
    id: &str,
    status: Status,
    message: Option<&str>,
    pages: Option<usize>,
) -> rusqlite::Result<bool> {
    let sql = format!(
        "UPDATE parse_jobs SET status = :status, updated_at = :now, error_message = :message, pages = :pages
         WHERE id = :id AND {UNFINISHED}"
    );
    let changed = connection.prepare_cached(&sql)?.execute(named_params! {
        ":id": id,
        ":status": status.as_str(),
        ":now": Micros(ids::now()),
        ":message": message,
        ":pages": pages,
    })?;
    Ok(changed > 0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn parse_jobs_of_extractions_from_before_the_table_are_in_it() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(include_str!("migrations/1.sql"))
            .unwrap();
        for (id, input_type, configuration) in [
            (
                "one",
                "file_id",
                r#"{"tier": "agentic_plus", "parse_tier": null}"#,
            ),
            (
                "two",
                "file_id",
                r#"{"tier": "agentic", "parse_tier": "fast"}"#,
            ),
            ("three", "parse_job_id", "{}"),
        ] {
            connection
                .execute(
                    "INSERT INTO extract_jobs (id, file_input, input_type, file_name, content, parse_job_id,
                                               configuration, status, created_at, updated_at, pages)
                     VALUES (?1, 'dfl-x', ?2, 'a.txt', 'content-x', 'pjb-' || ?1, ?3, 'COMPLETED', 1, 2, 3)",
                    [id, input_type, configuration],
                )
                .unwrap();
        }
        connection
            .execute_batch(include_str!("migrations/4.sql"))
            .unwrap();
        let tier = |id: &str| {
            let job = find(&connection, id).unwrap()?;
            assert_eq!((job.status, job.pages), (Status::Completed, Some(3)));
            Some(job.configuration["tier"].clone())
        };
        assert_eq!(tier("pjb-one"), Some("agentic".into()));
        assert_eq!(tier("pjb-two"), Some("fast".into()));
        assert_eq!(tier("pjb-three"), None);
    }
}
