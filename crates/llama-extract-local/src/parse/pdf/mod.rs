//! PDF with a text layer.

mod device;
mod guard;
mod words;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect as Area};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

use super::model::{Document, Page};
use super::{Limits, lines};
use device::TextDevice;

pub(crate) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| explain(name, e))?;
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
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(broken(name, "it has no pages"));
    }
    let cache = InterpreterCache::new();
    let mut read = Vec::new();
    for number in limits.selection(pages.len()) {
        if limits.out_of_time() {
            return Err(format!(
                "TIMEOUT: reading {name} took too long and stopped before page {number} of {}; choose fewer pages with target_pages",
                pages.len()
            ));
        }
        let Some(page) = pages.get(number - 1) else {
            continue;
        };
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let area = Area::new(0.0, 0.0, width, height);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, area, &cache, pdf.xref(), settings);
        let mut device = TextDevice::new(area);
        interpret_page(page, &mut context, &mut device);
        let (words, lines) = lines::build(words::group(device.glyphs), &device.rules);
        read.push(Page {
            number,
            width,
            height,
            words,
            lines,
            images: device.images,
            has_boxes: true,
        });
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

fn broken(name: &str, reason: &str) -> String {
    format!(
        "PDF_IS_BROKEN: {name} cannot be read as a PDF: {reason}; open it in a viewer, save it anew, and upload that"
    )
}
