//! Names of companies, known by their legal form: `Larch & Sons Ltd.`, `Nowak Meble sp. z o.o.`

use std::ops::Range;

use super::prose::is_company_form;
use crate::engine::Evidence;
use crate::parse::{Document, Page};

/// Words of a name before its form.
const LONGEST: usize = 6;
/// Names that are looked at.
const MOST: usize = 200;
/// Small words within names.
const JOINING: [&str; 14] = [
    "&", "and", "of", "the", "und", "für", "en", "van", "de", "der", "et", "y", "i", "+",
];

pub(super) struct LegalName {
    pub(super) text: String,
    page: usize,
    words: Range<usize>,
}

impl LegalName {
    /// Whether words are part of the name, and not what stands before it as its label.
    pub(super) fn goes_on_with(&self, page: usize, words: &Range<usize>) -> bool {
        self.page == page && self.words.start < words.start && words.end <= self.words.end
    }

    pub(super) fn evidence(&self) -> Evidence {
        Evidence {
            page: self.page,
            runs: vec![self.words.clone()],
        }
    }
}

/// Whether some words have a legal form behind others.
pub(super) fn has_form(page: &Page, words: &Range<usize>) -> bool {
    words.clone().skip(1).any(|word| is_form(page, word))
}

/// The names of a document, in the order in which they stand there.
pub(super) fn of(document: &Document) -> Vec<LegalName> {
    let mut names = Vec::new();
    for (at, page) in document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let mut from = segment.words.start;
            for word in segment.words.clone() {
                if word < from || !is_form(page, word) {
                    continue;
                }
                let start = start_of(page, from, word);
                let end = end_of(page, word, segment.words.end);
                from = end;
                if start == word || names.len() >= MOST {
                    continue;
                }
                let text = page.text(start..end);
                names.push(LegalName {
                    text: text.trim_end_matches([',', ';', ':']).to_owned(),
                    page: at,
                    words: start..end,
                });
            }
        }
    }
    names
}

fn text(page: &Page, word: usize) -> &str {
    page.words.get(word).map_or("", |word| word.text.as_str())
}

/// Whether a word is a legal form, or begins one. Written in small letters, most are ordinary words.
fn is_form(page: &Page, word: usize) -> bool {
    let text = text(page, word).trim_end_matches([',', ';', ':']);
    match text {
        "eG" | "e.V." | "e.K." | "mbH" | "sp." => true,
        _ => text.starts_with(char::is_uppercase) && is_company_form(text),
    }
}

/// Where the name before a form begins: after the last word that is none of a name.
fn start_of(page: &Page, from: usize, form: usize) -> usize {
    let mut start = form;
    for word in (from..form).rev().take(LONGEST) {
        let text = text(page, word);
        let ends_before = text.ends_with([';', ':', '.', ',']) && word + 1 != form;
        let is_part = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || JOINING.contains(&text.to_lowercase().as_str());
        if !is_part || ends_before {
            break;
        }
        start = word;
    }
    // A name begins with a capital letter.
    while start < form && !text(page, start).starts_with(char::is_uppercase) {
        start += 1;
    }
    start
}

/// Where the form ends: `GmbH & Co. KG`, `sp. z o.o.`
fn end_of(page: &Page, form: usize, end: usize) -> usize {
    let mut last = form + 1;
    while last < end {
        let goes_on = match text(page, last).trim_end_matches([',', ';', ':']) {
            "&" => last + 1 < end && is_form(page, last + 1),
            "z" | "o.o." | "o.o" | "o." => true,
            _ => is_form(page, last),
        };
        if !goes_on || text(page, last - 1).ends_with([',', ';']) {
            break;
        }
        last += 1;
    }
    last
}
