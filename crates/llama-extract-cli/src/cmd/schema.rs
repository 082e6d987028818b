//! `schema`: from a file to the schema that is sent.

use std::path::Path;

use llama_extract::DataSchema;
use serde_json::Value;

use crate::args::Schema;
use crate::failure::Failure;
use crate::output;

pub(crate) fn run(verb: &Schema) -> Result<(), Failure> {
    let Schema::Check(args) = verb;
    let schema = read(&args.schema)?;
    if args.print {
        output::line(&format!("{:#}", Value::from(schema)))
    } else {
        output::line("ok")
    }
}

/// Reads a JSON Schema as people have them, with `$schema`, `title`, `$ref`, `format` and all: it is rewritten into what
/// the service takes.
pub(crate) fn read(path: &Path) -> Result<DataSchema, Failure> {
    let name = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::message(format!("cannot read the schema {name}: {error}")))?;
    // Some editors begin a file with a byte order mark, which is no part of JSON.
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let schema: Value = serde_json::from_slice(text).map_err(|error| {
        Failure::message(format!(
            "the schema {name} is not JSON: {error}; give a file with a JSON Schema"
        ))
    })?;
    DataSchema::from_json_schema(&schema)
        .map_err(|error| Failure::message(format!("{name}: {error}")))
}
