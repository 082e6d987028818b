//! Check boxes that stand in the text, as signs or typed: `☒`, `[x]`, `[ ]`.

use std::borrow::Cow;

/// Stands where a typed box was longer than the sign for it, so that columns still line up.
pub(super) const FILLER: char = '\u{1}';

/// Whether a sign is a box, and then whether it is checked.
pub(super) fn state(sign: char) -> Option<bool> {
    match sign {
        '☑' | '☒' => Some(true),
        '☐' | '□' | '◻' | '❏' | '❑' | '❒' => Some(false),
        _ => None,
    }
}

/// The text with signs for typed boxes. What follows a letter or digit is an index and no box.
pub(super) fn drawn(text: &str) -> Cow<'_, str> {
    if !text.contains('[') {
        return Cow::Borrowed(text);
    }
    let mut drawn = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        drawn.push_str(before);
        let mut inside = after.chars();
        let sign = match (inside.next(), inside.next()) {
            (Some('x' | 'X'), Some(']')) => Some('☑'),
            (Some(' ' | '_'), Some(']')) => Some('☐'),
            _ => None,
        };
        match sign {
            Some(sign) if !drawn.ends_with(char::is_alphanumeric) => {
                drawn.extend([sign, FILLER, FILLER]);
                rest = inside.as_str();
            }
            _ => {
                drawn.push('[');
                rest = after;
            }
        }
    }
    drawn.push_str(rest);
    Cow::Owned(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_box_becomes_a_sign_and_an_index_does_not() {
        assert_eq!(drawn("[x] Yes [ ] No").replace(FILLER, ""), "☑ Yes ☐ No");
        assert_eq!(drawn("a[x] [xy] [1]"), "a[x] [xy] [1]");
    }
}
