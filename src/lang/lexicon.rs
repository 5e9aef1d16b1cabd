//! Phrases that each mean something: "hôm qua" is a day, "km" a thousand metres.

use rustc_hash::FxHashMap;

use super::key_filter::KeyFilter;
use crate::text::keys_of;

/// The rest of a phrase after its first word, and what the phrase means.
type Entry<T> = (Vec<u64>, T);

/// Phrases of one or more words, found by the keys of their words, with what each means.
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    /// By the key of the first word, longest first.
    by_first: FxHashMap<u64, Vec<Entry<T>>>,
    /// The first words, and the last.
    firsts: KeyFilter,
    lasts: KeyFilter,
}

impl<T> Lexicon<T> {
    /// The phrases of `entries`, each with single spaces between its words. Of two equal ones the first counts.
    pub fn new<S: AsRef<str>>(entries: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut by_first: FxHashMap<u64, Vec<Entry<T>>> = FxHashMap::default();
        let [mut firsts, mut lasts] = [KeyFilter::default(); 2];
        for (phrase, meaning) in entries {
            let mut keys = phrase.as_ref().split_whitespace().flat_map(keys_of);
            if let Some(first) = keys.next() {
                let rest: Vec<u64> = keys.collect();
                firsts.insert(first);
                lasts.insert(*rest.last().unwrap_or(&first));
                by_first.entry(first).or_default().push((rest, meaning));
            }
        }
        by_first.values_mut().for_each(|entries| entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
        Lexicon { by_first, firsts, lasts }
    }

    /// How many words the longest phrase has that begins with the first of `keys`, and what it means.
    pub fn starting(&self, keys: &[u64]) -> Option<(usize, &T)> {
        let (first, rest) = keys.split_first().filter(|(first, _)| self.firsts.may_have(**first))?;
        let (phrase, meaning) = self.by_first.get(first)?.iter().find(|(phrase, _)| rest.starts_with(phrase))?;
        Some((1 + phrase.len(), meaning))
    }

    /// The same for the longest phrase that ends with the last of `keys`.
    pub fn ending(&self, keys: &[u64]) -> Option<(usize, &T)> {
        const LONGEST: usize = 5;
        keys.last().filter(|last| self.lasts.may_have(**last))?;
        let starts = keys.len().saturating_sub(LONGEST)..keys.len();
        starts.filter_map(|from| self.starting(&keys[from..]).filter(|&(words, _)| words == keys.len() - from)).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold_word, word_key};

    #[test]
    fn the_longest_phrase_tells_the_meaning() {
        let lexicon = Lexicon::new([("người", 1), ("người chết", 2), ("người", 3)]);
        let keys: Vec<u64> = "có NGƯỜI chết".split(' ').map(|word| word_key(&fold_word(word))).collect();
        assert_eq!(lexicon.starting(&keys[1..]), Some((2, &2)));
        assert_eq!(lexicon.starting(&keys[1..2]), Some((1, &1)));
        assert_eq!(lexicon.ending(&keys), Some((2, &2)));
        assert_eq!(lexicon.starting(&keys), None);
    }
}
