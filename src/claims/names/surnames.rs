//! A family name and a title, where it stands for somebody named in full elsewhere in the article: "김 장관", "王部长".
//!
//! Only in scripts without capitals, where one character is too little to be a name by itself. Two persons of one family
//! name are not told apart, so that nobody is named.

use rustc_hash::FxHashMap;

use super::{Name, NameKind, NameRule, Sound};
use crate::{
    claims::Claim,
    lang::NameWords,
    text::{Span, is_hangul, is_piece, word_key},
};

/// The family name of a person whose name is written without capitals, family name first.
pub(super) fn family(written: &str, kind: NameKind, words: &NameWords) -> Option<char> {
    let first = written.chars().next().filter(|&ch| is_piece(ch) && kind == NameKind::Person)?;
    let count = written.chars().count();
    let mut letters = [0; 4];
    let known = words.families.contains(&word_key(first.encode_utf8(&mut letters)));
    (known && (2..=3).contains(&count)).then_some(first)
}

/// Adds to `claim` the family names that stand before a title and are those of one person.
pub(super) fn add_titled(
    text: &str,
    claim: &mut Claim,
    by_family: &FxHashMap<char, Vec<(String, Sound)>>,
    words: &NameWords,
) {
    if by_family.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for (at, word) in claim.words.iter().enumerate() {
        let Some([(name, sound)]) =
            word.span.of(text).chars().next().and_then(|ch| by_family.get(&ch)).map(Vec::as_slice)
        else {
            continue;
        };
        let covered = claim.names.iter().any(|name| name.span.overlaps(word.span));
        if !covered && is_before_title(text, claim, at, words) {
            added.push(person(word.span, name.clone(), sound.clone()));
        }
    }
    if !added.is_empty() {
        claim.names.extend(added);
        claim.names.sort_by_key(|name| name.span);
    }
}

/// Whether a title follows the character: right after it in Chinese, as the next word in Korean.
fn is_before_title(text: &str, claim: &Claim, at: usize, words: &NameWords) -> bool {
    let span = claim.words[at].span;
    let korean = span.of(text).starts_with(is_hangul);
    let (before, after) = (text[..span.start as usize].chars().next_back(), text[span.end as usize..].chars().next());
    let parted = |ch: Option<char>| ch.is_none_or(|ch| !is_piece(ch));
    let is_mr = korean && after == Some(KOREAN_MR);
    if korean && !(parted(before) && (after == Some(' ') || is_mr)) {
        return false;
    }
    let keys: Vec<u64> = claim.words[at + 1..].iter().take(LONGEST_TITLE).map(|word| word.key).collect();
    let titles = &words.titles;
    let prefixes = if korean { keys.iter().take_while(|key| titles.prefixes.contains(key)).count() } else { 0 };
    let keys = &keys[prefixes..];
    [&titles.offices, &titles.callings, &titles.ends].iter().any(|list| list.starting(keys).is_some()) || is_mr
}

/// Mr or Ms, which may be joined to a Korean family name.
const KOREAN_MR: char = '씨';
/// A title has at most so many characters.
const LONGEST_TITLE: usize = 8;

fn person(span: Span, name: String, sound: Sound) -> Name {
    Name { name, kind: NameKind::Person, sound, is_short_form: true, ..Name::new(span, NameRule::Titled) }
}
