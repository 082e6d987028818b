//! Periods: two dates, of which the first may leave out what the second says.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::{FILLERS, LONGEST, Order, month, numeric, parse, plain};

/// Two dates with what stands between them, each with the words that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::engine::rules) struct Period {
    pub(in crate::engine::rules) start: (NaiveDate, Range<usize>),
    pub(in crate::engine::rules) end: (NaiveDate, Range<usize>),
}

/// What parts the dates of a period, without accents.
const BETWEEN: [&str; 20] = [
    "-", "–", "—", "to", "through", "thru", "until", "till", "and", "bis", "tot", "tm", "au", "al",
    "a", "hasta", "do", "until:", "et", "und",
];

/// Reads a period anywhere in some words; the year and month of its end hold for its start, too.
pub(in crate::engine::rules) fn period(words: &[&str], order: Order) -> Option<Period> {
    (0..words.len()).find_map(|at| {
        let word = words.get(at)?;
        if let Some(found) = in_one_word(word, at, order) {
            return Some(found);
        }
        let plain_word: String = plain(word).chars().filter(|c| *c != '/').collect();
        if !BETWEEN.contains(&plain_word.as_str()) || at == 0 {
            return None;
        }
        let (end, count) = parse(words.get(at + 1..)?, order)?;
        let end_words = at + 1..at + 1 + count;
        let start = (at.saturating_sub(LONGEST)..at).find_map(|from| {
            let before = words.get(from..at)?;
            let whole = parse(before, order).filter(|(_, count)| *count == before.len());
            let date = whole
                .map(|(date, _)| date)
                .or_else(|| partial(before, end))?;
            (date <= end).then_some((date, from..at))
        })?;
        Some(Period {
            start,
            end: (end, end_words),
        })
    })
}

/// `01.03.2025-31.03.2025`, printed without a space.
fn in_one_word(word: &str, at: usize, order: Order) -> Option<Period> {
    let (start, end) = word.split_once(['-', '–', '—'])?;
    let (start, end) = (numeric(start, order)?, numeric(end, order)?);
    (start <= end).then_some(Period {
        start: (start, at..at + 1),
        end: (end, at..at + 1),
    })
}

/// The start of a period whose year, or month and year, are those of its end.
fn partial(words: &[&str], end: NaiveDate) -> Option<NaiveDate> {
    let text = words.join(" ");
    let parts: Vec<String> = plain(&text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !FILLERS.contains(part))
        .map(str::to_owned)
        .collect();
    let day = |part: &str| {
        let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
        (digits.len() <= 2)
            .then(|| digits.parse::<u32>().ok())
            .flatten()
    };
    let in_year = |month: u32, day: u32| {
        let date = NaiveDate::from_ymd_opt(end.year(), month, day)?;
        // A period over the turn of the year.
        if date > end {
            NaiveDate::from_ymd_opt(end.year() - 1, month, day)
        } else {
            Some(date)
        }
    };
    match parts.as_slice() {
        [only] => in_year(end.month(), day(only)?),
        [a, b] => match (month(a), month(b)) {
            (Some(month), None) => in_year(month, day(b)?),
            (None, Some(month)) => in_year(month, day(a)?),
            _ => in_year(day(b).filter(|_| text.contains('.'))?, day(a)?),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_two_dates_of_which_the_first_may_leave_out_what_the_second_says() {
        for (text, start, end) in [
            ("for July 1 - July 31 , 2014", "2014-07-01", "2014-07-31"),
            ("Jul 19 – Aug 19, 2024", "2024-07-19", "2024-08-19"),
            ("del 3 al 21 de febrero de 2025", "2025-02-03", "2025-02-21"),
            ("01.03.2025 - 31.03.2025", "2025-03-01", "2025-03-31"),
            ("01.03. bis 31.03.2025", "2025-03-01", "2025-03-31"),
            ("Dec 20 to Jan 10, 2026", "2025-12-20", "2026-01-10"),
            ("01.03.2025-31.03.2025", "2025-03-01", "2025-03-31"),
        ] {
            let words: Vec<_> = text.split(' ').collect();
            let period = period(&words, Order::DayFirst);
            let dates = period.map(|p| (p.start.0.to_string(), p.end.0.to_string()));
            assert_eq!(dates, Some((start.into(), end.into())), "{text}");
        }
    }
}
