//! One TCP connection, with a way to end it from within an answer.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;

const WHOLE: u8 = 0;
const RESET_NOW: u8 = 1;
const CLOSE_NOW: u8 = 2;
const RESET_WHEN_SENT: u8 = 3;
const CLOSE_WHEN_SENT: u8 = 4;

/// How a connection ends early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// TCP RST.
    Reset,
    /// TCP FIN.
    Close,
}

/// What an answer tells the connection that it is sent on.
#[derive(Clone)]
pub(super) struct Line {
    state: Arc<AtomicU8>,
    stalled: Arc<watch::Sender<bool>>,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            state: Arc::new(AtomicU8::new(WHOLE)),
            stalled: Arc::new(watch::Sender::new(false)),
        }
    }

    /// Not one byte more is sent.
    pub(super) fn end_now(&self, end: End) {
        let state = match end {
            End::Reset => RESET_NOW,
            End::Close => CLOSE_NOW,
        };
        self.state.store(state, Ordering::Relaxed);
    }

    /// What has been written up to the next flush is sent, and nothing after it.
    pub(super) fn end_when_sent(&self, end: End) {
        let state = match end {
            End::Reset => RESET_WHEN_SENT,
            End::Close => CLOSE_WHEN_SENT,
        };
        self.state.store(state, Ordering::Relaxed);
    }

    /// An answer is held back for good, so nobody need wait for its end.
    pub(super) fn stall(&self) {
        self.stalled.send_replace(true);
    }

    /// Returns when an answer is held back for good.
    pub(super) async fn stalled(&self) {
        // The sender lives as long as `self`.
        let _ = self.stalled.subscribe().wait_for(|stalled| *stalled).await;
    }
}

/// The connection's stream.
pub(super) struct LineStream {
    stream: TcpStream,
    line: Line,
}

impl LineStream {
    pub(super) fn new(stream: TcpStream, line: Line) -> Self {
        Self { stream, line }
    }

    /// Fails a write, so that whoever writes drops the stream: that sends the FIN, or the RST.
    fn end(&self, end: End) -> io::Error {
        if end == End::Reset {
            // Dropping a socket that does not linger resets it. Should the system refuse, a client sees a close.
            let _ = self.stream.set_zero_linger();
        }
        io::Error::new(io::ErrorKind::ConnectionAborted, "ended on request")
    }

    fn end_before_write(&self) -> io::Result<()> {
        match self.line.state.load(Ordering::Relaxed) {
            RESET_NOW => Err(self.end(End::Reset)),
            CLOSE_NOW => Err(self.end(End::Close)),
            _ => Ok(()),
        }
    }
}

impl AsyncRead for LineStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for LineStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.end_before_write()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.end_before_write()?;
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_flush(context))?;
        match self.line.state.load(Ordering::Relaxed) {
            RESET_WHEN_SENT => Poll::Ready(Err(self.end(End::Reset))),
            CLOSE_WHEN_SENT => Poll::Ready(Err(self.end(End::Close))),
            _ => Poll::Ready(Ok(())),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
