//! What the service remembers: files and jobs, in memory or in a directory.
//!
//! Rows are in SQLite either way, so both behave alike; the bytes of documents stand beside it.

mod configurations;
mod contents;
mod database;
mod deliveries;
mod error;
mod files;
mod jobs;
mod legacy;
mod page;
mod parse_jobs;
mod select;
mod webhook_configs;

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

pub(crate) use configurations::{
    Changed, ConfigurationChange, ConfigurationFilter, NewConfiguration, StoredConfiguration,
};
pub(crate) use contents::{Content, Incoming};
pub(crate) use deliveries::{Attempt, DeliveryFilter, DeliveryRecord, DeliveryState};
pub(crate) use error::StoreError;
pub(crate) use files::{FileFilter, NewFile, StoredFile};
pub(crate) use jobs::{Creation, Deletion, Job, JobFilter, NewJob, Outcome, Status};
pub(crate) use legacy::{Agent, LegacyCreation, LegacyRun, NewAgent, NewLegacyRun, RunFilter};
pub(crate) use page::{Cursor, PageOf, PageRequest};
pub(crate) use parse_jobs::{ParseCancellation, ParseJob, ParseJobFilter};
pub(crate) use select::{Direction, Order};
pub(crate) use webhook_configs::WebhookConfig;

use crate::ids;
use crate::links;
use contents::Contents;
use database::Database;
use deliveries::Outbox;

const DATABASE: &str = "llama-extract.sqlite3";
const LOCK: &str = "lock";

/// State shared by all requests and jobs. Each call is one step: nothing is seen half done, and what was answered is
/// kept.
pub(crate) struct Store {
    project_id: String,
    link_key: String,
    database: Database,
    contents: Arc<Contents>,
    outbox: Outbox,
    /// Held while the service runs: two services must not work in one directory.
    lock: Option<File>,
}

impl Store {
    /// A store that ends with the process.
    pub(crate) fn in_memory() -> Result<Self, StoreError> {
        Self::open(Connection::open_in_memory()?, Contents::in_memory(), None)
    }

    /// A store in a directory, which is made when it is not there. What is in it stays.
    pub(crate) fn in_directory(directory: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(directory)
            .map_err(|e| StoreError::io("it cannot be made or is no directory", e))?;
        let lock = lock(directory)?;
        let contents = Contents::in_directory(directory)?;
        let connection = Connection::open(directory.join(DATABASE))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        Self::open(connection, contents, Some(lock))
    }

    fn open(
        mut connection: Connection,
        contents: Contents,
        lock: Option<File>,
    ) -> Result<Self, StoreError> {
        database::migrate(&mut connection)?;
        let project_id = setting(&connection, "project_id", ids::new_id("prj"))?;
        let link_key = setting(&connection, "link_key", links::new_key()?)?;
        contents.clean(&connection)?;
        Ok(Self {
            outbox: Outbox::new(&project_id),
            project_id,
            link_key,
            database: Database::start(connection)?,
            contents: Arc::new(contents),
            lock,
        })
    }

    /// The one project of this service.
    pub(crate) fn project_id(&self) -> &str {
        &self.project_id
    }

    /// What links to the contents of files are signed with: a secret, which outlasts the service as the links do.
    pub(crate) fn link_key(&self) -> &str {
        &self.link_key
    }

    /// The bytes under an id that a row of the store names.
    pub(crate) fn content(&self, id: &str) -> Option<Content> {
        self.contents.open(id)
    }

    async fn remove_content(&self, unused: Option<String>) -> Result<(), StoreError> {
        match unused {
            Some(id) => self.contents.remove(id).await,
            None => Ok(()),
        }
    }

    /// Finishes what was begun and refuses everything after. Waits until another service can have the directory.
    pub(crate) fn close(&self) {
        self.database.close();
        if let Some(lock) = &self.lock {
            // What cannot be unlocked is unlocked by the end of the process.
            let _ = lock.unlock();
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.close();
    }
}

fn lock(directory: &Path) -> Result<File, StoreError> {
    let path = directory.join(LOCK);
    let failed = |e| StoreError::io(format!("cannot write {}", path.display()), e);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse(directory.to_owned())),
        Err(TryLockError::Error(e)) => Err(failed(e)),
    }
}

/// Made at the first start and kept: clients may have noted it.
fn setting(connection: &Connection, name: &str, value: String) -> Result<String, StoreError> {
    connection.execute(
        "INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)",
        [name, &value],
    )?;
    let kept =
        connection.query_row("SELECT value FROM settings WHERE name = ?", [name], |row| {
            row.get(0)
        })?;
    Ok(kept)
}
