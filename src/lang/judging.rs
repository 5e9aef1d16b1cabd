//! The words by which two passages are judged, of each language: `assets/lang/<code>/judging.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Phrases, data, phrases};
use crate::text::keys_of;

/// The words by which two passages of one language are judged.
#[derive(Debug, Default)]
pub struct Judging {
    /// What is counted under several words.
    pub counted: Sets,
    /// What a number tells of the thing that is counted: dead, injured; rose, fell.
    pub measured: Sets,
    /// Words by a number of a part, of each, of an earlier time.
    pub parts: Sets,
    /// Words by a number that comes on top of another.
    pub additions: Phrases,
    /// Words that take sides or take none, by the thing that they are said of.
    pub wording: Sets,
    /// Those that take sides.
    pub loaded: Phrases,
    /// Before a name that is where something is.
    pub places: Phrases,
    /// Before a name that is a person's.
    pub titles: Phrases,
    /// Before a man's name.
    pub male: Phrases,
    /// Before a woman's name.
    pub female: Phrases,
    /// Something is put off to another day.
    pub postponed: Phrases,
}

/// Sets of phrases that stand for one thing each.
#[derive(Debug, Default)]
pub struct Sets {
    phrases: Phrases,
    /// The number of the set by the keys of a phrase's words.
    set_of: FxHashMap<Vec<u64>, usize>,
}

/// A phrase found among words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its first word.
    pub at: usize,
    /// How many words it has.
    pub words: usize,
    /// The number of the set that it is of.
    pub set: usize,
}

impl Sets {
    pub(super) fn new(sets: &[Vec<String>]) -> Self {
        let keys = |phrase: &String| phrases::words(phrase).flat_map(keys_of).collect();
        let set_of =
            sets.iter().zip(0..).flat_map(|(set, number)| set.iter().map(move |phrase| (keys(phrase), number)));
        let all: Vec<&String> = sets.iter().flatten().collect();
        Sets { phrases: Phrases::new(&all), set_of: set_of.collect() }
    }

    /// The set of the longest phrase that begins with the first of `keys`, and how many words it has.
    pub fn starting(&self, keys: &[u64]) -> Option<(usize, usize)> {
        let words = self.phrases.starting(keys)?;
        self.set_of.get(&keys[..words]).map(|&set| (set, words))
    }

    /// The first words of the phrases.
    pub(super) fn first_words(&self) -> impl Iterator<Item = u64> {
        self.set_of.keys().filter_map(|keys| keys.first().copied())
    }

    /// The phrases in `keys`, in order, none inside another.
    pub fn all_in(&self, keys: &[u64]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < keys.len() {
            let next = self.starting(&keys[at..]).map(|(set, words)| Found { at, words, set });
            found.extend(next);
            at += next.map_or(1, |found| found.words);
        }
        found
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct JudgingData {
    counted: Vec<Vec<String>>,
    measured: Vec<Vec<String>>,
    parts: Vec<Vec<String>>,
    additions: Vec<String>,
    places: Vec<String>,
    titles: Vec<String>,
    male: Vec<String>,
    female: Vec<String>,
    postponed: Vec<String>,
    wording: Vec<WordingData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordingData {
    /// For the people who edit the file.
    #[serde(rename = "name")]
    _name: String,
    neutral: Vec<String>,
    loaded: Vec<String>,
}

impl Judging {
    /// The file that holds them.
    pub(super) const FILE: &str = "judging.toml";

    /// The words in the text of their file, or what is wrong with it.
    pub(super) fn from_toml(text: &str) -> Result<Self, String> {
        let data: JudgingData = data::parse(Self::FILE, text)?;
        let loaded: Vec<&String> = data.wording.iter().flat_map(|set| &set.loaded).collect();
        let loaded = Phrases::new(&loaded);
        let wording: Vec<Vec<String>> =
            data.wording.into_iter().map(|set| [set.neutral, set.loaded].concat()).collect();
        Ok(Judging {
            counted: Sets::new(&data.counted),
            measured: Sets::new(&data.measured),
            parts: Sets::new(&data.parts),
            additions: Phrases::new(&data.additions),
            wording: Sets::new(&wording),
            loaded,
            places: Phrases::new(&data.places),
            titles: Phrases::new(&data.titles),
            male: Phrases::new(&data.male),
            female: Phrases::new(&data.female),
            postponed: Phrases::new(&data.postponed),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold_word, word_key};

    #[test]
    fn the_longest_phrase_of_a_set_is_found() {
        let sets = Sets::new(&[vec!["xung đột".to_owned(), "cuộc xung đột".to_owned()], vec!["tăng".to_owned()]]);
        let keys: Vec<u64> = "Cuộc xung đột tăng".split(' ').map(|word| word_key(&fold_word(word))).collect();
        let found = sets.all_in(&keys);
        assert_eq!(found, [Found { at: 0, words: 3, set: 0 }, Found { at: 3, words: 1, set: 1 }]);
    }
}
