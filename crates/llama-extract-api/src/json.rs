//! JSON as values, read into exactly the memory that they take.
//!
//! Most of what a client does, by time and by memory, is to read results and the evidence beside them, which are JSON
//! without a type. serde's own way grows each list and each object entry by entry. Here the entries of all that is open
//! are on one stack, and each list and object is made once, of its size, when it ends.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// How serde_json hands over a number when a program has it keep numbers as they are written (`arbitrary_precision`): as
/// an object with this one key.
const NUMBER: &str = "$serde_json::private::Number";

/// A list of more entries than this is not copied off the stack, but takes the stack with it.
const LONG: usize = 1024;

/// Any JSON.
pub(crate) fn value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    Stack::default().deserialize(deserializer)
}

/// A field that holds any of the kinds below, or null. To be named with `default`, for a field that is not there.
pub(crate) fn optional<'de, T: Kind, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    match value(deserializer)? {
        Value::Null => Ok(None),
        other => T::of(other).map(Some).map_err(|other| {
            let found = match other {
                Value::Object(_) => "an object",
                Value::Array(_) => "a list",
                _ => "a single value",
            };
            Error::custom(format_args!("invalid type: {found}, expected {}", T::NAME))
        }),
    }
}

/// What is made of JSON without copying it.
pub(crate) trait Kind: Sized {
    const NAME: &'static str;

    /// The value as this, or unchanged if it is something else.
    fn of(value: Value) -> Result<Self, Value>;
}

impl Kind for Map<String, Value> {
    const NAME: &'static str = "an object";

    fn of(value: Value) -> Result<Self, Value> {
        match value {
            Value::Object(fields) => Ok(fields),
            other => Err(other),
        }
    }
}

impl Kind for Vec<Map<String, Value>> {
    const NAME: &'static str = "a list of objects";

    fn of(value: Value) -> Result<Self, Value> {
        match value {
            Value::Array(entries) if entries.iter().all(Value::is_object) => {
                let objects = entries.into_iter().filter_map(|entry| Map::of(entry).ok());
                Ok(objects.collect())
            }
            other => Err(other),
        }
    }
}

/// The entries of everything that has begun and not ended, the innermost last.
#[derive(Default)]
struct Stack {
    fields: Vec<(String, Value)>,
    entries: Vec<Value>,
}

impl Stack {
    fn deserialize<'de, D: Deserializer<'de>>(mut self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(&mut self)
    }
}

impl<'de> DeserializeSeed<'de> for &mut Stack {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Stack {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let begin = self.entries.len();
        while let Some(entry) = list.next_element_seed(&mut *self)? {
            self.entries.push(entry);
        }
        if begin == 0 && self.entries.len() > LONG {
            let mut whole = std::mem::take(&mut self.entries);
            whole.shrink_to_fit();
            return Ok(Value::Array(whole));
        }
        Ok(Value::Array(self.entries.drain(begin..).collect()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let begin = self.fields.len();
        while let Some(name) = object.next_key::<String>()? {
            if name == NUMBER && self.fields.len() == begin {
                let digits: String = object.next_value()?;
                let number: Number = digits.parse().map_err(A::Error::custom)?;
                return Ok(Value::Number(number));
            }
            let field = object.next_value_seed(&mut *self)?;
            self.fields.push((name, field));
        }
        Ok(Value::Object(self.fields.drain(begin..).collect()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde::Deserialize;

    use super::*;

    fn read(text: &str) -> serde_json::Result<Value> {
        value(&mut serde_json::Deserializer::from_str(text))
    }

    #[derive(Debug, Default, Deserialize, PartialEq)]
    #[serde(default)]
    struct Fields {
        #[serde(deserialize_with = "optional")]
        one: Option<Map<String, Value>>,
        #[serde(deserialize_with = "optional")]
        list: Option<Vec<Map<String, Value>>>,
    }

    #[test]
    fn every_kind_of_json_is_read_as_serde_json_reads_it() {
        for text in [
            "null",
            "true",
            "-9007199254740993",
            "18446744073709551615",
            "1e300",
            r#""\u00e9\n""#,
            "[]",
            "{}",
            r#"[[1,[2,[]]],{"a":[{"b":{}},null,0.5],"c":"d"},[3]]"#,
            r#"{"z":1,"a":{"z":[1,2],"a":{"b":[{}]}},"m":[[],[4]],"z":5}"#,
        ] {
            let ours = read(text).unwrap();
            // As text, because maps of another order are equal.
            let theirs: Value = serde_json::from_str(text).unwrap();
            assert_eq!(ours.to_string(), theirs.to_string());
        }
    }

    #[test]
    fn a_long_list_is_read_whole_wherever_it_stands() {
        let long = Value::from((0..3 * LONG).collect::<Vec<_>>());
        let nested = serde_json::json!([1, {"a": long, "b": [long]}, 2]);
        for value in [long, nested] {
            assert_eq!(read(&value.to_string()).unwrap(), value);
        }
    }

    #[test]
    fn what_is_broken_or_too_deep_is_an_error() {
        for text in ["[1,", r#"{"a" 1}"#, "nul", &"[".repeat(100_000)] {
            read(text).unwrap_err();
        }
    }

    #[test]
    fn an_optional_field_may_be_null_or_missing_and_nothing_else() {
        let fields: Fields = serde_json::from_str(r#"{"one": null}"#).unwrap();
        assert_eq!(fields, Fields::default());
        let fields: Fields =
            serde_json::from_str(r#"{"one": {"a": 1}, "list": [{"a": 1}, {}]}"#).unwrap();
        assert_eq!(fields.one.unwrap().len(), 1);
        assert_eq!(fields.list.unwrap().len(), 2);
        for (text, reason) in [
            (r#"{"one": []}"#, "a list, expected an object"),
            (r#"{"list": [1]}"#, "a list, expected a list of objects"),
            (r#"{"list": "a"}"#, "a single value, expected a list"),
        ] {
            let error = serde_json::from_str::<Fields>(text).unwrap_err();
            assert!(
                error.is_data() && error.to_string().contains(reason),
                "{error}"
            );
        }
    }
}
