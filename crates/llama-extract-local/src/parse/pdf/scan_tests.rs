//! Pages that are images, and a text recognition that is told what to find.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::page_tests::{file, show};
use crate::parse::model::Document;
use crate::parse::{Limits, Parser};
use crate::recognition::{PageImage, RecognizedWord, TextRecognition};

/// A black square of 100 points, 50 from the left and 100 from the top.
const SQUARE: &str = "q 100 0 0 100 50 600 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q\n";

#[derive(Clone, Default)]
struct Told {
    answer: Vec<RecognizedWord>,
    seen: Arc<Mutex<Vec<PageImage>>>,
}

impl TextRecognition for Told {
    fn recognize(&self, image: &PageImage, _: Instant) -> Result<Vec<RecognizedWord>, String> {
        self.seen.lock().unwrap().push(image.clone());
        if self.answer.is_empty() {
            return Err("it cannot be read".into());
        }
        Ok(self.answer.clone())
    }
}

impl Told {
    fn words(words: &[(&str, f64)]) -> Self {
        let word = |(text, left): &(&str, f64)| RecognizedWord {
            text: (*text).to_owned(),
            left: *left,
            top: 600.0,
            width: 100.0,
            height: 50.0,
        };
        Self {
            answer: words.iter().map(word).collect(),
            seen: Arc::default(),
        }
    }
}

fn read(content: &str, recognition: Option<Told>) -> Result<Document, String> {
    read_file(&file(content, "", &[]), recognition)
}

fn read_file(file: &str, recognition: Option<Told>) -> Result<Document, String> {
    let limits = Limits {
        pages: None,
        max_pages: None,
        deadline: Instant::now() + Duration::from_secs(60),
    };
    let parser = Parser {
        recognition: recognition.map(|told| Arc::new(told) as Arc<dyn TextRecognition>),
    };
    parser.parse("scan.pdf", file.as_bytes(), &limits)
}

#[test]
fn a_scan_is_drawn_as_it_is_shown() {
    let told = Told::words(&[("Total:", 300.0)]);
    let seen = Arc::clone(&told.seen);
    read(SQUARE, Some(told)).unwrap();
    let seen = seen.lock().unwrap();
    let [image] = seen.as_slice() else {
        panic!("{} pages were read", seen.len())
    };
    assert_eq!((image.width, image.height), (2500, 3333));
    let at = |x: usize, y: usize| {
        let pixel = |points: usize| points * usize::from(image.resolution) / 72;
        image.pixels[pixel(y) * usize::from(image.width) + pixel(x)]
    };
    assert_eq!((at(55, 105), at(145, 195)), (0, 0));
    assert_eq!((at(45, 105), at(155, 195), at(100, 95)), (255, 255, 255));
}

#[test]
fn words_of_a_scan_have_their_places_on_the_page() {
    let told = Told::words(&[("12.50", 420.0), ("Total:", 300.0)]);
    let document = read(SQUARE, Some(told)).unwrap();
    let page = document.pages.first().unwrap();
    let texts: Vec<&str> = page.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(texts, ["Total:", "12.50"]);
    let rect = page.words[0].rect;
    assert_eq!(
        (rect.x0, rect.y0, rect.x1, rect.y1),
        (72.0, 144.0, 96.0, 156.0)
    );
}

#[test]
fn a_page_with_text_is_not_drawn() {
    let told = Told::words(&[("Total:", 300.0)]);
    let seen = Arc::clone(&told.seen);
    let content = format!("{SQUARE}{}", show(1, 50.0, 500.0, "Due: 3 May"));
    let document = read(&content, Some(told)).unwrap();
    assert_eq!(document.pages[0].words[0].text, "Due:");
    assert!(seen.lock().unwrap().is_empty());
}

#[test]
fn what_cannot_be_recognized_is_said_with_its_page() {
    let error = read(SQUARE, Some(Told::default())).unwrap_err();
    assert_eq!(error, "scan.pdf, page 1: it cannot be read");
}

#[test]
fn without_recognition_a_scan_says_that_it_is_one() {
    let error = read(SQUARE, None).unwrap_err();
    assert!(error.contains("probably a scan"), "{error}");
}

#[test]
fn images_of_endless_size_are_not_decoded() {
    let told = Told::words(&[("Total:", 300.0)]);
    let seen = Arc::clone(&told.seen);
    let endless = SQUARE.replace("/W 1 /H 1", "/W 30000 /H 30000");
    let error = read(&endless, Some(told)).unwrap_err();
    assert!(error.contains("900000000 pixels"), "{error}");
    assert!(seen.lock().unwrap().is_empty());
}

#[test]
fn characters_that_fonts_do_not_tell_are_read_from_the_drawing() {
    let font = "<</Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] \
        /CharProcs <</g1 8 0 R>> /Encoding <</Type /Encoding /Differences [65 /g1]>> \
        /FirstChar 65 /LastChar 65 /Widths [1000]>>";
    let glyph = "<</Length 33>> stream\n1000 0 d0 0 0 750 750 re f       \nendstream";
    let file = file(&show(4, 50.0, 500.0, "AAA"), "", &[font, glyph]);
    let error = read_file(&file, None).unwrap_err();
    assert!(error.contains("do not tell"), "{error}");
    let document = read_file(&file, Some(Told::words(&[("Total:", 300.0)]))).unwrap();
    assert_eq!(document.pages[0].words[0].text, "Total:");
}
