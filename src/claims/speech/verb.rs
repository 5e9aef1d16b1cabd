//! Whether a word of saying is one where it stands: no noun, no name, no part of another phrase, not negated.

use super::{sentence::Sentence, somebody::starts_person};

/// Where a word of saying is a part of another phrase, that begins at most so many tokens before ("小说").
const LONGEST_LOOK_ALIKE: usize = 3;

/// Whether the word of saying at `at` is a verb, active and not negated.
pub(super) fn is_saying(sentence: &Sentence, at: usize, words: usize) -> bool {
    if is_name_or_other(sentence, at, words) || asks(sentence, at + words) || sentence.is_no_saying_form(at) {
        return false;
    }
    let signs = &sentence.pack.speakers.not_saying_after;
    let cues = &sentence.pack.cues;
    let follows = cues.says.ending(&sentence.keys()[..at]).is_some() && !sentence.is_apart(at);
    let is_part = follows && cues.not_says.ending(&sentence.keys()[..at]).is_none();
    let opens_part = at > 0 && sentence.is_apart(at);
    let is_somebody = |words: usize| {
        sentence.ends(&sentence.pack.speakers.unnamed, at).is_some_and(|longer| longer > words) // "nguồn tin"
    };
    let has_sign =
        sentence.ends(signs, at).is_some_and(|words| !is_other_word(sentence, at, words) && !is_somebody(words));
    opens_part || (!has_sign && !is_part)
}

/// Whether what follows a word of saying that ends at `end` is left open: "will say on Monday whether".
fn asks(sentence: &Sentence, end: usize) -> bool {
    const REACH: usize = 3;
    let near = (end..sentence.len().min(end + REACH)).take_while(|&at| !sentence.is_apart(at));
    near.into_iter().any(|at| sentence.starts(&sentence.pack.cues.asks, at).is_some())
}

/// Whether the words that end before `at` are the end of a longer one that negates nothing ("hàng không").
pub(super) fn ends_longer_word(sentence: &Sentence, at: usize, words: usize) -> bool {
    sentence.ends(&sentence.pack.cues.not_negates, at).is_some_and(|longer| longer > words)
}

/// Whether the words that end before `at` belong to a name, a bracket or a longer word ("Nhật Bản", "hàng không").
fn is_other_word(sentence: &Sentence, at: usize, words: usize) -> bool {
    let name = at > 1 && sentence.is_capital(at - 1) && !sentence.is_piece(at - 1);
    let day = sentence.ends(&sentence.pack.speakers.auxiliaries, at).is_some_and(|longer| longer > words);
    ends_longer_word(sentence, at, words) || (day && sentence.is_piece(at - 1)) || name || sentence.closes_bracket(at)
}

/// Whether the words at `at` are the end of a name ("Nguyễn Ngọc Bảo") or a part of another phrase.
pub(super) fn is_name_or_other(sentence: &Sentence, at: usize, words: usize) -> bool {
    let not_says = &sentence.pack.cues.not_says;
    let inside = |from: usize| sentence.starts(not_says, from).is_some_and(|words| from + words > at);
    let around = !sentence.is_apart(at) && (at.saturating_sub(LONGEST_LOOK_ALIKE)..at).any(inside);
    let other = sentence.starts(not_says, at).is_some_and(|other| other >= words);
    let is_name = at > 0
        && !sentence.is_apart(at)
        && !sentence.is_piece(at)
        && sentence.is_capital(at)
        && (sentence.is_capital(at - 1) || sentence.is_capital(at + 1));
    let after_title = at > 0 && sentence.is_capital(at) && !sentence.is_piece(at) && starts_person(sentence, at - 1);
    around || other || is_name || after_title
}
