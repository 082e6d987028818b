//! `cargo xtask interop`: clients that we did not write, against the local service.
//!
//! The official clients and a property-based tester are installed outside the tree, in the versions that
//! `tests/interop/` pins, and run our own checks with nothing changed but the base URL.

mod command;
mod install;
mod service;
mod suites;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::ValueEnum;

use crate::terminal;
use install::Cache;

/// Who checks the service.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Suite {
    /// The official Python client
    Python,
    /// The official TypeScript client
    Typescript,
    /// Requests made up from spec/openapi.json, and every answer held against it
    Schemathesis,
}

impl Suite {
    const ALL: [Self; 3] = [Self::Python, Self::Typescript, Self::Schemathesis];

    fn name(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Typescript => "typescript",
            Self::Schemathesis => "schemathesis",
        }
    }
}

/// Runs one suite or all; each has a service of its own.
pub(crate) fn run(only: Option<Suite>, cache: Option<PathBuf>, offline: bool) -> Result<ExitCode> {
    let started = Instant::now();
    let suites: Vec<Suite> = only.map_or_else(|| Suite::ALL.to_vec(), |suite| vec![suite]);
    let cache = Cache::open(cache, offline)?;
    let mut python = None;
    let mut node = None;
    for suite in &suites {
        match suite {
            Suite::Typescript => node = Some(cache.node()?),
            // Both need the one environment.
            _ if python.is_some() => {}
            _ => python = Some(cache.python()?),
        }
    }
    let binary = service::build(offline)?;
    terminal::say(format!("ready in {:.1} s", started.elapsed().as_secs_f32()))?;

    let mut lines = Vec::new();
    let mut failed = 0;
    for suite in suites {
        terminal::say(format!("\n-- {}", suite.name()))?;
        let started = Instant::now();
        let passed = match (suite, &python, &node) {
            (Suite::Python, Some(python), _) => suites::python(python, &binary)?,
            (Suite::Schemathesis, Some(python), _) => suites::schemathesis(python, &binary)?,
            (Suite::Typescript, _, Some(node)) => suites::typescript(node, &binary)?,
            _ => anyhow::bail!("{} has not been installed", suite.name()),
        };
        failed += usize::from(!passed);
        lines.push(format!(
            "{:<14}{} in {:.1} s",
            suite.name(),
            if passed { "passed" } else { "FAILED" },
            started.elapsed().as_secs_f32()
        ));
    }
    terminal::say(format!("\n-- summary\n{}", lines.join("\n")))?;
    if failed == 0 {
        Ok(ExitCode::SUCCESS)
    } else {
        anyhow::bail!("{failed} of {} suites failed", lines.len())
    }
}
