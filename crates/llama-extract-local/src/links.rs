//! Links that carry their own permission: they name a file and a time, and are signed.

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::store::StoreError;

const KEY_BYTES: usize = 32;

/// A new secret to sign with, in hex.
pub(crate) fn new_key() -> Result<String, StoreError> {
    let mut key = [0; KEY_BYTES];
    getrandom::fill(&mut key).map_err(|e| {
        let e = std::io::Error::other(e.to_string());
        StoreError::io("the system gives no random bytes to sign links with", e)
    })?;
    Ok(hex(&key))
}

/// What is wrong with a link.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Bad {
    /// Nobody with the key signed it.
    Signature,
    Expired(DateTime<Utc>),
}

/// The signature, in hex, of a link to a file that works until a time, in microseconds since 1970.
pub(crate) fn sign(key: &str, file_id: &str, until: i64) -> String {
    mac(key, file_id, until).map_or_else(String::new, |mac| hex(&mac.finalize().into_bytes()))
}

/// # Errors
///
/// When the link was not signed with the key, or its time is over.
pub(crate) fn check(
    key: &str,
    file_id: &str,
    until: i64,
    signature: &str,
    now: DateTime<Utc>,
) -> Result<(), Bad> {
    let signature = from_hex(signature).ok_or(Bad::Signature)?;
    let mac = mac(key, file_id, until).ok_or(Bad::Signature)?;
    // Compares in constant time.
    mac.verify_slice(&signature).map_err(|_| Bad::Signature)?;
    let until = DateTime::from_timestamp_micros(until).ok_or(Bad::Signature)?;
    if now < until {
        Ok(())
    } else {
        Err(Bad::Expired(until))
    }
}

/// A key of any length will do, so this is always some.
fn mac(key: &str, file_id: &str, until: i64) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).ok()?;
    // The number has no line break, so two different links never have one text.
    mac.update(format!("file content\n{until}\n{file_id}").as_bytes());
    Some(mac)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| {
            let [high, low] = *pair else { return None };
            let digit = |byte| char::from(byte).to_digit(16);
            u8::try_from(digit(high)? * 16 + digit(low)?).ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNTIL: i64 = 1_767_268_800_000_000;

    fn at(micros: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(micros).unwrap_or_default()
    }

    #[test]
    fn a_link_works_until_its_time_and_not_after() {
        let signature = sign("key", "dfl-a", UNTIL);
        let check = |now| check("key", "dfl-a", UNTIL, &signature, at(now));
        assert_eq!(check(UNTIL - 1), Ok(()));
        assert_eq!(check(UNTIL), Err(Bad::Expired(at(UNTIL))));
    }

    #[test]
    fn a_link_that_was_changed_anywhere_is_not_signed() {
        let signature = sign("key", "dfl-a", UNTIL);
        let mut other = signature.clone();
        other.replace_range(0..1, if signature.starts_with('0') { "1" } else { "0" });
        let short = &signature[2..];
        for (key, file, until, signature) in [
            ("other", "dfl-a", UNTIL, signature.as_str()),
            ("key", "dfl-b", UNTIL, &signature),
            ("key", "dfl-a", UNTIL + 1, &signature),
            ("key", "dfl-a", UNTIL, &other),
            ("key", "dfl-a", UNTIL, short),
            ("key", "dfl-a", UNTIL, ""),
            ("key", "dfl-a", UNTIL, "no hex"),
        ] {
            let checked = check(key, file, until, signature, at(0));
            assert_eq!(
                checked,
                Err(Bad::Signature),
                "{key} {file} {until} {signature}"
            );
        }
    }

    #[test]
    fn keys_are_long_and_differ() {
        let (one, two) = (new_key().unwrap_or_default(), new_key().unwrap_or_default());
        assert_eq!(one.len(), 2 * KEY_BYTES);
        assert_ne!(one, two);
    }
}
