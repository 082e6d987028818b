//! Documents that are not what they should be.

use std::time::Duration;

use llama_extract_local::LocalService;
use serde_json::json;

use crate::client::{Api, small};
use crate::sample::INVOICE;

async fn failure(api: &Api, name: &str, bytes: &[u8]) -> String {
    let job = api.extract(name, bytes, small()).await;
    assert_eq!(job["status"], "FAILED", "{job}");
    assert!(job["extract_result"].is_null());
    let message = job["error_message"].as_str().unwrap().to_owned();
    assert!(
        message.starts_with("parsing_error:") && message.contains(name),
        "{message}"
    );
    message
}

#[tokio::test]
async fn a_truncated_pdf_fails_its_job() {
    let api = Api::start().await;
    // The last one keeps all text: half a document would give half an answer, so this fails too.
    for length in [9, 600, 2_000, INVOICE.len() - 40] {
        let start = INVOICE.get(..length).unwrap();
        let message = failure(&api, "cut.pdf", start).await;
        assert!(
            message.contains("PDF_IS_BROKEN") && message.contains("cut off"),
            "{message}"
        );
    }
}

#[tokio::test]
async fn padding_after_the_end_of_a_pdf_does_no_harm() {
    let api = Api::start().await;
    let padded = [INVOICE, &[0; 4_096], b"\r\n"].concat();
    let job = api.extract("padded.pdf", &padded, small()).await;
    assert_eq!(job["status"], "COMPLETED", "{job}");
}

#[tokio::test]
async fn what_is_no_pdf_fails_its_job() {
    let api = Api::start().await;
    let message = failure(&api, "letter.pdf", b"Dear Sir").await;
    assert!(message.contains("PDF_IS_BROKEN"), "{message}");
}

#[tokio::test]
async fn a_kind_that_is_not_read_fails_its_job_and_lists_those_that_are() {
    let api = Api::start().await;
    for name in ["picture.png", "noextension"] {
        let message = failure(&api, name, b"\x89PNG\r\n").await;
        assert!(
            message.contains(".pdf") && message.contains(".txt"),
            "{message}"
        );
    }
}

#[tokio::test]
async fn a_document_without_text_fails_its_job() {
    let api = Api::start().await;
    let message = failure(&api, "blank.txt", b" \n\n ").await;
    assert!(message.contains("no text"), "{message}");
}

#[tokio::test]
async fn binary_data_called_text_fails_its_job() {
    let api = Api::start().await;
    let message = failure(&api, "data.txt", b"a\0b").await;
    assert!(message.contains("binary"), "{message}");
}

#[tokio::test]
async fn pages_beyond_the_end_fail_the_job() {
    let api = Api::start().await;
    let mut configuration = small();
    configuration["target_pages"] = "7".into();
    let job = api.extract("invoice.pdf", INVOICE, configuration).await;
    assert_eq!(job["status"], "FAILED");
    assert!(
        job["error_message"]
            .as_str()
            .unwrap()
            .contains("target_pages"),
        "{job}"
    );
}

/// A one-page PDF without cross-references, as a reader repairs it.
fn pdf(font: &str, resources: &str, content: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
         3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R \
         /Resources <</Font <</F1 4 0 R>> {resources}>>>> endobj\n\
         4 0 obj {font} endobj\n\
         5 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n\
         trailer <</Root 1 0 R>>\n%%EOF",
        content.len()
    )
    .into_bytes()
}

const HELVETICA: &str = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>";

#[tokio::test]
async fn a_standard_font_without_widths_is_read() {
    let api = Api::start().await;
    let bytes = pdf(HELVETICA, "", "BT /F1 12 Tf 20 200 Td (Code: A-7) Tj ET");
    let job = api.extract("plain.pdf", &bytes, small()).await;
    assert_eq!(job["extract_result"], json!({"code": "A-7"}), "{job}");
}

#[tokio::test]
async fn a_rotated_page_is_read_as_it_is_shown() {
    let api = Api::start().await;
    let bytes = pdf(
        HELVETICA,
        "",
        "BT /F1 12 Tf 0 1 -1 0 100 40 Tm (Code: A-7) Tj ET",
    );
    let text = String::from_utf8(bytes).unwrap();
    let turned = text.replace("/MediaBox", "/Rotate 90 /MediaBox");
    let mut configuration = small();
    configuration["cite_sources"] = true.into();
    let job = api
        .extract("turned.pdf", turned.as_bytes(), configuration)
        .await;
    assert_eq!(job["extract_result"], json!({"code": "A-7"}), "{job}");
    let citation =
        &job["extract_metadata"]["field_metadata"]["document_metadata"]["code"]["citation"][0];
    let place = &citation["bounding_boxes"][0];
    assert!(place["w"].as_f64() > place["h"].as_f64(), "{place}");
}

#[tokio::test]
async fn a_scan_says_that_it_is_one() {
    let api = Api::start().await;
    let image = "/XObject <</I 6 0 R>>";
    let bytes = pdf(HELVETICA, image, "q 300 0 0 300 0 0 cm /I Do Q");
    let scan = String::from_utf8(bytes).unwrap().replace(
        "trailer",
        "6 0 obj <</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray \
         /BitsPerComponent 8 /Length 1>> stream\nx\nendstream endobj\ntrailer",
    );
    let message = failure(&api, "scan.pdf", scan.as_bytes()).await;
    assert!(
        message.contains("scan") && message.contains("OCR"),
        "{message}"
    );
}

#[tokio::test]
async fn a_font_with_endless_widths_fails_its_job_at_once() {
    let api = Api::start().await;
    for font in [
        "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts \
         [<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 4294967295 500]>>]>>",
        "<</Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 99999999999 \
         /LastChar 99999999999 /Widths [500]>>",
    ] {
        let bytes = pdf(font, "", "BT /F1 12 Tf 20 200 Td (Code: A-7) Tj ET");
        let message = failure(&api, "endless.pdf", &bytes).await;
        assert!(message.contains("font"), "{message}");
    }
}

#[tokio::test]
async fn a_document_that_takes_too_long_fails_its_job() {
    let builder = LocalService::builder().parse_time(Duration::ZERO);
    let api = Api::of(builder.spawn().await.unwrap());
    let message = failure(&api, "invoice.pdf", INVOICE).await;
    assert!(
        message.contains("TIMEOUT") && message.contains("took"),
        "{message}"
    );
}

/// Numbers that look random and are the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn mutate(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = INVOICE.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        let length = dice.below(200).min(bytes.len() - at);
        match dice.below(5) {
            0 => bytes.truncate(at.max(1)),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let copy = bytes[at..at + length].to_vec();
                bytes.splice(at..at, copy);
            }
            3 => drop(bytes.splice(at..at, b" 99999999999 ".iter().copied())),
            _ => {
                for byte in &mut bytes[at..at + length.min(8)] {
                    *byte = dice.below(256) as u8;
                }
            }
        }
        if bytes.is_empty() {
            bytes.push(b'%');
        }
    }
    bytes
}

#[tokio::test]
async fn damaged_pdfs_end_their_jobs_and_leave_the_service_well() {
    let api = Api::start().await;
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut completed, mut failed) = (0, 0);
    for round in 0..60 {
        let bytes = mutate(&mut dice);
        let job = api.extract("damaged.pdf", &bytes, small()).await;
        match job["status"].as_str() {
            Some("COMPLETED") => completed += 1,
            Some("FAILED") => {
                failed += 1;
                let message = job["error_message"].as_str().unwrap();
                let clean =
                    message.contains("damaged.pdf") && !message.contains("made the reader fail");
                assert!(clean, "round {round}: {message}");
            }
            other => panic!("round {round}: {other:?}"),
        }
    }
    assert!(
        completed > 5 && failed > 5,
        "{completed} completed, {failed} failed"
    );
    let job = api.extract("good.txt", b"Code: A-7", small()).await;
    assert_eq!(job["extract_result"], json!({"code": "A-7"}));
}
