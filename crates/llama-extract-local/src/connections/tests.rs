#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Bytes;
use axum::routing::get;
use futures_core::Stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinHandle;

use super::*;

const MIB: usize = 1024 * 1024;

/// A body of as many bytes, in pieces, that does not say its length.
struct Pieces {
    left: usize,
    piece: usize,
}

impl Stream for Pieces {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let next = self.left.min(self.piece);
        self.left -= next;
        Poll::Ready((next > 0).then(|| Ok(Bytes::from(vec![b'x'; next]))))
    }
}

struct Served {
    stream: TcpStream,
    counts: Arc<Counts>,
    server: JoinHandle<()>,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// A connection to a service that answers `GET /` with this and harms it so.
async fn serve_one(body: impl Fn() -> Body + Clone + Send + Sync + 'static, harm: Harm) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let answer = move || {
        let mut response = Response::new(body());
        response.extensions_mut().insert(harm);
        async { response }
    };
    let router = Router::new().route("/", get(answer));
    let counts = Arc::new(Counts::default());
    let server = tokio::spawn(serve(
        listener,
        router,
        ConnectionLimits::default(),
        Arc::clone(&counts),
        std::future::pending(),
    ));
    let mut stream = TcpStream::connect(addr).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nHost: local\r\n\r\n";
    stream.write_all(request).await.unwrap();
    Served {
        stream,
        counts,
        server,
    }
}

/// The head, and the body as it was sent, up to an orderly end.
async fn received(
    body: impl Fn() -> Body + Clone + Send + Sync + 'static,
    harm: Harm,
) -> (String, Vec<u8>) {
    let mut served = serve_one(body, harm).await;
    let mut bytes = Vec::new();
    served.stream.read_to_end(&mut bytes).await.unwrap();
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").unwrap() + 4;
    let body = bytes.split_off(end);
    (String::from_utf8(bytes).unwrap(), body)
}

fn close(moment: Moment) -> Harm {
    Harm {
        cut: Some((Cut::Close, moment)),
        slow: None,
    }
}

fn long() -> Body {
    Body::from(vec![b'x'; 4 * MIB])
}

fn pieces() -> Body {
    Body::from_stream(Pieces {
        left: 1_000,
        piece: 100,
    })
}

/// The data in a body of chunks, and whether the last chunk says that it is the last.
fn unchunked(mut body: &[u8]) -> (usize, bool) {
    let mut length = 0;
    while let Some(line) = body.windows(2).position(|w| w == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&body[..line]).unwrap(), 16).unwrap();
        if size == 0 {
            return (length, true);
        }
        length += size.min(body.len() - line - 2);
        body = body.get(line + 2 + size + 2..).unwrap_or_default();
    }
    (length, false)
}

#[tokio::test]
async fn a_long_body_is_cut_at_the_byte() {
    let cut = 3 * MIB + 17;
    let (head, body) = received(long, close(Moment::AtByte(cut as u64))).await;
    assert!(head.contains("content-length: 4194304"), "{head}");
    assert_eq!(body.len(), cut);
    assert_eq!(received(long, close(Moment::During)).await.1.len(), 2 * MIB);
}

#[tokio::test]
async fn a_long_body_is_whole_before_the_cut_behind_it() {
    assert_eq!(received(long, close(Moment::After)).await.1.len(), 4 * MIB);
}

#[tokio::test]
async fn a_body_without_a_length_is_cut_in_its_first_piece_at_the_byte_or_behind_its_end() {
    for (moment, expected) in [
        (Moment::During, (50, false)),
        (Moment::AtByte(0), (0, false)),
        (Moment::AtByte(250), (250, false)),
        (Moment::AtByte(2_000), (1_000, true)),
        (Moment::After, (1_000, true)),
    ] {
        let (head, body) = received(pieces, close(moment)).await;
        assert!(head.contains("transfer-encoding: chunked"), "{head}");
        assert_eq!(unchunked(&body), expected, "{moment:?}");
    }
}

#[tokio::test]
async fn a_slow_body_keeps_its_length_and_its_bytes() {
    let harm = Harm {
        cut: Some((Cut::Close, Moment::After)),
        slow: Some((7, Duration::from_micros(10))),
    };
    let (head, body) = received(|| Body::from("a body of several pieces"), harm).await;
    assert!(head.contains("content-length: 24"), "{head}");
    assert_eq!(body, b"a body of several pieces");
}

#[tokio::test]
async fn a_client_that_goes_away_frees_a_stalled_connection() {
    for moment in [Moment::Before, Moment::During] {
        let harm = Harm {
            cut: Some((Cut::Stall, moment)),
            slow: None,
        };
        let mut served = serve_one(|| Body::from("a body"), harm).await;
        while served.counts.accepted() == 0 {
            tokio::task::yield_now().await;
        }
        served.stream.shutdown().await.unwrap();
        while served.counts.open() > 0 {
            tokio::task::yield_now().await;
        }
    }
}
