//! Booleans: words and marks that say yes or no.

use super::lexicon;
use super::values::Reading;

const YES: [&str; 18] = [
    "yes",
    "true",
    "y",
    "x",
    "ja",
    "j",
    "oui",
    "si",
    "tak",
    "checked",
    "ticked",
    "included",
    "required",
    "agreed",
    "enthalten",
    "inbegrepen",
    "compris",
    "incluido",
];
const NO: [&str; 15] = [
    "no",
    "false",
    "n",
    "nein",
    "nee",
    "non",
    "nie",
    "unchecked",
    "excluded",
    "none",
    "not",
    "nicht",
    "niet",
    "keine",
    "geen",
];

/// What the first word says, or the only one that says anything.
pub(super) fn read(words: &[&str]) -> Option<Reading> {
    let said: Vec<(usize, bool)> = words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| Some((at, says(word)?)))
        .collect();
    let &(at, value) = said.first()?;
    // Both answers stand there: which is meant, a mark beside one of them says, and not the words.
    if said.iter().any(|(_, other)| *other != value) || at > 2 {
        return None;
    }
    let fit = if words.len() == 1 { 1.0 } else { 0.85 };
    Some(Reading::new(value.into(), at..at + 1, fit))
}

/// Whether a word means yes or no by itself.
pub(super) fn says(word: &str) -> Option<bool> {
    if word.contains(['☑', '☒', '✓', '✔']) {
        return Some(true);
    }
    if word.contains('☐') {
        return Some(false);
    }
    let plain: String = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(lexicon::plain)
        .collect();
    if YES.contains(&plain.as_str()) {
        return Some(true);
    }
    NO.contains(&plain.as_str()).then_some(false)
}
