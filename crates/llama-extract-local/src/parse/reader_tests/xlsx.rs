use super::*;

const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/><sheet name="Two" sheetId="2" state="hidden" r:id="r2"/><sheet name="Three" sheetId="3" r:id="r3"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet3.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook whose first sheet holds this, whose second is hidden and whose third holds one word.
pub(super) fn workbook(content: &str, strings: &str) -> Vec<u8> {
    let sheet = |content: &str| {
        format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{content}</worksheet>"#
        )
    };
    let word = |word: &str| sheet(&rows(&[&[word]]));
    let strings = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {strings}</sst>"#
    );
    archive(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet(content)),
        ("xl/worksheets/sheet2.xml", &word("secret")),
        ("xl/worksheets/sheet3.xml", &word("third")),
    ])
}

/// Sheet data of cells: numbers as such, empty ones not at all.
pub(super) fn rows(rows: &[&[&str]]) -> String {
    let cell = |(column, text): (u8, &&str)| {
        let name = char::from(b'A' + column);
        match text.parse::<f64>() {
            _ if text.is_empty() => String::new(),
            Ok(number) => format!(r#"<c r="{name}ROW"><v>{number}</v></c>"#),
            Err(_) => format!(r#"<c r="{name}ROW" t="inlineStr"><is><t>{text}</t></is></c>"#),
        }
    };
    let row = |(index, row): (usize, &&[&str])| {
        let number = (index + 1).to_string();
        let cells: String = (0..).zip(row.iter()).map(cell).collect();
        format!(
            r#"<row r="{number}">{}</row>"#,
            cells.replace("ROW", &number)
        )
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    format!("<sheetData>{rows}</sheetData>")
}

fn of(content: &str) -> Page {
    page("a.xlsx", &workbook(content, ">"))
}

#[test]
fn a_page_is_a_sheet_and_hidden_ones_are_left_out() {
    let document = read("a.xlsx", &workbook(&rows(&[&["first"]]), ">"));
    let numbers: Vec<_> = document
        .pages
        .iter()
        .map(|p| (p.number, p.text(0..1)))
        .collect();
    assert_eq!(numbers, [(1, "first".into()), (3, "third".into())]);
    assert_eq!(document.page_count, 3);
}

#[test]
fn values_are_written_by_their_type() {
    let page = of(
        r#"<sheetData><row r="1"><c r="A1"><v>12553</v></c><c r="B1"><v>0.05</v></c><c r="C1" s="1"><v>45352</v></c><c r="D1" s="2"><v>45352.5</v></c><c r="E1" t="b"><v>1</v></c></row></sheetData>"#,
    );
    assert_eq!(
        lines(&page),
        [["12553", "0.05", "2024-03-01", "2024-03-01 12:00", "TRUE"]]
    );
}

#[test]
fn shared_strings_keep_their_lines() {
    let content = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>"#;
    let bytes = workbook(
        content,
        r#"count="1" uniqueCount="1"><si><t>a
b</t></si>"#,
    );
    assert_eq!(lines(&page("a.xlsx", &bytes)), [["a"], ["b"]]);
}

#[test]
fn rows_of_headings_head_a_table_and_titles_and_notes_stand_apart() {
    let page = of(&rows(&[
        &["Sales report"],
        &["Zone", "Sales", "Profit"],
        &[],
        &["NA", "1", "2"],
        &["EUR", "3", "4"],
        &["(a) a note"],
    ]));
    let table = page.tables.first().unwrap();
    assert_eq!((table.rows, table.columns, table.head_rows), (3, 3, 1));
    assert_eq!(page.tables.len(), 1);
}

#[test]
fn empty_rows_part_tables() {
    let page = of(&rows(&[
        &["Item", "Qty"],
        &["a", "1"],
        &["b", "2"],
        &["c", "3"],
        &[],
        &["Name", "City", "Age"],
        &["x", "y", "3"],
        &["z", "w", "4"],
    ]));
    let heads: Vec<_> = page
        .tables
        .iter()
        .map(|t| (t.rows, t.columns, t.head_rows))
        .collect();
    assert_eq!(heads, [(4, 2, 1), (3, 3, 1)]);
}

#[test]
fn labels_and_values_have_no_headings() {
    let page = of(&rows(&[&["Name", "Acme"], &["Age", "5"], &["Size", "7"]]));
    assert_eq!(page.tables.first().unwrap().head_rows, 0);
}

#[test]
fn merged_cells_keep_their_span() {
    let merged = r#"<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>"#;
    let page = of(&format!(
        "{}{merged}",
        rows(&[&["AB", "", "C"], &["1", "2", "3"], &["4", "5", "6"]])
    ));
    let table = page.tables.first().unwrap();
    assert_eq!(cells(&page, table).first().unwrap(), "0 0+2 AB");
}

#[test]
fn a_sheet_that_claims_to_be_huge_takes_no_room() {
    let content = r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFC1048575"/></mergeCells>"#;
    assert_eq!(of(content).words.len(), 2);
}

#[test]
fn a_workbook_that_claims_more_strings_than_it_can_hold_is_refused() {
    let bytes = workbook("<sheetData/>", r#"uniqueCount="4000000000000">"#);
    let error = parse("a.xlsx", &bytes, &limits()).unwrap_err();
    assert!(error.starts_with("FILE_IS_BROKEN: a.xlsx"), "{error}");
}

#[test]
fn pages_are_chosen_by_the_position_of_the_sheet() {
    let bytes = workbook(&rows(&[&["first"]]), ">");
    let limits = Limits {
        pages: Some(crate::parse::PageRanges::parse("3").unwrap()),
        ..limits()
    };
    let document = parse("a.xlsx", &bytes, &limits).unwrap();
    assert_eq!(document.pages.first().unwrap().number, 3);
}

#[test]
fn an_archive_of_zeros_is_refused_before_it_fills_memory() {
    let zeros = format!("<sheetData>{}</sheetData>", " ".repeat(300 * 1024 * 1024));
    let error = parse("a.xlsx", &workbook(&zeros, ">"), &limits()).unwrap_err();
    assert!(error.starts_with("DOCUMENT_TOO_LARGE: a.xlsx"), "{error}");
}

#[test]
fn what_office_has_encrypted_is_named_so() {
    let error = parse("a.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", &limits()).unwrap_err();
    assert!(error.starts_with("FILE_IS_PROTECTED: a.xlsx"), "{error}");
}
