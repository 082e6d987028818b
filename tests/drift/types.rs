//! What each type has: its fields, their types, whether they may be missing or null, and which deployments know them.
//!
//! Read from the spec, so that a change is seen here before anybody reads generated code.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use llama_extract_tests::spec::Spec;
use serde_json::Value;

/// The subjects whose types are shown. The options of parsing are not: nothing of ours sets them.
const SUBJECTS: [&str; 4] = ["extract", "files", "configurations", "webhook_configs"];

/// The names that a schema refers to.
fn references<'a>(schema: &'a Value, names: &mut Vec<&'a str>) {
    match schema {
        Value::Object(object) => {
            if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
                names.extend(reference.rsplit('/').next());
            }
            object.values().for_each(|value| references(value, names));
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, names)),
        _ => {}
    }
}

/// The names of all types that the subjects' operations reach.
fn reached(spec: &Spec) -> BTreeSet<&str> {
    let mut waiting = vec![];
    for (_, _, operation) in spec.operations() {
        if SUBJECTS
            .iter()
            .any(|subject| operation["tags"][0] == *subject)
        {
            references(operation, &mut waiting);
        }
    }
    let mut reached = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if reached.insert(name) && name != "ParseV2Parameters" {
            references(
                spec.referred(&format!("#/components/schemas/{name}")),
                &mut waiting,
            );
        }
    }
    reached
}

/// `string`, `[FileV2]`, `{string}`, `A | B`, `"a" | "b"`.
fn type_of(schema: &Value) -> String {
    let join = |branches: &[Value]| branches.iter().map(type_of).collect::<Vec<_>>().join(" | ");
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap().to_owned();
    }
    for union in ["allOf", "oneOf", "anyOf"] {
        if let Some(branches) = schema[union].as_array() {
            return join(branches);
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return values
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join(" | ");
    }
    let kind = schema["type"].as_str();
    match kind {
        Some("array") => format!("[{}]", type_of(&schema["items"])),
        Some("object") if schema["additionalProperties"].is_object() => {
            format!("{{{}}}", type_of(&schema["additionalProperties"]))
        }
        Some(kind) => match schema["format"].as_str() {
            Some(format) => format!("{kind} ({format})"),
            None => kind.to_owned(),
        },
        None => "any".to_owned(),
    }
}

/// The wording of a field, and which deployments it says know it.
fn wording(schema: &Value) -> (&str, &str) {
    let text = schema["description"].as_str().unwrap_or("NO WORDING");
    match text.split_once(" (Deployments: ") {
        Some((text, source)) => (text, source.trim_end_matches(".)").trim_end_matches(')')),
        None => (text, "all"),
    }
}

fn table(schema: &Value) -> String {
    let mut table = String::new();
    let _ = writeln!(table, "{}", wording(schema).0);
    let Some(properties) = schema["properties"].as_object() else {
        let _ = writeln!(table, "\n{}", type_of(schema).replace(" | ", "\n"));
        return table;
    };
    let mut rows: Vec<_> = properties.iter().collect();
    rows.sort_by_key(|(name, _)| name.as_str());
    for (name, field) in rows {
        let is_required = schema["required"]
            .as_array()
            .is_some_and(|required| required.iter().any(|other| other == name));
        let optionality = match (is_required, field["nullable"] == true) {
            (true, false) => "required",
            (true, true) => "required or null",
            (false, false) => "optional",
            (false, true) => "optional or null",
        };
        let (text, source) = wording(field);
        let _ = writeln!(table, "\n{name}: {}, {optionality}", type_of(field));
        let _ = writeln!(table, "    deployments: {source}\n    {text}");
    }
    if schema["additionalProperties"] == true {
        let _ = writeln!(table, "\nand any other field");
    }
    table
}

#[test]
fn the_fields_of_each_type() {
    let spec = Spec::read();
    let names = reached(&spec);
    assert!(names.contains("ExtractV2Job") && names.contains("PresignedUrl"));
    for name in &names {
        let schema = spec.referred(&format!("#/components/schemas/{name}"));
        crate::assert_snapshot("types", name, &table(schema));
    }
}

#[test]
fn a_type_that_is_gone_leaves_no_snapshot() {
    let spec = Spec::read();
    let names = reached(&spec);
    crate::assert_no_others("snapshots/types", |name| names.contains(name));
}
