//! Places in a text, and text folded for comparing.
//!
//! Everything in the program points into a document's text by [`Span`]; nothing copies or rewrites it. [`fold`] makes
//! a second text for comparing, with a [`Folded`] map back to the first. This room knows no news and no files.

mod alike;
mod cues;
mod fold;
mod letters;
mod pieces;
mod print;
mod span;

pub use alike::written_alike;
pub(crate) use cues::tag_len;
pub use cues::{is_timing_line, time_len};
pub(crate) use fold::is_invisible;
pub use fold::{Folded, fold_word};
pub use letters::{is_letter, is_letter_or_digit, is_number};
pub use pieces::{has_all_words, is_cyrillic, is_han, is_hangul, is_piece, joined_key, keys_of, with_case, word_key};
pub use print::{said, said_within};
pub use span::Span;
