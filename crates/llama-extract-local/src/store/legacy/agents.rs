//! Extraction agents: a schema and settings under a name.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::{Value, json};

use super::super::select::{Json, Micros, Order, Select};
use super::super::{PageOf, PageRequest, Store, StoreError};
use crate::ids;

const DEFAULT_NAME: &str = "default";

#[derive(Debug, Clone)]
pub(crate) struct Agent {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The one that runs without an agent belong to.
    pub(crate) is_default: bool,
    pub(crate) data_schema: Value,
    /// As the API shows it, every setting present.
    pub(crate) config: Value,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

impl Agent {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            is_default: row.get("is_default")?,
            data_schema: row.get::<_, Json>("data_schema")?.0,
            config: row.get::<_, Json>("config")?.0,
            created_at: row.get::<_, Micros>("created_at")?.0,
            updated_at: row.get::<_, Micros>("updated_at")?.0,
        })
    }
}

pub(crate) struct NewAgent {
    pub(crate) name: String,
    pub(crate) data_schema: Value,
    pub(crate) config: Value,
}

impl Store {
    /// None when another agent has the name.
    pub(crate) async fn add_agent(&self, new: NewAgent) -> Result<Option<Agent>, StoreError> {
        self.database
            .call(move |connection| {
                if by_name(connection, &new.name)?.is_some_and(|agent| !agent.is_default) {
                    return Ok(None);
                }
                insert(connection, new, false).map(Some)
            })
            .await
    }

    /// The agent of runs without one; made when there is none, with the settings given.
    pub(crate) async fn default_agent(&self, config: Value) -> Result<Agent, StoreError> {
        self.database
            .call(move |connection| default(connection, config))
            .await
    }

    pub(crate) async fn agent(&self, id: &str) -> Result<Option<Agent>, StoreError> {
        let id = id.to_owned();
        self.database.call(move |c| find(c, &id)).await
    }

    pub(crate) async fn agent_by_name(&self, name: &str) -> Result<Option<Agent>, StoreError> {
        let name = name.to_owned();
        self.database.call(move |c| by_name(c, &name)).await
    }

    /// All of them, oldest first.
    pub(crate) async fn agents(&self, include_default: bool) -> Result<Vec<Agent>, StoreError> {
        self.database
            .call(move |connection| listed(include_default).all(connection, Agent::read))
            .await
    }

    pub(crate) async fn agents_page(
        &self,
        include_default: bool,
        page: PageRequest,
    ) -> Result<PageOf<Agent>, StoreError> {
        self.database
            .call(move |connection| {
                listed(include_default).page(connection, Order::NewestFirst, &page, Agent::read)
            })
            .await
    }

    pub(crate) async fn update_agent(
        &self,
        id: &str,
        data_schema: Value,
        config: Value,
    ) -> Result<Option<Agent>, StoreError> {
        let id = id.to_owned();
        self.database
            .call(move |connection| {
                connection.execute(
                    "UPDATE extraction_agents SET data_schema = ?, config = ?, updated_at = ?
                     WHERE id = ? AND NOT deleted",
                    (
                        Json(data_schema),
                        Json(config),
                        Micros(ids::now()),
                        id.as_str(),
                    ),
                )?;
                find(connection, &id)
            })
            .await
    }

    /// Whether there was such an agent. Its jobs stay, and still show it.
    pub(crate) async fn delete_agent(&self, id: &str) -> Result<bool, StoreError> {
        let id = id.to_owned();
        self.database
            .call(move |connection| {
                let changed = connection.execute(
                    "UPDATE extraction_agents SET deleted = 1 WHERE id = ? AND NOT deleted",
                    [&id],
                )?;
                Ok(changed > 0)
            })
            .await
    }
}

fn listed(include_default: bool) -> Select {
    let agents = Select::from("extraction_agents").only("NOT deleted");
    if include_default {
        agents
    } else {
        agents.only("NOT is_default")
    }
}

pub(super) fn find(connection: &Connection, id: &str) -> rusqlite::Result<Option<Agent>> {
    connection
        .prepare_cached("SELECT * FROM extraction_agents WHERE id = ? AND NOT deleted")?
        .query_row([id], Agent::read)
        .optional()
}

/// Deleted ones, too: their jobs show them.
pub(super) fn find_of_job(connection: &Connection, id: &str) -> rusqlite::Result<Agent> {
    connection
        .prepare_cached("SELECT * FROM extraction_agents WHERE id = ?")?
        .query_row([id], Agent::read)
}

/// An agent that somebody named so goes before the default one.
fn by_name(connection: &Connection, name: &str) -> rusqlite::Result<Option<Agent>> {
    connection
        .prepare_cached(
            "SELECT * FROM extraction_agents WHERE name = ? AND NOT deleted ORDER BY is_default",
        )?
        .query_row([name], Agent::read)
        .optional()
}

pub(super) fn default(connection: &Connection, config: Value) -> rusqlite::Result<Agent> {
    let found = connection
        .prepare_cached("SELECT * FROM extraction_agents WHERE is_default AND NOT deleted")?
        .query_row([], Agent::read)
        .optional()?;
    if let Some(agent) = found {
        return Ok(agent);
    }
    let new = NewAgent {
        name: DEFAULT_NAME.to_owned(),
        data_schema: json!({"type": "object", "properties": {}}),
        config,
    };
    insert(connection, new, true)
}

fn insert(connection: &Connection, new: NewAgent, is_default: bool) -> rusqlite::Result<Agent> {
    let now = ids::now();
    let agent = Agent {
        id: ids::new_uuid(),
        name: new.name,
        is_default,
        data_schema: new.data_schema,
        config: new.config,
        created_at: now,
        updated_at: now,
    };
    connection
        .prepare_cached(
            "INSERT INTO extraction_agents (id, name, is_default, data_schema, config, created_at, updated_at)
             VALUES (:id, :name, :is_default, :data_schema, :config, :now, :now)",
        )?
        .execute(named_params! {
            ":id": agent.id,
            ":name": agent.name,
            ":is_default": agent.is_default,
            ":data_schema": Json(agent.data_schema.clone()),
            ":config": Json(agent.config.clone()),
            ":now": Micros(now),
        })?;
    Ok(agent)
}
