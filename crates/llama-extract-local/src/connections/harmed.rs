//! A body that is slow, or that does not end as its head promises.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio::time::{Sleep, sleep};

use super::line::{End, Line};
use crate::faults::{Cut, Harm, Moment};

/// Sends a body as a [`Harm`] says, and tells the connection when to end.
pub(super) struct Harmed {
    inner: Body,
    line: Line,
    /// Read and not yet sent.
    piece: Bytes,
    sent: u64,
    /// As the head says, if it does.
    length: Option<u64>,
    cut: Option<Cut>,
    /// Bytes of the body after which the cut comes, unless the body ends before; nothing until it is known.
    cut_at: Option<u64>,
    slow: Option<(usize, Duration)>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Harmed {
    pub(super) fn new(inner: Body, length: Option<u64>, harm: Harm, line: Line) -> Self {
        let length = length.or_else(|| inner.size_hint().exact());
        let (cut, moment) = harm.cut.unzip();
        let harmed = Self {
            line,
            piece: Bytes::new(),
            sent: 0,
            length,
            cut,
            cut_at: match moment {
                Some(Moment::During) => length.map(|length| length / 2),
                Some(Moment::AtByte(bytes)) => Some(bytes),
                _ => Some(u64::MAX),
            },
            slow: harm
                .slow
                .map(|(bytes, pause)| (usize::try_from(bytes).unwrap_or(usize::MAX), pause)),
            pause: None,
            inner,
        };
        // An empty body is not asked for anything.
        harmed.cut_at_end();
        harmed
    }

    /// Ends the connection once the head and all that was given so far are sent.
    fn cut(&self) {
        match self.cut {
            None => {}
            Some(Cut::Reset) => self.line.end_when_sent(End::Reset),
            Some(Cut::Close) => self.line.end_when_sent(End::Close),
            Some(Cut::Stall) => self.line.stall(),
        }
    }

    fn cut_at_end(&self) {
        if self.is_end_stream() || self.length == Some(self.sent) {
            self.cut();
        }
    }

    fn cut_is_due(&self) -> bool {
        self.cut_at.is_some_and(|at| self.sent >= at)
    }
}

impl HttpBody for Harmed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        if this.piece.is_empty() && !this.cut_is_due() {
            match ready!(Pin::new(&mut this.inner).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => this.piece = data,
                    Err(trailers) => return Poll::Ready(Some(Ok(trailers))),
                },
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    this.cut();
                    return Poll::Ready(None);
                }
            }
        }
        let half = this.piece.len() as u64 / 2;
        this.cut_at.get_or_insert(half);
        if this.cut_is_due() {
            // The connection ends at the flush that follows, or never goes on: nobody need be woken.
            this.cut();
            return Poll::Pending;
        }
        let mut allowed = this.piece.len();
        if let Some((bytes, pause)) = this.slow {
            let pausing = this.pause.get_or_insert_with(|| Box::pin(sleep(pause)));
            ready!(pausing.as_mut().poll(context));
            this.pause = None;
            allowed = allowed.min(bytes);
        }
        let left = this.cut_at.map_or(u64::MAX, |at| at - this.sent);
        allowed = allowed.min(usize::try_from(left).unwrap_or(usize::MAX));
        let piece = this.piece.split_to(allowed);
        this.sent += piece.len() as u64;
        this.cut_at_end();
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.piece.is_empty() && self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let waiting = self.piece.len() as u64;
        let mut hint = self.inner.size_hint();
        if let Some(upper) = hint.upper() {
            hint.set_upper(upper + waiting);
        }
        hint.set_lower(hint.lower() + waiting);
        hint
    }
}
