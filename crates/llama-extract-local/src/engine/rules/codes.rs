//! Values that their form gives away: addresses on the net, phone and account numbers, times, ids.

use super::dates::{self, Order};
use super::terms::{Terms, is_empty_word};
use super::values::{self, Reading};

/// Two letters of a country and eight to twelve signs, most of them digits: a VAT id.
pub(super) fn vat_id(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let (country, rest) = word.split_at_checked(2)?;
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let fits = country.chars().all(|c| c.is_ascii_uppercase())
        && (8..=12).contains(&rest.len())
        && digits >= 7
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    fits.then(|| word.to_owned())
}

/// A VAT id in groups, as printed: `GB 123 4567 89`, `DE 811 402 965`.
pub(super) fn grouped_vat_id(words: &[&str]) -> Option<Reading> {
    let country = |word: &str| word.len() == 2 && word.bytes().all(|c| c.is_ascii_uppercase());
    let group = |word: &str| {
        let bare = word.trim_end_matches([',', ';', '.', ')']);
        (2..=9).contains(&bare.len())
            && bare
                .bytes()
                .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
            && bare.contains(|c: char| c.is_ascii_digit())
    };
    (0..words.len()).find_map(|start| {
        let head = words.get(start)?.trim_start_matches('(');
        if !country(head) {
            return None;
        }
        let mut end = start + 1;
        while words.get(end).is_some_and(|word| group(word)) && end < start + 6 {
            end += 1;
            if words
                .get(end - 1)
                .is_some_and(|word| word.ends_with([',', ';', '.', ')']))
            {
                break;
            }
        }
        let text = words.get(start..end)?.join(" ");
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let text = text.trim_matches(['(', ')', ',', ';', '.']).to_owned();
        (7..=12)
            .contains(&digits)
            .then(|| Reading::new(text.into(), start..end, 1.0))
    })
}

pub(super) fn first_word(
    words: &[&str],
    value: impl Fn(&str) -> Option<String>,
) -> Option<Reading> {
    let (start, value) = words
        .iter()
        .enumerate()
        .find_map(|(i, word)| Some((i, value(word)?)))?;
    let fit = if words.len() == 1 { 1.0 } else { 0.85 };
    Some(Reading::new(value.into(), start..start + 1, fit))
}

pub(super) fn email(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (user, host) = word.split_once('@')?;
    let fits = |part: &str| !part.is_empty() && !part.contains(['@', ',', ';', '(', ')']);
    let (name, top) = host.rsplit_once('.')?;
    (fits(user) && fits(name) && top.len() >= 2 && top.chars().all(char::is_alphabetic))
        .then(|| word.to_owned())
}

pub(super) fn website(word: &str) -> Option<String> {
    let word = word
        .trim_matches(['(', ')', ',', ';', '<', '>'])
        .trim_end_matches('.');
    let lower = word.to_lowercase();
    let starts = ["http://", "https://", "www."]
        .iter()
        .any(|start| lower.starts_with(start));
    (starts && lower.contains('.')).then(|| word.to_owned())
}

/// A run of words made of digits and the marks between them, 7 to 15 digits in all.
pub(super) fn phone(words: &[&str]) -> Option<Reading> {
    let part = |word: &&str| {
        let marks = |c: char| c.is_ascii_digit() || "+()-–./".contains(c);
        word.chars().all(marks)
    };
    let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let mut from = 0;
    // A house number or postal code before it is none, but does not keep the next from being one.
    loop {
        let rest = words.get(from..)?;
        let start = from + rest.iter().position(|w| part(w) && has_digit(w))?;
        let rest = words.get(start..)?;
        let run = rest.iter().take_while(|word| part(word)).count();
        let last = words.get(start..start + run)?.iter().rposition(has_digit)?;
        let count = last + 1;
        from = start + run;
        let number = words.get(start..start + count)?;
        let text = number.join(" ");
        let digits = text.chars().filter(char::is_ascii_digit).count();
        // A date has digits enough, too, and so have two years.
        let is_date = dates::parse(number, Order::BySign).is_some() || are_years(&text);
        if (7..=15).contains(&digits) && !is_date {
            let fit = if count == words.len() { 1.0 } else { 0.85 };
            return Some(Reading::new(text.into(), start..start + count, fit));
        }
    }
}

/// `(2016 – 2020)`, `06/2016 - 02/2020`: two years, with their months or without.
fn are_years(text: &str) -> bool {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let (years, others): (Vec<&str>, Vec<&str>) =
        parts.into_iter().partition(|part| part.len() == 4);
    let is_year = |year: &&str| year.starts_with("19") || year.starts_with("20");
    years.len() == 2
        && years.iter().all(is_year)
        && others.iter().all(|part| part.len() <= 2)
        && !text.contains('+')
}

/// Two letters, two check digits and eleven or more signs, in groups or not.
pub(super) fn iban(words: &[&str]) -> Option<Reading> {
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_ascii_alphanumeric())
            .to_owned()
    };
    (0..words.len()).find_map(|start| {
        let first = bare(words.get(start)?);
        let head: Vec<char> = first.chars().take(4).collect();
        let fits_head = matches!(head.as_slice(), [a, b, c, d]
            if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_digit() && d.is_ascii_digit());
        if !fits_head {
            return None;
        }
        let mut length = first.len();
        let mut end = start + 1;
        while length < 34
            && words.get(end - 1).is_some_and(|word| !word.ends_with([',', ';', '.']))
            && let Some(group) = words.get(end).map(|word| bare(word))
        {
            let fits = (1..=4).contains(&group.len())
                && (end == start + 1 || group.contains(|c: char| c.is_ascii_digit()))
                && group.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
            if !fits {
                break;
            }
            length += group.len();
            end += 1;
        }
        let text = words.get(start..end)?.join(" ");
        let text = text.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned();
        (15..=34).contains(&length).then(|| Reading::new(text.into(), start..end, 1.0))
    })
}

/// Four letters of a bank, two of its country, two or five more.
pub(super) fn bic(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let (bank, place) = word.split_at_checked(6)?;
    let fits = matches!(word.len(), 8 | 11)
        && bank.chars().all(|c| c.is_ascii_uppercase())
        && place
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    fits.then(|| word.to_owned())
}

/// A time of day as printed: `13:42`, `1:01 p.m.`, `9h30`, `14.30 Uhr`.
pub(super) fn time(words: &[&str]) -> Option<Reading> {
    let half = |word: &str| {
        let bare: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        matches!(
            bare.to_lowercase().as_str(),
            "am" | "pm" | "uhr" | "uur" | "h"
        )
    };
    (0..words.len()).find_map(|start| {
        let word = words.get(start)?.trim_matches(['(', ')', ',', ';']);
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        let (hours, minutes) = digits.split_once([':', '.', 'h'])?;
        let minutes = minutes.split(':').next().unwrap_or_default();
        let small = |text: &str, most: u32| {
            let number = text.parse::<u32>().ok();
            (1..=2).contains(&text.len()) && number.is_some_and(|number| number <= most)
        };
        let next_is_half = words.get(start + 1).is_some_and(|next| half(next));
        let is_time = small(hours, 24) && minutes.len() == 2 && small(minutes, 59);
        // A dot parts the hours of a time only when the next word says so.
        if !is_time || digits.contains('.') && !next_is_half {
            return None;
        }
        let end = if next_is_half { start + 2 } else { start + 1 };
        let text = words.get(start..end)?.join(" ");
        let text = text.trim_end_matches([',', ';']).trim_start_matches('(');
        let text = if next_is_half || text.contains(char::is_alphabetic) {
            text
        } else {
            text.trim_end_matches('.')
        };
        let fit = if end - start == words.len() {
            1.0
        } else {
            0.85
        };
        Some(Reading::new(text.into(), start..end, fit))
    })
}

/// An id as printed: from its start to a remark, a sign or a word that is none of it.
pub(super) fn id(words: &[&str]) -> Option<Reading> {
    let has_digit = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let is_sign = |word: &str| !word.contains(char::is_alphanumeric);
    let is_number_word = |word: &str| {
        let terms = Terms::of(word);
        !has_digit(word) && terms.0.len() == 1 && terms.has("number")
    };
    let start = words
        .iter()
        .position(|word| !is_sign(word) && !is_number_word(word))?;
    // "bankowy nr 3/2025": behind a word for number the id begins.
    let marked = words
        .iter()
        .skip(start)
        .take(3)
        .position(|word| is_number_word(word) && !word.ends_with(char::is_uppercase));
    let start = match marked {
        Some(at)
            if words.get(start..start + at).is_some_and(|before| {
                before
                    .iter()
                    .all(|word| !has_digit(word) && !word.ends_with(','))
            }) && words
                .get(start + at + 1)
                .is_some_and(|word| has_digit(word)) =>
        {
            start + at + 1
        }
        _ => start,
    };
    let mut end = start;
    let mut any_digit = false;
    for word in words.get(start..)? {
        let is_word = word.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && word.starts_with(char::is_lowercase)
            && !has_digit(word);
        let ends_before = word.starts_with(['(', '[']) && end > start
            || matches!(*word, "·" | "|" | "•" | "–" | "—" | ",");
        // "A-17/2025 z 3 maja": what joins an id with its date is none of it.
        let joins = word.starts_with(char::is_lowercase) && is_empty_word(word);
        if ends_before || any_digit && (is_word || joins) || any_digit && word.ends_with(':') {
            break;
        }
        any_digit |= has_digit(word);
        end += 1;
        if word.ends_with([',', ';']) {
            break;
        }
    }
    let text = words.get(start..end)?.join(" ");
    let value = text
        .trim_matches([':', ' ', '|', '"'])
        .trim_end_matches([',', ';']);
    // A full stop ends a sentence, not an id.
    let value = if end < words.len() {
        value
    } else {
        value.trim_end_matches('.')
    };
    if values::says_nothing(value)
        || text.ends_with(':')
        || value.chars().all(|c| !c.is_alphanumeric())
    {
        return None;
    }
    let slice = words.get(start..end)?;
    let is_date = dates::parse(slice, Order::BySign).is_some_and(|(_, count)| count == slice.len());
    let is_amount = value.contains(['%', '€', '$', '£'])
        || value.contains(',') && !value.contains(char::is_alphabetic);
    let fit = match end - start {
        _ if !any_digit => 0.45,
        _ if is_date || is_amount => 0.3,
        // An account number is in many groups of digits.
        count if count > 6 && slice.iter().any(|word| word.contains(char::is_alphabetic)) => 0.6,
        _ => 1.0,
    };
    let value = balanced(value.to_owned());
    Some(Reading::new(value.into(), start..end, fit))
}

/// The last four digits of a number of which no more is asked.
pub(super) fn last_digits(words: &[&str]) -> Option<Reading> {
    let digits = |word: &str| -> Vec<char> { word.chars().filter(char::is_ascii_digit).collect() };
    let at = (0..words.len()).rev().find(|&at| {
        let word = words.get(at).copied().unwrap_or_default();
        // A date or an amount is no number of a card or an account.
        digits(word).len() >= 4
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "*•·.-#()…".contains(c))
            && !word
                .trim_end_matches('.')
                .contains(|c: char| c == '.' && !word.starts_with('.'))
            && dates::parse(&[word], Order::BySign).is_none()
    })?;
    let all = digits(words.get(at)?);
    let last: String = all.get(all.len().checked_sub(4)?..)?.iter().collect();
    let fit = if words.len() <= 4 { 1.0 } else { 0.85 };
    Some(Reading::new(last.into(), at..at + 1, fit))
}

/// A text without a bracket at an end whose other half is not in it.
pub(super) fn balanced(value: String) -> String {
    let count = |sign: char| value.matches(sign).count();
    if value.ends_with(')') && count(')') > count('(') {
        return value.trim_end_matches(')').trim_end().to_owned();
    }
    if value.starts_with('(') && count('(') > count(')') {
        return value.trim_start_matches('(').trim_start().to_owned();
    }
    value
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn read(reader: fn(&[&str]) -> Option<Reading>, text: &str) -> Option<String> {
        let words: Vec<_> = text.split(' ').collect();
        reader(&words).map(|reading| reading.value.as_str().unwrap().to_owned())
    }

    #[test]
    fn an_iban_is_read_with_its_groups() {
        let iban = |text| read(iban, text);
        assert_eq!(
            iban("on DE89 3704 0044 0532 0130 00, please").as_deref(),
            Some("DE89 3704 0044 0532 0130 00")
        );
        assert_eq!(
            iban("NL50INGB0683251309").as_deref(),
            Some("NL50INGB0683251309")
        );
        assert_eq!(iban("DE89 3704"), None);
    }

    #[test]
    fn a_time_is_kept_as_printed() {
        for (text, time_of_day) in [
            ("at 1:01 p.m. sharp", "1:01 p.m."),
            ("13:42", "13:42"),
            ("9h30,", "9h30"),
        ] {
            assert_eq!(read(time, text).as_deref(), Some(time_of_day));
        }
        assert_eq!(read(time, "10.50"), None);
    }

    #[test]
    fn an_id_ends_where_something_else_begins() {
        for (text, found) in [
            ("4000001123452 (GLN)", "4000001123452"),
            ("K 20917", "K 20917"),
            ("nr 3/2025", "3/2025"),
            ("DX-4, serial number 7", "DX-4"),
            ("42 of 2020", "42"),
        ] {
            assert_eq!(read(id, text).as_deref(), Some(found));
        }
    }
}
