//! The words by which the details of a report are told apart, of each language: `assets/lang/<code>/details.toml`; and what
//! cannot both be so of one thing: `opposites.toml`.

use serde::Deserialize;

use super::{Phrases, Sets, data};

/// Words around details, beyond numbers, days and names.
#[derive(Debug, Default)]
pub struct DetailWords {
    /// Right before a place's name.
    pub place_before: Phrases,
    /// Right after a place's name.
    pub place_after: Phrases,
    /// Parts of the day, from dawn to night.
    pub day_parts: Sets,
    /// First, second, third …: the set's number is the rank less one.
    pub ranks: Sets,
    /// The article takes back what was said.
    pub corrections: Phrases,
    /// A number grew since.
    pub growth: Phrases,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DetailData {
    place_before: Vec<String>,
    place_after: Vec<String>,
    day_parts: Vec<Vec<String>>,
    ranks: Vec<Vec<String>>,
    corrections: Vec<String>,
    growth: Vec<String>,
}

impl DetailWords {
    /// The file that holds them.
    pub(super) const FILE: &str = "details.toml";

    /// The words in the text of their file, or what is wrong with it.
    pub(super) fn from_toml(text: &str) -> Result<Self, String> {
        let data: DetailData = data::parse(Self::FILE, text)?;
        Ok(DetailWords {
            place_before: Phrases::new(&data.place_before),
            place_after: Phrases::new(&data.place_after),
            day_parts: Sets::new(&data.day_parts),
            ranks: Sets::new(&data.ranks),
            corrections: Phrases::new(&data.corrections),
            growth: Phrases::new(&data.growth),
        })
    }
}

/// Outcomes and states that exclude one another.
#[derive(Debug, Default)]
pub struct Opposites {
    /// The sides of all sets, numbered through.
    sides: Sets,
    /// For each side, which set it is of, and its place there.
    of: Vec<(usize, usize)>,
    names: Vec<String>,
}

/// A word of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its first word.
    pub at: usize,
    /// How many words it has.
    pub words: usize,
    /// Which set it is of: two outcomes of one set and two sides exclude each other.
    pub set: usize,
    /// Its side in that set.
    pub side: usize,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct OppositeData {
    opposites: Vec<SetData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetData {
    name: String,
    sides: Vec<Vec<String>>,
}

impl Opposites {
    /// The file that holds them.
    pub(super) const FILE: &str = "opposites.toml";

    /// The words in the text of their file, or what is wrong with it.
    pub(super) fn from_toml(text: &str) -> Result<Self, String> {
        let data: OppositeData = data::parse(Self::FILE, text)?;
        let (mut sides, mut of, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for (number, set) in data.opposites.into_iter().enumerate() {
            for (side, words) in set.sides.into_iter().enumerate() {
                of.push((number, side));
                sides.push(words);
            }
            names.push(set.name);
        }
        Ok(Opposites { sides: Sets::new(&sides), of, names })
    }

    /// The outcomes that these words tell, in order.
    pub fn all_in(&self, keys: &[u64]) -> Vec<Outcome> {
        let outcome = |found: super::judging::Found| {
            let (set, side) = self.of[found.set];
            Outcome { at: found.at, words: found.words, set, side }
        };
        self.sides.all_in(keys).into_iter().map(outcome).collect()
    }

    /// The name of a set, the same in every language.
    pub fn name(&self, set: usize) -> &str {
        &self.names[set]
    }
}
