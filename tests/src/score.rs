//! How much of what a document says was found: F1 over the single values of a result.
//!
//! A result is taken apart into its values by its schema. Records of a list are paired with the expected ones that they
//! differ least from; what has no partner is missing, or too much. A null that is expected counts like any value: a value
//! that was invented is as wrong as one that was missed. Case, spaces and the style of quotes do not count.

use serde_json::Value;

/// Counts of single values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Score {
    /// Found and right.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// To be found.
    pub expected: usize,
}

impl Score {
    /// Compares a result with what was expected.
    #[must_use]
    pub fn of(schema: &Value, expected: &Value, found: &Value) -> Self {
        let mut score = Self::default();
        score.compare(schema, expected, found);
        score
    }

    /// The harmonic mean of precision and recall, in percent.
    #[must_use]
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.expected).max(1) as f64
    }

    fn compare(&mut self, schema: &Value, expected: &Value, found: &Value) {
        match Shape::of(schema) {
            Shape::Object(properties) => {
                for (name, schema) in properties {
                    self.compare(schema, &expected[name], &found[name]);
                }
            }
            Shape::List(items) => {
                let (expected, found) = (list(expected), list(found));
                let pairs = pairs(items, expected, found);
                for &(e, f) in &pairs {
                    self.compare(items, &expected[e], &found[f]);
                }
                for (e, value) in expected.iter().enumerate() {
                    if !pairs.iter().any(|pair| pair.0 == e) {
                        self.expected += leaves(items, value);
                    }
                }
                for (f, value) in found.iter().enumerate() {
                    if !pairs.iter().any(|pair| pair.1 == f) {
                        self.found += leaves(items, value);
                    }
                }
            }
            Shape::Leaf => {
                self.found += 1;
                self.expected += 1;
                self.right += usize::from(same(expected, found));
            }
        }
    }
}

enum Shape<'s> {
    Object(&'s serde_json::Map<String, Value>),
    List(&'s Value),
    Leaf,
}

impl<'s> Shape<'s> {
    fn of(schema: &'s Value) -> Self {
        if let Value::Object(properties) = &schema["properties"] {
            return Self::Object(properties);
        }
        if schema["items"].is_object() {
            return Self::List(&schema["items"]);
        }
        let alternatives = schema["anyOf"].as_array().into_iter().flatten();
        alternatives
            .map(Self::of)
            .find(|shape| !matches!(shape, Self::Leaf))
            .unwrap_or(Self::Leaf)
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Each with the one that it differs least from; the same place first.
fn pairs(items: &Value, expected: &[Value], found: &[Value]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (e, one) in expected.iter().enumerate() {
        for (f, other) in found.iter().enumerate() {
            let score = Score::of(items, one, other);
            let differences = score.found + score.expected - 2 * score.right;
            all.push((differences, e.abs_diff(f), e, f));
        }
    }
    all.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, _, e, f) in all {
        if !pairs.iter().any(|pair| pair.0 == e || pair.1 == f) {
            pairs.push((e, f));
        }
    }
    pairs
}

/// How many single values there are.
fn leaves(schema: &Value, value: &Value) -> usize {
    match Shape::of(schema) {
        Shape::Object(properties) => properties
            .iter()
            .map(|(name, schema)| leaves(schema, &value[name]))
            .sum(),
        Shape::List(items) => list(value).iter().map(|item| leaves(items, item)).sum(),
        Shape::Leaf => 1,
    }
}

fn same(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::String(expected), Value::String(found)) => folded(expected) == folded(found),
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (expected.as_f64(), found.as_f64());
            expected.zip(found).is_some_and(|(expected, found)| {
                (expected - found).abs() <= 1e-6 * expected.abs().max(1.0)
            })
        }
        _ => expected == found,
    }
}

fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").to_lowercase();
    text.replace(['‘', '’', '`'], "'")
        .replace(['“', '”', '„'], "\"")
        .replace(['–', '—'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema() -> Value {
        let item = json!({"type": "object", "properties": {"name": {"type": "string"}, "price": {"type": "number"}}});
        json!({"type": "object", "properties": {
            "number": {"type": "string"},
            "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "items": {"type": "array", "items": item},
        }})
    }

    #[test]
    fn what_is_right_and_what_is_rightly_absent_counts() {
        let expected = json!({"number": "A 1", "note": null, "items": [{"name": "x", "price": 1}, {"name": "y", "price": 2}]});
        let same = json!({"number": "a  1", "items": [{"name": "y", "price": 2.0}, {"name": "x", "price": 1.0}]});
        assert_eq!(Score::of(&schema(), &expected, &same).f1(), 100.0);
        let invented = json!({"number": "A 1", "note": "?", "items": [{"name": "x", "price": 1}]});
        let score = Score::of(&schema(), &expected, &invented);
        assert_eq!(
            score,
            Score {
                right: 3,
                found: 4,
                expected: 6
            }
        );
    }
}
