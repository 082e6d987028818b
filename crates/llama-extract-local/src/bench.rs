//! A way in for benches, fuzz targets and looks at what the parser sees. No part of the API.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::{Engine as _, Rules};
use crate::parse::{self, Document, Limits};
use crate::schema;

/// What fuzzing calls slow.
const TIME: Duration = Duration::from_secs(20);

fn read(name: &str, bytes: &[u8]) -> Result<Document, String> {
    let limits = Limits {
        pages: None,
        max_pages: None,
        deadline: Instant::now() + TIME,
    };
    parse::parse(name, bytes, &limits)
}

/// Reads a document; gives the number of its words.
///
/// # Errors
///
/// The message of a failed job.
pub fn parse(name: &str, bytes: &[u8]) -> Result<usize, String> {
    read(name, bytes).map(|document| document.word_count())
}

/// Reads a document and finds what a schema asks for.
///
/// # Errors
///
/// The message of a failed job, or what is wrong with the schema.
pub fn extract(name: &str, bytes: &[u8], schema: &Value) -> Result<Value, String> {
    let root = schema::check(schema)?;
    let document = read(name, bytes)?;
    let found = Rules.extract(&document, &root, Instant::now() + TIME);
    Ok(found.to_value())
}

/// What the engine gets to see: words with boxes, lines, blocks and tables of each page.
///
/// # Errors
///
/// The message of a failed job.
pub fn layout(name: &str, bytes: &[u8]) -> Result<Value, String> {
    let document = read(name, bytes)?;
    Ok(document
        .pages
        .iter()
        .map(|page| {
            let words = page.words.iter().map(|word| {
                let rect = &word.rect;
                json!({
                    "t": word.text,
                    "b": [rect.x0, rect.y0, rect.x1, rect.y1],
                    "bold": word.bold,
                    "mark": word.is_mark,
                })
            });
            let lines = page.lines.iter().map(|line| {
                let texts = line.segments.iter().map(|s| page.text(s.words.clone()));
                texts.collect::<Value>()
            });
            let blocks = page.blocks.iter().map(|block| {
                json!({"kind": format!("{:?}", block.kind), "text": page.text_of(&block.runs)})
            });
            let tables = page.tables.iter().map(|table| {
                let cells = table.cells.iter().map(|cell| {
                    json!({
                        "rows": [cell.rows.start, cell.rows.end],
                        "columns": [cell.columns.start, cell.columns.end],
                        "text": page.text_of(&cell.runs),
                    })
                });
                json!({
                    "rows": table.rows,
                    "columns": table.columns,
                    "head_rows": table.head_rows,
                    "cells": cells.collect::<Value>(),
                })
            });
            json!({
                "number": page.number,
                "words": words.collect::<Value>(),
                "lines": lines.collect::<Value>(),
                "blocks": blocks.collect::<Value>(),
                "tables": tables.collect::<Value>(),
            })
        })
        .collect())
}
