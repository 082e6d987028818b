//! Files that are encrypted by the standard handler, revision 2: RC4 with keys of 40 bits (ISO 32000-1, 7.6).
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::page_tests::{file, read, show, words};
use crate::parse::Document;

/// What an empty password is filled up with.
const PADDING: [u8; 32] = *b"\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\
                            \x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";
/// The start of the MD5 of the padding, 32 times `O` as the owner's entry, the permissions -4 and the file's identifier,
/// the bytes from 0 to 15.
const FILE_KEY: [u8; 5] = [0x2C, 0xDD, 0x9D, 0x06, 0x1B];
/// The start of the MD5 of that key and the number and generation of object 3.
const CONTENT_KEY: [u8; 10] = [0xF7, 0x7B, 0xEC, 0xEA, 0xF4, 0x96, 0x26, 0x2F, 0xBB, 0xAF];

fn rc4(key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0_usize;
    for i in 0..256 {
        j = (j + usize::from(state[i]) + usize::from(key[i % key.len()])) % 256;
        state.swap(i, j);
    }
    let (mut i, mut j) = (0, 0_usize);
    let mut next = || {
        i = (i + 1) % 256;
        j = (j + usize::from(state[i])) % 256;
        state.swap(i, j);
        state[(usize::from(state[i]) + usize::from(state[j])) % 256]
    };
    data.iter().map(|byte| byte ^ next()).collect()
}

/// A page whose contents are encrypted, in a file with this entry for the user's password.
fn read_encrypted(user: &[u8]) -> Result<Document, String> {
    let content = show(1, 50.0, 700.0, "Total due 12.50");
    let blank = "@".repeat(content.len());
    let hex = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect::<String>()
    };
    let plain = file(&blank, "", &[]);
    let (objects, _) = plain.split_once("trailer").unwrap();
    // Readers that have to look for the objects do not tell a wrong password from damage.
    let entry = |number: u8| {
        let start = objects.find(&format!("{number} 0 obj")).unwrap();
        format!("{start:010} 00000 n\r\n")
    };
    let table: String = (1..=6).map(entry).collect();
    let text = format!(
        "{objects}xref\n0 7\n0000000000 65535 f\r\n{table}trailer <</Size 7 /Root 1 0 R /ID [<{id}> <{id}>] \
         /Encrypt <</Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{owner}> /U <{user}>>>>>\n\
         startxref\n{}\n%%EOF",
        objects.len(),
        id = hex(&(0..16).collect::<Vec<_>>()),
        owner = hex(&[b'O'; 32]),
        user = hex(user),
    );
    let mut bytes = text.into_bytes();
    let at = bytes
        .windows(blank.len())
        .position(|part| part == blank.as_bytes());
    let at = at.unwrap();
    bytes.splice(at..at + blank.len(), rc4(&CONTENT_KEY, content.as_bytes()));
    read(bytes)
}

#[test]
fn a_file_encrypted_without_a_password_is_read() {
    let document = read_encrypted(&rc4(&FILE_KEY, &PADDING)).unwrap();
    let page = document.pages.first().unwrap();
    assert_eq!(words(page), ["Total", "due", "12.50"]);
}

#[test]
fn a_file_encrypted_with_a_password_is_refused_by_name() {
    let error = read_encrypted(&rc4(b"other", &PADDING)).unwrap_err();
    assert!(error.starts_with("PDF_IS_PROTECTED: page.pdf"), "{error}");
}
