//! What a chat-completions server sends: events with pieces of the answer, or the answer at once.
//!
//! Read as loose JSON and not into fixed types: servers of other makers leave members out, add their own, or answer at
//! once although they were asked for a stream.

use serde_json::Value;

/// An answer has at most so many bytes; no schema asks for more.
const MOST_CONTENT: usize = 4 * 1024 * 1024;
/// With what the protocol wraps around each piece.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Why an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finish {
    Stop,
    /// The model ran out of tokens.
    Length,
    ContentFilter,
}

/// The answer of a model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Completion {
    pub(super) content: String,
    /// Its words when it does not want to answer.
    pub(super) refusal: String,
    /// None when the server did not say.
    pub(super) finish: Option<Finish>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Malformed {
    /// The server says in the answer that something went wrong.
    Reported(String),
    /// It is more than any answer.
    TooLarge,
    /// It is not of the protocol.
    Foreign,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Unknown,
    Events,
    Whole,
}

/// Takes an answer as it arrives.
#[derive(Debug)]
pub(super) struct Decoder {
    mode: Mode,
    /// What has arrived and is not taken: part of a line, or all of an answer that is not a stream.
    rest: Vec<u8>,
    /// Data of the event that is arriving.
    data: String,
    bytes: usize,
    completion: Completion,
    /// Whether anything of the protocol has arrived.
    is_known: bool,
    pub(super) is_done: bool,
}

impl Decoder {
    pub(super) fn new() -> Self {
        Self {
            mode: Mode::Unknown,
            rest: Vec::new(),
            data: String::new(),
            bytes: 0,
            completion: Completion::default(),
            is_known: false,
            is_done: false,
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), Malformed> {
        self.bytes += bytes.len();
        if self.bytes > MOST_BYTES {
            return Err(Malformed::TooLarge);
        }
        if self.mode == Mode::Unknown {
            let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
            match first {
                None => return Ok(()),
                Some(b'{') => self.mode = Mode::Whole,
                Some(_) => self.mode = Mode::Events,
            }
        }
        if self.mode == Mode::Whole {
            self.rest.extend_from_slice(bytes);
            if self.rest.len() > MOST_CONTENT {
                return Err(Malformed::TooLarge);
            }
            return Ok(());
        }
        let mut bytes = bytes;
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            let (line, next) = bytes.split_at(end);
            self.rest.extend_from_slice(line);
            bytes = next.get(1..).unwrap_or_default();
            let line = std::mem::take(&mut self.rest);
            self.line(&String::from_utf8_lossy(&line))?;
        }
        self.rest.extend_from_slice(bytes);
        if self.rest.len() + self.data.len() > MOST_CONTENT {
            return Err(Malformed::TooLarge);
        }
        Ok(())
    }

    /// The answer, when the connection has ended.
    pub(super) fn finish(mut self) -> Result<Completion, Malformed> {
        let rest = std::mem::take(&mut self.rest);
        match self.mode {
            Mode::Unknown => {}
            Mode::Whole => {
                let answer = serde_json::from_slice(&rest).map_err(|_| Malformed::Foreign)?;
                self.absorb(&answer)?;
            }
            Mode::Events => {
                self.line(&String::from_utf8_lossy(&rest))?;
                self.line("")?;
            }
        }
        if self.is_known {
            Ok(self.completion)
        } else {
            Err(Malformed::Foreign)
        }
    }

    fn line(&mut self, line: &str) -> Result<(), Malformed> {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        if line.is_empty() {
            let data = std::mem::take(&mut self.data);
            return self.event(data.trim());
        }
        if let Some(data) = line.strip_prefix("data:") {
            // Servers that leave out the empty line have one event a line.
            if serde_json::from_str::<Value>(&self.data).is_ok() {
                let event = std::mem::take(&mut self.data);
                self.event(event.trim())?;
            }
            self.data.push_str(data);
            self.data.push('\n');
        }
        // Comments, and the names and ids of events.
        Ok(())
    }

    fn event(&mut self, data: &str) -> Result<(), Malformed> {
        if data.is_empty() || self.is_done {
            return Ok(());
        }
        if data == "[DONE]" {
            self.is_done = true;
            return Ok(());
        }
        let event = serde_json::from_str(data).map_err(|_| Malformed::Foreign)?;
        self.absorb(&event)
    }

    fn absorb(&mut self, answer: &Value) -> Result<(), Malformed> {
        if let Some(error) = answer.get("error").filter(|error| !error.is_null()) {
            return Err(Malformed::Reported(message(error)));
        }
        let Some(choices) = answer.get("choices").and_then(Value::as_array) else {
            return Ok(());
        };
        self.is_known = true;
        let is_first = |choice: &&Value| choice.get("index").is_none_or(|index| *index == 0);
        let Some(choice) = choices.iter().find(is_first) else {
            return Ok(());
        };
        for part in [&choice["delta"], &choice["message"]] {
            push_text(&mut self.completion.content, &part["content"]);
            push_text(&mut self.completion.refusal, &part["refusal"]);
        }
        if self.completion.content.len() + self.completion.refusal.len() > MOST_CONTENT {
            return Err(Malformed::TooLarge);
        }
        if let Some(reason) = choice["finish_reason"].as_str() {
            self.completion.finish = Some(match reason {
                "length" | "max_tokens" => Finish::Length,
                "content_filter" => Finish::ContentFilter,
                _ => Finish::Stop,
            });
        }
        Ok(())
    }
}

/// Text, or the text parts of a list of parts.
fn push_text(to: &mut String, content: &Value) {
    match content {
        Value::String(text) => to.push_str(text),
        Value::Array(parts) => {
            for part in parts {
                to.push_str(part["text"].as_str().unwrap_or_default());
            }
        }
        _ => {}
    }
}

/// What an error object says: `{"message": ..}` or plain text.
pub(super) fn message(error: &Value) -> String {
    let text = error.as_str().or_else(|| error["message"].as_str());
    text.map_or_else(|| error.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn decode(pieces: &[&[u8]]) -> Result<Completion, Malformed> {
        let mut decoder = Decoder::new();
        for piece in pieces {
            decoder.push(piece)?;
        }
        decoder.finish()
    }

    fn said(content: &str, finish: Option<Finish>) -> Completion {
        Completion {
            content: content.into(),
            refusal: String::new(),
            finish,
        }
    }

    #[test]
    fn a_stream_is_put_together_wherever_it_is_cut() {
        let stream = "\u{feff}: hello\r\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\r\n\r\n\
            data: {\"choices\":[{\"delta\":{\"content\":\"{\\\"a\\\": \\\"ü\"}}]}\n\ndata:{\"choices\":[{\"delta\":{\"content\":\"\\\"}\"}}]}\n\n\
            data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[],\"usage\":{}}\n\ndata: [DONE]\n\n";
        let expected = Ok(said("{\"a\": \"ü\"}", Some(Finish::Stop)));
        for cut in 0..stream.len() {
            let (head, tail) = stream.as_bytes().split_at(cut);
            assert_eq!(decode(&[head, tail]), expected, "cut at {cut}");
        }
    }

    #[test]
    fn events_without_an_empty_line_between_them_are_parted() {
        let stream = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\ndata: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\ndata: [DONE]\n";
        assert_eq!(decode(&[stream.as_bytes()]), Ok(said("ab", None)));
    }

    #[test]
    fn an_answer_that_is_no_stream_is_taken() {
        let answer = json!({"choices": [{"index": 1, "message": {"content": "other"}},
            {"index": 0, "message": {"content": [{"type": "text", "text": "{}"}], "tool_calls": [{}]}, "finish_reason": "length"}]});
        assert_eq!(
            decode(&[b"\n ", answer.to_string().as_bytes()]),
            Ok(said("{}", Some(Finish::Length)))
        );
    }

    #[test]
    fn a_refusal_is_kept_apart() {
        let answer = json!({"choices": [{"message": {"content": null, "refusal": "no"}, "finish_reason": "stop"}]});
        let refused = decode(&[answer.to_string().as_bytes()]);
        assert_eq!(refused.map(|answer| answer.refusal), Ok("no".into()));
    }

    #[test]
    fn errors_inside_an_answer_are_told() {
        for error in [json!({"message": "overloaded"}), json!("overloaded")] {
            let stream = format!("data: {}\n\n", json!({"error": error}));
            let told = Err(Malformed::Reported("overloaded".into()));
            assert_eq!(decode(&[stream.as_bytes()]), told);
        }
    }

    #[test]
    fn what_is_not_of_the_protocol_is_told_apart() {
        for foreign in [
            "",
            "<html>",
            "{\"hello\": 1}",
            "data: <html>\n\n",
            "{\"choices\"",
        ] {
            assert_eq!(
                decode(&[foreign.as_bytes()]),
                Err(Malformed::Foreign),
                "{foreign}"
            );
        }
    }

    #[test]
    fn an_answer_without_end_is_given_up() {
        let piece = format!(
            "data: {}\n\n",
            json!({"choices": [{"delta": {"content": "x".repeat(1 << 20)}}]})
        );
        let pieces = vec![piece.as_bytes(); 5];
        assert_eq!(decode(&pieces), Err(Malformed::TooLarge));
        let line = vec![b'x'; MOST_CONTENT + 1];
        assert_eq!(decode(&[&line]), Err(Malformed::TooLarge));
    }
}
