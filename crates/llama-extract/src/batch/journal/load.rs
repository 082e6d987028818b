//! A journal from disk: locked, checked, and healed where its writer was stopped in the middle of a line.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead as _, BufReader, Seek as _, Write as _};
use std::path::Path;

use super::Index;
use super::hash;
use super::record::{FORMAT, Known, MAGIC, Record};
use crate::Error;

/// Opens or begins a journal, and reads what it knows.
pub(super) fn load(
    path: &Path,
    settings: BTreeMap<String, String>,
) -> Result<(File, Index), Error> {
    let cannot = |what: &str| {
        let message = format!("cannot {what} the journal {}", path.display());
        |error: std::io::Error| Error::journal_io(message, error.into())
    };
    let mut file = OpenOptions::new()
        .read(true)
        .append(true)
        .create(true)
        .open(path)
        .map_err(cannot("open"))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(Error::journal(format!(
                "the journal {} is in use: another batch, of this program or another one, has it open; wait for it to end, \
                 or give this one a journal of its own",
                path.display()
            )));
        }
        Err(TryLockError::Error(error)) => return Err(cannot("lock")(error)),
    }
    let read = read(&file, path, &settings)?;
    match read.tail {
        Tail::Whole => {}
        Tail::Unended => file.write_all(b"\n").map_err(cannot("write"))?,
        Tail::Torn => file.set_len(read.sound).map_err(cannot("heal"))?,
    }
    if read.lines == 0 {
        let first = Record::Batch {
            format: FORMAT,
            settings,
        };
        let mut line = serde_json::to_vec(&first).map_err(|error| cannot("write")(error.into()))?;
        line.push(b'\n');
        file.write_all(&line).map_err(cannot("write"))?;
    }
    file.sync_all().map_err(cannot("write"))?;
    sync_directory(path);
    Ok((file, read.index))
}

/// So that a new file is found after a power cut. Not every system can; then there is nothing to be done about it.
fn sync_directory(path: &Path) {
    let parent = path.parent().filter(|parent| *parent != Path::new(""));
    if let Ok(directory) = File::open(parent.unwrap_or(Path::new("."))) {
        let _ = directory.sync_all();
    }
}

struct Read {
    index: Index,
    /// Whole lines, and how many bytes they are.
    lines: usize,
    sound: u64,
    tail: Tail,
}

/// What follows the last line end.
enum Tail {
    Whole,
    /// A line that lacks nothing but its end.
    Unended,
    Torn,
}

fn read(file: &File, path: &Path, settings: &BTreeMap<String, String>) -> Result<Read, Error> {
    let cannot_read = |error: std::io::Error| {
        Error::journal_io(
            format!("cannot read the journal {}", path.display()),
            error.into(),
        )
    };
    let mut reader = BufReader::new(file);
    reader.rewind().map_err(cannot_read)?;
    let mut read = Read {
        index: Index::default(),
        lines: 0,
        sound: 0,
        tail: Tail::Whole,
    };
    let mut line = Vec::new();
    loop {
        line.clear();
        let length = reader.read_until(b'\n', &mut line).map_err(cannot_read)?;
        if length == 0 {
            return Ok(read);
        }
        let ended = line.ends_with(b"\n");
        let record = serde_json::from_slice::<Record>(&line);
        match record {
            Ok(record) => {
                if read.lines == 0 {
                    check(&record, path, settings)?;
                } else {
                    read.index.learn(record);
                }
                read.lines += 1;
            }
            Err(_) if read.lines == 0 && !begins_a_journal(&line) => {
                return Err(not_a_journal(path));
            }
            // Its writer was stopped in the middle of it, and has not acted on it.
            Err(_) if !ended => {
                read.tail = Tail::Torn;
                return Ok(read);
            }
            Err(error) => {
                return Err(Error::journal(format!(
                    "line {} of the journal {} is damaged ({error}): put it right from a backup, or remove the line if \
                     the job of its document is told by another one",
                    read.lines + 1,
                    path.display()
                )));
            }
        }
        read.sound += length as u64;
        if !ended {
            read.tail = Tail::Unended;
        }
    }
}

/// Whether a line that is not one is the beginning of the first line of a journal.
fn begins_a_journal(line: &[u8]) -> bool {
    line.starts_with(MAGIC.as_bytes()) || MAGIC.as_bytes().starts_with(line)
}

fn not_a_journal(path: &Path) -> Error {
    Error::journal(format!(
        "{} is not the journal of a batch: name a file that is not there yet, or one that a batch has written",
        path.display()
    ))
}

fn check(first: &Record, path: &Path, ours: &BTreeMap<String, String>) -> Result<(), Error> {
    let Record::Batch { format, settings } = first else {
        return Err(not_a_journal(path));
    };
    let path = path.display();
    if *format != FORMAT {
        return Err(Error::journal(format!(
            "the journal {path} has form {format}, and this program reads form {FORMAT}: go on with the version of \
             llama-extract that has written it, or begin a new journal"
        )));
    }
    let names = settings.keys().chain(ours.keys());
    let mut other: Vec<_> = names
        .filter(|name| settings.get(*name) != ours.get(*name))
        .map(String::as_str)
        .collect();
    other.sort_unstable();
    other.dedup();
    if other.is_empty() {
        return Ok(());
    }
    Err(Error::journal(format!(
        "the journal {path} is of another batch, with another {}: its results would not be those that are asked for now. \
         Begin a new journal, or go back to the settings of that batch",
        other.join(", ")
    )))
}

impl Index {
    fn learn(&mut self, record: Record) {
        let (key, known) = match record {
            Record::Batch { .. } => return,
            Record::Intent { key, file, own, at } => (key, Known::Intent { file, own, at }),
            Record::Created { key, job } => {
                let file = match self.known.get(&hash(&key)) {
                    Some(Known::Intent { file, own, .. }) if !own => Some(file.clone()),
                    _ => None,
                };
                if let Some(file) = file {
                    self.shared.entry(file).or_default().push(job.clone());
                }
                (key, Known::Created { job })
            }
            Record::Refused { key, .. } => {
                let file = match self.known.remove(&hash(&key)) {
                    Some(Known::Intent { file, own, .. }) if own => Some(file),
                    Some(Known::Refused { file }) => file,
                    _ => None,
                };
                (key, Known::Refused { file })
            }
            Record::Ended { key, job, status } => match status.as_str() {
                "COMPLETED" => (key, Known::Completed { job }),
                _ => (key, Known::Failed { job }),
            },
        };
        self.known.insert(hash(&key), known);
    }
}
