//! The bytes of documents: written as they come in, kept beside the database, read by jobs and downloads.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension};
use tempfile::NamedTempFile;
use tokio::task::spawn_blocking;

use super::StoreError;
use crate::ids;

/// What an upload may hold in memory; the rest of it goes to disk in pieces of this size.
const PIECE: usize = 1024 * 1024;

/// Where bytes are kept.
pub(crate) enum Contents {
    /// Small ones in memory, large ones in files without a name, which end with the process.
    Memory(Mutex<HashMap<String, Content>>),
    /// Each in a file of its own, named by an id of ours: names that callers give never become paths.
    Directory { kept: PathBuf, incoming: PathBuf },
}

/// Bytes that do not change any more.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Bytes(Arc<[u8]>),
    /// A file without a name. Whoever reads it moves its one cursor, so one at a time.
    Unnamed(Arc<Mutex<File>>),
    Named(PathBuf),
}

/// Bytes that were taken in whole, with the id under which they are kept once [`Contents::keep`] was told to.
pub(crate) struct Received {
    pub(crate) id: String,
    pub(crate) size: u64,
    bytes: Draft,
}

enum Draft {
    Memory(Vec<u8>),
    Unnamed(File),
    /// Removes its file when it is dropped before it is kept.
    Named(NamedTempFile),
}

/// Bytes that are coming in.
pub(crate) struct Incoming {
    contents: Arc<Contents>,
    buffer: Vec<u8>,
    file: Option<Draft>,
    size: u64,
}

impl Contents {
    pub(super) fn in_memory() -> Self {
        Self::Memory(Mutex::default())
    }

    /// # Errors
    ///
    /// When the folders cannot be made.
    pub(super) fn in_directory(directory: &Path) -> Result<Self, StoreError> {
        let kept = directory.join("contents");
        let incoming = directory.join("incoming");
        for folder in [&kept, &incoming] {
            fs::create_dir_all(folder).map_err(|e| {
                StoreError::io(format!("cannot make the folder {}", folder.display()), e)
            })?;
        }
        Ok(Self::Directory { kept, incoming })
    }

    /// Removes what a service that was killed has left behind: uploads that broke off, and contents that nothing names.
    pub(super) fn clean(&self, connection: &Connection) -> Result<(), StoreError> {
        let Self::Directory { kept, incoming } = self else {
            return Ok(());
        };
        let failed = |e| StoreError::io("cannot clean up after a service that was killed", e);
        for entry in fs::read_dir(incoming).map_err(failed)? {
            fs::remove_file(entry.map_err(failed)?.path()).map_err(failed)?;
        }
        let mut known = connection.prepare("SELECT 1 FROM contents WHERE id = ?")?;
        for entry in fs::read_dir(kept).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let id = entry.file_name();
            if !known.exists([id.to_string_lossy()])? {
                fs::remove_file(entry.path()).map_err(failed)?;
            }
        }
        Ok(())
    }

    pub(super) fn open(&self, id: &str) -> Option<Content> {
        match self {
            Self::Memory(all) => lock(all).get(id).cloned(),
            Self::Directory { kept, .. } => Some(Content::Named(kept.join(id))),
        }
    }

    /// Makes received bytes last. What is not named by a row of the database afterwards is removed by the next start.
    pub(super) async fn keep(self: &Arc<Self>, received: Received) -> Result<(), StoreError> {
        let contents = Arc::clone(self);
        let work = move || match (contents.as_ref(), received.bytes) {
            (Self::Memory(all), draft) => {
                let content = match draft {
                    Draft::Memory(bytes) => Content::Bytes(bytes.into()),
                    Draft::Unnamed(file) => Content::Unnamed(Arc::new(Mutex::new(file))),
                    Draft::Named(file) => Content::Unnamed(Arc::new(Mutex::new(file.into_file()))),
                };
                lock(all).insert(received.id, content);
                Ok(())
            }
            (Self::Directory { kept, incoming }, draft) => {
                let mut file = match draft {
                    Draft::Named(file) => file,
                    Draft::Memory(bytes) => {
                        let mut file = NamedTempFile::new_in(incoming)?;
                        file.write_all(&bytes)?;
                        file
                    }
                    Draft::Unnamed(mut unnamed) => {
                        let mut file = NamedTempFile::new_in(incoming)?;
                        unnamed.rewind()?;
                        io::copy(&mut unnamed, &mut file)?;
                        file
                    }
                };
                file.flush()?;
                file.as_file().sync_data()?;
                file.persist(kept.join(&received.id)).map_err(|e| e.error)?;
                sync_folder(kept)
            }
        };
        blocking(work).await
    }

    /// Removes bytes that no row names any more.
    pub(super) async fn remove(self: &Arc<Self>, id: String) -> Result<(), StoreError> {
        let contents = Arc::clone(self);
        blocking(move || match contents.as_ref() {
            Self::Memory(all) => {
                lock(all).remove(&id);
                Ok(())
            }
            Self::Directory { kept, .. } => match fs::remove_file(kept.join(&id)) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
                _ => Ok(()),
            },
        })
        .await
    }
}

impl Incoming {
    pub(super) fn new(contents: Arc<Contents>) -> Self {
        Self {
            contents,
            buffer: Vec::new(),
            file: None,
            size: 0,
        }
    }

    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.size += bytes.len() as u64;
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= PIECE {
            self.flush().await?;
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        let contents = Arc::clone(&self.contents);
        let file = self.file.take();
        let mut buffer = std::mem::take(&mut self.buffer);
        let (file, buffer) = blocking(move || {
            let mut file = match (file, contents.as_ref()) {
                (Some(file), _) => file,
                (None, Contents::Memory(_)) => Draft::Unnamed(tempfile::tempfile()?),
                (None, Contents::Directory { incoming, .. }) => {
                    Draft::Named(NamedTempFile::new_in(incoming)?)
                }
            };
            match &mut file {
                Draft::Memory(bytes) => bytes.extend_from_slice(&buffer),
                Draft::Unnamed(file) => file.write_all(&buffer)?,
                Draft::Named(file) => file.write_all(&buffer)?,
            }
            buffer.clear();
            Ok((file, buffer))
        })
        .await?;
        self.file = Some(file);
        self.buffer = buffer;
        Ok(())
    }

    /// All bytes have come.
    pub(crate) async fn finish(mut self) -> Result<Received, StoreError> {
        if self.file.is_some() && !self.buffer.is_empty() {
            self.flush().await?;
        }
        Ok(Received {
            id: ids::new_id("content"),
            size: self.size,
            bytes: self.file.unwrap_or(Draft::Memory(self.buffer)),
        })
    }
}

impl Content {
    /// In bytes.
    pub(crate) fn size(&self) -> io::Result<u64> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.len() as u64),
            Self::Named(path) => Ok(fs::metadata(path)?.len()),
            Self::Unnamed(file) => Ok(lock(file).metadata()?.len()),
        }
    }

    /// All of it. Blocks while it reads.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.to_vec()),
            Self::Named(path) => fs::read(path),
            Self::Unnamed(file) => {
                let mut file = lock(file);
                file.rewind()?;
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }

    /// Up to a mebibyte from a place on; nothing at the end. Blocks while it reads.
    pub(crate) fn piece(&self, from: u64) -> io::Result<Vec<u8>> {
        let mut piece = Vec::new();
        let mut read = |file: &mut File| {
            file.seek(SeekFrom::Start(from))?;
            file.take(PIECE as u64).read_to_end(&mut piece)
        };
        match self {
            Self::Bytes(bytes) => {
                let from = usize::try_from(from).unwrap_or(usize::MAX).min(bytes.len());
                let to = bytes.len().min(from.saturating_add(PIECE));
                return Ok(bytes.get(from..to).unwrap_or_default().to_vec());
            }
            Self::Named(path) => read(&mut File::open(path)?)?,
            Self::Unnamed(file) => read(&mut lock(file))?,
        };
        Ok(piece)
    }
}

/// Forgets contents that no row names any more. Returns the id when its bytes can go.
pub(super) fn release(connection: &Connection, id: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached(
            "DELETE FROM contents WHERE id = ?1
             AND NOT EXISTS (SELECT 1 FROM files WHERE content = ?1)
             AND NOT EXISTS (SELECT 1 FROM extract_jobs WHERE content = ?1)
             AND NOT EXISTS (SELECT 1 FROM parse_jobs WHERE content = ?1)
             RETURNING id",
        )?
        .query_row([id], |row| row.get(0))
        .optional()
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    match spawn_blocking(work).await {
        Ok(done) => done.map_err(|e| StoreError::io("the bytes of a document cannot be kept", e)),
        // The runtime is going down.
        Err(_) => Err(StoreError::Closed),
    }
}

/// A new name in a folder lasts when the folder is on disk, too.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file, and the file system keeps its names by itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Every change under these locks is complete before anything that could panic.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
