//! Separated values: commas, semicolons, tabs or bars, with or without lines above the headings.

use super::budget::{Budget, Stop};
use super::encoding;
use super::flow::Node;
use super::model::Document;
use super::sheet::{Kind, Sheet, Value};
use super::{Limits, single_page, typeset};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// So many records tell the delimiter.
const SAMPLE: usize = 100;
/// Columns of the widest spreadsheets.
const MAX_COLUMNS: usize = 16_384;

pub(super) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    let text = encoding::decode(bytes);
    if text.contains('\0') {
        return Err(format!(
            "UNSUPPORTED_FILE_TYPE: {name} is not text but binary data; name it by its kind"
        ));
    }
    let is_tabs = name.to_lowercase().ends_with(".tsv");
    single_page(limits, |budget| {
        let grid = sheet(&text, is_tabs, budget)?.into_grid(budget)?;
        typeset::page(1, vec![Node::Grid(grid)], budget)
    })
    .map_err(|stop| stop.message(name))
}

fn sheet(text: &str, is_tabs: bool, budget: &mut Budget<'_>) -> Result<Sheet, Stop> {
    let (text, named) = named_delimiter(text);
    let delimiter = named.unwrap_or_else(|| sniff(text, is_tabs));
    let mut sheet = Sheet {
        is_list: true,
        ..Sheet::default()
    };
    let mut reader = reader(text, delimiter);
    let mut record = csv::StringRecord::new();
    let mut row = 0;
    let mut line = 0;
    // Text in memory gives no error; should one come, what was read stays.
    while reader.read_record(&mut record).unwrap_or(false) {
        budget.step()?;
        // The reader passes over empty lines, which part tables.
        let start = record.position().map_or(line, csv::Position::line);
        if row > 0 && start > line {
            row += 1;
        }
        line = reader.position().line();
        for (column, field) in record.iter().enumerate().take(MAX_COLUMNS) {
            let field = field.trim();
            if !field.is_empty() {
                budget.cell()?;
                let value = Value {
                    text: field.to_owned(),
                    kind: kind(field),
                    span: (1, 1),
                };
                sheet.cells.insert((row, column), value);
            }
        }
        row += 1;
    }
    Ok(sheet)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// Spreadsheet programs read `sep=;` as a first line.
fn named_delimiter(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end_matches('\r').strip_prefix("sep=") {
        Some(sign) if sign.len() == 1 => (rest, sign.bytes().next()),
        _ => (text, None),
    }
}

/// The delimiter with which most records have the same number of fields, and many.
fn sniff(text: &str, is_tabs: bool) -> u8 {
    if is_tabs && text.contains('\t') {
        return b'\t';
    }
    let score = |delimiter: u8| {
        let mut counts: Vec<usize> = Vec::new();
        let mut reader = reader(text, delimiter);
        let mut record = csv::StringRecord::new();
        while counts.len() < SAMPLE && reader.read_record(&mut record).unwrap_or(false) {
            counts.push(record.len());
        }
        let total = counts.len().max(1);
        counts.sort_unstable();
        // Records of the most frequent width, and that width.
        let (alike, width) = counts
            .chunk_by(|a, b| a == b)
            .filter_map(|chunk| Some((chunk.len(), *chunk.first()?)))
            .filter(|(_, width)| *width > 1)
            .max()
            .unwrap_or((0, 0));
        (alike * 1000 / total) * width.min(4)
    };
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Numbers in any notation, dates in digits, with signs of currency and units of a letter or two.
fn kind(text: &str) -> Kind {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_truth = matches!(text.to_ascii_lowercase().as_str(), "true" | "false");
    if is_truth || (digits > 0 && letters <= 3 && digits >= letters) {
        Kind::Typed
    } else {
        Kind::Text
    }
}
