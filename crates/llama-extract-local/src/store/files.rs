//! Uploaded files.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Cursor, PageOf, PageRequest, Store};
use crate::ids;

/// A file as it was uploaded. The name is data: it never becomes a path.
#[derive(Debug, Clone)]
pub(crate) struct StoredFile {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) external_file_id: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) bytes: Arc<Vec<u8>>,
    sequence: u64,
}

impl StoredFile {
    /// The extension in lower case: what the API calls `file_type`.
    pub(crate) fn file_type(&self) -> Option<String> {
        let (stem, extension) = self.name.rsplit_once('.')?;
        (!stem.is_empty() && !extension.is_empty()).then(|| extension.to_lowercase())
    }
}

pub(crate) struct NewFile {
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) external_file_id: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileOrder {
    /// Name, a to z.
    Name,
    /// Id, a to z.
    Id,
    /// Newest first.
    CreatedAt,
}

#[derive(Debug, Default)]
pub(crate) struct FileFilter {
    pub(crate) ids: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) external_file_id: Option<String>,
}

impl FileFilter {
    fn takes(&self, file: &StoredFile) -> bool {
        (self.ids.is_empty() || self.ids.contains(&file.id))
            && self.name.as_ref().is_none_or(|name| *name == file.name)
            && (self.external_file_id.is_none() || self.external_file_id == file.external_file_id)
    }
}

impl Store {
    pub(crate) fn add_file(&self, new: NewFile) -> StoredFile {
        let mut state = self.lock();
        let file = StoredFile {
            id: ids::new_id("dfl"),
            name: new.name,
            purpose: new.purpose,
            external_file_id: new.external_file_id,
            created_at: ids::now(),
            bytes: Arc::new(new.bytes),
            sequence: state.next_sequence(),
        };
        state.files.push(file.clone());
        file
    }

    pub(crate) fn file(&self, id: &str) -> Option<StoredFile> {
        self.lock().files.iter().find(|f| f.id == id).cloned()
    }

    /// Whether there was such a file. Jobs that already read it keep their copy.
    pub(crate) fn delete_file(&self, id: &str) -> bool {
        let mut state = self.lock();
        let before = state.files.len();
        state.files.retain(|f| f.id != id);
        state.files.len() < before
    }

    pub(crate) fn files(
        &self,
        filter: &FileFilter,
        order: FileOrder,
        page: &PageRequest,
    ) -> PageOf<StoredFile> {
        let all = self
            .lock()
            .files
            .iter()
            .filter(|file| filter.takes(file))
            .map(|file| {
                let key = match order {
                    FileOrder::Name => file.name.clone(),
                    FileOrder::Id => file.id.clone(),
                    FileOrder::CreatedAt => String::new(),
                };
                let sequence = file.sequence;
                (Cursor { key, sequence }, file.clone())
            })
            .collect();
        PageOf::cut(all, order == FileOrder::CreatedAt, page)
    }
}
