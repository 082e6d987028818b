//! What must not stand in a file.

use super::File;

/// A file is one subject; longer ones are several.
const MOST_LINES: usize = 500;

pub(super) fn breaches(file: &File) -> Vec<String> {
    let mut breaches = Vec::new();
    if file.is_hand_written_rust() {
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            breaches.push(format!(
                "{}: {lines} lines; split it by subject, {MOST_LINES} are enough for one",
                file.path
            ));
        }
    }
    // These rules would find themselves.
    if file.path == "xtask/src/tidy/sources.rs" {
        return breaches;
    }
    for (line, number) in file.text.lines().zip(1..) {
        breaches.extend(wrong(file, line).map(|why| format!("{}:{number}: {why}", file.path)));
    }
    breaches
}

/// What is wrong with a line, if anything.
fn wrong(file: &File, line: &str) -> Option<&'static str> {
    let rust = file.is_hand_written_rust();
    let fence = line.trim_start_matches(['/', '!', ' ']);
    if (rust || file.path.ends_with(".md")) && fence.starts_with("```") && fence.contains("ignore")
    {
        return Some("code that nobody compiles; use `no_run`, or make it run");
    }
    if rust && line.trim_start().starts_with("fn test_") {
        return Some("a test's name states a fact; drop `test_`");
    }
    if rust && line.trim_start().starts_with("#[ignore]") {
        return Some("an ignored test says why: `#[ignore = \"...\"]`");
    }
    let own_variables =
        file.path.starts_with("crates/llama-extract/src/") && !file.path.ends_with("/env.rs");
    if own_variables && line.contains("env::var(") {
        return Some("environment variables are read in env.rs, where each is declared once");
    }
    let mut words = line.split(|c: char| c.is_whitespace() || "\"'`(=,".contains(c));
    if words.any(|word| {
        ["/home/", "/root/", "/work/", "/Users/"]
            .iter()
            .any(|path| word.starts_with(path))
    }) {
        return Some("a path of one machine");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Vec<String> {
        breaches(&File {
            path: path.into(),
            text: text.into(),
        })
    }

    #[test]
    fn a_long_file_is_named_unless_it_is_generated() {
        let text = "\n".repeat(MOST_LINES + 1);
        assert_eq!(of("crates/a/src/lib.rs", &text).len(), 1);
        assert!(
            of(
                "crates/llama-extract-api/src/generated/types/extract.rs",
                &text
            )
            .is_empty()
        );
    }

    #[test]
    fn code_in_docs_is_compiled() {
        assert_eq!(of("README.md", "```rust,ignore\n").len(), 1);
        assert_eq!(of("src/lib.rs", "/// ```ignore\n").len(), 1);
        assert!(of("README.md", "```rust,no_run\n").is_empty());
    }

    #[test]
    fn a_path_of_one_machine_is_named_with_its_line() {
        assert_eq!(
            of("a.toml", "\npath = \"/home/me/x\"\n"),
            ["a.toml:2: a path of one machine"]
        );
        assert!(of("a.toml", "path = \"/api/v2/homework/\"\n").is_empty());
    }

    #[test]
    fn the_environment_is_read_in_one_place() {
        let line = "let key = std::env::var(\"KEY\");\n";
        assert_eq!(of("crates/llama-extract/src/client.rs", line).len(), 1);
        assert!(of("crates/llama-extract/src/env.rs", line).is_empty());
    }

    #[test]
    fn a_test_is_named_by_its_fact() {
        assert_eq!(of("a.rs", "    fn test_parse() {\n").len(), 1);
    }
}
