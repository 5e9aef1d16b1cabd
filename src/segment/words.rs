//! What can be told of the words of one line by themselves.

use crate::{
    lang::Pack,
    text::{is_letter, is_letter_or_digit, is_number, is_piece, keys_of, said},
};

/// Marks before a pointer to another story, or before the items of a list.
pub(super) const LIST_MARKS: [char; 2] = ['▶', '►'];
/// A label has at most so many words.
const LABEL_WORDS: usize = 5;

/// The keys of the words in `words` that have letters, without the marks around them.
pub(super) fn keys(words: &str) -> Vec<u64> {
    let bare = words.split_whitespace().map(|word| word.trim_matches(|ch: char| !is_letter_or_digit(ch)));
    bare.filter(|word| word.contains(is_letter)).flat_map(keys_of).collect()
}

/// Whether the words make a statement: a verb stands after some other word, and is not made a noun by the word before.
pub(super) fn states(words: &str, pack: &Pack) -> bool {
    let keys = keys(words);
    let is_noun = |at: usize| pack.page.nouns_before.starting(&keys[at - 1..at]).is_some();
    (1..keys.len()).any(|at| pack.page.verbs.starting(&keys[at..]).is_some() && !is_noun(at))
}

/// A pointer to another story, an address, or key words with a hash.
pub(super) fn leads_elsewhere(words: &str) -> bool {
    const FEW_WORDS: usize = 4;
    const FEW_PIECES: usize = 12;
    let few = words.split_whitespace().take(FEW_WORDS + 1).count() <= FEW_WORDS
        && words.chars().filter(|&ch| is_piece(ch)).take(FEW_PIECES + 1).count() <= FEW_PIECES;
    let is_link = || {
        let link = words.trim_start_matches(['-', '*', '•', ' ', '!']);
        (link.starts_with('[') && link.ends_with(')')) || said(words).contains("://")
    };
    let is_address = (few && words.contains("://") && !words.contains('。') && is_link())
        || (words.starts_with("www.") && !words.contains(char::is_whitespace));
    let is_hashtags = words.split_whitespace().all(|word| word.starts_with('#'));
    // In Korean and Chinese the same marks begin a list of what the article says.
    let is_sentence = || words.ends_with(['.', '。', '!', '！']);
    words.starts_with(">>")
        || words.starts_with(['»', '→', '☞'])
        || (words.starts_with(LIST_MARKS) && !is_sentence())
        || is_address
        || is_hashtags
}

/// A note or the target of a link, as Markdown writes them: "[^1]: Statement of 3 May.", "[port]: https://…".
pub(super) fn is_note(words: &str) -> bool {
    const LONGEST_NAME: usize = 60; // bytes
    let Some((name, rest)) = words.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else { return false };
    let target = rest.trim_start().trim_start_matches('<');
    let is_target = ["http://", "https://", "mailto:", "/", "#", "www."].iter().any(|start| target.starts_with(start));
    !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains(']') && (name.starts_with('^') || is_target)
}

/// "Tags: …", "Read more: …", "Comments (12)": a label of the page, alone or before a colon.
pub(super) fn is_labelled(words: &str, pack: &Pack) -> bool {
    let label = words.split([':', '：']).next().unwrap_or_default();
    if label.split_whitespace().take(LABEL_WORDS + 2).count() > LABEL_WORDS + 1 {
        return false;
    }
    // "4분 읽기" is "분 읽기" to every number.
    let keys = keys(&label.replace(is_number, " "));
    !keys.is_empty() && pack.page.labels.starting(&keys) == Some(keys.len())
}

/// Whether `words` tell what an earlier version of the article said ("An earlier version of this story said …").
pub(super) fn is_superseded(words: &str, pack: &Pack) -> bool {
    !pack.page.superseded.is_empty() && pack.page.superseded.first_in(&keys(words)).is_some()
}

/// Whether most letters are Latin, or there are no letters.
pub(super) fn mostly_latin(text: &str) -> bool {
    const LOOKED_AT: usize = 4_000;
    let letters = text.chars().filter(|&ch| is_letter(ch)).take(LOOKED_AT);
    let (latin, other) = letters.fold((0, 0), |(latin, other), ch| match ch {
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => (latin + 1, other),
        _ => (latin, other + 1),
    });
    latin >= other
}
