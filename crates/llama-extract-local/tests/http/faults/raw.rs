//! A client that sees what the wire does.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// FIN.
    Closed,
    /// RST.
    Reset,
}

pub(super) struct Raw(pub(super) TcpStream);

impl Raw {
    pub(super) async fn open(addr: SocketAddr) -> Self {
        Self(TcpStream::connect(addr).await.unwrap())
    }

    pub(super) async fn send(&mut self, method: &str, path: &str, body: &str) {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: local\r\nAuthorization: Bearer llx-test\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.0.write_all(head.as_bytes()).await.unwrap();
    }

    /// All that comes until the connection ends.
    pub(super) async fn until_end(&mut self) -> (String, Ending) {
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        let ending = loop {
            match self.0.read(&mut buffer).await {
                Ok(0) => break Ending::Closed,
                Ok(n) => bytes.extend_from_slice(&buffer[..n]),
                Err(e) if e.kind() == std::io::ErrorKind::ConnectionReset => break Ending::Reset,
                Err(e) => panic!("{e}"),
            }
        };
        (String::from_utf8(bytes).unwrap(), ending)
    }

    /// What comes until it ends with this.
    pub(super) async fn until(&mut self, end: &str) -> String {
        let mut bytes = Vec::new();
        while !bytes.ends_with(end.as_bytes()) {
            bytes.push(self.0.read_u8().await.unwrap());
        }
        String::from_utf8(bytes).unwrap()
    }

    /// The head and the whole body of an answer that says its length.
    pub(super) async fn answer(&mut self) -> (String, String) {
        let head = self.until("\r\n\r\n").await;
        let mut body = vec![0; promised(&head)];
        self.0.read_exact(&mut body).await.unwrap();
        (head, String::from_utf8(body).unwrap())
    }
}

/// What `Content-Length` promises.
pub(super) fn promised(head: &str) -> usize {
    let lower = head.to_ascii_lowercase();
    let line = lower
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    line.unwrap_or_else(|| panic!("{head}")).parse().unwrap()
}

/// Head and body of an answer, whole or not.
pub(super) fn split(answer: &str) -> (&str, &str) {
    answer
        .split_once("\r\n\r\n")
        .unwrap_or_else(|| panic!("{answer:?}"))
}
