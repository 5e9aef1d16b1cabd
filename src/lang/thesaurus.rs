//! Words that newspapers use for the same thing, as concepts: "thiệt mạng" and "tử vong" are both `die`.
//!
//! Concepts are named in English in every language, so that a Vietnamese and an English passage can meet in one.
//! Invariant: a phrase stands for one concept. Known limit: a phrase is read the same everywhere, whatever its
//! sentence means by it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::data;
use crate::text::{keys_of, word_key};

/// What `thesaurus.toml` holds: domains of concepts, each with its words. Domains only help people to find their way.
pub(super) type ThesaurusData = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The phrases of a language that stand for concepts.
#[derive(Debug, Default)]
pub struct Thesaurus {
    /// How many words the longest phrase with this first word has.
    longest: FxHashMap<u64, usize>,
    /// The concept of each phrase, by the key of the whole phrase.
    concepts: FxHashMap<u64, u64>,
}

/// The key of the concept `name`, the same in every language, and never the key of a word.
pub fn concept_key(name: &str) -> u64 {
    word_key(&format!("concept {name}"))
}

impl Thesaurus {
    /// The file that holds it.
    pub(super) const FILE: &str = "thesaurus.toml";

    /// The thesaurus in the text of its file, or what is wrong with it.
    pub(super) fn from_toml(text: &str) -> Result<Self, String> {
        data::parse(Self::FILE, text).map(|data| Self::new(&data))
    }

    /// The thesaurus in `data`. Of two concepts with one phrase, the later keeps it.
    pub(super) fn new(data: &ThesaurusData) -> Self {
        let mut thesaurus = Thesaurus::default();
        let mut words = FxHashMap::default(); // few words make many phrases, and folding one costs more than looking it up
        for (name, phrases) in data.values().flatten() {
            for phrase in phrases {
                let parts =
                    phrase.split_whitespace().map(|word| words.entry(word).or_insert_with(|| keys_of(word)).clone());
                thesaurus.add(&parts.flatten().collect::<Vec<u64>>(), concept_key(name));
            }
        }
        thesaurus
    }

    fn add(&mut self, keys: &[u64], concept: u64) {
        let (Some(&first), Some(whole)) = (keys.first(), prefix_keys(keys).last()) else { return };
        let longest = self.longest.entry(first).or_default();
        *longest = keys.len().max(*longest);
        self.concepts.insert(whole, concept);
    }

    /// The longest phrase at the start of `keys`: how many words it has, and the key of its concept.
    pub fn concept_at(&self, keys: &[u64]) -> Option<(usize, u64)> {
        let longest = *self.longest.get(keys.first()?)?;
        let phrases = (1..).zip(prefix_keys(keys)).take(longest);
        phrases.filter_map(|(words, phrase)| Some((words, *self.concepts.get(&phrase)?))).last()
    }
}

/// A key for each beginning of `keys`: its first word, its first two, and so on.
fn prefix_keys(keys: &[u64]) -> impl Iterator<Item = u64> {
    keys.iter().scan(0u64, |phrase, key| {
        *phrase = phrase.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ key;
        Some(*phrase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::data::key;

    #[test]
    fn the_longest_phrase_gives_the_concept() {
        let data = toml::from_str("[police]\narrest = ['bắt', 'bắt giữ']\nstart = ['bắt đầu']").unwrap();
        let thesaurus = Thesaurus::new(&data);
        let keys: Vec<u64> = "Bắt giữ bắt đầu bắt".split(' ').map(key).collect();
        assert_eq!(thesaurus.concept_at(&keys), Some((2, concept_key("arrest"))));
        assert_eq!(thesaurus.concept_at(&keys[1..]), None);
        assert_eq!(thesaurus.concept_at(&keys[2..]), Some((2, concept_key("start"))));
        assert_eq!(thesaurus.concept_at(&keys[4..]), Some((1, concept_key("arrest"))));
        assert_eq!(thesaurus.concept_at(&[]), None);
    }

    #[test]
    fn a_concept_is_no_word() {
        assert_ne!(concept_key("die"), key("die"));
    }
}
