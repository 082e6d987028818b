//! Numbers as documents print them.

use crate::parse::Document;

/// Which sign marks decimals in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decimal {
    Point,
    Comma,
}

impl Decimal {
    /// Decided by the amounts of the document that leave no doubt.
    pub(super) fn of(document: &Document) -> Self {
        let (mut points, mut commas) = (0_usize, 0_usize);
        for word in document.pages.iter().flat_map(|page| &page.words) {
            match clear_sign(&word.text) {
                Some(Self::Point) => points += 1,
                Some(Self::Comma) => commas += 1,
                None => {}
            }
        }
        if commas > points {
            Self::Comma
        } else {
            Self::Point
        }
    }
}

/// The decimal sign of a word that ends in a sign and two digits, or has both signs.
fn clear_sign(text: &str) -> Option<Decimal> {
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    let at = digits.rfind(['.', ','])?;
    let (head, tail) = digits.split_at(at);
    let plain = |s: &str| {
        s.chars()
            .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
    };
    let sign = if tail.starts_with(',') {
        Decimal::Comma
    } else {
        Decimal::Point
    };
    let other = if tail.starts_with(',') { '.' } else { ',' };
    let same = if tail.starts_with(',') { ',' } else { '.' };
    let clear = plain(digits) && !head.contains(same) && (tail.len() == 3 || head.contains(other));
    clear.then_some(sign)
}

/// A number with what it was marked by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) has_currency: bool,
    pub(super) is_percent: bool,
}

const CURRENCIES: [&str; 24] = [
    "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "CNY", "INR", "SEK", "NOK", "DKK",
    "PLN", "CZK", "BRL", "MXN", "ZAR", "SGD", "HKD", "KRW", "TRY", "ILS", "AED",
];
const SIGNS: [(char, &str); 6] = [
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₩', "KRW"),
];

/// The ISO 4217 code that a word names by itself or by its sign.
pub(super) fn currency(text: &str) -> Option<&'static str> {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let code = CURRENCIES.iter().find(|code| **code == letters);
    code.copied().or_else(|| {
        let sign = SIGNS.iter().find(|(sign, _)| text.contains(*sign));
        sign.map(|(_, code)| *code)
    })
}

/// Reads a text that is one number: `$1,204.50`, `1.204,50 EUR`, `(12.00)`, `97.2 %`, `-24`.
pub(super) fn parse(text: &str, decimal: Decimal) -> Option<Number> {
    let mut rest = text.trim().trim_end_matches([';', ':', '*']);
    let mut number = Number {
        value: 0.0,
        has_currency: false,
        is_percent: false,
    };
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
        negative = true;
        rest = inner;
    }
    loop {
        let before = rest;
        rest = rest.trim();
        for (sign, _) in SIGNS {
            if let Some(r) = rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign)) {
                rest = r;
                number.has_currency = true;
            }
        }
        for code in CURRENCIES {
            if let Some(r) = rest.strip_prefix(code).or_else(|| rest.strip_suffix(code)) {
                rest = r;
                number.has_currency = true;
            }
        }
        if let Some(r) = rest
            .strip_prefix(['-', '−', '–'])
            .or_else(|| rest.strip_suffix(['-', '−']))
        {
            negative = !negative;
            rest = r;
        }
        if let Some(r) = rest.strip_suffix('%') {
            number.is_percent = true;
            rest = r;
        }
        rest = rest.strip_prefix('+').unwrap_or(rest);
        if rest == before {
            break;
        }
    }
    let magnitude = magnitude(rest, decimal)?;
    number.value = if negative { -magnitude } else { magnitude };
    Some(number)
}

fn magnitude(text: &str, decimal: Decimal) -> Option<f64> {
    let text = text.trim_end_matches(['.', ',']);
    let fits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’' | ' ');
    if text.is_empty() || !text.chars().all(fits) || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | ' '))
        .collect();
    let sign = decimal_sign(&text, decimal);
    let (whole, fraction) = match sign.and_then(|sign| text.rsplit_once(sign)) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text.as_str(), ""),
    };
    if !grouped_in_threes(whole) || !fraction.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("0{digits}.{fraction}0").parse().ok()
}

/// Which sign in the text parts the decimals, if any does.
fn decimal_sign(text: &str, decimal: Decimal) -> Option<char> {
    let last = text.rfind(['.', ','])?;
    let sign = if text.get(last..)?.starts_with(',') {
        ','
    } else {
        '.'
    };
    let other = if sign == ',' { '.' } else { ',' };
    let tail = text.len() - last - 1;
    if text.contains(other) {
        return Some(sign);
    }
    if text.matches(sign).count() > 1 {
        return None;
    }
    let usual = match decimal {
        Decimal::Point => '.',
        Decimal::Comma => ',',
    };
    // Three digits after a lone sign that the document does not use for decimals are thousands.
    (sign == usual || tail != 3).then_some(sign)
}

fn grouped_in_threes(whole: &str) -> bool {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (rest.peek().is_none() || (1..=3).contains(&first.len())) && rest.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, decimal: Decimal) -> Option<f64> {
        parse(text, decimal).map(|number| number.value)
    }

    #[test]
    fn amounts_are_read_with_currency_and_thousands() {
        for (text, value) in [
            ("$1,204.50", 1204.5),
            ("1,204.50 USD", 1204.5),
            ("USD 7", 7.0),
            ("(12.00)", -12.0),
            ("-$24", -24.0),
            ("24-", -24.0),
            ("97.2 %", 97.2),
            ("1'250.00", 1250.0),
            ("3,148,800.00", 3_148_800.0),
            ("1,204", 1204.0),
            (".5", 0.5),
            ("12,5", 12.5),
        ] {
            assert_eq!(read(text, Decimal::Point), Some(value), "{text}");
        }
    }

    #[test]
    fn a_document_with_decimal_commas_is_read_with_them() {
        for (text, value) in [
            ("1.204,50 €", 1204.5),
            ("1.204", 1204.0),
            ("12,50", 12.5),
            ("1 204,50", 1204.5),
            ("0,125", 0.125),
        ] {
            assert_eq!(read(text, Decimal::Comma), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            "$",
            "A-12",
            "1.2.3",
            "12/05",
            "1,23,4",
            "5 apples",
            "2019-11-15",
            "..",
            "%",
        ] {
            assert_eq!(read(text, Decimal::Point), None, "{text}");
        }
    }

    #[test]
    fn a_currency_is_named_by_code_or_sign() {
        assert_eq!(currency("USD"), Some("USD"));
        assert_eq!(currency("€12"), Some("EUR"));
        assert_eq!(currency("12"), None);
    }
}
