//! The content of a document on its way to the service: no more of it in memory than a piece, and never half of it
//! taken for the whole.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use sha2::{Digest as _, Sha256};
use tokio::fs::File;
use tokio::io::AsyncRead;
use tokio_util::io::poll_read_buf;

/// How much is read at a time. Smaller pieces cost a visit to the thread pool each, larger ones memory.
const PIECE: usize = 256 * 1024;

/// Told how many bytes were handed over, of how many.
pub(crate) type Progress = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// SHA-256 of a content.
pub(crate) type Hash = [u8; 32];

/// A content as a stream of pieces, which ends well only after exactly its length, and with the hash that it should have.
pub(crate) struct Content {
    origin: Origin,
    length: u64,
    sent: u64,
    hash: Option<(Sha256, Hash)>,
    progress: Option<Progress>,
    ended: bool,
}

enum Origin {
    Bytes(Bytes),
    File(File, BytesMut),
    Reader(Turn, BytesMut),
}

impl Content {
    pub(crate) fn bytes(bytes: Bytes) -> Self {
        let length = bytes.len() as u64;
        Self::new(Origin::Bytes(bytes), length)
    }

    pub(crate) fn file(mut file: File, length: u64) -> Self {
        file.set_max_buf_size(PIECE);
        Self::new(Origin::File(file, BytesMut::new()), length)
    }

    pub(crate) fn reader(turn: Turn, length: u64) -> Self {
        Self::new(Origin::Reader(turn, BytesMut::new()), length)
    }

    fn new(origin: Origin, length: u64) -> Self {
        Self {
            origin,
            length,
            sent: 0,
            hash: None,
            progress: None,
            ended: false,
        }
    }

    /// Told of each piece that is handed over.
    pub(crate) fn with_progress(mut self, progress: Option<Progress>) -> Self {
        self.progress = progress;
        self
    }

    /// Ends well only if the content has this hash.
    pub(crate) fn with_hash(mut self, hash: Option<Hash>) -> Self {
        self.hash = hash.map(|hash| (Sha256::new(), hash));
        self
    }

    /// The next piece; none at the end.
    pub(crate) async fn next(&mut self) -> Option<Result<Bytes, Broken>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Checks a piece; an empty one is the end.
    fn check(&mut self, piece: &Bytes) -> Result<(), Broken> {
        self.sent += piece.len() as u64;
        let is_end = piece.is_empty();
        if self.sent > self.length || (is_end && self.sent < self.length) {
            return Err(self.origin.wrong_length(self.sent, self.length));
        }
        let Some((hasher, hash)) = &mut self.hash else {
            return Ok(());
        };
        hasher.update(piece);
        if is_end && hasher.clone().finalize()[..] != hash[..] {
            return Err(Broken::new("it changed while it was sent"));
        }
        Ok(())
    }
}

impl Stream for Content {
    type Item = Result<Bytes, Broken>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if this.ended {
            return Poll::Ready(None);
        }
        let piece = ready!(this.origin.poll_piece(context));
        let piece = piece.and_then(|piece| this.check(&piece).map(|()| piece));
        Poll::Ready(match piece {
            Ok(piece) if piece.is_empty() => {
                this.ended = true;
                None
            }
            Ok(piece) => {
                if let Some(progress) = &this.progress {
                    progress(this.sent, this.length);
                }
                Some(Ok(piece))
            }
            Err(broken) => {
                this.ended = true;
                Some(Err(broken))
            }
        })
    }
}

impl Origin {
    /// The next piece; an empty one at the end.
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Result<Bytes, Broken>> {
        let buffer = match self {
            Self::Bytes(bytes) => {
                let piece = bytes.split_to(bytes.len().min(PIECE));
                return Poll::Ready(Ok(piece));
            }
            Self::File(file, buffer) => {
                buffer.reserve(PIECE);
                let read = ready!(poll_read_buf(Pin::new(file), context, buffer));
                read.map_err(Broken::unreadable)?;
                buffer
            }
            Self::Reader(turn, buffer) => {
                buffer.reserve(PIECE);
                ready!(turn.poll_read(context, buffer))?;
                buffer
            }
        };
        Poll::Ready(Ok(buffer.split().freeze()))
    }

    fn wrong_length(&self, came: u64, length: u64) -> Broken {
        let which = if came > length { "more" } else { "fewer" };
        Broken::new(match self {
            Self::Reader(..) => {
                format!("its reader gave {which} bytes than the {length} that were announced")
            }
            _ => format!(
                "it changed while it was sent: it had {length} bytes when it was opened, and has {which} now"
            ),
        })
    }
}

/// Why a content cannot be sent to its end. Another attempt would not change it.
#[derive(Debug)]
pub(crate) struct Broken {
    message: String,
    source: Option<io::Error>,
}

impl Broken {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    fn unreadable(source: io::Error) -> Self {
        Self {
            message: format!("it cannot be read ({source})"),
            source: Some(source),
        }
    }

    /// The one that is behind an error of the HTTP client, if one is.
    pub(crate) fn behind<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a Self> {
        let mut cause = Some(error);
        while let Some(error) = cause {
            if let Some(broken) = error.downcast_ref() {
                return Some(broken);
            }
            cause = error.source();
        }
        None
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Broken {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

/// A reader that can be read once, shared by the clones of a document.
#[derive(Clone)]
pub(crate) struct Once(Arc<Mutex<Reading>>);

struct Reading {
    reader: Pin<Box<dyn AsyncRead + Send>>,
    /// Something was read, or the end was seen: there is no way back.
    is_begun: bool,
    /// Whose turn it is. A body that was given up may still be held by its connection: it must not read any more.
    turn: u64,
}

impl Once {
    pub(crate) fn new(reader: impl AsyncRead + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(Reading {
            reader: Box::pin(reader),
            is_begun: false,
            turn: 0,
        })))
    }

    /// The right to read it from its beginning; none when somebody has begun.
    pub(crate) fn take(&self) -> Option<Turn> {
        let mut reading = self.lock();
        if reading.is_begun {
            return None;
        }
        reading.turn += 1;
        Some(Turn {
            turn: reading.turn,
            once: self.clone(),
        })
    }

    /// Whether there is no way back to its beginning.
    pub(crate) fn is_begun(&self) -> bool {
        self.lock().is_begun
    }

    fn lock(&self) -> MutexGuard<'_, Reading> {
        // A reader that panicked half-way has given no bytes for it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PartialEq for Once {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Once {}

/// The right to read a reader from its beginning, until somebody else takes it.
pub(crate) struct Turn {
    turn: u64,
    once: Once,
}

impl Turn {
    fn poll_read(
        &mut self,
        context: &mut Context<'_>,
        buffer: &mut BytesMut,
    ) -> Poll<Result<(), Broken>> {
        let mut reading = self.once.lock();
        if reading.turn != self.turn {
            return Poll::Ready(Err(Broken::new("another attempt reads its reader")));
        }
        let read = ready!(poll_read_buf(reading.reader.as_mut(), context, buffer));
        reading.is_begun = true;
        Poll::Ready(read.map(|_| ()).map_err(Broken::unreadable))
    }
}

/// The hash of a file or of bytes, computed away from the threads that serve connections.
pub(crate) async fn hash<R: io::Read>(
    open: impl FnOnce() -> io::Result<R> + Send + 'static,
) -> io::Result<Hash> {
    let hashed = tokio::task::spawn_blocking(move || {
        let mut source = open()?;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; PIECE];
        loop {
            match source.read(&mut buffer) {
                Ok(0) => return Ok(hasher.finalize().into()),
                Ok(length) => hasher.update(buffer.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    });
    hashed.await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    async fn drain(mut content: Content) -> Result<Vec<u8>, String> {
        let mut all = Vec::new();
        while let Some(piece) = content.next().await {
            all.extend_from_slice(&piece.map_err(|broken| broken.to_string())?);
        }
        Ok(all)
    }

    fn read_once(bytes: &'static [u8], length: u64) -> Content {
        Content::reader(Once::new(bytes).take().unwrap(), length)
    }

    #[tokio::test]
    async fn a_reader_that_keeps_its_word_is_passed_on_whole() {
        assert_eq!(drain(read_once(b"12345", 5)).await.unwrap(), b"12345");
    }

    #[tokio::test]
    async fn a_reader_that_gives_fewer_or_more_bytes_than_it_said_is_told() {
        let fewer = drain(read_once(b"12345", 6)).await.unwrap_err();
        assert!(fewer.contains("fewer bytes than the 6"), "{fewer}");
        let more = drain(read_once(b"12345", 4)).await.unwrap_err();
        assert!(more.contains("more bytes than the 4"), "{more}");
    }

    #[tokio::test]
    async fn a_reader_has_one_beginning() {
        let once = Once::new(&b"12345"[..]);
        let given_up = Content::reader(once.take().unwrap(), 5);
        // Nothing was read: another attempt may begin, and the first one may not any more.
        let second = Content::reader(once.take().unwrap(), 5);
        assert!(drain(given_up).await.unwrap_err().contains("another"));
        assert_eq!(drain(second).await.unwrap(), b"12345");
        assert!(once.is_begun() && once.take().is_none());
    }

    #[tokio::test]
    async fn a_content_that_is_not_the_one_that_was_hashed_is_told() {
        let hashed = hash(|| Ok(io::Cursor::new(b"12345"))).await.unwrap();
        let content = |bytes: &'static [u8]| Content::bytes(bytes.into()).with_hash(Some(hashed));
        assert_eq!(drain(content(b"12345")).await.unwrap(), b"12345");
        let changed = drain(content(b"12346")).await.unwrap_err();
        assert!(changed.contains("changed"), "{changed}");
    }

    #[tokio::test]
    async fn progress_is_told_up_to_the_whole() {
        let told = Arc::new(Mutex::new(Vec::new()));
        let writer = Arc::clone(&told);
        let progress: Progress = Arc::new(move |sent, total| {
            writer.lock().unwrap().push((sent, total));
        });
        let bytes = Bytes::from(vec![7; PIECE + 10]);
        let content = Content::bytes(bytes).with_progress(Some(progress));
        drain(content).await.unwrap();
        let (piece, whole) = (PIECE as u64, PIECE as u64 + 10);
        assert_eq!(*told.lock().unwrap(), [(piece, whole), (whole, whole)]);
    }
}
