//! Dates as documents print them, to ISO 8601.

mod names;
mod periods;
mod yearless;

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use super::lexicon;
use crate::parse::Document;
use names::{FILLERS, Name, month, name_of};
pub(super) use periods::{Period, period};
pub(super) use yearless::{Years, yearless};

/// Which of two small numbers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// No date of the document tells; signs decide: 1/2/2026 is American, 1.2.2026 is not.
    BySign,
}

impl Order {
    /// Decided by the dates of the document in which one number is over twelve.
    pub(super) fn of(document: &Document) -> Self {
        let (mut day_first, mut month_first) = (0_usize, 0_usize);
        for word in document.pages.iter().flat_map(|page| &page.words) {
            if let Some((a, b, _, _)) = three_numbers(&word.text) {
                day_first += usize::from(a > 12 && b <= 12);
                month_first += usize::from(b > 12 && a <= 12);
            }
        }
        if day_first == month_first && writes_day_first(document) {
            return Self::DayFirst;
        }
        match day_first.cmp(&month_first) {
            std::cmp::Ordering::Greater => Self::DayFirst,
            std::cmp::Ordering::Less => Self::MonthFirst,
            std::cmp::Ordering::Equal => Self::BySign,
        }
    }
}

/// Whether the words of a document are of a country that puts the day first: of any but English, or of British money and taxes.
fn writes_day_first(document: &Document) -> bool {
    let (mut english, mut other) = (0_usize, 0_usize);
    // America has neither pounds nor value added tax, and is the only one to put the month first.
    let (mut british, mut american) = (false, false);
    let words = document.pages.iter().flat_map(|page| &page.words);
    for word in words.take(5000) {
        match &*plain(trim(&word.text)) {
            "the" | "and" | "of" | "is" | "for" | "this" | "with" | "by" | "on" | "you"
            | "your" => english += 1,
            "der" | "die" | "und" | "fur" | "von" | "het" | "een" | "van" | "voor" | "le"
            | "les" | "du" | "et" | "pour" | "el" | "los" | "por" | "su" | "con" | "y" | "nr"
            | "iva" | "mwst" | "btw" | "tva" | "oraz" | "dla" | "ust" | "fecha" | "datum" => {
                other += 1
            }
            "gbp" | "vat" => british = true,
            "usd" => american = true,
            _ => {
                british |= word.text.contains('£');
                american |= word.text.contains('$');
            }
        }
    }
    other > english || british && !american
}

/// More words than a date has.
const LONGEST: usize = 7;

fn plain(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        return text.chars().flat_map(lexicon::plain).collect();
    }
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return text.to_ascii_lowercase().into();
    }
    text.into()
}

/// Reads a date at the start of some words. Returns it with how many of the words it takes.
pub(super) fn parse(words: &[&str], order: Order) -> Option<(NaiveDate, usize)> {
    let first = words.first()?;
    // Most words are of no date, and a date has digits; a weekday may stand before it.
    let reach = words.iter().take(LONGEST + 1);
    if !reach.into_iter().any(|word| has_digit(word)) {
        return None;
    }
    if let Some(date) = numeric(first, order) {
        return Some((date, 1));
    }
    if !first.contains(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let name = name_of(&plain(trim(first)));
    let starts = has_digit(first) || name.is_some() || FILLERS.contains(&&*plain(first));
    if !starts {
        return None;
    }
    // A weekday in front belongs to the date.
    if name == Some(Name::Weekday)
        && let Some((date, count)) = parse(words.get(1..)?, order)
    {
        return Some((date, count + 1));
    }
    let words = words.get(..LONGEST).unwrap_or(words);
    let (named, spaced) = (named(words), spaced(words, order));
    // The longest one; of two of one length, the one with a name.
    match (named, spaced) {
        (Some(named), Some(spaced)) if spaced.1 > named.1 => Some(spaced),
        (named, spaced) => named.or(spaced),
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn trim(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word is the name of a month and is long enough to be nothing else.
pub(super) fn is_month(word: &str) -> bool {
    let word = plain(trim(word));
    word.len() >= 3 && month(&word).is_some()
}

/// What a date ends with is its year, or in America its day; no sign or filler that stands alone.
fn is_end(word: &str) -> bool {
    has_digit(word) || month(&plain(trim(word))).is_some()
}

/// `14 / 02 / 2025` and `05. 03. 2018`: a numeric date in several words, as many as can be.
fn spaced(words: &[&str], order: Order) -> Option<(NaiveDate, usize)> {
    let is_part = |word: &&&str| {
        word.len() <= 5
            && word
                .bytes()
                .all(|c| c.is_ascii_digit() || b"/.-".contains(&c))
    };
    let most = words.iter().take_while(is_part).count();
    (2..=most).rev().find_map(|count| {
        let words = words.get(..count)?;
        let date = is_end(words.last()?).then(|| numeric(&words.concat(), order))?;
        Some((date?, count))
    })
}

/// `a/b/c` with its sign, a four-digit year first put last.
fn three_numbers(text: &str) -> Option<(u32, u32, i32, char)> {
    let text = text.trim_matches(|c: char| !c.is_ascii_digit());
    let sign = text.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = text.split(sign);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let small = |part: &str| {
        (part.len() <= 2)
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    if parts.next().is_some() || !matches!(c.len(), 2 | 4) {
        return None;
    }
    let year: i32 = c.parse().ok()?;
    Some((small(a)?, small(b)?, century(year, c.len()), sign))
}

fn century(year: i32, digits: usize) -> i32 {
    match (digits, year) {
        (2, 0..70) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    }
}

fn numeric(text: &str, order: Order) -> Option<NaiveDate> {
    let inner = text.trim_matches(|c: char| !c.is_ascii_digit());
    // ISO, with or without a time behind it.
    let day = inner.get(..10).unwrap_or(inner);
    let iso = inner.len() == 10 || inner.get(10..11).is_some_and(|c| c == "T");
    if iso {
        for format in ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"] {
            if let Ok(date) = NaiveDate::parse_from_str(day, format) {
                return Some(date);
            }
        }
    }
    let (a, b, year, sign) = three_numbers(text)?;
    let day_first = match order {
        _ if a > 12 => true,
        _ if b > 12 => false,
        Order::DayFirst => true,
        Order::MonthFirst => false,
        Order::BySign => sign != '/',
    };
    let (day, month) = if day_first { (a, b) } else { (b, a) };
    NaiveDate::from_ymd_opt(year, month, day)
}

/// `March 4, 2026`, `4 March 2026`, `04-Mar-26`, `4th of March 2026`, in as many words as can be.
fn named(words: &[&str]) -> Option<(NaiveDate, usize)> {
    let mut parts = Parts::default();
    let mut longest = None;
    for (index, word) in words.iter().enumerate() {
        let lower = plain(word);
        let of_word = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty() && !FILLERS.contains(part));
        for part in of_word {
            // What cannot be in a date cannot be in a longer one.
            if parts.take(part).is_none() {
                return longest;
            }
        }
        if let Some(date) = parts.date().filter(|_| is_end(word)) {
            longest = Some((date, index + 1));
        }
    }
    longest
}

/// Parts of a date that have been read.
#[derive(Default)]
struct Parts {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
}

impl Parts {
    /// None for what is in no date, or is there already.
    fn take(&mut self, part: &str) -> Option<()> {
        let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = part.get(digits.len()..).unwrap_or_default();
        if digits.is_empty() {
            if self.month.replace(month(part)?).is_some() {
                return None;
            }
        } else if !matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "o") {
            return None;
        } else if digits.len() <= 2 && self.day.is_none() {
            self.day = Some(digits.parse::<u32>().ok()?);
        } else if matches!(digits.len(), 2 | 4) && self.year.is_none() {
            self.year = Some(century(digits.parse().ok()?, digits.len()));
        } else {
            return None;
        }
        Some(())
    }

    fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)
    }
}

/// Where the words say dates.
pub(super) fn among(words: &[&str], order: Order) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(rest) = words.get(start..).filter(|rest| !rest.is_empty()) {
        match parse(rest, order) {
            Some((_, count)) => {
                found.push(start..start + count);
                start += count.max(1);
            }
            None => start += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Order) -> Option<(String, usize)> {
        let words: Vec<_> = text.split(' ').collect();
        parse(&words, order).map(|(date, count)| (date.to_string(), count))
    }

    #[test]
    fn dates_with_month_names_are_read() {
        for (text, count) in [
            ("March 4, 2026", 3),
            ("4 March 2026", 3),
            ("04-Mar-26", 1),
            ("Mar. 4th, 2026 and", 3),
            ("4th of March 2026", 4),
            ("Wed, March 4, 2026", 4),
            ("4. März 2026", 3),
            ("2026-03-04", 1),
            ("2026-03-04T10:00:00Z", 1),
            ("(2026/03/04)", 1),
            ("4 marca 2026 r.", 3),
            ("le 4 mars 2026", 4),
            ("4 de marzo de 2026", 5),
            ("March 4 , 2026", 4),
            ("4. 3. 2026", 3),
            ("mercredi 4 mars 2026", 4),
        ] {
            assert_eq!(
                read(text, Order::BySign),
                Some(("2026-03-04".into(), count)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_order_of_the_document_decides_between_day_and_month() {
        let day_first = |order| read("03/04/2026", order).map(|(date, _)| date);
        assert_eq!(day_first(Order::DayFirst).as_deref(), Some("2026-04-03"));
        assert_eq!(day_first(Order::MonthFirst).as_deref(), Some("2026-03-04"));
        assert_eq!(
            read("3.4.2026", Order::BySign).map(|(d, _)| d).as_deref(),
            Some("2026-04-03")
        );
        assert_eq!(
            read("13/04/2026", Order::MonthFirst)
                .map(|(d, _)| d)
                .as_deref(),
            Some("2026-04-13")
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "March",
            "March 2026",
            "31/02/2026",
            "1.2.3",
            "12-34",
            "SKU-8847",
            "February 30, 2026",
        ] {
            assert_eq!(read(text, Order::BySign), None, "{text}");
        }
    }
}
