//! Which workspace crate may depend on which.

use anyhow::{Context, Result};
use toml::Table;

use super::File;

/// Crate, and what it may depend on. What is not here may depend on no workspace crate: the local service and the
/// generator above all, because service and client written from one set of types would be wrong together.
const ARROWS: [(&str, &[&str]); 5] = [
    (
        "llama-extract",
        &["llama-extract-api", "llama-extract-derive"],
    ),
    (
        "llama-extract-cli",
        &["llama-extract", "llama-extract-local"],
    ),
    ("llama-extract-derive-tests", &["llama-extract"]),
    ("llama-extract-local-fuzz", &["llama-extract-local"]),
    (
        "llama-extract-tests",
        &[
            "llama-extract",
            "llama-extract-api",
            "llama-extract-cli",
            "llama-extract-derive",
            "llama-extract-local",
        ],
    ),
];

/// What examples and doc tests may use besides: no user of the crate compiles it.
const DEVELOPMENT_ARROWS: [(&str, &[&str]); 1] = [("llama-extract", &["llama-extract-local"])];

pub(super) fn breaches(file: &File) -> Result<Vec<String>> {
    let manifest: Table = file.text.parse().with_context(|| file.path.clone())?;
    let Some(name) = manifest
        .get("package")
        .and_then(|package| package.get("name")?.as_str())
    else {
        return Ok(Vec::new());
    };
    let mut breaches = Vec::new();
    for (section, development) in [
        ("dependencies", false),
        ("build-dependencies", false),
        ("dev-dependencies", true),
    ] {
        let dependencies = manifest.get(section).and_then(toml::Value::as_table);
        for dependency in dependencies.into_iter().flat_map(Table::keys) {
            let ours = dependency.starts_with("llama-extract") || dependency == "xtask";
            let allowed = may(&ARROWS, name, dependency)
                || development && may(&DEVELOPMENT_ARROWS, name, dependency);
            if ours && !allowed {
                breaches.push(format!(
                    "{}: {name} must not depend on {dependency} ([{section}]); the arrows are in xtask/src/tidy/arrows.rs",
                    file.path
                ));
            }
        }
    }
    Ok(breaches)
}

fn may(arrows: &[(&str, &[&str])], from: &str, to: &str) -> bool {
    arrows
        .iter()
        .any(|(name, targets)| *name == from && targets.contains(&to))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn of(manifest: &str) -> Vec<String> {
        breaches(&File {
            path: "Cargo.toml".into(),
            text: manifest.into(),
        })
        .unwrap()
    }

    #[test]
    fn the_local_service_must_not_know_the_client() {
        let found = of(
            "[package]\nname = \"llama-extract-local\"\n[dependencies]\nllama-extract-api.workspace = true\n",
        );
        assert_eq!(found.len(), 1);
        assert!(
            found[0].contains("llama-extract-local must not depend on llama-extract-api"),
            "{found:?}"
        );
    }

    #[test]
    fn the_client_may_use_the_local_service_in_examples_only() {
        let manifest = |section| {
            format!(
                "[package]\nname = \"llama-extract\"\n[{section}]\nllama-extract-local = \"1\"\n"
            )
        };
        assert!(of(&manifest("dev-dependencies")).is_empty());
        assert_eq!(of(&manifest("dependencies")).len(), 1);
    }
}
