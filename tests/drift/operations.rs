//! Which operations there are.

use std::fmt::Write as _;

use llama_extract_tests::spec::Spec;

#[test]
fn the_operation_table() {
    let spec = Spec::read();
    let mut rows: Vec<_> = spec
        .operations()
        .map(|(method, path, operation)| {
            let text = |pointer: &str| {
                operation
                    .pointer(pointer)
                    .and_then(|value| value.as_str())
                    .unwrap_or("-")
                    .to_owned()
            };
            let answers: Vec<_> = operation["responses"]
                .as_object()
                .unwrap()
                .keys()
                .map(String::as_str)
                .collect();
            (
                text("/tags/0"),
                text("/operationId"),
                format!("{:<6} {path}", method.to_uppercase()),
                answers.join(" "),
            )
        })
        .collect();
    rows.sort();
    let table = rows
        .iter()
        .fold(String::new(), |mut table, (subject, id, call, answers)| {
            let _ = writeln!(table, "{subject:<16} {id:<40} {call:<86} {answers}");
            table
        });
    insta::assert_snapshot!(table);
    // Beside the picture, the rule: ids are what methods are called.
    assert!(
        rows.iter()
            .all(|(_, id, ..)| id.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    );
}
