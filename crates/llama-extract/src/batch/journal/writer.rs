//! Lines to the disk: what several tasks write at one time is synced once.

use std::fs::File;
use std::io::{self, Write as _};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

type Outcome = Result<(), Arc<io::Error>>;

/// A line, and who waits for it to be on the disk.
struct Line {
    bytes: Vec<u8>,
    synced: oneshot::Sender<Outcome>,
}

/// Owns the file, and with it the lock on it.
#[derive(Debug)]
pub(super) struct Writer(Mutex<Option<Open>>);

#[derive(Debug)]
struct Open {
    lines: Sender<Line>,
    thread: JoinHandle<()>,
}

impl Writer {
    pub(super) fn new(file: File) -> io::Result<Self> {
        let (lines, received) = channel();
        let thread = thread::Builder::new()
            .name("llama-extract journal".into())
            .spawn(move || write_all(file, &received))?;
        Ok(Self(Mutex::new(Some(Open { lines, thread }))))
    }

    /// Appends a line; it is on the disk when this returns. To drop the future does not unwrite the line.
    pub(super) async fn append(&self, bytes: Vec<u8>) -> Outcome {
        let (synced, outcome) = oneshot::channel();
        let line = Line { bytes, synced };
        let sent = self
            .lock()
            .as_ref()
            .is_some_and(|open| open.lines.send(line).is_ok());
        match sent {
            true => outcome.await.unwrap_or_else(|_| Err(Arc::new(closed()))),
            false => Err(Arc::new(closed())),
        }
    }

    /// Nothing is written after this; the lock is given up. Waits for what is being written, as long as a sync takes.
    pub(super) fn close(&self) {
        let Some(Open { lines, thread }) = self.lock().take() else {
            return;
        };
        drop(lines);
        // It does not panic; if it did, the lock would be gone all the same.
        let _ = thread.join();
    }

    fn lock(&self) -> MutexGuard<'_, Option<Open>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

fn closed() -> io::Error {
    io::Error::new(io::ErrorKind::BrokenPipe, "the batch has been stopped")
}

fn write_all(mut file: File, lines: &Receiver<Line>) {
    let mut broken: Option<Arc<io::Error>> = None;
    while let Ok(first) = lines.recv() {
        let mut bytes = first.bytes;
        let mut waiting = vec![first.synced];
        // Those who came while the last sync was under way.
        for line in lines.try_iter() {
            bytes.extend_from_slice(&line.bytes);
            waiting.push(line.synced);
        }
        if broken.is_none() {
            let written = file.write_all(&bytes).and_then(|()| file.sync_data());
            // After half a line nothing may follow: it would be taken for the rest of it.
            broken = written.err().map(Arc::new);
        }
        for synced in waiting {
            let outcome = broken.clone().map_or(Ok(()), Err);
            // Who has gone away does not want to know.
            let _ = synced.send(outcome);
        }
    }
}
