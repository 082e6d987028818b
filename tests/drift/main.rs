//! Snapshots of what a reviewer should see when the API moves: small files, one subject each.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod answers;
mod errors;
mod forward;
mod operations;
mod places;
mod requests;
mod secrets;
mod types;
mod wire;

/// Holds a text against the snapshot of this name; one folder a subject.
fn assert_snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("snapshots/{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// Holds that a folder has files of these names alone: what is left over from a name that is gone misleads.
fn assert_no_others(folder: &str, is_known: impl Fn(&str) -> bool) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("drift")
        .join(folder);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(
            is_known(name),
            "remove {}: there is no such thing",
            path.display()
        );
    }
}
