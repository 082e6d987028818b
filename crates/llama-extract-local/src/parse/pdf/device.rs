//! Collects what the interpreter draws: glyphs with places, ruling lines, the number of images.

use std::time::Instant;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect as Area, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use crate::parse::model::Rule;

/// More glyphs than any page of text has; what comes after is not read.
const MAX_GLYPHS: usize = 200_000;
const MAX_RULES: usize = 20_000;
/// Glyph coordinates count in thousandths of the font size.
const EM: f64 = 1000.0;
/// A filled rectangle at most this thin, in points, is a drawn line.
const THIN: f64 = 2.5;
const SHORT: f64 = 6.0;

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
}

/// What the device unwinds with: the interpreter has no other way to stop before its end.
pub(super) struct OutOfTime;

/// Looking at the clock costs as much as drawing something small, so it is done now and then.
const DRAWN_BETWEEN_LOOKS: u32 = 64;

pub(super) struct TextDevice {
    page: Area,
    deadline: Instant,
    drawn: u32,
    pub(super) glyphs: Vec<PlacedGlyph>,
    pub(super) rules: Vec<Rule>,
    pub(super) images: usize,
}

impl TextDevice {
    /// Unwinds with [`OutOfTime`] out of whatever is drawn past the deadline.
    pub(super) fn new(page: Area, deadline: Instant) -> Self {
        Self {
            page,
            deadline,
            drawn: 0,
            glyphs: Vec::new(),
            rules: Vec::new(),
            images: 0,
        }
    }

    fn look_at_the_clock(&mut self) {
        self.drawn = self.drawn.wrapping_add(1);
        if self.drawn.is_multiple_of(DRAWN_BETWEEN_LOOKS) && Instant::now() >= self.deadline {
            // Unlike a panic this prints nothing.
            std::panic::resume_unwind(Box::new(OutOfTime));
        }
    }

    fn add_rule(&mut self, a: Point, b: Point) {
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        if self.rules.len() >= MAX_RULES || dx.max(dy) < SHORT || dx.min(dy) > 0.5 {
            return;
        }
        self.rules.push(if dy > dx {
            Rule {
                vertical: true,
                at: a.x,
                from: a.y.min(b.y),
                to: a.y.max(b.y),
            }
        } else {
            Rule {
                vertical: false,
                at: a.y,
                from: a.x.min(b.x),
                to: a.x.max(b.x),
            }
        });
    }

    fn add_path(&mut self, path: &BezPath, mode: &DrawMode) {
        let bounds = path.bounding_box();
        if bounds.width().min(bounds.height()) <= THIN {
            let middle = bounds.center();
            if bounds.height() > bounds.width() {
                self.add_rule(
                    Point::new(middle.x, bounds.y0),
                    Point::new(middle.x, bounds.y1),
                );
            } else {
                self.add_rule(
                    Point::new(bounds.x0, middle.y),
                    Point::new(bounds.x1, middle.y),
                );
            }
            return;
        }
        // Edges of filled areas are shades of rows and backgrounds, not lines.
        if !matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..)) {
            return;
        }
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    start = to;
                    last = to;
                }
                PathEl::LineTo(to) => {
                    self.add_rule(last, to);
                    last = to;
                }
                PathEl::ClosePath => {
                    self.add_rule(last, start);
                    last = start;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = to,
            }
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

impl<'a> Device<'a> for TextDevice {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.look_at_the_clock();
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
        let codes_are_ascii = codes_are_ascii(run);
        for ((glyph, transform), (x_axis, y_axis)) in placed.into_iter().zip(axes) {
            if self.glyphs.len() >= MAX_GLYPHS {
                return;
            }
            let by_code = || {
                codes_are_ascii
                    .then(|| ascii(glyph))
                    .flatten()
                    .map(String::from)
            };
            let Some(text) = glyph_text(glyph).or_else(by_code) else {
                continue;
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
            self.glyphs.push(PlacedGlyph {
                text,
                x,
                y,
                dx: a / x_axis,
                dy: b / x_axis,
                advance: (advance * y_axis * scaling.unwrap_or(1.0)).clamp(0.0, 4.0 * size),
                size,
            });
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.look_at_the_clock();
        if self.rules.len() < MAX_RULES && path.elements().len() <= 64 {
            self.add_path(&(props.transform * path), mode);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.look_at_the_clock();
        self.images += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.look_at_the_clock();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
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
