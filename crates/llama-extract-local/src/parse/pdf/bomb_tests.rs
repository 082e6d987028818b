//! PDFs that are small as files and enormous when read.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
use std::time::{Duration, Instant};

use flate2::{Compress, Compression, FlushCompress};

use super::parse;
use crate::parse::{Document, Limits, Parser};

const MIB: usize = 1024 * 1024;

fn read_within(bytes: &[u8], time: Duration) -> Result<Document, String> {
    let limits = Limits {
        pages: None,
        max_pages: None,
        deadline: Instant::now() + time,
    };
    parse("bomb.pdf", bytes, &limits, &Parser::default())
}

fn read(bytes: &[u8]) -> Result<Document, String> {
    read_within(bytes, Duration::from_secs(300))
}

fn refusal(bytes: &[u8]) -> String {
    let error = read(bytes).unwrap_err();
    assert!(error.contains("bomb.pdf"), "{error}");
    error
}

fn text(document: &Document) -> String {
    let page = document.pages.first().unwrap();
    page.text(0..page.words.len())
}

/// Deflated data that repeats a text until it is some MiB long. Each MiB is flushed, so that one can
/// stand for all; the end is missing, which no reader minds.
fn packed(unit: &[u8], mib: usize) -> Vec<u8> {
    let block = unit.repeat(MIB / unit.len());
    let mut deflate = Compress::new(Compression::best(), true);
    let mut parts = Vec::new();
    for _ in 0..2 {
        let mut out = Vec::with_capacity(2 * MIB);
        let status = deflate.compress_vec(&block, &mut out, FlushCompress::Full);
        status.unwrap();
        parts.push(out);
    }
    let [first, next] = parts.as_slice() else {
        panic!("two parts")
    };
    [first.clone(), next.repeat(mib - 1)].concat()
}

/// A file of these objects, numbered from 1, without cross-references: readers look for the objects.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for (index, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj ", index + 1).into_bytes());
        file.extend(object);
        file.extend(b" endobj\n");
    }
    file.extend(b"trailer <</Root 1 0 R>>\n%%EOF");
    file
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries} /Length {}>> stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A page with these contents, object 5 and what follows.
fn page(contents: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = [
        "<</Type /Catalog /Pages 2 0 R>>".to_owned(),
        "<</Type /Pages /Kids [3 0 R] /Count 1>>".to_owned(),
        format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents {contents} /Resources \
             <</Font <</F1 4 0 R>> /XObject <</X 6 0 R>>>>>>"
        ),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>".to_owned(),
    ]
    .into_iter()
    .map(String::into_bytes)
    .collect();
    objects.extend(more);
    file(&objects)
}

const HELLO: &[u8] = b"BT /F1 12 Tf 20 200 Td (Code: A-7) Tj ET /X Do";

#[test]
fn a_stream_that_inflates_beyond_its_limit_is_refused() {
    let bomb = page(
        "5 0 R",
        vec![stream("/Filter /FlateDecode", &packed(b"q Q ", 257))],
    );
    assert!(bomb.len() < 2 * MIB, "{}", bomb.len());
    let error = refusal(&bomb);
    assert!(error.starts_with("DOCUMENT_TOO_LARGE"), "{error}");
}

#[test]
fn a_stream_that_stays_below_the_limit_is_read() {
    let content = [&packed(b"q Q ", 3)[..], b""].concat();
    let objects = vec![
        stream("", HELLO),
        stream(
            "/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
            &content,
        ),
    ];
    assert_eq!(text(&read(&page("5 0 R", objects)).unwrap()), "Code: A-7");
}

#[test]
fn a_form_has_a_lower_limit() {
    let form = packed(b"q Q ", 33);
    let entries = "/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode";
    let error = refusal(&page(
        "5 0 R",
        vec![stream("", HELLO), stream(entries, &form)],
    ));
    assert!(error.starts_with("DOCUMENT_TOO_LARGE"), "{error}");
}

#[test]
fn filters_on_filters_are_refused() {
    // 600 MiB, which itself would be refused, behind 600 KiB, behind a few.
    let mut data = packed(b"0", 600);
    for _ in 0..3 {
        let mut deflate = Compress::new(Compression::best(), true);
        let mut out = Vec::with_capacity(MIB);
        deflate
            .compress_vec(&data, &mut out, FlushCompress::Finish)
            .unwrap();
        data = out;
    }
    let entries = format!("/Filter [{}]", "/FlateDecode ".repeat(4));
    let bomb = page("5 0 R", vec![stream(&entries, &data)]);
    assert!(bomb.len() < 4096, "{}", bomb.len());
    let error = refusal(&bomb);
    assert!(error.starts_with("DOCUMENT_TOO_LARGE"), "{error}");
}

#[test]
fn objects_and_tables_that_inflate_without_measure_are_refused() {
    for (entries, mib) in [
        ("/Type /ObjStm /N 10 /First 100 /Filter /FlateDecode", 65),
        ("/Type /XRef /Size 10 /W [1 2 1] /Filter /FlateDecode", 17),
        ("/W [1 2 1] /Size 10 /Filter /Fl#61teDecode", 17),
    ] {
        let bomb = page("5 0 R", vec![stream(entries, &packed(b"1 0 ", mib))]);
        let error = refusal(&bomb);
        assert!(
            error.starts_with("DOCUMENT_TOO_LARGE"),
            "{entries}: {error}"
        );
    }
}

#[test]
fn an_image_is_never_inflated() {
    let image = packed(b"\0", 600);
    let entries = "/Type /XObject /Subtype /Image /Width 25000 /Height 25000 /ColorSpace /DeviceGray \
                   /BitsPerComponent 8 /Filter /FlateDecode";
    let document = read(&page(
        "5 0 R",
        vec![stream("", HELLO), stream(entries, &image)],
    ))
    .unwrap();
    assert_eq!(text(&document), "Code: A-7");
    assert_eq!(document.pages.first().unwrap().images, 1);
    // Nor when a page takes it for its contents.
    let document = read(&page(
        "6 0 R",
        vec![stream("", HELLO), stream(entries, &image)],
    ))
    .unwrap();
    assert_eq!(text(&document), "");
}

#[test]
fn a_filter_that_is_an_object_of_its_own_is_measured_all_the_same() {
    let entries = "/Subtype /Form /Filter 6 0 R";
    let objects = vec![
        stream(entries, &packed(b"q Q ", 33)),
        b"/FlateDecode".to_vec(),
    ];
    let error = refusal(&page("5 0 R", objects));
    assert!(error.starts_with("DOCUMENT_TOO_LARGE"), "{error}");
}

#[test]
fn contents_that_are_listed_many_times_are_refused() {
    let objects = vec![stream("/Filter /FlateDecode", &packed(b"q Q ", 8))];
    let contents = format!("[{}]", "5 0 R ".repeat(40));
    let error = refusal(&page(&contents, objects));
    assert!(error.starts_with("DOCUMENT_TOO_LARGE"), "{error}");
}

#[test]
fn rows_wider_than_memory_are_refused() {
    let entries = "/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 999999999999999>>";
    let error = refusal(&page("5 0 R", vec![stream(entries, &packed(b"q Q ", 1))]));
    assert!(error.starts_with("DOCUMENT_TOO_LARGE"), "{error}");
}

#[test]
fn more_pages_than_are_read_are_refused() {
    let kids = |count: usize| {
        let pages = format!("<</Type /Pages /Kids [{}]>>", "<<>>".repeat(count));
        file(&[
            b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
            pages.into_bytes(),
        ])
    };
    let error = refusal(&kids(10_001));
    assert!(error.starts_with("TOO_MANY_PAGES"), "{error}");
    let error = refusal(&kids(2_000_001));
    assert!(error.contains("objects"), "{error}");
}

#[test]
fn a_page_tree_that_goes_round_ends() {
    let round = file(&[
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Kids [2 0 R 3 0 R]>>".to_vec(),
        b"<</Type /Pages /Kids [2 0 R 3 0 R]>>".to_vec(),
    ]);
    let error = refusal(&round);
    assert!(error.contains("no pages"), "{error}");
    let mut deep = vec![b"<</Type /Catalog /Pages 2 0 R>>".to_vec()];
    deep.extend(
        (2..20_002).map(|at| format!("<</Type /Pages /Kids [{} 0 R]>>", at + 1).into_bytes()),
    );
    assert!(read(&file(&deep)).is_err());
}

#[test]
fn forms_that_draw_forms_without_end_are_stopped_at_the_deadline() {
    let form = |next: usize| {
        let entries =
            format!("/Subtype /Form /BBox [0 0 300 300] /Resources <</XObject <</X {next} 0 R>>>>");
        stream(&entries, &b"/X Do ".repeat(20))
    };
    let mut objects = vec![stream("", b"/X Do")];
    objects.extend((7..37).map(form));
    objects.push(stream("/Subtype /Form /BBox [0 0 9 9]", b""));
    let bytes = page("5 0 R", objects);
    let error = read_within(&bytes, Duration::from_millis(300)).unwrap_err();
    assert!(error.starts_with("TIMEOUT"), "{error}");
}
