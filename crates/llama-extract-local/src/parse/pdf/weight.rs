//! Which glyphs are bold.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro_interpret::kurbo::Shape;

/// Good enough for the length of an outline, in thousandths of the font size.
const ACCURACY: f64 = 5.0;
/// Distinct glyphs of one document that are measured.
const MAX_MEASURED: usize = 20_000;
/// Words in the names of bold fonts.
const BOLD_NAMES: [&str; 5] = ["bold", "black", "heavy", "demi", "extrabold"];

/// How heavy a glyph is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Weight {
    /// The name of the font tells.
    Bold(bool),
    /// The mean width of its strokes, in thousandths of the font size: around 55 in regular serif fonts, 75 in regular
    /// sans-serif ones, half as much again in their bold ones.
    Stroke(f64),
    Unknown,
}

/// Weights of the glyphs of one document.
#[derive(Debug, Default)]
pub(super) struct Weights {
    known: HashMap<u128, Weight>,
}

impl Weights {
    pub(super) fn of(&mut self, glyph: &Glyph<'_>) -> Weight {
        let Glyph::Outline(outline) = glyph else {
            return Weight::Unknown;
        };
        let key = outline.identifier().cache_key();
        if let Some(weight) = self.known.get(&key) {
            return *weight;
        }
        if self.known.len() >= MAX_MEASURED {
            return Weight::Unknown;
        }
        let weight = by_name(outline).unwrap_or_else(|| by_outline(outline));
        self.known.insert(key, weight);
        weight
    }
}

/// None when the document does not name its fonts, or names them `F1`.
fn by_name(outline: &OutlineGlyph) -> Option<Weight> {
    let name = outline.font_data()?.postscript_name?.to_lowercase();
    // Subsets carry a tag before the name.
    let name = name.rsplit('+').next().unwrap_or_default();
    if BOLD_NAMES.iter().any(|bold| name.contains(bold)) {
        return Some(Weight::Bold(true));
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 4).then_some(Weight::Bold(false))
}

/// A stroke that is much longer than wide has an outline of twice its length.
fn by_outline(outline: &OutlineGlyph) -> Weight {
    let path = outline.outline();
    let length = path.perimeter(ACCURACY);
    let width = 2.0 * path.area().abs() / length;
    if width.is_finite() && width > 0.0 {
        Weight::Stroke(width)
    } else {
        Weight::Unknown
    }
}
