//! PDF with a text layer.
//!
//! # What bounds time and memory
//!
//! | what | bound | where |
//! |---|---|---|
//! | a stream, a form, a table of objects when inflated; all together | 256, 32, 16 MiB; 1 GiB | [`bombs`] |
//! | objects, pages, words | 1,000,000; 10,000; 2,000,000 | [`bombs`], here |
//! | codes of a font's widths | 65,536 | [`guard`] |
//! | glyphs of a page | 200,000 | [`device`] |
//! | characters of embedded fonts that are kept; of one font | 1,000,000; 200,000 | [`fonts`] |
//! | lines, dashes; shades; small squares and signs of a page | 20,000 each; 5,000; 2,000 each | [`drawings`] |
//! | lines of a direction that are tried as a table's, cells of a table | 600; 20,000 | [`structure`] |
//! | form fields of a page | 5,000 | [`forms`] |
//! | time | the deadline, looked at every 64 things drawn and between pages | [`device`], here |
//!
//! Images are never decoded, but for pages that are drawn for a text recognition: [`scan`] says how large they may be. Glyphs and drawings of a page are given up before the next one is read, so what grows with
//! the pages is the words.

mod bombs;
mod boxes;
mod device;
pub(super) mod drawings;
mod fonts;
mod forms;
mod guard;
mod inflate;
mod raised;
#[cfg(feature = "ocr")]
mod scan;
mod weight;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect as Area};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

use super::model::{Document, Page, Word};
use super::{Limits, Parser, lines, structure};
use bombs::{Images, Refused};
use device::{Fonts, OutOfTime, TextDevice};

/// More pages than this are not looked at, however few are wanted.
const MAX_PAGES: usize = 10_000;
/// Words of all pages together; a thousand pages of prose have half a million.
const MAX_WORDS: usize = 2_000_000;

pub(crate) fn parse(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    parser: &Parser,
) -> Result<Document, String> {
    let refused = |reason| refuse(name, reason);
    let images = if parser.reads_images() {
        Images::Kept
    } else {
        Images::Blanked
    };
    let safe = bombs::defused(bytes, images, limits.deadline).map_err(refused)?;
    let pdf = Pdf::new(safe).map_err(|e| explain(name, e))?;
    // What is left of a cut-off file can often be read, but half a document would give half an answer that looks whole.
    if is_cut_off(bytes) {
        return Err(broken(
            name,
            "its end is missing, so it was cut off on the way",
        ));
    }
    if guard::has_endless_widths(&pdf) {
        return Err(broken(
            name,
            "a font claims more characters than fonts can have",
        ));
    }
    bombs::check_encrypted(&pdf, limits.deadline).map_err(refused)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(broken(name, "it has no pages"));
    }
    if pages.len() > MAX_PAGES {
        return Err(format!(
            "TOO_MANY_PAGES: {name} has {} pages, at most {MAX_PAGES} are read; split it",
            pages.len()
        ));
    }
    let is_readable = |word: &Word| !word.is_mark && !device::is_unknown(&word.text);
    let mut words_in_all = 0;
    let mut has_unreadable = false;
    let cache = InterpreterCache::new();
    let mut fonts = Fonts::default();
    let mut read = Vec::new();
    for number in limits.selection(pages.len()) {
        let timeout = || {
            format!(
                "TIMEOUT: reading {name} took too long and stopped at page {number} of {}; choose fewer pages with target_pages",
                pages.len()
            )
        };
        if limits.out_of_time() {
            return Err(timeout());
        }
        let Some(page) = pages.get(number - 1) else {
            continue;
        };
        bombs::check_contents(page, limits.deadline).map_err(refused)?;
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let area = Area::new(0.0, 0.0, width, height);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, area, &cache, pdf.xref(), settings);
        let mut device = TextDevice::new(area, limits.deadline, &mut fonts);
        // Forms that draw forms that draw forms never end, and a device can only stop them by unwinding.
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            interpret_page(page, &mut context, &mut device);
        }));
        if let Err(cause) = drawn {
            if cause.is::<OutOfTime>() {
                return Err(timeout());
            }
            resume_unwind(cause);
        }
        let (drawings, images) = (device.drawings, device.images);
        let drawn = words::group(device.glyphs);
        #[cfg(feature = "ocr")]
        let drawn = match &parser.recognition {
            Some(recognition)
                if (images > 0 || drawn.has_unreadable)
                    && !drawn.upright.iter().any(is_readable) =>
            {
                scan::read(page, device.pixels, recognition.as_ref(), limits.deadline)
                    .map_err(|reason| format!("{name}, page {number}: {reason}"))?
            }
            _ => drawn,
        };
        has_unreadable |= drawn.has_unreadable;
        let words = boxes::find(drawn.upright, &drawings);
        let words = forms::fill(words, page, transform);
        let (mut words, mut lines) = lines::build(words, &drawings.rules);
        structure::turned::append(drawn.turned, &mut words, &mut lines);
        words_in_all += words.len();
        if words_in_all > MAX_WORDS {
            return Err(format!(
                "DOCUMENT_TOO_LARGE: {name} has more than {MAX_WORDS} words up to page {number}; choose fewer pages with target_pages"
            ));
        }
        let tables = structure::tables::find(&words, &drawings, area);
        let blocks = structure::blocks(&words, &lines, &tables);
        read.push(Page {
            number,
            width,
            height,
            words,
            lines,
            blocks,
            tables,
            images,
            has_boxes: true,
        });
    }
    if has_unreadable && !read.iter().any(|page| page.words.iter().any(is_readable)) {
        return Err(format!(
            "NO_DATA_FOUND_IN_FILE: {name} has text, but its fonts do not tell which characters it consists of; run text recognition (OCR) over it first"
        ));
    }
    Ok(Document {
        pages: read,
        page_count: pages.len(),
    })
}

/// A whole PDF ends with a mark (ISO 32000-1, 7.5.5). Readers look for it in the last 1,024 bytes, because some writers
/// add a little after it; padding does not count.
fn is_cut_off(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_end();
    let padding = bytes.iter().rev().take_while(|byte| **byte == 0).count();
    let end = bytes.len() - padding;
    let tail = bytes.get(end.saturating_sub(1024)..end).unwrap_or(bytes);
    !tail.windows(5).any(|window| window == b"%%EOF")
}

fn explain(name: &str, error: LoadPdfError) -> String {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            format!("PDF_IS_PROTECTED: {name} is protected by a password; upload it without one")
        }
        LoadPdfError::Decryption(_) => format!(
            "PDF_IS_PROTECTED: {name} is encrypted in a way that cannot be read; upload it without encryption"
        ),
        LoadPdfError::Invalid => broken(name, "it is damaged or cut off"),
    }
}

fn refuse(name: &str, reason: Refused) -> String {
    match reason {
        Refused::TooLarge => format!(
            "DOCUMENT_TOO_LARGE: {name} holds compressed data that would take too much memory to read; print it to a new PDF, or split it, and upload that"
        ),
        Refused::TooManyObjects => format!(
            "DOCUMENT_TOO_LARGE: {name} consists of more objects than are read; split it into files of fewer pages"
        ),
        Refused::OutOfTime => {
            format!(
                "TIMEOUT: {name} took too long to look through before its first page; split it into smaller files"
            )
        }
    }
}

fn broken(name: &str, reason: &str) -> String {
    format!(
        "PDF_IS_BROKEN: {name} cannot be read as a PDF: {reason}; open it in a viewer, save it anew, and upload that"
    )
}

#[cfg(test)]
mod bomb_tests;
#[cfg(test)]
mod encryption_tests;
#[cfg(test)]
mod font_tests;
#[cfg(test)]
mod page_tests;
#[cfg(all(test, feature = "ocr"))]
mod scan_tests;
#[cfg(test)]
mod table_tests;
