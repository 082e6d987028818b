//! Uploaded files.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::contents::{self, Incoming, Received};
use super::select::{Micros, Order, Select};
use super::{PageOf, PageRequest, Store, StoreError};
use crate::ids;

/// A file as it was uploaded. The name is data: it never becomes a path.
#[derive(Debug, Clone)]
pub(crate) struct StoredFile {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) external_file_id: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    /// Id of the bytes.
    pub(crate) content: String,
}

impl StoredFile {
    /// The extension in lower case: what the API calls `file_type`.
    pub(crate) fn file_type(&self) -> Option<String> {
        let (stem, extension) = self.name.rsplit_once('.')?;
        (!stem.is_empty() && !extension.is_empty()).then(|| extension.to_lowercase())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            purpose: row.get("purpose")?,
            external_file_id: row.get("external_file_id")?,
            created_at: row.get::<_, Micros>("created_at")?.0,
            content: row.get("content")?,
        })
    }
}

pub(crate) struct NewFile {
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) external_file_id: Option<String>,
    pub(crate) received: Received,
}

#[derive(Debug, Default)]
pub(crate) struct FileFilter {
    pub(crate) ids: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) external_file_id: Option<String>,
}

impl Store {
    /// A place for the bytes of a file that is being uploaded.
    pub(crate) fn receive(&self) -> Incoming {
        Incoming::new(self.contents.clone())
    }

    /// Keeps a file. When this returns it is there to stay.
    pub(crate) async fn add_file(&self, new: NewFile) -> Result<StoredFile, StoreError> {
        let file = StoredFile {
            id: ids::new_id("dfl"),
            name: new.name,
            purpose: new.purpose,
            external_file_id: new.external_file_id,
            created_at: ids::now(),
            content: new.received.id.clone(),
        };
        let size = new.received.size;
        // First the bytes, then the row that names them: a kill in between leaves bytes that the next start removes.
        self.contents.keep(new.received).await?;
        let row = file.clone();
        self.database
            .call(move |connection| insert(connection, &row, size))
            .await?;
        Ok(file)
    }

    pub(crate) async fn file(&self, id: &str) -> Result<Option<StoredFile>, StoreError> {
        let id = id.to_owned();
        self.database.call(move |c| find(c, &id)).await
    }

    /// Whether there was such a file. Jobs that were made from it keep its bytes.
    pub(crate) async fn delete_file(&self, id: &str) -> Result<bool, StoreError> {
        let id = id.to_owned();
        let (found, unused) = self
            .database
            .call(move |connection| {
                let Some(file) = find(connection, &id)? else {
                    return Ok((false, None));
                };
                connection.execute("DELETE FROM files WHERE id = ?", [&id])?;
                Ok((true, contents::release(connection, &file.content)?))
            })
            .await?;
        self.remove_content(unused).await?;
        Ok(found)
    }

    pub(crate) async fn files(
        &self,
        filter: FileFilter,
        order: Order,
        page: PageRequest,
    ) -> Result<PageOf<StoredFile>, StoreError> {
        self.database
            .call(move |connection| {
                Select::from("files")
                    .among("id", &filter.ids)
                    .when("name = ?", filter.name)
                    .when("external_file_id = ?", filter.external_file_id)
                    .page(connection, order, &page, StoredFile::read)
            })
            .await
    }
}

pub(super) fn find(connection: &Connection, id: &str) -> rusqlite::Result<Option<StoredFile>> {
    connection
        .prepare_cached("SELECT * FROM files WHERE id = ?")?
        .query_row([id], StoredFile::read)
        .optional()
}

fn insert(connection: &Connection, file: &StoredFile, size: u64) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO contents (id, size) VALUES (?, ?)")?
        .execute((&file.content, i64::try_from(size).unwrap_or(i64::MAX)))?;
    connection
        .prepare_cached(
            "INSERT INTO files (id, name, purpose, external_file_id, created_at, content)
             VALUES (:id, :name, :purpose, :external_file_id, :created_at, :content)",
        )?
        .execute(named_params! {
            ":id": file.id,
            ":name": file.name,
            ":purpose": file.purpose,
            ":external_file_id": file.external_file_id,
            ":created_at": Micros(file.created_at),
            ":content": file.content,
        })?;
    Ok(())
}
