//! The clients, installed outside the tree: a folder for each set of pins, made once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::command::{find, must};
use crate::{layout, terminal};

/// Where the pins and our checks stand.
pub(super) const CHECKS: &str = "tests/interop";
const PYTHON_PINS: [&str; 1] = ["requirements.txt"];
const NODE_PINS: [&str; 2] = ["package.json", "package-lock.json"];
/// The last file that an installation writes: without it, it is not whole.
const COMPLETE: &str = "complete";

/// A folder of the user's, for what can be installed again.
pub(super) struct Cache {
    folder: PathBuf,
    offline: bool,
}

/// A virtual environment with the Python packages.
pub(super) struct Python {
    pub(super) interpreter: PathBuf,
    pub(super) folder: PathBuf,
}

/// A folder with `node_modules`.
pub(super) struct Node {
    pub(super) program: String,
    pub(super) folder: PathBuf,
}

impl Cache {
    pub(super) fn open(folder: Option<PathBuf>, offline: bool) -> Result<Self> {
        let folder = match folder {
            Some(folder) => folder,
            None => default_folder()?,
        };
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}; give --cache", folder.display()))?;
        // Programs that run in another folder are told where this is.
        let folder = fs::canonicalize(&folder)
            .with_context(|| format!("cannot find {}", folder.display()))?;
        Ok(Self { folder, offline })
    }

    /// The virtual environment for the pinned Python packages.
    pub(super) fn python(&self) -> Result<Python> {
        let python = find(
            &["python3", "python"],
            (3, 11),
            "install Python with its venv module (Debian: python3 and python3-venv)",
        )?;
        let pins = layout::root().join(CHECKS);
        let folder = self.installed("python", &PYTHON_PINS, |folder| {
            let environment = folder.join("venv");
            must(
                Command::new(&python)
                    .args(["-m", "venv", "--clear"])
                    .arg(&environment),
                "making a virtual environment (Debian: install python3-venv)",
            )?;
            must(
                Command::new(interpreter(folder))
                    .args(["-m", "pip", "install", "--quiet", "--no-input"])
                    .args(["--disable-pip-version-check", "--require-hashes"])
                    // What is pinned by hash runs no build of its own.
                    .args(["--only-binary", ":all:", "--requirement"])
                    .arg(pins.join("requirements.txt")),
                "installing the Python packages",
            )
        })?;
        Ok(Python {
            interpreter: interpreter(&folder),
            folder,
        })
    }

    /// The folder with the pinned Node packages.
    pub(super) fn node(&self) -> Result<Node> {
        let remedy = "install Node.js with npm";
        let program = find(&["node", "nodejs"], (20, 0), remedy)?;
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let npm = find(&[npm], (9, 0), remedy)?;
        let pins = layout::root().join(CHECKS);
        let folder = self.installed("node", &NODE_PINS, |folder| {
            for pin in NODE_PINS {
                fs::copy(pins.join(pin), folder.join(pin))
                    .with_context(|| format!("cannot copy {pin}"))?;
            }
            must(
                Command::new(npm)
                    .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                    .args(["--loglevel", "error"])
                    .current_dir(folder),
                "installing the Node packages",
            )
        })?;
        Ok(Node { program, folder })
    }

    /// The folder of these pins; `install` fills it unless an earlier run did.
    fn installed(
        &self,
        kind: &str,
        pins: &[&str],
        install: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let folder = self.folder.join(format!("{kind}-{}", digest(pins)?));
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        // Two runs at once must not install into each other; the lock goes with the file.
        let lock = File::create(folder.join("lock")).context("cannot create a lock file")?;
        lock.lock().context("cannot lock the cache")?;
        if folder.join(COMPLETE).exists() {
            return Ok(folder);
        }
        if self.offline {
            bail!(
                "the pinned packages for {kind} are not in {}; run once without --offline",
                self.folder.display()
            );
        }
        terminal::say(format!("installing into {}", folder.display()))?;
        install(&folder)?;
        fs::write(folder.join(COMPLETE), "").context("cannot write to the cache")?;
        Ok(folder)
    }
}

fn interpreter(folder: &Path) -> PathBuf {
    let environment = folder.join("venv");
    if cfg!(windows) {
        environment.join("Scripts").join("python.exe")
    } else {
        environment.join("bin").join("python")
    }
}

/// What the pins say, as a short name.
fn digest(pins: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for pin in pins {
        let path = layout::root().join(CHECKS).join(pin);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        hash.update(bytes);
    }
    let digest = hash.finalize();
    Ok(digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn default_folder() -> Result<PathBuf> {
    let cache = match std::env::var_os("XDG_CACHE_HOME") {
        Some(cache) if Path::new(&cache).is_absolute() => PathBuf::from(cache),
        _ => std::env::home_dir()
            .context("there is no home folder to keep packages in; give --cache")?
            .join(".cache"),
    };
    Ok(cache.join("llama-extract").join("interop"))
}
