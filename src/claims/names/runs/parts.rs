//! What the words of a run of capitals tell: small words of a family name, a full name that begins inside, and what makes
//! it no person's.

use super::Scanner;
use crate::lang::{Phrases, Spellings};

/// "van der": a family name begins with at most so many small words.
const MOST_PARTICLES: usize = 3;

impl Scanner<'_> {
    /// Past the small words of a family name that stand at `at` ("von der").
    pub(super) fn after_particles(&self, at: usize) -> usize {
        let particles = &Spellings::bundled().particles;
        let own_word = |key: &u64| self.pack.is_common(*key) || self.pack.openers.contains(key);
        let is_one = |&at: &usize| {
            let key = self.tokens.keys().get(at);
            key.is_some_and(|key| particles.contains(key) && !own_word(key)) && !self.is_capital_word(at)
        };
        (at..at + MOST_PARTICLES).take_while(is_one).count() + at
    }

    /// The capital of a family name that begins with small words at `at` ("Critics of von der Leyen").
    pub(super) fn led_by_particle(&self, at: usize) -> Option<usize> {
        Spellings::bundled().leading.get(&self.tokens.keys()[at])?;
        let first = self.after_particles(at);
        let parted = (at + 1..=first).any(|at| self.tokens.is_apart(at, self.pack));
        (first > at && self.is_capital_word(first) && !parted && !self.is_listed_place(first)).then_some(first)
    }

    /// Whether a given name and a father's begin at a capital inside a run ("Чечни | Рамзан Ахматович Кадыров").
    pub(super) fn full_name_begins(&self, at: usize) -> bool {
        let is_fathers = |at: usize| {
            let word = self.tokens.text(at);
            self.words.patronymics.iter().any(|ending| word.ends_with(ending.as_str()))
        };
        let given = |at: usize| self.tokens.keys().get(at).is_some_and(|key| self.words.given_names.contains(key));
        self.title.is_some() && self.is_capital_word(at + 1) && (is_fathers(at + 1) || given(at))
    }

    /// Whether a house, a street, a ship or the like has the name, though it may be a person's ("đường Nguyễn Trãi").
    pub(super) fn is_thing(&self, at: usize, end: usize) -> bool {
        let (keys, words) = (self.tokens.keys(), self.words);
        let is_after = |list: &Phrases, at: usize| list.ending(&keys[..at]).is_some();
        let named_after = |at: usize| is_after(&words.no_persons_after, at) && !self.opens(at);
        let titles = [&words.titles.male, &words.titles.female, &words.titles.any, &words.titles.offices];
        // "The frigate Admiral Makarov" has the title in its name.
        let title = titles.into_iter().filter_map(|list| list.ending(&keys[..at])).max();
        let from = title.map(|count| at - count).filter(|&from| self.is_capital_word(from));
        let in_quotes = |at: usize| self.tokens.between(at).trim() == "\"" && is_after(&words.named_in_quotes, at);
        let is_named = |at: usize| named_after(at) || in_quotes(at);
        is_named(at) || from.is_some_and(is_named) || self.words.tails.ending(&keys[at..end]).is_some()
    }
}
