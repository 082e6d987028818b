//! Text of pages that are images.
//!
//! The weights of a text recognition are in no package of the crates registry, and nothing is downloaded when this crate is
//! built. So recognition is a seam, [`TextRecognition`], with one program of the system behind it: [`Tesseract`], which is
//! in the packages of most systems together with its weights.

mod tesseract;

use std::time::Instant;

pub use tesseract::Tesseract;

/// Reads the text of a page that is an image.
///
/// It is asked, on a thread of the job, for PDF pages that have no text of their own, and images or characters that their
/// fonts do not tell. What it finds is then
/// treated like text that stands in the document: lines, tables and values are found in it, and citations have boxes.
pub trait TextRecognition: Send + Sync {
    /// The words of the page, in any order.
    ///
    /// Past `deadline` nobody waits for them.
    ///
    /// # Errors
    ///
    /// Why the page cannot be read, and what to do, for the message of the failed job.
    fn recognize(
        &self,
        image: &PageImage,
        deadline: Instant,
    ) -> Result<Vec<RecognizedWord>, String>;
}

/// A page as it is shown, upright, in shades of grey.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PageImage {
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// Pixels per inch.
    pub resolution: u16,
    /// Row by row from the top, a byte a pixel; 0 is black.
    pub pixels: Vec<u8>,
}

/// A word of a [`PageImage`], in its pixels from the top left.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::exhaustive_structs,
    reason = "recognitions make it, and none of its parts may be forgotten"
)]
pub struct RecognizedWord {
    /// Without spaces.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where its line begins. Words of a line have the same.
    pub top: f64,
    /// Of the word.
    pub width: f64,
    /// Of the line, from the tallest letters to the lowest.
    pub height: f64,
}
