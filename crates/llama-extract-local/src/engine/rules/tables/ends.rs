//! Lines in and below a table that are none of its rows: sums, notes, numbers of pages.

use super::about;
use crate::parse::{Line, Page};

/// `Page 2 of 5`, in the languages of the rules.
pub(super) fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let names = [
        "page",
        "seite",
        "pagina",
        "página",
        "strona",
        "blad",
        "bladzijde",
        "p.",
    ];
    let number =
        |word: &&str| word.chars().all(|c| c.is_ascii_digit() || c == '/') && !word.is_empty();
    let of = ["of", "von", "van", "sur", "de", "z", "/"];
    match words.as_slice() {
        [name, numbers @ ..] if names.contains(name) && !numbers.is_empty() => {
            numbers.len() <= 3 && numbers.iter().all(|word| number(word) || of.contains(word))
        }
        _ => false,
    }
}

/// Whether a line says nothing but that the table goes on: `Continued on next page`.
pub(super) fn says_continued(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let says = [
        "continued",
        "fortsetzung",
        "vervolg",
        "suite",
        "continúa",
        "sigue",
        "ciąg dalszy",
        "cd.",
    ];
    bare.split_whitespace().count() <= 6 && says.iter().any(|word| bare.starts_with(word))
}

/// Whether the first words of a line say that it sums up the rows above.
pub(super) fn says_total(page: &Page, line: &Line) -> bool {
    let is_sparse = line.segments.len() <= 4;
    line.segments.iter().take(2).any(|segment| {
        let text = page.text(segment.words.clone());
        let label = text.split(':').next().unwrap_or_default();
        about::is_total(label, is_sparse)
    })
}

/// Whether a line is what a mark in the table refers to.
pub(super) fn is_note(page: &Page, line: &Line) -> bool {
    let first = page.words.get(line.words().start);
    line.words().len() > 1
        && first.is_some_and(|word| {
            let mut signs = word.text.chars();
            signs.all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁴' | '⁵'))
        })
}

/// Whether one of the first texts of a line says that a sum is carried over the page.
pub(super) fn says_carried(page: &Page, line: &Line) -> bool {
    line.segments
        .iter()
        .take(2)
        .any(|segment| about::is_carried(&page.text(segment.words.clone())))
}
