//! Which parts of the protocol a server takes. Found out by trying, and remembered.

use serde_json::{Value, json};

/// How the shape of the answer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// Constrained by the schema.
    Schema,
    /// Constrained to be JSON.
    Object,
    /// By words only.
    Words,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    format: Format,
    /// Temperature and seed; some models take only their own.
    has_sampling: bool,
    is_streamed: bool,
}

impl Dialect {
    pub(super) const FULL: Self = Self {
        format: Format::Schema,
        has_sampling: true,
        is_streamed: true,
    };

    /// The body of a request.
    pub(super) fn request(self, model: &str, messages: &[Value], schema: &Value) -> Value {
        let mut request = json!({"model": model, "messages": messages, "stream": self.is_streamed});
        if self.has_sampling {
            // The same document shall give the same answer.
            request["temperature"] = 0.into();
            request["seed"] = 0.into();
        }
        match self.format {
            Format::Schema => {
                request["response_format"] = json!({"type": "json_schema",
                    "json_schema": {"name": "extraction", "strict": true, "schema": schema}});
            }
            Format::Object => request["response_format"] = json!({"type": "json_object"}),
            Format::Words => {}
        }
        request
    }

    /// What to try next, when a server has rejected a request with these words; none when there is nothing left.
    pub(super) fn poorer(self, words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let names_format = words.contains("response_format") || words.contains("json_schema");
        if self.has_sampling
            && !names_format
            && (words.contains("temperature") || words.contains("seed"))
        {
            return Some(Self {
                has_sampling: false,
                ..self
            });
        }
        if self.is_streamed && !names_format && words.contains("stream") {
            return Some(Self {
                is_streamed: false,
                ..self
            });
        }
        let format = match self.format {
            Format::Schema => Format::Object,
            Format::Object => Format::Words,
            Format::Words => return None,
        };
        Some(Self { format, ..self })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn what_a_server_names_is_left_out_first_and_then_the_format_gets_poorer() {
        let full = Dialect::FULL;
        let request = |dialect: Dialect| dialect.request("m", &[], &json!({}));
        let unsampled = full.poorer("Unsupported value: 'temperature'").unwrap();
        assert_eq!(request(unsampled)["temperature"], Value::Null);
        assert_eq!(request(unsampled)["response_format"]["type"], "json_schema");
        let whole = unsampled.poorer("streaming is not supported").unwrap();
        assert_eq!(request(whole)["stream"], false);
        let object = full
            .poorer("response_format.type json_schema, stream")
            .unwrap();
        assert_eq!(request(object)["response_format"]["type"], "json_object");
        assert_eq!(request(object)["temperature"], 0);
        let words = object.poorer("unknown field").unwrap();
        assert_eq!(request(words)["response_format"], Value::Null);
        assert_eq!(words.poorer("bad request"), None);
    }
}
