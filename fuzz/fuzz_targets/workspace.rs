//! Arbitrary bytes as a saved workspace: opened, read, and written again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use synoptic::{edits, workspace};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(opened) = workspace::opened(bytes, "fuzzed") {
        edits::documents(&opened.workspace.texts, &opened.workspace.history);
        let again = workspace::opened(&workspace::written(&opened.workspace), "fuzzed").map(|opened| opened.workspace);
        assert_eq!(again, Ok(opened.workspace));
    }
});
