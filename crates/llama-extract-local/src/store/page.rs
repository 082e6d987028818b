//! Lists in pages: a stable order and a token that says where to go on.

use serde_json::{Value, json};

/// Place in an ordered list: the columns that it is ordered by and the sequence number of the last item that was given
/// out.
///
/// A place, not an offset: what is added or deleted between two pages moves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) key: Vec<Bound>,
    pub(crate) sequence: i64,
}

/// What a column of a [`Cursor`] holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bound {
    Text(String),
    Integer(i64),
}

impl Bound {
    fn to_json(&self) -> Value {
        match self {
            Self::Text(text) => text.clone().into(),
            Self::Integer(number) => (*number).into(),
        }
    }

    fn from_json(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            other => other.as_i64().map(Self::Integer),
        }
    }
}

impl Cursor {
    /// The token as it goes over the wire: opaque to the client.
    pub(crate) fn to_token(&self) -> String {
        let key: Vec<Value> = self.key.iter().map(Bound::to_json).collect();
        let text = json!([key, self.sequence]).to_string();
        text.bytes().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(crate) fn from_token(token: &str) -> Option<Self> {
        let digits: Vec<u32> = token
            .chars()
            .map(|c| c.to_digit(16))
            .collect::<Option<_>>()?;
        let bytes: Vec<u8> = digits
            .chunks(2)
            .map(|pair| match *pair {
                [high, low] => u8::try_from(high * 16 + low).ok(),
                _ => None,
            })
            .collect::<Option<_>>()?;
        match serde_json::from_slice(&bytes).ok()? {
            Value::Array(parts) => match parts.as_slice() {
                [Value::Array(key), sequence] => Some(Self {
                    key: key.iter().map(Bound::from_json).collect::<Option<_>>()?,
                    sequence: sequence.as_i64()?,
                }),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Which page of a list is wanted.
#[derive(Debug, Clone)]
pub(crate) struct PageRequest {
    pub(crate) size: usize,
    pub(crate) after: Option<Cursor>,
}

/// One page, and the token of the next when there is one.
#[derive(Debug)]
pub(crate) struct PageOf<T> {
    pub(crate) items: Vec<T>,
    pub(crate) next: Option<String>,
}

impl<T> PageOf<T> {
    /// Makes a page of rows that may be one more than the page takes.
    pub(super) fn of(mut rows: Vec<(Cursor, T)>, size: usize) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = rows.last().filter(|_| more).map(|(c, _)| c.to_token());
        Self {
            items: rows.into_iter().map(|(_, item)| item).collect(),
            next,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn cursor(sequence: i64) -> Cursor {
        Cursor {
            key: vec![Bound::Text("ä".into()), Bound::Integer(-3)],
            sequence,
        }
    }

    #[test]
    fn a_token_comes_back_as_its_cursor() {
        assert_eq!(Cursor::from_token(&cursor(7).to_token()), Some(cursor(7)));
    }

    #[test]
    fn a_token_of_somebody_else_is_none() {
        for token in ["", "abc", "zz", "5b5d", "é", "7b7d"] {
            assert_eq!(Cursor::from_token(token), None, "{token}");
        }
    }

    #[test]
    fn a_page_with_more_behind_it_says_where_to_go_on() {
        let rows = (0..4).map(|n| (cursor(n), n)).collect();
        let page = PageOf::of(rows, 3);
        assert_eq!(page.items, [0, 1, 2]);
        assert_eq!(page.next, Some(cursor(2).to_token()));
    }

    #[test]
    fn a_last_page_that_is_full_has_no_next() {
        let rows = (0..2).map(|n| (cursor(n), n)).collect();
        assert_eq!(PageOf::of(rows, 2).next, None);
    }
}
