//! What glyphs stand for when the document does not tell: embedded fonts know names and characters of their glyphs.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph, OutlineGlyph};
use skrifa::raw::ps::agl;
use skrifa::{Font, GlyphId};

use super::device::{UNREADABLE, fold, is_unknown};

/// Distinct glyphs of one document that are looked up.
const MAX_GLYPHS: usize = 20_000;
/// Characters of all fonts of one document that are kept.
const MAX_CHARACTERS: usize = 1_000_000;
/// Characters of one font: its table can list the same ones without end.
const MAX_LISTED: usize = 200_000;

/// The embedded fonts of one document, as far as they were asked.
#[derive(Debug, Default)]
pub(super) struct EmbeddedFonts {
    glyphs: HashMap<u128, String>,
    fonts: HashMap<u128, Characters>,
    kept: usize,
}

/// The character of each glyph of a font.
type Characters = HashMap<u32, char>;

impl EmbeddedFonts {
    /// What a glyph stands for of which the document says nothing: a space when nothing is drawn, and
    /// [`UNREADABLE`] when nobody knows.
    pub(super) fn text(&mut self, glyph: &Glyph<'_>) -> String {
        let Glyph::Outline(outline) = glyph else {
            return UNREADABLE.to_owned();
        };
        let key = outline.identifier().cache_key();
        if let Some(text) = self.glyphs.get(&key) {
            return text.clone();
        }
        if self.glyphs.len() >= MAX_GLYPHS {
            return UNREADABLE.to_owned();
        }
        let text = self.look_up(outline).unwrap_or_else(|| {
            let is_blank = outline.outline().is_empty();
            if is_blank { " " } else { UNREADABLE }.to_owned()
        });
        self.glyphs.insert(key, text.clone());
        text
    }

    fn look_up(&mut self, outline: &OutlineGlyph) -> Option<String> {
        let data = outline.font_data()?;
        let glyph = outline.glyph_id().to_u32();
        if glyph == 0 {
            return None;
        }
        let font = Font::new(data.data.clone(), 0)?;
        let characters = self.fonts.entry(data.cache_key).or_insert_with(|| {
            let characters = if self.kept < MAX_CHARACTERS {
                characters(&font)
            } else {
                Characters::new()
            };
            self.kept += characters.len();
            characters
        });
        // A character is certain; a name may have been made up by whoever took the glyph out of its font.
        let character = characters.get(&glyph).map(char::to_string);
        let name = || {
            let name = font.glyph_name(GlyphId::new(glyph))?;
            (!name.is_synthesized()).then(|| by_name(name.as_str()))?
        };
        let text = fold(&character.or_else(name)?);
        (!text.trim().is_empty() || text == " ").then_some(text)
    }
}

/// A font's map of characters to glyphs the other way round. Of several characters the first is the plain one: the space
/// and not the no-break space, the hyphen and not the soft one.
fn characters(font: &Font) -> Characters {
    let map = font.charmap();
    let mut characters = Characters::new();
    // Codes of other maps are those of the document, which are what cannot be read.
    if map.unicode_is_symbol() || map.unicode_is_mac_roman() {
        return characters;
    }
    for (code, glyph) in map.unicodes().take(MAX_LISTED) {
        let Some(character) = char::from_u32(code).filter(|c| !is_unknown(&c.to_string())) else {
            continue;
        };
        if !character.is_control() {
            characters.entry(glyph.to_u32()).or_insert(character);
        }
    }
    characters
}

/// The characters that a name of Adobe's list stands for: `ffi`, `f_f_i`, `uni20AC`. A part that is in no list makes
/// nothing of it.
fn by_name(name: &str) -> Option<String> {
    let (base, _) = agl::split_variant(name);
    let mut text = String::new();
    for part in base.split('_') {
        let start = text.len();
        text.extend(agl::name_to_chars(part));
        // ZapfDingbats numbers its signs, and so does whoever makes up names.
        let is_number = part.len() > 1 && part.bytes().skip(1).all(|b| b.is_ascii_digit());
        if text.len() == start || (is_number && !part.starts_with('u')) {
            return None;
        }
    }
    (!is_unknown(&text)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::by_name;

    #[test]
    fn names_of_glyphs_tell_their_characters() {
        for (name, text) in [
            ("ffi", "\u{FB03}"),
            ("f_f_i", "ffi"),
            ("Lslash", "Ł"),
            ("a.sc", "a"),
            ("uni20AC", "€"),
            ("u1F600", "\u{1F600}"),
        ] {
            assert_eq!(by_name(name).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn names_that_are_numbers_tell_nothing() {
        for name in [
            "g12", "glyph7", "cid34", "a12", "c33", ".notdef", "f_g12", "uniE001", "",
        ] {
            assert_eq!(by_name(name), None, "{name}");
        }
    }
}
