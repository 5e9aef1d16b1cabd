//! What of a text is compared as one word, by the script that it is written in.
//!
//! Most scripts set spaces between words. Chinese sets none, and Korean writes particles and endings onto the word, so
//! there each character (Han) and each syllable (Hangul) is a piece by itself, and words are phrases of pieces. A Hangul
//! syllable that does not begin its word has a key of its own, so that a phrase is only found where a word begins; in a
//! list such a syllable is written with `~` before it ("~에 따르면"). Russian words are known by their stem, whatever
//! their case. Latin letters are left as they are.

use std::{borrow::Cow, sync::LazyLock};

use rust_stemmers::{Algorithm, Stemmer};

use super::fold_word;

/// Stands before a syllable that goes on with the word before, in lists and in keys.
const JOINED: char = '~';

/// Number words and units, whose stems other words share ("семь" and "семья", "пять" and "пятый", "иен" and "и"), and what is all
/// ending.
const WHOLE: &[&str] = &[
    "два",
    "две",
    "двух",
    "двум",
    "двумя",
    "три",
    "трех",
    "трем",
    "тремя",
    "четыре",
    "четырех",
    "четырем",
    "четырьмя",
    "пять",
    "пяти",
    "пятью",
    "шесть",
    "шести",
    "шестью",
    "семь",
    "семи",
    "семью",
    "восемь",
    "восьми",
    "девять",
    "девяти",
    "десять",
    "десяти",
    "сто",
    "ста",
    "сорок",
    "сорока",
    "двести",
    "триста",
    "иена",
    "иены",
    "иен",
    "ее",
];

/// Whether all words of `some`, which single spaces part, are words of `all`.
pub fn has_all_words(all: &str, some: &str) -> bool {
    some.split(' ').all(|word| all.split(' ').any(|other| other == word))
}

/// Whether `ch` is a Chinese character.
pub fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Whether `ch` is a Korean syllable.
pub fn is_hangul(ch: char) -> bool {
    matches!(ch, '\u{ac00}'..='\u{d7a3}')
}

/// Whether `ch` is a small letter of Russian.
pub fn is_cyrillic(ch: char) -> bool {
    matches!(ch, 'а'..='я' | 'ё')
}

/// Whether `ch` is a piece by itself.
pub fn is_piece(ch: char) -> bool {
    ch >= '\u{3007}' && (is_han(ch) || is_hangul(ch))
}

/// FNV-1a over what a folded word is known by, so that equal words have equal keys (Fowler, Noll, Vo; 64 bits).
pub fn word_key(folded: &str) -> u64 {
    match folded.as_bytes().first() {
        Some(0xd0 | 0xd1) => hash(&stem(folded)),
        _ => hash(folded),
    }
}

/// The key of a Hangul syllable that does not begin its word.
pub fn joined_key(syllable: &str) -> u64 {
    let mut text = String::with_capacity(4);
    text.push(JOINED);
    text.push_str(syllable);
    hash(&text)
}

/// The keys of a word of a list, piece by piece.
pub fn keys_of(word: &str) -> Vec<u64> {
    let folded = fold_word(word);
    if !folded.contains(is_piece) {
        return vec![word_key(&folded)];
    }
    let mut keys = Vec::new();
    let mut joined = folded.starts_with(JOINED);
    let mut rest = folded.trim_start_matches(JOINED);
    while let Some(first) = rest.chars().next() {
        let end = if is_piece(first) { first.len_utf8() } else { rest.find(is_piece).unwrap_or(rest.len()) };
        let (piece, after) = rest.split_at(end);
        keys.push(if joined && is_hangul(first) { joined_key(piece) } else { word_key(piece) });
        joined = !piece.ends_with(|ch: char| ch.is_ascii_digit());
        rest = after;
    }
    keys
}

/// A term of a list as it is written and, where it ends with a Cyrillic consonant, with the ending of a case, since a stem
/// may lose what looks like an ending ("Киев", "Киева").
pub fn with_case(term: &str) -> impl Iterator<Item = String> {
    let ends_so = term.ends_with(|ch| "бвгджзклмнпрстфхцчшщ".contains(ch));
    [Some(term.to_owned()), ends_so.then(|| format!("{term}а"))].into_iter().flatten()
}

/// A Russian word without its ending. As many texts write "е" as "ё" where "ё" is said.
fn stem(word: &str) -> Cow<'_, str> {
    static RUSSIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Russian));
    if word.contains('ё') {
        return Cow::Owned(stem(&word.replace('ё', "е")).into_owned());
    }
    if WHOLE.contains(&word) { Cow::Borrowed(word) } else { RUSSIAN.stem(word) }
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_every_case_and_number_words_in_their_own() {
        for (a, b) in [
            ("сообщил", "сообщила"),
            ("российский", "российского"),
            ("Сеул", "Сеуле"),
            ("мёртвым", "мертвый"),
            ("трём", "трем"),
            ("Hoà", "hòa"),
        ] {
            assert_eq!(keys_of(a), keys_of(b), "{a} and {b}");
        }
        for (a, b) in [("семь", "семья"), ("пять", "пятый"), ("thought", "thoughts")] {
            assert_ne!(keys_of(a), keys_of(b), "{a} and {b}");
        }
    }

    #[test]
    fn a_syllable_inside_a_word_does_not_begin_one() {
        assert_eq!(keys_of("서울에서")[..2], keys_of("서울")[..]);
        assert_eq!(keys_of("서울에서")[2..], keys_of("~에서")[..]);
        assert_ne!(keys_of("에서"), keys_of("~에서"));
        assert_eq!(keys_of("否认").len(), 2);
    }
}
