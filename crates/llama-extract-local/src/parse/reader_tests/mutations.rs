//! Damaged documents end in a document or a message, whatever the damage.

use super::*;

const ROUNDS: u64 = 150;

/// Bits of a fixed sequence (xorshift).
struct Noise(u64);

impl Noise {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

fn damaged(bytes: &[u8], noise: &mut Noise) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match noise.below(4) {
        0 => bytes.truncate(noise.below(bytes.len())),
        1 => {
            for _ in 0..8 {
                let at = noise.below(bytes.len());
                bytes[at] = noise.below(256) as u8;
            }
        }
        2 => {
            let from = noise.below(bytes.len());
            let to = (from + noise.below(200)).min(bytes.len());
            bytes.drain(from..to);
        }
        _ => {
            let from = noise.below(bytes.len());
            let to = (from + noise.below(200)).min(bytes.len());
            let part = bytes[from..to].to_vec();
            let at = noise.below(bytes.len());
            bytes.splice(at..at, part);
        }
    }
    bytes
}

/// Returns how many of the damaged documents could still be read.
fn survive(name: &str, bytes: &[u8]) -> usize {
    let mut noise = Noise(0x9E37_79B9_7F4A_7C15);
    let mut read = 0;
    for round in 0..ROUNDS {
        let bytes = damaged(bytes, &mut noise);
        match parse(name, &bytes, &limits()) {
            Ok(document) => {
                read += 1;
                for page in &document.pages {
                    assert_whole(page);
                }
            }
            Err(message) => assert!(message.contains(name), "{round}: {message}"),
        }
    }
    read
}

/// Everything that a page refers to is there, and lines hold all words once and in order.
fn assert_whole(page: &Page) {
    let mut next = 0;
    for segment in page.lines.iter().flat_map(|line| &line.segments) {
        assert_eq!(segment.words.start, next);
        next = segment.words.end;
    }
    assert_eq!(next, page.words.len());
    let cells = page.tables.iter().flat_map(|table| &table.cells);
    let runs = cells.flat_map(|cell| &cell.runs);
    for run in runs.chain(page.blocks.iter().flat_map(|block| &block.runs)) {
        assert!(run.start < run.end && run.end <= page.words.len());
    }
    for table in &page.tables {
        for cell in &table.cells {
            assert!(cell.rows.start < cell.rows.end && cell.rows.end <= table.rows);
            assert!(cell.columns.start < cell.columns.end && cell.columns.end <= table.columns);
        }
    }
}

const MARKUP: &str = "<h1>A</h1><table><tr><th colspan=2>B<th>C<tr><td rowspan=3>d<td>e<td>f<tr><td>g</table>\
    <dl><dt>k<dd>v</dl><label><input type=checkbox>x</label><pre>a  b\nc</pre><ul><li>i<ul><li>j</ul></ul>";

#[test]
fn damaged_html_is_read() {
    assert!(survive("a.html", MARKUP.as_bytes()) > 100);
}

#[test]
fn damaged_markdown_is_read() {
    let text =
        format!("---\nk: v\n---\n# A\n\n| B | C |\n|---|---|\n| d | e |\n\n- [x] f\n\n{MARKUP}\n");
    assert!(survive("a.md", text.as_bytes()) > 100);
}

#[test]
fn damaged_separated_values_are_read() {
    let text = "title\n\nName,Note,Qty\n\"a, b\",\"c\nd\",1\ne,f,2\n";
    assert!(survive("a.csv", text.as_bytes()) > 50);
}

#[test]
fn damaged_workbooks_end_in_a_message_or_a_document() {
    let cells: &[&[&str]] = &[&["A", "B", "C"], &["x", "1", "2"], &["y", "3", "4"]];
    let bytes = super::xlsx::workbook(
        &super::xlsx::rows(cells),
        r#"uniqueCount="1"><si><t>s</t></si>"#,
    );
    survive("a.xlsx", &bytes);
}

#[test]
fn damaged_word_documents_end_in_a_message_or_a_document() {
    let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let bytes = super::docx::document(&(super::docx::paragraph("text") + table));
    survive("a.docx", &bytes);
}

/// Damage inside the members, where no checksum of the archive catches it.
#[test]
fn damaged_parts_of_archives_end_in_a_message_or_a_document() {
    let mut noise = Noise(7);
    let sheet = super::xlsx::rows(&[&["A", "B"], &["x", "1"], &["y", "3"]]);
    let body = super::docx::paragraph("text") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    for _ in 0..ROUNDS {
        let part = |text: &str, noise: &mut Noise| {
            String::from_utf8_lossy(&damaged(text.as_bytes(), noise)).into_owned()
        };
        for (name, bytes) in [
            (
                "a.xlsx",
                super::xlsx::workbook(&part(&sheet, &mut noise), ">"),
            ),
            ("a.docx", super::docx::document(&part(&body, &mut noise))),
        ] {
            match parse(name, &bytes, &limits()) {
                Ok(document) => document.pages.iter().for_each(assert_whole),
                Err(message) => assert!(message.contains(name), "{message}"),
            }
        }
    }
}
