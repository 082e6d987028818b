//! The JSON object in what a model wrote.

use serde_json::Value;

/// So many braces are tried as the start of an object.
const MOST_STARTS: usize = 50;

/// The object that a model was asked for, whatever it wrote around it: its thoughts, a fence, a remark.
///
/// `has_field` tells the object from another that it mentions. An object in an object, or in a list, is looked for only
/// when the outer one has no field.
///
/// # Errors
///
/// What is wrong, in words for the model.
pub(super) fn object(text: &str, has_field: impl Fn(&Value) -> bool) -> Result<Value, String> {
    // What a model thinks aloud is no answer, and drafts stand in it.
    let text = text.rsplit("</think>").next().unwrap_or(text);
    let mut first: Option<Value> = None;
    let mut wrong: Option<serde_json::Error> = None;
    let mut at = 0;
    for _ in 0..MOST_STARTS {
        let Some(start) = text.get(at..).and_then(|rest| rest.find('{')) else {
            break;
        };
        at += start;
        let mut values = serde_json::Deserializer::from_str(text.get(at..).unwrap_or_default())
            .into_iter::<Value>();
        match values.next() {
            Some(Ok(value)) => {
                at += values.byte_offset().max(1);
                if has_field(&value) {
                    return Ok(value);
                }
                if let Some(inner) = wrapped(&value, &has_field) {
                    return Ok(inner);
                }
                first.get_or_insert(value);
            }
            Some(Err(error)) => {
                // A broken answer is not made whole by an object inside it.
                if begins_like_json(text, at) {
                    return Err(told(&error));
                }
                wrong.get_or_insert(error);
                at += 1;
            }
            None => break,
        }
    }
    match (first, wrong) {
        (Some(value), _) => Ok(value),
        (None, Some(error)) => Err(told(&error)),
        (None, None) if text.trim().is_empty() => Err("the answer is empty".into()),
        (None, None) => Err("there is no JSON object in the answer".into()),
    }
}

fn begins_like_json(text: &str, brace: usize) -> bool {
    let inside = text.get(brace + 1..).unwrap_or_default();
    inside.trim_start().starts_with('"')
}

fn told(error: &serde_json::Error) -> String {
    if error.is_eof() {
        "the JSON object has no end; close every bracket".into()
    } else {
        format!("the JSON is not valid: {error}")
    }
}

/// The one object inside an object that has no field itself, such as `{"result": {..}}`.
fn wrapped(value: &Value, has_field: &impl Fn(&Value) -> bool) -> Option<Value> {
    let mut inner = value.as_object()?.values().filter(|value| has_field(value));
    let only = inner.next()?;
    inner.next().is_none().then(|| only.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(text: &str) -> Result<Value, String> {
        object(text, |value| value.get("total").is_some())
    }

    #[test]
    fn the_object_is_found_in_whatever_stands_around_it() {
        for text in [
            "{\"total\": 1}",
            "```json\n{\"total\": 1}\n```",
            "Here it is:\n{\"total\": 1}\nAnything else {?}",
            "<think>maybe {\"total\": 2}?</think>{\"total\": 1}",
            "A shape like {x} or {\"note\": 1} is not meant, but {\"total\": 1} is",
            "[{\"total\": 1}]",
            "{\"result\": {\"total\": 1}}",
            "{\"total\": 1} {\"total\": 2}",
        ] {
            assert_eq!(of(text), Ok(json!({"total": 1})), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_for_the_model() {
        for (text, words) in [
            ("", "empty"),
            ("I cannot.", "no JSON object"),
            ("{\"total\": 1", "no end"),
            ("{\"total\": 1,,}", "not valid"),
        ] {
            let error = of(text).err().unwrap_or_default();
            assert!(error.contains(words), "{text}: {error}");
        }
    }

    #[test]
    fn an_object_without_any_field_is_left_to_the_check() {
        assert_eq!(of("{\"sum\": 1}"), Ok(json!({"sum": 1})));
    }

    #[test]
    fn an_object_inside_a_broken_one_is_not_taken_for_it() {
        let error = of("{\"items\": [{\"total\": 1}],, \"total\": 2}");
        assert!(error.is_err(), "{error:?}");
    }

    #[test]
    fn many_braces_take_no_time() {
        assert!(of(&"{".repeat(200_000)).is_err());
    }
}
