//! The words by which the details of a report are told apart, of each language: `assets/lang/<code>/details.toml`; and what
//! cannot both be so of one thing: `opposites.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Phrases, Sets, data};
use crate::text::keys_of;

/// A part of the day, as every language parts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// From midnight to sunrise.
    EarlyHours,
    /// Up to noon.
    Morning,
    /// About noon.
    Noon,
    /// Up to sunset.
    Afternoon,
    /// After sunset.
    Evening,
    /// Up to midnight and after it.
    Night,
}

impl DayPart {
    /// All, in the order of the day, which is that of their sets in the word lists.
    pub const ALL: [DayPart; 6] =
        [DayPart::EarlyHours, DayPart::Morning, DayPart::Noon, DayPart::Afternoon, DayPart::Evening, DayPart::Night];

    /// Its number in the order of the day, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// How many parts of the day the two are apart.
    pub fn apart(self, other: DayPart) -> u8 {
        self.number().abs_diff(other.number())
    }
}

/// Words around details, beyond numbers, days and names.
#[derive(Debug, Default)]
pub struct DetailWords {
    /// Right before a place's name.
    pub place_before: Phrases,
    /// Right after a place's name.
    pub place_after: Phrases,
    /// Parts of the day: the set's number is the place in [`DayPart::ALL`].
    pub day_parts: Sets,
    /// Words that begin or end like a part of the day and are none.
    pub not_day_parts: Phrases,
    /// First, second, third …: the set's number is the rank less one.
    pub ranks: Sets,
    /// Units of a person's age.
    ages: Phrases,
    /// Between a person's name and a number without a noun that is an age.
    pub age_before: Phrases,
    /// Before a year of birth.
    pub born: Phrases,
    /// The article takes back what was said.
    pub corrections: Phrases,
    /// Right before a value that the article says is not the one.
    pub rejects_before: Phrases,
    /// The same right after one.
    pub rejects_after: Phrases,
    /// A number grew since.
    pub growth: Phrases,
    /// It does not happen, or no longer, though no "not" says so.
    pub stops: Phrases,
    /// Another of the same sort.
    pub also: Phrases,
    /// It goes on, or has not happened yet: what is told with it is the hour of the report.
    pub still: Phrases,
    /// Right before a day of the week of one word without a capital.
    pub weekday_after: Phrases,
    /// Right before a number that tells which of several it is: "room 12".
    pub numbered: Phrases,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DetailData {
    place_before: Vec<String>,
    place_after: Vec<String>,
    day_parts: Vec<Vec<String>>,
    not_day_parts: Vec<String>,
    ranks: Vec<Vec<String>>,
    ages: Vec<String>,
    age_before: Vec<String>,
    born: Vec<String>,
    corrections: Vec<String>,
    rejects_before: Vec<String>,
    rejects_after: Vec<String>,
    growth: Vec<String>,
    stops: Vec<String>,
    also: Vec<String>,
    still: Vec<String>,
    weekday_after: Vec<String>,
    numbered: Vec<String>,
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
            not_day_parts: Phrases::new(&data.not_day_parts),
            ranks: Sets::new(&data.ranks),
            ages: Phrases::new(&data.ages),
            age_before: Phrases::new(&data.age_before),
            born: Phrases::new(&data.born),
            corrections: Phrases::new(&data.corrections),
            rejects_before: Phrases::new(&data.rejects_before),
            rejects_after: Phrases::new(&data.rejects_after),
            growth: Phrases::new(&data.growth),
            stops: Phrases::new(&data.stops),
            also: Phrases::new(&data.also),
            still: Phrases::new(&data.still),
            weekday_after: Phrases::new(&data.weekday_after),
            numbered: Phrases::new(&data.numbered),
        })
    }
}

impl DetailWords {
    /// Whether a number of this `unit` is a person's age.
    pub fn is_age(&self, unit: &str) -> bool {
        let keys: Vec<u64> = unit.split_whitespace().flat_map(keys_of).collect();
        self.ages.starting(&keys).is_some()
    }
}

/// Outcomes and states that exclude one another.
#[derive(Debug, Default)]
pub struct Opposites {
    sets: Vec<OppositeSet>,
    /// By the first word of a phrase, the sets that have one which begins so, ascending.
    by_first: FxHashMap<u64, Vec<usize>>,
    roles: Roles,
}

/// How a language tells who did it to whom.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Roles {
    /// Who did it stands before what was done, and to whom after.
    pub order_tells: bool,
    /// Behind the one to whom it is done.
    pub passive: Phrases,
    /// Before the one who does it; empty where he stands right behind the passive.
    pub by: Phrases,
    /// Behind the one who does it, where order does not tell,
    pub subject: Phrases,
    /// and behind the one to whom it is done.
    pub object: Phrases,
    /// What both do to each other: "A met B" is "B met A".
    pub mutual: Phrases,
    /// Before a noun, and nothing else.
    pub articles: Phrases,
}

#[derive(Debug)]
struct OppositeSet {
    sides: Sets,
    /// Phrases in which a word of a side means something else.
    unless: Phrases,
    is_of_place: bool,
    is_weak: bool,
    is_order: bool,
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
    roles: Roles,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct SetData {
    /// The same in every language, for the people who edit the files.
    #[serde(rename = "name")]
    _name: String,
    /// They say where something is.
    place: bool,
    /// They are often said of two things, so that they count only between passages that are nearly alike.
    weak: bool,
    /// They say what came first, so that they count only of the same: of "before the fire" and "after the fire".
    order: bool,
    sides: Vec<Vec<String>>,
    /// Phrases in which a word of a side means something else.
    unless: Phrases,
}

impl OppositeSet {
    /// Whether the `words` at `at` stand within a longer phrase that means something else ("xe tăng").
    fn is_look_alike(&self, keys: &[u64], at: usize, words: usize) -> bool {
        const REACH: usize = 3;
        let hides = |from: usize| {
            let longer = self.unless.starting(&keys[from..]);
            longer.is_some_and(|longer| longer > words && from + longer >= at + words)
        };
        (at.saturating_sub(REACH)..=at).any(hides)
    }
}

impl Opposites {
    /// The file that holds them.
    pub(super) const FILE: &str = "opposites.toml";

    /// The words in the text of their file, or what is wrong with it.
    pub(super) fn from_toml(text: &str) -> Result<Self, String> {
        let data: OppositeData = data::parse(Self::FILE, text)?;
        let set = |SetData { place, weak, order, sides, unless, .. }: SetData| OppositeSet {
            sides: Sets::new(&sides),
            unless,
            is_of_place: place,
            is_weak: weak,
            is_order: order,
        };
        let sets: Vec<OppositeSet> = data.opposites.into_iter().map(set).collect();
        let mut by_first: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (number, set) in sets.iter().enumerate() {
            for first in set.sides.first_words() {
                let of_word = by_first.entry(first).or_default();
                if of_word.last() != Some(&number) {
                    of_word.push(number);
                }
            }
        }
        Ok(Opposites { sets, by_first, roles: data.roles })
    }

    /// The outcomes that these words tell, set by set, each in order. No word counts twice in one set.
    pub fn all_in(&self, keys: &[u64]) -> Vec<Outcome> {
        let mut found: Vec<Outcome> = Vec::new();
        for (at, key) in keys.iter().enumerate() {
            for &set in self.by_first.get(key).map_or(&[][..], |sets| sets) {
                let is_taken = found.iter().any(|other| other.set == set && other.at + other.words > at);
                let starting = self.sets[set].sides.starting(&keys[at..]).filter(|_| !is_taken);
                let outcome = starting.map(|(side, words)| Outcome { at, words, set, side });
                found.extend(outcome.filter(|outcome| !self.sets[set].is_look_alike(keys, outcome.at, outcome.words)));
            }
        }
        found.sort_by_key(|outcome| (outcome.set, outcome.at));
        found
    }

    /// Whether the words tell the side of `outcome`.
    pub fn has(&self, keys: &[u64], outcome: &Outcome) -> bool {
        let set = &self.sets[outcome.set];
        let told = set.sides.all_in(keys).into_iter().filter(|found| found.set == outcome.side);
        told.into_iter().any(|found| !set.is_look_alike(keys, found.at, found.words))
    }

    /// How it is told who did it to whom.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// Whether the sides of a set are often said of two things.
    pub fn is_weak(&self, set: usize) -> bool {
        self.sets[set].is_weak
    }

    /// Whether the sides of a set say what came before what stands beside them.
    pub fn is_order(&self, set: usize) -> bool {
        self.sets[set].is_order
    }

    /// Whether the sides of a set say where something is.
    pub fn is_of_place(&self, set: usize) -> bool {
        self.sets[set].is_of_place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold_word, word_key};

    #[test]
    fn each_set_finds_its_longest_phrase_and_hides_none_of_another() {
        let text = "[[opposites]]\nname = 'a'\nsides = [['open', 'not closed'], ['closed']]\n\
                    [[opposites]]\nname = 'b'\nsides = [['closed down'], ['closed']]\n";
        let opposites = Opposites::from_toml(text).unwrap();
        let keys: Vec<u64> = "was not closed down".split(' ').map(|word| word_key(&fold_word(word))).collect();
        let outcome = |at, words, set, side| Outcome { at, words, set, side };
        assert_eq!(opposites.all_in(&keys), [outcome(1, 2, 0, 0), outcome(2, 2, 1, 0)]);
        assert!(opposites.has(&keys, &outcome(0, 1, 0, 0)) && !opposites.has(&keys, &outcome(0, 1, 0, 1)));
    }
}
