//! An answer against the schema: brought into its shape, or told what is wrong.

use serde_json::{Map, Number, Value};

use crate::engine::rules::printed::{self, NumberStyle};
use crate::schema::{Field, Kind, Leaf, Node, Root};

/// So many mistakes are told at once.
const MOST_TOLD: usize = 5;
/// Of a wrong value, so many characters are quoted.
const MOST_QUOTED: usize = 60;

/// Whether any field of the schema is in an object.
pub(super) fn has_field(root: &Root, value: &Value) -> bool {
    let has = |field: &Field| value.get(&field.name).is_some();
    root.fields.iter().any(has)
}

/// The answer in the shape of the schema: every field there, in the order of the schema, and nothing else.
///
/// Values that people would read as what is asked for are taken: "1,204.50" as a number, "yes" as true, a choice in
/// other letters. With `is_last`, fields that were left out are null; before that they are a mistake, unless the
/// schema says that they may be.
///
/// # Errors
///
/// What is wrong and where, in words for the model.
pub(super) fn fit(
    root: &Root,
    answer: &Value,
    style: NumberStyle,
    is_last: bool,
) -> Result<Value, String> {
    if !has_field(root, answer) {
        let names: Vec<&str> = root
            .fields
            .iter()
            .map(|f| f.name.as_str())
            .take(5)
            .collect();
        return Err(format!(
            "none of the fields is there; the object must have the members {}{}",
            names.join(", "),
            if root.fields.len() > names.len() {
                ", .."
            } else {
                ""
            }
        ));
    }
    let mut fitter = Fitter {
        style,
        is_last,
        wrong: Vec::new(),
        more: 0,
    };
    let value = fitter.object(&root.fields, answer, "");
    if fitter.wrong.is_empty() {
        return Ok(value);
    }
    let mut told = fitter.wrong.join("; ");
    if fitter.more > 0 {
        told.push_str(&format!("; and {} more", fitter.more));
    }
    Err(told)
}

/// The answer about a page without text.
pub(crate) fn nothing(root: &Root) -> Value {
    empty(&root.fields)
}

struct Fitter {
    style: NumberStyle,
    is_last: bool,
    wrong: Vec<String>,
    more: usize,
}

impl Fitter {
    fn tell(&mut self, path: &str, what: &str) {
        if self.wrong.len() < MOST_TOLD {
            self.wrong.push(format!("{path} {what}"));
        } else {
            self.more += 1;
        }
    }

    fn object(&mut self, fields: &[Field], answer: &Value, path: &str) -> Value {
        let dot = if path.is_empty() { "" } else { "." };
        let members: Map<String, Value> = fields
            .iter()
            .map(|field| {
                let path = format!("{path}{dot}{}", field.name);
                let member = answer.get(&field.name);
                if member.is_none() && !field.nullable && !self.is_last {
                    self.tell(
                        &path,
                        "is missing; give null when the document does not state it",
                    );
                }
                (
                    field.name.clone(),
                    self.field(field, member.unwrap_or(&Value::Null), &path),
                )
            })
            .collect();
        Value::Object(members)
    }

    fn field(&mut self, field: &Field, answer: &Value, path: &str) -> Value {
        match &field.node {
            Node::Object(fields) => match answer {
                Value::Null if field.nullable => Value::Null,
                Value::Null => empty(fields),
                _ => self.node(&field.node, answer, path),
            },
            _ => self.node(&field.node, answer, path),
        }
    }

    fn node(&mut self, node: &Node, answer: &Value, path: &str) -> Value {
        match (node, answer) {
            (Node::Object(fields), Value::Object(_)) => self.object(fields, answer, path),
            (Node::Object(_), other) => {
                self.tell(path, &format!("must be an object, not {}", quoted(other)));
                Value::Null
            }
            (Node::List(_), Value::Null) => Value::Array(Vec::new()),
            (Node::List(element), Value::Array(items)) => items
                .iter()
                .enumerate()
                .filter(|(_, item)| !item.is_null())
                .map(|(index, item)| self.node(element, item, &format!("{path}[{index}]")))
                .filter(|item| !item.is_null())
                .collect(),
            // A list of one, written without its brackets.
            (Node::List(element), one) => {
                let item = self.node(element, one, path);
                Value::Array(if item.is_null() {
                    Vec::new()
                } else {
                    vec![item]
                })
            }
            (Node::Leaf(leaf), answer) => {
                leaf_of(leaf, answer, self.style).unwrap_or_else(|what| {
                    self.tell(path, &format!("{what}, not {}", quoted(answer)));
                    Value::Null
                })
            }
        }
    }
}

/// An object of which nothing is known.
fn empty(fields: &[Field]) -> Value {
    let nothing = |field: &Field| match &field.node {
        Node::Object(inner) if !field.nullable => empty(inner),
        Node::List(_) => Value::Array(Vec::new()),
        _ => Value::Null,
    };
    let members = fields
        .iter()
        .map(|field| (field.name.clone(), nothing(field)));
    Value::Object(members.collect())
}

fn leaf_of(leaf: &Leaf, answer: &Value, style: NumberStyle) -> Result<Value, String> {
    if answer.is_null() {
        return Ok(Value::Null);
    }
    if !leaf.choices.is_empty() {
        return choice(leaf, answer);
    }
    if let Value::String(text) = answer
        && is_nothing(text)
    {
        return Ok(Value::Null);
    }
    match leaf.kind {
        Kind::Text => match answer {
            Value::String(text) => Ok(text.trim().into()),
            Value::Number(number) => Ok(number.to_string().into()),
            Value::Bool(flag) => Ok(flag.to_string().into()),
            _ => Err("must be a string".into()),
        },
        Kind::Number => number(answer, style)
            .and_then(|number| whole(number).or_else(|| Number::from_f64(number)))
            .map(Value::Number)
            .ok_or_else(|| "must be a plain number".into()),
        Kind::Integer => number(answer, style)
            .and_then(whole)
            .map(Value::Number)
            .ok_or_else(|| "must be a whole number".into()),
        Kind::Bool => flag(answer).ok_or_else(|| "must be true or false".into()),
    }
}

fn is_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "null" | "N/A" | "n/a")
}

fn number(answer: &Value, style: NumberStyle) -> Option<f64> {
    match answer {
        Value::Number(number) => number.as_f64(),
        // As the document writes them; a zero in front is never a thousand.
        Value::String(text) if text.trim().starts_with("0.") => text.trim().parse().ok(),
        Value::String(text) => style.read(text).or_else(|| text.trim().parse().ok()),
        _ => None,
    }
    .filter(|number: &f64| number.is_finite())
}

/// Without a fraction, and small enough to be exact.
fn whole(number: f64) -> Option<Number> {
    (number.fract() == 0.0 && number.abs() < 9.0e15).then(|| (number as i64).into())
}

fn flag(answer: &Value) -> Option<Value> {
    let flag = match answer {
        Value::Bool(flag) => *flag,
        Value::Number(number) if number.as_i64() == Some(1) => true,
        Value::Number(number) if number.as_i64() == Some(0) => false,
        Value::String(text) => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "y" | "checked" => true,
            "false" | "no" | "n" | "unchecked" => false,
            _ => return None,
        },
        _ => return None,
    };
    Some(flag.into())
}

/// The choice that is meant, in the spelling of the schema.
fn choice(leaf: &Leaf, answer: &Value) -> Result<Value, String> {
    if let Some(choice) = leaf.choices.iter().find(|choice| *choice == answer) {
        return Ok(choice.clone());
    }
    let plain = |value: &Value| {
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let folded = printed::fold(&text);
        folded
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let wanted = plain(answer);
    let mut alike = leaf.choices.iter().filter(|choice| plain(choice) == wanted);
    if let (Some(choice), None) = (alike.next(), alike.next()) {
        return Ok(choice.clone());
    }
    if answer.as_str().is_some_and(is_nothing) {
        return Ok(Value::Null);
    }
    let names: Vec<String> = leaf.choices.iter().map(Value::to_string).collect();
    Err(format!("must be null or one of {}", names.join(", ")))
}

fn quoted(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(MOST_QUOTED) {
        Some((end, _)) => format!("{}..", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::parse::Document;
    use crate::schema::check;
    use serde_json::json;

    fn fitted(properties: Value, answer: Value, is_last: bool) -> Result<Value, String> {
        let root = check(&json!({"type": "object", "properties": properties})).unwrap();
        let document = Document {
            pages: Vec::new(),
            page_count: 0,
        };
        fit(&root, &answer, NumberStyle::of(&document), is_last)
    }

    fn one(schema: Value, answer: Value) -> Result<Value, String> {
        fitted(json!({"x": schema}), json!({"x": answer}), false).map(|fitted| fitted["x"].clone())
    }

    #[test]
    fn values_are_read_as_people_read_them() {
        for (kind, answer, expected) in [
            ("number", json!("1,204.50"), json!(1204.5)),
            ("number", json!("$1,204.50"), json!(1204.5)),
            ("number", json!("1.204"), json!(1.204)),
            ("number", json!("0.125"), json!(0.125)),
            ("number", json!("1e3"), json!(1000)),
            ("number", json!(7.0), json!(7)),
            ("number", json!(""), Value::Null),
            ("integer", json!(12.0), json!(12)),
            ("integer", json!("12"), json!(12)),
            ("string", json!(12), json!("12")),
            ("string", json!(" A-7 "), json!("A-7")),
            ("string", json!("N/A"), Value::Null),
            ("boolean", json!("Yes"), json!(true)),
            ("boolean", json!(0), json!(false)),
        ] {
            let schema = json!({"type": kind});
            assert_eq!(one(schema, answer.clone()), Ok(expected), "{kind} {answer}");
        }
    }

    #[test]
    fn values_of_another_kind_are_told_with_their_place() {
        for (kind, answer, words) in [
            (
                "number",
                json!("about ten"),
                "x must be a plain number, not \"about ten\"",
            ),
            ("number", json!("1e999"), "plain number"),
            ("integer", json!(12.5), "whole number"),
            ("boolean", json!("perhaps"), "true or false"),
            ("string", json!(["a"]), "must be a string"),
        ] {
            let error = one(json!({"type": kind}), answer).unwrap_err();
            assert!(error.contains(words), "{error}");
        }
        let lines = json!({"lines": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "number"}}}}});
        let error = fitted(lines, json!({"lines": [{"n": 1}, {"n": "x"}, "y"]}), false);
        let error = error.unwrap_err();
        assert!(
            error.contains("lines[1].n must be a plain number"),
            "{error}"
        );
        assert!(error.contains("lines[2] must be an object"), "{error}");
    }

    #[test]
    fn a_choice_comes_in_the_spelling_of_the_schema() {
        let schema = json!({"type": "string", "enum": ["part_paid", "none", "N/A"]});
        let choice = |answer: &str| one(schema.clone(), json!(answer));
        assert_eq!(choice("Part paid"), Ok(json!("part_paid")));
        assert_eq!(choice("N/A"), Ok(json!("N/A")));
        assert_eq!(choice(""), Ok(Value::Null));
        assert!(
            choice("closed")
                .unwrap_err()
                .contains("\"part_paid\", \"none\"")
        );
    }

    #[test]
    fn what_was_left_out_is_a_mistake_until_the_last_time() {
        let fields = json!({"a": {"type": "string"}, "b": {"type": ["string", "null"]},
            "c": {"type": "array", "items": {"type": "string"}}, "d": {"type": "string"}});
        let answer = || json!({"z": 1, "d": "D", "c": null});
        let error = fitted(fields.clone(), answer(), false).unwrap_err();
        assert!(
            error.contains("a is missing") && !error.contains("b is"),
            "{error}"
        );
        assert_eq!(
            fitted(fields, answer(), true).unwrap().to_string(),
            json!({"a": null, "b": null, "c": [], "d": "D"}).to_string()
        );
    }

    #[test]
    fn an_object_without_the_fields_is_no_answer() {
        let error = fitted(json!({"a": {"type": "string"}}), json!({"b": 1}), true).unwrap_err();
        assert!(error.contains("members a"), "{error}");
    }

    #[test]
    fn objects_that_may_not_be_null_have_their_fields() {
        let party = json!({"type": "object", "properties": {"name": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}}}});
        let fields = json!({"buyer": party, "seller": {"anyOf": [party, {"type": "null"}]}});
        assert_eq!(
            fitted(fields, json!({"buyer": null, "seller": null}), false),
            Ok(json!({"buyer": {"name": null, "tags": []}, "seller": null}))
        );
    }

    #[test]
    fn only_the_first_mistakes_are_told() {
        let fields: Map<String, Value> = (0..9)
            .map(|n| (format!("f{n}"), json!({"type": "number"})))
            .collect();
        let answer: Map<String, Value> = (0..9).map(|n| (format!("f{n}"), json!("x"))).collect();
        let error = fitted(fields.into(), answer.into(), false).unwrap_err();
        assert!(error.ends_with("and 4 more"), "{error}");
    }
}
