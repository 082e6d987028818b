//! Plain text: columns and lines stand in for points, so that the same rules find labels beside values.

use super::model::{Document, Page, Rect, Word};
use super::{Limits, lines};

/// A character is half as wide as its size, so that two spaces are a wide gap and one is not.
const CHAR: f64 = 5.5;
const SIZE: f64 = 10.0;
const LINE: f64 = 12.0;
const TAB: usize = 8;

pub(crate) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    let text = decode(bytes);
    if text.contains('\0') {
        return Err(format!(
            "UNSUPPORTED_FILE_TYPE: {name} is not text but binary data; name it by its kind"
        ));
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

/// UTF-8, UTF-16 with a byte order mark, or else Latin-1, in which every byte is a character.
fn decode(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .filter_map(|pair| Some(unit(pair.try_into().ok()?)))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
        },
    }
}

fn page(number: usize, text: &str) -> Page {
    let mut words = Vec::new();
    let mut width = 0.0_f64;
    let mut height = 0.0;
    for (row, line) in text.lines().enumerate() {
        let y0 = row as f64 * LINE;
        height = y0 + LINE;
        let mut column = 0;
        let mut current: Option<(usize, String)> = None;
        for c in line.chars().chain([' ']) {
            if !c.is_whitespace() {
                current.get_or_insert((column, String::new())).1.push(c);
            } else if let Some((start, text)) = current.take() {
                let rect = Rect {
                    x0: start as f64 * CHAR,
                    y0,
                    x1: column as f64 * CHAR,
                    y1: y0 + SIZE,
                };
                width = width.max(rect.x1);
                words.push(Word {
                    text,
                    rect,
                    size: SIZE,
                    bold: false,
                    is_mark: false,
                });
            }
            column += if c == '\t' { TAB - column % TAB } else { 1 };
        }
    }
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
