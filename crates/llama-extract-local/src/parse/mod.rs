//! From bytes to pages of words with their places.

mod archive;
mod boxes;
mod budget;
mod csv;
mod docx;
mod encoding;
mod flow;
mod html;
mod lines;
mod markdown;
pub(crate) mod model;
mod pages;
mod pdf;
mod sheet;
mod structure;
mod text;
mod typeset;
mod xlsx;
mod xml;

use std::fmt;
use std::time::Instant;

use budget::Budget;

pub(crate) use model::{Document, Line, Page, Rect, Segment, Word};
pub(crate) use pages::PageRanges;

/// What can be read, as messages say it.
const SUPPORTED: &str = "PDF with a text layer (.pdf), HTML (.html, .htm, .xhtml), Markdown (.md, .markdown), Word documents (.docx, .docm), spreadsheets (.xlsx, .xlsm), separated values (.csv, .tsv) and plain text (.txt, .text, .log)";
/// Pages that a document over five megabytes may have.
const MAX_PAGES_OF_LARGE: usize = 500;
const LARGE: usize = 5 * 1024 * 1024;

/// What to read of a document, and until when.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    pub(crate) pages: Option<PageRanges>,
    pub(crate) max_pages: Option<usize>,
    /// Readers look at it between pages; past it they stop with an error.
    pub(crate) deadline: Instant,
}

impl Limits {
    /// The pages to read of a document that has `count`, numbered from 1.
    fn selection(&self, count: usize) -> Vec<usize> {
        let wanted = |n: &usize| self.pages.as_ref().is_none_or(|pages| pages.contains(*n));
        let most = self.max_pages.unwrap_or(usize::MAX);
        (1..=count).filter(wanted).take(most).collect()
    }

    fn out_of_time(&self) -> bool {
        Instant::now() >= self.deadline
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Html,
    Markdown,
    Docx,
    Xlsx,
    Csv,
    Text,
}

/// What a document is: content that cannot be anything else decides, then the extension.
fn kind(extension: Option<&str>, bytes: &[u8]) -> Option<Kind> {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    let by_name = match extension {
        Some("pdf") => Some(Kind::Pdf),
        Some("html" | "htm" | "xhtml") => Some(Kind::Html),
        Some("md" | "markdown") => Some(Kind::Markdown),
        Some("docx" | "docm") => Some(Kind::Docx),
        Some("xlsx" | "xlsm") => Some(Kind::Xlsx),
        Some("csv" | "tsv") => Some(Kind::Csv),
        Some("txt" | "text" | "log") => Some(Kind::Text),
        _ => None,
    };
    // Some writers put a line before it; in the middle of a text it is only mentioned.
    if head.trim_ascii_start().starts_with(b"%PDF-") || (by_name.is_none() && holds(b"%PDF-")) {
        return Some(Kind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") {
        let is_office = matches!(by_name, Some(Kind::Docx | Kind::Xlsx));
        return archive::office_kind(bytes).or(by_name.filter(|_| is_office));
    }
    by_name.or_else(|| {
        let start = head.trim_ascii_start().to_ascii_lowercase();
        (start.starts_with(b"<!doctype html") || start.starts_with(b"<html")).then_some(Kind::Html)
    })
}

fn unsupported(name: &str, extension: Option<&str>) -> String {
    match extension {
        Some(other) => format!(
            "UNSUPPORTED_FILE_TYPE: {name}: the local service cannot read .{other} files; it reads {SUPPORTED}"
        ),
        None => format!(
            "UNSUPPORTED_FILE_TYPE: {name} has no extension, so its kind is unknown; name it by its kind: {SUPPORTED}"
        ),
    }
}

/// A document that has no pages of its own is read as one page, if that page is wanted.
fn single_page<E>(
    limits: &Limits,
    read: impl FnOnce(&mut Budget<'_>) -> Result<Page, E>,
) -> Result<Document, E> {
    let mut pages = Vec::new();
    if !limits.selection(1).is_empty() {
        pages.push(read(&mut Budget::new(limits))?);
    }
    Ok(Document {
        pages,
        page_count: 1,
    })
}

/// What reads documents.
#[derive(Clone, Default)]
pub(crate) struct Parser {
    /// Reads pages that have images and no text.
    #[cfg(feature = "ocr")]
    pub(crate) recognition: Option<std::sync::Arc<dyn crate::recognition::TextRecognition>>,
}

impl Parser {
    fn reads_images(&self) -> bool {
        #[cfg(feature = "ocr")]
        return self.recognition.is_some();
        #[cfg(not(feature = "ocr"))]
        false
    }

    /// Reads a document of a kind that its name and first bytes tell.
    ///
    /// # Errors
    ///
    /// A message for the job: which file, what is wrong with it, what to do.
    pub(crate) fn parse(
        &self,
        name: &str,
        bytes: &[u8],
        limits: &Limits,
    ) -> Result<Document, String> {
        let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
        let document = match kind(extension.as_deref(), bytes) {
            Some(Kind::Pdf) => pdf::parse(name, bytes, limits, self)?,
            Some(Kind::Html) => html::parse(name, bytes, limits)?,
            Some(Kind::Markdown) => markdown::parse(name, bytes, limits)?,
            Some(Kind::Docx) => docx::parse(name, bytes, limits)?,
            Some(Kind::Xlsx) => xlsx::parse(name, bytes, limits)?,
            Some(Kind::Csv) => csv::parse(name, bytes, limits)?,
            Some(Kind::Text) => text::parse(name, bytes, limits)?,
            None => return Err(unsupported(name, extension.as_deref())),
        };
        if document.page_count > MAX_PAGES_OF_LARGE && bytes.len() > LARGE {
            return Err(format!(
                "TOO_MANY_PAGES: {name} has {} pages, at most {MAX_PAGES_OF_LARGE} are read of files over 5 MB; split it, or choose pages with target_pages",
                document.page_count
            ));
        }
        if document.pages.is_empty() {
            return Err(format!(
                "NO_DATA_FOUND_IN_FILE: {name} has {} pages and none of them is in target_pages; choose pages that exist",
                document.page_count
            ));
        }
        if document.pages.iter().all(|page| page.words.is_empty()) {
            let images: usize = document.pages.iter().map(|page| page.images).sum();
            return Err(if self.reads_images() && images > 0 {
                format!(
                    "NO_DATA_FOUND_IN_FILE: {name} has images in which text recognition (OCR) found no text; check that it is the right file and the right way up"
                )
            } else if images > 0 {
                format!(
                    "NO_DATA_FOUND_IN_FILE: {name} has images but no text, so it is probably a scan; run text recognition (OCR) over it first, or let the service do it (feature ocr)"
                )
            } else {
                format!(
                    "NO_DATA_FOUND_IN_FILE: {name} holds no text to extract from; check that it is the right file"
                )
            });
        }
        Ok(document)
    }
}

impl fmt::Debug for Parser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parser")
            .field("reads_images", &self.reads_images())
            .finish()
    }
}

/// Reads a document without text recognition.
#[cfg(any(test, feature = "bench"))]
pub(crate) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, String> {
    Parser::default().parse(name, bytes, limits)
}

#[cfg(test)]
mod mutation_tests;
#[cfg(test)]
mod reader_tests;
