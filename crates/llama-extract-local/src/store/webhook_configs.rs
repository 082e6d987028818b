//! Stored webhook configurations, and the webhooks of jobs, which are copies.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::{Value, json};

use super::select::{Json, Micros, Order, Select};
use super::{PageOf, PageRequest, Store, StoreError};
use crate::ids;
use crate::webhook::{Format, Webhook};

#[derive(Debug, Clone)]
pub(crate) struct WebhookConfig {
    pub(crate) id: String,
    pub(crate) webhook: Webhook,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

impl WebhookConfig {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            webhook: read_webhook(row)?,
            created_at: row.get::<_, Micros>("created_at")?.0,
            updated_at: row.get::<_, Micros>("updated_at")?.0,
        })
    }
}

impl Store {
    pub(crate) async fn add_webhook_config(
        &self,
        webhook: Webhook,
    ) -> Result<WebhookConfig, StoreError> {
        let now = ids::now();
        let config = WebhookConfig {
            id: ids::new_id("whc"),
            webhook,
            created_at: now,
            updated_at: now,
        };
        let row = config.clone();
        self.database.call(move |c| insert(c, &row)).await?;
        Ok(config)
    }

    pub(crate) async fn webhook_config(
        &self,
        id: &str,
    ) -> Result<Option<WebhookConfig>, StoreError> {
        let id = id.to_owned();
        self.database.call(move |c| find(c, &id)).await
    }

    /// The configuration as it then stands; none when there is no such one.
    pub(crate) async fn change_webhook_config(
        &self,
        id: &str,
        change: impl FnOnce(&mut Webhook) + Send + 'static,
    ) -> Result<Option<WebhookConfig>, StoreError> {
        let id = id.to_owned();
        self.database
            .call(move |connection| {
                let Some(mut config) = find(connection, &id)? else {
                    return Ok(None);
                };
                change(&mut config.webhook);
                config.updated_at = ids::now();
                update(connection, &config)?;
                Ok(Some(config))
            })
            .await
    }

    /// Whether there was such a configuration. Jobs that were given it keep their copy.
    pub(crate) async fn delete_webhook_config(&self, id: &str) -> Result<bool, StoreError> {
        let id = id.to_owned();
        self.database
            .call(move |connection| {
                let deleted =
                    connection.execute("DELETE FROM webhook_configs WHERE id = ?", [&id])?;
                Ok(deleted > 0)
            })
            .await
    }

    /// A page of the configurations, newest first, and how many there are in all.
    pub(crate) async fn webhook_configs(
        &self,
        page: PageRequest,
    ) -> Result<(PageOf<WebhookConfig>, usize), StoreError> {
        self.database
            .call(move |connection| {
                let total = connection
                    .prepare_cached("SELECT count(*) FROM webhook_configs")?
                    .query_row([], |row| row.get(0))?;
                let page = Select::from("webhook_configs").page(
                    connection,
                    Order::NewestFirst,
                    &page,
                    WebhookConfig::read,
                )?;
                Ok((page, total))
            })
            .await
    }
}

/// Gives webhooks to a job that is being made.
pub(super) fn give(
    connection: &Connection,
    job_id: &str,
    webhooks: &[Webhook],
) -> rusqlite::Result<()> {
    for (position, webhook) in webhooks.iter().enumerate() {
        connection
            .prepare_cached(
                "INSERT INTO job_webhooks (job_id, position, url, events, headers, output_format, secret)
                 VALUES (:job_id, :position, :url, :events, :headers, :output_format, :secret)",
            )?
            .execute(named_params! {
                ":job_id": job_id,
                ":position": position,
                ":url": webhook.url,
                ":events": events(webhook),
                ":headers": headers(webhook),
                ":output_format": webhook.format.map(Format::as_str),
                ":secret": webhook.secret,
            })?;
    }
    Ok(())
}

/// The webhooks of a job, in the order in which it was given them.
pub(super) fn of_job(connection: &Connection, job_id: &str) -> rusqlite::Result<Vec<Webhook>> {
    connection
        .prepare_cached("SELECT * FROM job_webhooks WHERE job_id = ? ORDER BY position")?
        .query_map([job_id], read_webhook)?
        .collect()
}

/// Takes the webhooks from a job that is being deleted.
pub(super) fn take(connection: &Connection, job_id: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM job_webhooks WHERE job_id = ?")?
        .execute([job_id])?;
    Ok(())
}

fn find(connection: &Connection, id: &str) -> rusqlite::Result<Option<WebhookConfig>> {
    connection
        .prepare_cached("SELECT * FROM webhook_configs WHERE id = ?")?
        .query_row([id], WebhookConfig::read)
        .optional()
}

fn insert(connection: &Connection, config: &WebhookConfig) -> rusqlite::Result<()> {
    let webhook = &config.webhook;
    connection
        .prepare_cached(
            "INSERT INTO webhook_configs (id, url, events, headers, output_format, secret, created_at, updated_at)
             VALUES (:id, :url, :events, :headers, :output_format, :secret, :created_at, :updated_at)",
        )?
        .execute(named_params! {
            ":id": config.id,
            ":url": webhook.url,
            ":events": events(webhook),
            ":headers": headers(webhook),
            ":output_format": webhook.format.map(Format::as_str),
            ":secret": webhook.secret,
            ":created_at": Micros(config.created_at),
            ":updated_at": Micros(config.updated_at),
        })?;
    Ok(())
}

fn update(connection: &Connection, config: &WebhookConfig) -> rusqlite::Result<()> {
    let webhook = &config.webhook;
    connection
        .prepare_cached(
            "UPDATE webhook_configs
             SET url = :url, events = :events, headers = :headers, output_format = :output_format,
                 secret = :secret, updated_at = :updated_at
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": config.id,
            ":url": webhook.url,
            ":events": events(webhook),
            ":headers": headers(webhook),
            ":output_format": webhook.format.map(Format::as_str),
            ":secret": webhook.secret,
            ":updated_at": Micros(config.updated_at),
        })?;
    Ok(())
}

fn events(webhook: &Webhook) -> Option<Json> {
    webhook.events.as_ref().map(|events| Json(json!(events)))
}

fn headers(webhook: &Webhook) -> Option<Json> {
    webhook.headers.as_ref().map(|headers| Json(json!(headers)))
}

fn read_webhook(row: &Row<'_>) -> rusqlite::Result<Webhook> {
    let events: Option<Json> = row.get("events")?;
    let events = events.map(|Json(events)| texts(&events));
    let format: Option<String> = row.get("output_format")?;
    Ok(Webhook {
        url: row.get("url")?,
        events,
        headers: row.get::<_, Option<Json>>("headers")?.map(read_headers),
        format: format.as_deref().and_then(Format::parse),
        secret: row.get("secret")?,
    })
}

/// Headers as a column holds them.
pub(super) fn read_headers(Json(pairs): Json) -> Vec<(String, String)> {
    let pairs = pairs.as_array().into_iter().flatten().map(texts);
    pairs
        .filter_map(|pair| <[String; 2]>::try_from(pair).ok())
        .map(|[name, value]| (name, value))
        .collect()
}

fn texts(list: &Value) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    let texts = items.filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}
