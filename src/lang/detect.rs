//! In which language a text is written, by the words that nearly every text of a language uses, and by its own letters.
//!
//! Languages without a pack share some of those words with one that has ("on" and "as" are French, "in" and "was" are
//! German), so a text is given a language only where its words leave no doubt; the pack for unknown languages knows the
//! commonest words of many, and speaks against. Known limit: a headline of names and nouns alone has no language.

use rustc_hash::FxHashSet;

use super::{Pack, Packs, packs};
use crate::text::{fold_word, is_letter, is_letter_or_digit, word_key};

/// How many words of a text are looked at.
const WORDS_LOOKED_AT: usize = 2_000;
/// At least one word in so many must tell the language.
const ONE_TELLING_WORD_IN: usize = 10;
/// A text is also asked for different such words, one for every ten of its words, up to this many.
const DIFFERENT_WORDS: usize = 3;

/// The code of the language that `text` is written in, where its words leave no doubt: enough of them tell the
/// language, not the same one again and again, and no other language claims more than half as many for itself.
pub fn detect(text: &str) -> Option<&'static str> {
    let words: Vec<String> = words(text).take(WORDS_LOOKED_AT).map(fold_word).collect();
    let Packs { list, unknown, .. } = packs();
    let told: Vec<Telling> = list.iter().map(|pack| Telling::new(&words, pack)).collect();
    let best = (0..list.len()).filter(|pack| pack != unknown).max_by_key(|&pack| told[pack].count())?;
    let enough = told[best].count() > 0 && told[best].count() * ONE_TELLING_WORD_IN >= words.len();
    let varied = told[best].different(&words) >= DIFFERENT_WORDS.min(1 + words.len() / ONE_TELLING_WORD_IN);
    let mut others = (0..list.len()).filter(|&pack| pack != best);
    let clear = others.all(|other| told[best].without(&told[other]) > 2 * told[other].without(&told[best]));
    (enough && varied && clear).then_some(list[best].code)
}

/// For each word of a text, whether it tells a language: is one of its commonest or is written with its own letters.
struct Telling(Vec<bool>);

impl Telling {
    fn new(words: &[String], pack: &Pack) -> Self {
        let own_letter = |word: &str| !word.is_ascii() && word.contains(|ch| pack.letters.contains(&ch));
        Telling(words.iter().map(|word| pack.is_common(word_key(word)) || own_letter(word)).collect())
    }

    fn count(&self) -> usize {
        self.0.iter().filter(|&&tells| tells).count()
    }

    /// How many of the words that tell are different.
    fn different(&self, words: &[String]) -> usize {
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
