//! What the parts of a document say, as one answer.

use std::collections::HashSet;

use crate::engine::Found;

/// Entries on both sides of a seam that may be the same: more lines do not overlap.
const SEAM: usize = 40;

/// Answers in the order of their parts. Of single values the one that is grounded best counts, the first of equals;
/// lists go on, without what was told on both sides of a seam.
pub(crate) fn merge(found: impl IntoIterator<Item = Found>) -> Found {
    found.into_iter().reduce(both).unwrap_or(Found::Nothing)
}

fn both(first: Found, second: Found) -> Found {
    match (first, second) {
        (Found::Nothing, other) | (other, Found::Nothing) => other,
        (Found::Object(first), Found::Object(second)) => {
            // The fields of a schema: the same, in the same order.
            let fields = first.into_iter().zip(second);
            let fields = fields.map(|((name, a), (_, b))| (name, both(a, b)));
            Found::Object(fields.collect())
        }
        (Found::List(first), Found::List(second)) => Found::List(joined(first, second)),
        (first, second) if confidence(&second) > confidence(&first) => second,
        (first, _) => first,
    }
}

fn confidence(found: &Found) -> f64 {
    match found {
        Found::Value { confidence, .. } | Found::Unlocated { confidence, .. } => *confidence,
        _ => 0.0,
    }
}

fn joined(mut first: Vec<Found>, second: Vec<Found>) -> Vec<Found> {
    let most = SEAM.min(first.len()).min(second.len());
    let told_twice = (1..=most).rev().find(|count| {
        let tail = first.iter().skip(first.len() - count);
        tail.zip(&second).all(|(a, b)| is_same(a, b))
    });
    let mut second = second.into_iter().skip(told_twice.unwrap_or(0)).peekable();
    if told_twice.is_none()
        && let (Some(last), Some(next)) = (first.last(), second.peek())
        && stands_where(last, next)
    {
        // An entry that the end of the part cut in two is whole on one side.
        if is_part_of(last, next) {
            first.pop();
        } else if is_part_of(next, last) {
            second.next();
        }
    }
    // The same words are one text: a name that many pages mention.
    let texts: HashSet<String> = first.iter().filter_map(text).collect();
    let tail = first.len().saturating_sub(SEAM);
    let new: Vec<Found> = second
        .filter(|item| text(item).is_none_or(|text| !texts.contains(&text)))
        .filter(|item| !first.iter().skip(tail).any(|old| is_same_place(old, item)))
        .collect();
    first.extend(new);
    first
}

fn text(found: &Found) -> Option<String> {
    match found {
        Found::Value { value, .. } | Found::Unlocated { value, .. } => {
            value.as_str().map(str::to_owned)
        }
        _ => None,
    }
}

fn is_same(a: &Found, b: &Found) -> bool {
    a.to_value() == b.to_value()
}

/// The same values, said by the same words.
fn is_same_place(a: &Found, b: &Found) -> bool {
    is_same(a, b) && stands_where(a, b)
}

/// Whether any words say a value of both.
fn stands_where(a: &Found, b: &Found) -> bool {
    match (a, b) {
        (Found::Value { evidence: a, .. }, Found::Value { evidence: b, .. }) => a == b,
        (Found::Object(a), Found::Object(b)) => {
            a.iter().zip(b).any(|((_, a), (_, b))| stands_where(a, b))
        }
        _ => false,
    }
}

/// Whether one says nothing that the other does not.
fn is_part_of(part: &Found, whole: &Found) -> bool {
    match (part, whole) {
        (Found::Nothing, _) => true,
        (Found::Object(part), Found::Object(whole)) => {
            (part.iter().zip(whole)).all(|((_, part), (_, whole))| is_part_of(part, whole))
        }
        (Found::List(part), Found::List(whole)) => part
            .iter()
            .all(|item| whole.iter().any(|other| is_same(item, other))),
        (part, whole) => is_same(part, whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Evidence;
    use serde_json::{Value, json};

    /// A value with the number of the word that says it.
    fn value(value: Value, word: usize) -> Found {
        Found::Value {
            value,
            evidence: Evidence {
                page: 0,
                runs: Vec::from([std::ops::Range {
                    start: word,
                    end: word + 1,
                }]),
            },
            confidence: 0.8,
        }
    }

    fn row(name: &str, count: Option<i64>, word: usize) -> Found {
        let count = count.map_or(Found::Nothing, |count| value(count.into(), word + 1));
        Found::Object(vec![
            ("name".into(), value(name.into(), word)),
            ("count".into(), count),
        ])
    }

    fn merged(first: Vec<Found>, second: Vec<Found>) -> Value {
        merge([Found::List(first), Found::List(second)]).to_value()
    }

    #[test]
    fn of_single_values_the_grounded_one_counts() {
        let guess = || Found::Unlocated {
            value: "guess".into(),
            confidence: 0.3,
        };
        assert_eq!(
            merge([Found::Nothing, guess(), value(json!("x"), 1)]).to_value(),
            "x"
        );
        assert_eq!(merge([value(json!("x"), 1), guess()]).to_value(), "x");
        assert_eq!(
            merge([value(json!("x"), 1), value(json!("y"), 9)]).to_value(),
            "x"
        );
    }

    #[test]
    fn what_both_sides_of_a_seam_tell_is_told_once() {
        let first = vec![row("a", Some(1), 0), row("b", Some(2), 10)];
        let second = vec![row("b", Some(2), 10), row("c", Some(3), 20)];
        let names: Vec<Value> = merged(first, second)
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| row["name"].clone())
            .collect();
        assert_eq!(names, ["a", "b", "c"]);
    }

    #[test]
    fn equal_entries_at_other_places_stay() {
        let first = vec![row("a", Some(1), 0), row("b", Some(2), 10)];
        let second = vec![row("c", Some(3), 20), row("a", Some(1), 30)];
        assert_eq!(merged(first, second).as_array().map(Vec::len), Some(4));
    }

    #[test]
    fn an_entry_that_a_seam_cut_is_whole() {
        let whole = json!([{"name": "a", "count": 1}]);
        let cut = || vec![row("a", None, 5)];
        assert_eq!(merged(cut(), vec![row("a", Some(1), 5)]), whole);
        assert_eq!(merged(vec![row("a", Some(1), 5)], cut()), whole);
    }

    #[test]
    fn a_text_that_many_parts_mention_is_in_the_list_once() {
        let texts =
            |words: [&str; 2], at| vec![value(json!(words[0]), at), value(json!(words[1]), at + 1)];
        assert_eq!(
            merged(texts(["Ann", "Bo"], 0), texts(["Cy", "Ann"], 10)),
            json!(["Ann", "Bo", "Cy"])
        );
    }
}
