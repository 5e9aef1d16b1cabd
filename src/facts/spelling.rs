//! How a name is spelt, and whether two spellings may be of one name.
//!
//! A name is held against hundreds of others, nearly all of which are other names. What tells so is found once for each name,
//! and a pair of names is looked at letter by letter only where that leaves it open, which takes a seventh of the instructions.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::text::{has_all_words, word_key};

/// What of a name's spelling is asked again and again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spelling {
    /// A bit for each word: what has a word has its bit.
    words: u64,
    word_count: usize,
    char_count: usize,
    is_ascii: bool,
    /// The first letter of each word.
    initials: String,
    /// The letters, decomposed, where "y" is "i".
    letters: String,
    /// The letters without their accents.
    bare: String,
}

impl Spelling {
    /// That of `name`: folded words with single spaces.
    pub fn new(name: &str) -> Self {
        let bare = name.nfd().filter(|ch| !is_combining_mark(*ch));
        Spelling {
            words: name.split(' ').map(|word| 1 << (word_key(word) >> 58)).fold(0, |words, bit: u64| words | bit),
            word_count: name.split(' ').count(),
            char_count: name.chars().count(),
            is_ascii: name.is_ascii(),
            initials: name.split(' ').filter_map(|word| word.chars().next()).collect(),
            letters: name.nfd().map(|ch| if ch == 'y' { 'i' } else { ch }).collect(),
            bare: bare.map(|ch| if ch == 'đ' { 'd' } else { ch }).collect(),
        }
    }
}

/// A name with its spelling.
#[derive(Clone, Copy)]
pub struct Spelt<'a> {
    pub name: &'a str,
    pub spelling: &'a Spelling,
}

/// Whether two names may be one: one is a part of the other, its initials, or the same in another spelling.
pub fn may_be_one(one: Spelt<'_>, other: Spelt<'_>) -> bool {
    has_words(other, one)
        || has_words(one, other)
        || is_abbreviation(one, other)
        || is_abbreviation(other, one)
        || is_shortened(one, other)
        || are_spelt_alike(one.spelling, other.spelling)
}

/// Whether all words of `some` are words of `all`.
fn has_words(all: Spelt<'_>, some: Spelt<'_>) -> bool {
    some.spelling.words & !all.spelling.words == 0 && has_all_words(all.name, some.name)
}

/// Whether `short` is one word of the first letters of the words of `long`.
fn is_abbreviation(short: Spelt<'_>, long: Spelt<'_>) -> bool {
    short.spelling.word_count == 1 && short.spelling.char_count > 1 && short.name == long.spelling.initials
}

/// Whether two names are the same but for words of which one has only the first letter: "Trần Quốc V.", "Trần Quốc Việt".
fn is_shortened(one: Spelt<'_>, other: Spelt<'_>) -> bool {
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let fits = |(x, y): (&str, &str)| x == y || is_initial(x, y) || is_initial(y, x);
    one.spelling.word_count == other.spelling.word_count
        && one.spelling.initials == other.spelling.initials
        && one.name.split(' ').zip(other.name.split(' ')).all(fits)
}

/// Whether two spellings are one: "Sỹ", "Sĩ"; "Jürgen", "Juergen"; and with all accents left out, "Terán", "Teran".
fn are_spelt_alike(a: &Spelling, b: &Spelling) -> bool {
    // Quick, since most names are others: each spelling has about as many letters.
    const MOST_MORE: usize = 3;
    if a.char_count.abs_diff(b.char_count) > MOST_MORE || a.word_count != b.word_count {
        return false;
    }
    if a.letters == b.letters {
        return true;
    }
    // Leaving out the dots of umlauts leaves the first letter as it is.
    let lacks_accents = a.is_ascii || b.is_ascii;
    let without_umlauts = |name: &str| name.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    lacks_accents
        && a.bare.chars().next() == b.bare.chars().next()
        && (a.bare == b.bare || without_umlauts(&a.bare) == without_umlauts(&b.bare))
}
