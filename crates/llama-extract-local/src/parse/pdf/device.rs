//! Collects what the interpreter draws: glyphs with places, lines and areas, the number of images.

use std::cell::LazyCell;
use std::time::Instant;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect as Area};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use super::drawings::Drawings;
use super::fonts::EmbeddedFonts;
use super::forms;
use super::weight::{Weight, Weights};

/// More glyphs than any page of text has; what comes after is not read.
const MAX_GLYPHS: usize = 200_000;
/// Marked parts inside of each other.
const MAX_MARKED: usize = 1_000;
/// Glyph coordinates count in thousandths of the font size.
const EM: f64 = 1000.0;

/// Stands for a glyph that is seen, but of which nobody knows the character.
pub(super) const UNREADABLE: &str = "\u{FFFD}";

/// What is known of the fonts of a document, from one page to the next.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    weights: Weights,
    embedded: EmbeddedFonts,
}

/// A drawn character.
#[derive(Debug, Clone)]
pub(super) struct PlacedGlyph {
    pub(super) text: String,
    /// Where it starts, on the baseline; top-left origin, points.
    pub(super) x: f64,
    pub(super) y: f64,
    /// The unit vector along the line.
    pub(super) dx: f64,
    pub(super) dy: f64,
    pub(super) advance: f64,
    /// Font size as drawn, points.
    pub(super) size: f64,
    pub(super) weight: Weight,
}

/// What the device unwinds with: the interpreter has no other way to stop before its end.
pub(super) struct OutOfTime;

/// Looking at the clock costs as much as drawing something small, so it is done now and then.
const DRAWN_BETWEEN_LOOKS: u32 = 64;

pub(super) struct TextDevice<'f> {
    page: Area,
    fonts: &'f mut Fonts,
    deadline: Instant,
    drawn: u32,
    pub(super) glyphs: Vec<PlacedGlyph>,
    pub(super) drawings: Drawings,
    pub(super) images: usize,
    /// Of all images together, before they are scaled.
    #[cfg(feature = "ocr")]
    pub(super) pixels: u64,
    /// What each marked part of the contents that is open says that it stands for.
    actual: Vec<Option<String>>,
}

impl<'f> TextDevice<'f> {
    /// Unwinds with [`OutOfTime`] out of whatever is drawn past the deadline.
    pub(super) fn new(page: Area, deadline: Instant, fonts: &'f mut Fonts) -> Self {
        Self {
            page,
            fonts,
            deadline,
            drawn: 0,
            glyphs: Vec::new(),
            drawings: Drawings::default(),
            images: 0,
            #[cfg(feature = "ocr")]
            pixels: 0,
            actual: Vec::new(),
        }
    }

    /// What a glyph stands for that cannot be told from its font; the first one of a marked part has all of it.
    fn actual_text(&mut self) -> Option<String> {
        self.actual.iter_mut().rev().find_map(Option::take)
    }

    fn look_at_the_clock(&mut self) {
        self.drawn = self.drawn.wrapping_add(1);
        if self.drawn.is_multiple_of(DRAWN_BETWEEN_LOOKS) && Instant::now() >= self.deadline {
            // Unlike a panic this prints nothing.
            std::panic::resume_unwind(Box::new(OutOfTime));
        }
    }
}

/// Horizontal scaling of a run. A font that stands in for another stretches each glyph to the width
/// that the document states, which must not be counted twice; text that is scaled on purpose has one
/// factor for all glyphs.
fn run_scaling(axes: &[(f64, f64)]) -> Option<f64> {
    let mut ratios = axes.iter().filter(|(_, y)| *y > 0.0).map(|(x, y)| x / y);
    let first = ratios.next()?;
    ratios
        .all(|ratio| (ratio - first).abs() < 0.01)
        .then_some(first)
}

impl<'a> Device<'a> for TextDevice<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.look_at_the_clock();
        let is_outlined = matches!(mode, DrawMode::FillAndStroke(..));
        let placed: Vec<(&Glyph<'a>, Affine)> = run
            .glyphs()
            .iter()
            .map(|glyph| (&**glyph, props.transform * glyph.transform()))
            .collect();
        let axes: Vec<(f64, f64)> = placed
            .iter()
            .map(|(_, transform)| {
                let [a, b, c, d, ..] = transform.as_coeffs();
                (a.hypot(b), c.hypot(d))
            })
            .collect();
        // One glyph alone tells nothing; unscaled text is by far the commoner case.
        let scaling = if axes.len() > 1 {
            run_scaling(&axes)
        } else {
            None
        };
        let codes_are_ascii = LazyCell::new(|| codes_are_ascii(run));
        for ((glyph, transform), (x_axis, y_axis)) in placed.into_iter().zip(axes) {
            if self.glyphs.len() >= MAX_GLYPHS {
                return;
            }
            let by_code = || {
                (*codes_are_ascii)
                    .then(|| ascii(glyph))
                    .flatten()
                    .map(String::from)
            };
            let text = glyph_text(glyph).or_else(by_code);
            let text = match text {
                Some(text) if !is_unknown(&text) => text,
                text => match (self.actual_text(), text) {
                    (Some(actual), _) => actual,
                    // A space without a width, for instance.
                    (None, Some(nothing)) if nothing.is_empty() => nothing,
                    (None, own) => {
                        self.look_at_the_clock();
                        let embedded = self.fonts.embedded.text(glyph);
                        // A sign of the font's own is better than none.
                        own.filter(|_| is_unknown(&embedded)).unwrap_or(embedded)
                    }
                },
            };
            let advance = match glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(type3) => type3.advance_width(),
            };
            let advance = f64::from(advance.unwrap_or(500.0));
            let [a, b, _, _, x, y] = transform.as_coeffs();
            let size = y_axis * EM;
            let visible = self.page.inflate(size, size).contains(Point::new(x, y));
            if !visible || !size.is_finite() || size < 0.5 || x_axis <= 0.0 {
                continue;
            }
            let weight = if is_outlined {
                Weight::Bold(true)
            } else {
                self.fonts.weights.of(glyph)
            };
            self.glyphs.push(PlacedGlyph {
                text,
                x,
                y,
                dx: a / x_axis,
                dy: b / x_axis,
                advance: (advance * y_axis * scaling.unwrap_or(1.0)).clamp(0.0, 4.0 * size),
                size,
                weight,
            });
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.look_at_the_clock();
        self.drawings
            .add(&(props.transform * path), mode, &props.paint);
    }

    #[cfg_attr(
        not(feature = "ocr"),
        expect(
            unused_variables,
            reason = "only recognition asks how large images are"
        )
    )]
    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.look_at_the_clock();
        self.images += 1;
        #[cfg(feature = "ocr")]
        {
            self.pixels += u64::from(image.width()) * u64::from(image.height());
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.look_at_the_clock();
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        if self.actual.len() < MAX_MARKED {
            let text = properties
                .and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText".as_slice()));
            self.actual
                .push(text.map(|text| fold(&forms::decode(text.as_bytes()))));
        }
    }

    fn end_marked_content(&mut self) {
        self.actual.pop();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Whether a font says of a glyph that it is nothing, or something of its own.
pub(super) fn is_unknown(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}'))
}

/// The character that a glyph's code is in ASCII.
fn ascii(glyph: &Glyph<'_>) -> Option<char> {
    char::from_u32(glyph.char_code()).filter(char::is_ascii_graphic)
}

/// Whether the codes of a run are ASCII, as the glyphs that say what they stand for show. Some producers
/// leave signs such as the hyphen out of a font's map of characters.
fn codes_are_ascii(run: &GlyphRun<'_, '_>) -> bool {
    let mut known = run
        .glyphs()
        .iter()
        .filter_map(|glyph| Some((glyph_text(glyph)?, ascii(glyph)?)))
        .filter(|(text, _)| text.is_ascii())
        .peekable();
    known.peek().is_some() && known.all(|(text, code)| text.chars().eq([code]))
}

/// What a glyph stands for, without ligatures; none when the font does not say.
fn glyph_text(glyph: &Glyph<'_>) -> Option<String> {
    let text = match glyph.as_unicode()? {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    };
    // What is drawn is no control character, though some maps of characters say so.
    if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return None;
    }
    Some(fold(&text))
}

pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{FB00}' => folded.push_str("ff"),
            '\u{FB01}' => folded.push_str("fi"),
            '\u{FB02}' => folded.push_str("fl"),
            '\u{FB03}' => folded.push_str("ffi"),
            '\u{FB04}' => folded.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => folded.push_str("st"),
            // Symbol fonts keep their signs where Unicode leaves room for private use.
            '\u{F0A8}' | '\u{F06F}' => folded.push('☐'),
            '\u{F0FE}' => folded.push('☑'),
            '\u{F0FD}' => folded.push('☒'),
            '\u{F0FC}' => folded.push('✓'),
            '\u{F0FB}' => folded.push('✗'),
            '\u{F0B7}' => folded.push('•'),
            '\u{F0A7}' => folded.push('▪'),
            // A soft hyphen that is drawn is a hyphen that is seen.
            '\u{AD}' => folded.push('-'),
            '\u{200B}' | '\u{FEFF}' => {}
            // A glyph that the font maps to nothing is seen all the same.
            '\0' => folded.push('\u{FFFD}'),
            // Tab, return and no-break spaces stand between words as a space does.
            c if c.is_whitespace() || c.is_control() => folded.push(' '),
            c => folded.push(c),
        }
    }
    folded
}
