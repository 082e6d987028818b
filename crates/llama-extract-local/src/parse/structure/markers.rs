//! Bullets and numbers that begin the entries of a list.

use crate::parse::model::Word;

/// Signs that are bullets wherever they begin a line.
const BULLETS: [&str; 17] = [
    "•", "‣", "◦", "▪", "▫", "■", "●", "○", "◆", "◇", "➢", "➤", "►", "▶", "✓", "✔", "❖",
];
/// Signs that are bullets when a word stands apart behind them.
const DASHES: [&str; 8] = ["-", "–", "—", "*", "o", "§", "+", ">"];

/// How certain a first word is to begin an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    /// Also the beginning of headings and of sentences, so other lines must have one, too.
    Number,
}

/// What the first word of a line is, if others follow it.
pub(super) fn marker(words: &[Word]) -> Option<Marker> {
    let [first, second, ..] = words else {
        return None;
    };
    let text = first.text.as_str();
    if BULLETS.contains(&text) || first.is_mark {
        return Some(Marker::Bullet);
    }
    if DASHES.contains(&text) {
        // "o" and "-" may be words of a sentence or of a sum.
        let letter = second.text.chars().next().is_some_and(char::is_alphabetic);
        return letter.then_some(Marker::Bullet);
    }
    // A dot in the middle also parts words of a sentence.
    (text == "·" || is_number(text)).then_some(Marker::Number)
}

/// `1.`, `12)`, `(3)`, `a)`, `(iv)`, `1.2.`; not the `1.` of an amount, which is never alone.
fn is_number(text: &str) -> bool {
    let (opened, inner) = match text.strip_prefix('(') {
        Some(inner) => (true, inner),
        None => (false, text),
    };
    let Some(inner) = inner.strip_suffix(if opened { [')', ')'] } else { ['.', ')'] }) else {
        return false;
    };
    let parts = inner.split('.');
    let is_part = |part: &str| {
        let digits =
            !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
        let roman =
            (1..=5).contains(&part.len()) && part.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
        let letter = part.len() == 1 && part.bytes().all(|b| b.is_ascii_lowercase());
        digits || roman || letter
    };
    inner.split('.').count() <= 3 && parts.into_iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::model::Rect;

    fn read(line: &str) -> Option<Marker> {
        let words: Vec<Word> = line
            .split(' ')
            .map(|text| Word {
                text: text.into(),
                rect: Rect::default(),
                size: 10.0,
                bold: false,
                is_mark: false,
            })
            .collect();
        marker(&words)
    }

    #[test]
    fn bullets_and_numbers_begin_entries() {
        for line in ["• one", "– one", "* one", "o one", "▪ 1"] {
            assert_eq!(read(line), Some(Marker::Bullet), "{line}");
        }
        for line in [
            "1. One", "(a) one", "a) one", "iv. one", "12) one", "1.2. One",
        ] {
            assert_eq!(read(line), Some(Marker::Number), "{line}");
        }
    }

    #[test]
    fn amounts_years_and_names_begin_no_entries() {
        for line in [
            "- 5",
            "1.50 EUR",
            "2020. That",
            "J. Smith",
            "•",
            "(see) this",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
