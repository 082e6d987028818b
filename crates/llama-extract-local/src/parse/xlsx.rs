//! Spreadsheets: a page for each sheet.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::archive::{Archive, Fault};
use super::budget::{Budget, Stop};
use super::flow::Node;
use super::model::{Document, Page};
use super::sheet::{Kind, Sheet, Value};
use super::{Limits, typeset};

const KIND: &str = "a spreadsheet";
/// Sheets, and merged cells of one sheet.
const MAX_SHEETS: usize = 10_000;
const MAX_MERGED: usize = 200_000;

pub(super) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    read(bytes, limits).map_err(|fault| fault.message(name, KIND))
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Fault> {
    let mut budget = Budget::new(limits);
    check(bytes, &mut budget)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .take(MAX_SHEETS)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    // Readers do not see hidden sheets; but a workbook of which none shows is read all the same.
    let any = sheets.iter().any(|(_, is_visible)| *is_visible);
    let count = sheets.len();
    let mut pages = Vec::new();
    for number in limits.selection(count) {
        budget.check_time()?;
        let Some((name, is_visible)) = sheets.get(number - 1) else {
            continue;
        };
        if *is_visible || !any {
            pages.push(page(&mut workbook, name, number, &mut budget)?);
        }
    }
    Ok(Document {
        pages,
        page_count: count,
    })
}

/// Inflates everything that will be read, and refuses what the reader would make too much of.
fn check(bytes: &[u8], budget: &mut Budget<'_>) -> Result<(), Fault> {
    let mut archive = Archive::open(bytes)?;
    for name in archive.names() {
        let lower = name.to_lowercase();
        if !lower.ends_with(".xml") && !lower.ends_with(".rels") {
            continue;
        }
        let Some(member) = archive.member(&name, budget)? else {
            continue;
        };
        // Room for so many strings is reserved before the first is read.
        if lower.ends_with("sharedstrings.xml") && claims_more(&member, b"uniqueCount") {
            return Err(Fault::Damaged);
        }
    }
    Ok(())
}

/// Whether the number after a key is larger than what holds it.
fn claims_more(bytes: &[u8], key: &[u8]) -> bool {
    // Zero bytes are of UTF-16, which hides the key, and which nobody writes.
    let head = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let starts = bytes.windows(key.len()).enumerate();
    let mut starts = starts.filter(|(_, window)| *window == key);
    head.contains(&0)
        || starts.any(|(at, _)| {
            let rest = bytes.get(at + key.len()..).unwrap_or_default();
            let digits = rest.iter().skip_while(|byte| !byte.is_ascii_digit());
            let number =
                digits
                    .take_while(|byte| byte.is_ascii_digit())
                    .fold(0_usize, |number, byte| {
                        number
                            .saturating_mul(10)
                            .saturating_add(usize::from(byte - b'0'))
                    });
            number > bytes.len()
        })
}

fn fault(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Encrypted,
        _ => Fault::Damaged,
    }
}

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

fn page(
    workbook: &mut Workbook<'_>,
    name: &str,
    number: usize,
    budget: &mut Budget<'_>,
) -> Result<Page, Fault> {
    let mut spans = BTreeMap::new();
    for area in workbook.merge_cells_by_sheet_name(name).map_err(fault)? {
        if spans.len() >= MAX_MERGED {
            return Err(Stop::TooManyCells.into());
        }
        let place = |(row, column): (u32, u32)| (row as usize, column as usize);
        let ((top, left), (bottom, right)) = (place(area.start), place(area.end));
        let span = (
            bottom.saturating_sub(top) + 1,
            right.saturating_sub(left) + 1,
        );
        spans.insert((top, left), span);
    }
    let mut sheet = Sheet::default();
    // Cells one by one: a range of the sheet would have room for all cells between the first and the last.
    let mut cells = workbook.worksheet_cells_reader(name).map_err(fault)?;
    while let Some(cell) = cells.next_cell().map_err(fault)? {
        budget.step()?;
        let (row, column) = cell.get_position();
        let place = (row as usize, column as usize);
        let (text, kind) = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        budget.cell()?;
        let span = spans.get(&place).copied().unwrap_or((1, 1));
        sheet.cells.insert(place, Value { text, kind, span });
    }
    let grid = sheet.into_grid(budget)?;
    Ok(typeset::page(number, vec![Node::Grid(grid)], budget)?)
}

fn text(value: &DataRef<'_>) -> (String, Kind) {
    match value {
        DataRef::Empty => (String::new(), Kind::Text),
        DataRef::String(text) => (text.clone(), Kind::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), Kind::Text),
        DataRef::Int(number) => (number.to_string(), Kind::Typed),
        DataRef::Float(number) => (number.to_string(), Kind::Typed),
        DataRef::Bool(truth) => (if *truth { "TRUE" } else { "FALSE" }.into(), Kind::Typed),
        DataRef::DateTime(time) => (date(time), Kind::Typed),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (
            text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
            Kind::Typed,
        ),
        DataRef::Error(error) => (error.to_string(), Kind::Text),
    }
}

/// ISO 8601, with the time if there is one; the time alone for times of a day.
fn date(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let clock = if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    };
    let days = time.as_f64();
    if time.is_duration() {
        let seconds = (days * 86_400.0).round().clamp(0.0, 1e15) as u64;
        format!(
            "{}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )
    } else if (0.0..1.0).contains(&days) {
        clock
    } else if hour == 0 && minute == 0 && second == 0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {clock}")
    }
}
