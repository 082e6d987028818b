//! What each suite runs, and with which environment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::command::succeeds;
use super::install::{CHECKS, Node, Python};
use super::service::Service;
use crate::{layout, terminal};

/// The clients want a key; the service takes any when it has none.
const KEY: &str = "llx-any-key";

/// Our checks in Python with the official client, by pytest.
pub(super) fn python(python: &Python, binary: &Path) -> Result<bool> {
    let folder = layout::root().join(CHECKS).join("python");
    let mut pytest = Command::new(&python.interpreter);
    pytest
        .args(["-m", "pytest", "--config-file"])
        .arg(folder.join("pytest.ini"))
        .arg(folder.join("checks"))
        .env("PYTHONDONTWRITEBYTECODE", "1");
    against_a_service(&mut pytest, binary)
}

/// Our checks in TypeScript with the official client: types checked, then run by Node's own test runner.
pub(super) fn typescript(node: &Node, binary: &Path) -> Result<bool> {
    // Node and the compiler look for packages in the folders above a source: ours go below `node_modules`' folder.
    let folder = node.folder.join(format!("run-{}", std::process::id()));
    let passed = compile_and_run(node, &folder, binary);
    if let Err(error) = fs::remove_dir_all(&folder) {
        terminal::say(format!("{} is left over: {error}", folder.display()))?;
    }
    passed
}

fn compile_and_run(node: &Node, folder: &Path, binary: &Path) -> Result<bool> {
    let source = layout::root().join(CHECKS).join("typescript");
    copy(&source, folder)?;
    let compiler = node.folder.join("node_modules/typescript/lib/tsc.js");
    let mut tsc = Command::new(&node.program);
    tsc.arg(compiler).arg("--project").arg(folder);
    if !succeeds(&mut tsc)? {
        terminal::say(format!(
            "{} does not fit the client's types",
            source.display()
        ))?;
        return Ok(false);
    }
    let mut checks: Vec<PathBuf> = files(&folder.join("out/checks"))?;
    checks.retain(|path| path.extension().is_some_and(|it| it == "mjs"));
    checks.sort();
    let mut runner = Command::new(&node.program);
    runner
        .args(["--test", "--test-reporter=spec"])
        .args(checks)
        .current_dir(folder);
    against_a_service(&mut runner, binary)
}

/// Requests made up from our spec, and every answer held against it.
pub(super) fn schemathesis(python: &Python, binary: &Path) -> Result<bool> {
    let root = layout::root();
    let folder = root.join(CHECKS).join("schemathesis");
    // With a key of its own it can tell a wrong one, which is tried as well. Some jobs stay, to be cancelled.
    let arguments = ["--api-key", KEY, "--fault", "jobs file=held* running=1h"];
    let mut service = Service::start(binary, &arguments)?;
    let mut schemathesis = Command::new(&python.interpreter);
    schemathesis
        .args(["-m", "schemathesis.cli"])
        .arg("--config-file")
        .arg(folder.join("schemathesis.toml"))
        .arg("run")
        .arg(root.join(layout::SPEC))
        .args(["--url", &service.base_url])
        .env("LLAMA_CLOUD_API_KEY", KEY)
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("PYTHONPATH", &folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        // It keeps what failed, for its `replay`, where it runs.
        .current_dir(&python.folder);
    let passed = succeeds(&mut schemathesis)?;
    Ok(still_there(&mut service)? && passed)
}

fn against_a_service(command: &mut Command, binary: &Path) -> Result<bool> {
    let mut service = Service::start(binary, &[])?;
    command
        .env("LLAMA_CLOUD_BASE_URL", &service.base_url)
        .env("LLAMA_CLOUD_API_KEY", KEY)
        // Some checks start a service of their own.
        .env("LLAMA_EXTRACT", binary)
        .env("DOCUMENTS", layout::root().join("tests/documents"))
        // Settings of whoever runs this would change what the clients send.
        .env_remove("LLAMA_PARSE_API_KEY")
        .env_remove("LLAMA_CLOUD_CUSTOM_HEADERS")
        .env_remove("LLAMA_EXTRACT_SERVE_KEY");
    let passed = succeeds(command)?;
    Ok(still_there(&mut service)? && passed)
}

/// A service that ended by itself failed, whatever its clients say.
fn still_there(service: &mut Service) -> Result<bool> {
    let alive = service.is_alive();
    if !alive {
        terminal::say("the service ended by itself; its words stand above")?;
    }
    Ok(alive)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for path in files(from)? {
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}
