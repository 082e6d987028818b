//! Dates as documents print them, to ISO 8601.

mod periods;
mod yearless;

use std::ops::Range;

use chrono::NaiveDate;

use super::lexicon;
use crate::parse::Document;
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

/// Whether the words of a document are of a country that puts the day first: of any but English, or of British money.
fn writes_day_first(document: &Document) -> bool {
    let (mut english, mut other) = (0_usize, 0_usize);
    let words = document.pages.iter().flat_map(|page| &page.words);
    for word in words.take(5000) {
        match plain(trim(&word.text)).as_str() {
            "the" | "and" | "of" | "is" | "for" | "this" | "with" | "by" | "on" | "you"
            | "your" => english += 1,
            "der" | "die" | "und" | "fur" | "von" | "het" | "een" | "van" | "voor" | "le"
            | "les" | "du" | "et" | "pour" | "el" | "los" | "por" | "su" | "con" | "y" | "nr"
            | "iva" | "mwst" | "btw" | "tva" | "oraz" | "dla" | "ust" | "fecha" | "datum" => {
                other += 1
            }
            _ if word.text.contains('£') => other += 2,
            _ => {}
        }
    }
    other > english
}

/// Month names without accents, in the six languages and in the cases that dates put them.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jaenner", "januari", "janvier", "janv", "enero", "ene",
        "styczen", "stycznia", "sty",
    ],
    &[
        "february", "feb", "februar", "februari", "fevrier", "fevr", "fev", "febrero", "luty",
        "lutego", "lut",
    ],
    &[
        "march", "mar", "marz", "maerz", "mrz", "maart", "mrt", "mars", "marzo", "marzec", "marca",
    ],
    &[
        "april", "apr", "avril", "avr", "abril", "abr", "kwiecien", "kwietnia", "kwi",
    ],
    &["may", "mai", "mei", "mayo", "maj", "maja"],
    &[
        "june", "jun", "juni", "juin", "junio", "czerwiec", "czerwca", "cze",
    ],
    &[
        "july", "jul", "juli", "juillet", "juil", "julio", "lipiec", "lipca", "lip",
    ],
    &[
        "august", "aug", "augustus", "aout", "agosto", "ago", "sierpien", "sierpnia", "sie",
    ],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "wrzesien",
        "wrzesnia",
        "wrz",
    ],
    &[
        "october",
        "oct",
        "okt",
        "oktober",
        "octobre",
        "octubre",
        "pazdziernik",
        "pazdziernika",
        "paz",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "listopad",
        "listopada",
        "lis",
    ],
    &[
        "december",
        "dec",
        "dez",
        "dezember",
        "decembre",
        "diciembre",
        "dic",
        "grudzien",
        "grudnia",
        "gru",
    ],
];

/// Weekdays without accents, as they stand in front of dates.
const WEEKDAYS: [&[&str]; 7] = [
    &[
        "monday",
        "mon",
        "montag",
        "mo",
        "maandag",
        "lundi",
        "lunes",
        "poniedzialek",
    ],
    &[
        "tuesday", "tue", "tues", "dienstag", "di", "dinsdag", "mardi", "martes", "wtorek",
    ],
    &[
        "wednesday",
        "wed",
        "mittwoch",
        "mi",
        "woensdag",
        "mercredi",
        "miercoles",
        "sroda",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "donnerstag",
        "donderdag",
        "jeudi",
        "jueves",
        "czwartek",
    ],
    &[
        "friday", "fri", "freitag", "vrijdag", "vendredi", "viernes", "piatek",
    ],
    &[
        "saturday",
        "sat",
        "samstag",
        "sonnabend",
        "zaterdag",
        "samedi",
        "sabado",
        "sobota",
    ],
    &[
        "sunday",
        "sun",
        "sonntag",
        "zondag",
        "dimanche",
        "domingo",
        "niedziela",
    ],
];

/// What stands between the parts of a date: `3 de mayo de 2025`, `this 4th day of March, 2026`.
const FILLERS: [&str; 10] = [
    "of", "de", "del", "day", "the", "den", "le", "el", "r", "dnia",
];

/// More words than a date has.
const LONGEST: usize = 7;

fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(lexicon::plain).collect()
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
    let starts = has_digit(first)
        || is_weekday(first)
        || month(&plain(trim(first))).is_some()
        || FILLERS.contains(&plain(first).as_str());
    if !starts {
        return None;
    }
    // A weekday in front belongs to the date.
    if is_weekday(first)
        && let Some((date, count)) = parse(words.get(1..)?, order)
    {
        return Some((date, count + 1));
    }
    let most = words.len().min(LONGEST);
    (1..=most).rev().find_map(|count| {
        let words = words.get(..count)?;
        // What a date ends with is its year, or in America its day; no sign or filler that stands alone.
        let last = words.last()?;
        let ends = has_digit(last) || month(&plain(trim(last))).is_some();
        let date = named(&words.join(" ")).or_else(|| spaced(words, order));
        Some((date.filter(|_| ends)?, count))
    })
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn trim(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_weekday(word: &str) -> bool {
    let word = plain(trim(word));
    WEEKDAYS.iter().any(|names| names.contains(&word.as_str()))
}

fn month(plain: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|names| names.contains(&plain))?;
    u32::try_from(index + 1).ok()
}

/// Whether a word is the name of a month and is long enough to be nothing else.
pub(super) fn is_month(word: &str) -> bool {
    let word = plain(trim(word));
    word.len() >= 3 && month(&word).is_some()
}

/// `14 / 02 / 2025` and `05. 03. 2018`: a numeric date in several words.
fn spaced(words: &[&str], order: Order) -> Option<NaiveDate> {
    let is_part = |word: &&str| {
        word.len() <= 5
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || "/.-".contains(c))
    };
    if words.len() < 2 || !words.iter().all(is_part) {
        return None;
    }
    numeric(&words.concat(), order)
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
    let mut named = None;
    let mut year = None;
    let lower = plain(text);
    let parts = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !FILLERS.contains(part));
    for part in parts {
        let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = part.get(digits.len()..).unwrap_or_default();
        if digits.is_empty() {
            if named.replace(month(part)?).is_some() {
                return None;
            }
        } else if !matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "o") {
            return None;
        } else if digits.len() <= 2 && day.is_none() {
            day = Some(digits.parse::<u32>().ok()?);
        } else if matches!(digits.len(), 2 | 4) && year.is_none() {
            year = Some(century(digits.parse().ok()?, digits.len()));
        } else {
            return None;
        }
    }
    NaiveDate::from_ymd_opt(year?, named?, day?)
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
