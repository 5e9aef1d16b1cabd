//! Text that is selected with the pointer, in one column, as bytes of its document.
//!
//! egui's own selection ends where a label leaves the screen; this one is two offsets and knows no screen.

use unicode_normalization::char::is_combining_mark;

use crate::{ids::DocumentId, text::Span};

/// Selected text: from where the pointer was pressed to where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Id of the document.
    pub document: DocumentId,
    /// Where it began.
    pub anchor: u32,
    /// Where it ends; may lie before the anchor.
    pub head: u32,
}

impl Selection {
    /// All of `span`.
    pub fn of(document: &DocumentId, span: Span) -> Self {
        Selection { document: document.clone(), anchor: span.start, head: span.end }
    }

    /// The selected bytes.
    pub fn span(&self) -> Span {
        Span { start: self.anchor.min(self.head), end: self.anchor.max(self.head) }
    }
}

/// The word at byte `at` (in Vietnamese, a syllable), with the marks of its letters; a sign by itself is one too.
pub fn word_at(text: &str, at: u32) -> Span {
    let at = at as usize;
    let in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let start = text[..at].char_indices().rev().take_while(|&(_, c)| in_word(c)).last().map_or(at, |(i, _)| i);
    let length: usize = text[at..].chars().take_while(|&c| in_word(c)).map(char::len_utf8).sum();
    let alone = if start == at && length == 0 { text[at..].chars().next().map_or(0, char::len_utf8) } else { length };
    Span::new(start, at + alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_made_backwards_is_the_same_words() {
        let text = "Ông Shoigu nói.";
        let backwards = Selection { document: "a".into(), anchor: 11, head: 5 };
        assert_eq!(backwards.span().of(text), "Shoigu");
    }

    #[test]
    fn a_word_keeps_its_marks_whole() {
        for (text, at, word) in [
            ("bác bỏ cáo buộc", 6, "bỏ"),
            ("ba\u{301}c bo\u{309} ca\u{301}o", 7, "bo\u{309}"),
            ("11.000 quân", 8, "quân"),
            ("nói …", 5, "…"),
            ("nói.", 4, "nói"),
            ("nói …", 8, ""),
        ] {
            assert_eq!(word_at(text, at).of(text), word, "at {at} of {text:?}");
        }
    }
}
