//! What a batch has done, on disk: before money is spent, and after.

mod load;
mod record;
mod writer;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use llama_extract_api::types::ExtractV2JobCreate;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

pub(super) use record::{Known, Record};

use super::document::hex;
use crate::Error;
use writer::Writer;

/// An open journal. No other batch can open it until it is closed or dropped.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    writer: Writer,
    index: Mutex<Index>,
}

/// What is known of documents. Keys are kept as hashes: a million of them are held.
#[derive(Debug, Default)]
struct Index {
    known: HashMap<u128, Known>,
    /// How often each key has come up in this run.
    claimed: HashMap<u128, u32>,
    /// The jobs from files that were not uploaded for one job alone, by file.
    shared: HashMap<String, Vec<String>>,
}

impl Journal {
    /// Opens the journal at this path, or begins it.
    pub(super) async fn open(
        path: PathBuf,
        settings: BTreeMap<String, String>,
    ) -> Result<Self, Error> {
        let opened = tokio::task::spawn_blocking(move || {
            let (file, index) = load::load(&path, settings)?;
            let writer = Writer::new(file)
                .map_err(|error| Error::journal_io("no thread for the journal", error.into()))?;
            Ok(Self {
                path,
                writer,
                index: Mutex::new(index),
            })
        });
        opened.await.unwrap_or_else(|_| {
            Err(Error::journal(
                "the journal cannot be opened: the program is ending",
            ))
        })
    }

    /// What is known of the next document with this identity, and the key that it goes by here: a document that is given
    /// twice is two.
    pub(super) fn claim(&self, identity: String) -> (String, Option<Known>) {
        let mut index = self.lock();
        let count = index.claimed.entry(hash(&identity)).or_default();
        *count += 1;
        let key = match *count {
            1 => identity,
            count => format!("{identity} #{count}"),
        };
        let known = index.known.remove(&hash(&key));
        (key, known)
    }

    /// The jobs that are known to be from this file.
    pub(super) fn jobs_from(&self, file: &str) -> Vec<String> {
        self.lock().shared.get(file).cloned().unwrap_or_default()
    }

    /// A job from a file that others may extract from, too.
    pub(super) fn is_from_shared(&self, file: &str, job: &str) {
        let mut index = self.lock();
        let jobs = index.shared.entry(file.to_owned()).or_default();
        jobs.push(job.to_owned());
    }

    /// Appends a line; it is on the disk when this returns.
    ///
    /// # Errors
    ///
    /// [`Error::is_journal`] when it cannot be written.
    pub(super) async fn append(&self, record: &Record) -> Result<(), Error> {
        let cannot = |error| {
            let path = self.path.display();
            Error::journal_io(format!("cannot write the journal {path}"), error)
        };
        let mut line =
            serde_json::to_vec(record).map_err(|error| cannot(Arc::new(error.into())))?;
        line.push(b'\n');
        self.writer.append(line).await.map_err(cannot)
    }

    /// Nothing is written after this, and others may open it.
    pub(super) fn close(&self) {
        self.writer.close();
    }

    fn lock(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(key: &str) -> u128 {
    let hash = Sha256::digest(key.as_bytes());
    // Half of it tells keys apart as well.
    hash.iter()
        .take(16)
        .fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// The settings that decide what is extracted, as a journal compares them.
pub(super) fn settings(request: &ExtractV2JobCreate) -> Result<BTreeMap<String, String>, Error> {
    let request = serde_json::to_value(request).map_err(|error| {
        Error::argument(format!("the options cannot be written as JSON: {error}"))
    })?;
    let parts = request.as_object().into_iter().flatten();
    let parts = parts.filter(|(name, _)| *name != "file_input");
    let settings = parts
        .flat_map(|(name, value)| match value {
            Value::Object(inner) if name == "configuration" => inner.iter().collect(),
            _ => vec![(name, value)],
        })
        .map(|(name, value)| {
            let hash = hex(&Sha256::digest(value.to_string().as_bytes()));
            (name.clone(), hash.chars().take(16).collect())
        });
    Ok(settings.collect())
}
