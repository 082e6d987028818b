//! How documents print values, for whoever looks for a value that is known.

use std::ops::Range;

use chrono::NaiveDate;

use super::dates::{self, Order};
use super::lexicon;
use super::numbers::{self, Decimal};
use super::terms::{self, Terms};
use crate::parse::Document;

/// Lower case without accents, ligatures written out.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .flat_map(|c| match c {
            'ﬀ' => vec!['f', 'f'],
            'ﬁ' => vec!['f', 'i'],
            'ﬂ' => vec!['f', 'l'],
            'ﬃ' => vec!['f', 'f', 'i'],
            'ﬄ' => vec!['f', 'f', 'l'],
            c => lexicon::plain(c).collect(),
        })
        .collect()
}

/// What a text may say as a number: 1.204 is two, by the sign that marks the decimals.
pub(crate) fn numbers(text: &str) -> Vec<PrintedNumber> {
    let mut found: Vec<PrintedNumber> = Vec::new();
    for decimal in [Decimal::Point, Decimal::Comma] {
        if let Some(number) = numbers::parse(text, decimal)
            && found.iter().all(|other| other.value != number.value)
        {
            found.push(PrintedNumber {
                value: number.value,
                is_percent: number.is_percent,
            });
        }
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PrintedNumber {
    pub(crate) value: f64,
    pub(crate) is_percent: bool,
}

/// Reads numbers as one document writes them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NumberStyle(Decimal);

impl NumberStyle {
    pub(crate) fn of(document: &Document) -> Self {
        Self(Decimal::of(document))
    }

    pub(crate) fn read(self, text: &str) -> Option<f64> {
        numbers::parse(text, self.0).map(|number| number.value)
    }
}

/// The dates that words may begin with, each with how many words it takes: 3/4/2026 is two.
pub(crate) fn dates(words: &[&str]) -> Vec<(NaiveDate, usize)> {
    let mut found: Vec<(NaiveDate, usize)> = Vec::new();
    for order in [Order::DayFirst, Order::MonthFirst] {
        found.extend(dates::parse(words, order).filter(|date| !found.contains(date)));
    }
    found
}

/// The two dates of a period among some words, each with the words that say it: its year may stand at its end only.
pub(crate) fn period(words: &[&str]) -> Vec<(NaiveDate, Range<usize>)> {
    if !words
        .iter()
        .any(|word| word.contains(|c: char| c.is_ascii_digit()))
    {
        return Vec::new();
    }
    let period = dates::period(words, Order::BySign);
    let both = period.map(|period| [period.start, period.end]);
    both.into_iter().flatten().collect()
}

/// The ISO 4217 code that a word names by itself or by its sign.
pub(crate) fn currency(word: &str) -> Option<&'static str> {
    numbers::currency(word)
}

/// The terms of a label: spellings and languages of one term are the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Label(Terms);

impl Label {
    pub(crate) fn of(text: &str) -> Self {
        Self(Terms::of(text))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn terms(&self) -> impl Iterator<Item = &str> {
        self.0.0.iter().map(String::as_str)
    }

    /// 1 for the same terms, 0 for none in common.
    pub(crate) fn similarity(&self, other: &Self) -> f64 {
        self.0.similarity(&other.0)
    }

    /// How much of this label another text says: 1 for all of it.
    pub(crate) fn share_in(&self, other: &Self) -> f64 {
        let common = (self.0.0).intersection(&other.0.0);
        let common: f64 = common.map(|term| terms::weight(term)).sum();
        let whole = self.0.weight();
        if whole > 0.0 {
            common / whole * self.0.harmony(&other.0)
        } else {
            0.0
        }
    }
}
