//! Numbers as documents print them.

use super::lexicon;
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
        let (mut weak_points, mut weak_commas) = (0_usize, 0_usize);
        for word in document.pages.iter().flat_map(|page| &page.words) {
            match clear_sign(&word.text) {
                Some(Self::Point) => points += 1,
                Some(Self::Comma) => commas += 1,
                None => match weak_sign(&word.text) {
                    Some(Self::Point) => weak_points += 1,
                    Some(Self::Comma) => weak_commas += 1,
                    None => {}
                },
            }
        }
        if (commas, weak_commas) > (points, weak_points) {
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

/// The sign of a number such as `48,5`, whose digits behind it are no thousands.
fn weak_sign(text: &str) -> Option<Decimal> {
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    let (whole, fraction) = digits.split_once([',', '.'])?;
    let plain = |s: &str| !s.is_empty() && s.len() <= 4 && s.chars().all(|c| c.is_ascii_digit());
    let fits = plain(whole) && plain(fraction) && fraction.len() != 3;
    fits.then_some(if digits.contains(',') {
        Decimal::Comma
    } else {
        Decimal::Point
    })
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
/// The longer ones first: `C$` holds `$`.
const SIGNS: [(&str, &str); 19] = [
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("HK$", "HKD"),
    ("NZ$", "NZD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("R$", "BRL"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("SFr.", "CHF"),
    ("Fr.", "CHF"),
];
/// Names without accents; the country stands in the word before.
const NAMES: [(&str, &str, &str); 26] = [
    ("us", "dollar", "USD"),
    ("american", "dollar", "USD"),
    ("canadian", "dollar", "CAD"),
    ("australian", "dollar", "AUD"),
    ("zealand", "dollar", "NZD"),
    ("kong", "dollar", "HKD"),
    ("singapore", "dollar", "SGD"),
    ("swiss", "franc", "CHF"),
    ("schweizer", "franken", "CHF"),
    ("zwitserse", "frank", "CHF"),
    ("suisse", "franc", "CHF"),
    ("pounds", "sterling", "GBP"),
    ("british", "pound", "GBP"),
    ("swedish", "kron", "SEK"),
    ("norwegian", "kron", "NOK"),
    ("danish", "kron", "DKK"),
    ("indian", "rupee", "INR"),
    ("japanese", "yen", "JPY"),
    ("", "sterling", "GBP"),
    ("", "euro", "EUR"),
    ("", "zloty", "PLN"),
    ("", "zlotych", "PLN"),
    ("", "dollar", "USD"),
    ("", "dolar", "USD"),
    ("", "yen", "JPY"),
    ("", "pound", "GBP"),
];

/// The currency that a word names, with the word before it.
pub(super) fn named_currency(before: &str, word: &str) -> Option<&'static str> {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(lexicon::plain)
            .collect()
    };
    let (before, word) = (plain(before), plain(word));
    let word = word.strip_suffix('s').unwrap_or(&word);
    let of = |country: &str| {
        NAMES
            .iter()
            .find(|(c, name, _)| {
                *c == country && (*name == word || name.len() == 4 && word.starts_with(name))
            })
            .map(|(_, _, code)| *code)
    };
    if word.is_empty() {
        None
    } else {
        of(&before).or_else(|| of(""))
    }
}

/// The ISO 4217 code that a word names by itself or by its sign.
pub(super) fn currency(text: &str) -> Option<&'static str> {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let code = CURRENCIES.iter().find(|code| **code == letters);
    code.copied().or_else(|| {
        let sign = SIGNS.iter().find(|(sign, _)| text.contains(*sign));
        sign.map(|(_, code)| *code)
    })
}

/// What is left of a text without a sign before or behind it.
fn without<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    // Every word with a digit is asked for every sign: one byte mostly tells.
    let (ends, of_sign) = (text.as_bytes(), sign.as_bytes());
    if ends.first() != of_sign.first() && ends.last() != of_sign.last() {
        return None;
    }
    text.strip_prefix(sign).or_else(|| text.strip_suffix(sign))
}

/// Reads a text that is one number: `$1,204.50`, `1.204,50 EUR`, `(12.00)`, `97.2 %`, `-24`.
pub(super) fn parse(text: &str, decimal: Decimal) -> Option<Number> {
    // Most words are no number.
    if !text.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let mut rest = text
        .trim()
        .trim_end_matches([';', ':', '*'])
        .trim_start_matches(['↑', '▲', '△', '~', '≈']);
    let mut number = Number {
        value: 0.0,
        has_currency: false,
        is_percent: false,
    };
    let mut negative = false;
    if let Some(fallen) = rest.strip_prefix(['↓', '▼']) {
        negative = true;
        rest = fallen;
    }
    if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
        negative = true;
        rest = inner;
    }
    loop {
        let before = rest;
        rest = rest.trim();
        for (sign, _) in SIGNS {
            if let Some(r) = without(rest, sign) {
                rest = r;
                number.has_currency = true;
            }
        }
        for code in CURRENCIES {
            if let Some(r) = without(rest, code) {
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
        // Statements print the sign of a credit behind it; "18+" is none.
        if rest.contains(['.', ',']) {
            rest = rest.strip_suffix('+').unwrap_or(rest);
        }
        if rest == before {
            break;
        }
    }
    let (rest, scale) = without_scale(rest, number.has_currency);
    let magnitude = magnitude(rest, decimal)? * scale;
    number.value = if negative { -magnitude } else { magnitude };
    Some(number)
}

/// Words for large numbers, which multiply the number before them.
const SCALES: [(&str, f64); 20] = [
    ("thousand", 1e3),
    ("tsd", 1e3),
    ("tys", 1e3),
    ("millions", 1e6),
    ("million", 1e6),
    ("millionen", 1e6),
    ("millones", 1e6),
    ("miljoen", 1e6),
    ("mio", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("miljard", 1e9),
    ("milliarden", 1e9),
    ("milliards", 1e9),
    ("mrd", 1e9),
    ("mld", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
    ("tn", 1e12),
];

/// `580K`, `1.2 million`, `3 Mio.`: the number and what it is multiplied by.
fn without_scale(text: &str, is_money: bool) -> (&str, f64) {
    let bare = text.trim_end_matches('.');
    let digits = bare.trim_end_matches(char::is_alphabetic);
    let word = bare.get(digits.len()..).unwrap_or_default();
    if word.is_empty() || !digits.contains(|c: char| c.is_ascii_digit()) {
        return (text, 1.0);
    }
    let letter = match word {
        "K" => Some(1e3),
        "k" if is_money => Some(1e3),
        // "100 M" of cable are metres: millions stand close, in money, or with decimals.
        "M" if is_money || !digits.ends_with(' ') || digits.contains(['.', ',']) => Some(1e6),
        "m" if is_money => Some(1e6),
        "B" => Some(1e9),
        "b" if is_money => Some(1e9),
        _ => None,
    };
    let lower = word.to_lowercase();
    let named = || {
        SCALES
            .iter()
            .find(|(name, _)| *name == lower)
            .map(|(_, scale)| *scale)
    };
    // "1,200.00exgst": nobody puts an id into decimals, so what follows is a remark.
    let remark = (is_money || digits.contains(['.', ','])) && !digits.contains(char::is_alphabetic);
    letter.or_else(named).map_or_else(
        || {
            if remark {
                (digits.trim_end(), 1.0)
            } else {
                (text, 1.0)
            }
        },
        |scale| (digits.trim_end(), scale),
    )
}

/// Digits in groups that spaces part: three in each but the first.
fn spaced_in_threes(text: &str) -> bool {
    let mut groups = text.split(' ').filter(|group| !group.is_empty());
    let digits = |group: &str| group.chars().take_while(char::is_ascii_digit).count();
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_none()
        || (1..=3).contains(&first.len())
            && digits(first) == first.len()
            && rest.all(|group| digits(group) == 3)
}

fn magnitude(text: &str, decimal: Decimal) -> Option<f64> {
    let text = text.trim_end_matches(['.', ',']);
    let fits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’' | ' ');
    if text.is_empty()
        || !spaced_in_threes(text)
        || !text.chars().all(fits)
        || !text.contains(|c: char| c.is_ascii_digit())
    {
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
            ("$580K", 580_000.0),
            ("1.2 million", 1_200_000.0),
            ("$50B", 5e10),
            ("↑27%", 27.0),
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
            "25 31.40",
            "5m",
        ] {
            assert_eq!(read(text, Decimal::Point), None, "{text}");
        }
    }

    #[test]
    fn a_whole_number_of_metres_is_not_in_millions() {
        assert_eq!(read("50 M", Decimal::Comma), None);
        assert_eq!(read("50M", Decimal::Comma), Some(50e6));
        assert_eq!(read("€ 50 M", Decimal::Comma), Some(50e6));
        assert_eq!(read("7,5 M", Decimal::Comma), Some(7.5e6));
    }

    #[test]
    fn a_currency_is_named_by_code_or_sign() {
        assert_eq!(currency("USD"), Some("USD"));
        assert_eq!(currency("€12"), Some("EUR"));
        assert_eq!(currency("12"), None);
        assert_eq!(named_currency("Canadian", "dollars."), Some("CAD"));
        assert_eq!(named_currency("the", "euros"), Some("EUR"));
        assert_eq!(named_currency("all", "prices"), None);
    }
}
