//! What words look like when no field asks for them.

use super::codes;
use super::dates;
use super::numbers;
use super::terms::Terms;
use super::values::Habits;
use crate::parse::Document;

/// What a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Date,
    /// A number that is no whole one, or is marked as money or percentage.
    Number,
    Integer,
    Bool,
    /// Digits among other signs: an id, a phone number, a number too long to count with.
    Code,
    Email,
    Text,
}

/// Tells what values look like in one document.
pub(crate) struct Looks(Habits);

/// More digits than this without a sign between them are a code.
const LONGEST_COUNT: usize = 6;

impl Looks {
    pub(crate) fn of(document: &Document) -> Self {
        Self(Habits::of(document))
    }

    pub(crate) fn look(&self, words: &[&str]) -> Look {
        let text = words.join(" ");
        let date = dates::parse(words, self.0.order);
        if date.is_some_and(|(_, count)| count == words.len()) {
            return Look::Date;
        }
        if let Some(number) = numbers::parse(&text, self.0.decimal) {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let plain = text.chars().all(|c| c.is_ascii_digit());
            let coded = plain && (digits > LONGEST_COUNT || text.starts_with('0') && digits > 1);
            let marked = number.has_currency || number.is_percent;
            let decimals = number.value.fract() != 0.0 || text.contains(['.', ',']);
            return match () {
                () if coded => Look::Code,
                () if marked || decimals => Look::Number,
                () => Look::Integer,
            };
        }
        // Amounts stand before or behind a currency that is a word of its own.
        let is_number = |word: &&str| numbers::parse(word, self.0.decimal).is_some();
        let is_money = words.iter().any(is_number)
            && words.len() <= 3
            && words
                .iter()
                .all(|word| numbers::currency(word).is_some() || is_number(word));
        if is_money {
            return Look::Number;
        }
        if words.len() == 1 && codes::email(&text).is_some() {
            return Look::Email;
        }
        let lower = text.to_lowercase();
        if matches!(
            lower.as_str(),
            "yes" | "no" | "true" | "false" | "☑" | "☐" | "☒" | "✓"
        ) {
            return Look::Bool;
        }
        let coded = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
        if words.len() <= 3
            && words.iter().any(coded)
            && words.iter().filter(|w| !coded(w)).count() <= 1
        {
            return Look::Code;
        }
        Look::Text
    }
}

/// Whether two labels name the same field: "Invoice No." and `invoice_number` do.
pub(crate) fn same_label(a: &str, b: &str) -> bool {
    Terms::of(a).similarity(&Terms::of(b)) > 0.99
}

/// Whether a label names somebody whose name and address stand below it.
pub(crate) fn names_party(label: &str) -> bool {
    let terms = Terms::of(label);
    let parties = [
        "vendor",
        "customer",
        "bill",
        "ship",
        "remit",
        "sold",
        "payer",
        "payee",
        "sender",
        "consignee",
    ];
    let kinds = [
        "number", "date", "email", "phone", "amount", "tax", "term", "method", "name", "code",
    ];
    terms.has_any(&parties) && !terms.has_any(&kinds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_by_their_looks() {
        let document = Document {
            pages: Vec::new(),
            page_count: 0,
        };
        let looks = Looks::of(&document);
        for (text, look) in [
            ("March 4, 2026", Look::Date),
            ("1,204.50", Look::Number),
            ("$ 12", Look::Number),
            ("12 EUR", Look::Number),
            ("EUR", Look::Text),
            ("12", Look::Integer),
            ("0012", Look::Code),
            ("471102937465", Look::Code),
            ("INV-7", Look::Code),
            ("Yes", Look::Bool),
            ("a@b.example", Look::Email),
            ("Ann Low", Look::Text),
            ("12 Main Street, Dover", Look::Text),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(looks.look(&words), look, "{text}");
        }
    }
}
