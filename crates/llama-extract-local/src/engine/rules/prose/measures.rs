//! What sentences state in numbers: amounts of money, percentages, periods, counts of things.

use std::ops::Range;

use super::counts;
use super::text::Text;
use crate::engine::rules::numbers::{self, Decimal};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Money,
    Percent,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
    SquareMetres,
    Kilometres,
    /// No unit that is known.
    Plain,
}

impl Unit {
    /// The unit of time that a word names.
    fn of_time(plain: &str) -> Option<Self> {
        const STEMS: [(&str, Unit); 27] = [
            ("hour", Unit::Hours),
            ("stunde", Unit::Hours),
            ("uur", Unit::Hours),
            ("uren", Unit::Hours),
            ("heure", Unit::Hours),
            ("hora", Unit::Hours),
            ("godzin", Unit::Hours),
            ("week", Unit::Weeks),
            ("weken", Unit::Weeks),
            ("woche", Unit::Weeks),
            ("wochig", Unit::Weeks),
            ("semaine", Unit::Weeks),
            ("semana", Unit::Weeks),
            ("tygod", Unit::Weeks),
            ("month", Unit::Months),
            ("monat", Unit::Months),
            ("maand", Unit::Months),
            ("mois", Unit::Months),
            ("miesi", Unit::Months),
            ("year", Unit::Years),
            ("jahr", Unit::Years),
            ("jaar", Unit::Years),
            ("jaren", Unit::Years),
            ("annee", Unit::Years),
            ("werktag", Unit::Days),
            ("dzien", Unit::Days),
            ("kalendertag", Unit::Days),
        ];
        const WORDS: [(&str, Unit); 6] = [
            (
                "day days tag tage tagen dag dagen jour jours dia dias dni dniu dniowy",
                Unit::Days,
            ),
            ("werkdagen werkdag werktage werktagen", Unit::Days),
            ("mes meses mensual mensuales", Unit::Months),
            ("ano anos anual an ans annuel", Unit::Years),
            ("rok roku lat lata", Unit::Years),
            ("hr hrs h std", Unit::Hours),
        ];
        if plain.is_empty() {
            return None;
        }
        let word = WORDS
            .iter()
            .find(|(words, _)| words.split(' ').any(|word| word == plain))
            .map(|(_, unit)| *unit);
        word.or_else(|| {
            let stem = STEMS.iter().find(|(stem, _)| plain.starts_with(stem));
            stem.map(|(_, unit)| *unit)
        })
    }

    /// The unit that a word of a field's name asks for.
    pub(super) fn asked(plain: &str) -> Option<Self> {
        match plain {
            "percent" | "percentage" | "pct" | "porcentaje" | "prozent" | "prozentsatz"
            | "procent" | "pourcentage" => Some(Self::Percent),
            "km" | "kilometres" | "kilometers" | "kilometer" => Some(Self::Kilometres),
            "m2" | "sqm" | "qm" | "metry" => Some(Self::SquareMetres),
            _ => Self::of_time(plain),
        }
    }

    pub(super) fn is_time(self) -> bool {
        matches!(
            self,
            Self::Hours | Self::Days | Self::Weeks | Self::Months | Self::Years
        )
    }

    /// What one of these is in another unit; none when they cannot be told from each other exactly.
    fn in_unit(self, other: Self) -> Option<f64> {
        match (self, other) {
            (a, b) if a == b => Some(1.0),
            (Self::Years, Self::Months) => Some(12.0),
            (Self::Months, Self::Years) => Some(1.0 / 12.0),
            (Self::Weeks, Self::Days) => Some(7.0),
            (Self::Days, Self::Weeks) => Some(1.0 / 7.0),
            (Self::Days, Self::Hours) => Some(24.0),
            _ => None,
        }
    }
}

/// A quantity and the words that state it, with those of its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    pub(super) value: f64,
    pub(super) unit: Unit,
    pub(super) words: Range<usize>,
    /// The words of the number alone.
    pub(super) number: Range<usize>,
}

impl Measure {
    /// The number of these in the unit asked for.
    pub(super) fn in_unit(&self, unit: Unit) -> Option<f64> {
        let value = self.value * self.unit.in_unit(unit)?;
        // Seven days are a week, ten are none.
        (unit == self.unit || value.fract() == 0.0).then_some(value)
    }
}

fn is_currency(text: &str, plain: &str) -> bool {
    const NAMES: [&str; 15] = [
        "euro", "euros", "eur", "usd", "gbp", "pln", "chf", "dollar", "dollars", "pounds", "zl",
        "zloty", "zlotych", "francs", "cents",
    ];
    NAMES.contains(&plain) || text.contains(['€', '$', '£'])
}

/// Words between a number and its unit: "thirty (30) calendar days".
fn qualifies(plain: &str) -> bool {
    const STEMS: [&str; 22] = [
        "calendar",
        "working",
        "business",
        "full",
        "consecutive",
        "whole",
        "volle",
        "aufeinander",
        "opeenvolgende",
        "volledige",
        "ouvr",
        "calendaires",
        "naturales",
        "habiles",
        "laborables",
        "kolejn",
        "robocz",
        "kalendarzow",
        "more",
        "further",
        "additional",
        "academic",
    ];
    STEMS.iter().any(|stem| plain.starts_with(stem))
}

/// Everything that a run of words states in numbers.
pub(super) fn of(text: &Text<'_>, words: Range<usize>, decimal: Decimal) -> Vec<Measure> {
    let mut found = Vec::new();
    let mut at = words.start;
    while at < words.end {
        match one(text, at, words.clone(), decimal) {
            Some(measure) => {
                at = measure.words.end.max(at + 1);
                found.push(measure);
            }
            None => at += 1,
        }
    }
    found
}

fn one(text: &Text<'_>, at: usize, words: Range<usize>, decimal: Decimal) -> Option<Measure> {
    let spelled = text.texts(at..words.end.min(at + 5));
    let (value, mut end, in_digits) = match digits(text, at, words.end, decimal) {
        Some((value, end)) => (value, end, true),
        None => match counts::of_words(&spelled) {
            Some((value, used)) => (f64::from(value), at + used, false),
            None => return adjective(text, at),
        },
    };
    let mut value = value;
    // "twelve (12) months": said twice.
    if !in_digits && end < words.end && text.text(end).starts_with('(') {
        let inner = text.text(end).trim_matches(['(', ')', ',', '.']);
        if let Ok(same) = inner.parse::<f64>() {
            value = same;
            end += 1;
        }
    }
    let number = at..end;
    let mut after = end;
    while after < words.end && after < end + 2 && qualifies(text.plain(after)) {
        after += 1;
    }
    let said = text.texts(number.clone()).concat();
    let (next, next_plain) = (text.text(after), text.plain(after));
    let is_in = after < words.end;
    let before = at
        .checked_sub(1)
        .filter(|before| *before >= words.start)
        .map(|before| (text.text(before), text.plain(before)));
    // What closes behind the number ends the phrase.
    let closed = said.ends_with([';', '.']) || said.ends_with(',') && in_digits;
    let unit = if said.contains('%') {
        Some((Unit::Percent, end))
    } else if is_currency(&said, "") && in_digits {
        Some((Unit::Money, end))
    } else if is_in
        && !closed
        && (next.starts_with('%') || Unit::asked(next_plain) == Some(Unit::Percent))
    {
        Some((Unit::Percent, after + 1))
    } else if is_in
        && !closed
        && ["por", "pour"].contains(&next_plain)
        && ["ciento", "cent"].contains(&text.plain(after + 1))
    {
        Some((Unit::Percent, after + 2))
    // "Mil ochocientos cuarenta euros (1.840,00 €)": of an amount in words only the digits are read.
    } else if is_in && !closed && in_digits && is_currency(next, next_plain) {
        Some((Unit::Money, after + 1))
    } else if before.is_some_and(|(text, plain)| is_currency(text, plain) && plain.len() <= 3) {
        Some((Unit::Money, end))
    } else if is_in && !closed && Unit::of_time(next_plain).is_some() {
        Unit::of_time(next_plain).map(|unit| (unit, after + 1))
    } else if is_in
        && !closed
        && (next.starts_with("m²")
            || next_plain == "m2"
            || next_plain == "sqm"
            || next_plain == "qm")
    {
        Some((Unit::SquareMetres, after + 1))
    } else if is_in && !closed && next_plain == "km" {
        Some((Unit::Kilometres, after + 1))
    } else {
        None
    };
    let start = match unit {
        Some((Unit::Money, stop)) if stop == end && !is_currency(&said, "") => at.saturating_sub(1),
        _ => at,
    };
    match unit {
        Some((unit, end)) => Some(Measure {
            value,
            unit,
            words: start..end,
            number,
        }),
        // "one", "un": what is no number but an article.
        None if !in_digits && value <= 1.0 => None,
        None => Some(Measure {
            value,
            unit: Unit::Plain,
            words: number.clone(),
            number,
        }),
    }
}

/// A number in digits: `1.840,00`, `$145.00`, `50 000`, `(12)`.
fn digits(text: &Text<'_>, at: usize, end: usize, decimal: Decimal) -> Option<(f64, usize)> {
    let word = text.text(at);
    let bare =
        word.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '%' | '€' | '$' | '£')));
    let starts = bare.trim_start_matches(|c: char| !c.is_ascii_digit());
    if starts.is_empty() || bare.chars().filter(|c| c.is_alphabetic()).count() > 3 {
        return None;
    }
    // "50 000 euros": groups of three.
    let mut joined = bare.to_owned();
    let mut stop = at + 1;
    let in_groups = bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_digit());
    while in_groups && stop < end {
        let group = text.text(stop);
        let head = group.trim_end_matches([',', '.', ';']);
        let whole = head.split([',', '.']).next().unwrap_or_default();
        if whole.len() != 3
            || !head.starts_with(|c: char| c.is_ascii_digit())
            || !whole.chars().all(|c| c.is_ascii_digit())
        {
            break;
        }
        joined.push_str(head);
        stop += 1;
        if group != head || head.len() > 3 {
            break;
        }
    }
    // "3551 CK", "2,5cm": letters belong to a code, but for a currency.
    let number = numbers::parse(&joined, decimal)?;
    Some((number.value.abs(), stop))
}

/// "dreimonatige", "dwutygodniowego": a period in one word.
fn adjective(text: &Text<'_>, at: usize) -> Option<Measure> {
    const HEADS: [(&str, f64); 16] = [
        ("ein", 1.0),
        ("zwei", 2.0),
        ("drei", 3.0),
        ("vier", 4.0),
        ("sechs", 6.0),
        ("zwolf", 12.0),
        ("dwu", 2.0),
        ("trzy", 3.0),
        ("cztero", 4.0),
        ("szescio", 6.0),
        ("jedno", 1.0),
        ("czternasto", 14.0),
        ("siedmio", 7.0),
        ("trzydziesto", 30.0),
        ("piecio", 5.0),
        ("dwunasto", 12.0),
    ];
    let plain = text.plain(at);
    let (value, unit) = HEADS.iter().find_map(|(head, value)| {
        let rest = plain.strip_prefix(head)?;
        let tail = [
            "monatig",
            "wochig",
            "jahrig",
            "tagig",
            "tygodniow",
            "miesieczn",
            "letni",
            "dniow",
            "roczn",
        ]
        .iter()
        .find(|tail| rest.starts_with(**tail))?;
        let unit = match *tail {
            "monatig" | "miesieczn" => Unit::Months,
            "wochig" | "tygodniow" => Unit::Weeks,
            "tagig" | "dniow" => Unit::Days,
            _ => Unit::Years,
        };
        Some((*value, unit))
    })?;
    Some(Measure {
        value,
        unit,
        words: at..at + 1,
        number: at..at + 1,
    })
}
