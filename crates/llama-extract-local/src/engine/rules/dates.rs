//! Dates as documents print them, to ISO 8601.

use chrono::NaiveDate;

use crate::parse::Document;

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
        match day_first.cmp(&month_first) {
            std::cmp::Ordering::Greater => Self::DayFirst,
            std::cmp::Ordering::Less => Self::MonthFirst,
            std::cmp::Ordering::Equal => Self::BySign,
        }
    }
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "januari", "janvier", "enero"],
    &[
        "february", "feb", "februar", "februari", "février", "febrero",
    ],
    &["march", "mar", "märz", "maart", "mars", "marzo"],
    &["april", "apr", "avril", "abril"],
    &["may", "mai", "mei", "mayo"],
    &["june", "jun", "juni", "juin", "junio"],
    &["july", "jul", "juli", "juillet", "julio"],
    &["august", "aug", "augustus", "août", "agosto"],
    &["september", "sep", "sept", "septembre", "septiembre"],
    &["october", "oct", "okt", "oktober", "octobre", "octubre"],
    &["november", "nov", "novembre", "noviembre"],
    &[
        "december",
        "dec",
        "dez",
        "dezember",
        "décembre",
        "diciembre",
    ],
];

/// Reads a date at the start of some words. Returns it with how many of the words it takes.
pub(super) fn parse(words: &[&str], order: Order) -> Option<(NaiveDate, usize)> {
    let first = words.first()?;
    if let Some(date) = numeric(first, order) {
        return Some((date, 1));
    }
    let joined = |count: usize| Some(words.get(..count)?.join(" "));
    // A weekday in front belongs to the date.
    if is_weekday(first)
        && let Some((date, count)) = parse(words.get(1..)?, order)
    {
        return Some((date, count + 1));
    }
    (1..=4)
        .rev()
        .find_map(|count| Some((named(&joined(count)?)?, count)))
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.']).to_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .any(|day| word.starts_with(day))
        && (word.len() <= 3 || word.ends_with("day"))
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

/// `March 4, 2026`, `4 March 2026`, `04-Mar-26`, `4th of March 2026`.
fn named(text: &str) -> Option<NaiveDate> {
    let mut day = None;
    let mut month = None;
    let mut year = None;
    let lower = text.to_lowercase();
    let parts = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && *part != "of");
    for part in parts {
        let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = part.get(digits.len()..).unwrap_or_default();
        if digits.is_empty() {
            let index = MONTHS.iter().position(|names| names.contains(&part))?;
            if month.replace(index as u32 + 1).is_some() {
                return None;
            }
        } else if !matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er") {
            return None;
        } else if digits.len() <= 2 && day.is_none() {
            day = Some(digits.parse::<u32>().ok()?);
        } else if matches!(digits.len(), 2 | 4) && year.is_none() {
            year = Some(century(digits.parse().ok()?, digits.len()));
        } else {
            return None;
        }
    }
    NaiveDate::from_ymd_opt(year?, month?, day?)
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
