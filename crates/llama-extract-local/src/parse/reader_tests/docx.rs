use super::*;

const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

pub(super) fn document(body: &str) -> Vec<u8> {
    let part = |name: &str, content: &str| format!("<w:{name} {NAMES}>{content}</w:{name}>");
    archive(&[
        (
            "word/document.xml",
            &part("document", &format!("<w:body>{body}</w:body>")),
        ),
        (
            "word/styles.xml",
            &part(
                "styles",
                r#"<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
                   <w:style w:styleId="Own"><w:basedOn w:val="berschrift1"/></w:style>
                   <w:style w:styleId="Liste"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>"#,
            ),
        ),
        ("word/header1.xml", &part("hdr", &paragraph("Letterhead"))),
        ("word/header2.xml", &part("hdr", &paragraph("Letterhead"))),
        ("word/footer1.xml", &part("ftr", &paragraph("Page foot"))),
        (
            "word/footnotes.xml",
            &part(
                "footnotes",
                &format!(
                    r#"<w:footnote w:type="separator">{}</w:footnote><w:footnote w:id="1">{}</w:footnote>"#,
                    paragraph("line"),
                    paragraph("A note")
                ),
            ),
        ),
    ])
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

pub(super) fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// The lines of the body alone.
fn body(body: &str) -> Vec<Vec<String>> {
    let all = lines(&page("a.docx", &document(body)));
    let own = all.len().saturating_sub(3);
    all.into_iter().skip(1).take(own).collect()
}

#[test]
fn headers_come_first_once_and_footers_last() {
    let page = page("a.docx", &document(&paragraph("Body")));
    assert_eq!(
        lines(&page),
        [["Letterhead"], ["Body"], ["A note"], ["Page foot"]]
    );
}

#[test]
fn styles_tell_headings_and_items_in_any_language() {
    let styled = |style: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#,
            run(style)
        )
    };
    let own = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>n</w:t></w:r></w:p>"#;
    let all = ["berschrift1", "Own", "Liste", "Other"]
        .map(styled)
        .concat()
        + own;
    let kinds: Vec<_> = blocks(&page("a.docx", &document(&all)))
        .into_iter()
        .map(|(k, _)| k)
        .collect();
    use BlockKind::{Heading, Item, Paragraph};
    assert_eq!(
        kinds,
        [
            Paragraph, Heading, Heading, Item, Paragraph, Item, Paragraph, Paragraph
        ]
    );
}

#[test]
fn runs_join_and_tabs_part() {
    let text = format!(
        "<w:p>{}{}<w:r><w:tab/></w:r>{}<w:r><w:br/></w:r>{}</w:p>",
        run("Inv"),
        run("oice &amp; no"),
        run("7"),
        run("x")
    );
    assert_eq!(body(&text), vec![vec!["Invoice & no", "7"], vec!["x"]]);
}

#[test]
fn what_was_deleted_or_is_hidden_is_not_read_and_what_was_inserted_is() {
    let text = format!(
        "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>{}</w:ins>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
         <w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple></w:p>",
        run("new "),
        run("3")
    );
    assert_eq!(body(&text), [["new 3"]]);
}

#[test]
fn tables_keep_their_spans() {
    let cell = |properties: &str, text: &str| {
        format!(
            "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
            paragraph(text)
        )
    };
    let rows = [
        format!(
            "<w:trPr><w:tblHeader/></w:trPr>{}{}",
            cell("", "A"),
            cell(r#"<w:gridSpan w:val="2"/>"#, "B")
        ),
        [
            cell(r#"<w:vMerge w:val="restart"/>"#, "x"),
            cell("", "y"),
            cell("", "z"),
        ]
        .concat(),
        [
            "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>".into(),
            cell("", "p"),
            cell("", "q"),
        ]
        .concat(),
    ];
    let table = rows.map(|row| format!("<w:tr>{row}</w:tr>")).concat();
    let page = page("a.docx", &document(&format!("<w:tbl>{table}</w:tbl>")));
    let table = page.tables.first().unwrap();
    assert_eq!((table.rows, table.columns, table.head_rows), (3, 3, 1));
    assert_eq!(
        cells(&page, table),
        [
            "0 0 A", "0 1+2 B", "1+2 0 x", "1 1 y", "1 2 z", "2 1 p", "2 2 q"
        ]
    );
}

#[test]
fn boxes_are_marks_however_they_are_made() {
    let text = r#"<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>a ☐ b</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>c</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:t>d</w:t></w:r></w:p>"#;
    assert_eq!(body(text), [["☑ a ☐ b ☑ c ☐ d"]]);
}

#[test]
fn fields_that_nobody_filled_in_are_empty() {
    let field = |properties: &str, text: &str| {
        format!(
            "<w:p><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
            run(text)
        )
    };
    let text = field("<w:showingPlcHdr/>", "Enter text") + &field("", "Ann");
    assert_eq!(body(&text), [["Ann"]]);
}

#[test]
fn a_text_box_is_read_once() {
    let frame = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("boxed"));
    let text = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{frame}</w:drawing></mc:Choice><mc:Fallback><w:pict>{frame}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("anchor")
    );
    assert_eq!(body(&text), [["anchor"], ["boxed"]]);
}

#[test]
fn deep_documents_do_not_exhaust_the_stack() {
    let deep = "<w:ins>".repeat(50_000) + &"</w:ins>".repeat(50_000);
    assert_eq!(body(&(deep + &paragraph("x"))), [["x"]]);
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let tables = open.repeat(5_000) + &close.repeat(5_000);
    assert_eq!(body(&(tables + &paragraph("x"))), [["x"]]);
}

#[test]
fn a_document_is_known_by_its_content() {
    for name in ["letter", "letter.xlsx", "letter.pdf"] {
        assert_eq!(page(name, &document(&paragraph("x"))).words.len(), 6);
    }
}

#[test]
fn a_damaged_document_fails_with_what_to_do() {
    let bytes = document(&paragraph("x"));
    for bytes in [
        bytes.get(..bytes.len() / 2).unwrap(),
        archive(&[("a", "b")]).as_slice(),
    ] {
        let error = parse("a.docx", bytes, &limits()).unwrap_err();
        assert!(
            error.starts_with("FILE_IS_BROKEN: a.docx cannot be read as a Word document"),
            "{error}"
        );
    }
}

#[test]
fn a_document_of_more_elements_than_memory_can_hold_is_refused() {
    let bytes = document(&"<w:p/>".repeat(3_000_000));
    let error = parse("a.docx", &bytes, &limits()).unwrap_err();
    assert!(error.starts_with("DOCUMENT_TOO_LARGE: a.docx"), "{error}");
}
