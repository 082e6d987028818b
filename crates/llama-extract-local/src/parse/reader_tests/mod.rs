//! What the readers of formats without pages make of small documents.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod csv;
mod docx;
mod html;
mod markdown;
mod mutations;
mod xlsx;

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use super::model::{Block, BlockKind, Document, Page, Table};
use super::{Limits, parse};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn limits() -> Limits {
    Limits {
        pages: None,
        max_pages: None,
        deadline: Instant::now() + Duration::from_secs(60),
    }
}

fn read(name: &str, bytes: &[u8]) -> Document {
    parse(name, bytes, &limits()).unwrap()
}

fn page(name: &str, bytes: &[u8]) -> Page {
    read(name, bytes).pages.remove(0)
}

/// Lines as their segments.
fn lines(page: &Page) -> Vec<Vec<String>> {
    let segments = page.lines.iter().map(|line| &line.segments);
    segments
        .map(|segments| {
            segments
                .iter()
                .map(|s| page.text(s.words.clone()))
                .collect()
        })
        .collect()
}

fn blocks(page: &Page) -> Vec<(BlockKind, String)> {
    let text = |block: &Block| {
        let runs = block.runs.iter().map(|run| page.text(run.clone()));
        runs.collect::<Vec<_>>().join(" / ")
    };
    page.blocks.iter().map(|b| (b.kind, text(b))).collect()
}

/// Cells as `row+rows column+columns text`, where one is left out.
fn cells(page: &Page, table: &Table) -> Vec<String> {
    let span = |range: &std::ops::Range<usize>| match range.len() {
        1 => range.start.to_string(),
        more => format!("{}+{more}", range.start),
    };
    let cell = |cell: &super::model::Cell| {
        let runs = cell.runs.iter().map(|run| page.text(run.clone()));
        let text = runs.collect::<Vec<_>>().join(" / ");
        format!("{} {} {text}", span(&cell.rows), span(&cell.columns))
    };
    table.cells.iter().map(cell).collect()
}

fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
