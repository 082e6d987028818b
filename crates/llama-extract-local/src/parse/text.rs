//! Plain text: columns and lines stand in for points, so that the same rules find labels beside values.

use std::ops::Range;

use super::budget::{MAX_WORDS, Stop};
use super::model::{Document, Page, Rect, Word};
use super::{Limits, boxes, encoding, lines};

/// A character is half as wide as its size, so that two spaces are a wide gap and one is not.
const CHAR: f64 = 5.5;
const SIZE: f64 = 10.0;
const LINE: f64 = 12.0;
const TAB: usize = 8;

pub(crate) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    let text = encoding::decode(bytes);
    if text.contains('\0') {
        return Err(format!(
            "UNSUPPORTED_FILE_TYPE: {name} is not text but binary data; name it by its kind"
        ));
    }
    let words = text.split_whitespace().take(MAX_WORDS + 1).count();
    if words > MAX_WORDS {
        return Err(Stop::TooManyWords.message(name));
    }
    // A form feed ends a page, as printers take it.
    let texts: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    let pages = limits
        .selection(texts.len())
        .into_iter()
        .filter_map(|number| Some(page(number, texts.get(number - 1)?)))
        .collect();
    Ok(Document {
        pages,
        page_count: texts.len(),
    })
}

fn page(number: usize, text: &str) -> Page {
    let mut words = Vec::new();
    let mut height = 0.0;
    for (row, line) in text.lines().enumerate() {
        let y0 = row as f64 * LINE;
        height = y0 + LINE;
        let mut column = 0;
        let mut current: Option<(usize, String)> = None;
        let line = boxes::drawn(line);
        let mut signs = line.chars().chain([' ']).peekable();
        while let Some(c) = signs.next() {
            let is_box = boxes::state(c);
            if is_box.is_none() && !c.is_whitespace() {
                current.get_or_insert((column, String::new())).1.push(c);
            } else if let Some((start, text)) = current.take() {
                words.push(word(text, false, start..column, y0));
            }
            let start = column;
            column += if c == '\t' { TAB - column % TAB } else { 1 };
            if let Some(checked) = is_box {
                while signs.next_if_eq(&boxes::FILLER).is_some() {
                    column += 1;
                }
                let sign = if checked { "☑" } else { "☐" };
                words.push(word(sign.into(), true, start..column, y0));
            }
        }
    }
    let width = words.iter().map(|word| word.rect.x1).fold(0.0, f64::max);
    let (words, lines) = lines::build(words, &[]);
    Page {
        number,
        width,
        height,
        words,
        lines,
        blocks: Vec::new(),
        tables: Vec::new(),
        images: 0,
        has_boxes: false,
    }
}

fn word(text: String, is_mark: bool, columns: Range<usize>, y0: f64) -> Word {
    Word {
        text,
        rect: Rect {
            x0: columns.start as f64 * CHAR,
            y0,
            x1: columns.end as f64 * CHAR,
            y1: y0 + SIZE,
        },
        size: SIZE,
        bold: false,
        is_mark,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use std::time::{Duration, Instant};

    fn read(bytes: &[u8]) -> Document {
        let limits = Limits {
            pages: None,
            max_pages: None,
            deadline: Instant::now() + Duration::from_secs(60),
        };
        parse("a.txt", bytes, &limits).unwrap()
    }

    #[test]
    fn a_line_of_columns_becomes_segments() {
        let document = read(b"Invoice no:  INV-7\tnet 30\n");
        let page = document.pages.first().unwrap();
        let line = page.lines.first().unwrap();
        let texts: Vec<_> = line
            .segments
            .iter()
            .map(|s| page.text(s.words.clone()))
            .collect();
        assert_eq!(texts, ["Invoice no:", "INV-7", "net 30"]);
    }

    #[test]
    fn a_typed_box_is_a_mark_beside_its_label() {
        let document = read(b"Paid: [x] yes  [ ] no\n");
        let page = document.pages.first().unwrap();
        let marks: Vec<_> = page
            .words
            .iter()
            .map(|w| (w.text.as_str(), w.is_mark))
            .collect();
        assert_eq!(
            marks,
            [
                ("Paid:", false),
                ("☑", true),
                ("yes", false),
                ("☐", true),
                ("no", false)
            ]
        );
        let segments = &page.lines.first().unwrap().segments;
        assert_eq!(segments.len(), 2, "a box is no gap");
    }

    #[test]
    fn a_form_feed_ends_a_page() {
        assert_eq!(read(b"one\x0ctwo\x0c").page_count, 2);
    }

    #[test]
    fn utf_16_and_latin_1_are_read() {
        let wide: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("é".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [wide.as_slice(), b"\xE9", "é".as_bytes()] {
            assert_eq!(read(bytes).pages.first().unwrap().text(0..1), "é");
        }
    }
}
