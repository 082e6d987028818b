//! Other programs: found, asked for their version, run.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The first of these programs that is at least that new; `remedy` says what to install when none is.
///
/// # Errors
///
/// When none is there, or all are too old.
pub(super) fn find(names: &[&str], least: (u32, u32), remedy: &str) -> Result<String> {
    let mut seen = Vec::new();
    for name in names {
        let output = match Command::new(name)
            .arg("--version")
            .stdin(Stdio::null())
            .output()
        {
            Ok(output) if output.status.success() => output,
            Ok(_) => continue,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot run {name}")),
        };
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        match version(&text) {
            Some(found) if found >= least => return Ok((*name).to_owned()),
            _ => seen.push(format!("{name} is {text:?}")),
        }
    }
    let seen = if seen.is_empty() {
        "there is none on the PATH".to_owned()
    } else {
        seen.join(", ")
    };
    bail!(
        "{} {}.{} or newer is needed, and {seen}; {remedy}",
        names.first().unwrap_or(&""),
        least.0,
        least.1
    )
}

/// The first two numbers of what `--version` prints, such as `Python 3.11.7` or `v20.20.2`.
fn version(text: &str) -> Option<(u32, u32)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let mut numbers = text.get(start..)?.split('.').map(str::parse::<u32>);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// Runs a program that says itself what it does; its failure is ours.
pub(super) fn must(command: &mut Command, what: &str) -> Result<()> {
    if succeeds(command)? {
        Ok(())
    } else {
        bail!("{what} failed; its own words stand above")
    }
}

/// Runs a program; whether it ended with status 0.
pub(super) fn succeeds(command: &mut Command) -> Result<bool> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot run {program}"))?;
    Ok(status.success())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn versions_are_read_with_and_without_a_name() {
        assert_eq!(version("Python 3.11.7"), Some((3, 11)));
        assert_eq!(version("v20.20.2"), Some((20, 20)));
        assert_eq!(version("unknown"), None);
    }

    #[test]
    fn a_missing_program_is_named_with_the_remedy() {
        let error = find(&["no-such-program-here"], (1, 0), "install it").unwrap_err();
        let text = error.to_string();
        assert!(text.contains("no-such-program-here 1.0"), "{text}");
        assert!(text.ends_with("install it"), "{text}");
    }
}
