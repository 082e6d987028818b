use super::*;

fn glyph(text: &str, x: f64, advance: f64) -> PlacedGlyph {
    PlacedGlyph {
        text: text.into(),
        x,
        y: 100.0,
        dx: 1.0,
        dy: 0.0,
        advance,
        size: 10.0,
        weight: Weight::Unknown,
    }
}

fn texts(glyphs: Vec<PlacedGlyph>) -> Vec<String> {
    let words = group(glyphs).upright.into_iter();
    words.map(|word| word.text).collect()
}

#[test]
fn a_gap_parts_words_without_a_space_glyph() {
    let glyphs = vec![
        glyph("a", 0.0, 5.0),
        glyph("b", 5.0, 5.0),
        glyph("c", 12.5, 5.0),
    ];
    assert_eq!(texts(glyphs), ["ab", "c"]);
}

#[test]
fn a_space_glyph_parts_words_without_a_gap() {
    let glyphs = vec![
        glyph("a", 0.0, 5.0),
        glyph(" ", 5.0, 0.5),
        glyph("b", 5.5, 5.0),
    ];
    assert_eq!(texts(glyphs), ["a", "b"]);
}

#[test]
fn fake_bold_is_read_once() {
    let glyphs = [0.0, 0.4]
        .into_iter()
        .flat_map(|shift| [glyph("a", shift, 5.0), glyph("b", 5.0 + shift, 5.0)])
        .collect();
    assert_eq!(texts(glyphs), ["ab"]);
}

#[test]
fn glyphs_drawn_twice_are_bold() {
    let bold = [0.0, 0.3].map(|shift| glyph("a", shift, 5.0));
    let words = group(bold.into_iter().chain([glyph("b", 20.0, 5.0)]).collect());
    let words: Vec<_> = words
        .upright
        .iter()
        .map(|w| (w.text.as_str(), w.bold))
        .collect();
    assert_eq!(words, [("a", true), ("b", false)]);
}

#[test]
fn wide_strokes_are_bold_unless_the_font_has_one_width() {
    let drawn = |text: &str, x: f64, advances: [f64; 2], stroke| {
        let mut x = x;
        let glyphs = text
            .chars()
            .zip(advances.into_iter().cycle())
            .map(move |(c, advance)| {
                x += advance;
                PlacedGlyph {
                    weight: Weight::Stroke(stroke),
                    ..glyph(&c.to_string(), x - advance, advance)
                }
            });
        glyphs.collect::<Vec<_>>()
    };
    let glyphs = [
        drawn("inch", 0.0, [2.5, 5.0], 55.0),
        drawn("size", 40.0, [5.0, 2.5], 55.0),
        drawn("file", 80.0, [5.0, 5.0], 72.0),
        drawn("wide", 120.0, [5.0, 2.5], 72.0),
    ];
    let words = group(glyphs.concat()).upright;
    let bold: Vec<bool> = words.iter().map(|word| word.bold).collect();
    assert_eq!(bold, [false, false, false, true]);
}

#[test]
fn a_real_double_letter_is_kept() {
    assert_eq!(
        texts(vec![glyph("l", 0.0, 2.3), glyph("l", 2.3, 2.3)]),
        ["ll"]
    );
}

#[test]
fn letters_are_put_in_the_order_of_reading() {
    assert_eq!(
        texts(vec![glyph("b", 5.0, 5.0), glyph("a", 0.0, 5.0)]),
        ["ab"]
    );
}

#[test]
fn upward_text_is_one_word_with_an_upright_box() {
    let up = |text: &str, y: f64| PlacedGlyph {
        dx: 0.0,
        dy: -1.0,
        y,
        ..glyph(text, 50.0, 5.0)
    };
    let words = group(vec![up("a", 100.0), up("b", 95.0)]);
    assert_eq!((words.upright.len(), words.turned.len()), (0, 1));
    for word in words.turned.into_iter().flatten() {
        assert_eq!(word.text, "ab");
        assert!(
            word.rect.height() > 9.9 && word.rect.height() < 10.1,
            "{word:?}"
        );
    }
}

#[test]
fn ligatures_are_letters_and_a_drawn_soft_hyphen_is_a_hyphen() {
    assert_eq!(super::super::device::fold("o\u{FB03}ce\u{AD}1"), "office-1");
}

#[test]
fn tabs_returns_and_no_break_spaces_are_spaces() {
    for space in ["\t", "\r", "\u{A0}", "\u{202F}"] {
        let glyphs = vec![
            glyph("a", 0.0, 5.0),
            glyph(&super::super::device::fold(space), 5.0, 0.5),
            glyph("b", 5.5, 5.0),
        ];
        assert_eq!(texts(glyphs), ["a", "b"], "{space:?}");
    }
}
