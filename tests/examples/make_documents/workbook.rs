//! XLSX: sheets of cells.

use crate::package::{content_types, escape, file, relations};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A cell style: the position in the list of formats below.
const FORMATS: [u32; 4] = [0, 4, 14, 10];
const MONEY: usize = 1;
const DATE: usize = 2;
const PERCENT: usize = 3;

/// Sheets by name; rows are lines, cells are parted by bars. A cell that reads as a number is one; a leading `$` gives it
/// two decimals, `%` a percentage (of one), `@` makes it a day number, and `'` keeps it a text.
pub(crate) fn workbook(
    sheets: &[(&str, &str)],
    merged: &[&str],
) -> zip::result::ZipResult<Vec<u8>> {
    let path = |number: usize| format!("worksheets/sheet{number}.xml");
    let mut types = vec![
        (
            "xl/workbook.xml".to_owned(),
            format!("{KIND}.sheet.main+xml"),
        ),
        ("xl/styles.xml".to_owned(), format!("{KIND}.styles+xml")),
    ];
    let mut targets = Vec::new();
    let mut list = String::new();
    let mut parts = Vec::new();
    for (number, (name, rows)) in (1..).zip(sheets) {
        types.push((
            format!("xl/{}", path(number)),
            format!("{KIND}.worksheet+xml"),
        ));
        targets.push(("worksheet", path(number)));
        list += &format!(
            "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>",
            escape(name)
        );
        let merged = if number == 1 { merged } else { &[] };
        parts.push((format!("xl/{}", path(number)), worksheet(rows, merged)));
    }
    targets.push(("styles", "styles.xml".to_owned()));
    let types: Vec<(String, &str)> = types
        .iter()
        .map(|(name, kind)| (name.clone(), kind.as_str()))
        .collect();
    let main = "xl/workbook.xml".to_owned();
    let mut all = vec![
        content_types(&types),
        relations("_rels/.rels", &[("officeDocument", main.clone())]),
        (
            main,
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{list}</sheets></workbook>"
            ),
        ),
        relations("xl/_rels/workbook.xml.rels", &targets),
        ("xl/styles.xml".to_owned(), styles()),
    ];
    all.extend(parts);
    file(&all)
}

fn styles() -> String {
    let formats: String = FORMATS
        .iter()
        .map(|id| format!("<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" applyNumberFormat=\"1\"/>"))
        .collect();
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>\
         <cellXfs count=\"{}\">{formats}</cellXfs></styleSheet>",
        FORMATS.len()
    )
}

fn worksheet(rows: &str, merged: &[&str]) -> String {
    let mut text = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>");
    for (number, row) in (1..).zip(rows.trim_matches('\n').lines()) {
        text += &format!("<row r=\"{number}\">");
        for (column, value) in ('A'..='Z').zip(row.split('|')) {
            text += &cell(&format!("{column}{number}"), value.trim());
        }
        text += "</row>";
    }
    text += "</sheetData>";
    if !merged.is_empty() {
        let cells: String = merged
            .iter()
            .map(|range| format!("<mergeCell ref=\"{range}\"/>"))
            .collect();
        text += &format!(
            "<mergeCells count=\"{}\">{cells}</mergeCells>",
            merged.len()
        );
    }
    text + "</worksheet>"
}

fn cell(place: &str, value: &str) -> String {
    let (style, number) = match value.split_at_checked(1) {
        Some(("$", rest)) => (MONEY, rest),
        Some(("%", rest)) => (PERCENT, rest),
        Some(("@", rest)) => (DATE, rest),
        _ => (0, value),
    };
    if value.is_empty() {
        String::new()
    } else if number.parse::<f64>().is_ok() {
        format!("<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>")
    } else {
        let text = escape(value.trim_start_matches('\''));
        format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    }
}
