//! Phrases found by the keys of their words.

use rustc_hash::FxHashMap;

use serde::Deserialize;

use super::key_filter::KeyFilter;
use crate::text::keys_of;

/// A set of phrases of one or more words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Phrases {
    /// The rest of each phrase by the key of its first word, longest first.
    by_first: FxHashMap<u64, Vec<Vec<u64>>>,
    /// The first words, and the last.
    firsts: KeyFilter,
    lasts: KeyFilter,
}

impl Phrases {
    /// The phrases of `list`. As in a text, an apostrophe or a hyphen parts two words ("hasn't").
    pub fn new<S: AsRef<str>>(list: &[S]) -> Self {
        let mut phrases = Phrases::default();
        for phrase in list {
            let mut keys = words(phrase.as_ref()).flat_map(keys_of);
            if let Some(first) = keys.next() {
                let rest: Vec<u64> = keys.collect();
                phrases.firsts.insert(first);
                phrases.lasts.insert(*rest.last().unwrap_or(&first));
                phrases.by_first.entry(first).or_default().push(rest);
            }
        }
        phrases.by_first.values_mut().for_each(|rests| rests.sort_by_key(|rest| std::cmp::Reverse(rest.len())));
        phrases
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// How many words the longest phrase that begins with the first of `keys` has.
    pub fn starting(&self, keys: &[u64]) -> Option<usize> {
        let (first, rest) = keys.split_first().filter(|(first, _)| self.firsts.may_have(**first))?;
        let found = self.by_first.get(first)?.iter().find(|phrase| rest.starts_with(phrase))?;
        Some(1 + found.len())
    }

    /// How many words the longest phrase that ends with the last of `keys` has.
    pub fn ending(&self, keys: &[u64]) -> Option<usize> {
        const LONGEST: usize = 5;
        keys.last().filter(|last| self.lasts.may_have(**last))?;
        (keys.len().saturating_sub(LONGEST)..keys.len())
            .find(|&from| self.starting(&keys[from..]) == Some(keys.len() - from))
            .map(|from| keys.len() - from)
    }

    /// The first phrase in `keys`: its first word and how many it has.
    pub fn first_in(&self, keys: &[u64]) -> Option<(usize, usize)> {
        (0..keys.len()).find_map(|at| self.starting(&keys[at..]).map(|words| (at, words)))
    }
}

impl From<Vec<String>> for Phrases {
    fn from(list: Vec<String>) -> Self {
        Phrases::new(&list)
    }
}

pub(super) fn words(phrase: &str) -> impl Iterator<Item = &str> {
    let parts = |ch: char| ch.is_whitespace() || matches!(ch, '\'' | '’' | '-');
    phrase.split(parts).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold_word, word_key};

    #[test]
    fn the_longest_phrase_is_found_wherever_it_stands() {
        let phrases = Phrases::new(&["thừa nhận", "không thừa nhận", "theo"]);
        let keys: Vec<u64> = "Kim KHÔNG thừa nhận việc".split(' ').map(|w| word_key(&fold_word(w))).collect();
        assert_eq!(phrases.first_in(&keys), Some((1, 3)));
        assert_eq!(phrases.starting(&keys[2..]), Some(2));
        assert_eq!(phrases.ending(&keys[..4]), Some(3));
        assert_eq!(phrases.starting(&keys[..1]), None);
    }
}
