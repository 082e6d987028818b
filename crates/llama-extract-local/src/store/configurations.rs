//! Saved configurations, one row each.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::Value;

use super::select::{Json, Micros, Order, Select};
use super::{PageOf, PageRequest, Store, StoreError};
use crate::ids;

#[derive(Debug, Clone)]
pub(crate) struct StoredConfiguration {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) product_type: String,
    /// As the API shows them, `product_type` among them.
    pub(crate) parameters: Value,
    pub(crate) created_at: DateTime<Utc>,
    /// When it last changed, which is its version, too: no two changes of one configuration have the same.
    pub(crate) updated_at: DateTime<Utc>,
}

impl StoredConfiguration {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            product_type: row.get("product_type")?,
            parameters: row.get::<_, Json>("parameters")?.0,
            created_at: row.get::<_, Micros>("created_at")?.0,
            updated_at: row.get::<_, Micros>("updated_at")?.0,
        })
    }
}

pub(crate) struct NewConfiguration {
    pub(crate) name: String,
    pub(crate) product_type: String,
    pub(crate) parameters: Value,
}

/// What to change; none leaves it as it is.
#[derive(Debug, Default)]
pub(crate) struct ConfigurationChange {
    pub(crate) name: Option<String>,
    /// The product type and the parameters.
    pub(crate) parameters: Option<(String, Value)>,
}

/// What became of a change.
pub(crate) enum Changed {
    Done(Box<StoredConfiguration>),
    NotFound,
    /// The id of the configuration of the same product that has the name already.
    NameTaken(String),
    /// The product that the configuration is for, which is not that of the new parameters.
    OtherProduct(String),
}

#[derive(Debug, Default)]
pub(crate) struct ConfigurationFilter {
    pub(crate) product_types: Vec<String>,
    pub(crate) name: Option<String>,
}

impl Store {
    /// Keeps a configuration: as a new one, or in place of the one with its name and product.
    pub(crate) async fn save_configuration(
        &self,
        new: NewConfiguration,
    ) -> Result<StoredConfiguration, StoreError> {
        self.database
            .call(
                move |connection| match find_by_name(connection, &new.name, &new.product_type)? {
                    Some(mut kept) => {
                        replace(connection, &mut kept, new.name, new.parameters)?;
                        Ok(kept)
                    }
                    None => insert(connection, new),
                },
            )
            .await
    }

    pub(crate) async fn configuration(
        &self,
        id: &str,
    ) -> Result<Option<StoredConfiguration>, StoreError> {
        let id = id.to_owned();
        self.database.call(move |c| find(c, &id)).await
    }

    pub(crate) async fn change_configuration(
        &self,
        id: &str,
        change: ConfigurationChange,
    ) -> Result<Changed, StoreError> {
        let id = id.to_owned();
        self.database
            .call(move |connection| {
                let Some(mut kept) = find(connection, &id)? else {
                    return Ok(Changed::NotFound);
                };
                let parameters = match change.parameters {
                    Some((product_type, _)) if product_type != kept.product_type => {
                        return Ok(Changed::OtherProduct(kept.product_type));
                    }
                    Some((_, parameters)) => parameters,
                    None => kept.parameters.clone(),
                };
                let name = change.name.unwrap_or_else(|| kept.name.clone());
                if let Some(other) = find_by_name(connection, &name, &kept.product_type)?
                    && other.id != kept.id
                {
                    return Ok(Changed::NameTaken(other.id));
                }
                replace(connection, &mut kept, name, parameters)?;
                Ok(Changed::Done(Box::new(kept)))
            })
            .await
    }

    /// Whether there was such a configuration. Jobs that were made from it keep what it was.
    pub(crate) async fn delete_configuration(&self, id: &str) -> Result<bool, StoreError> {
        let id = id.to_owned();
        let deleted = self
            .database
            .call(move |c| c.execute("DELETE FROM configurations WHERE id = ?", [id]));
        Ok(deleted.await? > 0)
    }

    /// Those that were made last come first.
    pub(crate) async fn configurations(
        &self,
        filter: ConfigurationFilter,
        page: PageRequest,
    ) -> Result<PageOf<StoredConfiguration>, StoreError> {
        self.database
            .call(move |connection| {
                Select::from("configurations")
                    .among("product_type", &filter.product_types)
                    .when("name = ?", filter.name)
                    .page(
                        connection,
                        Order::NewestFirst,
                        &page,
                        StoredConfiguration::read,
                    )
            })
            .await
    }
}

fn find(connection: &Connection, id: &str) -> rusqlite::Result<Option<StoredConfiguration>> {
    connection
        .prepare_cached("SELECT * FROM configurations WHERE id = ?")?
        .query_row([id], StoredConfiguration::read)
        .optional()
}

fn find_by_name(
    connection: &Connection,
    name: &str,
    product_type: &str,
) -> rusqlite::Result<Option<StoredConfiguration>> {
    connection
        .prepare_cached("SELECT * FROM configurations WHERE name = ? AND product_type = ?")?
        .query_row([name, product_type], StoredConfiguration::read)
        .optional()
}

fn insert(connection: &Connection, new: NewConfiguration) -> rusqlite::Result<StoredConfiguration> {
    let now = ids::now();
    let made = StoredConfiguration {
        id: ids::new_id("cfg"),
        name: new.name,
        product_type: new.product_type,
        parameters: new.parameters,
        created_at: now,
        updated_at: now,
    };
    connection
        .prepare_cached(
            "INSERT INTO configurations (id, name, product_type, parameters, created_at, updated_at)
             VALUES (:id, :name, :product_type, :parameters, :now, :now)",
        )?
        .execute(named_params! {
            ":id": made.id,
            ":name": made.name,
            ":product_type": made.product_type,
            ":parameters": Json(made.parameters.clone()),
            ":now": Micros(now),
        })?;
    Ok(made)
}

/// What changes nothing leaves the version as it is.
fn replace(
    connection: &Connection,
    kept: &mut StoredConfiguration,
    name: String,
    parameters: Value,
) -> rusqlite::Result<()> {
    // As text: the order of fields in a schema is part of it, and a map compares without.
    let [before, after] = [&kept.parameters, &parameters].map(Value::to_string);
    if kept.name == name && before == after {
        return Ok(());
    }
    kept.name = name;
    kept.parameters = parameters;
    kept.updated_at = ids::now().max(kept.updated_at + TimeDelta::microseconds(1));
    connection
        .prepare_cached(
            "UPDATE configurations SET name = :name, parameters = :parameters, updated_at = :now WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": kept.id,
            ":name": kept.name,
            ":parameters": Json(kept.parameters.clone()),
            ":now": Micros(kept.updated_at),
        })?;
    Ok(())
}
