//! Pages as producers draw them, and what is read of them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::parse;
use crate::parse::model::{BlockKind, Document, Page};
use crate::parse::{Limits, Parser};

/// A page of these contents with Helvetica as `F1`, its bold as `F2` and ZapfDingbats as `F3`; entries go to the page,
/// and objects are numbered from 7.
pub(super) fn page_with(content: &str, entries: &str, objects: &[&str]) -> Page {
    let document = read(file(content, entries, objects)).unwrap();
    document.pages.into_iter().next().unwrap()
}

pub(super) fn read(file: impl AsRef<[u8]>) -> Result<Document, String> {
    let limits = Limits {
        pages: None,
        max_pages: None,
        deadline: Instant::now() + Duration::from_secs(60),
    };
    parse("page.pdf", file.as_ref(), &limits, &Parser::default())
}

pub(super) fn file(content: &str, entries: &str, objects: &[&str]) -> String {
    let mut file = String::from("%PDF-1.7\n");
    let fonts = ["Helvetica", "Helvetica-Bold", "ZapfDingbats"]
        .map(|name| format!("<</Type /Font /Subtype /Type1 /BaseFont /{name}>>"));
    let [regular, bold, signs] = &fonts;
    let page = format!(
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 3 0 R {entries} \
         /Resources <</Font <</F1 {regular} /F2 {bold} /F3 {signs} /F4 7 0 R>>>>>>"
    );
    let content = format!("<</Length {}>> stream\n{content}\nendstream", content.len());
    let fixed = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [4 0 R] /Count 1>>",
        &content,
        &page,
        "null",
        "null",
    ];
    for (index, object) in fixed.iter().chain(objects).enumerate() {
        writeln!(file, "{} 0 obj {object} endobj", index + 1).unwrap();
    }
    file.push_str("trailer <</Root 1 0 R>>\n%%EOF");
    file
}

pub(super) fn page(content: &str) -> Page {
    page_with(content, "", &[])
}

pub(super) fn show(font: u8, x: f64, y: f64, text: &str) -> String {
    format!("BT /F{font} 10 Tf {x} {y} Td ({text}) Tj ET\n")
}

pub(super) fn words(page: &Page) -> Vec<&str> {
    page.words.iter().map(|word| word.text.as_str()).collect()
}

fn blocks(page: &Page) -> Vec<(BlockKind, String)> {
    let blocks = page.blocks.iter();
    blocks
        .map(|block| (block.kind, page.text_of(&block.runs)))
        .collect()
}

#[test]
fn a_turned_page_is_read_as_it_is_seen() {
    for (turn, width) in [(0, 600.0), (90, 800.0), (180, 600.0), (270, 800.0)] {
        let matrix = match turn {
            90 => "0 1 -1 0 600 0 cm",
            180 => "-1 0 0 -1 600 800 cm",
            270 => "0 -1 1 0 0 800 cm",
            _ => "",
        };
        let content = format!("q {matrix} {} Q", show(1, 100.0, 200.0, "Total due 12.50"));
        let page = page_with(&content, &format!("/Rotate {turn}"), &[]);
        assert_eq!(words(&page), ["Total", "due", "12.50"], "{turn}");
        assert_eq!(page.width, width, "{turn}");
        let first = page.words.first().unwrap().rect;
        assert!((first.x0 - 100.0).abs() < 1.0, "{turn}: {first:?}");
        assert!(first.width() > first.height(), "{turn}: {first:?}");
    }
}

#[test]
fn text_that_runs_up_the_margin_does_not_part_the_text_beside_it() {
    let mut content = String::from("BT /F1 10 Tf 0 1 -1 0 30 640 Tm (Preprint of May) Tj ET\n");
    for (line, text) in ["The first line", "goes on here", "and ends there."]
        .iter()
        .enumerate()
    {
        content += &show(1, 60.0, 680.0 - 12.0 * line as f64, text);
    }
    let page = page(&content);
    let expected = [
        (
            BlockKind::Paragraph,
            "The first line goes on here and ends there.".to_owned(),
        ),
        (BlockKind::Paragraph, "Preprint of May".to_owned()),
    ];
    assert_eq!(blocks(&page), expected);
    let lines = page.lines.iter().map(|line| page.text(line.words()));
    let lines: Vec<String> = lines.collect();
    assert_eq!(
        lines,
        [
            "The first line",
            "goes on here",
            "and ends there.",
            "Preprint of May"
        ]
    );
}

#[test]
fn a_page_of_turned_text_is_read_line_by_line() {
    for (matrix, x) in [("0 1 -1 0", [200, 220]), ("0 -1 1 0", [220, 200])] {
        let mut content = String::new();
        for (x, text) in x.iter().zip(["Part  Price", "Bolt  2.50"]) {
            writeln!(
                content,
                "BT /F1 10 Tf {matrix} {x} 300 Tm 20 Tw ({text}) Tj ET"
            )
            .unwrap();
        }
        let page = page(&content);
        let lines: Vec<Vec<String>> = page
            .lines
            .iter()
            .map(|line| {
                line.segments
                    .iter()
                    .map(|s| page.text(s.words.clone()))
                    .collect()
            })
            .collect();
        assert_eq!(lines, [["Part", "Price"], ["Bolt", "2.50"]], "{matrix}");
    }
}

#[test]
fn columns_are_read_one_after_the_other_below_a_heading() {
    let mut content = show(2, 200.0, 760.0, "Terms of delivery");
    let left = [
        "The goods are deliv-",
        "ered by the seller",
        "to the given place",
        "on the given day.",
    ];
    let right = [
        "The buyer looks at",
        "the goods at once",
        "and tells the seller",
        "what is missing.",
    ];
    for (line, (left, right)) in left.iter().zip(right).enumerate() {
        let y = 740.0 - 12.0 * line as f64;
        content += &show(1, 50.0, y, left);
        content += &show(1, 160.0, y, right);
    }
    let expected = [
        (BlockKind::Heading, "Terms of delivery"),
        (
            BlockKind::Paragraph,
            "The goods are delivered by the seller to the given place on the given day.",
        ),
        (
            BlockKind::Paragraph,
            "The buyer looks at the goods at once and tells the seller what is missing.",
        ),
    ]
    .map(|(kind, text)| (kind, text.to_owned()));
    assert_eq!(blocks(&page(&content)), expected);
}

#[test]
fn a_table_of_words_without_lines_is_read_row_by_row() {
    let rows = [
        "Crew|Ship|Harbour|Flag",
        "Ada Byron|Argo|Genoa|Italy",
        "Emmy Noether|Beagle|Emden|Germany",
        "Marie Curie|Victory|Gdynia|Poland",
    ];
    let mut content = String::new();
    for (line, row) in rows.iter().enumerate() {
        for (column, text) in row.split('|').enumerate() {
            content += &show(
                1,
                50.0 + 110.0 * column as f64,
                700.0 - 12.0 * line as f64,
                text,
            );
        }
    }
    let read = blocks(&page(&content)).into_iter().map(|(_, text)| text);
    let expected = rows.map(|row| row.replace('|', " "));
    assert_eq!(read.collect::<Vec<_>>(), expected);
}

#[test]
fn a_row_of_figures_belongs_to_no_columns_above_it() {
    let mut content = String::new();
    let sender = ["Argo Lines", "of the North", "Emden"];
    for (line, (left, right)) in ["Timetable", "of the ferries", "in winter"]
        .iter()
        .zip(sender)
        .enumerate()
    {
        let y = 700.0 - 12.0 * line as f64;
        content += &show(1, 50.0, y, left);
        content += &show(1, 300.0, y, right);
    }
    for (column, text) in ["Trip", "301", "303", "305"].iter().enumerate() {
        content += &show(1, 50.0 + 100.0 * column as f64, 664.0, text);
    }
    let read = blocks(&page(&content)).into_iter().map(|(_, text)| text);
    assert_eq!(
        read.collect::<Vec<_>>().last().map(String::as_str),
        Some("Trip 301 303 305")
    );
}

#[test]
fn entries_of_a_list_have_their_wrapped_lines_and_no_bullets() {
    let mut content = show(1, 50.0, 740.0, "We offer:");
    for (line, (marker, text)) in [
        ("-", "repairs of all kinds and"),
        ("", "spare parts"),
        ("-", "advice"),
    ]
    .iter()
    .enumerate()
    {
        let y = 728.0 - 12.0 * line as f64;
        content += &show(1, 60.0, y, marker);
        content += &show(1, 72.0, y, text);
    }
    let expected = [
        (BlockKind::Paragraph, "We offer:"),
        (BlockKind::Item, "repairs of all kinds and spare parts"),
        (BlockKind::Item, "advice"),
    ]
    .map(|(kind, text)| (kind, text.to_owned()));
    assert_eq!(blocks(&page(&content)), expected);
}

/// Lines around rows 20 high from y = 700 down, and columns 100 wide from x = 50.
fn ruled(rows: usize, columns: usize) -> String {
    let mut content = String::new();
    let (right, bottom) = (50 + 100 * columns, 700 - 20 * rows);
    for row in 0..=rows {
        let y = 700 - 20 * row;
        writeln!(content, "50 {y} m {right} {y} l S").unwrap();
    }
    for column in 0..=columns {
        let x = 50 + 100 * column;
        writeln!(content, "{x} {bottom} m {x} 700 l S").unwrap();
    }
    content
}

#[test]
fn lines_make_a_table_whose_bold_first_row_is_its_head() {
    let mut content = ruled(2, 2);
    for (font, x, y, text) in [
        (2, 54.0, 686.0, "Part"),
        (2, 154.0, 686.0, "Price"),
        (1, 54.0, 666.0, "Bolt"),
        (1, 154.0, 666.0, "2.50"),
    ] {
        content += &show(font, x, y, text);
    }
    let page = page(&content);
    let [table] = page.tables.as_slice() else {
        panic!("{:?}", page.tables)
    };
    assert_eq!((table.rows, table.columns, table.head_rows), (2, 2, 1));
    let cells: Vec<String> = table
        .cells
        .iter()
        .map(|cell| page.text_of(&cell.runs))
        .collect();
    assert_eq!(cells, ["Part", "Price", "Bolt", "2.50"]);
}

#[test]
fn cells_without_a_line_between_them_are_one() {
    let mut content =
        String::from("50 700 300 -60 re S\n50 680 m 350 680 l S\n50 660 m 350 660 l S\n");
    // The first row has no lines down.
    content += "150 640 m 150 680 l S\n250 640 m 250 680 l S\n";
    for (x, y, text) in [
        (54.0, 686.0, "Goods"),
        (54.0, 666.0, "Bolt"),
        (154.0, 666.0, "4"),
        (254.0, 666.0, "2.50"),
        (54.0, 646.0, "Nut"),
    ] {
        content += &show(1, x, y, text);
    }
    let page = page(&content);
    let [table] = page.tables.as_slice() else {
        panic!("{:?}", page.tables)
    };
    assert_eq!((table.rows, table.columns, table.head_rows), (3, 3, 0));
    let first = table.cells.first().unwrap();
    assert_eq!((first.rows.clone(), first.columns.clone()), (0..1, 0..3));
    assert_eq!(table.cells.len(), 7);
}

#[test]
fn frames_and_single_boxes_are_no_tables() {
    let text = show(1, 60.0, 600.0, "In a box") + &show(1, 60.0, 500.0, "below it");
    let frame = "10 10 580 780 re S\n10 400 m 590 400 l S\n";
    assert_eq!(page(&format!("{frame}{text}")).tables, []);
    assert_eq!(page(&format!("50 590 200 40 re S\n{text}")).tables, []);
}

#[test]
fn a_hundred_thousand_paths_are_drawn_past() {
    let mut content = show(1, 60.0, 750.0, "Chart");
    for at in 0..100_000 {
        let (x, y) = (at % 500 + 20, at / 250 + 20);
        writeln!(content, "{x} {y} m {} {y} l S", x + 40).unwrap();
    }
    assert_eq!(words(&page(&content)), ["Chart"]);
}

#[test]
fn a_cross_in_a_square_and_a_filled_field_are_marks() {
    let mut content = String::from("50 698 10 10 re S 52 700 m 58 706 l 52 706 m 58 700 l S\n");
    content += "150 698 10 10 re S\n";
    content += &show(1, 64.0, 700.0, "Yes");
    content += &show(1, 164.0, 700.0, "No");
    // ZapfDingbats: a square and a ballot box that is a sign of its own.
    content += &show(3, 50.0, 650.0, "o");
    content += &show(1, 64.0, 650.0, "Later");
    let page = page(&content);
    assert_eq!(words(&page), ["☑", "Yes", "☐", "No", "☐", "Later"]);
    let marks = page.words.iter().map(|word| word.is_mark);
    assert_eq!(
        marks.collect::<Vec<_>>(),
        [true, false, true, false, true, false]
    );
}

#[test]
fn fields_without_an_appearance_are_read_at_their_places() {
    let text = "<</Subtype /Widget /FT /Tx /V (Ada Byron) /DA (/F1 9 Tf) /Rect [100 690 300 710]>>";
    let utf16 = "<</Subtype /Widget /FT /Tx /V <FEFF0141> /Rect [100 640 300 660]>>";
    let secret = "<</Subtype /Widget /FT /Tx /Ff 8192 /V (hidden) /Rect [100 590 300 610]>>";
    let ticked = "<</Subtype /Widget /FT /Btn /AS /On /Rect [50 540 60 550]>>";
    let empty = "<</Subtype /Widget /FT /Btn /AS /Off /Rect [50 500 60 510]>>";
    let entries = format!("/Annots [{text} {utf16} {secret} {ticked} {empty}]");
    let content = show(1, 50.0, 697.0, "Name") + &show(1, 64.0, 541.0, "Paid");
    let page = page_with(&content, &entries, &[]);
    assert_eq!(
        words(&page),
        ["Name", "Ada", "Byron", "Ł", "☑", "Paid", "☐"]
    );
}

#[test]
fn what_a_font_does_not_tell_is_taken_from_the_contents() {
    let cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def \
                1 begincodespacerange <00> <FF> endcodespacerange \
                4 beginbfchar <61> <0061> <62> <0062> <01> <0000> <63> <0063> endbfchar endcmap end end";
    let map = format!("<</Length {}>> stream\n{cmap}\nendstream", cmap.len());
    let font = "<</Type /Font /Subtype /TrueType /BaseFont /Sample /FirstChar 1 /LastChar 99 /ToUnicode 8 0 R \
                /Encoding <</Differences [1 /nothing 97 /a /b /c]>>>>";
    let content =
        "BT /F4 10 Tf 50 700 Td (ab) Tj /Span <</ActualText (-)>> BDC (\\001) Tj EMC (c) Tj ET";
    let page = page_with(content, "", &[font, &map]);
    assert_eq!(words(&page).concat(), "ab-c");
}

#[test]
fn the_raised_ending_of_an_ordinal_is_a_part_of_it_and_a_note_is_not() {
    let content = "BT /F1 10 Tf 50 700 Td (on the 22) Tj /F1 6 Tf 4 Ts (nd) Tj /F1 10 Tf 0 Ts ( of May) Tj \
                   /F1 6 Tf 4 Ts (7) Tj ET";
    let page = page(content);
    assert_eq!(words(&page), ["on", "the", "22nd", "of", "May", "7"]);
}
