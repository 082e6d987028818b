//! Where in a document texts, numbers and dates stand.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::engine::Evidence;
use crate::engine::rules::printed;
use crate::parse::{Document, Page};

/// Of a value that is everywhere, so many places are looked at.
const MOST_HITS: usize = 4_000;
/// Words that one number may be printed in: a sign, groups of digits, a currency.
const NUMBER_WORDS: usize = 3;
const DATE_WORDS: usize = 6;
/// A word in more lines than this tells nothing about where a sentence is.
const COMMON: usize = 300;
/// Of the words of a sentence, so many must stand together.
const ENOUGH: f64 = 0.6;

/// A place where a value may stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hit {
    pub(super) evidence: Evidence,
    /// Its first line, counted through all pages.
    pub(super) line: usize,
    /// Whether the words say the value and nothing but the value.
    pub(super) is_exact: bool,
}

/// One word, or the part of one between its signs; empty where a stretch of text ends.
struct Token {
    text: String,
    page: usize,
    word: usize,
}

/// Some words of a line.
#[derive(Clone)]
struct Span {
    page: usize,
    words: Range<usize>,
    line: usize,
    is_exact: bool,
}

pub(super) struct Index<'d> {
    document: &'d Document,
    tokens: Vec<Token>,
    starts: HashMap<String, Vec<usize>>,
    numbers: HashMap<i64, Vec<Span>>,
    dates: HashMap<NaiveDate, Vec<Span>>,
    currencies: HashMap<&'static str, Vec<Span>>,
    /// The line of each word, by page.
    lines: Vec<Vec<usize>>,
    /// The lines that a token is in.
    postings: HashMap<String, Vec<usize>>,
    /// Bytes of the longest token.
    longest: usize,
}

impl<'d> Index<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let mut index = Self {
            document,
            tokens: Vec::new(),
            starts: HashMap::new(),
            numbers: HashMap::new(),
            dates: HashMap::new(),
            currencies: HashMap::new(),
            lines: Vec::new(),
            postings: HashMap::new(),
            longest: 0,
        };
        let mut line = 0;
        for (number, page) in document.pages.iter().enumerate() {
            let mut lines = vec![line; page.words.len()];
            for of_page in &page.lines {
                for segment in &of_page.segments {
                    for at in segment.words.clone() {
                        if let Some(own) = lines.get_mut(at) {
                            *own = line;
                        }
                    }
                    index.words(page, number, segment.words.clone(), Some(line));
                    index.values(page, number, line, segment.words.clone());
                }
                line += 1;
            }
            index.lines.push(lines);
            index.end();
            // What goes on in the next line of a column or cell is not next to itself in the lines of the page.
            let blocks = page.blocks.iter().map(|block| &block.runs);
            let cells = page.tables.iter().flat_map(|table| &table.cells);
            for runs in blocks.chain(cells.map(|cell| &cell.runs)) {
                if runs.len() > 1 {
                    for run in runs {
                        index.words(page, number, run.clone(), None);
                    }
                    index.end();
                }
            }
        }
        for (at, token) in index.tokens.iter().enumerate() {
            if !token.text.is_empty() {
                index.longest = index.longest.max(token.text.len());
                index.starts.entry(token.text.clone()).or_default().push(at);
            }
        }
        index
    }

    fn words(&mut self, page: &Page, number: usize, words: Range<usize>, line: Option<usize>) {
        for at in words {
            let Some(word) = page.words.get(at) else {
                continue;
            };
            for text in tokens(&word.text) {
                if let Some(line) = line {
                    let lines = self.postings.entry(text.clone()).or_default();
                    if lines.last() != Some(&line) {
                        lines.push(line);
                    }
                }
                self.tokens.push(Token {
                    text,
                    page: number,
                    word: at,
                });
            }
        }
    }

    fn end(&mut self) {
        self.tokens.push(Token {
            text: String::new(),
            page: 0,
            word: 0,
        });
    }

    /// The numbers, dates and currencies of a segment.
    fn values(&mut self, page: &Page, number: usize, line: usize, words: Range<usize>) {
        let span = |start: usize, end: usize, is_exact: bool| Span {
            page: number,
            words: words.start + start..words.start + end,
            line,
            is_exact,
        };
        let of_page = page.words.get(words.clone()).unwrap_or_default();
        let texts: Vec<&str> = of_page.iter().map(|word| word.text.as_str()).collect();
        for (date, words) in printed::period(&texts) {
            let spans = self.dates.entry(date).or_default();
            spans.push(span(words.start, words.end, true));
        }
        for start in 0..texts.len() {
            let rest = texts.get(start..).unwrap_or_default();
            let Some(first) = rest.first() else { continue };
            if let Some(code) = printed::currency(first) {
                let spans = self.currencies.entry(code).or_default();
                spans.push(span(start, start + 1, true));
            }
            for count in 1..=NUMBER_WORDS.min(rest.len()) {
                let text = rest.get(..count).unwrap_or_default().join(" ");
                if !text.contains(|c: char| c.is_ascii_digit()) {
                    continue;
                }
                for found in printed::numbers(&text) {
                    self.number(found.value, span(start, start + count, true));
                    // Without the sign that brackets may mean, and as the part of one that a percentage is.
                    self.number(-found.value, span(start, start + count, false));
                    if found.is_percent {
                        self.number(found.value / 100.0, span(start, start + count, false));
                    }
                }
            }
            // With a unit, or another number, in the same word: 12pcs, 2x40, $4/each.
            let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
            let runs: Vec<&str> = first
                .split(|c: char| !is_digit(c))
                .filter(|run| run.contains(|c: char| c.is_ascii_digit()))
                .collect();
            for run in runs.iter().filter(|run| run.len() < first.len()) {
                for found in printed::numbers(run) {
                    self.number(found.value, span(start, start + 1, false));
                }
            }
            let dated = rest.iter().take(DATE_WORDS).any(|word| has_digit(word));
            if dated && first.contains(char::is_alphanumeric) {
                let near = rest.get(..DATE_WORDS).unwrap_or(rest);
                for (date, count) in printed::dates(near) {
                    let spans = self.dates.entry(date).or_default();
                    spans.push(span(start, start + count, true));
                }
            }
        }
    }

    fn number(&mut self, value: f64, span: Span) {
        let spans = self.numbers.entry(key(value)).or_default();
        let is_there = |other: &Span| (other.page, &other.words) == (span.page, &span.words);
        if !spans.iter().rev().take(4).any(is_there) {
            spans.push(span);
        }
    }

    /// Places that say a text: the same letters and digits in the same order, whatever stands between them.
    pub(super) fn text(&self, value: &str) -> Vec<Hit> {
        let wanted: String = tokens(value).concat();
        if wanted.is_empty() {
            return self.signs(value.trim());
        }
        let mut hits: Vec<Hit> = Vec::new();
        let ends = wanted.char_indices().map(|(at, c)| at + c.len_utf8());
        for end in ends.take_while(|end| *end <= self.longest) {
            let starts = wanted.get(..end).and_then(|head| self.starts.get(head));
            for &start in starts.into_iter().flatten() {
                if hits.len() >= MOST_HITS {
                    break;
                }
                hits.extend(
                    self.complete(start, &wanted)
                        .and_then(|end| self.hit(start, end)),
                );
            }
        }
        // A column is in the lines and in its block.
        hits.sort_by_key(|hit| by_place(&hit.evidence));
        hits.dedup_by(|a, b| a.evidence == b.evidence);
        hits
    }

    /// One past the last token of a text that begins with a token.
    fn complete(&self, start: usize, wanted: &str) -> Option<usize> {
        let mut rest = wanted;
        for (at, token) in self.tokens.iter().enumerate().skip(start) {
            if token.text.is_empty() {
                return None;
            }
            rest = rest.strip_prefix(token.text.as_str())?;
            if rest.is_empty() {
                return Some(at + 1);
            }
        }
        None
    }

    fn hit(&self, start: usize, end: usize) -> Option<Hit> {
        let tokens = self.tokens.get(start..end)?;
        let page = tokens.first()?.page;
        let words: Vec<usize> = tokens.iter().map(|token| token.word).collect();
        if tokens.iter().any(|token| token.page != page) {
            return None;
        }
        Some(Hit {
            line: self.line(page, *words.first()?)?,
            evidence: Evidence {
                page,
                runs: self.runs(page, &words),
            },
            is_exact: true,
        })
    }

    fn line(&self, page: usize, word: usize) -> Option<usize> {
        self.lines.get(page)?.get(word).copied()
    }

    /// Words as runs that each are on one line.
    fn runs(&self, page: usize, words: &[usize]) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for &word in words {
            match runs.last_mut() {
                // Words that are only signs, such as dashes, may lie between.
                Some(run)
                    if word + 1 >= run.end
                        && word <= run.end + 2
                        && self.line(page, run.start) == self.line(page, word) =>
                {
                    run.end = run.end.max(word + 1);
                }
                _ => runs.push(word..word + 1),
            }
        }
        runs
    }

    /// A value of signs only, such as a tick.
    fn signs(&self, value: &str) -> Vec<Hit> {
        let pages = self.document.pages.iter().enumerate();
        let words = pages.flat_map(|(page, of)| {
            let words = of.words.iter().enumerate();
            words.map(move |(at, word)| (page, at, word.text.as_str()))
        });
        words
            .filter(|(_, _, text)| !value.is_empty() && *text == value)
            .filter_map(|(page, at, _)| {
                Some(Hit {
                    line: self.line(page, at)?,
                    evidence: one(page, at..at + 1),
                    is_exact: true,
                })
            })
            .take(MOST_HITS)
            .collect()
    }

    pub(super) fn number_places(&self, value: f64) -> Vec<Hit> {
        hits(self.numbers.get(&key(value)))
    }

    pub(super) fn date_places(&self, date: NaiveDate) -> Vec<Hit> {
        hits(self.dates.get(&date))
    }

    pub(super) fn currency_places(&self, code: &str) -> Vec<Hit> {
        hits(self.currencies.get(code))
    }

    /// The neighbouring lines that have most of the words of a text, for what is not said in the same words.
    pub(super) fn sentence(&self, value: &str, within: &Range<usize>) -> Option<Hit> {
        let mut wanted: Vec<String> = tokens(value);
        let length = wanted.len();
        wanted.sort();
        wanted.dedup();
        wanted.retain(|token| token.chars().count() > 2 || has_digit(token));
        if wanted.len() < 3 {
            return None;
        }
        let mut by_line: Vec<(usize, usize)> = Vec::new();
        for (number, token) in wanted.iter().enumerate() {
            let lines = self
                .postings
                .get(token)
                .map(Vec::as_slice)
                .unwrap_or_default();
            if lines.len() <= COMMON {
                let inside = lines.iter().filter(|line| within.contains(line));
                by_line.extend(inside.map(|line| (*line, number)));
            }
        }
        by_line.sort_unstable();
        let height = length / 6 + 2;
        let mut best: (usize, usize) = (0, 0);
        for (at, (line, _)) in by_line.iter().enumerate() {
            if at > 0 && by_line.get(at - 1).is_some_and(|before| before.0 == *line) {
                continue;
            }
            let near = by_line
                .iter()
                .skip(at)
                .take_while(|(l, _)| l - line < height);
            let mut numbers: Vec<usize> = near.map(|(_, number)| *number).collect();
            numbers.sort_unstable();
            numbers.dedup();
            if numbers.len() > best.0 {
                best = (numbers.len(), *line);
            }
        }
        let (common, first) = best;
        if (common as f64) < ENOUGH * wanted.len() as f64 {
            return None;
        }
        self.words_of(&wanted, first..first + height)
    }

    /// From the first to the last of some words in each of some lines of one page.
    fn words_of(&self, wanted: &[String], lines: Range<usize>) -> Option<Hit> {
        let (page, first) = self.place(lines.start)?;
        let of_page = self.document.pages.get(page)?;
        let mut runs = Vec::new();
        for line in of_page.lines.iter().skip(first).take(lines.len()) {
            let mut said = line.words().filter(|at| {
                let word = of_page.words.get(*at);
                word.is_some_and(|word| tokens(&word.text).iter().any(|t| wanted.contains(t)))
            });
            if let Some(start) = said.next() {
                runs.push(start..said.next_back().unwrap_or(start) + 1);
            }
        }
        (!runs.is_empty()).then_some(Hit {
            evidence: Evidence { page, runs },
            line: lines.start,
            is_exact: false,
        })
    }

    /// The page of a line, and its number there.
    pub(super) fn place(&self, line: usize) -> Option<(usize, usize)> {
        let mut left = line;
        for (page, of) in self.document.pages.iter().enumerate() {
            if left < of.lines.len() {
                return Some((page, left));
            }
            left -= of.lines.len();
        }
        None
    }
}

fn hits(spans: Option<&Vec<Span>>) -> Vec<Hit> {
    let spans = spans.into_iter().flatten().take(MOST_HITS);
    spans
        .map(|span| Hit {
            evidence: one(span.page, span.words.clone()),
            line: span.line,
            is_exact: span.is_exact,
        })
        .collect()
}

fn one(page: usize, words: Range<usize>) -> Evidence {
    Evidence {
        page,
        runs: vec![words],
    }
}

fn by_place(evidence: &Evidence) -> (usize, Vec<(usize, usize)>) {
    let runs = evidence.runs.iter().map(|run| (run.start, run.end));
    (evidence.page, runs.collect())
}

/// Numbers that are the same to four decimals are the same.
fn key(value: f64) -> i64 {
    (value * 10_000.0).round() as i64
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// Runs of letters and digits, folded.
fn tokens(text: &str) -> Vec<String> {
    let folded = printed::fold(text);
    let tokens = folded.split(|c: char| !c.is_alphanumeric());
    tokens
        .filter(|token| !token.is_empty())
        .map(str::to_owned)
        .collect()
}
