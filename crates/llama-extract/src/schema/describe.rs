//! Constraints in words. The service refuses the keywords, but a description steers the extraction as well.

use serde_json::{Map, Value};

/// The sentences that stand for the constraint keywords of a schema.
pub(super) fn constraints(schema: &Map<String, Value>) -> Vec<String> {
    let mut sentences = Vec::new();
    for (keyword, value) in schema {
        let sentence = match (keyword.as_str(), value) {
            ("format", Value::String(format)) => format_sentence(format),
            ("pattern", Value::String(pattern)) => Some(format!("Pattern: {pattern}")),
            ("minimum", Value::Number(n)) => Some(format!("At least {n}.")),
            ("maximum", Value::Number(n)) => Some(format!("At most {n}.")),
            ("exclusiveMinimum", Value::Number(n)) => Some(format!("More than {n}.")),
            ("exclusiveMaximum", Value::Number(n)) => Some(format!("Less than {n}.")),
            ("multipleOf", Value::Number(n)) => Some(format!("A multiple of {n}.")),
            ("minLength", Value::Number(n)) => Some(format!("Characters: at least {n}.")),
            ("maxLength", Value::Number(n)) => Some(format!("Characters: at most {n}.")),
            ("minItems", Value::Number(n)) => Some(format!("Entries: at least {n}.")),
            ("maxItems", Value::Number(n)) => Some(format!("Entries: at most {n}.")),
            ("examples", Value::Array(examples)) if !examples.is_empty() => {
                let examples: Vec<_> = examples.iter().map(plain).collect();
                Some(format!("Examples: {}", examples.join(", ")))
            }
            ("example", example) if !example.is_null() => {
                Some(format!("Example: {}", plain(example)))
            }
            _ => None,
        };
        sentences.extend(sentence);
    }
    sentences
}

fn format_sentence(format: &str) -> Option<String> {
    let meaning = match format {
        "date" => "ISO 8601 date, YYYY-MM-DD",
        "time" => "ISO 8601 time with offset, HH:MM:SS+00:00",
        "date-time" => "RFC 3339 date and time with offset, YYYY-MM-DDTHH:MM:SS+00:00",
        "partial-time" => "ISO 8601 time, HH:MM:SS",
        "partial-date-time" => "ISO 8601 date and time without offset, YYYY-MM-DDTHH:MM:SS",
        // How wide a number is in memory is of no use to whoever reads a document.
        "float" | "double" => return None,
        width if width.trim_start_matches('u').starts_with("int") => return None,
        other => other,
    };
    Some(format!("Format: {meaning}."))
}

/// What the values of an open object are. The service takes no schema there.
pub(super) fn map_values(values: &Value) -> String {
    let word = match values.as_object() {
        Some(schema) if schema.len() == 1 => match schema.get("type").and_then(Value::as_str) {
            Some("string") => Some("a string"),
            Some("number") => Some("a number"),
            Some("integer") => Some("an integer"),
            Some("boolean") => Some("true or false"),
            _ => None,
        },
        _ => None,
    };
    match word {
        Some(word) => format!("An object from names to values; each value is {word}."),
        None => {
            format!("An object from names to values; each value follows this JSON Schema: {values}")
        }
    }
}

/// A string without quotes; other values as JSON.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
