//! Days without a year, as statements and logs print them in their rows: the document says the year elsewhere.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{FILLERS, Order, among, month, parse, plain};
use crate::engine::rules::spans;
use crate::parse::Document;

/// Dates that are looked at for the year; more say the same.
const MOST: usize = 1000;

/// What the whole dates of a document say of its year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::engine::rules) struct Years {
    /// That of most dates, and the last of these dates.
    usual: Option<(i32, NaiveDate)>,
    /// Whether some are of the year before it.
    has_earlier: bool,
}

impl Years {
    pub(in crate::engine::rules) fn of(document: &Document, order: Order) -> Self {
        let mut years: BTreeMap<i32, (usize, NaiveDate)> = BTreeMap::new();
        let mut seen = 0;
        let pages = document.pages.iter();
        'all: for (page, line) in pages.flat_map(|page| page.lines.iter().map(move |l| (page, l))) {
            let words = spans::texts(page, line.words());
            for at in among(&words, order) {
                let date = words.get(at).and_then(|words| parse(words, order));
                let Some((date, _)) = date else { continue };
                let year = years.entry(date.year()).or_insert((0, date));
                *year = (year.0 + 1, year.1.max(date));
                seen += 1;
                if seen == MOST {
                    break 'all;
                }
            }
        }
        let usual = years
            .iter()
            .max_by_key(|(_, (count, _))| *count)
            .map(|(year, (_, last))| (*year, *last));
        Self {
            usual,
            has_earlier: usual.is_some_and(|(year, _)| years.contains_key(&(year - 1))),
        }
    }

    /// The date of a day of this document.
    fn date(self, month: u32, day: u32) -> Option<NaiveDate> {
        let (year, last) = self.usual?;
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        // In a statement over the turn of the year, December is of the year before.
        if self.has_earlier && date > last {
            return NaiveDate::from_ymd_opt(year - 1, month, day);
        }
        Some(date)
    }
}

/// Reads words that are a day and a month and nothing else: `1 May`, `Sept. 30`, `03.11.`, `05/14`.
pub(in crate::engine::rules) fn yearless(
    words: &[&str],
    order: Order,
    years: Years,
) -> Option<NaiveDate> {
    let text = words.join(" ");
    let text = plain(&text);
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !FILLERS.contains(part))
        .collect();
    let &[first, second] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str| {
        let digits = part.trim_end_matches(char::is_alphabetic);
        let suffix = part.get(digits.len()..).unwrap_or_default();
        let fits = matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "o");
        (fits && matches!(digits.len(), 1 | 2))
            .then(|| digits.parse::<u32>().ok())
            .flatten()
    };
    match (number(first), number(second)) {
        (Some(day), None) => years.date(month(second)?, day),
        (None, Some(day)) => years.date(month(first)?, day),
        (Some(a), Some(b)) => {
            // `12.5` is a number, and so is `1-2`.
            let dots = text.trim().matches('.').count();
            let is_written_so = text.contains('/') || dots == 2;
            let day_first = match order {
                _ if a > 12 => true,
                _ if b > 12 => false,
                Order::DayFirst => true,
                Order::MonthFirst => false,
                Order::BySign => dots == 2,
            };
            let (day, month) = if day_first { (a, b) } else { (b, a) };
            is_written_so.then(|| years.date(month, day)).flatten()
        }
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Order, years: Years) -> Option<String> {
        let words: Vec<_> = text.split(' ').collect();
        yearless(&words, order, years).map(|date| date.to_string())
    }

    fn years(last: (i32, u32, u32), has_earlier: bool) -> Years {
        let last = NaiveDate::from_ymd_opt(last.0, last.1, last.2);
        Years {
            usual: last.map(|last| (last.year(), last)),
            has_earlier,
        }
    }

    #[test]
    fn the_year_is_that_of_the_document() {
        let years = years((2025, 5, 31), false);
        for text in [
            "1 May",
            "May 1st",
            "01.05.",
            "1/5",
            "1er mai",
            "1 maja",
            "1 de mayo",
        ] {
            assert_eq!(
                read(text, Order::DayFirst, years).as_deref(),
                Some("2025-05-01"),
                "{text}"
            );
        }
        assert_eq!(
            read("05/14", Order::BySign, years).as_deref(),
            Some("2025-05-14")
        );
        assert_eq!(read("1 May", Order::DayFirst, Years::default()), None);
    }

    #[test]
    fn over_the_turn_of_the_year_december_is_of_the_one_before() {
        let years = years((2026, 1, 15), true);
        assert_eq!(
            read("28 Dec", Order::DayFirst, years).as_deref(),
            Some("2025-12-28")
        );
        assert_eq!(
            read("3 Jan", Order::DayFirst, years).as_deref(),
            Some("2026-01-03")
        );
    }

    #[test]
    fn numbers_are_no_days() {
        let years = years((2025, 5, 31), false);
        for text in ["12.5", "3-4", "May", "12", "31/31", "1 May 2025", "A 1"] {
            assert_eq!(read(text, Order::DayFirst, years), None, "{text}");
        }
    }
}
