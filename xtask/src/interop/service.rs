//! The service as its users start it: the command, on a free port.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::layout;

const GREETING: &str = "listening on ";

/// Builds the command and says where it is.
pub(super) fn build(offline: bool) -> Result<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["build", "--quiet", "--package", "llama-extract-cli"])
        .args(["--message-format", "json-render-diagnostics"])
        .current_dir(layout::root())
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    if offline {
        cargo.arg("--offline");
    }
    let output = cargo.output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("llama-extract does not build; cargo's words stand above");
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
        .context("cargo built llama-extract and did not say where it is")
}

/// A running service; dropping it ends it.
pub(super) struct Service {
    process: Child,
    pub(super) base_url: String,
}

impl Service {
    /// Starts it with these arguments behind `serve --addr 127.0.0.1:0`.
    pub(super) fn start(binary: &Path, arguments: &[&str]) -> Result<Self> {
        let mut process = Command::new(binary)
            .args(["serve", "--addr", "127.0.0.1:0"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {}", binary.display()))?;
        let stdout = process.stdout.take().context("no standard output")?;
        // From here on it is ended, whatever happens.
        let mut service = Self {
            process,
            base_url: String::new(),
        };
        let mut lines = BufReader::new(stdout);
        let mut first = String::new();
        lines
            .read_line(&mut first)
            .context("cannot read what the service prints")?;
        let Some(url) = first.trim_end().strip_prefix(GREETING) else {
            bail!("the service's first line is {first:?}; {GREETING:?} and its URL is expected");
        };
        service.base_url = url.to_owned();
        // A pipe that nobody reads would stop the service one day.
        std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
        Ok(service)
    }

    /// Whether it is still there.
    pub(super) fn is_alive(&mut self) -> bool {
        matches!(self.process.try_wait(), Ok(None))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // One that has ended already needs no ending.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
