//! Lists in pages: a stable order and a token that says where to go on.

use serde_json::{Value, json};

/// Place in an ordered list: the sort key and sequence number of the last item that was given out.
///
/// A place, not an offset: what is added or deleted between two pages moves nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cursor {
    pub(crate) key: String,
    pub(crate) sequence: u64,
}

impl Cursor {
    /// The token as it goes over the wire: opaque to the client.
    pub(crate) fn to_token(&self) -> String {
        let text = json!([self.key, self.sequence]).to_string();
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
                [Value::String(key), sequence] => Some(Self {
                    key: key.clone(),
                    sequence: sequence.as_u64()?,
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
    /// Cuts a page out of all items. `descending` turns the order of the cursors round.
    pub(crate) fn cut(mut all: Vec<(Cursor, T)>, descending: bool, request: &PageRequest) -> Self {
        all.sort_by(|(a, _), (b, _)| if descending { b.cmp(a) } else { a.cmp(b) });
        let mut rest = all.into_iter().filter(|(cursor, _)| match &request.after {
            None => true,
            Some(after) if descending => cursor < after,
            Some(after) => cursor > after,
        });
        let mut items = Vec::new();
        let mut last = None;
        for (cursor, item) in rest.by_ref().take(request.size) {
            last = Some(cursor);
            items.push(item);
        }
        let next = last.filter(|_| rest.next().is_some()).map(|c| c.to_token());
        Self { items, next }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn cursor(sequence: u64) -> Cursor {
        Cursor {
            key: "ä".into(),
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
    fn pages_follow_each_other_without_gap_or_overlap() {
        let all = || (0..5).map(|n| (cursor(n), n)).collect::<Vec<_>>();
        let first = PageOf::cut(
            all(),
            true,
            &PageRequest {
                size: 3,
                after: None,
            },
        );
        assert_eq!(first.items, [4, 3, 2]);
        let after = Cursor::from_token(first.next.as_deref().unwrap());
        let second = PageOf::cut(all(), true, &PageRequest { size: 3, after });
        assert_eq!(second.items, [1, 0]);
        assert_eq!(second.next, None);
    }

    #[test]
    fn a_last_page_that_is_full_has_no_next() {
        let all = (0..2).map(|n| (cursor(n), n)).collect();
        let page = PageOf::cut(
            all,
            false,
            &PageRequest {
                size: 2,
                after: None,
            },
        );
        assert_eq!(page.next, None);
    }
}
