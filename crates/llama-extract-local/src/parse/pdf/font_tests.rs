//! Fonts that leave it to the reader to find out what their glyphs stand for.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
use std::fmt::Write as _;

use super::page_tests::{file, page_with, read, words};

/// A TrueType font whose glyphs from 1 on are triangles, the last one blank. The map lists characters with the glyphs that
/// they have, in their order; names are those of all glyphs.
fn font(glyphs: u16, map: &[(u16, u16)], names: &[&str]) -> Vec<u8> {
    let words = |values: &[u16]| {
        values
            .iter()
            .flat_map(|v| v.to_be_bytes())
            .collect::<Vec<u8>>()
    };
    // One contour of three points on the curve, all coordinates two bytes wide.
    let mut triangle = words(&[1, 0, 0, 500, 700, 2, 0]);
    triangle.extend([1, 1, 1]);
    triangle.extend(words(&[0, 500, 0_u16.wrapping_sub(250), 0, 0, 700]));
    triangle.push(0);
    let mut glyf = Vec::new();
    let mut loca = Vec::new();
    for glyph in 0..glyphs {
        loca.extend((glyf.len() as u32).to_be_bytes());
        if glyph > 0 && glyph + 1 < glyphs {
            glyf.extend(&triangle);
        }
    }
    loca.extend((glyf.len() as u32).to_be_bytes());
    let mut head = vec![0; 54];
    head.splice(0..4, [0, 1, 0, 0]);
    head.splice(12..16, 0x5F0F_3CF5_u32.to_be_bytes());
    head.splice(18..20, 1000_u16.to_be_bytes());
    head.splice(50..52, 1_u16.to_be_bytes());
    let mut hhea = vec![0; 36];
    hhea.splice(0..4, [0, 1, 0, 0]);
    hhea.splice(34..36, glyphs.to_be_bytes());
    let mut maxp = vec![0; 32];
    maxp.splice(0..4, [0, 1, 0, 0]);
    maxp.splice(4..6, glyphs.to_be_bytes());
    let hmtx = words(&[500, 0]).repeat(glyphs.into());
    // Windows, Unicode, groups of one character each.
    let mut cmap = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    cmap.extend((16 + 12 * map.len() as u32).to_be_bytes());
    cmap.extend(0_u32.to_be_bytes());
    cmap.extend((map.len() as u32).to_be_bytes());
    for (character, glyph) in map {
        cmap.extend(words(&[0, *character, 0, *character, 0, *glyph]));
    }
    let mut post = vec![0; 32];
    post.splice(
        0..4,
        if names.is_empty() {
            [0, 3, 0, 0]
        } else {
            [0, 2, 0, 0]
        },
    );
    if !names.is_empty() {
        post.extend(words(&[glyphs]));
        post.extend(words(&(258..258 + glyphs).collect::<Vec<_>>()));
        for name in names {
            post.push(name.len() as u8);
            post.extend(name.bytes());
        }
    }
    let mut tables: Vec<(&str, Vec<u8>)> = vec![
        ("glyf", glyf),
        ("head", head),
        ("hhea", hhea),
        ("hmtx", hmtx),
        ("loca", loca),
        ("maxp", maxp),
        ("post", post),
    ];
    if !map.is_empty() {
        tables.insert(0, ("cmap", cmap));
    }
    let mut bytes = words(&[0, 1, 0, 0, 0, 0]);
    bytes.splice(0..4, [0, 1, 0, 0]);
    bytes.splice(4..6, (tables.len() as u16).to_be_bytes());
    let mut at = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        bytes.extend(tag.bytes());
        bytes.extend([0; 4]);
        bytes.extend((at as u32).to_be_bytes());
        bytes.extend((table.len() as u32).to_be_bytes());
        at += table.len();
    }
    bytes.extend(tables.into_iter().flat_map(|(_, table)| table));
    bytes
}

fn embedded(font: &[u8]) -> String {
    let mut hex = String::new();
    for byte in font {
        write!(hex, "{byte:02X}").unwrap();
    }
    format!(
        "<</Filter /ASCIIHexDecode /Length {}>> stream\n{hex}>\nendstream",
        hex.len() + 1
    )
}

/// Objects from 7 on: a composite font whose codes are glyphs, and that says nothing of characters.
fn composite(font: &[u8]) -> [String; 4] {
    [
        "<</Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [8 0 R]>>".into(),
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo <</Registry (Adobe) \
         /Ordering (Identity) /Supplement 0>> /DW 500 /CIDToGIDMap /Identity /FontDescriptor 9 0 R>>"
            .into(),
        "<</Type /FontDescriptor /FontName /Sample /Flags 4 /FontFile2 10 0 R>>".into(),
        embedded(font),
    ]
}

fn read_composite(font: &[u8], codes: &str) -> Result<Vec<String>, String> {
    let objects = composite(font);
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let content = format!("BT /F4 10 Tf 50 700 Td <{codes}> Tj ET");
    let document = read(file(&content, "", &objects))?;
    let page = document.pages.first().unwrap();
    Ok(words(page).into_iter().map(str::to_owned).collect())
}

#[test]
fn an_embedded_font_knows_the_characters_of_its_glyphs() {
    let font = font(
        6,
        &[
            (b'e'.into(), 2),
            (b'o'.into(), 1),
            (b's'.into(), 4),
            (0xFB00, 3),
        ],
        &[],
    );
    // The last glyph is blank and parts words.
    let read = read_composite(&font, "000100030005000200040004");
    assert_eq!(read.unwrap(), ["off", "ess"]);
}

#[test]
fn an_embedded_font_knows_the_names_of_its_glyphs() {
    let font = font(6, &[], &[".notdef", "o", "f_f_i", "c", "e", "g17"]);
    assert_eq!(
        read_composite(&font, "0001000200030004").unwrap(),
        ["office"]
    );
}

#[test]
fn a_glyph_that_nobody_knows_leaves_a_trace_in_its_word() {
    let font = font(5, &[(b'a'.into(), 1), (b'b'.into(), 3)], &[]);
    assert_eq!(
        read_composite(&font, "000100020003").unwrap(),
        ["a\u{FFFD}b"]
    );
}

#[test]
fn an_ornament_that_nobody_knows_is_no_word() {
    let font = font(5, &[(b'a'.into(), 1)], &[]);
    assert_eq!(read_composite(&font, "0002000400010001").unwrap(), ["aa"]);
    let bracketed = self::font(6, &[(b'('.into(), 1), (b')'.into(), 2)], &[]);
    assert_eq!(
        read_composite(&bracketed, "000100030002").unwrap(),
        ["(", ")"]
    );
}

#[test]
fn a_document_of_glyphs_that_nobody_knows_is_refused_as_a_scan_is() {
    let error = read_composite(&font(5, &[], &[]), "000100020003").unwrap_err();
    assert!(
        error.starts_with("NO_DATA_FOUND_IN_FILE: page.pdf"),
        "{error}"
    );
    assert!(error.contains("OCR"), "{error}");
}

#[test]
fn names_in_an_encoding_tell_characters_where_no_map_does() {
    let font = "<</Type /Font /Subtype /Type1 /BaseFont /Sample /Encoding <</Type /Encoding \
                /Differences [1 /ffi /f_f_l /uni20AC 65 /ffi /Lslash]>>>>";
    let content = "BT /F4 10 Tf 50 700 Td (oAce) Tj 200 0 Td (wa\\002e) Tj 100 0 Td (\\0035) Tj 100 0 Td (B) Tj ET";
    let page = page_with(content, "", &[font]);
    assert_eq!(words(&page), ["office", "waffle", "€5", "Ł"]);
}

#[test]
fn a_map_that_calls_a_glyph_nothing_is_not_believed() {
    let cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def \
                1 begincodespacerange <0000> <FFFF> endcodespacerange \
                3 beginbfchar <0001> <006F> <0002> <FFFD> <0003> <0002> endbfchar endcmap end end";
    let map = format!("<</Length {}>> stream\n{cmap}\nendstream", cmap.len());
    let mut objects = composite(&font(
        5,
        &[(b'o'.into(), 1), (b'r'.into(), 3), (0xFB00, 2)],
        &[],
    ));
    let with_map = objects[0].replace("/Identity-H", "/Identity-H /ToUnicode 11 0 R");
    objects[0] = with_map;
    let mut objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    objects.push(&map);
    let content = "BT /F4 10 Tf 50 700 Td <000100020003> Tj ET";
    let page = page_with(content, "", &objects);
    assert_eq!(words(&page), ["offr"]);
}

#[test]
fn a_font_that_claims_more_codes_than_there_are_is_refused_at_once() {
    let font = font(5, &[(b'a'.into(), 1)], &[]);
    let read_with = |widths: &str| {
        let mut objects = composite(&font);
        objects[1] = objects[1].replace("/DW 500", &format!("/DW 500 {widths}"));
        let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
        read(file("BT /F4 10 Tf 50 700 Td <0001> Tj ET", "", &objects))
    };
    for widths in [
        "/W [0 4000000000 500]",
        "/W [7 [500] 1 4000000000 500]",
        "/W2 [0 4000000000 1 2 3]",
    ] {
        let error = read_with(widths).unwrap_err();
        assert!(
            error.starts_with("PDF_IS_BROKEN: page.pdf"),
            "{widths}: {error}"
        );
        assert!(error.contains("font"), "{widths}: {error}");
    }
    let document = read_with("/W [0 65535 500]").unwrap();
    assert_eq!(words(document.pages.first().unwrap()), ["a"]);
}

#[test]
fn a_simple_font_that_claims_more_codes_than_there_are_is_refused_at_once() {
    let font =
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 4000000000 /Widths [500]>>";
    let error = read(file("BT /F4 10 Tf (a) Tj ET", "", &[font])).unwrap_err();
    assert!(error.starts_with("PDF_IS_BROKEN: page.pdf"), "{error}");
}
