//! In which language a text is written: in other than Latin letters as `whatlang` tells, in Latin ones by the words that
//! nearly every text of a language uses, and by its own letters, so that a reader's own pack counts.
//!
//! Languages without a pack share some of those words with one that has ("on" and "as" are French, "in" and "was" are
//! German), so a text is given a language only where its words leave no doubt; the pack for unknown languages knows the
//! commonest words of many, and speaks against. A sentence or two in other than Latin letters is told by the script, where
//! that leaves one language. Known limit: a headline of names and nouns alone has no language.

use rustc_hash::FxHashSet;
use whatlang::Lang;

use super::{Pack, Packs, packs};
use crate::text::{fold_word, is_han, is_hangul, is_letter, is_letter_or_digit, is_piece, word_key};

/// How many characters of a text in other than Latin letters are looked at.
const CHARS_LOOKED_AT: usize = 8_000;
/// How many words of a text are looked at.
const WORDS_LOOKED_AT: usize = 2_000;
/// At least one word in so many must tell the language.
const ONE_TELLING_WORD_IN: usize = 10;
/// A text is also asked for different such words, one for every ten of its words, up to this many.
const DIFFERENT_WORDS: usize = 3;

/// The code of the language that `text` is written in, where that leaves no doubt.
pub fn detect(text: &str) -> Option<&'static str> {
    let told = if is_latin(text) { None } else { sure_by_letters(text) };
    match told {
        Some(told) => super::known(code(told)?),
        None => by_script(text).or_else(|| by_words(text)),
    }
}

/// The language of a short text that its script tells: Hangul is Korean, Chinese characters without kana are Chinese, and
/// Cyrillic without a letter of another language is Russian where it has one that Bulgarian and Serbian lack, or where the
/// order of its letters is most like Russian.
fn by_script(text: &str) -> Option<&'static str> {
    let letters = || text.chars().filter(|&ch| is_letter(ch) && !ch.is_ascii()).take(CHARS_LOOKED_AT);
    let all = letters().count();
    let is_most = |is_of: fn(char) -> bool| 2 * letters().filter(|&ch| is_of(ch)).count() > all;
    let code = match () {
        () if is_most(is_hangul) => "ko",
        () if is_most(is_han) && !letters().any(is_kana) => "zh",
        () if is_most(is_russian) && may_be_russian(text) => "ru",
        () => return None,
    };
    super::known(code)
}

fn is_russian(ch: char) -> bool {
    matches!(ch, 'А'..='я' | 'Ё' | 'ё')
}

/// Whether nothing in a short Cyrillic text is of another language, and something tells Russian.
fn may_be_russian(text: &str) -> bool {
    let is_of_another = |ch: char| matches!(ch, '\u{400}'..='\u{52f}') && !is_russian(ch);
    // A vowel of its own in Bulgarian; in Russian only before "е", "ё", "ю" and "я".
    let is_vowel = |(at, mark): (usize, &str)| !text[at + mark.len()..].starts_with(['е', 'ё', 'ю', 'я']);
    let tells = text.contains(['ы', 'э', 'ё', 'Ы', 'Э', 'Ё']);
    !text.contains(is_of_another)
        && !text.match_indices('ъ').any(is_vowel)
        && (tells || whatlang::detect(text).is_some_and(|told| told.lang() == Lang::Rus))
}

fn is_kana(ch: char) -> bool {
    matches!(ch, '\u{3041}'..='\u{30ff}')
}

/// Whether most of the letters at the head of a text are Latin, or there are none.
fn is_latin(text: &str) -> bool {
    const LOOKED_AT: usize = 2_000;
    let letters = text.chars().filter(|&ch| is_letter(ch)).take(LOOKED_AT);
    let (latin, other) = letters.fold((0, 0), |(latin, other), ch| match ch {
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => (latin + 1, other),
        _ if is_piece(ch) => (latin, other + 2), // a syllable or a word
        _ => (latin, other + 1),
    });
    latin >= other
}

/// The language that the letters and their order tell, where that is sure. Names in Latin letters say nothing of it.
fn sure_by_letters(text: &str) -> Option<Lang> {
    let own: String = text.chars().take(CHARS_LOOKED_AT).filter(|ch| !ch.is_ascii_alphabetic()).collect();
    whatlang::detect(&own).filter(whatlang::Info::is_reliable).map(|told| told.lang())
}

/// The short code (ISO 639-1) of a language that is not written in Latin letters.
fn code(lang: Lang) -> Option<&'static str> {
    let code = match lang {
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Ell => "el",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Mar => "mr",
        Lang::Nep => "ne",
        Lang::Ben => "bn",
        Lang::Guj => "gu",
        Lang::Pan => "pa",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Kan => "kn",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Sin => "si",
        Lang::Mya => "my",
        Lang::Tha => "th",
        Lang::Khm => "km",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Amh => "am",
        _ => return None,
    };
    Some(code)
}

/// The language that the commonest words tell: enough of them, not the same one again and again, and no other language
/// claims more than half as many for itself.
fn by_words(text: &str) -> Option<&'static str> {
    let words: Vec<Word> = words(text).take(WORDS_LOOKED_AT).map(Word::new).collect();
    let Packs { list, unknown, .. } = packs();
    let told: Vec<Telling> = list.iter().map(|pack| Telling::new(&words, pack)).collect();
    let best = (0..list.len()).filter(|pack| pack != unknown).max_by_key(|&pack| told[pack].count())?;
    let enough = told[best].count() > 0 && told[best].count() * ONE_TELLING_WORD_IN >= words.len();
    let varied = told[best].different(&words) >= DIFFERENT_WORDS.min(1 + words.len() / ONE_TELLING_WORD_IN);
    let mut others = (0..list.len()).filter(|&pack| pack != best);
    let clear = others.all(|other| told[best].without(&told[other]) > 2 * told[other].without(&told[best]));
    (enough && varied && clear).then_some(list[best].code)
}

/// A word of a text.
#[derive(PartialEq, Eq, Hash)]
struct Word {
    key: u64,
    folded: String,
}

impl Word {
    fn new(word: &str) -> Self {
        let folded = fold_word(word);
        Word { key: word_key(&folded), folded }
    }
}

/// For each word of a text, whether it tells a language: is one of its commonest or is written with its own letters.
struct Telling(Vec<bool>);

impl Telling {
    fn new(words: &[Word], pack: &Pack) -> Self {
        let own_letter =
            |word: &str| !pack.letters.is_empty() && !word.is_ascii() && word.contains(|ch| pack.letters.contains(&ch));
        Telling(words.iter().map(|word| pack.is_common(word.key) || own_letter(&word.folded)).collect())
    }

    fn count(&self) -> usize {
        self.0.iter().filter(|&&tells| tells).count()
    }

    /// How many of the words that tell are different.
    fn different(&self, words: &[Word]) -> usize {
        words.iter().zip(&self.0).filter(|&(_, &tells)| tells).map(|(word, _)| word).collect::<FxHashSet<_>>().len()
    }

    /// How many words tell this language and not the other.
    fn without(&self, other: &Telling) -> usize {
        self.0.iter().zip(&other.0).filter(|&(&tells, &other)| tells && !other).count()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|ch: char| !is_letter_or_digit(ch) && !is_mark(ch)).filter(|word| word.contains(is_letter))
}

/// Whether `ch` belongs to the letter before it (a tone mark of decomposed Vietnamese).
fn is_mark(ch: char) -> bool {
    !ch.is_ascii() && unicode_normalization::char::is_combining_mark(ch)
}
