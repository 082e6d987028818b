//! Deliveries of webhooks. One is written down in the same step as what it tells of, so a kill loses neither alone.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::select::{Json, Micros, Order, Select};
use super::webhook_configs::{self, read_headers};
use super::{PageOf, PageRequest, Store, StoreError};
use crate::ids;
use crate::webhook::{self, Delivery, Event, Format, Moment};

/// How many deliveries that have ended are kept for those who want to look at them: the newest.
const KEPT: i64 = 10_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeliveryState {
    /// To be tried, or tried again.
    Pending,
    /// Answered with 2xx.
    Delivered,
    /// Given up.
    Failed,
}

impl DeliveryState {
    pub(crate) const NAMES: [&str; 3] = ["pending", "delivered", "failed"];

    fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }
}

/// One try.
#[derive(Debug)]
pub(crate) struct Attempt {
    pub(crate) at: DateTime<Utc>,
    /// The status of the answer, or why there was none.
    pub(crate) answer: Result<u16, String>,
}

/// A delivery as it may be shown: nothing in it is secret.
#[derive(Debug)]
pub(crate) struct DeliveryRecord {
    pub(crate) event_id: String,
    pub(crate) event_type: String,
    pub(crate) job_id: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) url: String,
    pub(crate) state: String,
    /// A list of `{at, status, error}`.
    pub(crate) attempts: Value,
}

impl DeliveryRecord {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            event_id: row.get("event_id")?,
            event_type: row.get("event_type")?,
            job_id: row.get("job_id")?,
            created_at: row.get::<_, Micros>("created_at")?.0,
            url: row.get("shown_url")?,
            state: row.get("state")?,
            attempts: row.get::<_, Json>("attempts")?.0,
        })
    }
}

#[derive(Debug, Default)]
pub(crate) struct DeliveryFilter {
    pub(crate) job_id: Option<String>,
    pub(crate) state: Option<String>,
}

/// Takes down deliveries within a step of the database, and wakes who makes them.
#[derive(Clone)]
pub(super) struct Outbox {
    project_id: Arc<str>,
    added: Arc<Notify>,
}

impl Outbox {
    pub(super) fn new(project_id: &str) -> Self {
        Self {
            project_id: project_id.into(),
            added: Arc::default(),
        }
    }

    /// One delivery for each webhook of the job that asks for the event. A job of the legacy API goes by the id that it
    /// has there.
    pub(super) fn tell(
        &self,
        connection: &Connection,
        job_id: &str,
        event: Event,
        error_message: Option<&str>,
    ) -> rusqlite::Result<()> {
        let webhooks = webhook_configs::of_job(connection, job_id)?;
        if webhooks.is_empty() {
            return Ok(());
        }
        let legacy_id: Option<String> = connection
            .prepare_cached("SELECT job_id FROM legacy_runs WHERE extract_job_id = ?")?
            .query_row([job_id], |row| row.get(0))
            .optional()?;
        let job_id = legacy_id.as_deref().unwrap_or(job_id);
        let event_id = ids::new_uuid();
        let moment = Moment {
            event,
            event_id: &event_id,
            job_id,
            project_id: &self.project_id,
            error_message,
            time: ids::now(),
        };
        for webhook in webhooks.iter().filter(|webhook| webhook.takes(event)) {
            connection
                .prepare_cached(
                    "INSERT INTO webhook_deliveries (event_id, event_type, job_id, created_at, shown_url, url, headers,
                                                     secret, body, state, attempts)
                     VALUES (:event_id, :event_type, :job_id, :created_at, :shown_url, :url, :headers,
                             :secret, :body, 'pending', '[]')",
                )?
                .execute(named_params! {
                    ":event_id": event_id,
                    ":event_type": event.as_str(),
                    ":job_id": job_id,
                    ":created_at": Micros(moment.time),
                    ":shown_url": webhook::shown_url(&webhook.url),
                    ":url": webhook.url,
                    ":headers": Json(json!(webhook.headers)),
                    ":secret": webhook.secret,
                    ":body": moment.body(webhook.format.unwrap_or(Format::String)),
                })?;
            // Before the commit, and yet not too early: who is woken asks the same thread, which answers after it.
            self.added.notify_one();
        }
        Ok(())
    }
}

impl Store {
    /// Returns when deliveries may have been added since this last returned.
    pub(crate) async fn delivery_was_added(&self) {
        self.outbox.added.notified().await;
    }

    /// Sequence numbers and URLs of deliveries that are to be made and come after another one, oldest first.
    pub(crate) async fn pending_deliveries(
        &self,
        after: i64,
    ) -> Result<Vec<(i64, String)>, StoreError> {
        self.database
            .call(move |connection| {
                connection
                    .prepare_cached(
                        "SELECT seq, url FROM webhook_deliveries WHERE state = 'pending' AND seq > ? ORDER BY seq",
                    )?
                    .query_map([after], |row| Ok((row.get("seq")?, row.get("url")?)))?
                    .collect()
            })
            .await
    }

    /// What is to be delivered, and how many attempts were made; none when it has ended.
    pub(crate) async fn pending_delivery(
        &self,
        sequence: i64,
    ) -> Result<Option<(Delivery, usize)>, StoreError> {
        let read = |row: &Row<'_>| {
            let Json(attempts) = row.get("attempts")?;
            let delivery = Delivery {
                event_id: row.get("event_id")?,
                event_type: row.get("event_type")?,
                url: row.get("url")?,
                headers: read_headers(row.get("headers")?),
                secret: row.get("secret")?,
                body: row.get("body")?,
            };
            Ok((delivery, attempts.as_array().map_or(0, Vec::len)))
        };
        self.database
            .call(move |connection| {
                connection
                    .prepare_cached(
                        "SELECT * FROM webhook_deliveries WHERE state = 'pending' AND seq = ?",
                    )?
                    .query_row([sequence], read)
                    .optional()
            })
            .await
    }

    /// Writes down an attempt and what it made of the delivery. Secrets of one that has ended are forgotten.
    pub(crate) async fn add_attempt(
        &self,
        sequence: i64,
        attempt: Attempt,
        state: DeliveryState,
    ) -> Result<(), StoreError> {
        let (status, error) = match attempt.answer {
            Ok(status) => (Some(status), None),
            Err(error) => (None, Some(error)),
        };
        let attempt = json!({"at": ids::timestamp(attempt.at), "status": status, "error": error});
        self.database
            .call(move |connection| {
                connection
                    .prepare_cached(
                        "UPDATE webhook_deliveries SET state = ?, attempts = json_insert(attempts, '$[#]', json(?))
                         WHERE seq = ?",
                    )?
                    .execute((state.as_str(), Json(attempt), sequence))?;
                if state != DeliveryState::Pending {
                    connection
                        .prepare_cached(
                            "UPDATE webhook_deliveries SET url = NULL, headers = NULL, secret = NULL, body = NULL
                             WHERE seq = ?",
                        )?
                        .execute([sequence])?;
                    connection
                        .prepare_cached(
                            "DELETE FROM webhook_deliveries WHERE state <> 'pending' AND seq <= ?",
                        )?
                        .execute([sequence - KEPT])?;
                }
                Ok(())
            })
            .await
    }

    pub(crate) async fn deliveries(
        &self,
        filter: DeliveryFilter,
        page: PageRequest,
    ) -> Result<PageOf<DeliveryRecord>, StoreError> {
        self.database
            .call(move |connection| {
                Select::from("webhook_deliveries")
                    .when("job_id = ?", filter.job_id)
                    .when("state = ?", filter.state)
                    .page(connection, Order::NewestFirst, &page, DeliveryRecord::read)
            })
            .await
    }
}
