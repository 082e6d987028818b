//! From bytes to text, whatever the encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So much of the start tells UTF-16 without a mark, and holds what a document says about its encoding.
const HEAD: usize = 4096;
/// So much tells the language; the rest of a long file would only cost time.
const SAMPLE: usize = 256 * 1024;

/// What decides, in this order: a byte order mark, being UTF-8, zero bytes as UTF-16 has them, what the document says,
/// what the letters look like.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        // A file in UTF-8 may be cut off in a character, and one bad byte does not make it another encoding.
        Err(e) if mostly_utf8(bytes, e.valid_up_to()) => {
            return String::from_utf8_lossy(bytes).into_owned();
        }
        Err(_) => {}
    }
    let encoding = declared(bytes).unwrap_or_else(|| guessed(bytes));
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let zeros = |odd: usize| {
        let every_other = head.iter().skip(odd).step_by(2);
        every_other.filter(|byte| **byte == 0).count()
    };
    let units = head.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    // Western text has its zero bytes on one side, and hardly any on the other.
    let many = |count: usize, other: usize| units >= 2 && count * 2 > units && other * 20 <= units;
    if many(odd, even) {
        Some(UTF_16LE)
    } else if many(even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn mostly_utf8(bytes: &[u8], valid: usize) -> bool {
    let mut good = 0;
    let mut bad = 0;
    let mut rest = bytes;
    if valid + 4 >= bytes.len() {
        return bytes.get(..valid).is_some_and(|b| !b.is_ascii());
    }
    // A few damaged places among many intact characters.
    for _ in 0..1000 {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                good += text.chars().filter(|c| !c.is_ascii()).count();
                break;
            }
            Err(e) => {
                let text = rest.get(..e.valid_up_to()).unwrap_or_default();
                let text = std::str::from_utf8(text).unwrap_or_default();
                good += text.chars().filter(|c| !c.is_ascii()).count();
                bad += 1;
                let skip = e.valid_up_to() + e.error_len().unwrap_or(1);
                rest = rest.get(skip..).unwrap_or_default();
            }
        }
    }
    good > 20 * bad
}

/// What `<meta charset>`, `<meta http-equiv>` or `<?xml encoding?>` say.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len()))?.to_ascii_lowercase();
    let after = |key: &[u8]| {
        let at = head.windows(key.len()).position(|window| window == key)?;
        let rest = head.get(at + key.len()..)?;
        let rest = rest
            .trim_ascii_start()
            .strip_prefix(b"=")?
            .trim_ascii_start();
        let label: Vec<u8> = rest
            .iter()
            .copied()
            .skip_while(|byte| matches!(byte, b'"' | b'\''))
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
            .collect();
        Encoding::for_label(&label)
    };
    let is_markup = head.trim_ascii_start().starts_with(b"<");
    let encoding = after(b"charset").or_else(|| after(b"encoding"))?;
    // The bytes are not UTF-8, or this would not be asked; and who can read the label sees that it is not UTF-16.
    let is_possible = encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE;
    (is_markup && is_possible).then_some(encoding)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default();
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_known_by_its_mark_and_without() {
        let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let units = "Größe: 5".encode_utf16().flat_map(unit);
            mark.iter().copied().chain(units).collect()
        };
        for bytes in [
            wide(&[0xFF, 0xFE], u16::to_le_bytes),
            wide(&[0xFE, 0xFF], u16::to_be_bytes),
            wide(&[], u16::to_le_bytes),
            wide(&[], u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes), "Größe: 5");
        }
    }

    #[test]
    fn polish_and_western_letters_are_told_apart() {
        let polish = "Zażółć gęślą jaźń. Należność do zapłaty, sprzedawca, łącznie";
        let german = "Größe der Fläche für Österreich, Straße, schöne Grüße";
        for (text, encoding) in [
            (polish, encoding_rs::ISO_8859_2),
            (polish, encoding_rs::WINDOWS_1250),
            (german, encoding_rs::WINDOWS_1252),
        ] {
            assert_eq!(
                decode(&encoding.encode(text).0),
                text,
                "{}",
                encoding.name()
            );
        }
    }

    #[test]
    fn what_a_page_says_of_itself_decides_unless_it_is_utf_8_after_all() {
        let page = |text: &[u8]| [b"<meta charset='iso-8859-2'>".as_slice(), text].concat();
        assert!(decode(&page(b"\xB1")).ends_with('ą'));
        assert!(decode(&page("ą".as_bytes())).ends_with('ą'));
    }

    #[test]
    fn one_bad_byte_does_not_spoil_the_rest() {
        let mut bytes = "é".repeat(100).into_bytes();
        bytes.extend(b"\xFF and on");
        assert!(decode(&bytes).starts_with("éé"));
        assert!(decode(&bytes).ends_with("and on"));
    }

    #[test]
    fn a_euro_sign_of_windows_is_read() {
        assert_eq!(decode(b"Total \x80 5"), "Total € 5");
    }
}
