//! Pages that are images: drawn, and handed to a text recognition.

use std::time::Instant;

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::page::Page;

use super::words::Words;
use crate::parse::model::{Rect, Word};
use crate::recognition::{PageImage, TextRecognition};

/// What recognitions are trained for.
const RESOLUTION: f64 = 300.0;
/// Larger pages are drawn coarser: DIN A2 still has its 300 dots an inch.
const MAX_SIDE: f64 = 7_100.0;
/// Points an inch, by the definition of PDF.
const POINTS: f64 = 72.0;
/// Of the height of a line, from the tallest letters to the lowest.
const SIZE_OF_HEIGHT: f64 = 1.0;

/// Pixels of all images of a page together that are decoded: four scans of DIN A3 at 600 dots an inch.
const MAX_PIXELS: u64 = 280_000_000;

/// The words of a page that is drawn and read; its images have so many pixels together.
///
/// # Errors
///
/// What the recognition says.
pub(super) fn read(
    page: &Page<'_>,
    pixels: u64,
    recognition: &dyn TextRecognition,
    deadline: Instant,
) -> Result<Words, String> {
    if pixels > MAX_PIXELS {
        return Err(format!(
            "its images have {pixels} pixels, at most {MAX_PIXELS} are read; scan it with a lower resolution"
        ));
    }
    let image = draw(page);
    let scale = POINTS / f64::from(image.resolution);
    let recognized = recognition.recognize(&image, deadline)?;
    let words = recognized.into_iter().map(|word| {
        let rect = Rect {
            x0: word.left * scale,
            y0: word.top * scale,
            x1: (word.left + word.width) * scale,
            y1: (word.top + word.height) * scale,
        };
        Word {
            text: word.text,
            size: rect.height() * SIZE_OF_HEIGHT,
            rect,
            bold: false,
            is_mark: false,
        }
    });
    Ok(Words {
        upright: words.filter(|word| word.size > 0.0).collect(),
        turned: Vec::new(),
        has_unreadable: false,
    })
}

fn draw(page: &Page<'_>) -> PageImage {
    let (width, height) = page.render_dimensions();
    let side = f64::from(width.max(height)).max(1.0);
    let resolution = RESOLUTION.min(MAX_SIDE * POINTS / side).floor().max(1.0);
    let scale = (resolution / POINTS) as f32;
    let pixmap = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    // On white nothing is transparent, so that the colours are what is seen.
    let grey = |p: &[u8]| match p {
        [r, g, b, ..] => {
            ((u32::from(*r) * 299 + u32::from(*g) * 587 + u32::from(*b) * 114) / 1000) as u8
        }
        _ => u8::MAX,
    };
    PageImage {
        width: pixmap.width(),
        height: pixmap.height(),
        resolution: resolution as u16,
        pixels: pixmap
            .data_as_u8_slice()
            .chunks_exact(4)
            .map(grey)
            .collect(),
    }
}
