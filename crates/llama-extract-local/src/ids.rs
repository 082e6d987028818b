//! Ids and times as the API writes them.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};

/// Length of the part after the prefix, as seen in ids of real jobs.
const LENGTH: usize = 28;
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A new id: the prefix, a dash, and 28 base-36 characters.
///
/// Ids are unique, not secret: the randomness is that of the standard library's hash keys.
pub(crate) fn new_id(prefix: &str) -> String {
    static KEYS: LazyLock<[RandomState; 3]> =
        LazyLock::new(|| [(); 3].map(|()| RandomState::new()));
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let mut id = format!("{prefix}-");
    let mut left = LENGTH;
    for key in KEYS.iter() {
        let mut hash = key.hash_one(count);
        for _ in 0..left.min(10) {
            // 36 divides no power of two; the bias does not matter for uniqueness.
            if let Some(&digit) = DIGITS.get((hash % 36) as usize) {
                id.push(char::from(digit));
            }
            hash /= 36;
        }
        left = left.saturating_sub(10);
    }
    id
}

/// A new UUID, version 4 by its form; unique and not secret, as [`new_id`].
pub(crate) fn new_uuid() -> String {
    static KEYS: LazyLock<[RandomState; 2]> =
        LazyLock::new(|| [(); 2].map(|()| RandomState::new()));
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let [high, low] = KEYS.each_ref().map(|key| key.hash_one(count));
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0x0fff,
        (low >> 48) & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff,
    )
}

/// Now, to the microsecond: a time that a client sends back must equal the one that was kept.
pub(crate) fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

/// Time as on the wire: UTC, microseconds, `Z`.
pub(crate) fn timestamp(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Micros, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_its_prefix_and_28_base_36_characters() {
        let id = new_id("ext");
        let rest = id.strip_prefix("ext-").unwrap_or_default();
        assert_eq!(rest.len(), 28, "{id}");
        assert!(rest.bytes().all(|b| DIGITS.contains(&b)), "{id}");
    }

    #[test]
    fn a_uuid_has_its_groups_its_version_and_its_variant() {
        let id = new_uuid();
        let groups: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{id}");
        assert_eq!(id.chars().nth(14), Some('4'), "{id}");
        assert!("89ab".contains(id.chars().nth(19).unwrap_or(' ')), "{id}");
        assert!(id.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit()));
    }

    #[test]
    fn uuids_differ() {
        let ids: std::collections::HashSet<_> = (0..1000).map(|_| new_uuid()).collect();
        assert_eq!(ids.len(), 1000);
    }

    #[test]
    fn ids_differ() {
        let ids: std::collections::HashSet<_> = (0..1000).map(|_| new_id("dfl")).collect();
        assert_eq!(ids.len(), 1000);
    }

    #[test]
    fn a_uuid_says_version_4_and_differs_from_others() {
        let ids: std::collections::HashSet<_> = (0..1000).map(|_| new_uuid()).collect();
        assert_eq!(ids.len(), 1000);
        for id in ids {
            let lengths: Vec<_> = id.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
            assert_eq!(id.as_bytes()[14], b'4', "{id}");
            assert!(matches!(id.as_bytes()[19], b'8'..=b'b'), "{id}");
        }
    }

    #[test]
    fn a_timestamp_has_microseconds_and_z() {
        let time = DateTime::from_timestamp(1_757_581_231, 892_912_000).unwrap_or_default();
        assert_eq!(timestamp(time), "2025-09-11T09:00:31.892912Z");
    }
}
