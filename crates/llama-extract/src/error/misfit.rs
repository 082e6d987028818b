//! Why a value does not fit a type, without the value: that is a document's content, and errors end up in logs.

/// What serde says, but for what it quotes of the value.
pub(crate) fn words(error: &serde_json::Error) -> String {
    let message = error.to_string();
    // These quote a name of the type.
    if message.starts_with("missing field") || message.starts_with("duplicate field") {
        return message;
    }
    // `invalid type: string "what was found", expected f64`: what is expected is of the type, too.
    match message.rsplit_once(", expected ") {
        Some((found, expected)) => {
            let end = found.find(['"', '`']).unwrap_or(found.len());
            let kind = found.get(..end).unwrap_or_default().trim_end();
            format!("{kind}, expected {expected}")
        }
        // Of a `Deserialize` that somebody wrote by hand.
        None => without_quotes(&message),
    }
}

fn without_quotes(message: &str) -> String {
    let mut kept = String::new();
    let mut rest = message;
    while let Some(start) = rest.find(['"', '`']) {
        let (before, quoted) = rest.split_at(start);
        kept.push_str(before);
        kept.push('…');
        let Some(quote) = quoted.chars().next() else {
            return kept;
        };
        // A quote may hold quotes; what stands between the first and the last is not looked into.
        rest = quoted.rsplit_once(quote).map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde::Deserialize;
    use serde::de::{DeserializeOwned, Error as _};
    use serde_json::{Value, json};

    use super::*;

    #[derive(Debug, Deserialize)]
    enum Unit {
        #[serde(rename = "kg")]
        Kilogram,
    }

    #[derive(Debug, Deserialize)]
    struct Named {
        #[serde(rename = "name")]
        _name: String,
    }

    fn misfit<T: DeserializeOwned + std::fmt::Debug>(value: Value) -> String {
        words(&serde_json::from_value::<T>(value).unwrap_err())
    }

    #[test]
    fn kinds_and_names_of_the_type_are_said() {
        let found = misfit::<f64>(json!("Jane Roe, expected home"));
        assert_eq!(found, "invalid type: string, expected f64");
        assert_eq!(
            misfit::<Unit>(json!("stone")),
            "unknown variant, expected `kg`"
        );
        assert_eq!(misfit::<Named>(json!({})), "missing field `name`");
        assert_eq!(
            misfit::<u8>(json!(70_000)),
            "invalid value: integer, expected u8"
        );
    }

    #[test]
    fn what_a_hand_written_message_quotes_is_left_out() {
        let error = serde_json::Error::custom("no such unit: \"4 \"stone\"\" here");
        assert_eq!(words(&error), "no such unit: … here");
        let error = serde_json::Error::custom("bad `a` and `b`");
        assert_eq!(words(&error), "bad …");
    }
}
