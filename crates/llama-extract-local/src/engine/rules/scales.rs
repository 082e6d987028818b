//! Numbers as a field counts them: an end of a range, millions, thousands with a sign between.

use super::dates;
use super::numbers;
use super::plan::Slot;
use super::values::{Habits, Reading, json_number};

/// What stands between the ends of a range.
const BETWEEN: [&str; 17] = [
    "...", "…", "..", "–", "-", "—", "÷", "to", "bis", "tot", "t/m", "à", "a", "hasta", "do",
    "and", "up",
];

/// The end that a field asks for of a range: "-10 °C to +40 °C", "0.5 … 12 m³/h", "188 - 192".
pub(super) fn end_of_range(slot: &Slot, words: &[&str], habits: Habits) -> Option<Reading> {
    let wants_most = match (slot.terms.has("minimum"), slot.terms.has("maximum")) {
        (true, false) => false,
        (false, true) => true,
        _ => return None,
    };
    let parsed = |at: usize| {
        let word = words.get(at)?;
        let digits = word.trim_start_matches(['+', '-', '−', '–']);
        digits
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some(())?;
        numbers::parse(word, habits.decimal)
    };
    let dated = dates::among(words, habits.order);
    let sign = (1..words.len()).find(|&at| {
        BETWEEN.contains(words.get(at).unwrap_or(&""))
            && !dated.iter().any(|date| date.contains(&at))
            && parsed(at + 1).is_some()
    })?;
    // A unit may stand behind the first number, too.
    let first = [sign - 1, sign.saturating_sub(2)]
        .into_iter()
        .find(|&at| parsed(at).is_some())?;
    let at = if wants_most { sign + 1 } else { first };
    let value = json_number(slot, parsed(at)?.value)?;
    let rest = words.len() - (sign + 2 - first).min(words.len());
    let fit = (1.0 - 0.03 * rest as f64).max(0.6);
    Some(Reading {
        of_period: true,
        ..Reading::new(value, at..at + 1, fit)
    })
}

/// A number as the field counts: of "48.6 M€", a field in millions wants 48.6.
pub(super) fn in_scale(slot: &Slot, amount: f64, text: &str) -> f64 {
    // The scale is a letter or word behind the digits; without one, the number is as the field counts.
    let is_scaled = text
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .ends_with(char::is_alphabetic);
    if is_scaled && slot.scale > 1.0 && amount.abs() >= slot.scale / 10.0 {
        let scaled = amount / slot.scale;
        // Dividing leaves digits that nobody printed.
        (scaled * 1e6).round() / 1e6
    } else {
        amount
    }
}

/// A whole number with signs between its thousands, whatever the rest of the document does: "2.950", "12,400".
pub(super) fn grouped(text: &str) -> Option<f64> {
    let sign = text.chars().find(|c| matches!(c, '.' | ','))?;
    let mut parts = text.split(sign);
    let is_head = |part: &str| (1..=3).contains(&part.len()) && part != "0";
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let head = parts.next().filter(|head| is_head(head) && digits(head))?;
    let rest: Vec<&str> = parts.collect();
    let is_grouped = rest.iter().all(|part| part.len() == 3 && digits(part));
    let joined = [head, &rest.concat()].concat();
    (is_grouped && !rest.is_empty()).then(|| joined.parse().ok())?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde_json::{Value, json};

    use super::super::dates::{Order, Years};
    use super::super::numbers::Decimal;
    use super::super::values;
    use super::*;
    use crate::schema::{Node, check};

    /// What a number of this name and description reads out of a text.
    fn read(name: &str, description: &str, text: &str) -> Value {
        number(name, description, "number", text)
    }

    fn number(name: &str, description: &str, kind: &str, text: &str) -> Value {
        let schema = json!({"type": kind, "description": description});
        let root = check(&json!({"type": "object", "properties": {name: schema}})).unwrap();
        let field = root.fields.first().unwrap();
        let Node::Leaf(leaf) = &field.node else {
            return Value::Null;
        };
        let slot = Slot::new(field, leaf, &[]);
        let habits = Habits {
            decimal: Decimal::Point,
            order: Order::BySign,
            years: Years::default(),
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        values::read(&slot, &words, habits).map_or(Value::Null, |reading| reading.value)
    }

    #[test]
    fn a_field_reads_its_end_of_a_range() {
        for text in ["-10 °C to +40 °C", "-10 … 40 °C", "-10 - 40 °C"] {
            assert_eq!(read("temperature_min", "", text), -10.0, "{text}");
            assert_eq!(read("temperature_max", "", text), 40.0, "{text}");
        }
        assert_eq!(read("lowest_price", "", "from 12 to 18"), 12.0);
    }

    #[test]
    fn a_field_in_millions_reads_millions() {
        assert_eq!(read("revenue_millions", "", "$48.6M"), 48.6);
        assert_eq!(read("chiffre", "Chiffre d'affaires en M€", "48.6 M€"), 48.6);
        assert_eq!(read("revenue", "", "$48.6M"), 48_600_000.0);
        assert_eq!(read("revenue_millions", "", "48.6"), 48.6);
    }

    #[test]
    fn thousands_of_a_whole_number_may_be_parted_by_any_sign() {
        assert_eq!(number("speed", "", "integer", "2.950"), 2950);
        assert_eq!(number("speed", "", "integer", "2.95"), Value::Null);
        assert_eq!(read("speed", "", "2.950"), 2.95);
    }
}
