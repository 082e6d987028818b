//! How the tests run the binary.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use tempfile::TempDir;

/// The command, without the settings of whoever runs the tests.
pub(crate) fn llama_extract() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_llama-extract"));
    for name in [
        "LLAMA_CLOUD_API_KEY",
        "LLAMA_PARSE_API_KEY",
        "LLAMA_CLOUD_BASE_URL",
        "LLAMA_CLOUD_CUSTOM_HEADERS",
        "LLAMA_CLOUD_LOG",
        "RUST_LOG",
        "LLAMA_EXTRACT_SERVE_KEY",
        "LLAMA_EXTRACT_LLM_URL",
        "LLAMA_EXTRACT_LLM_MODEL",
        "LLAMA_EXTRACT_LLM_API_KEY",
        "HTTP_PROXY",
        "http_proxy",
        "ALL_PROXY",
        "all_proxy",
        "COLUMNS",
    ] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// The sample invoice.
pub(crate) const INVOICE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/documents/invoice.pdf"
);

/// A schema as an editor writes it, with keywords that the service would refuse.
pub(crate) const INVOICE_SCHEMA: &str = r##"{
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Invoice",
    "type": "object",
    "properties": {
        "invoice_number": {"type": "string"},
        "issue_date": {"type": ["string", "null"], "format": "date"},
        "items": {"type": "array", "items": {"$ref": "#/$defs/Item"}},
        "total": {"type": "number", "description": "Total amount due", "minimum": 0},
        "iban": {"type": ["string", "null"]}
    },
    "$defs": {
        "Item": {"type": "object", "properties": {"description": {"type": "string"}, "amount": {"type": "number"}}}
    }
}"##;

/// Files for one test.
pub(crate) struct Files(TempDir);

impl Files {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

pub(crate) fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub(crate) fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// It ended with status 0; gives what it wrote.
#[track_caller]
pub(crate) fn succeeds(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    output
}

/// It ended with this status, and standard error contains each of these words; gives what it wrote.
#[track_caller]
pub(crate) fn fails(command: &mut Command, status: i32, words: &[&str]) -> Output {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(status), "{}", stderr(&output));
    for word in words {
        assert!(
            stderr(&output).contains(word),
            "{word:?} is not in: {}",
            stderr(&output)
        );
    }
    output
}

/// `serve` on a free port, past its first line. Killed when dropped.
pub(crate) struct Serving {
    child: Child,
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "kept open, and read where signals can be sent")
    )]
    stdout: BufReader<ChildStdout>,
    pub(crate) first_line: String,
}

impl Serving {
    pub(crate) fn start(command: &mut Command) -> Self {
        Self::start_with(command, &[])
    }

    /// With more options of `serve`.
    pub(crate) fn start_with(command: &mut Command, options: &[&OsStr]) -> Self {
        let mut child = command
            .args(["serve", "--addr", "127.0.0.1:0"])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut first_line = String::new();
        stdout.read_line(&mut first_line).unwrap();
        Self {
            child,
            stdout,
            first_line,
        }
    }

    /// What the first line says after `listening on`.
    pub(crate) fn base_url(&self) -> &str {
        self.first_line
            .strip_prefix("listening on ")
            .and_then(|rest| rest.strip_suffix('\n'))
            .unwrap_or_else(|| panic!("{:?}", self.first_line))
    }

    /// The status line of the answer to a list of jobs; empty if the connection is closed before.
    pub(crate) fn list_jobs(&self, key: Option<&str>) -> String {
        let answer = self.get("/api/v2/extract", key);
        answer.lines().next().unwrap_or_default().to_owned()
    }

    /// The answer to a GET, with its head.
    pub(crate) fn get(&self, path: &str, key: Option<&str>) -> String {
        let authority = self.base_url().strip_prefix("http://").unwrap();
        let authorization = key.map_or_else(String::new, |key| {
            format!("Authorization: Bearer {key}\r\n")
        });
        let mut stream = TcpStream::connect(authority).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {authority}\r\n{authorization}Connection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// The most memory that it has had, in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().nth(1));
        kib.unwrap().parse::<u64>().unwrap() * 1024
    }

    /// Uploads a file of this many zero bytes; gives the answer with its head.
    #[cfg(target_os = "linux")]
    pub(crate) fn upload_zeros(&self, size: u64) -> String {
        let authority = self.base_url().strip_prefix("http://").unwrap();
        let head = "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nextract\r\n\
                    --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"zeros.txt\"\r\n\r\n";
        let tail = "\r\n--b--\r\n";
        let length = head.len() as u64 + size + tail.len() as u64;
        let mut stream = TcpStream::connect(authority).unwrap();
        write!(
            stream,
            "POST /api/v1/beta/files HTTP/1.1\r\nHost: {authority}\r\nAuthorization: Bearer any\r\n\
             Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n{head}"
        )
        .unwrap();
        std::io::copy(&mut std::io::repeat(0).take(size), &mut stream).unwrap();
        stream.write_all(tail.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Sends a signal by name, waits for the end, and gives all that was written.
    #[cfg(unix)]
    pub(crate) fn stop(mut self, signal: &str) -> Output {
        let sent = Command::new("kill")
            .args(["-s", signal, &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(sent.success());
        let mut output = Output {
            status: self.child.wait().unwrap(),
            stdout: self.first_line.clone().into_bytes(),
            stderr: Vec::new(),
        };
        self.stdout.read_to_end(&mut output.stdout).unwrap();
        let mut stderr = self.child.stderr.take().unwrap();
        stderr.read_to_end(&mut output.stderr).unwrap();
        output
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already, as it should.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
