//! Arbitrary bytes as two documents, from ingest to the verdicts.
#![no_main]

#[path = "../../tests/support/laws.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

/// Two bytes that stand in no text: what is before them is the one document, what is after them the other.
const BETWEEN: &[u8] = b"\xff\xff";

fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.windows(BETWEEN.len()).position(|two| two == BETWEEN);
    let (one, other) = cut.map_or(bytes.split_at(bytes.len() / 2), |at| (&bytes[..at], &bytes[at + BETWEEN.len()..]));
    laws::compared(&[one, other]);
});
