//! Jobs of the legacy API with their one run each, and the extract jobs that do the work.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use serde_json::Value;

use super::super::deliveries::Outbox;
use super::super::files::{self, StoredFile};
use super::super::jobs::{self, Creation, Job, NewJob, Status};
use super::super::select::Json;
use super::super::{Store, StoreError};
use super::agents::{self, Agent};
use crate::ids;
use crate::webhook::Event;

/// A run and the job that it is of: one for one.
#[derive(Debug, Clone)]
pub(crate) struct LegacyRun {
    pub(crate) id: String,
    pub(crate) job_id: String,
    /// As it is now, or was when it was deleted.
    pub(crate) agent: Agent,
    /// That it ran with.
    pub(crate) data_schema: Value,
    pub(crate) config: Value,
    pub(crate) from_ui: bool,
    /// Does the work: status, times and result are its.
    pub(crate) job: Job,
    /// The document, unless it has been deleted.
    pub(crate) file: Option<StoredFile>,
}

/// A job to be made for an agent, or for the default one.
pub(crate) struct NewLegacyRun {
    pub(crate) agent_id: Option<String>,
    pub(crate) data_schema: Value,
    pub(crate) config: Value,
    pub(crate) from_ui: bool,
    pub(crate) job: NewJob,
}

pub(crate) enum LegacyCreation {
    Created(Vec<LegacyRun>),
    UnknownAgent(String),
    UnknownFile(String),
}

/// Runs of one agent, a window of them.
pub(crate) struct RunFilter {
    pub(crate) agent_id: String,
    /// Statuses of extract jobs; none means that any will do.
    pub(crate) statuses: Vec<Status>,
    pub(crate) run_id: Option<String>,
    pub(crate) skip: usize,
    pub(crate) limit: usize,
}

impl Store {
    /// Makes all of the jobs, PENDING, or none of them. `default_config` is for a default agent that is made for them.
    pub(crate) async fn add_legacy_runs(
        &self,
        all: Vec<NewLegacyRun>,
        default_config: Value,
    ) -> Result<LegacyCreation, StoreError> {
        let outbox = self.outbox.clone();
        self.database
            .call(move |connection| {
                // The legacy API knows files alone, and nothing may be made before all inputs are known.
                for new in &all {
                    if files::find(connection, &new.job.file_input)?.is_none() {
                        return Ok(LegacyCreation::UnknownFile(new.job.file_input.clone()));
                    }
                }
                let mut made = Vec::new();
                for new in all {
                    let agent = match &new.agent_id {
                        None => agents::default(connection, default_config.clone())?,
                        Some(id) => match agents::find(connection, id)? {
                            Some(agent) => agent,
                            None => return Ok(LegacyCreation::UnknownAgent(id.clone())),
                        },
                    };
                    let file_id = new.job.file_input.clone();
                    match create(connection, &outbox, new, &agent)? {
                        Some(run) => made.push(run),
                        None => return Ok(LegacyCreation::UnknownFile(file_id)),
                    }
                }
                Ok(LegacyCreation::Created(made))
            })
            .await
    }

    pub(crate) async fn legacy_job(&self, job_id: &str) -> Result<Option<LegacyRun>, StoreError> {
        let job_id = job_id.to_owned();
        self.database
            .call(move |c| one(c, "job_id = ?", &job_id))
            .await
    }

    pub(crate) async fn legacy_run(&self, id: &str) -> Result<Option<LegacyRun>, StoreError> {
        let id = id.to_owned();
        self.database.call(move |c| one(c, "id = ?", &id)).await
    }

    /// The newest run of an agent that came from its web page.
    pub(crate) async fn latest_run_from_ui(
        &self,
        agent_id: &str,
    ) -> Result<Option<LegacyRun>, StoreError> {
        let agent_id = agent_id.to_owned();
        self.database
            .call(move |c| one(c, "agent_id = ? AND from_ui ORDER BY seq DESC", &agent_id))
            .await
    }

    /// All jobs of an agent, newest first.
    pub(crate) async fn legacy_jobs(&self, agent_id: &str) -> Result<Vec<LegacyRun>, StoreError> {
        let agent_id = agent_id.to_owned();
        self.database
            .call(move |connection| {
                let rows = connection
                    .prepare_cached(
                        "SELECT * FROM legacy_runs WHERE agent_id = ? ORDER BY seq DESC",
                    )?
                    .query_map([agent_id], LegacyRow::read)?
                    .collect::<rusqlite::Result<Vec<_>>>()?;
                rows.into_iter().map(|row| row.whole(connection)).collect()
            })
            .await
    }

    /// The window, newest first, and how many runs there are in all.
    pub(crate) async fn legacy_runs(
        &self,
        filter: RunFilter,
    ) -> Result<(Vec<LegacyRun>, usize), StoreError> {
        const CHOSEN: &str = "FROM legacy_runs
             WHERE agent_id = ?1 AND (?2 IS NULL OR id = ?2)
             AND (?3 = '[]' OR extract_job_id IN (
                 SELECT id FROM extract_jobs WHERE status IN (SELECT value FROM json_each(?3))))";
        self.database
            .call(move |connection| {
                let statuses: Value = filter.statuses.iter().map(|s| s.as_str()).collect();
                let statuses = statuses.to_string();
                let total = connection
                    .prepare_cached(&format!("SELECT count(*) {CHOSEN}"))?
                    .query_row(params![filter.agent_id, filter.run_id, statuses], |row| {
                        row.get(0)
                    })?;
                let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
                let rows = connection
                    .prepare_cached(&format!(
                        "SELECT * {CHOSEN} ORDER BY seq DESC LIMIT ?4 OFFSET ?5"
                    ))?
                    .query_map(
                        params![
                            filter.agent_id,
                            filter.run_id,
                            statuses,
                            whole(filter.limit),
                            whole(filter.skip)
                        ],
                        LegacyRow::read,
                    )?
                    .collect::<rusqlite::Result<Vec<_>>>()?;
                let runs = rows.into_iter().map(|row| row.whole(connection));
                Ok((runs.collect::<rusqlite::Result<_>>()?, total))
            })
            .await
    }

    /// Deletes a run with its job and its result, whether it has ended or not. Returns the id of the extract job that
    /// did the work.
    pub(crate) async fn delete_legacy_run(&self, id: &str) -> Result<Option<String>, StoreError> {
        let id = id.to_owned();
        let outbox = self.outbox.clone();
        let deleted = self
            .database
            .call(move |connection| {
                let Some(run) = one(connection, "id = ?", &id)? else {
                    return Ok(None);
                };
                let unused = jobs::remove(connection, &outbox, &run.job)?;
                Ok(Some((run.job.id, unused)))
            })
            .await?;
        let Some((job_id, unused)) = deleted else {
            return Ok(None);
        };
        self.remove_content(unused).await?;
        Ok(Some(job_id))
    }
}

/// None when the file of the job is not there.
fn create(
    connection: &Connection,
    outbox: &Outbox,
    new: NewLegacyRun,
    agent: &Agent,
) -> rusqlite::Result<Option<LegacyRun>> {
    let Creation::Created(job) = jobs::create(connection, new.job)? else {
        return Ok(None);
    };
    let run = LegacyRun {
        id: ids::new_uuid(),
        job_id: ids::new_uuid(),
        agent: agent.clone(),
        data_schema: new.data_schema,
        config: new.config,
        from_ui: new.from_ui,
        file: files::find(connection, &job.file_input)?,
        job: *job,
    };
    connection
        .prepare_cached(
            "INSERT INTO legacy_runs (id, job_id, extract_job_id, agent_id, data_schema, config, from_ui)
             VALUES (:id, :job_id, :extract_job_id, :agent_id, :data_schema, :config, :from_ui)",
        )?
        .execute(named_params! {
            ":id": run.id,
            ":job_id": run.job_id,
            ":extract_job_id": run.job.id,
            ":agent_id": agent.id,
            ":data_schema": Json(run.data_schema.clone()),
            ":config": Json(run.config.clone()),
            ":from_ui": run.from_ui,
        })?;
    outbox.tell(connection, &run.job.id, Event::Pending, None)?;
    Ok(Some(run))
}

/// The first run that a condition with one `?` leaves.
fn one(
    connection: &Connection,
    condition: &str,
    value: &str,
) -> rusqlite::Result<Option<LegacyRun>> {
    let sql = format!("SELECT * FROM legacy_runs WHERE {condition}");
    connection
        .prepare_cached(&sql)?
        .query_row([value], LegacyRow::read)
        .optional()?
        .map(|row| row.whole(connection))
        .transpose()
}

/// A row of the table, which names the rest of a run.
struct LegacyRow {
    id: String,
    job_id: String,
    extract_job_id: String,
    agent_id: String,
    data_schema: Value,
    config: Value,
    from_ui: bool,
}

impl LegacyRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            job_id: row.get("job_id")?,
            extract_job_id: row.get("extract_job_id")?,
            agent_id: row.get("agent_id")?,
            data_schema: row.get::<_, Json>("data_schema")?.0,
            config: row.get::<_, Json>("config")?.0,
            from_ui: row.get("from_ui")?,
        })
    }

    fn whole(self, connection: &Connection) -> rusqlite::Result<LegacyRun> {
        let job = jobs::find(connection, &self.extract_job_id)?;
        let job = job.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        Ok(LegacyRun {
            id: self.id,
            job_id: self.job_id,
            agent: agents::find_of_job(connection, &self.agent_id)?,
            data_schema: self.data_schema,
            config: self.config,
            from_ui: self.from_ui,
            file: files::find(connection, &job.file_input)?,
            job,
        })
    }
}
