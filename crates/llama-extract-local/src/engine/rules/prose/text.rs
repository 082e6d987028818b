//! The running text of a whole document: words, sentences, and the headings that these stand under.

use std::ops::Range;

use super::super::lexicon;
use super::flows;
use crate::engine::Evidence;
use crate::parse::Document;
use crate::parse::model::BlockKind;

/// A heading has no more words, besides its number.
const HEADING: usize = 9;
/// What a paragraph begins with that is a heading and goes on behind it.
const INLINE_HEADING: usize = 6;
/// A sentence longer than this is cut.
const LONGEST: usize = 120;

pub(super) struct Token<'d> {
    pub(super) page: usize,
    pub(super) word: usize,
    pub(super) text: &'d str,
    /// Its letters and digits, small and without accents.
    pub(super) plain: String,
}

/// Words that stand together, and the heading that they are under.
pub(super) struct Sentence {
    pub(super) words: Range<usize>,
    pub(super) heading: Range<usize>,
    pub(super) paragraph: usize,
}

pub(super) struct Text<'d> {
    pub(super) tokens: Vec<Token<'d>>,
    pub(super) paragraphs: Vec<Range<usize>>,
    pub(super) sentences: Vec<Sentence>,
}

impl<'d> Text<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let mut text = Self {
            tokens: Vec::new(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
        };
        let mut headings: Vec<bool> = Vec::new();
        for (at, page) in document.pages.iter().enumerate() {
            for (kind, flow) in flows::kinds(page) {
                let start = text.tokens.len();
                for word in flow {
                    let Some(content) = page.words.get(word).filter(|word| !word.is_mark) else {
                        continue;
                    };
                    // The rule between the halves of a caption, and its line below.
                    let is_rule = content.text.chars().all(|c| matches!(c, ')' | '_' | '|'));
                    if !is_rule {
                        text.tokens.push(Token {
                            page: at,
                            word,
                            text: &content.text,
                            plain: plain(&content.text),
                        });
                    }
                }
                if text.tokens.len() > start {
                    text.paragraphs.push(start..text.tokens.len());
                    headings.push(kind == Some(BlockKind::Heading));
                }
            }
        }
        text.cut(&headings);
        text
    }

    fn cut(&mut self, headings: &[bool]) {
        let mut heading = 0..0;
        for (paragraph, words) in self.paragraphs.clone().into_iter().enumerate() {
            let is_heading = headings.get(paragraph).copied().unwrap_or_default();
            let sentences = self.sentences_in(words.clone());
            let numbered = self.number_of(words.clone());
            let long = words.len() - numbered;
            if long <= HEADING && (is_heading || numbered > 0) {
                heading = words.clone();
            }
            // "3. Term. This Agreement shall remain": a heading and what stands under it, in one paragraph.
            let mut own = heading.clone();
            let mut count = 0;
            for sentence in sentences {
                let bare = sentence
                    .len()
                    .saturating_sub(self.number_of(sentence.clone()));
                let is_first = sentence.start < words.start + INLINE_HEADING.min(4) && count < 2;
                let goes_on = sentence.end < words.end;
                self.sentences.push(Sentence {
                    words: sentence.clone(),
                    heading: own.clone(),
                    paragraph,
                });
                if is_first && goes_on && bare <= INLINE_HEADING {
                    own = words.start..sentence.end;
                    if numbered > 0 {
                        heading = own.clone();
                    }
                }
                count += 1;
            }
        }
    }

    fn sentences_in(&self, words: Range<usize>) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = words.start;
        for at in words.clone() {
            let next = (at + 1 < words.end).then(|| self.text(at + 1));
            let ends = flows::is_end(self.text(at), next) || at + 1 - start >= LONGEST;
            if ends || at + 1 == words.end {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        sentences
    }

    /// How many words at the beginning number a clause: "Article 3 –", "§ 4", "2.1", "Primera.".
    fn number_of(&self, words: Range<usize>) -> usize {
        const KINDS: [&str; 12] = [
            "article", "artikel", "articulo", "artykul", "art", "clause", "clausula", "section",
            "par", "paragraf", "ziffer", "punkt",
        ];
        const ORDINALS: [&str; 12] = [
            "primera",
            "segunda",
            "tercera",
            "cuarta",
            "quinta",
            "sexta",
            "septima",
            "octava",
            "novena",
            "decima",
            "undecima",
            "duodecima",
        ];
        let mut count = 0;
        for at in words.clone().take(4) {
            let (text, plain) = (self.text(at), self.plain(at));
            let bare = text.trim_matches(['.', ')', '(', ':', '-', '–', '—', '§']);
            let is_number = !bare.is_empty()
                && bare.len() <= 5
                && (bare.chars().all(|c| c.is_ascii_digit() || c == '.')
                    || bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && text != bare
                    || bare.len() == 1 && text != bare && bare.chars().all(char::is_alphabetic));
            let is_sign = plain.is_empty();
            let is_kind = count == 0 && (KINDS.contains(&plain) || ORDINALS.contains(&plain));
            if !(is_number || is_sign || is_kind) {
                break;
            }
            count += 1;
        }
        count
    }

    pub(super) fn text(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    pub(super) fn plain(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.plain.as_str())
    }

    pub(super) fn texts(&self, words: Range<usize>) -> Vec<&'d str> {
        words.map(|at| self.text(at)).collect()
    }

    /// Where words of one page stand; none when they go over two pages.
    pub(super) fn evidence(&self, words: Range<usize>) -> Option<Evidence> {
        let tokens = self.tokens.get(words)?;
        let page = tokens.first()?.page;
        if tokens.iter().any(|token| token.page != page) {
            return None;
        }
        let words: Vec<usize> = tokens.iter().map(|token| token.word).collect();
        Some(Evidence {
            page,
            runs: super::runs_of(&words),
        })
    }
}

/// The letters and digits of a word, small and without accents.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .flat_map(lexicon::plain)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Whether a word begins with a capital letter, whatever signs stand before it.
pub(super) fn is_capital(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(char::is_uppercase)
}
