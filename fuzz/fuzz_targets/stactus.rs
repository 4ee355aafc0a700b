//! The importer for Stactus sites. Holds the law of this name in tests/laws, nothing else.

#![no_main]

#[path = "../../tests/laws/mod.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|input: &[u8]| laws::hold("stactus", input));
