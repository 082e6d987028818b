#![no_main]
//! Any bytes under this name are a document or a message.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(message) = llama_extract_local::bench::parse("fuzz.html", bytes) {
        assert!(message.contains("fuzz.html"), "{message}");
    }
});
