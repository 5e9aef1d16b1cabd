//! Lines that say again, word for word, what an earlier line of the same article says: a caption that the page shows
//! twice. What a writer says twice in full sentences is left alone.

use rustc_hash::FxHashMap;

use crate::text::{fold_word, is_letter_or_digit, word_key};

/// A line of fewer words may stand twice by chance.
const LEAST_WORDS: usize = 5;

/// The lines so far, by the key of all their words: whether each was a caption.
#[derive(Default)]
pub(super) struct Repeats(FxHashMap<u64, bool>);

/// What tells a line that the page repeats from a sentence that a writer repeats.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// It has a credit.
    pub caption: bool,
    /// It has no end mark.
    pub open: bool,
}

impl Repeats {
    /// Notes a line; whether the page has said it before.
    pub fn note(&mut self, words: &str, look: Look) -> bool {
        if words.split_whitespace().take(LEAST_WORDS).count() < LEAST_WORDS {
            return false;
        }
        let was_caption = self.0.insert(line_key(words), look.caption);
        was_caption.is_some_and(|was_caption| was_caption || look.caption || look.open)
    }
}

/// The words of a line without the marks around them, as one key.
fn line_key(words: &str) -> u64 {
    let bare = words.split_whitespace().map(|word| word.trim_matches(|ch: char| !is_letter_or_digit(ch)));
    bare.filter(|word| !word.is_empty()).fold(0, |key: u64, word| key.rotate_left(5) ^ word_key(&fold_word(word)))
}
