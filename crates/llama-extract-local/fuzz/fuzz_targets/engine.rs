#![no_main]
//! Bytes up to the first zero are a schema, the rest is a text: any schema that is accepted can be extracted by.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let (Some(schema), Some(text)) = (parts.next(), parts.next()) else {
        return;
    };
    let Ok(schema) = serde_json::from_slice(schema) else {
        return;
    };
    if let Ok(value) = llama_extract_local::bench::extract("fuzz.txt", text, &schema) {
        assert!(value.is_object());
    }
});
