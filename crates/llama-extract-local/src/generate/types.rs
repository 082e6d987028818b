//! What type a field has, as its name or a word beside it says.

use super::draft::{Draft, Shape};

/// The shape that a type word names: `boolean`, `list of strings`, `yes/no`.
pub(super) fn named(word: &str) -> Option<Shape> {
    let word = word.trim().to_lowercase();
    for list in ["list of ", "array of ", "list<", "array<"] {
        if let Some(inner) = word.strip_prefix(list) {
            let inner = inner.trim_end_matches('>');
            let shape = named(inner).or_else(|| named(inner.trim_end_matches('s')));
            return shape.map(|shape| Shape::List(Box::new(shape)));
        }
    }
    Some(match word.trim_end_matches("[]") {
        "string" | "str" | "text" => Shape::Text,
        "number" | "numeric" | "float" | "decimal" | "double" | "amount" | "currency" | "money"
        | "percentage" | "percent" => Shape::Number,
        "integer" | "int" | "whole number" | "count" => Shape::Integer,
        "boolean" | "bool" | "yes/no" | "yes or no" | "true/false" | "true or false" | "flag" => {
            Shape::Bool
        }
        "date" | "iso date" | "date string" | "day" => Shape::Date,
        "list" | "array" => return Some(Shape::List(Box::new(Shape::Unknown))),
        _ => return None,
    })
    .map(|shape| {
        if word.ends_with("[]") {
            Shape::List(Box::new(shape))
        } else {
            shape
        }
    })
}

const NUMBERS: [&str; 30] = [
    "total",
    "subtotal",
    "amount",
    "price",
    "cost",
    "tax",
    "vat",
    "balance",
    "rate",
    "percent",
    "percentage",
    "discount",
    "weight",
    "salary",
    "revenue",
    "fee",
    "fees",
    "income",
    "profit",
    "score",
    "height",
    "width",
    "length",
    "temperature",
    "budget",
    "premium",
    "deposit",
    "charge",
    "growth",
    "margin",
];
const INTEGERS: [&str; 7] = ["quantity", "qty", "count", "age", "year", "guests", "pages"];
/// Words behind which a number is a code: "tax id" is no amount.
const CODES: [&str; 22] = [
    "number",
    "no",
    "nr",
    "id",
    "code",
    "name",
    "type",
    "description",
    "currency",
    "address",
    "reference",
    "method",
    "terms",
    "status",
    "unit",
    "category",
    "email",
    "phone",
    "office",
    "class",
    "label",
    "title",
];

/// The shape that a name tells of; unknown when it tells of none.
pub(super) fn by_name(phrase: &str) -> Shape {
    let spaced = super::names::words_of(phrase).to_lowercase();
    let words: Vec<&str> = spaced
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Shape::Unknown;
    };
    if matches!(*first, "is" | "has" | "was" | "whether" | "are") {
        return Shape::Bool;
    }
    if words.starts_with(&["number", "of"]) || words.starts_with(&["count", "of"]) {
        return Shape::Integer;
    }
    // The noun comes before "of": the date of birth is a date.
    let head = words
        .iter()
        .position(|word| matches!(*word, "of" | "in" | "for" | "per"));
    let noun = head
        .and_then(|at| words.get(at.checked_sub(1)?))
        .unwrap_or(last);
    match *noun {
        "date" | "dates" | "birthday" | "deadline" | "dob" => Shape::Date,
        code if CODES.contains(&code) => Shape::Text,
        number if NUMBERS.contains(&number) => Shape::Number,
        integer if INTEGERS.contains(&integer) => Shape::Integer,
        "due" | "paid" if words.iter().any(|w| NUMBERS.contains(w)) => Shape::Number,
        _ if words.len() > 1 && words.iter().any(|w| matches!(*w, "date")) => Shape::Date,
        _ => Shape::Unknown,
    }
}

/// Plurals of one: what these name is no list.
const SINGULAR: [&str; 24] = [
    "address",
    "status",
    "terms",
    "details",
    "notes",
    "goods",
    "sales",
    "hours",
    "news",
    "gross",
    "class",
    "business",
    "process",
    "basis",
    "analysis",
    "access",
    "remarks",
    "instructions",
    "progress",
    "series",
    "taxes",
    "fees",
    "comments",
    "conditions",
];

/// Whether a phrase names many things: "skills", "line items".
pub(super) fn is_plural(phrase: &str) -> bool {
    let words: Vec<String> = phrase.split_whitespace().map(str::to_lowercase).collect();
    let head = words
        .iter()
        .position(|word| matches!(word.as_str(), "of" | "in" | "for"));
    let noun = match head {
        Some(at) => at.checked_sub(1).and_then(|at| words.get(at)),
        None => words.last(),
    };
    noun.is_some_and(|noun| {
        noun.len() > 3
            && noun.ends_with('s')
            && !noun.ends_with("ss")
            && !noun.ends_with("us")
            && !SINGULAR.contains(&noun.as_str())
            && by_name(noun) == Shape::Unknown
    })
}

/// What a line of a bill has, for those who ask for "line items" and say no more.
pub(super) fn line_item() -> Vec<Draft> {
    vec![
        Draft::new("Description", Shape::Text),
        Draft::new("Quantity", Shape::Number),
        Draft::new("Unit price", Shape::Number),
        Draft::new("Amount", Shape::Number),
    ]
}

pub(super) fn is_line_items(phrase: &str) -> bool {
    let words = phrase.to_lowercase().replace('_', " ");
    ["line items", "line item", "invoice lines", "order lines"]
        .iter()
        .any(|known| words.ends_with(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_types() {
        for (name, shape) in [
            ("invoice number", Shape::Text),
            ("date of birth", Shape::Date),
            ("invoice_date", Shape::Date),
            ("total amount", Shape::Number),
            ("unitPrice", Shape::Number),
            ("tax id", Shape::Text),
            ("number of pages", Shape::Integer),
            ("is_paid", Shape::Bool),
            ("amount due", Shape::Number),
            ("currency", Shape::Text),
            ("vendor", Shape::Unknown),
        ] {
            assert_eq!(by_name(name), shape, "{name}");
        }
    }

    #[test]
    fn plurals_are_told_from_words_that_end_in_s() {
        for plural in ["skills", "line items", "names of the authors"] {
            assert!(is_plural(plural), "{plural}");
        }
        for one in ["address", "payment terms", "status", "total sales", "bus"] {
            assert!(!is_plural(one), "{one}");
        }
    }

    #[test]
    fn type_words_are_known() {
        assert_eq!(named("Boolean"), Some(Shape::Bool));
        assert_eq!(
            named("list of strings"),
            Some(Shape::List(Box::new(Shape::Text)))
        );
        assert_eq!(
            named("integer[]"),
            Some(Shape::List(Box::new(Shape::Integer)))
        );
        assert_eq!(named("paid or open"), None);
    }
}
